"""What speakers say against each other, between camps and within one; an actor's own pane; joined events."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor_tui.contrast import conflicts
from monitor_tui.contrast.versions import assemble
from monitor_tui.contrast.written import as_json
from monitor_tui.dossier import Dossier
from monitor_tui.model import Nearby, Period, Placed, Stance, Versions
from tests.contrast.build import ALIVE, event, placed

MAY, JUNE, DAY = "2021-05-09..2021-05-09", "2021-06-01..2021-07-31", "2021-04-12..2021-04-12"


def matrix(dam: Dossier, *claims: Placed, camps: tuple[str, ...] = ("north", "south"), **more: object) -> Versions:
    counted = {camp: sum(claim.camp == camp for claim in claims) for camp in {claim.camp for claim in claims}}
    return assemble(event(**counted), camps, claims, dam, {"north": ALIVE}, **more)  # type: ignore[arg-type]


def when(actor: str, *terms: str) -> Placed:
    return placed(actor, "when", terms[0], terms=terms)


@pytest.mark.parametrize(
    ("claims", "within"),
    [
        ((when("karl", MAY), when("north-army", JUNE)), True),
        # one speaker's two days are of different things
        ((when("karl", MAY), when("karl", JUNE)), False),
        # and a day that another names too is no contradiction
        ((when("karl", MAY), when("karl", DAY), when("north-army", DAY)), False),
        (
            (
                placed("karl", "what", "x", terms=("blast",)),
                placed("north-army", "what", "y", terms=("accident",)),
            ),
            True,
        ),
        # a denial that does not say of what is one of the other side's words, not of its own side's
        (
            (
                placed("karl", "order", "Brod", terms=("@brod",), stance=Stance.ACCUSES),
                placed("north-army", "order", "denies", stance=Stance.DENIES),
            ),
            False,
        ),
        # of the very thing that the other says
        (
            (
                placed("karl", "order", "Brod", terms=("@brod",), stance=Stance.ACCUSES),
                placed("north-army", "order", "denies", terms=("@brod",), stance=Stance.DENIES),
            ),
            True,
        ),
    ],
)
def test_contradictions_within_a_camp(claims: tuple[Placed, ...], within: bool, dam: Dossier) -> None:
    versions = matrix(dam, *claims)
    cell = versions.rows[0].cells["north"]
    assert (cell.within, cell.conflicts, versions.conflicts) == (within, False, ())
    assert bool(versions.contradictions) is within


def test_a_day_that_both_sides_name_is_no_contradiction(dam: Dossier) -> None:
    versions = matrix(dam, when("karl", MAY), when("karl", DAY), when("brod", DAY), when("south-army", JUNE))
    assert [(one.one.actor, one.other.actor) for one in versions.contradictions] == [
        ("karl", "south-army"),
        ("brod", "south-army"),
    ]
    assert versions.conflicts == (("when", "north", "south"),)


def test_each_two_speakers_are_listed_once_with_the_best_statements(dam: Dossier) -> None:
    often = [placed("karl", "what", "blown up", terms=("blast",)) for _ in range(3)]
    night = placed("karl", "what", "night attack", terms=("blast", "blast-night"), after=3)
    (against,) = matrix(dam, *often, night, placed("brod", "what", "accident", terms=("accident",))).contradictions
    assert (against.point, against.one.reports, against.other.actor) == ("what", 3, "brod")


@pytest.mark.parametrize("slot", ["stand", "accused", "place", "number"])
def test_a_bare_denial_on_a_point_of_many_things_denies_nothing_of_the_others(slot: str, dam: Dossier) -> None:
    point = replace(dam.points[1], slot=slot)
    denies, says = placed("karl", "order", "denies", stance=Stance.DENIES), placed("brod", "order", "x", terms=("a",))
    assert not conflicts.contradict(point, denies, says, dam)
    assert conflicts.contradict(dam.points[1], denies, says, dam)


def test_what_is_generic_is_not_what_a_denial_denies(dam: Dossier) -> None:
    generic = placed("brod", "what", "incident")
    denies = placed("karl", "what", "blown up", terms=("blast",), stance=Stance.DENIES)
    assert not conflicts.contradict(dam.points[0], generic, denies, dam)


@pytest.fixture
def spoken_for(dam: Dossier) -> Dossier:
    """The army's words are also Karl's until 17 April."""
    karl = replace(dam.actors["karl"], speaks_for=("north-army",), speaking=(Period("north-army", None, SAID),))
    return replace(dam, actors={**dam.actors, "karl": karl})


SAID = placed("karl", "what", "x").said


def test_an_actors_pane_holds_its_words_and_those_of_who_speaks_for_it_that_day(spoken_for: Dossier) -> None:
    own, for_it, later = when("north-army", MAY), when("karl", DAY), placed("karl", "when", "x", terms=(JUNE,), after=1)
    versions = matrix(spoken_for, own, for_it, later, when("brod", JUNE), camps=("@north-army", "south"))
    cells = versions.rows[0].cells
    assert {statement.claim for statement in cells["@north-army"].statements} == {own.id, for_it.id}
    assert [statement.principal for statement in cells["@north-army"].statements if statement.actor == "karl"] == [
        "north-army"
    ]
    assert (cells["@north-army"].claims, cells["@north-army"].sources) == (3, ALIVE)
    assert (cells["@north-army"].conflicts, cells["@north-army"].within) == (True, True)
    assert set(versions.conflicts) >= {("when", "@north-army", "south")}
    assert [statement.claim for statement in versions.also] == [later.id]


def test_two_actors_of_one_camp_stand_against_each_other_in_panes_of_their_own(dam: Dossier) -> None:
    versions = matrix(dam, when("karl", MAY), when("north-army", JUNE), camps=("@karl", "@north-army"))
    assert versions.conflicts == (("when", "@karl", "@north-army"),)
    assert all(cell.conflicts and not cell.within for cell in versions.rows[0].cells.values())


def test_another_event_stands_as_a_row(dam: Dossier) -> None:
    other = replace(event(north=1), id=12)
    told = [placed("karl", "talks", "talked", terms=("talked",)), placed("karl", "what", "x", held=True)]
    versions = matrix(dam, when("brod", MAY), joined=[(other, told)], nearby=[Nearby(12, "The talks", 2)])
    row = versions.rows[-1]
    assert (row.point.id, [statement.value for statement in row.cells["north"].statements]) == ("E12", ["talked"])
    assert row.cells["south"].statements == ()
    assert as_json(versions)["nearby"] == [{"event": 12, "title": "The talks", "claims": 2}]


def test_the_form_names_both_sides(dam: Dossier) -> None:
    (form,) = as_json(matrix(dam, when("karl", MAY), when("brod", JUNE)))["contradictions"]
    assert (form["point"], form["within"]) == ("when", False)
    assert [(form[side]["camp"], form[side]["actor"]) for side in ("one", "other")] == [
        ("north", "karl"),
        ("south", "brod"),
    ]


def test_what_is_remembered_of_meanings_changes_no_answer(dam: Dossier) -> None:
    said = [when("karl", MAY), when("brod", JUNE), when("lind", MAY)]
    known: conflicts.Known = {}
    assert conflicts.of_cells(said, dam, known) == conflicts.of_cells(said, dam, known) == conflicts.of_cells(said, dam)
    assert known
