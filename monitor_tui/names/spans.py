"""Spans of a text that do not overlap, asked quickly: a text may be nothing but names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from monitor_tui.model import Span


class Taken:
    """What of a text is taken already."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(spans)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a character between the two is taken."""
        at = bisect_left(self._spans, (start, end))
        before = at > 0 and self._spans[at - 1][1] > start
        return before or (at < len(self._spans) and self._spans[at][0] < end)

    def take(self, start: int, end: int) -> None:
        """Takes a span that overlaps none."""
        self._spans.insert(bisect_left(self._spans, (start, end)), (start, end))
