"""What people's acts on claims come to: corrections, made claims, reviews and notes as they stand now."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from monitor_tui.model import Review
from monitor_tui.store import carrying, claim_rows, claims, locators, making, readings
from monitor_tui.store.batch import Batch
from monitor_tui.store.claim_rows import Row
from monitor_tui.store.consequences import Consequences

KINDS = ("make", "correct", "review", "note")


@dataclass(frozen=True, slots=True)
class _Act:
    """One act of a step, and who did it when."""

    id: int
    kind: str
    key: str
    locator: str
    name: str
    value: str
    analyst: str
    step: int
    at: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one analyst holds of a claim."""

    value: str
    """checked, corrected, made, disputed or hidden"""
    step: int


def steps(conn: sqlite3.Connection) -> list[int]:
    """The steps that speak of claims or are notes, in order."""
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    rows = conn.execute(f"SELECT DISTINCT step FROM act WHERE kind IN ({kinds}) ORDER BY step")
    return [step for (step,) in rows]


def apply(batch: Batch, step: int, consequences: Consequences | None) -> None:
    """Applies one step: each act finds its claim where it stands now, or is listed as one that finds nothing."""
    rows = batch.conn.execute(
        """
        SELECT a.id, a.kind, a.key, a.locator, a.name, a.value, st.analyst, st.id, st.at
        FROM act AS a JOIN step AS st ON st.id = a.step WHERE a.step = :step ORDER BY a.id
        """,
        {"step": step},
    ).fetchall()
    changed, reread = dict[int, int](), set[int]()
    for act in (_Act(*row) for row in rows):
        if act.kind == "note":
            _note(batch, act)
        elif act.kind in KINDS:
            claim = _object(batch, act, consequences)
            if claim is not None:
                _keep_word(batch.conn, claim, act)
                changed[claim] = act.at
                if act.kind != "review":
                    reread.add(claim)
            elif not (act.kind == "make" and not act.value):
                _list_unfound(batch.conn, act)
    for claim, at in changed.items():
        row = claim_rows.one(batch.conn, claim)
        if row is not None:
            _settle(batch, row, consequences, at, step if claim in reread else None)


def _settle(batch: Batch, row: Row, consequences: Consequences | None, now: int, step: int | None) -> None:
    """Brings a claim's row to what people's last words on it come to; ``step`` says how it is read, where one does."""
    reading, claim = readings.of_row(batch.conn, row), row["id"]
    if step is not None:
        words = readings.effective(batch.conn, claim)
        base, reading = readings.read_so(batch, row, words, consequences)
        readings.keep_machine(batch.conn, claim, base if words else None)
        readings.keep_read(batch.conn, claim, step, reading, words)
    review, by = reviewed(batch.conn, claim)
    readings.write(batch, row, reading, review, by, now)


def reviewed(conn: sqlite3.Connection, claim: int) -> tuple[str, str | None]:
    """What people agree on, or that they differ; and who they are, the last to speak first."""
    held = opinions(conn, claim)
    by = ", ".join(who for who, _ in sorted(held.items(), key=lambda pair: -pair[1].step)) or None
    values = {opinion.value for opinion in held.values()}
    if not values:
        return str(Review.NONE), None
    if "disputed" in values or ("hidden" in values and len(values) > 1) or _differ(conn, claim, held):
        return str(Review.DISPUTED), by
    for strongest in (Review.MADE, Review.CORRECTED):
        if strongest in values:
            return str(strongest), by
    return values.pop(), by


