"""Colons and dashes that name a speaker: in headlines and before quotations."""

from __future__ import annotations

from collections.abc import Iterator

from monitor_tui.read.bounds import trailing
from monitor_tui.read.following import scanned_right
from monitor_tui.read.forms import COLON, stop_of
from monitor_tui.read.found import Found
from monitor_tui.read.phrases import Range, is_verbal
from monitor_tui.read.tokens import Text

HEADLINE = 24
"""Tokens that a headline has at most."""
NAME = 7
"""Tokens that the name before a colon has at most."""


def headline(text: Text, number: int, lo: int, hi: int, places: frozenset[int]) -> Iterator[Found]:
    """``Kremlin: attempt prevented`` and ``Attempt prevented – Kremlin``, in a line or before a quotation."""
    tokens = text.tokens
    first = lo
    while first < hi and tokens[first].tags == "*":
        first += 1
    for at in range(first, hi):
        if tokens[at].text == ":" and tokens[at].quote < 0 and at + 1 < hi - stop_of(text, hi):
            if (
                tokens[at + 1 : at + 2]
                and tokens[at + 1].tags != '"'
                and not _is_line(text, lo, hi)
                and not _bare(text, first, at)
            ):
                first = at + 1
                continue
            if _is_dateline(text, lo, first, at, hi):
                first = at + 1
                continue
            begin, end = _unquoted(text, first, at)
            if at + 1 < hi and _names(
                text, begin, end, places, quoted=tokens[at + 1].tags == '"' or not _is_line(text, lo, hi)
            ):
                yield Found(
                    "colon",
                    COLON,
                    number,
                    (at, at + 1),
                    (begin, end),
                    [(at + 1, hi - stop_of(text, hi))],
                    head=(first, at + 1),
                    opened=True,
                )
                return
            if (
                at + 1 < hi
                and tokens[first].mention >= 0
                and text.is_person(tokens[first].mention)
                and (tokens[at + 1].tags == '"' or (_is_line(text, lo, hi) and _name_with(text, first, at)))
                and not _has_cue(text, first, at)
            ):
                name = next(k for k in range(first, at + 1) if tokens[k].mention != tokens[first].mention)
                yield Found(
                    "colon",
                    COLON,
                    number,
                    (at, at + 1),
                    (first, name),
                    [(at + 1, hi - stop_of(text, hi))],
                    head=(first, at + 1),
                    opened=True,
                )
                return
            spoken = _who_does(text, first, at) if at + 2 < hi and tokens[at + 1].tags == '"' else None
            if spoken is not None:
                found = Found("colon", COLON, number, (at, at + 1), spoken, head=(first, at + 1), opened=True)
                found.content = [(at + 1, hi - stop_of(text, hi))]
                yield found
                return
            first = at + 1
    if not _is_line(text, lo, hi):
        return
    for at in range(hi - 1, max(lo, hi - NAME - 1), -1):
        if tokens[at].tags == "-" or (tokens[at].text in ":" and at > lo):
            words = sum(token.text[0].isalnum() for token in tokens[lo:at])
            begin, end = _unquoted(text, at + 1, hi)
            credit = text.grammar.has("speakers.nobody", tokens[at - 1].low) and tokens[at].text == ":"
            if hi - at > 1 and words > 2 and not credit and _names(text, begin, end, places, quoted=False):
                yield Found("dash", COLON, number, (at, at + 1), (begin, end), trailing(text, lo, at), head=(at, hi))
            return


def _is_dateline(text: Text, lo: int, first: int, at: int, hi: int) -> bool:
    """``MINSK: ...`` at the head of a whole sentence: where a report was written."""
    letters = text.tokens[first].text
    return first == lo and at == lo + 1 and lo in text.places and letters.isupper() and not _is_line(text, lo, hi)


def _unquoted(text: Text, first: int, last: int) -> Range:
    """A known name without the marks around it."""
    tokens = text.tokens
    if last - first > 2 and tokens[first].tags == tokens[last - 1].tags == '"' and tokens[first + 1].mention >= 0:
        return first + 1, last - 1
    return first, last


def _name_with(text: Text, first: int, last: int) -> bool:
    """Whether only a place or subject stands between a name and its colon ("Łukaszenka o spisku: to robota CIA")."""
    tokens = text.tokens
    at = first
    while at < last and tokens[at].mention == tokens[first].mention:
        at += 1
    if (
        at + 1 >= last
        or last - first > NAME
        or "p" not in tokens[at].tags
        or not text.nominative(tokens[first].mention)
    ):
        return False
    return not any(is_verbal(text, k) or tokens[k].tags == '"' or tokens[k].text == "," for k in range(at, last))


def _who_does(text: Text, first: int, last: int) -> Range | None:
    """Who does something before the colon of a quotation ("Глава союза Урс Цбинден не скрывал радости: «...»")."""
    tokens = text.tokens
    if not text.grammar.flag("free_order") or not any(tag in tokens[first].tags for tag in "hN"):
        return None
    if tokens[first].mention >= 0 or _has_cue(text, first, last):
        return None
    source = scanned_right(text, first, last)
    if source is None or not any(tag in token.tags for token in tokens[slice(*source)] for tag in "h"):
        return None
    at = source[1]
    while at < last and any(tag in tokens[at].tags for tag in "bn"):
        at += 1
    return source if at < last and "v" in tokens[at].tags else None


def _bare(text: Text, first: int, last: int) -> bool:
    """Whether tokens are a name and titles only, no sentence about somebody."""
    return all(token.mention >= 0 or any(tag in token.tags for tag in "Nhxd") for token in text.tokens[first:last])


def _has_cue(text: Text, first: int, last: int) -> bool:
    return any(form == "F" and not cue.rest for token in text.tokens[first:last] for cue, form in token.cues)


def _is_line(text: Text, lo: int, hi: int) -> bool:
    """Whether a sentence is a line without a stop at its end."""
    if text.tokens[hi - 1].end <= text.title:
        return True
    return hi - lo <= HEADLINE and hi > lo and text.tokens[hi - 1].text not in (".", "!", "…", ";")


def _names(text: Text, first: int, last: int, places: frozenset[int], *, quoted: bool) -> bool:
    """Whether tokens are the name of a speaker and nothing else."""
    tokens = text.tokens[first:last]
    if not tokens or len(tokens) > NAME or text.grammar.has("speakers.nobody", tokens[-1].low):
        return False
    if any(is_verbal(text, at) and text.tokens[at].mention < 0 for at in range(first, last)) or any(
        "p" in t.tags and t.mention < 0 for t in tokens
    ):
        return False
    if any(token.tags in (".", '"', "-") or token.text in ",(" for token in tokens):
        return False
    known = any(token.mention >= 0 for token in tokens) or any(at in places for at in range(first, last))
    if known:
        return tokens[-1].tags != "w" or tokens[-1].mention >= 0 or text.grammar.flag("free_order")
    titled = any("h" in token.tags for token in tokens)
    named = all("N" in token.tags or "h" in token.tags or "x" in token.tags for token in tokens)
    if text.grammar.flag("nouns_capitalised"):
        return (titled and len(tokens) <= 4) or (named and len(tokens) >= 2 and quoted)
    letters = (
        len(tokens) == 1 and 2 <= len(tokens[0].text) <= 6 and tokens[0].text.isalpha() and tokens[0].text.isupper()
    )
    return (titled and len(tokens) <= 4) or (named and (quoted or letters or 2 <= len(tokens) <= 3))
