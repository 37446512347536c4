"""The desk's answers about time and words. What counts them is imported when a screen first asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitor_tui.cycle import times
from monitor_tui.store import claims, connect
from monitor_tui.store.kept import StoredClaim
from monitor_tui.store.selection import Selection
from monitor_tui.tui.asking_store import StoreAsking

if TYPE_CHECKING:
    from monitor_tui.model.moved import Movers
    from monitor_tui.model.worded import CampWords, Spelt
    from monitor_tui.tui.desk import Filter


class MovedAsking(StoreAsking):
    """Part of ``StoreDesk``."""

    def movers(self, event: int) -> Movers:
        from monitor_tui.cycle import moving

        with connect.stoppable():
            conn = self._conn()
            within = times.published(conn, self.times, self.dossier, self.analyst)
            return moving.movers(conn, self.dossier, event, self.times, within)

    def camp_words(self, of: int | Filter) -> CampWords:
        from monitor_tui.cycle import moving

        with connect.stoppable():
            return moving.words(self._conn(), self.dossier, self._kept(of), self.times)

    def camp_spellings(self, of: int | Filter) -> tuple[Spelt, ...]:
        from monitor_tui.cycle import moving

        with connect.stoppable(), self._one:
            return moving.spellings(self._conn(), self.dossier, self._names, self._kept(of), self.times)

    def claims_behind(self, which: Sequence[int]) -> Sequence[StoredClaim]:
        return claims.rows(self._conn(), which)

    def _kept(self, of: int | Filter) -> Selection | int:
        return of if isinstance(of, int) else self._selection(of)
