"""What lists, panes and scripts show of stories, claims and events as they stood at a moment."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, tzinfo
from typing import Any

from monitor_tui import days
from monitor_tui.model import Event, Placed, Placement, Review, Stance
from monitor_tui.store import claims, events, placed, stories
from monitor_tui.store.kept import StoredClaim, WireRow
from monitor_tui.store.past import Past
from monitor_tui.store.selection import Selection
from monitor_tui.store.stories import moment

_CHECKED = (Review.CHECKED, Review.CORRECTED, Review.MADE)
_UNSAID = (Review.NONE, None)


def stories_as_json(
    conn: sqlite3.Connection, past: Past, ids: Sequence[int], zone: tzinfo = UTC
) -> list[dict[str, Any]]:
    """Stories as ``stories --json`` writes them, in the wording of then and with the tags of then."""
    found = conn.execute(
        f"""
        SELECT s.id, w.title, w.number, COALESCE(s.gone < {past.end}, 0), (
            SELECT json_group_array(name) FROM (SELECT DISTINCT a.name AS name FROM act AS a
                WHERE a.key = s.key AND a.kind = 'tag' AND {past.tagged("s.id", "a.name")})
        )
        FROM json_each(:ids) AS asked CROSS JOIN story AS s ON s.id = asked.value
            CROSS JOIN wording AS w ON w.story = s.id AND w.number = {past.number("s.id")}
        """,
        {"ids": json.dumps(list(ids))},
    )
    then = {
        story: {"title": title, "wordings": number, "gone": bool(gone), "tags": sorted(json.loads(tags))}
        for story, title, number, gone, tags in found
    }
    return [form | then.get(form["id"], {}) for form in stories.as_json(conn, ids, zone)]


def claims_as_json(
    conn: sqlite3.Connection, past: Past, ids: Sequence[int], zone: tzinfo = UTC
) -> Iterator[dict[str, Any]]:
    """Claims as ``claims --json`` writes them, with the state and the review of then."""
    states, said = past.presences(ids), past.reviews(_keys(conn, ids))
    for form in claims.as_json(conn, ids, zone):
        review, by = said.get(form["id"], _UNSAID)
        said_then = {"review": str(review), "reviewed_by": by, "state": str(states[form["id"]])}
        yield form | _read_form(past, form["id"]) | said_then


def events_as_json(
    conn: sqlite3.Connection, ids: Iterable[int], zone: tzinfo, past: Past | None, selection: Selection | None
) -> list[dict[str, Any]]:
    """Events as ``events --json`` writes them, of the stories given and of what stood then."""
    forms = []
    for form in events.as_json(conn, ids, zone):
        found = events.event(conn, form["id"], zone)
        event = within(conn, found, zone, past, selection) if found is not None else None
        if event is not None:
            dated = {"title": event.title, "first": event.first.isoformat(), "last": event.last.isoformat()}
            counts = {"stories": event.stories, "claims": event.claims, "camps": dict(event.camps)}
            forms.append(form | dated | counts)
    return forms


def within(
    conn: sqlite3.Connection, event: Event, zone: tzinfo, past: Past | None = None, selection: Selection | None = None
) -> Event | None:
    """An event with the numbers of some of its stories, or of what stood then; None where nothing of it did."""
    inner, params = selection.all() if selection is not None else ("", {})
    tests = [f"s.id IN ({inner})"] if inner else []
    tests += [f"s.seen < {past.end}"] if past is not None else []
    members = " AND ".join(["es.event = :the_event", *tests])
    params = {**params, "the_event": event.id}
    count, first, last = conn.execute(
        f"""
        SELECT COUNT(*), MIN(s.published), MAX(s.published)
        FROM event_story AS es CROSS JOIN story AS s ON s.id = es.story WHERE {members}
        """,
        params,
    ).fetchone()
    if not count:
        return None
    shown = "c.shown = 1" if past is None else past.shown("c")
    read = {} if past is None else past.readings
    found = [
        (claim, read[claim].camp if claim in read else camp, unsure, review)
        for claim, camp, unsure, review, of in conn.execute(
            f"""
            SELECT c.id, c.camp, c.unsure, c.review, c.event
            FROM event_story AS es CROSS JOIN story AS s ON s.id = es.story
                CROSS JOIN claim AS c ON c.id BETWEEN s.id << 12 AND (s.id << 12) + 4095
            WHERE {members} AND (c.event = :the_event OR c.id IN ({", ".join(map(str, read))})) AND {shown}
            """,
            params,
        )
        if (read[claim].event if claim in read else of) == event.id
    ]
    said = {} if past is None else past.reviews(_keys(conn, [row[0] for row in found]))
    reviews = [Review(row[3]) if past is None else said.get(row[0], _UNSAID)[0] for row in found]
    camps: dict[str, int] = {}
    for _, camp, _, _ in found:
        if camp is not None:
            camps[camp] = camps.get(camp, 0) + 1
    begins, ends = moment(first).astimezone(zone).date(), moment(last).astimezone(zone).date()
    span = days.span(event.first, event.last)
    dated = event.title.endswith(span)
    return replace(
        event,
        # A machine's title ends in the days of its stories.
        title=event.title.removesuffix(span) + days.span(begins, ends) if dated else event.title,
        first=begins,
        last=ends,
        stories=count,
        claims=len(found),
        checked=sum(review in _CHECKED for review in reviews),
        unsure=sum(row[2] for row in found),
        camps=camps,
    )


def placed_then(
    conn: sqlite3.Connection,
    past: Past,
    event: int,
    selection: Selection | None = None,
    *,
    camps: Collection[str] = (),
    free: str = "",
) -> list[Placed]:
    """The claims of an event that stood then, with their places: no stored cell knows of them."""
    return as_said(conn, past, placed.placed(conn, event, selection, camps=camps, free=free, past=past))


def as_said(conn: sqlite3.Connection, past: Past, found: Sequence[Placed]) -> list[Placed]:
    """Claims with what had become of their sentences, and with what people had said of them."""
    ids = {row.id for row in found}
    states, said = past.presences(ids), past.reviews(_keys(conn, ids))
    return [
        replace(
            row,
            presence=states[row.id],
            review=said.get(row.id, _UNSAID)[0],
            reviewed_by=said.get(row.id, _UNSAID)[1],
        )
        for row in found
    ]


def claims_of_story(conn: sqlite3.Connection, past: Past, story: int) -> list[StoredClaim]:
    """The claims of a story as they stood then, in reading order."""
    found = conn.execute(
        f"""
        SELECT c.id FROM claim AS c WHERE c.id BETWEEN :story << 12 AND (:story << 12) + 4095 AND {past.shown("c")}
        ORDER BY c.wording DESC, c.n
        """,
        {"story": story},
    )
    rows = [_read_row(past, row) for row in claims.rows(conn, [claim for (claim,) in found])]
    states, said = past.presences(row.id for row in rows), past.reviews(_keys(conn, [row.id for row in rows]))
    return [
        replace(row, state=states[row.id], shown=True, review=its[0], reviewed_by=its[1])
        for row in rows
        for its in [said.get(row.id, _UNSAID)]
    ]


def remarks(conn: sqlite3.Connection, past: Past, event: int, limit: int = 20) -> list[tuple[int, str, str]]:
    """(story, outlet, sentence) of the narrators' caveats in an event's stories, in their wordings of then."""
    return conn.execute(
        f"""
        SELECT s.id, COALESCE(src.name, src.id), r.quote
        FROM event_story AS es CROSS JOIN story AS s ON s.id = es.story
            CROSS JOIN remark AS r ON r.story = s.id AND r.wording = {past.number("s.id")}
            CROSS JOIN source AS src ON src.id = s.source
        WHERE es.event = :event AND es.main = 1 AND s.copy_of IS NULL ORDER BY s.id, r.start LIMIT :limit
        """,
        {"event": event, "limit": limit},
    ).fetchall()


def wire_rows(conn: sqlite3.Connection, past: Past, ids: Sequence[int], analyst: str) -> list[WireRow]:
    """Rows of the wire in the wording of then, as people had left them."""
    then = {form["id"]: form for form in stories_as_json(conn, past, ids)}
    states = conn.execute(
        f"""
        SELECT s.id, {past.read("s.id", ":analyst")},
            EXISTS (SELECT 1 FROM changed WHERE changed = 'text' AND story = s.id AND first < {past.end})
        FROM json_each(:ids) AS asked CROSS JOIN story AS s ON s.id = asked.value
        """,
        {"ids": json.dumps(list(ids)), "analyst": analyst},
    )
    known = {story: (bool(read), bool(edited)) for story, read, edited in states}
    return [
        replace(
            row,
            title=then[row.id]["title"],
            tags=tuple(then[row.id]["tags"]),
            gone=then[row.id]["gone"],
            unread=not known[row.id][0],
            edited=known[row.id][1],
        )
        for row in stories.rows(conn, ids, analyst)
    ]


def tags_of(conn: sqlite3.Connection, past: Past, story: int) -> list[str]:
    """The tags that a story had."""
    found = conn.execute(
        f"""
        SELECT DISTINCT a.name FROM act AS a WHERE a.key = (SELECT key FROM story WHERE id = :story)
            AND a.kind = 'tag' AND {past.tagged(":story", "a.name")} ORDER BY a.name
        """,
        {"story": story},
    )
    return [tag for (tag,) in found]


def number(conn: sqlite3.Connection, past: Past, story: int) -> int | None:
    """The number of a story's wording of then; None where it was not seen yet."""
    found = conn.execute(f"SELECT {past.number(':story')}", {"story": story}).fetchone()[0]
    return int(found) if found is not None else None


