"""How a claim is read: by the machine, and with what people said of it; their words stand in the claim's row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from monitor_tui.model import Claim, Kind, Placement, Precision, Span, Stance, whole
from monitor_tui.store import claim_rows, event_rows, events
from monitor_tui.store.batch import Batch
from monitor_tui.store.claim_rows import Row
from monitor_tui.store.consequences import Consequences, Reread

FIELDS = ("speaker", "stance", "targets", "event", "point")
"""What of a claim a person can correct."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a claim's row says that a person may see otherwise, and what follows from it."""

    actor: str | None
    camp: str | None
    stance: str
    targets: tuple[str, ...]
    about: tuple[str, ...]
    event: int | None
    held: bool
    says: tuple[str, ...]
    placements: tuple[tuple[str, str, tuple[str, ...]], ...]
    """point, value, terms"""


@dataclass(frozen=True, slots=True)
class Written:
    """The wording that a claim stands in."""

    story: int
    number: int
    whole: str
    lang: str
    published: int
    last: int
    """The number of the story's current wording."""


def wording(conn: sqlite3.Connection, story: int | str, named: int | str) -> Written | None:
    """A wording by its story (id or key) and its number or SHA-256."""
    row = conn.execute(
        """
        SELECT s.id, w.number, w.title, w.text, s.lang, s.published, s.wordings
        FROM story AS s JOIN wording AS w ON w.story = s.id
        WHERE (s.id = :story OR s.key = :story) AND (w.number = :named OR w.sha256 = :named)
        ORDER BY w.number DESC LIMIT 1
        """,
        {"story": story, "named": named},
    ).fetchone()
    return Written(row[0], row[1], whole(row[2], row[3]), row[4], row[5], row[6]) if row else None


def of_row(conn: sqlite3.Connection, row: Row) -> Reading:
    """What a claim's row says now."""
    named, spans = {"claim": row["id"]}, json.loads(row["spans"])
    about = conn.execute("SELECT actor FROM claim_about WHERE claim = :claim ORDER BY actor", named).fetchall()
    places = conn.execute("SELECT point, value, terms FROM placement WHERE claim = :claim ORDER BY n", named)
    return Reading(
        actor=row["actor"],
        camp=row["camp"],
        stance=row["stance"],
        targets=tuple(spans["targets"]),
        about=tuple(actor for (actor,) in about),
        event=row["event"],
        held=bool(row["held"]),
        says=tuple(spans.get("says", ())),
        placements=tuple((point, value, tuple(json.loads(terms))) for point, value, terms in places),
    )


def machine(conn: sqlite3.Connection, row: Row) -> Reading:
    """What the machine read, or the person who made the claim: without anybody's corrections."""
    kept = conn.execute("SELECT reading FROM machine_reading WHERE claim = :id", {"id": row["id"]}).fetchone()
    if kept is None:
        return of_row(conn, row)
    return kept_as(json.loads(kept[0]))


def kept_as(form: dict[str, Any]) -> Reading:
    """A reading from the JSON that it is kept as."""
    lists = {name: tuple(form[name]) for name in ("targets", "about", "says")}
    placements = tuple((point, value, tuple(terms)) for point, value, terms in form["placements"])
    return Reading(**form | lists | {"placements": placements})


def values(conn: sqlite3.Connection, claim: int) -> dict[str, Any]:
    """The fields of a claim as its row has them, as the log writes them."""
    return _values(conn, of_row(conn, _row(conn, claim)))


def machine_values(conn: sqlite3.Connection, claim: int) -> dict[str, Any]:
    """The fields of a claim as the machine read them."""
    return _values(conn, machine(conn, _row(conn, claim)))


def said(conn: sqlite3.Connection, claim: int, field: str) -> dict[str, str]:
    """Analyst -> last word on a field, JSON or '', the last word last."""
    rows = conn.execute(
        "SELECT analyst, value FROM word_last WHERE claim = :claim AND field = :field ORDER BY step",
        {"claim": claim, "field": field},
    )
    return dict(rows.fetchall())


def effective(conn: sqlite3.Connection, claim: int) -> dict[str, Any]:
    """Field -> the value that holds: the last word of anyone."""
    rows = conn.execute(
        "SELECT field, value FROM word_last WHERE claim = :claim AND field <> 'made' AND value <> '' ORDER BY step",
        {"claim": claim},
    )
    return {field: json.loads(value) for field, value in rows}


def read_so(
    batch: Batch, row: Row, words: dict[str, Any], consequences: Consequences | None
) -> tuple[Reading, Reading]:
    """The machine's reading of a claim, and the one with people's words in it."""
    base = machine(batch.conn, row)
    if not words:
        return base, replace(base, event=standing(batch.conn, base.event, row["story"]))
    reading = replace(
        base,
        actor=words.get("speaker", base.actor),
        stance=words.get("stance", base.stance),
        targets=tuple(words.get("targets", base.targets)),
        event=_event(batch.conn, words, base, row["story"]),
    )
    if "targets" in words:
        reading = replace(reading, about=tuple(sorted({*base.about, *reading.targets})))
    if consequences is None:
        raise ValueError("who changes how a claim is read must say where it then stands")
    return base, placed(batch.conn, row, reading, base, words.get("point"), consequences)


