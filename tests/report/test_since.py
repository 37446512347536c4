"""A brief that is opened again: it stands as it was left, and says which cited sentence changed or vanished since."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from monitor_tui.model.briefed import Part, Wanted
from monitor_tui.report.making import changes
from monitor_tui.store import acts, briefs, connect, rebuild
from monitor_tui.store.kept import Kept
from monitor_tui.store.stories import Saver
from tests.report.small import (
    BELTA,
    DOSSIER,
    FSB,
    KGB,
    ORDER,
    TASS,
    cell,
    claim,
    fill,
    material,
    page,
    put,
    stories,
    told,
)
from tests.store.making import Says, point


@pytest.fixture
def event(conn: sqlite3.Connection) -> int:
    return fill(conn)


def again(conn: sqlite3.Connection, event: int, one: Kept) -> None:
    """A later fetch brings a story of the same event."""
    Saver(conn).save([replace(one, event=event)])


def since(conn: sqlite3.Connection, event: int) -> dict[str, str]:
    return changes(material(conn, event, chosen=True), DOSSIER)


def test_what_is_put_in_twice_is_taken_out(conn: sqlite3.Connection, event: int) -> None:
    when = cell(conn, "when", "kremlin", FSB)
    assert put(conn, event, when) == "into the brief: when, K Kremlin (1 in it; B opens it)"
    assert put(conn, event, cell(conn, "what", "kremlin", FSB)).startswith("into the brief: what")
    assert put(conn, event, when) == "out of the brief again: when, K Kremlin (1 left)"
    assert [item.id for item in briefs.items(conn, event)] == ["cell:what:kremlin"]


def test_undo_takes_it_out_as_one_step_and_redo_puts_it_back(conn: sqlite3.Connection, event: int) -> None:
    put(conn, event, cell(conn, "when", "kremlin", FSB), cell(conn, "when", "belstate", KGB))
    assert acts.undo(conn, "anna") == "undone: into the brief: 2 items"
    assert briefs.items(conn, event) == []
    acts.redo(conn, "anna")
    assert [item.cites[0].quote for item in briefs.items(conn, event)] == [FSB, KGB]


def test_no_act_names_a_row(conn: sqlite3.Connection, event: int) -> None:
    put(conn, event, cell(conn, "when", "kremlin", FSB), Wanted(Part.CLAIM, claim=claim(conn, KGB)))
    for value, key in conn.execute("SELECT value, key FROM act WHERE kind = 'brief'"):
        assert key == "tass-en 1"
        assert str(claim(conn, FSB)) not in value
        assert str(claim(conn, KGB)) not in value
        assert '"sha256":' in value


def test_nothing_changed_says_nothing(conn: sqlite3.Connection, event: int) -> None:
    put(conn, event, cell(conn, "when", "kremlin", FSB), Wanted(Part.CLAIM, claim=claim(conn, KGB)))
    assert since(conn, event) == {}
    assert page(conn, event, chosen=True).changed == ()


def test_an_altered_sentence_is_told_and_its_old_wording_stays_cited(conn: sqlite3.Connection, event: int) -> None:
    put(conn, event, cell(conn, "when", "belstate", KGB), cell(conn, "what", "kremlin", FSB))
    altered = KGB.replace("июнь-июль", "май")
    said = Says("kgb-by", altered, speaker="КГБ", places=point("when", "May"))
    again(conn, event, told("2", BELTA, 17, "Мятеж", f"{altered} Подробности позже.", [said], "ru"))
    changed = since(conn, event)
    assert set(changed) == {"cell:when:belstate"}
    assert "altered" in changed["cell:when:belstate"] or "gone" in changed["cell:when:belstate"]
    made = page(conn, event, chosen=True)
    (cited,) = [one for one in made.citations if one.quote == KGB]
    assert cited.mark in ("altered", "gone")
    assert cited.changed
    assert conn.execute("SELECT 1 FROM wording WHERE sha256 = ? AND text LIKE ?", (cited.sha256, f"%{KGB}%")).fetchone()
    assert made.changed


def test_a_change_elsewhere_in_the_text_is_told_apart(conn: sqlite3.Connection, event: int) -> None:
    put(conn, event, cell(conn, "when", "kremlin", FSB))
    (first, *_) = stories()
    again(conn, event, replace(first, item=replace(first.item, text=f"{FSB} Nothing more follows.")))
    assert since(conn, event) == {
        "cell:when:kremlin": "the text around the cited sentence was changed; the sentence stands"
    }


def test_an_empty_cell_that_is_filled_since_is_told(conn: sqlite3.Connection, event: int) -> None:
    put(conn, event, cell(conn, "order", "kremlin"))
    assert page(conn, event, chosen=True).not_said
    words = "Peskov named Britain."
    said = Says("peskov", words, speaker="Peskov", places=point("order", "Britain"))
    again(conn, event, told("4", TASS, 18, "Named", words, [said]))
    assert since(conn, event) == {"cell:order:kremlin": "the cell was empty and holds a statement now"}
    made = page(conn, event, chosen=True)
    assert [one.value for row in made.rows for one in row.cells[0].lines] == ["Britain"]


def test_order_words_and_title_are_kept_and_the_page_says_whose_they_are(conn: sqlite3.Connection, event: int) -> None:
    put(conn, event, cell(conn, "when", "kremlin", FSB), cell(conn, "order", "belstate", ORDER))
    first, second = briefs.items(conn, event)
    with connect.immediate(conn):
        from monitor_tui.cycle import briefing

        worded = replace(first, words="early in May", worded_by="anna", place=second.place + 1)
        heading = briefing.item_of(conn, Wanted(Part.HEADING, words="A plot, twice told"), 0, "boris")
        briefing.change(conn, DOSSIER, "boris", event, [worded, heading], "worded in the brief")
    made = page(conn, event, chosen=True)
    assert (made.title, made.heading_by) == ("A plot, twice told", "boris")
    assert [row.point for row in made.rows] == ["order", "when"]
    (shown,) = [one for one in made.rows[1].cells if one.asked]
    assert (shown.words, shown.words_by, len(shown.lines)) == ("early in May", "anna", 1)


def test_it_survives_when_all_that_is_derived_is_made_anew(conn: sqlite3.Connection, event: int) -> None:
    put(conn, event, cell(conn, "when", "kremlin", FSB), Wanted(Part.CLAIM, claim=claim(conn, KGB)))
    before = page(conn, event, chosen=True)
    acts.reapply(conn)
    assert page(conn, event, chosen=True) == before
    assert not acts.unfound(conn)
    assert not rebuild.under_way(conn)
