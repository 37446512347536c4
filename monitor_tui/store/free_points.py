"""The free points of events: made of claims that no row of the dossier takes, found by the marks of what was said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

MOST = 16
"""So many candidates are looked at for a claim: those that have most of its marks."""

Begun = tuple[str, tuple[str, ...]]
"""A free point and the marks of the claim that began it."""


def candidates(conn: sqlite3.Connection, event: int, marks: Collection[str], most: int = MOST) -> list[Begun]:
    """The free points of an event that have some of the marks, those with most of them first."""
    found = conn.execute(
        """
        WITH near AS (
            SELECT m.point AS point, COUNT(*) AS shared
            FROM json_each(:marks) AS asked CROSS JOIN free_mark AS m ON m.event = :event AND m.mark = asked.value
            GROUP BY m.point ORDER BY shared DESC, m.point LIMIT :most
        )
        SELECT f.point, f.says FROM near CROSS JOIN free_point AS f ON f.event = :event AND f.point = near.point
        ORDER BY near.shared DESC, near.point
        """,
        {"event": event, "marks": json.dumps(sorted(marks)), "most": most},
    )
    return [(point, tuple(json.loads(says))) for point, says in found]


def begin(conn: sqlite3.Connection, event: int, begun: Begun, marks: Collection[str]) -> None:
    """Keeps a free point that a claim began in an event, with the marks by which it is found."""
    point, says = begun
    conn.execute(
        "INSERT OR IGNORE INTO free_point (event, point, says) VALUES (?, ?, ?)", (event, point, json.dumps(says))
    )
    conn.executemany(
        "INSERT OR IGNORE INTO free_mark (event, mark, point) VALUES (?, ?, ?)",
        [(event, mark, point) for mark in marks],
    )


def move(conn: sqlite3.Connection, gone: int, into: int) -> None:
    """What began in an event that joined another is found in that."""
    for table in ("free_point", "free_mark"):
        conn.execute(f"UPDATE OR REPLACE {table} SET event = :into WHERE event = :gone", {"gone": gone, "into": into})
