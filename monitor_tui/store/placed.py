"""The claims of an event as its panes are made of them: each one, or in rows that say the same where there are many."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from monitor_tui.model import Nearby, Placed, Precision, Presence, Review, Spoken, Stance
from monitor_tui.store import event_words
from monitor_tui.store.selection import Selection

if TYPE_CHECKING:
    from monitor_tui.store.past import Past

EACH = 600
"""Up to so many places of claims each is read; beyond it those that say the same on one day are one row."""

MOST = 200
"""So many rows are read of an event with more, the most reported of every cell first."""

WHOLE = """
    SELECT c.id, c.story, s.copy_of, c.actor, c.camp, c.stance, p.point, p.value, p.terms, c.day, c.precision,
        c.quote, c.direct, c.unsure, c.review, c.state, s.url, COALESCE(src.name, src.id), c.spans, c.held, src.camp,
        c.speaker, c.rule, c.reviewed_by, p.n
"""
_JOINED = """
    CROSS JOIN claim AS c ON c.id = kept.id CROSS JOIN placement AS p ON p.claim = c.id AND p.n = kept.n
        CROSS JOIN story AS s ON s.id = c.story CROSS JOIN source AS src ON src.id = s.source
"""
_RANK = "(c.review IN ('checked', 'corrected', 'made')) * 8 + c.direct * 4 + (1 - c.unsure) * 2 + (c.state = 'present')"
"""As ``cells.rank``, but for copies, which the index does not know: of equally good claims the first stands."""


def placed(
    conn: sqlite3.Connection,
    event: int,
    selection: Selection | None = None,
    *,
    camps: Collection[str] = (),
    free: str = "",
    each: int = EACH,
    most: int = MOST,
    past: Past | None = None,
) -> list[Placed]:
    """The shown claims of an event with their places, one value for each place; ``selection`` of stories limits them.

    Of an event with more than ``each`` places those that mean the same on one day are one row, which knows every story
    that it stands for; ``most`` rows come, first the best of each cell, then those of ``camps``. ``free`` is the point,
    and the beginning of the points, that claims make by themselves: those of one story alone count as one.
    ``past``: the claims that were shown then, in rows that say of state and review what holds today.
    """
    members, params = _members(event, selection, past)
    if past is not None and past.readings:
        from monitor_tui.store import past_rows

        otherwise = past_rows.read_otherwise(conn, past, event, selection)
        unchanged = _of_members(conn, event, members, params, camps, free, each, most)
        return sorted([*unchanged, *otherwise], key=lambda row: (-row.id, row.n))
    return _of_members(conn, event, members, params, camps, free, each, most)


def _of_members(
    conn: sqlite3.Connection,
    event: int,
    members: str,
    params: dict[str, Any],
    camps: Collection[str],
    free: str,
    each: int,
    most: int,
) -> list[Placed]:
    if _places(conn, event, each) <= each:
        return _each(conn, members, params)
    return _rows(conn, members, params | {"camps": json.dumps(sorted(camps)), "free": free, "most": most})


def spoken(
    conn: sqlite3.Connection, event: int, selection: Selection | None = None, past: Past | None = None
) -> list[Spoken]:
    """How many claims each speaker makes in an event."""
    members, params = _members(event, selection, past)
    found = conn.execute(
        f"SELECT c.actor, c.camp, c.held, COUNT(*) FROM {members} GROUP BY c.camp, c.actor, c.held", params
    )
    counts = Counter({(actor or "", camp, bool(held)): claims for actor, camp, held, claims in found})
    if past is not None and past.readings:
        from monitor_tui.store import past_rows

        counts.update(past_rows.spoken_otherwise(conn, past, event, selection))
    return [Spoken(*speaker, claims) for speaker, claims in counts.items()]


def nearby(conn: sqlite3.Connection, event: int, most: int = 12) -> list[Nearby]:
    """The other events of an event's stories, and how many claims of these stories are theirs; the most first."""
    found = conn.execute(
        """
        SELECT e.id, e.title, SUM((
            SELECT COUNT(*) FROM claim AS c
            WHERE c.id BETWEEN es.story << 12 AND (es.story << 12) + 4095 AND c.shown = 1 AND c.event = e.id
        )) AS claims
        FROM event_story AS es CROSS JOIN event_story AS other ON other.story = es.story AND other.event <> es.event
            CROSS JOIN event AS e ON e.id = other.event
        WHERE es.event = :event GROUP BY e.id ORDER BY claims DESC, e.id LIMIT :most
        """,
        {"event": event, "most": most},
    )
    rows = found.fetchall()
    named = event_words.titles(conn, [other for other, _, _ in rows])
    return [
        Nearby(other, (named[other].text if other in named else "") or title, claims) for other, title, claims in rows
    ]


def _members(event: int, selection: Selection | None, past: Past | None) -> tuple[str, dict[str, Any]]:
    """The table of an event's claims ``c`` with its conditions, and their values: what limits the panes stands here."""
    tests, params = ["c.event = :the_event", "c.shown = 1", "c.camp IS NOT NULL"], dict[str, Any]()
    if selection is not None:
        inner, params = selection.all()
        tests.append(f"c.story IN ({inner})")
    params = {**params, "the_event": event}
    if past is None:
        return f"claim AS c INDEXED BY claim_pane WHERE {' AND '.join(tests)}", params
    tests = [past.shown("c") if test == "c.shown = 1" else test for test in tests]
    tests.append(f"c.id NOT IN ({', '.join(map(str, past.readings))})")
    of_stories = "event_story AS es CROSS JOIN claim AS c ON c.id BETWEEN es.story << 12 AND (es.story << 12) + 4095"
    return f"{of_stories} WHERE es.event = :the_event AND {' AND '.join(tests)}", params


