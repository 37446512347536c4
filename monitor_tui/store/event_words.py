"""What people call an event, and the line in which they sum up a cell: the last word stands, the others are named."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

SUMMARY, RENAME, NOTE, POINT = "summary", "rename", "note", "point"
"""Kinds of act."""

_WORDS = """
    SELECT es.event, a.name, a.locator, st.analyst, a.value, MAX(a.id)
    FROM act AS a CROSS JOIN step AS st ON st.id = a.step CROSS JOIN story AS s ON s.key = a.key
        CROSS JOIN event_story AS es ON es.story = s.id AND es.main = 1
    WHERE a.kind = :kind AND (:until IS NULL OR st.at <= :until)
        AND es.event IN (SELECT value FROM json_each(:events))
    GROUP BY es.event, a.name, a.locator, st.analyst ORDER BY MAX(a.id)
"""

_About = tuple[int, str, str]
"""Event, point, camp; the last two are '' of a title."""


@dataclass(frozen=True, slots=True)
class Worded:
    """People's words on one thing."""

    text: str
    """What stands; '' is what the machine says."""
    analyst: str
    """Who said it first of those whose word it is now."""
    others: tuple[tuple[str, str], ...] = ()
    """(analyst, words) of those whose last word is another."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One analyst's note on an event."""

    analyst: str
    text: str


def titles(conn: sqlite3.Connection, events: Iterable[int], until: datetime | None = None) -> dict[int, Worded]:
    """Event -> its title, of those that people gave one."""
    return {event: said for (event, point, _), said in _said(conn, RENAME, events, until).items() if not point}


def points(conn: sqlite3.Connection, event: int, until: datetime | None = None) -> dict[str, Worded]:
    """Point -> its name, of the event's free points that people gave one."""
    return {point: said for (_, point, _), said in _said(conn, RENAME, [event], until).items() if point}


def merged_points(conn: sqlite3.Connection, event: int, until: datetime | None = None) -> dict[str, str]:
    """Point -> the point that it is one with, as people say."""
    said = {point: word.text for (_, point, _), word in _said(conn, POINT, [event], until).items() if word.text}
    for point in said:
        seen = {point}
        while said[point] in said and said[point] not in seen:
            seen.add(said[point])
            said[point] = said[said[point]]
    return {point: into for point, into in said.items() if point != into}


def summaries(conn: sqlite3.Connection, event: int, until: datetime | None = None) -> dict[tuple[str, str], Worded]:
    """(point, camp) -> the line that sums the cell up."""
    return {(point, camp): said for (_, point, camp), said in _said(conn, SUMMARY, [event], until).items()}


def notes(conn: sqlite3.Connection, event: int, until: datetime | None = None) -> list[Noted]:
    """Everybody's note on an event, the first one first."""
    asked = {"kind": NOTE, "events": json.dumps([event]), "until": int(until.timestamp()) if until else None}
    found = conn.execute(_WORDS.replace("GROUP BY", "AND a.name = 'event' GROUP BY"), asked)
    return [Noted(analyst, text) for _, _, _, analyst, text, _ in found if text]


def _said(conn: sqlite3.Connection, kind: str, events: Iterable[int], until: datetime | None) -> dict[_About, Worded]:
    asked = {"kind": kind, "events": json.dumps(list(events)), "until": int(until.timestamp()) if until else None}
    words: dict[_About, list[tuple[str, str]]] = {}
    for event, point, camp, analyst, value, _ in conn.execute(_WORDS, asked):
        words.setdefault((event, point, camp), []).append((analyst, value))
    found = {about: _worded(last) for about, last in words.items()}
    return {about: said for about, said in found.items() if said.text or said.others}


def _worded(last: Sequence[tuple[str, str]]) -> Worded:
    """Out of each analyst's last word, the latest at the end."""
    text = last[-1][1]
    # Undoing brings back what stood before: it stays the word of who had said it.
    author = next(analyst for analyst, value in last if value == text)
    return Worded(text, author if text else "", tuple(one for one in last if one[1] not in ("", text)))
