"""Storing items: short transactions, everything that takes time worked out before them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from monitor_tui.errors import StoreError
from monitor_tui.model import whole
from monitor_tui.store import carrying, claim_rows, copies, edits, event_rows, rebuild, search, sources
from monitor_tui.store.batch import Batch
from monitor_tui.store.connect import immediate
from monitor_tui.store.kept import Kept, Saved
from monitor_tui.store.prepare import Ready, prepare

MOST_STORIES = 20
MOST_SECONDS = 0.025
"""A transaction holds the lock for no longer than this, then pauses as long: a person's tag gets between."""

Clock = Callable[[], float]


def save(conn: sqlite3.Connection, kept: Sequence[Kept]) -> Saved:
    """Stores items in one transaction; for more than a handful use ``save_all``."""
    return Saver(conn).save(kept)


def save_all(
    conn: sqlite3.Connection,
    kept: Iterable[Kept],
    *,
    saver: Saver | None = None,
    clock: Clock = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Saved]:
    """Stores any number of items, a value for each transaction; reads on only between transactions."""
    saver, items = saver or Saver(conn), iter(kept)
    while chunk := in_order(prepare(item) for item in islice(items, MOST_STORIES)):
        while chunk:
            started = clock()
            saved, done = saver.write(chunk, until=started + MOST_SECONDS, clock=clock)
            held = clock() - started
            yield saved
            chunk = chunk[done:]
            sleep(held)


