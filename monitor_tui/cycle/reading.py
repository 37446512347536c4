"""Reading one text as it was given: cleaned first, answered in the offsets of the given text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from monitor_tui import text
from monitor_tui.dossier import Dossier
from monitor_tui.model import Claim, Reading, Span
from monitor_tui.names import Names
from monitor_tui.read.claims import read
from monitor_tui.read.tagger.model import SHIPPED

Shift = Callable[[Span], Span]


def read_given(
    raw: str,
    names: Names,
    dossier: Dossier,
    *,
    lang: str | None = None,
    title: str | None = None,
    source: str | None = None,
    published: date | None = None,
    models: Path | None = SHIPPED,
) -> Reading:
    """The reading of a text that may hold anything; its offsets count characters of ``raw``."""
    cleaned = text.clean(raw)
    reading = read(
        cleaned.text,
        names,
        dossier,
        lang=lang,
        title=text.clean(title, one_line=True).text if title else None,
        published=published,
        outlet=source,
        models=models,
    )
    if cleaned.text == raw:
        return reading

    def shift(span: Span) -> Span:
        return cleaned.given(span[0]), cleaned.given(span[1])

    return Reading(
        lang=reading.lang,
        mentions=tuple(replace(m, start=cleaned.given(m.start), end=cleaned.given(m.end)) for m in reading.mentions),
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
