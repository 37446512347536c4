"""What `=` shows of a query, and the sentence for one that keeps nothing."""

from __future__ import annotations

import sqlite3
import threading
import time

import pytest

from monitor_tui.store.explain import CAP, before_store, counted, explain, if_taken, killed
from tests.store.asking import ANALYST, DOSSIER, asked
from tests.store.case import Case


@pytest.fixture
def store(small: Case) -> sqlite3.Connection:
    """The store of the case."""
    return small.conn


def rows(conn: sqlite3.Connection, text: str) -> list[tuple[str, str, int, int | None]]:
    found = explain(conn, asked(text), DOSSIER, ANALYST, text)
    return [(one.text, one.meaning, one.stories, one.claims) for one in (*found.clauses, found.together)]


def test_claim_clauses_are_explained_one_by_one(store: sqlite3.Connection) -> None:
    assert rows(store, "camp:belstate blames:(cia or fbi)  date:2021-04-16..") == [
        ("camp:belstate", "speaker's camp is B, same claim", 4, 5),
        ("blames:(cia or fbi)", "target of an accusing claim, same claim", 2, 2),
        ("date:2021-04-16..", "published 16 Apr 00:00 +03:00 or later", 12, None),
        ("all three", "", 2, 2),
    ]


def test_a_query_of_one_clause(store: sqlite3.Connection) -> None:
    assert rows(store, "tag:coup") == [("tag:coup", "tagged by anyone", 3, None), ("the query", "", 3, None)]
    assert rows(store, "*") == [("*", "everything", 12, None), ("the query", "", 12, None)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("camp:kremlin x camp:belstate", ["camp:kremlin camp:belstate", "x"]),
        ('(coup or plot) -tag:coup and "armed uprising"', ["coup or plot", "-tag:coup", '"armed uprising"']),
        ("tag:(coup -done) is:unread", ["tag:(coup -done)", "is:unread"]),
        ("claim:{camp:kremlin blames:cia} lang:ru", ["claim:{camp:kremlin blames:cia}", "lang:ru"]),
        ("-(a b) c", ["-(a b)", "c"]),
        ("((a b))", ["a", "b"]),
        ("by:fsb or by:cia", ["by:fsb or by:cia"]),
        ('tag:"a )" x', ['tag:"a )"', "x"]),
    ],
)
def test_clauses_stand_as_they_were_typed(store: sqlite3.Connection, text: str, clauses: list[str]) -> None:
    assert [text_ for text_, *_ in rows(store, text)[:-1]] == clauses


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("by:peskov", "speaks"),
        ("actor:ЦРУ", "named in the story: CIA"),
        ("camp:kremlin camp:west", "speaker's camp is K or W"),
        ("country:belarus", "country named in the story: BY"),
        ("source:tass", "comes from tass-en or tass-ru"),
        ("owner:kremlin", "owner of the source is K"),
        ("загов*", "words that begin so"),
        ('"armed uprising"', "these words in a row"),
        ("date:2021-04-16..2021-04-18", "published 16-18 Apr"),
        ("date:7d..", "published 15 Apr 2021 00:00 +03:00 or later"),
        ("date:..2021-04-18", "published before 19 Apr 00:00 +03:00"),
        ("said:..2021-04-18", "said before 19 Apr"),
        ("said:2021-04-18", "said 18 Apr"),
        ("wording:>1", "2 wordings or more"),
        ("wording:<3", "2 wordings or fewer"),
        ("wording:2", "2 wordings"),
        ("is:unsure", "the reader's own doubt"),
        ("point:order", "speaks to the point: who ordered"),
        ("event:E1", "belongs to event E1"),
        ("event:{camp:west}", "of an event that holds: speaker's camp is W"),
        ("silent:opposition", "a person found O silent on a point of the event"),
        ("nonefound:kremlin", "in the event no claim of K was found on any point, and another camp spoke"),
        (
            "nonefound:kremlin>24h",
            "in the event no claim of K was found on any point, and another camp spoke before 21 Apr 2021 12:30 +03:00",
        ),
        ("-by:fsb", "has no claim: speaks"),
        ("-tag:coup", "not: tagged by anyone"),
        ("coup or by:fsb", "in title or text or speaks"),
    ],
)
def test_meanings(store: sqlite3.Connection, text: str, meaning: str) -> None:
    assert rows(store, text)[0][1] == meaning


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("camp:kremlin blames:cia", "camp:kremlin 4 claims, blames:cia 2 claims, never in one claim."),
        ("camp:kremlin blames:cia lang:ru", "camp:kremlin 4 claims, blames:cia 2 claims, never in one claim."),
        ("tag:nothing camp:kremlin", "tag:nothing 0 stories."),
        ("by:fsb", "by:fsb 0 claims."),
        ("coup camp:opposition", "coup 3 stories, camp:opposition 1 claim, never in one story."),
        ("is:direct stance:denies lang:ru",
         "is:direct 2 claims, stance:denies 2 claims, lang:ru 5 stories, never in one story."),
        ("date:2021-04-14",
         "date:2021-04-14 0 stories. Nothing was collected on 14 Apr 2021; the store begins 21 Apr 2021."),
        ("xx yy", "xx 0 stories."),
    ],
)  # fmt: skip
def test_what_killed_a_query(store: sqlite3.Connection, text: str, sentence: str) -> None:
    whole = killed(store, asked(text), DOSSIER, ANALYST, text)
    assert whole == f"0 stories. {sentence} Backspace, Esc, or = to see why."


