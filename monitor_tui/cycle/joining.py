"""Events that turn out to be one with another, once their stories are kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import replace
from datetime import datetime
from functools import cache

from monitor_tui.cycle.bonds import Bonds
from monitor_tui.cycle.settling import Settling
from monitor_tui.dossier import Dossier
from monitor_tui.group import merging, nearest, titles
from monitor_tui.model import Candidate, Frequency
from monitor_tui.store import event_merges, events
from monitor_tui.store.kept import Saved

Apart = Mapping[int, Set[int]]
"""Event -> the events that people keep apart from it."""


def joined(
    conn: sqlite3.Connection,
    dossier: Dossier,
    saved: Saved,
    stories: Collection[int],
    now: datetime,
    *,
    encode: nearest.Encode | None = None,
) -> Saved:
    """Merges the events that have grown by these stories with those that they are one with, but for those that people
    keep apart."""
    touched, bonds = set(saved.touched), Bonds(conn)
    for event, grown in events.grown(conn, stories):
        for merge, title in _merges(conn, dossier, events.standing(conn, event), grown, bonds.apart(), encode):
            if event_merges.merge(conn, merge.gone, merge.into, merge.likeness, now, title=title):
                touched |= {merge.gone, merge.into}
                Settling(conn, dossier).whole(merge.into)
    return replace(saved, touched=frozenset(touched))


def _merges(
    conn: sqlite3.Connection,
    dossier: Dossier,
    event: int,
    grown: int,
    apart: Apart,
    encode: nearest.Encode | None,
) -> Iterator[tuple[merging.Merge, str]]:
    """The merges of one event, each with the title of what comes of it."""
    stories = events.size(conn, event)
    if not stories or not merging.due(stories - grown, stories):
        return
    (seen,) = events.of_candidates(conn, [event])
    frequency = Frequency(events.grouped(conn), seen.everywhere)
    around = {other.event: other for other in (seen, *_around(conn, seen, frequency, merging.CANDIDATES))}
    found = merging.merges(seen, around.values(), frequency, apart=apart)
    if not found and encode:
        found = _nearest(conn, seen, around, apart, encode)
    for merge in found:
        one = around[merge.into] = merging.joined(around[merge.into], around[merge.gone])
        yield merge, titles.of(one, dossier)


def _around(conn: sqlite3.Connection, event: Candidate, frequency: Frequency, most: int) -> list[Candidate]:
    """The events that share the most of one's telling tokens."""
    first, last = event.first - merging.WINDOW, event.last + merging.WINDOW
    found = events.candidates(conn, merging.telling(event, frequency), first, last, most + 1)
    return [other for other in found if other.event != event.event]


def _nearest(
    conn: sqlite3.Connection, event: Candidate, known: dict[int, Candidate], apart: Apart, encode: nearest.Encode
) -> tuple[merging.Merge, ...]:
    """The merge that only the meaning of the stories tells of; its events are then known."""

    def frequency(one: Candidate) -> Frequency:
        return events.frequency(conn, one.tokens)

    def around(one: Candidate) -> list[Candidate]:
        found = _around(conn, one, frequency(one), nearest.CANDIDATES)
        known.update((other.event, other) for other in found)
        return found

    @cache
    def vectors(one: int) -> list[nearest.Vector]:
        made = (encode(text) for text in events.ends(conn, one, nearest.ENDS, nearest.MEANT))
        return [vector for vector in made if vector is not None]

    found = nearest.nearest(event, around, vectors, frequency, apart=apart)
    return (found,) if found else ()
