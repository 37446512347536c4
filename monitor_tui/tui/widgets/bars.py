"""Bars of a lane, drawn by plotext as plain characters: imported only when a timeline is opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from textual_plotext.plot import Plot


@lru_cache(maxsize=64)
def bars(counts: Sequence[int], width: int, height: int, top: int, marker: str) -> tuple[str, ...]:
    """``height`` lines of bars, a column of ``width`` for each count, ``top`` the highest of all lanes.

    No colours, axes or frame of plotext's: what comes out holds nothing but blanks and the marker, so that it is the
    same in 16 colours, without colour and on a terminal of ASCII.
    """
    across = len(counts) * width
    plot = Plot()
    plot.theme("clear")
    plot._set_size(across, height)
    plot.frame(False)
    plot.xaxes(False, False)
    plot.yaxes(False, False)
    plot.xticks([])
    plot.yticks([])
    plot.xlim(0, max(1, across - 1))
    plot.ylim(0, max(1, top))
    # A blank column between two spans, where there is room for it.
    drawn = [(place * width + step, count) for place, count in enumerate(counts) for step in _steps(width) if count]
    if not drawn:
        return ("",) * height
    plot.scatter([at for at, _ in drawn], [count for _, count in drawn], marker=marker, fillx=True)
    lines = Plot.uncolorize(plot.build()).split("\n")
    return tuple(line[:across] for line in (*lines, *[""] * height)[:height])


def _steps(width: int) -> range:
    return range(max(1, width - 1))
