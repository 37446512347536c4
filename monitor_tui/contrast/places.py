"""Where, and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor_tui import days
from monitor_tui.contrast import framing
from monitor_tui.contrast.told import Told, joined
from monitor_tui.model import Placement, Point, Stance
from monitor_tui.terms import Found

_FEW = 3
"""So many of anybody are who is meant, and no figure that a side gives."""

_REACH = 3
"""Words before a town among which "in" or "near" stands."""

_LOCATIVE = r"in|at|near|outside|в|во|под|у|ў|каля|bei|im|w|we"
_CAPITAL = r"[^\W\d_a-zа-яёіў][^\W\d_]+"
_SPELT = re.compile(rf"\b(?:{_LOCATIVE})\s+(?:the\s+)?({_CAPITAL}(?:[\s-]{_CAPITAL})*)")
_NO_PLACES = frozenset(month.casefold() for month in days.MONTHS)

_RANGE = re.compile(r"\s*(?:-|–|—|to|or|до|или|да|ці|або|do|lub|bis|oder|iki|ar)\s*")
_BETWEEN = 8
"""Characters that may stand between the two figures of a range."""


def place(told: Told, point: Point, hits: Sequence[Found]) -> Placement | None:
    """Where: towns that stand behind "in" or "near", beside what the dossier's terms say."""
    towns = dict(_towns(told))
    towns |= {town: name for town, name in _as_spelt(told) if name not in towns.values()}
    values = told.values(hits)
    # Who declines to speak of what happened in a town does not decline to say where.
    named = towns and told.claim.stance is not Stance.REFUSES
    if not values and not (named and told.matters() and told.says_of(framing.HAPPENED)):
        return None
    values += [name for name in towns.values() if not any(name in value for value in values)]
    return Placement(point.id, joined(values), (*(f"#{town}" for town in towns), *told.telling(hits)))


def _towns(told: Told) -> Iterator[tuple[str, str]]:
    locative = framing.locative()
    for place in told.claim.places:
        _, dash, town = place.id.partition("-")
        before = told.text[: place.span[0]].split()[-_REACH:]
        if dash and (not told.text or any(word.casefold() in locative for word in before)):
            yield place.id, " ".join(part.capitalize() for part in town.split("-"))


def _as_spelt(told: Told) -> Iterator[tuple[str, str]]:
    """Other places, by their capitals behind "in" and "near"; only where cells are in the language of the text."""
    if told.lang != told.dossier.languages[0]:
        return
    known = {told.text[slice(*place.span)].casefold() for place in told.claim.places}
    for match in _SPELT.finditer(told.content):
        start, stop = match.span(1)
        name = match[1].casefold()
        met = any(mention.start < stop and start < mention.end for mention in told.named)
        if not met and name not in known and _NO_PLACES.isdisjoint(name.split()):
            yield name, match[1]


def number(told: Told, point: Point, hits: Sequence[Found]) -> Placement | None:
    """How many of what; a figure without a noun that cells can show is none."""
    found = list(_figures(told))
    values = [*(f"{figure} {noun}".replace(" %", "%") for figure, noun in found), *told.values(hits)]
    if not values:
        return None
    named = (f"={figure} {noun}" for figure, noun in found)
    return Placement(point.id, joined(values), (*named, *told.telling(hits)))


def _figures(told: Told) -> Iterator[tuple[str, str]]:
    """Figures with what they count; "eight to twelve years" is one."""
    low: str | None = None
    numbers = told.claim.numbers
    for at, number in enumerate(numbers):
        figure = f"{number.value:g}" if number.value < 1e5 else _large(number.value)
        following = numbers[at + 1].span[0] if at + 1 < len(numbers) else None
        between = told.text[number.span[1] : following] if following is not None else ""
        if between and len(between) < _BETWEEN and _RANGE.fullmatch(between):
            low = figure
            continue
        noun = framing.unit(told.text[number.span[1] : number.span[1] + 60], told.lang)
        if noun and (low or noun == "%" or number.value > _FEW):
            yield (f"{low}-{figure}" if low else figure), noun
        low = None


def _large(value: float) -> str:
    for size, word in ((1e9, "bn"), (1e6, "m"), (1e3, ",000")):
        if value >= size and value % (size / 10) == 0:
            return f"{value / size:g}{'' if word == ',000' else ' '}{word}"
    return f"{value:,.0f}"