def opinions(conn: sqlite3.Connection, claim: int) -> dict[str, Opinion]:
    """Analyst -> what stands of all that they said."""
    held = dict[str, Opinion]()
    rows = conn.execute(
        "SELECT analyst, field, step FROM word_last WHERE claim = :claim AND value <> '' ORDER BY step",
        {"claim": claim},
    )
    for analyst, field, step in rows:
        made = field == "made" or (analyst in held and held[analyst].value == "made")
        held[analyst] = Opinion(str(Review.MADE if made else Review.CORRECTED), step)
    rows = conn.execute(
        "SELECT analyst, value, step FROM review_last WHERE claim = :claim AND value <> 'none'", {"claim": claim}
    )
    for analyst, value, step in rows:
        own = held.get(analyst)
        if own is not None and value == Review.CHECKED:
            held[analyst] = Opinion(own.value, max(own.step, step))
        else:
            held[analyst] = Opinion(value, step)
    return held


def _differ(conn: sqlite3.Connection, claim: int, held: dict[str, Opinion]) -> bool:
    """Two people read a field differently, or one corrected what another had checked or made."""
    rows = conn.execute(
        "SELECT field, analyst, value, step FROM word_last WHERE claim = :claim AND value <> '' AND field <> 'made'",
        {"claim": claim},
    ).fetchall()
    by_field = dict[str, set[str]]()
    for field, _, value, _ in rows:
        by_field.setdefault(field, set()).add(value)
    if any(len(found) > 1 for found in by_field.values()):
        return True
    return any(
        opinion.value == Review.MADE or (opinion.value == Review.CHECKED and opinion.step < step)
        for _, analyst, _, step in rows
        for other, opinion in held.items()
        if other != analyst
    )


def _object(batch: Batch, act: _Act, consequences: Consequences | None) -> int | None:
    """The claim that an act speaks of, as it stands now; a claim that a person made comes into being, or goes."""
    locator = locators.read(act.key, act.locator)
    claim = claims.find(batch.conn, locator)
    if act.kind != "make":
        return None if claim is None else carrying.forward(batch, claim, act.at)
    if not act.value:
        if claim is not None:
            making.unmake(batch, locator, act.at)
        return None
    if claim is None:
        claim = making.make(batch, locator, json.loads(act.value), consequences, act.at)
    return None if claim is None else carrying.forward(batch, claim, act.at)


def _keep_word(conn: sqlite3.Connection, claim: int, act: _Act) -> None:
    named = {"claim": claim, "analyst": act.analyst, "value": act.value, "step": act.step}
    if act.kind == "review":
        conn.execute(
            """
            INSERT INTO review_last (claim, analyst, value, step) VALUES (:claim, :analyst, :value, :step)
            ON CONFLICT DO UPDATE SET value = excluded.value, step = excluded.step
            """,
            named,
        )
        return
    conn.execute(
        """
        INSERT INTO word_last (claim, field, analyst, value, step) VALUES (:claim, :field, :analyst, :value, :step)
        ON CONFLICT DO UPDATE SET value = excluded.value, step = excluded.step
        """,
        named | {"field": "made" if act.kind == "make" else act.name},
    )


def _note(batch: Batch, act: _Act) -> None:
    """A note on a story or on a claim of it; those on events stand in the log alone."""
    if act.name not in ("story", "claim"):
        return
    story = batch.conn.execute("SELECT id FROM story WHERE key = :key", {"key": act.key}).fetchone()
    claim: int | None = 0
    if act.locator:
        claim = claims.find(batch.conn, locators.read(act.key, act.locator))
        claim = None if claim is None else carrying.forward(batch, claim, act.at)
    if story is None or claim is None:
        _list_unfound(batch.conn, act)
        return
    batch.conn.execute(
        """
        INSERT INTO note_last (story, claim, analyst, value, step) VALUES (:story, :claim, :analyst, :value, :step)
        ON CONFLICT DO UPDATE SET value = excluded.value, step = excluded.step
        """,
        {"story": story[0], "claim": claim, "analyst": act.analyst, "value": act.value, "step": act.step},
    )


def _list_unfound(conn: sqlite3.Connection, act: _Act) -> None:
    conn.execute("INSERT OR IGNORE INTO unfound (act) VALUES (:act)", {"act": act.id})
