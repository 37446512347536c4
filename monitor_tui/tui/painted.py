"""What the terminal shows already is not sent again.

Textual paints the whole screen after every layout, unchanged lines too: two or three times when a prompt opens.
Here stands what was written where, so that only pieces which differ are written. Like the guard it is made for how
Textual 8.2 writes: ``LayoutUpdate`` for a whole screen, ``ChopsUpdate`` for pieces of lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rich.console import Console
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

Piece = tuple[int, str]
"""Columns taken, and the bytes that drew them."""

_lines: dict[int, dict[int, Piece]] = {}
"""Line -> column -> what was written there last."""
_size: tuple[int, int] = (0, 0)

_whole: Callable[[LayoutUpdate, Console], str] = LayoutUpdate.render_segments


def install() -> None:
    """From now on only differences are written; a second call does nothing."""
    if LayoutUpdate.render_segments is _whole:
        LayoutUpdate.render_segments = _write_whole  # type: ignore[method-assign, assignment]  # as the guard does
        ChopsUpdate.render_segments = _write_parts  # type: ignore[method-assign, assignment]
    forget()


def forget() -> None:
    """Nothing is known of the terminal: the next update writes everything."""
    _lines.clear()


def scrolled(top: int, bottom: int, lines: int) -> None:
    """The terminal itself moved the lines from ``top`` to ``bottom`` up, or down below zero."""
    moved = {y - lines: _lines.pop(y) for y in range(top, bottom) if y in _lines}
    for y, line in moved.items():
        if top <= y < bottom:
            _lines[y] = line


def _write_whole(update: LayoutUpdate, console: Console) -> str:
    global _size
    if _size != update.region.size:
        _size = update.region.size
        forget()
    return "".join(
        text
        for y, line in enumerate(update.strips, update.region.y)
        for text in _differing(y, _places(line, update.region.x), console)
    )


def _places(line: Iterable[Strip], x: int) -> Iterator[tuple[int, Strip]]:
    for strip in line:
        yield x, strip
        x += strip.cell_length


def _write_parts(update: ChopsUpdate, console: Console) -> str:
    written: list[str] = []
    for y, first, last in update.spans:
        pieces: list[tuple[int, Strip]] = []
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > last or end <= first:
                continue
            inside = last > x >= first and end <= last
            pieces.append((x, strip if inside else strip.crop(0, min(end, last) - x)))
        written += _differing(y, pieces, console)
    return "".join(written)


def _differing(y: int, pieces: Iterable[tuple[int, Strip]], console: Console) -> Iterator[str]:
    """Those pieces of a line that the terminal does not show yet, each at its place."""
    known = _lines.setdefault(y, {})
    for x, strip in pieces:
        piece = strip.cell_length, strip.render(console)
        if known.get(x) == piece:
            continue
        end = x + piece[0]
        for start in [start for start, (length, _) in known.items() if start < end and x < start + length]:
            del known[start]
        known[x] = piece
        yield f"\x1b[{y + 1};{x + 1}H{piece[1]}"
