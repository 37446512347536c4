"""Days and spans of days in words, as titles, cells and lists show them."""

from __future__ import annotations

from datetime import date


def day(when: date, year: int | None = None) -> str:
    """A day in few characters, its year only where it is not ``year``: "17 Apr", "9 Aug 2022"."""
    raise NotImplementedError


def span(first: date, last: date) -> str:
    """A span as titles show it, always with its year: "11-21 Apr 2021", "28 Apr-2 May 2021"."""
    raise NotImplementedError


def value(first: date, last: date, year: int | None = None) -> str:
    """A day or span as a cell's value, months in full, the year dropped where it is ``year``: "9 May", "June-July"."""
    raise NotImplementedError
