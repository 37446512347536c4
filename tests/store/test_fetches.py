"""The log of fetches: every attempt kept, the last one of each source, and how a camp's sources fared."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from monitor_tui.model import Attempt, SourceCount, Validators
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
        ([(-9, "failed"), (5, "failed"), (50, "ok")], SourceCount(0, 1, 0, 0, NOON - 9 * HOUR, ("a",))),
        ([(0, "failed"), (5, "ok")], SourceCount(alive=1)),
        ([(-50, "ok"), (50, "ok")], SourceCount(not_collected=1)),
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
    found = fetches.health(conn, {"kremlin": [TASS.id, "rt"], "opposition": [NEXTA.id], "west": []}, NOON, NOON)
    assert found == {
        "kremlin": SourceCount(alive=1, not_collected=1, items=1),
        "opposition": SourceCount(failing=1, items=1, since=NOON, lost=(NEXTA.id,)),
        "west": SourceCount(),
    }


def test_validators_are_kept_by_source_and_replaced(conn: sqlite3.Connection) -> None:
    fetches.keep_validators(conn, "a", Validators("https://a.example/", '"1"', None, None))
    second = Validators("https://a.example/", None, "Sat, 17 Apr 2021 12:00:00 GMT", "00ff")
    fetches.keep_validators(conn, "a", second)
    assert fetches.validators(conn) == {"a": second}


def test_times_come_back_in_utc(conn: sqlite3.Connection) -> None:
    fetches.log(conn, attempt("a", NOON))
    assert fetches.last(conn)["a"].at.tzinfo is UTC
