"""The state of an empty cell: why nothing stands there, never guessed as silence."""

from __future__ import annotations

from monitor_tui.model import CellState, SourceCount


def state(sources: SourceCount, *, declines: bool = False, silent: bool = False) -> CellState:
    """Why a camp has no statement on a point; ``silent`` only where a person looked and said so."""
    if silent:
        return CellState.SILENT
    if declines:
        return CellState.DECLINES
    watched = sources.alive + sources.failing
    if not watched and not sources.items:
        return CellState.NOT_COLLECTED
    if sources.failing * 2 > watched:
        return CellState.FAILING
    return CellState.NONE_FOUND
