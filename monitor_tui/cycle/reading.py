"""Reading one text as it was given: cleaned first, answered in the offsets of the given text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from monitor_tui import text
from monitor_tui.dossier import Dossier
from monitor_tui.model import Claim, Reading, Span
from monitor_tui.model.explained import Explanation, Piece
from monitor_tui.names import Names
from monitor_tui.read.claims import read
from monitor_tui.read.tagger.model import SHIPPED

Shift = Callable[[Span], Span]


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was given, with what is known of it."""

    text: str
    lang: str | None = None
    title: str | None = None
    source: str | None = None
    published: date | None = None

    @property
    def headline(self) -> str | None:
        """The title, cleaned."""
        return text.clean(self.title, one_line=True).text if self.title else None


def read_given(given: Document, names: Names, dossier: Dossier, models: Path | None = SHIPPED) -> Reading:
    """The reading of a text that may hold anything; its offsets count characters as it was given."""
    cleaned = text.clean(given.text)
    reading = read(
        cleaned.text,
        names,
        dossier,
        lang=given.lang,
        title=given.headline,
        published=given.published,
        outlet=given.source,
        models=models,
    )
    return reading if cleaned.text == given.text else _shifted(reading, cleaned.given)


def explain_given(
    given: Document, names: Names, dossier: Dossier, models: Path | None = SHIPPED
) -> tuple[Reading, tuple[Explanation, ...]]:
    """What ``read_given`` gives, and an explanation of each claim in the same offsets."""
    from monitor_tui.read.explaining import explained

    cleaned = text.clean(given.text)
    reading, explanations = explained(
        cleaned.text,
        names,
        dossier,
        lang=given.lang,
        title=given.headline,
        published=given.published,
        outlet=given.source,
        models=models,
    )
    if cleaned.text == given.text:
        return reading, explanations
    return _shifted(reading, cleaned.given), tuple(_moved_explanation(one, cleaned.given) for one in explanations)


def _shifted(reading: Reading, given: Callable[[int], int]) -> Reading:
    def shift(span: Span) -> Span:
        return given(span[0]), given(span[1])

    return Reading(
        lang=reading.lang,
        mentions=tuple(replace(m, start=given(m.start), end=given(m.end)) for m in reading.mentions),
        countries=reading.countries,
        claims=tuple(_moved(claim, shift) for claim in reading.claims),
        remarks=tuple(replace(remark, sentence=shift(remark.sentence)) for remark in reading.remarks),
    )


def _moved(claim: Claim, shift: Shift) -> Claim:
    return replace(
        claim,
        sentence=shift(claim.sentence),
        sentences=tuple(map(shift, claim.sentences)),
        source=shift(claim.source) if claim.source else None,
        cue=shift(claim.cue) if claim.cue else None,
        content=tuple(map(shift, claim.content)),
        dates=tuple(replace(d, span=shift(d.span)) for d in claim.dates),
        numbers=tuple(replace(n, span=shift(n.span)) for n in claim.numbers),
        places=tuple(replace(p, span=shift(p.span)) for p in claim.places),
    )


def _moved_explanation(given: Explanation, at: Callable[[int], int]) -> Explanation:
    def shift(piece: Piece) -> Piece:
        return replace(piece, span=(at(piece.span[0]), at(piece.span[1])))

    rule, speaker, model = given.rule, given.speaker, given.model
    if model is not None:
        model = replace(
            model,
            moved=tuple(
                replace(one, rule=tuple(map(shift, one.rule)), model=tuple(map(shift, one.model)))
                for one in model.moved
            ),
            labels=tuple(replace(one, piece=shift(one.piece)) for one in model.labels),
        )
    return replace(
        given,
        rule=replace(rule, cue=shift(rule.cue) if rule.cue else None),
        speaker=replace(
            speaker,
            phrase=shift(speaker.phrase) if speaker.phrase else None,
            named=shift(speaker.named) if speaker.named else None,
        ),
        model=model,
    )
