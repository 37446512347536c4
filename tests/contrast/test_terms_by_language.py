"""Terms in Ukrainian, Polish and Lithuanian: read, placed, and told from words that only look like them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from monitor_tui import terms
from monitor_tui.contrast import points
from monitor_tui.contrast.free import FREE
from monitor_tui.dossier import ALSO, Dossier
from monitor_tui.model import Placement
from monitor_tui.names import Names
from monitor_tui.read.claims import read

DAY = date(2021, 4, 17)
SAID_BY = {
    "uk": "Тертель заявив, що {}.",
    "pl": "Tertel oświadczył, że {}.",
    "lt": "Tertelis pareiškė, kad {}.",
}


def table() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Language, clause and the terms in it."""
    for block in (Path(__file__).parent / "terms_by_language.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        for line in lines[1:]:
            lang, clause = line.split(" | ", 1)
            yield lang, clause, tuple(sorted(lines[0].replace("-", "", lines[0] == "-").split()))


@pytest.fixture(scope="module")
def names(belarus: Dossier) -> Names:
    return Names(belarus)


@pytest.mark.parametrize(("lang", "clause", "expected"), table())
def test_the_terms_of_a_clause(lang: str, clause: str, expected: tuple[str, ...], belarus: Dossier) -> None:
    assert tuple(sorted({found.term for found in terms.of(belarus).find(clause, lang)})) == everywhere(
        expected, belarus
    )


def everywhere(given: tuple[str, ...], dossier: Dossier) -> tuple[str, ...]:
    """Terms with what they are at the further points to which they speak."""
    return tuple(sorted(term for term in dossier.terms if term.partition(ALSO)[0] in given))


@pytest.mark.parametrize("lang", SAID_BY)
def test_every_term_has_a_clause_in_each_language(lang: str, belarus: Dossier) -> None:
    told = {term for spoken, _, expected in table() if spoken == lang for term in everywhere(expected, belarus)}
    assert belarus.terms.keys() - told == set()


@pytest.mark.parametrize(("lang", "clause", "expected"), table())
def test_what_is_said_stands_in_its_cell(
    lang: str, clause: str, expected: tuple[str, ...], belarus: Dossier, names: Names
) -> None:
    own = {term.point for term in belarus.terms.values()}
    placed = said(SAID_BY[lang].format(clause), lang, names, belarus)
    # Who, where, how many, yes or no: what a claim answers beside the terms.
    expected = everywhere(expected, belarus)
    found = {placement.point: placement for placement in placed if placement.point in {*own, FREE}}
    # What no term takes stands among all else, or answers yes or no to it.
    assert found.keys() - {FREE} == {belarus.terms[term].point for term in expected}
    for point in found.keys() - {FREE}:
        here = [term for term in expected if belarus.terms[term].point == point]
        assert set(here) - set(found[point].terms) <= {term for term in here if belarus.terms[term].generic}
        shown = found[point].value
        # A cell that is too narrow for all shows the first; who denies without a word of his own "denies".
        assert any(belarus.terms[term].value in shown for term in here) or shown == "denies"


def said(text: str, lang: str, names: Names, dossier: Dossier) -> Iterator[Placement]:
    """Where the claims of Tertel in a text are placed."""
    for claim in read(text, names, dossier, lang=lang, published=DAY, models=None).claims:
        if claim.actor == "tertel":
            content = " ".join(text[start:end] for start, end in claim.content)
            cue = text[claim.cue[0] : claim.cue[1]] if claim.cue else ""
            yield from points.place(claim, content, dossier, lang=lang, year=DAY.year, cue=cue, context=text, text=text)
