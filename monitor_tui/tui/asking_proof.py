"""The desk's answers about empty cells. What searches texts is imported when a proof is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor_tui.store import connect, silences
from monitor_tui.tui.asking_store import StoreAsking

if TYPE_CHECKING:
    from monitor_tui.model.proven import Proof


class ProofAsking(StoreAsking):
    """Part of ``StoreDesk``."""

    def proof(self, event: int, point: str, pane: str) -> Proof:
        from monitor_tui.cycle.proving import prove

        by = min((one for one in (self.times.asof, self.times.until) if one is not None), default=None)
        until = by - timedelta(seconds=1) if by is not None else None
        with self._one, connect.stoppable():
            return prove(self._conn(), self.dossier, self._names, event, point, pane, until=until)

    def say_silent(self, event: int, point: str, pane: str, on: bool) -> str:
        from monitor_tui.cycle.silencing import say_silent

        with self._writing() as conn:
            return say_silent(conn, self.dossier, self.analyst, event, point, pane, on=on)

    def taken_back(self, event: int | None = None) -> Sequence[str]:
        from monitor_tui.cycle.silencing import taken_back, told

        return [told(one, self.dossier) for one in taken_back(self._conn(), self.dossier, self.analyst, event)]

    def looked(self, event: int, point: str, pane: str) -> None:
        ended = silences.overtaken(self._conn(), self.analyst, event)
        seen = [one for one in ended if (one.point, one.camp) == (point, pane)]
        if seen and self.can_write:
            with self._writing() as conn:
                silences.looked(conn, seen)
