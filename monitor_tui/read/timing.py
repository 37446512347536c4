"""When it was said: the day that the words around a cue name, else the story's."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from monitor_tui.days import span as days_between
from monitor_tui.days import value as day_in_words
from monitor_tui.read.dates import days_in, last_weekday, lowered
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Grammar
from monitor_tui.read.tokens import Text

BESIDE = 20
"""Characters between two times that tell of one ("on Friday last week")."""
GOES_ON = 7
"""Days before publication up to which a speech that goes on keeps its day."""
SOON = 90
"""Days after publication up to which a day without a year is one to come, not the one of the year before."""
LEAD = 9
"""Tokens that a time between cue and content has at most."""
_APART = 200
_NEVER = r"(?!)"
_UNKNOWN = "said at an unknown time"


@dataclass(frozen=True, slots=True)
class Told:
    """The day on which something was said."""

    day: date | None
    reason: str = ""
    """Why the day is in doubt."""
    named: bool = False
    """Whether the sentence names a time."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time that words name: where it stands, its first and last day, and how closely it tells the day."""

    start: int
    end: int
    first: date
    last: date
    rank: int
    about: bool = False


_DAY, _WEEKDAY, _WEEK, _PERIOD, _VAGUE = range(5)


@cache
def _patterns(grammar: Grammar) -> dict[str, re.Pattern[str]]:
    raw = grammar.raw["dates"]
    small = "|".join(sorted(map(re.escape, raw.get("small", {})), key=len, reverse=True)) or _NEVER
    units = "|".join(sorted(raw.get("units", {}), key=len, reverse=True)) or _NEVER
    ago = (raw.get("ago") or _NEVER).replace("{n}", rf"(?P<n>\d+|{small})").replace("{unit}", rf"(?P<unit>{units})")
    weekdays = "|".join(f"(?P<d{number}>{name})" for number, name in enumerate(raw["weekdays"]))
    return {
        "relative": _either(raw, "before_yesterday", "yesterday", "today", "tomorrow", "weekend"),
        "weekday": re.compile(rf"(?<!\w)(?:(?P<last>{raw.get('last') or _NEVER})\s+)?(?:{weekdays})(?!\w)"),
        "ago": re.compile(rf"(?<!\w)(?:{ago})(?!\w)"),
        "period": _either(raw, "last_week", "last_month", "last_year"),
        "alone": re.compile(rf"(?<![\w.])(?:{raw.get('day_alone') or _NEVER})"),
        "earlier": re.compile(rf"(?<!\w)(?:{raw['earlier']})(?!\w)"),
        "other": re.compile(rf"(?<!\w)(?:{raw.get('not_said') or _NEVER})\s+$"),
        "hours": re.compile(rf"(?<!\w)(?:{raw.get('hours') or _NEVER})(?!\w)"),
        "into": re.compile(rf"\s+(?:{raw.get('night_to') or _NEVER})\s+"),
    }


def _either(raw: dict[str, str], *keys: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<{key}>{raw.get(key) or _NEVER})' for key in keys)})(?!\w)")


def told(text: Text, founds: Sequence[Found], published: date | None) -> list[Told]:
    """When each attribution was said; who goes on speaking speaks on the same day, and so does a headline's speaker."""
    own = [said_on(text.grammar, *_around(text, found), published) for found in founds]
    for at, found in enumerate(founds):
        before = own[at - 1] if at else None
        if not own[at].named and before is not None and _goes_on(founds[at - 1], found, before, published):
            own[at] = before
    for at in reversed(range(len(founds))):
        if own[at].named or text.spans[founds[at].sentence][0] >= text.title:
            continue
        same = next((k for k in range(at + 1, len(founds)) if founds[k].actor == founds[at].actor), None)
        if same is not None and founds[at].actor is not None and _recent(own[same], published):
            own[at] = own[same]
    return own


def _goes_on(before: Found, found: Found, then: Told, published: date | None) -> bool:
    if found.actor is None or found.actor != before.actor or not _recent(then, published):
        return False
    return 0 <= found.sentence - before.sentence <= 1


def _recent(then: Told, published: date | None) -> bool:
    if not then.named or then.reason or then.day is None or published is None:
        return False
    return 0 <= (published - then.day).days <= GOES_ON


