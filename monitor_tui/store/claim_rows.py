"""Writing claims: of a first wording, of a changed one, and every later change of a claim, counted as it is made."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from monitor_tui.model import Presence, Review
from monitor_tui.store import cells, edits, event_rows, free_points
from monitor_tui.store.batch import Batch
from monitor_tui.store.prepare import MOST_CLAIMS, Ready, ReadyClaim
from monitor_tui.store.totals import Counted

Row = dict[str, Any]
"""A claim's row by column."""

_ONE = """
    SELECT id, story, wording, kind, actor, camp, stance, event, said, precision, day, direct, unsure, held, rule,
        start, stop, speaker, cue, quote, spans, state, next, shown, review, reviewed_by
    FROM claim
"""


def heads(conn: sqlite3.Connection, story: int) -> list[Row]:
    """The claims of a story that no newer wording repeats, in reading order."""
    cursor = conn.execute(
        f"{_ONE} WHERE id BETWEEN :story << 12 AND (:story << 12) + 4095 AND next IS NULL ORDER BY id DESC",
        {"story": story},
    )
    return _by_column(cursor)


def one(conn: sqlite3.Connection, claim: int) -> Row | None:
    """A claim's row."""
    rows = _by_column(conn.execute(f"{_ONE} WHERE id = :claim", {"claim": claim}))
    return rows[0] if rows else None


def write(batch: Batch, story: int, number: int, ready: Ready, main: int | None, *, copy: bool, now: int) -> None:
    """Stores the claims of a wording; those of older wordings that it repeats give their place to them."""
    if not ready.claims and number == 1:
        return
    older = heads(batch.conn, story) if number > 1 else []
    claim_id = _lowest(batch.conn, story)
    # A story holds at most so many claims in all its wordings: a text made to be a flood is cut.
    room = claim_id - (story << 12) - (4096 - MOST_CLAIMS)
    claims = ready.claims[: max(room, 0)]
    places = edits.repeats(batch.conn, story, older, claims, ready.whole) if older else [None] * len(claims)
    for claim, place in zip(claims, places, strict=True):
        claim_id -= 1
        event = _event_of(batch, claim, story, ready, main, now)
        repeated = older[place] if place is not None else None
        _insert(batch, claim_id, story, number, claim, event, repeated, copy=copy)
        if repeated is not None:
            hand_over(batch, repeated, claim_id)
    judge(batch, story, [row for at, row in enumerate(older) if at not in places], ready.whole)


def alter(batch: Batch, row: Row, changes: Mapping[str, Any]) -> None:
    """Changes a claim's event, state, review, next or shown, and everything that is counted by them."""
    after = row | dict(changes)
    if after == row:
        return
    for state, sign in ((row, -1), (after, 1)):
        if state["shown"]:
            batch.tally.claim(counted(batch.conn, state), sign)
    batch.stale |= cells_of(batch.conn, row)
    batch.changes |= {(state["event"], "", state["actor"] or "") for state in (row, after) if state["event"]}
    batch.conn.execute(
        """
        UPDATE claim SET event = :event, state = :state, next = :next, shown = :shown, review = :review,
            reviewed_by = :reviewed_by
        WHERE id = :id
        """,
        after,
    )
    if after["event"] != row["event"]:
        batch.conn.execute("UPDATE placement SET event = :event WHERE claim = :id", after)
        batch.stale |= cells_of(batch.conn, after)


def counted(conn: sqlite3.Connection, row: Row) -> Counted:
    """What a stored claim adds to the totals."""
    named = {"claim": row["id"]}
    about = conn.execute("SELECT actor FROM claim_about WHERE claim = :claim", named).fetchall()
    points = conn.execute("SELECT point FROM placement WHERE claim = :claim", named).fetchall()
    spans = json.loads(row["spans"])
    return Counted(
        story=row["story"],
        actor=row["actor"],
        camp=row["camp"],
        stance=row["stance"],
        event=row["event"],
        unsure=bool(row["unsure"]),
        review=row["review"],
        points=tuple(point for (point,) in points),
        targets=tuple(spans["targets"]),
        about=tuple(actor for (actor,) in about),
        via=tuple(spans["via"]),
    )


def cells_of(conn: sqlite3.Connection, row: Row) -> set[cells.CellKey]:
    """The cells that a claim stands in; words of those held stand in none."""
    if row["event"] is None or row["camp"] is None or row["held"]:
        return set()
    places = conn.execute("SELECT point, value FROM placement WHERE claim = :id", {"id": row["id"]})
    return {(row["event"], point, row["camp"], row["actor"] or "", row["stance"], value) for point, value in places}


def free_id(conn: sqlite3.Connection, story: int) -> int | None:
    """The number of a story's next claim; None where it has no room for more."""
    lowest = _lowest(conn, story)
    return lowest - 1 if lowest > story << 12 else None


def put(conn: sqlite3.Connection, row: Row) -> None:
    """Writes a claim's row alone: it is counted by whoever shows it."""
    conn.execute(
        """
        INSERT INTO claim (id, story, wording, n, kind, actor, camp, stance, event, said, precision, day, direct,
            hedged, unsure, held, rule, start, stop, speaker, cue, quote, spans, state, shown, review, reviewed_by)
        VALUES (:id, :story, :wording, :n, :kind, :actor, :camp, :stance, :event, :said, :precision, :day, :direct,
            :hedged, :unsure, :held, :rule, :start, :stop, :speaker, :cue, :quote, :spans, :state, :shown, :review,
            :reviewed_by)
        """,
        row,
    )


