"""Clauses and noun phrases of a language that puts its finite verb second and writes nouns with a capital (German)."""

from __future__ import annotations

from dataclasses import dataclass

from monitor_tui.read.phrases import SHORT_QUOTE, Range
from monitor_tui.read.tokens import Text, Token

ADJECTIVES = 7
"""Words that stand between a determiner and its noun at most."""


@dataclass(slots=True)
class Clause:
    """A stretch between two marks; ``verb`` is its finite verb, -1 for none."""

    first: int
    last: int
    sort: str
    """main, dependent, relative, infinitive, part"""
    verb: int = -1
    joined: bool = False
    """It goes on from the clause before with "und": the subject may be shared."""
    mark: str = ""
    """The mark before it."""


def is_noun(token: Token) -> bool:
    """A noun or a name by its capital ("el-Baradei" too)."""
    return token.mention >= 0 or "N" in token.tags or "e" in token.tags or (token.text[:1].isupper() and not token.tags) or ("-" in token.text and token.text.rpartition("-")[2][:1].isupper())


def is_finite(text: Text, at: int) -> bool:
    """Whether a word is a finite verb by its form and not an adjective before a noun."""
    token = text.tokens[at]
    if token.mention >= 0 or token.quote >= 0 or token.text[:1].isupper() or any(tag in token.tags for tag in "dpsru"):
        return False
    if "a" in token.tags:
        return not _after_zu(text, at)
    if "v" not in token.tags and not any("F" in form and not cue.noun for cue, form in token.cues):
        return is_subjunctive(text, at) and token.tags in ("w", "") and not _attributive(text, at)
    return not _after_zu(text, at) and not _attributive(text, at)


def is_subjunctive(text: Text, at: int) -> bool:
    """Whether a verb is in the subjunctive of reported speech: listed, or by its "-e" right after a noun or pronoun."""
    token = text.tokens[at]
    if text.grammar.has("subjunctive.sure", token.low) or text.grammar.has("subjunctive.weak", token.low):
        return True
    if token.tags != "w" or not token.low.endswith("e") or token.low.endswith(("te", "nde")) or at == 0 or at + 1 >= len(text.tokens):
        return False
    left, right = text.tokens[at - 1], text.tokens[at + 1]
    return (is_noun(left) or "r" in left.tags) and not is_noun(right) and right.tags not in ("v",)


def _after_zu(text: Text, at: int) -> bool:
    return at > 0 and text.grammar.has("infinitive_mark", text.tokens[at - 1].low)


def _attributive(text: Text, at: int) -> bool:
    """Whether an inflected form stands between a determiner or preposition and its noun."""
    tokens = text.tokens
    if at + 1 >= len(tokens) or at == 0:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    if left.low in ("das", "dies") and (right.mention >= 0 or "r" in right.tags or "d" in right.tags):
        return False
    bound = left.mention < 0 and not is_noun(left) and (any(tag in left.tags for tag in "dp") or left.tags in ("w", "0", "v"))
    return bound and (is_noun(right) or right.tags in ("w", "v")) and tokens[at].low.endswith(("e", "en", "er", "es", "em"))


def clauses_of(text: Text, lo: int, hi: int) -> list[Clause]:
    """The clauses of a sentence in order, quotations and brackets left whole."""
    found: list[Clause] = []
    start, mark = lo, ""
    at = lo
    while at < hi:
        token = text.tokens[at]
        if token.quote >= 0:
            at = max(at + 1, min(hi, text.quotes[token.quote].last))
            continue
        if token.text in ("(", "["):
            close = next((k for k in range(at, hi) if text.tokens[k].text in (")", "]")), None)
            at = close + 1 if close is not None else at + 1
            continue
        if token.text in (",", ";", ":") or (token.tags == "-" and not _hyphen(text, at, lo)):
            _add(text, found, start, at, mark)
            start, mark = at + 1, "-" if token.tags == "-" else token.text
        at += 1
    stop = hi
    while stop > start and text.tokens[stop - 1].tags == "." and text.tokens[stop - 1].quote < 0:
        stop -= 1
    _add(text, found, start, stop, mark)
    return found


