"""What a page for the editor is made of: an event's versions, the sentences behind them, a person's choice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor_tui.contrast import panes
from monitor_tui.cycle import look, times, watching
from monitor_tui.dossier import Dossier
from monitor_tui.errors import QueryError, StoreError
from monitor_tui.model import Event, Statement, Versions
from monitor_tui.model.briefed import BriefItem, CitedStory, Material, Part, Pinned, Wanted
from monitor_tui.model.timed import Times
from monitor_tui.store import briefs, events, silences, stories
from monitor_tui.store.selection import Selection
from monitor_tui.text import sha256

STORY_BITS, CLAIM_BITS = 10, 12
"""A story's number is its second of publication and so many bits, a claim's its story's and so many more."""
GONE = "This event is no longer in the store; its stories were grouped anew."


class Briefing(look.Looking):
    """Asks one store for the page of an event; closes with the `with` block."""

    def event_of(self, query: str) -> int:
        """The one event that a query keeps (E12)."""
        found = [event for ids in self._event_pages(query) for event in ids]
        if not found:
            raise QueryError(query, 0, "an event of this store: `monitor-tui events '*'` lists them")
        if len(found) > 1:
            names = ", ".join(f"E{event}" for event in found[:6])
            raise QueryError(query, 0, f"one event; these words keep {len(found)}: {names}")
        return found[0]

    def page(
        self,
        event: int,
        camps: Sequence[str],
        *,
        until: str = "",
        asof: str = "",
        checked_only: bool = False,
        chosen: bool = False,
    ) -> Material:
        """The whole matrix of some camps, or what was chosen for the brief."""
        limit = times.of(self._resolved(f"until:{until}")) if until else Times()
        return material(
            self._conn,
            self.dossier,
            event,
            camps,
            self.analyst,
            selection=times.published(self._conn, limit, self.dossier, self.analyst),
            until=limit.until,
            asof=times.of(self._resolved(f"asof:{asof}")).asof if asof else None,
            checked_only=checked_only,
            chosen=chosen,
        )


def material(
    conn: sqlite3.Connection,
    dossier: Dossier,
    event: int,
    camps: Sequence[str],
    analyst: str,
    *,
    now: datetime | None = None,
    selection: Selection | None = None,
    until: datetime | None = None,
    asof: datetime | None = None,
    checked_only: bool = False,
    chosen: bool = False,
) -> Material:
    """All that a page needs to know; ``chosen``: only what people put into the event's brief, whatever the camp.

    ``selection`` are the stories published by ``until``, where that is asked.
    """
    items = tuple(briefs.items(conn, events.standing(conn, event), asof)) if chosen else None
    own = dict.fromkeys(item.camp for item in items or () if panes.actor_of(item.camp))
    asked = (*dossier.camps, *own) if chosen else tuple(camps)
    versions = look.versions_at(conn, dossier, event, asked, Times(asof, until), selection)
    if versions is None:
        raise StoreError(_none(asof, until))
    first, last = watching.span(versions.event, dossier, watching.by(asof, until))
    if items is not None and until is not None:
        items = tuple(_published(conn, items, until))
    now_are = dict(_found(conn, items or ()))
    said = {one.claim for one in statements_of(versions)}
    said |= {claim for found in now_are.values() for claim in found if claim is not None}
    known = briefs.cited(conn, said)
    return Material(
        versions=versions,
        cited=known,
        stories=versions.event.stories,
        sources=events.breadth(conn, versions.event.id)[1] if selection is None and asof is None else 0,
        now=now or datetime.now(UTC),
        analyst=analyst,
        watched=(first.date(), max(first, last - timedelta(seconds=1)).date()),
        until=until,
        asof=asof,
        checked_only=checked_only,
        silent_by=_silent(conn, versions.event.id, asof),
        items=items,
        found={
            name: tuple(known.get(claim) if claim is not None else None for claim in found)
            for name, found in now_are.items()
        },
        told=_told(conn, items or ()),
        still=frozenset(one for item in items or () for one in item.cites if briefs.stands(conn, one)),
    )


def statements_of(versions: Versions) -> Iterator[Statement]:
    """Every statement that a page could cite."""
    for row in versions.rows:
        for cell in row.cells.values():
            yield from cell.statements
    yield from versions.also
    yield from versions.accused
    for against in versions.contradictions:
        yield from (against.one, against.other)


def add(
    conn: sqlite3.Connection, dossier: Dossier, analyst: str, event: int, wanted: Sequence[Wanted], *, turns: bool
) -> str:
    """Puts things into a brief; where all of it is in already and ``turns`` says so, it is taken out again.

    In the caller's transaction; answers with the sentence for the status line.
    """
    of = _event(conn, dossier, event)
    have = {item.id: item for item in briefs.items(conn, of.id)}
    place = max((item.place for item in have.values()), default=0.0) + 1
    new: dict[str, BriefItem] = {}
    for one in wanted:
        item = item_of(conn, one, place + len(new), analyst)
        new.setdefault(item.id, item)
    fresh = [(name, item) for name, item in new.items() if name not in have]
    if fresh:
        briefs.put(conn, analyst, of, fresh, "into the brief")
        told = label(fresh[0][1], dossier) if len(fresh) == 1 else f"{len(fresh)} items"
        return f"into the brief: {told} ({len(have) + len(fresh)} in it; B opens it)"
    if not turns or not new:
        return "nothing to put into the brief that is not in it"
    briefs.put(conn, analyst, of, [(name, None) for name in new], "out of the brief")
    told = label(next(iter(new.values())), dossier) if len(new) == 1 else f"{len(new)} items"
    return f"out of the brief again: {told} ({len(have) - len(new)} left)"


