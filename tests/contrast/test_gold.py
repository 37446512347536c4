"""What the program shows for the demo's events against cells written from a case file before its first run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from monitor_tui.dossier import Dossier
from tests.contrast.gold import scoring
from tests.contrast.gold.lines import Key, Line, lines, sought
from tests.contrast.gold.scoring import Form
from tests.contrast.gold.shown import demo_cells, demo_dossier, serving

PRECISION, RECALL, ASTRAY = 0.80, 0.70, 0
"""The floors; the first run reached 0.62, 0.52 and 10."""
WHAT: Key = ("plot", "what", "opposition")


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return demo_dossier()


@pytest.fixture(scope="module")
def gold() -> dict[Key, Line]:
    return lines()


@pytest.fixture(scope="module")
def cells(demo_store: Path, dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> dict[Key, Form]:
    store = Path(shutil.copy(demo_store, tmp_path_factory.mktemp("gold") / "demo.db"))
    return dict(demo_cells(store, dossier, sought()))


def said(actor: str, value: str, said: str | None = "2021-04-18") -> Form:
    return {"actor": actor, "value": value, "quote": "", "said": said, "stance": "asserts", "first": 1618700000 << 10}


def cell(*statements: Form, state: str = "found") -> Form:
    return {"state": state, "statements": list(statements)}


def judged(gold: dict[Key, Line], key: Key, shown: Form | None) -> tuple[bool | None, bool | None]:
    told = scoring.verdicts(gold, {} if shown is None else {key: shown})
    verdict = next(verdict for verdict in told if verdict.key == key)
    return verdict.shown, verdict.found


def test_the_demos_cells_are_those_of_the_gold(gold: dict[Key, Line], cells: dict[Key, Form]) -> None:
    told = scoring.verdicts(gold, cells)
    assert scoring.precision(told).rate >= PRECISION
    assert scoring.recall(told).rate >= RECALL


def test_few_statements_stand_in_the_wrong_camp(
    gold: dict[Key, Line], cells: dict[Key, Form], dossier: Dossier
) -> None:
    assert len(scoring.strayed(cells, gold, dossier)) <= ASTRAY


def test_the_gold_names_actors_and_camps_of_the_dossier(gold: dict[Key, Line], dossier: Dossier) -> None:
    for line in gold.values():
        assert line.key[2] in dossier.camps
        assert all(said.actors <= set(dossier.actors) for said in line.statements)


def test_the_first_statement_decides_what_is_shown_and_any_what_is_there(gold: dict[Key, Line]) -> None:
    good, bad = said("tsikhanouskaya", "provocation"), said("tsikhanouskaya", "sanctions")
    assert judged(gold, WHAT, cell(good, bad)) == (True, True)
    assert judged(gold, WHAT, cell(bad, good)) == (False, True)
    assert judged(gold, WHAT, cell(bad)) == (False, False)


def test_a_row_that_is_not_shown_is_missed_and_not_wrong(gold: dict[Key, Line]) -> None:
    assert judged(gold, WHAT, None) == (None, False)


def test_an_empty_cell_needs_the_same_state(gold: dict[Key, Line]) -> None:
    key = ("plot", "call", "opposition")
    assert judged(gold, key, cell(state="none_found")) == (True, True)
    assert judged(gold, key, cell(state="not_collected")) == (False, False)
    assert judged(gold, key, cell(said("tsikhanouskaya", "yes"))) == (False, False)


def test_an_optional_cell_counts_only_where_it_is_filled(gold: dict[Key, Line]) -> None:
    key = ("plot", "links", "west")
    assert judged(gold, key, cell(state="none_found")) == (None, None)
    assert judged(gold, key, cell(said("us-state-dept", "absolutely untrue"))) == (True, None)
    assert judged(gold, key, cell(said("us-state-dept", "consular help"))) == (False, None)


def test_a_filled_cell_that_the_gold_has_not_is_wrong_where_it_has_the_row(gold: dict[Key, Line]) -> None:
    key = ("plot", "vote", "independent")
    assert key not in gold
    assert judged(gold, key, cell(said("viasna", "rigged"))) == (False, None)
    assert judged(gold, key, cell(state="none_found")) == (None, None)
    assert key not in {one.key for one in scoring.verdicts({}, {key: cell(said("viasna", "rigged"))})}


def test_a_speaker_stands_in_the_cell_of_the_own_camp(gold: dict[Key, Line], dossier: Dossier) -> None:
    shown = {
        WHAT: cell(said("tsikhanouskaya", "provocation"), said("fsb", "provocation"), said("feduta", "provocation")),
        ("plot", "what", "west"): cell(said("viasna", "provocation", None)),
    }
    found = scoring.strayed(shown, gold, dossier)
    assert [one.statement["actor"] for one in found] == ["fsb", "feduta", "viasna"]
    assert [one.why for one in found] == ["another camp's", "held", "another camp's"]


def test_the_event_with_most_stories_serves_and_serves_once() -> None:
    days = {"plot": "2021-04-18", "trial": "2022-08-02"}
    stories: list[Form] = [
        {"published": days["plot"], "title": "Заговор", "actors": [], "event": 1},
        {"published": days["plot"], "title": "Putsch", "actors": [], "event": 1},
        {"published": days["plot"], "title": "Nothing", "actors": ["feduta"], "event": 2},
        {"published": days["trial"], "title": "Nothing", "actors": ["feduta"], "event": 1},
        {"published": None, "title": "Putsch", "actors": ["feduta"], "event": 3},
    ]
    assert serving(sought(), stories) == {"plot": 1}
