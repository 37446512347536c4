"""The log of fetches: every attempt, what it says about how well a camp's sources were read, and validators."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from monitor_tui.model import Attempt, SourceCount, Validators
from monitor_tui.model.proven import Alive, Gap, Life
from monitor_tui.store.connect import data_version

__all__ = [
    "begins",
    "data_version",
    "first",
    "health",
    "keep_validators",
    "last",
    "lives",
    "log",
    "recent",
    "tolerance",
    "validators",
]

EVERY = 1800
"""Seconds between two fetches of a source where nothing else is said."""
GAP_TIMES = 4
"""So many intervals without an attempt that came through are a gap; one that was missed is none."""
SHORTEST_GAP = 3600
BACK_OFF = 90_000
"""A failing source is asked again after a day at the latest: so far back its last failure still holds."""

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


def begins(conn: sqlite3.Connection) -> datetime | None:
    """When the store began: its first attempt, or the first story that it saw."""
    # The log grows by time: its first row is the first attempt, and no index is walked for it.
    row = conn.execute("SELECT (SELECT at FROM attempt ORDER BY id LIMIT 1), (SELECT MIN(seen) FROM story)").fetchone()
    return _time(min((moment for moment in row if moment is not None), default=None))


def tolerance(every: int = EVERY) -> int:
    """Seconds without an attempt that came through before they are a gap, by the seconds between two fetches."""
    return max(SHORTEST_GAP, GAP_TIMES * every)


def health(
    conn: sqlite3.Connection,
    camps: Mapping[str, Sequence[str]],
    first: datetime,
    last: datetime,
    every: Mapping[str, int] | None = None,
) -> dict[str, SourceCount]:
    """How each camp's own sources fared between two moments; ``every``: seconds between two fetches, by source.

    A source is alive where its last attempt in the span came through, or where, never tried in the span, the store
    holds stories of it from the span; failing where the last attempt failed; else it was not collected. In a span
    shorter than the time between two attempts the one before it counts.
    """
    span = {"first": int(first.timestamp()), "last": int(last.timestamp())}
    begun = begins(conn)
    late = begun if begun is not None and begun > last else None
    return {camp: _camp_health(conn, _reaches(sources, every), span, late) for camp, sources in camps.items()}


def _reaches(sources: Sequence[str], every: Mapping[str, int] | None) -> dict[str, int]:
    return {source: tolerance((every or {}).get(source, EVERY)) for source in sources}


_LAST_ATTEMPT = f"""
    SELECT {{columns}} FROM attempt WHERE source = asked.key
        AND at BETWEEN MIN(:first, :last - asked.value - {BACK_OFF}) AND :last
    ORDER BY at DESC, id DESC LIMIT 1
"""
_HELD = """
    SELECT COUNT(*) FROM story WHERE source = asked.key AND id >= :first << 10 AND id < (:last + 1) << 10
