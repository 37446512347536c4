"""How the lines of the event's screen are shared out: matrix, blocks, detail. Values in, values out."""

from __future__ import annotations

from dataclasses import dataclass

TALL = 32
"""From so many lines on there is room for the blocks."""
HEAD, FOOT, FOOT_SMALL = 2, 3, 2
DETAIL, DETAIL_SMALL = 10, 5
FEW = 3
"""Points that stay while the detail has more room."""
CELL, LABEL = 26, 12
"""Columns of a cell, and of the points' names, where the screen is wide."""
WIDE = 100
MOST = 8
"""Panes side by side."""
LARGE = 50
"""From so many lines on the blocks say more."""
_SOME, _MANY = (2, 1, 1), (6, 4, 3)


@dataclass(frozen=True, slots=True)
class Layout:
    """Heights of what gives and takes."""

    panes: int
    blocks: int
    detail: int


def is_tall(height: int) -> bool:
    return height >= TALL


def columns(width: int) -> int:
    """How many panes have room."""
    return 3 if width < WIDE else max(3, min(MOST, (width - LABEL) // (CELL + 1)))


def rooms(height: int, rows: int) -> tuple[int, int, int]:
    """Lines that each block may have: words of the accused, remarks, other events; more where there are few points."""
    spare = height - HEAD - FOOT - DETAIL - (1 + 2 * rows)
    return _MANY if is_tall(height) and (height >= LARGE or spare >= sum(_MANY) + len(_MANY)) else _SOME


def layout(height: int, rows: int, blocks: int, *, tall: bool, more: bool = False) -> Layout:
    """``blocks`` lines are wanted for the blocks; ``more`` gives the detail what the matrix can spare.

    The matrix takes a head and two lines a point; what it does not need goes to the detail.
    """
    rest = height - HEAD - (FOOT if tall else FOOT_SMALL)
    panes = rest - blocks - (DETAIL if tall else DETAIL_SMALL)
    if more:
        panes = min(panes, 1 + 2 * FEW)
    panes = max(3, min(panes, 1 + 2 * max(1, rows)))
    panes -= 1 - panes % 2
    return Layout(panes, blocks, max(1, rest - blocks - panes))
