"""The point and value of a claim: which row of its event's contrast it speaks to, and what the cell shows.

A point is spoken to by its dossier terms. A point with a slot (``slots``) is filled from the claim itself before any
term; where the dossier gives such a point terms, one of them must stand in the claim, but for slots that stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor_tui import terms
from monitor_tui import text as texts
from monitor_tui.contrast import framing
from monitor_tui.contrast.free import FREE
from monitor_tui.contrast.slots import ALONE, FILLERS, STANCE_WORDS
from monitor_tui.contrast.told import Told, by_terms
from monitor_tui.dossier import Dossier
from monitor_tui.model import Kind, Placement, Point, Stance
from monitor_tui.terms import Found

if TYPE_CHECKING:
    from monitor_tui.model import Claim, Mention

FREE_LONGEST = 72
"""Characters of the shortened content that stands in for a value."""

_BEGUN = 8
"""Words of a content that may end a phrase begun in its cue."""

_CALLED = 2
"""Words that may stand between "called him" and what he was called."""

_ANSWER = 4
"""Words of the longest answer that is understood by what stands around it."""

_BLANKS = re.compile(r"\s+")

Place = tuple[int, Placement]
"""How specific a placement is, and the placement."""


def place(
    claim: Claim,
    content: str,
    dossier: Dossier,
    *,
    lang: str,
    year: int | None = None,
    cue: str = "",
    context: str = "",
    text: str = "",
    named: Sequence[Mention] = (),
) -> tuple[Placement, ...]:
    """Every point that the claim speaks to, the most specific first; empty only for a thought.

    ``content`` is the text of the claim's content spans and ``cue`` that of its cue; ``year`` is that of the event
    (days in it are shown without). ``context`` is what stands around the claim: an answer of a word or two ("Yes") says
    only there what it answers. ``text`` is the whole to which the claim's spans count, and ``named`` the actors that
    ``content`` names, by its characters.
    """
    if claim.kind is Kind.THOUGHT:
        return ()
    by_point: dict[str, list[Found]] = {}
    own = terms.of(dossier)
    for hit in (
        *_own_words(own.find(content, lang), content, lang),
        *own.find(cue, lang),
        *_across(cue, content, lang, dossier),
    ):
        by_point.setdefault(dossier.terms[hit.term].point, []).append(hit)
    told = Told(claim, content, dossier, lang, year, named, text, by_point)
    placed: list[Place] = []
    for point in dossier.points:
        placement = _fill(told, point)
        if placement:
            # What any claim may name beside what it says (a place, a figure, a yes) tells least of it.
            placed.append((max((hit.words for hit in by_point.get(point.id, ())), default=0), placement))
    if not placed and len(content.split()) <= _ANSWER and claim.stance in STANCE_WORDS:
        placed += _answers(told, terms.of(dossier).find(context, lang))
    # Stable: equally specific points keep the dossier's order.
    placed.sort(key=lambda entry: -entry[0])
    return tuple(placement for _, placement in placed) or (_free(claim, content),)


def _fill(told: Told, point: Point) -> Placement | None:
    """What a claim says on a point: by its slot, else by the dossier's terms, of which one is needed where any are."""
    hits = told.hits.get(point.id, ())
    if point.slot is None:
        return by_terms(told, point, hits)
    wanted = point.slot not in ALONE and any(term.point == point.id for term in told.dossier.terms.values())
    if (wanted and not hits) or (point.slot == "stance" and not _is_of(told, point, hits)):
        return None
    return FILLERS[point.slot](told, point, hits)


def _is_of(told: Told, point: Point, hits: Sequence[Found]) -> bool:
    """Whether a refusal is one to speak on this point: declined to comment on what, only its story tells."""
    rejects = all(told.dossier.terms[hit.term].denial for hit in hits)
    if told.claim.stance is not Stance.REFUSES or not rejects or not told.text:
        return True
    around = (told.dossier.terms[hit.term] for hit in terms.of(told.dossier).find(told.text, told.lang))
    return any(term.point == point.id and not term.denial for term in around)


def _own_words(hits: Sequence[Found], content: str, lang: str) -> Iterator[Found]:
    """The terms that are not what somebody was called by others, within the speaker's account of it."""
    called = [one.at + one.words for one in framing.find(framing.CALLED, content, lang)] if hits else []
    yield from (hit for hit in hits if not any(0 <= hit.at - at <= _CALLED for at in called))


def _answers(told: Told, around: Sequence[Found]) -> Iterator[Place]:
    """Where a short answer belongs: the points that ask for a yes or no of which the words around it speak."""
    by_point: dict[str, list[Found]] = {}
    for hit in around:
        by_point.setdefault(told.dossier.terms[hit.term].point, []).append(hit)
    near = replace(told, hits=by_point)
    for point in told.dossier.points:
        hits = by_point.get(point.id, [])
        if point.slot == "stand" or (point.slot == "stance" and hits):
            placement = FILLERS[point.slot](near, point, hits)
            if placement:
                yield 1, placement


def _across(cue: str, content: str, lang: str, dossier: Dossier) -> Iterator[Found]:
    """The terms that a cue begins and its content ends: "declined | to comment"."""
    words = len(texts.search_form(cue).split())
    begun = " ".join(content.split(maxsplit=_BEGUN)[:_BEGUN])
    for hit in terms.of(dossier).find(f"{cue} {begun}", lang) if words else ():
        if hit.at < words < hit.at + hit.words:
            yield hit


def _free(claim: Claim, content: str) -> Placement:
    """What is said, shortened at a word; in quotation marks where the words are the speaker's."""
    text = _BLANKS.sub(" ", content).strip(' ,;:“”„«»"')
    if len(text) > FREE_LONGEST:
        text = text[: FREE_LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    if not text:
        return Placement(FREE, STANCE_WORDS.get(claim.stance, str(claim.stance)))
    return Placement(FREE, f'"{text}"' if claim.direct else text)
