"""What people put into the brief of an event, and the stored sentences that it cites."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from monitor_tui.model import Event, Precision, Presence, Review, Stance, whole
from monitor_tui.model.briefed import BriefItem, Cited, CitedStory, Part, Pinned
from monitor_tui.store import acts, claims, events
from monitor_tui.store.acts import Act
from monitor_tui.store.kept import Locator
from monitor_tui.store.stories import moment

KIND = "brief"


def items(conn: sqlite3.Connection, event: int, until: datetime | None = None) -> list[BriefItem]:
    """The brief of an event in its order, as it stood: of each item the last word counts, whoever said it."""
    return sorted((item for item, _ in _last(conn, event, until).values() if item is not None), key=_order)


def put(
    conn: sqlite3.Connection, analyst: str, event: Event, changes: Sequence[tuple[str, BriefItem | None]], words: str
) -> acts.Done:
    """Writes items (None takes one out) as one act, in the caller's transaction."""
    known = _last(conn, event.id)
    made = []
    for name, item in changes:
        before, key = known.get(name, (None, event.key))
        was, value = (_written(one) if one is not None else "" for one in (before, item))
        if was != value:
            quote = item.cites[0].quote if item is not None and item.cites else ""
            made.append(Act(KIND, key, value, was, name=name, quote=quote))
    return acts.record(conn, analyst, made, words, "item")


def cited(conn: sqlite3.Connection, which: Iterable[int]) -> dict[int, Cited]:
    """Claims with what finds them again: story, wording, sentence, link."""
    rows = conn.execute(
        """
        SELECT c.id, c.story, s.key, w.sha256, c.start, c.stop, c.speaker, c.cue, c.quote, w.title, w.text,
            c.actor, c.camp, c.stance, p.point, p.value, c.day, c.precision, c.spans, c.review, c.reviewed_by,
            c.unsure, c.state, c.held, COALESCE(src.name, src.id), s.url, COALESCE(w.lang, s.lang),
            IIF(w.number = 1, s.seen, w.stored), s.gone IS NOT NULL
        FROM json_each(:claims) AS asked CROSS JOIN claim AS c ON c.id = asked.value
            CROSS JOIN story AS s ON s.id = c.story
            CROSS JOIN wording AS w ON w.story = c.story AND w.number = c.wording
            CROSS JOIN source AS src ON src.id = s.source
            LEFT JOIN placement AS p ON p.claim = c.id AND p.n = 0
        """,
        {"claims": json.dumps(sorted(set(which)))},
    )
    return {row[0]: _cited(row) for row in rows}


def find(conn: sqlite3.Connection, pinned: Pinned) -> int | None:
    """The claim that a cited sentence is today, as the newest wording repeats it."""
    return claims.find(conn, Locator(pinned.key, pinned.sha256, pinned.sentence, pinned.speaker, pinned.cue))


def stands(conn: sqlite3.Connection, pinned: Pinned) -> bool:
    """Whether the story's current wording holds the sentence, read as a claim or not."""
    row = conn.execute(
        """
        SELECT w.title, w.text FROM story AS s JOIN wording AS w ON w.story = s.id AND w.number = s.wordings
        WHERE s.key = :key AND s.gone IS NULL
        """,
        {"key": pinned.key},
    ).fetchone()
    return row is not None and pinned.quote in whole(*row)


def story(conn: sqlite3.Connection, key: str) -> CitedStory | None:
    """A story that a brief names."""
    row = conn.execute(
        """
        SELECT s.id, s.key, s.title, COALESCE(src.name, src.id), s.url, s.lang, s.published, s.precision,
            IIF(s.wordings = 1, s.seen, w.stored), s.sha256, s.gone IS NOT NULL
        FROM story AS s JOIN source AS src ON src.id = s.source
            JOIN wording AS w ON w.story = s.id AND w.number = s.wordings
        WHERE s.key = :key
        """,
        {"key": key},
    ).fetchone()
    if row is None:
        return None
    return CitedStory(
        id=row[0],
        key=row[1],
        title=row[2],
        outlet=row[3],
        url=row[4],
        lang=row[5],
        published=moment(row[6]),
        precision=Precision(row[7]),
        seen=moment(row[8]),
        sha256=row[9],
        gone=bool(row[10]),
    )


