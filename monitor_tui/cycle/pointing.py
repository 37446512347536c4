"""Rows of an event as people made them: claims at another point, points that are one, points with a name.

A claim at another point is a correction. That two points are one is looked up when the event is shown: so it holds for
what comes later and is undone whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from monitor_tui.contrast import free, rows, statements
from monitor_tui.dossier import Dossier
from monitor_tui.errors import StoreError
from monitor_tui.model import Placed
from monitor_tui.store import event_words, placed
from monitor_tui.text import clean

if TYPE_CHECKING:
    from monitor_tui.store.consequences import Consequences

LONGEST = 24
"""Characters of a point's name."""


def named(conn: sqlite3.Connection, event: int, until: datetime | None = None) -> dict[str, str]:
    """Free point -> what people call it."""
    return {point: said.text for point, said in event_words.points(conn, event, until).items() if said.text}


def put_together(
    conn: sqlite3.Connection, event: int, found: Iterable[Placed], until: datetime | None = None
) -> list[Placed]:
    """Claims at the points that people made one of several."""
    into = event_words.merged_points(conn, event, until)
    return [replace(one, point=into[one.point]) if one.point in into else one for one in found]


def point_id(name: str, dossier: Dossier) -> str:
    """A row of the dossier by its id or name; a point that was made of claims by its id; else one of that name."""
    words = " ".join(clean(name, one_line=True).text.split())[:LONGEST]
    if not words:
        raise StoreError("a point needs a name")
    wanted = words.casefold()
    known = [one.id for one in dossier.points if wanted in (one.id.casefold(), one.name.casefold())]
    if known or free.is_free(words) or words.startswith(rows.OWN):
        return known[0] if known else words
    return rows.OWN + words


def put(
    conn: sqlite3.Connection,
    dossier: Dossier,
    analyst: str,
    event: int,
    claim: int,
    name: str,
    consequences: Consequences,
) -> str:
    """Puts all claims of the statement for which a claim stands at another point."""
    found = put_together(conn, event, placed.placed(conn, event, free=free.FREE))
    told = statements.reported(free.settled(found, dossier, named(conn, event))[0], rows.asked(dossier))
    ids = next((ids for _, group in told if claim in (ids := [one.id for one in group])), [claim])
    point = point_id(name, dossier)
    from monitor_tui.store import acts  # what writes is imported when somebody does

    return acts.put_at_point(conn, analyst, dict.fromkeys(ids), point, consequences).sentence


def merge(conn: sqlite3.Connection, dossier: Dossier, analyst: str, event: int, point: str, name: str) -> str:
    """Makes a point that was made of claims part of another one."""
    _made_of_claims(point)
    from monitor_tui.store import event_acts

    return event_acts.merge_points(conn, analyst, event, point, point_id(name, dossier))


def rename(conn: sqlite3.Connection, analyst: str, event: int, point: str, name: str) -> str:
    """Names a point that was made of claims."""
    _made_of_claims(point)
    from monitor_tui.store import event_acts

    return event_acts.rename_point(conn, analyst, event, point, name[:LONGEST])


def _made_of_claims(point: str) -> None:
    if not point.startswith((free.BEGUN, rows.OWN)):
        raise StoreError("this row is the dossier's; only those made of claims are renamed and put together")
