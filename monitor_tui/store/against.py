"""What contradicts what in an event, as kept beside its cells, and whose words stand in none of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from monitor_tui.model import Stance

Side = tuple[str, str]
"""Camp and actor."""

Pair = tuple[str, Side, Side]
"""Point, and two speakers who contradict each other on it."""

_STORED = "SELECT point, camp, actor, other_camp, other_actor, accused FROM contradiction"


@dataclass(frozen=True, slots=True)
class Meant:
    """What a speaker means on a point, however often and in whatever words it is said."""

    point: str
    camp: str
    actor: str
    stance: Stance
    terms: tuple[str, ...]


def points(conn: sqlite3.Connection, event: int) -> frozenset[str]:
    """The points on which somebody speaks in an event, or on which a contradiction is kept."""
    found = conn.execute(
        """
        SELECT point FROM placement WHERE event = :event UNION SELECT point FROM contradiction WHERE event = :event
        """,
        {"event": event},
    )
    return frozenset(point for (point,) in found)


_IN_CELLS = """
    SELECT DISTINCT c.point, c.camp, c.actor, c.stance, c.terms
    FROM json_each(:points) AS asked CROSS JOIN cell AS c ON c.event = :event AND c.point = asked.value
    WHERE c.actor {} (SELECT u.actor FROM unheard AS u WHERE u.event = :event)
"""
_HELD = """
    SELECT p.point, c.camp, COALESCE(c.actor, ''), c.stance, p.terms
    FROM claim AS c INDEXED BY claim_held CROSS JOIN placement AS p ON p.claim = c.id
    WHERE c.event = :event AND c.shown = 1 AND c.held = 1 AND c.camp IS NOT NULL
        AND p.point IN (SELECT value FROM json_each(:points))
