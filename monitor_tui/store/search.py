"""The full-text index: written by one function, together with the row that it indexes."""

from __future__ import annotations

import sqlite3
import string
from collections.abc import Iterable

from monitor_tui.text import SEARCH_FORM_VERSION

_PLAIN = frozenset(string.ascii_lowercase + string.digits) - {"q"}


def facet(field: str, value: str) -> str:
    """The word that stands in the index for a field's value: letters and digits only, so that no tokenizer cuts it."""
    return f"{field}z" + "".join(c if c in _PLAIN else f"q{ord(c):x}q" for c in value.lower())


def facets(pairs: Iterable[tuple[str, str]]) -> str:
    """The facet column of one story."""
    return " ".join(sorted({facet(field, value) for field, value in pairs}))


def write(conn: sqlite3.Connection, story: int, title: str, text: str, facet_words: str) -> None:
    """Indexes a story's current wording, given in search form; the only function that writes to the index."""
    old = conn.execute("SELECT title, text, facets FROM indexed WHERE story = :story", {"story": story}).fetchone()
    row = {"story": story, "title": title, "text": text, "facets": facet_words}
    if old is not None:
        if old == (title, text, facet_words):
            return
        # The index keeps no copy of its own: to forget a text it has to be told the very words it was given.
        conn.execute(
            """
            INSERT INTO search (search, rowid, title, text, facets) VALUES ('delete', :story, :title, :text, :facets)
            """,
            {"story": story, "title": old[0], "text": old[1], "facets": old[2]},
        )
        conn.execute("UPDATE indexed SET title = :title, text = :text, facets = :facets WHERE story = :story", row)
    else:
        conn.execute("INSERT INTO indexed (story, title, text, facets) VALUES (:story, :title, :text, :facets)", row)
    conn.execute("INSERT INTO search (rowid, title, text, facets) VALUES (:story, :title, :text, :facets)", row)


def forget_all(conn: sqlite3.Connection) -> None:
    """Empties the index with its rows; what is written from here on is in this version's search form."""
    conn.execute("INSERT INTO search (search) VALUES ('delete-all')")
    conn.execute("DELETE FROM indexed")
    remember_form(conn)


def remember_form(conn: sqlite3.Connection) -> None:
    """Notes the search form that the index is written in."""
    conn.execute(
        "INSERT INTO meta (name, value) VALUES ('search_form', :v) ON CONFLICT DO UPDATE SET value = excluded.value",
        {"v": str(SEARCH_FORM_VERSION)},
    )


def outdated(conn: sqlite3.Connection) -> bool:
    """Whether the index was written in another search form than queries are now put in: a rebuild mends it."""
    found = conn.execute("SELECT value FROM meta WHERE name = 'search_form'").fetchone()
    return found is not None and found[0] != str(SEARCH_FORM_VERSION)


def check(conn: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError where the index and its rows differ; needs a writer."""
    conn.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
