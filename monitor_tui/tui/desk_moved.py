"""What the screens of time and of words ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from monitor_tui.store.kept import StoredClaim

if TYPE_CHECKING:
    from monitor_tui.model.moved import Movers
    from monitor_tui.model.worded import CampWords, Spelt
    from monitor_tui.tui.desk import Filter


class MovedDesk(Protocol):
    """The part of the desk that timeline and wording need; of an event, or of what a filter keeps."""

    def movers(self, event: int) -> Movers:
        """*Slow*: the event's claims are put in order."""

    def camp_words(self, of: int | Filter) -> CampWords:
        """*Slow*. The spellings are asked for apart."""

    def camp_spellings(self, of: int | Filter) -> tuple[Spelt, ...]:
        """*Slow*: names are found once more in the newest statements."""

    def claims_behind(self, claims: Sequence[int]) -> Sequence[StoredClaim]:
        """The claims behind a count, in the order asked."""
