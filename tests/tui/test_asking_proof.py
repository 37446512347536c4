"""What the desk of a real store answers about empty cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor_tui.dossier import Dossier
from monitor_tui.model import CellState
from monitor_tui.store import connect
from monitor_tui.tui.asking import StoreDesk
from tests.cycle.test_proving import LATER, TOLD, made_dossier, take


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return made_dossier(tmp_path / "dossier")


@pytest.fixture
def desk(tmp_path: Path, dossier: Dossier) -> StoreDesk:
    store = tmp_path / "store.db"
    connect.create(store)
    take(store, dossier, *TOLD)
    return StoreDesk(store, dossier, "anna")


def state(desk: StoreDesk) -> CellState:
    found = desk.versions(1, ("kremlin", "belstate"))
    assert found is not None
    return next(row for row in found.rows if row.point.id == "order").cells["kremlin"].state


def test_what_is_asked_of_the_past_is_of_the_past(desk: StoreDesk) -> None:
    assert desk.proof(1, "order", "kremlin").stories == 2
    assert {move.actor for moved in desk.movers(1).moved for move in moved.moves} == {"lukashenko", "peskov"}
    assert sorted(desk.camp_words(1).statements) == ["belstate", "kremlin"]
    desk.travel(desk.understand("until:2021-04-17").times)
    assert desk.proof(1, "order", "kremlin").stories == 1
    assert {move.actor for moved in desk.movers(1).moved for move in moved.moves} == {"lukashenko"}
    assert sorted(desk.camp_words(1).statements) == ["belstate"]


def test_a_silence_is_said_undone_ended_and_looked_at(desk: StoreDesk, dossier: Dossier) -> None:
    assert desk.proof(1, "order", "kremlin").state is CellState.NONE_FOUND
    assert desk.say_silent(1, "order", "kremlin", True) == "said silent: 1 cell"
    assert (state(desk), desk.proof(1, "order", "kremlin").state) == (CellState.SILENT, CellState.SILENT)
    assert desk.undo() == "undone: said silent: 1 cell"
    assert state(desk) is CellState.NONE_FOUND
    desk.redo()
    assert state(desk) is CellState.SILENT
    assert desk.taken_back() == []

    take(desk.store, dossier, LATER)
    assert state(desk) is CellState.FOUND
    (sentence,) = desk.taken_back(1)
    assert sentence.startswith("order · R is no longer silent: Peskov 20 Apr 2021 (said by anna")
    assert StoreDesk(desk.store, dossier, "ben").taken_back() == []
    desk.looked(1, "what", "kremlin")
    assert desk.taken_back() == [sentence]
    desk.looked(1, "order", "kremlin")
    assert desk.taken_back() == []
