"""What a dashboard under test shows."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from monitor_tui.tui.app import MonitorApp
from tests.tui.fakes import DOSSIER, FakeDesk

SMALL, WIDE = (80, 24), (120, 40)
SOON = 0.03
"""Timers that end within these seconds are waited for: a cursor's rest, what a screen puts off until it is drawn."""
LONGEST = 60.0


def app(desk: FakeDesk | None = None, *, plain: bool = False, notice: str = "", query: str = "") -> MonitorApp:
    """A dashboard on a desk in memory."""
    given = FakeDesk() if desk is None else desk
    return MonitorApp(Path("store.db"), DOSSIER, "anna", plain=plain, notice=notice, query=query, desk=given)


def lines(shown: MonitorApp) -> list[str]:
    """The screen from top to bottom."""
    return [strip.text for strip in shown.screen._compositor.render_strips()]


def text(shown: MonitorApp) -> str:
    return "\n".join(line.rstrip() for line in lines(shown))


async def still(*_: float) -> None:
    """Until everything that runs here waits for something: a message, a timer, a thread.

    Stands in for Textual's own wait, which asks whether the process took little time of late: on a busy machine that
    says too early that all is done, and on a quiet one it costs a fifteenth of a second for each key.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + LONGEST
    await asyncio.sleep(0)
    while _works(loop):
        assert loop.time() < until, "the dashboard does not come to rest"
        await asyncio.sleep(0)


async def settled(pilot: Pilot[None]) -> None:
    """Until workers, timers of the panes and messages have done their work."""
    loop = asyncio.get_running_loop()
    until = loop.time() + LONGEST
    while loop.time() < until:
        await still()
        pilot.app.screen._on_timer_update()
        if _works(loop):
            continue
        if pilot.app.workers:
            with suppress(WorkerCancelled, WorkerFailed):  # the screen tells of it
                await pilot.app.workers.wait_for_complete()
        elif (ends := _next_timer(loop)) is not None:
            await asyncio.sleep(max(0.0, ends - loop.time()))
        else:
            return
    raise AssertionError("the dashboard does not come to rest")


def _works(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether anything but the test could go on at once."""
    return bool(loop._ready)  # type: ignore[attr-defined]


def _next_timer(loop: asyncio.AbstractEventLoop) -> float | None:
    """When the first of the timers that end soon does."""
    ends = [timer.when() for timer in loop._scheduled if not timer.cancelled()]  # type: ignore[attr-defined]
    return min((end for end in ends if end < loop.time() + SOON), default=None)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
