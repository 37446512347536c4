"""W: counts by camp in three parts, and the sentences behind each count."""

from __future__ import annotations

import pytest
from textual.message import Message

from monitor_tui.tui.screens.event import EventScreen
from monitor_tui.tui.screens.story import StoryScreen
from monitor_tui.tui.screens.wire import WireScreen
from monitor_tui.tui.screens.wording import SpellingsReady, WordingScreen, WordsReady
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text
from tests.tui.test_wire import same_as


@pytest.mark.parametrize(("name", "size"), [("wording-80x24", SMALL), ("wording-120x40", WIDE)])
async def test_the_terms_look_as_kept(name: str, size: tuple[int, int]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "W")
        drawn = lines(shown)
        assert [len(drawn), {len(line) for line in drawn}] == [size[1], {size[0]}]
        same_as(name, text(shown))


async def test_the_wire_asks_for_its_filter_and_the_event_for_itself() -> None:
    shown = app(query="lang:ru")
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "W")
        assert text(shown).startswith(" lang:ru: wording by camp")
        await press(pilot, "q", "escape", "j", "j", "e", "W")
        assert text(shown).startswith(" E1: wording by camp")
        await press(pilot, "q")
        assert isinstance(shown.screen, EventScreen)


async def test_enter_lists_the_sentences_behind_a_count_and_then_opens_one() -> None:
    seen: list[Message] = []
    shown = app()
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, "W")
        assert len({id(one) for one in seen if isinstance(one, WordsReady)}) == 1
        assert "> coup                    3" in text(shown)
        await press(pilot, "enter")
        assert "─ coup · R Kremlin ─" in text(shown)
        assert "1 of 3 ─" in text(shown)
        await press(pilot, "j", "j", "j")
        assert "3 of 3 ─" in text(shown)
        await press(pilot, "enter")
        assert isinstance(shown.screen, StoryScreen)
        await press(pilot, "q")
        assert "3 of 3 ─" in text(shown)
        await press(pilot, "q")
        assert "> coup                    3" in text(shown)
        await press(pilot, "q")
        assert isinstance(shown.screen, WireScreen)


async def test_h_and_l_go_from_camp_to_camp_and_an_empty_count_says_so() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "W", "l", "l", "l", "enter")
        assert "no sentence stands behind this" in text(shown)
        await press(pilot, "h", "enter")
        assert "─ coup · B KGB and state ─" in text(shown)
        await press(pilot, "q", "G")
        assert "> term 39" in text(shown)
        await press(pilot, "g", "g")
        assert "> coup" in text(shown)


async def test_tab_goes_through_the_three_parts() -> None:
    seen: list[Message] = []
    shown = app()
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, "W", "tab")
        assert "[words set apart]" in text(shown)
        assert "> ru 1                    переворот 4.2" in text(shown)
        assert "en: R 34 B 24; two camps with 50 statements each are needed" in text(shown)
        await press(pilot, "enter")
        assert "1 of 2 ─" in text(shown)
        # Names are looked for only once their part is opened.
        assert not [one for one in seen if isinstance(one, SpellingsReady)]
        await press(pilot, "tab")
        assert len({id(one) for one in seen if isinstance(one, SpellingsReady)}) == 1
        assert "> Lukashenko (en)         2/1" in text(shown)
        assert "  Lukashenka (en)" in text(shown)
        await press(pilot, "tab")
        assert "[terms]" in text(shown)
        await press(pilot, "shift+tab")
        assert "[spellings]" in text(shown)


async def test_ascii_draws_no_sign_of_its_own_beyond_ascii() -> None:
    shown = app(plain=True)
    async with shown.run_test(size=WIDE) as pilot:
        await settled(pilot)
        for key in ("W", "enter", "q", "tab", "tab"):
            await press(pilot, key)
            assert text(shown).replace("переворот", "").isascii()


async def test_foreign_words_stay_words() -> None:
    shown = app()
    async with shown.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "W", "j", "l", "l", "enter")
        assert isinstance(shown.screen, WordingScreen)
        seen = text(shown)
        assert "Sentence 5" in seen
        assert "[@click=app.pwn]" in seen
        assert not any(sign in seen for sign in "\x1b\u202e")
