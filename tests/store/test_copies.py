"""The index of shingles finds what a text may repeat, and what may repeat it."""

from __future__ import annotations

import sqlite3
from itertools import islice

from monitor_tui.read.copies import is_copy, sketch
from monitor_tui.store import copies, stories
from tests.read.reprints import COPIES, Pair, Text, pairs
from tests.store.making import Told, item, kept

FEWER = 11
"""Of so many pairs one is tried."""


def test_a_copy_finds_its_story_and_a_story_its_copy(conn: sqlite3.Connection) -> None:
    tried = [pair for pair in islice(pairs(), 0, None, FEWER) if pair.copy]
    assert {pair.kind for pair in tried} == set(COPIES)
    for at, pair in enumerate(tried):
        for side, text in (("one", pair.one), ("other", pair.other)):
            stories.save(conn, [kept(item(f"{side}{at}"), Told(), lang=text.lang, sketch=_of(text))])
    missed = [pair.kind for at, pair in enumerate(tried) if not _found(conn, at, pair)]
    assert len(tried) > 100
    assert len(missed) <= len(tried) // 100, missed


def test_every_wording_of_a_story_is_known_by_its_sketch(conn: sqlite3.Connection) -> None:
    first, second = range(1, 60), range(100, 160)
    for text, numbers in (("One.", first), ("Two.", second), ("Two, again.", second)):
        stories.save(conn, [kept(item("1", text=text), Told(text=text), sketch=numbers)])
    for numbers in (first, second):
        assert copies.candidates(conn, list(numbers)[:3]) == [
            ("tass-en 1", frozenset(first)),
            ("tass-en 1", frozenset(second)),
        ]


def test_of_many_wordings_the_first_and_the_latest_stay_known(conn: sqlite3.Connection) -> None:
    for n in range(copies.WORDINGS + 3):
        stories.save(conn, [kept(item("1", text=f"{n}"), Told(text=f"{n}"), sketch=[n + 1])])
    known = [n for n in range(copies.WORDINGS + 3) if copies.candidates(conn, [n + 1])]
    assert known == [0, *range(4, copies.WORDINGS + 3)]
    assert conn.execute("SELECT COUNT(*) FROM shingle").fetchone() == (copies.WORDINGS,)


def _found(conn: sqlite3.Connection, at: int, pair: Pair) -> bool:
    """Whether each of a pair leads to the other, among all that the store holds."""
    one, other = _of(pair.one), _of(pair.other)
    return all(
        any(key == f"tass-en {wanted}{at}" and is_copy(asked, its) for key, its in copies.candidates(conn, asked, 60))
        for asked, wanted in ((one, "other"), (other, "one"))
    )


def _of(text: Text) -> frozenset[int]:
    return sketch(text.body, title=text.title, lang=text.lang)
