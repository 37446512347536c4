"""Claims: pages, one story's, one event's, and by what never changes about them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, date, tzinfo
from typing import Any

from monitor_tui.model import Placement, Precision, Presence, Review, Span, Stance
from monitor_tui.store import totals
from monitor_tui.store.kept import Locator, StoredClaim
from monitor_tui.store.selection import EVERY_CLAIM, Selection

_CLAIM = """
    SELECT c.id, c.story, c.wording, c.event, c.kind, c.actor, c.camp, c.stance, c.quote, c.speaker, c.said,
        c.precision, c.day, c.direct, c.hedged, c.held, c.rule, c.start, c.stop, c.spans,
        IIF(c.next IS NULL, c.state, 'present'), c.review,
        c.reviewed_by, c.shown,
        (SELECT json_group_array(json_array(point, value, json(terms)))
            FROM (SELECT point, value, terms FROM placement WHERE claim = c.id ORDER BY n))
"""


def page(
    conn: sqlite3.Connection, selection: Selection, limit: int, before: int | None = None, after: int | None = None
) -> list[int]:
    """Ids, those of the newest stories first; or those just below ``before``, or just above ``after``."""
    found = [row[0] for row in conn.execute(*selection.page(limit, before=before, after=after))]
    return found[::-1] if after is not None else found


def total(conn: sqlite3.Connection, selection: Selection, cap: int | None = None) -> int:
    """How many claims a selection keeps, counted no further than ``cap``."""
    if selection.known is not None:
        return selection.known
    if selection == EVERY_CLAIM:
        return totals.of(conn, "claim")
    return int(conn.execute(*selection.count(cap)).fetchone()[0])


def rows(conn: sqlite3.Connection, ids: Sequence[int]) -> list[StoredClaim]:
    """Claims in the order asked."""
    found = conn.execute(
        f"{_CLAIM} FROM json_each(:ids) AS asked CROSS JOIN claim AS c ON c.id = asked.value ORDER BY asked.key",
        {"ids": json.dumps(list(ids))},
    )
    return [_stored(row) for row in found]


def claim(conn: sqlite3.Connection, which: int) -> StoredClaim | None:
    """One claim."""
    found = rows(conn, [which])
    return found[0] if found else None


def of_story(conn: sqlite3.Connection, story: int, wording: int | None = None) -> list[StoredClaim]:
    """The claims of a story in reading order: those that stand for themselves, or all of one wording.

    Without ``wording`` the claims of older wordings that no newer one repeats come along, marked as altered; what
    people hid comes along too (``shown`` is false) and so do thoughts.
    """
    if wording is not None:
        found = conn.execute(
            f"{_CLAIM} FROM claim AS c WHERE c.story = :story AND c.wording = :wording ORDER BY c.n",
            {"story": story, "wording": wording},
        )
    else:
        found = conn.execute(
            f"""{_CLAIM} FROM claim AS c
            WHERE c.id BETWEEN :story << 12 AND (:story << 12) + 4095 AND c.next IS NULL ORDER BY c.wording DESC, c.n
            """,
            {"story": story},
        )
    return [_stored(row) for row in found]


def remarks(conn: sqlite3.Connection, event: int, limit: int = 20) -> list[tuple[int, str, str]]:
    """(story, outlet, sentence) of the narrators' caveats in an event's stories, in their current wordings."""
    return conn.execute(
        """
        SELECT s.id, COALESCE(src.name, src.id), r.quote
        FROM event_story AS es CROSS JOIN story AS s ON s.id = es.story
            CROSS JOIN remark AS r ON r.story = s.id AND r.wording = s.wordings
            CROSS JOIN source AS src ON src.id = s.source
        WHERE es.event = :event AND es.main = 1 AND s.copy_of IS NULL ORDER BY s.id, r.start LIMIT :limit
        """,
        {"event": event, "limit": limit},
    ).fetchall()


def locator(conn: sqlite3.Connection, which: int) -> Locator | None:
    """A claim's name for the log of acts."""
    row = conn.execute(
        """
        SELECT s.key, w.sha256, c.start, c.stop, c.speaker, c.cue
        FROM claim AS c JOIN story AS s ON s.id = c.story
            JOIN wording AS w ON w.story = c.story AND w.number = c.wording
        WHERE c.id = :claim
        """,
        {"claim": which},
    ).fetchone()
    if row is None:
        return None
    key, sha256, start, stop, speaker, cue = row
    return Locator(key, sha256, (start, stop), speaker, cue)


def find(conn: sqlite3.Connection, named: Locator) -> int | None:
    """The claim that a locator names, as it stands now: where a newer wording repeats it, the newest such claim."""
    found = named_claim(conn, named)
    return None if found is None else current(conn, found)


