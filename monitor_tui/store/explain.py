"""Why a query keeps what it keeps: each clause with its meaning and its counts, and which clauses never meet."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

from monitor_tui import days
from monitor_tui.dossier import Dossier
from monitor_tui.query.meaning import meaning
from monitor_tui.query.parse import pieces
from monitor_tui.query.resolve import AllOf, AnyOf, OneClaim, Resolved, When, time_of
from monitor_tui.store import claims, stories
from monitor_tui.store.beginning import conjuncts
from monitor_tui.store.compile import bears_claims, compile_claims, compile_stories

CAP = 10_000
"""Counts stop here; one that reached it is shown with a plus."""
KEYS = "Backspace, Esc, or = to see why."
_ALL = {2: "both", 3: "all three", 4: "all four", 5: "all five", 6: "all six"}
_OF_TIME = ("date", "seen", "until", "asof")
"""Fields that may speak of a time before the store began."""
_STEPS = 10_000
"""SQLite looks at the clock after so many of its instructions: about a millisecond."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One row of `=`: what was typed, what it means, what it keeps alone."""

    text: str
    meaning: str
    stories: int
    claims: int | None = None
    """None where it does not speak of claims."""

    @property
    def count(self) -> str:
        """What it keeps, in the unit that it speaks of."""
        return counted(self.stories, "story") if self.claims is None else counted(self.claims, "claim")


@dataclass(frozen=True, slots=True)
class Explained:
    """A query clause by clause, and all of them together."""

    clauses: tuple[Clause, ...]
    together: Clause


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    node: Resolved
    same: bool
    """Whether it is tested on the same claim as another."""


def explain(conn: sqlite3.Connection, resolved: Resolved, dossier: Dossier, analyst: str, text: str) -> Explained:
    """The rows that `=` shows; ``text`` is what was typed."""
    asker = _Asker(conn, dossier, analyst)
    clauses = tuple(
        asker.clause(part.text, meaning(part.node, dossier) + (", same claim" if part.same else ""), part.node)
        for part in _parts(resolved, text)
    )
    name = _ALL.get(len(clauses), f"all {len(clauses)}") if len(clauses) > 1 else "the query"
    return Explained(clauses, asker.clause(name, "", resolved))


def killed(
    conn: sqlite3.Connection, resolved: Resolved, dossier: Dossier, analyst: str, text: str, keys: str = KEYS
) -> str:
    """For a query that keeps nothing: the sentence that says which clauses keep what, and that they never meet."""
    why = _Asker(conn, dossier, analyst).why(_parts(resolved, text))
    before = before_store(conn, resolved, dossier, analyst) if any(f"{name}:" in why for name in _OF_TIME) else ""
    return " ".join(filter(None, ("0 stories.", why, before, keys)))


def before_store(conn: sqlite3.Connection, resolved: Resolved, dossier: Dossier, analyst: str) -> str:
    """Where a query asks for days before anything was collected: the sentence that says so, else nothing."""
    begun = conn.execute("SELECT MIN(seen) FROM story").fetchone()[0]
    dates = [part for part in conjuncts(resolved) if isinstance(part, When) and part.field in _OF_TIME and part.last]
    if begun is None or not dates:
        return ""
    began = dossier.day(datetime.fromtimestamp(begun, UTC))
    first, after = dates[0].days(dossier.zone)
    if after is None or after > began:
        return ""
    last = after - timedelta(1)
    if dates[0].field == "asof":
        later = imported_later(conn, resolved, dossier, analyst)
        return days.uncollected(None, last, began, 0) + (f" {later}." if later else "")
    count = _Asker(conn, dossier, analyst).stories(replace(dates[0], field="date"))
    return days.uncollected(first, last, began, count, CAP)


def imported_later(conn: sqlite3.Connection, resolved: Resolved, dossier: Dossier, analyst: str) -> str:
    """What `asof:` hides though it was published by then: "46 stories of that time were imported later; ..."."""
    asof = time_of(resolved, "asof")
    if asof is None:
        return ""
    others = [part for part in conjuncts(resolved) if part is not asof]
    parts = (*others, replace(asof, field="until"), When("seen", asof.last, None, asof.asked, asof.at))
    count = _Asker(conn, dossier, analyst).stories(AllOf(parts, asof.at))
    verb, what = ("was", "it") if count == 1 else ("were", "them")
    return f"{counted(count, 'story')} of that time {verb} imported later; until: shows {what}" if count else ""


