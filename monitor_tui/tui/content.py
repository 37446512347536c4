"""Every string that a screen shows goes through here: cleaned once more, as wide as asked, never markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip

from monitor_tui.text import visible

Run = str | tuple[str, Style | None]

BOLD = Style(bold=True)
DIM = Style(dim=True)
CURSOR = Style(reverse=True)
ALERT = Style(color="red", bold=True)
WARNING = Style(color="yellow")
UNDERLINE = Style(underline=True)
STRUCK = Style(strike=True, dim=True)

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@dataclass(frozen=True, slots=True)
class Signs:
    """The drawn signs: one set for every terminal, one for the Linux console."""

    bar: str = "│"
    rule: str = "─"
    joint: str = "┬"
    foot: str = "┴"
    beside: str = "┃"
    left: str = "‹"
    right: str = "›"
    more: str = "…"
    conflict: str = "≠"
    dot: str = "·"
    cursor: str = ">"
    typing: str = "▏"
    ascii_only: bool = False


SIGNS = Signs()
ASCII_SIGNS = Signs("|", "-", "-", "-", "|", "<", ">", "...", "#", ".", ">", "_", ascii_only=True)


def one_line(text: str) -> str:
    """A foreign string as a line of the screen may hold it."""
    text = visible(text)
    return text if text.isprintable() else text.replace("\n", " ").replace("\t", " ")


def content(text: str) -> Content:
    """A foreign string for a widget of Textual's own."""
    return Content(visible(text))


def fit(text: str, width: int, more: str = "…") -> str:
    """A text cut or padded to exactly ``width`` columns; what was cut leaves its sign."""
    if width <= 0:
        return ""
    text = one_line(text)
    length = len(text) if text.isascii() else cell_len(text)
    if length <= width:
        return text + " " * (width - length)
    return set_cell_size(text, width - len(more)) + more if width >= len(more) else set_cell_size(text, width)


def fit_left(text: str, width: int, more: str = "…") -> str:
    """The same with the text at the right."""
    text = fit(text, width, more)
    bare = text.rstrip()
    return " " * (len(text) - len(bare)) + bare


def ends(left: str, right: str, width: int, more: str = "…") -> str:
    """Two texts at the ends of a line; the left one gives way."""
    right = one_line(right)
    room = width - cell_len(right)
    return fit(left.rstrip(), room, more) + right if room > 0 else fit(right, width, more)


def rule(left: str, right: str, width: int, signs: Signs) -> str:
    """A line across the screen with a text at each end: ``─ left ───── right ─``."""
    left = f"{signs.rule} {one_line(left)} " if left else ""
    right = f" {one_line(right)} {signs.rule}" if right else ""
    room = width - cell_len(right)
    if cell_len(left) > room:
        left = fit(left, room - 1, signs.more) + " "
    return left + signs.rule * (room - cell_len(left)) + right


def strip(width: int, *runs: Run) -> Strip:
    """A line of the screen out of texts and styled texts, cut or padded to its width."""
    segments = []
    for run in runs:
        text, style = (run, None) if isinstance(run, str) else run
        if text:
            segments.append(Segment(one_line(text), style))
    return Strip(segments).adjust_cell_length(width)


def day(when: datetime | date) -> str:
    """``17 Apr``"""
    return f"{when.day} {when:%b}"


def offset(moment: datetime) -> str:
    """A moment's distance from UTC: ``+03:00``."""
    text = f"{moment:%z}"
    return f"{text[:3]}:{text[3:5]}" if text else ""


def number(count: int, cap: int = 0) -> str:
    """``1,204``; ``10,000+`` where counting stopped."""
    return f"{count:,}+" if cap and count == cap else f"{count:,}"