def item_of(conn: sqlite3.Connection, wanted: Wanted, place: float, analyst: str) -> BriefItem:
    """What a screen has in hand, named by what never changes."""
    if wanted.part in (Part.CELL, Part.PROOF):
        return BriefItem(
            id=f"{wanted.part}:{wanted.point}:{wanted.camp}",
            part=wanted.part,
            place=place,
            point=wanted.point,
            camp=wanted.camp,
            title=wanted.name,
            cites=_pins(conn, wanted),
            words=wanted.words,
        )
    if wanted.part is Part.CLAIM:
        cited = briefs.cited(conn, [wanted.claim]).get(wanted.claim)
        if cited is None:
            raise StoreError("This claim is no longer in the store; it was read again meanwhile.")
        pinned = cited.pinned
        # Not the wording: the same sentence of a newer wording is the same item.
        name = f"claim:{sha256(chr(0).join((pinned.key, pinned.speaker, pinned.cue, pinned.quote)))[:16]}"
        return BriefItem(name, Part.CLAIM, place, cited.point, cited.camp, pinned.key, cites=(pinned,))
    if wanted.part is Part.STORY:
        (key,) = stories.keys(conn, [wanted.story]) or [""]
        told = briefs.story(conn, key)
        if told is None:
            raise StoreError("This story is no longer in the store.")
        return BriefItem(f"story:{key}", Part.STORY, place, key=key, title=told.title)
    return BriefItem("heading", Part.HEADING, 0, words=wanted.words, worded_by=analyst)


def label(item: BriefItem, dossier: Dossier) -> str:
    """An item in a few words."""
    actor = dossier.actors.get(panes.actor_of(item.camp) or "")
    camp = dossier.camps.get(panes.camp_of(item.camp, dossier))
    side = f"{camp.letter} {actor.short or actor.name if actor else camp.short}" if camp is not None else ""
    point = next((point.name for point in dossier.points if point.id == item.point), item.title or item.point)
    if item.part is Part.HEADING:
        return "title"
    if item.part is Part.STORY:
        return "story"
    if item.part is Part.CLAIM:
        return " ".join(part for part in ("claim", side) if part)
    return f"{point}, {side}" if item.part is Part.CELL else f"proof: {point}, {side}"


def change(
    conn: sqlite3.Connection, dossier: Dossier, analyst: str, event: int, changed: Sequence[BriefItem], words: str
) -> str:
    """Writes items anew as one act, in the caller's transaction."""
    of = _event(conn, dossier, event)
    return briefs.put(conn, analyst, of, [(item.id, item) for item in changed], words).sentence


def cut(conn: sqlite3.Connection, dossier: Dossier, analyst: str, event: int, names: Sequence[str]) -> str:
    """Takes items out as one act, in the caller's transaction."""
    of = _event(conn, dossier, event)
    return briefs.put(conn, analyst, of, [(name, None) for name in names], "out of the brief").sentence


def _event(conn: sqlite3.Connection, dossier: Dossier, event: int) -> Event:
    found = events.event(conn, event, dossier.zone)
    if found is None:
        raise StoreError(GONE)
    return found


def _pins(conn: sqlite3.Connection, wanted: Wanted) -> tuple[Pinned, ...]:
    """The sentences that stand for a cell when it is put in."""
    known = briefs.cited(conn, [claim for claim, _ in wanted.said])
    return tuple(replace(known[claim].pinned, value=value) for claim, value in wanted.said if claim in known)


def _found(conn: sqlite3.Connection, items: Sequence[BriefItem]) -> Iterator[tuple[str, list[int | None]]]:
    for item in items:
        if item.cites:
            yield item.id, [briefs.find(conn, one) for one in item.cites]


def _published(conn: sqlite3.Connection, items: Sequence[BriefItem], until: datetime) -> Iterator[BriefItem]:
    """The items with what stories published by a time say; one that holds nothing but later words is left out."""
    edge = int(until.timestamp()) << STORY_BITS
    found = dict(_found(conn, items))
    for item in items:
        if item.part is Part.STORY:
            told = briefs.story(conn, item.key)
            if told is None or told.id < edge:
                yield item
            continue
        cited = zip(item.cites, found.get(item.id, ()), strict=False)
        kept = tuple(pin for pin, claim in cited if claim is None or claim >> CLAIM_BITS < edge)
        if kept or not item.cites or item.part is not Part.CLAIM:
            yield replace(item, cites=kept)


def _told(conn: sqlite3.Connection, items: Sequence[BriefItem]) -> dict[str, CitedStory]:
    found = {item.key: briefs.story(conn, item.key) for item in items if item.part is Part.STORY}
    return {key: told for key, told in found.items() if told is not None}


def _none(asof: datetime | None, until: datetime | None) -> str:
    if asof is None and until is None:
        return GONE
    return f"Nothing of this event was {'stored' if asof is not None else 'published'} by then."


def _silent(conn: sqlite3.Connection, event: int, until: datetime | None) -> Mapping[tuple[str, str], str]:
    """Who looked at an empty cell and found it silent."""
    who: dict[tuple[str, str], list[str]] = {}
    for one in silences.standing(conn, event, until):
        who.setdefault((one.point, one.camp), []).append(one.analyst)
    return {cell: ", ".join(analysts) for cell, analysts in who.items()}
