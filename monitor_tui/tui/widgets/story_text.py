"""A story's text wrapped to a width, with its claims marked in the margin. Values in, values out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

from monitor_tui.model import Remark, Span
from monitor_tui.store.kept import StoredClaim
from monitor_tui.text import visible

MARGIN = 10
"""Columns of the margin: label, then the bar of the chosen claim."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the wrapped text; ``start`` and ``end`` count characters of the whole text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a line, and what it belongs to of the chosen claim."""

    text: str
    part: str = ""
    """cue, content, source, added, removed, or nothing"""


def wrap(whole: str, width: int, widened: Span | None = None) -> list[TextLine]:
    """Lines of at most ``width`` columns; signs stand around ``widened`` and take a column each."""
    lines: list[TextLine] = []
    start = 0
    for paragraph in whole.split("\n"):
        lines += _wrap_paragraph(whole, start, start + len(paragraph), max(8, width), widened)
        start += len(paragraph) + 1
    return lines


def _wrap_paragraph(whole: str, start: int, end: int, width: int, widened: Span | None) -> Iterator[TextLine]:
    first = last = start
    taken, begun = 0, False
    for word in _WORD.finditer(whole, start, end):
        for piece_start, piece_end in _pieces(whole, word.start(), word.end(), width):
            size = _columns(whole, piece_start, piece_end, widened)
            gap = piece_start - last if begun else 0
            if begun and taken + gap + size > width:
                yield TextLine(first, last)
                first, taken, gap = piece_start, 0, 0
            elif not begun:
                first = piece_start
            taken, begun = taken + gap + size, True
            last = piece_end
    yield TextLine(first, last)


def _pieces(whole: str, start: int, end: int, width: int) -> Iterator[Span]:
    """A word longer than a line is cut."""
    while end - start > 1 and cell_len(visible(whole[start:end])) > width - 2:
        cut = start + 1
        while cut < end and cell_len(visible(whole[start : cut + 1])) <= width - 2:
            cut += 1
        yield start, cut
        start = cut
    yield start, end


def _columns(whole: str, start: int, end: int, widened: Span | None) -> int:
    signs = 0 if widened is None else (start <= widened[0] < end) + (start < widened[1] <= end)
    return cell_len(visible(whole[start:end])) + signs


def line_of(lines: Sequence[TextLine], offset: int) -> int:
    """The line in which a character stands."""
    for number, line in enumerate(lines):
        if offset < line.end or (number + 1 < len(lines) and offset < lines[number + 1].start):
            return number
    return max(0, len(lines) - 1)


def labels(
    lines: Sequence[TextLine], claims: Sequence[StoredClaim], letters: Sequence[str], marks: Sequence[str]
) -> dict[int, str]:
    """Line -> label of the claim that begins there; where two begin, the second stands a line lower if it can."""
    given: dict[int, str] = {}
    for number, claim in enumerate(claims):
        first, last = line_of(lines, claim.sentence[0]), line_of(lines, max(claim.sentence[1] - 1, 0))
        free = next((line for line in range(first, last + 1) if line not in given), None)
        text = f"{letters[number]}{number + 1}{marks[number]}"
        if free is not None:
            given[free] = text
        elif len(given[first]) + len(text) < MARGIN:
            given[first] += text
    return given


def remark_lines(lines: Sequence[TextLine], remarks: Sequence[Remark]) -> dict[int, str]:
    """Line -> the word that stands beside a narrator's own caveat."""
    return {line_of(lines, remark.sentence[0]): "remark" for remark in remarks}


def pieces(
    whole: str,
    line: TextLine,
    claim: StoredClaim | None,
    left: str,
    right: str,
    marks: Sequence[tuple[Span, str]] = (),
) -> list[Piece]:
    """The runs of a line as the chosen claim divides it, with signs around its speaker; ``marks``: other parts."""
    parts: list[tuple[Span, str]] = [(span, "content") for span in claim.content] if claim is not None else []
    if claim is not None and claim.cue is not None:
        parts.append((claim.cue, "cue"))
    if claim is not None and claim.source is not None:
        parts.append((claim.source, "source"))
    parts += [(span, part) for span, part in marks if span[0] < line.end and line.start < span[1]]
    if not parts:
        return [Piece(whole[line.start : line.end])]
    edges = {line.start, line.end}
    for span, _ in parts:
        edges |= {offset for offset in span if line.start < offset < line.end}
    ordered = sorted(edges)
    made: list[Piece] = []
    for start, end in pairwise(ordered):
        part = next((name for span, name in reversed(parts) if span[0] <= start and end <= span[1]), "")
        text = whole[start:end]
        if claim is not None and claim.source is not None:
            text = (left if start == claim.source[0] else "") + text + (right if end == claim.source[1] else "")
        made.append(Piece(text, part))
    return made


def touches(line: TextLine, claim: StoredClaim | None) -> bool:
    """Whether a line holds a piece of the claim's sentences."""
    if claim is None or line.start == line.end:
        return False
    return any(span[0] < line.end and line.start < span[1] for span in (claim.sentence, *claim.sentences))
