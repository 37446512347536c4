"""A hundred and seventy short items of five events in seven languages, written before grouping was fitted to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from monitor_tui.dossier import Dossier
from monitor_tui.group.stream import stream
from monitor_tui.names import Names
from tests.group.scoring import Item, b_cubed, grouped, items, merged, mixed

STRAYS = 4
"""So many stories may stand in another event than their own."""


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


@pytest.fixture(scope="module")
def found(given: list[Item], names: Names, belarus: Dossier) -> list[str]:
    return grouped(given, names, belarus)


def test_stories_stand_with_those_of_their_event(given: list[Item], found: list[str]) -> None:
    _, _, f1 = b_cubed([item.event for item in given], found)
    assert f1 >= 0.88


def test_no_two_events_are_merged(given: list[Item], found: list[str]) -> None:
    wanted = [item.event for item in given]
    assert merged(wanted, found) == []
    assert sum(sum(events.values()) - max(events.values()) for events in mixed(wanted, found).values()) <= STRAYS


def test_each_event_but_for_stragglers_is_one_across_all_languages(given: list[Item], found: list[str]) -> None:
    for event in ("plot", "call", "expulsions", "ryanair", "trial"):
        own = [(group, item.arrival.lang) for item, group in zip(given, found, strict=True) if item.event == event]
        largest, count = Counter(group for group, _ in own).most_common(1)[0]
        assert count >= 0.84 * len(own)
        assert {lang for _, lang in own} == {lang for group, lang in own if group == largest}


def test_small_events_join_late_and_take_the_name_of_the_older(
    given: list[Item], names: Names, belarus: Dossier
) -> None:
    """The verdict comes 26 days after the last plea; the arrests come before anybody speaks of a plot."""
    lines = list(stream([item.arrival for item in given], names, belarus))
    corrected = {story for story, _ in lines if sum(story == other for other, _ in lines) > 1}
    event = {item.arrival.id: item.event for item in given}
    assert {"plot", "trial"} <= {event[story] for story in corrected}
    last = dict(lines)
    assert all(int(name) <= int(story) for story, name in lines)
    assert all(last[name] == name for name in last.values())


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
