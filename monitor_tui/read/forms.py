"""Attributions without a finite cue verb: headlines, "according to", nouns of speech, hearsay."""

from __future__ import annotations

from collections.abc import Iterator

from monitor_tui.model import Kind, Stance
from monitor_tui.read.content import bounded, that_skipped, trailing
from monitor_tui.read.following import scanned_right
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import NO_WORD, Cue
from monitor_tui.read.phrases import Range, first_subject, is_verbal
from monitor_tui.read.tokens import Text

COLON = Cue(":", frames=frozenset({"clause", "quote"}))
ACCORDING = Cue("according to", frames=frozenset({"clause", "quote"}))
HEARSAY = Cue("hearsay", frames=frozenset({"clause"}))
ACCUSED = Cue("hearsay", Stance.ACCUSES, frames=frozenset({"clause"}))
BELIEVED = Cue("hearsay", kind=Kind.THOUGHT, frames=frozenset({"clause"}))


def stop_of(text: Text, hi: int) -> int:
    return 1 if text.tokens[hi - 1].tags == "." and text.tokens[hi - 1].quote < 0 else 0


def according(text: Text, number: int, lo: int, hi: int) -> Iterator[Found]:
    """``According to X, ...``, ``..., according to X`` and phrases that follow the name (``X zufolge``)."""
    tokens, phrases = text.tokens, text.grammar.phrases
    if not phrases:
        return
    at = lo
    while at < hi:
        last = at + 1
        owned = _owned(text, number, at, lo, hi) or _by_pronoun(text, number, at, lo, hi)
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
    if sort == "after":
        source = _left_of(text, at, lo)
        head = (source[0], end) if source else (at, end)
    elif sort == "nobody":
        return None
    elif sort == "so":
        source = _trailing_source(text, at, end, lo, hi)
        head = (at, source[1]) if source else (at, end)
    else:
        start = end + 1 if end < hi and text.grammar.has("cases.of", text.tokens[end].low) else end
        source = _source_right(
            text, start, hi, inside=at > lo and tokens[at - 1].text == "," and text.grammar.flag("free_order")
        )
        head = (at, source[1]) if source else (at, end)
    if source is None or _is_address(text, source[1]):
        return None
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


def _owned(text: Text, number: int, at: int, lo: int, hi: int) -> Found | None:
    """``nach Lukaschenkos Worten``, ``nach Polizeiangaben``: the speaker before the noun or in it."""
    tokens, grammar = text.tokens, text.grammar
    nouns = grammar.sets.get("according.possessed")
    if nouns is None or tokens[at].low not in nouns or "p" not in tokens[at].tags:
        return None
    noun = next(
        (k for k in range(at + 1, min(hi, at + 5)) if tokens[k].low.endswith(tuple(nouns)) and "N" in tokens[k].tags),
        None,
    )
    if noun is None or any(tokens[k].text in ",:" or "p" in tokens[k].tags for k in range(at + 1, noun)):
        return None
    if noun == at + 1:
        source: Range | None = (noun, noun + 1) if tokens[noun].low not in nouns else None
    elif grammar.has("own", tokens[at + 1].low):
        source = next(
            (r for r in [first_subject(text, noun + 1, hi) if at == lo else first_subject(text, lo, at)] if r), None
        )
    elif (
        tokens[at + 1].mention >= 0
        or "'" in tokens[at + 1].tags
        or grammar.has("speakers.male", tokens[at + 1].low)
        or grammar.has("speakers.female", tokens[at + 1].low)
    ):
        source = (at + 1, noun)
    else:
        source = None
    if source is None:
        return None
    found = Found("according", ACCORDING, number, (at, noun + 1), source, head=(at, noun + 1))
    found.content, found.opened = around(text, found.head, lo, hi), True
    return found


def _trailing_source(text: Text, at: int, end: int, lo: int, hi: int) -> Range | None:
    """``..., so Peskow.``: a name after a clause or quotation, and nothing but its end after it."""
    tokens = text.tokens
    if at == lo or not (tokens[at - 1].text == "," or tokens[at - 1].tags in ('"', "-")) or end >= hi:
        return None
    if not any(tag in tokens[end].tags for tag in "Ndh") and tokens[end].mention < 0:
        return None
    source = scanned_right(text, end, hi)
    if source is None:
        return None
    stop = source[1]
    return (
        source
        if stop >= hi
        or tokens[stop].tags == "."
        or tokens[stop].text in ",:"
        or any(tag in tokens[stop].tags for tag in "bpt")
        else None
    )


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


def _left_of(text: Text, at: int, lo: int) -> Range | None:
    from monitor_tui.read.phrases import scanned_left

    return scanned_left(text, at, lo)


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


def _bare(text: Text, at: int, hi: int) -> bool:
    """Whether reported speech without a conjunction follows: a clause in the subjunctive after a comma."""
    forms = text.grammar.sets.get("subjunctive.sure")
    return (
        forms is not None
        and text.tokens[at - 1].text == ","
        and any(token.low in forms for token in text.tokens[at : min(hi, at + 5)])
    )


def nominal(text: Text, number: int, lo: int, hi: int) -> Iterator[Found]:
    """``the accusation by X that ...`` and ``X's claim that ...``."""
    tokens, grammar = text.tokens, text.grammar
    opens, by = grammar.sets.get("nouns_with.opens", frozenset()), grammar.sets.get("nouns_with.by", frozenset())
    for at in range(lo + 1, hi - 1):
        cue = next((cue for cue, form in tokens[at].cues if form == "N"), None)
        if cue is None or (is_verbal(text, at) and tokens[at - 1].tags in ("r", "N")):
            continue
        owner: Range | None = None
        end = at + 1
        if tokens[end].low in by and end + 1 < hi:
            owner = scanned_right(text, end + 1, hi)
            end = owner[1] if owner else end
        elif (grammar.has("cases.genitive", tokens[end].low) and end + 1 < hi) or (
            "by_case" in grammar.raw.get("nouns_with", {})
            and end < hi
            and (tokens[end].mention >= 0 or any(tag in tokens[end].tags for tag in "Nw"))
        ):
            owner = scanned_right(text, end, hi)
            end = owner[1] if owner else end
        elif "'" in tokens[at - 1].tags:
            from monitor_tui.read.phrases import scanned_left

            owner = scanned_left(text, at, lo)
        if owner is None:
            continue
        end = that_skipped(text, end, hi)
        if end < hi and tokens[end].text == "," and grammar.flag("comma_opens"):
            end += 1
        if end >= hi or not (tokens[end].low in opens or _bare(text, end, hi)):
            continue
        found = Found("noun", cue, number, (at, at + 1), owner, head=(min(at, owner[0]), end))
        found.content = bounded(text, end, hi, ACCORDING)
        if cue.kind is Kind.SPEECH and found.content:
            yield found
