"""A body in the locative with a plural verb is who speaks: "в Кремле сообщили", "w Kremlu poinformowano"."""

from __future__ import annotations

from monitor_tui.read.following import is_day, scanned_right, told
from monitor_tui.read.found import Found
from monitor_tui.read.phrases import Range
from monitor_tui.read.tokens import Text


def told_inside(
    text: Text, found: Found, group: int, last: int, lo: int, hi: int, left: Range | None, whole: Range | None
) -> Range | None:
    """The body in the locative with a plural verb that only has an object: "в Госдепе эти обвинения отвергают"."""
    if not ends_with(text, last - 1, found, "agreement.plural"):
        return None
    inside = text.grammar.sets.get("impersonal", frozenset())
    if left is None:
        body = body_behind(text, last, hi, inside)
    elif any(form == "N" for _, form in text.tokens[left[1] - 1].cues):
        body = body_before(text, left[0], lo, inside)
    else:
        body = _body_last(text, whole or left, inside)
    return body if body is not None and is_known(text, body) else None


def _body_last(text: Text, left: Range, inside: frozenset[str]) -> Range | None:
    """The body right before the verb, after its object ("Обвинения Лукашенко в Госдепе (назвали) абсурдом")."""
    tokens = text.tokens
    first = tokens[left[0]]
    if first.mention >= 0 or "h" in first.tags or "r" in first.tags:
        return None
    for at in range(left[1] - 2, left[0], -1):
        if tokens[at].low in inside and tokens[at].mention < 0:
            body = _body(text, at + 1, left[1])
            return body if body is not None and body[1] == left[1] else None
        if any(tag in tokens[at].tags for tag in "p,"):
            return None
    return None


def body_behind(text: Text, last: int, hi: int, inside: frozenset[str]) -> Range | None:
    """The body in the locative right after a plural verb ("сообщили в Кремле")."""
    tokens = text.tokens
    point = told(text, last, hi)
    while point < hi and (any(tag in tokens[point].tags for tag in "bt") or is_day(text, point)):
        point += 1
    if point < hi and tokens[point].low in inside:
        source = scanned_right(text, point + 1, hi)
        return _body(text, *source) if source else None
    return None


def body_before(text: Text, group: int, lo: int, inside: frozenset[str]) -> Range | None:
    """The body in the locative before a plural verb without a subject."""
    tokens = text.tokens
    for at in range(group - 1, lo - 1, -1):
        if tokens[at].low in inside and tokens[at].mention < 0:
            return _body(text, at + 1, group)
        if tokens[at].tags in (".", "-") or tokens[at].text in ",:":
            break
    return None


def _body(text: Text, first: int, last: int) -> Range | None:
    """A phrase that names a body rather than a time, a place or an occasion."""
    tokens = text.tokens
    run = scanned_right(text, first, last) if first < last else None
    if run is not None and (tokens[first].mention >= 0 or first in text.places):
        end = first
        while end < run[1] and (end in text.places or tokens[end].mention >= 0 or "N" in tokens[end].tags):
            end += 1
        run = first, end
    if run is None or text.grammar.has("speech_place.nouns", tokens[run[0]].low) or "t" in tokens[run[0]].tags:
        return None
    known = any(token.mention >= 0 and not text.is_person(token.mention) for token in tokens[run[0] : run[1]])
    named = any(
        "h" in token.tags or token.low in text.grammar.descriptions or "N" in token.tags
        for token in tokens[run[0] : run[1]]
    )
    return run if known or named else None


def ends_with(text: Text, at: int, found: Found, key: str) -> bool:
    """Whether a verb's form ends as a list of the grammar says."""
    verb = text.tokens[found.marks[1] - len(found.cue.rest) - 1 if found.marks else at].low
    return verb.endswith(tuple(text.grammar.sets.get(key, ())) or ("\0",))


def is_known(text: Text, source: Range) -> bool:
    tokens = text.tokens
    return any(
        at in text.places
        or "r" in tokens[at].tags
        or (tokens[at].mention >= 0 and not text.is_media(tokens[at].mention))
        for at in range(*source)
    )
