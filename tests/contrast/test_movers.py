"""Who said it first: days and minutes, one day without an order, copies, denials, words of the accused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from monitor_tui.contrast.movers import after, carriers, first_movers
from monitor_tui.contrast.written_movers import lag_words, movers_lines
from monitor_tui.dossier import Dossier
from monitor_tui.model import Dated, Placed, Precision, Stance
from monitor_tui.model.moved import Aired, Lag, Moment, Moved, Movers
from tests.contrast.build import SAID, event, placed

NOON = datetime(2021, 4, 17, 12, tzinfo=UTC)


def aired(story: int, outlet: str = "herald", hours: float = 0, **fields: Any) -> Aired:
    """A story published so many hours after noon of the first day."""
    given: dict[str, Any] = {"published": NOON + timedelta(hours=hours), "precision": Precision.MINUTE}
    given |= {"dated": Dated.SOURCE, "seen": NOON + timedelta(days=9)} | fields
    return Aired(story, outlet, **given)


def found(dam: Dossier, *claims: Placed, stories: tuple[Aired, ...] = ()) -> Movers:
    known = {claim.story: aired(claim.story, claim.outlet) for claim in claims}
    return first_movers(event(north=1), claims, known | {one.story: one for one in stories}, dam)


def told(moved: Moved) -> list[tuple[str, str]]:
    """Who said it, and how long after the first."""
    return [(move.actor, "first" if move.leads else lag_words(move.after)) for move in moved.moves]


def blast(actor: str, after: int = 0, **fields: Any) -> Placed:
    return placed(actor, "what", "blown up", terms=("blast",), after=after, **fields)


# --- how long after --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "other", "lag", "words"),
    [
        (Moment(SAID), Moment(SAID), Lag(0), "same day"),
        (Moment(SAID), Moment(SAID + timedelta(days=1)), Lag(1), "1 day later"),
        (Moment(SAID), Moment(SAID + timedelta(days=3)), Lag(3), "3 days later"),
        # One of them has no minute: no hours are made up.
        (Moment(SAID, NOON), Moment(SAID), Lag(0), "same day"),
        (Moment(SAID), Moment(SAID + timedelta(days=1), NOON + timedelta(hours=13)), Lag(1), "1 day later"),
        (Moment(SAID, NOON), Moment(SAID, NOON), Lag(0, 0), "same minute"),
        (Moment(SAID, NOON), Moment(SAID, NOON + timedelta(minutes=5)), Lag(0, 5), "5 min later"),
        (Moment(SAID, NOON), Moment(SAID, NOON + timedelta(hours=3, minutes=20)), Lag(0, 200), "3 h 20 min later"),
        (
            Moment(SAID, NOON),
            Moment(SAID + timedelta(days=1), NOON + timedelta(hours=27)),
            Lag(1, 27 * 60),
            "1 day 3 h later",
        ),
    ],
)
def test_a_lag_is_as_fine_as_what_is_known(first: Moment, other: Moment, lag: Lag, words: str) -> None:
    assert after(first, other) == lag
    assert lag_words(lag) == words


# --- who said it -----------------------------------------------------------------------------------


def test_who_follows_comes_after_so_many_days_across_camps(dam: Dossier) -> None:
    (moved,) = found(dam, blast("karl"), blast("brod", 2), blast("lind", 3)).moved
    assert (moved.point, moved.value, told(moved)) == (
        "what",
        "blown up",
        [("karl", "first"), ("brod", "2 days later"), ("lind", "3 days later")],
    )


def test_one_day_has_no_order_whoever_was_stored_first(dam: Dossier) -> None:
    for order in permutations((blast("brod"), blast("karl"), blast("lind", 1))):
        (moved,) = found(dam, *order).moved
        assert told(moved) == [("karl", "first"), ("brod", "first"), ("lind", "1 day later")]
        assert {move.actor for move in moved.leaders} == {"karl", "brod"}


def test_of_two_times_that_one_speaker_said_it_the_first_counts(dam: Dossier) -> None:
    (moved,) = found(dam, blast("karl", 4), blast("brod", 2), blast("karl")).moved
    assert told(moved) == [("karl", "first"), ("brod", "2 days later")]


def test_minutes_count_where_both_have_them(dam: Dossier) -> None:
    one = blast("karl", precision=Precision.MINUTE)
    other = blast("brod", precision=Precision.MINUTE)
    third = blast("lind")
    stories = (aired(one.story, hours=1), aired(other.story, hours=3.5), aired(third.story))
    (moved,) = found(dam, one, other, third, stories=stories).moved
    # Whoever is known by the day only may have been first too.
    assert sorted(told(moved)) == [("brod", "2 h 30 min later"), ("karl", "first"), ("lind", "first")]


@pytest.mark.parametrize(
    "fields", [{"precision": Precision.DAY}, {"dated": Dated.SEEN}], ids=["story of a day", "story seen only"]
)
def test_no_minute_comes_from_a_story_that_has_none(dam: Dossier, fields: dict[str, Any]) -> None:
    one, other = blast("karl", precision=Precision.MINUTE), blast("brod", precision=Precision.MINUTE)
    stories = (aired(one.story, **fields), aired(other.story, hours=3, **fields))
    (moved,) = found(dam, one, other, stories=stories).moved
    assert told(moved) == [("karl", "first"), ("brod", "first")]


def test_a_denial_is_another_thing_than_what_it_denies(dam: Dossier) -> None:
    moved = found(dam, blast("karl"), blast("brod", 1, stance=Stance.DENIES), blast("lind", 2)).moved
    assert [(one.stance, told(one)) for one in moved] == [
        (Stance.ASSERTS, [("karl", "first"), ("lind", "2 days later")]),
        (Stance.DENIES, [("brod", "first")]),
    ]


def test_each_term_of_a_value_is_followed_alone_and_those_always_together_are_one(dam: Dossier) -> None:
    both = placed("karl", "what", "blown up, night attack", terms=("blast", "blast-night"))
    (together,) = found(dam, both).moved
    assert together.value == "blown up, night attack"
    moved = found(dam, both, blast("brod", 1)).moved
    assert [(one.value, len(one.moves)) for one in moved] == [("blown up", 2), ("night attack", 1)]


@pytest.mark.parametrize(
    ("terms", "value"),
    [
        (("@brod",), "Brod"),
        (("2021-05-09..2021-05-09",), "9 May"),
        (("#RU-moscow",), "Moscow"),
        (("=8-12 years",), "8-12 years"),
        ((), "something else"),
    ],
)
def test_what_no_term_of_the_dossier_names_has_a_name_too(dam: Dossier, terms: tuple[str, ...], value: str) -> None:
    (moved,) = found(dam, placed("karl", "what", "something else", terms=terms)).moved
    assert moved.value == value


def test_a_place_that_is_a_term_too_has_one_first_mover(dam: Dossier) -> None:
    where = next(term for term in dam.terms.values() if term.point == "what")
    known = replace(dam, terms={**dam.terms, "at-brod": replace(where, id="at-brod", point="held", value="Old Brod")})
    first = placed("karl", "held", "Old Brod", terms=("#XB-old-brod",))
    both = placed("lind", "held", "Old Brod", terms=("#XB-old-brod", "at-brod"), after=2)
    (moved,) = found(known, first, both).moved
    assert (moved.value, told(moved)) == ("Old Brod", [("karl", "first"), ("lind", "2 days later")])


def test_free_words_are_a_thing_only_where_two_say_them(dam: Dossier) -> None:
    alone = placed("karl", "said", "the valley")
    same = [placed(actor, "said.1234", "the valley", after=place) for place, actor in enumerate(("lind", "envoy"))]
    (moved,) = found(dam, alone, *same).moved
    assert told(moved) == [("lind", "first"), ("envoy", "1 day later")]
    assert found(dam, alone, same[0]).moved == ()


def test_words_of_the_accused_are_nobodys_move(dam: Dossier) -> None:
    movers = found(dam, blast("lind", held=True), blast("karl", 1))
    assert [told(moved) for moved in movers.moved] == [[("karl", "first")]]
    assert movers.accused == 1
    assert [lane.camp for lane in movers.lanes] == ["north"]


# --- copies ----------------------------------------------------------------------------------------


def test_a_copy_is_no_second_mover_though_it_is_dated_later(dam: Dossier) -> None:
    first = blast("karl", story=50, outlet="wire")
    copy = blast("karl", 3, story=60, copy_of=50, outlet="mirror")
    stories = (aired(50, "wire"), aired(60, "mirror", hours=72, copy_of=50))
    movers = found(dam, copy, first, blast("brod", 1), stories=stories)
    (moved,) = movers.moved
    assert told(moved) == [("karl", "first"), ("brod", "1 day later")]
    # The copy's own day holds no statement.
    assert [(lane.camp, dict(lane.days)) for lane in movers.lanes] == [
        ("north", {SAID: 1}),
        ("south", {SAID + timedelta(days=1): 1}),
    ]


def test_a_copy_whose_original_tells_nothing_of_it_stands_for_it(dam: Dossier) -> None:
    copies = [blast("karl", 2, story=60 + n, copy_of=50, outlet=f"mirror {n}") for n in (1, 2)]
    (moved,) = found(dam, *copies, stories=tuple(aired(60 + n, f"mirror {n}", copy_of=50) for n in (1, 2))).moved
    (move,) = moved.moves
    assert (move.story, [(one.outlet, one.copies) for one in move.carriers]) == (61, [("mirror 1", 1)])


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        # By the minute where both have it.
        ([(1, "a", 2, {}), (2, "b", 0, {})], [("b", "same minute", 0), ("a", "2 h later", 0)]),
        # A day only is in no order with the others of its day.
        (
            [(1, "a", 2, {"precision": Precision.DAY}), (2, "b", 0, {})],
            [("a", "same day", 0), ("b", "same minute", 0)],
        ),
        # An outlet counts by its first story; what repeats another's text is folded into it.
        ([(1, "a", 0, {}), (2, "a", 5, {}), (3, "b", 6, {"copy_of": 1})], [("a", "same minute", 1)]),
        # When nobody says when it was published the minute of its being seen is none.
        (
            [(1, "a", 0, {}), (2, "b", 26, {"dated": Dated.SEEN})],
            [("a", "same minute", 0), ("b", "1 day later", 0)],
        ),
    ],
)
def test_which_source_carried_it_first(
    dam: Dossier, stories: list[tuple[int, str, float, dict[str, Any]]], expected: list[tuple[str, str, int]]
) -> None:
    known = {story: aired(story, outlet, hours, **fields) for story, outlet, hours, fields in stories}
    told = carriers(known, known, dam)
    assert [(one.outlet, lag_words(one.after), one.copies) for one in told] == expected


def test_no_source_is_called_the_first_where_the_day_alone_is_known(dam: Dossier) -> None:
    told_by = [blast("karl", story=n, outlet=outlet) for n, outlet in ((1, "a"), (2, "b"), (3, "c"))]
    days = tuple(aired(n, outlet, precision=Precision.DAY) for n, outlet in ((1, "a"), (2, "b")))
    later = aired(3, "c", 30)
    shown = list(movers_lines(found(dam, *told_by, stories=(*days, later)), dam))
    assert shown[2] == "    N · Karl               first, told first by a 17 Apr 2021 and 1 other the same day"
    first = list(movers_lines(found(dam, told_by[0], stories=days[:1]), dam))
    assert first[2].endswith("first, told first by a 17 Apr 2021")


def test_lanes_count_a_statement_once_however_many_points_it_speaks_to(dam: Dossier) -> None:
    says = ("l:en", "w:dam", "w:gone", "w:blown", "t:blast")
    both = [placed("karl", point, value, id=7, story=7, says=says) for point, value in (("what", "x"), ("talks", "y"))]
    movers = found(dam, *both, blast("brod", 1), blast("south-army", 1))
    assert [(lane.camp, sum(lane.days.values())) for lane in movers.lanes] == [("north", 1), ("south", 2)]
    assert (movers.first, movers.claims, movers.of) == (date(2021, 4, 17), 3, 3)