def _places(conn: sqlite3.Connection, event: int, cap: int) -> int:
    """How many places the claims of an event have, counted a little further than ``cap``."""
    found = conn.execute(
        "SELECT COUNT(*) FROM (SELECT 1 FROM placement WHERE event = :event LIMIT :cap + 1)",
        {"event": event, "cap": cap},
    )
    return int(found.fetchone()[0])


def _each(conn: sqlite3.Connection, members: str, params: dict[str, Any]) -> list[Placed]:
    found = conn.execute(
        f"""
        WITH member AS MATERIALIZED (SELECT c.id AS id FROM {members}),
            kept AS (SELECT m.id AS id, q.n AS n FROM member AS m CROSS JOIN placement AS q ON q.claim = m.id)
        {WHOLE} FROM kept {_JOINED} ORDER BY c.id DESC, p.n
        """,
        params,
    )
    return [of_row(row) for row in found]


def _rows(conn: sqlite3.Connection, members: str, params: dict[str, Any]) -> list[Placed]:
    """Rows of claims that mean the same, each with its best claim and the stories and sources of all."""
    found = conn.execute(
        f"""
        WITH member AS MATERIALIZED (
            SELECT c.id AS id, c.story AS story, c.camp AS camp, c.actor AS actor, c.stance AS stance, c.day AS day,
                c.held AS held, c.state AS state, {_RANK} AS rank FROM {members}
        ), grouped AS (
            -- SQLite takes n, id and rank from the row that has the MAX: the best claim, of such one with a quotation.
            SELECT q.point AS point, m.camp AS camp, q.n AS n, m.id AS id, m.rank AS rank,
                MAX(((2 * m.rank + (q.value GLOB '"*')) << 55) - m.id), COUNT(DISTINCT m.story) AS stories,
                group_concat(m.story) AS carried
            FROM member AS m CROSS JOIN placement AS q ON q.claim = m.id
            -- What one story calls confirmed the next calls said: only a denial or a refusal is another saying. A value
            -- is the same in every language, but for a quotation: that means what its terms mean.
            GROUP BY q.point, m.camp, m.actor, IIF(m.stance IN ('denies', 'refuses'), m.stance, ''), m.held, m.state,
                m.day, IIF(q.value GLOB '"*' AND q.terms <> '[]', q.terms, q.value)
        ), spread AS (
            SELECT *, IIF(point GLOB :free || '*' AND :free <> '' AND SUM(stories) OVER (PARTITION BY point) < 2,
                :free, point) AS row FROM grouped
        ), ranked AS (
            SELECT *, ROW_NUMBER() OVER (
                PARTITION BY row, camp ORDER BY rank >= 8 DESC, rank & 2 DESC, stories DESC, rank DESC, id
            ) AS place FROM spread
        ), kept AS MATERIALIZED (
            SELECT id, n, carried, stories FROM ranked
            ORDER BY place > 1 AND camp NOT IN (SELECT value FROM json_each(:camps)), place, stories DESC, id
            LIMIT :most
        )
        {WHOLE}, kept.carried FROM kept {_JOINED} ORDER BY c.id DESC, p.n
        """,
        params,
    ).fetchall()
    stories = [sorted({int(story) for story in row[-1].split(",")}) for row in found]
    outlets = dict(_outlets(conn, {story for row in stories for story in row}))
    return [
        of_row(row, tuple((story, *outlets[story]) for story in carried))
        for row, carried in zip(found, stories, strict=True)
    ]


def _outlets(conn: sqlite3.Connection, stories: Collection[int]) -> Iterator[tuple[int, tuple[str, str | None]]]:
    """Story -> its outlet and the camp that owns that; a row for each source, not for each story."""
    found = conn.execute(
        """
        SELECT COALESCE(src.name, src.id), src.camp, group_concat(s.id)
        FROM json_each(:stories) AS asked CROSS JOIN story AS s ON s.id = asked.value
            CROSS JOIN source AS src ON src.id = s.source
        GROUP BY src.id
        """,
        {"stories": json.dumps(sorted(stories))},
    )
    for name, camp, ids in found:
        yield from ((int(story), (name, camp)) for story in ids.split(","))


def of_claims(conn: sqlite3.Connection, claims: Collection[int]) -> list[Placed]:
    """Claims as they are read today, each with an empty place: another may be put there."""
    columns = WHOLE.replace("p.point, p.value, p.terms", "'', '', '[]'").replace("p.n", "0")
    found = conn.execute(
        f"""
        {columns} FROM json_each(:claims) AS kept CROSS JOIN claim AS c ON c.id = kept.value
            CROSS JOIN story AS s ON s.id = c.story CROSS JOIN source AS src ON src.id = s.source
        """,
        {"claims": json.dumps(sorted(claims))},
    )
    return [of_row(row) for row in found]


def of_row(row: Sequence[Any], carried: tuple[tuple[int, str, str | None], ...] = ()) -> Placed:
    """A claim at one place, of a row of ``WHOLE``; ``carried`` are the stories and outlets that it stands for."""
    spans = json.loads(row[18])
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
        via=tuple(spans["via"]),
        says=tuple(spans.get("says", ())),
        targets=tuple(spans["targets"]),
        held=bool(row[19]),
        owner=row[20],
        stories=len(carried) or 1,
        speaker=row[21],
        rule=row[22],
        reviewed_by=row[23],
        carried=carried,
        n=row[24],
    )
