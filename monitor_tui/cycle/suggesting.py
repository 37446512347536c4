"""Names that speak in a store and that its dossier does not know, as actors to add."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from monitor_tui.dossier import Dossier
from monitor_tui.names.unknown import Decided, Sighting, suggest, transliterated
from monitor_tui.store import acts, connect, speakers, stories
from monitor_tui.text import visible

_QUOTE = 160


def suggestions(store: Path, dossier: Dossier, least: int, limit: int) -> Iterator[dict[str, Any]]:
    """The form of each name that speaks in ``least`` stories or more and that nobody has decided about."""
    conn = connect.reader(store)
    with connect.wrapped(store):
        try:
            decided = Decided(dossier.actors.values(), acts.dismissed(conn))
            sightings = (Sighting(one.speaker, one.lang, one.quote, one.story) for one in speakers.unresolved(conn))
            ids = set(dossier.actors)
            for found in suggest(sightings, decided, least)[:limit]:
                told = {one["id"]: one for one in _stories(conn, found.examples, dossier)}
                ids.add(name := _free_id(found.name, ids))
                yield {
                    "id": name,
                    "name": found.name,
                    "type": "person" if found.person else None,
                    "stories": found.stories,
                    "claims": found.claims,
                    "spellings": [{"text": text, "claims": claims} for text, claims in found.spellings],
                    "examples": [
                        {
                            "story": one.story,
                            **{key: told[one.story][key] for key in ("key", "source", "url", "published")},
                            "speaker": one.speaker,
                            "quote": one.quote,
                        }
                        for one in found.examples
                    ],
                }
        finally:
            conn.close()


def dismiss(store: Path, analyst: str, names: Sequence[str], on: bool) -> str:
    """Writes down that names are no actors, or takes it back; what came of it as a sentence."""
    conn = connect.writer(store, people=True)
    with connect.wrapped(store):
        try:
            return acts.dismiss(conn, analyst, names, on).sentence
        finally:
            conn.close()


def block(form: dict[str, Any]) -> str:
    """An `[[actor]]` to paste into actors.toml: the camp, and where no given name tells it the type, are to fill in."""
    counted = f"{form['stories']:,} stories, {form['claims']:,} claims"
    others = [one["text"] for one in form["spellings"] if one["text"] != form["name"]]
    lines = [f"# {counted}" + (f"; also {', '.join(others[:8])}" if others else "")]
    for one in form["examples"]:
        quote = " ".join(one["quote"].split())
        quote = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1].rstrip() + "…"
        lines.append(f"# {one['published'][:10]} {one['url'] or one['source']}: {quote}")
    values = {"id": form["id"], "name": form["name"], "type": form["type"] or "?", "camp": "?"}
    written = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([*(visible(" ".join(line.split())) for line in lines), "[[actor]]", *written, ""])


def _stories(conn: sqlite3.Connection, examples: Sequence[Sighting], dossier: Dossier) -> list[dict[str, Any]]:
    return list(stories.as_json(conn, [one.story for one in examples], ZoneInfo(dossier.timezone)))


def _free_id(name: str, taken: set[str]) -> str:
    """The surname in Latin letters, with the given name before it or a number where that is taken."""
    words = re.findall(r"[a-z0-9]+", transliterated(name).lower()) or ["actor"]
    for one in (words[-1], "-".join(words)):
        if one not in taken:
            return one
    return next(one for number in range(2, len(taken) + 3) if (one := f"{'-'.join(words)}-{number}") not in taken)
