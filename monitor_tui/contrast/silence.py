"""The state of an empty cell: why nothing stands there, never guessed as silence."""

from __future__ import annotations

from monitor_tui.model import CellState, SourceCount


def state(sources: SourceCount, *, declines: bool = False, silent: bool = False) -> CellState:
    """Why a camp has no statement on a point; ``silent`` only where a person looked and said so."""
    raise NotImplementedError
