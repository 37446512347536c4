"""What people said of which events are one, as grouping is told of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Set
from functools import cached_property

from monitor_tui.group.constraints import Constraint, Constraints
from monitor_tui.store import event_bonds, events


class Bonds:
    """The words that hold at this moment."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._words = event_bonds.words(conn)
        self._left = {word.key for word in self._words if word.kind == event_bonds.APART}

    @cached_property
    def _constraints(self) -> Constraints:
        return Constraints(Constraint(w.key, w.name, w.kind == event_bonds.TOGETHER) for w in self._words)

    def against(self, key: str) -> frozenset[str]:
        """The stories in whose event this one must not be."""
        return self._constraints.against(key) if self._words else frozenset()

    def left(self, key: str) -> bool:
        """Whether people took a story out of the event that it was in: it begins one of its own."""
        return key in self._left and bool(self.against(key))

    def apart(self) -> Mapping[int, Set[int]]:
        """Event -> the events that people keep apart from it."""
        found: dict[int, set[int]] = {}
        for key in {key for word in self._words for key in (word.key, word.name)}:
            event = events.by_key(self._conn, key)
            others = {events.by_key(self._conn, other) for other in self.against(key)} - {event, None}
            if event is not None and others:
                found.setdefault(event, set()).update(other for other in others if other is not None)
        return found
