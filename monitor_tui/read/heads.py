"""The head of a speaker's noun phrase: which of the names in it speaks, and which only owns or places it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from monitor_tui.dossier import Dossier
from monitor_tui.model import Actor, Mention
from monitor_tui.read.gender import gender_of
from monitor_tui.read.offices import office
from monitor_tui.read.phrases import Range
from monitor_tui.read.tokens import Text

MEDIA = "media"
HALF = 0.5
"""The share of an office's words that a description has to name."""
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


@dataclass(slots=True)
class Resolved:
    """A speaker: the actor if known, and what is doubtful about it."""

    actor: str | None = None
    unsure: list[str] = field(default_factory=list)
    media: bool = False
    person: bool = False
    gender: str = ""
    anaphor: bool = False


class Heads:
    """Reads the speaker phrases of one story."""

    def __init__(self, text: Text, dossier: Dossier, places: Sequence[Mention], lands: Mapping[int, str]) -> None:
        self.text, self.dossier, self.lands = text, dossier, lands
        self.places = by_token(text, places)

    def actor(self, mention: int) -> Actor:
        """The dossier's actor of a mention."""
        return self.text.actors[mention]

    def main_of(self, source: Range) -> Range:
        """The phrase without its apposition after a comma."""
        for at in range(source[0] + 1, source[1]):
            if self.text.tokens[at].text == "," and self.text.tokens[at].quote < 0:
                return source[0], at
        return source

    def head(self, main: Range) -> int | None:
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
            if not starts or (governed and not self._titled(main[0], at, token.mention)):
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

    def _titled(self, first: int, at: int, mention: int) -> bool:
        """Whether what stands before a person is their own office: "President of Belarus Alexander Lukashenko"."""
        if not self.text.is_person(mention):
            return False
        tokens, grammar = self.text.tokens, self.text.grammar
        words = [tokens[k].low for k in range(first, at) if k not in self.lands and "d" not in tokens[k].tags]
        while words and grammar.has("words.of", words[-1]):
            words.pop()
        return office(grammar, words, landed=True) is not None

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
        """Whether a body only tells where somebody belongs: "the US minister Austin", "источник Би-би-си"."""
        if self.text.is_person(mention):
            return False
        tokens, grammar = self.text.tokens, self.text.grammar
        for k in range(last, main[1]):
            if "p" in tokens[k].tags or tokens[k].text == "(":
                break
            if tokens[k].tags == "N" and tokens[k].mention < 0 and not grammar.has("speakers.parts", tokens[k].low):
                return True
        if at == main[0] or not grammar.flag("free_order"):
            return False
        left = tokens[at - 1]
        if left.mention >= 0 or not ("h" in left.tags or left.tags == "w"):
            return False
        kinds = grammar.descriptions.get(left.low, frozenset())
        return not (
            grammar.has("speakers.relay", left.low)
            or grammar.has("speakers.hearsay", left.low)
            or self.actor(mention).type in kinds
            or self._adjective(left.low)
            or grammar.has("speakers.rulers", left.low)
        )

    def _indeclinable(self, mention: int) -> bool:
        found = self.text.mentions[mention]
        return self.text.text[found.end - 1] in "оуиэ"

    def _stands_alone(self, last: int, end: int, mention: int) -> bool:
        """Whether a name is more than the attribute of a noun after it ("Kremlin spokesman", "Lukashenko ally")."""
        tokens = self.text.tokens
        if last >= end:
            return True
        token = tokens[last]
        if token.tags == '"':  # a name in quotation marks
            if last + 1 == end:
                return True
            token = tokens[last + 1]
        if token.text == "(" or token.text == "," or any(tag in token.tags for tag in "poqcbtn"):
            return True
        if token.mention >= 0:
            return True
        if self.actor(mention).type == "person":
            return "h" not in token.tags and "w" not in token.tags
        grammar = self.text.grammar
        if all(grammar.has("speakers.parts", tokens[k].low) for k in range(last, end)):
            return True
        return token.low in self.text.grammar.sets.get("speakers.body", frozenset()) or (
            token.low in self.text.grammar.descriptions and "person" not in self.text.grammar.descriptions[token.low]
        )

    def attributive(self, main: Range) -> Resolved | None:
        """``a spokesman for the ministry``, ``Lukashenko's spokeswoman``: the body, or who speaks for the person."""
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
        if body is not None and spokes and not self._leads(main, body, person):
            return Resolved(body.id, person=True)
        if person is not None and spokes:
            voices = [actor for actor in self.dossier.actors.values() if person.id in actor.speaks_for]
            if len(voices) > 1:  # somebody unnamed speaks for the office
                voices = [actor for actor in voices if actor.type in BODIES]
            return Resolved(voices[0].id) if len(voices) == 1 else None
        if body is not None and not names:
            chief = self._by_role(main, body)
            if chief is not None:
                return Resolved(chief, person=True)
        return None

    def _leads(self, main: Range, body: Actor, person: Actor | None) -> bool:
        """Whether a body is only part of a person's office: "a representative of opposition leader Tikhanovskaya"."""
        if person is None:
            return False
        tokens = self.text.tokens
        at = max(k for k in range(*main) if tokens[k].mention >= 0 and self.actor(tokens[k].mention) is body) + 1
        return (
            at + 1 < main[1]
            and "h" in tokens[at].tags
            and tokens[at + 1].mention >= 0
            and self.actor(tokens[at + 1].mention) is person
        )

    def _by_role(self, main: Range, body: Actor) -> str | None:
        """The person who holds the office that a phrase names."""
        words = {
            token.low
            for token in self.text.tokens[main[0] : main[1]]
            if any(tag in token.tags for tag in "whN") and not any(tag in token.tags for tag in "dpo")
        }
        best: tuple[float, str] | None = None
        for actor in self.dossier.actors.values():
            if actor.type == "person" and body.id in actor.speaks_for:
                for role in actor.roles:
                    office = {word.strip(",;().").lower() for word in role.value.split()}
                    fit = len(words & office) / len(office)
                    if len(words & office) >= 2 and (best is None or fit > best[0]):
                        best = fit, actor.id
        return best[1] if best is not None and best[0] >= HALF else None

    def place(self, main: Range) -> str | None:
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
        """Whether a place is the source: "information from Moscow", "власти Польши", not "the crowd in Minsk"."""
        tokens, grammar = self.text.tokens, self.text.grammar
        if any(
            grammar.has("speakers.hearsay", token.low) or grammar.has("speakers.rulers", token.low)
            for token in tokens[first : left + 1]
        ):
            return True
        return "p" not in tokens[left].tags and self._adjective(tokens[left].low) and left == first

    def _adjective(self, low: str) -> bool:
        return low.endswith(tuple(self.text.grammar.sets.get("words.adjective_endings", ())) or ("\0",))

    def known(self, mention: int) -> Resolved:
        actor = self.actor(mention)
        person = actor.type == "person"
        return Resolved(
            actor.id, media=actor.type == MEDIA, person=person, gender=gender_of(actor.name) if person else ""
        )


def by_token(text: Text, places: Sequence[Mention]) -> dict[int, str]:
    """Token -> actor for every place name that may stand for a state."""
    found: dict[int, str] = {}
    at = 0
    for place in places:
        while at < len(text.tokens) and text.tokens[at].end <= place.start:
            at += 1
        while at < len(text.tokens) and text.tokens[at].start < place.end:
            found[at] = place.actor
            at += 1
    return found
