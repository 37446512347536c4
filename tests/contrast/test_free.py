"""Claims that no row takes: which are about one matter, and which matters are rows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from monitor_tui.contrast import marks
from monitor_tui.contrast.free import BEGUN, FREE, FreePoint, free_point, is_free, settled, tells
from monitor_tui.dossier import Dossier
from monitor_tui.group.words import common
from monitor_tui.model import Placed
from monitor_tui.names import Names
from monitor_tui.read.claims import read
from tests.contrast.build import placed

DAY = date(2021, 4, 18)


@pytest.fixture(scope="module")
def names(belarus: Dossier) -> Names:
    return Names(belarus)


def says(lang: str, text: str, names: Names, dossier: Dossier) -> tuple[str, ...]:
    (claim,) = read(text, names, dossier, lang=lang, published=DAY, models=None).claims
    content = " ".join(text[start:end] for start, end in claim.content)
    return marks.marks_of(claim, content, lang, names, dossier, common(lang))


DIPLOMATS = ("en", "Zakharova said that Prague had expelled 18 Russian diplomats because of the explosion.")


@pytest.mark.parametrize(
    ("lang", "text", "together"),
    [
        ("en", "Babis said that 18 diplomats of Russia had been expelled from Prague.", True),
        ("ru", "Захарова заявила, что Прага выслала 18 российских дипломатов.", True),
        ("de", "Babis sagte, dass 18 russische Diplomaten aus Prag ausgewiesen würden.", True),
        # another side says the contrary of the same
        ("en", "Peskov said that no diplomats had been expelled because of the explosion.", True),
        ("en", "Zakharova said that the harvest in Russia was good.", False),
        ("ru", "Захарова заявила, что Россия построит новую больницу.", False),
    ],
)
def test_what_is_about_one_matter_meets_across_camps_and_languages(
    lang: str, text: str, together: bool, names: Names, belarus: Dossier
) -> None:
    first = says(*DIPLOMATS, names, belarus)
    began = FreePoint(free_point(first, ()), first)
    assert began.id.startswith(BEGUN)
    assert (free_point(says(lang, text, names, belarus), [began]) == began.id) == together


def test_its_id_follows_from_what_it_says_alone(names: Names, belarus: Dossier) -> None:
    first = says(*DIPLOMATS, names, belarus)
    assert free_point(first, ()) == free_point(tuple(reversed(first)), ())
    assert is_free(free_point(first, ()))


def test_who_says_too_little_to_be_compared_stays_where_all_else_stands() -> None:
    assert free_point(("l:en", "w:it"), [FreePoint("said.1", ("l:en", "w:it"))]) == FREE
    assert tells(("l:en", "w:it")) == ()
    assert tells(("l:en", "x:expel", "x:diplomat", "a:peskov")) == ("x:diplomat", "x:expel")


def test_the_nearest_matter_takes_a_claim() -> None:
    told = ("l:en", "x:expel", "x:diplomat", "x:explosion", "m:18")
    near, far = FreePoint("said.near", told), FreePoint("said.far", ("l:en", "x:expel", "x:diplomat", "x:law", "x:war"))
    assert free_point(told, [far, near]) == "said.near"
    assert free_point(told, [far]) == "said.far"


def met(actor: str, point: str = "said.1", **fields: Any) -> Placed:
    return placed(actor, point, "words", says=("l:en", "x:expel", "x:diplomat", "a:karl"), **fields)


@pytest.mark.parametrize(
    ("claims", "row"),
    [
        ([met("karl"), met("brod")], True),  # two camps
        ([met("karl"), met("north-army")], False),
        ([met("karl"), met("karl"), met("north-army")], True),  # three stories
        ([met("karl", story=7), met("karl", story=7), met("north-army", story=7)], False),
        ([met("karl", stories=5)], True),
    ],
)
def test_a_matter_of_two_sides_or_three_stories_is_a_row(claims: list[Placed], row: bool, dam: Dossier) -> None:
    kept, rows = settled([*claims, placed("lind", "what", "blown up")], dam)
    assert {claim.point for claim in kept} == {"what", "said.1" if row else FREE}
    assert [(point.id, point.label, point.name) for point in rows] == ([("said.1", "diplo", "diplomat")] if row else [])


def test_times_and_order_do_not_matter(dam: Dossier) -> None:
    claims = [met("karl"), met("brod"), met("lind", "said.2"), met("karl", "said.2"), met("herald", "said.2")]
    assert settled(claims, dam)[1] == settled(claims[::-1], dam)[1]
    assert [point.id for point in settled(claims, dam)[1]] == ["said.2", "said.1"]