# --- claims that people have read otherwise since -----------------------------------------------------


def read_otherwise(conn: sqlite3.Connection, past: Past, event: int, selection: Selection | None) -> list[Placed]:
    """Those of an event, as they were read then, one for each place."""
    found = []
    for row in placed.of_claims(conn, claims_otherwise(conn, past, event, selection)):
        reading = past.readings[row.id]
        read = replace(
            row,
            actor=reading.actor or "",
            camp=reading.camp or "",
            stance=Stance(reading.stance),
            targets=reading.targets,
            says=reading.says,
            held=reading.held,
        )
        found += [
            replace(read, point=point, value=value, terms=terms, n=n)
            for n, (point, value, terms) in enumerate(reading.placements)
        ]
    return found


def spoken_otherwise(
    conn: sqlite3.Connection, past: Past, event: int, selection: Selection | None
) -> Counter[tuple[str, str | None, bool]]:
    """How many of them each speaker made: actor, camp, whether held."""
    read = [past.readings[claim] for claim in claims_otherwise(conn, past, event, selection)]
    return Counter((one.actor or "", one.camp, one.held) for one in read)


def claims_otherwise(conn: sqlite3.Connection, past: Past, event: int | None, selection: Selection | None) -> list[int]:
    """Of the claims that were read otherwise those that were shown as some camp's, in an event or in any."""
    read = [(claim, one.event) for claim, one in past.readings.items() if one.camp is not None]
    own = [claim for claim, of in read if event is None or of == event]
    inner, params = selection.all() if selection is not None else ("", {})
    within = f"AND c.story IN ({inner})" if inner else ""
    found = conn.execute(
        f"""
        SELECT c.id FROM json_each(:own) AS asked CROSS JOIN claim AS c ON c.id = asked.value
        WHERE {past.shown("c")} {within}
        """,
        {**params, "own": json.dumps(own)},
    )
    return [claim for (claim,) in found]


def _read_form(past: Past, claim: int) -> dict[str, Any]:
    """What scripts are told of how a claim was read; empty where it is read so today."""
    reading = past.readings.get(claim)
    if reading is None:
        return {}
    point = reading.placements[0][0] if reading.placements else None
    return {
        "actor": reading.actor,
        "camp": reading.camp,
        "stance": reading.stance,
        "targets": list(reading.targets),
        "event": reading.event,
        "point": point,
        "held": reading.held,
    }


def _read_row(past: Past, row: StoredClaim) -> StoredClaim:
    """A stored claim as it was read."""
    reading = past.readings.get(row.id)
    if reading is None:
        return row
    return replace(
        row,
        actor=reading.actor,
        camp=reading.camp,
        stance=Stance(reading.stance),
        targets=reading.targets,
        event=reading.event,
        held=reading.held,
        placements=tuple(Placement(*place) for place in reading.placements),
    )


def _keys(conn: sqlite3.Connection, ids: Iterable[int]) -> list[str]:
    """The keys of the stories of claims."""
    return stories.keys(conn, sorted({claim >> 12 for claim in ids}))
