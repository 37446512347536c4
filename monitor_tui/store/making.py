"""Claims that a person made of a sentence: they come, are repeated by later wordings, and go when that is undone."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from monitor_tui.model import Kind, Presence, Review, Stance
from monitor_tui.store import claim_rows, readings
from monitor_tui.store.batch import Batch
from monitor_tui.store.claim_rows import Row
from monitor_tui.store.consequences import Consequences
from monitor_tui.store.kept import Locator
from monitor_tui.store.readings import Reading, Written
from monitor_tui.store.stories import moment

_OF_CLAIM = ("claim_target", "claim_about", "claim_via", "placement", "review_last", "word_last", "machine_reading",
             "word_reading", "note_last")  # fmt: skip


def make(
    batch: Batch, locator: Locator, values: dict[str, Any], consequences: Consequences | None, now: int
) -> int | None:
    """Puts a claim into the wording that a person had before them; None where that is not in the store."""
    text = readings.wording(batch.conn, locator.key, locator.sha256)
    if text is None:
        return None
    if consequences is None:
        raise ValueError("who makes a claim must say where it stands")
    claim = claim_rows.free_id(batch.conn, text.story)
    if claim is None:
        return None
    row = _bare(text, locator, values, consequences) | {"id": claim, "n": _last(batch, text.story, text.number) + 1}
    claim_rows.put(batch.conn, row)
    readings.write(batch, row, _read(batch.conn, row, values, consequences), str(Review.MADE), None, now)
    _judge(batch, claim, text.number == text.last, text.story)
    return claim


def preview(
    conn: sqlite3.Connection, locator: Locator, values: dict[str, Any], consequences: Consequences
) -> Reading | None:
    """How a claim would be read that is made so; nothing is written."""
    text = readings.wording(conn, locator.key, locator.sha256)
    return None if text is None else _read(conn, _bare(text, locator, values, consequences), values, consequences)


def _bare(text: Written, locator: Locator, values: dict[str, Any], consequences: Consequences) -> Row:
    """The row of a claim that nobody has read yet."""
    start, stop = locator.sentence
    span = [start, stop]
    spans = {"sentences": [span], "source": None, "cue": None, "content": [span], "via": [], "targets": [],
             "dates": [], "numbers": [], "places": [], "unsure": [], "says": []}  # fmt: skip
    return {
        "id": 0,
        "story": text.story,
        "wording": text.number,
        "n": 0,
        "kind": str(Kind.SPEECH),
        "actor": values["speaker"],
        "camp": None,
        "stance": str(Stance(values["stance"])),
        "event": None,
        "said": None,
        "precision": "day",
        "day": consequences.day(moment(text.published)).isoformat(),
        "direct": 0,
        "hedged": 0,
        "unsure": 0,
        "held": 0,
        "rule": "",
        "start": start,
        "stop": stop,
        "speaker": locator.speaker,
        "cue": locator.cue,
        "quote": text.whole[start:stop],
        "spans": json.dumps(spans),
        "state": str(Presence.PRESENT),
        "next": None,
        "shown": 0,
        "review": str(Review.NONE),
        "reviewed_by": None,
    }


def _read(conn: sqlite3.Connection, row: Row, values: dict[str, Any], consequences: Consequences) -> Reading:
    event = readings.event_of(conn, values.get("event"), row["story"])
    targets = tuple(values["targets"])
    plain = Reading(row["actor"], None, row["stance"], targets, targets, event, False, (), ())
    return readings.placed(conn, row, plain, plain, values.get("point"), consequences, made=True)


def copy(batch: Batch, old: Row, number: int, start: int) -> int | None:
    """The same claim in a newer wording that holds its sentence; None where a story has no room for more claims."""
    claim = claim_rows.free_id(batch.conn, old["story"])
    if claim is None:
        return None
    span = [start, start + old["stop"] - old["start"]]
    spans = json.loads(old["spans"]) | {"sentences": [span], "content": [span]}
    row = old | {
        "id": claim,
        "wording": number,
        "n": _last(batch, old["story"], number) + 1,
        "start": span[0],
        "stop": span[1],
        "spans": json.dumps(spans, ensure_ascii=False, separators=(",", ":")),
        "state": str(Presence.PRESENT),
        "hedged": 0,
        "shown": 0,
        "review": str(Review.NONE),
        "reviewed_by": None,
    }
    # Its row is bare until what stood in the old one is taken over.
    claim_rows.put(batch.conn, row | {"event": None})
    bare = claim_rows.one(batch.conn, claim)
    assert bare is not None
    readings.write(batch, bare, readings.machine(batch.conn, old), str(Review.MADE), old["reviewed_by"], 0)
    _judge(batch, claim, number == _newest(batch, old["story"]), old["story"])
    return claim


def unmake(batch: Batch, locator: Locator, now: int) -> None:
    """Takes a made claim away again, in every wording into which it went."""
    first = batch.conn.execute(
        """
        SELECT c.id FROM claim AS c JOIN wording AS w ON w.story = c.story AND w.number = c.wording
            JOIN story AS s ON s.id = c.story
        WHERE s.key = :key AND w.sha256 = :sha256 AND c.start = :start AND c.stop = :stop AND c.speaker = :speaker
            AND c.rule = '' AND c.cue = ''
        """,
        {
            "key": locator.key,
            "sha256": locator.sha256,
            "start": locator.sentence[0],
            "stop": locator.sentence[1],
            "speaker": locator.speaker,
        },
    ).fetchone()
    claim = first[0] if first else None
    while claim is not None:
        row = claim_rows.one(batch.conn, claim)
        if row is None:
            return
        nobodys = Reading(None, None, row["stance"], (), (), None, False, (), ())
        readings.write(batch, row, nobodys, str(Review.HIDDEN), None, now)
        for table in _OF_CLAIM:
            batch.conn.execute(f"DELETE FROM {table} WHERE claim = :claim", {"claim": claim})
        batch.conn.execute("DELETE FROM claim WHERE id = :claim", {"claim": claim})
        claim = row["next"]


def _last(batch: Batch, story: int, number: int) -> int:
    row = batch.conn.execute(
        "SELECT COALESCE(MAX(n), -1) FROM claim WHERE story = :story AND wording = :number",
        {"story": story, "number": number},
    ).fetchone()
    return int(row[0])


def _judge(batch: Batch, claim: int, current: bool, story: int) -> None:
    """A claim of an older wording whose sentence is gone by now, or of a withdrawn story, says so."""
    row = claim_rows.one(batch.conn, claim)
    if row is None:
        return
    (gone,) = batch.conn.execute("SELECT gone FROM story WHERE id = :story", {"story": story}).fetchone()
    if gone is not None:
        claim_rows.alter(batch, row, {"state": str(Presence.GONE)})
    elif not current:
        text = readings.wording(batch.conn, story, _newest(batch, story))
        claim_rows.judge(batch, story, [row], text.whole if text else "")


def _newest(batch: Batch, story: int) -> int:
    return int(batch.conn.execute("SELECT wordings FROM story WHERE id = :story", {"story": story}).fetchone()[0])
