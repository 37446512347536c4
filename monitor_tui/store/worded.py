"""What is asked of claims by time and by words: an event's, the earliest said first, or those of a filter's stories."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from monitor_tui.model import Dated, Placed, Precision
from monitor_tui.model.moved import Aired
from monitor_tui.model.worded import Said
from monitor_tui.store import placed, stories
from monitor_tui.store.selection import Selection
from monitor_tui.store.stories import moment

if TYPE_CHECKING:
    from monitor_tui.store.past import Past

_STORIES_A_PAGE = 500

_SAID = """
    SELECT c.id, c.story, COALESCE(s.copy_of, c.story), c.actor, c.camp, c.day, s.lang, c.quote,
        json_extract(c.spans, '$.says'), src.camp,
        c.held OR EXISTS (SELECT 1 FROM unheard AS u WHERE u.event = c.event AND u.actor = c.actor)
"""


def stood(past: Past | None = None, until: datetime | None = None) -> str:
    """That a claim ``c`` is shown and a camp's: today or at a past moment, in a story published by a time.

    Those that people have read otherwise since are asked for apart.
    """
    tests = ["c.shown = 1" if past is None else past.shown("c"), "c.camp IS NOT NULL"]
    tests += [f"c.story < {int(until.timestamp()) << 10}"] if until is not None else []
    tests += [f"c.id NOT IN ({', '.join(map(str, past.readings))})"] if past is not None else []
    return " AND ".join(tests)


def claims_of(conn: sqlite3.Connection, event: int, standing: str) -> int:
    """How many claims of an event ``stood``."""
    row = conn.execute(
        f"SELECT COUNT(*) FROM claim AS c WHERE c.event = :event AND {standing}", {"event": event}
    ).fetchone()
    return int(row[0])


def earliest(conn: sqlite3.Connection, event: int, cap: int, standing: str) -> list[Placed]:
    """The claims of an event that ``stood`` with their places, one value for each place; of more than ``cap`` claims
    those that were said first."""
    found = conn.execute(
        f"""
        WITH first AS (
            SELECT c.id, ROW_NUMBER() OVER (ORDER BY c.day, c.id) AS place FROM claim AS c
            WHERE c.event = :event AND {standing} ORDER BY c.day, c.id LIMIT :cap
        )
        {placed.WHOLE} FROM first CROSS JOIN claim AS c ON c.id = first.id
            CROSS JOIN placement AS p ON p.claim = c.id CROSS JOIN story AS s ON s.id = c.story
            CROSS JOIN source AS src ON src.id = s.source
        ORDER BY first.place, p.n
        """,
        {"event": event, "cap": cap},
    )
    return [placed.of_row(row) for row in found]


def aired(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Aired]:
    """When and where stories were published, and which of them are copies."""
    found = conn.execute(
        """
        SELECT s.id, COALESCE(src.name, src.id), s.published, s.precision, s.dated, s.seen, s.copy_of, s.url
        FROM json_each(:ids) AS asked CROSS JOIN story AS s ON s.id = asked.value
            CROSS JOIN source AS src ON src.id = s.source
        """,
        {"ids": json.dumps(sorted(set(ids)))},
    )
    return {
        row[0]: Aired(row[0], row[1], moment(row[2]), Precision(row[3]), Dated(row[4]), moment(row[5]), row[6], row[7])
        for row in found
    }


def of_event(conn: sqlite3.Connection, event: int, cap: int, standing: str) -> list[Said]:
    """The claims of an event's speakers that ``stood``, the newest first, no more than ``cap``."""
    found = conn.execute(
        f"""{_SAID}
        FROM claim AS c CROSS JOIN story AS s ON s.id = c.story CROSS JOIN source AS src ON src.id = s.source
        WHERE c.event = :event AND {standing} ORDER BY c.id DESC LIMIT :cap
        """,
        {"event": event, "cap": cap},
    )
    return [_said(row) for row in found]


def of_stories(conn: sqlite3.Connection, selection: Selection, cap: int, standing: str) -> list[Said]:
    """The claims that ``stood`` in the stories of a filter, those of the newest stories first, no more than ``cap``."""
    kept: list[Said] = []
    for ids in _pages(conn, selection):
        found = conn.execute(
            f"""{_SAID}
            FROM json_each(:ids) AS asked
                CROSS JOIN claim AS c ON c.id BETWEEN asked.value << 12 AND (asked.value << 12) + 4095
                CROSS JOIN story AS s ON s.id = c.story CROSS JOIN source AS src ON src.id = s.source
            WHERE {standing} ORDER BY asked.key, c.id DESC LIMIT :cap
            """,
            {"ids": json.dumps(ids), "cap": cap - len(kept)},
        )
        kept += [_said(row) for row in found]
        if len(kept) >= cap:
            break
    return kept


def said_otherwise(conn: sqlite3.Connection, past: Past, kept: Selection | int, until: datetime | None) -> list[Said]:
    """The claims of an event, or in a filter's stories, that people have read otherwise since, as they were read."""
    from monitor_tui.store import against, past_rows

    event, selection = (kept, None) if isinstance(kept, int) else (None, kept)
    found = conn.execute(
        f"""{_SAID}
        FROM json_each(:ids) AS asked CROSS JOIN claim AS c ON c.id = asked.value
            CROSS JOIN story AS s ON s.id = c.story CROSS JOIN source AS src ON src.id = s.source
        """,
        {"ids": json.dumps(past_rows.claims_otherwise(conn, past, event, selection))},
    )
    told = []
    for said in map(_said, found.fetchall()):
        reading = past.readings[said.claim]
        unheard = against.unheard(conn, reading.event) if reading.event is not None else frozenset[str]()
        accused = reading.held or reading.actor in unheard
        if until is None or said.story < int(until.timestamp()) << 10:
            told.append(
                replace(said, actor=reading.actor or "", camp=reading.camp or "", says=reading.says, accused=accused)
            )
    return told


def _pages(conn: sqlite3.Connection, selection: Selection) -> Iterator[list[int]]:
    before: int | None = None
    while ids := stories.page(conn, selection, _STORIES_A_PAGE, before=before):
        yield ids
        before = ids[-1]


def _said(row: tuple[Any, ...]) -> Said:
    claim, story, chain, actor, camp, day, lang, quote, says, owner, accused = row
    marks = tuple(json.loads(says)) if says else ()
    return Said(
        claim, story, chain, actor or "", camp or "", date.fromisoformat(day), lang, quote, marks, owner, bool(accused)
    )
