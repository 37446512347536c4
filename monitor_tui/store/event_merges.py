"""Events that joined others: their stories and claims move, and the record says where they went."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from monitor_tui.store import claim_rows, event_rows, free_points
from monitor_tui.store.batch import Batch
from monitor_tui.store.connect import immediate
from monitor_tui.store.events import NAMED_BY

MOST_STORIES, MOST_SECONDS = 20, 0.025
"""A transaction moves no more than this and then pauses as long as it held the lock, as saving does."""

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Merged:
    """One event that joined another: the record."""

    gone: int
    into: int
    key: str
    """Of the oldest story that the event had: what people's acts name it by, and still find it by."""
    at: datetime
    likeness: float


def merge(
    conn: sqlite3.Connection,
    gone: int,
    into: int,
    likeness: float,
    now: datetime,
    *,
    title: str = "",
    clock: Clock = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> bool:
    """Puts all of one event into another, in short transactions; whether both were there to be merged.

    What is broken off half way leaves two events that each hold their part; the next look merges them.
    """
    row = conn.execute(
        f"SELECT s.key FROM event AS e JOIN story AS s ON s.id = {NAMED_BY} WHERE e.id = ?", (gone,)
    ).fetchone()
    if row is None or gone == into or not _stands(conn, into):
        return False
    record = Merged(gone, into, row[0], now, likeness)
    while _stands(conn, gone):
        started = clock()
        with immediate(conn):
            # Another process may have merged either of them since.
            if not _stands(conn, into):
                return False
            batch = Batch(conn)
            for story, main, published in _next(conn, gone):
                _move(batch, story, published, record, main=bool(main))
                if clock() - started >= MOST_SECONDS:
                    break
            if not _stands(conn, gone):
                _record(batch, record)
                free_points.move(conn, gone, into)
                if title:
                    event_rows.entitle(batch, into, title)
            batch.finish()
        sleep(clock() - started)
    return True


def into(conn: sqlite3.Connection, event: int) -> list[Merged]:
    """The events that joined one, the first first."""
    found = conn.execute(
        "SELECT gone, into_event, key, at, likeness FROM event_merge WHERE into_event = ? ORDER BY at, gone", (event,)
    )
    return [
        Merged(gone, stands, key, datetime.fromtimestamp(at, UTC), likeness)
        for gone, stands, key, at, likeness in found
    ]


def lead(conn: sqlite3.Connection, gone: int, into: int, key: str) -> None:
    """The number of an event that lost its last story to another leads there."""
    _record(Batch(conn), Merged(gone, into, key, datetime.now(UTC), 1.0))


def unlead(conn: sqlite3.Connection, gone: int, led: Collection[int]) -> None:
    """An event that is to be there again leads nowhere; those that had joined it (``led``) lead to it."""
    conn.execute("DELETE FROM event_merge WHERE gone = :gone", {"gone": gone})
    conn.execute(
        "UPDATE event_merge SET into_event = :gone WHERE gone IN (SELECT value FROM json_each(:led))",
        {"gone": gone, "led": json.dumps(sorted(led))},
    )


def _next(conn: sqlite3.Connection, gone: int) -> list[tuple[int, int, int]]:
    return conn.execute(
        """
        SELECT es.story, es.main, s.published FROM event_story AS es JOIN story AS s ON s.id = es.story
        WHERE es.event = :gone ORDER BY es.story LIMIT :most
        """,
        {"gone": gone, "most": MOST_STORIES},
    ).fetchall()


def _move(batch: Batch, story: int, published: int, record: Merged, *, main: bool) -> None:
    conn, gone, into = batch.conn, record.gone, record.into
    for claim in claim_rows.heads(conn, story):
        if claim["event"] == gone:
            claim_rows.alter(batch, claim, {"event": into})
    # Claims that newer wordings repeat are counted nowhere.
    of_story = {"gone": gone, "into": into, "story": story}
    conn.execute("UPDATE placement SET event = :into WHERE story = :story AND event = :gone", of_story)
    conn.execute("UPDATE claim SET event = :into WHERE story = :story AND event = :gone", of_story)
    moved = tokens(conn, story) if main else []
    event_rows.leave(batch, gone, story, main=main)
    event_rows.join(batch, into, story, published, int(record.at.timestamp()), main=main, tokens=moved)


def tokens(conn: sqlite3.Connection, story: int) -> list[str]:
    """What a story brought to its main event."""
    row = conn.execute("SELECT tokens FROM story_token WHERE story = ?", (story,)).fetchone()
    found = conn.execute(
        "SELECT t.token FROM json_each(:ids) AS asked CROSS JOIN token AS t ON t.id = asked.value",
        {"ids": row[0] if row else json.dumps([])},
    )
    return [token for (token,) in found]


def _record(batch: Batch, record: Merged) -> None:
    named = {
        "gone": record.gone,
        "into": record.into,
        "key": record.key,
        "at": int(record.at.timestamp()),
        "likeness": record.likeness,
    }
    batch.conn.execute(
        "INSERT OR REPLACE INTO event_merge (gone, into_event, key, at, likeness)"
        " VALUES (:gone, :into, :key, :at, :likeness)",
        named,
    )
    # An event that had others joined to it takes them along: every number leads straight to what stands.
    batch.conn.execute("UPDATE event_merge SET into_event = :into WHERE into_event = :gone", named)


def _stands(conn: sqlite3.Connection, event: int) -> bool:
    return conn.execute("SELECT 1 FROM event WHERE id = ?", (event,)).fetchone() is not None
