"""A dossier that the program was not made beside: its camps, points and words are shown with no code changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import monitor_tui
from monitor_tui.cli import main
from tests.contrast.gold import scoring
from tests.second.measure import FOLDER, Measured, measure, wanted_conflicts

CELL_PRECISION, CELL_RECALL = 0.80, 0.72
STATEMENT_PRECISION, STATEMENT_RECALL = 0.95, 0.80
EMPTY_RIGHT = 0.45
SIDES = frozenset({"london", "moscow"})


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return measure(tmp_path_factory.mktemp("second") / "second.db")


def marked(measured: Measured, event: str) -> set[str]:
    """The points on which the two sides are shown to contradict each other."""
    return {point for point, camps in measured.conflicts[event] if camps == SIDES}


def test_the_charges_of_september_are_an_event_of_their_own(measured: Measured) -> None:
    assert set(measured.serving) == {"poisoning", "laboratories", "suspects"}
    assert measured.serving["suspects"] != measured.serving["poisoning"]


def test_cells_are_those_of_the_gold(measured: Measured) -> None:
    told = measured.told()
    assert scoring.precision(told).rate >= CELL_PRECISION
    assert scoring.recall(told).rate >= CELL_RECALL
    assert scoring.statements(told).rate >= STATEMENT_PRECISION
    assert measured.every().rate >= STATEMENT_RECALL


def test_no_statement_stands_with_the_other_side(measured: Measured) -> None:
    assert scoring.strayed(measured.cells, measured.gold, measured.dossier) == []


def test_both_sides_speak_in_both_languages(measured: Measured) -> None:
    for camp in SIDES:
        quotes = [
            statement["quote"]
            for key, cell in measured.cells.items()
            if key[2] == camp
            for statement in cell["statements"]
        ]
        cyrillic = sum(any("а" <= letter <= "я" for letter in quote) for quote in quotes)
        assert 5 < cyrillic < len(quotes) - 5


def test_the_sides_contradict_each_other_where_they_did(measured: Measured) -> None:
    wanted = wanted_conflicts(measured.serving)
    found = {event: points & marked(measured, event) for event, points in wanted.items()}
    assert {"what", "order", "agent"} <= found["poisoning"]
    assert "men" in found["suspects"]


def test_an_empty_cell_says_why(measured: Measured) -> None:
    # No Moscow source of the dossier carried a story in September: what was said there comes from the digests.
    cell = measured.cells["suspects", "when", "moscow"]
    assert (cell["state"], cell["sources"]["alive"]) == ("not_collected", 0)
    assert measured.empty().rate >= EMPTY_RIGHT


def test_sources_that_carried_the_event_were_collected(measured: Measured) -> None:
    cell = measured.cells["poisoning", "when", "moscow"]
    assert cell["sources"]["alive"] == 1
    assert cell["items"] > 0
    assert cell["state"] == "none_found"


def test_an_archive_that_is_imported_later_proves_no_silence(tmp_path: Path, measured: Measured) -> None:
    store = ("--store", str(tmp_path / "later.db"), "--dossier", str(measured.dossier.path))
    assert CliRunner().invoke(main, ["import", str(FOLDER / "stories.jsonl"), *store]).exit_code == 0
    told = CliRunner().invoke(main, ["versions", f"E{measured.serving['poisoning']}", "--json", *store]).output
    cells = [cell for point in json.loads(told)["points"] for cell in point["cells"].values()]
    assert {cell["state"] for cell in cells if not cell["statements"]} == {"not_collected"}


def test_no_code_knows_of_it() -> None:
    words = ("skripal", "скрипал", "novichok", "новичок", "boshirov", "боширов", "porton down")
    files = [path for path in Path(monitor_tui.__file__).parent.rglob("*") if path.suffix in {".py", ".toml"}]
    assert files
    known = [path.name for path in files if any(word in path.read_text(encoding="utf-8").casefold() for word in words)]
    assert known == []