class Saver:
    """Stores batches one after another and remembers which events came into being meanwhile."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.refs: dict[str, int] = {}

    def save(self, kept: Sequence[Kept]) -> Saved:
        """One transaction."""
        return self.write(in_order(prepare(item) for item in kept))[0]

    def write(
        self, ready: Sequence[Ready], *, until: float | None = None, clock: Clock = time.monotonic
    ) -> tuple[Saved, int]:
        """One transaction of the items that fit before ``until``, at least one; and how many of the list they are."""
        new, changed, unchanged, done = list[int](), list[int](), list[int](), 0
        lists = {"new": new, "changed": changed, "unchanged": unchanged}
        with immediate(self.conn):
            if rebuild.under_way(self.conn):
                # What is derived of older stories is not there yet: neither counts nor wordings would come out right.
                raise StoreError(
                    "The store is being rebuilt, or that was broken off: `monitor-tui rebuild` comes first."
                )
            batch = Batch(self.conn, self.refs)
            for item in ready:
                outcome, story = _store(batch, item)
                lists[outcome].append(story)
                done += 1
                if until is not None and clock() >= until:
                    break
            batch.finish()
        touched, changes = frozenset(batch.touched), frozenset(batch.changes) if batch.touched else None
        return Saved(tuple(new), tuple(changed), tuple(unchanged), batch.created, touched, changes), done

    def read_again(self, wordings: Sequence[tuple[int, int, Kept]]) -> Saved:
        """Derives everything anew from stored wordings, each named by story and number; for a rebuild, oldest first."""
        ready = [(story, number, prepare(kept)) for story, number, kept in wordings]
        with immediate(self.conn):
            batch = Batch(self.conn, self.refs)
            for story, number, item in ready:
                _derive(batch, story, number, item, now=_seconds(item.seen))
                gone, last = self.conn.execute(
                    "SELECT gone, wordings FROM story WHERE id = :story", {"story": story}
                ).fetchone()
                if gone is not None and number == last:
                    _count_gone(batch, story, None)
            batch.finish()
        return Saved(events=batch.created, touched=frozenset(batch.touched), changes=frozenset(batch.changes))


def in_order(ready: Iterable[Ready]) -> list[Ready]:
    """By time, so that ids rise within a transaction; of two items with one key the later one stays the later."""
    return sorted(ready, key=lambda item: item.time.published)


def _store(batch: Batch, ready: Ready) -> tuple[str, int]:
    """Stores one item; says what it was: new, changed or unchanged."""
    row = batch.conn.execute(
        "SELECT id, sha256, gone, wordings FROM story WHERE key = :key", {"key": ready.kept.key}
    ).fetchone()
    if row is None:
        story = _insert_story(batch, ready)
        _insert_wording(batch, story, 1, ready)
        _derive(batch, story, 1, ready, now=_seconds(ready.seen))
        if ready.kept.item.withdrawn:
            _withdraw(batch, story, ready)
        return "new", story
    story, sha256, gone, wordings = row
    if ready.kept.item.withdrawn:
        if gone is not None:
            return "unchanged", story
        _withdraw(batch, story, ready)
        return "changed", story
    if gone is not None:
        _bring_back(batch, story, ready)
    redated = edits.redate(batch, story, ready)
    if ready.sha256 == sha256 or _served_late(batch, story, ready):
        return ("unchanged" if gone is None and not redated else "changed"), story
    _insert_wording(batch, story, wordings + 1, ready)
    batch.conn.execute(
        "UPDATE story SET wordings = :number, title = :title, sha256 = :sha256 WHERE id = :story",
        {"number": wordings + 1, "title": ready.kept.item.title, "sha256": ready.sha256, "story": story},
    )
    _derive(batch, story, wordings + 1, ready, now=_seconds(ready.seen))
    return "changed", story


LATE_SECONDS = 3600


def _served_late(batch: Batch, story: int, ready: Ready) -> bool:
    """Whether an older wording came again within the hour of the current one.

    Caches and pairs of servers do that at every fetch; a change that was taken back for good is a wording of its own.
    """
    stored = batch.conn.execute(
        "SELECT MAX(stored), MAX(sha256 = :sha256) FROM wording WHERE story = :story",
        {"story": story, "sha256": ready.sha256},
    ).fetchone()
    return bool(stored[1]) and _seconds(ready.seen) - int(stored[0]) < LATE_SECONDS


def _insert_story(batch: Batch, ready: Ready) -> int:
    kept, moment = ready.kept, ready.time
    sources.keep(batch.conn, kept.source)
    story = _next_id(batch.conn, _seconds(moment.published))
    batch.conn.execute(
        """
        INSERT INTO story (id, key, source, url, published, precision, dated, seen, title, sha256, lang)
        VALUES (:id, :key, :source, :url, :published, :precision, :dated, :seen, :title, :sha256, :lang)
        """,
        {
            "id": story,
            "key": kept.key,
            "source": kept.source.id,
            "url": kept.item.url,
            "published": _seconds(moment.published),
            "precision": str(moment.precision),
            "dated": str(moment.dated),
            "seen": _seconds(ready.seen),
            "title": kept.item.title,
            "sha256": ready.sha256,
            "lang": kept.reading.lang,
        },
    )
    return story


def _next_id(conn: sqlite3.Connection, second: int) -> int:
    """The next free number in a second; a full second moves on. Taken inside the writing transaction."""
    while True:
        taken = conn.execute(
            "SELECT MAX(id) FROM story WHERE id >= :second << 10 AND id < (:second + 1) << 10", {"second": second}
        ).fetchone()[0]
        if taken is None:
            return second << 10
        if taken & 1023 < 1023:
            return int(taken) + 1
        second += 1


def _insert_wording(batch: Batch, story: int, number: int, ready: Ready) -> None:
    item = ready.kept.item
    batch.conn.execute(
        """
        INSERT INTO wording (story, number, sha256, stored, title, text, lang, original, original_sha256)
        VALUES (:story, :number, :sha256, :stored, :title, :text, :lang, :original, :original_sha256)
        """,
        {
            "story": story,
            "number": number,
            "sha256": ready.sha256,
            "stored": _seconds(ready.seen),
            "title": item.title,
            "text": item.text,
            "lang": item.lang,
            "original": ready.original,
            "original_sha256": ready.original_sha256,
        },
    )


def _derive(batch: Batch, story: int, number: int, ready: Ready, *, now: int) -> None:
    """Everything that follows from a wording: what a rebuild makes again."""
    conn, kept = batch.conn, ready.kept
    source, published, lang = conn.execute(
        "SELECT source, published, lang FROM story WHERE id = ?", (story,)
    ).fetchone()
    _count_story(batch, story, number, source, lang, ready)
    if number == 1:
        edits.dated_again(batch, story)
    elif not edits.mark(batch, story, number, ready):
        # Counters and adverts make no news of an event.
        now = edits.stored(conn, story, number - 1)
    if lang != kept.reading.lang:
        conn.execute("UPDATE story SET lang = :lang WHERE id = :story", {"lang": kept.reading.lang, "story": story})
    search.write(conn, story, ready.title_form, ready.text_form, ready.facets)
    _write_mentions(batch, story, ready, fresh=number == 1)
    copy = copies.write(batch, story, ready, fresh=number == 1)
    main = _write_event(batch, story, published, ready, now, fresh=number == 1)
    claim_rows.write(batch, story, number, ready, main, copy=copy, now=now)
    if number > 1:
        carrying.after_wording(batch, story, number, now)
    conn.executemany(
        "INSERT OR REPLACE INTO remark (story, wording, start, stop, kind, quote) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (story, number, *remark.sentence, remark.kind, ready.whole[slice(*remark.sentence)])
            for remark in kept.reading.remarks
        ],
    )


def _count_story(batch: Batch, story: int, number: int, source: str, lang: str, ready: Ready) -> None:
    tally, kept = batch.tally, ready.kept
    if number == 1:
        tally.story(story)
        tally.add("source", source)
        tally.add("kind", kept.source.kind)
        if kept.source.camp:
            tally.add("owner", kept.source.camp)
    else:
        tally.add("lang", lang, -1)
    if number == 2:
        tally.add("edited")
    tally.add("lang", kept.reading.lang)


def _write_mentions(batch: Batch, story: int, ready: Ready, *, fresh: bool) -> None:
    """Who and what is named in the current wording; ``fresh``: nothing stands there yet."""
    conn, tally, new = batch.conn, batch.tally, set(ready.kept.reading.countries)
    before, old = dict[str, int](), set[str]()
    if not fresh:
        before = dict(conn.execute("SELECT actor, named FROM mention WHERE story = ?", (story,)).fetchall())
        old = {country for (country,) in conn.execute("SELECT country FROM country WHERE story = ?", (story,))}
    for actor, named in sorted((dict.fromkeys(before, 0) | dict(ready.named)).items()):
        conn.execute(
            """
            INSERT INTO mention (actor, story, named, speaks) VALUES (:actor, :story, :named, 0)
            ON CONFLICT DO UPDATE SET named = :named
            """,
            {"actor": actor, "story": story, "named": named},
        )
        tally.add("actor", actor, (named > 0) - (before.get(actor, 0) > 0))
    for country in sorted(old - new):
        conn.execute("DELETE FROM country WHERE country = ? AND story = ?", (country, story))
        tally.add("country", country, -1)
    for country in sorted(new - old):
        conn.execute("INSERT INTO country (country, story) VALUES (?, ?)", (country, story))
        tally.add("country", country)


def _write_event(batch: Batch, story: int, published: int, ready: Ready, now: int, *, fresh: bool) -> int | None:
    """The story's main event; a wording that says nothing of it leaves the story where it is."""
    kept, before = ready.kept, None
    if not fresh:
        row = batch.conn.execute("SELECT event FROM event_story WHERE story = ? AND main = 1", (story,)).fetchone()
        before = int(row[0]) if row else None
    if kept.event is None:
        if before is not None:
            batch.conn.execute("UPDATE event SET changed = MAX(changed, ?) WHERE id = ?", (now, before))
        return before
    main = event_rows.resolve(batch, kept.event, story, published, now)
    if before is not None and before != main:
        for claim in claim_rows.heads(batch.conn, story):
            if claim["event"] == before:
                claim_rows.alter(batch, claim, {"event": main})
        event_rows.leave(batch, before, story)
    tokens = kept.features.core if kept.features else ()
    event_rows.join(batch, main, story, published, now, main=True, tokens=tokens)
    if kept.title:
        event_rows.entitle(batch, main, kept.title)
    return main


def _withdraw(batch: Batch, story: int, ready: Ready) -> None:
    batch.conn.execute("UPDATE story SET gone = ? WHERE id = ?", (_seconds(ready.seen), story))
    _count_gone(batch, story, None)


def _bring_back(batch: Batch, story: int, ready: Ready) -> None:
    batch.conn.execute("UPDATE story SET gone = NULL WHERE id = ?", (story,))
    title, text = batch.conn.execute(
        "SELECT title, text FROM wording WHERE story = ? ORDER BY number DESC LIMIT 1", (story,)
    ).fetchone()
    _count_gone(batch, story, whole(title, text))


def _count_gone(batch: Batch, story: int, text: str | None) -> None:
    batch.tally.add("gone", n=1 if text is None else -1)
    claim_rows.set_gone(batch, story, text)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
