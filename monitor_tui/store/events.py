"""Events: the list by newest change, what grouping compares, and the stories of each."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from monitor_tui.model import Event
from monitor_tui.store import event_words, totals
from monitor_tui.store.event_words import Worded
from monitor_tui.store.kept import EventRow
from monitor_tui.store.selection import EVERY_EVENT, Selection
from monitor_tui.store.stories import moment

if TYPE_CHECKING:
    from monitor_tui.model import Candidate, Frequency

NEAREST = 150
"""So many events of one token are looked at, before and after a story."""

NAMED_BY = """COALESCE((
    SELECT es.story FROM event_story AS es WHERE es.event = e.id AND es.main = 1 ORDER BY es.story LIMIT 1
), e.oldest)"""
"""The story whose key is an event's (``e``): its oldest of those whose main event it is. Of another story only a claim
belongs here, and its key leads to another event (``by_key``)."""

_EVENT = """
    SELECT e.id, s.key, e.title, e.first, e.last, e.stories, e.claims, e.checked, e.unsure,
        (SELECT json_group_object(camp, claims) FROM event_camp WHERE event = e.id), e.changed
"""


def page(
    conn: sqlite3.Connection, selection: Selection, limit: int, before: int | None = None, after: int | None = None
) -> list[int]:
    """Ids by newest change: the first, those just below ``before`` or just above ``after``; -1 is below all."""
    where, params = _kept(selection)
    edge = before if before is not None else after
    if edge is not None and edge >= 0:
        compare = "<" if before is not None else ">"
        where += f" AND (e.changed, e.id) {compare} (SELECT changed, id FROM event WHERE id = :edge)"
        params["edge"] = edge
    order = "ASC" if before is None and after is not None else "DESC"
    found = conn.execute(
        f"SELECT e.id FROM event AS e WHERE {where} ORDER BY e.changed {order}, e.id {order} LIMIT :page_size",
        params | {"page_size": limit},
    )
    ids = [row[0] for row in found]
    return ids[::-1] if order == "ASC" else ids


def total(conn: sqlite3.Connection, selection: Selection, cap: int | None = None) -> int:
    """How many events a selection keeps, counted no further than ``cap``."""
    if selection.known is not None:
        return selection.known
    if selection == EVERY_EVENT:
        return totals.of(conn, "event")
    return int(conn.execute(*selection.count(cap)).fetchone()[0])


def rank(conn: sqlite3.Connection, selection: Selection, event: int) -> int:
    """How many events of a selection changed after this one."""
    where, params = _kept(selection)
    row = conn.execute(
        f"""
        SELECT COUNT(*) FROM event AS e
        WHERE {where} AND (e.changed, e.id) > (SELECT changed, id FROM event WHERE id = :edge)
        """,
        params | {"edge": event},
    ).fetchone()
    return int(row[0])


def rows(conn: sqlite3.Connection, ids: Sequence[int], analyst: str = "") -> list[EventRow]:
    """Rows of the list of events, in the order asked."""
    found = conn.execute(
        f"""{_EVENT},
        (SELECT COUNT(*) FROM event_story AS es WHERE es.event = e.id
            AND NOT EXISTS (SELECT 1 FROM read_state WHERE analyst = :analyst AND story = es.story)),
        (SELECT COUNT(*) FROM conflict WHERE event = e.id)
        FROM json_each(:ids) AS asked CROSS JOIN event AS e ON e.id = asked.value
            CROSS JOIN story AS s ON s.id = {NAMED_BY}
        ORDER BY asked.key
        """,
        {"ids": json.dumps(list(ids)), "analyst": analyst},
    )
    named = event_words.titles(conn, ids)
    return [_row(row, named.get(row[0])) for row in found]


def event(conn: sqlite3.Connection, which: int, zone: tzinfo = UTC) -> Event | None:
    """One event, or the one that it joined; its days are those of the zone."""
    found = of_ids(conn, [standing(conn, which)], zone)
    return found[0] if found else None


def standing(conn: sqlite3.Connection, event: int) -> int:
    """The event that one of this number is today: itself, or the one that it joined."""
    row = conn.execute("SELECT into_event FROM event_merge WHERE gone = :event", {"event": event}).fetchone()
    return int(row[0]) if row else event


def of_ids(conn: sqlite3.Connection, ids: Iterable[int], zone: tzinfo = UTC) -> list[Event]:
    """Events in the order asked."""
    asked = list(ids)
    found = conn.execute(
        f"""{_EVENT}
        FROM json_each(:ids) AS asked CROSS JOIN event AS e ON e.id = asked.value
            CROSS JOIN story AS s ON s.id = {NAMED_BY}
        ORDER BY asked.key
        """,
        {"ids": json.dumps(asked)},
    )
    named = event_words.titles(conn, asked)
    return [_event(row, zone, named.get(row[0])) for row in found]


def of_story(conn: sqlite3.Connection, story: int, zone: tzinfo = UTC) -> list[Event]:
    """The events of a story, its main event first."""
    found = conn.execute(
        "SELECT event FROM event_story WHERE story = :story ORDER BY main DESC, event", {"story": story}
    )
    return of_ids(conn, [row[0] for row in found.fetchall()], zone)


def by_key(conn: sqlite3.Connection, key: str) -> int | None:
    """The event that an act names: the main event of the story with this key."""
    row = conn.execute(
        "SELECT es.event FROM story AS s JOIN event_story AS es ON es.story = s.id AND es.main = 1 WHERE s.key = :key",
        {"key": key},
    ).fetchone()
    return int(row[0]) if row else None


def stories(conn: sqlite3.Connection, which: int, *, main: bool = False) -> list[int]:
    """The stories of an event, newest first; ``main``: only those whose main event it is."""
    found = conn.execute(
        "SELECT story FROM event_story WHERE event = :event AND main >= :main ORDER BY story DESC",
        {"event": which, "main": int(main)},
    )
    return [row[0] for row in found]


def ends(conn: sqlite3.Connection, which: int, stories: int, characters: int) -> list[str]:
    """How the first stories of an event and its last ones begin, so many of each, in order."""
    found = conn.execute(
        """
        SELECT SUBSTR(w.title || IIF(w.title = '' OR w.text = '', '', :gap) || w.text, 1, :characters)
        FROM (
            SELECT story FROM (SELECT story FROM event_story WHERE event = :event AND main = 1
                ORDER BY story LIMIT :most)
            UNION SELECT story FROM (SELECT story FROM event_story WHERE event = :event AND main = 1
                ORDER BY story DESC LIMIT :most)
        ) AS e CROSS JOIN story AS s ON s.id = e.story
            CROSS JOIN wording AS w ON w.story = s.id AND w.number = s.wordings
        ORDER BY e.story
        """,
        {"event": which, "most": stories, "characters": characters, "gap": "\n\n"},
    )
    return [row[0] for row in found]


def grown(conn: sqlite3.Connection, stories: Collection[int]) -> list[tuple[int, int]]:
    """The main events of some stories, and how many of these each has."""
    return conn.execute(
        """
        SELECT es.event, COUNT(*) FROM json_each(:stories) AS asked
            CROSS JOIN event_story AS es ON es.story = asked.value AND es.main = 1
        GROUP BY es.event ORDER BY es.event
        """,
        {"stories": json.dumps(sorted(set(stories)))},
    ).fetchall()


def breadth(conn: sqlite3.Connection, which: int) -> tuple[int, int]:
    """How many texts (stories that are no copies) and how many sources an event has."""
    row = conn.execute(
        """
        SELECT SUM(s.copy_of IS NULL), COUNT(DISTINCT s.source)
        FROM event_story AS es CROSS JOIN story AS s ON s.id = es.story WHERE es.event = :event
        """,
        {"event": which},
    ).fetchone()
    return int(row[0] or 0), int(row[1])


def sources(conn: sqlite3.Connection, which: int) -> frozenset[str]:
    """The sources that carried stories of an event."""
    found = conn.execute(
        """
        SELECT DISTINCT s.source FROM event_story AS es CROSS JOIN story AS s ON s.id = es.story WHERE es.event = :event
        """,
        {"event": which},
    )
    return frozenset(source for (source,) in found)


def candidates(
    conn: sqlite3.Connection, tokens: Collection[str], first: datetime, last: datetime, limit: int = 40
) -> list[Candidate]:
    """Events between two moments that share a token with a story, those that share the most telling ones first."""
    return of_candidates(conn, sharing(conn, tokens, first, last, limit))


def sharing(
    conn: sqlite3.Connection, tokens: Collection[str], first: datetime, last: datetime, limit: int = 40
) -> list[int]:
    """The same, by their numbers."""
    asked = conn.execute(
        """
        SELECT t.id, t.n FROM json_each(:tokens) AS asked CROSS JOIN token AS t ON t.token = asked.value
        WHERE t.n > 0 ORDER BY t.n, t.id
        """,
        {"tokens": json.dumps(sorted(set(tokens)))},
    ).fetchall()
    likeness = Counter[int]()
    for token, n in asked:
        for event in _with_token(conn, token, int(first.timestamp()), int(last.timestamp())):
            likeness[event] += 1_000_000 // n
    best = sorted(likeness.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
    return [event for event, _ in best]


def _with_token(conn: sqlite3.Connection, token: int, first: int, last: int) -> list[int]:
    """Events that have a token and stories between two moments, nearest to the end first, so many on either side.

    A token that thousands of events share says little: those beyond the nearest are left out.
    """
    found = conn.execute(
        """
        SELECT event FROM (
            SELECT event FROM event_token
            WHERE token = :token AND last BETWEEN :first AND :last ORDER BY last DESC LIMIT :most
        )
        UNION ALL SELECT later.event FROM (
            SELECT event FROM event_token WHERE token = :token AND last > :last ORDER BY last LIMIT :most
        ) AS later CROSS JOIN event AS e ON e.id = later.event AND e.first <= :last
        """,
        {"token": token, "first": first, "last": last, "most": NEAREST},
    )
    return [row[0] for row in found]


def of_candidates(conn: sqlite3.Connection, ids: Iterable[int]) -> list[Candidate]:
    """Events as grouping sees them, in the order asked; tokens of few of an event's stories are left out."""
    from monitor_tui.model import Candidate

    found = conn.execute(
        """
        SELECT e.id, COALESCE(NULLIF(main.stories, 0), e.stories), COALESCE(main.first, e.first),
            COALESCE(main.last, e.last),
            (SELECT json_group_object(t.token, json_array(et.n, t.n))
                FROM event_token AS et JOIN token AS t ON t.id = et.token
                WHERE et.event = e.id AND et.n * 50 > e.stories)
        FROM json_each(:ids) AS asked CROSS JOIN event AS e ON e.id = asked.value LEFT JOIN (
            -- Stories of which only a claim belongs here say nothing about the event; ids begin with the second.
            SELECT es.event, COUNT(*) AS stories, MIN(es.story) >> 10 AS first, MAX(es.story) >> 10 AS last
            FROM json_each(:ids) AS these CROSS JOIN event_story AS es ON es.event = these.value
            WHERE es.main = 1 GROUP BY es.event
        ) AS main ON main.event = e.id ORDER BY asked.key
        """,
        {"ids": json.dumps(list(ids))},
    )
    candidates = []
    for event, stories, first, last, told in found:
        tokens = json.loads(told)
        candidates.append(
            Candidate(
                event,
                {token: here for token, (here, _) in tokens.items()},
                stories,
                moment(first),
                moment(last),
                {token: everywhere for token, (_, everywhere) in tokens.items()},
            )
        )
    return candidates