def _last(
    conn: sqlite3.Connection, event: int, until: datetime | None = None
) -> dict[str, tuple[BriefItem | None, str]]:
    """Item -> what was last said of it, and the key under which; an event's oldest story may be another by now."""
    keys = [key for (key,) in conn.execute("SELECT DISTINCT key FROM act WHERE kind = :kind", {"kind": KIND})]
    own = [key for key in keys if events.by_key(conn, key) == event]
    rows = conn.execute(
        """
        SELECT a.name, a.value, a.key, st.analyst, st.at, MAX(a.id)
        FROM json_each(:keys) AS asked CROSS JOIN act AS a ON a.key = asked.value AND a.kind = :kind
            JOIN step AS st ON st.id = a.step AND (:until IS NULL OR st.at <= :until)
        GROUP BY a.name
        """,
        {"keys": json.dumps(own), "kind": KIND, "until": int(until.timestamp()) if until else None},
    )
    return {
        name: (_read(name, value, analyst, at) if value else None, key) for name, value, key, analyst, at, _ in rows
    }


def _order(item: BriefItem) -> tuple[bool, float, str]:
    return item.part is not Part.HEADING, item.place, item.id


def _written(item: BriefItem) -> str:
    """An item as the log holds it; keys may be added, never changed."""
    form: dict[str, Any] = {
        "part": str(item.part),
        "place": item.place,
        "point": item.point,
        "camp": item.camp,
        "key": item.key,
        "title": item.title,
        "cites": [_pinned_form(one) for one in item.cites],
        "words": item.words,
        "worded_by": item.worded_by,
    }
    kept = {name: value for name, value in form.items() if value not in ("", [])}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _pinned_form(one: Pinned) -> dict[str, Any]:
    return {
        "key": one.key,
        "sha256": one.sha256,
        "sentence": list(one.sentence),
        "speaker": one.speaker,
        "cue": one.cue,
        "quote": one.quote,
        "value": one.value,
    }


def _read(name: str, value: str, analyst: str, at: int) -> BriefItem:
    form = json.loads(value)
    return BriefItem(
        id=name,
        part=Part(form["part"]),
        place=float(form["place"]),
        point=form.get("point", ""),
        camp=form.get("camp", ""),
        key=form.get("key", ""),
        title=form.get("title", ""),
        cites=tuple(_pinned(one) for one in form.get("cites", ())),
        words=form.get("words", ""),
        worded_by=form.get("worded_by", ""),
        by=analyst,
        at=moment(at),
    )


def _pinned(form: dict[str, Any]) -> Pinned:
    start, stop = form["sentence"]
    return Pinned(
        form["key"],
        form["sha256"],
        (start, stop),
        form["speaker"],
        form.get("cue", ""),
        form.get("quote", ""),
        form.get("value", ""),
    )


def _cited(row: Sequence[Any]) -> Cited:
    (claim, of, key, sha256, start, stop, speaker, cue, quote, title, text, actor, camp, stance, point, value) = row[
        :16
    ]
    (day, precision, spans, review, reviewed_by, unsure, state, held, outlet, url, lang, seen, gone) = row[16:]
    text = whole(title, text)
    # Sentences that do not follow one another are one quotation nowhere: then the one that holds the cue stands.
    quotation = quote if quote in text else text[start:stop]
    return Cited(
        claim=claim,
        story=of,
        pinned=Pinned(key, sha256, (start, stop), speaker, cue, quotation, value or ""),
        actor=actor or "",
        camp=camp or "",
        stance=Stance(stance),
        point=point or "",
        value=value or "",
        said=date.fromisoformat(day),
        precision=Precision(precision),
        via=tuple(json.loads(spans)["via"]),
        review=Review(review),
        reviewed_by=reviewed_by,
        unsure=bool(unsure),
        presence=Presence(state),
        held=bool(held),
        outlet=outlet,
        url=url,
        lang=lang,
        seen=moment(seen),
        gone=bool(gone),
    )
