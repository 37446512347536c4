"""The exact words of the panes: every line is given a width in cells and fills it exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from monitor_tui.dossier import Dossier
from monitor_tui.model import Cell, Point, Statement, Versions

MARKS = {"machine": "·", "unsure": "?", "checked": "✓", "corrected": "✎", "differ": "≠", "altered": "~", "gone": "†"}
ASCII_MARKS = {"machine": ".", "unsure": "?", "checked": "v", "corrected": "c", "differ": "!", "altered": "~", "gone": "x"}
CONFLICT, ASCII_CONFLICT = "≠", "#"

Width = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class CellLines:
    """The two lines of a cell, each exactly as wide as asked."""

    value: str
    """Value with the sign of conflict in its last column, or the empty cell's state."""
    who: str
    """Mark, speaker, date, count at the right; or the empty cell's denominator."""


def cell_lines(
    cell: Cell, point: Point, width: int, dossier: Dossier, *, year: int | None = None, ascii_only: bool = False
) -> CellLines:
    """A cell as the panes show it."""
    raise NotImplementedError


def also_line(
    statements: Sequence[Statement], versions: Versions, width: int, dossier: Dossier, *, ascii_only: bool = False
) -> str:
    """The best statement of a camp without a pane, then how much the others hold."""
    raise NotImplementedError


def short_actor(actor: str, dossier: Dossier) -> str:
    """An actor's short name; the id of one that the dossier does not hold."""
    raise NotImplementedError


def cells(text: str) -> int:
    """How many terminal columns a text takes."""
    raise NotImplementedError


def fit(text: str, width: int, *, ellipsis: str = "…") -> str:
    """The text cut and padded to exactly ``width`` columns."""
    raise NotImplementedError
