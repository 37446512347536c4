"""The listed form of a describing noun in any case: "политика" is "политик", "šalies vadovo" is of "vadovas"."""

from __future__ import annotations

from collections.abc import Mapping

from monitor_tui.names.wording import plain, stems_in, word_stems
from monitor_tui.read.grammar import Grammar

_LISTS = ("group", "documents", "spokesperson")
_SHORTEST = 4
_CACHED = 20_000
_KNOWN: dict[int, tuple[Grammar, Mapping[str, str], dict[str, str]]] = {}
"""By the identity of a grammar, which is kept with it: its stems, and the words met so far."""


def is_listed(grammar: Grammar, low: str) -> bool:
    """Whether a noun tells who somebody is."""
    return low in grammar.descriptions or any(grammar.has(f"speakers.{name}", low) for name in _LISTS)


def base(grammar: Grammar, low: str) -> str:
    """A noun as the grammar lists it, where it is a case of a listed one; else itself."""
    known = _KNOWN.get(id(grammar))
    if known is None:
        known = _KNOWN[id(grammar)] = grammar, _stems(grammar), {}
    _, stems, seen = known
    found = seen.get(low)
    if found is None:
        if len(seen) > _CACHED:
            seen.clear()
        found = seen[low] = low if is_listed(grammar, low) else _found(low, grammar.lang.partition("-")[0], stems)
    return found


def _found(low: str, lang: str, stems: Mapping[str, str]) -> str:
    if len(low) < _SHORTEST or not low[0].isalpha():
        return low
    return next((stems[stem] for _, stem in stems_in(plain(low), lang) if stem in stems), low)


def _stems(grammar: Grammar) -> Mapping[str, str]:
    nouns = set(grammar.descriptions).union(*(grammar.sets.get(f"speakers.{name}", ()) for name in _LISTS))
    main = grammar.lang.partition("-")[0]
    return {
        stem: noun
        for noun in sorted(nouns, reverse=True)
        for _, stem in word_stems(noun, main)
        if len(stem) >= _SHORTEST
    }
