"""A store as it was before events could merge, made from one of today."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from monitor_tui.store.versions_tables import THIRD_VERSION


def as_before_merges(path: Path) -> None:
    """Takes every later migration back."""
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DROP TABLE event_merge")
        for part in THIRD_VERSION:
            for index in re.findall(r"CREATE INDEX (\w+)", part):
                conn.execute(f"DROP INDEX {index}")
            for table in re.findall(r"CREATE TABLE (\w+)", part):
                conn.execute(f"DROP TABLE {table}")
        conn.execute("DELETE FROM _sqlite_migrations WHERE name <> 'm001_tables'")
        conn.execute("PRAGMA user_version = 1")
        conn.commit()
