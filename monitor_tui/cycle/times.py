"""What `asof:` and `until:` of a query come to: which store is asked, what it hides, and how that is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from monitor_tui import days
from monitor_tui.dossier import Dossier
from monitor_tui.model.timed import TODAY, Times

if TYPE_CHECKING:
    from monitor_tui.query.resolve import Resolved
    from monitor_tui.store.selection import Selection

IN_CURRENT = "words, names and languages are those of the current wording"
"""What of a query cannot be asked of an older wording: only the current one is indexed."""
_OF_WORDING = ("actor", "country", "lang")
CONFLICTS = "who contradicts whom is what conflict: finds today"
"""Contradictions are kept as they stand; the panes of a past time make theirs of the claims of then."""


def of(resolved: Resolved) -> Times:
    """The time of which a query is asked."""
    from monitor_tui.query.resolve import time_of

    asof, until = time_of(resolved, "asof"), time_of(resolved, "until")
    if asof is None and until is None:
        return TODAY
    return Times(asof.last if asof else None, until.last if until else None)


def told(times: Times, zone: tzinfo, gap: str = " · ") -> str:
    """How a title line says it: "as of 18 Apr 2021 24:00 · today's reader"; empty of today."""
    parts = [f"as of {_by(times.asof, zone)}"] if times.asof else []
    parts += [f"until {_by(times.until, zone)}"] if times.until else []
    return gap.join([*parts, *(["today's reader"] if times.asof else [])])


def published(conn: sqlite3.Connection, times: Times, dossier: Dossier, analyst: str) -> Selection | None:
    """The stories that `until:` keeps, where it is asked."""
    if times.until is None:
        return None
    from monitor_tui.query.resolve import When
    from monitor_tui.store.compile import compile_stories

    return compile_stories(When("until", None, times.until, ""), conn, dossier, analyst)


def hidden(conn: sqlite3.Connection, resolved: Resolved, dossier: Dossier, analyst: str) -> str:
    """What `asof:` keeps out that was published by then: "46 stories of that time were imported later; ..."."""
    from monitor_tui.store.explain import imported_later

    return imported_later(conn, resolved, dossier, analyst)


def in_current_wording(resolved: Resolved) -> bool:
    """Whether a query of the past asks for what is known of the current wording alone."""
    from monitor_tui.query.resolve import Among, Words, time_of

    asked = time_of(resolved, "asof") is not None
    return asked and any(
        isinstance(node, Words) or (isinstance(node, Among) and node.field in _OF_WORDING) for node in _within(resolved)
    )


def _asks_conflicts(resolved: Resolved) -> bool:
    """Whether a query of the past asks who contradicts whom."""
    from monitor_tui.query.parties import Against
    from monitor_tui.query.resolve import time_of

    return time_of(resolved, "asof") is not None and any(isinstance(node, Against) for node in _within(resolved))


def _within(resolved: Resolved) -> Iterator[Resolved]:
    """A query's clauses, itself among them."""
    from monitor_tui.query.resolve import AllOf, AnyOf, Neither, OneClaim, OneEvent

    yield resolved
    match resolved:
        case AllOf(nodes) | AnyOf(nodes):
            for inner in nodes:
                yield from _within(inner)
        case Neither(inner) | OneClaim(inner) | OneEvent(inner):
            yield from _within(inner)


def notes(conn: sqlite3.Connection, resolved: Resolved, dossier: Dossier, analyst: str) -> list[str]:
    """What a reader of an answer of the past must know, a sentence each."""
    times = of(resolved)
    if not times:
        return []
    found = [told(times, dossier.zone), hidden(conn, resolved, dossier, analyst)]
    found += [IN_CURRENT] if in_current_wording(resolved) else []
    found += [CONFLICTS] if _asks_conflicts(resolved) else []
    return [sentence for sentence in found if sentence]


def _by(moment: datetime, zone: tzinfo) -> str:
    return days.by(moment.astimezone(zone))
