"""Who a noun phrase means: names, pronouns and descriptions, within one story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from monitor_tui.dossier import Dossier
from monitor_tui.model import Actor, Mention, PlaceMention
from monitor_tui.names.bodies import Offices
from monitor_tui.read.beside import name_beside
from monitor_tui.read.entities import REACH, Entity, is_subject, pronoun, strangers
from monitor_tui.read.gender import gender_of
from monitor_tui.read.heads import BODIES, MEDIA, Heads, Resolved, by_token
from monitor_tui.read.institutions import Institutions
from monitor_tui.read.lemmas import base, is_listed
from monitor_tui.read.phrases import Range
from monitor_tui.read.pronouns import pronoun_of
from monitor_tui.read.roles import Roles
from monitor_tui.read.tokens import Text, Token

HEAD_OF_STATE = "President of"
"""How the role of a head of state begins in a dossier."""


class Cast:
    """The people and bodies of one story, in the order in which they appear."""

    def __init__(
        self, text: Text, dossier: Dossier, places: Sequence[Mention], lands: Sequence[PlaceMention], bodies: Offices
    ) -> None:
        self.text, self.dossier = text, dossier
        self.entities: list[Entity] = []
        self.described: dict[str, str] = {}
        self.accused: list[str] = []
        self.lands = by_token(text, [Mention(*land.span, land.id) for land in lands])
        self.heads = Heads(text, dossier, places, self.lands)
        self.places = self.heads.places
        self._somewhere = self.places.keys() | self.lands.keys()
        self.institutions = Institutions(text, bodies, self.lands, self.entities)
        self.roles = Roles(text, dossier, self.lands, self.entities)
        self.day: date | None = None
        """When the story was published: who held an office then."""
        self._seen = 0

    def actor(self, mention: int) -> Actor:
        """The dossier's actor of a mention."""
        return self.dossier.actors[self.text.mentions[mention].actor]

    def is_media(self, actor: str | None) -> bool:
        """Whether an actor is an outlet or agency: a relay wherever somebody else is the author."""
        return actor is not None and self.dossier.actors[actor].type == MEDIA

    def advance(self, sentence: int) -> None:
        """Take note of everybody named up to the end of a sentence before its pronouns are read."""
        while self._seen < sentence:
            self._note(self._seen)
            self._seen += 1

    def _note(self, number: int) -> None:
        text = self.text
        lo, hi = text.sentences[number]
        at = lo
        while at < hi:
            mention = text.tokens[at].mention
            if mention < 0:
                at += 1
                continue
            last = at
            while last < hi and text.tokens[last].mention == mention:
                last += 1
            self._meet(number, mention, at, last, lo)
            at = last
        self._strangers(number, lo, hi)
        self._arrests(number, lo, hi)

    def _strangers(self, number: int, lo: int, hi: int) -> None:
        """Take note of whom the dossier does not know: pronouns and titles after them are nobody's that it knows."""
        for first, last, gender in strangers(self.text, lo, hi, self._somewhere):
            name = self.text.words(first, last)
            paragraph = self.text.paragraph[number]
            self.entities.append(Entity(None, name, number, paragraph, True, gender, False, first))
            for at in range(first - 1, max(lo, first - 4) - 1, -1):
                self.described.pop(self.text.tokens[at].low, None)

    def _meet(self, number: int, mention: int, at: int, last: int, lo: int) -> None:
        actor = self.actor(mention)
        if actor.type == MEDIA:
            return
        person = actor.type == "person"
        self.entities.append(
            Entity(
                actor.id,
                actor.name,
                number,
                self.text.paragraph[number],
                person,
                gender_of(actor.name) if person else self._grammatical(at, last),
                False,
                at,
            )
        )
        if person:
            self._describe(at, lo, actor.id)

    def _grammatical(self, at: int, last: int) -> str:
        """The gender of a body where nouns have one ("der KGB ... er"), by its words."""
        grammar = self.text.grammar
        if not grammar.flag("gendered"):
            return ""
        words = {word for token in self.text.tokens[at:last] for word in token.low.split("-")}
        return next((code for code in ("m", "n") if words & grammar.sets.get(f"genders.{code}", frozenset())), "f")

    def _describe(self, at: int, lo: int, actor: str) -> None:
        """Remember the nouns before a name: "the opposition leader Tsikhanouskaya" makes her the leader."""
        tokens = self.text.tokens
        first = at
        while (
            first > lo
            and (tokens[first - 1].tags in ("w", "h") or "h" in tokens[first - 1].tags)
            and tokens[first - 1].mention < 0
        ):
            first -= 1
        for k in range(first, at):
            if "h" in tokens[k].tags or tokens[k].low in self.text.grammar.descriptions:
                self.described[tokens[k].low] = actor

    def _arrests(self, number: int, lo: int, hi: int) -> None:
        words = self.text.grammar.sets.get("speakers.accused_by", frozenset())
        at = next((k for k in range(lo, hi) if self.text.tokens[k].low in words), None)
        if at is None:
            return
        for token in self.text.tokens[lo:hi]:
            if token.mention >= 0 and self.actor(token.mention).type == "person":
                actor = self.actor(token.mention).id
                behind = token.start > self.text.tokens[at].start or self.text.grammar.flag("free_order")
                if behind and actor not in self.accused:
                    self.accused.append(actor)

    def spoke(self, number: int, source: Range | None, who: Resolved) -> None:
        """Remember a speaker, known to the dossier or not."""
        if who.anaphor and who.actor is None:
            return
        name = self.text.words(*source) if source else ""
        self.entities.append(
            Entity(
                who.actor,
                name,
                number,
                self.text.paragraph[number],
                who.person,
                who.gender,
                True,
                source[0] if source else self.text.sentences[number][0],
            )
        )

    def resolve(self, source: Range, number: int, *, her: bool = False, told: Sequence[Range] = ()) -> Resolved:
        """Who a noun phrase in a sentence means, who tells this; ``her``: by its verb a woman, if a person."""
        self.advance(number)
        self._local(number, source)
        tokens = self.text.tokens[source[0] : source[1]]
        said = pronoun_of(self.text, source)
        if said is not None:
            return pronoun(self.text, self.entities, said, number, source[0], told)
        main = self.heads.main_of(source)
        compound = any(t.mention >= 0 and "-" in t.text for t in tokens) and self._lands_of(main)
        office = self._in_office(main, her) if compound else None  # "Russlands UN-Botschafter" is not the UN
        if office is not None:
            return self._named(office, main, number)
        head = self.heads.head(main)
        if head is not None:
            return self.heads.known(head)
        apposed = self.heads.head((main[1], source[1])) if main != source else None
        if apposed is not None and self.actor(apposed).type == "person" and not self._is_clause(main[1], source[1]):
            return self.heads.known(apposed)
        return self._named(self._unnamed(source, main, number, her), main, number)

    def _named(self, who: Resolved, main: Range, number: int) -> Resolved:
        """The name beside an office tells who holds it, be it one that the dossier does not know."""
        if who.actor is None or self.dossier.actors[who.actor].type != "person":
            return who
        beside = name_beside(self.text, main[1], self.text.sentences[number][1], self.places.keys() | self.lands.keys())
        if beside is None:
            return who
        mention = self.text.tokens[beside[0]].mention
        if mention >= 0:
            return self.heads.known(mention)
        return Resolved(None, ["description"], person=True, gender=gender_of(self.text.words(*beside)))

    def _unnamed(self, source: Range, main: Range, number: int, her: bool) -> Resolved:
        """Who is meant by a phrase without the speaker's name."""
        owner = self._owner(main, number)
        if owner is not None:
            return owner
        attributive = self.heads.attributive(main) or self._in_office(main, her)
        if attributive is not None:
            return attributive
        place = self.heads.place(main)
        if place is not None:
            return Resolved(place)
        body = self.institutions.body(main, self._lands_of(main)) or self.institutions.voice(main, number)
        if body is not None:
            return body
        described = self._description(main, number, her)
        if described is not None:
            return described
        if main != source:
            head = self.heads.head((main[1], source[1]))
            if head is not None and self.actor(head).type == "person":
                return self.heads.known(head)
        return self._stranger(main)

    def _in_office(self, main: Range, her: bool) -> Resolved | None:
        """``Russia's UN ambassador``, ``the chairman of the committee``, ``the premier``: who held that office then."""
        self.roles.day = self.day
        return self.roles.holder(main, self._lands_of(main), her=her)

    def _lands_of(self, main: Range) -> set[str]:
        """The countries that a phrase names, by adjectives or as places."""
        lands = {self.lands[k] for k in range(*main) if k in self.lands}
        return lands | {land for k in range(*main) if k in self.places and (land := self._country(self.places[k]))}

    def _is_clause(self, first: int, last: int) -> bool:
        """Whether what stands after a comma is a relative clause, whose names are not the speaker's."""
        return any("q" in token.tags and token.mention < 0 for token in self.text.tokens[first : first + 2])

    def _owner(self, main: Range, number: int) -> Resolved | None:
        """``its spokesperson``: the body that a possessive means."""
        tokens, grammar = self.text.tokens, self.text.grammar
        first = tokens[main[0]]
        if main[1] - main[0] < 2 or first.mention >= 0 or not grammar.has("speakers.possessive", first.low):
            return None
        if not any(grammar.has("speakers.spokesperson", token.low) for token in tokens[main[0] + 1 : main[1]]):
            return None
        person = any(grammar.has(f"speakers.{kind}", first.low) for kind in ("male", "female"))
        owner = next(
            (
                e
                for e in reversed(self.entities)
                if e.actor and e.person == person and (e.speaker or is_subject(self.text, e))
            ),
            None,
        )
        if owner is None or owner.actor is None:
            return None
        if not person:
            return Resolved(owner.actor, ["description"], person=True)
        voices = [actor for actor in self.dossier.actors.values() if owner.actor in actor.speaks_for]
        if len(voices) > 1:  # "her team" is no person, "his spokeswoman" is one
            one = any(grammar.has("speakers.person", t.low) for t in tokens[main[0] : main[1]])
            voices = [actor for actor in voices if (actor.type == "person" if one else actor.type in BODIES)]
        return Resolved(voices[0].id if len(voices) == 1 else None, ["description"])

    def _local(self, number: int, source: Range) -> None:
        """What the same sentence says before the phrase counts as known."""
        lo = self.text.sentences[number][0]
        at = lo
        known = {entity.at for entity in self.entities if entity.sentence == number}
        while at < source[0]:
            mention = self.text.tokens[at].mention
            last = at + 1
            if mention >= 0:
                while last < source[0] and self.text.tokens[last].mention == mention:
                    last += 1
                if at not in known:
                    self._meet(number, mention, at, last, lo)
            at = last

    def _description(self, main: Range, number: int, her: bool) -> Resolved | None:
        tokens, grammar = self.text.tokens[main[0] : main[1]], self.text.grammar
        lands = self._lands_of(main)
        ruler = self._ruler(main, number, lands)
        if ruler is not None:
            return ruler
        if any(
            "N" in self.text.tokens[k].tags
            and "h" not in self.text.tokens[k].tags
            and k != main[0]
            and k not in self.lands
            for k in range(*main)
        ):
            return None
        indefinite = any(grammar.has("indefinite", token.low) for token in tokens[:1])
        nouns = [low for token in tokens if is_listed(grammar, low := base(grammar, self._bare(token)))]
        if (
            not nouns
            or indefinite
            or any("p" in token.tags or "o" in token.tags for token in tokens)
            or any("'" in token.tags for token in tokens[:-1])
        ):
            return None
        noun = nouns[-1]
        if grammar.has("speakers.documents", noun):
            voice = next((e for e in reversed(self.entities) if e.speaker and e.actor), None)
            return Resolved(voice.actor, ["description"], anaphor=True) if voice is not None else None
        if "person" in grammar.descriptions.get(noun, ()) or grammar.has("speakers.spokesperson", noun):
            voice = next(
                (
                    e
                    for e in reversed(self.entities)
                    if e.speaker and self._called(e, noun) and not (her and e.gender == "m")
                ),
                None,
            )
            if voice is not None and (voice.actor or not grammar.has("speakers.spokesperson", noun)):
                return Resolved(voice.actor, [], person=True, gender=voice.gender, anaphor=True)
        if noun in self.described:
            actor = self.described[noun]
            return Resolved(actor, person=True, gender=gender_of(self.dossier.actors[actor].name), anaphor=True)
        if not grammar.flag("articles") and len(tokens) > 2:
            return None
        types = grammar.descriptions.get(noun, frozenset())
        for entity in reversed(self.entities):
            if entity.actor is None and entity.person and entity.speaker and "person" in types:
                return Resolved(None, ["description"], person=True, gender=entity.gender)
            if entity.actor is None or self.text.paragraph[number] - entity.paragraph > REACH:
                continue
            kind = self.dossier.actors[entity.actor].type
            if lands and self.dossier.actors[entity.actor].country not in lands:
                continue
            if kind == "person" and kind in types and entity.sentence == number and not lands:
                return None  # "X denied it; the lawyer admitted it": another one, or it would be a pronoun
            told = kind != "person" or noun in grammar.raw.get("role_words", ()) or self._is_only_person()
            if kind == "person" and her and entity.gender == "m":
                continue
            if kind == "person" and not (grammar.has("speakers.anyone", noun) or self._was(entity.actor, noun)):
                continue
            if kind in types and (entity.speaker or (told and is_subject(self.text, entity))):
                reasons = ["description"] if kind == "person" or entity.paragraph != self.text.paragraph[number] else []
                return Resolved(entity.actor, reasons, person=entity.person, gender=entity.gender, anaphor=True)
        return None

    def _is_only_person(self) -> bool:
        return len({entity.actor or entity.name for entity in self.entities if entity.person}) == 1

    def _called(self, entity: Entity, noun: str) -> bool:
        """Whether a speaker was named with a noun ("пресс-секретарь президента Дмитрий Песков")."""
        return any(base(self.text.grammar, word) == noun for word in entity.name.lower().replace(",", " ").split())

    def _bare(self, token: Token) -> str:
        """A word without its possessive ending."""
        if "'" not in token.tags:
            return token.low
        endings = sorted(self.text.grammar.sets.get("possessive", ()), key=len, reverse=True)
        ending = next((one for one in endings if token.low.endswith(one)), "")
        return token.low[: len(token.low) - len(ending)] + ("s" if ending.startswith("s") else "")

    def _was(self, actor: str, noun: str) -> bool:
        """Whether a person's roles in the dossier fit a noun ("the lawyer", "министр")."""
        roles = " ".join(role.value for role in self.dossier.actors[actor].roles).lower()
        given = self.text.grammar.raw.get("role_words")
        return given is None or any(word in roles for word in given.get(noun, noun).split())

    def _country(self, actor: str) -> str | None:
        return self.dossier.actors[actor].country

    def _ruler(self, main: Range, number: int, lands: set[str]) -> Resolved | None:
        """``the president`` without a name: the head of state in play, nobody where two stand side by side."""
        tokens, grammar = self.text.tokens, self.text.grammar
        words = [
            tokens[k].low
            for k in range(*main)
            if "d" not in tokens[k].tags and k not in self.lands and k not in self.places
        ]
        if not grammar.has("speakers.heads_of_state", " ".join(words)):
            return None
        paragraph = self.text.paragraph[number]
        rulers = [
            e
            for e in self.entities
            if e.actor is not None
            and paragraph - e.paragraph <= REACH
            and any(role.value.startswith(HEAD_OF_STATE) for role in self.dossier.actors[e.actor].roles)
            and (not lands or self._country(e.actor) in lands)
        ]
        doubt = Resolved(None, ["description"], person=True, anaphor=True)
        if not rulers:
            return None if not lands and words[-1] in self.described else doubt
        acting = [e for e in rulers if e.speaker or is_subject(self.text, e)]
        if not acting:
            acting = rulers
            if len({e.actor for e in rulers}) > 1:
                return doubt
        best = acting[-1]
        beside = {e.actor for e in acting if e.sentence == best.sentence}
        if len(beside) > 1 and not best.speaker:
            return doubt
        return Resolved(best.actor, ["description"], person=True, gender=best.gender, anaphor=True)

    def _stranger(self, main: Range) -> Resolved:
        tokens = self.text.tokens[main[0] : main[1]]
        names = [token.text for token in tokens if "N" in token.tags and not token.text.isupper()]
        person = len(names) >= 2 or any(self.text.grammar.has("speakers.person", token.low) for token in tokens)
        return Resolved(None, person=person, gender=gender_of(" ".join(names)) if len(names) >= 2 else "")
