"""Attributions that are none: what somebody did not say, and questions what was said."""

from __future__ import annotations

from monitor_tui.model import Kind, Stance
from monitor_tui.read.found import Found
from monitor_tui.read.tokens import Text


def is_silence(text: Text, found: Found, lo: int, hi: int) -> bool:
    """Whether a narrator tells what somebody did not say: no refusal, unless the will to answer is denied."""
    cue = found.cue
    if not found.negated or found.marks is None or cue.kind is not Kind.SPEECH:
        return False
    if cue.negated is not Stance.REFUSES:
        return False
    first, last = found.marks
    if last < hi and text.grammar.has("none", text.tokens[last].low):
        return True
    if cue.stance is not Stance.ASSERTS:
        return False
    near = text.tokens[max(lo, first - 2) : min(hi, last + 3)]
    group = text.tokens[lo:hi] if text.grammar.flag("verb_second") else near
    return not any(text.grammar.has("unwilling", token.low) for token in group)


def is_asked(text: Text, found: Found, lo: int) -> bool:
    """Whether an attribution only asks what was said: "Что именно X сказал Y, ...", "Hotel: what the wife told"."""
    if found.source is None or found.marks is None or found.rule in ("colon", "dash", "according"):
        return False
    tokens = text.tokens
    if found.marks[1] < len(tokens) and text.grammar.has("asking.whether", tokens[found.marks[1]].low):
        return True  # "говорили ли президенты"
    at = min(found.source[0], found.marks[0]) - 1
    while at > lo and text.grammar.has("asking.exactly", tokens[at].low):
        at -= 1
    if at < lo or not text.grammar.has("asking.what", tokens[at].low):
        return False
    if found.rule == "after" and text.grammar.flag("free_order"):
        return True  # "Nie wiadomo, co powiedział X"
    if at > lo and "p" in tokens[at - 1].tags:
        at -= 1
    if at > lo and tokens[at - 1].text not in ":-–—":
        return False
    if text.grammar.flag("verb_second"):
        return True
    end = found.marks[1]
    return not any(
        first >= end and (not text.grammar.flag("free_order") or _opens(text, first)) for first, _ in found.content
    )


def _opens(text: Text, at: int) -> bool:
    token = text.tokens[at]
    return token.quote >= 0 or text.grammar.has("about_clause", token.low)


def is_unwilling(text: Text, at: int) -> bool:
    """Whether "would not" stands before a verb of answering: a refusal, not a thought ("nie chciał komentować")."""
    token = text.tokens[at] if at < len(text.tokens) else None
    return token is not None and any(form == "I" and cue.only_negated for cue, form in token.cues)
