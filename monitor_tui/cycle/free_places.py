"""Which free point a claim belongs to that no row of the dossier takes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from monitor_tui.contrast import free
from monitor_tui.contrast.free import FreePoint
from monitor_tui.model import Placement
from monitor_tui.store import free_points
from monitor_tui.store.kept import EventRef

Placed = tuple[tuple[Placement, ...], tuple[str, ...]]
"""The places of a claim, and the marks by which a free point is found that it begins."""


@dataclass(slots=True)
class FreePlaces:
    """The free points of a store's events and of one batch, of which none is stored yet."""

    conn: sqlite3.Connection
    begun: dict[EventRef, list[FreePoint]] = field(default_factory=dict)

    def place(self, event: EventRef, placements: Sequence[Placement], says: tuple[str, ...]) -> Placed:
        """The places with the free point's id for the one that no row takes, if the claim says enough for that."""
        marks = free.tells(says) if any(place.point == free.FREE for place in placements) else ()
        if not marks:
            return tuple(placements), ()
        stored = free_points.candidates(self.conn, event, marks) if isinstance(event, int) else []
        known = self.begun.setdefault(event, [])
        candidates = [*(FreePoint(point, began) for point, began in stored), *known]
        point = free.free_point(says, candidates)
        fresh = all(candidate.id != point for candidate in candidates)
        if fresh:
            known.append(FreePoint(point, says))
        found = tuple(replace(one, point=point) if one.point == free.FREE else one for one in placements)
        return found, marks if fresh else ()
