"""Who is named and who speaks, counted in stories: of the whole store from totals, of a selection by one aggregate."""

from __future__ import annotations

import sqlite3

from monitor_tui.store import totals
from monitor_tui.store.kept import ActorCount
from monitor_tui.store.selection import EVERY_STORY, Selection

CAP = 10_000
"""A selection is counted no further than its newest so many stories."""


def counts(conn: sqlite3.Connection, selection: Selection | None = None, cap: int = CAP) -> dict[str, ActorCount]:
    """For each actor, the stories that name it and those in which it speaks."""
    if selection is None or selection == EVERY_STORY:
        named, speaks = totals.by_value(conn, "actor"), totals.by_value(conn, "by")
        return {actor: ActorCount(named.get(actor, 0), speaks.get(actor, 0)) for actor in sorted({*named, *speaks})}
    inner, params = selection.page(cap)
    found = conn.execute(
        f"""
        WITH chosen(id) AS MATERIALIZED ({inner})
        SELECT m.actor, SUM(m.named > 0), SUM(m.speaks > 0)
        FROM chosen CROSS JOIN mention AS m INDEXED BY mention_story ON m.story = chosen.id
        GROUP BY m.actor
        """,
        params,
    )
    return {actor: ActorCount(named, speaks) for actor, named, speaks in found if named or speaks}


def countries(conn: sqlite3.Connection, selection: Selection | None = None, cap: int = CAP) -> dict[str, int]:
    """For each country, the stories that name it."""
    if selection is None or selection == EVERY_STORY:
        return totals.by_value(conn, "country")
    inner, params = selection.page(cap)
    found = conn.execute(
        f"""
        WITH chosen(id) AS MATERIALIZED ({inner})
        SELECT c.country, COUNT(*)
        FROM chosen CROSS JOIN country AS c INDEXED BY country_story ON c.story = chosen.id
        GROUP BY c.country
        """,
        params,
    )
    return dict(found.fetchall())
