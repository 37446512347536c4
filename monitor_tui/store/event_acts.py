"""What people say of an event and its cells: a title, a line that sums a cell up, a note; which events are one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from monitor_tui.errors import StoreError
from monitor_tui.model import Event
from monitor_tui.store import event_bonds, event_words, events
from monitor_tui.store.connect import immediate
from monitor_tui.store.consequences import Consequences
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


def merge(
    conn: sqlite3.Connection,
    analyst: str,
    event: int,
    other: int,
    consequences: Consequences | None = None,
    *,
    reason: str = "",
    now: datetime | None = None,
) -> str:
    """Puts two events together: the younger goes into the older, whose number stays; the sentence for the status
    line."""
    one, two = _event(conn, event), _event(conn, other)
    if one.id == two.id:
        raise StoreError(f"E{event} and E{other} are one event already.")
    act = Act(event_bonds.TOGETHER, one.key, "+", "-", name=two.key)
    with immediate(conn):
        done = record(conn, analyst, [act], f"merged with {two.title}", "event", reason, now)
    event_bonds.settle(conn, consequences)
    into = events.by_key(conn, one.key)
    return f"{done.sentence.rpartition(':')[0]}: E{one.id} and E{two.id} are E{into}"


def split(
    conn: sqlite3.Connection,
    analyst: str,
    stories: Collection[int],
    consequences: Consequences | None = None,
    *,
    into: int | None = None,
    reason: str = "",
    now: datetime | None = None,
) -> str:
    """Takes stories out of their main events: into one of their own, or into another; the sentence for the status
    line."""
    other = _event(conn, into) if into is not None else None
    with immediate(conn):
        leaving = _leaving(conn, stories)
        acts = [act for event, keys in leaving.items() for act in _acts(conn, event, keys, other)]
        words = f"taken out of {', '.join(_event(conn, one).title for one in leaving)}"
        done = record(conn, analyst, acts, words, "story", reason, now)
    event_bonds.settle(conn, consequences)
    gone_to = {events.by_key(conn, act.key) for act in acts}
    where = ", ".join(f"E{one}" for one in sorted(one for one in gone_to if one is not None))
    return f"{done.changed} {'story' if done.changed == 1 else 'stories'} taken out of" + (
        f" {', '.join(f'E{one}' for one in leaving)}, now {where}"
    )


def rename_point(
    conn: sqlite3.Connection, analyst: str, event: int, point: str, name: str, *, now: datetime | None = None
) -> str:
    """Names a row that claims made by themselves, or gives that back to the machine with ''."""
    words = "point renamed" if _line(name) else "name of the point given back to the machine"
    with immediate(conn):
        found = _event(conn, event)
        stands = event_words.points(conn, found.id).get(point)
        act = Act(event_words.RENAME, found.key, _line(name), stands.text if stands else "", name=point)
        return record(conn, analyst, [act] if act.value != act.was else [], words, "event", "", now).sentence


def merge_points(
    conn: sqlite3.Connection, analyst: str, event: int, point: str, into: str, *, now: datetime | None = None
) -> str:
    """Shows a row that claims made by themselves as part of another row, also what comes later."""
    with immediate(conn):
        found = _event(conn, event)
        was = event_words.merged_points(conn, found.id).get(point, "")
        act = Act(event_words.POINT, found.key, into, was, name=point)
        changed = [act] if into not in (was, point) else []
        return record(conn, analyst, changed, "points put together", "event", "", now).sentence


def note(
    conn: sqlite3.Connection, analyst: str, event: int, text: str, *, reason: str = "", now: datetime | None = None
) -> str:
    """Writes one's own note on an event in place of the one before; no words take it away."""
    words = _line(text)
    with immediate(conn):
        found = _event(conn, event)
        own = next((said.text for said in event_words.notes(conn, found.id) if said.analyst == analyst), "")
        act = Act("note", found.key, words, own, name="event")
        return record(conn, analyst, [act] if words != own else [], "noted" if words else "note taken away", "event",
                      reason, now).sentence  # fmt: skip


def _leaving(conn: sqlite3.Connection, stories: Collection[int]) -> dict[int, list[str]]:
    """Event -> the keys of the stories that leave it."""
    found: dict[int, list[str]] = {}
    for story in sorted(stories):
        row = conn.execute(
            """
            SELECT es.event, s.key FROM event_story AS es JOIN story AS s ON s.id = es.story
            WHERE es.story = :story AND es.main = 1
            """,
            {"story": story},
        ).fetchone()
        if row is None:
            raise StoreError("This story is in no event.")
        found.setdefault(row[0], []).append(row[1])
    return found


def _acts(conn: sqlite3.Connection, event: int, keys: Sequence[str], other: Event | None) -> Iterator[Act]:
    """What is said of the stories that leave one event."""
    if other is not None and other.id == event:
        raise StoreError(f"E{event} is the event that it is in.")
    stays = conn.execute(
        """
        SELECT s.key FROM event_story AS es JOIN story AS s ON s.id = es.story
        WHERE es.event = :event AND es.main = 1 AND s.key NOT IN (SELECT value FROM json_each(:keys))
        ORDER BY es.story LIMIT 1
        """,
        {"event": event, "keys": json.dumps(list(keys))},
    ).fetchone()
    if stays is None:
        raise StoreError(f"E{event} would have no story left; M puts it together with another event.")
    hanging = conn.execute(
        """
        SELECT kind FROM act WHERE key IN (SELECT value FROM json_each(:keys)) AND value NOT IN ('', '-')
            AND (kind IN ('rename', 'summary', 'silence', 'brief') OR (kind = 'note' AND name = 'event')) LIMIT 1
        """,
        {"keys": json.dumps(list(keys))},
    ).fetchone()
    if hanging is not None:
        raise StoreError(f"People's words on E{event} (a {hanging[0]}) hang on this story, its oldest: it stays.")
    for key in keys:
        yield Act(event_bonds.APART, key, "+", "-", name=stays[0])
    for key in keys[1:]:
        yield Act(event_bonds.TOGETHER, key, "+", "-", name=keys[0])
    if other is not None:
        yield Act(event_bonds.TOGETHER, keys[0], "+", "-", name=other.key)


def _line(text: str) -> str:
    return " ".join(clean(text, one_line=True).text.split())[:LONGEST]


def _event(conn: sqlite3.Connection, event: int) -> Event:
    found = events.event(conn, event)
    if found is None:
        raise StoreError("This event is no longer in the store; its stories were grouped anew.")
    return found
