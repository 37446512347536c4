"""Where a speaker in the genitive ends and what is said begins, in languages that set no comma there."""

from __future__ import annotations

from monitor_tui.read.phrases import Range, is_verbal
from monitor_tui.read.tokens import Text


def owner_within(text: Text, run: Range, hi: int) -> Range:
    """The part of a run of nouns that can be one speaker: "według policji | straty sięgają"."""
    first, last = run
    at = first + 1
    while at < last and not _begins_content(text, at, hi):
        at += 1
    return first, at


def _begins_content(text: Text, at: int, hi: int) -> bool:
    tokens, grammar = text.tokens, text.grammar
    token, left = tokens[at], tokens[at - 1]
    if token.quote >= 0:  # a name in quotation marks, or the words themselves
        return text.quotes[token.quote].first == at and tokens[at + 1].text[0].islower()
    if "p" in token.tags and token.mention < 0:
        return not grammar.has("according.attach", token.low)
    if "p" in left.tags and left.mention < 0:
        return False
    if token.mention >= 0 or at in text.places:
        if token.mention >= 0 and token.mention == left.mention:
            return False
        if token.mention >= 0 and text.is_person(token.mention):
            return text.nominative(token.mention)
        if left.mention >= 0 and text.is_person(left.mention):
            return True
        named = left.mention >= 0 or "N" in left.tags
        return named and not token.low.endswith((*_endings(text, "clear"), *_endings(text, "weak")))
    if "h" in token.tags and not token.low.endswith(_endings(text, "title")):
        return True  # titles are listed in the nominative
    if "d" in token.tags and not any(tag in left.tags for tag in "pdc"):
        return True
    if "N" in token.tags or token.tags in ("c", "x", "(") or "c" in token.tags:
        return False
    if left.tags in ("N", "x") or left.mention >= 0 or at - 1 in text.places:
        return "h" not in token.tags and not token.low.endswith(_endings(text, "clear"))
    if token.low.endswith(_endings(text, "clear")) or any(tag in left.tags for tag in "dc"):
        return False
    return not (token.low.endswith(_endings(text, "weak")) and not _acts(text, at + 1, hi))


def _acts(text: Text, at: int, hi: int) -> bool:
    """Whether a verb seems to follow: the noun before it is its subject."""
    if at >= hi:
        return False
    token = text.tokens[at]
    return is_verbal(text, at) or "n" in token.tags or (
        token.tags == "w" and token.low.endswith(_endings(text, "verb"))
    )  # fmt: skip


def _endings(text: Text, key: str) -> tuple[str, ...]:
    return tuple(text.grammar.sets.get(f"genitive.{key}", ())) or ("\0",)
