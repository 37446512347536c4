"""The log of people's acts, looked through by page, analyst, story and event; and what each act was of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitor_tui.store import claims, event_bonds, event_words, events, locators
from monitor_tui.store.stories import moment

_EVENTS = (event_words.RENAME, event_words.SUMMARY, event_words.POINT, event_bonds.TOGETHER, "silence", "brief")
"""Kinds of act whose key is an event's."""
_CLAIMS = ("correct", "make", "review")

_KEPT = """
    (:analyst = '' OR st.analyst = :analyst)
    -- Who has read what concerns nobody else.
    AND (st.analyst = :reader OR EXISTS (SELECT 1 FROM act WHERE step = st.id AND kind NOT IN ('read', 'mark')))
    AND (:story IS NULL OR EXISTS (
        SELECT 1 FROM act AS a JOIN story AS s ON s.key = a.key WHERE a.step = st.id AND s.id = :story
    ))
    AND (:event IS NULL OR EXISTS (
        SELECT 1 FROM act AS a JOIN story AS s ON s.key IN (a.key, a.name)
            JOIN event_story AS es ON es.story = s.id AND es.event = :event WHERE a.step = st.id
    ))
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which acts are looked through."""

    reader: str = ""
    """Who looks: nobody else's marks of what was read are shown."""
    analyst: str = ""
    story: int | None = None
    event: int | None = None

    @property
    def named(self) -> dict[str, Any]:
        return {"reader": self.reader, "analyst": self.analyst, "story": self.story, "event": self.event}


def last_of_others(conn: sqlite3.Connection, analyst: str) -> int:
    """The last step of anybody else that is more than a mark of what was read; 0 where there is none."""
    found = conn.execute(
        "SELECT id FROM step AS st WHERE analyst <> ? AND EXISTS "
        "(SELECT 1 FROM act WHERE step = st.id AND kind NOT IN ('read', 'mark')) ORDER BY id DESC LIMIT 1",
        (analyst,),
    ).fetchone()
    return int(found[0]) if found else 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One gesture of one person."""

    id: int
    analyst: str
    at: datetime
    what: str
    reason: str
    about: str
    """The sentence, or the title, that it was of."""
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Where an act leads; all None where nothing of it is there any more."""

    story: int | None = None
    claim: int | None = None
    event: int | None = None


def page(
    conn: sqlite3.Connection, asked: Asked, limit: int, *, before: int | None = None, after: int | None = None
) -> list[int]:
    """The newest steps; or those next below ``before``; or those next above ``after``."""
    upwards = before is None and after is not None
    found = conn.execute(
        f"""
        SELECT st.id FROM step AS st WHERE {_KEPT} AND (:before IS NULL OR st.id < :before)
            AND (:after IS NULL OR st.id > :after) ORDER BY st.id {"ASC" if upwards else "DESC"} LIMIT :limit
        """,
        {**asked.named, "before": before, "after": after, "limit": limit},
    )
    ids = [one for (one,) in found]
    return ids[::-1] if upwards else ids


def total(conn: sqlite3.Connection, asked: Asked, above: int | None = None) -> int:
    """How many steps there are, or how many newer ones than one."""
    found = conn.execute(
        f"SELECT COUNT(*) FROM step AS st WHERE {_KEPT} AND (:above IS NULL OR st.id > :above)",
        {**asked.named, "above": above},
    )
    return int(found.fetchone()[0])


def seek(conn: sqlite3.Connection, asked: Asked, rank: int) -> int | None:
    """The step that so many newer ones stand above."""
    row = conn.execute(
        f"SELECT st.id FROM step AS st WHERE {_KEPT} ORDER BY st.id DESC LIMIT 1 OFFSET :rank",
        {**asked.named, "rank": rank},
    ).fetchone()
    return int(row[0]) if row else None


def rows(conn: sqlite3.Connection, ids: Sequence[int]) -> list[Entry]:
    """Steps in the order asked."""
    return [entry for one in ids for entry in _entry(conn, one)]


def analysts(conn: sqlite3.Connection) -> list[tuple[str, int]]:
    """Everybody who did something, with the number of their steps."""
    return conn.execute("SELECT analyst, COUNT(*) FROM step GROUP BY analyst ORDER BY 2 DESC, 1").fetchall()


def target(conn: sqlite3.Connection, step: int) -> Target:
    """What the first act of a step was about."""
    act = _first(conn, step)
    if act is None:
        return Target()
    kind, key, locator, name, _ = act
    if kind in _EVENTS or (kind == "note" and name == "event"):
        return Target(event=events.by_key(conn, key))
    story = _story(conn, key)
    if locator and (kind in _CLAIMS or kind == "note"):
        found = claims.find(conn, locators.read(key, locator))
        return Target(story, None if found is None else claims.current(conn, found))
    return Target(story)


def _entry(conn: sqlite3.Connection, step: int) -> Iterable[Entry]:
    row = conn.execute(
        """
        SELECT st.analyst, st.at, st.what, st.reason, EXISTS (
            SELECT 1 FROM step AS u WHERE u.analyst = st.analyst AND u.id > st.id AND u.undoes = st.id
                AND NOT EXISTS (SELECT 1 FROM step AS r WHERE r.analyst = st.analyst AND r.undoes = u.id)
        ) FROM step AS st WHERE st.id = :step
        """,
        {"step": step},
    ).fetchone()
    if row is not None:
        analyst, at, what, reason, undone = row
        yield Entry(step, analyst, moment(at), what, reason, _about(conn, step), bool(undone))


def _about(conn: sqlite3.Connection, step: int) -> str:
    act = _first(conn, step)
    if act is None:
        return ""
    kind, key, _, name, quote = act
    if quote:
        return str(quote)
    if kind in _EVENTS or (kind == "note" and name == "event"):
        event = events.by_key(conn, key)
        found = events.event(conn, event) if event is not None else None
        return found.title if found is not None else ""
    row = conn.execute("SELECT title FROM story WHERE key = :key", {"key": key}).fetchone()
    return str(row[0] or key) if row else name


def _first(conn: sqlite3.Connection, step: int) -> tuple[str, str, str, str, str] | None:
    found: tuple[str, str, str, str, str] | None = conn.execute(
        "SELECT kind, key, locator, name, quote FROM act WHERE step = :step ORDER BY id LIMIT 1", {"step": step}
    ).fetchone()
    return found


def _story(conn: sqlite3.Connection, key: str) -> int | None:
    row = conn.execute("SELECT id FROM story WHERE key = :key", {"key": key}).fetchone()
    return int(row[0]) if row else None
