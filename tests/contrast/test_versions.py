"""The matrix of an event: rows, cells, conflicts, and what an empty cell says."""

from __future__ import annotations

import json
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.contrast.free import FREE
from monitor_tui.contrast.silence import state
from monitor_tui.contrast.versions import assemble
from monitor_tui.contrast.written import as_json
from monitor_tui.dossier import Dossier
from monitor_tui.model import CellState, Placed, Review, SourceCount, Stance, Versions
from tests.contrast.build import ALIVE, FAILING, IMPORTED, event, placed

SHOWN = ("north", "south", "greens")
WHEN_NORTH = placed("karl", "when", "9 May", terms=("2021-05-09..2021-05-09",))
WHEN_SOUTH = placed("brod", "when", "June-July", terms=("2021-06-01..2021-07-31",))
BLAST = placed("karl", "what", "blown up", terms=("blast",))
ACCIDENT = placed("brod", "what", "accident", terms=("accident",))
BLAMES_BROD = placed("karl", "order", "Brod", terms=("@brod",), stance=Stance.ACCUSES)
BLAMES_BOTH = placed("lind", "order", "Brod, NA", terms=("@brod", "@north-army"), stance=Stance.ACCUSES)
BLAMES_ARMY = placed("brod", "order", "NA", terms=("@north-army",), stance=Stance.ACCUSES)
DENIES = placed("envoy", "order", '"absolutely untrue"', stance=Stance.DENIES)


def matrix(dam: Dossier, *claims: Placed, camps: tuple[str, ...] = SHOWN, **health: SourceCount) -> Versions:
    counted = {camp: sum(claim.camp == camp for claim in claims) for camp in {claim.camp for claim in claims}}
    return assemble(event(**counted), camps, claims, dam, health)


def test_rows_stand_in_the_dossiers_order_and_the_free_one_last(dam: Dossier) -> None:
    free = placed("lind", FREE, "the valley")
    rows = matrix(dam, free, WHEN_NORTH, BLAST, BLAMES_BROD).rows
    assert [row.point.id for row in rows] == ["what", "order", "when", FREE]
    assert all(tuple(row.cells) == SHOWN for row in rows)


def test_a_point_on_which_only_others_speak_has_no_row(dam: Dossier) -> None:
    versions = matrix(dam, BLAST, DENIES)
    assert [row.point.id for row in versions.rows] == ["what"]
    assert [statement.value for statement in versions.also] == ['"absolutely untrue"']


def test_where_no_pane_says_a_thing_its_empty_cells_say_why(dam: Dossier) -> None:
    versions = matrix(dam, DENIES)
    assert [row.point.id for row in versions.rows] == ["order"]
    assert {cell.state for cell in versions.rows[0].cells.values()} == {CellState.NOT_COLLECTED}
    assert [statement.value for statement in versions.also] == ['"absolutely untrue"']


def test_a_point_that_the_dossier_no_longer_has_keeps_its_row(dam: Dossier) -> None:
    assert [row.point.name for row in matrix(dam, placed("karl", "weather", "rain")).rows] == ["weather"]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((WHEN_NORTH, WHEN_SOUTH), [("when", "north", "south")]),
        ((WHEN_NORTH, placed("brod", "when", "May", terms=("2021-05-01..2021-05-31",))), []),
        ((BLAST, ACCIDENT), [("what", "north", "south")]),
        ((BLAST, placed("brod", "what", "blown up", terms=("blast",))), []),
        # one camp contradicting itself is no conflict between camps
        ((BLAST, placed("north-army", "what", "accident", terms=("accident",))), []),
        ((BLAMES_BROD, BLAMES_ARMY), [("order", "north", "south")]),
        ((BLAMES_BROD, BLAMES_BOTH), []),
        # a denial of the point, of the term, of another term
        ((BLAMES_BROD, placed("brod", "order", "denies", stance=Stance.DENIES)), [("order", "north", "south")]),
        ((BLAST, placed("brod", "what", "x", terms=("blast",), stance=Stance.DENIES)), [("what", "north", "south")]),
        ((BLAST, placed("brod", "what", "x", terms=("accident",), stance=Stance.DENIES)), []),
        ((BLAST, placed("brod", "what", "x", terms=("blast",), stance=Stance.REFUSES)), []),
        # who rejects the accident does not contradict the blast; who holds a denial contradicts what it denies
        (
            (
                placed("karl", "talks", "talked", terms=("talked",)),
                placed("brod", "talks", "no talks", terms=("no-talks",), stance=Stance.DENIES),
            ),
            [("talks", "north", "south")],
        ),
        (
            (
                placed("karl", "talks", "no talks", terms=("no-talks",)),
                placed("brod", "talks", "no talks", terms=("no-talks",), stance=Stance.DENIES),
            ),
            [],
        ),
        # free sayings are not compared
        ((placed("karl", FREE, "a"), placed("brod", FREE, "b", stance=Stance.DENIES)), []),
    ],
)
def test_conflicts_between_camps(
    claims: tuple[Placed, ...], expected: list[tuple[str, str, str]], dam: Dossier
) -> None:
    versions = matrix(dam, *claims)
    found = {(point, *sorted(pair)) for point, *pair in versions.conflicts}
    assert found == set(expected)
    marked = {(row.point.id, camp) for row in versions.rows for camp, cell in row.cells.items() if cell.conflicts}
    assert marked == {(point, camp) for point, *pair in expected for camp in pair}


def test_a_camp_without_a_pane_is_not_marked_but_contradicts(dam: Dossier) -> None:
    versions = matrix(dam, BLAMES_BROD, DENIES)
    assert versions.conflicts == (("order", "north", "abroad"),)
    assert versions.rows[0].cells["north"].conflicts


