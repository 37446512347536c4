"""The free points of events: made of claims that no row of the dossier takes, found by the marks of what was said."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection

MOST = 16
"""So many candidates are looked at for a claim: those that have most of its marks."""

OF_MARK = 128
"""So many points are looked through for a mark: one that more of them have tells little of what is said."""

Begun = tuple[str, tuple[str, ...]]
"""A free point and the marks of the claim that began it."""


def candidates(conn: sqlite3.Connection, event: int, marks: Collection[str], most: int = MOST) -> list[Begun]:
    """The free points of an event that have some of the marks, those with most of them first."""
    shared = Counter(
        point
        for mark in sorted(marks)
        for (point,) in conn.execute(
            "SELECT point FROM free_mark WHERE event = ? AND mark = ? LIMIT ?", (event, mark, OF_MARK)
        )
    )
    nearest = sorted(shared, key=lambda point: (-shared[point], point))[:most]
    found = [
        conn.execute("SELECT says FROM free_point WHERE event = ? AND point = ?", (event, point)).fetchone()
        for point in nearest
    ]
    return [(point, tuple(json.loads(row[0]))) for point, row in zip(nearest, found, strict=True) if row]


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


def spread(conn: sqlite3.Connection, event: int, other: int) -> None:
    """What claims of another event began here before they went there is found there too."""
    named = {"event": event, "other": other}
    there = "SELECT point FROM placement WHERE event = :other"
    conn.execute(
        f"""
        INSERT OR IGNORE INTO free_point (event, point, says)
        SELECT :other, point, says FROM free_point WHERE event = :event AND point IN ({there})
        """,
        named,
    )
    conn.execute(
        f"""
        INSERT OR IGNORE INTO free_mark (event, mark, point)
        SELECT :other, mark, point FROM free_mark WHERE event = :event AND point IN ({there})
        """,
        named,
    )


def move(conn: sqlite3.Connection, gone: int, into: int) -> None:
    """What began in an event that joined another is found in that."""
    for table in ("free_point", "free_mark"):
        conn.execute(f"UPDATE OR REPLACE {table} SET event = :into WHERE event = :gone", {"gone": gone, "into": into})
