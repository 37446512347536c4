"""The application: holds the desk, the drawn signs and the keyboard; screens do the rest."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.screen import Screen

from monitor_tui.dossier import Dossier
from monitor_tui.errors import MonitorError
from monitor_tui.tui import output
from monitor_tui.tui.content import ASCII_SIGNS, SIGNS, Signs
from monitor_tui.tui.desk import EVERYTHING, Desk
from monitor_tui.tui.keyboard import translated, types_text
from monitor_tui.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from monitor_tui.tui.screens.wire import WireScreen

TERMINATED = 128 + signal.SIGTERM


class MonitorApp(App[None], inherit_bindings=False):
    """The dashboard on one store."""

    CSS_PATH = "tui.tcss"
    TITLE = "monitor-tui"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        store: Path,
        dossier: Dossier,
        analyst: str,
        *,
        plain: bool = False,
        notice: str = "",
        query: str = "",
        desk: Desk | None = None,
    ) -> None:
        # The terminal's own 16 colours, decided here: NO_COLOR picks its filter in App.__init__ and never again.
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.error_console = output.plain_console()
        self.store = store
        self.dossier = dossier
        self.analyst = analyst
        self.notice = notice
        self.query_at_start = query
        self.signs: Signs = ASCII_SIGNS if plain else SIGNS
        self.opened = desk
        self.pressed = 0
        self.fetching = False

    def on_load(self) -> None:
        if not self.is_headless:
            # Left to itself it would end the program with the terminal still ours: no echo, mouse reports as text.
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.terminated)

    def terminated(self) -> None:
        """SIGTERM: leave as ``Q`` does, and say so in the exit code."""
        if self.opened is not None:
            self.opened.stop()
        self.exit(return_code=TERMINATED)

    def get_default_screen(self) -> Screen[None]:
        from monitor_tui.tui.screens.wire import WireScreen

        if self.opened is not None and self.opened.page(EVERYTHING, 1):
            return WireScreen(self.opened)
        from monitor_tui.tui.screens.empty import EmptyScreen

        return EmptyScreen(self.store)

    @property
    def desk(self) -> Desk:
        """What answers the screens."""
        assert self.opened is not None, "a screen that asks is shown only once a store is open"
        return self.opened

    def open_desk(self, desk: Desk, notice: str = "") -> WireScreen:
        """Show the wire of a store that has just been made."""
        from monitor_tui.tui.screens.wire import WireScreen

        self.opened, self.notice = desk, notice
        screen = WireScreen(desk)
        self.push_screen(screen)
        return screen

    async def action_quit(self) -> None:
        if self.opened is not None:
            self.opened.stop()
        self.exit()

    @property
    def wire(self) -> WireScreen:
        """The first screen: all others lie above it."""
        from monitor_tui.tui.screens.wire import WireScreen

        return next(screen for screen in self.screen_stack if isinstance(screen, WireScreen))

    # --- from screen to screen -------------------------------------------------------------------

    def show_story(self, story: int, claim: int | None = None) -> None:
        from monitor_tui.tui.screens.story import StoryScreen

        self._show(lambda: StoryScreen(self.desk, story, claim))

    def show_event(self, event: int) -> None:
        from monitor_tui.tui.screens.event import EventScreen

        shown = None if self.wire.limited else self.wire.panes.versions
        known = shown if shown and shown.event.id == event else None
        self._show(lambda: EventScreen(self.desk, event, self.wire.camps, known))

    def _show(self, made: Callable[[], ReadingScreen]) -> None:
        """Open a screen; what is gone meanwhile is told on the one below."""
        try:
            self.push_screen(made())
        except MonitorError as error:
            if isinstance(self.screen, ReadingScreen):
                self.screen.tell(str(error))

    def show_events(self) -> None:
        from monitor_tui.tui.screens.events import EventsScreen

        self.push_screen(EventsScreen(self.desk))

    def show_stories(self, query: str) -> None:
        """Back to the wire, with another filter."""
        while self.screen is not self.wire:
            self.pop_screen()
        self.wire.set_filter(query)

    # --- keys ------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.pressed += 1
            if not types_text(self.focused):
                event = translated(event)
                if isinstance(self.screen, ReadingScreen):
                    self.screen.key_pressed()
        await super().on_event(event)
