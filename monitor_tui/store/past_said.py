"""What people had said of a claim or a story by a moment, with their names and reasons: the log is asked."""

from __future__ import annotations

import json
import sqlite3

from monitor_tui.store.past import Past
from monitor_tui.store.reviewing import Note, Word
from monitor_tui.store.stories import moment

_ACTS = """
    SELECT a.kind, a.name, a.locator, a.value, st.analyst, st.at, st.reason, s.key
    FROM story AS s JOIN act AS a ON a.key = s.key JOIN step AS st ON st.id = a.step
    WHERE s.id = :story AND a.step <= :step AND a.kind IN (SELECT value FROM json_each(:kinds)) ORDER BY a.id
"""


def words(conn: sqlite3.Connection, past: Past, claim: int) -> list[Word]:
    """As ``reviewing.words``: the last word of each on each field, what was taken back is not among it."""
    said: dict[tuple[str, str], Word] = {}
    for kind, name, locator, value, analyst, at, reason, key in _acts(
        conn, past, claim >> 12, "review", "correct", "make"
    ):
        if past.claim(key, locator) != claim:
            continue
        field = {"review": "review", "make": "made"}.get(kind, name)
        said.pop((analyst, field), None)  # the last word stands last
        if value not in ("", "none"):
            meant = value if kind == "review" else json.loads(value)
            said[analyst, field] = Word(analyst, field, meant, moment(at), reason)
    return list(said.values())


def notes(conn: sqlite3.Connection, past: Past, story: int) -> list[Note]:
    """As ``reviewing.notes``: those on the story, then those on its claims, in the order written."""
    said: dict[tuple[str, int | None], Note] = {}
    for _, name, locator, value, analyst, at, _, key in _acts(conn, past, story, "note"):
        claim = past.claim(key, locator) if locator else None
        if name not in ("story", "claim") or (locator and claim is None):
            continue
        said.pop((analyst, claim), None)
        if value:
            said[analyst, claim] = Note(analyst, value, moment(at), claim)
    return sorted(said.values(), key=lambda one: one.claim is not None)


def _acts(
    conn: sqlite3.Connection, past: Past, story: int, *kinds: str
) -> list[tuple[str, str, str, str, str, int, str, str]]:
    return conn.execute(_ACTS, {"story": story, "step": past.step, "kinds": json.dumps(kinds)}).fetchall()
