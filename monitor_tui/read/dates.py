"""When it was said, and the days and figures that are spoken of."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from monitor_tui.model import DateMention, NumberMention, Span
from monitor_tui.read.grammar import Grammar

NEAR = 200
"""Days after publication that a date without a year may lie; beyond it the year before is meant."""


@cache
def _patterns(grammar: Grammar) -> dict[str, re.Pattern[str]]:
    raw = grammar.raw["dates"]
    month = _months(raw)
    year = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?(?!\d)"
    ordinal = f"(?:{raw['ordinal']})?" if raw.get("ordinal") else ""
    joint = rf"\s*(?:{raw['range']})\s*"
    return {
        "iso": re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
        "dotted": re.compile(r"(?<![\d.])(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>(?:19|20)\d\d)?(?!\d)"),
        "day_month": re.compile(
            rf"(?<!\d)(?:(?P<from>[0-3]?\d){ordinal}{joint})?(?P<day>[0-3]?\d){ordinal}(?:\s+of)?\s+(?P<name>{month})(?!\w){year}",
            re.I,
        ),
        "month_day": re.compile(
            rf"(?<!\w)(?P<name>{month})\s+(?P<day>[0-3]?\d){ordinal}(?!\d)(?:{joint}(?P<to>[0-3]?\d)(?!\d))?{year}",
            re.I,
        ),
        "months": re.compile(rf"(?<!\w)(?P<name>{month}){joint}(?P<other>{month})(?!\w){year}", re.I),
        "month": re.compile(rf"(?<!\w)(?P<name>{month})(?!\w){year}", re.I),
        "weekday": re.compile(rf"(?<!\w)(?:{'|'.join(raw['weekdays'])})(?!\w)", re.I),
        "relative": re.compile(
            rf"(?<!\w)(?:(?P<before>{raw['before_yesterday']})|(?P<yesterday>{raw['yesterday']})|(?P<today>{raw['today']})|(?P<tomorrow>{raw['tomorrow']})|(?P<weekend>{raw['weekend']}))(?!\w)",
            re.I,
        ),
        "earlier": re.compile(rf"(?<!\w)(?:{raw['earlier']})(?!\w)", re.I),
    }


def _months(raw: Mapping[str, Any]) -> str:
    return "|".join([*raw["months"], *raw.get("months_short", ())])


@cache
def _month_number(grammar: Grammar, name: str) -> int:
    raw = grammar.raw["dates"]
    for key in ("months", "months_short"):
        for number, pattern in enumerate(raw.get(key, ()), 1):
            if re.fullmatch(pattern, name, re.I):
                return number
    raise ValueError(name)


@cache
def _weekday_number(grammar: Grammar, name: str) -> int:
    for number, pattern in enumerate(grammar.raw["dates"]["weekdays"]):
        if re.fullmatch(pattern, name, re.I):
            return number
    raise ValueError(name)


def said_on(grammar: Grammar, words: str, published: date | None) -> tuple[date | None, bool]:
    """The day that the words around a cue name, and whether they put it somewhere in the past without a day."""
    patterns = _patterns(grammar)
    if published is None:
        exact = [m for m in days_in(grammar, words, 0, None) if m.start == m.end]
        return (exact[0].start, False) if exact else (None, False)
    for found in days_in(grammar, words, 0, published):
        if found.start == found.end and found.start <= published + timedelta(days=1):
            return found.start, False
    relative = patterns["relative"].search(words)
    if relative:
        return _relative_day(relative, published), False
    weekday = patterns["weekday"].search(words)
    if weekday:
        return _last_weekday(published, _weekday_number(grammar, weekday[0].lower())), False
    return published, patterns["earlier"].search(words) is not None


def _relative_day(found: re.Match[str], published: date) -> date:
    if found["before"]:
        return published - timedelta(days=2)
    if found["yesterday"]:
        return published - timedelta(days=1)
    if found["tomorrow"]:
        return published
    if found["weekend"]:
        return _last_weekday(published, 5)
    return published


def _last_weekday(published: date, number: int) -> date:
    return published - timedelta(days=(published.weekday() - number) % 7)


def days_in(grammar: Grammar, words: str, offset: int, published: date | None) -> list[DateMention]:
    """The days, spans of days and months that a text names, by their place."""
    patterns = _patterns(grammar)
    if not any(char.isdigit() for char in words) and not patterns["month"].search(words):
        return []
    found: list[tuple[Span, date, date]] = []
    for name in ("iso", "dotted", "day_month", "month_day", "months", "month"):
        for match in patterns[name].finditer(words):
            span = match.span()
            if any(span[0] < other[1] and other[0] < span[1] for other, _, _ in found):
                continue
            days = _days(grammar, name, match, published, words)
            if days is not None:
                found.append((span, *days))
    return [DateMention((start + offset, end + offset), first, last) for (start, end), first, last in sorted(found)]


def _days(
    grammar: Grammar, name: str, match: re.Match[str], published: date | None, words: str
) -> tuple[date, date] | None:
    given = match.groupdict()
    year = int(given["year"]) if given.get("year") else None
    if name in ("iso", "dotted"):
        day = _day(year, int(given["month"]), int(given["day"]), published)
        return (day, day) if day else None
    month = _month_number(grammar, given["name"].lower())
    if name == "month" and not match[0][0].isupper() and len(match[0]) <= 4:
        return None
    if name == "month" and year is None and _is_word_too(grammar, match[0], words[: match.start()]):
        return None
    if name in ("months", "month"):
        other = _month_number(grammar, given["other"].lower()) if name == "months" else month
        return _month_span(year, month, other, published)
    day = _day(year, month, int(given["day"]), published)
    if day is None:
        return None
    first = _day(day.year, month, int(given["from"]), published) if given.get("from") else day
    last = _day(day.year, month, int(given["to"]), published) if given.get("to") else day
    return (first or day, last or day)


def _is_word_too(grammar: Grammar, name: str, before: str) -> bool:
    """Whether a month's name is a plain word as well ("may", "march") and nothing before it speaks for the month."""
    raw = grammar.raw["dates"]
    left = before.rstrip().rsplit(" ", 1)[-1].lower()
    return name.lower() in raw.get("ambiguous", "").split() and left not in raw.get("before_month", "").split()


