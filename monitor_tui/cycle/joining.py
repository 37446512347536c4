"""Events that turn out to be one with another, once their stories are kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from monitor_tui.contrast import conflicts
from monitor_tui.dossier import Dossier
from monitor_tui.group import merging, titles
from monitor_tui.model import Candidate
from monitor_tui.store import cells, event_merges, events
from monitor_tui.store.kept import Saved

Apart = Mapping[int, Collection[int]]
"""Event -> the events that people keep apart from it."""


def joined(
    conn: sqlite3.Connection,
    dossier: Dossier,
    saved: Saved,
    stories: Collection[int],
    now: datetime,
    *,
    apart: Apart | None = None,
) -> Saved:
    """Merges the events that have grown by these stories with those that they are one with."""
    touched = set(saved.touched)
    for event, grown in events.grown(conn, stories):
        for merge, title in _merges(conn, dossier, events.standing(conn, event), grown, apart):
            if event_merges.merge(conn, merge.gone, merge.into, merge.likeness, now, title=title):
                touched |= {merge.gone, merge.into}
                found = conflicts.of_cells(cells.of_event(conn, merge.into), dossier)
                cells.keep_conflicts(conn, merge.into, found)
    return replace(saved, touched=frozenset(touched))


def _merges(
    conn: sqlite3.Connection, dossier: Dossier, event: int, grown: int, apart: Apart | None
) -> Iterator[tuple[merging.Merge, str]]:
    """The merges of one event, each with the title of what comes of it."""
    (seen,) = events.of_candidates(conn, [event]) or (None,)
    if seen is None or not merging.due(seen.stories - grown, seen.stories):
        return
    frequency = events.frequency(conn, seen.tokens)
    asked = merging.telling(seen, frequency)
    first, last = seen.first - merging.WINDOW, seen.last + merging.WINDOW
    around = {
        candidate.event: candidate
        for candidate in (seen, *events.candidates(conn, asked, first, last, merging.CANDIDATES + 1))
    }
    for merge in merging.merges(seen, around.values(), frequency, apart=apart):
        one = around[merge.into] = merging.joined(around[merge.into], around[merge.gone])
        yield merge, _title(one, dossier)


def _title(event: Candidate, dossier: Dossier) -> str:
    first, last = dossier.day(event.first), dossier.day(event.last)
    return titles.title(event.tokens, event.stories, first, last, dossier)
