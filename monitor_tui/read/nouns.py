"""Words and noun phrases where nouns have a capital and determiners a case (German)."""

from __future__ import annotations

from monitor_tui.read.phrases import SHORT_QUOTE, Range
from monitor_tui.read.tokens import Text, Token

ADJECTIVES = 7
"""Words that stand between a determiner and its noun at most."""


def is_noun(token: Token) -> bool:
    """A noun or a name by its capital ("el-Baradei" too)."""
    return (
        token.mention >= 0
        or "N" in token.tags
        or "e" in token.tags
        or (token.text[:1].isupper() and not token.tags)
        or ("-" in token.text and token.text.rpartition("-")[2][:1].isupper())
    )


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
    if (
        token.tags != "w"
        or not token.low.endswith(tuple(text.grammar.sets["forms.subjunctive"]))
        or token.low.endswith(tuple(text.grammar.sets["forms.not_subjunctive"]))
        or at == 0
        or at + 1 >= len(text.tokens)
    ):
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
    if text.grammar.has("anaphors", left.low) and (right.mention >= 0 or "r" in right.tags or "d" in right.tags):
        return False
    bound = (
        left.mention < 0
        and not is_noun(left)
        and (any(tag in left.tags for tag in "dp") or left.tags in ("w", "0", "v"))
    )
    return (
        bound
        and (is_noun(right) or right.tags in ("w", "v"))
        and tokens[at].low.endswith(tuple(text.grammar.sets["forms.attributive"]))
    )


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
        return (
            quote.last if quote.first == end and quote.last - quote.first <= SHORT_QUOTE and quote.last <= hi else None
        )
    if token.text == "(":
        close = next((k for k in range(end, min(hi, end + 10)) if tokens[k].text == ")"), None)
        return close + 1 if close is not None else None
    if (
        grammar.has("cases.genitive", token.low)
        and "d" in token.tags
        and not bare
        and not (not whole and told(text, end, hi))
    ):
        return core(text, end, hi)
    if grammar.has("cases.of", token.low) or (grammar.has("cases.tied", token.low) and not bare):
        return None if (bare and not whole) or is_time(text, end, hi) else core(text, end + 1, hi)
    if "c" in token.tags and "s" not in token.tags and grammar.has("cases.joins", token.low):
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
    if at > first and token.mention >= 0 and text.is_person(token.mention):
        left, word = text.tokens[at - 1].mention, text.tokens[at - 1].text
        if left >= 0 and left != token.mention and not text.is_person(left) and "-" not in word and word.isupper():
            return False  # "weil die EU | Lukaschenko nicht anerkennt"
    if is_noun(token) or "x" in token.tags:
        return True
    if at == first:
        return False
    if token.tags == "." and "x" in text.tokens[at - 1].tags:
        return True
    if text.grammar.has("cases.name_particles", token.low):
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
    """The end of a time ("am Freitagabend", "am 17. April 2021"), None for another phrase."""
    tokens = text.tokens
    k = at + ("p" in tokens[at].tags)
    seen = False
    while k < hi and k - at < 8:
        token = tokens[k]
        if "t" in token.tags:
            seen = True
        elif token.tags == "." and tokens[k - 1].text.isdigit():
            pass
        elif (seen and not (token.text.isdigit() and len(token.text) == 4)) or not (
            any(tag in token.tags for tag in "d0") or (token.tags in ("w", "v") and token.mention < 0)
        ):
            break
        k += 1
    return k if seen else None


def adverbial_past(text: Text, at: int, hi: int) -> int | None:
    """The end of an adverb, a time or a prepositional phrase that begins at a token."""
    tokens = text.tokens
    token = tokens[at]
    if (
        token.mention < 0
        and any(tag in token.tags for tag in "bun")
        and "d" not in token.tags
        and "p" not in token.tags
    ):
        return at + 1
    past = time_past(text, at, hi)
    if past is not None and (
        "p" in token.tags or "t" in token.tags or "d" in token.tags or "0" in token.tags or token.tags == "w"
    ):
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
        if (grammar.has("cases.oblique", token.low) and token.mention < 0) or told(text, at, hi):
            end = core(text, at, hi)
            if (
                end is not None
                and told(text, at, hi)
                and subject_after(text, end, hi) is None
                and not grammar.has("cases.oblique", token.low)
            ):
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
        text.tokens[k].mention >= 0
        or k in places
        or any(tag in text.tokens[k].tags for tag in "hr")
        or names_person(text, k)
        or text.grammar.has("speakers.aged", text.tokens[k].low.partition("-")[2])
        for k in range(*source)
    )
