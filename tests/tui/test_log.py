"""L, the log of what people did; M, X and n: which stories are one event, and what is noted on it."""

from __future__ import annotations

import pytest

from monitor_tui.tui.screens.event import EventScreen
from monitor_tui.tui.screens.events import EventsScreen
from monitor_tui.tui.screens.log import GONE, LogScreen
from monitor_tui.tui.screens.story import StoryScreen
from tests.tui.fakes import FakeDesk
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text
from tests.tui.test_wire import same_as


@pytest.mark.parametrize(("name", "size"), [("log-80x24", SMALL), ("log-120x40", WIDE)])
async def test_a_screen_looks_as_kept(name: str, size: tuple[int, int]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "L")
        assert len(lines(shown)) == size[1]
        same_as(name, text(shown))


async def test_what_is_to_be_looked_at_again_stands_on_top_and_the_newest_act_below() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "L")
        assert isinstance(shown.screen, LogScreen)
        assert ">!" in lines(shown)[2]
        assert "altered: checked" in lines(shown)[2]
        assert "renamed: 1 event" in lines(shown)[3]
        await press(pilot, "j")
        assert " why: seen twice" in text(shown)
        await press(pilot, "q")
        assert not isinstance(shown.screen, LogScreen)


@pytest.mark.parametrize(
    ("keys", "opened"),
    [(("j",), EventScreen), (("j", "j"), StoryScreen), ((), StoryScreen)],
    ids=["an event", "a sentence", "a word to look at again"],
)
async def test_enter_goes_to_what_it_was_about_and_q_back(keys: tuple[str, ...], opened: type) -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "L", *keys, "enter")
        assert isinstance(shown.screen, opened)
        await press(pilot, "q")
        assert isinstance(shown.screen, LogScreen)


async def test_what_is_gone_is_told() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "L", "j", "j", "j", "enter")
        assert GONE in text(shown)


async def test_one_analysts_acts_and_those_on_this_event() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e", "L", "/", *"ann", "enter")
        assert "log of anna" in text(shown)
        assert "+coup" not in text(shown)
        await press(pilot, "s", *"this", "enter")
        assert "log of everybody on this event" in text(shown)
        assert "1 act " in text(shown)
        await press(pilot, "/", "enter")
        assert "4 acts, 1 to look at again" in text(shown)
        await press(pilot, "/", *"zoe", "enter")
        assert "nobody called" in text(shown)


@pytest.mark.parametrize("keys", [("e", "L"), ("E", "L"), ("enter", "L"), ("B", "L")])
async def test_every_screen_leads_to_it(keys: tuple[str, ...]) -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert isinstance(shown.screen, LogScreen)


async def test_an_event_is_put_together_with_one_named_by_number_or_by_words() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e", "M", "2", "enter")
        assert desk.done[-1] == ("merge", 1, 2)
        assert "merged: E2 and E1 are E1" in text(shown)
        await press(pilot, "j")
        assert "merged by anna" in lines(shown)[2]
        await press(pilot, "M", *"vrb")
        assert "E3" in text(shown)
        await press(pilot, "enter")
        assert desk.done[-1] == ("merge", 1, 3)
        await press(pilot, "M", *"zz", "enter")
        assert "no event 'zz'" in text(shown)
        await press(pilot, ":", *"merge 2", "enter")
        assert desk.done[-1] == ("merge", 1, 2)


async def test_the_list_of_events_merges_and_notes_too() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "E")
        assert isinstance(shown.screen, EventsScreen)
        one = shown.screen.list.current
        other = 2 if one != 2 else 1
        await press(pilot, "M", str(other), "enter")
        await press(pilot, "n", *"ask", "enter")
        assert desk.done[-2:] == [("merge", one, other), ("note event", one, "ask")]


async def test_a_note_on_an_event_stands_in_its_head() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        assert isinstance(shown.screen, EventScreen)
        before = lines(shown)[2]
        await press(pilot, "n", *"who", "enter", "j")
        assert lines(shown)[2].startswith(" note, anna: who")
        assert before in lines(shown)[3]
        assert len(lines(shown)) == SMALL[1]


@pytest.mark.parametrize(
    ("keys", "into"),
    [(("X", "enter"), None), (("X", *"E2", "enter"), 2), (("enter", "X", "enter"), None), (("e", "X", "enter"), None)],
)
async def test_a_story_leaves_its_event(keys: tuple[str, ...], into: int | None) -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert desk.done[-1][0] == "split"
        assert desk.done[-1][2] == into
        assert "taken out of E1" in text(shown)


async def test_marked_stories_leave_together() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "space", "space", "X")
        assert "these 2 stories leave" in text(shown)
        await press(pilot, *"zzz", "enter")
        assert "no event 'zzz'" in text(shown)
        await press(pilot, "X", "enter")
        assert len(desk.done[-1][1]) == 2  # type: ignore[arg-type]  # what was done is a tuple of anything


async def test_a_store_that_can_only_be_read_says_so() -> None:
    desk = FakeDesk()
    desk.can_write = False
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        for keys in (("X",), ("e", "M"), ("n",)):
            await press(pilot, *keys)
            assert "can only be read" in text(shown)
        assert not desk.done


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        ((":", *"point Fuel", "enter"), ("point", "Fuel")),
        ((":", *"point", "enter", *"Fuel", "enter"), ("point", "Fuel")),
        ((":", *"merge-point when", "enter"), ("merge-point", "when")),
        ((":", *"rename-point Fuel", "enter"), ("rename-point", "Fuel")),
        ((":", *"rename-point", "enter", "enter"), ("rename-point", "")),
    ],
)
async def test_rows_are_made_by_people(keys: tuple[str, ...], done: tuple[str, str]) -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e", *("space" if key == " " else "minus" if key == "-" else key for key in keys))
        assert (desk.done[-1][0], desk.done[-1][-1]) == done
