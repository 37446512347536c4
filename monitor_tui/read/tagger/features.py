"""What the tagger sees of each word of a paragraph: strings, one list a token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from monitor_tui.read.tokens import Text, Token

FAR = 9
"""Tokens after which a distance is only "far"."""


class Words:
    """What is seen of single words, remembered; only what is ``known``, where a model's features are given."""

    LIMIT = 10_000
    """Words remembered, and places of words."""

    def __init__(self, known: frozenset[str] | None = None) -> None:
        self.known = known
        self._seen: dict[tuple[str, str, str, str], _Word] = {}
        self.of_rule = lru_cache(self.LIMIT)(lambda *told: self._kept(_of_rule(*told)))
        self.of_place = lru_cache(self.LIMIT)(lambda *told: self._kept(_of_place(*told)))

    def of(self, token: Token, lang: str) -> _Word:
        """The features of a token alone, and those that it lends its neighbours."""
        cue = _cue_class(token) if token.cues else ""
        key = (token.text, token.tags, cue, lang)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) >= self.LIMIT:
                self._seen.clear()
            found = _of_word(token.text, token.low, token.tags, cue, lang)
            own, left, right, wide = found
            found = self._kept(own), self._kept(left), self._kept(right), wide
            self._seen[key] = found
        return found

    def _kept(self, found: tuple[str, ...]) -> tuple[str, ...]:
        return found if self.known is None else tuple(one for one in found if one in self.known)


ALL = Words()


def features(text: Text, lo: int, hi: int, rules: Sequence[str], words: Words = ALL) -> list[list[str]]:
    """The features of the tokens ``lo`` to before ``hi``; ``rules`` holds the grammar's label of each of the story."""
    tokens = text.tokens[lo:hi]
    lang = text.grammar.lang
    known = words.known
    seen = [words.of(token, lang) for token in tokens]
    quote = _quote_states(text, lo, hi)
    cue_left, cue_right = _distances([bool(token.cues) for token in tokens])
    mark_left, mark_right = _distances([token.tags == '"' for token in tokens])
    inside = text.sentences[bisect_left(text.sentences, (lo, 0)) : bisect_left(text.sentences, (hi, 0))]
    begins = {first - lo for first, _ in inside}
    ends = {last - 1 - lo for _, last in inside}
    has_quote = "Q1" if "0" in mark_left else "Q0"
    lows = ["^", *(token.low for token in tokens), "$"]
    given = ["^", *rules[lo:hi], "$"]
    ahead = [*(word[3] for word in seen[2:]), "", ""]
    rows: list[list[str]] = []
    for at, token in enumerate(tokens):
        low, rule, here = lows[at + 1], given[at + 1], quote[at]
        row = [*seen[at][0], *(seen[at - 1][1] if at else _START)]
        row += seen[at + 1][2] if at + 1 < len(seen) else _END
        pairs = (f"{lang}-{lows[at]} {low}", f"{lang}+{low} {lows[at + 2]}")
        row += pairs if known is None else [pair for pair in pairs if pair in known]
        if at > 1:
            row.append("-2" + seen[at - 2][3])
        if ahead[at]:
            row.append("+2" + ahead[at])
        tag = token.tags[:1]
        if at and (far := _FARTHER[int(cue_left[at - 1])]) <= 3:
            near = f"n{far}{tokens[at - far].cues[0][0].lemma}.{tag}"
            if known is None or near in known:
                row.append(near)
        row += words.of_rule(rule, given[at], given[at + 2], tag, here)
        row += words.of_place(cue_left[at], cue_right[at], mark_left[at], mark_right[at], here[:2])
        row.append(has_quote)
        if at in begins:
            row += ("BOS", "BOSr" + rule)
        if at in ends:
            row.append("EOS")
        if token.mention >= 0:
            row.append("person" if text.is_person(token.mention) else "body")
        rows.append(row)
    return rows


_Word = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]
"""Its own features, what it tells its right neighbour, what its left neighbour, and what those two away."""


def _of_rule(rule: str, before: str, after: str, tag: str, quote: str) -> tuple[str, ...]:
    """What the grammar's rules say of a token and its neighbours, and where it stands in a quotation."""
    return (quote, "r" + rule, f"r-{before}.{rule}", f"r+{rule}.{after}", f"rt{rule}.{tag}", f"rq{rule}.{quote[:2]}")


def _of_place(cue_left: str, cue_right: str, mark_left: str, mark_right: str, quote: str) -> tuple[str, ...]:
    """How far a token is from the nearest cues and quotation marks."""
    near = (f"c<{cue_left}", f"c>{cue_right}", f"c{cue_left}.{cue_right}.{quote}")
    return (*near, f"m<{mark_left}", f"m>{mark_right}")


_START = ["^"]
_END = ["$"]


def _cue_class(token: Token) -> str:
    cue, form = token.cues[0]
    return form + cue.kind.value[0] + ("c" if "clause" in cue.frames else "") + ("n" if cue.noun else "")


def _of_word(text: str, low: str, tags: str, cue: str, lang: str) -> _Word:
    own = [f"{lang}={low}", "T" + tags, "S" + _shape(text), lang]
    tag = tags[:1] or "_"
    own += ["t" + one for one in tags]
    if len(low) > 4 and low[0].isalpha():
        own += [f"{lang}~{low[-3:]}", f"{lang}^{low[:4]}"]
    if cue:
        own += ["C", "C" + cue]
    word = f"{lang}={low}" if len(low) <= 12 else f"{lang}~{low[-3:]}"
    left = ["-" + word, "-T" + tag]
    right = ["+" + word, "+T" + tag]
    if cue:
        left.append("-C" + cue)
        right.append("+C" + cue)
    return tuple(own), tuple(left), tuple(right), tag + cue[:1]


def _shape(text: str) -> str:
    first = text[0]
    if first.isdigit():
        return "0"
    if not first.isalpha():
        return text[:2]
    if text.isupper():
        return "AA" if len(text) > 1 else "A"
    return "Aa" if first.isupper() else "a"


def _quote_states(text: Text, lo: int, hi: int) -> list[str]:
    states = []
    for at in range(lo, hi):
        number = text.tokens[at].quote
        if number < 0:
            states.append("q0")
            continue
        quote = text.quotes[number]
        size = quote.last - quote.first
        long = "s" if size <= 5 else "m" if size <= 12 else "l"
        place = "B" if at == quote.first else "E" if at == quote.last - 1 else "I"
        states.append("q" + place + long + ("r" if quote.runs_on else ""))
    return states


_STEPS = tuple(str(step) for step in range(FAR + 1))
_FARTHER = tuple(min(step + 1, FAR) for step in range(FAR + 1))


def _distances(marked: Sequence[bool]) -> tuple[list[str], list[str]]:
    """Of each token the distance to the nearest marked one at or before it, and at or after it."""
    far = FAR
    left = [_STEPS[far := 0 if here else _FARTHER[far]] for here in marked]
    far = FAR
    right = [_STEPS[far := 0 if here else _FARTHER[far]] for here in reversed(marked)]
    return left, right[::-1]
