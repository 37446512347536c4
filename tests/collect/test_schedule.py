"""When each source is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor_tui.collect.schedule import LONGEST_BACK_OFF, due, next_time
from monitor_tui.model import Attempt, Source

NOW = datetime(2021, 4, 17, 12, 0, tzinfo=UTC)
FEED = Source("feed", "feed", "http://a.test/", every=600)


def tried(minutes: float, failures: int = 0, wait: int | None = None) -> Attempt:
    """An attempt so many minutes ago; the server asked to wait so many minutes from now."""
    until = None if wait is None else NOW + timedelta(minutes=wait)
    at = NOW - timedelta(minutes=minutes)
    return Attempt("feed", at, "failed" if failures else "ok", failures=failures, wait_until=until)


def is_due(last: Attempt | None, *, force: bool = False) -> bool:
    return due([FEED], {"feed": last} if last else {}, NOW, force=force).ready == (FEED,)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, True),
        (tried(11), True),
        (tried(10), True),
        (tried(9), False),
        (tried(11, failures=1), True),
        (tried(11, failures=2), False),
        (tried(21, failures=2), True),
        (tried(39, failures=3), False),
        (tried(41, failures=3), True),
        (tried(60 * 23, failures=50), False),
        (tried(60 * 25, failures=50), True),
        (tried(60, wait=5), False),
        (tried(60, failures=1, wait=-1), True),
        (tried(-30), False),
        (tried(-600), True),
    ],
)
def test_a_source_is_due_after_its_interval_doubled_with_each_failure(last: Attempt | None, expected: bool) -> None:
    assert is_due(last) is expected


@pytest.mark.parametrize(
    ("last", "expected"), [(tried(1), True), (tried(1, failures=9), True), (tried(1, failures=1, wait=5), False)]
)
def test_forced_it_waits_only_where_the_server_asked(last: Attempt, expected: bool) -> None:
    assert is_due(last, force=True) is expected


def test_back_off_has_a_cap_but_never_shortens_the_interval() -> None:
    weekly = Source("feed", "feed", "http://a.test/", every=7 * 86400)
    assert next_time(FEED, tried(0, failures=99)) - NOW == LONGEST_BACK_OFF
    assert next_time(weekly, tried(0, failures=99)) - NOW == timedelta(days=7)


def test_kinds_are_sorted_out_and_the_next_wake_is_known() -> None:
    sources = [
        Source("late", "feed", "http://a.test/", every=3600),
        Source("soon", "feed", "http://a.test/", every=1200),
        Source("new", "feed", "http://a.test/"),
        Source("tg", "telegram", "https://t.me/s/x"),
        Source("map", "sitemap", "http://a.test/"),
        Source("mine", "import"),
    ]
    last = {name: Attempt(name, NOW - timedelta(minutes=10), "ok") for name in ("late", "soon", "tg", "mine")}
    plan = due(sources, last, NOW)
    assert [source.id for source in plan.ready] == ["new"]
    assert [(source.id, time - NOW) for source, time in plan.waiting] == [
        ("soon", timedelta(minutes=10)),
        ("late", timedelta(minutes=50)),
    ]
    assert [source.id for source in plan.not_collected] == ["tg", "map"]
    assert plan.wake == NOW + timedelta(minutes=10)
    assert due([], {}, NOW).wake is None