"""


def _camp_health(
    conn: sqlite3.Connection, reaches: Mapping[str, int], span: Mapping[str, int], late: datetime | None
) -> SourceCount:
    rows = conn.execute(
        f"""
        SELECT asked.key, ({_LAST_ATTEMPT.format(columns="result")}), ({_LAST_ATTEMPT.format(columns="at")}), ({_HELD})
        FROM json_each(:sources) AS asked
        """,
        {**span, "sources": json.dumps(reaches)},
    )
    alive = not_collected = items = 0
    lost: list[str] = []
    for source, result, at, held in rows.fetchall():
        items += held
        if result == "failed":
            lost.append(source)
        elif held or (result is not None and at >= min(span["first"], span["last"] - reaches[source])):
            alive += 1
        else:
            not_collected += 1
    failed = [_failed(conn, source, span["last"]) for source in lost]
    since = min((since for since, _ in failed), default=None)
    never = tuple(source for source, (_, came) in zip(lost, failed, strict=True) if not came)
    return SourceCount(alive, len(lost), not_collected, items, _time(since), tuple(lost), never, begins=late)


def _failed(conn: sqlite3.Connection, source: str, last: int) -> tuple[int, bool]:
    """The first failure after the last attempt that came through, and whether any ever did or a story is held.

    Failures are few, so this is asked seldom.
    """
    came = conn.execute(
        """
        SELECT at, id FROM attempt WHERE source = :source AND at <= :last AND result <> 'failed'
        ORDER BY at DESC, id DESC LIMIT 1
        """,
        {"source": source, "last": last},
    ).fetchone()
    since, held = conn.execute(
        """
        SELECT MIN(at), EXISTS (SELECT 1 FROM story WHERE source = :source)
        FROM attempt WHERE source = :source AND at BETWEEN :at AND :last AND (at, id) > (:at, :id)
        """,
        {"source": source, "last": last, "at": came[0] if came else -1, "id": came[1] if came else -1},
    ).fetchone()
    return int(since), bool(came or held)


def lives(conn: sqlite3.Connection, every: Mapping[str, int], first: datetime, last: datetime) -> list[Life]:
    """How some sources lived between two moments, past ones too; ``every``: seconds between two fetches, by source."""
    span = {"first": int(first.timestamp()), "last": int(last.timestamp())}
    asked = {**span, "sources": json.dumps({source: tolerance(seconds) for source, seconds in every.items()})}
    gaps: dict[str, list[Gap]] = {source: [] for source in every}
    for source, before, after in conn.execute(
        """
        WITH came AS (
            SELECT asked.key AS source, asked.value AS patience, a.at AS at,
                LAG(a.at) OVER (PARTITION BY asked.key ORDER BY a.at) AS before
            FROM json_each(:sources) AS asked CROSS JOIN attempt AS a ON a.source = asked.key
                AND a.at BETWEEN :first - asked.value AND :last + asked.value AND a.result <> 'failed'
        )
        SELECT source, before, at FROM came WHERE at - before > patience
        UNION ALL SELECT asked.key, :first, COALESCE(
            (SELECT at FROM attempt WHERE source = asked.key AND at >= :first - asked.value AND result <> 'failed'
                ORDER BY at LIMIT 1), :last + asked.value)
        FROM json_each(:sources) AS asked
        UNION ALL SELECT asked.key, COALESCE(
            (SELECT at FROM attempt WHERE source = asked.key AND at <= :last + asked.value AND result <> 'failed'
                ORDER BY at DESC LIMIT 1), :first - asked.value), :last
        FROM json_each(:sources) AS asked
        """,
        asked,
    ):
        start, end = max(before, span["first"]), min(after, span["last"])
        if after - before > tolerance(every[source]) and start < end:
            gaps[source].append(Gap(_moment(start), _moment(end)))
    rows = conn.execute(
        f"""
        SELECT asked.key, ({_LAST_ATTEMPT.format(columns="result")}), ({_LAST_ATTEMPT.format(columns="detail")}),
            ({_LAST_ATTEMPT.format(columns="at")}), ({_HELD})
        FROM json_each(:sources) AS asked
        """,
        asked,
    ).fetchall()
    ordered = {source: tuple(dict.fromkeys(sorted(found, key=_begun))) for source, found in gaps.items()}
    return [_life(conn, row, ordered[row[0]], span, tolerance(every[row[0]])) for row in rows]


def _life(
    conn: sqlite3.Connection,
    row: Sequence[Any],
    gaps: tuple[Gap, ...],
    span: Mapping[str, int],
    patience: int,
) -> Life:
    source, result, detail, at, held = row
    if result == "failed":
        return Life(source, Alive.FAILING, gaps, _time(_failed(conn, source, span["last"])[0]), detail, held)
    if result is not None and at >= min(span["first"], span["last"] - patience):
        return Life(source, Alive.PART if gaps else Alive.WHOLE, gaps, items=held)
    if held:
        return Life(source, Alive.PART, items=held, imported=True)
    return Life(source, Alive.NOT_COLLECTED, gaps)


def _begun(gap: Gap) -> datetime:
    return gap.first


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


def _moment(value: int) -> datetime:
    return datetime.fromtimestamp(value, UTC)


def _time(value: object) -> datetime | None:
    return datetime.fromtimestamp(value, UTC) if isinstance(value, int) else None
