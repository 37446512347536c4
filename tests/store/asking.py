"""A small dossier, and queries as a screen would ask them of a store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from monitor_tui.dossier import Dossier
from monitor_tui.model import Actor, Camp, Period, Point, Source
from monitor_tui.query.parse import parse
from monitor_tui.query.resolve import Resolved, resolve
from monitor_tui.store.beginning import Candidate
from monitor_tui.store.compile import compile_claims, compile_events, compile_stories
from monitor_tui.store.selection import Selection

NOW = datetime(2021, 4, 22, 9, 30, tzinfo=UTC)
ANALYST = "anna"

CAMPS = {"kremlin": "Kremlin", "belstate": "KGB and state", "opposition": "Opposition", "west": "West"}
ACTORS = {
    "fsb": "kremlin",
    "peskov": "kremlin",
    "kgb-by": "belstate",
    "lukashenko": "belstate",
    "tsikhanouskaya": "opposition",
    "cia": "west",
    "fbi": "west",
    "biden": "west",
}
SOURCES = {
    "tass-en": Source("tass-en", "feed", camp="kremlin"),
    "tass-ru": Source("tass-ru", "feed", camp="kremlin"),
    "belta": Source("belta", "page", camp="belstate"),
    "tg-nexta": Source("tg-nexta", "telegram", camp="opposition"),
    "dpa": Source("dpa", "import"),
}
DOSSIER = Dossier(
    path=Path("."),
    title="Test",
    languages=("en", "ru"),
    timezone="Europe/Minsk",
    camps={id_: Camp(id_, name, id_[0].upper(), name, True) for id_, name in CAMPS.items()},
    actors={id_: Actor(id_, id_.upper(), "person", (Period(camp),)) for id_, camp in ACTORS.items()},
    sources=SOURCES,
    terms={},
    points=(Point("what", "what", "what"), Point("when", "when", "when"), Point("order", "order", "who ordered")),
    rules=(),
    queries={},
)


class Spelled:
    """Knows two spellings beside the ids."""

    def resolve(self, spelling: str) -> tuple[str, ...]:
        return {"цру": ("cia",), "тихановская": ("tsikhanouskaya",)}.get(spelling.lower(), ())

    def country(self, spelling: str) -> str | None:
        return spelling.upper() if len(spelling) == 2 else {"belarus": "BY"}.get(spelling.lower())


def asked(text: str) -> Resolved:
    return resolve(parse(text), text, DOSSIER, Spelled(), NOW)


Compile = Callable[[Resolved, sqlite3.Connection, Dossier, str], Selection]
KINDS: dict[str, Compile] = {"stories": compile_stories, "claims": compile_claims, "events": compile_events}


def compiled(conn: sqlite3.Connection, text: str, kind: str = "stories") -> Selection:
    return KINDS[kind](asked(text), conn, DOSSIER, ANALYST)


def whole(conn: sqlite3.Connection, selection: Selection) -> list[int]:
    """Every id, newest first."""
    return [row[0] for row in conn.execute(*selection.page(1_000_000))]


def picked(candidates: list[Candidate], pick: int) -> Candidate:
    """Some beginning of a statement, in place of the cheapest."""
    return candidates[pick % len(candidates)]
