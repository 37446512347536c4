"""What a dashboard under test shows."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from monitor_tui.tui.app import MonitorApp
from monitor_tui.tui.widgets import paged_list
from tests.tui.fakes import DOSSIER, FakeDesk

SMALL, WIDE = (80, 24), (120, 40)


def app(desk: FakeDesk | None = None, *, plain: bool = False, notice: str = "", query: str = "") -> MonitorApp:
    """A dashboard on a desk in memory."""
    given = FakeDesk() if desk is None else desk
    return MonitorApp(Path("store.db"), DOSSIER, "anna", plain=plain, notice=notice, query=query, desk=given)


def lines(shown: MonitorApp) -> list[str]:
    """The screen from top to bottom."""
    return [strip.text for strip in shown.screen._compositor.render_strips()]


def text(shown: MonitorApp) -> str:
    return "\n".join(line.rstrip() for line in lines(shown))


async def settled(pilot: Pilot[None]) -> None:
    """Until workers, timers of the panes and messages have done their work."""
    await pilot.pause(paged_list.REST + 0.03)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)
