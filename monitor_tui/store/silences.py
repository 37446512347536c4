"""What people said of empty cells: that a camp is silent on a point, and whether it still is.

A silence stands while nothing of that camp stands on that point. It is never rewritten: new evidence ends it by being
there, and where the evidence goes again the person's word holds again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from monitor_tui.errors import StoreError
from monitor_tui.model.proven import Silence
from monitor_tui.store import events
from monitor_tui.store.stories import moment

if TYPE_CHECKING:
    from monitor_tui.store.past import Past

_STANDING = """
    SELECT MAX(a.id) AS act, es.event AS event, a.name AS point, a.locator AS camp, st.analyst AS analyst,
        st.at AS at, a.value AS value
    FROM act AS a CROSS JOIN step AS st ON st.id = a.step CROSS JOIN story AS s ON s.key = a.key
        CROSS JOIN event_story AS es ON es.story = s.id AND es.main = 1
    WHERE a.kind = 'silence' AND (:until IS NULL OR st.at <= :until) AND (:event IS NULL OR es.event = :event)
    GROUP BY es.event, a.name, a.locator, st.analyst
"""
_SPOKEN = "EXISTS (SELECT 1 FROM cell AS c WHERE c.event = said.event AND c.point = said.point AND c.camp = said.camp)"
_COLUMNS = "said.act, said.event, said.point, said.camp, said.analyst, said.at"


def standing(conn: sqlite3.Connection, event: int | None = None, until: datetime | None = None) -> list[Silence]:
    """People's word on the empty cells of an event, or of all, as it was at a time; also where evidence ended it."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM ({_STANDING}) AS said WHERE said.value = '+' ORDER BY said.act",
        _asked(event, until),
    )
    return [_silence(row) for row in rows]


def say(
    conn: sqlite3.Connection,
    analyst: str,
    event: int,
    point: str,
    camp: str,
    on: bool = True,
    *,
    reason: str = "",
    now: datetime | None = None,
) -> str:
    """A person looked and says that a camp is silent on a point, or takes that back; the sentence for the status."""
    from monitor_tui.store import acts
    from monitor_tui.store.connect import immediate

    with immediate(conn):
        found = events.event(conn, event)
        if found is None:
            raise StoreError("This event is no longer in the store; its stories were grouped anew.")
        if events.by_key(conn, found.key) != found.id:
            raise StoreError("No story is of this event alone: nothing would find your word on it again.")
        own = {(said.point, said.camp) for said in standing(conn, found.id) if said.analyst == analyst}
        value, other = ("+", "-") if on else ("-", "+")
        act = acts.Act("silence", found.key, value, other, name=point, locator=camp)
        wanted = [act] if ((point, camp) in own) != on else []
        return acts.record(
            conn, analyst, wanted, "said silent" if on else "no longer said silent", "cell", reason, now
        ).sentence


def overtaken(conn: sqlite3.Connection, analyst: str, event: int | None = None) -> list[Silence]:
    """This person's silences in whose cells something stands now, as long as they have not looked at it."""
    rows = conn.execute(
        f"""
        SELECT {_COLUMNS} FROM ({_STANDING}) AS said
        WHERE said.value = '+' AND said.analyst = :analyst AND {_SPOKEN}
            AND NOT EXISTS (SELECT 1 FROM silence_seen WHERE act = said.act)
        ORDER BY said.act
        """,
        _asked(event, None) | {"analyst": analyst},
    )
    return [_silence(row) for row in rows]


def looked(conn: sqlite3.Connection, silences: Sequence[Silence], now: datetime | None = None) -> None:
    """The person has seen what ended these; one statement, in the caller's transaction or its own."""
    at = int((now or datetime.now(UTC)).timestamp())
    conn.executemany(
        "INSERT OR IGNORE INTO silence_seen (act, at) VALUES (?, ?)", [(silence.act, at) for silence in silences]
    )


def silent_events(conn: sqlite3.Connection, camps: Sequence[str], past: Past | None = None) -> list[int]:
    """The events with a cell of one of these camps that a person called silent, and that is; or that then was."""
    if past is not None:
        return _silent_then(conn, camps, past)
    rows = conn.execute(
        f"SELECT DISTINCT said.event, said.camp FROM ({_STANDING}) AS said WHERE said.value = '+' AND NOT {_SPOKEN}",
        _asked(None, None),
    )
    return sorted({event for event, camp in rows if camp in camps})


def _silent_then(conn: sqlite3.Connection, camps: Sequence[str], past: Past) -> list[int]:
    """No stored cell knows what stood then: the claims are asked."""
    from monitor_tui.store import against, placed

    found = set()
    for said in standing(conn, until=moment(past.end - 1)):
        if said.camp in camps and said.event not in found:
            unheard = against.unheard(conn, said.event)
            rows = placed.placed(conn, said.event, camps=(said.camp,), past=past)
            stand = {(row.point, row.camp) for row in rows if not row.held and row.actor not in unheard}
            found |= {said.event} if (said.point, said.camp) not in stand else set()
    return sorted(found)


def _asked(event: int | None, until: datetime | None) -> dict[str, int | str | None]:
    return {"event": event, "until": int(until.timestamp()) if until else None}


def _silence(row: tuple[int, int, str, str, str, int]) -> Silence:
    act, event, point, camp, analyst, at = row
    return Silence(act, event, point, camp, analyst, moment(at))
