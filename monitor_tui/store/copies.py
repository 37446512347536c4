"""Copies: which stored stories share shingles with a text, and chains that lead to their first mover."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from monitor_tui.store import claim_rows
from monitor_tui.store.batch import Batch
from monitor_tui.store.prepare import Ready, packed, signed, unpacked

INDEXED = 16
"""The least hashes of each sketch that stand in the index: two copies share one of them with near certainty."""


def candidates(conn: sqlite3.Connection, sketch: Collection[int], limit: int = 20) -> list[tuple[str, frozenset[int]]]:
    """Stories that may be copied by or copy a text: key and sketch, those that share most first."""
    rows = conn.execute(
        """
        SELECT s.key, sketch.hashes FROM (
            SELECT shingle.story AS story, COUNT(*) AS shared
            FROM json_each(:hashes) AS asked CROSS JOIN shingle ON shingle.hash = asked.value
            GROUP BY shingle.story ORDER BY shared DESC, shingle.story LIMIT :limit
        ) AS found CROSS JOIN sketch ON sketch.story = found.story CROSS JOIN story AS s ON s.id = found.story
        ORDER BY found.shared DESC, found.story
        """,
        {"hashes": json.dumps(sorted(signed(number) for number in sketch)), "limit": limit},
    )
    return [(key, unpacked(hashes)) for key, hashes in rows]


def write(batch: Batch, story: int, ready: Ready, *, fresh: bool) -> bool:
    """Stores a story's sketch and its place in a chain; whether it is a copy."""
    conn = batch.conn
    if ready.hashes:
        old = None if fresh else conn.execute("SELECT hashes FROM sketch WHERE story = ?", (story,)).fetchone()
        if old is not None:
            least = sorted(signed(number) for number in unpacked(old[0]))[:INDEXED]
            conn.executemany("DELETE FROM shingle WHERE hash = ? AND story = ?", [(h, story) for h in least])
        conn.execute("INSERT OR REPLACE INTO sketch (story, hashes) VALUES (?, ?)", (story, packed(ready.hashes)))
        conn.executemany(
            "INSERT INTO shingle (hash, story) VALUES (?, ?)", [(h, story) for h in ready.hashes[:INDEXED]]
        )
    if ready.kept.copy_of is not None:
        _chain(batch, story, ready.kept.copy_of)
    return conn.execute("SELECT copy_of FROM story WHERE id = ?", (story,)).fetchone()[0] is not None


def _chain(batch: Batch, story: int, key: str) -> None:
    """Joins a story to the chain of another; the oldest of them all is the first mover."""
    conn = batch.conn
    row = conn.execute("SELECT id, COALESCE(copy_of, id) FROM story WHERE key = ?", (key,)).fetchone()
    if row is None or row[0] == story:
        return
    own = conn.execute("SELECT COALESCE(copy_of, id) FROM story WHERE id = ?", (story,)).fetchone()[0]
    first, second = sorted((row[1], own))
    if first == second:
        return
    moved = conn.execute("SELECT COUNT(*) FROM story WHERE id = :id AND copy_of IS NULL", {"id": second}).fetchone()[0]
    conn.execute(
        "UPDATE story SET copy_of = :first WHERE copy_of = :second OR id = :second", {"first": first, "second": second}
    )
    batch.tally.add("copy", n=moved)
    # A copy's claims are shown after those of the story that it repeats.
    for row in claim_rows.heads(conn, second):
        batch.stale |= claim_rows.cells_of(conn, row)
