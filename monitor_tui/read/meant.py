"""Whom the words that name a speaker mean, and by what: told afterwards, from the words and who was found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from monitor_tui.model.explained import Piece, SpeakerReason
from monitor_tui.read.found import Found
from monitor_tui.read.phrases import Range
from monitor_tui.read.speakers import Cast
from monitor_tui.read.tokens import Text

_PRONOUNS = ("female", "male", "plural", "neuter", "first")


def speaker_reason(text: Text, cast: Cast, found: Found, unsure: Sequence[str]) -> SpeakerReason:
    """How the speaker of an attribution is known, or why nobody is."""
    how = _how(text, cast, found)
    source = found.source
    phrase = Piece(text.span(*source), text.words(*source)) if source is not None else None
    named, back = None, 0
    if found.actor is not None:
        inside = _named(text, found.actor, source) if source is not None and how != "left out" else None
        named = inside or _named_before(text, found.actor, _begin(text, found))
        back = found.sentence - _sentence(text, named) if named is not None else 0
    actor = cast.dossier.actors.get(found.actor) if found.actor is not None else None
    return SpeakerReason(how, phrase, actor.name if actor is not None else "", named, back, tuple(unsure))


def _how(text: Text, cast: Cast, found: Found) -> str:
    source, actor = found.source, found.actor
    if source is None:
        return "before" if actor is not None else "unknown"
    if found.dropped:
        return "left out"
    if _is_pronoun(text, source):
        return "pronoun"
    if actor is None:
        return "unknown"
    if _named(text, actor, source) is not None:
        return "name"
    tokens = text.tokens[source[0] : source[1]]
    if any(cast.places.get(at) == actor for at in range(*source)):
        return "metonym"
    lands = any(at in cast.lands or at in cast.places for at in range(*source))
    if lands or any(token.mention >= 0 for token in tokens):
        return "title"
    return "description"


def _is_pronoun(text: Text, source: Range) -> bool:
    tokens = [token for token in text.tokens[source[0] : source[1]] if token.mention < 0]
    if len(tokens) < source[1] - source[0] or len(tokens) > 2:
        return False
    alone = len(tokens) == 1 and any(text.grammar.has(f"speakers.{kind}", tokens[0].low) for kind in _PRONOUNS)
    return alone or any("r" in token.tags for token in tokens)


def _named(text: Text, actor: str, span: Range) -> Piece | None:
    """The last mention of an actor in a range of tokens; one before it may be a title as good as a name."""
    for token in reversed(text.tokens[span[0] : span[1]]):
        if token.mention >= 0 and text.mentions[token.mention].actor == actor:
            mention = text.mentions[token.mention]
            return Piece((mention.start, mention.end), text.text[mention.start : mention.end])
    return None


def _named_before(text: Text, actor: str, begin: int) -> Piece | None:
    """Where an actor was named last before a character."""
    for mention in reversed(text.mentions):
        if mention.actor == actor and mention.end <= begin:
            return Piece((mention.start, mention.end), text.text[mention.start : mention.end])
    return None


def _sentence(text: Text, piece: Piece) -> int:
    return max(0, bisect_right(text.spans, piece.span[0], key=_start) - 1)


def _start(span: Range) -> int:
    return span[0]


def _begin(text: Text, found: Found) -> int:
    span = found.marks if found.dropped else found.source or found.marks
    return text.tokens[span[0]].start if span is not None else text.spans[found.sentence][0]
