"""What contradicts what in the events that were touched, looked at again where something changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from monitor_tui.contrast import conflicts, custody, free
from monitor_tui.dossier import Dossier
from monitor_tui.store import against, connect
from monitor_tui.store.kept import Saved


class Settling:
    """Keeps the contradictions of one store's events, and remembers which meanings contradict each other."""

    def __init__(self, conn: sqlite3.Connection, dossier: Dossier) -> None:
        self._conn, self._dossier = conn, dossier
        self._known: conflicts.Known = {}

    def settle(self, saved: Saved) -> None:
        """Looks at the points and speakers that a batch changed; at all of an event where it does not say."""
        if saved.changes is None:
            for event in sorted(saved.touched):
                self.whole(event)
            return
        changed: dict[int, list[tuple[str, str]]] = {}
        for event, point, actor in saved.changes:
            changed.setdefault(event, []).append((point, actor))
        for event, cells in sorted(changed.items()):
            before = against.unheard(self._conn, event)
            now = self._unheard(event, before, {actor for _, actor in cells})
            # Whose words leave the cells, or come in, may have spoken to any point.
            points = {point for point, _ in cells} if now == before else against.points(self._conn, event)
            self._look(event, points, before, now)

    def whole(self, event: int) -> None:
        """Looks at all of an event."""
        before = against.unheard(self._conn, event)
        now = self._unheard(event, before, None)
        self._look(event, against.points(self._conn, event), before, now)

    def _look(self, event: int, points: Collection[str], before: frozenset[str], now: frozenset[str]) -> None:
        compared = {point for point in points if point and not free.is_free(point)}
        if now != before:
            with connect.within(self._conn):
                against.keep_unheard(self._conn, event, now)
        if compared:
            found, accused = (
                conflicts.of_cells(
                    against.meant(self._conn, event, compared, accused=apart), self._dossier, self._known
                )
                for apart in (False, True)
            )
            if against.differs(self._conn, event, compared, found, accused):
                with connect.within(self._conn):
                    against.keep(self._conn, event, compared, found, accused)

    def _unheard(self, event: int, before: frozenset[str], actors: Collection[str] | None) -> frozenset[str]:
        """The accused who are heard on an accusing side's channels alone; of all actors, or with these looked at."""
        kept = frozenset[str]() if actors is None else before - {*actors}
        accusals = against.accusals(self._conn, event, actors)
        heard = {actor: self._channels(event, actor, camps) for actor, camps in accusals.items()}
        return kept | custody.unheard(accusals, heard, self._dossier)

    def _channels(self, event: int, actor: str, accusing: Collection[str]) -> frozenset[str | None]:
        """The one side on whose channels alone an actor is heard, if it is one of those that accuse it."""
        known = self._dossier.actors.get(actor)
        own = {period.value for period in known.camps} if known and known.type == custody.PERSON else set()
        if not own or not against.speaks(self._conn, event, actor, own):
            return frozenset()
        for side in sorted({*accusing} - own):
            relays = [other.id for other in self._dossier.actors.values() if other.camp_on(None) == side]
            if not against.heard_beyond(self._conn, event, actor, own, side, relays):
                return frozenset({side})
        return frozenset()
