"""Hearsay: somebody says it, but the sentence does not tell who, or only by a paper or a place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from monitor_tui.read.bounds import bounded, trailing
from monitor_tui.read.following import scanned_right
from monitor_tui.read.forms import ACCORDING, ACCUSED, BELIEVED, HEARSAY, around
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Grammar
from monitor_tui.read.phrases import Range, is_verbal
from monitor_tui.read.reports import paper_of
from monitor_tui.read.tokens import Text

DESCRIBED = 9
"""Tokens from a preposition to the noun of a paper."""


@lru_cache(maxsize=32)
def _opening(grammar: Grammar) -> frozenset[str]:
    """The words that hearsay can begin with."""
    return frozenset[str]().union(*(grammar.sets.get(f"reportive.{key}", ()) for key in ("single", "paper", "words")))


def hearsay(text: Text, number: int, lo: int, hi: int) -> Iterator[Found]:
    """``are said to``, ``is believed to be``: somebody says it, but the sentence does not tell who."""
    tokens, grammar = text.tokens, text.grammar
    opening = _opening(grammar)
    for at in range(lo + (not grammar.flag("free_order")), hi - 1):
        token = tokens[at]
        if token.low not in opening:
            continue
        single = grammar.has("reportive.single", token.low)
        single = single or (grammar.has("reportive.paper", token.low) and _is_paper(text, at + 1, hi))
        if single and not (at > lo and grammar.has("according.as", tokens[at - 1].low)):
            if any(form == "F" and not cue.noun and not cue.rest for t in tokens[lo:at] for cue, form in t.cues):
                return  # "те, кто пришёл, сказали, что он подозревается": those who came say it
            yield _single(text, number, at, lo, hi)
            return
        if not grammar.has("reportive.words", token.low):
            continue
        first = at
        while first > lo and any(tag in tokens[first - 1].tags for tag in "abn") and "d" not in tokens[first - 1].tags:
            first -= 1
        if not any(grammar.has("copula", tokens[k].low) for k in range(first, at)) and not grammar.flag("copula_free"):
            continue
        if tokens[at + 1].low not in grammar.sets.get("reportive.follow", ()):
            continue
        cue = ACCUSED if grammar.has("reportive.accuses", token.low) else HEARSAY
        if any("q" in tokens[k].tags for k in range(max(lo, first - 1), first)):
            continue
        if grammar.has("reportive.thought", token.low):
            cue = BELIEVED
        found = Found("hearsay", cue, number, (first, at + 1), None, implicit=True, head=(first, at + 1))
        found.content = trailing(text, lo, first) + bounded(text, at + 1, hi, cue)
        found.negated = any("n" in tokens[k].tags for k in range(first, at))
        if cue is ACCUSED and first > lo:
            found.target = (lo, first)
        yield found
        return


def _is_paper(text: Text, at: int, hi: int) -> bool:
    """Whether "в сообщении" follows: a paper whose author was named before."""
    return _paper(text, at, hi) is not None


def _paper(text: Text, at: int, hi: int) -> int | None:
    """The noun of a paper after a preposition, past what describes it ("в распространённом в Минске заявлении")."""
    tokens, grammar = text.tokens, text.grammar
    if at >= hi or not grammar.has("speech_place.prepositions", tokens[at].low):
        return None
    for k in range(at + 1, min(hi, at + DESCRIBED)):
        if grammar.has("speech_place.nouns", tokens[k].low):
            return k
        if tokens[k].text in ",;:" or tokens[k].quote >= 0 or is_verbal(text, k):
            return None
    return None


def _document_of(text: Text, at: int, hi: int) -> Range | None:
    """Whose statement or report a phrase after a verb of hearsay names."""
    tokens = text.tokens
    paper = _paper(text, at, hi)
    if paper is None or paper + 1 >= hi:
        return None
    first = paper + 1
    if tokens[first].mention < 0 and not any(tag in tokens[first].tags for tag in "Nwh"):
        return None
    return scanned_right(text, first, hi)


def _single(text: Text, number: int, at: int, lo: int, hi: int) -> Found:
    """One word of hearsay: "сообщается, что", "обвиняется в"."""
    grammar, low = text.grammar, text.tokens[at].low
    cue = (
        ACCUSED
        if grammar.has("reportive.accuses", low)
        else BELIEVED
        if grammar.has("reportive.thought", low)
        else HEARSAY
    )
    if "endings.papers" in grammar.sets:
        by = paper_of(text, at, lo, hi)
        if by is not None:
            found = Found("it was said", ACCORDING, number, (at, at + 1), by[0], head=by[1], opened=True)
            found.content = around(text, found.head, lo, hi)
            return found
    owner = _document_of(text, at + 1, hi)
    if owner is not None:
        # "говорится в заявлении министерства": the paper's author speaks.
        found = Found("it was said", ACCORDING, number, (at, at + 1), owner, head=(at, owner[1]), opened=True)
        found.content = around(text, found.head, lo, hi)
        return found
    found = Found("hearsay", cue, number, (at, at + 1), None, implicit=True, head=(at, at + 1))
    if _is_paper(text, at + 1, hi):
        paper = _paper(text, at + 1, hi)
        found.head = (at, (paper or at + 2) + 1)
        found.content = around(text, found.head, lo, hi)
        return found
    found.content = trailing(text, lo, at) + bounded(text, at + 1, hi, cue)
    if cue is ACCUSED and at > lo:
        found.target = (lo, at)
    return found
