"""Which reports of one speaker are one saying: a table of pairs, read, placed and gathered as stories are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from monitor_tui.contrast import marks, points, rows
from monitor_tui.contrast.statements import gather
from monitor_tui.dossier import Dossier
from monitor_tui.group.words import common
from monitor_tui.model import Kind, Placed, Presence, Review
from monitor_tui.names import Names
from monitor_tui.read.claims import read

DAY = date(2021, 4, 19)
FILES = ("sayings.txt", "more_sayings.txt", "eastern_sayings.txt")
"""The pairs by which the rule was made, those that it had not seen, and some in three further languages."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of what a speaker said, and whether it is one saying."""

    same: bool
    actor: str
    reports: tuple[tuple[str, str, date], ...]
    """Language, sentence and day of each."""


def pairs(file: str) -> Iterator[Pair]:
    for block in (Path(__file__).parent / file).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        verdict, *later, actor = lines[0].split()
        days = (DAY, DAY + timedelta(days=len(later)))
        told = [line.split(" | ", 1) for line in lines[1:]]
        yield Pair(
            verdict == "yes", actor, tuple((lang, text, day) for (lang, text), day in zip(told, days, strict=True))
        )


@pytest.fixture(scope="module")
def names(belarus: Dossier) -> Names:
    return Names(belarus)


def joined(pair: Pair, names: Names, dossier: Dossier) -> bool | None:
    """Whether a saying of both reports is one statement; None where the reader found none in one of them."""
    told = [placed(n, *report, pair.actor, names, dossier) for n, report in enumerate(pair.reports, 1)]
    if not all(told):
        return None
    together = [claim for claims in told for claim in claims]
    # That both name the same men or town is one answer in that row, and not yet one saying.
    beside = ("accused", "where")
    return any(said.reports == 2 for said in gather(together, rows.asked(dossier)) if said.point not in beside)


def placed(n: int, lang: str, text: str, day: date, actor: str, names: Names, dossier: Dossier) -> list[Placed]:
    found = []
    for at, claim in enumerate(read(text, names, dossier, lang=lang, published=day).claims):
        if claim.actor != actor or claim.kind is Kind.THOUGHT:
            continue
        content = " ".join(text[start:end] for start, end in claim.content)
        cue = text[claim.cue[0] : claim.cue[1]] if claim.cue else ""
        found += [
            Placed(
                id=100 * n + at,
                story=n,
                copy_of=None,
                actor=actor,
                camp=claim.camp or "",
                stance=claim.stance,
                point=place.point,
                value=place.value,
                terms=place.terms,
                said=claim.said or day,
                precision=claim.precision,
                quote=text,
                direct=claim.direct,
                unsure=bool(claim.unsure),
                review=Review.NONE,
                presence=Presence.PRESENT,
                url=None,
                outlet=f"paper {n}",
                says=marks.marks_of(claim, content, lang, names, dossier, common(lang)),
            )
            for place in points.place(claim, content, dossier, lang=lang, year=2021, cue=cue, context=text, text=text)
        ]
    return found


@pytest.mark.parametrize(
    ("file", "precision", "recall"), [(FILES[0], 0.95, 0.85), (FILES[1], 0.9, 0.6), (FILES[2], 0.95, 0.9)]
)
def test_one_saying_is_one_statement_in_whatever_language(
    file: str, precision: float, recall: float, belarus: Dossier, names: Names
) -> None:
    told = [(pair, joined(pair, names, belarus)) for pair in pairs(file)]
    counted = Counter((pair.same, bool(found)) for pair, found in told)
    wrong = [pair.reports for pair, found in told if found and not pair.same]
    missed = [pair.reports for pair, found in told if pair.same and not found]
    right = counted[True, True]
    assert right / (right + counted[False, True]) >= precision, wrong
    assert right / (right + counted[True, False]) >= recall, missed
