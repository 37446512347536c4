"""What is asked of claims by time and by words: an event's, the earliest said first, or those of a filter's stories."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from monitor_tui.model import Dated, Placed, Precision, Presence, Review, Stance
from monitor_tui.model.moved import Aired
from monitor_tui.model.worded import Said
from monitor_tui.store import stories
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
    """That a claim ``c`` is shown and a camp's: today or at a past moment, in a story published by a time."""
    tests = ["c.shown = 1" if past is None else past.shown("c"), "c.camp IS NOT NULL"]
    tests += [f"c.story < {int(until.timestamp()) << 10}"] if until is not None else []
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
        SELECT c.id, c.story, s.copy_of, c.actor, c.camp, c.stance, p.point, p.value, p.terms, c.day, c.precision,
            c.quote, c.direct, c.unsure, c.review, c.state, s.url, COALESCE(src.name, src.id), c.held, src.camp,
            json_extract(c.spans, '$.says'), json_extract(c.spans, '$.via'), json_extract(c.spans, '$.targets')
        FROM first CROSS JOIN claim AS c ON c.id = first.id
            CROSS JOIN placement AS p ON p.claim = c.id CROSS JOIN story AS s ON s.id = c.story
            CROSS JOIN source AS src ON src.id = s.source
        ORDER BY first.place, p.n
        """,
        {"event": event, "cap": cap},
    )
    return [_placed(row) for row in found]


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


def _pages(conn: sqlite3.Connection, selection: Selection) -> Iterator[list[int]]:
    before: int | None = None
    while ids := stories.page(conn, selection, _STORIES_A_PAGE, before=before):
        yield ids
        before = ids[-1]


def _said(row: tuple[Any, ...]) -> Said:
    claim, story, chain, actor, camp, day, lang, quote, says, owner, accused = row
    marks = tuple(json.loads(says)) if says else ()
    return Said(
        claim, story, chain, actor or "", camp, date.fromisoformat(day), lang, quote, marks, owner, bool(accused)
    )


def _placed(row: tuple[Any, ...]) -> Placed:
    says, via, targets = (tuple(json.loads(found)) if found else () for found in row[20:])
    return Placed(
        id=row[0],
        story=row[1],
        copy_of=row[2],
        actor=row[3] or "",
        camp=row[4],
        stance=Stance(row[5]),
        point=row[6],
        value=row[7],
        terms=tuple(json.loads(row[8])),
        said=date.fromisoformat(row[9]),
        precision=Precision(row[10]),
        quote=row[11],
        direct=bool(row[12]),
        unsure=bool(row[13]),
        review=Review(row[14]),
        presence=Presence(row[15]),
        url=row[16],
        outlet=row[17],
        via=via,
        says=says,
        targets=targets,
        held=bool(row[18]),
        owner=row[19],
    )
