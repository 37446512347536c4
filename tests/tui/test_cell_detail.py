"""What stands behind a cell: chain, quotation, contradictions, lines of people, what was looked through."""

from __future__ import annotations

from dataclasses import replace

from monitor_tui.contrast.panes import Summed
from monitor_tui.model import Contradiction, Versions
from monitor_tui.tui.widgets.cell_detail import Shown, cell_detail
from tests.tui import model_event
from tests.tui.fakes import DOSSIER
from tests.tui.model_story import EVENTS, SAID, statement
from tests.tui.seen import app

CAMPS = ("kremlin", "belstate", "opposition")


def detail(versions: Versions, point: str, pane: str, rows: int = 10, width: int = 120) -> str:
    row = next(row for row in versions.rows if row.point.id == point)
    shown = Shown(versions, row, row.cells[pane], behind=model_event.behind(1))
    return "\n".join(line.rstrip() for line in cell_detail(shown, width, rows, DOSSIER, app().signs))


def model(lines: dict[tuple[str, str], Summed] | None = None) -> Versions:
    return model_event.versions(EVENTS[1], (*CAMPS, "west"), lines=lines)


def test_the_chain_goes_from_the_principal_to_the_outlets() -> None:
    said = statement(
        "peskov", "kremlin", "Yes", 19, principal="putin", via=("fsb",), outlets=("RIA", "TASS"), reports=2
    )
    versions = model()
    rows = tuple(
        replace(row, cells={**row.cells, "kremlin": replace(row.cells["kremlin"], statements=(said,))})
        for row in versions.rows
    )
    told = detail(replace(versions, rows=rows), "call", "kremlin")
    assert " chain: Putin › Peskov › FSB › RIA, TASS" in told
    assert " Dmitry Peskov, for Putin asserts" in told
    assert "1 statement, 2 stories" in told


def test_contradictions_are_told_from_both_sides_and_inside_apart() -> None:
    versions = model()
    assert "≠ R FSB 17 Apr: 9 May" in detail(versions, "when", "belstate")
    assert "≠ B Tertel 17 Apr: June-July    ≠ inside R: none" in detail(versions, "when", "kremlin")
    assert "≠ other sides: none    ≠ inside R: none" in detail(versions, "aims", "kremlin")
    mine, other = (replace(SAID["what"]["kremlin"][0], point="what", actor=one) for one in ("fsb", "peskov"))
    inside = replace(versions, contradictions=(Contradiction("what", mine, other),))
    assert "≠ inside R: Peskov 17 Apr: coup and killing" in detail(inside, "what", "kremlin")


def test_two_lines_for_a_cell_are_both_named() -> None:
    told = detail(model({("what", "kremlin"): ("plot", "ben", (("anna", "coup"),))}), "what", "kremlin")
    assert "line by ben" in told
    assert ' line by ben: "plot"\n anna: coup' in told
    gone = detail(model({("what", "kremlin"): ("", "", (("anna", "coup"),))}), "what", "kremlin")
    assert "no line; anna: coup" in gone


def test_with_little_room_the_contradictions_stay_and_the_story_goes() -> None:
    told = detail(model(), "when", "belstate", rows=6, width=80).splitlines()
    assert [line[:8] for line in told[-2:]] == [" chain: ", " ≠ R FSB"]


def test_a_long_quotation_leaves_the_last_line_its_place() -> None:
    versions = model()
    long = replace(SAID["what"]["kremlin"][0], quote="word " * 200)
    row = versions.rows[0]
    cell = replace(row.cells["kremlin"], statements=(long,))
    shown = Shown(versions, row, cell)
    drawn = cell_detail(shown, 80, 5, DOSSIER, app().signs)
    assert [len(drawn), {len(line) for line in drawn}] == [5, {80}]
    assert drawn[3].rstrip().endswith("…")
    assert "1 statement, 1 story" in drawn[4]


def test_an_empty_cell_says_what_was_looked_through() -> None:
    told = detail(model(), "order", "kremlin", rows=5, width=80)
    assert "who ordered · R [none found]" in told
    assert " 9 claims of R in this event, none on this point." in told
    assert " Sources of R: 31 of 37 read, 6 failing, 0 not collected." in told


def test_words_quoted_in_a_sentence_keep_their_own_marks() -> None:
    versions = model()
    said = replace(SAID["what"]["kremlin"][0], quote='"Most likely CIA, FBI," he said.')
    rows = tuple(
        replace(row, cells={**row.cells, "kremlin": replace(row.cells["kremlin"], statements=(said,))})
        for row in versions.rows
    )
    assert ' “"Most likely CIA, FBI," he said.”' in detail(replace(versions, rows=rows), "what", "kremlin")