def if_taken(
    conn: sqlite3.Connection, queries: Sequence[Resolved], dossier: Dossier, analyst: str, seconds: float = 0.05
) -> tuple[int | None, ...]:
    """Stories that each query would keep, capped; None for those that the time did not suffice for."""
    end = time.monotonic() + seconds
    asker = _Asker(conn, dossier, analyst)
    found: list[int | None] = []
    conn.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        for query in queries:
            found.append(asker.stories(query) if time.monotonic() < end else None)
    except sqlite3.OperationalError as error:
        # Stopped by the clock; or by whoever asks something newer, who then must hear of it.
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT or time.monotonic() <= end:
            raise
    finally:
        conn.set_progress_handler(None, 0)
    return (*found, *[None] * (len(queries) - len(found)))


def counted(count: int, noun: str) -> str:
    """A number with its noun: `1 story`, `9 claims`, `10,000+ stories`."""
    if count == 1:
        return f"1 {noun}"
    return f"{count:,}{'+' * (count >= CAP)} {'stories' if noun == 'story' else noun + 's'}"


@dataclass(frozen=True, slots=True)
class _Asker:
    conn: sqlite3.Connection
    dossier: Dossier
    analyst: str

    def stories(self, node: Resolved) -> int:
        return min(CAP, stories.total(self.conn, compile_stories(node, self.conn, self.dossier, self.analyst), CAP))

    def claims(self, node: Resolved) -> int:
        return min(CAP, claims.total(self.conn, compile_claims(node, self.conn, self.dossier, self.analyst), CAP))

    def clause(self, text: str, means: str, node: Resolved) -> Clause:
        return Clause(text, means, self.stories(node), self.claims(node) if bears_claims(node) else None)

    def why(self, parts: Sequence[_Part]) -> str:
        """The fewest clauses that keep nothing together."""
        for part in parts:
            clause = self.clause(part.text, "", part.node)
            if not clause.stories:
                return f"{part.text} {clause.count}." if part.text else "Nothing is stored yet."
        # Three at once and, failing that, all: more groups than that are no answer, and take long to try.
        for number in (2, 3, len(parts)):
            for group in combinations(parts, number):
                if not self.stories(_together(group)):
                    return self.never(group)
        return ""

    def never(self, group: Sequence[_Part]) -> str:
        one = all(part.same for part in group)
        each = ", ".join(f"{part.text} {self.clause(part.text, '', part.node).count}" for part in group)
        return f"{each}, never in one {'claim' if one else 'story'}."


def _together(parts: Sequence[_Part]) -> Resolved:
    """Some of a query's clauses, those of one claim on one claim again."""
    same = [part.node.node for part in parts if part.same and isinstance(part.node, OneClaim)]
    one = [_one(same, True)] if same else []
    return _one([*one, *(part.node for part in parts if not part.same)], False)


def _parts(resolved: Resolved, text: str) -> list[_Part]:
    """The clauses as they were typed; what was gathered on one claim is taken apart again."""
    typed = pieces(text)
    found: dict[tuple[tuple[int, ...], bool], list[Resolved]] = {}
    for node in conjuncts(resolved):
        inner = conjuncts(node.node) if isinstance(node, OneClaim) else ()
        apart = len({_places(part, typed) for part in inner}) > 1
        for part in inner if apart else (node,):
            found.setdefault((_places(part, typed), apart), []).append(part)
    return [
        _Part(" ".join(typed[place][1] for place in places), _one(nodes, same), same)
        for (places, same), nodes in sorted(found.items(), key=lambda entry: entry[0])
    ]


def _one(nodes: Sequence[Resolved], same: bool) -> Resolved:
    node = nodes[0] if len(nodes) == 1 else AllOf(tuple(nodes), nodes[0].at)
    return OneClaim(node, node.at) if same else node


def _places(node: Resolved, typed: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """Which pieces of the text a node was made of: repeated fields are one node, however far apart they stood."""
    return tuple(sorted({max((n for n, (start, _) in enumerate(typed) if start <= at), default=0) for at in _at(node)}))


def _at(node: Resolved) -> Iterator[int]:
    match node:
        case AllOf(nodes) | AnyOf(nodes):
            for inner in nodes:
                yield from _at(inner)
        case OneClaim(inner):
            yield from _at(inner)
        case _:
            yield node.at
