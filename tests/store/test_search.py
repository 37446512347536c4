"""The index and its rows are written together, and nothing that changes by people or grouping is in it."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.store import acts, search, stories
from monitor_tui.store.kept import NewEvent
from monitor_tui.text import search_form
from tests.store.making import NOON, TASS, Told, story


def matches(conn: sqlite3.Connection, expression: str) -> list[str]:
    rows = conn.execute(
        "SELECT s.key FROM search JOIN story AS s ON s.id = search.rowid WHERE search MATCH ? ORDER BY s.id",
        (expression,),
    )
    return [key for (key,) in rows]


def words(text: str) -> str:
    return f'{{title text}} : "{search_form(text)}"'


def facet(field: str, value: str) -> str:
    return f'facets : "{search.facet(field, value)}"'


def test_words_are_found_in_the_search_form(conn: sqlite3.Connection) -> None:
    stories.save(conn, [story("1", Told("Ёлка и Łukasz у Ўздзе", title="Armed uprising"), lang="be")])
    for text in ("елка", "ЁЛКА", "lukasz", "уздзе", "armed uprising", "uprising"):
        assert matches(conn, words(text)) == ["tass-en 1"], text
    assert matches(conn, words("uprising armed")) == []


def test_facets_are_what_a_wording_fixes_and_no_words_of_the_text(conn: sqlite3.Connection) -> None:
    told = Told("ru by kgb", named=("kgb-by=kgb",), countries=("BY",))
    stories.save(conn, [story("1", told, lang="de")])
    pairs = [("lang", "de"), ("source", TASS.id), ("owner", "kremlin"), ("kind", "feed"), ("actor", "kgb-by")]
    for pair in [*pairs, ("country", "BY")]:
        assert matches(conn, facet(*pair)) == ["tass-en 1"], pair
    assert matches(conn, facet("lang", "ru")) == []
    assert matches(conn, words(search.facet("lang", "de"))) == []


def test_a_new_wording_takes_the_place_of_the_old_one_in_the_index(conn: sqlite3.Connection) -> None:
    stories.save(conn, [story("1", Told("One man was held."))])
    stories.save(conn, [story("1", Told("Two women were freed."), lang="ru", seen=NOON + timedelta(days=1))])
    assert matches(conn, words("held")) == []
    assert matches(conn, words("freed")) == ["tass-en 1"]
    assert (matches(conn, facet("lang", "en")), matches(conn, facet("lang", "ru"))) == ([], ["tass-en 1"])
    search.check(conn)


def test_tags_read_state_and_events_change_nothing_in_the_index(conn: sqlite3.Connection) -> None:
    stories.save(conn, [story("1", Told(), event=NewEvent("a"))])
    before = conn.execute("SELECT * FROM indexed").fetchall(), conn.execute("SELECT * FROM search_data").fetchall()
    acts.tag(conn, "anna", ["tass-en 1"], ["coup"])
    acts.read(conn, "anna", ["tass-en 1"])
    assert (
        conn.execute("SELECT * FROM indexed").fetchall(),
        conn.execute("SELECT * FROM search_data").fetchall(),
    ) == before


def test_an_index_that_does_not_agree_with_its_rows_is_found(conn: sqlite3.Connection) -> None:
    stories.save(conn, [story("1", Told("One man was held."))])
    conn.execute("BEGIN")
    conn.execute("UPDATE indexed SET text = 'something else'")
    with pytest.raises(sqlite3.DatabaseError):
        search.check(conn)
    conn.execute("ROLLBACK")


def test_a_store_knows_which_search_form_its_index_is_in(conn: sqlite3.Connection) -> None:
    assert not search.outdated(conn)
    conn.execute("UPDATE meta SET value = '0' WHERE name = 'search_form'")
    assert search.outdated(conn)
    search.remember_form(conn)


@given(st.text(max_size=12), st.text(max_size=12))
def test_the_word_of_a_facet_is_one_token_and_its_own(one: str, other: str) -> None:
    found = search.facet("source", one)
    assert found.isascii()
    assert found.isalnum()
    if one.lower() != other.lower():
        assert found != search.facet("source", other)


@given(texts=st.lists(st.text(max_size=40), min_size=2, max_size=6))
def test_whatever_a_text_holds_the_index_forgets_it_again(texts: list[str]) -> None:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    from monitor_tui.store.schema import migrate

    migrate(conn)
    for text in texts:
        search.write(conn, 1, search_form(text), search_form(text * 2), search.facet("source", text))
        search.check(conn)
    last = search.facet("source", texts[-1])
    assert conn.execute("SELECT rowid FROM search WHERE search MATCH ?", (f'facets : "{last}"',)).fetchall() == [(1,)]
    conn.close()
