"""Which claims are one statement, and which of them stands for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from monitor_tui.contrast.free import FREE
from monitor_tui.contrast.statements import gather
from monitor_tui.model import Placed, Presence, Review, Stance
from tests.contrast.build import placed


def test_ten_stories_with_one_saying_are_one_statement() -> None:
    (only,) = gather(placed("karl", "what", "blown up", terms=("blast",)) for _ in range(10))
    assert only.reports == 10


def test_two_claims_in_one_story_are_one_report() -> None:
    (only,) = gather(placed("karl", "what", "blown up", story=7) for _ in range(2))
    assert only.reports == 1


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (placed("karl", "what", "blown up"), True),
        (placed("karl", "what", "blown up", after=1), False),
        (placed("brod", "what", "blown up"), False),
        (placed("karl", "what", "blown up", stance=Stance.DENIES), False),
        (placed("karl", "what", "accident", terms=("accident",)), False),
        # what one story calls confirmed the next calls said
        (placed("karl", "what", "blown up", stance=Stance.CONFIRMS), True),
        (placed("karl", "what", "blown up", stance=Stance.REFUSES), False),
        # in other words or another language: the same terms, or some of them
        (placed("karl", "what", "blown up, at night", terms=("blast", "blast-night")), True),
    ],
)
def test_one_saying_is_one_speaker_point_stance_and_day(other: Placed, together: bool) -> None:
    first = placed("karl", "what", "blown up", terms=("blast",))
    assert len(gather([first, other])) == (1 if together else 2)


def test_blame_in_two_languages_is_one_statement_that_shows_the_quotation() -> None:
    quoted = placed("karl", "order", '"surely Brod"', terms=("@brod",), stance=Stance.ACCUSES)
    named = placed("karl", "order", "Brod", terms=("@brod",), stance=Stance.ACCUSES)
    (only,) = gather([named, quoted])
    assert (only.value, only.reports) == ('"surely Brod"', 2)


def test_free_sayings_are_compared_by_their_words() -> None:
    one = placed("karl", FREE, "we rebuild", quote="We shall rebuild the valley, Karl said")
    reprint = placed("karl", FREE, "rebuilding", quote='"We shall rebuild the valley", said Anna Karl on Saturday')
    other = placed("karl", FREE, "no comment", quote="Karl thanked the neighbours for their help")
    assert sorted(statement.reports for statement in gather([one, reprint, other])) == [1, 2]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"review": Review.CHECKED}, {"direct": True}),
        ({"direct": True}, {}),
        ({}, {"unsure": True}),
        ({}, {"direct": True, "unsure": True}),
        ({}, {"copy_of": 1}),
        ({}, {"presence": Presence.GONE, "review": Review.CHECKED, "direct": True}),
    ],
)
def test_the_best_claim_leads(better: dict[str, Any], worse: dict[str, Any]) -> None:
    poor = placed("karl", "what", "blown up", **worse)
    good = placed("karl", "what", "blown up", **better)
    (only,) = gather([poor, good])
    assert only.claim == good.id


@pytest.mark.parametrize(
    ("fields", "mark"),
    [
        ({}, "machine"),
        ({"unsure": True}, "unsure"),
        ({"review": Review.CHECKED, "unsure": True}, "checked"),
        ({"review": Review.CORRECTED}, "corrected"),
        ({"review": Review.MADE}, "corrected"),
        ({"review": Review.DISPUTED}, "differ"),
        ({"review": Review.CHECKED, "presence": Presence.ALTERED}, "altered"),
        ({"presence": Presence.GONE}, "gone"),
    ],
)
def test_marks(fields: dict[str, Any], mark: str) -> None:
    (only,) = gather([placed("karl", "what", "blown up", **fields)])
    assert only.mark == mark


@pytest.mark.parametrize(
    ("states", "mark"),
    [
        # Story and state of each report: what one story altered or took out stands while another carries it.
        (((1, Presence.ALTERED), (1, Presence.PRESENT)), "altered"),
        (((1, Presence.ALTERED), (1, Presence.PRESENT), (2, Presence.PRESENT)), "machine"),
        (((1, Presence.ALTERED), (2, Presence.PRESENT)), "machine"),
        (((1, Presence.GONE), (2, Presence.PRESENT)), "machine"),
        (((1, Presence.GONE), (2, Presence.GONE)), "gone"),
    ],
)
def test_a_statement_says_that_its_words_were_altered(states: Sequence[tuple[int, Presence]], mark: str) -> None:
    (only,) = gather([placed("karl", "what", "blown up", story=story, presence=state) for story, state in states])
    assert only.mark == mark


def test_hidden_claims_are_not_shown() -> None:
    assert gather([placed("karl", "what", "blown up", review=Review.HIDDEN)]) == []


def test_statements_are_ranked() -> None:
    reported = [placed("karl", "what", "twice") for _ in range(2)]
    late = placed("karl", "what", "late", after=2)
    early = placed("karl", "what", "early")
    spoken = placed("karl", "what", "spoken", direct=True, after=3)
    checked = placed("karl", "what", "checked", review=Review.CHECKED, after=4)
    values = [statement.value for statement in gather([late, early, *reported, spoken, checked])]
    assert values == ["checked", "twice", "early", "late", "spoken"]


def test_a_statement_shows_a_sentence_that_speaks_to_its_point() -> None:
    says = ("l:en", "t:blast", "x:plan", "x:war", "m:9")
    direct = placed("karl", "what", "blown up", terms=("blast",), direct=True, says=says)
    longer = placed("karl", "what", "blown up", terms=("blast",), says=says)
    where = placed("karl", "where", "Orle", terms=("#orle",), says=says, id=longer.id, story=longer.story)
    what, place = gather([direct, longer, where])
    assert (what.claim, what.reports, what.point) == (direct.id, 2, "what")
    assert (place.claim, place.reports, place.point) == (longer.id, 2, "where")


def test_what_is_said_to_the_point_stands_before_what_is_said_beside_it() -> None:
    beside = [placed("karl", "what", "beside", n=1) for _ in range(3)]
    to_the_point = placed("karl", "what", "to the point", n=0, after=1)
    assert [one.value for one in gather([*beside, to_the_point])] == ["to the point", "beside"]
