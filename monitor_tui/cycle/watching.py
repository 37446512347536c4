"""How the sources of an event were watched, and what people said of its empty cells: what silence is made of."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from monitor_tui.contrast import silence
from monitor_tui.dossier import Dossier
from monitor_tui.model import Event, SourceCount
from monitor_tui.store import events, fetches, silences


def span(event: Event, dossier: Dossier, now: datetime | None = None) -> tuple[datetime, datetime]:
    """From the beginning of an event's first day to now, or to where it is settled; in the dossier's zone."""
    return silence.window(*days_of(event, dossier), (now or datetime.now(UTC)).astimezone(dossier.zone))


def by(*moments: datetime | None) -> datetime:
    """The moment up to which sources are looked at: the earliest of those given, now at the latest."""
    return min([datetime.now(UTC), *(one for one in moments if one is not None)])


def days_of(event: Event, dossier: Dossier) -> tuple[datetime, datetime]:
    """From the beginning of an event's first day to the end of its last, in the dossier's zone."""
    first = datetime.combine(event.first, time(), dossier.zone)
    return first, datetime.combine(event.last, time(), dossier.zone) + timedelta(days=1)


def health(
    conn: sqlite3.Connection, dossier: Dossier, event: Event, now: datetime | None = None
) -> dict[str, SourceCount]:
    """How each camp's own sources fared while the event was fresh, and which failing ones its empty cells lean on."""
    first, last = span(event, dossier, now)
    camps = sources_by_camp(dossier)
    every = {source.id: source.every for source in dossier.sources.values()}
    counts = fetches.health(conn, camps, first, last, every)
    begun = next((count.begins for count in counts.values() if count.begins is not None), None)
    if begun is not None:
        return {camp: replace(count, begins=begun.astimezone(dossier.zone)) for camp, count in counts.items()}
    if not any(count.lost for count in counts.values()):
        return counts
    carried = events.sources(conn, event.id)
    return {camp: silence.leaning(count, camps[camp], carried) for camp, count in counts.items()}


def sources_by_camp(dossier: Dossier) -> dict[str, list[str]]:
    """The sources that each camp owns: the denominator of its empty cells."""
    found: dict[str, list[str]] = {camp: [] for camp in dossier.camps}
    for source in dossier.sources.values():
        if source.camp is not None:
            found[source.camp].append(source.id)
    return found


def silent(conn: sqlite3.Connection, event: int, until: datetime | None = None) -> frozenset[tuple[str, str]]:
    """(point, camp) of the cells that a person called silent, by a time; where something stands, that counts."""
    return frozenset((said.point, said.camp) for said in silences.standing(conn, event, until))
