"""What people put together or apart holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.group.constraints import Constraint, Constraints
from monitor_tui.group.stream import Groups
from monitor_tui.model import Features

NOON = datetime(2021, 4, 17, 12, tzinfo=UTC)


def said(*words: str) -> list[Constraint]:
    """``a=b`` together, ``a/b`` apart."""
    return [Constraint(word[0], word[2], word[1] == "=") for word in words]


@pytest.mark.parametrize(
    ("words", "with_a", "against_a"),
    [
        ([], "a", ""),
        (["a=b"], "ab", ""),
        (["a=b", "b=c"], "abc", ""),
        (["a/b"], "a", "b"),
        # what is together with the one is apart from all that is together with the other
        (["a=b", "c=d", "b/c"], "ab", "cd"),
        # the later word on a pair holds
        (["a=b", "a/b"], "a", "b"),
        (["a/b", "b=a"], "ab", ""),
        # a later word stands, and the earlier one that it makes impossible does not
        (["a/b", "a=c", "c=b"], "abc", ""),
        (["a=c", "c=b", "a/b"], "a", "bc"),
    ],
)
def test_constraints(words: list[str], with_a: str, against_a: str) -> None:
    constraints = Constraints(said(*words))
    assert constraints.with_("a") == set(with_a)
    assert constraints.against("a") == set(against_a)


def test_what_does_not_hold_is_told() -> None:
    assert Constraints(said("a/b", "a=c", "c=b")).unheld == tuple(said("a/b"))
    # said again the other way round: taken back, not contradicted
    assert Constraints(said("a=b", "a/b")).unheld == ()


def test_groups_that_must_not_become_one() -> None:
    constraints = Constraints(said("a=b", "b/c"))
    assert constraints.part(["x", "a"], ["y", "c"])
    assert constraints.part(["c"], ["a"])
    assert not constraints.part(["a"], ["b", "x"])
    assert not Constraints().part(["a"], ["a"])


KEYS = "abcdefgh"
WORDS = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from("=/"), st.sampled_from(KEYS))
    .filter(lambda word: word[0] != word[2])
    .map("".join),
    max_size=10,
)
TOKENS = st.lists(st.sampled_from(["a:boss", "n:orl", "t:blast", "n:rain", "c:BY"]), min_size=1, max_size=3)
STORIES = st.lists(st.tuples(TOKENS, st.integers(0, 20 * 24)), min_size=len(KEYS), max_size=len(KEYS))


@given(WORDS, STORIES)
def test_constraints_hold_whatever_the_stories_are(words: list[str], stories: list[tuple[list[str], int]]) -> None:
    constraints = Constraints(said(*words))
    groups, now, event = Groups(constraints), NOON, dict[str, str]()
    for key, (tokens, hours) in zip(KEYS, stories, strict=True):
        now += timedelta(hours=hours)
        event |= groups.place(Features({"l:en": 1.0} | dict.fromkeys(tokens, 1.0), now), key)
    for constraint in said(*words):
        if constraint.other in constraints.with_(constraint.one):
            assert event[constraint.one] == event[constraint.other]
        elif constraint.other in constraints.against(constraint.one):
            assert event[constraint.one] != event[constraint.other]


def test_stories_put_together_meet_even_when_the_first_event_is_long_closed() -> None:
    groups = Groups(Constraints(said("a=b")))
    (first,) = groups.place(Features({"l:en": 1.0, "n:orl": 1.0}, NOON), "a")
    for day in range(1, 100):
        groups.place(Features({"l:en": 1.0, f"n:name{day}": 1.0}, NOON + timedelta(days=day)), str(day))
    assert groups.place(Features({"l:en": 1.0, "n:snow": 1.0}, NOON + timedelta(days=100)), "b")[0] == ("b", first[1])
