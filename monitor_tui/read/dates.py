"""The days, months, years and spans of them that a text names."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from monitor_tui.model import DateMention, Span
from monitor_tui.read.grammar import Grammar

NEAR = 200
"""Days after publication that a date without a year may lie; beyond it the year before is meant."""
_YEAR = r"(?:19|20)\d\d"
DIGIT = re.compile(r"\d")
_HAS_YEAR = re.compile(_YEAR)
_NEVER = r"(?!)"


@cache
def _patterns(grammar: Grammar) -> dict[str, re.Pattern[str]]:
    raw = grammar.raw["dates"]
    month = _months(raw)
    last = raw.get("last_year") or _NEVER
    year = rf"(?:,?\s+(?:(?P<year>{_YEAR})|(?P<last>{last})(?!\w)))?(?!\d)"
    first = rf"(?:(?:(?P<early>{_YEAR})(?:{raw['year_first']})|(?P<ago>{last}))\s+)?" if raw.get("year_first") else ""
    ordinal = f"(?:{raw['ordinal']})?" if raw.get("ordinal") else ""
    joint = rf"\s*(?:{raw['range']})\s*"
    return {
        "iso": re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
        "dotted": re.compile(r"(?<![\d.])(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>(?:19|20)\d\d)?(?!\d)"),
        "slashed": re.compile(rf"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])/(?P<month>[01]?\d)/(?P<year>{_YEAR})(?!\d)"),
        "day_month": re.compile(
            rf"(?<!\d)(?:(?P<from>[0-3]?\d){ordinal}{joint})?(?P<day>[0-3]?\d){ordinal}(?:\s+of)?\s+(?P<name>{month})(?!\w){year}",
        ),
        "month_day": re.compile(
            rf"(?<!\w){first}(?P<name>{month})\s+(?P<day>[0-3]?\d){ordinal}(?!\d)(?:{joint}(?P<to>[0-3]?\d)(?!\d))?{year}",
        ),
        "months": re.compile(rf"(?<!\w){first}(?P<name>{month}){joint}(?P<other>{month})(?!\w){year}"),
        "month": re.compile(rf"(?<!\w){first}(?P<name>{month})(?!\w){year}"),
        "through": re.compile(rf"\s*(?:{raw.get('through', '-|–|—')})\s*"),
        "latest": re.compile(rf"(?<!\w)(?:{raw.get('last') or _NEVER})\s+$"),
    }


@cache
def _years(grammar: Grammar) -> tuple[re.Pattern[str], ...]:
    """How the language writes years, alone or from one to another."""
    raw = grammar.raw["dates"]
    years = rf"(?P<year>{_YEAR})(?:\s*(?:{raw['range']})\s*(?P<other>{_YEAR}))?(?!\d)"
    return tuple(re.compile(r"(?<![\w.])" + one.replace("{years}", years)) for one in raw.get("years", ()))


def lowered(words: str) -> str:
    """The same in small letters, each where it was: patterns are quicker without a regard to case."""
    low = words.lower()
    return low if len(low) == len(words) else "".join(c if len(c.lower()) > 1 else c.lower() for c in words)


def _months(raw: Mapping[str, Any]) -> str:
    return "|".join([*raw["months"], *raw.get("months_short", ())])


@cache
def _month_number(grammar: Grammar, name: str) -> tuple[int, bool]:
    """The month that a word names, and whether it is short for it."""
    raw = grammar.raw["dates"]
    for key in ("months", "months_short"):
        for number, pattern in enumerate(raw.get(key, ()), 1):
            if re.fullmatch(pattern, name):
                return number, key == "months_short"
    raise ValueError(name)


def days_in(
    grammar: Grammar, words: str, offset: int, published: date | None, *, past: bool = False
) -> list[DateMention]:
    """The days, months, years and spans of them that a text names, by their place; ``past``: none lies ahead."""
    patterns = _patterns(grammar)
    words = lowered(words)
    digits = DIGIT.search(words) is not None
    if not digits and not patterns["month"].search(words):
        return []
    found: list[tuple[Span, date, date]] = []
    for name in ("iso", "dotted", "slashed", "day_month", "month_day", "months", "month"):
        if not digits and name not in ("months", "month"):
            continue
        for match in patterns[name].finditer(words):
            span = match.span()
            if any(span[0] < other[1] and other[0] < span[1] for other, _, _ in found):
                continue
            days = _days(grammar, name, match, published, words, past)
            if days is not None:
                found.append((span, *days))
    if digits and _HAS_YEAR.search(words):
        found += _whole_years(grammar, words, [span for span, _, _ in found])
    joined = _joined(patterns["through"], words, sorted(found))
    return [DateMention((start + offset, end + offset), first, last) for (start, end), first, last in joined]


def _whole_years(grammar: Grammar, words: str, taken: list[Span]) -> list[tuple[Span, date, date]]:
    found: list[tuple[Span, date, date]] = []
    for pattern in _years(grammar):
        for match in pattern.finditer(words):
            span = (match.start("year"), match.end("other" if match["other"] else "year"))
            if any(span[0] < other[1] and other[0] < span[1] for other in taken):
                continue
            first, last = sorted((int(match["year"]), int(match["other"] or match["year"])))
            found.append((span, date(first, 1, 1), date(last, 12, 31)))
            taken.append(span)
    return found


def _joined(
    through: re.Pattern[str], words: str, found: list[tuple[Span, date, date]]
) -> list[tuple[Span, date, date]]:
    """The same with "from 28 April to 2 May" as one span."""
    kept: list[tuple[Span, date, date]] = []
    for span, first, last in found:
        if kept and kept[-1][2] < first and through.fullmatch(words, kept[-1][0][1], span[0]):
            kept[-1] = ((kept[-1][0][0], span[1]), kept[-1][1], last)
        else:
            kept.append((span, first, last))
    return kept


def _days(
    grammar: Grammar, name: str, match: re.Match[str], published: date | None, words: str, past: bool
) -> tuple[date, date] | None:
    given = match.groupdict()
    year = _year_of(given, published)
    if name in ("iso", "dotted", "slashed"):
        day = _day(year, int(given["month"]), int(given["day"]), published, past)
        return (day, day) if day else None
    month, short = _month_number(grammar, given["name"])
    if name in ("months", "month"):
        before = words[: match.start()]
        plain = name == "month" and year is None and (short or _is_word_too(grammar, given["name"]))
        if plain and not _speaks_for_month(grammar, before):
            return None
        other = _month_number(grammar, given["other"])[0] if name == "months" else month
        return _month_span(
            year, month, other, published, past or _patterns(grammar)["latest"].search(before) is not None
        )
    day = _day(year, month, int(given["day"]), published, past)
    if day is None:
        return None
    first = _day(day.year, month, int(given["from"]), published) if given.get("from") else day
    last = _day(day.year, month, int(given["to"]), published) if given.get("to") else day
    return (first or day, last or day)


def _year_of(given: Mapping[str, str | None], published: date | None) -> int | None:
    """The year that stands beside a day or month, in digits or as the last one."""
    digits = given.get("year") or given.get("early")
    if digits:
        return int(digits)
    return published.year - 1 if published is not None and (given.get("last") or given.get("ago")) else None


def _is_word_too(grammar: Grammar, name: str) -> bool:
    """Whether a month's name is a plain word as well ("may", "march")."""
    return name in grammar.raw["dates"].get("ambiguous", "").split()


def _speaks_for_month(grammar: Grammar, before: str) -> bool:
    left = before.rstrip().rsplit(" ", 1)[-1]
    return left in grammar.raw["dates"].get("before_month", "").split()


def _day(year: int | None, month: int, day: int, published: date | None, past: bool = False) -> date | None:
    if not 1 <= month <= 12 or (year is None and published is None):
        return None
    guess = year if year is not None else published.year if published is not None else 0
    try:
        found = date(guess, month, day)
    except ValueError:
        return None
    if year is None and published is not None:
        if (found - published).days > (1 if past else NEAR):
            return found.replace(year=guess - 1) if (month, day) != (2, 29) else None
        if (published - found).days > 366 - NEAR + 30 and not past:
            return found.replace(year=guess + 1) if (month, day) != (2, 29) else None
    return found


def _month_span(
    year: int | None, month: int, other: int, published: date | None, past: bool
) -> tuple[date, date] | None:
    first = _day(year, month, 1, published, past)
    if first is None:
        return None
    last_year = first.year + (other < month)
    return first, date(last_year, other, calendar.monthrange(last_year, other)[1])


def last_weekday(published: date, number: int) -> date:
    """The day of the week on or before a day."""
    return published - timedelta(days=(published.weekday() - number) % 7)
