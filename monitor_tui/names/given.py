"""Given names: what one is called in other languages, and whether a word is a given name at all."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from monitor_tui.names.lexicon import WEAK, Lexicon

_SHORT = 4
_EXACT = 0.005
_WORDS = frozenset({"Сам"})
"""Words at the head of a sentence that are no given names there ("Сам Костусев")."""


@dataclass(frozen=True, slots=True)
class Given:
    """A given name in all its spellings; ``woman`` is None where the table does not know it."""

    spellings: tuple[str, ...]
    woman: bool | None


@cache
def _groups() -> tuple[Given, ...]:
    table = tomllib.loads(resources.files(__package__).joinpath("given.toml").read_text(encoding="utf-8"))
    return tuple(Given(tuple(line.split()), sex == "women") for sex in ("men", "women") for line in table[sex])


@cache
def _by_spelling() -> Mapping[str, tuple[Given, ...]]:
    out: dict[str, tuple[Given, ...]] = {}
    for group in _groups():
        for spelling in group.spellings:
            key = spelling.casefold()
            out[key] = (*out.get(key, ()), group)
    return out


@cache
def given(spelling: str) -> Given:
    """A given name with the spellings that are the same name; one that no table knows stays alone."""
    found = _by_spelling().get(spelling.casefold())
    if not found:
        return Given((spelling,), None)
    spellings = dict.fromkeys([spelling, *(one for group in found for one in group.spellings)])
    return Given(tuple(spellings), found[0].woman)


@cache
def _lexicon() -> Lexicon:
    lexicon = Lexicon()
    for group in _groups():
        lexicon.name(group.spellings, group.woman)
    return lexicon


def is_given(token: str, lang: str) -> bool:
    """Whether a token is a form of a given name that the table knows; of short ones the dictionary form alone."""
    if not token[:1].isupper() or token in _WORDS:
        return False
    limit = WEAK if len(token) > _SHORT else _EXACT
    return any(cost < limit for cost in _lexicon().read(token, lang).values())
