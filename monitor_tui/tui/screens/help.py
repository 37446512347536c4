"""The keys of a screen, out of the table of commands."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from monitor_tui.tui import commands
from monitor_tui.tui.content import BOLD, DIM, Signs, fit, strip
from monitor_tui.tui.widgets.lines import Lines

SIGNS = (
    "Signs before a speaker: · read by machine  ? machine unsure  ✓ checked  ✎ corrected  ≠ analysts differ",
    "                        ~ sentence altered since  † sentence gone",
    "Signs of the wire: * unread  e edited  g gone  m marked  t Telegram only   x2 copies   + other camps speak",
)
ASCII_SIGNS = (
    "Signs before a speaker: . read by machine  ? machine unsure  v checked  c corrected  ! analysts differ",
    "                        ~ sentence altered since  x sentence gone   # contradicted",
    SIGNS[2],
)


class HelpScreen(Screen[None], inherit_bindings=False):
    """Every key of the screen below with its sentence."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,question_mark,enter", "leave", show=False),
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("pagedown,space", "move(20)", show=False),
        Binding("pageup", "move(-20)", show=False),
    ]

    def __init__(self, screen: str, signs: Signs) -> None:
        super().__init__()
        self.of = screen
        self.legend = ASCII_SIGNS if signs.ascii_only else SIGNS
        self.first = 0

    def compose(self) -> ComposeResult:
        yield Lines("page")

    def on_mount(self) -> None:
        self.query_one("#page", Lines).styles.height = "1fr"

    def on_resize(self) -> None:
        self.draw()

    def text(self) -> list[str]:
        lines = [f" keys: {self.of}", ""]
        for command in commands.of_screen(self.of):
            keys = " ".join(commands.key_label(key) for key in command.keys)
            lines.append(f" {keys:14} {command.name:16} {command.sentence}")
        return [*lines, "", *(f" {line}" for line in self.legend), "", " `:` and a command's name does the same."]

    def draw(self) -> None:
        width, height = self.size
        text = self.text()
        self.first = max(0, min(self.first, len(text) - height + 1))
        shown = text[self.first : self.first + height - 1]
        lines = [strip(width, (fit(line, width), BOLD if line.startswith(" keys:") else None)) for line in shown]
        lines += [strip(width, " " * width)] * (height - 1 - len(lines))
        self.query_one("#page", Lines).show([*lines, strip(width, (" j k scroll  q back", DIM))])

    def action_move(self, by: int) -> None:
        self.first = max(0, self.first + by)
        self.draw()

    def action_leave(self) -> None:
        self.app.pop_screen()
