"""People's last words on an event, a story or a claim, as the log of acts holds them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from monitor_tui.store.stories import moment


@dataclass(frozen=True, slots=True)
class Standing:
    """One analyst's last act of a kind on one thing; what took it back counts as the last word too."""

    kind: str
    key: str
    name: str
    locator: str
    value: str
    quote: str
    analyst: str
    at: datetime
    step: int
    reason: str


def of(conn: sqlite3.Connection, kind: str, key: str | None = None, until: datetime | None = None) -> list[Standing]:
    """The last act of each analyst for each (key, name, locator), oldest first; those done by ``until`` only."""
    rows = conn.execute(
        """
        SELECT a.kind, a.key, a.name, a.locator, a.value, a.quote, st.analyst, st.at, st.id, st.reason, MAX(a.id)
        FROM act AS a JOIN step AS st ON st.id = a.step
        WHERE a.kind = :kind AND (:key IS NULL OR a.key = :key) AND (:until IS NULL OR st.at <= :until)
        GROUP BY a.key, a.name, a.locator, st.analyst ORDER BY MAX(a.id)
        """,
        {"kind": kind, "key": key, "until": int(until.timestamp()) if until else None},
    )
    return [
        Standing(act, of_key, name, locator, value, quote, who, moment(at), step, reason)
        for act, of_key, name, locator, value, quote, who, at, step, reason, _ in rows
    ]
