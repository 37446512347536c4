"""The shipped dossier on four events that it was not made beside."""

from __future__ import annotations

import pytest

from tests.contrast.gold import scoring
from tests.further.measure import Measured, measure

CELL_PRECISION, CELL_RECALL, STATEMENT_PRECISION = 0.66, 0.58, 0.89


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return measure(tmp_path_factory.mktemp("further") / "further.db")


def test_no_event_holds_stories_of_another(measured: Measured) -> None:
    numbers = [number for count in measured.spread.values() for number in count]
    assert len(numbers) == len(set(numbers))
    assert all(len(measured.spread[event]) == 1 for event in ("wagner33", "a50", "wagner23"))


def test_cells_are_those_of_the_gold(measured: Measured) -> None:
    told = measured.told()
    assert scoring.precision(told).rate >= CELL_PRECISION
    assert scoring.recall(told).rate >= CELL_RECALL
    assert scoring.statements(told).rate >= STATEMENT_PRECISION


def test_no_statement_stands_with_another_side(measured: Measured) -> None:
    assert measured.strayed() == []
