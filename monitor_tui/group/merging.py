"""Events that turn out to be one: the younger joins the older, whose id stays."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from monitor_tui.group.weights import CONTEXT, Weights, supported
from monitor_tui.model import Candidate, Frequency

WINDOW = timedelta(days=30)
"""Two events further from each other than this are not compared."""

HALF_LIFE = timedelta(days=20)
"""Events with so many days between them count half as alike."""

CANDIDATES = 5
"""So many events around one are enough: those that share the most of its telling tokens."""

ALIKE = 0.045
"""From this likeness on two events are one, if one of them is a single story."""

SIZED = 0.06
"""What is asked beyond that for each time that the smaller one is e times as large."""

_UNSEEN = 3.3
"""What an event may hold that its stories do not show yet."""

_FEW, _GROWN = 6, 1.2

_ROUNDED = 1e-9


@dataclass(frozen=True, slots=True)
class Merge:
    """One event that joins another."""

    gone: int
    into: int
    likeness: float


def due(before: int, after: int) -> bool:
    """Whether an event that has grown is to be looked at: every time while it is small, then by each fifth part."""
    return after <= _FEW or math.floor(math.log(after, _GROWN)) > math.floor(math.log(max(before, 1), _GROWN))


def telling(event: Candidate, frequency: Frequency, most: int = 30) -> list[str]:
    """The most telling tokens of an event: what those around it are looked up by."""
    weights = Weights(frequency, (event,))
    parts = {token: count / event.stories * weights[token] for token, count in event.tokens.items()}
    return sorted((token for token in parts if parts[token]), key=lambda token: (-parts[token], token))[:most]


def merges(
    event: Candidate,
    around: Iterable[Candidate],
    frequency: Frequency,
    *,
    together: Mapping[int, Collection[int]] | None = None,
    apart: Mapping[int, Collection[int]] | None = None,
) -> tuple[Merge, ...]:
    """Which events are one with an event that has grown, the most alike first.

    ``together`` and ``apart`` say of an event which others people put into one with it, or keep apart from it.
    """
    others = {candidate.event: candidate for candidate in around if candidate.event != event.event}
    weights = Weights(frequency, (event, *others.values()))
    members, made = {event.event}, list[Merge]()
    while others:
        wanted = {other for own in members for other in (together or {}).get(own, ())}
        kept = {other for own in members for other in (apart or {}).get(own, ())}
        found = list[tuple[bool, float, Candidate]]()
        for number, candidate in others.items():
            if number in kept:
                continue
            forced, needed = number in wanted, ALIKE + _asked(event, candidate)
            score = likeness(event, candidate, weights, 0.0 if forced else needed) - _asked(event, candidate)
            if forced or score >= ALIKE:
                found.append((forced, score, candidate))
        if not found:
            break
        forced, score, other = max(found, key=lambda one: (one[0], one[1], -one[2].first.timestamp(), -one[2].event))
        older, younger = sorted((event, other), key=lambda one: (one.first, one.event))
        made.append(Merge(younger.event, older.event, score if not forced else 1.0))
        members.add(other.event)
        del others[other.event]
        event = joined(older, younger)
    return tuple(made)


def joined(older: Candidate, younger: Candidate) -> Candidate:
    """The event that two make."""
    return Candidate(
        older.event,
        Counter(older.tokens) + Counter(younger.tokens),
        older.stories + younger.stories,
        min(older.first, younger.first),
        max(older.last, younger.last),
        {**younger.everywhere, **older.everywhere},
    )


def likeness(one: Candidate, other: Candidate, weights: Weights, least: float = 0.0) -> float:
    """The cosine of two events' middles, fading with the days between them; 0 for those that cannot reach ``least``."""
    away = max(one.first - other.last, other.first - one.last, timedelta(0))
    if away > WINDOW:
        return 0.0
    langs = _langs(one, other)
    shared = context = ours = theirs = 0.0
    for token, count in one.tokens.items():
        met = other.tokens.get(token)
        if met and (token[0] != "w" or token.startswith(langs)):
            weight = weights[token]
            part, its = count / one.stories * weight, met / other.stories * weight
            ours += part * part
            theirs += its * its
            if token[0] in CONTEXT:
                context += part * its
            else:
                shared += part * its
    if not shared:
        return 0.0
    close = float(0.5 ** (away / HALF_LIFE)) * supported(shared, context)
    # What both share is a part of the length of either: the whole of it only makes the two less alike.
    if close / math.sqrt((ours + _UNSEEN) * (theirs + _UNSEEN)) < least - _ROUNDED:
        return 0.0
    squares = [_square(event, langs, weights) + _UNSEEN for event in (one, other)]
    return close / math.sqrt(squares[0] * squares[1])


def _asked(one: Candidate, other: Candidate) -> float:
    """Two large events must be more alike than a straggler and the event that it belongs to."""
    return SIZED * math.log(min(one.stories, other.stories))


def _langs(one: Candidate, other: Candidate) -> tuple[str, ...]:
    """How the words begin of the languages that both events have."""
    return tuple(
        f"w:{token[2:]}:" for token in one.tokens if token[0] == "l" and one.tokens[token] and other.tokens.get(token)
    )


def _square(event: Candidate, langs: tuple[str, ...], weights: Weights) -> float:
    """The square of what an event's stories share on average; words only of these languages."""
    square = 0.0
    for token, count in event.tokens.items():
        if token[0] != "w" or token.startswith(langs):
            part = count / event.stories * weights[token]
            square += part * part
    return square
