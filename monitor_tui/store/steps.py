"""The log of acts: steps are appended, and one's own last step has a way back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from monitor_tui.store import act_state, claims, event_bonds, locators
from monitor_tui.store.batch import Batch
from monitor_tui.store.connect import immediate
from monitor_tui.store.consequences import Consequences
from monitor_tui.store.stories import moment

OF_CLAIMS = ("make", "correct", "review", "note")
"""Kinds of act that may name a claim; what is said of a claim that a person made hangs on its being there."""


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the log."""

    kind: str
    """tag, read, mark, review, dismiss, correct, make, note, ..."""
    key: str
    """Of the story; of an event its oldest story's; '' where an act is about none."""
    value: str
    was: str
    """What undo restores."""
    name: str = ""
    """Of the tag, the name dismissed, the field corrected."""
    locator: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture of one person, as the log shows it."""

    id: int
    analyst: str
    at: datetime
    what: str
    reason: str
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Unfound:
    """An act that no longer finds its object: kept and listed, never dropped."""

    analyst: str
    at: datetime
    kind: str
    key: str
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a gesture."""

    sentence: str
    changed: int
    """Stories or claims."""
    step: int | None = None


def record(
    conn: sqlite3.Connection,
    analyst: str,
    acts: Sequence[Act],
    words: str,
    noun: str,
    reason: str = "",
    now: datetime | None = None,
    undoes: int | None = None,
    consequences: Consequences | None = None,
) -> Done:
    """Appends a step with its acts and brings the state up to date, in the caller's transaction (``immediate``).

    ``words`` say what was done ("checked"), ``noun`` what it fell on, in the singular.
    """
    if not acts:
        return Done(f"{words}: nothing to change", 0)
    # Several tags fall on one story, several items into the brief of one event.
    named = noun == "item"
    changed = len({(act.key, act.locator, act.name if named or not act.key else "") for act in acts})
    what = f"{words}: {_number(changed, noun)}" if undoes is None else words
    step = conn.execute(
        """
        INSERT INTO step (analyst, at, what, reason, undoes) VALUES (:analyst, :at, :what, :reason, :undoes)
        """,
        {
            "analyst": analyst,
            "at": int((now or datetime.now(UTC)).timestamp()),
            "what": what,
            "reason": reason,
            "undoes": undoes,
        },
    ).lastrowid
    conn.executemany(
        """
        INSERT INTO act (step, kind, key, locator, name, value, was, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [(step, a.kind, a.key, a.locator, a.name, a.value, a.was, a.quote) for a in acts],
    )
    batch = Batch(conn)
    act_state.apply(batch, int(step or 0), consequences)
    batch.finish()
    if consequences is not None:
        consequences.settle(conn, batch.changes)
    return Done(what, changed, step)


def undo(
    conn: sqlite3.Connection, analyst: str, *, consequences: Consequences | None = None, now: datetime | None = None
) -> str:
    """Writes the opposite of one's own last step; where someone changed the same since, says so and does nothing."""
    return _reverse(
        conn,
        analyst,
        """
        SELECT s.id, s.what FROM step AS s WHERE s.analyst = :analyst AND s.undoes IS NULL AND NOT EXISTS (
            SELECT 1 FROM step AS u WHERE u.analyst = :analyst AND u.undoes = s.id
                AND NOT EXISTS (SELECT 1 FROM step AS r WHERE r.analyst = :analyst AND r.undoes = u.id)
        ) ORDER BY s.id DESC LIMIT 1
        """,
        "undo",
        consequences,
        now,
    )


def redo(
    conn: sqlite3.Connection, analyst: str, *, consequences: Consequences | None = None, now: datetime | None = None
) -> str:
    """Does again what was undone last, as long as nothing new was done since."""
    return _reverse(
        conn,
        analyst,
        """
        SELECT u.id, s.what FROM step AS u JOIN step AS s ON s.id = u.undoes AND s.undoes IS NULL
        WHERE u.analyst = :analyst
            AND NOT EXISTS (SELECT 1 FROM step AS r WHERE r.analyst = :analyst AND r.undoes = u.id)
            AND u.id > (SELECT MAX(id) FROM step WHERE analyst = :analyst AND undoes IS NULL)
        ORDER BY u.id DESC LIMIT 1
        """,
        "redo",
        consequences,
        now,
    )


def steps(conn: sqlite3.Connection, limit: int = 100, before: int | None = None) -> list[Step]:
    """The log, newest first."""
    rows = conn.execute(
        """
        SELECT id, analyst, at, what, reason, undoes FROM step
        WHERE :before IS NULL OR id < :before ORDER BY id DESC LIMIT :limit
        """,
        {"before": before, "limit": limit},
    )
    return [Step(step, who, moment(at), what, reason, undoes) for step, who, at, what, reason, undoes in rows]


def unfound(conn: sqlite3.Connection) -> list[Unfound]:
    """The acts that found nothing when they were last applied."""
    rows = conn.execute(
        """
        SELECT st.analyst, st.at, a.kind, a.key, a.value, a.quote
        FROM unfound AS u JOIN act AS a ON a.id = u.act JOIN step AS st ON st.id = a.step ORDER BY a.id
        """
    )
    return [Unfound(who, moment(at), kind, key, value, quote) for who, at, kind, key, value, quote in rows]


def reapply(conn: sqlite3.Connection, consequences: Consequences | None = None) -> list[Unfound]:
    """Derives everything that people did from the whole log, after a rebuild; what found nothing."""
    with immediate(conn):
        batch = Batch(conn)
        act_state.apply_all(batch, consequences)
        batch.finish()
        if consequences is not None:
            consequences.settle(conn, batch.changes)
    event_bonds.settle(conn, consequences)
    return unfound(conn)


def _reverse(
    conn: sqlite3.Connection,
    analyst: str,
    target: str,
    verb: str,
    consequences: Consequences | None,
    now: datetime | None,
) -> str:
    sentence = _written_back(conn, analyst, target, verb, consequences, now)
    event_bonds.settle(conn, consequences)
    return sentence


def _written_back(
    conn: sqlite3.Connection,
    analyst: str,
    target: str,
    verb: str,
    consequences: Consequences | None,
    now: datetime | None,
) -> str:
    with immediate(conn):
        row = conn.execute(target, {"analyst": analyst}).fetchone()
        if row is None:
            return f"nothing to {verb}"
        step, what = row
        other = next(_others(conn, step, analyst), None)
        if other is not None:
            return f"{other} changed the same since ({what}); nothing was {'undone' if verb == 'undo' else 'redone'}"
        rows = conn.execute(
            "SELECT kind, key, was, value, name, locator, quote FROM act WHERE step = :step ORDER BY id", {"step": step}
        )
        acts = [Act(*row) for row in rows]
        words = f"{'undone' if verb == 'undo' else 'done again'}: {what}"
        return record(conn, analyst, acts, words, "story", "", now, step, consequences).sentence


def _others(conn: sqlite3.Connection, step: int, analyst: str) -> Iterator[str]:
    """Who changed since what a step changed: the same thing, also where a later wording names it anew."""
    rows = conn.execute(
        f"""
        SELECT st.analyst, own.key, own.locator, a.locator FROM act AS own CROSS JOIN act AS a
            ON a.key = own.key AND a.step > own.step
            AND ((a.kind = own.kind AND a.name = own.name)
                OR (own.kind = 'make' AND a.kind IN ({", ".join(f"'{kind}'" for kind in OF_CLAIMS)})))
            AND (a.locator = own.locator OR (own.kind IN ('make', 'correct', 'review') AND a.locator <> ''))
        CROSS JOIN step AS st ON st.id = a.step AND st.analyst <> :analyst
            -- What they took back themselves since is as if it had never been.
            AND (st.undoes IS NULL OR st.undoes < own.step) AND NOT EXISTS (
                SELECT 1 FROM step AS u WHERE u.undoes = st.id
                    AND NOT EXISTS (SELECT 1 FROM step AS r WHERE r.undoes = u.id)
            )
        WHERE own.step = :step AND own.kind NOT IN ('read', 'mark', 'note')
        """,
        {"step": step, "analyst": analyst},
    ).fetchall()
    yield from _of_bonds(conn, step, analyst)
    for other, key, own, theirs in rows:
        if own == theirs:
            yield other
            continue
        named = claims.find(conn, locators.read(key, own))
        if named is not None and named == claims.find(conn, locators.read(key, theirs)):
            yield other


def _of_bonds(conn: sqlite3.Connection, step: int, analyst: str) -> Iterator[str]:
    """Who said since of two events, or of a story and an event, that they are one or are not."""
    rows = conn.execute(
        """
        SELECT st.analyst FROM act AS own CROSS JOIN act AS a ON a.step > own.step AND a.kind IN ('together', 'apart')
            AND ((a.key = own.key AND a.name = own.name) OR (a.key = own.name AND a.name = own.key))
        CROSS JOIN step AS st ON st.id = a.step AND st.analyst <> :analyst
        WHERE own.step = :step AND own.kind IN ('together', 'apart')
            AND (SELECT value FROM act WHERE kind = a.kind AND key = a.key AND name = a.name ORDER BY id DESC) = '+'
        """,
        {"step": step, "analyst": analyst},
    )
    yield from (other for (other,) in rows.fetchall())


def _number(count: int, noun: str) -> str:
    several = {"story": "stories"}.get(noun, f"{noun}s")
    return f"{count:,} {noun if count == 1 else several}"
