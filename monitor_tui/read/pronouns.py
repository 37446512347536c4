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
