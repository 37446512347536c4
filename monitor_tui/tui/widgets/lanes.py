"""Lines of a lane: a column for each span of days, with counts, marks and an axis below. No colour, letters only."""

from __future__ import annotations

from collections.abc import Sequence

from monitor_tui import days
from monitor_tui.model.worded import DaySpan

WIDEST = 8
"""Columns of a span at most: a short event does not fill the screen."""
FIRST = "*"
"""Marks a span in which something was said first."""


def column_width(spans: int, room: int) -> int:
    """How many columns a span has; 0 where there is no room for all."""
    return min(WIDEST, room // max(1, spans))


def fitting(spans: Sequence[DaySpan], room: int) -> int:
    """How many of the last spans have room: what is older is not drawn."""
    return min(len(spans), max(1, room))


def counts_line(counts: Sequence[int], marked: Sequence[bool], width: int) -> list[str]:
    """A text for each span, each exactly so wide: "4", "4*" where it is marked, "+" for what has no room."""
    return [_count(count, mark, width) for count, mark in zip(counts, marked, strict=True)]


def _count(count: int, mark: bool, width: int) -> str:
    text = (str(count) if count else "") + (FIRST if mark else "")
    if len(text) > width - (width > 1 and not mark):  # a mark parts it from the next count
        text = FIRST if mark else "+"
    return text.ljust(width)


def axis_line(spans: Sequence[DaySpan], width: int) -> str:
    """The days at which spans begin, month and day where a month begins, as there is room; what came before is "<"."""
    line, end, month = "", 0, 0
    for place, span in enumerate(spans):
        at = place * width
        if span.before:
            line, end = "<", 2
            continue
        text = days.day(span.first, span.first.year) if span.first.month != month else str(span.first.day)
        if at >= end:
            line = line.ljust(at) + text
            end, month = at + len(text) + 1, span.first.month
    return line
