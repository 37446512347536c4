"""The exact words of cells, heads and the line of the others; every line as wide as asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.contrast.versions import assemble
from monitor_tui.contrast.words import also_line, cell_lines, cells, fit, head_line, own_head_line
from monitor_tui.dossier import Dossier
from monitor_tui.model import Cell, Placed, Point, Review, SourceCount, Stance
from tests.contrast.build import ALIVE, FAILING, IMPORTED, event, placed

SHOWN = ("north", "south", "greens")
WHAT = placed("karl", "what", "blown up", terms=("blast",))
WHEN = placed("karl", "when", "9 May", terms=("2021-05-09..2021-05-09",))
SUMMER = placed("brod", "when", "June-July", terms=("2021-06-01..2021-07-31",))
WHAT_SOUTH = placed("brod", "what", "accident", terms=("accident",))
ORDER = placed("karl", "order", '"most likely Brod, SA"', terms=("@brod",), stance=Stance.ACCUSES)


def cell(dam: Dossier, camp: str, *claims: Placed, sources: SourceCount = ALIVE, **counts: int) -> tuple[Cell, Point]:
    row = assemble(event(**counts), SHOWN, claims, dam, {camp: sources}).rows[0]
    return row.cells[camp], row.point


@pytest.mark.parametrize(
    ("camp", "claims", "width", "value", "who"),
    [
        ("north", [WHAT], 24, "blown up                ", "· Karl 17 Apr           "),
        ("north", [WHEN, SUMMER], 24, "9 May                  ≠", "· Karl 17 Apr           "),
        ("north", [ORDER], 24, '"most likely Brod, SA"  ', "· Karl 17 Apr           "),
        (
            "north",
            [WHAT, placed("karl", "what", "blown up")],
            24,
            "blown up                ",
            "· Karl 17 Apr         x2",
        ),
        (
            "north",
            [WHAT, placed("north-army", "what", "night attack"), placed("karl", "what", "blown up")],
            24,
            "blown up                ",
            "· Karl 17 Apr      x2 +1",
        ),
        (
            "north",
            [WHAT, placed("north-army", "what", "night attack"), placed("karl", "what", "blown up")],
            18,
            "blown up          ",
            "· Karl 17 Apr   +1",
        ),
        ("north", [WHAT], 12, "blown up    ", "· Ka… 17 Apr"),
        (
            "south",
            [placed("brod", "what", "accident", stance=Stance.DENIES)],
            24,
            "denies: accident        ",
            "· Brod 17 Apr           ",
        ),
        (
            "south",
            [placed("brod", "talks", "no talks at all", terms=("no-talks",), stance=Stance.DENIES)],
            24,
            "no talks at all         ",
            "· Brod 17 Apr           ",
        ),
        (
            "south",
            [placed("brod", "what", "accident", review=Review.CHECKED, after=300)],
            24,
            "accident                ",
            "✓ Brod 11 Feb 2022      ",
        ),
    ],
)
def test_a_cell_with_statements(
    camp: str, claims: list[Placed], width: int, value: str, who: str, dam: Dossier
) -> None:
    lines = cell_lines(*cell(dam, camp, *claims), width, dam, year=2021)
    assert (lines.value, lines.who) == (value, who)


@pytest.mark.parametrize(
    ("claim", "sources", "counts", "value", "who"),
    [
        (WHAT, ALIVE, {}, "[none found]", "11 of 13 sources read"),
        (WHAT, FAILING, {}, "[sources failing]", "9 of 12 sources failing"),
        (WHAT, SourceCount(), {}, "[not collected]", "0 stories of its sources"),
        (WHAT, IMPORTED, {}, "[none found]", "6 stories of its sources"),
        (WHAT, SourceCount(items=1), {}, "[none found]", "1 story of its sources"),
        (ORDER, ALIVE, {"south": 9}, "[none found]", "0 of 9 claims name one"),
        (ORDER, ALIVE, {}, "[none found]", "11 of 13 sources read"),
        (ORDER, FAILING, {"south": 9}, "[sources failing]", "9 of 12 sources failing"),
    ],
)
def test_an_empty_cell(
    claim: Placed, sources: SourceCount, counts: dict[str, int], value: str, who: str, dam: Dossier
) -> None:
    lines = cell_lines(*cell(dam, "south", claim, sources=sources, **counts), 24, dam, year=2021)
    assert (lines.value, lines.who) == (value.ljust(24), who.ljust(24))


def test_a_refusal_says_who_declined(dam: Dossier) -> None:
    refusal = placed("brod", "talks", "declines", stance=Stance.REFUSES)
    lines = cell_lines(*cell(dam, "south", refusal), 24, dam, year=2021)
    assert (lines.value.rstrip(), lines.who.rstrip()) == ("[declines]", "· Brod 17 Apr")


def test_a_contradiction_within_the_camp_has_the_same_sign(dam: Dossier) -> None:
    made, point = cell(dam, "south", WHAT_SOUTH)
    lines = cell_lines(replace(made, within=True), point, 24, dam, year=2021)
    assert (lines.value[-1], cells(lines.value)) == ("≠", 24)


def test_a_persons_line_stands_in_place_of_the_value(dam: Dossier) -> None:
    made, point = cell(dam, "south", WHAT_SOUTH)
    summed = cell_lines(replace(made, summary="a line of one's own", summary_by="anna"), point, 24, dam, year=2021)
    assert (summed.value, summed.who) == ("a line of one's own     ", "· Brod 17 Apr           ")
    empty, point = cell(dam, "south", ORDER, sources=ALIVE)
    assert cell_lines(replace(empty, summary="says nothing"), point, 24, dam).value.rstrip() == "[none found]"


def test_words_of_an_accused_are_never_taken_for_the_camps(dam: Dossier) -> None:
    made, point = cell(dam, "south", WHAT_SOUTH)
    for summary in ("", "a line"):
        lines = cell_lines(replace(made, summary=summary), point, 24, dam, year=2021, apart=made.statements)
        assert lines.value.startswith("(accused) ")
        assert cells(lines.value) == 24


def test_the_head_of_an_actors_own_pane_names_it_and_its_camp(dam: Dossier) -> None:
    assert own_head_line("north-army", 5, 24, dam) == "Northern Army (NA) (N) 5"
    assert own_head_line("brod", 1, 40, dam) == "Peter Brod (S)                   1 claim"
    assert cells(own_head_line("north-army", 12, 9, dam)) == 9
    assert own_head_line("nobody", 0, 24, dam) == "nobody                 0"


def test_without_unicode_nothing_but_ascii_is_drawn(dam: Dossier) -> None:
    claims = [WHEN, SUMMER, placed("karl", "when", "x" * 40)]
    lines = cell_lines(*cell(dam, "north", *claims), 24, dam, year=2021, ascii_only=True)
    assert lines.value.isascii()
    assert lines.who.isascii()
    assert (lines.value[-1], lines.who[0]) == ("#", ".")


def test_heads(dam: Dossier) -> None:
    assert head_line(dam.camps["north"], 9, 24) == "N Northern government  9"
    assert head_line(dam.camps["south"], 12, 24) == "S South               12"
    assert head_line(dam.camps["south"], 12, 40) == "S Southern government and army 12 claims"
    assert head_line(dam.camps["south"], 12, 9) == "S Sou… 12"
    assert head_line(dam.camps["greens"], 1, 36) == "G Greens                     1 claim"


def test_the_line_of_the_others(dam: Dossier) -> None:
    denial = placed("envoy", "what", '"absolutely untrue"', stance=Stance.DENIES, review=Review.CHECKED, after=1)
    versions = assemble(event(abroad=2, press=4), SHOWN, [WHAT, denial], dam, {})
    assert (
        also_line(versions, 74, dam, hint="4-5")
        == 'A denies: "absolutely untrue" · United Envoy 18 Apr         A 2  P 4   4-5'
    )
    assert also_line(versions, 10, dam) == "A denies:…"
    nobody = assemble(event(), SHOWN, [WHAT], dam, {})
    assert also_line(nobody, 40, dam, hint="4-5") == "A 0  P 0   4-5".rjust(40)
    campless = replace(nobody, event=replace(nobody.event, claims=3, camps={}))
    assert also_line(campless, 60, dam).startswith("3 claims of speakers in no camp ")


LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)


@given(LINE, st.integers(0, 40), st.booleans())
def test_a_fitted_text_fills_its_columns_exactly(text: str, width: int, ascii_only: bool) -> None:
    assert cells(fit(text, width, ascii_only=ascii_only)) == width


@given(LINE, st.integers(12, 60), st.integers(1, 4), st.booleans())
def test_every_line_of_a_cell_is_as_wide_as_asked(
    dam: Dossier, value: str, width: int, more: int, ascii_only: bool
) -> None:
    fields: dict[str, Any] = {"stance": Stance.DENIES}
    claims = [placed("north-army", "what", f"{value}{number}", **fields) for number in range(more)]
    lines = cell_lines(*cell(dam, "north", *claims), width, dam, year=2021, ascii_only=ascii_only)
    assert (cells(lines.value), cells(lines.who)) == (width, width)


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("Ціханоўская", 11), ("é", 1), ("東京", 4), ("a‍b", 2), ("🙂", 2)]
)
def test_columns_of_a_text(text: str, columns: int) -> None:
    assert cells(text) == columns


def test_what_stands_in_a_cell_is_not_put_beside_itself(dam: Dossier) -> None:
    hall, town = (placed("karl", "what", value, terms=(value,)) for value in ("hall, Upper Dam", "Upper Dam"))
    shown, point = cell(dam, "north", WHAT, hall, town)
    assert cell_lines(shown, point, 60, dam).value.rstrip() == "blown up, hall, Upper Dam"
    both, point = cell(dam, "north", WHAT, placed("karl", "what", "blown up, night attack", terms=("blast-night",)))
    assert cell_lines(both, point, 60, dam).value.rstrip() == "blown up, night attack"


@pytest.mark.parametrize(
    ("value", "said"),
    [("denies: attack", "N denies: attack"), ('"untrue"', 'N denies: "untrue"'), ("denies", "N denies")],
)
def test_what_is_denied_is_said_to_be_so_once(value: str, said: str, dam: Dossier) -> None:
    denied = placed("karl", "what", value, stance=Stance.DENIES)
    versions = assemble(event(), ("south",), [denied], dam, {})
    assert also_line(versions, 70, dam).startswith(f"{said} · Karl 17 Apr")
