"""What all screens of the dashboard have in common: keys, the foot, the status line, acts that every one knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.screen import Screen

from monitor_tui.errors import MonitorError
from monitor_tui.tui import commands
from monitor_tui.tui.content import BOLD, DIM, WARNING, Signs, fit, strip
from monitor_tui.tui.desk import Desk
from monitor_tui.tui.messages import Done, FetchEnded, FetchTold
from monitor_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from monitor_tui.tui.app import MonitorApp

WIDE = 100


class ReadingScreen(Screen[None], inherit_bindings=False):
    """A screen with a table of commands and three lines at its foot: *also*, health or status, keys."""

    NAME: ClassVar[str]
    """Its name in the table of commands."""
    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.now = datetime.now(UTC)
        self._pressed: tuple[str, int] = ("", 0)
        """The first press of a doubled key: its action, and the how many-th key it was."""
        self._told = ""
        """What the status line says until the next key."""

    def __init_subclass__(cls, **options: object) -> None:
        """The bindings come out of the table of commands."""
        if hasattr(cls, "NAME"):
            cls.BINDINGS = list(commands.bindings(cls.NAME))
        super().__init_subclass__(**options)  # type: ignore[arg-type]  # Textual's own options

    @property
    def monitor(self) -> MonitorApp:
        from monitor_tui.tui.app import MonitorApp

        assert isinstance(self.app, MonitorApp)
        return self.app

    @property
    def signs(self) -> Signs:
        return self.monitor.signs

    @property
    def wide(self) -> bool:
        return self.size.width >= WIDE

    # --- keys ------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing that writes on a store that can only be read; nothing at all while a prompt is open."""
        command = commands.find(action.replace("_", "-"))
        if command is None:
            return True
        return not (command.needs == "writer" and not self.desk.can_write)

    async def action_doubled(self, action: str) -> None:
        """The first press of a doubled key waits for the second."""
        pressed = self.monitor.pressed
        if self._pressed == (action, pressed - 1):
            self._pressed = ("", 0)
            await self.run_action(action)
        else:
            self._pressed = (action, pressed)

    def key_pressed(self) -> None:
        """Any key: what was told has been read."""
        if self._told:
            self._told = ""
            self.show_status()

    # --- the foot ----------------------------------------------------------------------------------

    def show_keys(self) -> None:
        width = self.size.width
        text = fit(commands.keys_line(self.NAME, self.wide), width, self.signs.more)
        self.query_one("#keys", Lines).show([strip(width, (text, DIM))])

    def tell(self, sentence: str) -> None:
        """Say something in the status line; the next key takes it away."""
        self._told = sentence
        self.show_status()

    def status(self) -> str:
        """What the status line says when nothing was told: the worst health warning."""
        return ""

    def show_status(self) -> None:
        width = self.size.width
        text = self._told or self.status()
        style = BOLD if self._told else WARNING if text else None
        self.query_one("#status", Lines).show([strip(width, (fit(text, width, self.signs.more), style))])

    # --- acts ---------------------------------------------------------------------------------------

    def act(self, step: Callable[[], str]) -> None:
        """Do something to the store and say what came of it; what a person can mend is told, not raised."""
        try:
            sentence = step()
        except MonitorError as error:
            sentence = str(error)
        self.post_message(Done(sentence))

    @work(thread=True, group="acts", exit_on_error=False)
    def act_slowly(self, step: Callable[[], str]) -> None:
        self.act(step)

    def on_done(self, message: Done) -> None:
        self.tell(message.sentence)
        self.reload()

    def reload(self) -> None:
        """Show again what an act may have changed."""

    def action_undo(self) -> None:
        self.act(self.desk.undo)

    def action_redo(self) -> None:
        self.act(self.desk.redo)

    def action_back(self) -> None:
        self.app.pop_screen()

    def action_quit(self) -> None:
        self.app.exit()

    def action_help(self) -> None:
        from monitor_tui.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.NAME))

    def on_fetch_told(self, message: FetchTold) -> None:
        self.tell(message.sentence)

    def on_fetch_ended(self, message: FetchEnded) -> None:
        self.tell(message.sentence)
        self.reload()
