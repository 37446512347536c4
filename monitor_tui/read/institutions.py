"""Which body is meant by its kind: "МИД" alone on second mention, "UK Foreign Office" where only the state is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from monitor_tui.names.bodies import SIDE, STATE, Offices, kind_of
from monitor_tui.read.entities import Entity, is_subject
from monitor_tui.read.grammar import Grammar
from monitor_tui.read.heads import Resolved
from monitor_tui.read.lemmas import base
from monitor_tui.read.phrases import Range
from monitor_tui.read.tokens import Text


class Institutions:
    """The bodies that one story speaks of."""

    def __init__(self, text: Text, offices: Offices, lands: Mapping[int, str], entities: Sequence[Entity]) -> None:
        self.text, self.offices, self.lands, self.entities = text, offices, lands, entities

    def body(self, main: Range, lands: Set[str]) -> Resolved | None:
        """Who is meant by a kind of body, with a country or without; None where the phrase is no such thing."""
        lands = lands or {land for k in range(*main) if (land := self._seat(k))}
        if len(lands) > 1:
            return None
        kind = kind_of(self._words(main), self.text.grammar.lang)
        if kind is None:
            return None
        if lands:
            (land,) = lands
            actor = self.offices.speaker(kind, land)
            return Resolved(actor) if actor is not None else None
        if kind in (STATE, SIDE):
            return None
        fitting = [e for e in self.entities if e.actor is not None and self.offices.kind(e.actor) == kind]
        acting = [e for e in fitting if e.speaker] or [e for e in fitting if is_subject(self.text, e)] or fitting
        if not acting or (acting is fitting and len({e.actor for e in fitting}) > 1):
            return None
        return Resolved(acting[-1].actor, ["description"], anaphor=True)

    def _seat(self, at: int) -> str | None:
        """The country whose capital an adjective names: "das Moskauer Ministerium"."""
        token = self.text.tokens[at]
        return _capitals(self.text.grammar).get(token.low) if token.text[0].isupper() else None

    def voice(self, main: Range, number: int) -> Resolved | None:
        """``eine Sprecherin``, right after what a body said, speaks for that body."""
        tokens, grammar = self.text.tokens[slice(*main)], self.text.grammar
        if len(tokens) != 2 or not (
            grammar.has("indefinite", tokens[0].low) and grammar.has("speakers.voice", tokens[1].low)
        ):
            return None
        last = next((e for e in reversed(self.entities) if e.speaker), None)
        if last is None or last.actor is None or last.person or number - last.sentence > 1:
            return None
        if self.offices.kind(last.actor) in (STATE, SIDE):
            return None
        return Resolved(last.actor, ["description"], person=True)

    def _words(self, main: Range) -> list[str]:
        """The words of a body without its country and without who speaks for it."""
        tokens, grammar = self.text.tokens, self.text.grammar
        words: list[str] = []
        for k in range(*main):
            token = tokens[k]
            if (
                k in self.lands
                or self._seat(k)
                or ("d" in token.tags and token.mention < 0)
                or not token.text[0].isalpha()
            ):
                continue
            voice = grammar.has("speakers.spokesperson", base(grammar, token.low))
            linking = "o" in token.tags or grammar.has("impersonal", token.low) or "p" in token.tags
            if not words and (voice or linking):
                continue
            if "o" in token.tags and self._before_land(k + 1, main[1]):
                continue
            words.append(token.low)
        return words

    def _before_land(self, at: int, end: int) -> bool:
        while at < end and "d" in self.text.tokens[at].tags:
            at += 1
        return at >= end or at in self.lands


@lru_cache(maxsize=20)
def _capitals(grammar: Grammar) -> Mapping[str, str]:
    """Adjective of a capital -> its country."""
    return {
        word: key.partition(".")[2]
        for key, words in grammar.sets.items()
        if key.startswith("capitals.")
        for word in words
    }
