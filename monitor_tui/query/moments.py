"""Days and times as the analyst types them: `2021-04-17`, `2021-04-16..2021-04-22`, `7d..`, `<24h`, `today`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

EXPECTED = "a day (2021-04-17), days (2021-04-16..2021-04-22), or a time ago (7d.., <24h)"

EXPECTED_MOMENT = "a day or a time: 2021-04-18, 2021-04-18T12:00, 7d (days ago), yesterday"

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_AGO = re.compile(r"(\d{1,5})\s*([hdwmy])")
_CLOCK = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})t(\d{1,2}):(\d{2})")
_NAMED = {"today": 0, "yesterday": 1}
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class Bounds:
    """From a moment to a moment, the last not included; None is open."""

    first: datetime | None
    last: datetime | None


def bounds(text: str, now: datetime, zone: tzinfo) -> Bounds:
    """The bounds of what was typed, days being days of the zone; ValueError says what was expected."""
    text = text.strip().lower()
    if text[:1] in "<>" and text:
        found = _AGO.fullmatch(text[1:].lstrip("="))
        if not found:
            raise ValueError(EXPECTED)
        moment = _ago(found, now, zone, exact=True)
        return Bounds(moment, None) if text[0] == "<" else Bounds(None, moment)
    start, dots, end = text.partition("..")
    if not dots:
        return Bounds(*_edge(text, now, zone))
    if not start and not end:
        raise ValueError(EXPECTED)
    first = _edge(start, now, zone)[0] if start else None
    last = _edge(end, now, zone)[1] if end else None
    if first and last and first >= last:
        raise ValueError("the earlier day first")
    return Bounds(first, last)


def moment(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The end of what was typed: of a day its last moment, which is the first of the next; of a time itself."""
    text = text.strip().lower()
    clock = _CLOCK.fullmatch(text)
    try:
        day = _edge(clock[1] if clock else text, now, zone)
    except ValueError as error:
        raise ValueError(EXPECTED_MOMENT if str(error) == EXPECTED else str(error)) from None
    if clock is None:
        return day[1]
    hour, minute = int(clock[2]), int(clock[3])
    if hour > 23 or minute > 59:
        raise ValueError(f"a time of the day; {clock[2]}:{clock[3]} is none")
    # What happened at that time happened by it.
    return day[0].replace(hour=hour, minute=minute, microsecond=1)


def _edge(text: str, now: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The first moment of what was typed, and the first moment after it."""
    today = now.astimezone(zone).date()
    if text in _NAMED:
        return _whole(today - timedelta(_NAMED[text]), zone)
    ago = _AGO.fullmatch(text)
    if ago:
        moment = _ago(ago, now, zone, exact=ago[2] == "h")
        return moment, moment if ago[2] == "h" else moment + timedelta(1)
    found = _DAY.fullmatch(text)
    if not found:
        raise ValueError(EXPECTED)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if month is None or year is None:
            return _midnight(date(year or 0, 1, 1), zone), _midnight(date((year or 0) + 1, 1, 1), zone)
        if day is None:
            after = date(year + month // 12, month % 12 + 1, 1)
            return _midnight(date(year, month, 1), zone), _midnight(after, zone)
        return _whole(date(year, month, day), zone)
    except (ValueError, OverflowError):
        raise ValueError(f"a day of the calendar; {text} is none") from None


def _ago(found: re.Match[str], now: datetime, zone: tzinfo, *, exact: bool) -> datetime:
    count, unit = int(found[1]), found[2]
    try:
        if unit == "h":
            return now - timedelta(hours=count)
        past = timedelta(days=count * _DAYS[unit])
        return now - past if exact else _midnight(now.astimezone(zone).date() - past, zone)
    except OverflowError:
        raise ValueError("a time since the year 1") from None


def _whole(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    return _midnight(day, zone), _midnight(day + timedelta(1), zone)


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)
