"""Whose words a report passes on, by endings: owners before nouns of speech, papers, sentences in participles."""

from __future__ import annotations

from bisect import bisect_right

from monitor_tui.read.inflected import genitive, nominative, noun_like
from monitor_tui.read.phrases import SHORT_QUOTE, Range
from monitor_tui.read.tokens import Text


def owner_before(text: Text, at: int, lo: int) -> Range | None:
    """The phrase in the genitive right before a noun: whose words or data they are ("ministro teigimu")."""
    tokens = text.tokens
    first = at
    while first > lo:
        token = tokens[first - 1]
        if token.quote >= 0:
            quote = text.quotes[token.quote]
            if quote.last != first or quote.last - quote.first > SHORT_QUOTE or quote.first < lo:
                break
            first = quote.first
            continue
        if token.mention >= 0 or token.tags == "x" or (token.tags == "." and tokens[first - 2].tags == "x"):
            first -= 1
        elif token.text == ")":
            back = next((k for k in range(first - 1, lo, -1) if tokens[k].text == "("), None)
            if back is None:
                break
            first = back
        elif "c" in token.tags and token.low in text.grammar.sets["endings.joins"] and first < at:
            first -= 1
        elif (noun_like(token) or "u" in token.tags or "r" in token.tags) and genitive(text, first - 1):
            if "t" in token.tags or "v" in token.tags or "b" in token.tags:
                break
            first -= 1
        elif token.tags == "N" and first == at and first - 2 >= lo and "N" in tokens[first - 2].tags:
            first -= 1
        else:
            break
    while first < at and ("c" in tokens[first].tags or "p" in tokens[first].tags):
        first += 1
    return (first, at) if first < at and text.mentions is not None else None


def author_after(text: Text, at: int, hi: int) -> Range | None:
    """The phrase in the genitive after "pasak" or "anot"."""
    tokens = text.tokens
    last = at
    while last < hi:
        token = tokens[last]
        if token.quote >= 0 and text.quotes[token.quote].first == last and last > at:
            quote = text.quotes[token.quote]
            if quote.last - quote.first > SHORT_QUOTE or quote.last > hi:
                break
            last = quote.last
        elif token.quote >= 0 and text.quotes[token.quote].first == last == at:
            last = text.quotes[token.quote].last
        elif token.mention >= 0 or (token.tags == "x" and last > at) or (token.tags == "N" and token.text.isupper()):
            last += 1
        elif token.text == "(" and last > at:
            close = next((k for k in range(last, min(hi, last + 6)) if tokens[k].text == ")"), None)
            if close is None:
                break
            last = close + 1
        elif "c" in token.tags and token.low in text.grammar.sets["endings.joins"] and last > at:
            last += 1
        elif (noun_like(token) or "u" in token.tags or "r" in token.tags) and (
            genitive(text, last) or ("N" in token.tags and last > at)
        ):
            if "t" in token.tags or "v" in token.tags or ("b" in token.tags and "d" not in token.tags):
                break
            last += 1
        else:
            break
    while last > at and ("c" in tokens[last - 1].tags or "p" in tokens[last - 1].tags):
        last -= 1
    return (at, last) if last > at else None


def goes_on(text: Text, lo: int, hi: int) -> bool:
    """Whether a sentence only passes on what the last speaker said: its verb is a participle of reported speech."""
    tokens, grammar = text.tokens, text.grammar
    if tokens[lo].tags == "-":
        first = text.sentences[max(0, bisect_right(text.sentences, (lo, lo)) - 1)][0]
        return any(token.tags == "-" and token.quote < 0 for token in tokens[first:lo])
    endings = tuple(grammar.sets["endings.predicate"])
    named = False
    for at in range(lo, hi):
        token = tokens[at]
        if token.quote >= 0 or token.text in ",;:" or "s" in token.tags:
            return False
        if token.mention < 0 and ("a" in token.tags or any("F" in form and not cue.noun for cue, form in token.cues)):
            return False
        if token.mention < 0 and token.low.endswith(endings) and len(token.low) > 3 and "d" not in token.tags:
            beside = at + 1 < hi and noun_like(tokens[at + 1]) and nominative(text, at + 1)
            if named or (at > lo and not beside):
                return True
        named = named or "r" in token.tags or (noun_like(token) and "t" not in token.tags and nominative(text, at))
    return False


def paper_of(text: Text, at: int, lo: int, hi: int) -> tuple[Range, Range] | None:
    """Whose statement tells what a passive passes on, and the whole phrase: "ministerijos pranešime sakoma"."""
    tokens = text.tokens
    near = [*range(at - 1, max(lo, at - 4) - 1, -1), *range(at + 1, min(hi, at + 8))]
    for paper in near:
        if paper > at and (tokens[paper].text in ",;:" or "s" in tokens[paper].tags):
            break
        if not text.grammar.has("endings.papers", tokens[paper].low):
            continue
        whose = owner_before(text, paper, at + 1 if paper > at else lo)
        if whose is None:
            return None
        first = min(whose[0], at)
        return whose, (
            first - (first > lo and text.grammar.has("according.as", tokens[first - 1].low)),
            max(at, paper) + 1,
        )
    return None
