"""Attributions without a finite cue verb: headlines, "according to", nouns of speech, hearsay."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from monitor_tui.model import Kind, Stance
from monitor_tui.read.bounds import bounded, trailing
from monitor_tui.read.content import that_skipped
from monitor_tui.read.following import scanned_right
from monitor_tui.read.found import Found
from monitor_tui.read.genitive import owner_within
from monitor_tui.read.grammar import NO_WORD, Cue, Grammar
from monitor_tui.read.phrases import Range, is_verbal
from monitor_tui.read.reports import author_after, owner_before
from monitor_tui.read.tokens import Text

COLON = Cue(":", frames=frozenset({"clause", "quote"}))
ACCORDING = Cue("according to", frames=frozenset({"clause", "quote"}))
HEARSAY = Cue("hearsay", frames=frozenset({"clause"}))
ACCUSED = Cue("hearsay", Stance.ACCUSES, frames=frozenset({"clause"}))
BELIEVED = Cue("hearsay", kind=Kind.THOUGHT, frames=frozenset({"clause"}))


def stop_of(text: Text, hi: int) -> int:
    return 1 if text.tokens[hi - 1].tags == "." and text.tokens[hi - 1].quote < 0 else 0


@lru_cache(maxsize=32)
def _opening(grammar: Grammar) -> frozenset[str]:
    """The words that such a phrase can begin with, or that tell of one."""
    others = (grammar.sets.get(key, frozenset()) for key in ("according.follows", "speakers.possessive"))
    return frozenset(grammar.phrases).union(*others)


def according(text: Text, number: int, lo: int, hi: int) -> Iterator[Found]:
    """``According to X, ...``, ``..., according to X`` and phrases that follow the name (``X zufolge``)."""
    tokens, phrases = text.tokens, text.grammar.phrases
    if not phrases:
        return
    at = lo
    opening = _opening(text.grammar)
    while at < hi:
        last = at + 1
        if tokens[at].low not in opening:
            at = last
            continue
        owned = _by_pronoun(text, number, at, lo, hi)
        owned = owned or _follows_from(text, number, at, lo, hi)
        if owned is not None:
            yield owned
            at = owned.head[1]
            continue
        for phrase in phrases.get(tokens[at].low, ()):
            end = at + len(phrase.words)
            if end <= hi and all(tokens[at + k].low == word for k, word in enumerate(phrase.words)):
                found = _according(text, number, phrase.sort, at, end, lo, hi)
                if found is not None:
                    yield found
                    last = max(last, found.head[1])
                    break
        at = last


def _according(text: Text, number: int, sort: str, at: int, end: int, lo: int, hi: int) -> Found | None:
    tokens = text.tokens
    if sort == "nobody":
        return None
    by_case = "endings.genitive" in text.grammar.sets
    if by_case and sort in ("before", "after"):
        source = author_after(text, end, hi) if sort == "before" else owner_before(text, at, lo)
    else:
        inside = at > lo and tokens[at - 1].text == "," and text.grammar.flag("free_order")
        source = _source_right(text, end, hi, inside=inside)
    if source is not None and sort == "before" and "genitive.clear" in text.grammar.sets:
        source = owner_within(text, source, hi)
    if source is None or (source[0] >= end and _is_address(text, source[1])):
        return None
    head = (min(at, source[0]), max(end, source[1]))
    if by_case and head[0] > lo and text.grammar.has("according.opens", tokens[head[0] - 1].low):
        head = (head[0] - 1, head[1])  # "remiantis ministro žodžiais"
    rule = sort if sort in ("citing", "relay") else "according"
    found = Found(rule, ACCORDING, number, (at, end), source, head=head)
    found.content = around(text, head, lo, hi)
    if rule == "according" and _is_credit(text, found):
        return None
    found.opened = True
    return found


def _by_pronoun(text: Text, number: int, at: int, lo: int, hi: int) -> Found | None:
    """``по его словам``, ``in her words``: a possessive inside the phrase."""
    tokens, grammar = text.tokens, text.grammar
    if at + 2 < hi and grammar.has("speakers.possessive", tokens[at].low):
        if grammar.has("according.owned", tokens[at + 1].low):  # "jego zdaniem"
            found = Found(
                "according", ACCORDING, number, (at + 1, at + 2), (at, at + 1), head=(at, at + 2), opened=True
            )
            found.content = around(text, found.head, lo, hi)
            return found
        return None
    if at + 2 >= hi or not any(
        grammar.has(f"speakers.{kind}", tokens[at + 1].low) for kind in ("female", "male", "plural")
    ):
        return None
    for phrase in grammar.phrases.get(tokens[at].low, ()):
        words = [word for word in phrase.words[1:] if "d" not in grammar.words.get(word, NO_WORD).tags]
        end = at + 2 + len(words)
        if (
            phrase.sort == "before"
            and words
            and end <= hi
            and all(tokens[at + 2 + k].low == word for k, word in enumerate(words))
        ):
            found = Found("according", ACCORDING, number, (at, end), (at + 1, at + 2), head=(at, end), opened=True)
            found.content = around(text, found.head, lo, hi)
            return found
    return None


def _follows_from(text: Text, number: int, at: int, lo: int, hi: int) -> Found | None:
    """``z raportu wynika, że``: a paper from which something follows, before its verb or after it."""
    tokens, grammar = text.tokens, text.grammar
    if not grammar.has("according.follows", tokens[at].low) or tokens[at].quote >= 0:
        return None
    opens = next((k for k in range(at - 1, lo, -1) if tokens[k].text == ","), lo)
    if opens + 1 < at and opens > lo and "q" in tokens[opens + 1].tags:
        return None  # ", co wynika z wojny"
    source: Range | None = None
    if at + 2 < hi and grammar.has("according.from", tokens[at + 1].low):
        source = scanned_right(text, at + 2, hi)
        head = (at, source[1]) if source else (at, at)
    else:
        k = at - 1
        while k > lo and tokens[k].text not in ",:;" and not grammar.has("according.from", tokens[k].low):
            k -= 1
        if grammar.has("according.from", tokens[k].low) and k + 1 < at:
            source, head = scanned_right(text, k + 1, at), (k, at + 1)
    if source is None:
        return None
    if head[0] > lo and grammar.has("according.as", tokens[head[0] - 1].low):
        head = (head[0] - 1, head[1])
    found = Found("according", ACCORDING, number, (at, at + 1), source, head=head, opened=True)
    inside = head[0] < at and head[1] < hi and tokens[head[1]].text == ","
    found.content = bounded(text, head[1] + 1, hi, ACCORDING) if inside else around(text, head, lo, hi)
    return found if found.content else None


def _is_credit(text: Text, found: Found) -> bool:
    """Whether only a text is told to come from somewhere ("A summary according to X's site"): no verb, nothing said."""
    words = [k for first, last in found.content for k in range(first, last)]
    if any(is_verbal(text, k) or text.tokens[k].quote >= 0 for k in words):
        return False
    return any(text.grammar.has("according.credits", text.tokens[k].low) for k in words if k < found.head[0])


def _is_address(text: Text, end: int) -> bool:
    """Whether a source is a page ("belsat.eu"): a credit, nobody's words."""
    at = text.tokens[end - 1].end
    return (
        text.text[at : at + 1] == "." and text.text[at + 1 : at + 2].isascii() and text.text[at + 1 : at + 2].islower()
    )