def _day(year: int | None, month: int, day: int, published: date | None) -> date | None:
    if not 1 <= month <= 12 or (year is None and published is None):
        return None
    guess = year if year is not None else published.year if published is not None else 0
    try:
        found = date(guess, month, day)
    except ValueError:
        return None
    if year is None and published is not None:
        if (found - published).days > NEAR:
            return found.replace(year=guess - 1) if (month, day) != (2, 29) else None
        if (published - found).days > 366 - NEAR + 30:
            return found.replace(year=guess + 1) if (month, day) != (2, 29) else None
    return found


def _month_span(year: int | None, month: int, other: int, published: date | None) -> tuple[date, date] | None:
    first = _day(year, month, 1, published)
    if first is None:
        return None
    last_year = first.year + (other < month)
    return first, date(last_year, other, calendar.monthrange(last_year, other)[1])


_NUMBER = re.compile(r"(?<![\w.,-])(\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)\s?(%|[^\W\d_]+)?")


def numbers_in(grammar: Grammar, words: str, offset: int, taken: list[DateMention]) -> list[NumberMention]:
    """The figures that a text names with their units, but for dates."""
    if not any(char.isdigit() for char in words):
        return []
    found = []
    for match in _NUMBER.finditer(words):
        span = (match.start(1) + offset, match.end(1) + offset)
        if any(span[0] < mention.span[1] and mention.span[0] < span[1] for mention in taken):
            continue
        value = _value(match[1])
        unit = match[2]
        if unit is None and 1900 <= value <= 2100 and value == int(value):
            continue
        if unit and unit.lower() in grammar.million:
            value *= grammar.million[unit.lower()]
            after = re.match(r"\s*([^\W\d_]+)", words[match.end() :])
            unit = after[1] if after else None
        found.append(NumberMention(span, value, unit))
    return found


def _value(digits: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+", digits):
        return float(re.sub(r"\D", "", digits))
    return float(digits.replace(",", "."))
