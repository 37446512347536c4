"""The dates feeds carry: the moment, and how exactly it is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.collect.formats import dates
from monitor_tui.model import Precision

MOMENT = datetime(2021, 4, 17, 15, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw",
    [
        "Sat, 17 Apr 2021 18:05:00 +0300",
        "Sat, 17 Apr 2021 18:05:00 MSK",
        "Sat, 17 Apr 2021 15:05:00 GMT",
        "17 Apr 2021 15:05",
        "17 Apr 21 10:05 EST",
        "Saturday, 17-Apr-21 15:05:00 UTC",
        "Sat, 17 Apr 2021 18:05:00 GMT+0300 (MSK)",
        "Sat, 17 Apr 2021 11:05 AM EDT",
        "2021-04-17T15:05:00Z",
        "2021-04-17T18:05:00+03:00",
        "2021-04-17T18:05:00.123456+03:00",
        "2021-04-17 15:05",
        "2021-04-17T18:05+03",
        "20210417T150500Z",
        "April 17, 2021 3:05 PM",
        "Sat Apr 17 15:05:00 2021",
        "17.04.2021 15:05",
        "Сб, 17 апр 2021 18:05:00 +0300",
        "17 апреля 2021, 18:05 МСК",
        "17 красавіка 2021 18:05 MSK",
        "17 квітня 2021 18:05 EEST",
        "17. April 2021, 17:05 MESZ",
        "  Sat,  17  Apr  2021 15:05:00 GMT ",
    ],
)
def test_a_moment_is_read_in_its_zone(raw: str) -> None:
    assert dates.parse(raw) == (MOMENT, Precision.MINUTE)


@pytest.mark.parametrize(
    "raw", ["2021-04-17", "17 Apr 2021", "Sat, 17 Apr 2021", "17.04.2021", "April 17, 2021", "20210417", "2021/04/17"]
)
def test_a_day_stays_a_day(raw: str) -> None:
    assert dates.parse(raw) == (datetime(2021, 4, 17, tzinfo=UTC), Precision.DAY)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "yesterday",
        "2021-04",
        "2021",
        "31 Feb 2021",
        "2021-13-01",
        "17 Foo 2021",
        "0000-00-00",
        "2021-04-17T25:61",
        "x" * 5000,
    ],
)
def test_what_names_no_moment_is_undated(raw: str) -> None:
    assert dates.parse(raw) == dates.UNDATED


def test_hour_24_is_the_next_day() -> None:
    assert dates.parse("2021-04-17T24:00:00Z")[0] == datetime(2021, 4, 18, tzinfo=UTC)


def test_an_unknown_zone_is_read_as_utc() -> None:
    assert dates.parse("Sat, 17 Apr 2021 15:05:00 XYZ")[0] == MOMENT


@given(
    st.integers(631152000, 2840140800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_what_python_writes_is_read_back(utc: datetime, zone: timezone) -> None:
    moment = utc.astimezone(zone)
    assert dates.parse(moment.isoformat())[0] == moment
    assert dates.parse(format_datetime(moment))[0] == moment


@given(st.text(max_size=100) | st.from_regex(r"[0-9]{1,4}[-/. T:]{1,3}[0-9]{1,2}[-/. T:][0-9 :+Z-]{0,20}"))
def test_any_text_gives_an_aware_time_or_none(raw: str) -> None:
    found, precision = dates.parse(raw)
    assert found is None or found.tzinfo is not None
    assert isinstance(precision, Precision)


@pytest.mark.parametrize(
    ("value", "year"),
    [(1618671900, 2021), (1618671900000, 2021), (1618671900.5, 2021), (float("nan"), None), (1e300, None)],
)
def test_unix_times(value: float, year: int | None) -> None:
    found = dates.first(value)[0]
    assert (found.year if found else None) == year


def test_the_first_value_that_is_a_time_counts() -> None:
    assert dates.first(None, True, "soon", "2021-04-17T15:05:00Z", 5)[0] == MOMENT
