"""What an analyst goes through: notes, who says what of a claim, claims read alike, words to look at again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitor_tui.store import claims, readings
from monitor_tui.store.kept import StoredClaim
from monitor_tui.store.stories import moment

MOST = 200
"""So many alike claims are looked for: they are gone through one by one."""

_ALIKE = {
    "speaker": "c.speaker = own.speaker COLLATE NOCASE AND c.speaker <> '' AND c.actor IS :actor",
    "stance": "c.rule = own.rule AND c.cue = own.cue COLLATE NOCASE AND c.stance = :stance",
    "targets": """c.rule = own.rule AND c.cue = own.cue COLLATE NOCASE AND :targets = (
        SELECT json_group_array(actor) FROM (SELECT actor FROM claim_target WHERE claim = c.id ORDER BY actor))""",
}
"""Field -> what makes another claim one that got it the same way. The event of a claim is nobody's rule."""


@dataclass(frozen=True, slots=True)
class Note:
    """What one analyst wrote down beside a story, or beside a claim of it."""

    analyst: str
    text: str
    at: datetime
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One person's last word on one field of a claim, or on the claim as a whole."""

    analyst: str
    field: str
    """speaker, stance, targets, event, point, made, or review"""
    value: Any
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """A person's word that has lost its ground: the sentence changed, or the machine finds the claim no more."""

    key: str
    """The story's."""
    claim: int | None
    quote: str
    """What it was said of."""
    what: str
    why: str
    """altered, gone or not found"""
    analysts: str
    at: datetime


def notes(conn: sqlite3.Connection, story: int) -> list[Note]:
    """The notes on a story, then those on its claims, in the order written."""
    rows = conn.execute(
        """
        SELECT n.analyst, n.value, st.at, n.claim FROM note_last AS n JOIN step AS st ON st.id = n.step
        WHERE n.story = :story AND n.value <> '' ORDER BY n.claim > 0, n.step
        """,
        {"story": story},
    )
    return [Note(who, text, moment(at), claim or None) for who, text, at, claim in rows]


def words(conn: sqlite3.Connection, claim: int) -> list[Word]:
    """What people say of a claim, the first word first; what was taken back is not among it."""
    rows = conn.execute(
        """
        SELECT w.analyst, w.field, w.value, st.at, st.reason, w.step FROM word_last AS w
            JOIN step AS st ON st.id = w.step WHERE w.claim = :claim AND w.value <> ''
        UNION ALL SELECT r.analyst, 'review', json_quote(r.value), st.at, st.reason, r.step FROM review_last AS r
            JOIN step AS st ON st.id = r.step WHERE r.claim = :claim AND r.value <> 'none'
        ORDER BY 6, 2
        """,
        {"claim": claim},
    )
    return [Word(who, field, json.loads(value), moment(at), reason) for who, field, value, at, reason, _ in rows]


def alike(conn: sqlite3.Connection, claim: int, fields: Collection[str]) -> list[StoredClaim]:
    """Claims of which nobody has said anything and that got one of these fields as the machine read this one."""
    asked = [field for field in fields if field in _ALIKE]
    if not asked:
        return []
    values = readings.machine_values(conn, claim)
    found = conn.execute(
        f"""
        SELECT c.id FROM claim AS own CROSS JOIN claim AS c
        WHERE own.id = :claim AND c.id <> own.id AND c.shown = 1 AND c.review = 'none' AND c.rule <> ''
            AND ({" OR ".join(f"({_ALIKE[field]})" for field in asked)})
        ORDER BY c.id DESC LIMIT :most
        """,
        {
            "claim": claim,
            "most": MOST,
            "actor": values["speaker"],
            "stance": values["stance"],
            "targets": json.dumps(sorted(values["targets"]), separators=(",", ":")),
        },
    )
    return claims.rows(conn, [row[0] for row in found])


def to_look_at_again(conn: sqlite3.Connection) -> list[Again]:
    """People's words on sentences that have changed since, and acts that find nothing any more; the newest first."""
    changed = conn.execute(
        """
        SELECT s.key, c.id, c.quote, c.review, c.state, COALESCE(c.reviewed_by, ''),
            (SELECT MAX(stored) FROM wording WHERE story = s.id)
        FROM claim AS c JOIN story AS s ON s.id = c.story
        WHERE c.shown = 1 AND c.review <> 'none' AND c.state <> 'present' AND s.gone IS NULL ORDER BY c.id DESC
        """
    ).fetchall()
    found = [Again(key, claim, quote, what, why, by, moment(at)) for key, claim, quote, what, why, by, at in changed]
    lost = conn.execute(
        """
        SELECT a.key, a.quote, a.kind, a.name, a.value, st.analyst, st.at
        FROM unfound AS u JOIN act AS a ON a.id = u.act JOIN step AS st ON st.id = a.step
        WHERE a.value NOT IN ('', '-', 'none') AND NOT EXISTS (
            SELECT 1 FROM act AS b JOIN step AS t ON t.id = b.step
            WHERE b.id > a.id AND b.key = a.key AND b.kind = a.kind AND b.name = a.name AND b.locator = a.locator
                AND t.analyst = st.analyst
        ) ORDER BY a.id DESC
        """
    )
    return [
        *found,
        *(
            Again(key, None, quote, _in_words(kind, name, value), "not found", who, moment(at))
            for key, quote, kind, name, value, who, at in lost
        ),
    ]


def _in_words(kind: str, name: str, value: str) -> str:
    """What an act says: `speaker: kgb-by`; `checked`; `+coup`."""
    if kind == "correct":
        said = json.loads(value)
        return f"{name}: {', '.join(said) if isinstance(said, list) else said or 'nobody'}"
    if kind == "make":
        return "made"
    return f"{value}{name}" if kind == "tag" else value
