"""Writing events: stories join and leave, and their tokens with them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from monitor_tui.store.batch import Batch
from monitor_tui.store.events import standing
from monitor_tui.store.kept import EventRef, NewEvent


def resolve(batch: Batch, ref: EventRef, story: int, published: int, now: int) -> int:
    """The id of an event, made with this story as its first where it is not stored yet."""
    if isinstance(ref, NewEvent):
        known = batch.refs.get(ref.ref)
        if known is not None and _stands(batch, known := standing(batch.conn, known)):
            return known
        event = begin(batch, story, published, now)
        batch.refs[ref.ref] = batch.created[ref.ref] = event
        return event
    # Grouping chose it outside the lock: it may have lost its last story since, or have joined another event.
    ref = standing(batch.conn, ref)
    return ref if _stands(batch, ref) else begin(batch, story, published, now)


def join(
    batch: Batch, event: int, story: int, published: int, now: int, *, main: bool, tokens: Iterable[str] = ()
) -> None:
    """Puts a story into an event; as its main event it brings its tokens."""
    named = {"event": event, "story": story, "main": int(main), "published": published, "now": now}
    batch.touched.add(event)
    row = batch.conn.execute("SELECT main FROM event_story WHERE event = :event AND story = :story", named).fetchone()
    if row is None:
        batch.conn.execute("INSERT INTO event_story (event, story, main) VALUES (:event, :story, :main)", named)
        _widen(batch, named)
    elif main and not row[0]:
        batch.conn.execute("UPDATE event_story SET main = 1 WHERE event = :event AND story = :story", named)
    batch.conn.execute("UPDATE event SET changed = MAX(changed, :now) WHERE id = :event", named)
    if main:
        _put_tokens(batch, event, story, tokens)


def leave(batch: Batch, event: int, story: int, *, main: bool = True) -> None:
    """Takes a story, and the tokens that it brought to its main event, out of one; without stories it is no more."""
    named = {"event": event, "story": story}
    if main:
        _take_tokens(batch, event, story)
    batch.touched.add(event)
    batch.conn.execute("DELETE FROM event_story WHERE event = :event AND story = :story", named)
    batch.conn.execute(
        """
        UPDATE event SET (stories, oldest, first, last) = (
            SELECT COUNT(*), COALESCE(MIN(s.id), 0), COALESCE(MIN(s.published), 0), COALESCE(MAX(s.published), 0)
            FROM event_story AS es JOIN story AS s ON s.id = es.story WHERE es.event = :event
        ) WHERE id = :event
        """,
        named,
    )
    left, last = batch.conn.execute("SELECT stories, last FROM event WHERE id = :event", named).fetchone()
    if left:
        batch.conn.execute("UPDATE event_token SET last = :last WHERE event = :event", named | {"last": last})
        return
    for table in ("event_token", "event_camp", "cell", "conflict", "contradiction", "accusal", "unheard"):
        batch.conn.execute(f"DELETE FROM {table} WHERE event = :event", named)
    batch.conn.execute("DELETE FROM event WHERE id = :event", named)
    batch.tally.add("event", n=-1)
    batch.tally.forget_event(event)


def demote(batch: Batch, event: int, story: int) -> None:
    """A story's main event is another from now on; here stay only some of its claims."""
    _take_tokens(batch, event, story)
    batch.touched.add(event)
    named = {"event": event, "story": story}
    batch.conn.execute("UPDATE event_story SET main = 0 WHERE event = :event AND story = :story", named)


def entitle(batch: Batch, event: int, title: str) -> None:
    """Gives an event the title that its stories now make."""
    batch.conn.execute("UPDATE event SET title = :title WHERE id = :event", {"title": title, "event": event})


def _stands(batch: Batch, event: int) -> bool:
    return batch.conn.execute("SELECT 1 FROM event WHERE id = :event", {"event": event}).fetchone() is not None


def begin(batch: Batch, story: int, published: int, now: int, *, number: int | None = None) -> int:
    """An event without stories, for this one to join; ``number`` is one that it had before."""
    made = batch.conn.execute(
        """
        INSERT INTO event (id, title, oldest, first, last, changed, stories, claims, checked, unsure)
        -- The number of an event that joined another still leads there and is nobody else's.
        VALUES (
            COALESCE(:number, 1 + MAX(
                COALESCE((SELECT MAX(id) FROM event), 0), COALESCE((SELECT MAX(gone) FROM event_merge), 0)
            )),
            '', :story, :published, :published, :now, 0, 0, 0, 0
        )
        """,
        {"story": story, "published": published, "now": now, "number": number},
    ).lastrowid
    batch.tally.add("event")
    return int(made or 0)


def _widen(batch: Batch, named: dict[str, int]) -> None:
    before = batch.conn.execute("SELECT last FROM event WHERE id = :event", named).fetchone()[0]
    batch.conn.execute(
        """
        UPDATE event SET stories = stories + 1, first = MIN(first, :published), last = MAX(last, :published),
            oldest = MIN(oldest, :story) WHERE id = :event
        """,
        named,
    )
    if named["published"] > before:
        batch.conn.execute("UPDATE event_token SET last = :published WHERE event = :event", named)


def _put_tokens(batch: Batch, event: int, story: int, tokens: Iterable[str]) -> None:
    """Exchanges the tokens that a story brings to its main event."""
    wanted = sorted(set(tokens))
    if not wanted:
        return
    _take_tokens(batch, event, story)
    batch.tally.add("grouped")
    last = batch.conn.execute("SELECT last FROM event WHERE id = :event", {"event": event}).fetchone()[0]
    batch.conn.executemany(
        "INSERT INTO token (token, n) VALUES (?, 1) ON CONFLICT (token) DO UPDATE SET n = n + 1",
        [(token,) for token in wanted],
    )
    found = batch.conn.execute(
        "SELECT t.id FROM json_each(:tokens) AS asked CROSS JOIN token AS t ON t.token = asked.value",
        {"tokens": json.dumps(wanted)},
    )
    ids = [row[0] for row in found]
    batch.conn.executemany(
        """
        INSERT INTO event_token (token, last, event, n) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1
        """,
        [(token, last, event) for token in sorted(ids)],
    )
    batch.conn.execute(
        "INSERT INTO story_token (story, tokens) VALUES (:story, :tokens)", {"story": story, "tokens": json.dumps(ids)}
    )


def _take_tokens(batch: Batch, event: int, story: int) -> None:
    row = batch.conn.execute("SELECT tokens FROM story_token WHERE story = :story", {"story": story}).fetchone()
    if row is None:
        return
    ids = json.loads(row[0])
    batch.tally.add("grouped", n=-1)
    batch.conn.executemany("UPDATE token SET n = n - 1 WHERE id = ?", [(token,) for token in ids])
    batch.conn.executemany(
        "UPDATE event_token SET n = n - 1 WHERE event = ? AND token = ?", [(event, token) for token in ids]
    )
    batch.conn.execute("DELETE FROM event_token WHERE event = :event AND n <= 0", {"event": event})
    batch.conn.execute("DELETE FROM story_token WHERE story = :story", {"story": story})
