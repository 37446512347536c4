"""The point and value of a claim: which row of its event's contrast it speaks to, and what the cell shows.

A point is spoken to by its dossier terms. A point with a slot (date, blame, stance) is filled from the claim itself
before any term; where the dossier gives such a point terms, one of them must stand in the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from monitor_tui import days, terms
from monitor_tui import text as texts
from monitor_tui.contrast.free import FREE
from monitor_tui.dossier import Dossier
from monitor_tui.model import Kind, Placement, Point, Stance
from monitor_tui.terms import Found

if TYPE_CHECKING:
    from monitor_tui.model import Claim, DateMention

LONGEST = 24
"""Characters of the narrowest cell: a quoted phrase that is longer is not a value."""

FREE_LONGEST = 72
"""Characters of the shortened content that stands in for a value."""

_PHRASE = 3
"""Words of a dossier's phrase that tells whom a claim blames by itself."""

_BEGUN = 8
"""Words of a content that may end a phrase begun in its cue."""

_ANSWER = 4
"""Words of the longest answer that is understood by what stands around it."""

_QUOTED = re.compile(r'[“„«"]([^“”„«»"]{2,}?)[”“»"]')
_BLANKS = re.compile(r"\s+")
_STANCE_WORDS = {Stance.DENIES: "denies", Stance.CONFIRMS: "confirms", Stance.REFUSES: "declines"}

Place = tuple[int, Placement]
"""How specific a placement is, and the placement."""


def point_of(point: str, dossier: Dossier) -> Point:
    """A point by its id, the free one included; one that the dossier no longer has keeps its id as its name."""
    known = next((entry for entry in dossier.points if entry.id == point), None)
    return known or Point(point, point[:5], "other words" if point == FREE else point[:12])


def asked(dossier: Dossier) -> frozenset[str]:
    """The points that ask a question which a claim itself answers: when, who, yes or no."""
    return frozenset(point.id for point in dossier.points if point.slot is not None)


def place(
    claim: Claim,
    content: str,
    dossier: Dossier,
    *,
    lang: str,
    year: int | None = None,
    cue: str = "",
    context: str = "",
) -> tuple[Placement, ...]:
    """Every point that the claim speaks to, the most specific first; empty only for a thought.

    ``content`` is the text of the claim's content spans and ``cue`` that of its cue; ``year`` is that of the event
    (days in it are shown without). ``context`` is what stands around the claim: an answer of a word or two ("Yes") says
    only there what it answers.
    """
    if claim.kind is Kind.THOUGHT:
        return ()
    asked = _Asked(claim, content, dossier, lang, year)
    found = terms.of(dossier).find(content, lang)
    by_point: dict[str, list[Found]] = {}
    for hit in (*found, *terms.of(dossier).find(cue, lang), *_across(cue, content, lang, dossier)):
        by_point.setdefault(dossier.terms[hit.term].point, []).append(hit)
    placed: list[Place] = []
    for point in dossier.points:
        hits = by_point.get(point.id, [])
        placement = asked.fill(point, hits)
        if placement:
            placed.append((max((hit.words for hit in hits), default=1), placement))
    if not placed and len(content.split()) <= _ANSWER and claim.stance in _STANCE_WORDS:
        placed += asked.answers(terms.of(dossier).find(context, lang))
    # Stable: equally specific points keep the dossier's order.
    placed.sort(key=lambda entry: -entry[0])
    return tuple(placement for _, placement in placed) or (_free(claim, content),)


def _across(cue: str, content: str, lang: str, dossier: Dossier) -> Iterator[Found]:
    """The terms that a cue begins and its content ends: "declined | to comment"."""
    words = len(texts.search_form(cue).split())
    begun = " ".join(content.split(maxsplit=_BEGUN)[:_BEGUN])
    for hit in terms.of(dossier).find(f"{cue} {begun}", lang) if words else ():
        if hit.at < words < hit.at + hit.words:
            yield hit


