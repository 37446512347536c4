"""What the screens ask and say about empty cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from monitor_tui.model.proven import Proof


class ProofDesk(Protocol):
    """The part of the desk that empty cells need."""

    def proof(self, event: int, point: str, pane: str) -> Proof:
        """Why a cell is empty. *Slow*: the camp's own stories of the event are searched."""

    def say_silent(self, event: int, point: str, pane: str, on: bool) -> str:
        """The person looked: the camp is silent there, or the word is taken back."""

    def taken_back(self, event: int | None = None) -> Sequence[str]:
        """Of the person's silences those that new evidence ended, as sentences; until they have looked."""

    def looked(self, event: int, point: str, pane: str) -> None:
        """The person opened what stands in a cell that they had called silent."""
