"""How claims were read at a moment with people's words of then, where that is not how they are read today."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from monitor_tui.store import claim_rows, readings
from monitor_tui.store.claim_rows import Row
from monitor_tui.store.readings import Reading

Named = Callable[[str, str], int | None]
"""The claim that an act spoke of, by the story's key and the locator, as it stood then."""

_CHAIN = """
    WITH RECURSIVE back(id) AS (
        SELECT :claim UNION SELECT o.id FROM back JOIN claim AS o ON o.next = back.id
    ), chain(id) AS (
        SELECT id FROM back UNION SELECT c.next FROM chain JOIN claim AS c ON c.id = chain.id WHERE c.next > 0
    )
    SELECT r.reading FROM chain JOIN word_reading AS r ON r.claim = chain.id
    WHERE r.step <= :step ORDER BY r.step DESC, r.claim = :claim DESC LIMIT 1
"""


def changed(conn: sqlite3.Connection, step: int, named: Named) -> dict[int, Reading]:
    """Claim -> how it was read after a step, for those that are read otherwise today."""
    claims = {claim for (claim,) in conn.execute("SELECT DISTINCT claim FROM word_reading WHERE step > ?", (step,))}
    # Of a story with one wording a word stands at the claim itself; else it may have gone on to a later one.
    spoken = conn.execute(
        """
        SELECT DISTINCT a.key, a.locator FROM act AS a JOIN story AS s ON s.key = a.key
        WHERE a.kind = 'correct' AND a.step <= :step AND s.wordings > 1
        """,
        {"step": step},
    ).fetchall()
    claims |= {claim for claim in (named(key, locator) for key, locator in spoken) if claim is not None}
    found = {}
    for claim in sorted(claims):
        row = claim_rows.one(conn, claim)
        if row is not None:
            then = _then(conn, row, step)
            if then != readings.of_row(conn, row):
                found[claim] = then
    return found


def _then(conn: sqlite3.Connection, row: Row, step: int) -> Reading:
    """A claim as the last words on it up to a step had it; as the machine reads it where there were none."""
    machine = readings.machine(conn, row)
    if "event" in readings.effective(conn, row["id"]):
        machine = replace(machine, event=readings.standing(conn, machine.event, row["story"]))
    else:
        machine = replace(machine, event=row["event"])
    kept = conn.execute(_CHAIN, {"claim": row["id"], "step": step}).fetchone()
    form: dict[str, Any] = json.loads(kept[0]) if kept else {}
    fields = form.pop("fields", ())
    if not fields:
        return machine
    reading = readings.kept_as(form)
    event = readings.standing(conn, reading.event, row["story"]) if "event" in fields else machine.event
    return replace(reading, event=event)
