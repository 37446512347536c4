"""T: lanes by camp with the first statements below, at every size, in letters only."""

from __future__ import annotations

from itertools import pairwise

import pytest
from textual.message import Message

from monitor_tui.model.worded import DaySpan
from monitor_tui.tui.messages import Done
from monitor_tui.tui.screens.event import EventScreen
from monitor_tui.tui.screens.story import StoryScreen
from monitor_tui.tui.screens.timeline import MoversReady, TimelineScreen, shaped
from monitor_tui.tui.screens.wire import WireScreen
from monitor_tui.tui.widgets import lanes
from monitor_tui.tui.widgets.bars import bars
from tests.tui.model_moved import HOSTILE, day
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text
from tests.tui.test_wire import same_as


@pytest.mark.parametrize(("name", "size"), [("timeline-80x24", SMALL), ("timeline-120x40", WIDE)])
async def test_the_timeline_looks_as_kept(name: str, size: tuple[int, int]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "T", "j")
        drawn = lines(shown)
        assert [len(drawn), {len(line) for line in drawn}] == [size[1], {size[0]}]
        same_as(name, text(shown))


async def test_the_screen_is_told_once_and_shows_what_it_was_told() -> None:
    seen: list[Message] = []
    shown = app()
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "e", "T")
        assert isinstance(shown.screen, TimelineScreen)
        assert len({id(one) for one in seen if isinstance(one, MoversReady)}) == 1
        assert "the 2,000 claims said first of 14,000; without 2 statements of the accused" in text(shown)
        await press(pilot, "q")
        assert isinstance(shown.screen, EventScreen)


async def test_j_and_k_go_through_the_first_statements_and_enter_to_the_sentence() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "T")
        screen = shown.screen
        assert isinstance(screen, TimelineScreen)
        # Two who said it on one day are two lines, marked so; who came a day later is none.
        assert [(one.move.actor, one.moved.value) for one in screen.firsts[:3]] == [
            ("kgb-by", "armed rebellion"),
            ("fsb", "coup"),
            ("lukashenko", "coup"),
        ]
        assert ">* 16 Apr B · KGB" in text(shown)
        await press(pilot, "j")
        assert ">= 17 Apr R · FSB" in text(shown)
        assert "others: B Lukashenko same day, O Tsikh. office 1 day later" in text(shown)
        assert "told by TASS (and 2 copies) 17 Apr, n-tv 1 day later" in text(shown)
        await press(pilot, "G")
        assert "44 of 44" in text(shown)
        await press(pilot, "pageup", "gg"[0], "g", "k", "j", "enter")
        assert isinstance(shown.screen, StoryScreen)
        await press(pilot, "q")
        assert ">= 17 Apr R · FSB" in text(shown)
        await press(pilot, "q")
        assert isinstance(shown.screen, WireScreen)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_ascii_and_no_colour_lose_nothing(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shown = app(plain=True)
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "T")
        assert text(shown).isascii()
        drawn = lines(shown)
        assert any(line.startswith("R Kremlin") and "RR" in line for line in drawn)
        # The lines of the lanes have no colour: letters say whose they are.
        strips = shown.screen.query_one("#lanes")._lines  # type: ignore[attr-defined]
        assert all(one.style is None or one.style.color is None for strip in strips for one in strip)


async def test_foreign_words_stay_words() -> None:
    shown = app()
    async with shown.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "T", "j", "j", "j")
        seen = text(shown)
        assert "[@click=app.pwn]" in seen
        assert HOSTILE not in seen
        assert not any(sign in seen for sign in "\x1b\u202e")


async def test_an_event_in_which_nobody_speaks_says_so() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        shown.push_screen(TimelineScreen(shown.desk, 2))
        await settled(pilot)
        assert "nothing said in this event stands on a point" in text(shown)
        await press(pilot, "j", "enter")
        assert isinstance(shown.screen, TimelineScreen)


async def test_an_event_that_is_gone_is_told() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        shown.push_screen(TimelineScreen(shown.desk, 9))
        await settled(pilot)
        assert "There is no such event in this store." in text(shown)


async def test_what_was_done_meanwhile_is_looked_at_again() -> None:
    seen: list[Message] = []
    shown = app()
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "T", "u")
        told = list(dict.fromkeys(id(one) for one in seen if isinstance(one, Done | MoversReady)))
        kinds = {id(one): type(one) for one in seen}
        assert [kinds[one] for one in told] == [MoversReady, Done, MoversReady]


# --- lines -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("height", [24, 30, 40, 60])
@pytest.mark.parametrize("camps", range(8))
def test_lines_are_shared_out_whole(height: int, camps: int) -> None:
    shape = shaped(height, camps)
    assert sum(shape.lanes) + shape.list + shape.detail + 5 == height
    assert len(shape.lanes) == camps
    assert shape.list >= 5
    assert all(1 <= rows <= 5 for rows in shape.lanes)
    assert all(before >= after for before, after in pairwise(shape.lanes))


@pytest.mark.parametrize(
    ("counts", "width", "height", "expected"),
    [
        ((1, 0, 4), 3, 2, ["      RR ", "RR    RR "]),
        ((1, 2), 1, 1, ["RR"]),
        ((0, 0), 4, 2, ["", ""]),
        ((3,), 2, 3, ["R ", "R ", "R "]),
    ],
)
def test_bars_are_letters_and_blanks(counts: tuple[int, ...], width: int, height: int, expected: list[str]) -> None:
    assert list(bars(counts, width, height, max(counts), "R")) == expected


@pytest.mark.parametrize(
    ("count", "mark", "width", "expected"),
    [
        (4, False, 3, "4  "),
        (4, True, 3, "4* "),
        (15, True, 3, "15*"),
        (15, True, 2, "* "),
        (15, False, 2, "+ "),
        (0, False, 3, "   "),
        (7, False, 1, "7"),
        (7, True, 1, "*"),
        (12, False, 1, "+"),
    ],
)
def test_a_count_fills_its_column(count: int, mark: bool, width: int, expected: str) -> None:
    assert lanes.counts_line([count], [mark], width) == [expected]


def test_the_axis_names_months_and_what_came_before() -> None:
    spans = [DaySpan(day(-400), day(-1), before=True), *(DaySpan(day(n), day(n)) for n in range(13, 17))]
    assert lanes.axis_line(spans, 4) == "<   29 Apr  1 May"
    assert lanes.axis_line(spans, 8) == "<       29 Apr  30      1 May   2"
