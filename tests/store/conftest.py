"""A store in a real file for each test."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor_tui.store import connect


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "store.db"
    connect.create(found)
    return found


@pytest.fixture
def conn(path: Path) -> Iterator[sqlite3.Connection]:
    """A writer; at the end of the test everything that is counted is counted again and compared."""
    made = connect.writer(path)
    yield made
    from tests.store.counting import check_counts

    check_counts(made)
    made.close()