@dataclass(frozen=True, slots=True)
class _Asked:
    """One claim, asked point by point what it says."""

    claim: Claim
    content: str
    dossier: Dossier
    lang: str
    year: int | None

    def fill(self, point: Point, hits: Sequence[Found]) -> Placement | None:
        wanted = any(term.point == point.id for term in self.dossier.terms.values())
        if not hits and (wanted or point.slot is None):
            return None
        if point.slot == "date":
            return self._date(point, hits)
        if point.slot == "blame":
            return self._blame(point, hits)
        if point.slot == "stance":
            return self._stance(point, hits)
        return self._terms(point, hits)

    def answers(self, around: Sequence[Found]) -> Iterator[Place]:
        """Where a short answer belongs: points of stances of which the words around it speak."""
        for point in self.dossier.points:
            hits = [hit for hit in around if self.dossier.terms[hit.term].point == point.id]
            placement = self._stance(point, hits) if hits and point.slot == "stance" else None
            if placement:
                yield 1, placement

    def _terms(self, point: Point, hits: Sequence[Found]) -> Placement | None:
        ids = _ids(hits)
        telling = tuple(term for term in ids if not self.dossier.terms[term].generic)
        values = [self.dossier.terms[term].value for term in telling or ids]
        return Placement(point.id, _joined(values), telling) if values else None

    def _date(self, point: Point, hits: Sequence[Found]) -> Placement | None:
        span = named_span(self.claim.dates, self.claim.said)
        if span is None:
            return self._terms(point, hits)
        named = f"{span[0].isoformat()}..{span[1].isoformat()}"
        return Placement(point.id, days.value(*span, self.year), (named, *_ids(hits)))

    def _blame(self, point: Point, hits: Sequence[Found]) -> Placement | None:
        if self.claim.stance is Stance.DENIES and hits:
            values = (self.dossier.terms[term].value for term in _ids(hits))
            words = next((value for value in values if value.startswith('"')), "denies")
            return Placement(point.id, self._quoted() or words, _ids(hits))
        accuses = self.claim.stance is Stance.ACCUSES and bool(self.claim.targets)
        by_terms = self._terms(point, hits)
        if not accuses and by_terms is None:
            return None
        blamed = self.claim.targets if accuses else ()
        names = [self._short(actor) for actor in blamed]
        spelt = [*names, *(part for hit in hits for part in self.dossier.terms[hit.term].value.split(", "))]
        # "Russian and Belarusian services" says more than those of its names that were resolved; "behind it" does not.
        phrase = any(hit.words >= _PHRASE for hit in hits)
        value = by_terms.value if by_terms and (phrase or not accuses) else _joined(names)
        value = self._quoted(spelt) or value
        return Placement(point.id, value, (*(f"@{actor}" for actor in blamed), *_ids(hits)))

    def _stance(self, point: Point, hits: Sequence[Found]) -> Placement | None:
        found, word = self._terms(point, hits), _STANCE_WORDS.get(self.claim.stance)
        if word is None:
            return found
        value = self._quoted() or (found.value if found else word)
        return Placement(point.id, value, found.terms if found else ())

    def _quoted(self, names: Sequence[str] = ()) -> str | None:
        """A phrase quoted in the claim that fits a cell, in quotation marks; one that holds a name, if names are given.

        Only in the dossier's first language, which is that of its cells.
        """
        if self.lang != self.dossier.languages[0]:
            return None
        phrases = [match.group(1).strip(" ,.;:!?") for match in _QUOTED.finditer(self.content)]
        whole = _BLANKS.sub(" ", self.content).strip(' ,.;:!?“”„«»"')
        if self.claim.direct and not phrases:
            phrases = [whole]
        for phrase in phrases:
            if 2 <= len(phrase) <= LONGEST - 2 and (not names or any(name in phrase for name in names)):
                return f'"{phrase}"'
        return None

    def _short(self, actor: str) -> str:
        known = self.dossier.actors.get(actor)
        return (known.short or known.name) if known else actor


def _ids(hits: Sequence[Found]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.term for hit in hits))


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


def _joined(values: Iterable[str]) -> str:
    """Values side by side, as many as a narrow cell holds; the first always."""
    chosen: list[str] = []
    for value in dict.fromkeys(values):
        if chosen and len(", ".join((*chosen, value))) >= LONGEST:
            break
        chosen.append(value)
    return ", ".join(chosen)


def _free(claim: Claim, content: str) -> Placement:
    """What is said, shortened at a word; in quotation marks where the words are the speaker's."""
    text = _BLANKS.sub(" ", content).strip(' ,;:“”„«»"')
    if len(text) > FREE_LONGEST:
        text = text[: FREE_LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    if not text:
        return Placement(FREE, _STANCE_WORDS.get(claim.stance, str(claim.stance)))
    return Placement(FREE, f'"{text}"' if claim.direct else text)
