"""The sources that stories came from, as they were described when a story was last stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from monitor_tui.model import Source


def keep(conn: sqlite3.Connection, source: Source) -> None:
    """Stores or brings up to date what a source's stories are listed by; in the caller's transaction."""
    conn.execute(
        """
        INSERT INTO source (id, kind, camp, country, name, url) VALUES (:id, :kind, :camp, :country, :name, :url)
        ON CONFLICT DO UPDATE SET kind = excluded.kind, camp = excluded.camp, country = excluded.country,
            name = excluded.name, url = excluded.url
        WHERE (kind, camp, country, name, url)
            IS NOT (excluded.kind, excluded.camp, excluded.country, excluded.name, excluded.url)
        """,
        {
            "id": source.id,
            "kind": source.kind,
            "camp": source.camp,
            "country": source.country,
            "name": source.name,
            "url": source.url,
        },
    )


def known(conn: sqlite3.Connection, ids: Iterable[str] | None = None) -> dict[str, Source]:
    """The stored sources by id: all, or those asked for."""
    rows = conn.execute("SELECT id, kind, camp, country, name, url FROM source ORDER BY id")
    wanted = None if ids is None else set(ids)
    return {
        source: Source(id=source, kind=kind, camp=camp, country=country, name=name, url=url)
        for source, kind, camp, country, name, url in rows
        if wanted is None or source in wanted
    }
