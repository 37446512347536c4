"""The figures that are spoken of, with their units."""

from __future__ import annotations

import re
from functools import cache

from monitor_tui.model import DateMention, NumberMention
from monitor_tui.read.dates import DIGIT, lowered
from monitor_tui.read.grammar import Grammar

_GROUPED = r"\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?!\d)"
_FIGURE = rf"(?:{_GROUPED}|\d+(?:[.,]\d+)?)"
_CURRENCIES = "$€£₽₴¥"
_LETTERS = {"bn": 1e9, "m": 1e6, "k": 1e3, "tn": 1e12}
"""What a currency's figure may end in."""


@cache
def _pattern(grammar: Grammar) -> re.Pattern[str]:
    small = _small(grammar)
    words = "|".join(sorted(map(re.escape, small), key=len, reverse=True))
    word = rf"|(?P<word>(?<![\w-])(?:{words})(?![\w-]))" if words else ""
    return re.compile(
        rf"(?P<money>[{_CURRENCIES}]\s?)?(?:(?<![\w.,:-])(?P<figure>{_FIGURE})(?![:]\d){word})"
        rf"[ \u00a0]?(?P<unit>%|[^\W\d_]+)?",
    )


@cache
def _small(grammar: Grammar) -> dict[str, float]:
    return {word: float(value) for word, value in grammar.raw["dates"].get("small", {}).items()}


@cache
def _percent(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{grammar.raw['dates'].get('percent', '%')})(?!\w)")


def numbers_in(grammar: Grammar, words: str, offset: int, taken: list[DateMention]) -> list[NumberMention]:
    """The figures and small numbers in words that a text names, with their units, but for dates."""
    low = lowered(words)
    if DIGIT.search(low) is None and _small(grammar).keys().isdisjoint(low.split()):
        return []
    found = []
    for match in _pattern(grammar).finditer(low):
        written = "figure" if match["figure"] else "word"
        span = (match.start(written) + offset, match.end(written) + offset)
        if any(span[0] < mention.span[1] and mention.span[0] < span[1] for mention in taken):
            continue
        number = _measured(grammar, words, match)
        if number is not None:
            found.append(NumberMention(span, *number))
    return found


def _measured(grammar: Grammar, words: str, match: re.Match[str]) -> tuple[float, str | None] | None:
    """The value and the unit of a figure; none of a year, and of "one" only before a million."""
    value = figure(match["figure"]) if match["figure"] else _small(grammar)[match["word"]]
    if _percent(grammar).match(lowered(words), match.end("figure" if match["figure"] else "word")):
        return value, "%"
    unit, money = words[slice(*match.span("unit"))] if match["unit"] else None, (match["money"] or "").strip() or None
    times = grammar.million.get(match["unit"]) if unit else None
    if times is None and unit and money:
        times = _LETTERS.get(match["unit"])
    if times is not None:
        after = re.compile(r"\.?\s*([^\W\d_]+)").match(words, match.end())
        return value * times, money or (after[1] if after else None)
    if match["word"] and (value == 1 or unit is None):
        return None
    if unit is None and money is None and 1900 <= value <= 2100 and value == int(value):
        return None
    return value, money or unit


def figure(digits: str) -> float:
    """The value of digits with blanks, points or commas between thousands or before a fraction."""
    if re.fullmatch(_GROUPED, digits):
        return float(re.sub(r"\D", "", digits))
    return float(digits.replace(",", "."))
