"""The questions that screens ask at every key: none of them walks through a table or sorts what is sorted already."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import timedelta

import pytest

from monitor_tui.store import actors, cells, claims, events, stories, totals
from monitor_tui.store.kept import NewEvent
from monitor_tui.store.selection import EVERY_CLAIM, EVERY_EVENT, EVERY_STORY, Selection
from tests.store.making import NOON, Says, Told, point, story

RUSSIAN = Selection("story", "story.id", ("story.lang = :lang",), {"lang": "ru"})
TAGGED = Selection("tag", "tag.story", ("tag.tag = :tag",), {"tag": "coup"})
KREMLIN = Selection("claim", "claim.id", ("claim.shown = 1", "claim.camp = :camp"), {"camp": "kremlin"})

NUMBER = int(NOON.timestamp()) << 10

Ask = Callable[[sqlite3.Connection], object]
HOT: dict[str, Ask] = {
    "newest page": lambda conn: stories.page(conn, EVERY_STORY, 50),
    "older page": lambda conn: stories.page(conn, EVERY_STORY, 50, before=1 << 40),
    "newer page": lambda conn: stories.page(conn, EVERY_STORY, 50, after=1),
    "page of a language": lambda conn: stories.page(conn, RUSSIAN, 50, before=1 << 60),
    "page of a tag": lambda conn: stories.page(conn, TAGGED, 50, before=1 << 60),
    "page of claims": lambda conn: claims.page(conn, EVERY_CLAIM, 50),
    "page of a camp's claims": lambda conn: claims.page(conn, KREMLIN, 50, before=1 << 60),
    "page of events": lambda conn: events.page(conn, EVERY_EVENT, 50),
    "rows": lambda conn: stories.rows(conn, [NUMBER], "anna"),
    "rows of claims": lambda conn: claims.rows(conn, [NUMBER << 12]),
    "rows of events": lambda conn: events.rows(conn, [1], "anna"),
    "story": lambda conn: stories.story(conn, NUMBER),
    "wordings": lambda conn: stories.wordings(conn, NUMBER),
    "total": lambda conn: totals.of(conn, "story"),
    "next unread": lambda conn: stories.next_unread(conn, EVERY_STORY, "anna", NUMBER),
    "other event": lambda conn: stories.other_event(conn, EVERY_STORY, NUMBER, down=True),
    "claims of a story": lambda conn: claims.of_story(conn, NUMBER),
    "cells": lambda conn: cells.of_event(conn, 1),
    "remarks of an event": lambda conn: claims.remarks(conn, 1),
    "actors of a selection": lambda conn: actors.counts(conn, RUSSIAN),
    "keys": lambda conn: stories.keys(conn, [NUMBER]),
    "known": lambda conn: stories.known(conn, ["tass-en 1"]),
    "candidates": lambda conn: events.candidates(conn, ["c:BY"], NOON - timedelta(days=14), NOON),
}
HARMLESS = ("VIRTUAL TABLE", "CONSTANT ROW", "subquery")
"""A list of ids that was given, or what an inner question has found already."""
SORTS = {
    # What is sorted are the few claims of one story or cells of one event.
    "claims of a story",
    "cells",
    "remarks of an event",
    "candidates",
    "actors of a selection",
    "rows",
    "rows of claims",
    "rows of events",
    "keys",
}


@pytest.mark.parametrize("name", HOT)
def test_a_hot_question_uses_an_index(conn: sqlite3.Connection, name: str) -> None:
    told = Told(
        "The FSB spoke.", claims=(Says("fsb", "The FSB spoke.", places=point("what", "plot")),), tokens=("c:BY",)
    )
    stories.save(conn, [story("1", told, event=NewEvent("a"))])
    asked = list[str]()
    conn.set_trace_callback(asked.append)
    HOT[name](conn)
    conn.set_trace_callback(None)
    for sql in [sql for sql in asked if sql.lstrip().startswith(("SELECT", "WITH"))]:
        for *_, step in conn.execute(f"EXPLAIN QUERY PLAN {sql}"):
            walks = step.startswith("SCAN ") and not any(word in step for word in HARMLESS)
            if walks:
                # In order and cut by a limit.
                assert "LIMIT" in sql, (step, sql)
                assert "ORDER BY" in sql or "chosen" in step, (step, sql)
            if name not in SORTS:
                assert "TEMP B-TREE" not in step, (step, sql)
