"""The first screen as SCREENS shows it: to the column, and what its keys do."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from textual.message import Message

from monitor_tui.tui.messages import CursorRested, VersionsReady
from monitor_tui.tui.screens.event import EventScreen
from monitor_tui.tui.screens.events import EventsScreen
from monitor_tui.tui.screens.help import HelpScreen
from monitor_tui.tui.screens.story import StoryScreen
from monitor_tui.tui.screens.wire import WireScreen
from tests.tui.fakes import DOSSIER, FakeDesk
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text

SHOTS = Path(__file__).with_name("shots")


def same_as(name: str, shown: str) -> None:
    """Compare with a kept screen; ``SHOTS=write`` keeps this one instead."""
    file = SHOTS / f"{name}.txt"
    if os.environ.get("SHOTS") == "write":
        file.write_text(shown + "\n", encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8").removesuffix("\n")


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("wire-80x24", SMALL, ("j", "j")),
        ("wire-120x40", WIDE, ("j", "j")),
        ("event-80x24", SMALL, ("e", "j", "j", "l")),
        ("story-80x24", SMALL, ("j", "j", "enter", "tab")),
        ("story-120x40", WIDE, ("j", "j", "enter", "tab")),
        ("filter-80x24", SMALL, ("/", *"camp:kremlin stance")),
    ],
)
async def test_a_screen_looks_as_kept(name: str, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *("colon" if key == ":" else "space" if key == " " else key for key in keys))
        drawn = lines(shown)
        assert len(drawn) == size[1]
        same_as(name, text(shown))


async def test_ascii_draws_no_sign_of_its_own_beyond_ascii() -> None:
    desk = FakeDesk()
    desk.held = {one: replace(row, title=f"title {one}") for one, row in desk.held.items()}
    shown = app(desk, plain=True)
    async with shown.run_test(size=SMALL) as pilot:
        await press(pilot, "j")
        assert text(shown).isascii()
        assert "|R Kremlin" in text(shown)
        await press(pilot, "e")
        assert text(shown).isascii()
        await press(pilot, "enter")
        assert text(shown).isascii()


async def test_the_panes_follow_once_the_cursor_rests() -> None:
    seen: list[Message] = []
    shown = app()
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        seen.clear()
        for _ in range(16):
            shown.screen.action_down()  # type: ignore[attr-defined]  # the wire's
        assert not [one for one in seen if isinstance(one, VersionsReady)]
        await settled(pilot)
        assert len({id(one) for one in seen if isinstance(one, CursorRested)}) == 1
        assert "E2 Putin, Biden" in text(shown)


async def test_a_story_of_the_same_event_asks_for_nothing() -> None:
    seen: list[Message] = []
    shown = app()
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        seen.clear()
        await press(pilot, "j")
        assert [one for one in seen if isinstance(one, CursorRested)]
        assert not [one for one in seen if isinstance(one, VersionsReady)]


async def test_a_story_in_no_event_shows_its_own_claims() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await press(pilot, "G")
        assert "This story is in no event yet. Its own claims:" in text(shown)
        assert "Peskov: Yes." in text(shown)


async def test_another_camp_comes_into_the_third_pane_and_leaves_it() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "4")
        assert "│W West" in text(shown)
        assert "│O Opposition" not in text(shown)
        await press(pilot, "0")
        assert "│O Opposition" in text(shown)
        await press(pilot, "7")
        assert "│T Third" in text(shown)


async def test_the_actors_fold_away_and_narrow_the_wire() -> None:
    shown = app()
    async with shown.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "Lukashenko   B 19  5" in text(shown)
        await press(pilot, "i")
        assert "Lukashenko   B 19  5" not in text(shown)
        await press(pilot, "i", "tab", "tab", "j", "enter")
        assert "actor:lukashenko" in lines(shown)[0]
        await press(pilot, "enter")
        assert "actor:lukashenko" not in lines(shown)[0]


@pytest.mark.parametrize(
    ("key", "screen"), [("enter", StoryScreen), ("e", EventScreen), ("E", EventsScreen), ("question_mark", HelpScreen)]
)
async def test_each_screen_opens_and_is_left_again(key: str, screen: type) -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, key)
        assert isinstance(shown.screen, screen)
        await press(pilot, "q")
        assert isinstance(shown.screen, WireScreen)


async def test_the_list_of_events_leads_to_their_stories() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "E", "j", "enter")
        assert "event:E2" in lines(shown)[0]
        assert "White House readout" in lines(shown)[1]


async def test_a_command_can_be_called_by_its_name() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *"event", "s", "enter")
        assert isinstance(shown.screen, EventsScreen)


async def test_a_cyrillic_layout_moves_and_opens() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "о", "о")
        assert lines(shown)[3].startswith(">")
        await press(pilot, "ы", "о", "о")
        assert "/оо" in text(shown)


async def test_help_shows_every_command_of_the_screen() -> None:
    shown = app()
    async with shown.run_test(size=(120, 80)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        for name in ("filter", "limit-panes", "camps-before", "next-unread", "redo"):
            assert name in text(shown)


async def test_the_dashboard_closes_what_runs() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await press(pilot, "Q")
    assert desk.done == [("stop",)]


async def test_the_demo_says_so_in_the_title_line() -> None:
    shown = app(notice="demo: every item is a summary")
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert "demo: summaries" in lines(shown)[0]
        assert lines(shown)[0].endswith("+03:00")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 60), (40, 12)])
async def test_any_size_is_filled_exactly(size: tuple[int, int]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        for key in ("j", "e", "q", "enter", "q", "E", "q", "question_mark", "q", "slash", "escape"):
            await press(pilot, key)
            drawn = lines(shown)
            assert len(drawn) == size[1]
            assert {len(line) for line in drawn} == {size[0]}


async def test_a_screen_that_grew_fills_the_list_of_actors() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert "Lukashenko   B 19  5" in text(shown)
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert {len(line) for line in lines(shown)} == {60}


def test_the_fake_speaks_of_camps_that_its_dossier_knows() -> None:
    assert [camp.letter for camp in DOSSIER.shown()] == ["R", "B", "O"]
