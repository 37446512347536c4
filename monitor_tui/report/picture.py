"""The timeline as a picture: days from left to right, a lane for each side, first statements marked."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

from monitor_tui import days
from monitor_tui.model.briefed import Brief, Lane, Mark
from monitor_tui.report.telling import one_line

WIDTH, LABEL, LANE, TOP = 960, 150, 56, 20
LETTER = 5.6
"""Units that a letter of a label takes."""


def picture(page: Brief) -> str:
    """SVG without style, script or address; nothing where nobody spoke."""
    said = [mark.day for lane in page.lanes for mark in lane.marks]
    if not said:
        return ""
    scale = _Scale(min(said), max(said))
    height = TOP + LANE * len(page.lanes) + 8
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{_safe(_told(page))}" font-family="sans-serif" font-size="12">',
        *_grid(scale, height),
    ]
    for number, lane in enumerate(page.lanes):
        parts += _lane(lane, TOP + LANE * number, scale)
    return "\n".join([*parts, "</svg>"])


class _Scale:
    """Where a day stands."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.days = first, (last - first).days + 1
        self.step = (WIDTH - LABEL - 10) / self.days

    def x(self, day: date) -> float:
        return LABEL + self.step * ((day - self.first).days + 0.5)

    def ticks(self) -> list[date]:
        """Days that have room for their name."""
        every = max(1, -(-52 // max(1, int(self.step))))
        return [self.first + timedelta(number) for number in range(0, self.days, every)]


def _grid(scale: _Scale, height: int) -> list[str]:
    parts = []
    for day in scale.ticks():
        x = scale.x(day)
        parts.append(f'<line x1="{x:.1f}" y1="{TOP - 4}" x2="{x:.1f}" y2="{height}" stroke="#ddd"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{TOP - 8}" text-anchor="middle" fill="#555">{days.day(day, scale.first.year)}</text>'
        )
    return parts


def _lane(lane: Lane, top: int, scale: _Scale) -> list[str]:
    middle = top + 16
    name = one_line(f"{lane.letter} {lane.name}")
    shown = name if len(name) <= 21 else f"{name[:20].rstrip()}…"
    parts = [
        f'<line x1="{LABEL}" y1="{middle}" x2="{WIDTH - 4}" y2="{middle}" stroke="#999"/>',
        f'<text x="2" y="{middle + 4}" font-weight="bold">{_safe(shown)}</text>',
    ]
    free = [float(LABEL), float(LABEL)]
    for mark in lane.marks:
        x = scale.x(mark.day)
        parts += _mark(mark, x, middle)
        if mark.first:
            parts += _label(", ".join(map(one_line, mark.first)), x, middle, free)
    return parts


def _label(text: str, x: float, middle: int, free: list[float]) -> list[str]:
    """The points below their disc, in the first of two lines that has room for them there."""
    wanted = min(x - len(text) * LETTER / 2, WIDTH - 4 - len(text) * LETTER)
    row = next((row for row, end in enumerate(free) if end <= wanted), free.index(min(free)))
    start = max(free[row], wanted)
    room = int((WIDTH - 4 - start) / LETTER)
    if room < 4:
        return []
    shown = text if len(text) <= room else f"{text[: room - 1]}…"
    free[row] = start + (len(shown) + 3) * LETTER
    return [f'<text x="{start:.1f}" y="{middle + 22 + 12 * row}" font-size="11">{_safe(shown)}</text>']


def _mark(mark: Mark, x: float, y: int) -> list[str]:
    """A full disc where a point was spoken of first, else an empty one; the number of statements in it."""
    size = min(12, 6 + mark.count)
    fill, ink = ("#222", "#fff") if mark.first else ("#fff", "#222")
    return [
        f'<circle cx="{x:.1f}" cy="{y}" r="{size}" fill="{fill}" stroke="#222"/>',
        f'<text x="{x:.1f}" y="{y + 4}" text-anchor="middle" font-size="10" fill="{ink}">{mark.count}</text>',
    ]


def _told(page: Brief) -> str:
    """The same for those who do not see it."""
    lanes = (
        f"{lane.name}: " + ", ".join(f"{days.day(mark.day)} {mark.count}" for mark in lane.marks) for lane in page.lanes
    )
    return "Statements by day. " + ". ".join(lanes)


def _safe(text: str) -> str:
    return escape(one_line(text), quote=True)
