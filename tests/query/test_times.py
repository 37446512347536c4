"""`asof:` and `until:` are of the whole query, and what they mean in the dossier's zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor_tui import days
from monitor_tui.errors import QueryError
from monitor_tui.query.complete import complete
from monitor_tui.query.meaning import meaning
from monitor_tui.query.moments import moment
from monitor_tui.query.resolve import AllOf, When, time_of
from tests.store.asking import DOSSIER, NOW, asked

ZONE = DOSSIER.zone


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("2021-04-18", "18 Apr 2021 24:00"),
        ("2021-04", "30 Apr 2021 24:00"),
        ("2021", "31 Dec 2021 24:00"),
        ("2021-04-18T12:00", "18 Apr 2021 12:00"),
        ("2021-04-18t00:00", "18 Apr 2021 00:00"),
        ("today", "22 Apr 2021 24:00"),
        ("yesterday", "21 Apr 2021 24:00"),
        ("2d", "20 Apr 2021 24:00"),
        ("3h", "22 Apr 2021 09:30"),
    ],
)
def test_a_day_means_its_end_and_a_time_itself(typed: str, end: str) -> None:
    assert days.by(moment(typed, NOW, ZONE).astimezone(ZONE)) == end


@pytest.mark.parametrize(
    ("typed", "at", "expected"),
    [
        ("asof:2021-04-18 asof:2021-04-19", 16, "one `asof:`"),
        ("tag:x (until:2021 until:2022)", 18, "one `until:`"),
        ("-asof:2021", 1, "of the whole query"),
        ("tag:x or asof:2021", 9, "of the whole query"),
        ("(tag:x asof:2021) or tag:y", 7, "of the whole query"),
        ("asof:(2021 or 2022)", 6, "of the whole query"),
        ("event:{camp:west until:2021}", 17, "of the whole query"),
        ("asof:2021-04-18..", 5, "a day or a time"),
        ("asof:<24h", 5, "a day or a time"),
        ("until:2021-04-31", 6, "a day of the calendar"),
        ("until:2021-04-18T24:00", 6, "a time of the day"),
    ],
)
def test_a_mistake_is_shown_at_its_character(typed: str, at: int, expected: str) -> None:
    with pytest.raises(QueryError, match=expected) as caught:
        asked(typed)
    assert caught.value.at == at


@pytest.mark.parametrize(
    "typed", ["asof:2021-04-18", "camp:west asof:2021-04-18", "(lang:ru asof:2021-04-18) -tag:x", "asof:2021-04-18 *"]
)
def test_the_time_stands_beside_the_clauses_of_the_query(typed: str) -> None:
    resolved = asked(typed)
    assert isinstance(resolved, AllOf)
    assert time_of(resolved, "asof") == resolved.nodes[-1]
    assert time_of(resolved, "until") is None


def test_what_is_left_of_a_query_is_as_without_its_time() -> None:
    for query in ("camp:west stance:denies lang:ru", "(lang:ru lang:be) lang:en", "tag:x tag:y (a or b)"):
        alone, timed = asked(query), asked(f"{query} until:2021")
        assert isinstance(timed, AllOf)
        rest = timed.nodes[:-1]
        assert (rest == alone.nodes) if isinstance(alone, AllOf) else (rest == (alone,))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("asof:2021-04-18", "stored, and done by people, by 18 Apr 2021 24:00"),
        ("until:2021-04-18T12:00", "published by 18 Apr 2021 12:00"),
        ("changed:date", "its source gave it another time of publication later"),
        ("is:gone", "taken out since, or with the whole story withdrawn"),
        ("is:edited", "its title or text changed, counters and adverts aside"),
    ],
)
def test_the_meaning_is_told(typed: str, told: str) -> None:
    resolved = asked(typed)
    node = resolved.nodes[0] if isinstance(resolved, AllOf) else resolved
    assert meaning(node, DOSSIER) == told


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("aso", {"asof:"}),
        ("until:y", {"until:yesterday"}),
        ("changed:", {"changed:title", "changed:body", "changed:date"}),
    ],
)
def test_they_are_completed(typed: str, offered: set[str]) -> None:
    assert {one.text for one in complete(typed, len(typed), DOSSIER)} == offered


def test_moments_are_those_of_the_zone() -> None:
    node = time_of(asked("asof:2021-04-18"), "asof")
    assert isinstance(node, When)
    assert node.last is not None
    assert node.last.astimezone(UTC) == datetime(2021, 4, 18, 21, tzinfo=UTC)
