"""What people do: an append-only log that names no row, and the way back from one's own last step.

Every verb writes one step, however many stories it touches, and answers with the sentence for the status line.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from monitor_tui.errors import StoreError
from monitor_tui.model import Review
from monitor_tui.store import act_state, claims
from monitor_tui.store.act_state import written_locator
from monitor_tui.store.batch import Batch
from monitor_tui.store.connect import immediate
from monitor_tui.store.kept import Locator
from monitor_tui.store.stories import moment
from monitor_tui.text import clean

REVIEWS = (Review.NONE, Review.CHECKED, Review.DISPUTED, Review.HIDDEN)
"""What a person can say of a claim here; corrections and made claims are acts of their own."""

_OPPOSITE = {"+": "-", "-": "+"}


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the log."""

    kind: str
    """tag, read, mark, review or dismiss"""
    key: str
    """Of the story; '' where an act is about none."""
    value: str
    was: str
    """What undo restores."""
    name: str = ""
    """Of the tag, or the name dismissed."""
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


def tag(
    conn: sqlite3.Connection,
    analyst: str,
    keys: Iterable[str],
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
    *,
    reason: str = "",
    now: datetime | None = None,
) -> Done:
    """Sets and takes away tags; a rule (``rule:NAME``) says nothing where a person has spoken."""
    wanted = [(name, "+") for name in _tag_names(add)] + [(name, "-") for name in _tag_names(remove)]
    asked = json.dumps(list(dict.fromkeys(keys)))
    with immediate(conn):
        acts = [act for name, value in wanted for act in _tag_acts(conn, analyst, asked, name, value)]
        words = " ".join(f"{value}{name}" for name, value in wanted)
        return record(conn, analyst, acts, words, "story", reason, now)


def read(
    conn: sqlite3.Connection, analyst: str, keys: Iterable[str], on: bool = True, *, now: datetime | None = None
) -> Done:
    """Marks stories read by this analyst, or unread again."""
    return _own(conn, analyst, keys, "read", "read_state", on, "read" if on else "unread", now)


def mark(
    conn: sqlite3.Connection, analyst: str, keys: Iterable[str], on: bool = True, *, now: datetime | None = None
) -> Done:
    """Marks stories for what comes next, or takes the marks away."""
    return _own(conn, analyst, keys, "mark", "mark", on, "marked" if on else "unmarked", now)


def check(
    conn: sqlite3.Connection,
    analyst: str,
    claim: int | Locator,
    quote: str = "",
    *,
    value: Review = Review.CHECKED,
    reason: str = "",
    now: datetime | None = None,
) -> Done:
    """What a person says of a claim: checked, disputed, hidden, or none to take one's word back."""
    if value not in REVIEWS:
        raise ValueError(f"a person cannot make a claim {value} by checking it")
    with immediate(conn):
        number = claim if isinstance(claim, int) else claims.find(conn, claim)
        locator = claims.locator(conn, number) if number is not None else None
        if number is None or locator is None:
            raise StoreError("This claim is no longer in the store; it was read again meanwhile.")
        own = conn.execute(
            "SELECT value FROM review_last WHERE claim = :claim AND analyst = :analyst",
            {"claim": number, "analyst": analyst},
        ).fetchone()
        was = own[0] if own else str(Review.NONE)
        said = quote or conn.execute("SELECT quote FROM claim WHERE id = :claim", {"claim": number}).fetchone()[0]
        act = Act("review", locator.key, str(value), was, locator=written_locator(locator), quote=said)
        words = "no longer reviewed" if value is Review.NONE else str(value)
        return record(conn, analyst, [act] if was != value else [], words, "claim", reason, now)


def dismiss(
    conn: sqlite3.Connection, analyst: str, names: Iterable[str], on: bool = True, *, now: datetime | None = None
) -> Done:
    """Decides that names are no actors and are suggested no more, or takes that back."""
    value = "+" if on else "-"
    with immediate(conn):
        before = set(dismissed(conn))
        cleaned = dict.fromkeys(clean(name, one_line=True).text.strip() for name in names)
        acts = [
            Act("dismiss", "", value, _OPPOSITE[value], name=one) for one in cleaned if one and (one in before) != on
        ]
        return record(conn, analyst, acts, "dismissed" if on else "no longer dismissed", "name", "", now)


def dismissed(conn: sqlite3.Connection) -> list[str]:
    """The names that people decided about: the last word on each counts."""
    rows = conn.execute("SELECT name, value FROM act WHERE kind = 'dismiss' ORDER BY id")
    return [name for name, value in dict(rows.fetchall()).items() if value == "+"]


def undo(conn: sqlite3.Connection, analyst: str, *, now: datetime | None = None) -> str:
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
        now,
    )


def redo(conn: sqlite3.Connection, analyst: str, *, now: datetime | None = None) -> str:
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


