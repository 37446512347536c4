"""The log of fetches: every attempt, what it says about how well a camp's sources were read, and validators."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from monitor_tui.model import Attempt, SourceCount, Validators
from monitor_tui.store.connect import data_version

__all__ = ["data_version", "first", "health", "keep_validators", "last", "log", "recent", "validators"]

_COLUMNS = "source, at, result, status, items, new, changed, detail, seconds, failures, wait_until"


def log(conn: sqlite3.Connection, attempt: Attempt) -> None:
    """Adds an attempt; one statement, in the caller's transaction or its own."""
    conn.execute(
        """
        INSERT INTO attempt (source, at, result, status, items, new, changed, detail, seconds, failures, wait_until)
        VALUES (:source, :at, :result, :status, :items, :new, :changed, :detail, :seconds, :failures, :wait_until)
        """,
        {
            "source": attempt.source,
            "at": int(attempt.at.timestamp()),
            "result": attempt.result,
            "status": attempt.status,
            "items": attempt.items,
            "new": attempt.new,
            "changed": attempt.changed,
            "detail": attempt.detail,
            "seconds": attempt.seconds,
            "failures": attempt.failures,
            "wait_until": int(attempt.wait_until.timestamp()) if attempt.wait_until else None,
        },
    )


def last(conn: sqlite3.Connection) -> dict[str, Attempt]:
    """The last attempt of each source that was ever tried."""
    rows = conn.execute(
        f"""
        SELECT {_COLUMNS} FROM attempt
        WHERE id IN (
            SELECT (SELECT id FROM attempt WHERE source = tried.source ORDER BY at DESC, id DESC LIMIT 1)
            FROM (SELECT DISTINCT source FROM attempt) AS tried
        )
        """
    )
    return {row[0]: _attempt(row) for row in rows}


def recent(conn: sqlite3.Connection, source: str, limit: int = 5) -> list[Attempt]:
    """The last attempts of one source, newest first."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM attempt WHERE source = :source ORDER BY at DESC, id DESC LIMIT :limit",
        {"source": source, "limit": limit},
    )
    return [_attempt(row) for row in rows]


def first(conn: sqlite3.Connection) -> datetime | None:
    """When the store began to collect: the first attempt of all."""
    row = conn.execute("SELECT MIN(at) FROM attempt").fetchone()
    return _time(row[0])


def health(
    conn: sqlite3.Connection, camps: Mapping[str, Sequence[str]], first: datetime, last: datetime
) -> dict[str, SourceCount]:
    """How each camp's own sources fared between two moments.

    A source is alive where its last attempt in the span came through, or where, never tried in the span, the store
    holds stories of it from the span; failing where the last attempt failed; else it was not collected.
    """
    span = {"first": int(first.timestamp()), "last": int(last.timestamp())}
    return {camp: _camp_health(conn, sources, span) for camp, sources in camps.items()}


def _camp_health(conn: sqlite3.Connection, sources: Sequence[str], span: Mapping[str, int]) -> SourceCount:
    rows = conn.execute(
        """
        SELECT
            (SELECT result FROM attempt WHERE source = asked.value AND at BETWEEN :first AND :last
                ORDER BY at DESC, id DESC LIMIT 1),
            (SELECT COUNT(*) FROM story WHERE source = asked.value
                AND id >= :first << 10 AND id < (:last + 1) << 10),
            asked.value
        FROM json_each(:sources) AS asked
        """,
        {**span, "sources": json.dumps(list(sources))},
    )
    alive = not_collected = items = 0
    lost: list[str] = []
    for result, held, source in rows.fetchall():
        items += held
        if result == "failed":
            lost.append(source)
        elif result is not None or held:
            alive += 1
        else:
            not_collected += 1
    since = min((_failing_since(conn, source, span["last"]) for source in lost), default=None)
    return SourceCount(alive, len(lost), not_collected, items, _time(since), tuple(lost))


def _failing_since(conn: sqlite3.Connection, source: str, last: int) -> int:
    """The first failure after the last attempt that came through; failures are few, so this is asked seldom."""
    came_through = """
        SELECT at FROM attempt WHERE source = :source AND at <= :last AND result <> 'failed' ORDER BY at DESC LIMIT 1
    """
    row = conn.execute(
        f"SELECT MIN(at) FROM attempt WHERE source = :source AND at <= :last AND at > COALESCE(({came_through}), -1)",
        {"source": source, "last": last},
    ).fetchone()
    return int(row[0])


def validators(conn: sqlite3.Connection) -> dict[str, Validators]:
    """What the next conditional request for each source sends."""
    rows = conn.execute("SELECT source, url, etag, modified, sha256 FROM validator")
    return {source: Validators(url, etag, modified, sha256) for source, url, etag, modified, sha256 in rows}


def keep_validators(conn: sqlite3.Connection, source: str, found: Validators) -> None:
    """Keeps what a source answered with; one statement, in the caller's transaction or its own."""
    conn.execute(
        """
        INSERT OR REPLACE INTO validator (source, url, etag, modified, sha256)
        VALUES (:source, :url, :etag, :modified, :sha256)
        """,
        {
            "source": source,
            "url": found.url,
            "etag": found.etag,
            "modified": found.modified,
            "sha256": found.sha256,
        },
    )


def _attempt(row: Sequence[object]) -> Attempt:
    source, at, result, status, items, new, changed, detail, seconds, failures, wait_until = row
    return Attempt(
        source=str(source),
        at=_time(at) or datetime.fromtimestamp(0, UTC),
        result=str(result),
        status=_number(status),
        items=_number(items) or 0,
        new=_number(new) or 0,
        changed=_number(changed) or 0,
        detail=str(detail),
        seconds=seconds if isinstance(seconds, float) else 0.0,
        failures=_number(failures) or 0,
        wait_until=_time(wait_until),
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _time(value: object) -> datetime | None:
    return datetime.fromtimestamp(value, UTC) if isinstance(value, int) else None
