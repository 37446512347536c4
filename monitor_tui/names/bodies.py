"""A country's bodies in wordings that no list of aliases gives: "Russia’s foreign ministry", «МИД Польши»."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from monitor_tui.names.atlas import Named, named
from monitor_tui.names.geography import NAME
from monitor_tui.names.patterns import WORD
from monitor_tui.names.wording import plain, possessive, stems_in, word_stems
from monitor_tui.text.orthography import other_spellings

if TYPE_CHECKING:
    from monitor_tui.dossier import Dossier
    from monitor_tui.model import Actor

STATE, SIDE, PRESIDENCY = "state", "side", "presidency"
MINISTRIES = frozenset({"foreign", "defence", "interior", "transport", PRESIDENCY})
"""Bodies whose word is their state's where a dossier knows the state and none of them."""
_CALLED = {
    "foreign": re.compile(r"Foreign Ministry|Ministry of Foreign Affairs|State Department"),
    "defence": re.compile(r"Defen[cs]e Ministry|Ministry of Defen[cs]e"),
    "interior": re.compile(r"Interior Ministry|Ministry of (?:the )?Interior"),
    "transport": re.compile(r"Ministry of Transport|Transport Ministry"),
    "border": re.compile(r"Border (?:Guard|Committee|Service)"),
    "council": re.compile(r"Security Council"),
    "investigators": re.compile(r"Investigative Committee"),
}
"""Kind -> what the name of such a body has in a dossier."""
_RULER = "President of"
_GAP = re.compile(r"(?:['’ʼ]s?)?[ \u00a0-]")
_LEFT = re.compile(r"[ \u00a0]$")
_BEFORE = 90
"""Characters before a country in which a wording is looked for."""
_LINKS, _ENDING = "links", "genitive"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that a kind of body goes by."""

    kind: str
    words: tuple[frozenset[str], ...]
    """The stems of each."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body at a place of a text."""

    start: int
    end: int
    kind: str
    country: str


@cache
def _raw() -> Mapping[str, Any]:
    text = resources.files(__package__).joinpath("bodies.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _wordings(lang: str) -> tuple[Wording, ...]:
    """All wordings of a language, those of more words first."""
    table = _raw().get(lang, {})
    found = [
        Wording(kind, tuple(_stems(word, lang) for word in spelled.split()))
        for kind, listed in table.items()
        if kind not in (_LINKS, _ENDING)
        for one in listed.split(", ")
        for spelled in (one, *other_spellings(lang, one))
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda wording: -len(wording.words)))


def _stems(word: str, lang: str) -> frozenset[str]:
    """How the cases of a listed word begin; short ones and acronyms are taken with few endings."""
    return frozenset(stem for _, stem in word_stems(word, lang))


@cache
def _by_edge(lang: str, at: int) -> Mapping[str, tuple[Wording, ...]]:
    """Stem of the first (0) or last (-1) word -> the wordings."""
    found: dict[str, list[Wording]] = {}
    for wording in _wordings(lang):
        for stem in wording.words[at]:
            found.setdefault(stem, []).append(wording)
    return {stem: tuple(some) for stem, some in found.items()}


@lru_cache(maxsize=40_000)
def _read(word: str, lang: str) -> frozenset[str]:
    return frozenset(stem for _, stem in stems_in(plain(possessive(word)), lang))


def kind_of(words: Sequence[str], lang: str) -> str | None:
    """The kind of body that words (without a country) name, all of them and nothing else."""
    lang = lang.partition("-")[0]
    if not words:
        return None
    read = [_read(word, lang) for word in words]
    for stem in read[0]:
        for wording in _by_edge(lang, 0).get(stem, ()):
            if len(wording.words) == len(words) and _fits(wording, read):
                return wording.kind
    return None


def _fits(wording: Wording, read: Sequence[frozenset[str]]) -> bool:
    return all(stems & seen for stems, seen in zip(wording.words, read, strict=True))


@lru_cache(maxsize=32)
def bodies(text: str, lang: str) -> tuple[Body, ...]:
    """The bodies that a text names with their country, before or behind."""
    if lang not in _raw():
        return ()
    return tuple(body for one in named(text, lang) if (body := _before(text, lang, one) or _behind(text, lang, one)))


