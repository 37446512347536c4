"""Stories: pages of ids, rows for the wire, texts with their wordings."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from monitor_tui.model import Dated, Precision, Source, Story, Wording
from monitor_tui.store import totals
from monitor_tui.store.identity import key_of, keys_of
from monitor_tui.store.kept import WireRow
from monitor_tui.store.selection import EVERY_STORY, Selection

if TYPE_CHECKING:
    from monitor_tui.model import Remark
    from monitor_tui.store.saving import Saver, save, save_all

__all__ = [
    "Saver",
    "StoredStory",
    "as_json",
    "id_of",
    "key_of",
    "keys",
    "keys_of",
    "known",
    "next_unread",
    "other_event",
    "page",
    "rank",
    "remarks",
    "rows",
    "save",
    "save_all",
    "seek",
    "story",
    "tags_of",
    "total",
    "unread",
    "wordings",
    "written",
]


def __getattr__(name: str) -> Any:
    """What saves is imported when it is asked for: those who only read open faster."""
    if name not in ("Saver", "save", "save_all"):
        raise AttributeError(name)
    from monitor_tui.store import saving

    return getattr(saving, name)


@dataclass(frozen=True, slots=True)
class StoredStory:
    """A story with all its wordings: what a rebuild reads again."""

    id: int
    key: str
    source: Source
    url: str | None
    published: datetime
    precision: Precision
    dated: Dated
    seen: datetime
    gone: bool
    wordings: tuple[Wording, ...]
    langs: tuple[str | None, ...]
    """The language that the source gave with each wording."""


def page(
    conn: sqlite3.Connection, selection: Selection, limit: int, before: int | None = None, after: int | None = None
) -> list[int]:
    """Ids newest first: the newest, those just older than ``before``, or those just newer than ``after``."""
    found = [row[0] for row in conn.execute(*selection.page(limit, before=before, after=after))]
    return found[::-1] if after is not None else found


def total(conn: sqlite3.Connection, selection: Selection, cap: int | None = None) -> int:
    """How many stories a selection keeps, counted no further than ``cap``; from a stored total where there is one."""
    if selection.known is not None:
        return selection.known
    if selection == EVERY_STORY:
        return totals.of(conn, "story")
    return int(conn.execute(*selection.count(cap)).fetchone()[0])


def unread(conn: sqlite3.Connection, selection: Selection, analyst: str, cap: int | None = None) -> int:
    """How many of them the analyst has not read."""
    if selection == EVERY_STORY:
        return totals.of(conn, "story") - totals.of(conn, "read", analyst)
    return int(conn.execute(*_unread(selection, analyst).count(cap)).fetchone()[0])


def rank(conn: sqlite3.Connection, selection: Selection, story: int, cap: int | None = None) -> int:
    """How many stories of a selection stand above this one, counted no further than ``cap``."""
    if selection != EVERY_STORY:
        return int(conn.execute(*selection.newer(story, cap)).fetchone()[0])
    day = (story >> 10) // totals.SECONDS_A_DAY
    later = conn.execute("SELECT COALESCE(SUM(n), 0) FROM story_day WHERE day > :day", {"day": day}).fetchone()[0]
    same = conn.execute(
        "SELECT COUNT(*) FROM story WHERE id > :story AND id < :end", {"story": story, "end": _end_of(day)}
    ).fetchone()[0]
    return int(later) + int(same)


def seek(conn: sqlite3.Connection, selection: Selection, place: int) -> int | None:
    """The story that so many others stand above: where a scroll bar or G jumps to."""
    if selection != EVERY_STORY:
        sql, params = selection.page(1)
        row = conn.execute(f"{sql} OFFSET :place", params | {"place": place}).fetchone()
        return int(row[0]) if row else None
    for day, n in conn.execute("SELECT day, n FROM story_day WHERE n > 0 ORDER BY day DESC"):
        if place < n:
            row = conn.execute(
                "SELECT id FROM story WHERE id < :end ORDER BY id DESC LIMIT 1 OFFSET :place",
                {"end": _end_of(day), "place": place},
            ).fetchone()
            return int(row[0])
        place -= n
    return None


def rows(conn: sqlite3.Connection, ids: Sequence[int], analyst: str = "") -> list[WireRow]:
    """Rows of the wire in the order asked; ids that are no story are left out."""
    found = conn.execute(
        """
        SELECT s.id, s.key, s.source, src.kind, s.lang, s.title, s.published, s.precision, s.dated, s.url,
            EXISTS (SELECT 1 FROM changed WHERE changed = 'text' AND story = s.id), s.gone IS NOT NULL, s.copy_of,
            1 + (SELECT COUNT(*) FROM story AS c WHERE c.copy_of = COALESCE(s.copy_of, s.id)),
            (SELECT event FROM event_story WHERE story = s.id AND main = 1),
            NOT EXISTS (SELECT 1 FROM read_state WHERE analyst = :analyst AND story = s.id),
            EXISTS (SELECT 1 FROM mark WHERE analyst = :analyst AND story = s.id),
            (SELECT json_group_array(camp) FROM story_camp WHERE story = s.id),
            (SELECT json_group_array(tag) FROM tag WHERE story = s.id),
            (SELECT json_group_array(tag) FROM (
                SELECT tag FROM tag_last WHERE story = s.id AND analyst NOT GLOB 'rule:*'
                GROUP BY tag HAVING COUNT(DISTINCT value) > 1))
        FROM json_each(:ids) AS asked CROSS JOIN story AS s ON s.id = asked.value
            CROSS JOIN source AS src ON src.id = s.source
        ORDER BY asked.key
        """,
        {"ids": json.dumps(list(ids)), "analyst": analyst},
    )
    return [_wire_row(row) for row in found]


def story(conn: sqlite3.Connection, which: int | str) -> Story | None:
    """A story in its current wording, by id or key."""
    row = conn.execute(
        """
        SELECT s.id, s.key, s.source, s.url, s.title, w.text, s.lang, s.published, s.precision, s.dated, s.seen,
            (SELECT event FROM event_story WHERE story = s.id AND main = 1), s.copy_of, s.wordings, s.gone IS NOT NULL
        FROM story AS s JOIN wording AS w ON w.story = s.id AND w.number = s.wordings
        WHERE s.id = :id
        """,
        {"id": which if isinstance(which, int) else id_of(conn, which)},
    ).fetchone()
    if row is None:
        return None
    number, key, source, url, title, text, lang, published, precision, dated, seen, event, copy_of, count, gone = row
    return Story(
        id=number,
        key=key,
        source=source,
        url=url,
        title=title,
        text=text,
        lang=lang,
        published=moment(published),
        precision=Precision(precision),
        dated=Dated(dated),
        seen=moment(seen),
        event=event,
        copy_of=copy_of,
        wordings=count,
        gone=bool(gone),
    )


def wordings(conn: sqlite3.Connection, story: int) -> list[Wording]:
    """Every stored text of a story, the first one first."""
    found = conn.execute(
        "SELECT story, number, sha256, stored, title, text FROM wording WHERE story = :story ORDER BY number",
        {"story": story},
    )
    return [Wording(s, number, sha, moment(stored), title, text) for s, number, sha, stored, title, text in found]


def remarks(conn: sqlite3.Connection, story: int, wording: int | None = None) -> list[Remark]:
    """A narrator's own caveats in a wording, the current one where none is named."""
    from monitor_tui.model import Remark

    found = conn.execute(
        """
        SELECT start, stop, kind FROM remark
        WHERE story = :story AND wording = COALESCE(:wording, (SELECT wordings FROM story WHERE id = :story))
        ORDER BY start
        """,
        {"story": story, "wording": wording},
    )
    return [Remark((start, stop), kind) for start, stop, kind in found]


