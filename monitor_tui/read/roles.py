"""Whom a story means by an office: who holds it in the country that is named, else who bore it in the story before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date

from monitor_tui.dossier import Dossier
from monitor_tui.read.entities import Entity, is_subject
from monitor_tui.read.gender import gender_of
from monitor_tui.read.heads import BODIES, Resolved
from monitor_tui.read.offices import chief, holders, holds, is_other, named_in, office
from monitor_tui.read.phrases import Range
from monitor_tui.read.tokens import Text

_TITLE = 6
"""Words before a name that may be its office."""


class Roles:
    """The offices that one story speaks of."""

    def __init__(self, text: Text, dossier: Dossier, lands: Mapping[int, str], entities: Sequence[Entity]) -> None:
        self.text, self.dossier, self.lands, self.entities = text, dossier, lands, entities
        self.day: date | None = None
        """When the story was published: who held an office then."""

    def holder(self, main: Range, lands: Set[str], *, her: bool) -> Resolved | None:
        """Who is meant by a phrase without a name; None where it is no office."""
        text, grammar = self.text, self.text.grammar
        if "offices.chief" not in grammar.sets or grammar.has("indefinite", text.tokens[main[0]].low):
            return None
        words, body = self._words(main)
        if body is not None:
            lands = {land} if (land := self.dossier.actors[body].country) else set()
            head = chief(self.dossier, grammar, self._beside_body(main), body, self.day)
            if head is not None:
                return self._known(head)
        if not words:
            return None
        kind = office(grammar, words, landed=bool(lands))
        if kind is None:
            return None
        if len(lands) > 1 or is_other(grammar, words):
            return Resolved(None, ["description"], person=True)
        return self._of_land(kind, lands) if lands else self._of_story(kind, her)

    def _words(self, main: Range) -> tuple[list[str], str | None]:
        """The words of an office without its country, and the body that is named among them."""
        tokens, grammar = self.text.tokens, self.text.grammar
        words: list[str] = []
        body: str | None = None
        for k in range(*main):
            token = tokens[k]
            whole = token.mention >= 0 and self.text.mentions[token.mention].end >= token.end  # not "UN-Botschafter"
            if whole and self.text.actors[token.mention].type in BODIES:
                body = self.text.actors[token.mention].id
            occasion = (
                "p" in token.tags
                and k + 1 < main[1]
                and grammar.has("speech_place.nouns", tokens[k + 1].low)
                and token.mention < 0
            )
            if occasion and words:
                break
            if k in self.lands or ("d" in token.tags and token.mention < 0) or not token.text[0].isalpha():
                continue
            words.append(token.low)
        return words, body

    def _beside_body(self, main: Range) -> list[str]:
        return [
            self.text.tokens[k].low
            for k in range(*main)
            if self.text.tokens[k].mention < 0
            and k not in self.lands
            and not any(tag in self.text.tokens[k].tags for tag in "do")
        ]

    def _of_land(self, kind: str, lands: Set[str]) -> Resolved:
        """The one who held the office of a country; of several the one whom the story names."""
        found = holders(self.dossier, kind, lands, self.day)
        if len(found) > 1:
            named = {mention.actor for mention in self.text.mentions}
            found = [actor for actor in found if actor in named]
        return self._known(found[0]) if len(found) == 1 else Resolved(None, ["description"], person=True)

    def _known(self, actor: str) -> Resolved:
        return Resolved(actor, ["description"], person=True, gender=gender_of(self.dossier.actors[actor].name))

    def _of_story(self, kind: str, her: bool) -> Resolved:
        """Who bore an office in the story: the only one, else the one who spoke last, else nobody."""
        fitting = [
            entity
            for entity in self.entities
            if entity.person and not (her and entity.gender == "m") and self._bears(entity, kind)
        ]
        if not fitting:
            return Resolved(None, ["description"], person=True)
        spoken = [entity for entity in fitting if entity.speaker]
        acting = spoken or [entity for entity in fitting if is_subject(self.text, entity)] or fitting
        best = acting[-1]
        if not spoken and self._is_doubtful(best, acting, fitting):
            return Resolved(None, ["description"], person=True)
        if best.actor is None:
            return Resolved(None, ["description"], person=True, gender=best.gender)
        return Resolved(best.actor, ["description"], person=True, gender=best.gender, anaphor=True)

    def _is_doubtful(self, best: Entity, acting: Sequence[Entity], fitting: Sequence[Entity]) -> bool:
        """Whether another one who bore the office stands beside the best of those who did not speak."""
        if acting is fitting:
            return len({entity.actor or entity.name for entity in fitting}) > 1
        others = [one for one in fitting if one.sentence == best.sentence and one.actor != best.actor]
        return any(one in acting or one.at < best.at for one in others)

    def _bears(self, entity: Entity, kind: str) -> bool:
        """Whether somebody held an office by the dossier, or is called so where named."""
        if entity.actor is not None:
            return holds(self.dossier.actors[entity.actor], kind)
        if entity.speaker:
            return named_in(self.text.grammar, kind, entity.name.lower().replace(",", " ").split())
        lo = max(self.text.sentences[entity.sentence][0], entity.at - _TITLE)
        first = entity.at
        while first > lo and self.text.tokens[first - 1].text[0].isalpha():
            first -= 1
        return named_in(self.text.grammar, kind, [token.low for token in self.text.tokens[first : entity.at]])
