"""Lines that a screen hands over ready-made; what has not changed is not sent again."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def set_shown(widget: Widget, shown: bool) -> None:
    """Show a widget or not; said twice it costs no second layout."""
    if widget.display != shown:
        widget.display = shown


class Lines(Widget, can_focus=False):
    """A rectangle of strips."""

    DEFAULT_CSS = "Lines { width: 1fr; height: 1; }"

    def __init__(self, called: str | None = None, *, classes: str | None = None) -> None:
        super().__init__(id=called, classes=classes)
        self._lines: tuple[Strip, ...] = ()

    def show(self, lines: Sequence[Strip]) -> None:
        """Put these lines; only those that differ are painted."""
        old, self._lines = self._lines, tuple(lines)
        if not self.is_attached:
            return
        width, height = self.size
        for y in range(min(height, max(len(old), len(self._lines)))):
            before = old[y] if y < len(old) else None
            after = self._lines[y] if y < len(self._lines) else None
            if before != after:
                self.refresh(Region(0, y, width, 1))

    def render_line(self, y: int) -> Strip:
        return self._lines[y] if y < len(self._lines) else Strip.blank(self.size.width)

    @property
    def text(self) -> str:
        """What stands here, for tests and for copying."""
        return "\n".join(line.text for line in self._lines)