"""


def meant(conn: sqlite3.Connection, event: int, points: Collection[str], *, accused: bool = False) -> list[Meant]:
    """What is meant on some points of an event, in its cells or in the words of the ``accused``."""
    sql = f"{_IN_CELLS.format('IN')} UNION {_HELD}" if accused else _IN_CELLS.format("NOT IN")
    found = conn.execute(f"{sql} ORDER BY 1, 2, 3", {"event": event, "points": json.dumps(sorted(points))})
    return [
        Meant(point, camp, actor, Stance(stance), tuple(json.loads(terms)))
        for point, camp, actor, stance, terms in found
    ]


_ON_POINTS = "event = :event AND point IN (SELECT value FROM json_each(:points))"

Stored = dict[tuple[str, str, str, str, str], int]
"""A contradiction from one side, and whether it is between words of the accused."""


def differs(
    conn: sqlite3.Connection, event: int, points: Collection[str], pairs: Iterable[Pair], accused: Iterable[Pair] = ()
) -> bool:
    """Whether what is kept of some points of an event is not this."""
    return _stored(conn, event, points) != _both_ways(pairs, accused)


def keep(
    conn: sqlite3.Connection, event: int, points: Collection[str], pairs: Iterable[Pair], accused: Iterable[Pair] = ()
) -> None:
    """Replaces what contradicts what on some points of an event, in cells and in the words of the accused; in the
    caller's transaction."""
    stored, wanted = _stored(conn, event, points), _both_ways(pairs, accused)
    conn.executemany(
        """
        DELETE FROM contradiction WHERE event = ? AND point = ? AND camp = ? AND actor = ?
            AND other_camp = ? AND other_actor = ?
        """,
        [(event, *row) for row in sorted(stored.keys() - wanted.keys())],
    )
    conn.executemany(
        """
        INSERT OR REPLACE INTO contradiction (event, point, camp, actor, other_camp, other_actor, accused)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [(event, *row, wanted[row]) for row in sorted(wanted) if stored.get(row) != wanted[row]],
    )
    named = {"event": event, "points": json.dumps(sorted(points))}
    conn.execute(f"DELETE FROM conflict WHERE {_ON_POINTS}", named)
    conn.execute(
        f"""
        INSERT INTO conflict (event, point, one, other)
        SELECT DISTINCT event, point, camp, other_camp FROM contradiction
        WHERE {_ON_POINTS} AND camp < other_camp AND accused = 0
        """,
        named,
    )


def _stored(conn: sqlite3.Connection, event: int, points: Collection[str]) -> Stored:
    found = conn.execute(
        f"{_STORED} WHERE {_ON_POINTS}", {"event": event, "points": json.dumps(sorted(points))}
    ).fetchall()
    return {(point, camp, actor, against, other): accused for point, camp, actor, against, other, accused in found}


def _both_ways(pairs: Iterable[Pair], accused: Iterable[Pair]) -> Stored:
    apart = {(point, *one, *other): 1 for point, a, b in accused for one, other in ((a, b), (b, a))}
    return apart | {(point, *one, *other): 0 for point, a, b in pairs for one, other in ((a, b), (b, a))}


def conflicts(conn: sqlite3.Connection, event: int) -> list[tuple[str, str, str]]:
    """(point, camp, camp) of an event's contradictions between camps, as last kept."""
    return conn.execute(
        "SELECT point, one, other FROM conflict WHERE event = :event ORDER BY point, one, other", {"event": event}
    ).fetchall()


def kept(conn: sqlite3.Connection, event: int) -> list[Pair]:
    """An event's contradictions by speakers, each once."""
    found = conn.execute(
        """
        SELECT point, camp, actor, other_camp, other_actor FROM contradiction
        WHERE event = :event AND (camp, actor) < (other_camp, other_actor)
        ORDER BY point, camp, actor, other_camp, other_actor
        """,
        {"event": event},
    )
    return [(point, (camp, actor), (other_camp, other)) for point, camp, actor, other_camp, other in found]


# --- the accused ----------------------------------------------------------------------------------


def accusals(conn: sqlite3.Connection, event: int, actors: Collection[str] | None = None) -> dict[str, frozenset[str]]:
    """Actor -> the camps whose claims accuse it in an event; of all actors, or of these."""
    only = "" if actors is None else "AND actor IN (SELECT value FROM json_each(:actors))"
    found: dict[str, set[str]] = {}
    for actor, camp in conn.execute(
        f"SELECT actor, camp FROM accusal WHERE event = :event {only}",
        {"event": event, "actors": json.dumps(sorted(actors or ()))},
    ):
        found.setdefault(actor, set()).add(camp)
    return {actor: frozenset(camps) for actor, camps in found.items()}


def speaks(conn: sqlite3.Connection, event: int, actor: str, camps: Collection[str]) -> bool:
    """Whether an actor, of these camps, says anything in an event."""
    return _one(conn, event, actor, camps, "")


def heard_beyond(
    conn: sqlite3.Connection, event: int, actor: str, camps: Collection[str], side: str, relays: Collection[str]
) -> bool:
    """Whether words of an actor are shown in an event on a channel that is not this side's.

    ``relays`` are the actors of the side that relay words: what they relay is shown on the side's channel, whoever
    prints it.
    """
    return _one(
        conn,
        event,
        actor,
        camps,
        """
        AND CASE WHEN EXISTS (SELECT 1 FROM claim_via WHERE claim = c.id) THEN EXISTS (
                SELECT 1 FROM claim_via WHERE claim = c.id AND actor NOT IN (SELECT value FROM json_each(:relays)))
            ELSE (SELECT src.camp FROM story AS s JOIN source AS src ON src.id = s.source WHERE s.id = c.story)
                IS NOT :side END
        """,
        side=side,
        relays=json.dumps(sorted(relays)),
    )


def _one(conn: sqlite3.Connection, event: int, actor: str, camps: Collection[str], test: str, **params: str) -> bool:
    found = conn.execute(
        f"""
        SELECT 1 FROM json_each(:camps) AS asked CROSS JOIN claim AS c INDEXED BY claim_pane
            ON c.event = :event AND c.camp = asked.value AND c.actor = :actor AND c.shown = 1 {test}
        LIMIT 1
        """,
        {"event": event, "actor": actor, "camps": json.dumps(sorted(camps)), **params},
    )
    return found.fetchone() is not None


def unheard(conn: sqlite3.Connection, event: int) -> frozenset[str]:
    """The accused who are heard in an event on an accusing side's channels alone, as last kept."""
    return frozenset(actor for (actor,) in conn.execute("SELECT actor FROM unheard WHERE event = ?", (event,)))


def keep_unheard(conn: sqlite3.Connection, event: int, wanted: Collection[str]) -> None:
    """Replaces them, in the caller's transaction."""
    stored = unheard(conn, event)
    conn.executemany(
        "DELETE FROM unheard WHERE event = ? AND actor = ?", [(event, actor) for actor in sorted(stored - {*wanted})]
    )
    conn.executemany(
        "INSERT INTO unheard (event, actor) VALUES (?, ?)", [(event, actor) for actor in sorted({*wanted} - stored)]
    )