def preview(
    conn: sqlite3.Connection, claim: int, changes: dict[str, Any], consequences: Consequences
) -> tuple[Reading, Reading]:
    """How a claim is read now, and how it would be if these were the last words on it; nothing is written."""
    row = _row(conn, claim)
    _, reading = read_so(Batch(conn), row, effective(conn, claim) | changes, consequences)
    return of_row(conn, row), reading


def placed(
    conn: sqlite3.Connection,
    row: Row,
    reading: Reading,
    base: Reading,
    point: str | None,
    consequences: Consequences,
    *,
    made: bool = False,
) -> Reading:
    """Where a claim stands that is read so."""
    text = wording(conn, row["story"], row["wording"])
    assert text is not None, "a claim without its wording"
    spans = json.loads(row["spans"])
    stand = consequences.stand(
        Reread(
            claim=_claim(row, reading, spans),
            whole=text.whole,
            lang=text.lang,
            day=date.fromisoformat(row["day"]),
            placements=tuple(Placement(*place) for place in base.placements if reading.event == base.event),
            point=point,
            made=made,
        )
    )
    return replace(
        reading,
        camp=stand.camp,
        held=stand.held,
        says=stand.says,
        about=tuple(sorted({*reading.about, *stand.about})),
        placements=tuple((place.point, place.value, place.terms) for place in stand.placements),
    )


def write(batch: Batch, row: Row, reading: Reading, review: str, by: str | None, now: int) -> None:
    """Brings a claim's row and all that is counted by it to a reading and a review."""
    conn, before = batch.conn, of_row(batch.conn, row)
    shown = int(row["kind"] != str(Kind.THOUGHT) and row["next"] is None and review != "hidden")
    if (before, row["review"], row["reviewed_by"], row["shown"]) == (reading, review, by, shown):
        return
    if row["shown"]:
        batch.tally.claim(claim_rows.counted(conn, row), -1)
    batch.changes |= {(one.event, "", one.actor or "") for one in (before, reading) if one.event is not None}
    batch.stale |= claim_rows.cells_of(conn, row)
    spans = json.loads(row["spans"]) | {"targets": reading.targets, "says": reading.says}
    after = row | {
        "actor": reading.actor,
        "camp": reading.camp,
        "stance": reading.stance,
        "event": reading.event,
        "held": int(reading.held),
        "spans": json.dumps(spans, ensure_ascii=False, separators=(",", ":")),
        "review": review,
        "reviewed_by": by,
        "shown": shown,
    }
    conn.execute(
        """
        UPDATE claim SET actor = :actor, camp = :camp, stance = :stance, event = :event, held = :held, spans = :spans,
            review = :review, reviewed_by = :reviewed_by, shown = :shown WHERE id = :id
        """,
        after,
    )
    if before != reading:
        _write_lists(conn, after, reading)
    if shown:
        batch.tally.claim(claim_rows.counted(conn, after), 1)
    batch.stale |= claim_rows.cells_of(conn, after)
    if before.event != reading.event:
        move(batch, row["story"], before.event, reading.event, now)


def keep_machine(conn: sqlite3.Connection, claim: int, base: Reading | None) -> None:
    """Keeps what the machine read while people's words stand in the row; None forgets it again."""
    conn.execute("DELETE FROM machine_reading WHERE claim = :claim", {"claim": claim})
    if base is not None:
        conn.execute(
            "INSERT INTO machine_reading (claim, reading) VALUES (:claim, :reading)",
            {"claim": claim, "reading": json.dumps(asdict(base), ensure_ascii=False, separators=(",", ":"))},
        )


def keep_read(conn: sqlite3.Connection, claim: int, step: int, reading: Reading, words: Collection[str]) -> None:
    """Keeps how a claim is read from a step on, and which fields people's words set: a past time may be asked for."""
    kept = asdict(reading) | {"fields": sorted(words)}
    conn.execute(
        "INSERT OR REPLACE INTO word_reading (claim, step, reading) VALUES (:claim, :step, :reading)",
        {"claim": claim, "step": step, "reading": json.dumps(kept, ensure_ascii=False, separators=(",", ":"))},
    )