def size(conn: sqlite3.Connection, which: int) -> int:
    """How many stories have an event as their main one, as grouping counts them; 0 if there is no such event."""
    row = conn.execute(
        """
        SELECT COALESCE(NULLIF((SELECT COUNT(*) FROM event_story WHERE event = e.id AND main = 1), 0), e.stories)
        FROM event AS e WHERE e.id = :event
        """,
        {"event": which},
    ).fetchone()
    return int(row[0]) if row else 0


def grouped(conn: sqlite3.Connection) -> int:
    """How many stories are grouped."""
    return totals.of(conn, "grouped")


def frequency(conn: sqlite3.Connection, tokens: Collection[str]) -> Frequency:
    """In how many of all grouped stories each token stands."""
    from monitor_tui.model import Frequency

    found = conn.execute(
        "SELECT t.token, t.n FROM json_each(:tokens) AS asked CROSS JOIN token AS t ON t.token = asked.value",
        {"tokens": json.dumps(sorted(set(tokens)))},
    )
    return Frequency(grouped(conn), dict(found.fetchall()))


def as_json(conn: sqlite3.Connection, ids: Iterable[int], zone: tzinfo = UTC) -> list[dict[str, Any]]:
    """Events as ``events --json`` writes them; days of the zone."""
    return [
        {
            "id": found.id,
            "title": found.title,
            "first": found.first.isoformat(),
            "last": found.last.isoformat(),
            "stories": found.stories,
            "camps": dict(found.camps),
            "key": found.key,
            "claims": found.claims,
        }
        for found in of_ids(conn, ids, zone)
    ]


