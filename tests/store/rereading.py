"""Consequences as a test needs them: the sides of a few actors, and a row that says who stands where."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import date, datetime

from monitor_tui.model import Placement
from monitor_tui.store.consequences import Change, Reread, Stand
from tests.store.making import CAMPS


class Simply:
    """Whoever accuses stands in `order`, with the names blamed; everybody else where the machine put them."""

    def __init__(self) -> None:
        self.settled: list[set[int]] = []

    def day(self, published: datetime) -> date:
        return published.date()

    def settle(self, conn: sqlite3.Connection, changes: Collection[Change]) -> None:
        self.settled.append({event for event, _, _ in changes})

    def title(self, conn: sqlite3.Connection, event: int) -> str:
        return ""

    def stand(self, reread: Reread) -> Stand:
        claim = reread.claim
        content = " ".join(reread.whole[start:stop] for start, stop in claim.content)
        places = reread.placements
        if claim.stance == "accuses":
            places = (Placement("order", ", ".join(claim.targets)),)
        elif reread.point is not None:
            places = (Placement(reread.point, content),)
        return Stand(CAMPS.get(claim.actor or ""), False, places, (f"w:{claim.actor}",))