def named_claim(conn: sqlite3.Connection, named: Locator, newest: int | None = None) -> int | None:
    """The very claim that a locator names, in the last wording, up to the one numbered ``newest``, of that text."""
    found = conn.execute(
        """
        SELECT c.id, c.cue = :cue
        FROM story AS s JOIN wording AS w ON w.story = s.id AND w.sha256 = :sha256
            JOIN claim AS c ON c.story = s.id AND c.wording = w.number
        WHERE s.key = :key AND c.start = :start AND c.stop = :stop AND c.speaker = :speaker
            AND (:newest IS NULL OR w.number <= :newest)
        ORDER BY w.number DESC, c.n
        """,
        {
            "key": named.key,
            "sha256": named.sha256,
            "start": named.sentence[0],
            "stop": named.sentence[1],
            "speaker": named.speaker,
            "cue": named.cue,
            "newest": newest,
        },
    ).fetchall()
    exact = [claim for claim, same_cue in found if same_cue]
    if not exact and len(found) != 1:
        # Nothing, or several and none with this cue: a guess would put a person's word on another claim.
        return None
    return int(exact[0] if exact else found[0][0])


def current(conn: sqlite3.Connection, which: int) -> int:
    """The claim that stands for this one now: itself, or the last that repeats it."""
    row = conn.execute(
        """
        WITH RECURSIVE chain(id, next) AS (
            SELECT id, next FROM claim WHERE id = :claim
            UNION ALL SELECT c.id, c.next FROM chain JOIN claim AS c ON c.id = chain.next
        )
        SELECT id FROM chain WHERE next IS NULL
        """,
        {"claim": which},
    ).fetchone()
    return int(row[0]) if row else which


def as_json(conn: sqlite3.Connection, ids: Sequence[int], zone: tzinfo = UTC) -> Iterator[dict[str, Any]]:
    """Claims as ``claims --json`` writes them; offsets count characters of the wording, ``whole(title, text)``."""
    from monitor_tui.store.stories import published_form

    for stored in rows(conn, ids):
        url, outlet, published, precision, key = conn.execute(
            """
            SELECT s.url, COALESCE(src.name, src.id), s.published, s.precision, s.key
            FROM story AS s JOIN source AS src ON src.id = s.source WHERE s.id = :story
            """,
            {"story": stored.story},
        ).fetchone()
        yield _form(stored, url, outlet, published_form(published, precision, zone), key, _statement(conn, stored))


def _form(
    stored: StoredClaim, url: str | None, outlet: str, published: str, key: str, statement: int | None
) -> dict[str, Any]:
    spans = stored.spans
    return {
        "sentence": list(stored.sentence),
        "sentences": spans["sentences"],
        "kind": stored.kind,
        "source": spans["source"],
        "actor": stored.actor,
        "camp": stored.camp,
        "via": spans["via"],
        "cue": spans["cue"],
        "content": spans["content"],
        "stance": str(stored.stance),
        "targets": spans["targets"],
        "direct": stored.direct,
        "hedged": stored.hedged,
        "said": stored.said.isoformat() if stored.said else None,
        "precision": str(stored.precision),
        "dates": spans["dates"],
        "numbers": spans["numbers"],
        "places": spans["places"],
        "unsure": spans["unsure"],
        "rule": stored.rule,
        "id": stored.id,
        "story": stored.story,
        "key": key,
        "url": url,
        "outlet": outlet,
        "published": published,
        "quote": stored.quote,
        "event": stored.event,
        "point": stored.point,
        "statement": statement,
        "review": str(stored.review),
        "reviewed_by": stored.reviewed_by,
        "wording": stored.wording,
        "state": str(stored.state),
        "held": stored.held,
    }


def _statement(conn: sqlite3.Connection, stored: StoredClaim) -> int | None:
    """What claims that say one thing have in common: the best claim of their cell."""
    if not stored.placements or stored.event is None or stored.camp is None:
        return None
    row = conn.execute(
        """
        SELECT best FROM cell WHERE event = :event AND point = :point AND camp = :camp AND actor = :actor
            AND stance = :stance AND value = :value
        """,
        {
            "event": stored.event,
            "point": stored.point,
            "camp": stored.camp,
            "actor": stored.actor or "",
            "stance": str(stored.stance),
            "value": stored.value,
        },
    ).fetchone()
    return int(row[0]) if row else None


def _stored(row: Sequence[Any]) -> StoredClaim:
    spans = json.loads(row[19])
    return StoredClaim(
        id=row[0],
        story=row[1],
        wording=row[2],
        event=row[3],
        kind=row[4],
        actor=row[5],
        camp=row[6],
        stance=Stance(row[7]),
        placements=tuple(Placement(point, value, tuple(terms)) for point, value, terms in json.loads(row[24])),
        quote=row[8],
        speaker=row[9],
        said=date.fromisoformat(row[10]) if row[10] else None,
        precision=Precision(row[11]),
        day=date.fromisoformat(row[12]),
        direct=bool(row[13]),
        hedged=bool(row[14]),
        held=bool(row[15]),
        rule=row[16],
        sentence=(row[17], row[18]),
        sentences=_span_list(spans["sentences"]),
        source=_span(spans["source"]),
        cue=_span(spans["cue"]),
        content=_span_list(spans["content"]),
        via=tuple(spans["via"]),
        targets=tuple(spans["targets"]),
        unsure=tuple(spans["unsure"]),
        state=Presence(row[20]),
        review=Review(row[21]),
        reviewed_by=row[22],
        shown=bool(row[23]),
        spans=spans,
    )


def _span(value: list[int] | None) -> Span | None:
    return (value[0], value[1]) if value else None


def _span_list(values: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, stop) for start, stop in values)
