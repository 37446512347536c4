"""Counts of terms by span, words that set a camp apart against a hand-made example, spellings of a name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count

import pytest

from monitor_tui.contrast.spelling import spelt
from monitor_tui.contrast.wording import NEEDED, compared, folded, framing, log_odds, spans_of, worded
from monitor_tui.contrast.written_movers import too_few, words_lines
from monitor_tui.dossier import Dossier
from monitor_tui.model import Mention
from monitor_tui.model.worded import DaySpan, Said
from tests.contrast.build import CAMPS, SAID

_ids = count(1)


def said(actor: str, quote: str = "", *says: str, after: int = 0, lang: str = "en", **fields: object) -> Said:
    """A claim; its words are those of the quotation where no marks are given."""
    number = next(_ids)
    marks = says or (f"l:{lang}", *(f"w:{word}" for word in quote.split()))
    day = SAID + timedelta(days=after)
    given: dict[str, object] = {"claim": number, "story": number, "chain": number, "camp": CAMPS[actor]} | fields
    return Said(actor=actor, day=day, lang=lang, quote=quote, says=marks, **given)  # type: ignore[arg-type]


# --- statements ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "statements"),
    [
        ((said("karl", "a b"), said("karl", "c d")), 2),
        ((said("karl", "a b"), said("karl", "a b")), 1),
        ((said("karl", "a b"), said("brod", "a b")), 2),
        ((said("karl", "a b"), said("karl", "a b", after=1)), 2),
        # a copy, dated by its own day
        ((said("karl", "a b", story=500, chain=500), said("karl", "a b", after=3, story=501, chain=500)), 1),
        # two sentences of one story
        ((said("karl", "a b", story=600, chain=600), said("karl", "c d", story=600, chain=600)), 2),
    ],
)
def test_copies_and_the_same_words_on_a_day_are_one_statement(claims: tuple[Said, ...], statements: int) -> None:
    assert len(folded(claims)) == statements
    assert len(folded(claims[::-1])) == statements


def test_words_of_the_accused_are_no_camps_words(dam: Dossier) -> None:
    own, shown = said("karl", "x", "l:en", "t:blast"), said("karl", "y", "l:en", "t:blast-night", accused=True)
    found = worded([own, shown], dam)
    assert (found.statements, found.accused) == ({"north": 1}, 1)
    assert [row.term for row in found.framing.rows] == ["blast"]
    assert "1 claim left out: words of the accused" in list(words_lines(found, dam))


# --- terms -----------------------------------------------------------------------------------------


def test_terms_are_counted_by_camp_and_day_with_their_claims(dam: Dossier) -> None:
    first, later = said("karl", "x", "l:en", "t:blast"), said("karl", "y", "l:en", "t:blast", "t:blast-night", after=2)
    other = said("brod", "z", "l:ru", "t:blast", "t:unknown", after=1)
    found = framing(folded([first, later, other]), dam)
    assert found.per == "day"
    assert [span.first for span in found.spans] == [SAID + timedelta(days=n) for n in range(3)]
    assert [(row.term, row.value) for row in found.rows] == [("blast", "blown up"), ("blast-night", "night attack")]
    assert found.rows[0].claims == {
        "north": ((first.claim,), (), (later.claim,)),
        "south": ((), (other.claim,), ()),
    }
    assert found.rows[0].of("north") == (first.claim, later.claim)
    assert found.rows[0].of("greens") == ()


@pytest.mark.parametrize(
    ("days", "per", "spans"),
    [
        ((0,), "day", [(0, 0)]),
        ((0, 2), "day", [(0, 0), (1, 1), (2, 2)]),
        # 17 April 2021 is a Saturday: weeks begin on Monday.
        ((0, 25), "week", [(-5, 1), (2, 8), (9, 15), (16, 22), (23, 29)]),
        # what came long before the most of them is one span
        ((-400, *[0] * 10, 1), "day", [(-400, -1), (0, 0), (1, 1)]),
    ],
)
def test_spans_follow_the_time_that_most_lies_in(days: tuple[int, ...], per: str, spans: list[tuple[int, int]]) -> None:
    found = spans_of([SAID + timedelta(days=day) for day in days])
    assert found[0] == per
    expected = [(SAID + timedelta(days=first), SAID + timedelta(days=last)) for first, last in spans]
    assert [(span.first, span.last) for span in found[1]] == expected
    assert found[1][0].before == (days[0] == -400)


def test_long_times_are_counted_by_month_and_nothing_has_no_spans() -> None:
    per, spans = spans_of([date(2021, 1, 31), date(2021, 7, 2)])
    assert (per, spans[0], len(spans)) == ("month", DaySpan(date(2021, 1, 1), date(2021, 1, 31)), 7)
    assert spans_of([]) == ("day", ())


# --- words that set a camp apart ---------------------------------------------------------------------


def test_log_odds_as_computed_by_hand() -> None:
    # The prior of 10 words: a 11/200 of them = 0.55, b 9.45.
    # a: ln(10.55 / 99.45) - ln(1.55 / 108.45) = 2.0045; variance 1/10.55 + 1/1.55 = 0.7399; z = 2.330.
    # b: ln(99.45 / 10.55) - ln(108.45 / 1.55) = -2.0045; variance 1/99.45 + 1/108.45 = 0.01928; z = -14.44.
    scores = log_odds({"a": 10, "b": 90}, {"a": 1, "b": 99}, {"a": 11, "b": 189}, weight=10)
    assert scores == pytest.approx({"a": 2.330, "b": -14.44}, abs=0.01)


def test_a_word_of_both_alike_sets_nobody_apart() -> None:
    scores = log_odds({"a": 20, "b": 30}, {"a": 20, "b": 30}, {"a": 40, "b": 60})
    assert scores == pytest.approx({"a": 0, "b": 0})


def spoken(actor: str, word: str, many: int, lang: str = "en") -> list[Said]:
    return [said(actor, f"{word} river {actor} {number}", lang=lang) for number in range(many)]


def test_words_are_compared_from_fifty_statements_a_camp_on() -> None:
    few = compared(spoken("karl", "blast", NEEDED) + spoken("brod", "accident", NEEDED - 1), ("north", "south"))
    assert [(one.lang, dict(one.statements), one.tellings) for one in few] == [("en", {"north": 50, "south": 49}, {})]
    (enough,) = compared(spoken("karl", "blast", NEEDED) + spoken("brod", "accident", NEEDED), ("north", "south"))
    assert [word.word for word in enough.tellings["north"]] == ["blast", "karl"]
    assert [word.word for word in enough.tellings["south"]] == ["accident", "brod"]
    first = enough.tellings["north"][0]
    assert (len(first.claims), first.others) == (NEEDED, 0)
    assert first.z > 4


def test_languages_are_compared_apart() -> None:
    found = compared(spoken("karl", "blast", NEEDED, "en") + spoken("brod", "взрыв", NEEDED, "ru"), ("north", "south"))
    assert [(one.lang, one.tellings) for one in found] == [("en", {}), ("ru", {})]


def test_what_is_missing_is_said(dam: Dossier) -> None:
    (one,) = compared(spoken("karl", "blast", 31) + spoken("brod", "blast", 22), ("north", "south"))
    assert too_few(one, dam) == "en: N 31 S 22; two camps with 50 statements each are needed"


def test_camps_stand_in_the_dossiers_order_with_their_statements(dam: Dossier) -> None:
    found = worded([said("brod", "x"), said("karl", "y"), said("brod", "z")], dam, capped=True)
    assert (found.camps, dict(found.statements)) == (("north", "south"), {"north": 1, "south": 2})
    assert (found.claims, found.capped) == (3, True)


# --- spellings -------------------------------------------------------------------------------------

NAMES = {"Karl": "karl", "Carl": "karl", "Brod": "brod", "Brodt": "brod", "Карл": "karl", "Карла": "karl"}


def find(text: str, lang: str) -> Iterable[Mention]:
    """Names as they stand in the text, and a description."""
    for written, actor in (*NAMES.items(), ("the minister", "karl"), ("Northern Army", "north-army")):
        at = text.find(f"{written} ")
        if at >= 0:
            yield Mention(at, at + len(written), actor)


def test_spellings_are_counted_by_outlet_and_by_speaker(dam: Dossier) -> None:
    claims = [
        said("brod", "Karl did it", owner="press"),
        said("brod", "Carl did it", owner="south"),
        said("lind", "Carl did that", owner="south"),
        said("lind", "the minister did it and Northern Army too", owner="south"),
        said("lind", "Brod did it", owner="south"),
    ]
    found = spelt(claims, find, dam)
    # Brod is spelt in one way only.
    assert [(one.actor, one.spelling, one.lang) for one in found] == [("karl", "Carl", "en"), ("karl", "Karl", "en")]
    carl = found[0]
    assert carl.outlets == {"south": (claims[1].claim, claims[2].claim)}
    assert carl.speakers == {"south": (claims[1].claim,), "greens": (claims[2].claim,)}
    assert carl.claims == 2


def test_cases_of_one_spelling_are_one_and_the_plain_form_is_shown(dam: Dossier) -> None:
    claims = [said("brod", text, lang="ru") for text in ("без Карла никак", "и Карл тоже", "у Карла всё")]
    (found, other) = spelt([*claims, said("brod", "Karl did it")], find, dam)
    assert (found.lang, found.claims) == ("ru", 3)
    assert (other.spelling, other.claims) == ("Karl", 1)
