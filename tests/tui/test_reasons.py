"""Why a claim was read so: `=` in the story, the panel, and the desk that reads the story again."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor_tui.cycle.importing import Given, import_file
from monitor_tui.dossier import Dossier
from monitor_tui.tui.asking import StoreDesk
from monitor_tui.tui.desk import EVERYTHING
from monitor_tui.tui.screens.story import StoryScreen
from monitor_tui.tui.screens.wire import WireScreen
from tests.tui.fakes import FakeDesk
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text

HEAD = "= explained"


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_chosen_claim_is_explained_below_its_text(size: tuple[int, int]) -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert HEAD not in text(shown)
        await press(pilot, "equals_sign")
        assert desk.done == [("why", 1)]
        rows = lines(shown)
        at = next(number for number, line in enumerate(rows) if HEAD in line)
        assert rows[at + 1].startswith(" Rule en:verb:confirm made claim 1.")
        assert any("┃" in row for row in rows[:at])
        assert [len(row) for row in rows] == [size[0]] * size[1]
        assert "= q Esc close" in rows[-1]


async def test_until_the_story_is_read_again_a_line_says_so() -> None:
    desk = FakeDesk()
    desk.reading.clear()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        await pilot.press("equals_sign")
        await pilot.pause()
        assert "the story is read again ..." in text(shown)
        desk.reading.set()
        await settled(pilot)
        assert "the story is read again" not in text(shown)
        assert "Rule en:verb:confirm" in text(shown)


@pytest.mark.parametrize("key", ["equals_sign", "q", "escape"])
async def test_the_panel_closes_and_the_story_stays(key: str) -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        before = text(shown)
        await press(pilot, "equals_sign", key)
        assert isinstance(shown.screen, StoryScreen)
        assert text(shown) == before
        await press(pilot, "q")
        assert isinstance(shown.screen, WireScreen)


async def test_the_next_claim_is_explained_without_closing() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "equals_sign", "tab")
        assert desk.done == [("why", 1), ("why", 2)]
        assert "made claim 2." in text(shown)
        await press(pilot, "tab")
        assert "This claim is no longer in the store." in text(shown)


async def test_what_does_not_fit_scrolls() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "equals_sign")
        assert "word 19" not in text(shown)
        await press(pilot, "pagedown", "pagedown", "pagedown")
        assert "word 19" in text(shown)
        assert "Rule en:verb:confirm" not in text(shown)
        await press(pilot, *"k" * 30)
        assert "Rule en:verb:confirm" in text(shown)


async def test_a_wider_terminal_keeps_the_panel() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "equals_sign")
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert HEAD in text(shown)
        assert [len(row) for row in lines(shown)] == [WIDE[0]] * WIDE[1]


async def test_foreign_words_of_an_explanation_do_not_reach_the_terminal() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "equals_sign")
        assert "\x1b" not in text(shown)
        assert "the name “Peskov”." in text(shown)


async def test_ascii_draws_its_own_quotation_marks() -> None:
    shown = app(plain=True)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "equals_sign")
        assert 'the name "Peskov".' in text(shown)


# --- the desk over a store ------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, belarus: Dossier) -> StoreDesk:
    file, store = tmp_path / "one.txt", tmp_path / "store.db"
    file.write_text("Peskov did not deny that there was a plot. He blamed the CIA for it.", encoding="utf-8")
    import_file(store, belarus, file, Given(lang="en"))
    return StoreDesk(store, belarus, "anna")


def test_a_stored_claim_says_why(desk: StoreDesk) -> None:
    claims = desk.story(desk.page(EVERYTHING, 1)[0]).claims
    first, second = (desk.explain_claim(claim.id) for claim in claims)
    assert first[0].startswith("Rule en:verb:deny")
    assert any("“not” turns the cue's own, denies" in line for line in first)
    assert any("the pronoun “He”, named last as “Peskov” in the sentence before" in line for line in second)


def test_a_claim_that_is_gone_says_so(desk: StoreDesk) -> None:
    assert desk.explain_claim(999_999) == ("This claim is no longer in the store.",)
