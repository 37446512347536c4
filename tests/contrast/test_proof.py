"""What a proof says: its lines to the column, and the sentence for a brief in every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from monitor_tui.contrast import words
from monitor_tui.contrast.proof import Search, names_of, sentence
from monitor_tui.contrast.proof_lines import length, lines, listed
from monitor_tui.contrast.statements import gather
from monitor_tui.dossier import Dossier
from monitor_tui.model import CellState, Point, Stance
from monitor_tui.model.proven import Alive, Gap, Heard, Life, Near, Proof, Silence
from monitor_tui.names import Names
from tests.contrast.build import event, placed

FIRST = datetime(2021, 4, 17, tzinfo=UTC)
LAST = FIRST + timedelta(days=5)
LIVES = (
    Life("a", Alive.WHOLE, items=5),
    Life("b", Alive.PART, (Gap(FIRST, FIRST + timedelta(hours=6, minutes=20)),)),
    Life("c", Alive.FAILING, since=FIRST + timedelta(days=3)),
    Life("d", Alive.NOT_COLLECTED),
)
PROOF = Proof(
    event=event(south=9),
    point=Point("order", "order", "who ordered", "blame"),
    camp="south",
    state=CellState.NONE_FOUND,
    first=FIRST,
    last=LAST,
    question="does S name Karl?",
    searched=("karl",),
    spellings=("Karl", "Карл"),
    claims=9,
    lives=LIVES,
    stories=12,
    looked_through=12,
)
OF_ALL = "In 9 claims and 12 stories from 1 of 4 watched sources (1 more with gaps), 17-21 Apr 2021, no {south} "
NEAR = Near(1, 1, "brod", Stance.REFUSES, date(2021, 4, 19), "Brod declined to answer.", "herald")
SAID = Silence(1, 1, "order", "south", "anna", FIRST + timedelta(days=4))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {},
            OF_ALL + "speaker names {karl}. Found by machine only.",
        ),
        (
            {"near": (NEAR, NEAR), "state": CellState.SILENT, "silences": (SAID, replace(SAID, analyst="ben"))},
            OF_ALL + "speaker names {karl}; {brod} declined on 19 Apr 2021 and 1 more. Silent: checked by anna, ben.",
        ),
        (
            {"naming": (Heard(1, 0, 0, "x", "Karl", "herald", date(2021, 4, 17), 1),)},
            OF_ALL + 'speaker was found to speak on "who ordered", though 1 claim names {karl}. Found by machine only.',
        ),
        (
            {"point": Point("when", "when", "when", "date"), "lives": LIVES[1:2], "claims": 1, "stories": 1},
            "In 1 claim and 1 story from 1 of 1 watched sources (with gaps), 17-21 Apr 2021, no {south} speaker was "
            'found to speak on "when". Found by machine only.',
        ),
        (
            {"state": CellState.FAILING},
            "Cannot be said: 1 of 4 {south} sources failing since 20 Apr 2021.",
        ),
        (
            {"state": CellState.NOT_COLLECTED},
            "Cannot be said: none of 4 {south} sources was collected, 17-21 Apr 2021.",
        ),
        (
            {"state": CellState.NOT_COLLECTED, "begins": datetime(2026, 11, 22, tzinfo=UTC), "imported": 46},
            "Nothing was collected on 17 Apr 2021; the store begins 22 Nov 2026. 46 stories imported later carry that "
            "date.",
        ),
        (
            {"state": CellState.DECLINES, "near": (NEAR,)},
            '{south} declined to speak on "who ordered": {brod} declined on 19 Apr 2021.',
        ),
    ],
)
def test_a_brief_says_each_state_with_its_denominators(changed: dict[str, Any], expected: str, dam: Dossier) -> None:
    names = {"south": dam.camps["south"].name, **{one: words.short_actor(one, dam) for one in ("karl", "brod")}}
    assert sentence(replace(PROOF, **changed), dam) == expected.format(**names)


def test_what_stands_there_now_is_said(dam: Dossier) -> None:
    (said,) = gather([placed("brod", "order", "Karl")])
    found = replace(PROOF, state=CellState.FOUND, statements=(said,), silences=(SAID,))
    assert "speaks to it" in sentence(found, dam)
    told = " ".join(line.text.strip() for line in lines(found, 80, dam))
    assert "It ends the silence that anna found." in told
    assert "[x] found" in told
    assert "[x] look again" in told


def text(proof: Proof, dam: Dossier, width: int = 80) -> list[str]:
    made = lines(replace(proof, sentence=sentence(proof, dam)), width, dam)
    assert {words.cells(line.text) for line in made} == {width}
    return [line.text.rstrip() for line in made]


def test_every_state_has_its_words(dam: Dossier) -> None:
    verdicts = {
        state: text(replace(PROOF, state=state, near=(NEAR,), silences=(SAID,), leans=("c",)), dam)[1]
        for state in CellState
        if state is not CellState.FOUND
    }
    assert verdicts == {
        CellState.NONE_FOUND: " NONE FOUND by the machine. Not yet a silence: nobody has checked it.",
        CellState.SILENT: " SILENT: anna looked, 21 Apr.",
        CellState.DECLINES: " DECLINES: a refusal is an answer, not a silence.",
        CellState.FAILING: " SOURCES FAILING: it leans on c. Empty, it proves nothing.",
        CellState.NOT_COLLECTED: verdicts[CellState.NOT_COLLECTED],
    }
    assert verdicts[CellState.NOT_COLLECTED].startswith(" NOT COLLECTED. none of 4")


def test_sources_stand_in_four_lines_each_with_its_number(dam: Dossier) -> None:
    told = text(PROOF, dam)
    start = next(place for place, line in enumerate(told) if line.startswith(" watched"))
    assert told[start : start + 5] == [
        " watched    1 of 4 S sources alive the whole time, 17 Apr 00:00 - 21 Apr 24:00",
        "            1 of 4 alive in part         gaps 6 h 20 min in all         Enter",
        "            1 of 4 failing since 20 Apr  c                              Enter",
        "            1 of 4 not collected         d                              Enter",
        "            items seen from S sources 5; on E1 12",
    ]


def test_stories_that_came_since_ask_to_look_again(dam: Dossier) -> None:
    told = " ".join(text(replace(PROOF, state=CellState.SILENT, silences=(SAID,), look_again=2), dam))
    assert "2 stories came from S sources since: look again." in told
    assert "[x] look again" in told


def test_more_stories_than_are_searched_are_told(dam: Dossier) -> None:
    assert any("in the newest 12 of 700 such stories" in line for line in text(replace(PROOF, stories=700), dam))


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (timedelta(minutes=5), "5 min"),
        (timedelta(hours=6, minutes=20), "6 h 20 min"),
        (timedelta(days=9, hours=4, minutes=59), "9 d 4 h"),
    ],
)
def test_gaps_are_told_in_two_units(time: timedelta, expected: str) -> None:
    assert length(time) == expected


def test_a_question_too_long_for_a_line_gives_way_by_the_name_of_the_side(dam: Dossier) -> None:
    long = replace(PROOF, question="does S name the Ministry of Water or 2 more?")
    assert text(long, dam)[0] == " E1 · who ordered · S: does S name the Ministry of Water or 2 more?  17 Apr 2021"
    assert text(long, dam, 120)[0].startswith(f" E1 · who ordered · S {dam.camps['south'].name}: does S name")
    short = text(replace(PROOF, searched=("karl", "brod", "lind")), dam)[3]
    assert short == " searched   claims of S speakers in E1            9   naming Karl +2       0"


@pytest.mark.parametrize("width", [80, 99, 100, 115, 116, 140])
def test_a_number_is_not_cut_off_at_any_width(width: int, dam: Dossier) -> None:
    heard = Heard(1, 0, 0, "x", "Karl", "herald", SAID.at, 1)
    many = replace(PROOF, searched=("karl", "brod", "lind", "karl"), naming=(heard,) * 77, sentences=(heard,) * 88)
    told = "\n".join(text(many, dam, width))
    assert " 77" in told
    assert " 88" in told
    assert "…" not in told.split("searched")[1].split("\n")[0]


def test_where_nothing_can_be_searched_no_zero_is_shown_as_a_result(dam: Dossier) -> None:
    told = text(replace(PROOF, searched=(), spellings=()), dam)[3:5]
    assert told == [
        " searched   claims of S speakers in E1            9",
        "            no spelling to search for: no terms, and no other side names anybody",
    ]


def test_a_country_near_what_is_searched_is_counted(dam: Dossier) -> None:
    heard = Heard(1, 0, 0, "Long before all that was said the people of Nordland came", "Nordland", "herald", SAID.at)
    near = replace(PROOF, countries=("NL",), around=(heard, heard))
    (line,) = [one for one in lines(near, 80, dam) if one.opens == "around"]
    assert line.text == " near       NL in claims of S speakers                    2 sentences   Enter   "
    told = text(near, dam)
    assert told[told.index(line.text.rstrip()) + 1] == "            no refusal of S in E1"
    found = [one.text for one in listed(near, "around", dam)]
    assert found[0].endswith("herald: ... people of Nordland came"), "the word is seen on a narrow line"
    nobody = text(replace(PROOF, countries=("NL",)), dam)
    assert " near       NL in claims of S speakers                    0 sentences" in nobody


def test_an_actor_has_no_sources_of_its_own(dam: Dossier) -> None:
    of_actor = replace(PROOF, camp="@brod", state=CellState.FAILING)
    assert sentence(of_actor, dam).startswith(f"Cannot be said: 1 of 4 {dam.camps['south'].name} sources failing")
    assert " watched    1 of 4 S sources alive the whole time, 17 Apr 00:00 - 21 Apr 24:00" in text(of_actor, dam)


def test_many_names_are_a_number(dam: Dossier) -> None:
    assert names_of(("karl",), dam) == words.short_actor("karl", dam)
    assert names_of(("karl", "brod", "lind"), dam).count(" or ") == 1
    assert names_of(("karl", "brod", "lind", "envoy"), dam).endswith("or 2 more")


def test_a_search_finds_names_and_terms_in_their_sentences(dam: Dossier) -> None:
    search = Search("what", ("brod",), dam, Names(dam))
    name = dam.actors["brod"].name
    assert name in search.spellings()
    found = search.hits(f"Nothing here. They saw {name} there. It was an accident.", "en")
    assert [hit.word for hit in found] == [name, "accident"]
    assert Search("what", (), dam, Names(dam)).hits(f"They saw {name} there.", "en") == []