def _kept(selection: Selection) -> tuple[str, dict[str, Any]]:
    if selection == EVERY_EVENT:
        return "1", {}
    inner, params = selection.all()
    return f"e.id IN ({inner})", dict(params)


def _event(row: Sequence[Any], zone: tzinfo, named: Worded | None) -> Event:
    number, key, title, first, last, stories, claims, checked, unsure, camps = row[:10]
    return Event(
        id=number,
        key=key,
        title=(named.text if named else "") or title,
        first=moment(first).astimezone(zone).date(),
        last=moment(last).astimezone(zone).date(),
        stories=stories,
        claims=claims,
        checked=checked,
        unsure=unsure,
        camps=json.loads(camps),
        titled_by=named.analyst if named else "",
        other_titles=named.others if named else (),
    )


def _row(row: Sequence[Any], named: Worded | None) -> EventRow:
    number, key, title, first, last, stories, claims, checked, unsure, camps, changed, unread, conflicts = row
    return EventRow(
        id=number,
        key=key,
        title=(named.text if named else "") or title,
        first=moment(first),
        last=moment(last),
        changed=moment(changed),
        stories=stories,
        unread=unread,
        claims=claims,
        checked=checked,
        unsure=unsure,
        camps=json.loads(camps),
        conflicts=conflicts,
    )