def _hyphen(text: Text, at: int, lo: int) -> bool:
    """A dash without a blank before it belongs to a word ("Putsch- und Mordversuch")."""
    return at > lo and text.tokens[at - 1].end == text.tokens[at].start


def _add(text: Text, found: list[Clause], first: int, last: int, mark: str) -> None:
    if first >= last:
        return
    clause = _clause(text, first, last, mark)
    split = _split(text, clause) if clause.sort == "main" else None
    if split is None:
        found.append(clause)
        return
    clause.last = split
    found.append(clause)
    _add_joined(text, found, split, last)


def _add_joined(text: Text, found: list[Clause], first: int, last: int) -> None:
    rest = _clause(text, first, last, "")
    rest.joined = True
    split = _split(text, rest) if rest.sort == "main" else None
    found.append(rest)
    if split is not None:
        rest.last = split
        _add_joined(text, found, split, last)


def _split(text: Text, clause: Clause) -> int | None:
    """Where "und" joins a second main clause: a verb, or a subject and a verb, follow it."""
    tokens = text.tokens
    for at in range(clause.verb + 1, clause.last - 1):
        if tokens[at].quote >= 0 or "c" not in tokens[at].tags or "s" in tokens[at].tags:
            continue
        after = at + 1
        while after < clause.last and "b" in tokens[after].tags:
            after += 1
        if after < clause.last and is_finite(text, after) and (tokens[after].cues or "a" in tokens[after].tags or "v" in tokens[after].tags):
            return at
        end = phrase(text, at + 1, clause.last, whole=True)
        if end is not None and end < clause.last and is_finite(text, end) and tokens[end].cues:
            return at
    return None


def _clause(text: Text, first: int, last: int, mark: str) -> Clause:
    tokens, grammar = text.tokens, text.grammar
    head = first
    while head < last - 1 and ("c" in tokens[head].tags or (tokens[head].low in ("auch", "so", "aber"))) and "s" not in tokens[head].tags:
        head += 1
    verbs = [at for at in range(head, last) if is_finite(text, at) and not _before_helper(text, at, last)]
    closing = _closing_verb(text, verbs, last)
    opener = tokens[head]
    if "s" in opener.tags and opener.mention < 0 and closing is not None and (len(verbs) == 1 or verbs[0] > head + 1 or opener.low in grammar.sets["content_clause"]):
        return Clause(first, last, "dependent", closing, mark=mark)
    pronoun = head + 1 if "p" in opener.tags and head + 1 < last else head
    if mark == "," and closing is not None and is_subjunctive(text, closing) and _opens_subject(text, pronoun, closing) and pronoun == head:
        return Clause(first, last, "main", closing, mark=mark)
    if mark == "," and closing is not None and grammar.has("relatives", tokens[pronoun].low) and verbs[0] == closing and (closing > pronoun + 1 or closing == last - 1):
        return Clause(first, last, "relative", closing, mark=mark)
    if _is_infinitive(text, head, last) and not verbs:
        return Clause(first, last, "infinitive", mark=mark)
    if verbs:
        return Clause(first, last, "main", verbs[0], mark=mark)
    return Clause(first, last, "part", mark=mark)


def _before_helper(text: Text, at: int, last: int) -> bool:
    """Whether a form that could be finite is the infinitive or participle of the auxiliary that closes the clause."""
    return at + 2 == last and "a" in text.tokens[at + 1].tags and any(form in "PI" for _, form in text.tokens[at].cues)


def _opens_subject(text: Text, at: int, closing: int) -> bool:
    """Whether an article has its noun behind it: "der Westen lüge" is no relative clause, "der Biden angesprochen habe" is."""
    end = core(text, at, closing)
    return end is not None and end > at + 1 and text.tokens[at + 1].mention < 0


def _closing_verb(text: Text, verbs: list[int], last: int) -> int | None:
    """The finite verb that closes a dependent clause."""
    if not verbs:
        return None
    at = verbs[-1]
    if at == last - 1:
        return at
    rest = text.tokens[at + 1 : last]
    return at if len(rest) <= 3 and all(any(form in "PI" for _, form in token.cues) or token.low.endswith("en") for token in rest) and "a" in text.tokens[at].tags else None


