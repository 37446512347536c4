"""The dates feeds carry, with the precision they carry it in."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from monitor_tui.model import Precision

Dating = tuple[datetime | None, Precision]
UNDATED: Dating = (None, Precision.MINUTE)

# Offsets in hours of the names that feeds of this region and RFC 822 use; a name of several zones has its RFC meaning.
ZONES = {
    **dict.fromkeys(("UT", "UTC", "GMT", "Z", "WET"), 0.0),
    **dict.fromkeys(("CET", "MEZ", "BST", "WEST", "MET"), 1.0),
    **dict.fromkeys(("EET", "CEST", "MESZ", "SAST"), 2.0),
    **dict.fromkeys(("MSK", "EEST", "FET", "МСК", "TRT"), 3.0),
    **dict.fromkeys(("MSD", "SAMT", "GST", "AMT", "AZT"), 4.0),
    **dict.fromkeys(("YEKT", "UZT", "PKT"), 5.0),
    **dict.fromkeys(("HKT", "SGT"), 8.0),
    **dict.fromkeys(("JST", "KST"), 9.0),
    "IST": 5.5,
    "EST": -5.0,
    "EDT": -4.0,
    "CST": -6.0,
    "CDT": -5.0,
    "MST": -7.0,
    "MDT": -6.0,
    "PST": -8.0,
    "PDT": -7.0,
}
# The first three letters of the months in English, German, Russian, Belarusian and Ukrainian.
_MONTHS = {
    1: "jan jän янв сту січ",
    2: "feb fév фев лют",
    3: "mar mär mrz мар сак бер",
    4: "apr апр кра кві",
    5: "may mai май мая тра мае",
    6: "jun июн чэр чер",
    7: "jul июл ліп лип",
    8: "aug авг жні сер",
    9: "sep сен вер",
    10: "oct okt окт кас жов",
    11: "nov ноя ліс лис",
    12: "dec dez дек сне гру",
}
_MONTH = {start: number for number, starts in _MONTHS.items() for start in starts.split()}

_CLOCK = r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?(?![^\W\d_]))?"
_ZONE = r"(?:[\s(]*(?P<zone>(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|[^\W\d_]{1,5})\)?)?"
_TIME = rf"(?:[\sT,]+{_CLOCK}{_ZONE})?"
_FORMS = tuple(
    re.compile(rf"\s*{form}", re.IGNORECASE)
    for form in (
        rf"(?P<Y>\d{{4}})[-/.](?P<M>\d{{1,2}})[-/.](?P<D>\d{{1,2}}){_TIME}",
        rf"(?:[^\W\d_]+\.?,?\s*)?(?P<D>\d{{1,2}})\.?[\s-]+(?P<name>[^\W\d_]+)\.?,?[\s-]+(?P<Y>\d{{4}}|\d{{2}}(?!\d|:)){_TIME}",
        rf"(?:[^\W\d_]+\.?,\s*)?(?P<name>[^\W\d_]+)\.?\s+(?P<D>\d{{1,2}}),?\s+(?P<Y>\d{{4}}){_TIME}",
        rf"[^\W\d_]+\s+(?P<name>[^\W\d_]+)\s+(?P<D>\d{{1,2}})\s+{_CLOCK}{_ZONE}\s+(?P<Y>\d{{4}})",
        rf"(?P<D>\d{{1,2}})\.(?P<M>\d{{1,2}})\.(?P<Y>\d{{4}}){_TIME}",
        r"(?P<Y>\d{4})(?P<M>\d{2})(?P<D>\d{2})(?:T?(?P<h>\d{2})(?P<m>\d{2})(?P<s>\d{2})?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?\s*$",
    )
)
_LONGEST = 80


def parse(raw: str) -> Dating:
    """The moment a date names; a day without a clock is its midnight in UTC, precision day."""
    raw = raw.strip()
    if not raw or len(raw) > _LONGEST:
        return UNDATED
    for form in _FORMS:
        if found := form.match(raw):
            try:
                return _dating({name: part for name, part in found.groupdict().items() if part})
            except (ValueError, OverflowError):
                return UNDATED  # 31 February, hour 25
    return UNDATED


def stamp(seconds: float) -> Dating:
    """A Unix time in seconds or milliseconds."""
    try:
        return datetime.fromtimestamp(seconds / 1000 if abs(seconds) > 1e11 else seconds, UTC), Precision.MINUTE
    except (ValueError, OverflowError, OSError):  # NaN, the year 300,000
        return UNDATED


def first(*given: object) -> Dating:
    """The first of some values that names a moment: texts, or Unix times."""
    for value in given:
        if isinstance(value, str):
            found = parse(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found = stamp(value)
        else:
            continue
        if found[0]:
            return found
    return UNDATED


def _dating(parts: dict[str, str]) -> Dating:
    month = int(parts["M"]) if "M" in parts else _MONTH.get(parts["name"][:3].casefold(), 0)
    day = datetime(_year(parts["Y"]), month, int(parts["D"]), tzinfo=UTC)
    if "h" not in parts:
        return day, Precision.DAY
    hour = int(parts["h"])
    if "half" in parts:
        hour = hour % 12 + (12 if parts["half"][0] in "pP" else 0)
    late, hour = divmod(hour, 24) if hour == 24 else (0, hour)
    moment = day.replace(hour=hour, minute=int(parts["m"]), second=min(int(parts.get("s", "0")), 59))
    return moment.replace(tzinfo=_zone(parts.get("zone", ""))).astimezone(UTC) + timedelta(days=late), Precision.MINUTE


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _zone(name: str) -> timezone:
    """UTC where a zone is missing or unknown: feeds that name none mean it more often than any other."""
    name = name.upper()
    if name[:3] in ("GMT", "UTC") and len(name) > 3:
        name = name[3:]
    if name[:1] in ("+", "-") and len(name) > 1:
        digits = name[1:].replace(":", "")
        hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(offset if name[0] == "+" else -offset)
    return timezone(timedelta(hours=ZONES.get(name, 0.0)))
