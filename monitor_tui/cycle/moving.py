"""Questions about time and words: who moved first in an event, how each camp words things."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor_tui.contrast import movers as contrast_movers
from monitor_tui.contrast import wording
from monitor_tui.cycle import times
from monitor_tui.cycle.look import Looking
from monitor_tui.dossier import Dossier
from monitor_tui.errors import StoreError
from monitor_tui.model.moved import Movers
from monitor_tui.model.timed import TODAY, Times
from monitor_tui.model.worded import CampWords, Said, Spelt
from monitor_tui.store import against, events, past_rows
from monitor_tui.store import worded as stored
from monitor_tui.store.selection import Selection

if TYPE_CHECKING:
    from monitor_tui.names import Names
    from monitor_tui.store.past import Past

MOST_MOVED = 2_000
"""Claims of an event that are put in order, those said first: who followed later still is no first mover."""
MOST_WORDED = 10_000
"""Claims whose words are counted, the newest."""
MOST_SPELT = 1_000
"""Statements in which spellings of names are looked for, the newest: names are found in each once more."""

Kept = Selection | int
"""The stories of a filter, or an event."""


def movers(
    conn: sqlite3.Connection, dossier: Dossier, event: int, asked: Times = TODAY, within: Selection | None = None
) -> Movers:
    """Who said what first in an event, and who followed; of the past by what stood then.

    ``within`` are the stories published by the time that is asked.
    """
    found = events.event(conn, event, dossier.zone)
    past = _past(conn, asked)
    if found is not None and asked:
        found = past_rows.within(conn, found, dossier.zone, past, within)
    if found is None:
        raise StoreError(f"There is no event E{event} in this store{' by then' if asked else ''}.")
    standing = stored.stood(past, asked.until)
    placed = stored.earliest(conn, found.id, MOST_MOVED, standing)
    many = stored.claims_of(conn, found.id, standing)
    if past is not None:
        otherwise = past_rows.read_otherwise(conn, past, found.id, within)
        stood = past_rows.as_said(conn, past, [*placed, *otherwise])
        placed = sorted(stood, key=lambda one: (one.said, one.id, one.n))
        many += len({one.id for one in otherwise})
    aired = stored.aired(conn, (claim.story for claim in placed))
    unheard = against.unheard(conn, found.id)
    return contrast_movers.first_movers(found, placed, aired, dossier, unheard=unheard, of=many)


def words(conn: sqlite3.Connection, dossier: Dossier, kept: Kept, asked: Times = TODAY) -> CampWords:
    """How each camp words things, without the spellings: those take longer."""
    found, capped = _said(conn, kept, asked)
    return wording.worded(found, dossier, capped=capped)


def spellings(
    conn: sqlite3.Connection, dossier: Dossier, names: Names, kept: Kept, asked: Times = TODAY
) -> tuple[Spelt, ...]:
    """How each camp spells the names of persons, in the newest statements."""
    from monitor_tui.contrast.spelling import spelt

    found, _ = _said(conn, kept, asked)
    newest = sorted(wording.folded(found), key=lambda one: one.claim)[-MOST_SPELT:]
    return spelt(newest, names.find, dossier)


def _said(conn: sqlite3.Connection, kept: Kept, asked: Times) -> tuple[list[Said], bool]:
    """The claims, and whether there are more."""
    past, limit = _past(conn, asked), MOST_WORDED + 1
    standing = stored.stood(past, asked.until)
    if isinstance(kept, int):
        found = stored.of_event(conn, kept, limit, standing)
    else:
        found = stored.of_stories(conn, kept, limit, standing)
    if past is not None:
        otherwise = stored.said_otherwise(conn, past, kept, asked.until)
        found = sorted([*found, *otherwise], key=lambda one: -one.claim)
    return found[:MOST_WORDED], len(found) > MOST_WORDED


def _past(conn: sqlite3.Connection, asked: Times) -> Past | None:
    if asked.asof is None:
        return None
    from monitor_tui.store.past import Past

    return Past(conn, asked.asof)


class Moving(Looking):
    """The same questions in the query language."""

    def movers(self, query: str) -> Iterator[Movers]:
        """Of every event that a query keeps."""
        asked = times.of(self._resolved(query))
        within = times.published(self._conn, asked, self.dossier, self.analyst)
        for ids in self._event_pages(query):
            for event in ids:
                yield movers(self._conn, self.dossier, event, asked, within)

    def words(self, query: str) -> CampWords:
        """Of one event (``E12``), or of the stories that a query keeps."""
        from monitor_tui.names import Names

        named = re.fullmatch(r"[eE](\d+)", query.strip())
        kept = events.standing(self._conn, int(named[1])) if named else self._stories(query or "*")
        asked = TODAY if named else times.of(self._resolved(query or "*"))
        found = words(self._conn, self.dossier, kept, asked)
        return replace(found, spelt=spellings(self._conn, self.dossier, Names(self.dossier), kept, asked))
