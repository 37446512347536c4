"""What a claim answers to a point that asks: when, where, who did it, who ordered it, how many, yes or no."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from monitor_tui import days
from monitor_tui.contrast import doers, places
from monitor_tui.contrast.told import LONGEST, Told, by_terms, joined, terms_of
from monitor_tui.model import Placement, Point, Stance
from monitor_tui.terms import Found

if TYPE_CHECKING:
    from monitor_tui.model import DateMention

_SOMETHING = 2
"""Words of what is confirmed or denied, at least."""

STANCE_WORDS = {Stance.DENIES: "denies", Stance.CONFIRMS: "confirms", Stance.REFUSES: "declines"}


def _date(told: Told, point: Point, hits: Sequence[Found]) -> Placement | None:
    span = named_span(told.claim.dates, told.claim.said)
    if span is None:
        return by_terms(told, point, hits)
    named = f"{span[0].isoformat()}..{span[1].isoformat()}"
    value = days.value(*span, told.year)
    if len(value) > LONGEST:
        value = days.span(*span)
    return Placement(point.id, value, (named, *terms_of(hits)))


def named_span(dates: Iterable[DateMention], said: date | None) -> tuple[date, date] | None:
    """The days that a claim is about: not the day on which it was said; of several, what still lay ahead."""
    spans = [(entry.start, entry.end) for entry in dates if not entry.start == entry.end == said]
    ahead = [span for span in spans if said and span[0] > said]
    chosen = ahead or spans
    if not chosen:
        return None
    first, last = chosen[0]
    # "In June or July" may have been read as two months.
    for start, end in chosen[1:]:
        if start <= last + timedelta(days=1) and end >= first - timedelta(days=1):
            first, last = min(first, start), max(last, end)
    return first, last


def _stance(told: Told, point: Point, hits: Sequence[Found]) -> Placement | None:
    found, word = by_terms(told, point, hits), STANCE_WORDS.get(told.claim.stance)
    if word is None:
        return found
    value = told.quoted() or (found.value if found else word)
    return Placement(point.id, value, found.terms if found else ())


def _stand(told: Told, point: Point, hits: Sequence[Found]) -> Placement | None:
    """Yes, no or no answer, with what it is about; a plain statement is none, and so is one of nothing at all."""
    word = STANCE_WORDS.get(told.claim.stance)
    known = told.telling(hits) or told.known()
    if word is None or not (known or len(told.content.split()) >= _SOMETHING):
        return None
    about = told.quoted() or _about(told, known)
    # "Not involved" and "not recognised" say it themselves.
    said = about.startswith('"') or word in about or (bool(known) and told.dossier.terms[known[0]].denial)
    if not said and (not about or (told.claim.stance is Stance.REFUSES and not hits)):
        return Placement(point.id, word, known)
    return Placement(point.id, about if said else joined([f"{word}: {about}"]), known)


def _about(told: Told, known: Sequence[str]) -> str:
    """What is confirmed or denied: a term, who is named in it, or its first words where cells are in its language."""
    if known:
        return told.dossier.terms[known[0]].value
    if told.lang == told.dossier.languages[0]:
        return " ".join(told.content.split()).removeprefix("that ")
    named = [mention.actor for mention in told.named] or list(told.claim.targets)
    return told.short(named[0]) if named else ""


Filler = Callable[[Told, Point, Sequence[Found]], Placement | None]

FILLERS: Mapping[str, Filler] = {
    "date": _date,
    "blame": doers.blame,
    "accused": doers.accused,
    "stance": _stance,
    "stand": _stand,
    "place": places.place,
    "number": places.number,
}

ALONE = frozenset(("accused", "stand", "number"))
"""Slots that need no term of their point to stand in the claim, even where the dossier lists some."""
