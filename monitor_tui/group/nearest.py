"""Small events that join the one nearest to them by what their stories mean, where vectors of meaning are to be had."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from monitor_tui.group.merging import Merge, likeness
from monitor_tui.group.weights import Weights
from monitor_tui.model import Candidate, Frequency


class Vector(Protocol):
    """Where a text stands among all texts, in whatever language it is; of length one."""

    def __matmul__(self, other: Any, /) -> Any:
        """The cosine of two."""


Encode = Callable[[str], Vector | None]
"""The vector of a text; None where there is none to be had."""

MEANT = 500
"""So many characters from the beginning of a story say what it is about."""

SMALL = 6
"""Larger events than this are looked at only as what a small one may join."""

CANDIDATES = 24
"""So many events around one are ranked: to be first among few says little."""

LEAST = 2
"""With fewer around there is nothing to rank."""

ENDS = 2
"""So many of an event's first stories and as many of its last ones stand for it."""

ALIKE, SIZED = 0.02, 0.03
"""What merging asks of two events, for two that are nearest to each other: less than of any two, but never nothing."""

_Story = TypeVar("_Story")


def ends(stories: Sequence[_Story]) -> Sequence[_Story]:
    """The stories that stand for an event, of all its stories in order."""
    return stories if len(stories) <= 2 * ENDS else [*stories[:ENDS], *stories[-ENDS:]]


def nearest(
    event: Candidate,
    around: Callable[[Candidate], Sequence[Candidate]],
    vectors: Callable[[int], Sequence[Vector]],
    frequency: Callable[[Candidate], Frequency],
    *,
    apart: Mapping[int, Collection[int]] | None = None,
) -> Merge | None:
    """The merge of an event that has grown with the one that is nearest to it and that it is nearest to.

    A small event joins another; to a large one a small one around it may have come nearest. ``around`` gives the
    events that share telling tokens with one, ``vectors`` those of the stories that stand for one; both are asked only
    where the tokens allow a merge.
    """
    others = around(event)
    if event.stories <= SMALL:
        return _joining(event, others, around, vectors, frequency(event), apart or {})
    for small in others:
        if small.stories <= SMALL:
            merge = _joining(small, around(small), around, vectors, frequency(small), apart or {}, only=event.event)
            if merge:
                return merge
    return None


def _joining(
    event: Candidate,
    others: Sequence[Candidate],
    around: Callable[[Candidate], Sequence[Candidate]],
    vectors: Callable[[int], Sequence[Vector]],
    frequency: Frequency,
    apart: Mapping[int, Collection[int]],
    *,
    only: int | None = None,
) -> Merge | None:
    allowed = _allowed(event, others, frequency)
    if not (allowed if only is None else only in allowed):
        return None
    ours = vectors(event.event)
    ranked = [(nearness(ours, its), other) for other in others if ours and (its := vectors(other.event))]
    if len(ranked) < LEAST:
        return None
    near, best = max(ranked, key=lambda one: (one[0], -one[1].first.timestamp(), -one[1].event))
    if best.event not in allowed or only not in (None, best.event):
        return None
    # People's word is asked last: an event kept out of its nearest one does not go to the next best.
    if best.event in apart.get(event.event, ()) or event.event in apart.get(best.event, ()):
        return None
    theirs = vectors(best.event)
    rivals = (vectors(other.event) for other in around(best) if other.event != event.event)
    if any(nearness(its, theirs) > near for its in rivals if its):
        return None
    older, younger = sorted((event, best), key=lambda one: (one.first, one.event))
    return Merge(younger.event, older.event, allowed[best.event])


def nearness(ours: Sequence[Vector], theirs: Sequence[Vector]) -> float:
    """How near our stories are to theirs: the mean over ours of the nearest of theirs. Good for ranks alone."""
    return sum(max(float(one @ other) for other in theirs) for one in ours) / len(ours)


def _allowed(event: Candidate, others: Sequence[Candidate], frequency: Frequency) -> dict[int, float]:
    """The likeness, by tokens, of the events that may be one with another if they are its nearest."""
    weights = Weights(frequency, (event, *others))
    found = {}
    for other in others:
        alike = likeness(event, other, weights)
        if alike >= ALIKE + SIZED * math.log(min(event.stories, other.stories)):
            found[other.event] = alike
    return found
