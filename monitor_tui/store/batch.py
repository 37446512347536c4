"""What one writing transaction carries along until it ends."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from monitor_tui.store import cells
from monitor_tui.store.cells import CellKey
from monitor_tui.store.totals import Tally


@dataclass(slots=True)
class Batch:
    """Totals and cells that are to be written last, and what the caller will want to know."""

    conn: sqlite3.Connection
    refs: dict[str, int] = field(default_factory=dict)
    """``NewEvent.ref`` -> id; outlives the batch in a ``Saver``."""
    tally: Tally = field(default_factory=Tally)
    stale: set[CellKey] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)
    created: dict[str, int] = field(default_factory=dict)
    changes: set[tuple[int, str, str]] = field(default_factory=set)
    """Event, point and speaker of each cell that changed; with no point, who speaks or is accused, or no longer."""

    def finish(self) -> None:
        """Writes what was collected; the last thing before the commit."""
        for key in sorted(self.stale):
            cells.count_again(self.conn, key)
        self.touched |= {key[0] for key in self.stale}
        self.touched |= set(self.tally.events)
        self.changes |= {(event, point, actor) for event, point, _, actor, *_ in self.stale}
        self.changes |= {(event, "", actor) for (event, actor, _), n in self.tally.accusals.items() if n}
        self.tally.write(self.conn)
