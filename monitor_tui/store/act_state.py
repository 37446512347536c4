"""What the log of acts comes to: tags, read state and marks as they stand now; claim_state.py does the claims."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from monitor_tui.store import claim_state
from monitor_tui.store.batch import Batch
from monitor_tui.store.consequences import Consequences
from monitor_tui.store.totals import Tally

_OWN_TABLES = {"read": "read_state", "mark": "mark"}
"""Kinds of act that concern nobody but their analyst, and their tables."""


def apply(batch: Batch, step: int, consequences: Consequences | None = None) -> None:
    """Brings the state up to date with one step that was just written."""
    kinds = batch.conn.execute("SELECT DISTINCT kind FROM act WHERE step = :step", {"step": step}).fetchall()
    for (kind,) in kinds:
        if kind == "tag":
            _apply_tags(batch.conn, batch.tally, step)
        elif kind in _OWN_TABLES:
            _apply_own(batch.conn, batch.tally, step, kind)
    if any(kind in claim_state.KINDS for (kind,) in kinds):
        claim_state.apply(batch, step, consequences)


def apply_all(batch: Batch, consequences: Consequences | None = None) -> None:
    """Derives all state from the whole log; the tables hold nothing but what people did during the rebuild."""
    conn = batch.conn
    conn.execute("DELETE FROM unfound")
    conn.execute(
        """
        INSERT INTO unfound (act) SELECT id FROM act WHERE (key <> '' AND key NOT IN (SELECT key FROM story))
            OR (kind IN ('together', 'apart') AND name NOT IN (SELECT key FROM story))
        """
    )
    conn.execute(
        """
        INSERT INTO tag_last (story, tag, analyst, value, step)
        SELECT s.id, a.name, st.analyst, a.value, a.step FROM act AS a
            JOIN step AS st ON st.id = a.step JOIN story AS s ON s.key = a.key
        WHERE a.kind = 'tag' ORDER BY a.id
        ON CONFLICT DO UPDATE SET value = excluded.value, step = excluded.step
        """
    )
    _settle_tags(conn, batch.tally, conn.execute("SELECT DISTINCT story, tag FROM tag_last").fetchall())
    for step in claim_state.steps(conn):
        claim_state.apply(batch, step, consequences)
    for kind in _OWN_TABLES:
        for (step,) in conn.execute("SELECT DISTINCT step FROM act WHERE kind = ? ORDER BY step", (kind,)).fetchall():
            _apply_own(conn, batch.tally, step, kind)


def _apply_tags(conn: sqlite3.Connection, tally: Tally, step: int) -> None:
    conn.execute(
        """
        INSERT INTO tag_last (story, tag, analyst, value, step)
        SELECT s.id, a.name, st.analyst, a.value, a.step FROM act AS a
            CROSS JOIN step AS st ON st.id = a.step CROSS JOIN story AS s ON s.key = a.key
        WHERE a.step = :step AND a.kind = 'tag' ORDER BY a.id
        ON CONFLICT DO UPDATE SET value = excluded.value, step = excluded.step
        """,
        {"step": step},
    )
    changed = conn.execute(
        """
        SELECT s.id, a.name FROM act AS a CROSS JOIN story AS s ON s.key = a.key
        WHERE a.step = :step AND a.kind = 'tag' ORDER BY a.name, s.id
        """,
        {"step": step},
    )
    _settle_tags(conn, tally, changed.fetchall())


def _settle_tags(conn: sqlite3.Connection, tally: Tally, changed: Sequence[tuple[int, str]]) -> None:
    """On where the last word is +, a person's word standing above every rule's; disputed where two people differ."""
    # SQLite takes `value` from the row that has the MAX: the last act of a person, else of a rule.
    rows = conn.execute(
        """
        SELECT asked.value ->> 1 AS tag, asked.value ->> 0 AS story, l.value,
            COUNT(DISTINCT CASE WHEN l.analyst NOT GLOB 'rule:*' THEN l.value END) > 1, t.disputed,
            MAX(l.step + CASE WHEN l.analyst GLOB 'rule:*' THEN 0 ELSE 1 << 53 END)
        FROM json_each(:changed) AS asked
            CROSS JOIN tag_last AS l ON l.story = asked.value ->> 0 AND l.tag = asked.value ->> 1
            LEFT JOIN tag AS t ON t.tag = l.tag AND t.story = l.story
        GROUP BY 1, 2
        """,
        {"changed": json.dumps(changed)},
    ).fetchall()
    on = [(tag, story, disputed) for tag, story, value, disputed, was, _ in rows if value == "+" and was != disputed]
    off = [(tag, story) for tag, story, value, _, was, _ in rows if value == "-" and was is not None]
    conn.executemany(
        """
        INSERT INTO tag (tag, story, disputed) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET disputed = excluded.disputed
        """,
        on,
    )
    conn.executemany("DELETE FROM tag WHERE tag = ? AND story = ?", off)
    for tag, _, value, _, was, _ in rows:
        tally.add("tag", tag, (value == "+") - (was is not None))


def _apply_own(conn: sqlite3.Connection, tally: Tally, step: int, kind: str) -> None:
    table = _OWN_TABLES[kind]
    analyst = conn.execute("SELECT analyst FROM step WHERE id = :step", {"step": step}).fetchone()[0]
    named = {"step": step, "kind": kind, "analyst": analyst}
    chosen = """
        SELECT s.id FROM act AS a CROSS JOIN story AS s ON s.key = a.key
        WHERE a.step = :step AND a.kind = :kind AND a.value = :value
    """
    added = conn.execute(
        f"INSERT OR IGNORE INTO {table} (analyst, story) SELECT :analyst, id FROM ({chosen}) ORDER BY id",
        named | {"value": "+"},
    ).rowcount
    removed = conn.execute(
        f"DELETE FROM {table} WHERE analyst = :analyst AND story IN ({chosen})", named | {"value": "-"}
    ).rowcount
    tally.add(kind, analyst, added - removed)
