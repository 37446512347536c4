"""Story a, tagged and edited a day later; story b of the same day, imported years later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor_tui.store import acts, connect, stories
from tests.store.test_past import BEGUN, do

DAY = timedelta(days=1)


def fill(path: Path) -> Path:
    """Makes the store."""
    connect.create(path)
    conn = connect.writer(path)
    saver = stories.Saver(conn)
    do(conn, ("save", 0, 5, True), saver, BEGUN)
    acts.tag(conn, "anna", ["tass-en a"], ["early"], now=BEGUN + DAY / 2)
    do(conn, ("save", 0, 9, True), saver, BEGUN + DAY)
    acts.tag(conn, "anna", ["tass-en a"], ["late"], now=BEGUN + DAY)
    do(conn, ("save", 1, 1, True), saver, datetime(2026, 11, 22, 9, tzinfo=UTC))
    conn.close()
    return path
