"""The contrast as stored: how many claims say one value by speaker and stance; kept in the saving transaction."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date

from monitor_tui.model import Stance
from monitor_tui.store.kept import CellRow

CellKey = tuple[int, str, str, str, str, str]
"""Event, point, camp, actor or '', stance, value."""

_CONFIRMED = ("checked", "corrected", "made")
_ROW = """
    SELECT event, point, camp, actor, stance, value, terms, claims, first, last, best FROM cell
"""


@dataclass(frozen=True, slots=True)
class InCell:
    """What one claim brings to a cell."""

    claim: int
    terms: str
    day: str
    rank: int


def rank(review: str, direct: bool, unsure: bool, state: str, copy: bool) -> int:
    """How good a claim is as the one that a cell shows: checked by a person, direct, sure, present, no copy.

    ``count_again`` says the same in SQL; a test holds them together.
    """
    return 16 * (review in _CONFIRMED) + 8 * direct + 4 * (not unsure) + 2 * (state == "present") + (not copy)


def add(conn: sqlite3.Connection, key: CellKey, claim: InCell) -> None:
    """Adds one claim; of equally good claims the first stays the best."""
    conn.execute(
        """
        INSERT INTO cell (event, point, camp, actor, stance, value, terms, claims, first, last, best, rank)
        VALUES (:event, :point, :camp, :actor, :stance, :value, :terms, 1, :day, :day, :claim, :rank)
        ON CONFLICT DO UPDATE SET
            claims = claims + 1, first = MIN(first, :day), last = MAX(last, :day),
            terms = CASE WHEN :rank > rank THEN :terms ELSE terms END,
            best = CASE WHEN :rank > rank THEN :claim ELSE best END,
            rank = MAX(rank, :rank)
        """,
        _named(key) | {"claim": claim.claim, "terms": claim.terms, "day": claim.day, "rank": claim.rank},
    )


def count_again(conn: sqlite3.Connection, key: CellKey) -> None:
    """Makes one cell anew from its claims, after one of them changed or went."""
    named = _named(key)
    conn.execute(
        """
        DELETE FROM cell WHERE event = :event AND point = :point AND camp = :camp AND actor = :actor
            AND stance = :stance AND value = :value
        """,
        named,
    )
    conn.execute(
        """
        WITH found AS MATERIALIZED (
            SELECT c.id AS id, p.terms AS terms, c.day AS day,
                16 * (c.review IN ('checked', 'corrected', 'made')) + 8 * c.direct + 4 * (1 - c.unsure)
                    + 2 * (c.state = 'present') + (s.copy_of IS NULL) AS rank
            FROM placement AS p CROSS JOIN claim AS c ON c.id = p.claim CROSS JOIN story AS s ON s.id = c.story
            WHERE p.event = :event AND p.point = :point AND p.value = :value AND c.shown = 1 AND c.held = 0
                AND c.camp = :camp
                AND COALESCE(c.actor, '') = :actor AND c.stance = :stance
        ), best AS (SELECT id, terms, rank FROM found ORDER BY rank DESC, id LIMIT 1)
        INSERT INTO cell (event, point, camp, actor, stance, value, terms, claims, first, last, best, rank)
        SELECT :event, :point, :camp, :actor, :stance, :value, best.terms, counted.n, first, last, best.id, best.rank
        FROM best JOIN (SELECT COUNT(*) AS n, MIN(day) AS first, MAX(day) AS last FROM found) AS counted
        """,
        named,
    )


def of_event(conn: sqlite3.Connection, event: int) -> list[CellRow]:
    """Every cell of an event."""
    rows = conn.execute(
        f"{_ROW} WHERE event = :event ORDER BY point, camp, rank DESC, claims DESC, first, actor", {"event": event}
    )
    return [_row(row) for row in rows]


def _named(key: CellKey) -> dict[str, str | int]:
    event, point, camp, actor, stance, value = key
    return {"event": event, "point": point, "camp": camp, "actor": actor, "stance": stance, "value": value}


def _row(row: tuple[int, str, str, str, str, str, str, int, str, str, int]) -> CellRow:
    event, point, camp, actor, stance, value, terms, claims, first, last, best = row
    return CellRow(
        event=event,
        point=point,
        camp=camp,
        actor=actor,
        stance=Stance(stance),
        value=value,
        terms=tuple(json.loads(terms)),
        claims=claims,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        best=best,
    )
