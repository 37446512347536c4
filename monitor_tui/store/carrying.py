"""People's words go along with a sentence: into a newer wording that holds it, to the claim that stands there."""

from __future__ import annotations

import re
from dataclasses import replace

from monitor_tui.store import claim_rows, making, readings
from monitor_tui.store.batch import Batch
from monitor_tui.store.claim_rows import Row
from monitor_tui.store.readings import Written

_SPOKEN_OF = """
    (c.review <> 'none' OR EXISTS (SELECT 1 FROM word_last WHERE claim = c.id AND value <> '')
        OR EXISTS (SELECT 1 FROM note_last WHERE claim = c.id AND value <> ''))
"""


def after_wording(batch: Batch, story: int, number: int, now: int) -> None:
    """A newer wording was read: what people said of older claims holds for those that repeat them."""
    repeated = batch.conn.execute(
        """
        SELECT o.id, c.id FROM claim AS c JOIN claim AS o ON o.next = c.id
        WHERE c.story = :story AND c.wording = :number AND EXISTS (SELECT 1 FROM word_last WHERE claim = c.id)
        """,
        {"story": story, "number": number},
    ).fetchall()
    for old, new in repeated:
        _take_over(batch, old, new, now)
    left = batch.conn.execute(
        f"""
        SELECT c.id FROM claim AS c
        WHERE c.story = :story AND c.wording < :number AND c.next IS NULL AND {_SPOKEN_OF} ORDER BY c.id DESC
        """,
        {"story": story, "number": number},
    ).fetchall()
    for (claim,) in left:
        forward(batch, claim, now)
    _put_in_events(batch, story, now)


def forward(batch: Batch, claim: int, now: int) -> int:
    """The claim that people's words on this one are about today: of the current wording, where it holds the sentence.

    A claim whose sentence is there no more stays what it is, and is looked at again.
    """
    row = claim_rows.one(batch.conn, claim)
    old = readings.wording(batch.conn, row["story"], row["wording"]) if row and row["next"] is None else None
    if row is None or old is None:
        return claim
    # Wording by wording, as they came: acts name the claims of each.
    for number in range(old.number + 1, old.last + 1):
        found = _claim_in(batch, row, old, number)
        if found is not None:
            claim_rows.hand_over(batch, row, found)
            _take_over(batch, claim, found, now)
            return forward(batch, found, now)
    return claim


def _claim_in(batch: Batch, row: Row, old: Written, number: int) -> int | None:
    """The claim that another wording has in the place of one; one that a person made goes where its sentence is."""
    new = readings.wording(batch.conn, row["story"], number)
    places = _places(old, new, row) if new is not None else []
    if not places:
        return None
    found = _claim_there(batch, row, number, places)
    if found is None and not row["rule"]:
        return making.copy(batch, row, number, min(places, key=lambda at: abs(at - row["start"])))
    return found


def _places(old: Written, new: Written, row: Row) -> list[int]:
    """Where the sentence of a claim stands in another wording."""
    sentence = old.whole[row["start"] : row["stop"]]
    return [found.start() for found in re.finditer(re.escape(sentence), new.whole)] if sentence.strip() else []


def _claim_there(batch: Batch, row: Row, number: int, places: list[int]) -> int | None:
    """The claim of the same sentence in another wording of which nobody has spoken yet: the same speaker's, else the
    same cue's, else the only one."""
    length = row["stop"] - row["start"]
    found = [
        other
        for other in claim_rows.heads(batch.conn, row["story"])
        if other["wording"] == number
        and other["start"] in places
        and other["stop"] - other["start"] == length
        and other["kind"] == row["kind"]
        and other["review"] == "none"
    ]
    for part in ("speaker", "cue"):
        same = [other for other in found if other[part] == row[part]]
        if len(same) == 1:
            return int(same[0]["id"])
    return int(found[0]["id"]) if len(found) == 1 and row["rule"] else None


def _put_in_events(batch: Batch, story: int, now: int) -> None:
    """A story that was grouped anew takes its claims along, but for those whose event a person named."""
    named = batch.conn.execute(
        """
        SELECT DISTINCT c.id FROM claim AS c JOIN word_last AS w ON w.claim = c.id AND w.field = 'event'
        WHERE c.story = :story AND c.next IS NULL AND w.value <> ''
        """,
        {"story": story},
    ).fetchall()
    for (claim,) in named:
        row = claim_rows.one(batch.conn, claim)
        if row is not None:
            words = readings.effective(batch.conn, claim)
            event = None if words["event"] is None else readings.event_of(batch.conn, words["event"], story)
            reading = replace(readings.of_row(batch.conn, row), event=event)
            readings.write(batch, row, reading, row["review"], row["reviewed_by"], now)


def _take_over(batch: Batch, old: int, new: int, now: int) -> None:
    """The claim that repeats another is read as people read that one."""
    was_row, row = claim_rows.one(batch.conn, old), claim_rows.one(batch.conn, new)
    if was_row is None or row is None:
        return
    words = readings.effective(batch.conn, new)
    was, base = readings.of_row(batch.conn, was_row), readings.machine(batch.conn, row)
    reading = base
    if "speaker" in words:
        reading = replace(reading, actor=was.actor, camp=was.camp, held=was.held)
    if "stance" in words:
        reading = replace(reading, stance=was.stance)
    if "targets" in words:
        reading = replace(reading, targets=was.targets, about=tuple(sorted({*base.about, *was.targets})))
    if words:
        reading = replace(reading, placements=was.placements, says=was.says)
    if "event" in words:
        reading = replace(reading, event=was.event)
    readings.keep_machine(batch.conn, new, base if words else None)
    last = batch.conn.execute("SELECT MAX(step) FROM word_last WHERE claim = :claim", {"claim": new}).fetchone()[0]
    if last is not None:
        readings.keep_read(batch.conn, new, last, reading, words)
    readings.write(batch, row, reading, was_row["review"], was_row["reviewed_by"], now)
