"""Days and spans in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui import days


@pytest.mark.parametrize(
    ("first", "last", "year", "words"),
    [
        ("2021-05-09", "2021-05-09", 2021, "9 May"),
        ("2021-05-09", "2021-05-09", None, "9 May 2021"),
        ("2021-05-09", "2021-05-09", 2022, "9 May 2021"),
        ("2021-06-01", "2021-07-31", 2021, "June-July"),
        ("2021-06-01", "2021-06-30", 2021, "June"),
        ("2021-06-01", "2021-06-30", 2020, "June 2021"),
        ("2020-02-01", "2020-02-29", 2020, "February"),
        ("2021-05-09", "2021-05-11", 2021, "9-11 May"),
        ("2021-04-28", "2021-05-02", 2021, "28 April-2 May"),
        ("2021-12-28", "2022-01-02", 2021, "28 December 2021-2 January 2022"),
        ("2021-12-01", "2022-01-31", 2021, "December 2021-January 2022"),
        ("2022-01-01", "2022-12-31", 2021, "2022"),
        ("2022-01-01", "2022-12-31", 2022, "2022"),
        ("2020-01-01", "2021-12-31", 2021, "2020-2021"),
        ("2021-07-31", "2021-06-01", 2021, "June-July"),
    ],
)
def test_a_value_is_as_short_as_it_can_be(first: str, last: str, year: int | None, words: str) -> None:
    assert days.value(date.fromisoformat(first), date.fromisoformat(last), year) == words


@pytest.mark.parametrize(
    ("first", "last", "words", "without_year"),
    [
        ("2021-04-11", "2021-04-21", "11-21 Apr 2021", "11-21 Apr"),
        ("2021-04-13", "2021-04-13", "13 Apr 2021", "13 Apr"),
        ("2021-04-28", "2021-05-02", "28 Apr-2 May 2021", "28 Apr-2 May"),
        ("2021-12-28", "2022-01-02", "28 Dec 2021-2 Jan 2022", "28 Dec 2021-2 Jan 2022"),
    ],
)
def test_a_title_names_its_span(first: str, last: str, words: str, without_year: str) -> None:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    assert days.span(start, end) == words
    assert days.span(start, end, with_year=False) == without_year


def test_a_day_drops_the_year_of_its_event() -> None:
    assert days.day(date(2021, 4, 17), 2021) == "17 Apr"
    assert days.day(date(2022, 8, 9), 2021) == "9 Aug 2022"


SOME_DAYS = st.dates(date(1990, 1, 1), date(2049, 12, 31))


@given(SOME_DAYS, SOME_DAYS, SOME_DAYS, SOME_DAYS)
def test_two_spans_have_the_same_words_only_where_they_are_the_same(a: date, b: date, c: date, d: date) -> None:
    one, other = (min(a, b), max(a, b)), (min(c, d), max(c, d))
    assert (days.value(*one) == days.value(*other)) == (one == other)
    assert (days.span(*one) == days.span(*other)) == (one == other)


@given(SOME_DAYS, SOME_DAYS)
def test_dropping_the_year_takes_nothing_else_away(a: date, b: date) -> None:
    first, last = sorted((a, b))
    full, short = days.value(first, last), days.value(first, last, last.year)
    assert full in (short, f"{short} {last.year}")
