"""Small events that join the one nearest to them by meaning."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from monitor_tui.group.constraints import Constraint, Constraints
from monitor_tui.group.merging import Merge, merges
from monitor_tui.group.nearest import SMALL, Encode, ends, nearest, nearness
from monitor_tui.group.stream import Groups
from monitor_tui.model import Candidate, Features, Frequency

NOON = datetime(2021, 4, 17, 12, tzinfo=UTC)
SEEN = Frequency(100, {"a:boss": 60, "n:orl": 40})


class Angle:
    """A vector of length one in the plane."""

    def __init__(self, degrees: float) -> None:
        self.degrees = degrees

    def __matmul__(self, other: Angle) -> float:
        return math.cos(math.radians(self.degrees - other.degrees))


def event(number: int, *shared: str, stories: int = 2, days: float = 0) -> Candidate:
    first = NOON + timedelta(days=days)
    tokens = (*(shared or ("a:boss", "n:orl")), f"n:{number}a", f"n:{number}b")
    return Candidate(number, dict.fromkeys(tokens, stories), stories, first, first)


# All share an actor and a name of middling rarity: too little for tokens alone, enough for the nearest of all.
BLAST, ARREST, VOTE = event(1), event(2, days=1), event(3, days=2)
FAR = event(4, "n:elsewhere")


def found(
    grown: Candidate,
    degrees: Mapping[int, float],
    events: Sequence[Candidate] = (BLAST, ARREST, VOTE),
    apart: Mapping[int, set[int]] | None = None,
) -> Merge | None:
    def around(one: Candidate) -> list[Candidate]:
        return [other for other in events if other.event != one.event]

    vectors = {number: [Angle(angle)] for number, angle in degrees.items()}
    return nearest(grown, around, lambda one: vectors.get(one, []), lambda _: SEEN, apart=apart)


@pytest.mark.parametrize(
    ("degrees", "joined"),
    [
        ({1: 0, 2: 20, 3: 90}, (2, 1)),  # first for each other
        ({1: 0, 2: 60, 3: 180}, (2, 1)),  # far, and still first for each other: only ranks count
        ({1: 0, 2: 20, 3: 5}, None),  # nearest to 1, which has a nearer one
        ({1: 50, 2: 0, 3: 10}, (3, 2)),
        ({1: 0, 2: 20}, None),  # nothing is known of 3: first among one
        ({1: 0, 3: 5}, None),  # nothing is known of the event itself
        ({}, None),
    ],
)
def test_two_join_that_are_each_others_nearest(degrees: Mapping[int, float], joined: tuple[int, int] | None) -> None:
    merge = found(ARREST, degrees)
    assert (merge and (merge.gone, merge.into)) == joined
    if joined == (2, 1):
        assert merges(ARREST, [BLAST, VOTE], SEEN) == ()


def test_nearness_alone_makes_no_two_events_one() -> None:
    assert found(FAR, {1: 0, 2: 90, 3: 90, 4: 0}, (BLAST, ARREST, VOTE, FAR)) is None
    # An event that may not be joined still stands before those that may.
    assert found(ARREST, {1: 10, 2: 0, 3: 90, 4: 1}, (BLAST, ARREST, VOTE, FAR)) is None


def test_first_among_one_says_nothing() -> None:
    assert found(ARREST, {1: 0, 2: 1}, (BLAST, ARREST)) is None


def test_events_beyond_the_window_do_not_join() -> None:
    late = event(2, days=40)
    assert found(late, {1: 0, 2: 1, 3: 90}, (BLAST, late, VOTE)) is None


def test_large_events_are_left_alone_but_take_a_small_one() -> None:
    large, other = event(1, stories=SMALL + 1), event(2, stories=SMALL + 1)
    assert found(large, {1: 0, 2: 1, 3: 90}, (large, other, event(3, stories=40))) is None
    merge = found(large, {1: 0, 2: 90, 3: 1}, (large, other, VOTE))
    assert merge is not None
    assert (merge.gone, merge.into) == (3, 1)
    assert found(large, {1: 0, 2: 2, 3: 3}, (large, other, VOTE)) is None


@pytest.mark.parametrize("apart", [{1: {2}}, {2: {1}}])
def test_people_keep_the_nearest_apart_and_no_other_takes_its_place(apart: Mapping[int, set[int]]) -> None:
    assert found(ARREST, {1: 0, 2: 1, 3: 30}, apart=apart) is None


def test_the_first_and_the_last_stories_stand_for_an_event() -> None:
    assert [list(ends(range(count))) for count in (0, 3, 4, 9)] == [[], [0, 1, 2], [0, 1, 2, 3], [0, 1, 7, 8]]


def test_each_of_ours_counts_by_the_nearest_of_theirs() -> None:
    assert nearness([Angle(0), Angle(90)], [Angle(0), Angle(180)]) == pytest.approx(0.5)
    assert nearness([Angle(0), Angle(180)], [Angle(0)]) == pytest.approx(0)


def meaning(text: str) -> Angle:
    return Angle({"blast": 0, "vote": 90, "flood": 200, "the explosion": 8}[text])


def placed(encode: Encode | None, constraints: Constraints | None = None) -> dict[str, str]:
    """Three events that share a name and differ in everything else, then a story that shares as little with each."""
    groups, last = Groups(constraints, encode), dict[str, str]()
    for number, text in enumerate(("blast", "vote", "flood", "the explosion"), 1):
        tokens = dict.fromkeys(("a:boss", *(f"n:{number}{own}" for own in range(30))), 1.0)
        last.update(groups.place(Features(tokens, NOON + timedelta(days=4 * number)), str(number), text))
    return last


def test_a_stream_uses_vectors_where_it_has_them_and_people_win() -> None:
    alone = {"1": "1", "2": "2", "3": "3", "4": "4"}
    assert placed(None) == alone
    assert placed(lambda _: None) == alone
    assert placed(meaning) == alone | {"4": "1"}
    assert placed(meaning, Constraints([Constraint("1", "4", together=False)])) == alone
