"""Opening a store: readers that can only read, short writers, one fetching process; every refusal in a sentence."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from monitor_tui.errors import StoreError
from monitor_tui.store.layout import APPLICATION_ID, VERSION

BUSY_SECONDS = 15
MINE_ONLY = 0o600
READER_CACHE_KB = 32_768
"""Taken as it is needed."""
WRITER_CACHE_KB = 32_000
"""A story touches some thirty pages of a large store: with SQLite's 2 MB they are read again within a transaction."""
OLDEST_SQLITE = (3, 38, 0)
_HEADER = b"SQLite format 3\x00"


def create(path: Path) -> None:
    """Makes a store where nothing is, or brings an older one up to this version; a foreign file is left alone."""
    from monitor_tui.store.schema import migrate
    from monitor_tui.store.search import remember_form

    try:
        make_folder(path)
        with suppress(FileExistsError):
            # Made before SQLite sees it: its -wal and -shm files take over the mode.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, MINE_ONLY))
        empty = path.stat().st_size == 0
        if not empty:
            _check_header(path)
    except OSError as error:
        raise StoreError(f"Cannot make the store {path}: {error.strerror or error}.") from None
    with wrapped(path):
        conn = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            if not empty:
                _check_version(conn, path, older_too=True)
            conn.execute("PRAGMA journal_mode = WAL")
            migrate(conn)
            if empty:
                remember_form(conn)
        finally:
            conn.close()


def make_folder(path: Path) -> None:
    """The folder of a store, for its owner alone where it is new."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(f"Cannot make the folder {path.parent}: {error.strerror or error}.") from None


def reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, for one thread; interrupt() may come from another."""
    _check_header(path)
    with wrapped(path):
        conn = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, timeout=BUSY_SECONDS, isolation_level=None
        )
        conn = _opened(conn, path)
        try:
            # SQLite's own 2 MB are read over and over by a question that walks through claims.
            conn.execute(f"PRAGMA cache_size = -{READER_CACHE_KB}")
        except BaseException:  # it reads the list of tables, which may be damaged
            conn.close()
            raise
        return conn


def writer(path: Path, *, people: bool = False) -> sqlite3.Connection:
    """A connection that writes; what ``people`` write outlives a power cut: each commit waits for the disk."""
    _check_header(path)
    with wrapped(path):
        conn = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None
        )
        conn = _opened(conn, path)
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute(f"PRAGMA cache_size = -{WRITER_CACHE_KB}")
        conn.execute(f"PRAGMA synchronous = {'FULL' if people else 'NORMAL'}")
        return conn


@contextmanager
def immediate(conn: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: taken at once, so that it never fails half way for another's lock."""
    with wrapped(None):
        conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        with wrapped(None):
            conn.execute("COMMIT")
    except BaseException as error:
        # A full disk may have rolled back already; what went wrong first is what the reader must learn.
        with suppress(sqlite3.Error):
            conn.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            with wrapped(None):
                raise
        raise


@contextmanager
def within(conn: sqlite3.Connection) -> Iterator[None]:
    """The write transaction that is open already, else one of its own."""
    if conn.in_transaction:
        yield
        return
    with immediate(conn):
        yield


@contextmanager
def snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """Several reads that see one state of the store."""
    conn.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            conn.execute("COMMIT")


@contextmanager
def fetch_lock(path: Path) -> Iterator[None]:
    """Holds the right to fetch into a store: one process at a time, freed by the system if it dies."""
    lock = path.with_name(path.name + ".fetch-lock")
    try:
        handle = os.open(lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, MINE_ONLY)
    except OSError as error:
        raise StoreError(f"Cannot open the lock file {lock}: {error.strerror or error}.") from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
            by = f" (process {holder})" if holder.isdigit() else ""
            raise StoreError(f"Another process{by} is fetching into {path}; only one can at a time.") from None
        with suppress(OSError):  # a full disk: the lock holds, only its holder's number is not told
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def fetching(path: Path) -> bool:
    """Whether a process holds the right to fetch into a store."""
    try:
        handle = os.open(path.with_name(path.name + ".fetch-lock"), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def data_version(conn: sqlite3.Connection) -> int:
    """A number that differs once another connection has committed."""
    found: int = conn.execute("PRAGMA data_version").fetchone()[0]
    return found


Connection = sqlite3.Connection
"""For those who hand connections on and know no SQL."""


class Interrupted(Exception):
    """A question was stopped by interrupt() for a newer one: nobody waits for its answer."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Around a question that another thread may stop."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_INTERRUPT:
            raise Interrupted from None
        raise


@contextmanager
def wrapped(path: Path | None) -> Iterator[None]:
    """Says what the user can mend in a sentence; other errors of SQLite are bugs and pass."""
    try:
        yield
    except sqlite3.OperationalError as error:
        sentence = _sentence(error, "The store" if path is None else f"The store {path}")
        if sentence is None:
            raise
        raise StoreError(sentence) from None
    except sqlite3.DatabaseError as error:
        if _code(error) not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
        where = "The store" if path is None else str(path)
        raise StoreError(f"{where} is damaged or not a store: {error}.") from None


def _sentence(error: sqlite3.OperationalError, store: str) -> str | None:
    code = _code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"{store} is locked: another process wrote for more than {BUSY_SECONDS} seconds. Try again."
    if code == sqlite3.SQLITE_FULL:
        return f"{store} cannot grow: the disk is full. Nothing was half written."
    if code == sqlite3.SQLITE_READONLY:
        return f"{store} cannot be written: the file or its folder is read-only for you."
    if code == sqlite3.SQLITE_CANTOPEN:
        return f"{store} cannot be opened: check that the file and its folder can be read, and the folder written."
    if code == sqlite3.SQLITE_IOERR:
        return f"{store} cannot be read or written: the disk reports an error ({error})."
    return None


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; misuse that Python's own module finds has none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _opened(conn: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    try:
        _check_version(conn, path, older_too=False)
    except BaseException:
        conn.close()
        raise
    return conn


def _check_header(path: Path) -> None:
    """Reads the file's own first bytes: SQLite would make a missing file and call a foreign one corrupt."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(f"This Python has SQLite {sqlite3.sqlite_version}; a store needs 3.38 or newer.")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise StoreError(f"There is no store at {path} yet.") from None
    except OSError as error:
        raise StoreError(f"Cannot read the store {path}: {error.strerror or error}.") from None
    if head[:16] != _HEADER or int.from_bytes(head[68:72], "big") not in (APPLICATION_ID, 0):
        raise StoreError(f"{path} is not a store of monitor_tui; it is left as it is.")


def _check_version(conn: sqlite3.Connection, path: Path, *, older_too: bool) -> None:
    # Asked of SQLite and not of the header: a store made a moment ago may still stand in its -wal file.
    if conn.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreError(f"{path} is not a store of monitor_tui; it is left as it is.")
    version = conn.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise StoreError(f"{path} was written by a newer monitor_tui (format {version}, this one knows {VERSION}).")
    if version < VERSION and not older_too:
        told = f"{path} has an older format ({version} of {VERSION})"
        raise StoreError(f"{told}; the next import, fetch or rebuild brings it up.")
