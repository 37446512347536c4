"""Rows as people make them: claims at another point, rows that are one, rows with a name; kept by a rebuild, undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor_tui.contrast import free
from monitor_tui.cycle import look, pointing
from monitor_tui.cycle.consequences import ByDossier
from monitor_tui.cycle.rebuild import rebuild
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier
from monitor_tui.errors import StoreError
from monitor_tui.model import Item, Source
from monitor_tui.names import Names
from monitor_tui.store import acts, connect, events
from monitor_tui.store.connect import Connection
from tests.store.counting import check_counts

START = datetime(2021, 4, 17, 9, tzinfo=UTC)
BORDER = "said that Belarus would close the border with Poland and Lithuania."
TROOPS = "said that troops of NATO stood at the border of Belarus in Poland."
TEXTS = (
    f"Lukashenko {BORDER} Lukashenko {TROOPS}",
    f"Peskov {BORDER} Peskov {TROOPS}",
    f"Lukashenko {BORDER} Lukashenko {TROOPS} He said it in Minsk.",
)
CAMPS = ("kremlin", "belstate", "opposition")


class Store:
    """A store with one event, and its rows."""

    def __init__(self, path: Path, dossier: Dossier, names: Names) -> None:
        self.path, self.dossier, self.names = path, dossier, names
        self.by = ByDossier(dossier, names)
        self.conn: Connection = connect.writer(path)

    @property
    def event(self) -> int:
        found = events.by_key(self.conn, "wire 0")
        assert found is not None
        return found

    def rows(self) -> dict[str, dict[str, set[str]]]:
        """Row -> camp -> what is quoted there."""
        found = look.versions(self.conn, self.dossier, self.event, CAMPS)
        assert found is not None
        return {
            row.point.name: {camp: {one.quote for one in cell.statements} for camp, cell in row.cells.items()}
            for row in found.rows
        }

    def point(self, word: str) -> tuple[str, str]:
        """Id and name of the row in which the Kremlin's sentence with this word stands."""
        found = look.versions(self.conn, self.dossier, self.event, CAMPS)
        assert found is not None
        return next(
            (row.point.id, row.point.name)
            for row in found.rows
            for one in row.cells["kremlin"].statements
            if word in one.quote
        )

    def claim(self, word: str, camp: str = "belstate") -> int:
        found = look.versions(self.conn, self.dossier, self.event, CAMPS)
        assert found is not None
        return next(one.claim for row in found.rows for one in row.cells[camp].statements if word in one.quote)

    def undo(self) -> str:
        return acts.undo(self.conn, "anna", consequences=self.by)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, belarus: Dossier) -> tuple[Path, Names]:
    path, names = tmp_path_factory.mktemp("points") / "store.db", Names(belarus)
    connect.create(path)
    with Intake(path, belarus, names) as intake:
        for hour, text in enumerate(TEXTS):
            at = START + timedelta(hours=hour)
            intake.take([(Source("wire", "import", name="wire"), Item(str(hour), None, "", text, "en", at))], at)
    return path, names


@pytest.fixture
def store(filled: tuple[Path, Names], tmp_path: Path, belarus: Dossier) -> Iterator[Store]:
    path = tmp_path / "store.db"
    path.write_bytes(filled[0].read_bytes())
    made = Store(path, belarus, filled[1])
    yield made
    check_counts(made.conn)
    made.conn.close()


def test_all_reports_of_a_statement_go_to_a_point_of_a_new_name_and_back(store: Store) -> None:
    before = store.rows()
    said = pointing.put(store.conn, store.dossier, "anna", store.event, store.claim("troops"), "Troops", store.by)
    assert said == "put at another point: 2 claims"
    for _ in range(2):
        (quotes,) = [one for row in [store.rows()["Troops"]] for one in [row["belstate"]]]
        assert len(quotes) == 1
        assert store.rows()["Troops"]["kremlin"] == set()
        check_counts(store.conn)
        assert rebuild(store.path, store.dossier).lost == ()
    assert store.undo().startswith("undone: put at another point")
    assert store.rows() == before


def test_a_row_of_the_dossier_is_named_by_its_id_or_name(store: Store) -> None:
    pointing.put(store.conn, store.dossier, "anna", store.event, store.claim("troops"), "NUMBERS", store.by)
    point = pointing.point_id("numbers", store.dossier)
    assert point in {one.id for one in store.dossier.points}
    name = next(one.name for one in store.dossier.points if one.id == point)
    assert any("troops" in quote for quote in store.rows()[name]["belstate"])


def test_a_row_made_of_claims_gets_a_name(store: Store) -> None:
    point, name = store.point("troops")
    assert free.is_free(point)
    assert pointing.rename(store.conn, "anna", store.event, point, "The harvest") == "point renamed: 1 event"
    assert store.point("troops") == (point, "The harvest")
    rebuild(store.path, store.dossier)
    assert store.point("troops") == (point, "The harvest")
    found = events.event(store.conn, store.event)
    assert found is not None
    assert found.titled_by == "", "the name of a row is no title"
    store.undo()
    assert store.point("troops") == (point, name)


def test_two_rows_are_one_also_for_what_comes_later(store: Store) -> None:
    before = store.rows()
    (troops, _), (border, name) = store.point("troops"), store.point("close")
    assert troops != border
    assert pointing.merge(store.conn, store.dossier, "anna", store.event, troops, border).startswith("points put")
    assert store.point("troops") == (border, name) or store.point("troops")[0] == border
    at = START + timedelta(hours=5)
    with Intake(store.path, store.dossier, store.names) as intake:
        item = Item("9", None, "", f"Makei {BORDER} Makei {TROOPS}", "en", at)
        intake.take([(Source("wire", "import", name="wire"), item)], at)
    rebuild(store.path, store.dossier)
    assert store.point("troops")[0] == border
    store.undo()
    assert store.point("troops")[0] == troops
    assert set(before) <= set(store.rows())


def test_a_row_of_the_dossier_stays_what_it_is(store: Store) -> None:
    with pytest.raises(StoreError, match="the dossier's"):
        pointing.rename(store.conn, "anna", store.event, store.dossier.points[0].id, "x")
    with pytest.raises(StoreError, match="needs a name"):
        pointing.point_id("  ", store.dossier)


def test_rows_put_together_in_a_ring_stay_themselves(store: Store) -> None:
    (troops, _), (border, _) = store.point("troops"), store.point("close")
    pointing.merge(store.conn, store.dossier, "anna", store.event, troops, border)
    pointing.merge(store.conn, store.dossier, "ben", store.event, border, troops)
    assert store.point("close")
