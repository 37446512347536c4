"""A store in a real file for each test."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor_tui.store import connect
from tests.store import case
from tests.store.case import Case


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


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The case, opened for reading; one for all tests."""
    path = tmp_path_factory.mktemp("store") / "store.db"
    connect.create(path)
    writer = connect.writer(path)
    letters = case.fill(writer)
    writer.close()
    reading = connect.reader(path)
    yield Case(reading, {story: letter for letter, story in letters.items()})
    reading.close()
