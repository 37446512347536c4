"""Claims that report one saying become one statement."""

from __future__ import annotations

from collections.abc import Iterable

from monitor_tui.model import Placed, Statement


def gather(placed: Iterable[Placed]) -> list[Statement]:
    """Statements of one point's claims, best first: checked, direct, sure, in more reports, earlier."""
    raise NotImplementedError


def mark(placed: Placed) -> str:
    """machine, unsure, checked, corrected, differ, altered or gone."""
    raise NotImplementedError
