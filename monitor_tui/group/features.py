"""What grouping sees of a story or a claim: actors, countries, places, days, terms, names, words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from monitor_tui import terms
from monitor_tui.dossier import ALSO, Dossier
from monitor_tui.group.words import numbers, words
from monitor_tui.model import Features, Mention, Span, whole
from monitor_tui.names import Names

OPENING_LENGTH, LEAD_LENGTH = 200, 400
"""Characters of the body: what says which event a story is about, and what may help to find it."""

TITLE, OPENING, LEAD = 1.0, 0.6, 0.1
COUNTRY, NAMED_DAY, PUBLISHED = 0.3, 0.3, 0.4
"""Weights by where a token stands. Below ``model.CORE`` it leaves no trace in an event: bodies recall other events."""

_SPOKEN_THROUGH = "media"
"""Outlets are named as relays in every story; they tell nothing about what happened."""


def features(
    title: str,
    text: str,
    lang: str,
    time: datetime,
    *,
    mentions: Sequence[Mention],
    countries: Iterable[str] = (),
    dates: Iterable[date] = (),
    names: Names,
    dossier: Dossier,
) -> Features:
    """What grouping sees of a story; ``mentions`` count characters of ``model.whole(title, text)``."""
    full = whole(title, text)
    begin = len(full) - len(text)
    opened = begin + OPENING_LENGTH
    parts = ((0, len(title), TITLE), (begin, opened, OPENING), (opened, begin + LEAD_LENGTH, LEAD))
    found: dict[str, float] = {f"l:{lang}": 1.0, f"d:{dossier.day(time).isoformat()}": PUBLISHED}
    for mention in mentions:
        weight = next((weight for first, last, weight in parts if first <= mention.start < last), 0.0)
        if weight and _tells(mention.actor, dossier):
            _add(found, f"a:{mention.actor}", weight)
    for country in countries:
        _add(found, f"c:{country}", COUNTRY)
    for when in dates:
        _add(found, f"d:{when.isoformat()}", NAMED_DAY)
    taken = [(mention.start, mention.end) for mention in mentions]
    for first, last, weight in parts:
        _add_wording(found, full[first:last], weight, lang, _within(taken, first, last), names, dossier)
    return Features(found, time)


def claim_features(
    sentence: str,
    lang: str,
    time: datetime,
    *,
    actors: Iterable[str] = (),
    dates: Iterable[date] = (),
    names: Names,
    dossier: Dossier,
) -> Features:
    """What grouping sees of one claim: its sentence(s) and those whom it names."""
    mentions = names.find(sentence, lang)
    found: dict[str, float] = {f"l:{lang}": 1.0}
    for actor in (*actors, *(mention.actor for mention in mentions)):
        if _tells(actor, dossier):
            _add(found, f"a:{actor}", 1.0)
    for country in names.countries(sentence, lang, mentions):
        _add(found, f"c:{country}", COUNTRY)
    for when in dates:
        _add(found, f"d:{when.isoformat()}", NAMED_DAY)
    _add_wording(found, sentence, TITLE, lang, [(mention.start, mention.end) for mention in mentions], names, dossier)
    return Features(found, time)


def _add_wording(
    found: dict[str, float], part: str, weight: float, lang: str, taken: Sequence[Span], names: Names, dossier: Dossier
) -> None:
    """Terms and their points, places, names outside the dossier, and words."""
    somewhere = {point.id for point in dossier.points if point.slot == "place"}
    for hit in terms.of(dossier).find(part, lang):
        term = dossier.terms[hit.term]
        if ALSO in term.id or (term.generic and term.point in somewhere):
            continue  # the same words as a term of another point; that somebody was held, which tells no event
        _add(found, f"t:{term.id}", weight)
        _add(found, f"q:{term.point}", weight)
    places = names.places(part, lang)
    for place in places:
        _add(found, f"{'p' if '-' in place.id else 'c'}:{place.id}", weight)
    # A country's adjective is no name, and a place is counted by its own token.
    located = [place.span for place in (*places, *names.nationality(part, lang))]
    for word in words(part, lang):
        if _inside(word.start, taken):
            continue
        _add(found, f"w:{lang}:{word.stem}", weight)
        if _inside(word.start, located):
            continue
        if word.cognate:
            _add(found, f"k:{word.cognate}", weight)
        if word.name:
            _add(found, f"n:{word.name}", weight)
    for number in numbers(part):
        _add(found, f"m:{number}", weight)


def _inside(place: int, spans: Sequence[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _within(spans: Sequence[Span], first: int, last: int) -> list[Span]:
    """The spans that meet a part, counted from its start."""
    return [(start - first, end - first) for start, end in spans if start < last and end > first]


def _tells(actor: str, dossier: Dossier) -> bool:
    known = dossier.actors.get(actor)
    return known is None or known.type != _SPOKEN_THROUGH


def _add(found: dict[str, float], token: str, weight: float) -> None:
    found[token] = max(weight, found.get(token, 0.0))
