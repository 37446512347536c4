"""The log of fetches: every attempt kept, the last one of each source, and how a camp's sources fared."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor_tui.model import Attempt, SourceCount, Validators
from monitor_tui.model.proven import Alive, Gap, Life
from monitor_tui.store import fetches, stories
from tests.store.making import NEXTA, NOON, TASS, item, kept

HOUR = timedelta(hours=1)


def attempt(source: str, at: datetime, result: str = "ok") -> Attempt:
    return Attempt(source, at, result, 200 if result == "ok" else None, 3, 2, 1, "", 0.5)


def test_every_attempt_is_kept_and_the_last_of_each_source_found(conn: sqlite3.Connection) -> None:
    assert fetches.first(conn) is None
    late = Attempt("a", NOON + HOUR, "failed", 503, detail="busy", failures=2, wait_until=NOON + 2 * HOUR)
    for one in (attempt("b", NOON), late, attempt("a", NOON)):
        fetches.log(conn, one)
    assert fetches.last(conn) == {"a": late, "b": attempt("b", NOON)}
    assert fetches.recent(conn, "a") == [late, attempt("a", NOON)]
    assert fetches.recent(conn, "a", 1) == [late]
    assert fetches.first(conn) == NOON


@pytest.mark.parametrize(
    ("attempts", "expected"),
    [
        ([], SourceCount(not_collected=1)),
        ([(0, "ok")], SourceCount(alive=1)),
        ([(0, "unchanged")], SourceCount(alive=1)),
        ([(0, "ok"), (5, "failed")], SourceCount(failing=1, since=NOON + 5 * HOUR, lost=("a",))),
        ([(1, "failed"), (2, "ok"), (3, "failed"), (4, "failed")], SourceCount(0, 1, 0, 0, NOON + 3 * HOUR, ("a",))),
        # one that never came through bears nothing
        ([(-9, "failed"), (5, "failed"), (50, "ok")], SourceCount(0, 1, 0, 0, NOON - 9 * HOUR, ("a",), ("a",))),
        # asked again after a day at the latest: yesterday's failure still holds, that of last week does not
        ([(-99, "ok"), (-9, "failed")], SourceCount(0, 1, 0, 0, NOON - 9 * HOUR, ("a",))),
        ([(-99, "failed")], SourceCount(not_collected=1)),
        ([(0, "failed"), (5, "ok")], SourceCount(alive=1)),
        ([(-50, "ok"), (50, "ok")], SourceCount(not_collected=1)),
        # the store began after the span
        ([(50, "ok")], SourceCount(not_collected=1, begins=NOON + 50 * HOUR)),
        ([(0, "ok"), (50, "failed")], SourceCount(alive=1)),
    ],
)
def test_a_source_is_alive_failing_or_not_collected_within_a_span(
    conn: sqlite3.Connection, attempts: list[tuple[int, str]], expected: SourceCount
) -> None:
    for hours, result in attempts:
        fetches.log(conn, attempt("a", NOON + hours * HOUR, result))
    assert fetches.health(conn, {"kremlin": ["a"]}, NOON, NOON + 10 * HOUR) == {"kremlin": expected}


def test_stories_of_the_span_count_and_say_that_a_source_was_read(conn: sqlite3.Connection) -> None:
    stories.save(conn, [kept(item("1")), kept(item("2", published=NOON - 5 * HOUR)), kept(item("3"), source=NEXTA)])
    fetches.log(conn, attempt(NEXTA.id, NOON, "failed"))
    last = NOON + HOUR
    found = fetches.health(conn, {"kremlin": [TASS.id, "rt"], "opposition": [NEXTA.id], "west": []}, NOON, last)
    assert found == {
        "kremlin": SourceCount(alive=1, not_collected=1, items=1),
        "opposition": SourceCount(failing=1, items=1, since=NOON, lost=(NEXTA.id,)),
        "west": SourceCount(),
    }


def test_the_store_begins_with_its_first_attempt_or_story(conn: sqlite3.Connection) -> None:
    assert fetches.begins(conn) is None
    stories.save(conn, [kept(item("1"))])
    assert fetches.begins(conn) == NOON + timedelta(minutes=5)
    fetches.log(conn, attempt("a", NOON))
    assert fetches.begins(conn) == NOON


def gap(first: float, last: float) -> Gap:
    return Gap(NOON + first * HOUR, NOON + last * HOUR)


EVERY_HOUR = [(float(hour), "ok") for hour in range(-2, 14)]


@pytest.mark.parametrize(
    ("attempts", "expected"),
    [
        (EVERY_HOUR, Life("a", Alive.WHOLE)),
        # two hours without an attempt are four intervals: no gap yet
        ([(-1, "ok"), (1, "ok"), (3, "ok"), (5, "ok"), (7, "ok"), (9, "ok"), (11, "ok")], Life("a", Alive.WHOLE)),
        ([(0, "ok"), (3, "ok"), *EVERY_HOUR[5:]], Life("a", Alive.PART, (gap(0, 3),))),
        # attempts that fail leave a gap as none would
        ([*EVERY_HOUR[:5], (3.5, "failed"), (8, "ok"), (10, "ok")], Life("a", Alive.PART, (gap(2, 8),))),
        # a gap that began before the span and one that lasts beyond it are cut at its ends
        ([(-9, "ok"), (4, "ok"), (6, "ok"), (20, "ok")], Life("a", Alive.PART, (gap(0, 4), gap(6, 10)))),
        (
            [(1, "ok"), (3, "ok"), (4, "failed"), (5, "failed")],
            Life("a", Alive.FAILING, (gap(3, 10),), NOON + 4 * HOUR, "busy"),
        ),
        ([(-50, "ok"), (50, "ok")], Life("a", Alive.NOT_COLLECTED, (gap(0, 10),))),
        ([], Life("a", Alive.NOT_COLLECTED, (gap(0, 10),))),
    ],
)
def test_a_sources_life_is_told_for_any_past_span(
    conn: sqlite3.Connection, attempts: list[tuple[float, str]], expected: Life
) -> None:
    for hours, result in attempts:
        detail = "busy" if result == "failed" else ""
        fetches.log(conn, replace(attempt("a", NOON + hours * HOUR, result), detail=detail))
    # what came later changes nothing
    fetches.log(conn, attempt("a", NOON + 90 * HOUR, "failed"))
    assert fetches.lives(conn, {"a": 1800}, NOON, NOON + 10 * HOUR) == [expected]
    assert sum((one.length for one in expected.gaps), timedelta()) == expected.missed


def test_what_was_only_imported_lived_in_part(conn: sqlite3.Connection) -> None:
    stories.save(conn, [kept(item("1"))])
    found = fetches.lives(conn, {TASS.id: 1800, "rt": 1800}, NOON, NOON + HOUR)
    assert found[0] == Life(TASS.id, Alive.PART, items=1, imported=True)
    assert found[1].alive is Alive.NOT_COLLECTED


def test_a_slow_sources_gap_is_longer(conn: sqlite3.Connection) -> None:
    for hours in (0, 10):
        fetches.log(conn, attempt("a", NOON + hours * HOUR))
    assert fetches.lives(conn, {"a": 6 * 3600}, NOON, NOON + 10 * HOUR) == [Life("a", Alive.WHOLE)]
    assert fetches.lives(conn, {"a": 2 * 3600}, NOON, NOON + 10 * HOUR) == [Life("a", Alive.PART, (gap(0, 10),))]


def test_validators_are_kept_by_source_and_replaced(conn: sqlite3.Connection) -> None:
    fetches.keep_validators(conn, "a", Validators("https://a.example/", '"1"', None, None))
    second = Validators("https://a.example/", None, "Sat, 17 Apr 2021 12:00:00 GMT", "00ff")
    fetches.keep_validators(conn, "a", second)
    assert fetches.validators(conn) == {"a": second}


def test_times_come_back_in_utc(conn: sqlite3.Connection) -> None:
    fetches.log(conn, attempt("a", NOON))
    assert fetches.last(conn)["a"].at.tzinfo is UTC
