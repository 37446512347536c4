"""What an analyst does: tags, read state, marks, checks; each has a way back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor_tui.tui.screens.story import StoryScreen
from tests.tui.fakes import ROWS, FakeDesk
from tests.tui.seen import SMALL, app, lines, press, settled, text

IDS = sorted(ROWS, reverse=True)


async def test_a_tag_is_put_on_the_story_under_the_cursor() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "j", "plus", *"coup", "enter")
        assert desk.done == [("tag", (IDS[1],), ("coup",), ())]
        assert "1 stories: +coup" in text(shown)


async def test_tags_are_completed_and_taken_off() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "minus", "c")
        assert ">coup" in text(shown)
        await press(pilot, "tab", "enter")
        assert desk.done == [("tag", (IDS[0],), (), ("coup",))]


async def test_marked_stories_are_tagged_together() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "space", "j", "v", "plus", *"x", "enter")
        assert desk.done == [("tag", tuple(IDS[:3]), ("x",), ())]
        assert lines(shown)[1][2] == "m"
        await press(pilot, "semicolon")
        assert lines(shown)[1][2] != "m"


async def test_read_turns_over_and_all_is_one_act() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        assert desk.done == [("read", (IDS[0],), True)]
        assert lines(shown)[1].startswith("> ")
        assert "11 unread" in lines(shown)[0]
        await press(pilot, "r")
        assert desk.done[-1] == ("read", (IDS[0],), False)
        await press(pilot, "A")
        assert desk.done[-1] == ("read", tuple(IDS), True)
        assert "0 unread" in lines(shown)[0]


async def test_the_next_unread_story_is_found() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "j", "N")
        assert lines(shown)[4].startswith(">*e")


async def test_the_next_event_is_found_both_ways() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "J")
        assert "radiosput" in next(line for line in lines(shown) if line.startswith(">"))
        await press(pilot, "K")
        assert "rosbalt" in next(line for line in lines(shown) if line.startswith(">"))


async def test_a_cell_is_chosen_before_its_claim_is_checked() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "a")
        assert desk.done == []
        assert ">coup and killing" in text(shown)
        await press(pilot, "l", "a")
        assert desk.done == [("check", 17)]


async def test_an_empty_cell_has_nothing_to_check() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "1", "j", "a")
        assert desk.done == []
        assert "nothing to check in this cell" in text(shown)


async def test_enter_on_a_cell_opens_its_claim() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "2", "enter")
        assert isinstance(shown.screen, StoryScreen)


async def test_a_claim_is_checked_in_its_story() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "tab", "a")
        assert desk.done == [("check", 2)]
        assert "claim 2 checked by anna" in text(shown)


async def test_undo_says_what_it_did() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "r", "u")
        assert "undone: read" in text(shown)
        await press(pilot, "U")
        assert "nothing to do again" in text(shown)


@pytest.mark.parametrize("key", ["plus", "minus", "r", "A", "a", "u", "U", "F"])
async def test_a_store_that_can_only_be_read_is_never_written(key: str) -> None:
    desk = FakeDesk()
    desk.can_write = False
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *((key, "a") if key == "a" else (key,)))
        assert desk.done == []
        assert "this store can only be read" in text(shown)


async def test_new_stories_wait_until_they_are_asked_for() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        newest = replace(ROWS[IDS[0]], id=IDS[0] + 5, title="a new one")
        desk.held[newest.id] = newest
        desk.changes += 1
        shown.screen.look_around()  # type: ignore[attr-defined]  # the wire's
        await settled(pilot)
        assert "1 new: R shows them" in text(shown)
        assert "a new one" not in text(shown)
        assert lines(shown)[1].startswith(">")
        await press(pilot, "R")
        assert "a new one" in lines(shown)[1]
        assert lines(shown)[2].startswith(">")


async def test_a_fetch_tells_how_it_went() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "F")
        assert "2 sources: 1 new story" in text(shown)


async def test_a_citation_is_shown_and_put_on_the_clipboard() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "y")
        assert shown.clipboard.startswith('gazeta-ru, 21 Apr 2021. "Путин')
        assert "https://example.org/0" in shown.clipboard
        await press(pilot, "o")
        assert "https://example.org/0" in text(shown)
