"""Words by which what is said is only likely."""

from __future__ import annotations

import re
from functools import cache

from monitor_tui.read.grammar import Grammar


@cache
def _pattern(grammar: Grammar) -> re.Pattern[str] | None:
    hedges = sorted(grammar.sets.get("stances.hedges", ()), key=len, reverse=True)
    if not hedges:
        return None
    either = "|".join(re.escape(hedge).replace(r"\ ", r"\s+") for hedge in hedges)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


def hedged(grammar: Grammar, words: str) -> bool:
    """Whether what is said is marked as only likely; a hedge may have several words."""
    pattern = _pattern(grammar)
    return pattern is not None and pattern.search(words) is not None