def said_on(grammar: Grammar, words: str, at: int, published: date | None) -> Told:
    """The day that the words around a cue name, the cue standing at ``at``."""
    if published is None:
        exact = [mention.start for mention in days_in(grammar, words, 0, None) if mention.start == mention.end]
        return Told(exact[0], named=True) if exact else Told(None)
    times = [one for one in times_in(grammar, words, published) if not _denied(grammar, words, one)]
    if not times:
        vague = _patterns(grammar)["earlier"].search(lowered(words)) is not None
        return Told(published, _UNKNOWN, True) if vague else Told(published)
    nearest = min(times, key=lambda one: _distance(words, one, at))
    beside = [one for one in times if max(one.start - nearest.end, nearest.start - one.end) <= BESIDE]
    best = min(beside, key=lambda one: (one.rank, _distance(words, one, at)))
    if best.rank == _WEEKDAY:
        week = next((one for one in beside if one.rank == _WEEK), None)
        if week is not None:
            return Told(week.first + timedelta(days=best.first.weekday()), named=True)
    return Told(best.first if best.first == best.last else min(best.last, published), _doubt(best), True)


def _denied(grammar: Grammar, words: str, time: Time) -> bool:
    """Whether the word before a time says that it is not the time of speaking ("since Friday", "after 9 May")."""
    return _patterns(grammar)["other"].search(lowered(words[: time.start])) is not None


def _distance(words: str, time: Time, at: int) -> int:
    """Characters between a time and the cue; what a clause of its own between commas tells is far."""
    gap = time.start - at if time.start >= at else at - time.end
    left, right = words.rfind(",", 0, time.start), words.find(",", time.end)
    inside = left >= 0 and right >= 0 and not left < at < right
    return gap + (_APART if inside and right - left > 2 * (time.end - time.start) + BESIDE else 0)


def _doubt(time: Time) -> str:
    if time.about:
        return f"said about {days_between(time.first, time.last)}"
    if time.rank == _VAGUE:
        return _UNKNOWN
    if time.first == time.last:
        return ""
    whole = time.first.day == 1 and time.last.day == calendar.monthrange(time.last.year, time.last.month)[1]
    when = day_in_words(time.first, time.last) if whole else days_between(time.first, time.last)
    return f"said in {when}, the day is not given"


def times_in(grammar: Grammar, words: str, published: date) -> list[Time]:
    """The times in the past that words name, seen from the day of publication."""
    patterns = _patterns(grammar)
    low = lowered(words)
    latest = published + timedelta(days=1)
    # What a story of April says of 9 May is to come: nobody spoke on the 9 May before.
    soon = published + timedelta(days=SOON)
    ahead = {one.span for one in days_in(grammar, words, 0, published) if latest < one.start <= soon}
    found = [
        Time(*mention.span, mention.start, mention.end, _DAY if mention.start == mention.end else _PERIOD)
        for mention in days_in(grammar, words, 0, published, past=True)
        if mention.start <= latest and mention.span not in ahead
    ]
    taken = [(one.start, one.end) for one in found] + [match.span() for match in patterns["earlier"].finditer(low)]
    found += [
        time
        for name in ("relative", "weekday", "ago", "period", "alone")
        for match in patterns[name].finditer(low)
        if not any(start <= match.start() and match.end() <= end for start, end in taken)
        and (time := _time(grammar, name, match, published)) is not None
    ]
    if not found:
        return []
    found.sort(key=lambda one: one.start)
    return [one for one, after in zip(found, [*found[1:], None], strict=True) if not _night(patterns, low, one, after)]


def _night(patterns: dict[str, re.Pattern[str]], words: str, one: Time, after: Time | None) -> bool:
    """Whether a day is the first of "in the night from Saturday to Sunday"."""
    return (
        after is not None
        and one.rank == after.rank == _WEEKDAY
        and patterns["into"].fullmatch(words, one.end, after.start) is not None
    )


def _time(grammar: Grammar, name: str, match: re.Match[str], published: date) -> Time | None:
    given = match.groupdict()
    if name == "relative":
        return _relative(match, published)
    if name == "weekday":
        number = next(number for number in range(7) if given[f"d{number}"])
        day = last_weekday(published, number)
        if given["last"] and day == published:
            day -= timedelta(days=7)
        return Time(*match.span(), day, day, _WEEKDAY)
    if name == "alone":
        return _day_alone(match, int(given["day"]), published)
    if name == "ago":
        return _ago(grammar, match, published)
    return _period(match, published)


def _relative(match: re.Match[str], published: date) -> Time | None:
    back = {"before_yesterday": 2, "yesterday": 1, "today": 0}
    if match["tomorrow"]:
        return None
    day = last_weekday(published, 5) if match["weekend"] else published - timedelta(days=back[str(match.lastgroup)])
    return Time(*match.span(), day, day, _WEEKDAY)


def _day_alone(match: re.Match[str], number: int, published: date) -> Time | None:
    """ "On the 17th": the latest such day."""
    month = published.replace(day=1)
    for _ in range(3):
        if number <= calendar.monthrange(month.year, month.month)[1] and month.replace(day=max(number, 1)) <= published:
            day = month.replace(day=max(number, 1))
            return Time(*match.span(), day, day, _DAY)
        month = (month - timedelta(days=1)).replace(day=1)
    return None


