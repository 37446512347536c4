"""A writer on the small store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor_tui.store import connect


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "store.db"
    connect.create(path)
    made = connect.writer(path, people=True)
    yield made
    made.close()