def _is_infinitive(text: Text, first: int, last: int) -> bool:
    tokens, grammar = text.tokens, text.grammar
    for at in range(max(first, last - 3), last):
        token = tokens[at]
        if grammar.has("infinitive_mark", token.low) and at + 1 < last and tokens[at + 1].low.endswith("n") and not tokens[at + 1].text[0].isupper():
            return True
        if "zu" in token.low[1:-3] and token.low.endswith("en") and not token.text[0].isupper():
            return True
    return False


def phrase(text: Text, at: int, hi: int, *, whole: bool) -> int | None:
    """Where the noun phrase that begins at a token ends; ``whole`` takes in all that stands before the verb."""
    tokens = text.tokens
    if at >= hi:
        return None
    if "r" in tokens[at].tags and tokens[at].mention < 0 and "d" not in tokens[at].tags:
        return at + 1
    end = core(text, at, hi)
    while end is not None and end < hi:
        longer = _longer(text, end, hi, whole=whole)
        if longer is None:
            return end
        end = longer
    return end


def _longer(text: Text, end: int, hi: int, *, whole: bool) -> int | None:
    """A phrase with the genitive, name, bracket or prepositional phrase that follows it."""
    tokens, grammar = text.tokens, text.grammar
    token = tokens[end]
    bare = names_person(text, end - 1)
    if token.quote >= 0:
        quote = text.quotes[token.quote]
        return quote.last if quote.first == end and quote.last - quote.first <= SHORT_QUOTE and quote.last <= hi else None
    if token.text == "(":
        close = next((k for k in range(end, min(hi, end + 10)) if tokens[k].text == ")"), None)
        return close + 1 if close is not None else None
    if grammar.has("cases.genitive", token.low) and "d" in token.tags and not bare and not (not whole and told(text, end, hi)):
        return core(text, end, hi)
    if grammar.has("cases.of", token.low) or (grammar.has("cases.tied", token.low) and not bare):
        return None if bare and not whole or is_time(text, end, hi) else core(text, end + 1, hi)
    if "c" in token.tags and "s" not in token.tags and token.low in ("und", "sowie", "oder"):
        other = core(text, end + 1, hi)
        return other if other is not None and (whole or other >= hi or not is_finite(text, other)) else None
    if whole and "p" in token.tags:
        past = time_past(text, end, hi)
        return past if past is not None else core(text, end + 1, hi)
    return None


def core(text: Text, at: int, hi: int) -> int | None:
    """Determiners, adjectives and the nouns or names they belong to."""
    tokens = text.tokens
    k = at
    while k < hi and k - at < 3 and "d" in tokens[k].tags and tokens[k].mention < 0:
        k += 1
    j = k
    while j < hi and j - k < ADJECTIVES and not is_noun(tokens[j]) and _adjective(text, j):
        j += 1
    m = j
    while m < hi and _in_name(text, m, j, hi):
        m += 1
    if m > j:
        return m
    if j > k and k > at and tokens[j - 1].tags in ("w", "h"):
        return j
    return None


def _adjective(text: Text, at: int) -> bool:
    token = text.tokens[at]
    if token.tags == ".":
        return text.tokens[at - 1].tags == "0" and text.tokens[at - 1].text.isdigit()
    if token.quote >= 0 or token.text in ",;:()" or token.tags == "-" or any(tag in token.tags for tag in "cspraqud"):
        return False
    return token.text[:1].islower() or "0" in token.tags or token.text[:1].isdigit()


def _in_name(text: Text, at: int, first: int, hi: int) -> bool:
    token = text.tokens[at]
    if is_noun(token) or "x" in token.tags:
        return True
    if at == first:
        return False
    if token.tags == "." and "x" in text.tokens[at - 1].tags:
        return True
    particle = token.low in ("von", "van", "de", "der", "den", "al", "el", "bin", "zu", "del", "la", "di", "da", "ten")
    if particle and token.low not in ("von", "der", "den", "zu", "da"):
        return at + 1 < hi and is_noun(text.tokens[at + 1])
    return "0" in token.tags and token.text.isdigit() and len(token.text) < 3


