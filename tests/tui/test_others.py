"""Two people at one store: what the one does is seen by the other."""

from __future__ import annotations

import pytest
from textual.message import Message

from monitor_tui.tui.messages import VersionsReady
from monitor_tui.tui.screens.event import EventScreen
from monitor_tui.tui.screens.others import OthersActs
from tests.tui.fakes import FakeDesk
from tests.tui.seen import SMALL, app, press, settled, text


@pytest.mark.parametrize(("others", "looks"), [(0, 0), (1, 1)])
async def test_an_open_event_is_looked_at_anew_after_somebody_elses_act_alone(others: int, looks: int) -> None:
    seen: list[Message] = []
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, "e", "j", "l")
        seen.clear()
        desk.changes, desk.others = 1, others
        assert isinstance(shown.screen, EventScreen)
        shown.screen.look_around()
        shown.screen.look_around()
        await settled(pilot)
        assert len({id(one) for one in seen if isinstance(one, VersionsReady)}) == looks
        place = shown.screen.panes.place
        assert place is not None
        assert (place.row, place.column) == (1, 1), "the cursor stays"


async def test_nothing_moves_below_what_is_typed_nor_on_a_screen_that_is_hidden() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        event = shown.screen
        assert isinstance(event, OthersActs)
        await press(pilot, "t")
        desk.changes = desk.others = 1
        desk.rename(1, "The plot")
        event.look_around()
        assert "title: " in text(shown)
        await press(pilot, "escape", "enter")
        event.look_around()
        await press(pilot, "q")
        event.look_around()
        assert desk.others_acted() == event._acted == 1


async def test_the_wire_shows_what_others_did() -> None:
    seen: list[Message] = []
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        seen.clear()
        desk.changes = desk.others = 1
        shown.screen.look_around()  # type: ignore[attr-defined]  # the wire's
        await settled(pilot)
        assert any(isinstance(one, VersionsReady) for one in seen)