def _before(text: str, lang: str, land: Named) -> Body | None:
    """The body whose country stands before it: "the Russian Ministry of Defence", "Lenkijos vyriausybė"."""
    gap = _GAP.match(text, land.end)
    if gap is None or not (land.adjectival or len(gap[0]) > 1 or _owning(text, lang, land)):
        return None
    at = gap.end()
    first = WORD.match(text, at)
    if first is None:
        return None
    for stem in _read(first[0], lang):
        for wording in _by_edge(lang, 0).get(stem, ()):
            end = _matched(text, at, wording, lang)
            if end:
                return Body(land.start, end, wording.kind, land.term.country)
    return None


def _owning(text: str, lang: str, land: Named) -> bool:
    """Whether a country's name is in the genitive that stands before its noun ("Russlands Regierung")."""
    ending = _raw()[lang].get(_ENDING)
    return land.term.kind == NAME and ending is not None and text.endswith(ending, land.start, land.end)


def _matched(text: str, at: int, wording: Wording, lang: str) -> int:
    """Where a wording ends that begins at a place; 0 where it does not stand there."""
    end = at
    for number, stems in enumerate(wording.words):
        if number:
            gap = _GAP.match(text, end)
            if gap is None:
                return 0
            end = gap.end()
        found = WORD.match(text, end)
        if found is None or not stems & _read(found[0], lang):
            return 0
        end = found.end()
    return end


def _behind(text: str, lang: str, land: Named) -> Body | None:
    """The body whose country stands behind it: "the Ministry of Defence of Belarus", "МИД Польши"."""
    if land.term.kind != NAME or not _LEFT.search(text, max(0, land.start - 1), land.start):
        return None
    begin = text.rfind("\n", max(0, land.start - _BEFORE), land.start) + 1 or max(0, land.start - _BEFORE)
    words = list(WORD.finditer(text, begin, land.start))
    links = _raw()[lang].get(_LINKS, "").split()
    while words and words[-1][0] in links:
        words.pop()
    if not words or not _GAP.match(text, words[-1].end()):
        return None
    for stem in _read(words[-1][0], lang):
        for wording in _by_edge(lang, -1).get(stem, ()):
            size = len(wording.words)
            run = words[-size:]
            joined = all(_GAP.fullmatch(text[left.end() : right.start()]) for left, right in pairwise(run))
            if len(run) == size and joined and _fits(wording, [_read(word[0], lang) for word in run]):
                return Body(run[0].start(), land.end, wording.kind, land.term.country)
    return None


class Offices:
    """Which actor of a dossier is which body of a country."""

    def __init__(self, dossier: Dossier) -> None:
        self._by_kind: dict[tuple[str, str], str | None] = {}
        self._kinds: dict[str, str] = {}
        rulers = {
            actor.id
            for actor in dossier.actors.values()
            if any(role.value.startswith(_RULER) for role in actor.roles) and actor.country
        }
        for actor in dossier.actors.values():
            kind = _kind(actor, rulers)
            if kind is None or actor.country is None:
                continue
            key = kind, actor.country
            self._by_kind[key] = None if key in self._by_kind else actor.id
            self._kinds[actor.id] = kind

    def body(self, kind: str, country: str) -> str | None:
        """The actor that is a kind of body of a country."""
        return self._by_kind.get((STATE if kind == SIDE else kind, country))

    def speaker(self, kind: str, country: str) -> str | None:
        """The actor that a kind of body speaks for: itself, or the state of which a dossier knows no ministry."""
        actor = self.body(kind, country)
        if actor is None and kind in MINISTRIES and not any((one, country) in self._by_kind for one in MINISTRIES):
            return self.body(STATE, country)
        return actor

    def kind(self, actor: str) -> str | None:
        """The kind of body that an actor is."""
        return self._kinds.get(actor)


def _kind(actor: Actor, rulers: set[str]) -> str | None:
    if actor.type in {"person", "media", "collective"}:
        return None
    if actor.type == "state":
        return STATE
    if actor.type == "institution" and rulers & set(actor.speaks_for):
        return PRESIDENCY
    return next((kind for kind, pattern in _CALLED.items() if pattern.search(actor.name)), None)


def worded(text: str, lang: str, offices: Offices) -> Iterator[tuple[int, int, str]]:
    """The spans of a text that name an actor as a body of its country."""
    for body in bodies(text, lang):
        if body.kind == SIDE:
            continue
        actor = offices.body(body.kind, body.country)
        if actor is not None:
            yield body.start, body.end, actor
