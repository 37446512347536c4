"""Whom an office means, with its country or body or without: "the Czech prime minister", "глава МИД", "the premier"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from functools import lru_cache

from monitor_tui.dossier import Dossier
from monitor_tui.model import Actor
from monitor_tui.names.bodies import kind_of
from monitor_tui.names.wording import plain, possessive, stems_in, word_stems
from monitor_tui.read.grammar import Grammar

_ROLES = {
    "president": re.compile(r"President of (?!the European)"),
    "premier": re.compile(r"Prime Minister of"),
    "foreign": re.compile(r"(?:Acting )?Foreign Minister|US Secretary of State|UK Foreign Secretary"),
    "interior": re.compile(r"(?:Acting [\w ]+ and )?Interior Minister"),
    "defence": re.compile(r"Defence Minister of"),
    "minister": re.compile(r"(?:Acting )?\w+ Minister (?:of|and|\()|(?:Acting )?\w+ Minister$"),
    "council": re.compile(r"(?:State )?Secretary of the Security Council"),
    "un": re.compile(r"Permanent Representative of .* to the UN"),
    "ambassador": re.compile(r"Ambassador of"),
}
"""Office -> how its holders' roles begin in a dossier."""
_CHIEF = re.compile(r"(?:Chair|Director|Head of (?!section)|Chief of|Commander)")

_RULER = "ruler"
_LISTED = (*_ROLES, _RULER)

Wording = tuple[frozenset[str], ...]


def office(grammar: Grammar, words: Sequence[str], *, landed: bool) -> str | None:
    """The kind of office that words name, all of them: a listed wording, or the chief of a kind of body.

    ``landed`` tells that a country stands with them: its leader is its head of state, a leader alone is anybody's.
    """
    every = [_read(word, grammar.lang) for word in words]
    index, beside = _index(grammar), _single(grammar, "offices.beside")
    plain_words = [seen for seen in every if beside.isdisjoint(seen)]
    for read in (every, plain_words) if len(plain_words) < len(every) else (every,):
        kinds = {
            kind
            for stem in (read[0] if read else ())
            for kind, wording in index.get(stem, ())
            if _fits(wording, read) and (landed or kind != _RULER)
        }
        if kinds:
            best = min(kinds, key=_LISTED.index)
            return "president" if best == _RULER else best
    rest = _under(grammar, words)
    body = kind_of(rest, grammar.lang) if rest else None
    return body if body in _ROLES else None


def _under(grammar: Grammar, words: Sequence[str]) -> Sequence[str]:
    """The words of a body beside the word for its chief, before or behind it."""
    for at, rest in ((0, words[1:]), (-1, words[:-1])):
        if rest and _is_chief(grammar, words[at : at + 1] if at == 0 else words[-1:]):
            return rest
    return ()


def _is_chief(grammar: Grammar, words: Sequence[str]) -> bool:
    if len(words) == 1:
        return not _single(grammar, "offices.chief").isdisjoint(_read(words[0], grammar.lang))
    read = [_read(word, grammar.lang) for word in words]
    return any(_fits(wording, read) for wording in _wordings(grammar, "offices.chief"))


def is_other(grammar: Grammar, words: Iterable[str]) -> bool:
    """Whether a word tells that it is another one than who holds the office: "deputy", "former"."""
    others = _single(grammar, "offices.other")
    return any(not others.isdisjoint(_read(word, grammar.lang)) for word in words)


def named_in(grammar: Grammar, kind: str, words: Sequence[str]) -> bool:
    """Whether an office stands somewhere in words: "foreign minister Linas Linkevičius"."""
    if is_other(grammar, words):
        return False
    read = [_read(word, grammar.lang) for word in words]
    for wording in _wordings(grammar, f"offices.{kind}"):
        size = len(wording)
        if any(_fits(wording, read[at : at + size]) for at in range(len(read) - size + 1)):
            return True
    return kind != "president" and any(
        kind_of(words[at:end], grammar.lang) == kind and _is_chief(grammar, words[at - 1 : at])
        for at in range(1, len(words))
        for end in range(at + 1, min(len(words), at + 4) + 1)
    )


def holds(actor: Actor, kind: str, day: date | None = None) -> bool:
    """Whether a person held an office, on a day or ever."""
    return actor.type == "person" and any(_ROLES[kind].match(role) for role in _held(actor, day))


def holders(dossier: Dossier, kind: str, lands: Set[str], day: date | None) -> list[str]:
    """Everybody who held an office of one country on a day."""
    if len(lands) != 1:
        return []
    return [actor.id for actor in dossier.actors.values() if actor.country in lands and holds(actor, kind, day)]


def chief(dossier: Dossier, grammar: Grammar, words: Sequence[str], body: str, day: date | None) -> str | None:
    """The one person who heads a body."""
    if not words or not _is_chief(grammar, words):
        return None
    found = [
        actor.id
        for actor in dossier.actors.values()
        if actor.type == "person" and body in actor.speaks_for and any(_CHIEF.match(role) for role in _held(actor, day))
    ]
    return found[0] if len(found) == 1 else None


def _held(actor: Actor, day: date | None) -> Iterable[str]:
    return (role.value for role in actor.roles if day is None or role.covers(day))


def _fits(wording: Wording, read: Sequence[frozenset[str]]) -> bool:
    return len(wording) == len(read) and all(stems & seen for stems, seen in zip(wording, read, strict=True))


def _wordings(grammar: Grammar, key: str) -> tuple[Wording, ...]:
    listed = grammar.sets.get(key)
    return _prepared(listed, grammar.lang) if listed else ()


@lru_cache(maxsize=500)
def _single(grammar: Grammar, key: str) -> frozenset[str]:
    """The stems of the wordings that are one word."""
    return frozenset(stem for wording in _wordings(grammar, key) if len(wording) == 1 for stem in wording[0])


@lru_cache(maxsize=50)
def _index(grammar: Grammar) -> Mapping[str, list[tuple[str, Wording]]]:
    """Stem of the first word -> the wordings that begin so, with their offices."""
    found: dict[str, list[tuple[str, Wording]]] = {}
    for kind in _LISTED:
        for wording in _wordings(grammar, f"offices.{kind}"):
            for stem in wording[0]:
                found.setdefault(stem, []).append((kind, wording))
    return found


@lru_cache(maxsize=500)
def _prepared(listed: frozenset[str], lang: str) -> tuple[Wording, ...]:
    main = lang.partition("-")[0]
    return tuple(
        tuple(frozenset(stem for _, stem in word_stems(word, main)) for word in one.split()) for one in sorted(listed)
    )


@lru_cache(maxsize=40_000)
def _read(word: str, lang: str) -> frozenset[str]:
    main = lang.partition("-")[0]
    return frozenset(stem for _, stem in stems_in(plain(possessive(word)), main))
