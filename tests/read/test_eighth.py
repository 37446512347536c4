"""An eighth language is read by a file of one's own: nothing in the package knows Czech."""

# A row of the table is a line, however long.
# ruff: noqa: E501

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from monitor_tui.model import Kind
from monitor_tui.read import claims, grammars
from monitor_tui.read.grammar import Grammar
from tests.read.table import MONDAY, Said, belarus, compared

FILE = Path(__file__).parent / "eighth" / "cs.toml"

CASES: list[tuple[str, tuple[Said, ...]]] = [
    ("Peskov v pátek řekl novinářům, že plány byly konkrétní.", (Said("peskov", "asserts", "^že plány byly", said=date(2021, 4, 16)),)),
    ("„Je to nesmysl,“ řekl Peskov.", (Said("peskov", "denies", "Je to nesmysl", direct=True),)),
    ("„Ano, mluvili jsme o tom,“ uvedl mluvčí Kremlu Dmitrij Peskov.", (Said("peskov", "confirms", "mluvili jsme o tom", direct=True),)),
    ("Lukašenko obvinil CIA a FBI z přípravy atentátu.", (Said("lukashenko", "accuses", targets="cia fbi"),)),
    ("Podle Lukašenka stojí za spiknutím americké tajné služby.", (Said("lukashenko", "accuses", "^stojí za spiknutím"),)),
    ("Atentát byl překažen, oznámila FSB.", (Said("fsb", "asserts", "^Atentát byl překažen"),)),
    ("Ministr obrany Jan Novák odsoudil nucené přistání letadla.", (Said("~Ministr obrany Jan Novák", "accuses", "^nucené přistání", kind="act"),)),
    ("Peskov potvrdil, že prezidenti o věci mluvili. Dodal, že podrobnosti nezveřejní.", (Said("peskov", "confirms", "^že prezidenti"), Said("peskov", "asserts", "^že podrobnosti"))),
    ("Kreml popřel, že by o spiknutí věděl.", (Said("kremlin", "denies", "^že by o spiknutí"),)),
    ("Jak uvedl Tertel, spiklenci chtěli vypnout proud.", (Said("tertel", "asserts", "^spiklenci chtěli"),)),
    ("Peskov odmítl komentovat zprávy o atentátu.", (Said("peskov", "refuses", "^komentovat zprávy", kind="act"),)),
    ("Lukašenko odmítl obvinění z podvodu.", (Said("lukashenko", "denies", "^obvinění z podvodu"),)),
    ("Cichanouská: Je to provokace KGB\n\nPočasí je hezké.", (Said("tsikhanouskaya", "accuses", "^Je to provokace"),)),
]  # fmt: skip


@pytest.fixture(scope="module")
def czech() -> Grammar:
    return grammars.load_file(FILE)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_claims(czech: Grammar, text: str, expected: tuple[Said, ...]) -> None:
    loaded, names = belarus()
    found = claims.read(text, names, loaded, grammar=czech, published=MONDAY).claims
    compared(text, [claim for claim in found if claim.kind is not Kind.THOUGHT], expected)


def test_the_file_is_short() -> None:
    assert 80 <= len(FILE.read_text(encoding="utf-8").splitlines()) <= 150


def test_other_texts_know_nothing_of_it(czech: Grammar) -> None:
    assert czech.lang == "cs"
    assert "cs" not in grammars.languages()
    assert grammars.load("cs").lang == "en"
