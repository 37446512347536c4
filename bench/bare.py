"""The least a Textual app with a list can be: the floor that opening the dashboard is held against."""

from __future__ import annotations

import os
from typing import ClassVar

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Rows(ScrollView, can_focus=True):
    """Lines drawn one by one; a cursor move draws two."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "move(1)"), Binding("up", "move(-1)")]
    row = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(self.size.width, 1000)

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        width = self.size.width
        return Strip([Segment(f"story {line:5d} ready".ljust(width)[:width], Style(reverse=line == self.row))], width)

    def action_move(self, by: int) -> None:
        old, self.row = self.row, max(0, min(999, self.row + by))
        top = self.scroll_offset.y
        self.refresh(Region(0, old - top, self.size.width, 1), Region(0, self.row - top, self.size.width, 1))


class Bare(App[None]):
    """One list and nothing else."""

    def compose(self) -> ComposeResult:
        yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()


if __name__ == "__main__":
    Bare().run()
