"""Stories into events: incremental, across languages, and an event's id never changes."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
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

_ROUNDED = 1e-9


class Field:
    """Candidates made ready to be compared with a story and with each of its claims."""

    def __init__(self, candidates: Iterable[Candidate], frequency: Frequency) -> None:
        self.candidates = list(candidates)
        self._weights = Weights(frequency, self.candidates)
        self._squares: dict[tuple[int, str], float] = {}

    def add(self, candidate: Candidate) -> None:
        """One more candidate: the event that has begun with the story."""
        self.candidates.append(candidate)

    def rank(self, features: Features, *, least: float = 0.0, keep: int | None = None) -> list[tuple[float, int]]:
        """Each candidate's likeness to a story or claim, best first; ties go to the older event.

        Those that cannot reach ``least`` are left out before all of their tokens are weighed, but for the event
        ``keep``.
        """
        seen = _Seen(features, self._weights)
        scored = []
        for candidate in self.candidates:
            score = self._likeness(seen, candidate, 0.0 if candidate.event == keep else least)
            if score > 0:
                scored.append((score, candidate))
        scored.sort(key=lambda pair: (-pair[0], pair[1].first, pair[1].event))
        return [(score, candidate.event) for score, candidate in scored]

    def _likeness(self, seen: _Seen, candidate: Candidate, least: float) -> float:
        """The cosine of a story and the middle of an event, over what both can share, fading with the days between."""
        near = _nearness(seen.time, candidate)
        if not near:
            return 0.0
        inside = candidate.tokens.get(f"l:{seen.lang}", 0)
        shared = context = square = 0.0
        for token, weight, own in seen.all if inside else seen.wordless:
            count = candidate.tokens.get(token)
            if count:
                part = count / (inside if token[0] == "w" else candidate.stories) * weight
                square += part * part
                if token[0] in CONTEXT:
                    context += own * part
                else:
                    shared += own * part
        if not shared:
            return 0.0
        likeness = near * supported(shared, context)
        own_square = seen.square if inside else seen.wordless_square
        # What both share is a part of the event's own length: the whole of it only makes the two less alike.
        if likeness / math.sqrt((own_square + _UNSEEN) * (square + _UNSEEN)) < least - _ROUNDED:
            return 0.0
        return likeness / math.sqrt((own_square + _UNSEEN) * (self._square(candidate, seen.lang) + _UNSEEN))

    def _square(self, candidate: Candidate, lang: str) -> float:
        key = (candidate.event, lang)
        known = self._squares.get(key)
        if known is None:
            known = self._squares[key] = _square(candidate, lang, self._weights)
        return known


class _Seen:
    """A story or claim as it is compared with each candidate: its tokens weighed once."""

    __slots__ = ("all", "lang", "square", "time", "wordless", "wordless_square")

    def __init__(self, features: Features, weights: Weights) -> None:
        self.time = features.time
        self.lang = next((token[2:] for token in features.tokens if token.startswith("l:")), "")
        self.all = [
            (token, weight, given * weight) for token, given in features.tokens.items() if (weight := weights[token])
        ]
        self.wordless = [entry for entry in self.all if entry[0][0] != "w"]
        self.square = sum(own * own for _, _, own in self.all)
        self.wordless_square = sum(own * own for _, _, own in self.wordless)


def assign(features: Features, field: Field, *, together: int | None = None, apart: Collection[int] = ()) -> int | None:
    """The event that a story belongs to, None for a new one.

    ``together`` is the event that a person put it in, ``apart`` those that a person keeps it out of.
    """
    if together is not None:
        return together
    ranked = field.rank(features, least=NEAR)
    best, event = next((pair for pair in ranked if pair[1] not in apart), (0.0, 0))
    return event if best >= NEAR else None


def assign_claim(features: Features, main: int, field: Field) -> int:
    """The event of a claim in a story of the event ``main``: another one only where it is clearly nearer."""
    ranked = field.rank(features, least=NEAR, keep=main)
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


def _square(candidate: Candidate, lang: str, weights: Weights) -> float:
    """The square of what the stories of an event share on average, as a story in one language can meet it.

    Words count only against an event that has a story in the same language.
    """
    inside = candidate.tokens.get(f"l:{lang}", 0)
    words = f"w:{lang}:"
    square = 0.0
    for token, count in candidate.tokens.items():
        if token[0] != "w":
            part = count / candidate.stories * weights[token]
        elif inside and token.startswith(words):
            part = count / inside * weights[token]
        else:
            continue
        square += part * part
    return square


def _nearness(time: datetime, candidate: Candidate) -> float:
    """1 within an event's span, halved by each half-life outside it, 0 outside the window."""
    away = max(candidate.first - time, time - candidate.last, timedelta(0))
    return 0.0 if away > WINDOW else float(0.5 ** (away / HALF_LIFE))
