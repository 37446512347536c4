"""Another time than today on the screens: wordings with what they changed, and a filter with `asof:`."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor_tui.model import Presence
from monitor_tui.tui.app import MonitorApp
from monitor_tui.tui.asking import StoreDesk
from monitor_tui.tui.screens.wording_steps import FIRST, NO_OTHER
from monitor_tui.tui.widgets.edited_text import edited
from tests.store import earlier
from tests.store.asking import DOSSIER
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text

TODAY_READS = "as of 17 Apr 2021 24:00 · today's reader"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return earlier.fill(tmp_path_factory.mktemp("past") / "store.db")


@pytest.fixture
def desk(store: Path) -> StoreDesk:
    return StoreDesk(store, DOSSIER, "anna")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_wordings_show_what_they_took_out_and_put_in(size: tuple[int, int]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert "[-" not in text(shown)
        await press(pilot, "greater_than_sign")
        words = " ".join(text(shown).split())
        assert "[-denied," in words
        assert "{+confirmed" in words
        assert "wording 2 against 1: 1 taken out [-...-], 1 put in {+...+}" in words
        await press(pilot, "less_than_sign")
        assert "wording 1/2" in text(shown)
        assert "[-" not in "\n".join(lines(shown)[:-3])
        assert FIRST in text(shown)
        await press(pilot, "less_than_sign")
        assert NO_OTHER in text(shown)


async def test_a_claim_keeps_its_label_beside_words_that_were_taken_out() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "tab")
        before = [line[:4] for line in lines(shown) if line[:1].isalpha()]
        await press(pilot, "greater_than_sign", "tab")
        assert [line[:4] for line in lines(shown) if line[:1].isalpha()] == before


def test_places_of_a_wording_move_with_what_is_written_into_it() -> None:
    old, new = "He often said yes. She left.", "He never said no. She left."
    shown = edited(old, new)
    for place, letter in enumerate(new):
        start, end = shown.span((place, place + 1))
        assert shown.whole[start : start + 1] == letter
        assert shown.place(start) == place
        assert end > start
    assert [shown.whole[slice(*span)] for span in shown.removed] == ["[-often-]", "[-yes-]"]
    assert [shown.whole[slice(*span)] for span in shown.added] == ["{+never+}", "{+no+}"]


def test_the_desk_answers_of_the_time_of_its_filter(desk: StoreDesk) -> None:
    which = desk.understand("asof:2021-04-17")
    kept = desk.keep(which, 10)
    assert (kept.counts.stories, kept.note) == (1, "1 story of that time was imported later; until: shows it")
    desk.travel(which.times)
    assert desk.told_time() == TODAY_READS
    (row,) = desk.rows(kept.first)
    assert (row.tags, row.edited) == (("early",), False)
    opened = desk.story(kept.first[0])
    assert (opened.number, opened.tags) == (1, ("early",))
    assert {claim.state for claim in opened.claims} == {Presence.PRESENT}
    assert row.event is not None
    then = desk.versions(row.event, ("kremlin",))
    assert then is not None
    assert (then.event.stories, then.event.claims) == (1, 2)
    desk.travel(desk.understand("until:2021-04-17").times)
    now = desk.versions(row.event, ("kremlin",))
    assert now is not None
    assert now.event.stories == 2
    assert (desk.story(kept.first[0]).number, desk.turns(kept.first[0])) == (2, (1, 2))


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("asof:2021-04-16", "Nothing was collected up to 16 Apr 2021; the store begins 17 Apr 2021."),
        ("seen:2021-04-16", "Nothing was collected on 16 Apr 2021; the store begins 17 Apr 2021."),
        ("until:2021-04-16", "Nothing was collected up to 16 Apr 2021; the store begins 17 Apr 2021."),
        ("by:fsb asof:2021-04-17 tag:late", "asof:2021-04-17 1 story, tag:late 1 story, never in one story."),
    ],
)
def test_nothing_kept_says_why(desk: StoreDesk, query: str, told: str) -> None:
    assert told in desk.keep(desk.understand(query), 10).why_none


async def test_every_screen_says_of_which_time_it_is(store: Path) -> None:
    shown = MonitorApp(store, DOSSIER, "anna", desk=StoreDesk(store, DOSSIER, "anna"))
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert "as of" not in text(shown)
        await press(pilot, "slash", *"asof:2021-04-17", "enter")
        assert TODAY_READS in lines(shown)[0]
        assert "1 story of that time was imported later; until: shows it" in text(shown)
        await press(pilot, "e")
        assert TODAY_READS in lines(shown)[1]
        assert "1 story  2 claims" in lines(shown)[1]
        await press(pilot, "q", "enter")
        assert TODAY_READS in lines(shown)[0]
        assert "wording 1/2" in lines(shown)[1]
        for key in ("T", "W"):
            await press(pilot, "q", key)
            assert TODAY_READS in lines(shown)[0], key
        await press(pilot, "q", "B")
        assert f"Of today, not {TODAY_READS}." in lines(shown)[1]
        await press(pilot, "q", "e", "l", "enter")
        assert "until 17 Apr 2021 24:00" in lines(shown)[0]
        await press(pilot, "q", "q", "E")
        assert "events of today" in lines(shown)[0]
        await press(pilot, "q", "q")
        assert "as of" not in text(shown)
        assert "until:" not in text(shown)
