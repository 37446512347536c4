"""The desk that answers from a store.

Every thread has a reader of its own. Query language, names and whatever collects are imported when they are first
needed: opening the dashboard needs none of them.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from monitor_tui.cycle import look, times, watching
from monitor_tui.dossier import Dossier
from monitor_tui.store import actors, claims, connect, events, fetches, stories, totals
from monitor_tui.store.connect import Connection
from monitor_tui.store.kept import EventRow, StoredClaim
from monitor_tui.store.selection import EVERY_EVENT, EVERY_STORY
from monitor_tui.tui.asking_brief import BriefAsking
from monitor_tui.tui.asking_event import EventAsking
from monitor_tui.tui.asking_fetch import FetchAsking
from monitor_tui.tui.asking_log import LogAsking
from monitor_tui.tui.asking_moved import MovedAsking
from monitor_tui.tui.asking_proof import ProofAsking
from monitor_tui.tui.asking_time import TimeAsking
from monitor_tui.tui.asking_word import WordAsking
from monitor_tui.tui.content import number
from monitor_tui.tui.desk import (
    CAP,
    EVERYTHING,
    Counts,
    Filter,
    Kept,
    Overview,
    Suggestion,
)

if TYPE_CHECKING:
    from monitor_tui.query.resolve import Resolved

THOUGHT = "thought"
HEALTH_DAYS = 14
"""How far back from the filter's newest story the sources' health is looked at."""
READ_AT_ONCE = 5000


class StoreDesk(BriefAsking, EventAsking, FetchAsking, ProofAsking, TimeAsking, WordAsking, MovedAsking, LogAsking):
    """One store, one dossier, one analyst."""

    def __init__(self, store: Path, dossier: Dossier, analyst: str) -> None:
        super().__init__(store, dossier, analyst)
        self._filtering: Connection | None = None
        """The connection that a filter runs on, for ``interrupt``."""
        self._stopping = threading.Event()

    @contextmanager
    def _interruptible(self) -> Iterator[Connection]:
        conn = self._conn()
        self._filtering = conn
        try:
            with connect.stoppable():
                yield conn
        finally:
            if self._filtering is conn:
                self._filtering = None

    def interrupt(self) -> None:
        conn = self._filtering
        if conn is not None:
            conn.interrupt()

    # --- queries -----------------------------------------------------------------------------------

    def _resolve(self, text: str) -> Resolved:
        from monitor_tui.query.parse import parse
        from monitor_tui.query.resolve import resolve
        from monitor_tui.store import sources

        known = tuple(sources.known(self._conn()))
        with self._one:
            return resolve(parse(text), text, self.dossier, self._names, datetime.now(UTC), sources=known)

    def understand(self, text: str) -> Filter:
        if not text.strip():
            return EVERYTHING
        from monitor_tui.store.compile import bears_claims

        resolved = self._resolve(text)
        return Filter(text, resolved, bears_claims(resolved), times.of(resolved))

    def keep(self, which: Filter, limit: int) -> Kept:
        with self._interruptible() as conn:
            selection = self._selection(which)
            first = stories.page(conn, selection, limit)
            total = len(first) if len(first) < limit else stories.total(conn, selection, CAP)
            why = "" if first or which.made is None else self._why_none(conn, which)
            note = self._note(conn, which)
            return Kept(which, Counts(total, stories.total(conn, EVERY_STORY)), tuple(first), why, note)

    def _note(self, conn: Connection, which: Filter) -> str:
        """What an answer must say of the store, and one of the past besides the time."""
        of_past = which.times.asof is not None
        found = times.notes(conn, self._made(which), self.dossier, self.analyst)[1:] if of_past else []
        return ". ".join([*look.warnings(conn), *found])

    def _why_none(self, conn: Connection, which: Filter) -> str:
        from monitor_tui.store.explain import killed

        return killed(conn, self._made(which), self.dossier, self.analyst, which.text)

    def count(self, which: Filter) -> Counts:
        with self._interruptible() as conn:
            selection = self._selection(which)
            found = EVERY_EVENT
            many = None
            if which.made is not None:
                from monitor_tui.store.compile import compile_claims, compile_events

                found = compile_events(self._made(which), conn, self.dossier, self.analyst)
                if which.asks_claims:
                    asked = compile_claims(self._made(which), conn, self.dossier, self.analyst)
                    many = claims.total(conn, asked, CAP)
            return Counts(
                stories=stories.total(conn, selection, CAP),
                all=stories.total(conn, EVERY_STORY),
                events=events.total(conn, found, CAP),
                unread=stories.unread(conn, selection, self.analyst, CAP),
                claims=many,
            )

    # --- stories -------------------------------------------------------------------------------------

    def page(self, which: Filter, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]:
        return stories.page(self._conn(), self._selection(which), limit, before=before, after=after)

    def rank(self, which: Filter, one: int) -> int:
        return stories.rank(self._conn(), self._selection(which), one)

    def seek(self, which: Filter, rank: int) -> int | None:
        return stories.seek(self._conn(), self._selection(which), rank)

    def next_unread(self, which: Filter, below: int | None) -> int | None:
        return stories.next_unread(self._conn(), self._selection(which), self.analyst, below)

    def other_event(self, which: Filter, one: int, down: bool) -> int | None:
        return stories.other_event(self._conn(), self._selection(which), one, down=down)

    def overview(self, which: Filter) -> Overview:
        conn = self._conn()
        selection = None if which.made is None else self._selection(which)
        newest = stories.page(conn, selection or EVERY_STORY, 1)
        health = {}
        if newest:
            last = stories.moment(newest[0] >> 10) + timedelta(days=1)
            first = last - timedelta(days=HEALTH_DAYS)
            health = fetches.health(conn, watching.sources_by_camp(self.dossier), first, last)
        return Overview(actors.counts(conn, selection), actors.countries(conn, selection), health)

    # --- claims and events ---------------------------------------------------------------------------

    def claim(self, one: int) -> StoredClaim | None:
        return claims.claim(self._conn(), one)

    def explain_claim(self, one: int) -> Sequence[str]:
        with self._one:
            from monitor_tui.cycle.reasons import reasons

            return reasons(self._conn(), self.dossier, self._names, one)

    def events_page(self, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]:
        return events.page(self._conn(), EVERY_EVENT, limit, before=before, after=after)

    def events_rank(self, one: int) -> int:
        return events.rank(self._conn(), EVERY_EVENT, one)

    def events_seek(self, rank: int) -> int | None:
        before: int | None = None
        while ids := events.page(self._conn(), EVERY_EVENT, READ_AT_ONCE, before=before):
            if rank < len(ids):
                return ids[rank]
            rank, before = rank - len(ids), ids[-1]
        return before

    def events_rows(self, ids: Sequence[int]) -> Sequence[EventRow]:
        return events.rows(self._conn(), ids, self.analyst)

    def events_total(self) -> int:
        return events.total(self._conn(), EVERY_EVENT)

    # --- helping to type -----------------------------------------------------------------------------

    def complete(self, text: str, at: int) -> Sequence[Suggestion]:
        from monitor_tui.errors import QueryError
        from monitor_tui.query.complete import Known, complete
        from monitor_tui.store.explain import if_taken

        with self._interruptible() as conn:
            values = {name: totals.by_value(conn, name) for name in ("tag", "source", "actor", "country", "lang")}
            known = Known(values["tag"], values["source"], values["actor"], values["country"], values["lang"])
            found = complete(text, at, self.dossier, known)
            whole: dict[int, Resolved] = {}
            for place, one in enumerate(found):
                if one.complete:
                    try:
                        whole[place] = self._resolve(one.taken(text))
                    except QueryError:
                        continue  # another part of the query is not finished: nothing to count
            counts = if_taken(conn, tuple(whole.values()), self.dossier, self.analyst)
            stories_of = dict(zip(whole, counts, strict=True))
            return [
                Suggestion(one.text, one.start, one.sentence, stories_of.get(place), one.end)
                for place, one in enumerate(found)
            ]

    def explain(self, which: Filter) -> Sequence[str]:
        if which.made is None:
            return ["everything in the store"]
        from monitor_tui.store.explain import explain

        with self._interruptible() as conn:
            found = explain(conn, self._made(which), self.dossier, self.analyst, which.text)
        lines = []
        for clause in (*found.clauses, found.together):
            many = f"{number(clause.claims, CAP):>7} claims" if clause.claims is not None else " " * 14
            lines.append(f"{clause.text:<18} {clause.meaning}\t{many} {number(clause.stories, CAP):>7} stories")
        return lines

    def tags(self, prefix: str = "") -> Sequence[tuple[str, int]]:
        from monitor_tui.store import acts

        return acts.tags(self._conn(), prefix)

    # --- acts ------------------------------------------------------------------------------------------

    def tag(self, ids: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> str:
        from monitor_tui.store import acts

        with self._writing() as conn:
            return acts.tag(conn, self.analyst, stories.keys(conn, ids), add, remove).sentence

    def read(self, ids: Sequence[int], on: bool) -> str:
        from monitor_tui.store import acts

        with self._writing() as conn:
            return acts.read(conn, self.analyst, stories.keys(conn, ids), on).sentence

    def read_all(self, which: Filter) -> str:
        from monitor_tui.store import acts

        reader, selection = self._conn(), self._selection(which)
        keys: list[str] = []
        before: int | None = None
        while ids := stories.page(reader, selection, READ_AT_ONCE, before=before):
            keys += stories.keys(reader, ids)
            before = ids[-1]
        with self._writing() as conn:
            return acts.read(conn, self.analyst, keys, True).sentence

    def check(self, claim: int) -> str:
        from monitor_tui.store import acts

        with self._writing() as conn:
            return acts.check(conn, self.analyst, claim).sentence

    def undo(self) -> str:
        from monitor_tui.store import acts

        with self._writing() as conn:
            return acts.undo(conn, self.analyst, consequences=self._consequences)

    def redo(self) -> str:
        from monitor_tui.store import acts

        with self._writing() as conn:
            return acts.redo(conn, self.analyst, consequences=self._consequences)

    # --- meanwhile ---------------------------------------------------------------------------------------

    def version(self) -> int:
        return connect.data_version(self._conn())

    def waiting(self, which: Filter, above: int | None) -> int:
        edge = -1 if above is None else above
        return stories.rank(self._conn(), self._selection(which), edge, CAP)

    def stop(self) -> None:
        self._stopping.set()
        self.interrupt()
