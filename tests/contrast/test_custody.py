"""Words of the accused stand in no camp's cells: those said in custody, and those heard on the accusers' channels."""

from __future__ import annotations

import pytest

from monitor_tui.contrast import custody
from monitor_tui.contrast.versions import assemble
from monitor_tui.contrast.written import as_json
from monitor_tui.dossier import Dossier
from monitor_tui.model import CellState, Placed, Stance, Versions
from tests.contrast.build import event, placed

CAMPS = ("north", "south")
ACCUSES = placed("brod", "order", "Karl", terms=("@karl",), stance=Stance.ACCUSES, targets=("karl",), owner="south")
ADMITS = placed("karl", "what", "blown up", terms=("blast",), stance=Stance.CONFIRMS, owner="south", outlet="south tv")
ELSEWHERE = placed("karl", "when", "9 May", terms=("2021-05-09..2021-05-09",), owner="press")


def matrix(dam: Dossier, *claims: Placed, accused: bool = False) -> Versions:
    counted = {camp: sum(claim.camp == camp for claim in claims) for camp in CAMPS}
    return assemble(event(**counted), CAMPS, claims, dam, {}, accused=accused)


def test_words_in_custody_stand_below_and_in_no_cell(dam: Dossier) -> None:
    held = placed("karl", "what", "blown up", terms=("blast",), held=True, owner="press")
    army = placed("north-army", "what", "accident", terms=("accident",))
    versions = matrix(dam, held, army)
    cell = versions.rows[0].cells["north"]
    assert [statement.actor for statement in cell.statements] == ["north-army"]
    assert (cell.claims, cell.within) == (1, False)
    assert [statement.claim for statement in versions.accused] == [held.id]
    assert versions.also == ()


def test_a_point_that_only_a_held_speaker_speaks_to_has_no_row(dam: Dossier) -> None:
    versions = matrix(dam, placed("karl", "what", "blown up", held=True), placed("brod", "when", "May"))
    assert [row.point.id for row in versions.rows] == ["when"]
    assert versions.rows[0].cells["north"].state is CellState.NOT_COLLECTED


@pytest.mark.parametrize(
    ("claims", "apart"),
    [
        # accused by a side and heard on its channels alone
        ((ACCUSES, ADMITS), True),
        # on the other side's relay, whoever prints it
        ((ACCUSES, placed("karl", "what", "x", owner="press", via=("south-army",))), True),
        # nobody accuses, or another side does
        ((ADMITS,), False),
        ((placed("lind", "order", "Karl", stance=Stance.ACCUSES, targets=("karl",)), ADMITS), False),
        # heard on a channel of its own, or of somebody else
        ((ACCUSES, placed("karl", "what", "x", owner="north")), False),
        ((ACCUSES, ADMITS, ELSEWHERE), False),
        ((ACCUSES, placed("karl", "what", "x", owner=None)), False),
        # an army has channels of its own, whoever was read
        (
            (
                placed("brod", "order", "NA", stance=Stance.ACCUSES, targets=("north-army",)),
                placed("north-army", "what", "x", owner="south"),
            ),
            False,
        ),
    ],
)
def test_an_accused_who_is_heard_on_the_accusers_channels_alone(
    claims: tuple[Placed, ...], apart: bool, dam: Dossier
) -> None:
    versions = matrix(dam, *claims)
    shown = [one.actor for row in versions.rows for cell in row.cells.values() for one in cell.statements]
    assert bool(versions.accused) is apart
    assert ("karl" not in shown and "north-army" not in shown) is apart


def test_a_large_row_knows_every_channel(dam: Dossier) -> None:
    carried = ((1, "south tv", "south"), (2, "herald", "press"))
    assert custody.heard_of([placed("karl", "what", "x", owner="south", carried=carried)], dam) == {
        "karl": {"south", "press"}
    }


def test_asked_for_they_come_in_with_their_conflicts_and_counts(dam: Dossier) -> None:
    held = placed("karl", "what", "blown up", terms=("blast",), held=True)
    other = placed("brod", "what", "accident", terms=("accident",))
    apart, within = matrix(dam, held, other), matrix(dam, held, other, accused=True)
    assert apart.conflicts == ()
    assert apart.rows[0].cells["north"].claims == 0
    assert within.conflicts == (("what", "north", "south"),)
    assert within.rows[0].cells["north"].claims == 1
    assert within.accused == within.rows[0].cells["north"].statements


def test_asked_for_they_stand_behind_what_the_camp_says_itself(dam: Dossier) -> None:
    held = placed("karl", "what", "blown up", terms=("blast",), held=True)
    own = placed("north-army", "what", "blown up", terms=("blast",), after=3)
    (row,) = matrix(dam, held, own, accused=True).rows
    assert [one.actor for one in row.cells["north"].statements] == ["north-army", "karl"]


def test_what_the_accused_say_against_each_other_is_listed(dam: Dossier) -> None:
    one = placed("karl", "what", "blown up", terms=("blast",), held=True)
    other = placed("north-army", "what", "accident", terms=("accident",), held=True)
    (against,) = matrix(dam, one, other).contradictions
    assert {against.one.actor, against.other.actor} == {"karl", "north-army"}


def test_the_form_says_who_was_held_and_who_shows_it(dam: Dossier) -> None:
    (form,) = as_json(matrix(dam, placed("karl", "what", "x", held=True, owner="south", outlet="tv")))["accused"]
    assert (form["actor"], form["held"], form["owners"], form["outlets"]) == ("karl", True, ["south"], ["tv"])
    (statement,) = matrix(dam, ACCUSES, placed("karl", "what", "x", owner="press", via=("south-army",))).accused
    assert custody.shown_by(statement, dam) == ("SA",)
    (statement,) = matrix(dam, ACCUSES, ADMITS).accused
    assert custody.shown_by(statement, dam) == ("south tv",)
