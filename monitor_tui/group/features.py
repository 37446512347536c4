"""What grouping sees of a story or a claim: actors, countries, places, days, terms, names, words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from monitor_tui import terms
from monitor_tui.dossier import Dossier
from monitor_tui.group.words import words
from monitor_tui.model import Features, Mention, Span, whole
from monitor_tui.names import Names

LEAD = 500
"""Characters of the body that tell which event a story is about; what follows is background."""

TITLE, BODY, BACKGROUND, PUBLISHED = 1.0, 0.5, 0.25, 0.4

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
    lead = full[: len(title) + LEAD] if text else full
    found: dict[str, float] = {f"l:{lang}": 1.0, f"d:{dossier.day(time).isoformat()}": PUBLISHED}
    for mention in mentions:
        if _tells(mention.actor, dossier):
            _add(found, f"a:{mention.actor}", _where(mention.start, title, lead))
    for country in countries:
        _add(found, f"c:{country}", BODY)
    for when in dates:
        _add(found, f"d:{when.isoformat()}", 1.0)
    taken = [(mention.start, mention.end) for mention in mentions]
    _add_wording(found, lead, len(title), lang, taken, names, dossier)
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
        _add(found, f"c:{country}", BODY)
    for when in dates:
        _add(found, f"d:{when.isoformat()}", 1.0)
    taken = [(mention.start, mention.end) for mention in mentions]
    _add_wording(found, sentence, len(sentence), lang, taken, names, dossier)
    return Features(found, time)


def _add_wording(
    found: dict[str, float], lead: str, title: int, lang: str, taken: Sequence[Span], names: Names, dossier: Dossier
) -> None:
    """Terms, places, names outside the dossier and words, those of the title before those of the lead."""
    for part, begin, weight in ((lead[:title], 0, TITLE), (lead[title:], title, BODY)):
        for term in terms.of(dossier).find(part, lang):
            _add(found, f"t:{term.term}", weight)
        for place in names.places(part, lang):
            _add(found, f"p:{place.id}", weight)
        for word in words(part, lang):
            if any(start <= begin + word.start < end for start, end in taken):
                continue
            _add(found, f"w:{lang}:{word.stem}", weight)
            if word.name:
                _add(found, f"n:{word.name}", weight)


def _where(start: int, title: str, lead: str) -> float:
    if start < len(title):
        return TITLE
    return BODY if start < len(lead) else BACKGROUND


def _tells(actor: str, dossier: Dossier) -> bool:
    known = dossier.actors.get(actor)
    return known is None or known.type != _SPOKEN_THROUGH


def _add(found: dict[str, float], token: str, weight: float) -> None:
    found[token] = max(weight, found.get(token, 0.0))
