"""The subject that a second verb shares with the first."""

from __future__ import annotations

from monitor_tui.read.phrases import SHORT_QUOTE, Range, is_nominal, is_verbal, trimmed
from monitor_tui.read.tokens import Text


def first_subject(text: Text, lo: int, hi: int) -> Range | None:
    """The first noun phrase of a clause: what a second verb shares with the first."""
    tokens = text.tokens
    first = lo
    while first < hi:
        last = first
        while last < hi and (
            tokens[last].mention >= 0
            or ((is_nominal(tokens[last]) or "p" in tokens[last].tags) and not is_verbal(text, last))
        ):
            last += 1
        if last == first and "r" in tokens[first].tags:
            return first, first + 1
        if last > first:
            found = trimmed(text, first, last)
            if found is not None and (last >= hi or tokens[last].text != "," or _is_apposition(text, last, hi)):
                return _with_its_name(text, found, hi)
        first = max(last, first) + 1
    return None


def _with_its_name(text: Text, found: Range, hi: int) -> Range:
    """A phrase with the quoted name that it stops at and what follows: "Лидер «Вместе» Полина Хвощ"."""
    last = found[1]
    if last >= hi or text.tokens[last].quote < 0:
        return found
    quote = text.quotes[text.tokens[last].quote]
    if quote.first != last or quote.last - quote.first > SHORT_QUOTE or quote.last > hi:
        return found
    last = quote.last
    while last < hi and (text.tokens[last].mention >= 0 or text.tokens[last].tags == "N"):
        last += 1
    return found[0], last


def _is_apposition(text: Text, comma: int, hi: int) -> bool:
    follows = text.tokens[comma + 1] if comma + 1 < hi else None
    return follows is not None and any(tag in follows.tags for tag in "q0")