def _ago(grammar: Grammar, match: re.Match[str], published: date) -> Time | None:
    """So many days ago exactly; weeks, months and years about."""
    raw = grammar.raw["dates"]
    given = match.groupdict()
    written = given.get("n") or "1"
    number = int(written) if written.isdigit() else int(raw["small"][written])
    unit = raw["units"][match["unit"]]
    if unit == "day":
        day = published - timedelta(days=number)
        return Time(*match.span(), day, day, _WEEKDAY)
    if unit == "week":
        day = published - timedelta(days=7 * number)
    elif unit == "hour":
        return Time(*match.span(), published, published, _PERIOD)
    else:
        months = published.year * 12 + published.month - 1 - number * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        if year < 1:
            return None
        day = date(year, month + 1, min(published.day, calendar.monthrange(year, month + 1)[1]))
    return Time(*match.span(), day, day, _PERIOD, about=True)


def _period(match: re.Match[str], published: date) -> Time:
    if match["last_week"]:
        monday = last_weekday(published, 0) - timedelta(days=7)
        return Time(*match.span(), monday, monday + timedelta(days=6), _WEEK)
    if match["last_month"]:
        last = published.replace(day=1) - timedelta(days=1)
        return Time(*match.span(), last.replace(day=1), last, _PERIOD)
    year = published.year - 1
    return Time(*match.span(), date(year, 1, 1), date(year, 12, 31), _PERIOD)


def _around(text: Text, found: Found) -> tuple[str, int]:
    """The words of the sentence that are not what is said, nor a relative clause, and where among them the cue is."""
    lo, hi = text.sentences[found.sentence]
    inside = {k for first, last in found.content for k in range(first, last)} | _relative_clauses(text, found, lo, hi)
    cue = found.marks[0] if found.marks is not None else found.source[1] if found.source is not None else lo
    parts: list[str] = []
    length, at = 0, 0
    run: list[int] = []
    for k in range(lo, hi + 1):
        if k < hi and k not in inside:
            run.append(k)
        elif run:
            if run[0] <= cue:
                at = length + text.tokens[min(cue, run[-1])].start - text.tokens[run[0]].start
            parts.append(text.words(run[0], run[-1] + 1))
            length += len(parts[-1]) + 3
            run = []
    return " | ".join(parts), at


def _relative_clauses(text: Text, found: Found, lo: int, hi: int) -> set[int]:
    """The tokens of ", who met Biden on 13 April," where the cue is not in it."""
    tokens = text.tokens
    out: set[int] = set()
    for comma in range(lo, hi - 1):
        if tokens[comma].text != "," or tokens[comma].quote >= 0:
            continue
        opens = comma + 1 if "q" in tokens[comma + 1].tags else comma + 2 if "p" in tokens[comma + 1].tags else hi
        if opens >= hi or "q" not in tokens[opens].tags:
            continue
        stop = next((k for k in range(opens + 1, hi) if tokens[k].text == ","), hi)
        if found.marks is None or not comma < found.marks[0] < stop:
            out.update(range(comma, stop))
    return out


def without_time(text: Text, found: Found, published: date | None) -> Found:
    """The attribution, its content without a time that stands before it ("said last night that ...")."""
    if not found.content or found.marks is None or published is None:
        return found
    after, (first, last) = found.marks[1], found.content[0]
    opens = text.tokens[after] if after < len(text.tokens) else None
    if opens is None or not after <= first < after + LEAD or opens.text in ",:" or "s" in opens.tags:
        return found
    for that in reversed(range(first + 1, min(after + LEAD, last - 1))):
        if "s" in text.tokens[that].tags and _only_time(text, after, that, published):
            return replace(found, content=[(that, last), *found.content[1:]])
    return found


def _only_time(text: Text, first: int, last: int, published: date) -> bool:
    """Whether a range of tokens names a time and nothing else."""
    if any(token.quote >= 0 or token.mention >= 0 or "v" in token.tags for token in text.tokens[first:last]):
        return False
    words, start = text.words(first, last), text.tokens[first].start
    spans = [(time.start, time.end) for time in times_in(text.grammar, words, published)]
    for name in ("earlier", "hours"):
        spans += [match.span() for match in _patterns(text.grammar)[name].finditer(lowered(words))]
    rest = [
        token
        for token in text.tokens[first:last]
        if not any(a < token.end - start and token.start - start < b for a, b in spans)
    ]
    return bool(spans) and all(token.text in ",." or (token.tags and not token.tags.strip("ptbd0")) for token in rest)
