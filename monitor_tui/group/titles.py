"""Neutral names of events: actors, places and dates, never a side's headline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from monitor_tui import days
from monitor_tui.dossier import Dossier
from monitor_tui.model import Candidate
from monitor_tui.names import fold

MOST_ACTORS, MOST_PLACES = 3, 2

OFTEN = 0.25
"""Who stands in so large a part of an event's stories is named in its title."""

_PERSON = "person"
_SELDOM = 0.5
"""Agencies and parties count half: a title of persons tells events apart."""

_STANDS_FOR_MANY = frozenset({"state", "collective"})


def title(tokens: Mapping[str, int], stories: int, first: date, last: date, dossier: Dossier) -> str:
    """A title from the tokens of an event's stories: "Lukashenko, Feduta: Moscow, Minsk, 11-21 Apr 2021"."""
    least = max(1.0, OFTEN * stories)
    actors = _best(_actors(tokens, least, dossier), MOST_ACTORS)
    actors = actors or _best(_names(tokens, least, dossier.languages[0]), MOST_ACTORS - 1)
    places = _best(_places(tokens, least), MOST_PLACES)
    where = ", ".join((*places, days.span(first, last)))
    return f"{', '.join(actors)}: {where}" if actors else where


def of(event: Candidate, dossier: Dossier) -> str:
    """The title of an event as grouping sees it."""
    return title(event.tokens, event.stories, dossier.day(event.first), dossier.day(event.last), dossier)


def _best(counted: Iterator[tuple[str, float]], most: int) -> list[str]:
    """The most frequent, each once; of equals the first stays first."""
    summed: dict[str, float] = {}
    for name, count in counted:
        summed[name] = max(count, summed.get(name, 0.0))
    return sorted(summed, key=lambda name: -summed[name])[:most]


def _actors(tokens: Mapping[str, int], least: float, dossier: Dossier) -> Iterator[tuple[str, float]]:
    for actor in dossier.actors.values():
        count = tokens.get(f"a:{actor.id}", 0)
        if count >= least and actor.type not in _STANDS_FOR_MANY:
            yield actor.short or actor.name, count * (1.0 if actor.type == _PERSON else _SELDOM)


def _places(tokens: Mapping[str, int], least: float) -> Iterator[tuple[str, float]]:
    """Towns; their ids read "BY-minsk"."""
    for token, count in tokens.items():
        country, dash, town = token.removeprefix("p:").partition("-")
        if token.startswith("p:") and dash and count >= least and country.isupper():
            yield " ".join(part.capitalize() for part in town.split("-")), count


def _names(tokens: Mapping[str, int], least: float, lang: str) -> Iterator[tuple[str, float]]:
    """Names that the dossier does not hold, as the words of its first language spell them."""
    start = f"w:{lang}:"
    for token, count in tokens.items():
        if token.startswith(start) and count >= least:
            word = token.removeprefix(start)
            if f"n:{fold(word)}" in tokens:
                yield word.capitalize(), count
