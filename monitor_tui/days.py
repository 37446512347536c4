"""Days and spans of days in words, as titles, cells and lists show them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta

# Not strftime: its names of months follow the machine's locale.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(when: date, year: int | None = None) -> str:
    """A day in few characters, its year only where it is not ``year``: "17 Apr", "9 Aug 2022"."""
    short = f"{when.day} {_short(when)}"
    return short if when.year == year else f"{short} {when.year}"


def by(end: datetime) -> str:
    """A moment by which all had happened; the first of a day is the last of the one before: "18 Apr 2021 24:00"."""
    if end.time() == time():
        return f"{day((end - timedelta(days=1)).date())} 24:00"
    return f"{day(end.date())} {end:%H:%M}"


def span(first: date, last: date, *, with_year: bool = True) -> str:
    """A span as titles show it: "11-21 Apr 2021", "28 Apr-2 May 2021", "28 Dec 2021-2 Jan 2022"."""
    year = last.year if first.year == last.year else None
    end = day(last, None if with_year or year is None else year)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{end}"
    return f"{day(first, year)}-{end}"


def uncollected(first: date | None, last: date, begins: date, stories: int, cap: int = 0) -> str:
    """What to say of days before the store began: that nothing was collected then, and what was imported later.

    ``cap`` is where counting the stories stopped.
    """
    asked = f"on {span(first, last)}" if first else f"up to {day(last)}"
    which = "that date" if first == last else "such a date"
    many = "1 story" if stories == 1 else f"{stories:,}{'+' if cap and stories >= cap else ''} stories"
    carry = f" {many} imported later {'carries' if stories == 1 else 'carry'} {which}." if stories else ""
    return f"Nothing was collected {asked}; the store begins {day(begins)}.{carry}"


def value(first: date, last: date, year: int | None = None) -> str:
    """A day or span as a cell's value, months in full, the year dropped where it is ``year``: "9 May", "June-July"."""
    if first > last:
        first, last = last, first
    one_year = first.year == last.year
    tail = "" if one_year and last.year == year else f" {last.year}"
    if _starts_month(first) and _ends_month(last):
        return _months(first, last, tail)
    if first == last:
        return f"{last.day} {_long(last)}{tail}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{last.day} {_long(last)}{tail}"
    start = f"{first.day} {_long(first)}" + ("" if one_year else f" {first.year}")
    return f"{start}-{last.day} {_long(last)}{tail}"


def _months(first: date, last: date, tail: str) -> str:
    """Whole months: "June", "June-July", and whole years: "2022", "2021-2022"."""
    if (first.month, last.month) == (1, 12):
        return f"{last.year}" if first.year == last.year else f"{first.year}-{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{_long(last)}{tail}"
    start = _long(first) if first.year == last.year else f"{_long(first)} {first.year}"
    return f"{start}-{_long(last)}{tail}"


def _starts_month(when: date) -> bool:
    return when.day == 1


def _ends_month(when: date) -> bool:
    return when.day == monthrange(when.year, when.month)[1]


def _long(when: date) -> str:
    return MONTHS[when.month - 1]


def _short(when: date) -> str:
    return _long(when)[:3]
