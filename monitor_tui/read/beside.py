"""The name that stands beside an office, after a comma: "the foreign minister, Anna Berg, said"."""

from __future__ import annotations

from collections.abc import Container

from monitor_tui.read.phrases import Range
from monitor_tui.read.tokens import Text

_NAMES = 4
"""The most words that a name has."""


def name_beside(text: Text, at: int, hi: int, places: Container[int]) -> Range | None:
    """The whole name between the comma at a place and the next one, or the end of what is told."""
    tokens = text.tokens
    if at + 1 >= hi or tokens[at].text != "," or tokens[at].quote >= 0:
        return None
    first = last = at + 1
    mention = tokens[first].mention
    if mention >= 0 and not (text.is_person(mention) and text.nominative(mention)):
        return None
    while last < hi and tokens[last].quote < 0 and last not in places and tokens[last].mention == mention:
        if mention < 0 and (tokens[last].tags != "N" or tokens[last].text.isupper()):
            break
        last += 1
    if not first < last <= first + _NAMES or "'" in tokens[last - 1].tags:
        return None
    closed = last >= hi or tokens[last].text in ",.;:!?" or (last - first > 1 and "v" in tokens[last].tags)
    return (first, last) if closed else None
