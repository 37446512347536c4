"""The listed form of a describing noun in any case: "политика" is "политик", "šalies vadovo" is of "vadovas"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from monitor_tui.names.wording import plain, stems_in, word_stems
from monitor_tui.read.grammar import Grammar

_LISTS = ("group", "documents", "spokesperson")


def is_listed(grammar: Grammar, low: str) -> bool:
    """Whether a noun tells who somebody is."""
    return low in grammar.descriptions or any(grammar.has(f"speakers.{name}", low) for name in _LISTS)


def base(grammar: Grammar, low: str) -> str:
    """A noun as the grammar lists it, where it is a case of a listed one; else itself."""
    if is_listed(grammar, low):
        return low
    main = grammar.lang.partition("-")[0]
    nouns = frozenset(grammar.descriptions).union(*(grammar.sets.get(f"speakers.{name}", ()) for name in _LISTS))
    return _found(low, main, nouns)


@lru_cache(maxsize=20_000)
def _found(low: str, lang: str, nouns: frozenset[str]) -> str:
    if len(low) < 4 or not low[0].isalpha():
        return low
    table = _stems(nouns, lang)
    return next((table[stem] for _, stem in stems_in(plain(low), lang) if stem in table), low)


@lru_cache(maxsize=20)
def _stems(nouns: frozenset[str], lang: str) -> Mapping[str, str]:
    return {stem: noun for noun in sorted(nouns, reverse=True) for _, stem in word_stems(noun, lang) if len(stem) > 3}