def reapply(conn: sqlite3.Connection) -> list[Unfound]:
    """Derives tags, read state, marks and reviews from the whole log, after a rebuild; what found nothing."""
    with immediate(conn):
        batch = Batch(conn)
        act_state.apply_all(batch)
        batch.finish()
    return unfound(conn)


def tags(conn: sqlite3.Connection, prefix: str = "") -> list[tuple[str, int]]:
    """The tags in use with their stories, the most used first."""
    return conn.execute(
        """
        SELECT value, n FROM total WHERE field = 'tag' AND n > 0 AND substr(value, 1, length(:prefix)) = :prefix
        ORDER BY n DESC, value
        """,
        {"prefix": prefix},
    ).fetchall()


def _tag_names(typed: Iterable[str]) -> list[str]:
    """Tags as they are kept: clean, in small letters, without blanks at the ends."""
    names = (clean(name, one_line=True).text.strip().lower() for name in typed)
    return list(dict.fromkeys(name for name in names if name))


def _tag_acts(conn: sqlite3.Connection, analyst: str, keys: str, name: str, value: str) -> list[Act]:
    """One act for each story where this changes the tag, or this person's own last word on it."""
    rows = conn.execute(
        """
        SELECT s.key, t.tag IS NOT NULL, own.value, EXISTS (
            SELECT 1 FROM tag_last WHERE story = s.id AND tag = :tag AND analyst NOT GLOB 'rule:*'
        )
        FROM json_each(:keys) AS asked CROSS JOIN story AS s ON s.key = asked.value
            LEFT JOIN tag AS t ON t.tag = :tag AND t.story = s.id
            LEFT JOIN tag_last AS own ON own.story = s.id AND own.tag = :tag AND own.analyst = :analyst
        """,
        {"keys": keys, "tag": name, "analyst": analyst},
    )
    rule = analyst.startswith("rule:")
    return [
        Act("tag", key, value, _OPPOSITE[value], name=name)
        for key, on, own, person_spoke in rows
        if (bool(on) != (value == "+") or own == _OPPOSITE[value]) and not (rule and person_spoke)
    ]


def _own(
    conn: sqlite3.Connection,
    analyst: str,
    keys: Iterable[str],
    kind: str,
    table: str,
    on: bool,
    words: str,
    now: datetime | None,
) -> Done:
    value = "+" if on else "-"
    with immediate(conn):
        rows = conn.execute(
            f"""
            SELECT s.key FROM json_each(:keys) AS asked CROSS JOIN story AS s ON s.key = asked.value
            WHERE EXISTS (SELECT 1 FROM {table} WHERE analyst = :analyst AND story = s.id) <> :on
            """,
            {"keys": json.dumps(list(dict.fromkeys(keys))), "analyst": analyst, "on": on},
        )
        acts = [Act(kind, key, value, _OPPOSITE[value]) for (key,) in rows]
        return record(conn, analyst, acts, words, "story", "", now)


def record(
    conn: sqlite3.Connection,
    analyst: str,
    acts: Sequence[Act],
    words: str,
    noun: str,
    reason: str = "",
    now: datetime | None = None,
    undoes: int | None = None,
) -> Done:
    """Appends a step with its acts and brings the state up to date, in the caller's transaction (``immediate``).

    ``words`` say what was done ("checked"), ``noun`` what it fell on, in the singular.
    """
    if not acts:
        return Done(f"{words}: nothing to change", 0)
    changed = len({(act.key, act.locator, "" if act.key else act.name) for act in acts})
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
    act_state.apply(batch, int(step or 0))
    batch.finish()
    return Done(what, changed, step)


def _reverse(conn: sqlite3.Connection, analyst: str, target: str, verb: str, now: datetime | None) -> str:
    with immediate(conn):
        row = conn.execute(target, {"analyst": analyst}).fetchone()
        if row is None:
            return f"nothing to {verb}"
        step, what = row
        other = conn.execute(
            """
            SELECT st.analyst FROM act AS own CROSS JOIN act AS a
                ON a.key = own.key AND a.kind = own.kind AND a.name = own.name AND a.locator = own.locator
                AND a.step > own.step
            CROSS JOIN step AS st ON st.id = a.step AND st.analyst <> :analyst
            WHERE own.step = :step AND own.kind NOT IN ('read', 'mark') LIMIT 1
            """,
            {"step": step, "analyst": analyst},
        ).fetchone()
        if other is not None:
            return f"{other[0]} changed the same since ({what}); nothing was {'undone' if verb == 'undo' else 'redone'}"
        rows = conn.execute(
            "SELECT kind, key, was, value, name, locator, quote FROM act WHERE step = :step ORDER BY id", {"step": step}
        )
        acts = [Act(*row) for row in rows]
        words = f"{'undone' if verb == 'undo' else 'done again'}: {what}"
        return record(conn, analyst, acts, words, "story", "", now, undoes=step).sentence


def _number(count: int, noun: str) -> str:
    several = {"story": "stories"}.get(noun, f"{noun}s")
    return f"{count:,} {noun if count == 1 else several}"
