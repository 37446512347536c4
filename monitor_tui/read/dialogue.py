"""Speech behind a dash, without quotation marks: "– To prawda – powiedział X. – Nic więcej."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitor_tui.read.tokens import Quote

if TYPE_CHECKING:
    from monitor_tui.read.tokens import Token

REACH = 4
"""Words after a dash within which the verb of an attribution stands."""


def with_speech(text: str, tokens: Sequence[Token], quotes: list[Quote]) -> list[Quote]:
    """The quotations of a text with what stands between dialogue dashes, which swallows the marked ones inside."""
    spoken: list[Quote] = []
    first = 0
    while first < len(tokens):
        last = first + 1
        while last < len(tokens) and "\n" not in text[tokens[last - 1].end : tokens[last].start]:
            last += 1
        if any(token.tags == "-" for token in tokens[first:last]):
            spoken += _of_line(text, tokens, first, last)
        first = last
    if not spoken:
        return quotes
    kept = [quote for quote in quotes if not any(s.first <= quote.first and quote.last <= s.last for s in spoken)]
    crossed = {s for s in spoken for quote in kept if quote.first < s.last and s.first < quote.last}
    return sorted([*kept, *(s for s in spoken if s not in crossed)], key=lambda quote: quote.first)


def _of_line(text: str, tokens: Sequence[Token], first: int, last: int) -> list[Quote]:
    found: list[Quote] = []
    at = first
    while at < last - 1:
        if not _begins(tokens, at, first, bool(found)):
            at += 1
            continue
        close = next((k for k in range(at + 2, last - 1) if _closes(text, tokens, k, last)), None)
        if close is None:
            if found:
                found.append(_quote(tokens, at + 1, last))
            break  # where no dash closes speech behind this one, none does behind a later one
        found.append(_quote(tokens, at + 1, close))
        at = close + 1
    return found


def _quote(tokens: Sequence[Token], first: int, last: int) -> Quote:
    return Quote((tokens[first].start, tokens[last - 1].end), first, last)


def _begins(tokens: Sequence[Token], at: int, first: int, goes_on: bool) -> bool:
    """Whether speech begins after a dash: at the head of a line, or where it was interrupted."""
    if tokens[at].tags != "-":
        return False
    if at == first or (goes_on and tokens[at - 1].text in ",:"):
        return True
    return tokens[at - 1].tags == "." and tokens[at - 1].quote < 0 and not tokens[at + 1].text[0].islower()


def _closes(text: str, tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a dash ends speech: an attribution follows."""
    if tokens[at].tags != "-" or not text[tokens[at].start - 1].isspace():
        return False
    for k in range(at + 1, min(last, at + 1 + REACH)):
        token = tokens[k]
        if token.text[0].isupper() or token.tags in ("-", ".", '"') or token.text in ",:;":
            return False
        if any(form == "F" and not cue.noun for cue, form in token.cues) or (k == at + 1 and token.tags == "v"):
            return True
        if k > at + 1 and not any(tag in tokens[k - 1].tags for tag in "bnu"):
            return False
    return False