def move(batch: Batch, story: int, before: int | None, after: int | None, now: int) -> None:
    """A claim of a story changed its event: the story belongs to the new one too, and to the old one no longer where
    nothing else of it does."""
    conn = batch.conn
    if after is not None:
        published = conn.execute("SELECT published FROM story WHERE id = :story", {"story": story}).fetchone()[0]
        event_rows.join(batch, after, story, published, now, main=False)
    if before is None:
        return
    still = conn.execute(
        """
        SELECT EXISTS (SELECT 1 FROM claim WHERE story = :story AND event = :event AND next IS NULL)
            OR NOT EXISTS (SELECT 1 FROM event_story WHERE story = :story AND event = :event AND main = 0)
        """,
        {"story": story, "event": before},
    ).fetchone()[0]
    if not still:
        event_rows.leave(batch, before, story, main=False)


def _write_lists(conn: sqlite3.Connection, row: Row, reading: Reading) -> None:
    claim, story = row["id"], row["story"]
    for table, actors in (("claim_target", reading.targets), ("claim_about", reading.about)):
        conn.execute(f"DELETE FROM {table} WHERE claim = :claim", {"claim": claim})
        conn.executemany(
            f"INSERT INTO {table} (actor, claim, story) VALUES (?, ?, ?)",
            [(actor, claim, story) for actor in dict.fromkeys(actors)],
        )
    conn.execute("DELETE FROM placement WHERE claim = :claim", {"claim": claim})
    conn.executemany(
        "INSERT INTO placement (claim, n, event, point, value, terms, story) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (claim, n, reading.event, point, value, json.dumps(terms), story)
            for n, (point, value, terms) in enumerate(reading.placements)
        ],
    )


def event_of(conn: sqlite3.Connection, key: str | None, story: int) -> int | None:
    """The event that a key names; without one, or where it is no more, the story's main event."""
    found = events.by_key(conn, key) if key else None
    if found is not None:
        return found
    row = conn.execute("SELECT event FROM event_story WHERE story = :story AND main = 1", {"story": story}).fetchone()
    return int(row[0]) if row else None


def _row(conn: sqlite3.Connection, claim: int) -> Row:
    row = claim_rows.one(conn, claim)
    assert row is not None, "a claim that was just found"
    return row


def _values(conn: sqlite3.Connection, reading: Reading) -> dict[str, Any]:
    key = conn.execute(
        f"SELECT s.key FROM event AS e JOIN story AS s ON s.id = {events.NAMED_BY} WHERE e.id = :event",
        {"event": reading.event},
    ).fetchone()
    return {
        "speaker": reading.actor,
        "stance": reading.stance,
        "targets": list(reading.targets),
        "event": key[0] if key else None,
        "point": reading.placements[0][0] if reading.placements else None,
    }


def _event(conn: sqlite3.Connection, words: dict[str, Any], base: Reading, story: int) -> int | None:
    """The event that people name; the machine's where nobody names one, or that one is no more."""
    if "event" not in words:
        return standing(conn, base.event, story)
    if words["event"] is None:
        return None
    found = events.by_key(conn, words["event"])
    return found if found is not None else standing(conn, base.event, story)


def standing(conn: sqlite3.Connection, event: int | None, story: int) -> int | None:
    """The machine's event as it is today: itself, the one that it joined, else the story's main one."""
    if event is None:
        return None
    stands = events.standing(conn, event)
    row = conn.execute(
        """
        SELECT COALESCE((SELECT id FROM event WHERE id = :event),
            (SELECT event FROM event_story WHERE story = :story AND main = 1))
        """,
        {"event": stands, "story": story},
    ).fetchone()
    return int(row[0]) if row[0] is not None else None


def _claim(row: Row, reading: Reading, spans: dict[str, Any]) -> Claim:
    """A stored claim as reading gave it, with another reading in it."""
    from monitor_tui.model import DateMention, NumberMention, PlaceMention

    def span(pair: list[int] | None) -> Span | None:
        return (pair[0], pair[1]) if pair else None

    def spans_of(pairs: list[list[int]]) -> tuple[Span, ...]:
        return tuple((start, stop) for start, stop in pairs)

    sentences = spans_of(spans["sentences"])
    return Claim(
        kind=Kind(row["kind"]),
        sentence=(row["start"], row["stop"]),
        sentences=sentences,
        source=span(spans["source"]),
        actor=reading.actor,
        camp=reading.camp,
        via=tuple(spans["via"]),
        cue=span(spans["cue"]),
        content=spans_of(spans["content"]),
        stance=Stance(reading.stance),
        targets=reading.targets,
        direct=bool(row["direct"]),
        said=date.fromisoformat(row["said"]) if row["said"] else None,
        precision=Precision(row["precision"]),
        dates=tuple(
            DateMention((d["span"][0], d["span"][1]), date.fromisoformat(d["from"]), date.fromisoformat(d["to"]))
            for d in spans["dates"]
        ),
        numbers=tuple(NumberMention((n["span"][0], n["span"][1]), n["value"], n["unit"]) for n in spans["numbers"]),
        places=tuple(PlaceMention((p["span"][0], p["span"][1]), p["id"]) for p in spans["places"]),
        unsure=tuple(spans["unsure"]),
        rule=row["rule"],
    )