def _source_right(text: Text, at: int, hi: int, *, inside: bool = False) -> Range | None:
    """The source after "according to", with its prepositional phrases, up to a comma or a verb."""
    tokens = text.tokens
    if at >= hi or (tokens[at].low in text.grammar.sets["about_clause"] and tokens[at].mention < 0):
        return None
    if text.grammar.has("speakers.after_preposition", tokens[at].low):  # "według niego"
        return at, at + 1
    found = scanned_right(text, at, hi)
    if found is None:
        return None
    last = found[1]
    if last >= hi or tokens[last].tags == "." or inside:
        # An apposition ends at a comma of its own: what ends with the sentence is what is said.
        last = next((k for k in range(found[0], last) if tokens[k].text == "," and tokens[k].quote < 0), last)
    while (
        last < hi
        and tokens[last].quote >= 0
        and text.quotes[tokens[last].quote].last - text.quotes[tokens[last].quote].first <= 7
    ):
        last = text.quotes[tokens[last].quote].last
    return found[0], last


def around(text: Text, head: Range, lo: int, hi: int) -> list[Range]:
    tokens = text.tokens
    before = trailing(text, lo, head[0])
    at = head[1]
    while at < hi and tokens[at].text in ",—–-":
        at += 1
    if before and (
        at >= hi or tokens[at].tags == "." or any(tag in tokens[at].tags for tag in "cs") or tokens[head[1]].text == ","
    ):
        if (
            at < hi
            and tokens[at].tags != "."
            and tokens[head[1]].text == ","
            and not any(tag in tokens[at].tags for tag in "csq")
        ):
            return before + bounded(text, at, hi, ACCORDING)
        return before
    return before + (bounded(text, at, hi, ACCORDING) if at < hi else [])


def nominal(text: Text, number: int, lo: int, hi: int) -> Iterator[Found]:
    """``the accusation by X that ...`` and ``X's claim that ...``."""
    tokens, grammar = text.tokens, text.grammar
    opens, by = grammar.sets.get("nouns_with.opens", frozenset()), grammar.sets.get("nouns_with.by", frozenset())
    for at in range(lo + ("by_case" not in grammar.raw.get("nouns_with", {})), hi - 1):
        cue = next((cue for cue, form in tokens[at].cues if form == "N"), None)
        if cue is None or (is_verbal(text, at) and tokens[at - 1].tags in ("r", "N")):
            continue
        owner: Range | None = None
        end = at + 1
        if tokens[end].low in by and end + 1 < hi:
            owner = scanned_right(text, end + 1, hi)
            end = owner[1] if owner else end
        elif (
            "by_case" in grammar.raw.get("nouns_with", {})
            and end < hi
            and (tokens[end].mention >= 0 or any(tag in tokens[end].tags for tag in "Nw"))
        ):
            owner = scanned_right(text, end, hi)
            end = owner[1] if owner else end
        elif grammar.has("speakers.possessive", tokens[at - 1].low) and tokens[at - 1].mention < 0:
            owner = at - 1, at
        elif "'" in tokens[at - 1].tags:
            from monitor_tui.read.phrases import scanned_left

            owner = scanned_left(text, at, lo)
        elif grammar.flag("owners_first"):
            owner = owner_before(text, at, lo)
        if owner is None:
            continue
        end = that_skipped(text, end, hi)
        if end < hi and tokens[end].text == "," and grammar.flag("comma_opens"):
            end += 1
        if end >= hi or tokens[end].low not in opens:
            continue
        found = Found("noun", cue, number, (at, at + 1), owner, head=(min(at, owner[0]), end))
        found.content = bounded(text, end, _answered(text, end, hi), ACCORDING)
        if cue.kind is Kind.SPEECH and found.content:
            yield found


def _answered(text: Text, at: int, hi: int) -> int:
    """Where a claim that opens a sentence ends: before what is done with it ("... was rejected by")."""
    tokens = text.tokens
    for k in range(at + 2, hi - 1):
        if "a" in tokens[k].tags and any(
            form == "P" and cue.stance is not Stance.ASSERTS for cue, form in tokens[k + 1].cues
        ):
            return k
    return hi
