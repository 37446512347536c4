"""What contradicts what, as stories come; words of the accused change nothing of their camp."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from monitor_tui.contrast import rows
from monitor_tui.contrast.statements import gather
from monitor_tui.cycle import look
from monitor_tui.cycle.look import Looking
from monitor_tui.cycle.settling import Settling
from monitor_tui.dossier import Dossier
from monitor_tui.model import Placed, Row, Source, Stance, Statement, Versions
from monitor_tui.store import against, connect, placed, stories
from monitor_tui.store.kept import Kept, NewEvent
from tests.store.making import NOON, TASS, Says, Told, item, kept, point

BELTA = Source("belta", "page", name="BelTA", camp="belstate")
PAPER = Source("paper", "page", name="A paper", camp="independent")
PLOT = NewEvent("plot")
FSB = Says("fsb", "The FSB named 9 May.", places=point("when", "9 May", "2021-05-09..2021-05-09"))
KGB = Says("kgb-by", "The KGB named June.", places=point("when", "June", "2021-06-01..2021-06-30"))
ACCUSES = Says("kgb-by", "The KGB accuses Feduta.", stance=Stance.ACCUSES, targets=("feduta",))
ADMITS = Says("feduta", "Feduta said 1 May.", places=point("when", "1 May", "2021-05-01..2021-05-01"))


def told(number: int, *says: Says, source: Source = TASS) -> Kept:
    made = item(str(number), text=" ".join(one.sentence for one in says), published=NOON + timedelta(hours=number))
    return kept(made, Told(made.text, claims=says), source=source, event=PLOT)


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "one.db"
    connect.create(path)
    with closing(connect.writer(path)) as made:
        yield made


def arrive(conn: sqlite3.Connection, dossier: Dossier, saver: stories.Saver, *arrived: Kept) -> int:
    saved = saver.save(arrived)
    Settling(conn, dossier).settle(saved)
    return saver.refs["plot"]


def test_a_contradiction_comes_and_goes_with_its_claims(conn: sqlite3.Connection, belarus: Dossier) -> None:
    saver = stories.Saver(conn)
    plot = arrive(conn, belarus, saver, told(1, FSB))
    assert against.kept(conn, plot) == []
    arrive(conn, belarus, saver, told(2, KGB))
    assert against.kept(conn, plot) == [("when", ("belstate", "kgb-by"), ("kremlin", "fsb"))]
    # the same again changes nothing, and is not written again
    before = conn.total_changes
    Settling(conn, belarus).whole(plot)
    assert conn.total_changes == before
    arrive(conn, belarus, saver, told(2, Says("kgb-by", "The KGB named 9 May.", places=FSB.places)))
    # the KGB's June stands as altered, but the day that it names now is the FSB's
    assert against.kept(conn, plot) == []
    assert against.conflicts(conn, plot) == []


def test_looking_at_what_changed_says_what_looking_at_all_says(conn: sqlite3.Connection, belarus: Dossier) -> None:
    saver = stories.Saver(conn)
    arrived = [
        told(1, FSB),
        told(2, KGB, ACCUSES, source=BELTA),
        told(3, ADMITS, source=BELTA),
        told(4, Says("peskov", "Peskov named June.", places=KGB.places)),
        told(5, ADMITS, source=PAPER),
    ]
    for one in arrived:
        plot = arrive(conn, belarus, saver, one)
        step = against.kept(conn, plot), against.conflicts(conn, plot), against.unheard(conn, plot)
        Settling(conn, belarus).whole(plot)
        assert (against.kept(conn, plot), against.conflicts(conn, plot), against.unheard(conn, plot)) == step


def test_an_accused_is_unheard_until_another_channel_shows_him(conn: sqlite3.Connection, belarus: Dossier) -> None:
    saver = stories.Saver(conn)
    plot = arrive(conn, belarus, saver, told(1, FSB), told(2, ADMITS, source=BELTA))
    assert against.unheard(conn, plot) == frozenset()
    assert ("when", ("kremlin", "fsb"), ("opposition", "feduta")) in against.kept(conn, plot)
    arrive(conn, belarus, saver, told(3, ACCUSES, source=BELTA))
    assert against.unheard(conn, plot) == {"feduta"}
    assert against.kept(conn, plot) == []
    found = look.versions(conn, belarus, plot, ("kremlin", "opposition"))
    assert found is not None
    assert [statement.actor for statement in found.accused] == ["feduta"]
    assert found.rows[0].cells["opposition"].claims == 0
    arrive(conn, belarus, saver, told(4, ADMITS, source=PAPER))
    assert against.unheard(conn, plot) == frozenset()
    assert len(against.kept(conn, plot)) == 1


# --- the demo -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(demo_store, tmp_path_factory.mktemp("demo") / "demo.db"))


def versions(store: Path, dossier: Dossier, query: str, *, accused: bool = False) -> Versions:
    with Looking(store, dossier, "anna") as looking, closing(connect.reader(store)) as conn:
        (form, *_) = looking.events(query)
        found = look.versions(conn, dossier, form["id"], tuple(dossier.camps), accused=accused)
        assert found is not None
        return found


def said(rows: tuple[Row, ...], camp: str) -> list[Statement]:
    return [statement for row in rows if camp in row.cells for statement in row.cells[camp].statements]


@pytest.mark.parametrize("query", ["guilt", "event:{by:kastusiou}"])
def test_the_clips_change_no_cell_of_the_opposition(query: str, store: Path, belarus: Dossier) -> None:
    found, asked = versions(store, belarus, query), versions(store, belarus, query, accused=True)
    accused = {"zyankovich", "feduta", "kastusiou"}
    assert accused.isdisjoint(statement.actor for statement in said(found.rows, "opposition"))
    assert accused.isdisjoint(statement.actor for statement in found.also)
    assert {statement.actor for statement in found.accused} <= accused
    assert all(statement.held for statement in found.accused)
    assert found.accused
    assert accused & {statement.actor for statement in said(asked.rows, "opposition")}
    # let in, they stand behind the camp's own and stay known
    assert set(asked.accused) == set(found.accused)


def test_what_the_accused_plead_in_court_is_against_each_other(store: Path, belarus: Dossier) -> None:
    found = versions(store, belarus, "event:{by:kastusiou}")
    court = {(one.one.actor, one.other.actor) for one in found.contradictions if one.point == "court"}
    assert {frozenset(pair) for pair in court} >= {frozenset(("kastusiou", "zyankovich"))}
    with Looking(store, belarus, "anna") as looking:
        pleas = list(looking.claims("conflict:kastusiou~zyankovich"))
        assert {claim["actor"] for claim in pleas} == {"kastusiou", "zyankovich"}
        assert all(claim["held"] for claim in pleas)


def test_the_demos_dates_stand_against_each_other(store: Path, belarus: Dossier) -> None:
    with Looking(store, belarus, "anna") as looking:
        claims = list(looking.claims("conflict:kgb-by~fsb point:when"))
        assert {claim["actor"] for claim in claims} == {"tertel", "fsb"}
        assert {claim["actor"] for claim in looking.claims("by:kremlin")} == {"kremlin", "peskov"}
        assert {claim["actor"] for claim in looking.claims("by:=kremlin")} == {"kremlin"}
        assert {claim["actor"] for claim in looking.claims("is:held")} >= {"feduta", "zyankovich", "kastusiou"}
        assert all(claim["held"] for claim in looking.claims("is:held"))
    found = versions(store, belarus, "conflict:kgb-by~fsb point:when")
    assert ("when", "kremlin", "belstate") in found.conflicts or ("when", "belstate", "kremlin") in found.conflicts


def test_the_kgb_gets_a_pane_against_the_fsb(store: Path, belarus: Dossier) -> None:
    with closing(connect.reader(store)) as conn:
        event = versions(store, belarus, "conflict:kgb-by~fsb").event.id
        found = look.versions(conn, belarus, event, ("@kgb-by", "@fsb"), joined=[event])
    assert found is not None
    when = next(row for row in found.rows if row.point.id == "when")
    assert {statement.actor for statement in when.cells["@kgb-by"].statements} == {"tertel"}
    assert {statement.principal for statement in when.cells["@kgb-by"].statements} == {"kgb-by"}
    assert ("when", "@kgb-by", "@fsb") in found.conflicts or ("when", "@fsb", "@kgb-by") in found.conflicts
    assert found.rows[-1].point.id == f"E{event}"


def test_rows_of_a_large_event_tell_what_its_claims_tell(store: Path, belarus: Dossier) -> None:
    event = versions(store, belarus, "conflict:kgb-by~fsb").event.id
    with closing(connect.reader(store)) as conn:
        each, rows = placed.placed(conn, event), placed.placed(conn, event, each=0, most=10_000)
        few = placed.placed(conn, event, camps={"kremlin"}, each=0, most=60)
    assert len(few) == 60 < len(rows) < len(each)
    exact, grouped, cut = (told_of(claims, belarus) for claims in (each, rows, few))
    # Reports with other marks of what is said on one point and day may be parted, or joined, otherwise.
    assert len(exact & grouped) >= 0.85 * len(exact)
    assert {one for one in exact if one[0] == "when"} <= grouped
    assert {(point, camp) for point, camp, *_ in cut} == {(point, camp) for point, camp, *_ in exact}
    assert ("when", "kremlin", "fsb", "9 May", 4) in exact & grouped
    assert max(reports for *said, reports in cut if said == ["when", "kremlin", "fsb", "9 May"]) >= 4


def told_of(claims: list[Placed], dossier: Dossier) -> set[tuple[str, str, str, str, int]]:
    """Point, camp, speaker, value and reports of the statements."""
    found = gather(claims, rows.asked(dossier))
    return {(one.point, one.camp, one.actor, one.value, one.reports) for one in found}
