"""What people say of an event and its cells: a title of their own, a line that sums a cell up."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from monitor_tui.errors import StoreError
from monitor_tui.model import Event
from monitor_tui.store import event_words, events
from monitor_tui.store.connect import immediate
from monitor_tui.store.steps import Act, record
from monitor_tui.text import clean

LONGEST = 400
"""Characters of a title or a line."""


def rename(
    conn: sqlite3.Connection, analyst: str, event: int, title: str, *, reason: str = "", now: datetime | None = None
) -> str:
    """Gives an event a title, or '' to give it back to the machine; the sentence for the status line."""
    words = "renamed" if _line(title) else "title given back to the machine"
    with immediate(conn):
        found = _event(conn, event)
        stands = event_words.titles(conn, [found.id]).get(found.id)
        act = Act(event_words.RENAME, found.key, _line(title), stands.text if stands else "")
        return record(conn, analyst, [act] if act.value != act.was else [], words, "event", reason, now).sentence


def set_summary(
    conn: sqlite3.Connection,
    analyst: str,
    event: int,
    point: str,
    camp: str,
    text: str,
    *,
    reason: str = "",
    now: datetime | None = None,
) -> str:
    """Sums a cell up in one line, or takes the line out with ''; the sentence for the status line."""
    words = "summary line written" if _line(text) else "summary line taken out"
    with immediate(conn):
        found = _event(conn, event)
        stands = event_words.summaries(conn, found.id).get((point, camp))
        was = stands.text if stands else ""
        act = Act(event_words.SUMMARY, found.key, _line(text), was, name=point, locator=camp)
        return record(conn, analyst, [act] if act.value != was else [], words, "cell", reason, now).sentence


def _line(text: str) -> str:
    return " ".join(clean(text, one_line=True).text.split())[:LONGEST]


def _event(conn: sqlite3.Connection, event: int) -> Event:
    found = events.event(conn, event)
    if found is None:
        raise StoreError("This event is no longer in the store; its stories were grouped anew.")
    return found