def tags_of(conn: sqlite3.Connection, story: int) -> tuple[str, ...]:
    """The tags of a story."""
    found = conn.execute("SELECT tag FROM tag WHERE story = :story ORDER BY tag", {"story": story})
    return tuple(tag for (tag,) in found)


def id_of(conn: sqlite3.Connection, key: str) -> int | None:
    """The story of this key."""
    row = conn.execute("SELECT id FROM story WHERE key = :key", {"key": key}).fetchone()
    return int(row[0]) if row else None


def keys(conn: sqlite3.Connection, ids: Iterable[int]) -> list[str]:
    """The keys of stories, in the order asked."""
    found = conn.execute(
        "SELECT s.key FROM json_each(:ids) AS asked CROSS JOIN story AS s ON s.id = asked.value ORDER BY asked.key",
        {"ids": json.dumps(list(ids))},
    )
    return [key for (key,) in found]


def known(conn: sqlite3.Connection, keys: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """Of these keys, the stored ones: SHA-256 of the current wording, and whether the story was withdrawn."""
    found = conn.execute(
        """
        SELECT s.key, s.sha256, s.gone IS NOT NULL
        FROM json_each(:keys) AS asked CROSS JOIN story AS s ON s.key = asked.value
        """,
        {"keys": json.dumps(list(keys))},
    )
    return {key: (sha256, bool(gone)) for key, sha256, gone in found}


def next_unread(conn: sqlite3.Connection, selection: Selection, analyst: str, below: int | None = None) -> int | None:
    """The newest unread story of a selection older than ``below``; failing that, the newest of all."""
    unread = _unread(selection, analyst)
    found = page(conn, unread, 1, before=below) or (page(conn, unread, 1) if below is not None else [])
    return found[0] if found else None


def other_event(conn: sqlite3.Connection, selection: Selection, story: int, *, down: bool) -> int | None:
    """The nearest story of a selection, older (``down``) or newer, whose main event is another."""
    row = conn.execute("SELECT event FROM event_story WHERE story = ? AND main = 1", (story,)).fetchone()
    other = f"COALESCE((SELECT event FROM event_story WHERE story = {selection.id} AND main = 1), 0) <> :not_event"
    narrowed = _narrowed(selection, other, not_event=row[0] if row else 0)
    found = page(conn, narrowed, 1, before=story) if down else page(conn, narrowed, 1, after=story)
    return found[0] if found else None


def written(conn: sqlite3.Connection, after: int = -1, limit: int = 100) -> list[StoredStory]:
    """Stories with all their wordings, oldest first: what a rebuild reads again."""
    return list(_written(conn, after, limit))


def _written(conn: sqlite3.Connection, after: int, limit: int) -> Iterator[StoredStory]:
    found = conn.execute(
        """
        SELECT s.id, s.key, s.url, s.published, s.precision, s.dated, s.seen, s.gone IS NOT NULL,
            src.id, src.kind, src.camp, src.country, src.name, src.url
        FROM story AS s JOIN source AS src ON src.id = s.source WHERE s.id > :after ORDER BY s.id LIMIT :limit
        """,
        {"after": after, "limit": limit},
    ).fetchall()
    for number, key, url, published, precision, dated, seen, gone, source, kind, camp, country, name, home in found:
        langs = conn.execute("SELECT lang FROM wording WHERE story = ? ORDER BY number", (number,)).fetchall()
        yield StoredStory(
            id=number,
            key=key,
            source=Source(id=source, kind=kind, url=home, name=name, country=country, camp=camp),
            url=url,
            published=moment(published),
            precision=Precision(precision),
            dated=Dated(dated),
            seen=moment(seen),
            gone=bool(gone),
            wordings=tuple(wordings(conn, number)),
            langs=tuple(lang for (lang,) in langs),
        )


def as_json(conn: sqlite3.Connection, ids: Sequence[int], zone: tzinfo = UTC) -> list[dict[str, Any]]:
    """Stories as ``stories --json`` writes them; where only the day is known, ``published`` is a day of the zone."""
    found = conn.execute(
        """
        SELECT s.id, s.key, s.source, s.url, s.title, s.lang, s.published, s.dated, s.seen,
            (SELECT json_group_array(actor) FROM mention WHERE story = s.id AND named > 0),
            (SELECT json_group_array(country) FROM country WHERE story = s.id),
            (SELECT json_group_array(tag) FROM tag WHERE story = s.id),
            (SELECT event FROM event_story WHERE story = s.id AND main = 1),
            (SELECT json_group_array(event) FROM event_story WHERE story = s.id),
            s.copy_of, s.wordings, s.precision, s.gone IS NOT NULL
        FROM json_each(:ids) AS asked CROSS JOIN story AS s ON s.id = asked.value ORDER BY asked.key
        """,
        {"ids": json.dumps(list(ids))},
    )
    return [_form(row, zone) for row in found]


def moment(seconds: int) -> datetime:
    """A stored time."""
    return datetime.fromtimestamp(seconds, UTC)


def published_form(seconds: int, precision: str, zone: tzinfo) -> str:
    """A time of publication for scripts; where only the day is known, a day of the zone."""
    published = moment(seconds).astimezone(zone)
    return published.date().isoformat() if precision == Precision.DAY else published.isoformat()


def _form(row: Sequence[Any], zone: tzinfo) -> dict[str, Any]:
    return {
        "id": row[0],
        "key": row[1],
        "source": row[2],
        "url": row[3],
        "title": row[4],
        "lang": row[5],
        "published": published_form(row[6], row[16], zone),
        "dated": row[7],
        "seen": moment(row[8]).astimezone(zone).isoformat(),
        "actors": sorted(json.loads(row[9])),
        "countries": sorted(json.loads(row[10])),
        "tags": sorted(json.loads(row[11])),
        "event": row[12],
        "events": sorted(json.loads(row[13])),
        "copy_of": row[14],
        "wordings": row[15],
        "precision": row[16],
        "gone": bool(row[17]),
    }


def _wire_row(row: Sequence[Any]) -> WireRow:
    return WireRow(
        id=row[0],
        key=row[1],
        source=row[2],
        kind=row[3],
        lang=row[4],
        title=row[5],
        published=moment(row[6]),
        precision=Precision(row[7]),
        dated=Dated(row[8]),
        url=row[9],
        edited=bool(row[10]),
        gone=bool(row[11]),
        copy_of=row[12],
        copies=row[13],
        event=row[14],
        unread=bool(row[15]),
        marked=bool(row[16]),
        camps=tuple(sorted(json.loads(row[17]))),
        tags=tuple(sorted(json.loads(row[18]))),
        disputed=tuple(sorted(json.loads(row[19]))),
    )


def _unread(selection: Selection, analyst: str) -> Selection:
    read = f"NOT EXISTS (SELECT 1 FROM read_state WHERE analyst = :reader AND story = {selection.id})"
    return _narrowed(selection, read, reader=analyst)


def _narrowed(selection: Selection, condition: str, **params: str | int) -> Selection:
    return replace(selection, where=(*selection.where, condition), params={**selection.params, **params}, known=None)


def _end_of(day: int) -> int:
    """The first id after a day."""
    return ((day + 1) * totals.SECONDS_A_DAY) << 10
