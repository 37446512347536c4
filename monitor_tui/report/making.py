"""From what the store knows of an event to the page: which cells, which lines, which numbered citations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from monitor_tui import days
from monitor_tui.contrast import panes, words
from monitor_tui.contrast.free import is_free
from monitor_tui.contrast.leading import leading
from monitor_tui.dossier import Dossier
from monitor_tui.model import Cell, CellState, Row, SourceCount, Statement, Versions
from monitor_tui.model.briefed import (
    Brief,
    BriefCell,
    BriefItem,
    BriefRow,
    Citation,
    Cited,
    Line,
    Material,
    Part,
    Side,
)
from monitor_tui.report import gaps
from monitor_tui.report.against import against
from monitor_tui.report.citing import Citations, marked, since
from monitor_tui.report.telling import LEFT_OUT, offset, seen
from monitor_tui.report.timeline import lanes

OF_A_CELL = 3
"""Statements of one cell that the whole matrix shows; tables hold them all."""
CHECKED = ("checked", "corrected")
SIGNS_TOLD = {
    "machine": "· read by machine, checked by nobody",
    "unsure": "? the machine is unsure",
    "corrected": "✎ corrected by a person",
    "differ": "≠ analysts differ",
    "altered": "~ sentence altered since",
    "gone": "† sentence gone since",
}
_SPAN = re.compile(r"[\d A-Za-z-]*\d{1,2} [A-Z][a-z]{2} \d{4}$")
"""The days at the end of a machine's title."""


def make(material: Material, dossier: Dossier, *, every: bool = False) -> Brief:
    """The page; ``every``: all statements of each cell, for tables."""
    return _Page(material, dossier, every).brief()


