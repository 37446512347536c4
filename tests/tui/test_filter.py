"""Filtering as one types: counts, mistakes, nothing found, and the way back."""

from __future__ import annotations

import asyncio
import threading

import pytest
from textual.message import Message

from monitor_tui.tui.desk import Filter, Interrupted, Kept
from monitor_tui.tui.messages import FilterReady, FilterWrong
from tests.tui.fakes import FakeDesk
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text


class SlowDesk(FakeDesk):
    """Says when a question that takes long has begun."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()

    def keep(self, which: Filter, limit: int) -> Kept:
        if self.slow.is_set():
            self.begun.set()
            self.interrupted.wait(5)
            raise Interrupted
        return super().keep(which, limit)


async def test_the_list_changes_with_every_letter_and_counts() -> None:
    seen: list[Message] = []
    shown = app()
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"fsb")
        assert "3 of 18 stories" in lines(shown)[0] or "2 of 18 stories" in lines(shown)[0]
        assert "filter (typing)" in lines(shown)[0]
        assert [one for one in seen if isinstance(one, FilterReady)]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_escape_brings_everything_back(size: tuple[int, int]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "j")
        before = text(shown)
        await press(pilot, "slash", *"zakharova", "escape")
        assert text(shown) == before


async def test_enter_keeps_the_filter_and_q_drops_it() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"putin", "enter")
        assert "putin" in lines(shown)[0]
        assert "3 stories" in lines(shown)[0]
        await press(pilot, "q")
        assert "18 stories" in lines(shown)[0]


async def test_a_mistake_is_pointed_at_and_enter_does_not_take_it() -> None:
    seen: list[Message] = []
    shown = app()
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, "slash", "left_parenthesis", "a")
        assert [one.at for one in seen if isinstance(one, FilterWrong)][-1] == 2
        drawn = lines(shown)
        assert drawn[-2].startswith("/(a")
        assert drawn[-3][3] == "^"
        await press(pilot, "enter")
        assert lines(shown)[-2].startswith("/(a")


async def test_nothing_found_says_why() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"nowhere")
        assert "0 stories. camp:kremlin 9 claims" in text(shown)
        await press(pilot, "enter")
        assert "0 stories. camp:kremlin 9 claims" in text(shown)  # not only while typing


async def test_a_store_without_stories_says_what_fills_it() -> None:
    shown = app(FakeDesk({}))
    async with shown.run_test(size=SMALL) as pilot:
        shown.open_desk(FakeDesk({}))
        await settled(pilot)
        assert lines(shown)[-2].startswith("No stories yet. F fetches the sources that are due")


async def test_a_suggestion_is_taken_with_tab() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"stance", "down", "tab")
        assert "/stance:accuses" in text(shown)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_sign_of_equality_explains_and_is_not_typed(size: tuple[int, int]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"putin", "equals_sign")
        assert "= explained" in text(shown)
        assert "a word of the text" in text(shown)
        assert " 3 stories" in text(shown)  # the number is never what is cut
        assert "/putin=" not in text(shown)


async def test_a_newer_question_stops_the_older() -> None:
    desk = SlowDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        desk.interrupted.clear()
        desk.slow.set()
        await pilot.press("slash", "p")
        assert await asyncio.to_thread(desk.begun.wait, 10)
        desk.slow.clear()
        await press(pilot, "u")
        assert desk.interrupted.is_set()
        assert "/pu" in text(shown)
        assert "3 of 18 stories" in lines(shown)[0]


async def test_a_filter_can_be_given_at_the_start() -> None:
    shown = app(query="putin")
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert " belarus  putin" in lines(shown)[0]
        assert "3 stories" in lines(shown)[0]


async def test_the_panes_can_be_limited_and_say_so() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "z")
        assert "panes: filtered" in text(shown)
        await press(pilot, "z")
        assert "panes: filtered" not in text(shown)


async def test_the_saved_queries_are_listed_and_one_is_chosen() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert " >plot              (country:BY (coup or plot))" in text(shown)
        assert "  denials" in text(shown)
        await press(pilot, "down", "enter")
        assert "  stance:denies  " in lines(shown)[0]
        assert "saved:" not in text(shown)


async def test_letters_narrow_the_saved_queries_and_none_is_not_taken() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "f", *"Deni")
        assert " >denials" in text(shown)
        await press(pilot, *"zzz", "enter")
        assert "saved: Denizzz" in text(shown)
        await press(pilot, "escape")
        assert "saved:" not in text(shown)
        assert "18 stories" in lines(shown)[0]
