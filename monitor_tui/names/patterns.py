"""What to look for: the words of every actor's name and aliases, as sequences of word numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from monitor_tui.model import Actor
from monitor_tui.names.folding import sounds
from monitor_tui.names.given import given
from monitor_tui.names.lexicon import WEAK, Lexicon
from monitor_tui.names.wording import cyrillic, possessive
from monitor_tui.text.orthography import other_spellings

WORD = re.compile(r"\w+(?:['’ʼ‘`]\w+)*")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_ACRONYM = re.compile(r"(?=.*[A-ZА-ЯЁІЎЇЄҐŁŠŽČ].*[A-ZА-ЯЁІЎЇЄҐŁŠŽČ])[A-ZА-ЯЁІЎЇЄҐŁŠŽČ][\wіў]{1,7}")
_ROMAN = re.compile(r"[IVX]+")
_CAPITALS = dict(zip("ABCDEFGHIKLMNOPRSTUVZ", "АБЦДЕФГХИКЛМНОПРСТУВЗ", strict=True))
PARTICLES = frozenset(
    ["von", "fon", "van", "der", "de", "del", "di", "da", "du", "la", "le", "ul", "al", "el", "bin", "ibn"]
) | {
    *(
        "фон",
        "ван",
        "дер",
        "дэр",
        "де",
        "дэ",
        "дель",
        "ди",
        "да",
        "дю",
        "ла",
        "ле",
        "ул",
        "уль",
        "аль",
        "эль",
        "ель",
        "бин",
        "ибн",
    )
}
_BRANDS = frozenset({"media", "company", "organisation", "ngo", "armed-group", "party"})
_BRAND = 5
"""The letters of a one-word name of an outlet or company that is looked for in other scripts too."""
SHORT = 3
"""A surname of so few letters stands alone only where the dossier says so or the text gave the whole name."""


@dataclass(slots=True, eq=False)
class Phrase:
    """A sequence of words that names an actor, or nobody (a look-alike)."""

    actor: str | None
    words: tuple[int, ...]
    lang: str | None
    near: tuple[str, ...] = ()
    """Beginnings of words of which one must stand in the text."""
    metonym: bool = False
    acronym: bool = False


@dataclass(slots=True, eq=False)
class Person:
    """The name of a person: a surname with given names beside it or not."""

    actor: str
    surname: int
    particles: bool
    """Whether particles stand before the surname ("von der Leyen")."""
    size: int
    """The sounds of the surname."""
    given: frozenset[int]
    initials: str
    alone: bool
    """Whether the surname may stand alone before the text has given the whole name."""
    explicit: bool
    """Whether the dossier itself gives the surname alone."""
    near: tuple[str, ...] = ()


@dataclass(slots=True)
class Patterns:
    """Everything to look for, by the number of its first word."""

    lexicon: Lexicon = field(default_factory=Lexicon)
    phrases: dict[int, list[Phrase]] = field(default_factory=dict)
    people: dict[int, list[Person]] = field(default_factory=dict)
    by_actor: dict[str, list[Phrase | Person]] = field(default_factory=dict)
    literal: set[tuple[str, str]] = field(default_factory=set)
    """(actor, spelling as the dossier writes it, casefolded): it decides between two that may be meant."""

    def add(self, actor: Actor) -> None:
        """Everything that follows from one actor's entry."""
        if actor.type == "person":
            self._add_person(actor)
        else:
            self._add_other(actor)
        for spelling in actor.metonym:
            self._add_phrase(None, actor.id, spelling, None, metonym=True)
        for spelling in actor.looks_like:
            self._add_phrase(None, None, spelling, None, named=True)
        self.literal.update((actor.id, alias.text.casefold()) for alias in actor.aliases)
        self._attach_near(actor)

    # --- persons ------------------------------------------------------------------------------

    def _add_person(self, actor: Actor) -> None:
        parts = words_of(_BRACKETS.sub("", actor.name))
        if len(parts) < 2 or _ROMAN.fullmatch(parts[-1]):
            self._add_phrase(actor, actor.id, actor.name, None, named=True)
            names: list[str] = []
        else:
            at = next((i for i, part in enumerate(parts[1:], 1) if part.casefold() in PARTICLES), len(parts) - 1)
            names = parts[:at]
            self._add_surname(actor, names, parts[at:])
        for alias in actor.aliases:
            self._add_person_alias(actor, names, alias.text, alias.lang)

    def _add_surname(
        self, actor: Actor, names: list[str], surname: list[str], *, alone: bool = False, explicit: bool = False
    ) -> None:
        called = [given(name) for name in names]
        woman = next((one.woman for one in called if one.woman is not None), None)
        lithuanian = actor.country in {"LT", "LV"}
        size = len(sounds(surname[-1]))
        person = Person(
            actor.id,
            self.lexicon.name((surname[-1],), woman, lithuanian),
            len(surname) > 1,
            size,
            frozenset(self.lexicon.name(one.spellings, one.woman, lithuanian) for one in called),
            "".join(dict.fromkeys(sounds(spelling)[:1] for one in called for spelling in one.spellings)),
            alone or explicit or size > SHORT,
            explicit,
        )
        self.people.setdefault(person.surname, []).append(person)
        self.by_actor.setdefault(actor.id, []).append(person)

    def _add_person_alias(self, actor: Actor, names: list[str], text: str, lang: str | None) -> None:
        parts = words_of(text)
        if not parts:
            return
        known = [one for one in self.by_actor.get(actor.id, []) if isinstance(one, Person)]
        reading = self.lexicon.read_anew(parts[-1], lang or "")
        same = [person for person in known if person.surname in reading]
        titled = all(part[:1].isupper() or part.casefold() in PARTICLES for part in parts)
        if len(parts) == 1 and titled and not _ACRONYM.fullmatch(parts[0]):
            if any(reading[person.surname] < WEAK for person in same):
                for person in same:
                    person.alone = person.explicit = True
            elif same:
                self._add_surname(actor, names, parts, explicit=True)
            else:
                self._add_phrase(actor, actor.id, text, lang, named=True)
        elif titled and same and len(parts) <= 4 and not _described(parts):
            covered = any(reading[person.surname] < WEAK for person in same)
            known_given = frozenset[int]().union(*(person.given for person in same))
            if not covered:
                self._add_surname(actor, [*names, *parts[:-1]], parts[-1:])
            elif not known_given & self.lexicon.read_anew(parts[0], lang or "").keys():
                self._add_surname(actor, parts[:-1], parts[-1:], explicit=any(person.explicit for person in same))
        else:
            self._add_phrase(actor, actor.id, text, lang)

    # --- everyone else ------------------------------------------------------------------------

    def _add_other(self, actor: Actor) -> None:
        for spelling in dict.fromkeys(name_spellings(actor.name)):
            self._add_phrase(actor, actor.id, spelling, None, metonym=actor.type == "state")
        for alias in actor.aliases:
            self._add_phrase(actor, actor.id, alias.text, alias.lang)

    def _add_phrase(
        self,
        actor: Actor | None,
        owner: str | None,
        text: str,
        lang: str | None,
        *,
        named: bool = False,
        metonym: bool = False,
    ) -> None:
        parts = words_of(text)
        if not parts:
            return
        brand = actor is not None and actor.type in _BRANDS and len(parts) == 1 and len(parts[0]) >= _BRAND
        words = tuple(self._number(part, lang, named or brand) for part in parts)
        if lang and not named:
            for other in other_spellings(lang, text):
                respelled = tuple(self._number(part, lang, brand) for part in words_of(other))
                self._keep(Phrase(owner, respelled, lang, metonym=metonym))
        acronym = all(_ACRONYM.fullmatch(part) for part in parts)
        self._keep(Phrase(owner, words, lang, metonym=metonym, acronym=acronym))
        if owner is not None and len(parts) == 1 and len(parts[0]) > 2 and (letters := _cyrillic_letters(parts[0])):
            self._keep(Phrase(owner, (self.lexicon.acronym(letters),), lang, acronym=True))

    def _number(self, part: str, lang: str | None, named: bool) -> int:
        part = possessive(part)
        if _ACRONYM.fullmatch(part) or (len(part) == 1 and part.isupper()):
            return self.lexicon.acronym(part)
        if named and part[:1].isupper() and part.isalpha():
            return self.lexicon.name((part,), None)
        if part[:1].isupper():
            for number, cost in self.lexicon.read_anew(part, lang or "").items():
                # "Tikhanovskaya's press service" holds in every spelling of her name.
                if cost < WEAK and number in self.people and len(part) > SHORT:
                    return number
        return self.lexicon.word(part, lang)

    def _keep(self, phrase: Phrase) -> None:
        row = self.phrases.setdefault(phrase.words[0], [])
        if not any(one.words == phrase.words and one.actor == phrase.actor and one.lang == phrase.lang for one in row):
            row.append(phrase)
            if phrase.actor is not None:
                self.by_actor.setdefault(phrase.actor, []).append(phrase)

    # --- ambiguous aliases --------------------------------------------------------------------

    def _attach_near(self, actor: Actor) -> None:
        """An ambiguous alias counts where a word that begins so stands in the text."""
        for alias, beginnings in actor.near.items():
            self._attach(actor, alias, beginnings)
            for lang in {one.lang for one in actor.aliases if one.lang and one.text == alias}:
                respelled = tuple(other for one in beginnings for other in other_spellings(lang, one))
                for spelling in other_spellings(lang, alias):
                    self._attach(actor, spelling, (*beginnings, *respelled))

    def _attach(self, actor: Actor, alias: str, beginnings: tuple[str, ...]) -> None:
        readings = [self.lexicon.read_anew(token, "").keys() for token in words_of(alias)]
        for pattern in self.by_actor.get(actor.id, []):
            words = pattern.words if isinstance(pattern, Phrase) else (pattern.surname,)
            if len(words) == len(readings) and all(w in r for w, r in zip(words, readings, strict=True)):
                pattern.near = tuple(dict.fromkeys((*pattern.near, *beginnings)))


def words_of(text: str) -> list[str]:
    """The words of a spelling, as a text is cut into words."""
    return WORD.findall(text)


def name_spellings(name: str) -> Iterable[str]:
    """The spellings in an actor's name: without its brackets and article, and the acronym in them."""
    plain = _BRACKETS.sub("", name).strip()
    if "/" not in plain:
        yield plain[4:] if plain.startswith("The ") and plain.count(" ") == 1 else plain
    for inside in _BRACKETS.findall(name):
        if _ACRONYM.fullmatch(inside):
            yield inside


def _described(parts: list[str]) -> bool:
    """Whether an alias of a person is a description ("Kremlin Chief") and no name: an acronym stands in it."""
    return any(_ACRONYM.fullmatch(part) for part in parts)


def _cyrillic_letters(letters: str) -> str | None:
    """KGB in Cyrillic letters; None where a letter has no one counterpart."""
    if not letters.isascii() or not letters.isupper() or cyrillic(letters):
        return None
    turned = "".join(_CAPITALS.get(letter, "") for letter in letters)
    return turned if len(turned) == len(letters) else None
