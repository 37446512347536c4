"""Opening a store: what is refused, in which words; locks; readers beside a process that writes."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from monitor_tui.errors import StoreError
from monitor_tui.store import acts, connect, fetches, meta, schema, stories
from monitor_tui.store.layout import APPLICATION_ID, VERSION
from monitor_tui.store.selection import EVERY_STORY
from tests.store.making import item, kept

ROOT = Path(__file__).parents[2]


def test_a_new_store_belongs_to_its_maker_alone_and_says_what_it_is(path: Path) -> None:
    connect.writer(path).close()
    conn = connect.reader(path)
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert conn.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert conn.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    conn.close()


def test_a_store_may_lie_in_a_folder_that_is_not_there_yet_with_an_odd_name(tmp_path: Path) -> None:
    path = tmp_path / "a ?b#c%20" / "my store.db"
    connect.create(path)
    connect.reader(path).close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_making_a_store_again_keeps_what_is_in_it(path: Path, conn: sqlite3.Connection) -> None:
    stories.save(conn, [kept()])
    connect.create(path)
    assert stories.total(conn, EVERY_STORY) == 1


def test_every_table_is_strict(conn: sqlite3.Connection) -> None:
    loose = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
    assert {name for (name,) in conn.execute(loose)} <= {"sqlite_schema", "sqlite_sequence", "_sqlite_migrations"}


def test_derived_tables_and_kept_ones_are_all_there_are(conn: sqlite3.Connection) -> None:
    tables = {
        name
        for (name,) in conn.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        if not name.startswith(("sqlite_", "_sqlite_"))
    }
    kept_for_ever = {"meta", "source", "story", "wording", "dating", "attempt", "validator", "step", "act"}
    assert tables == kept_for_ever | {"silence_seen"} | set(schema.DERIVED)


def foreign(path: Path) -> None:
    path.write_text("a letter to a friend, long enough to look like something of more than a hundred bytes " * 2)


def other_database(path: Path) -> None:
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE note (text TEXT)")
    conn.execute("PRAGMA application_id = 7")
    conn.close()


def unmarked_database(path: Path) -> None:
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE note (text TEXT)")
    conn.close()


def newer(path: Path) -> None:
    connect.create(path)
    conn = sqlite3.connect(path)
    conn.execute(f"PRAGMA user_version = {VERSION + 1}")
    conn.close()


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (foreign, "is not a store of monitor_tui; it is left as it is"),
        (other_database, "is not a store of monitor_tui; it is left as it is"),
        (unmarked_database, "is not a store of monitor_tui; it is left as it is"),
        (newer, "was written by a newer monitor_tui"),
        (folder, "Is a directory"),
    ],
)
@pytest.mark.parametrize("opening", [connect.reader, connect.writer, connect.create])
def test_what_is_no_store_of_this_version_is_refused_and_left_as_it_is(
    tmp_path: Path, made: Callable[[Path], None], words: str, opening: Callable[[Path], object]
) -> None:
    path = tmp_path / "thing"
    made(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=words) as raised:
        opening(path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("opening", [connect.reader, connect.writer])
def test_a_missing_store_is_not_made_by_looking(tmp_path: Path, opening: Callable[[Path], object]) -> None:
    with pytest.raises(StoreError, match="There is no store at"):
        opening(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_an_older_store_is_brought_up_by_making_and_named_by_looking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    connect.create(path)

    def m_note(db: object) -> None:
        conn: sqlite3.Connection = db.conn  # type: ignore[attr-defined]
        conn.execute("CREATE TABLE note (text TEXT) STRICT")
        conn.execute(f"PRAGMA user_version = {VERSION + 1}")

    monkeypatch.setattr(connect, "VERSION", VERSION + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, m_note))
    with pytest.raises(StoreError, match=rf"older format \({VERSION} of {VERSION + 1}\)"):
        connect.reader(path)
    connect.create(path)
    conn = connect.reader(path)
    assert conn.execute("SELECT COUNT(*) FROM note").fetchone() == (0,)
    conn.close()


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.db"
    connect.create(path)

    def m_broken(db: object) -> None:
        conn: sqlite3.Connection = db.conn  # type: ignore[attr-defined]
        conn.execute("CREATE TABLE note (text TEXT) STRICT")
        conn.execute(f"PRAGMA user_version = {VERSION + 1}")
        raise RuntimeError("half way")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, m_broken))
    with pytest.raises(RuntimeError, match="half way"):
        connect.create(path)
    conn = connect.reader(path)
    assert conn.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'note'").fetchone() == (0,)
    assert conn.execute("PRAGMA user_version").fetchone() == (VERSION,)
    conn.close()


def test_a_reader_cannot_write(path: Path) -> None:
    conn = connect.reader(path)
    with pytest.raises(StoreError, match="read-only"), connect.immediate(conn):
        conn.execute("DELETE FROM story")
    conn.close()


def test_a_store_that_is_locked_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0)
    first, second = connect.writer(path), connect.writer(path)
    with connect.immediate(first), pytest.raises(StoreError, match="locked"):
        stories.save(second, [kept()])
    assert stories.save(second, [kept()]).new
    first.close()
    second.close()


def test_a_full_disk_says_so_and_nothing_is_half_written(conn: sqlite3.Connection) -> None:
    pages = conn.execute("PRAGMA page_count").fetchone()[0]
    conn.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"):
        stories.save(conn, [kept(item("big", text="many words " * 10_000))])
    conn.execute("PRAGMA max_page_count = 100000")
    assert stories.total(conn, EVERY_STORY) == 0
    assert stories.save(conn, [kept(item("big", text="many words " * 10_000))]).new


def test_a_damaged_store_says_so(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xaa" * (len(whole) - 4096))
    with pytest.raises(StoreError, match="damaged"):
        connect.reader(path)


def test_mistakes_of_the_program_are_not_dressed_up(conn: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), connect.immediate(conn):
        conn.execute("SELECT * FROM no_table")
    assert not conn.in_transaction


# --- processes ----------------------------------------------------------------------------------


@contextmanager
def process(code: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another Python with the store's path as its argument, past its first line of output."""
    running = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    with running:
        try:
            assert running.stdout is not None
            running.stdout.readline()
            yield running
        finally:
            running.kill()


