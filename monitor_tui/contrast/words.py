"""The exact words of the panes: every line is given a width in terminal columns and fills it exactly."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from monitor_tui import days
from monitor_tui.dossier import Dossier
from monitor_tui.model import Camp, Cell, CellState, Point, SourceCount, Stance, Statement, Versions

MARKS = {"machine": "·", "unsure": "?", "checked": "✓", "corrected": "✎", "differ": "≠", "altered": "~", "gone": "†"}
ASCII_MARKS = {
    "machine": ".",
    "unsure": "?",
    "checked": "v",
    "corrected": "c",
    "differ": "!",
    "altered": "~",
    "gone": "x",
}
CONFLICT, ASCII_CONFLICT = "≠", "#"

EMPTY = {
    CellState.NONE_FOUND: "[none found]",
    CellState.SILENT: "[silent]",
    CellState.DECLINES: "[declines]",
    CellState.FAILING: "[sources failing]",
    CellState.NOT_COLLECTED: "[not collected]",
}

WIDE = 36
"""From this width on a pane's head says "9 claims" instead of "9"."""

_SHORTEST_NAME = 4
"""Columns that a speaker gets before a count is shown."""

_SHORTEST_ALSO = 20
"""Columns that a statement of the others gets before their counts are shown."""

ACCUSED = "(accused) "
"""Before words of the accused that stand in a cell because an analyst asked for them."""

NAMING = ("blame", "accused")
"""Slots of the points that ask for names."""

_STANCES = {Stance.DENIES: "denies", Stance.REFUSES: "declines"}


@dataclass(frozen=True, slots=True)
class CellLines:
    """The two lines of a cell, each exactly as wide as asked."""

    value: str
    """Value with the sign of conflict in its last column, or the empty cell's state."""
    who: str
    """Mark, speaker, date, count at the right; or the empty cell's denominator."""


def cell_lines(
    cell: Cell,
    point: Point,
    width: int,
    dossier: Dossier,
    *,
    year: int | None = None,
    ascii_only: bool = False,
    apart: Collection[Statement] = (),
) -> CellLines:
    """A cell as the panes show it. ``apart`` are words of the accused, which are nobody's own: that is said."""
    contradicted = cell.conflicts or cell.within
    sign = (ASCII_CONFLICT if ascii_only else CONFLICT) if contradicted else ""
    room = width - 1 if contradicted else width
    shown = 1
    if cell.state is CellState.FOUND:
        lead = ACCUSED if cell.statements[0] in apart else ""
        first, shown = _values(cell.statements, room - len(lead), dossier)
        first = f"{lead}{cell.summary or first}"
    else:
        first = EMPTY[cell.state]
    if cell.statements and cell.state in (CellState.FOUND, CellState.DECLINES):
        second = _who(cell, width, dossier, shown=shown, year=year, ascii_only=ascii_only)
    else:
        second = fit(denominator(cell, point), width, ascii_only=ascii_only)
    return CellLines(fit(first, room, ascii_only=ascii_only) + sign, second)


def _values(statements: Sequence[Statement], room: int, dossier: Dossier) -> tuple[str, int]:
    """What the first speaker says, and what else it said that day while there is room; how many statements that is."""
    lead = statements[0]
    text, shown, seen, meant = value_of(lead, dossier), 1, set(_parts(lead.value)), set(lead.terms)
    glue = "; " if text.startswith('"') else ", "
    for other in statements[1:]:
        if (other.actor, other.said, other.mark) != (lead.actor, lead.said, lead.mark) or seen.issuperset(
            _parts(other.value)
        ):
            continue
        if lead.terms and meant.issuperset(other.terms):
            continue  # what was shown, or every side's word for it, adds nothing
        said = value_of(other, dossier)
        if said == other.value:
            said = ", ".join(part for part in _parts(said) if part not in seen)
        longer = f"{text}{glue}{said}"
        if cells(longer) <= room:
            text, shown = longer, shown + 1
            seen.update(_parts(other.value))
            meant.update(other.terms)
    return text, shown


def _parts(value: str) -> list[str]:
    """What stands side by side in a value; quoted words are one."""
    return [value] if value.startswith('"') else value.split(", ")


def value_of(statement: Statement, dossier: Dossier) -> str:
    """A statement's value with what is done to it: "denies: coup"; words quoted in the text speak for themselves."""
    word = _STANCES.get(statement.stance)
    if word is None or statement.value.startswith(('"', word)):
        return statement.value
    known = (dossier.terms[term] for term in statement.terms if term in dossier.terms)
    return statement.value if any(term.denial for term in known) else f"{word}: {statement.value}"


def denominator(cell: Cell, point: Point) -> str:
    """What an empty cell is measured against."""
    sources = cell.sources
    if cell.state is CellState.FAILING:
        return f"{sources.failing} of {sources.all} sources failing"
    if cell.state is CellState.NOT_COLLECTED and sources.begins is not None:
        return f"store begins {days.day(sources.begins.date())}"
    if point.slot in NAMING and cell.claims and cell.state is CellState.NONE_FOUND:
        return f"0 of {cell.claims} claims name one"
    return read_sources(sources)


def read_sources(sources: SourceCount) -> str:
    """How many of a camp's sources were read; where none is fetched, how many stories of them the store holds."""
    if sources.alive or sources.failing:
        return f"{sources.alive} of {sources.all} sources read"
    return f"{sources.items} {'story' if sources.items == 1 else 'stories'} of its sources"


