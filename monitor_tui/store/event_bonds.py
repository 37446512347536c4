"""Events that people put together and stories that they took out of one: their words, done and undone in the store.

What stands in the log is compared with what was done so far (``bond``): so acts, undo, redo and a rebuild all come to
the same, and what was broken off is finished by the next.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitor_tui.store import claim_rows, claims, event_merges, event_rows, events, free_points
from monitor_tui.store.batch import Batch
from monitor_tui.store.connect import immediate
from monitor_tui.store.consequences import Change, Consequences
from monitor_tui.store.stories import moment

TOGETHER, APART = "together", "apart"
"""Kinds of act. Their key is a story's, or an event's; their name the key of an event."""

_Pair = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody said of two events, or of a story and an event, and what holds."""

    kind: str
    key: str
    name: str
    analyst: str
    at: datetime
    reason: str

    @property
    def pair(self) -> _Pair:
        return self.kind, self.key, self.name


@dataclass(frozen=True, slots=True)
class _Bond:
    """A word that was done."""

    pair: _Pair
    event: int
    """The one that is gone, or that the story left; 0 where nothing had to be done."""
    before: dict[str, Any]
    """What undoing needs to know."""


def words(conn: sqlite3.Connection) -> list[Word]:
    """All that holds, in the order said: the last word of anyone on a pair."""
    # SQLite takes the other columns from the row that has the MAX.
    rows = conn.execute(
        """
        SELECT a.kind, a.key, a.name, st.analyst, st.at, st.reason, a.value, MAX(a.id)
        FROM act AS a CROSS JOIN step AS st ON st.id = a.step WHERE a.kind IN ('together', 'apart')
        GROUP BY a.kind, a.key, a.name ORDER BY MAX(a.id)
        """
    )
    return [Word(kind, key, name, who, moment(at), why) for kind, key, name, who, at, why, on, _ in rows if on == "+"]


def of_event(conn: sqlite3.Connection, event: int) -> list[Word]:
    """What people put into an event or took out of it."""
    return [word for word in words(conn) if event in (events.by_key(conn, word.key), events.by_key(conn, word.name))]


