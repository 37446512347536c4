"""Pronouns as subjects, right before their verb or parted from it by a word."""

from __future__ import annotations

from monitor_tui.read.tokens import Text


def subject_pronoun(text: Text, end: int, lo: int) -> tuple[int, int] | None:
    """The pronoun before a verb; in free word order also behind another word: "он подробно (рассказал)"."""
    last = text.tokens[end - 1]
    if "r" in last.tags and "c" not in last.tags:
        return end - 1, end
    if end - 2 < lo or not text.grammar.flag("free_order") or last.tags != "w" or last.mention >= 0:
        return None
    left = text.tokens[end - 2]
    return (end - 2, end - 1) if left.tags == "r" and left.mention < 0 and left.quote == last.quote else None


def pronoun_of(text: Text, source: tuple[int, int]) -> str | None:
    """The pronoun that a phrase is, or the word that stands for one ("the woman")."""
    tokens = text.tokens[slice(*source)]
    if len(tokens) <= 2 and any("r" in token.tags and token.mention < 0 for token in tokens):
        return next(token.low for token in tokens if "r" in token.tags)
    kinds = ("speakers.female", "speakers.male", "speakers.plural")
    alone = len(tokens) == 1 and tokens[0].mention < 0
    return tokens[0].low if alone and any(text.grammar.has(kind, tokens[0].low) for kind in kinds) else None
