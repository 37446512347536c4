"""How telling each kind of token is, and each token among the stories seen."""

from __future__ import annotations

import math
from collections.abc import Iterable

from monitor_tui.model import Candidate, Frequency

CHOSEN = {"t": 5.5}
"""A term was chosen by people and says what happened: how often it stands says nothing against it."""

FOUND = {"a": 1.15, "q": 2.4, "c": 1.0, "p": 1.05, "d": 0.47, "m": 1.05, "n": 0.68, "k": 0.35, "w": 0.6}
"""Actors, points, countries, places, days, numbers, names, cognates and words weigh by their rarity."""

EXPECTED = {"a": 0.05, "q": 0.025, "c": 0.1, "p": 0.1, "d": 0.1}
"""Share of all stories that such a token is taken to stand in while few stories are known."""

CONTEXT = "cpdq"
"""Where, when and under which heading: many events share these, so alone they make nothing alike."""

SUPPORT = 0.75
"""The largest part of a likeness that is taken from its context."""

YOUNG = 78
"""Stories assumed before the first: a young store must not take every word for telling."""

LEAST = 0.1
"""Weight of a token that stands everywhere."""


class Weights(dict[str, float]):
    """The weight of each token, worked out once a token; 0 for what is no token to compare."""

    def __init__(self, frequency: Frequency, candidates: Iterable[Candidate] = ()) -> None:
        super().__init__()
        self._counts = frequency.counts
        self._all = frequency.stories + YOUNG
        self._told: dict[str, int] = {}
        for candidate in candidates:
            self._told.update(candidate.everywhere)

    def __missing__(self, token: str) -> float:
        """A kind's weight times the logarithm of how seldom the token stands: asked of most tokens of the news."""
        kind = token[0]
        weight = CHOSEN.get(kind, 0.0)
        if not weight and (found := FOUND.get(kind)):
            seen = self._counts.get(token) or self._told.get(token, 0)
            rarity = math.log(self._all / (seen + 1 + _TAKEN[kind]))
            weight = found * (rarity if rarity > LEAST else LEAST)
        self[token] = weight
        return weight


_TAKEN = {kind: YOUNG * EXPECTED.get(kind, 0.0) for kind in FOUND}


def supported(telling: float, context: float) -> float:
    """What two things share: their context counts only as far as something telling supports it."""
    return telling + min(context, SUPPORT * (telling + context))
