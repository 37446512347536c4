"""Interviews: who is named before a colon speaks to the end of the paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from monitor_tui.read.found import Found
from monitor_tui.read.tokens import Text

TURNS = 2
"""Paragraphs that open with the same speaker and a colon in what is taken for an interview."""


def answered(text: Text, kept: Sequence[Found]) -> None:
    """Give every turn of an interview the rest of its paragraph."""
    turns = [found for found in kept if _is_turn(text, found)]
    names = [text.words(*found.source).casefold() for found in turns if found.source is not None]
    if not any(names.count(name) >= TURNS for name in names):
        return
    for found in turns:
        number = found.sentence
        while number + 1 < len(text.sentences) and text.paragraph[number + 1] == text.paragraph[found.sentence]:
            number += 1
        last = text.sentences[number][1]
        first = found.content[0][0]
        if text.tokens[first].quote < 0 and last > found.content[-1][1]:
            found.content = [(first, last)]
            found.sentences += range(found.sentence + 1, number + 1)


def _is_turn(text: Text, found: Found) -> bool:
    if found.rule != "colon" or found.source is None or not found.content:
        return False
    opens = found.sentence == 0 or text.paragraph[found.sentence - 1] < text.paragraph[found.sentence]
    return (
        opens and found.source[0] == text.sentences[found.sentence][0] and text.spans[found.sentence][0] >= text.title
    )
