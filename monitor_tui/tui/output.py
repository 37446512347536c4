"""The last wall: where Textual turns strips into bytes, nothing that a terminal could obey gets through in text.

It stands on how Textual 8.2 writes: ``Strip.render`` is the one place where the text of segments becomes
a string for the driver. ``check`` refuses to start where that is no longer so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import TextIOBase
from pathlib import Path
from typing import Any, TextIO, cast

import textual
from rich.console import Console
from rich.segment import Segment
from textual.app import App
from textual.strip import Strip
from textual.widget import Widget

from monitor_tui.errors import MonitorError
from monitor_tui.text import visible
from monitor_tui.tui import painted

MADE_FOR = "8.2."

_render: Callable[[Strip, Console], str] = Strip.render


class WrongTextual(MonitorError):
    """The installed Textual writes in a way that the guard does not know."""


def install() -> None:
    """Put the guard in its place; a second call does nothing."""
    check()
    if Strip.render is _render:
        Strip.render = _guarded  # type: ignore[method-assign, assignment]  # this assignment is the guard
    painted.install()


def check() -> None:
    """Refuse a Textual that the guard was not made for."""
    found = _installed()
    if not found.startswith(MADE_FOR):
        raise WrongTextual(f"textual {found} is installed, the output guard is made for {MADE_FOR}x")


def _installed() -> str:
    """The version of Textual, by the name of the folder beside it: importlib.metadata costs a tenth of the start."""
    folder = Path(textual.__file__).parent.parent
    beside = [one.name.removesuffix(".dist-info").split("-")[1] for one in folder.glob("textual-*.dist-info")]
    return beside[0] if len(beside) == 1 else str(textual.__version__)


def _guarded(strip: Strip, console: Console) -> str:
    """What ``Strip.render`` gives, from segments whose text was looked at once more."""
    if strip._render_cache is None and not all(map(_harmless, strip._segments)):
        strip = Strip([one if _harmless(one) else _harmless_form(one) for one in strip._segments])
    return _render(strip, console)


def _harmless(segment: Segment) -> bool:
    text, style, control = segment
    if control:
        return True  # Textual's own; no text of ours is ever marked so
    if style is not None and style.link is not None:
        return False  # a link's address would be written unseen
    return text.isprintable() and (text.isascii() or visible(text) == text)


def _harmless_form(segment: Segment) -> Segment:
    text, style, _ = segment
    text = "".join(sign for sign in visible(text).replace("\n", " ").replace("\t", " ") if ord(sign) >= 32)
    return Segment(text, style and style.update_link(None))


class _Guarded(TextIOBase):
    """Standard error, through which only what is visible gets."""

    def write(self, text: str) -> int:
        sys.stderr.write("\n".join(visible(line) for line in text.split("\n")))
        return len(text)

    def flush(self) -> None:
        sys.stderr.flush()


def plain_console() -> Console:
    """Where Textual tells of a crash: the report quotes values, and values may be foreign."""
    return Console(file=cast(TextIO, _Guarded()), color_system=None, markup=False, highlight=False, width=100)


def shift(widget: Widget, lines: int) -> bool:
    """Let the terminal itself move a widget's lines up (or down, below zero) on the screen.

    True where it was done: then only the lines that came into view must be painted. It needs the full
    width of the screen and nothing of the screen waiting to be painted.
    """
    app: App[Any] = widget.app
    driver, region, screen = app._driver, widget.region, widget.screen
    if driver is None or driver.is_headless or driver.is_inline or app.screen is not screen:
        return False
    if region.x != 0 or region.width != app.size.width or not widget.is_attached:
        return False
    if widget._repaint_regions or screen._dirty_widgets or screen._compositor._dirty_regions:
        return False
    top, bottom = region.y + 1, region.bottom
    move = f"\x1b[{bottom};1H" + "\x1bD" * lines if lines > 0 else f"\x1b[{top};1H" + "\x1bM" * -lines
    driver.write(f"\x1b[{top};{bottom}r{move}\x1b[r")
    painted.scrolled(region.y, region.bottom, lines)
    return True
