"""Text in lines: nothing is lost, nothing is too wide, claims stand where they begin."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from rich.cells import cell_len

from monitor_tui.model import Remark
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui.widgets.story_text import MARGIN, labels, line_of, pieces, remark_lines, touches, wrap
from tests.tui.fakes import claim

WORDS = "Putin informed Biden by phone. The Kremlin spokesman Peskov confirmed it. One suspect is American."


def span(words: str, text: str = WORDS) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def made(sentence: str, source: str | None = None, cue: str | None = None) -> StoredClaim:
    one = claim(1, span(sentence), span(cue or sentence), span(source) if source else None)
    return replace(one, content=())


@given(some.text(alphabet="aбў 漢\n\u0301x-", max_size=300), some.integers(8, 60))
def test_every_word_stands_in_a_line_and_none_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    shown = [text[line.start : line.end] for line in lines]
    assert "".join("".join(shown).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in shown)
    assert [line.start for line in lines] == sorted(line.start for line in lines)


@given(some.integers(8, 80))
def test_the_signs_around_a_speaker_have_room(width: int) -> None:
    one = made("The Kremlin spokesman Peskov confirmed it.", "Peskov", "confirmed")
    for line in wrap(WORDS, width, one.source):
        assert sum(len(piece.text) for piece in pieces(WORDS, line, one, "‹", "›")) <= width


def test_the_paragraphs_stay_apart() -> None:
    lines = wrap("one\n\ntwo", 20)
    assert [(line.start, line.end) for line in lines] == [(0, 3), (4, 4), (5, 8)]


@pytest.mark.parametrize(("words", "line"), [("Putin", 0), ("Peskov", 1), ("American", 2)])
def test_a_character_is_found_in_its_line(words: str, line: int) -> None:
    lines = wrap(WORDS, 38)
    found = line_of(lines, WORDS.index(words))
    assert words in WORDS[lines[found].start : lines[found].end]
    assert found >= line


def test_a_label_stands_where_its_claim_begins_and_two_share_a_line() -> None:
    lines = wrap(WORDS, 200)
    both = [made("Putin informed Biden by phone."), made("The Kremlin spokesman Peskov confirmed it.")]
    assert labels(lines, both, ["R", "B"], ["·", "✓"]) == {0: "R1·B2✓"}
    narrow = wrap(WORDS, 30)
    placed = labels(narrow, both, ["R", "B"], ["·", "✓"])
    assert placed[0] == "R1·"
    assert all(len(text) < MARGIN for text in placed.values())


def test_the_pieces_of_a_line_are_the_line() -> None:
    one = made("The Kremlin spokesman Peskov confirmed it.", "Peskov", "confirmed")
    (line,) = wrap(WORDS, 200)
    found = pieces(WORDS, line, one, "<", ">")
    assert "".join(piece.text for piece in found) == WORDS.replace("Peskov", "<Peskov>")
    assert [(piece.text, piece.part) for piece in found if piece.part] == [("<Peskov>", "source"), ("confirmed", "cue")]


def test_the_bar_stands_beside_the_lines_of_the_claim_only() -> None:
    one = made("The Kremlin spokesman Peskov confirmed it.")
    lines = wrap(WORDS, 30)
    beside = [WORDS[line.start : line.end] for line in lines if touches(line, one)]
    assert "Peskov" in " ".join(beside)
    assert not any("American" in text for text in beside)


def test_a_remark_is_marked_in_the_margin() -> None:
    lines = wrap(WORDS, 40)
    assert list(remark_lines(lines, [Remark(span("One suspect is American."), "unverified")]).values()) == ["remark"]
