"""Speakers whom the reader could not resolve, as the stories write them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A shown claim whose speaker is named and is nobody of the dossier."""

    story: int
    lang: str
    speaker: str
    quote: str


def unresolved(conn: sqlite3.Connection) -> Iterator[Unresolved]:
    """Those claims, the newest first; a reprint adds nothing to the first that it repeats."""
    rows = conn.execute(
        """
        SELECT c.story, s.lang, c.speaker, c.quote FROM claim AS c CROSS JOIN story AS s ON s.id = c.story
        WHERE c.shown = 1 AND c.actor IS NULL AND c.speaker <> '' AND s.copy_of IS NULL ORDER BY c.id DESC
        """
    )
    return (Unresolved(*row) for row in rows)
