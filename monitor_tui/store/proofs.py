"""What the proof of an empty cell is made of: an event's claims, and the texts that a camp's own sources carried."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from monitor_tui.model import Span, Stance, whole
from monitor_tui.store.stories import moment


@dataclass(frozen=True, slots=True)
class SaidHere:
    """A shown claim of an event."""

    id: int
    story: int
    actor: str
    """'' where the speaker is not known by name."""
    camp: str
    stance: Stance
    day: date
    quote: str
    lang: str
    outlet: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """A claim that was read from a story, and where: of any event."""

    id: int
    actor: str
    camp: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OwnStory:
    """A story of one of the camp's own sources, in its current wording."""

    id: int
    outlet: str
    lang: str
    published: datetime
    whole: str
    claims: tuple[ReadFrom, ...]
    actors: frozenset[str]
    """Who is named in it."""


def claims(conn: sqlite3.Connection, event: int, until: datetime | None = None) -> list[SaidHere]:
    """The shown claims of an event with a camp, those of the stories published by a time; oldest first.

    Words of who was in custody that day are nobody's version and left out.
    """
    rows = conn.execute(
        """
        SELECT c.id, c.story, COALESCE(c.actor, ''), c.camp, c.stance, c.day, c.quote, s.lang,
            COALESCE(src.name, src.id), c.spans ->> 'targets'
        FROM claim AS c CROSS JOIN story AS s ON s.id = c.story CROSS JOIN source AS src ON src.id = s.source
        WHERE c.event = :event AND c.shown = 1 AND c.held = 0 AND c.camp IS NOT NULL
            AND (:edge IS NULL OR c.id < :edge << 12)
        ORDER BY c.id
        """,
        {"event": event, "edge": _edge(until)},
    )
    found = []
    for one, story, actor, camp, stance, day, quote, lang, outlet, targets in rows:
        said, blamed = date.fromisoformat(day), tuple(json.loads(targets))
        found.append(SaidHere(one, story, actor, camp, Stance(stance), said, quote, lang, outlet, blamed))
    return found


def own_stories(
    conn: sqlite3.Connection, event: int, sources: Collection[str], limit: int, until: datetime | None = None
) -> tuple[list[OwnStory], int]:
    """The newest stories that some sources carried of an event, with what was read from them; and how many there are.

    Copies count as stories and are looked through like others: each is its source's own.
    """
    asked = {"event": event, "sources": json.dumps(sorted(sources)), "edge": _edge(until), "limit": limit}
    found = conn.execute(
        """
        SELECT s.id, COALESCE(src.name, src.id), s.lang, s.published, w.title, w.text,
            (SELECT json_group_array(actor) FROM mention WHERE story = s.id AND named > 0), COUNT(*) OVER ()
        FROM event_story AS es CROSS JOIN story AS s ON s.id = es.story
            CROSS JOIN source AS src ON src.id = s.source
            CROSS JOIN wording AS w ON w.story = s.id AND w.number = s.wordings
        WHERE es.event = :event AND s.source IN (SELECT value FROM json_each(:sources))
            AND (:edge IS NULL OR s.id < :edge)
        ORDER BY s.id DESC LIMIT :limit
        """,
        asked,
    ).fetchall()
    read = _read_from(conn, [row[0] for row in found])
    stories = [
        OwnStory(
            id=story,
            outlet=outlet,
            lang=lang,
            published=moment(published),
            whole=whole(title, text),
            claims=tuple(read.get(story, ())),
            actors=frozenset(json.loads(named)),
        )
        for story, outlet, lang, published, title, text, named, _ in found
    ]
    return stories, found[0][-1] if found else 0


def seen_after(conn: sqlite3.Connection, event: int, sources: Collection[str], after: datetime) -> int:
    """How many stories of some sources came into an event after a moment."""
    row = conn.execute(
        """
        SELECT COUNT(*) FROM event_story AS es CROSS JOIN story AS s ON s.id = es.story
        WHERE es.event = :event AND s.source IN (SELECT value FROM json_each(:sources)) AND s.seen > :after
        """,
        {"event": event, "sources": json.dumps(sorted(sources)), "after": int(after.timestamp())},
    ).fetchone()
    return int(row[0])


def dated_within(conn: sqlite3.Connection, first: datetime, last: datetime) -> int:
    """How many stories carry a date of a span, whenever they came."""
    row = conn.execute(
        "SELECT COUNT(*) FROM story WHERE published >= :first AND published < :last",
        {"first": int(first.timestamp()), "last": int(last.timestamp())},
    ).fetchone()
    return int(row[0])


def _read_from(conn: sqlite3.Connection, stories: Collection[int]) -> dict[int, list[ReadFrom]]:
    rows = conn.execute(
        """
        SELECT c.story, c.id, COALESCE(c.actor, ''), COALESCE(c.camp, ''), c.spans ->> 'sentences'
        FROM json_each(:stories) AS asked CROSS JOIN story AS s ON s.id = asked.value
            CROSS JOIN claim AS c ON c.story = s.id AND c.wording = s.wordings
        WHERE c.shown = 1 ORDER BY c.story, c.n
        """,
        {"stories": json.dumps(list(stories))},
    )
    found: dict[int, list[ReadFrom]] = {}
    for story, claim, actor, camp, sentences in rows:
        spans = tuple((start, stop) for start, stop in json.loads(sentences))
        found.setdefault(story, []).append(ReadFrom(claim, actor, camp, spans))
    return found


def _edge(until: datetime | None) -> int | None:
    """The first id that a story published after a time could have."""
    return (int(until.timestamp()) + 1) << 10 if until else None
