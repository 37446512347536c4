"""Finds the actors that a text names: one pass over its words, then the longest name wins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from monitor_tui.dossier import Dossier, Same
from monitor_tui.model import Mention, PlaceMention, Span
from monitor_tui.names import atlas
from monitor_tui.names.bodies import Offices, worded
from monitor_tui.names.folding import sounds
from monitor_tui.names.geography import CAPITAL, NAME, country
from monitor_tui.names.given import is_given
from monitor_tui.names.lexicon import WEAK, Reading
from monitor_tui.names.patterns import PARTICLES, WORD, Patterns, Person, Phrase
from monitor_tui.names.spans import Taken
from monitor_tui.names.spellings import Spellings
from monitor_tui.names.wording import possessive

_GAP = re.compile(r"[ \u00a0/\-‐‑–.«»\"“”„'’(]{1,3}|[ \u00a0]*\n[ \u00a0]*")
_NAME_GAP = re.compile(r"[ \u00a0]{1,3}|[ \u00a0]?[-‐‑][ \u00a0]?|\.[ \u00a0]{0,2}|[ \u00a0]*\n[ \u00a0]*")
_LEFT = re.compile(r"(\w+(?:['’ʼ‘`]\w+)*)([ \u00a0\n.\-‐‑]{1,3})$")
_RIGHT = re.compile(r" [^\W\d_a-zа-яё]\w")
PATRONYMIC = re.compile(
    r"\w{3,}(?:(?:ович|евич|ич|авіч|евіч|ійович)(?:а|у|ем|ам|ом|е|ові)?|(?:овн|евн|ичн|аўн|еўн|івн)\w{1,2}"
    r"|ovich|evich|avich|ovna|evna|owitsch|ewitsch|owicz|iewicz|owna|ivna)"
)
_FAR = 0.075
_HYPHENS = frozenset("-‐‑")
_TITLES = frozenset(("Mr", "Ms", "Dr", "Hr", "Fr", "St"))
"""Short words with a stop that are no initials."""
_CLOSE = 60
_CLOSE_GAIN = 0.02
_LITERAL_GAIN = 0.01


@lru_cache(maxsize=1024)
def _beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + ")", re.IGNORECASE)


@dataclass(slots=True)
class Hit:
    """A word of the text that the dossier knows."""

    at: int
    start: int
    end: int
    """Without an English possessive."""
    stop: int
    reading: Reading


@dataclass(slots=True)
class Proposal:
    """A span that may name an actor (None: a look-alike that names nobody)."""

    start: int
    end: int
    actor: str | None
    cost: float
    whole: bool
    """A given name or initial stands with the surname."""
    sure: bool
    """It does not need the whole name elsewhere in the text."""
    explicit: bool = True
    """The dossier gives the spelling; it was not derived."""


class Page:
    """One text with the words in it that the dossier knows."""

    def __init__(self, patterns: Patterns, text: str, lang: str) -> None:
        self.patterns, self.text, self.lang = patterns, text, lang
        self.hits: dict[int, Hit] = {}
        self._words_near: dict[tuple[str, ...], list[Span]] = {}
        self.others: dict[str, int] = {}
        """Actor -> where the text first gives somebody else of that surname ("Gina Miller")."""
        known, read = patterns.lexicon.cache(lang), patterns.lexicon.read
        for at, match in enumerate(WORD.finditer(text)):
            token = match[0]
            reading = known.get(token)
            if reading is None:
                reading = read(token, lang)
            if reading:
                start = match.start()
                self.hits[at] = Hit(at, start, start + len(possessive(token)), match.end(), reading)

    def proposals(self, metonyms: bool) -> Iterator[Proposal]:
        """Everything that may be a mention, overlaps and all."""
        phrases, people = self.patterns.phrases, self.patterns.people
        for hit in self.hits.values():
            for number, cost in hit.reading.items():
                for phrase in phrases.get(number, ()):
                    if phrase.metonym == metonyms and (found := self._phrase(phrase, hit, cost)):
                        yield found
                if not metonyms:
                    for person in people.get(number, ()):
                        if found := self._person(person, hit, cost):
                            yield found

    def _phrase(self, phrase: Phrase, hit: Hit, cost: float) -> Proposal | None:
        if cost >= WEAK or not self._in_language(phrase):
            return None
        last = hit
        for number in phrase.words[1:]:
            following = self.hits.get(last.at + 1)
            if following is None or following.reading.get(number, WEAK) >= WEAK or not self._joined(last, following):
                return None
            last = following
        if phrase.acronym and last.end - hit.start == 2 and atlas.shouted(self.text, hit.start, last.end):
            return None
        if phrase.near:
            close = self._near(phrase.near, hit.start, last.end)
            if close is None:
                return None
            cost += close
        if phrase.actor and (phrase.actor, self.text[hit.start : last.end].casefold()) in self.patterns.literal:
            cost -= _LITERAL_GAIN
        return Proposal(hit.start, last.end, phrase.actor, cost, whole=False, sure=True)

    def _in_language(self, phrase: Phrase) -> bool:
        """Letters mean another thing in another language (SWR); ordinary words are held to theirs by their endings."""
        if not phrase.acronym or phrase.lang in {None, "en", self.lang, ""} or not self.lang:
            return True
        return phrase.lang in {"ru", "be", "uk"} and self.lang in {"ru", "be", "uk"}

    def _joined(self, left: Hit, right: Hit) -> bool:
        gap = self.text[left.stop : right.start]
        return bool(_GAP.fullmatch(gap)) and ("." not in gap or "\n" not in gap)

    def _near(self, beginnings: tuple[str, ...], start: int, end: int) -> float | None:
        """None where no word of the text begins so; else what to add to the cost: such a word close by is a gain."""
        spans = self._words_near.get(beginnings)
        if spans is None:
            spans = [match.span() for match in _beginning(beginnings).finditer(self.text)]
            self._words_near[beginnings] = spans
        within = 0
        for at in range(bisect_left(spans, (start - _CLOSE, 0)), len(spans)):
            if spans[at][0] > end + _CLOSE:
                break
            if not (spans[at][1] > start and spans[at][0] < end):
                return -_CLOSE_GAIN
            within += 1
        return _CLOSE_GAIN if len(spans) > within else None

    # --- persons ------------------------------------------------------------------------------

    def _person(self, person: Person, hit: Hit, cost: float) -> Proposal | None:
        begin, at = self._particles(hit) if person.particles else (hit.start, hit.at)
        start, called = self._left(person, begin, at)
        if called is False:
            self.others.setdefault(person.actor, start)
            return None
        end = hit.end
        if called is None:
            end, called = self._right(person, hit)
            if called is None and not self._may_stand_alone(person, hit, cost):
                return None
        whole = bool(called)
        if not whole and person.near:
            close = self._near(person.near, start, end)
            if close is None:
                return None
            cost += close
        sure = whole or (cost < WEAK and person.alone and (begin < hit.start or not person.particles))
        return Proposal(start, end, person.actor, cost, whole, sure, person.explicit)

    def _particles(self, hit: Hit) -> tuple[int, int]:
        """Where the particles before a surname begin ("von der Leyen"), as a character and as a word."""
        begin, at = hit.start, hit.at
        while (before := _LEFT.search(self.text, max(0, begin - 12), begin)) and before[1].casefold() in PARTICLES:
            begin, at = before.start(), at - 1
        return begin, at

    def _may_stand_alone(self, person: Person, hit: Hit, cost: float) -> bool:
        """Whether a surname without a given name is near enough, and not half of another name."""
        if cost >= WEAK and cost - WEAK > _FAR * person.size:
            return False
        following = _RIGHT.match(self.text, hit.stop)
        if following and is_given(self.text[hit.start : hit.end], self.lang):
            return False  # the given name of somebody else ("Martin Sorrell")
        return not self._half_of_another(hit)

    def _left(self, person: Person, begin: int, at: int) -> tuple[int, bool | None]:
        """Where the name begins, and whether a given name stands before it (False: somebody else's)."""
        start, skipped = begin, 0
        called: bool | None = None
        for step in range(3):
            before = _LEFT.search(self.text, max(0, begin - 40), begin)
            if before is None or not _NAME_GAP.fullmatch(before[2]):
                break
            word, begin, at = before[1], before.start(), at - 1
            if not word[0].isupper():
                break
            hit = self.hits.get(at)
            initial = len(word) <= 2 and before[2][0] == "." and word not in _TITLES
            if "." in before[2] and not initial:
                break
            if hit is not None and hit.reading.keys() & person.given:
                return begin, True
            if initial:
                if person.initials and not _same_initial(word, person.initials) and step == skipped == 0:
                    called = False if called is None else called
                elif _same_initial(word, person.initials):
                    called, start = True, begin
            elif step == 0 and not PATRONYMIC.fullmatch(word) and person.given and is_given(word, self.lang):
                return start, False
            else:
                skipped += 1
        return start, called

    def _right(self, person: Person, hit: Hit) -> tuple[int, bool | None]:
        """Where a name that begins with the surname ends ("Лукашенко Александр Григорьевич", "Lukashenko A.")."""
        after = self.hits.get(hit.at + 1)
        if after is not None and after.reading.keys() & person.given and self.text[hit.end : after.start] == " ":
            following = WORD.search(self.text, after.end)
            if following and following.start() - after.end == 1 and PATRONYMIC.fullmatch(following[0]):
                return following.end(), True
            return after.end, True
        return hit.end, None

    def _half_of_another(self, hit: Hit) -> bool:
        """Whether a hyphen or & joins it to another name ("Римский-Корсаков"), not to an actor ("Putin-Biden")."""
        before, after = self.text[max(0, hit.start - 3) : hit.start], self.text[hit.stop : hit.stop + 3]
        if " & " in {before, after}:
            return True
        if self.lang == "de":
            return False  # "Putin-Sprecher"
        left = before[-1:] in _HYPHENS and before[-2:-1].isalpha() and not self._is_person_at(hit.at - 1)
        right = after[:1] in _HYPHENS and after[1:2].isupper() and not self._is_person_at(hit.at + 1)
        return left or right

    def _is_person_at(self, at: int) -> bool:
        hit = self.hits.get(at)
        return hit is not None and any(cost < WEAK and one in self.patterns.people for one, cost in hit.reading.items())


def _same_initial(word: str, initials: str) -> bool:
    heard = sounds(word)[:1]
    return any(heard == one or {heard, one} <= group for one in initials for group in _LIKE_INITIALS)


_LIKE_INITIALS = tuple(
    frozenset(group) for group in ("ghxGJZ", "jJeiyY", "aoe", "vwuf", "szSX", "cCqkX", "tX", "dDt", "jZG")
)


@lru_cache(maxsize=2)
def _patterns(key: Same) -> Patterns:
    """What to look for; it takes a moment to make, and an import and what follows from it need the same."""
    patterns = Patterns()
    for actor in key.dossier.actors.values():
        patterns.add(actor)
    return patterns


class Names:
    """The names of one dossier, ready to be found in texts; built once, safe to share between threads."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._last: tuple[str, str, tuple[Mention, ...], tuple[Mention, ...]] | None = None

    @cached_property
    def _patterns(self) -> Patterns:
        return _patterns(Same(self._dossier))

    @cached_property
    def bodies(self) -> Offices:
        """Which actor is which body of a country."""
        return Offices(self._dossier)

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self._dossier.actors.values())

    @cached_property
    def _states(self) -> dict[str, str]:
        """Country -> the actor that is its state."""
        actors = self._dossier.actors.values()
        return {actor.country: actor.id for actor in actors if actor.type == "state" and actor.country}

    def find(self, text: str, lang: str) -> tuple[Mention, ...]:
        """Mentions of actors by text order, without overlaps; the longest name wins.

        Place names that stand for a state do not count.
        """
        return self._reading(text, lang)[0]

    def metonyms(self, text: str, lang: str) -> tuple[Mention, ...]:
        """Place names that stand for an actor beside a speech verb ("Moscow denied"): the caller looks for the verb."""
        mentions, found = self._reading(text, lang)
        spans = Taken((one.start, one.end) for one in (*mentions, *found))
        places = [
            Proposal(one.start, one.end, self._states[one.term.country], 0.0, whole=False, sure=True)
            for one in atlas.named(text, lang)
            if one.term.country in self._states
            and one.term.kind in {NAME, CAPITAL}
            and not spans.overlaps(one.start, one.end)
        ]
        return tuple(sorted((*found, *_chosen(places)), key=lambda mention: mention.start))

    def _reading(self, text: str, lang: str) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """Mentions and metonyms of a text; the last text is remembered, for one is asked for after the other."""
        known = self._last
        if known is None or known[0] != text or known[1] != lang:
            page = Page(self._patterns, text, lang)
            bodies = [Proposal(*body, 0.0, whole=False, sure=True) for body in worded(text, lang, self.bodies)]
            mentions = _chosen([*page.proposals(metonyms=False), *bodies], page.others)
            spans = Taken((one.start, one.end) for one in mentions)
            free = [one for one in page.proposals(metonyms=True) if not spans.overlaps(one.start, one.end)]
            known = self._last = (text, lang, mentions, _chosen(free))
        return known[2], known[3]

    def resolve(self, spelling: str) -> tuple[str, ...]:
        """Actor ids for what an analyst typed, in any script, whole, begun or misspelt; best first."""
        found = self._spellings.resolve(spelling)
        if found:
            return found
        # What a text with this word would be read as. Building all patterns takes a moment, so it comes late.
        titled = " ".join(word[:1].upper() + word[1:] for word in spelling.split())
        named = dict.fromkeys(mention.actor for mention in self.find(titled, ""))
        return tuple(dict.fromkeys([*named, *self._spellings.within(spelling)])) or self._spellings.guess(spelling)

    def countries(self, text: str, lang: str, mentions: tuple[Mention, ...] = ()) -> tuple[str, ...]:
        """ISO codes of the countries that the text names (noun, adjective, demonym, capital), most often named first.

        A capital or country inside the name of a person or an outlet ("The Moscow Times") is not counted.
        """
        count: dict[str, int] = {}
        for one in atlas.named(text, lang):
            count[one.term.country] = count.get(one.term.country, 0) + 1
        return tuple(sorted(count, key=lambda country: -count[country]))

    def places(self, text: str, lang: str) -> tuple[PlaceMention, ...]:
        """Countries (id: ISO code) and capitals (id: "BY-minsk") with their spans, by text order."""
        return tuple(
            PlaceMention((one.start, one.end), one.term.place)
            for one in atlas.named(text, lang)
            if one.term.kind in {NAME, CAPITAL}
        )

    def nationality(self, text: str, lang: str) -> tuple[PlaceMention, ...]:
        """Country adjectives ("Belarusian secret services") with their spans; the id is the ISO code."""
        return tuple(
            PlaceMention((one.start, one.end), one.term.country) for one in atlas.named(text, lang) if one.adjectival
        )

    def country(self, spelling: str) -> str | None:
        """ISO code for a country as typed: a code, or a name, capital or adjective in any of the languages."""
        return country(spelling)


def _chosen(proposals: list[Proposal], others: Mapping[str, int] | None = None) -> tuple[Mention, ...]:
    """The longest of overlapping proposals; of those that claim one span, the actor whom the text names in full."""
    met = {one.actor for one in proposals if one.whole}
    if others:
        proposals = [
            one
            for one in proposals
            if one.whole or one.actor in met or one.explicit or not one.start > others.get(one.actor or "", one.start)
        ]
    proposals = [one for one in proposals if one.sure or one.actor in met]
    proposals.sort(key=lambda one: (one.start - one.end, one.start, one.actor not in met, one.cost))
    of_span: defaultdict[Span, list[Proposal]] = defaultdict(list)
    for one in proposals:
        of_span[one.start, one.end].append(one)
    taken: list[Proposal] = []
    spans = Taken()
    for one in proposals:
        if spans.overlaps(one.start, one.end):
            continue
        spans.take(one.start, one.end)
        rivals = [
            other
            for other in of_span[one.start, one.end]
            if other.actor != one.actor and other.cost - one.cost < 0.005 and (other.actor in met) == (one.actor in met)
        ]
        if one.actor is not None and not rivals:
            taken.append(one)
    return tuple(
        Mention(one.start, one.end, one.actor) for one in sorted(taken, key=lambda one: one.start) if one.actor
    )
