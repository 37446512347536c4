"""Throwing away everything derived, so that it is read again; what people did and what was collected stays."""

from __future__ import annotations

import sqlite3

from monitor_tui.store import search
from monitor_tui.store.connect import immediate
from monitor_tui.store.schema import DERIVED

_UNDER_WAY, OLDER = "rebuild", "made_by"


def clear(conn: sqlite3.Connection) -> None:
    """Empties every derived table, in one transaction; until ``done`` the store says that it is being rebuilt."""
    conn.execute("PRAGMA foreign_keys = OFF")
    with immediate(conn):
        conn.execute(
            "INSERT OR REPLACE INTO meta (name, value) VALUES (:name, 'under way')",
            {"name": _UNDER_WAY},
        )
        search.forget_all(conn)
        for table in DERIVED:
            conn.execute(f"DELETE FROM {table}")
        conn.execute("UPDATE story SET copy_of = NULL WHERE copy_of IS NOT NULL")
    conn.execute("PRAGMA foreign_keys = ON")


def done(conn: sqlite3.Connection) -> None:
    """Says that everything derived is there again."""
    with immediate(conn):
        conn.execute("DELETE FROM meta WHERE name IN (:rebuild, :older)", {"rebuild": _UNDER_WAY, "older": OLDER})
        conn.execute("INSERT INTO search (search) VALUES ('optimize')")
        conn.execute("PRAGMA optimize")


def older(conn: sqlite3.Connection) -> bool:
    """Whether an older version made what is derived, so that what is newly derived is not there."""
    return conn.execute("SELECT 1 FROM meta WHERE name = :name", {"name": OLDER}).fetchone() is not None


def under_way(conn: sqlite3.Connection) -> bool:
    """Whether a rebuild was begun and has not ended: lists are then incomplete."""
    return conn.execute("SELECT 1 FROM meta WHERE name = :name", {"name": _UNDER_WAY}).fetchone() is not None
