"""Commands answer of another time than today, and say of which."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from monitor_tui.cycle.look import Looking
from tests.store import earlier
from tests.store.asking import DOSSIER
from tests.store.test_past import SAID

THEN = "as of 17 Apr 2021 24:00 · today's reader"
BOTH = "as of 17 Apr 2021 09:00 · until 17 Apr 2021 24:00 · today's reader"
LATER = "1 story of that time was imported later; until: shows it"
CONFLICTS = "who contradicts whom is what conflict: finds today"
CURRENT = "words, names and languages are those of the current wording"


@pytest.fixture(scope="module")
def looking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looking]:
    with Looking(earlier.fill(tmp_path_factory.mktemp("earlier") / "store.db"), DOSSIER, "anna") as found:
        yield found


@pytest.mark.parametrize(
    ("query", "count", "notes"),
    [
        ("*", 2, []),
        ("asof:2021-04-17", 1, [THEN, LATER]),
        ("asof:2021-04-17T08:59", 0, ["as of 17 Apr 2021 08:59 · today's reader"]),
        ("asof:2021-04-17T09:00 until:2021-04-17", 1, [BOTH]),
        ("asof:2026", 2, ["as of 31 Dec 2026 24:00 · today's reader"]),
        ("coup asof:2021-04-17", 1, [THEN, LATER, CURRENT]),
        ("conflict:kremlin asof:2021-04-17", 0, [THEN, CONFLICTS]),
        ("-lang:ru asof:2021-04-17", 1, [THEN, LATER, CURRENT]),
        ("tag:early asof:2021-04-17", 1, [THEN]),
        ("tag:late asof:2021-04-17", 0, [THEN]),
        ("tag:late asof:2021-04-18", 1, ["as of 18 Apr 2021 24:00 · today's reader"]),
        ("until:2021-04-17", 2, ["until 17 Apr 2021 24:00"]),
        ("until:2021-04-16", 0, ["until 16 Apr 2021 24:00"]),
        ("(by:peskov until:2021-04-17)", 1, ["until 17 Apr 2021 24:00"]),
    ],
)  # fmt: skip
def test_an_answer_says_of_which_time_it_is(looking: Looking, query: str, count: int, notes: list[str]) -> None:
    assert looking.count(query) == count
    told = looking.notes(query)
    assert [note for note in told if note in notes] == notes
    assert [note for note in told if note not in notes and note != LATER] == []


def test_forms_are_those_of_then(looking: Looking) -> None:
    (story,) = looking.stories("asof:2021-04-17")
    assert (story["wordings"], story["tags"]) == (1, ["early"])
    told = {(claim["quote"], claim["state"], claim["wording"]) for claim in looking.claims("asof:2021-04-17")}
    assert told == {(SAID[0].sentence, "present", 1), (SAID[2].sentence, "present", 1)}
    later = {(claim["quote"], claim["state"]) for claim in looking.claims("by:peskov asof:2021-04-18")}
    assert later == {(SAID[2].sentence, "altered"), (SAID[3].sentence, "present")}
    (event,) = looking.events("asof:2021-04-17")
    assert (event["stories"], event["claims"], event["camps"]) == (1, 2, {"kremlin": 2})
    (event,) = looking.events("until:2021-04-17")
    assert event["stories"] == 2


@pytest.mark.parametrize(("time", "stories", "what"), [("asof:2021-04-17", 1, 1), ("until:2021-04-17", 2, 2)])
def test_panes_are_made_of_the_claims_of_then(looking: Looking, time: str, stories: int, what: int) -> None:
    (found,) = looking.versions(f"E1 {time}")
    assert found.event.stories == stories
    (coup,) = [
        statement
        for row in found.rows
        if row.point.id == "what"
        for statement in row.cells["kremlin"].statements
        if statement.value == "coup"
    ]
    assert coup.reports == what
