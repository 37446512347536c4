"""Sixty items of one spring in four languages: three events in one week with the same actors, and two later ones."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from monitor_tui.dossier import Dossier
from monitor_tui.group.stream import Arrival, stream
from monitor_tui.names import Names

ITEMS = [json.loads(line) for line in Path(__file__).with_name("april.jsonl").read_text(encoding="utf-8").splitlines()]
Grouped = list[tuple[str, str]]


def b_cubed(wanted: Sequence[str], found: Sequence[str]) -> tuple[float, float]:
    """Precision and recall: the mean share of an item's group that is of its event, and of its event in its group."""
    by_event, by_group = Counter(wanted), Counter(found)
    both = Counter(zip(wanted, found, strict=True))
    pairs = list(zip(wanted, found, strict=True))
    precision = sum(both[pair] / by_group[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / by_event[pair[0]] for pair in pairs) / len(pairs)
    return precision, recall


@pytest.fixture(scope="module")
def grouped(names: Names, belarus: Dossier) -> Grouped:
    arrivals = [
        Arrival(item["id"], item["title"], datetime.fromisoformat(item["time"]), item["text"], item["lang"])
        for item in ITEMS
    ]
    found = dict(stream(arrivals, names, belarus))
    return [(item["event"], found[item["id"]]) for item in ITEMS]


def test_the_set_is_what_it_says() -> None:
    assert {item["lang"] for item in ITEMS} == {"en", "ru", "be", "de"}
    assert len(ITEMS) >= 60
    for event in ("plot", "call", "expulsions", "ryanair"):
        assert len({item["lang"] for item in ITEMS if item["event"] == event}) == 4


def test_most_stories_stand_with_those_of_their_event(grouped: Grouped) -> None:
    precision, recall = b_cubed([event for event, _ in grouped], [group for _, group in grouped])
    assert 2 * precision * recall / (precision + recall) >= 0.85


def test_no_two_events_are_merged(grouped: Grouped) -> None:
    holding: defaultdict[str, set[str]] = defaultdict(set)
    for event, group in grouped:
        holding[group].add(event)
    assert {group: events for group, events in holding.items() if len(events) > 1} == {}


def test_an_event_holds_all_languages(grouped: Grouped) -> None:
    """Cross-language grouping: the largest group of the plot and of the diversion has all four."""
    for event in ("plot", "ryanair"):
        largest = Counter(group for of, group in grouped if of == event).most_common(1)[0][0]
        langs = {item["lang"] for item, (_, group) in zip(ITEMS, grouped, strict=True) if group == largest}
        assert langs == {"en", "ru", "be", "de"}


def test_the_measure_is_what_the_field_uses() -> None:
    assert b_cubed("aabb", "xxyy") == (1.0, 1.0)
    assert b_cubed("aabb", "xxxx") == (0.5, 1.0)
    assert b_cubed("aabb", "wxyz") == (1.0, 0.5)
