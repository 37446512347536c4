"""Free points are found by the marks of what was said, in their event alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from monitor_tui.store import free_points
from monitor_tui.store.versions_tables import FREE_POINTS


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.executescript(FREE_POINTS)
        yield opened


def test_those_with_most_of_the_marks_come_first(conn: sqlite3.Connection) -> None:
    free_points.begin(conn, 1, ("said.a", ("l:en", "x:loan")), ["x:loan"])
    free_points.begin(conn, 1, ("said.b", ("l:en", "x:gas", "x:loan")), ["x:gas", "x:loan"])
    free_points.begin(conn, 1, ("said.c", ("l:en", "x:war")), ["x:war"])
    free_points.begin(conn, 2, ("said.d", ("l:en", "x:loan")), ["x:loan"])
    found = free_points.candidates(conn, 1, ["x:loan", "x:gas"])
    assert found == [("said.b", ("l:en", "x:gas", "x:loan")), ("said.a", ("l:en", "x:loan"))]
    assert free_points.candidates(conn, 1, ["x:loan", "x:gas"], most=1) == found[:1]
    assert free_points.candidates(conn, 1, []) == free_points.candidates(conn, 3, ["x:loan"]) == []


def test_a_point_is_begun_once(conn: sqlite3.Connection) -> None:
    free_points.begin(conn, 1, ("said.a", ("l:en", "x:loan")), ["x:loan"])
    free_points.begin(conn, 1, ("said.a", ("l:de", "x:loan")), ["x:loan"])
    assert free_points.candidates(conn, 1, ["x:loan"]) == [("said.a", ("l:en", "x:loan"))]


def test_the_points_of_an_event_go_with_it_into_another(conn: sqlite3.Connection) -> None:
    free_points.begin(conn, 1, ("said.a", ("l:en", "x:loan")), ["x:loan"])
    free_points.begin(conn, 2, ("said.a", ("l:de", "x:loan")), ["x:loan"])
    free_points.begin(conn, 1, ("said.b", ("l:en", "x:gas")), ["x:gas"])
    free_points.move(conn, 1, 2)
    assert free_points.candidates(conn, 1, ["x:loan", "x:gas"]) == []
    assert [point for point, _ in free_points.candidates(conn, 2, ["x:loan", "x:gas"])] == ["said.a", "said.b"]
