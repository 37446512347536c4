"""Who a noun phrase means: names, pronouns and descriptions, within one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from monitor_tui.dossier import Dossier
from monitor_tui.model import Actor, Mention
from monitor_tui.read.gender import gender_of
from monitor_tui.read.phrases import Range, is_verbal
from monitor_tui.read.tokens import Text

MEDIA = "media"
BODIES = frozenset(
    (
        "agency",
        "institution",
        "ministry",
        "state",
        "collective",
        "organisation",
        "parliament",
        "court",
        "party",
        "ngo",
        "company",
        "armed-group",
    )
)
REACH = 3
"""Paragraphs that a pronoun may reach back."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody the story spoke of: an actor, or a name that the dossier does not know."""

    actor: str | None
    name: str
    sentence: int
    paragraph: int
    person: bool
    gender: str
    """m, f, p (several) or nothing known."""
    speaker: bool
    at: int
    """Token."""


@dataclass(slots=True)
class Resolved:
    """A speaker: the actor if known, and what is doubtful about it."""

    actor: str | None = None
    unsure: list[str] = field(default_factory=list)
    media: bool = False
    person: bool = False
    gender: str = ""
    anaphor: bool = False


class Cast:
    """The people and bodies of one story, in the order in which they appear."""

    def __init__(self, text: Text, dossier: Dossier, places: Sequence[Mention]) -> None:
        self.text, self.dossier = text, dossier
        self.entities: list[Entity] = []
        self.described: dict[str, str] = {}
        self.accused: list[str] = []
        self.places = _by_token(text, places)
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
        self._arrests(number, lo, hi)

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

    def resolve(self, source: Range, number: int) -> Resolved:
        """Who a noun phrase in a sentence means."""
        self.advance(number)
        self._local(number, source)
        tokens = self.text.tokens[source[0] : source[1]]
        if len(tokens) <= 2 and any("r" in token.tags and token.mention < 0 for token in tokens):
            return self._pronoun(next(t.low for t in tokens if "r" in t.tags), number, source[0])
        if (
            len(tokens) == 1
            and tokens[0].mention < 0
            and any(self.text.grammar.has(f"speakers.{kind}", tokens[0].low) for kind in ("female", "male", "plural"))
        ):
            return self._pronoun(tokens[0].low, number, source[0])
        main = self._main(source)
        head = self._head_mention(main)
        if head is not None:
            return self._known(head)
        attributive = self._attributive(main)
        if attributive is not None:
            return attributive
        place = self._place(main)
        if place is not None:
            return Resolved(place)
        described = self._description(main, number)
        if described is not None:
            return described
        if main != source:
            head = self._head_mention((main[1], source[1]))
            if head is not None and self.actor(head).type == "person":
                return self._known(head)
        return self._stranger(main)

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

    def _main(self, source: Range) -> Range:
        """The phrase without its apposition after a comma."""
        for at in range(source[0] + 1, source[1]):
            if self.text.tokens[at].text == "," and self.text.tokens[at].quote < 0:
                return source[0], at
        return source

    def _head_mention(self, main: Range) -> int | None:
        """The mention that is the head of the phrase: not owned, not after a preposition, not before another noun."""
        tokens = self.text.tokens
        best: int | None = None
        governed = False
        for at in range(*main):
            token = tokens[at]
            if any(tag in token.tags for tag in "po") and token.mention < 0 and "d" not in token.tags:
                governed = True
            elif "q" in token.tags and token.mention < 0:
                break
            starts = token.mention >= 0 and (at == main[0] or tokens[at - 1].mention != token.mention)
            if not starts or governed:
                continue
            last = at
            while last < main[1] and tokens[last].mention == token.mention:
                last += 1
            if self._owns(at, main[0], token.mention) or self._qualifies(at, last, main, token.mention):
                continue
            if "'" in tokens[last - 1].tags or not self._stands_alone(last, main[1], token.mention):
                continue
            if best is None or self.actor(token.mention).type == "person" or self.actor(best).type != "person":
                best = token.mention
        return best

    def _owns(self, at: int, first: int, mention: int) -> bool:
        """Whether a name only tells whose lawyer or press office speaks: a genitive after a noun."""
        grammar = self.text.grammar
        if at == first or not grammar.flag("free_order") or not self.text.is_person(mention):
            return False
        left = self.text.tokens[at - 1]
        if grammar.has("speakers.of", left.low):
            return not self.text.nominative(mention) or self._indeclinable(mention)
        return "h" in left.tags and not self.text.nominative(mention)

    def _qualifies(self, at: int, last: int, main: Range, mention: int) -> bool:
        """Whether a body only tells where somebody else belongs: "the US defence minister Austin", "источник Би-би-си"."""
        if self.text.is_person(mention):
            return False
        tokens, grammar = self.text.tokens, self.text.grammar
        for k in range(last, main[1]):
            if "p" in tokens[k].tags or tokens[k].text == "(":
                break
            if tokens[k].tags == "N" and tokens[k].mention < 0:
                return True
        if at == main[0] or not grammar.flag("free_order"):
            return False
        left = tokens[at - 1]
        if left.mention >= 0 or not ("h" in left.tags or left.tags == "w"):
            return False
        kinds = grammar.descriptions.get(left.low, frozenset())
        return not (
            grammar.has("speakers.relay", left.low)
            or self.actor(mention).type in kinds
            or self._adjective(left.low)
            or grammar.has("speakers.rulers", left.low)
        )

    def _indeclinable(self, mention: int) -> bool:
        found = self.text.mentions[mention]
        return self.text.text[found.end - 1] in "оуиэ"

    def _stands_alone(self, last: int, end: int, mention: int) -> bool:
        """Whether a name is not just an attribute of a noun that follows it ("Kremlin spokesman", "Lukashenko ally")."""
        tokens = self.text.tokens
        if last >= end:
            return True
        token = tokens[last]
        if token.text == "(" or token.text == "," or any(tag in token.tags for tag in "poqcbtn"):
            return True
        if token.mention >= 0:
            return True
        if self.actor(mention).type == "person":
            return "h" not in token.tags and "w" not in token.tags
        return token.low in self.text.grammar.sets.get("speakers.body", frozenset()) or (
            token.low in self.text.grammar.descriptions and "person" not in self.text.grammar.descriptions[token.low]
        )

    def _known(self, mention: int) -> Resolved:
        actor = self.actor(mention)
        person = actor.type == "person"
        return Resolved(
            actor.id, media=actor.type == MEDIA, person=person, gender=gender_of(actor.name) if person else ""
        )

    def _attributive(self, main: Range) -> Resolved | None:
        """``a spokesman for the State Department``, ``Lukashenko's spokeswoman``: the body, or who speaks for the person."""
        tokens, grammar = self.text.tokens, self.text.grammar
        mentions = list(dict.fromkeys(token.mention for token in tokens[main[0] : main[1]] if token.mention >= 0))
        if not mentions:
            return None
        spokes = any(
            grammar.has("speakers.spokesperson", token.low.rstrip("’'")) for token in tokens[main[0] : main[1]]
        )
        names = any(
            "N" in token.tags and token.mention < 0 and "h" not in token.tags for token in tokens[main[0] : main[1]]
        )
        body = next((self.actor(m) for m in mentions if self.actor(m).type in BODIES), None)
        person = next((self.actor(m) for m in mentions if self.actor(m).type == "person"), None)
        if names and not spokes:
            return None
        if body is not None and spokes:
            return Resolved(body.id, person=True)
        if person is not None and spokes:
            voices = [actor.id for actor in self.dossier.actors.values() if person.id in actor.speaks_for]
            return Resolved(voices[0]) if len(voices) == 1 else None
        if body is not None and not names:
            chief = self._by_role(main, body)
            if chief is not None:
                return Resolved(chief, person=True)
        return None

    def _by_role(self, main: Range, body: Actor) -> str | None:
        """The person who holds the office that a phrase names."""
        words = {token.low for token in self.text.tokens[main[0] : main[1]] if any(tag in token.tags for tag in "whN")}
        for actor in self.dossier.actors.values():
            if actor.type == "person" and body.id in actor.speaks_for:
                for role in actor.roles:
                    office = {word.strip(",;().").lower() for word in role.value.split()}
                    if len(words & office) >= 2:
                        return actor.id
        return None

    def _place(self, main: Range) -> str | None:
        """A capital or country as the head of the phrase means its state."""
        tokens, grammar = self.text.tokens, self.text.grammar
        for at in range(*main):
            if at not in self.places:
                continue
            left = next(
                (k for k in range(at - 1, main[0] - 1, -1) if "d" not in tokens[k].tags or "p" in tokens[k].tags), None
            )
            if left is not None and not self._speaks_from(left, main[0]):
                return None
            follows = [k for k in range(at + 1, main[1]) if self.places.get(k) != self.places[at]]
            if any(
                "p" not in tokens[k].tags and not grammar.has("speakers.rulers", tokens[k].low) for k in follows[:1]
            ):
                return None
            return self.places[at]
        return None

    def _speaks_from(self, left: int, first: int) -> bool:
        """Whether what stands before a place makes it a source: "information from Moscow", "власти Польши", not "the crowd in Minsk"."""
        tokens, grammar = self.text.tokens, self.text.grammar
        if any(
            grammar.has("speakers.hearsay", token.low) or grammar.has("speakers.rulers", token.low)
            for token in tokens[first : left + 1]
        ):
            return True
        return "p" not in tokens[left].tags and self._adjective(tokens[left].low) and left == first

    def _adjective(self, low: str) -> bool:
        return low.endswith(tuple(self.text.grammar.sets.get("words.adjective_endings", ())) or ("\0",))

    def _description(self, main: Range, number: int) -> Resolved | None:
        tokens, grammar = self.text.tokens[main[0] : main[1]], self.text.grammar
        if any(
            "N" in token.tags and "h" not in token.tags and token.start != self.text.tokens[main[0]].start
            for token in tokens
        ):
            return None
        indefinite = any(grammar.has("indefinite", token.low) for token in tokens[:1])
        nouns = [
            token.low
            for token in tokens
            if token.low in grammar.descriptions or token.low in grammar.sets.get("speakers.group", frozenset())
        ]
        if (
            not nouns
            or indefinite
            or any("p" in token.tags or "o" in token.tags or "'" in token.tags for token in tokens)
        ):
            return None
        noun = nouns[-1]
        if noun in self.described:
            actor = self.described[noun]
            return Resolved(actor, person=True, gender=gender_of(self.dossier.actors[actor].name), anaphor=True)
        if not grammar.flag("articles") and len(tokens) > 2:
            return None
        types = grammar.descriptions.get(noun, frozenset())
        for entity in reversed(self.entities):
            if entity.actor is None or self.text.paragraph[number] - entity.paragraph > REACH:
                continue
            kind = self.dossier.actors[entity.actor].type
            if kind in types and (entity.speaker or self._is_subject(entity)):
                reasons = ["description"] if kind == "person" or entity.paragraph != self.text.paragraph[number] else []
                return Resolved(entity.actor, reasons, person=entity.person, gender=entity.gender, anaphor=True)
        return None

    def _stranger(self, main: Range) -> Resolved:
        tokens = self.text.tokens[main[0] : main[1]]
        names = [token.text for token in tokens if "N" in token.tags]
        person = len(names) >= 2 or any(self.text.grammar.has("speakers.person", token.low) for token in tokens)
        return Resolved(None, person=person, gender=gender_of(" ".join(names)) if len(names) >= 2 else "")

    def _pronoun(self, word: str, number: int, at: int) -> Resolved:
        """The last person of the right gender, speakers and subjects before others."""
        grammar = self.text.grammar
        kind = next(
            (k for k in ("female", "male", "plural", "neuter", "first") if grammar.has(f"speakers.{k}", word)), ""
        )
        if kind == "first":
            return Resolved(None, anaphor=True)
        paragraph = self.text.paragraph[number]
        fitting = [e for e in self.entities if paragraph - e.paragraph <= REACH and _fits(e, kind) and e.at < at]
        if not fitting:
            return Resolved(None, ["pronoun without a name"], anaphor=True)
        best = max(
            fitting,
            key=lambda e: (
                e.sentence if e.speaker or self._is_subject(e) else e.sentence - 1.5,
                e.speaker,
                e.actor is not None,
            ),
        )
        reasons = []
        if best.paragraph != paragraph:
            reasons.append("pronoun over a paragraph")
        rivals = {
            e.actor
            for e in fitting
            if e.sentence >= best.sentence and e.actor != best.actor and e.actor is not None and e.person
        }
        if rivals and kind in ("male", "female"):
            reasons.append("two persons for a pronoun")
        return Resolved(best.actor, reasons, person=best.person, gender=best.gender, anaphor=True)

    def _is_subject(self, entity: Entity) -> bool:
        """Whether somebody stands before the first verb of a sentence, not after a preposition."""
        lo, _ = self.text.sentences[entity.sentence]
        tokens = self.text.tokens
        if entity.at > lo and any(tag in tokens[entity.at - 1].tags for tag in "po"):
            return False
        return not any(is_verbal(self.text, k) and tokens[k].mention < 0 for k in range(lo, entity.at))


def _fits(entity: Entity, kind: str) -> bool:
    if not entity.person and entity.gender and kind in ("female", "male", "neuter"):
        return entity.gender == {"female": "f", "male": "m", "neuter": "n"}[kind]
    if kind == "female":
        return entity.person and entity.gender != "m" and (entity.gender == "f" or entity.speaker)
    if kind == "male":
        return entity.person and entity.gender != "f"
    if kind == "plural":
        return not entity.person
    return not entity.person


def _by_token(text: Text, places: Sequence[Mention]) -> dict[int, str]:
    """Token -> actor for every place name that may stand for a state."""
    found: dict[int, str] = {}
    at = 0
    for place in places:
        while at < len(text.tokens) and text.tokens[at].end <= place.start:
            at += 1
        if at < len(text.tokens) and text.tokens[at].start < place.end:
            found[at] = place.actor
    return found