def test_an_empty_store_is_not_the_query_s_fault(conn: sqlite3.Connection) -> None:
    assert killed(conn, asked("*"), DOSSIER, ANALYST, "*", keys="") == "0 stories. * 0 stories."
    assert killed(conn, asked(""), DOSSIER, ANALYST, "", keys="") == "0 stories. Nothing is stored yet."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("date:2021-04-16",
         "Nothing was collected on 16 Apr 2021; the store begins 21 Apr 2021. "
         "1 story imported later carries that date."),
        ("coup date:..2021-04-17",
         "Nothing was collected up to 17 Apr 2021; the store begins 21 Apr 2021. "
         "4 stories imported later carry such a date."),
        ("date:2021-04-16..", ""),
        ("date:2021-04-21", ""),
        ("coup", ""),
    ],
)  # fmt: skip
def test_days_before_the_store_began(store: sqlite3.Connection, text: str, sentence: str) -> None:
    assert before_store(store, asked(text), DOSSIER, ANALYST) == sentence


def test_counts_in_words() -> None:
    assert [counted(n, "story") for n in (0, 1, 9, CAP)] == ["0 stories", "1 story", "9 stories", "10,000+ stories"]
    assert [counted(n, "claim") for n in (1, 1234)] == ["1 claim", "1,234 claims"]


def test_stories_if_taken(store: sqlite3.Connection) -> None:
    queries = [asked("camp:kremlin"), asked("tag:nothing"), asked("*")]
    assert if_taken(store, queries, DOSSIER, ANALYST, seconds=60) == (3, 0, 12)


SLOW = " or ".join(f"(claim:{{by:cia}} event:{{-camp:west}} word{n}*)" for n in range(30))


def test_when_the_time_is_up_the_rest_is_not_counted(store: sqlite3.Connection) -> None:
    started = time.monotonic()
    found = if_taken(store, [asked("camp:kremlin"), *[asked(SLOW)] * 200], DOSSIER, ANALYST, seconds=0.1)
    assert (found[0], found[-1], time.monotonic() - started < 5) == (3, None, True)
    assert if_taken(store, [asked("camp:kremlin")], DOSSIER, ANALYST, seconds=-1) == (None,)


def test_an_interruption_by_another_is_told(store: sqlite3.Connection) -> None:
    queries = [asked(SLOW)] * 5000
    stop = threading.Event()

    def interrupting() -> None:
        while not stop.wait(0.001):
            store.interrupt()

    thread = threading.Thread(target=interrupting)
    thread.start()
    try:
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            if_taken(store, queries, DOSSIER, ANALYST, seconds=60)
    finally:
        stop.set()
        thread.join()
