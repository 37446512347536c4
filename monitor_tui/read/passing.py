"""What the words around a claim tell of its speaker: a woman's verb, a phrase that passes on, "in his view"."""

from __future__ import annotations

from collections.abc import Sequence

from monitor_tui.read.bodies import ends_with
from monitor_tui.read.found import Found
from monitor_tui.read.heads import MEDIA
from monitor_tui.read.tokens import Text


def is_hers(text: Text, found: Found) -> bool:
    """Whether the verb's form tells that a woman speaks ("подчеркнула")."""
    return (
        found.rule not in ("according", "noun")
        and found.marks is not None
        and bool(found.cue.lemma)
        and (ends_with(text, found.marks[1] - 1, found, "agreement.female"))
    )


def passes_on(found: Found, other: Found) -> bool:
    """Whether a phrase at the end names who told what another said: "..., Putin said, according to the Kremlin"."""
    if other is found or other.rule == "according" or found.marks is None or None in (found.source, other.source):
        return False
    end = max(other.marks[1] if other.marks else 0, other.source[1] if other.source else 0)
    spoken = any(first < end for first, _ in other.content)
    return spoken and end < found.marks[0] <= end + 1 and found.source is not None and found.marks[0] < found.source[0]


def is_own_view(text: Text, found: Found, founds: Sequence[Found]) -> bool:
    """``in his view`` that opens what somebody says is that speaker's: "said that in his view"."""
    if found.rule != "according" or found.source is None or found.source[1] - found.source[0] > 1:
        return False
    token = text.tokens[found.source[0]]
    if token.mention >= 0 or not any(text.grammar.has(f"speakers.{kind}", token.low) for kind in ("female", "male")):
        return False
    at = min(found.source[0], found.head[0])
    return any(
        other.rule != "according"
        and not _of_outlet(text, other)
        and any(first <= at <= first + 1 for first, _ in other.content[:1])
        for other in founds
    )


def _of_outlet(text: Text, found: Found) -> bool:
    """Whether an outlet or agency tells it: "in her words" at the head of what it passes on are not its own."""
    tokens = text.tokens[slice(*found.source)] if found.source is not None else ()
    return any(
        text.actors[token.mention].type == MEDIA
        if token.mention >= 0
        else text.grammar.has("speakers.relay", token.low)
        for token in tokens
    )
