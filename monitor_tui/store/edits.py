"""What a new wording changes: title, body or date, and which claims of the older ones it still holds.

Every wording is kept byte for byte. What counts as a change looks past counters, adverts and dates of update.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from monitor_tui.model import Dated, Precision, Presence, whole
from monitor_tui.store.batch import Batch
from monitor_tui.store.prepare import Ready, ReadyClaim
from monitor_tui.text.boilerplate import folded
from monitor_tui.text.difference import Fates, differ

Row = Mapping[str, Any]
"""A claim's row by column."""

MOST_DATINGS = 50
"""Of one story: a source that stamps every fetch says nothing by it."""
_MINUTE, _DAY = 60, 86_400


def mark(batch: Batch, story: int, number: int, ready: Ready) -> bool:
    """Keeps what a wording changes against the one before it; whether that is anything that matters."""
    title, text = _wording(batch.conn, story, number - 1)
    item = ready.kept.item
    parts = [name for name, old, new in (("title", title, item.title), ("body", text, item.text)) if differ(old, new)]
    for name in (*parts, *(["text"] if parts else [])):
        _changed(batch, story, name, int(ready.seen.timestamp()))
    return bool(parts)


def redate(batch: Batch, story: int, ready: Ready) -> bool:
    """Keeps another time of publication than the source gave before; the story's own stays the first."""
    if ready.time.dated is Dated.SEEN:
        return False
    published, precision, dated = batch.conn.execute(
        "SELECT published, precision, dated FROM story WHERE id = :story", {"story": story}
    ).fetchone()
    given = int(ready.time.published.timestamp()), str(ready.time.precision)
    later = _datings(batch.conn, story)
    known = [*([(published, precision)] if dated != Dated.SEEN else []), *((p, exact) for _, p, exact in later)]
    last = known[-1] if known else None
    served_late = given in known and later and int(ready.seen.timestamp()) - later[-1][0] < 60 * _MINUTE
    if given == last or served_late or len(later) >= MOST_DATINGS:
        return False
    now = int(ready.seen.timestamp())
    batch.conn.execute(
        "INSERT OR IGNORE INTO dating (story, stored, published, precision) VALUES (?, ?, ?, ?)", (story, now, *given)
    )
    if last is not None and not _same_time(last, given):
        _changed(batch, story, "date", now)
    return True


def dated_again(batch: Batch, story: int) -> None:
    """What the kept times of publication come to, for a rebuild."""
    published, precision, dated = batch.conn.execute(
        "SELECT published, precision, dated FROM story WHERE id = :story", {"story": story}
    ).fetchone()
    last = (published, precision) if dated != Dated.SEEN else None
    for stored, later, exact in _datings(batch.conn, story):
        if last is not None and not _same_time(last, (later, exact)):
            _changed(batch, story, "date", stored)
            return
        last = (later, exact)


def stored(conn: sqlite3.Connection, story: int, number: int) -> int:
    """When a wording was stored."""
    found = conn.execute("SELECT stored FROM wording WHERE story = ? AND number = ?", (story, number)).fetchone()
    return int(found[0])


def repeats(
    conn: sqlite3.Connection, story: int, older: Sequence[Row], claims: Sequence[ReadyClaim], text: str
) -> list[int | None]:
    """For each claim of a new wording the place among the older ones of that which it repeats; each is repeated once.

    Word for word first; then one of the same sentence, whose speech may run on otherwise where it stands now.
    """
    free = dict(enumerate(older))
    found = [_taken(free, [at for at, row in free.items() if _likeness(row) == claim.likeness]) for claim in claims]
    left = [at for at, place in enumerate(found) if place is None]
    if not free or not left:
        return found
    judged = Judge(conn, story, text)
    free = {place: row for place, row in free.items() if judged.state(row) is Presence.PRESENT}
    for at in left:
        new = claims[at].row
        sentence = folded(text[_number(new["start"]) : _number(new["stop"])])
        same = [place for place, row in free.items() if judged.sentence(row) == sentence and _one_speech(row, new)]
        found[at] = _taken(free, same)
    return found


class Judge:
    """Tells of claims of older wordings whether their sentences stand in the text of today."""

    def __init__(self, conn: sqlite3.Connection, story: int, current: str) -> None:
        self._conn, self._story, self._current = conn, story, current
        self._fates: dict[int, Fates] = {}

    def state(self, row: Row) -> Presence:
        """A claim stands while all its sentences do; it is gone with the sentence that holds its cue."""
        fates = self._of(row)
        if all(fates.stands((start, stop)) for start, stop in json.loads(row["spans"])["sentences"]):
            return Presence.PRESENT
        own = fates.of((row["start"], row["stop"]))
        return Presence.GONE if own is Presence.GONE else Presence.ALTERED

    def sentence(self, row: Row) -> str:
        """The sentence that holds the cue, however it is set."""
        return folded(self._of(row).old[row["start"] : row["stop"]])

    def is_boilerplate(self, row: Row) -> bool:
        """Whether the claim was read from a line that is no part of the story: a link's headline, an advert."""
        return self._of(row).in_boilerplate((row["start"], row["stop"]))

    def _of(self, row: Row) -> Fates:
        number = row["wording"]
        if number not in self._fates:
            self._fates[number] = Fates(whole(*_wording(self._conn, self._story, number)), self._current)
        return self._fates[number]


def _taken(free: dict[int, Row], fitting: Sequence[int]) -> int | None:
    """The first place that fits, which is free no longer."""
    if not fitting:
        return None
    del free[fitting[0]]
    return fitting[0]


def _likeness(row: Row) -> tuple[Any, ...]:
    return row["quote"], row["speaker"], row["cue"]


def _one_speech(old: Row, new: Row) -> bool:
    """Whether two claims of one sentence are one claim: the same words for the speaker and the speaking, or the same
    actor in the same stance where the sentence is read otherwise beside its new neighbours."""
    if (old["speaker"], old["cue"]) == (new["speaker"], new["cue"]):
        return True
    return old["actor"] is not None and (old["actor"], old["stance"]) == (new["actor"], new["stance"])


def _number(value: Any) -> int:
    return int(value or 0)


def _wording(conn: sqlite3.Connection, story: int, number: int) -> tuple[str, str]:
    title, text = conn.execute(
        "SELECT title, text FROM wording WHERE story = :story AND number = :number", {"story": story, "number": number}
    ).fetchone()
    return title, text


def _changed(batch: Batch, story: int, name: str, when: int) -> None:
    new = batch.conn.execute(
        "INSERT OR IGNORE INTO changed (changed, story, first) VALUES (?, ?, ?)", (name, story, when)
    ).rowcount
    batch.tally.add("changed", name, new)


def _datings(conn: sqlite3.Connection, story: int) -> list[tuple[int, int, str]]:
    return conn.execute(
        "SELECT stored, published, precision FROM dating WHERE story = :story ORDER BY stored", {"story": story}
    ).fetchall()


def _same_time(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Whether two times may be the same: of one that is known by the day any time of that day."""
    (first, exact), (second, as_exact) = sorted((one, other))
    return second - first < (_MINUTE if Precision.DAY not in (exact, as_exact) else _DAY)
