"""What people do: an append-only log that names no row, and the way back from one's own last step.

Every verb writes one step, however many stories it touches, and answers with the sentence for the status line.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from monitor_tui.model import Review
from monitor_tui.store import locators
from monitor_tui.store.connect import immediate
from monitor_tui.store.consequences import Consequences
from monitor_tui.store.kept import Locator
from monitor_tui.store.steps import Act, Done, Step, Unfound, reapply, record, redo, steps, undo, unfound
from monitor_tui.store.word_acts import correct, locate, make, note, put_at_point
from monitor_tui.text import clean

__all__ = [
    "REVIEWS",
    "Act",
    "Done",
    "Step",
    "Unfound",
    "check",
    "correct",
    "dismiss",
    "dismissed",
    "make",
    "mark",
    "note",
    "put_at_point",
    "read",
    "reapply",
    "record",
    "redo",
    "steps",
    "tag",
    "tags",
    "undo",
    "unfound",
]

REVIEWS = (Review.NONE, Review.CHECKED, Review.DISPUTED, Review.HIDDEN)
"""What a person can say of a claim here; corrections and made claims are acts of their own."""

_OPPOSITE = {"+": "-", "-": "+"}


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
    consequences: Consequences | None = None,
    now: datetime | None = None,
) -> Done:
    """What a person says of a claim: checked, disputed, hidden, or none to take one's word back."""
    if value not in REVIEWS:
        raise ValueError(f"a person cannot make a claim {value} by checking it")
    with immediate(conn):
        number, locator = locate(conn, claim)
        own = conn.execute(
            "SELECT value FROM review_last WHERE claim = :claim AND analyst = :analyst",
            {"claim": number, "analyst": analyst},
        ).fetchone()
        was = own[0] if own else str(Review.NONE)
        said = quote or conn.execute("SELECT quote FROM claim WHERE id = :claim", {"claim": number}).fetchone()[0]
        act = Act("review", locator.key, str(value), was, locator=locators.written(locator), quote=said)
        words = "no longer reviewed" if value is Review.NONE else str(value)
        return record(
            conn, analyst, [act] if was != value else [], words, "claim", reason, now, consequences=consequences
        )


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