def names_person(text: Text, at: int) -> bool:
    """Whether a personal name ends at a token."""
    token = text.tokens[at]
    if token.mention >= 0:
        return text.is_person(token.mention)
    if "h" in token.tags or not is_noun(token) or token.cues:
        return False
    left = text.tokens[at - 1] if at else None
    return left is not None and is_noun(left)


def told(text: Text, at: int, hi: int) -> bool:
    """Whether a phrase is one that is told: an outlet or a listener in the dative."""
    tokens = text.tokens
    if not text.grammar.has("cases.dative", tokens[at].low):
        return False
    end = core(text, at, hi)
    if end is None:
        return False
    return any("e" in token.tags or (token.mention >= 0 and text.is_media(token.mention)) for token in tokens[at:end])


def is_time(text: Text, at: int, hi: int) -> bool:
    """Whether a prepositional phrase is one of time."""
    return time_past(text, at, hi) is not None


def time_past(text: Text, at: int, hi: int) -> int | None:
    """The end of a time ("am Freitagabend", "in der Nacht zum Montag", "am 17. April 2021"), None for another phrase."""
    tokens = text.tokens
    k = at + ("p" in tokens[at].tags)
    seen = False
    while k < hi and k - at < 8:
        token = tokens[k]
        if "t" in token.tags:
            seen = True
        elif token.tags == "." and tokens[k - 1].text.isdigit():
            pass
        elif seen and not (token.text.isdigit() and len(token.text) == 4):
            break
        elif not (any(tag in token.tags for tag in "d0") or (token.tags in ("w", "v") and token.mention < 0)):
            break
        k += 1
    return k if seen else None


def adverbial_past(text: Text, at: int, hi: int) -> int | None:
    """The end of an adverb, a time or a prepositional phrase that begins at a token."""
    tokens = text.tokens
    token = tokens[at]
    if token.mention < 0 and any(tag in token.tags for tag in "bun") and "d" not in token.tags and "p" not in token.tags:
        return at + 1
    past = time_past(text, at, hi)
    if past is not None and ("p" in token.tags or "t" in token.tags or "d" in token.tags or "0" in token.tags or token.tags == "w"):
        return past
    if ("p" in token.tags or text.grammar.has("cases.like", token.low)) and token.mention < 0:
        end = core(text, at + 1, hi)
        if end is None:
            return at + 2 if at + 1 < hi and any(tag in tokens[at + 1].tags for tag in "rubd") else at + 1
        while end < hi:
            longer = _longer(text, end, hi, whole=False) if text.tokens[end].quote < 0 else None
            if longer is None:
                break
            end = longer
        return end
    return None


def subject_after(text: Text, at: int, hi: int) -> Range | None:
    """The first phrase after a verb that can be its subject."""
    tokens, grammar = text.tokens, text.grammar
    while at < hi:
        token = tokens[at]
        past = adverbial_past(text, at, hi)
        if past is not None:
            at = past
            continue
        if grammar.has("cases.oblique", token.low) and token.mention < 0 or told(text, at, hi):
            end = core(text, at, hi)
            if end is not None and told(text, at, hi) and subject_after(text, end, hi) is None and not grammar.has("cases.oblique", token.low):
                return at, end
            at = end if end is not None else at + 1
            continue
        end = phrase(text, at, hi, whole=False)
        if end is not None:
            return at, end
        if token.quote >= 0 or is_finite(text, at):
            return None
        at += 1
    return None


def is_speaker(text: Text, source: Range, places: frozenset[int] | set[int]) -> bool:
    """Whether a phrase names somebody who can speak: an actor, a title, a pronoun, a state."""
    return any(
        text.tokens[k].mention >= 0 or k in places or any(tag in text.tokens[k].tags for tag in "hr") or names_person(text, k)
        for k in range(*source)
    )