@pytest.mark.parametrize(
    ("sources", "facts", "expected"),
    [
        (ALIVE, {}, CellState.NONE_FOUND),
        (FAILING, {}, CellState.FAILING),
        (SourceCount(alive=12, failing=9), {}, CellState.NONE_FOUND),
        (SourceCount(), {}, CellState.NOT_COLLECTED),
        (SourceCount(not_collected=4), {}, CellState.NOT_COLLECTED),
        (IMPORTED, {}, CellState.NONE_FOUND),
        (SourceCount(not_collected=4, items=6), {}, CellState.NONE_FOUND),
        (ALIVE, {"declines": True}, CellState.DECLINES),
        (FAILING, {"declines": True}, CellState.DECLINES),
        (FAILING, {"silent": True}, CellState.SILENT),
    ],
)
def test_why_a_cell_is_empty(sources: SourceCount, facts: dict[str, Any], expected: CellState) -> None:
    assert state(sources, **facts) is expected


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 500))
def test_the_machine_never_writes_silent(alive: int, failing: int, missing: int, items: int) -> None:
    for declines in (True, False):
        assert state(SourceCount(alive, failing, missing, items), declines=declines) is not CellState.SILENT


def test_empty_cells_carry_their_denominators(dam: Dossier) -> None:
    versions = matrix(dam, BLAST, BLAST, placed("brod", "when", "May"), south=FAILING, greens=ALIVE)
    cells = versions.rows[0].cells
    assert (cells["south"].state, cells["south"].sources, cells["south"].claims) == (CellState.FAILING, FAILING, 1)
    assert (cells["greens"].state, cells["greens"].claims) == (CellState.NONE_FOUND, 0)


def test_a_cell_that_holds_only_refusals_declines_and_shows_who(dam: Dossier) -> None:
    refusal = placed("brod", "talks", "declines", stance=Stance.REFUSES)
    told = placed("karl", "talks", "talked", terms=("talked",))
    cell = matrix(dam, refusal, told, south=ALIVE).rows[0].cells["south"]
    assert (cell.state, [statement.actor for statement in cell.statements]) == (CellState.DECLINES, ["brod"])
    free = placed("lind", FREE, "to comment", stance=Stance.REFUSES)
    assert matrix(dam, free).rows[0].cells["greens"].state is CellState.FOUND
    words = placed("brod", "talks", "no talks at all", terms=("no-talks",), stance=Stance.REFUSES)
    assert matrix(dam, words, told).rows[0].cells["south"].state is CellState.FOUND
    answered = placed("south-army", "talks", "talked", terms=("talked",))
    assert matrix(dam, refusal, told, answered).rows[0].cells["south"].state is CellState.FOUND


def test_a_persons_silence_is_kept_to_its_cell(dam: Dossier) -> None:
    versions = assemble(event(north=1), SHOWN, [BLAST, WHEN_NORTH], dam, {"south": ALIVE}, silent={("what", "south")})
    states = {row.point.id: row.cells["south"].state for row in versions.rows}
    assert states == {"what": CellState.SILENT, "when": CellState.NONE_FOUND}


def test_new_evidence_takes_a_persons_silence_back(dam: Dossier) -> None:
    versions = assemble(event(), SHOWN, [BLAST, ACCIDENT], dam, {}, silent={("what", "south")})
    assert versions.rows[0].cells["south"].state is CellState.FOUND


def test_also_puts_checked_words_and_denials_first(dam: Dossier) -> None:
    free = placed("envoy", FREE, "concerned", direct=True)
    checked = placed("herald", "what", "blown up", review=Review.CHECKED)
    said = placed("envoy", "what", "blown up")
    also = matrix(dam, BLAST, free, said, DENIES, checked).also
    assert [statement.claim for statement in also] == [checked.id, DENIES.id, said.id, free.id]


def test_any_camps_can_have_a_pane(dam: Dossier) -> None:
    versions = matrix(dam, BLAMES_BROD, DENIES, camps=("abroad", "north"))
    assert versions.camps == ("abroad", "north")
    assert versions.rows[0].cells["abroad"].statements[0].actor == "envoy"
    assert not versions.also


def test_the_order_in_which_claims_come_does_not_matter(dam: Dossier) -> None:
    claims = (WHEN_NORTH, WHEN_SOUTH, BLAST, ACCIDENT)
    known = as_json(matrix(dam, *claims))
    for order in permutations(claims):
        assert as_json(matrix(dam, *order)) == known


def test_json_keeps_its_form(dam: Dossier) -> None:
    given = assemble(
        event(north=2, abroad=1),
        SHOWN,
        [WHEN_NORTH, WHEN_SOUTH, DENIES],
        dam,
        {"greens": ALIVE},
        [(3, "herald", "Unverified.")],
    )
    form = json.loads(json.dumps(as_json(given)))
    assert {"event", "title", "camps", "points", "also", "remarks"} <= set(form)
    (point,) = form["points"]
    assert point["point"] == "when"
    assert point["conflicts"] == [["north", "south"]]
    assert point["cells"]["greens"] | {"claims": 0, "within": False} == {
        "state": "none_found",
        "statements": [],
        "sources": {"alive": 11, "failing": 2, "not_collected": 0},
        "items": 40,
        "claims": 0,
        "within": False,
    }
    (statement,) = point["cells"]["north"]["statements"]
    keys = ["actor", "stance", "value", "quote", "said", "story", "url", "via", "reports", "review"]
    assert set(keys) <= set(statement)
    assert (statement["actor"], statement["value"], statement["said"]) == ("karl", "9 May", "2021-04-17")
    assert form["remarks"] == [{"story": 3, "outlet": "herald", "sentence": "Unverified."}]
