"""A hundred and seventy short items of five events in seven languages, written before grouping was fitted to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from tests.group.scoring import Item, b_cubed, items, merged, mixed


@pytest.fixture(scope="module")
def given() -> list[Item]:
    return items("five.jsonl")


def test_the_set_is_what_it_says(given: Sequence[Item]) -> None:
    counted = Counter(item.event for item in given)
    assert len(given) >= 150
    assert set(counted) == {"plot", "call", "expulsions", "ryanair", "trial"}
    assert min(counted.values()) >= 15
    assert {item.arrival.lang for item in given} == {"en", "ru", "be", "de", "uk", "pl", "lt"}
    for event in counted:
        assert len({item.arrival.lang for item in given if item.event == event}) >= 6
    days = {event: [item.arrival.time for item in given if item.event == event] for event in counted}
    # Three of them in one week.
    assert max(days["call"][0], days["plot"][0], days["expulsions"][0]) < min(days["call"][-1], days["plot"][-1])
    assert (max(days[event][0] for event in ("call", "plot", "expulsions")) - days["call"][0]).days < 7


def test_the_items_come_in_order_of_time(given: Sequence[Item]) -> None:
    times = [item.arrival.time for item in given]
    assert times == sorted(times)


@pytest.mark.parametrize(
    ("wanted", "found", "figures"),
    [("aabb", "xxyy", (1.0, 1.0)), ("aabb", "xxxx", (0.5, 1.0)), ("aabb", "wxyz", (1.0, 0.5))],
)
def test_the_measure_is_what_the_field_uses(wanted: str, found: str, figures: tuple[float, float]) -> None:
    assert b_cubed(wanted, found)[:2] == figures


def test_a_stray_is_mixed_and_two_large_parts_are_merged() -> None:
    wanted = "a" * 20 + "b" * 20
    assert mixed(wanted, "x" * 21 + "y" * 19) == {"x": {"a": 20, "b": 1}}
    assert merged(wanted, "x" * 21 + "y" * 19) == []
    assert merged(wanted, "x" * 25 + "y" * 15) == [("a", "b")]
