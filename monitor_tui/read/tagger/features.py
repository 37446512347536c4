"""What the tagger sees of each word of a paragraph: strings, one list a token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from monitor_tui.read.tokens import Text, Token

FAR = 9
"""Tokens after which a distance is only "far"."""


def features(text: Text, lo: int, hi: int, rules: Sequence[str]) -> list[list[str]]:
    """The features of the tokens ``lo`` to before ``hi``; ``rules`` holds the grammar's label of each of the story."""
    tokens = text.tokens[lo:hi]
    lang = text.grammar.lang
    count = len(tokens)
    words = [_of_word(token.text, token.low, token.tags, _cue_class(token), lang) for token in tokens]
    left = [w[1] for w in words]
    right = [w[2] for w in words]
    wide = [w[3] for w in words]
    quote = _quote_states(text, lo, hi)
    cue_left, cue_right = _distances([bool(token.cues) for token in tokens])
    mark_left, mark_right = _distances([token.tags == '"' for token in tokens])
    inside = text.sentences[bisect_left(text.sentences, (lo, 0)) : bisect_left(text.sentences, (hi, 0))]
    begins = {first - lo for first, _ in inside}
    ends = {last - 1 - lo for _, last in inside}
    given = rules[lo:hi]
    rows: list[list[str]] = []
    has_quote = "Q1" if any(token.tags == '"' for token in tokens) else "Q0"
    for at in range(count):
        token = tokens[at]
        row = [*words[at][0]]
        row += left[at - 1] if at else _START
        row += right[at + 1] if at + 1 < count else _END
        if at > 1:
            row.append("-2" + wide[at - 2])
        if at + 2 < count:
            row.append("+2" + wide[at + 2])
        row += (
            quote[at],
            f"{lang}-{tokens[at - 1].low if at else '^'} {token.low}",
            f"{lang}+{token.low} {tokens[at + 1].low if at + 1 < count else '$'}",
        )
        near = next((k for k in (1, 2, 3) if at >= k and tokens[at - k].cues), 0)
        if near:
            row.append(f"n{near}{tokens[at - near].cues[0][0].lemma}.{token.tags[:1]}")
        rule = given[at]
        before = given[at - 1] if at else "^"
        after = given[at + 1] if at + 1 < count else "$"
        tag = token.tags[:1]
        row += (
            "r" + rule, f"r-{before}.{rule}", f"r+{rule}.{after}", f"rt{rule}.{tag}", f"rq{rule}.{quote[at][:2]}",
            f"c<{cue_left[at]}", f"c>{cue_right[at]}", f"c{cue_left[at]}.{cue_right[at]}.{quote[at][:2]}",
            f"m<{mark_left[at]}", f"m>{mark_right[at]}", has_quote,
        )  # fmt: skip
        if at in begins:
            row += ("BOS", "BOSr" + rule)
        if at in ends:
            row.append("EOS")
        if token.mention >= 0:
            row.append("person" if text.is_person(token.mention) else "body")
        rows.append(row)
    return rows


_START = ["^"]
_END = ["$"]


def _cue_class(token: Token) -> str:
    if not token.cues:
        return ""
    cue, form = token.cues[0]
    return form + cue.kind.value[0] + ("c" if "clause" in cue.frames else "") + ("n" if cue.noun else "")


@lru_cache(maxsize=50_000)
def _of_word(
    text: str, low: str, tags: str, cue: str, lang: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]:
    """Of a word: its own features, what it tells its right neighbour, its left neighbour, and those two away."""
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


def _distances(marked: Sequence[bool]) -> tuple[list[str], list[str]]:
    """Of each token the distance to the nearest marked one at or before it, and at or after it."""
    left, far = [], FAR
    for here in marked:
        far = 0 if here else min(FAR, far + 1)
        left.append(str(far))
    right, far = [], FAR
    for here in reversed(marked):
        far = 0 if here else min(FAR, far + 1)
        right.append(str(far))
    return left, right[::-1]