def statement_line(
    statement: Statement,
    width: int,
    dossier: Dossier,
    *,
    right: str = "",
    year: int | None = None,
    ascii_only: bool = False,
) -> str:
    """Mark, speaker and day, something at the right: "✓ Lukashenko 17 Apr   x3"."""
    mark = (ASCII_MARKS if ascii_only else MARKS)[statement.mark]
    when = f" {days.day(statement.said, year)}"
    room = width - cells(mark) - 1 - cells(when) - (cells(right) + 1 if right else 0)
    if right and room < _SHORTEST_NAME:
        return statement_line(statement, width, dossier, year=year, ascii_only=ascii_only)
    name = cut(short_actor(statement.actor, dossier), room, ascii_only=ascii_only)
    return fit(f"{mark} {name}{when}", width - cells(right), ascii_only=ascii_only) + right


def also_line(versions: Versions, width: int, dossier: Dossier, *, hint: str = "", ascii_only: bool = False) -> str:
    """The best statement of a camp without a pane, then how many claims each of them holds."""
    others = [camp for camp in dossier.camps.values() if camp.id not in versions.camps]
    counts = [f"{camp.letter} {versions.event.camps.get(camp.id, 0)}" for camp in others]
    left = _also(versions, dossier, ascii_only=ascii_only) or _campless(versions)
    right = f"{'  '.join(counts)}   {hint}".strip()
    if cells(left) + 1 + cells(right) > width:
        right = f"{' '.join(counts)} {hint}".strip()
    room = width - cells(right) - 1
    if room < _SHORTEST_ALSO:
        return fit(left or right, width, ascii_only=ascii_only)
    return fit(left, room, ascii_only=ascii_only) + " " + right


def _campless(versions: Versions) -> str:
    """Why an event with claims shows none: its speakers belong to no camp."""
    many = versions.event.claims - sum(versions.event.camps.values())
    if many < 1:
        return ""
    return "1 claim of a speaker in no camp" if many == 1 else f"{many} claims of speakers in no camp"


def own_head_line(actor: str, claims: int, width: int, dossier: Dossier, *, ascii_only: bool = False) -> str:
    """The head of an actor's own pane: its name, its camp's letter behind it."""
    counted = "1 claim" if claims == 1 else f"{claims} claims"
    right = counted if width >= WIDE else str(claims)
    known, camp = (
        dossier.actors.get(actor),
        dossier.camps.get(dossier.camp_of(actor) if actor in dossier.actors else ""),
    )
    letter = f" ({camp.letter})" if camp else ""
    short = short_actor(actor, dossier)
    names = (known.name if known else actor, short)
    name = next((one for one in names if cells(one) + cells(letter) + 1 + cells(right) <= width), short)
    room = width - cells(right) - 1 - cells(letter)
    return fit(cut(name, room, ascii_only=ascii_only) + letter, width - cells(right) - 1) + " " + right


def head_line(camp: Camp, claims: int, width: int, *, ascii_only: bool = False) -> str:
    """The head of a pane: letter, the longest name that fits, how many claims."""
    counted = "1 claim" if claims == 1 else f"{claims} claims"
    right = counted if width >= WIDE else str(claims)
    fitting = (name for name in (camp.name, camp.short) if 2 + cells(name) + 1 + cells(right) <= width)
    name = next(fitting, camp.short)
    return fit(f"{camp.letter} {name}", width - cells(right) - 1, ascii_only=ascii_only) + " " + right


def short_actor(actor: str, dossier: Dossier) -> str:
    """An actor's short name; the id of one that the dossier does not hold."""
    known = dossier.actors.get(actor)
    return (known.short or known.name) if known else actor


def cells(text: str) -> int:
    """How many terminal columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(char) for char in text)


def cut(text: str, width: int, *, ascii_only: bool = False) -> str:
    """The text, shortened with an ellipsis where it takes more than ``width`` columns."""
    if cells(text) <= width:
        return text
    ellipsis = "..." if ascii_only else "…"
    if width <= cells(ellipsis):
        return ellipsis[: max(0, width)]
    kept, taken = [], cells(ellipsis)
    for char in text:
        taken += _cells_of(char)
        if taken > width:
            break
        kept.append(char)
    return "".join(kept).rstrip() + ellipsis


def fit(text: str, width: int, *, ascii_only: bool = False) -> str:
    """The text cut and padded to exactly ``width`` columns."""
    short = cut(text, width, ascii_only=ascii_only)
    return short + " " * (width - cells(short))


def _cells_of(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _who(cell: Cell, width: int, dossier: Dossier, *, shown: int, year: int | None, ascii_only: bool) -> str:
    """The second line of a cell: how often the statement is reported and how many more there are, as room allows."""
    best = cell.statements[0]
    more = f"+{len(cell.statements) - shown}" if len(cell.statements) > shown else ""
    reports = f"x{best.reports}" if best.reports > 1 else ""
    needed = 2 + cells(short_actor(best.actor, dossier)) + 1 + cells(days.day(best.said, year)) + 1
    both = " ".join(part for part in (reports, more) if part)
    right = both if needed + cells(both) <= width else more or reports
    return statement_line(best, width, dossier, right=right, year=year, ascii_only=ascii_only)


def _also(versions: Versions, dossier: Dossier, *, ascii_only: bool) -> str:
    if not versions.also:
        return ""
    best = versions.also[0]
    letters: Mapping[str, str] = {camp.id: camp.letter for camp in dossier.camps.values()}
    said = days.day(best.said, versions.event.last.year)
    dot = "-" if ascii_only else "·"
    told = best.value if best.value.startswith(f"{best.stance}") else f"{best.stance}: {best.value}"
    return f"{letters.get(best.camp, '?')} {told} {dot} {short_actor(best.actor, dossier)} {said}"
