"""The list holds a window of ids, however long it is, and paints what has changed."""

from __future__ import annotations

import pytest

from monitor_tui.tui.app import MonitorApp
from monitor_tui.tui.widgets.paged_list import KEPT, PAGE
from monitor_tui.tui.widgets.wire_list import WireList
from tests.tui.fake_many import ManyDesk
from tests.tui.fakes import FakeDesk
from tests.tui.seen import SMALL, app, lines, press, settled

MILLION = 1_000_000


def wire(shown: MonitorApp) -> WireList:
    found = shown.screen.query_one("#wire")
    assert isinstance(found, WireList)
    return found


async def test_a_million_stories_open_with_one_page() -> None:
    desk = ManyDesk(MILLION)
    shown = app(desk)
    async with shown.run_test(size=SMALL):
        assert sum(desk.asked) < 2 * PAGE
        assert wire(shown).total == MILLION
        assert wire(shown).current == MILLION - 1


async def test_the_last_line_is_reached_by_key_and_not_by_walking() -> None:
    desk = ManyDesk(MILLION)
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await press(pilot, "G")
        assert wire(shown).current == 0
        assert wire(shown).cursor == MILLION - 1
        assert "story 0 " in lines(shown)[8] + " "
        assert sum(desk.asked) < 20 * PAGE
        await press(pilot, "g", "g")
        assert wire(shown).current == MILLION - 1


async def test_a_jump_goes_where_the_scroll_bar_points() -> None:
    desk = ManyDesk(MILLION)
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        wire(shown).go_to_rank(400_000)
        await pilot.pause()
        assert wire(shown).cursor == 400_000
        assert wire(shown).current == MILLION - 1 - 400_000
        await press(pilot, "j", "k", "k")
        assert wire(shown).cursor == 399_999


async def test_the_window_never_grows() -> None:
    desk = ManyDesk(10_000)
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        listed = wire(shown)
        for _ in range(30):
            listed.page_move(20)
            await pilot.pause()
        assert len(listed._ids) <= KEPT + PAGE
        ranks = [9_999 - one for one in listed._ids]
        assert ranks == list(range(listed._start, listed._start + len(ranks)))
        for _ in range(30):
            listed.page_move(-20)
        assert listed.cursor == 0


async def test_down_and_up_meet_every_line_once() -> None:
    shown = app(ManyDesk(350))
    async with shown.run_test(size=SMALL) as pilot:
        listed = wire(shown)
        met = []
        for _ in range(350):
            met.append(listed.current)
            listed.move(1)
        await pilot.pause()
        assert met == list(range(349, -1, -1))


async def test_a_moved_cursor_paints_two_lines() -> None:
    shown = app(ManyDesk(100))
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        listed = wire(shown)
        listed.move(1)
        regions = set(listed._repaint_regions)
        assert {(region.y, region.height) for region in regions} == {(0, 1), (1, 1)}


@pytest.mark.parametrize("count", [1, 5])
async def test_short_lists_do_not_mind_any_key(count: int) -> None:
    shown = app(ManyDesk(count))
    async with shown.run_test(size=SMALL) as pilot:
        await press(pilot, "G", "j", "j", "pagedown", "k", "pageup", "g", "g", "ctrl+d", "ctrl+u", "end", "home")
        assert wire(shown).cursor == 0


async def test_an_unchanged_row_is_not_painted_again() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        listed = wire(shown)
        one = listed.visible_ids()[2]
        listed.forget([one])
        assert {region.y for region in listed._repaint_regions} == {2}


async def test_a_list_longer_than_was_counted_is_walked_and_jumped_to_its_end() -> None:
    desk = ManyDesk(700)
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        listed = wire(shown)
        pages = listed.pages
        assert pages is not None
        listed.open(pages, 300, at_least=True)
        listed.move(320)
        assert listed.current == 699 - 320
        listed.top()
        listed.bottom()
        await pilot.pause()
        assert (listed.cursor, listed.current, listed.total) == (699, 0, 700)


async def test_a_line_that_is_gone_is_left_blank() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        gone = sorted(desk.held, reverse=True)[2]
        rows = desk.rows
        desk.rows = lambda ids: [row for row in rows(ids) if row.id != gone]  # type: ignore[method-assign]
        wire(shown).forget()
        await press(pilot, "j")
        assert lines(shown)[3].strip() == ""
        assert lines(shown)[4].strip() != ""