def settle(
    conn: sqlite3.Connection, consequences: Consequences | None = None, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Brings the events to what people's words on them come to, in short transactions of its own."""
    wanted, done = words(conn), _bonds(conn)
    if not wanted and not done:
        return
    holding = {word.pair for word in wanted}
    work = _Work(conn, consequences, sleep)
    for bond in reversed(done):
        if bond.pair not in holding:
            (work.part if bond.pair[0] == TOGETHER else work.put_back)(bond)
    known = {bond.pair: bond for bond in done}
    for word in wanted:
        before = known.get(word.pair)
        if word.kind == TOGETHER:
            work.put_together(word, before)
        elif before is None:
            work.take_out(word)


class _Work:
    """Moves stories and their claims between events."""

    def __init__(
        self, conn: sqlite3.Connection, consequences: Consequences | None, sleep: Callable[[float], None]
    ) -> None:
        self._conn, self._consequences, self._sleep = conn, consequences, sleep

    # --- two events are one ------------------------------------------------------------------------

    def put_together(self, word: Word, bond: _Bond | None) -> None:
        conn = self._conn
        if bond is None:
            pair = (events.by_key(conn, word.key), events.by_key(conn, word.name))
            if None in pair:
                return  # not in the store (yet): listed among what finds nothing
            into, gone = _by_age(conn, {one for one in pair if one is not None})
            with immediate(conn):
                _keep(conn, word.pair, gone, _members(conn, gone, into, word.at) if gone else {})
        else:
            gone, into = bond.event, int(bond.before.get("into", 0))
        if gone and event_merges.merge(conn, gone, events.standing(conn, into), 1.0, word.at, sleep=self._sleep):
            self._settled(_everything(conn, into), [into])

    def part(self, bond: _Bond) -> None:
        """The event that had gone is there again, with the stories and claims that it had."""
        conn, gone, before = self._conn, bond.event, bond.before
        if gone:
            into, stay = events.standing(conn, before["into"]), _heads(conn, before["stay"])
            apart = _heads(conn, before["claims"])
            for first in range(0, len(before["stories"]), event_merges.MOST_STORIES):
                started = time.monotonic()
                with immediate(conn):
                    batch = Batch(conn)
                    event_merges.unlead(conn, gone, before["led"])
                    for story, main in before["stories"][first : first + event_merges.MOST_STORIES]:
                        if main and _main(conn, story) == into:
                            _move(batch, story, into, gone, keep=stay)
                        elif not main:
                            _move_claims(batch, story, into, gone, apart)
                    self._finish(batch)
                self._sleep(time.monotonic() - started)
        with immediate(conn):
            if gone:
                free_points.spread(conn, into, gone)
                _date_back(conn, gone, into, before)
            _forget(conn, bond.pair)
        if gone:
            self._settled((), [into, gone])

    # --- a story leaves its event --------------------------------------------------------------------

    def take_out(self, word: Word) -> None:
        conn = self._conn
        here, there = events.by_key(conn, word.key), events.by_key(conn, word.name)
        if here is None or there is None:
            return
        if here != there:
            with immediate(conn):
                _keep(conn, word.pair, 0, {})
            return
        story = _story(conn, word.key)
        with immediate(conn):
            batch = Batch(conn)
            own = event_rows.begin(batch, story, _published(conn, story), int(word.at.timestamp()))
            _move(batch, story, here, own)
            free_points.spread(conn, here, own)
            _keep(conn, word.pair, here, {})
            self._finish(batch)
        self._settled((), [here, own])

    def put_back(self, bond: _Bond) -> None:
        """The story goes to where the others of its event are today."""
        conn, (_, key, name) = self._conn, bond.pair
        here, there = events.by_key(conn, key), events.by_key(conn, name)
        with immediate(conn):
            batch = Batch(conn)
            if here is not None and there is not None and here != there:
                _move(batch, _story(conn, key), here, there)
                if not _stands(conn, here):
                    event_merges.lead(conn, here, there, key)
                free_points.spread(conn, here, there)
            _forget(conn, bond.pair)
            self._finish(batch)
        self._settled((), [one for one in (here, there) if one is not None])

    # --- what follows ----------------------------------------------------------------------------------

    def _finish(self, batch: Batch) -> None:
        batch.finish()
        self._settled(batch.changes, ())

    def _settled(self, changes: Collection[Change], entitled: Iterable[int]) -> None:
        if self._consequences is None:
            return
        if changes:
            self._consequences.settle(self._conn, changes)
        for event in entitled:
            title = self._consequences.title(self._conn, event)
            if title:
                with immediate(self._conn):
                    event_rows.entitle(Batch(self._conn), event, title)


def _move(batch: Batch, story: int, before: int, after: int, keep: Collection[int] = ()) -> None:
    """A story's main event becomes another; its claims go along, but for those of which ``keep`` is said."""
    conn = batch.conn
    published, now = _published(conn, story), _changed(conn, after if _stands(conn, after) else before)
    if not _stands(conn, after):
        event_rows.begin(batch, story, published, now, number=after)
    heads = claim_rows.heads(conn, story)
    left = [claim["id"] for claim in heads if claim["event"] == before and claim["id"] in keep]
    for claim in heads:
        if claim["event"] == before and claim["id"] not in keep:
            claim_rows.alter(batch, claim, {"event": after})
    named = {"story": story, "before": before, "after": after, "kept": json.dumps(left)}
    kept = "NOT IN (SELECT value FROM json_each(:kept))"
    conn.execute(
        f"UPDATE placement SET event = :after WHERE story = :story AND event = :before AND claim {kept}", named
    )
    conn.execute(f"UPDATE claim SET event = :after WHERE story = :story AND event = :before AND id {kept}", named)
    conn.execute(
        f"""
        UPDATE machine_reading SET reading = json_set(reading, '$.event', :after)
        WHERE claim IN (SELECT id FROM claim WHERE story = :story) AND reading ->> 'event' = :before AND claim {kept}
        """,
        named,
    )
    tokens = event_merges.tokens(conn, story)
    if left:
        event_rows.demote(batch, before, story)
    else:
        event_rows.leave(batch, before, story)
    event_rows.join(batch, after, story, published, now, main=True, tokens=tokens)


def _move_claims(batch: Batch, story: int, before: int, after: int, asked: Collection[int]) -> None:
    """Some claims of a story whose main event is neither of the two."""
    conn = batch.conn
    moved = [one for one in claim_rows.heads(conn, story) if one["event"] == before and one["id"] in asked]
    if not moved:
        return
    published, now = _published(conn, story), _changed(conn, before)
    if not _stands(conn, after):
        event_rows.begin(batch, story, published, now, number=after)
    for claim in moved:
        claim_rows.alter(batch, claim, {"event": after})
    still = any(one["event"] == before for one in claim_rows.heads(conn, story)) or _main(conn, story) == before
    if not still:
        event_rows.leave(batch, before, story, main=False)
    event_rows.join(batch, after, story, published, now, main=_main(conn, story) == after)


def _members(conn: sqlite3.Connection, gone: int, into: int, at: datetime) -> dict[str, Any]:
    """What an event has before it goes: its stories, and which claims are whose where a story belongs to both."""
    named = {"gone": gone, "into": into}
    stories = conn.execute("SELECT story, main FROM event_story WHERE event = :gone ORDER BY story", named).fetchall()
    of = "c.story = es.story AND c.next IS NULL AND es.event = :gone"
    theirs = f"SELECT c.id FROM event_story AS es JOIN claim AS c ON {of} AND es.main = 0 AND c.event = :gone"
    stay = f"SELECT c.id FROM event_story AS es JOIN claim AS c ON {of} AND es.main = 1 AND c.event = :into"
    led = "SELECT gone FROM event_merge WHERE into_event = :gone"
    lists = {
        name: [one for (one,) in conn.execute(sql, named)]
        for name, sql in (("claims", theirs), ("stay", stay), ("led", led))
    }
    changed = {"at": int(at.timestamp()), "changed": [_changed(conn, gone), _changed(conn, into)]}
    return {"into": into, "stories": stories, **changed, **lists}


def _date_back(conn: sqlite3.Connection, gone: int, into: int, before: dict[str, Any]) -> None:
    """Two events that part again changed when they did before, but for what came since."""
    was_gone, was_into = before["changed"]
    conn.execute("UPDATE event SET changed = :was WHERE id = :gone", {"was": was_gone, "gone": gone})
    conn.execute(
        "UPDATE event SET changed = :was WHERE id = :into AND changed = :at AND id = :first",
        {"was": was_into, "into": into, "at": before["at"], "first": before["into"]},
    )


def _by_age(conn: sqlite3.Connection, pair: Collection[int]) -> tuple[int, int]:
    """The older event, whose number stays, and the younger one; 0 where both are one already."""
    rows = conn.execute(
        """
        SELECT event FROM event_story WHERE event IN (SELECT value FROM json_each(:pair)) AND main = 1
        GROUP BY event ORDER BY MIN(story), event
        """,
        {"pair": json.dumps(sorted(pair))},
    ).fetchall()
    return (rows[0][0], rows[1][0]) if len(rows) > 1 else (rows[0][0], 0)


def _everything(conn: sqlite3.Connection, event: int) -> set[Change]:
    rows = conn.execute(
        """
        SELECT DISTINCT p.point, COALESCE(c.actor, '') FROM placement AS p JOIN claim AS c ON c.id = p.claim
        WHERE p.event = :event
        """,
        {"event": event},
    ).fetchall()
    return {(event, one, actor) for point, actor in rows for one in (point, "")}


def _heads(conn: sqlite3.Connection, asked: Iterable[int]) -> set[int]:
    """The claims that stand for these today: newer wordings may have repeated them."""
    return {claims.current(conn, claim) for claim in asked}


def _bonds(conn: sqlite3.Connection) -> list[_Bond]:
    rows = conn.execute("SELECT kind, key, name, event, before FROM bond ORDER BY n")
    return [_Bond((kind, key, name), event, json.loads(before)) for kind, key, name, event, before in rows]


def _keep(conn: sqlite3.Connection, pair: _Pair, event: int, before: dict[str, Any]) -> None:
    conn.execute(
        "INSERT INTO bond (kind, key, name, event, before) VALUES (?, ?, ?, ?, ?)", (*pair, event, json.dumps(before))
    )


def _forget(conn: sqlite3.Connection, pair: _Pair) -> None:
    conn.execute("DELETE FROM bond WHERE kind = ? AND key = ? AND name = ?", pair)


def _main(conn: sqlite3.Connection, story: int) -> int | None:
    row = conn.execute("SELECT event FROM event_story WHERE story = ? AND main = 1", (story,)).fetchone()
    return int(row[0]) if row else None


def _story(conn: sqlite3.Connection, key: str) -> int:
    return int(conn.execute("SELECT id FROM story WHERE key = ?", (key,)).fetchone()[0])


def _published(conn: sqlite3.Connection, story: int) -> int:
    return int(conn.execute("SELECT published FROM story WHERE id = ?", (story,)).fetchone()[0])


def _changed(conn: sqlite3.Connection, event: int) -> int:
    """When an event last changed: moving a story is no news of it."""
    return int(conn.execute("SELECT changed FROM event WHERE id = ?", (event,)).fetchone()[0])


def _stands(conn: sqlite3.Connection, event: int) -> bool:
    return conn.execute("SELECT 1 FROM event WHERE id = ?", (event,)).fetchone() is not None
