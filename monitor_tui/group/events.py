"""Stories into events: incremental, across languages, and an event's id never changes."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor_tui.group.weights import CONTEXT, Weights, supported
from monitor_tui.model import Candidate, Features, Frequency

WINDOW = timedelta(days=14)
"""An event takes no story that is further from its first and last ones."""

CANDIDATES = 24
"""So many candidates are enough: those that share the most telling tokens."""

HEAVY = 100
"""So many of a candidate's most frequent tokens, and those that it shares with the story, are all that is compared."""

HALF_LIFE = timedelta(days=1.4)
"""A story so far outside an event's span counts half as like it."""

NEAR = 0.06
"""From this likeness on a story joins an event."""

CLEARLY = 2.5
"""A claim leaves its story's main event for one that is so many times nearer."""

_UNSEEN = 6.0
"""What a story may hold that its words do not show: keeps two short ones from being alike by one common token."""


class Field:
    """Candidates made ready to be compared with a story and with each of its claims."""

    def __init__(self, candidates: Iterable[Candidate], frequency: Frequency) -> None:
        self.candidates = list(candidates)
        self._weights = Weights(frequency, self.candidates)
        self._middles: dict[tuple[int, str], _Middle] = {}

    def add(self, candidate: Candidate) -> None:
        """One more candidate: the event that has begun with the story."""
        self.candidates.append(candidate)

    def rank(self, features: Features) -> list[tuple[float, int]]:
        """Each candidate's likeness to a story or claim, best first; ties go to the older event."""
        lang = next((token[2:] for token in features.tokens if token.startswith("l:")), "")
        scored = [(self._likeness(features, candidate, lang), candidate) for candidate in self.candidates]
        scored.sort(key=lambda pair: (-pair[0], pair[1].first, pair[1].event))
        return [(score, candidate.event) for score, candidate in scored if score > 0]

    def _likeness(self, features: Features, candidate: Candidate, lang: str) -> float:
        """The cosine of a story and the middle of an event, over what both can share, fading with the days between."""
        near = _nearness(features.time, candidate)
        if not near:
            return 0.0
        middle = self._middle(candidate, lang)
        weights, parts = self._weights, middle.parts
        own = shared = context = 0.0
        for token, given in features.tokens.items():
            if middle.words or token[0] != "w":
                weight = given * weights[token]
                own += weight * weight
                if token[0] in CONTEXT:
                    context += weight * parts.get(token, 0.0)
                else:
                    shared += weight * parts.get(token, 0.0)
        if not shared:
            return 0.0
        return near * supported(shared, context) / math.sqrt((own + _UNSEEN) * (middle.square + _UNSEEN))

    def _middle(self, candidate: Candidate, lang: str) -> _Middle:
        key = (candidate.event, lang)
        known = self._middles.get(key)
        if known is None:
            known = self._middles[key] = _middle(candidate, lang, self._weights)
        return known


def assign(features: Features, field: Field, *, together: int | None = None, apart: Collection[int] = ()) -> int | None:
    """The event that a story belongs to, None for a new one.

    ``together`` is the event that a person put it in, ``apart`` those that a person keeps it out of.
    """
    if together is not None:
        return together
    best, event = next((pair for pair in field.rank(features) if pair[1] not in apart), (0.0, 0))
    return event if best >= NEAR else None


def assign_claim(features: Features, main: int, field: Field) -> int:
    """The event of a claim in a story of the event ``main``: another one only where it is clearly nearer."""
    ranked = field.rank(features)
    if not ranked or ranked[0][1] == main:
        return main
    here = next((score for score, event in ranked if event == main), 0.0)
    best, event = ranked[0]
    return event if best >= NEAR and best >= CLEARLY * here else main


def asked(features: Features, frequency: Frequency, most: int = 30) -> list[str]:
    """The most telling tokens of a story: what the store looks candidates up by."""
    weights = Weights(frequency)
    telling = {token: given * weights[token] for token, given in features.tokens.items()}
    return sorted((token for token in telling if telling[token]), key=lambda token: (-telling[token], token))[:most]


@dataclass(frozen=True, slots=True)
class _Middle:
    """What the stories of an event share on average, as a story in one language can meet it."""

    parts: Mapping[str, float]
    square: float
    words: bool
    """Whether words count: only against an event that has a story in the same language."""


def _middle(candidate: Candidate, lang: str, weights: Weights) -> _Middle:
    inside = candidate.tokens.get(f"l:{lang}", 0)
    words = f"w:{lang}:"
    parts: dict[str, float] = {}
    for token, count in candidate.tokens.items():
        if token[0] != "w":
            parts[token] = count / candidate.stories * weights[token]
        elif inside and token.startswith(words):
            parts[token] = count / inside * weights[token]
    return _Middle(parts, sum(part * part for part in parts.values()), bool(inside))


def _nearness(time: datetime, candidate: Candidate) -> float:
    """1 within an event's span, halved by each half-life outside it, 0 outside the window."""
    away = max(candidate.first - time, time - candidate.last, timedelta(0))
    return 0.0 if away > WINDOW else float(0.5 ** (away / HALF_LIFE))
