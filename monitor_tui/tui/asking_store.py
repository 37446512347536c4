"""What every part of the desk asks: one store, one dossier, one analyst. Each thread has a reader of its own."""

from __future__ import annotations

import os
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from monitor_tui.dossier import Dossier
from monitor_tui.model.timed import TODAY, Times
from monitor_tui.store import connect
from monitor_tui.store.connect import Connection
from monitor_tui.store.selection import EVERY_STORY, Selection
from monitor_tui.tui.desk import EVERYTHING, Filter

if TYPE_CHECKING:
    from monitor_tui.names import Names
    from monitor_tui.query.resolve import Resolved
    from monitor_tui.store.consequences import Change, Consequences, Reread, Stand
    from monitor_tui.store.past import Past


class StoreAsking:
    """Opens the store for the parts of ``StoreDesk``; names and what places claims are made when first needed."""

    times: Times = TODAY

    def __init__(self, store: Path, dossier: Dossier, analyst: str) -> None:
        self.store = store
        self.dossier = dossier
        self.analyst = analyst
        self.can_write = os.access(store, os.W_OK) and os.access(store.parent, os.W_OK)
        self._own = threading.local()
        self._one = threading.Lock()
        """Names and queries are made by one thread at a time."""
        self._compiled: tuple[Filter, Selection] = (EVERYTHING, EVERY_STORY)
        """The filter compiled last: pages of one list follow one another."""
        self._conn()  # a store that cannot be opened says so at once

    def _conn(self) -> Connection:
        """This thread's own reader."""
        conn: Connection | None = getattr(self._own, "conn", None)
        if conn is None:
            conn = self._own.conn = connect.reader(self.store)
        return conn

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        conn = connect.writer(self.store, people=True)
        try:
            yield conn
        finally:
            conn.close()

    def _past(self, conn: Connection) -> Past | None:
        """The store as it stood, where the filter's time is another than today."""
        if self.times.asof is None:
            return None
        from monitor_tui.store.past import Past

        return Past(conn, self.times.asof)

    @cached_property
    def _names(self) -> Names:
        from monitor_tui.names import Names

        return Names(self.dossier)

    @cached_property
    def _consequences(self) -> Consequences:
        return _WhenAsked(self)

    def _selection(self, which: Filter) -> Selection:
        if which.made is None:
            return EVERY_STORY
        last, selection = self._compiled
        if last is not which:
            from monitor_tui.store.compile import compile_stories

            selection = compile_stories(self._made(which), self._conn(), self.dossier, self.analyst)
            self._compiled = which, selection
        return selection

    @staticmethod
    def _made(which: Filter) -> Resolved:
        return cast("Resolved", which.made)


class _WhenAsked:
    """Imports what places claims once somebody asks for it: undoing a tag needs none of it."""

    def __init__(self, desk: StoreAsking) -> None:
        self._desk = desk

    @cached_property
    def _made(self) -> Consequences:
        from monitor_tui.cycle.consequences import ByDossier

        return ByDossier(self._desk.dossier, self._desk._names)

    def stand(self, reread: Reread) -> Stand:
        return self._made.stand(reread)

    def day(self, published: datetime) -> date:
        return self._desk.dossier.day(published)

    def title(self, conn: Connection, event: int) -> str:
        return self._made.title(conn, event)

    def settle(self, conn: Connection, changes: Collection[Change]) -> None:
        if changes:
            self._made.settle(conn, changes)