def _lowest(conn: sqlite3.Connection, story: int) -> int:
    found = conn.execute(
        "SELECT MIN(id) FROM claim WHERE id BETWEEN :story << 12 AND (:story << 12) + 4095", {"story": story}
    ).fetchone()[0]
    return int(found) if found is not None else (story << 12) + 4096


def set_gone(batch: Batch, story: int, text: str | None) -> None:
    """Marks the claims of a withdrawn story; with the text of one that came back, what still stands there."""
    for row in heads(batch.conn, story):
        if text is None:
            alter(batch, row, {"state": "gone"})
        else:
            judge(batch, story, [row], text, afresh=True)


def _by_column(cursor: sqlite3.Cursor) -> list[Row]:
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def _event_of(batch: Batch, claim: ReadyClaim, story: int, ready: Ready, main: int | None, now: int) -> int | None:
    if claim.place.event is None:
        return main
    published = int(ready.time.published.timestamp())
    event = event_rows.resolve(batch, claim.place.event, story, published, now)
    if event != main:
        event_rows.join(batch, event, story, published, now, main=False)
    return event


def _insert(
    batch: Batch,
    claim_id: int,
    story: int,
    number: int,
    claim: ReadyClaim,
    event: int | None,
    repeated: Row | None,
    *,
    copy: bool,
) -> None:
    review = repeated["review"] if repeated else str(Review.NONE)
    row: Row = dict(claim.row) | {
        "id": claim_id,
        "story": story,
        "wording": number,
        "event": event,
        "state": "present",
        "review": review,
        "reviewed_by": repeated["reviewed_by"] if repeated else None,
        "shown": int(claim.row["shown"] == 1 and review != str(Review.HIDDEN)),
    }
    put(batch.conn, row)
    for table, actors in (("claim_target", claim.targets), ("claim_about", claim.about), ("claim_via", claim.via)):
        batch.conn.executemany(
            f"INSERT INTO {table} (actor, claim, story) VALUES (?, ?, ?)",
            [(actor, claim_id, story) for actor in actors],
        )
    places = list({(p.point, p.value): p for p in claim.place.placements}.values())
    batch.conn.executemany(
        "INSERT INTO placement (claim, n, event, point, value, terms, story) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(claim_id, n, event, p.point, p.value, json.dumps(p.terms), story) for n, p in enumerate(places)],
    )
    if event is not None and claim.place.begins:
        # What no row takes stands at one point.
        free_points.begin(batch.conn, event, (places[0].point, claim.place.says), claim.place.begins)
    if not row["shown"]:
        return
    batch.tally.claim(
        Counted(
            story=story,
            actor=row["actor"],
            camp=row["camp"],
            stance=row["stance"],
            event=event,
            unsure=bool(row["unsure"]),
            review=review,
            points=tuple(p.point for p in places),
            targets=claim.targets,
            about=claim.about,
            via=claim.via,
        )
    )
    if event is not None:
        batch.changes |= {(event, point, row["actor"] or "") for point in ("", *(place.point for place in places))}
    if event is None or row["camp"] is None or row["held"]:
        return
    good = cells.rank(review, bool(row["direct"]), bool(row["unsure"]), "present", copy)
    for place in places:
        key = (event, place.point, row["camp"], row["actor"] or "", row["stance"], place.value)
        if key not in batch.stale:
            cells.add(batch.conn, key, cells.InCell(claim_id, json.dumps(place.terms), row["day"], good))


def hand_over(batch: Batch, old: Row, new: int) -> None:
    """The older claim steps back; what people said of it holds for the one that repeats it."""
    # Its state stays as it was until now: what a past time is asked for.
    alter(batch, old, {"next": new, "shown": 0})
    both = {"new": new, "old": old["id"]}
    batch.conn.execute(
        """
        INSERT INTO review_last (claim, analyst, value, step)
        SELECT :new, analyst, value, step FROM review_last WHERE claim = :old
        ON CONFLICT DO UPDATE SET value = excluded.value, step = excluded.step WHERE excluded.step > step
        """,
        both,
    )
    batch.conn.execute(
        """
        INSERT INTO word_last (claim, field, analyst, value, step)
        SELECT :new, field, analyst, value, step FROM word_last WHERE claim = :old
        ON CONFLICT DO UPDATE SET value = excluded.value, step = excluded.step WHERE excluded.step > step
        """,
        both,
    )
    batch.conn.execute("UPDATE OR IGNORE note_last SET claim = :new WHERE claim = :old", both)


def judge(batch: Batch, story: int, rows: Sequence[Row], current: str, *, afresh: bool = False) -> None:
    """Whether the sentences of older claims still stand in the current text, read otherwise or were taken out.

    What became of one once stays said of it, unless it stands again; ``afresh`` forgets what was said.
    """
    judged = edits.Judge(batch.conn, story, current)
    for row in rows:
        state = judged.state(row)
        if state is not Presence.PRESENT and row["review"] == str(Review.NONE) and judged.is_boilerplate(row):
            # A link's headline or an advert gave way to the next: nobody took anything back.
            alter(batch, row, {"state": str(Presence.PRESENT), "shown": 0})
        elif afresh or state is Presence.PRESENT or row["state"] == str(Presence.PRESENT):
            alter(batch, row, {"state": str(state)})