HOLDS = """
import sys; from pathlib import Path; from monitor_tui.store import connect
with connect.fetch_lock(Path(sys.argv[1])):
    print("held", flush=True); sys.stdin.read()
"""


def test_one_process_fetches_at_a_time_and_a_dead_one_holds_nothing(path: Path) -> None:
    assert not connect.fetching(path)
    with process(HOLDS, path) as other:
        assert connect.fetching(path)
        with pytest.raises(StoreError, match=f"process {other.pid}.* is fetching"), connect.fetch_lock(path):
            pass
    with connect.fetch_lock(path):
        assert connect.fetching(path)
    assert not connect.fetching(path)


WRITES = """
import sys; from pathlib import Path; from monitor_tui.store import connect, stories
from tests.store.making import item, kept
conn = connect.writer(Path(sys.argv[1]))
print("writing", flush=True)
for saved in stories.save_all(conn, (kept(item(str(n), text="words " * 200)) for n in range(100_000))):
    pass
"""


def test_readers_read_and_people_tag_while_another_process_writes(path: Path) -> None:
    with process(WRITES, path):
        reader, writer = connect.reader(path), connect.writer(path, people=True)
        version, waits, seen = fetches.data_version(reader), list[float](), set[int]()
        begun = time.monotonic()
        # Two seconds; on a machine with much else to do, as long as the writer needs to be seen at work.
        while (passed := time.monotonic() - begun) < 2 or (len(seen) <= 3 and passed < 30):
            ids = stories.page(reader, EVERY_STORY, 50)
            assert len(stories.rows(reader, ids)) == len(ids)
            started = time.monotonic()
            acts.tag(writer, "anna", stories.keys(reader, ids), [f"t{len(waits)}"])
            waits.append(time.monotonic() - started)
            seen.add(stories.total(reader, EVERY_STORY))
    assert len(seen) > 3
    assert fetches.data_version(reader) != version
    # The writer holds the lock for 25 ms or 20 stories and rests as long; far below the second that 500 at once cost.
    assert sorted(waits)[len(waits) // 2] < 0.4
    reader.close()
    writer.close()


def test_a_question_that_is_superseded_is_interrupted_from_another_thread(path: Path) -> None:
    conn = connect.reader(path)
    timer = threading.Timer(0.05, conn.interrupt)
    timer.start()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n"
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        conn.execute(endless).fetchone()
    timer.join()
    assert stories.total(conn, EVERY_STORY) == 0
    conn.close()


def test_what_the_dashboard_needs_of_the_store_imports_no_migrations_and_no_network() -> None:
    code = (
        "import sys\n"
        "from monitor_tui.store import connect, stories, claims, events, actors, acts, fetches, cells, meta\n"
        "bad = {'sqlite_utils', 'httpx', 'structlog', 'feedparser', 'click'} & set(sys.modules)\n"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_small_facts_are_kept_by_name(path: Path) -> None:
    assert meta.read(path, "demo") is None
    meta.write(path, "demo", "1")
    assert meta.read(path, "demo") == "1"
    meta.write(path, "demo", None)
    assert meta.read(path, "demo") is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="Cannot make the store"):
        connect.create(tmp_path / "store.db")