class _Page:
    """One page while it is made: numbers are given in the order in which they are met."""

    def __init__(self, material: Material, dossier: Dossier, every: bool) -> None:
        self.material = material
        self.dossier = dossier
        self.versions: Versions = material.versions
        self.most = 1000 if every else OF_A_CELL
        self.citations = Citations(material, dossier)
        self.items: tuple[BriefItem, ...] = material.items or ()
        self.sides = self._sides()

    def brief(self) -> Brief:
        event, material = self.versions.event, self.material
        span = days.span(event.first, event.last)
        rows = self._chosen_rows() if material.items is not None else self._all_rows()
        also = self._chosen_claims() if material.items is not None else self._also()
        opposed = against(
            self.versions, self._points(rows), self.sides, self.dossier, self._line, self._is_cited, self._kept
        )
        accused = tuple(self._line(one) for one in self._accused())
        for told in self._stories():
            self.citations.of_story(told)
        heading = next((item for item in self.items if item.part is Part.HEADING and item.words), None)
        made = self.citations.all()
        return Brief(
            key=event.key,
            event=event.id,
            title=heading.words if heading else _title(event.title, span),
            heading_by=heading.worded_by if heading else "",
            span=span,
            first=event.first,
            last=event.last,
            asof=self._asof(),
            numbers=self._numbers(),
            limits=self._limits(),
            sides=self.sides,
            rows=rows,
            also=also,
            against=opposed,
            accused=accused,
            remarks=() if self.items else tuple((outlet, text) for _, outlet, text in self.versions.remarks[:3]),
            not_said=(*gaps.not_said(rows, self.sides, self._watched(span), self._empty), *self._proofs()),
            cannot_say=gaps.cannot_say(rows, self.sides, self._health()),
            changed=tuple(
                f"{name}: {told}"
                for item in self.items
                for name, told in [(self.label(item), self.since(item))]
                if told
            ),
            citations=made,
            lanes=lanes(self.versions, self.sides, self.dossier, self._kept),
            legend=self._legend(rows, made),
            camps={camp.id: camp.name for camp in self.dossier.camps.values()},
        )

    # --- sides and rows ------------------------------------------------------------------------

    def _sides(self) -> tuple[Side, ...]:
        """The columns, by name: no side stands first because a machine or a person put it there."""
        if self.material.items is None:
            asked = set(self.versions.camps)
        else:
            cells = {item.camp for item in self.items if item.part in (Part.CELL, Part.PROOF)}
            asked = cells or {item.camp for item in self.items if item.part is Part.CLAIM}
        return tuple(sorted((self._side(pane) for pane in asked), key=lambda side: (side.name.casefold(), side.camp)))

    def _side(self, pane: str) -> Side:
        """A camp's column, or an actor's own."""
        camp = self.dossier.camps.get(panes.camp_of(pane, self.dossier))
        actor = self.dossier.actors.get(panes.actor_of(pane) or "")
        if actor is not None:
            return Side(pane, camp.letter if camp else "", actor.name, actor.short or actor.name)
        return Side(pane, camp.letter, camp.name, camp.short) if camp else Side(pane, "", pane, pane)

    def _all_rows(self) -> tuple[BriefRow, ...]:
        return tuple(
            BriefRow(row.point.id, row.point.name, tuple(self._cell(row, side.camp, None) for side in self.sides))
            for row in self.versions.rows
        )

    def _chosen_rows(self) -> tuple[BriefRow, ...]:
        """The points in the order in which a person put them, each with the cells that were chosen."""
        chosen = {(item.point, item.camp): item for item in self.items if item.part is Part.CELL}
        known = {row.point.id: row for row in self.versions.rows}
        names = {point.id: point for point in self.dossier.points}
        made = []
        for point in dict.fromkeys(point for point, _ in chosen):
            row = known.get(point)
            called = next((item.title for item in chosen.values() if item.point == point and item.title), point)
            name = row.point.name if row else names[point].name if point in names else called
            cells = []
            for side in self.sides:
                item = chosen.get((point, side.camp))
                cells.append(
                    BriefCell(side.camp, CellState.NONE_FOUND, asked=False)
                    if item is None
                    else self._cell(row, side.camp, item)
                )
            made.append(BriefRow(point, name, tuple(cells)))
        return tuple(made)

    def _cell(self, row: Row | None, camp: str, item: BriefItem | None) -> BriefCell:
        cell = self._empty(row.point.id if row else "", camp) if row is None else row.cells[camp]
        lines, more, left_out = self._lines(cell, item)
        state = cell.state
        note = ""
        if not lines and cell.statements and left_out:
            note = f"nothing checked; {_unchecked(left_out)} left out"
        elif not lines or (state is CellState.DECLINES and not all(map(_says_declines, lines))):
            note = gaps.note(cell, self.material.silent_by.get((row.point.id if row else "", camp), ""))
        return BriefCell(
            camp=camp,
            state=CellState.FOUND if lines and state is not CellState.DECLINES else state,
            lines=lines,
            words=(item.words if item else "") or cell.summary,
            words_by=(item.worded_by if item and item.words else "") or cell.summary_by,
            note=note,
            more=more,
            conflicts=cell.conflicts,
            within=cell.within,
        )

    def _lines(self, cell: Cell, item: BriefItem | None) -> tuple[tuple[Line, ...], int, int]:
        """What stands in a cell, how many statements do not, and how many of those nobody checked."""
        kept = [one for one in cell.statements if self._kept(one)]
        left_out = len(cell.statements) - len(kept)
        pinned = self._pinned(item, kept) if item is not None else ()
        if pinned:
            return pinned, 0, left_out
        shown = tuple(kept) if self.most > OF_A_CELL else leading(kept, self.most)
        return tuple(self._line(one) for one in shown), len(kept) - len(shown), left_out

    def _pinned(self, item: BriefItem, statements: Sequence[Statement]) -> tuple[Line, ...]:
        """The sentences that were in the cell when a person put it in, as they are today."""
        of_claim = {one.claim: one for one in statements}
        lines = []
        for pin, cited in zip(item.cites, self.material.found.get(item.id, ()), strict=False):
            if cited is None or (self.material.checked_only and marked(cited) not in CHECKED):
                continue
            statement = of_claim.get(cited.claim)
            lines.append(self._line(statement) if statement else self._cited_line(cited, pin.value))
        return tuple(lines)

    # --- lines -----------------------------------------------------------------------------------

    def _line(self, statement: Statement) -> Line:
        cited = self.material.cited.get(statement.claim)
        number = self.citations.of(cited, statement) if cited is not None else 0
        value = words.value_of(statement, self.dossier)
        return Line(
            value=f"“{value}”" if is_free(statement.point) and not value.startswith('"') else value,
            speaker=words.short_actor(statement.actor, self.dossier) or (cited.pinned.speaker if cited else ""),
            number=number,
            mark=statement.mark,
            statement=statement,
            camp=statement.camp,
            reports=statement.reports,
        )

    def _cited_line(self, cited: Cited, value: str = "") -> Line:
        speaker = words.short_actor(cited.actor, self.dossier) if cited.actor else cited.pinned.speaker
        shown = value or cited.value or f"“{cited.pinned.quote}”"
        return Line(shown, speaker, self.citations.of(cited), marked(cited), None, cited.camp)

    def _also(self) -> tuple[Line, ...]:
        """The best statement of each camp that has no column."""
        best: dict[str, Statement] = {}
        for one in self.versions.also:
            if self._kept(one):
                best.setdefault(one.camp, one)
        return tuple(self._line(best[camp]) for camp in self.dossier.camps if camp in best)

    def _chosen_claims(self) -> tuple[Line, ...]:
        """Claims that a person put in, in the order of the brief; what stands in a cell is not said twice."""
        lines = []
        for item in self.items:
            if item.part is not Part.CLAIM:
                continue
            for cited in self.material.found.get(item.id, ()):
                if cited is not None and (not self.material.checked_only or marked(cited) in CHECKED):
                    line = self._cited_line(cited)
                    lines.append(replace(line, value=item.words) if item.words else line)
        return tuple(lines)

    def _accused(self) -> list[Statement]:
        if self.material.items is not None:
            return []  # what a person chose stands in the page; nothing comes in beside it
        return [one for one in self.versions.accused if self._kept(one)][:5]

    def _stories(self) -> list[tuple[BriefItem, str]]:
        return [(item, since_story(item, self.material)) for item in self.items if item.part is Part.STORY]

    def _proofs(self) -> tuple[str, ...]:
        return tuple(item.words for item in self.items if item.part is Part.PROOF and item.words)

    def _points(self, rows: Sequence[BriefRow]) -> set[str]:
        return {row.point for row in rows} | {item.point for item in self.items if item.part is Part.CLAIM}

    def _kept(self, statement: Statement) -> bool:
        """Whether the page may cite a statement."""
        return not self.material.checked_only or statement.mark in CHECKED

    def _is_cited(self, statement: Statement) -> bool:
        cited = self.material.cited.get(statement.claim)
        return cited is not None and self.citations.has(cited)

    # --- what is told of the whole -----------------------------------------------------------------

    def _empty(self, point: str, camp: str) -> Cell:
        for row in self.versions.rows:
            if row.point.id == point and camp in row.cells:
                return row.cells[camp]
        count = self.versions.event.camps.get(camp, 0)
        return Cell(camp, CellState.NONE_FOUND, (), self._health().get(camp, SourceCount()), count)

    def _health(self) -> dict[str, SourceCount]:
        return {camp: cell.sources for row in self.versions.rows for camp, cell in row.cells.items()}

    def _asof(self) -> str:
        """Of the past the moment by which all had happened: the end of a day is 24:00."""
        asof = self.material.asof
        return self._moment(self.material.now) if asof is None else f"{self._by(asof)} ({self.dossier.timezone})"

    def _by(self, moment: datetime) -> str:
        local = moment.astimezone(self.dossier.zone)
        return f"{days.by(local)} {offset(local)}"

    def _watched(self, span: str) -> str:
        """The days of which the numbers of sources and their stories are."""
        return days.span(*self.material.watched) if self.material.watched is not None else span

    def _moment(self, when: datetime) -> str:
        return f"{seen(when, self.dossier.zone)} ({self.dossier.timezone})"

    def _numbers(self) -> str:
        event, used = self.versions.event, self.citations.claims()
        checked = [one for one in used if one.mark in CHECKED]
        by = ", ".join(dict.fromkeys(one.reviewed_by for one in checked if one.reviewed_by))
        read = _many(self.material.stories, "story", "stories")
        if self.material.sources:
            read += f", {_many(self.material.sources, 'source', 'sources')}"
        marks = f"; those used here: {len(checked)} checked{f' by {by}' if by else ''}, {len(used) - len(checked)} not"
        return f"{read}. {_many(event.claims, 'claim', 'claims')} read by machine{marks}."

    def _limits(self) -> tuple[str, ...]:
        material = self.material
        told = []
        if material.until:
            told.append(f"Only stories published until {self._by(material.until)}.")
        if material.asof:
            asked = self._moment(material.now)
            told.append(
                f"What was stored, and done by people, by then, as the reader of today reads it; asked {asked}."
            )
        if material.checked_only:
            told.append("Only claims that a person checked.")
        if material.items is None and not self.versions.rows:
            told.append("No claim of these sides was found in this event.")
        return tuple(told)

    @staticmethod
    def _legend(rows: Sequence[BriefRow], cited: Sequence[Citation]) -> tuple[str, ...]:
        marks = [told for mark, told in SIGNS_TOLD.items() if any(one.mark == mark for one in cited)]
        left_out = any(not cell.asked for row in rows for cell in row.cells)
        return (*marks, *((f"{LEFT_OUT} not in this brief, which says nothing about it",) if left_out else ()))

    def label(self, item: BriefItem) -> str:
        side = self._side(item.camp) if item.camp else None
        points = {row.point.id: row.point.name for row in self.versions.rows}
        parts = [points.get(item.point, item.title or item.point), side.name if side else ""]
        return ", ".join(part for part in parts if part) or str(item.part)

    def since(self, item: BriefItem) -> str:
        if item.part is Part.STORY:
            return since_story(item, self.material)
        return since(item, self.material, self._empty(item.point, item.camp))


def since_story(item: BriefItem, material: Material) -> str:
    told = material.told.get(item.key)
    if told is None:
        return "the story is not in the store"
    if told.gone:
        return "the story was withdrawn"
    return "the story has another title now" if told.title != item.title else ""


def changes(material: Material, dossier: Dossier) -> dict[str, str]:
    """Item -> what became of it since it was put in, as a sentence; nothing of those that stand as they did."""
    page = _Page(material, dossier, False)
    return {item.id: told for item in page.items if (told := page.since(item))}


def _title(title: str, span: str) -> str:
    # Of the past and of a filter the span is another than the one in the title.
    head = _SPAN.sub("", title.removesuffix(span)).rstrip(" ,:")
    names, _, places = head.partition(": ")
    told = f"{names}{f' ({places})' if places else ''}"
    return f"{told}: what each side says, {span}" if told else f"What each side says, {span}"


def _many(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"


def _says_declines(said: Line) -> bool:
    """Whether a value tells by itself that it is a refusal."""
    return said.value.startswith("declines")


def _unchecked(count: int) -> str:
    return f"{count} unchecked {'statement' if count == 1 else 'statements'}"
