"""Questions to a store, as commands and screens ask them: light, no reader and no network is imported.

The query language is imported where a query is asked: the dashboard opens without one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

from monitor_tui.contrast import panes, rows, statements, words
from monitor_tui.contrast import versions as contrast
from monitor_tui.contrast.free import FREE
from monitor_tui.cycle import pointing, times, watching
from monitor_tui.dossier import Dossier
from monitor_tui.model import Event, Placed, Source, Versions
from monitor_tui.model.timed import Times
from monitor_tui.store import against, claims, connect, event_words, events, fetches, placed, rebuild, search, stories
from monitor_tui.store.selection import Selection

if TYPE_CHECKING:
    from monitor_tui.store.past import Past

PAGE = 200


def versions(
    conn: sqlite3.Connection,
    dossier: Dossier,
    event: Event | int,
    camps: Sequence[str],
    selection: Selection | None = None,
    *,
    accused: bool = False,
    joined: Sequence[int] = (),
    asof: datetime | None = None,
    until: datetime | None = None,
) -> Versions | None:
    """What each camp, or actor (``@kgb-by``), says about an event; None if it is no more.

    ``selection`` of stories limits it to them; ``accused`` lets the words of the accused into the cells; each event of
    ``joined`` stands as one row more (``E12``). ``asof`` shows what stood then: the stories seen by then in the
    wording of then, with people's acts done by then; its cells are made of claims, for the stored ones are today's.
    ``until`` is the moment up to which sources are looked at where ``selection`` is what was published by then.
    """
    if asof is not None:
        return _versions_then(conn, dossier, event, camps, selection, asof, accused=accused, joined=joined)
    zone = ZoneInfo(dossier.timezone)
    found = events.event(conn, event, zone) if isinstance(event, int) else event
    if found is None:
        return None
    others = events.of_ids(conn, [events.standing(conn, other) for other in joined], zone)
    made = contrast.assemble(
        found,
        camps,
        _placed(conn, found.id, camps, dossier, selection),
        dossier,
        watching.health(conn, dossier, found, watching.by(until)),
        [one for one in claims.remarks(conn, found.id) if until is None or one[0] >> 10 < until.timestamp()],
        silent=watching.silent(conn, found.id),
        accused=accused,
        unheard=against.unheard(conn, found.id),
        spoken=placed.spoken(conn, found.id),
        nearby=placed.nearby(conn, found.id),
        joined=[(other, _placed(conn, other.id, camps, dossier)) for other in others],
        named=pointing.named(conn, found.id),
    )
    lines = event_words.summaries(conn, found.id)
    return panes.summed(made, {cell: (said.text, said.analyst, said.others) for cell, said in lines.items()})


def versions_at(
    conn: sqlite3.Connection,
    dossier: Dossier,
    event: int,
    camps: Sequence[str],
    asked: Times,
    within: Selection | None,
    selection: Selection | None = None,
    *,
    accused: bool = False,
    joined: Sequence[int] = (),
) -> Versions | None:
    """The versions of the time that a question is of: ``within`` are the stories published by then, where that is
    asked, ``selection`` those that the panes are limited to besides."""
    if asked.asof is not None or within is None:
        only = selection or within
        return versions(conn, dossier, event, camps, only, accused=accused, joined=joined, asof=asked.asof)
    from monitor_tui.store import past_rows

    known = events.event(conn, event, dossier.zone)
    found = past_rows.within(conn, known, dossier.zone, None, within) if known is not None else None
    if found is None:
        return None
    only = selection or within
    return versions(conn, dossier, found, camps, only, accused=accused, joined=joined, until=asked.until)


def _versions_then(
    conn: sqlite3.Connection,
    dossier: Dossier,
    event: Event | int,
    camps: Sequence[str],
    selection: Selection | None,
    asof: datetime,
    *,
    accused: bool,
    joined: Sequence[int],
) -> Versions | None:
    from monitor_tui.store import past_rows
    from monitor_tui.store.past import Past

    zone, past = dossier.zone, Past(conn, asof)
    known = events.event(conn, event, zone) if isinstance(event, int) else event
    found = past_rows.within(conn, known, zone, past, selection) if known is not None else None
    if found is None:
        return None
    shown = {panes.camp_of(pane, dossier) for pane in camps}

    def stood(one: int, only: Selection | None = None) -> list[Placed]:
        claims = past_rows.placed_then(conn, past, one, only, camps=shown, free=FREE)
        return pointing.put_together(conn, one, claims, asof)

    others = events.of_ids(conn, [events.standing(conn, other) for other in joined], zone)
    made = contrast.assemble(
        found,
        camps,
        stood(found.id, selection),
        dossier,
        watching.health(conn, dossier, found, watching.by(asof)),
        past_rows.remarks(conn, past, found.id),
        silent=watching.silent(conn, found.id, asof),
        accused=accused,
        unheard=against.unheard(conn, found.id),
        spoken=placed.spoken(conn, found.id, None, past),
        joined=[(other, stood(other.id)) for other in others],
        named=pointing.named(conn, found.id, asof),
    )
    lines = event_words.summaries(conn, found.id, asof)
    return panes.summed(made, {cell: (said.text, said.analyst, said.others) for cell, said in lines.items()})


def _placed(
    conn: sqlite3.Connection, event: int, camps: Sequence[str], dossier: Dossier, selection: Selection | None = None
) -> list[Placed]:
    shown = {panes.camp_of(pane, dossier) for pane in camps}
    return pointing.put_together(conn, event, placed.placed(conn, event, selection, camps=shown, free=FREE))


def warnings(conn: sqlite3.Connection) -> list[str]:
    """What makes the answers of a store incomplete until it is rebuilt."""
    if rebuild.under_way(conn):
        return ["a rebuild has not ended: answers are incomplete until `monitor-tui rebuild` is done"]
    found = []
    if rebuild.older(conn):
        found.append("made by an older version: `monitor-tui rebuild` completes it")
    if search.outdated(conn):
        found.append("another version indexed the words of this store: `monitor-tui rebuild` does it anew")
    return found


class Looking:
    """Asks one store in the query language; closes with the `with` block."""

    def __init__(self, store: Path, dossier: Dossier, analyst: str) -> None:
        self.store, self.dossier, self.analyst = store, dossier, analyst
        self._zone = ZoneInfo(dossier.timezone)
        self._conn = connect.reader(store)
        self._asked: dict[str, Any] = {}
        self._said: dict[tuple[int, Past | None], dict[int, int]] = {}
        self._open = ExitStack()
        self._open.enter_context(connect.wrapped(store))
        self._open.callback(self._conn.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def warnings(self) -> list[str]:
        """What makes the answers of this store incomplete until it is rebuilt."""
        return warnings(self._conn)

    def notes(self, query: str) -> list[str]:
        """What a reader of the answer must know of the time that it is of, a sentence each."""
        return times.notes(self._conn, self._resolved(query), self.dossier, self.analyst)

    def stories(self, query: str) -> Iterator[dict[str, Any]]:
        """The forms of the stories that a query keeps, newest first."""
        past, selection = self._past(self._resolved(query)), self._stories(query)
        before: int | None = None
        while ids := stories.page(self._conn, selection, PAGE, before=before):
            if past is None:
                yield from stories.as_json(self._conn, ids, self._zone)
            else:
                from monitor_tui.store import past_rows

                yield from past_rows.stories_as_json(self._conn, past, ids, self._zone)
            before = ids[-1]

    def claims(self, query: str) -> Iterator[dict[str, Any]]:
        """The forms of the claims that a query keeps, newest first."""
        from monitor_tui.store.compile import compile_claims

        resolved = self._resolved(query)
        past, selection = self._past(resolved), compile_claims(resolved, self._conn, self.dossier, self.analyst)
        before: int | None = None
        while ids := claims.page(self._conn, selection, PAGE, before=before):
            for form in self._claim_forms(ids, past):
                if form["event"] is not None and form["point"] is not None:
                    form["statement"] = self._statements(form["event"], past).get(form["id"])
                yield form
            before = ids[-1]

    def _claim_forms(self, ids: Sequence[int], past: Past | None) -> Iterator[dict[str, Any]]:
        if past is None:
            return claims.as_json(self._conn, ids, self._zone)
        from monitor_tui.store import past_rows

        return past_rows.claims_as_json(self._conn, past, ids, self._zone)

    def events(self, query: str) -> Iterator[dict[str, Any]]:
        """The forms of the events that hold what a query asks for, the last changed first."""
        asked = times.of(self._resolved(query))
        past, within = self._past(asked), times.published(self._conn, asked, self.dossier, self.analyst)
        for ids in self._event_pages(query):
            if not asked:
                yield from events.as_json(self._conn, ids, self._zone)
            else:
                from monitor_tui.store import past_rows

                yield from past_rows.events_as_json(self._conn, ids, self._zone, past, within)

    def versions(self, query: str) -> Iterator[Versions]:
        """What each camp says about the events of a query: every camp of the dossier has its cells."""
        asked = times.of(self._resolved(query))
        within = times.published(self._conn, asked, self.dossier, self.analyst)
        for ids in self._event_pages(query):
            for event in ids:
                found = versions_at(self._conn, self.dossier, event, tuple(self.dossier.camps), asked, within)
                if found is not None:
                    yield found

    def panes(self, found: Versions, width: int = 120) -> list[str]:
        """The matrix of the shown camps as lines of text."""
        shown = [camp for camp in self.dossier.shown() if camp.id in found.camps]
        label, cell = 12, (width - 12) // max(1, len(shown)) - 1
        lines = [f"E{found.event.id} {found.event.title}"]
        head = "".join(f"│{words.fit(f'{camp.letter} {camp.name}', cell)}" for camp in shown)
        lines.append((" " * label + head).rstrip())
        year = found.event.last.year
        for row in found.rows:
            drawn = [words.cell_lines(row.cells[camp.id], row.point, cell, self.dossier, year=year) for camp in shown]
            if drawn:
                lines.append(words.fit(row.point.name, label) + "".join(f"│{one.value}" for one in drawn))
                lines.append(" " * label + "".join(f"│{one.who}" for one in drawn))
        return [*lines, ""]

    def count(self, query: str) -> int:
        """How many stories a query keeps, exactly."""
        return stories.total(self._conn, self._stories(query))

    def tag(self, query: str, add: Sequence[str], remove: Sequence[str]) -> int:
        """Sets and takes away tags on all stories of a query, as one act; how many stories changed."""
        from monitor_tui.store import acts

        selection, keys = self._stories(query), list[str]()
        before: int | None = None
        while ids := stories.page(self._conn, selection, PAGE, before=before):
            keys += stories.keys(self._conn, ids)
            before = ids[-1]
        conn = connect.writer(self.store, people=True)
        try:
            return acts.tag(conn, self.analyst, keys, add, remove).changed
        finally:
            conn.close()

    def _past(self, asked: Any) -> Past | None:
        """The store as it stood, where a query, or the time of one, asks for that."""
        asof = (asked if isinstance(asked, Times) else times.of(asked)).asof
        if asof is None:
            return None
        from monitor_tui.store.past import Past

        return Past(self._conn, asof)

    def _statements(self, event: int, past: Past | None = None) -> dict[int, int]:
        """Claim -> what those have in common that report one saying, in an event; the last ones are kept."""
        known = self._said.get((event, past))
        if known is None:
            if len(self._said) >= PAGE:
                self._said.clear()
            if past is None:
                found = placed.placed(self._conn, event, free=FREE)
            else:
                from monitor_tui.store import past_rows

                found = past_rows.placed_then(self._conn, past, event, free=FREE)
            known = self._said[event, past] = statements.of_claims(found, rows.asked(self.dossier))
        return known

    def _event_pages(self, query: str) -> Iterator[list[int]]:
        from monitor_tui.store.compile import compile_events

        selection = compile_events(self._resolved(query), self._conn, self.dossier, self.analyst)
        before: int | None = None
        while ids := events.page(self._conn, selection, PAGE, before=before):
            yield ids
            before = ids[-1]

    def _stories(self, query: str) -> Selection:
        from monitor_tui.store.compile import compile_stories

        return compile_stories(self._resolved(query), self._conn, self.dossier, self.analyst)

    def _resolved(self, query: str) -> Any:
        """The query's tree of ids, made once. An event's bare id is a query too: `E12`."""
        if query not in self._asked:
            self._asked[query] = self._resolve(query)
        return self._asked[query]

    def _resolve(self, query: str) -> Any:
        import re

        from monitor_tui.names import Names
        from monitor_tui.query.parse import parse
        from monitor_tui.query.resolve import resolve
        from monitor_tui.store import sources as stored_sources

        if re.fullmatch(r"[eE]\d+(\s+(asof|until):\S+)*", query.strip()):
            query = f"event:{query.strip()}"
        names = Names(self.dossier)
        known = tuple(stored_sources.known(self._conn))
        return resolve(parse(query), query, self.dossier, names, datetime.now(UTC), sources=known)


def source_forms(store: Path | None, sources: Sequence[Source]) -> Iterator[dict[str, Any]]:
    """Each source with the last attempt to fetch it; without a store none was made."""
    from monitor_tui.collect.formats import COLLECTED

    last = {}
    if store is not None:
        conn = connect.reader(store)
        try:
            last = fetches.last(conn)
        finally:
            conn.close()
    for source in sources:
        attempt = last.get(source.id)
        state = attempt.result if attempt else "never fetched" if source.kind in COLLECTED else "not collected"
        yield {
            "id": source.id,
            "kind": source.kind,
            "name": source.name,
            "url": source.url,
            "camp": source.camp,
            "owner": source.owner,
            "country": source.country,
            "languages": list(source.languages),
            "every": source.every,
            "state": state,
            "last": attempt.at.isoformat() if attempt else None,
            "detail": attempt.detail if attempt else "",
            "failures": attempt.failures if attempt else 0,
        }
