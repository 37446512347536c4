"""Words by which what is said is only likely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from monitor_tui.read.grammar import Grammar


@cache
def _hedges(grammar: Grammar) -> tuple[frozenset[str], re.Pattern[str]]:
    """The first words of the hedges, and the hedges."""
    hedges = sorted(grammar.sets.get("stances.hedges", ()), key=len, reverse=True)
    either = "|".join(map(re.escape, hedges)) or r"(?!)"
    return frozenset(hedge.split()[0] for hedge in hedges), re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


def hedged(grammar: Grammar, words: Sequence[str]) -> bool:
    """Whether what is said, in small letters, is marked as only likely; a hedge may have several words."""
    first, pattern = _hedges(grammar)
    return not first.isdisjoint(words) and pattern.search(" ".join(words)) is not None
