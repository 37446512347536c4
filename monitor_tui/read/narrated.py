"""What a narrator tells or asks where a claim might be read: questions put to somebody, deeds in relative clauses."""

from __future__ import annotations

from monitor_tui.model import Kind, Stance
from monitor_tui.read.found import Found
from monitor_tui.read.tokens import Text

ASKED = 7
"""Tokens from who asks to the comma before the question."""
QUESTION = 8
"""Tokens from the comma before a question to its verb."""


def is_narrated(text: Text, found: Found, lo: int, hi: int) -> bool:
    """Whether what looks like an attribution is the narrator's own sentence or another's question."""
    if found.marks is None or found.implicit or found.rule in ("colon", "dash"):
        return False
    return (
        _is_question(text, found, lo, hi)
        or _asks_to_comment(text, found)
        or _is_asked_about(text, found, lo)
        or _is_deed(text, found, lo)
    )


def without_own_views(text: Text, founds: list[Found]) -> list[Found]:
    """Without "in his view" inside what somebody is told to have said: it is that speaker's own."""
    return [
        found
        for found in founds
        if not (
            found.rule == "according"
            and found.marks is not None
            and found.source is not None
            and text.grammar.has("speakers.possessive", text.tokens[found.source[0]].low)
            and any(_holds(other, found.marks[0]) for other in founds if other is not found)
        )
    ]


def _holds(found: Found, at: int) -> bool:
    """Whether a token stands in what follows a verb of saying."""
    if found.marks is None or found.rule not in ("verb", "gerund") or found.cue.kind is Kind.THOUGHT:
        return False
    return any(found.marks[1] <= first <= at < last for first, last in found.content)


def _is_question(text: Text, found: Found, lo: int, hi: int) -> bool:
    """``What do Russia and Belarus say?`` as a heading."""
    tokens = text.tokens
    last = hi - 1
    while last > lo and tokens[last].tags == '"':
        last -= 1
    if tokens[last].text != "?" or not text.grammar.has("asking.what", tokens[lo].low):
        return False
    return found.rule != "quote" and not any(token.quote >= 0 or token.text == "," for token in tokens[lo:last])


def _asks_to_comment(text: Text, found: Found) -> bool:
    """``Journalists asked to comment on``: nothing is asked for but words."""
    if found.cue.kind is not Kind.ACT or found.cue.stance is Stance.REFUSES or found.negated or not found.content:
        return False
    first, last = found.content[0]
    if text.grammar.has("infinitive_mark", text.tokens[first].low):
        first += 1
    cues = text.tokens[first].cues if first < last else ()
    return any(form == "I" and cue.only_negated and cue.kind is Kind.ACT for cue, form in cues)


def _is_asked_about(text: Text, found: Found, lo: int) -> bool:
    """``on the question how the Kremlin sees it``, ``asked whether X recognises Y``."""
    tokens, grammar = text.tokens, text.grammar
    if found.marks is None or "asking.about" not in grammar.sets or tokens[found.marks[0]].quote >= 0:
        return False
    first = min(found.source[0], found.marks[0]) if found.source else found.marks[0]
    for at in range(first - 1, max(lo, first - QUESTION), -1):
        if tokens[at].text == ",":
            return False
        if not grammar.has("asking.opens", tokens[at].low):
            continue
        before = tokens[max(lo, at - ASKED) : at]
        return any(grammar.has("asking.about", token.low) and token.quote < 0 for token in before)
    return False


def _is_deed(text: Text, found: Found, lo: int) -> bool:
    """``the fighters who refused``: what people without a name did, told in a relative clause."""
    tokens = text.tokens
    if found.source is None or found.marks is None or found.marks[0] <= lo or found.negated:
        return False
    before = tokens[found.marks[0] - 1]
    if "q" not in before.tags or before.mention >= 0 or found.source[1] > found.marks[0]:
        return False
    if any(tokens[k].mention >= 0 or k in text.places for k in range(*found.source)):
        return False
    if found.cue.stance is Stance.REFUSES:
        return True
    if found.cue.kind is not Kind.SPEECH or found.cue.stance is not Stance.ASSERTS:
        return False
    thing = "object" in found.cue.frames and bool(found.content) and found.content[0][0] == found.marks[1]
    return thing and not _opens_speech(text, found.marks[1])


def _opens_speech(text: Text, at: int) -> bool:
    token = text.tokens[at]
    return token.quote >= 0 or token.text == ":" or text.grammar.has("about_clause", token.low)
