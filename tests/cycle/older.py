"""A store as it was before events could merge, made from one of today."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def as_before_merges(path: Path) -> None:
    """Takes the second migration back."""
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DROP TABLE event_merge")
        conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'm002_merges'")
        conn.execute("PRAGMA user_version = 1")
        conn.commit()
