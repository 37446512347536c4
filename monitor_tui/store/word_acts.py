"""What a person says of one claim beyond a check: another reading, a claim that was passed over, a note."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from monitor_tui.errors import StoreError
from monitor_tui.model import Span, Stance
from monitor_tui.store import claims, locators, readings
from monitor_tui.store.connect import immediate
from monitor_tui.store.consequences import Consequences
from monitor_tui.store.kept import Locator
from monitor_tui.store.readings import FIELDS
from monitor_tui.store.steps import Act, Done, record
from monitor_tui.text import clean

Value = str | Sequence[str] | None
"""A speaker, stance, point: its id; targets: their ids; an event: the key of its oldest story. None: nobody, none."""

LONGEST_NOTE = 2000
GONE = "This claim is no longer in the store; it was read again meanwhile."


def correct(
    conn: sqlite3.Connection,
    analyst: str,
    claim: int | Locator,
    changes: Mapping[str, Value],
    consequences: Consequences,
    *,
    reason: str = "",
    now: datetime | None = None,
) -> Done:
    """Says how a claim is to be read: any of ``FIELDS``. What the machine reads already takes one's own word back."""
    if wrong := sorted(set(changes) - set(FIELDS)):
        raise ValueError(f"a claim has no {wrong[0]} that could be corrected")
    with immediate(conn):
        acts = _corrections(conn, analyst, claim, changes)
        words = " ".join(["corrected", *(act.name for act in acts)])
        return record(conn, analyst, acts, words, "claim", reason, now, consequences=consequences)


def put_at_point(
    conn: sqlite3.Connection,
    analyst: str,
    asked: Iterable[int],
    point: str,
    consequences: Consequences,
    *,
    reason: str = "",
    now: datetime | None = None,
) -> Done:
    """Puts claims together under one point, as one step."""
    with immediate(conn):
        acts = [act for claim in asked for act in _corrections(conn, analyst, claim, {"point": point})]
        return record(conn, analyst, acts, "put at another point", "claim", reason, now, consequences=consequences)


def make(
    conn: sqlite3.Connection,
    analyst: str,
    story: str,
    sha256: str,
    sentence: Span,
    values: Mapping[str, Value],
    consequences: Consequences,
    *,
    reason: str = "",
    now: datetime | None = None,
) -> Done:
    """Makes a claim of a sentence in which the machine found none, or not this one."""
    with immediate(conn):
        found = readings.wording(conn, story, sha256)
        if found is None:
            raise StoreError("This wording is not in the store.")
        quote = found.whole[slice(*sentence)]
        if not quote.strip():
            raise StoreError("A claim needs the words of a sentence.")
        speaker = values.get("speaker")
        locator = Locator(story, sha256, sentence, str(speaker or ""), "")
        if claims.find(conn, locator) is not None:
            raise StoreError("There is a claim of this speaker in the sentence already; c corrects it.")
        given = {"speaker": None, "stance": str(Stance.ASSERTS), "targets": (), "event": None, **values}
        value = json.dumps({field: json.loads(_written(field, one)) for field, one in given.items()})
        act = Act("make", story, value, "", locator=locators.written(locator), quote=quote)
        return record(conn, analyst, [act], "made", "claim", reason, now, consequences=consequences)


def note(
    conn: sqlite3.Connection,
    analyst: str,
    story: str,
    text: str,
    *,
    claim: int | Locator | None = None,
    now: datetime | None = None,
) -> Done:
    """Writes one's own note on a story, or on a claim of it, in place of the one before; no words take it away."""
    words = clean(text, one_line=True).text.strip()[:LONGEST_NOTE]
    with immediate(conn):
        locator, number, quote = "", 0, ""
        if claim is not None:
            number, named = locate(conn, claim)
            locator, story = locators.written(named), named.key
            quote = conn.execute("SELECT quote FROM claim WHERE id = :claim", {"claim": number}).fetchone()[0]
        row = conn.execute(
            """
            SELECT n.value FROM note_last AS n JOIN story AS s ON s.id = n.story
            WHERE s.key = :story AND n.claim = :claim AND n.analyst = :analyst
            """,
            {"story": story, "claim": number, "analyst": analyst},
        ).fetchone()
        was, what = row[0] if row else "", "claim" if claim is not None else "story"
        act = Act("note", story, words, was, name=what, locator=locator, quote=quote)
        return record(conn, analyst, [act] if words != was else [], "noted" if words else "note taken away", what,
                      "", now)  # fmt: skip


def locate(conn: sqlite3.Connection, claim: int | Locator) -> tuple[int, Locator]:
    """A claim as it stands now, by its number and by its name in the log."""
    number = claims.current(conn, claim) if isinstance(claim, int) else claims.find(conn, claim)
    locator = claims.locator(conn, number) if number is not None else None
    if number is None or locator is None:
        raise StoreError(GONE)
    return number, locator


def _corrections(
    conn: sqlite3.Connection, analyst: str, claim: int | Locator, changes: Mapping[str, Value]
) -> list[Act]:
    """What is to be said of a claim so that it is read so."""
    number, locator = locate(conn, claim)
    written = locators.written(locator)
    quote = conn.execute("SELECT quote FROM claim WHERE id = :claim", {"claim": number}).fetchone()[0]
    stands = readings.values(conn, number)
    machine = readings.machine_values(conn, number)
    acts = []
    for field in FIELDS:
        if field not in changes:
            continue
        value = _written(field, changes[field])
        said = readings.said(conn, number, field)
        own = said.get(analyst, "")
        others = any(word for who, word in said.items() if who != analyst)
        wanted = "" if value == json.dumps(machine[field]) and not others else value
        if wanted != own and (own or value != json.dumps(stands[field])):
            acts.append(Act("correct", locator.key, wanted, own, name=field, locator=written, quote=quote))
    return acts


def _written(field: str, value: Value) -> str:
    """A value as the log holds it."""
    if field == "stance":
        return json.dumps(str(Stance(str(value))))
    if field == "targets":
        return json.dumps(list(dict.fromkeys(value or ())))
    return json.dumps(value or None)
