"""How much a clause keeps, about: from stored totals, or counted up to a cap. Only the order of work hangs on it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil, prod
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from monitor_tui.query.fields import Level
from monitor_tui.query.parties import Against
from monitor_tui.query.resolve import (
    AllOf,
    Among,
    AnyOf,
    Everything,
    Flag,
    Neither,
    Number,
    OneClaim,
    OneEvent,
    Resolved,
    Unheard,
    When,
    Words,
    is_claim_level,
)
from monitor_tui.store import events, expressions, silences, totals

if TYPE_CHECKING:
    from monitor_tui.store.past import Past

CAP = 4_000
"""Counting to find out which clause is small stops here."""

_OF_STORY = {name: name for name in ("actor", "lang", "source", "country", "tag", "changed")}
_OF_CLAIM = {
    "camp": "claim.camp",
    "by": "claim.by",
    "stance": "claim.stance",
    "blames": "claim.target",
    "about": "claim.about",
    "via": "claim.via",
    "point": "claim.point",
    "review": "claim.review",
}
_STATE = "SELECT 1 FROM claim WHERE shown = 1 AND state = :state AND state <> 'present'"
_CLAIMS_OF_ONE = 4
"""So many claims a contradiction may rest on, on either side."""
_PART_OF_ALL = 3
"""What is not counted anywhere is taken for this part of all."""


class Sizes:
    """Sizes of clauses in one store at one time."""

    def __init__(self, conn: sqlite3.Connection, zone: ZoneInfo, analyst: str) -> None:
        self.conn, self.zone, self.analyst = conn, zone, analyst
        self.stories = totals.of(conn, "story")
        self.claims = totals.of(conn, "claim")
        self.events = totals.of(conn, "event")
        self._sources: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self._matches: dict[str, int] = {}
        self._silent: dict[tuple[str, ...], list[int]] = {}
        self.past: Past | None = None
        """The moment of which the query is asked, where it is not now."""

    def total(self, name: str, values: Iterable[str] = ("",)) -> int:
        """The sum of stored totals."""
        return sum(totals.of(self.conn, name, value) for value in values)

    def standing(self, ids: Iterable[str]) -> list[int]:
        """The events of these numbers; of one that joined another, that one."""
        return [events.standing(self.conn, int(event)) for event in ids]

    def silent(self, camps: tuple[str, ...]) -> list[int]:
        """The events with a cell of one of these camps that a person called silent."""
        if camps not in self._silent:
            self._silent[camps] = silences.silent_events(self.conn, camps, self.past)
        return self._silent[camps]

    def sources_of(self, among: Among) -> Sequence[str]:
        """The sources of a kind, or whose owner is of a camp."""
        key = (among.field, among.ids)
        if key not in self._sources:
            column = {"kind": "kind", "owner": "camp"}[among.field]
            marks = ", ".join("?" * len(among.ids))
            rows = self.conn.execute(f"SELECT id FROM source WHERE {column} IN ({marks}) ORDER BY id", among.ids)
            self._sources[key] = tuple(row[0] for row in rows)
        return self._sources[key]

    def matches(self, expression: str, among: Sequence[Resolved] = ()) -> int:
        """How many stories an FTS5 expression finds: exactly, below the cap.

        Above it, what clauses ``among`` it that have nothing to do with each other would leave.
        """
        if expression not in self._matches:
            self._matches[expression] = self._capped("SELECT 1 FROM search WHERE search MATCH :match", match=expression)
        found = self._matches[expression]
        if found < CAP or not among:
            return found if found < CAP else max(CAP, self.stories // _PART_OF_ALL)
        part = prod(self.of_stories(node) / max(1, self.stories) for node in among)
        return max(CAP, int(part * self.stories))

    def exact_matches(self, expression: str) -> int | None:
        """How many stories an expression finds, where it was counted to the end."""
        found = self._matches.get(expression, CAP)
        return found if found < CAP else None

    def of_stories(self, node: Resolved) -> int:
        """How many stories a node keeps, about."""
        match node:
            case Everything():
                return self.stories
            case Words():
                return self.matches(expressions.of_words(node))
            case Among(field) if field in _OF_CLAIM:
                return self.of_stories(OneClaim(node))
            case Among():
                return self._among(node)
            case When("said") | Against():
                return self.of_stories(OneClaim(node))
            case When(field, first, last):
                return self._when(field, first, last)
            case Number(_, low, _):
                return self.total("edited") if low is not None and low > 1 else self.stories
            case Flag(name, Level.STORY):
                return self._flag(name)
            case Flag():
                return self.of_stories(OneClaim(node))
            case Unheard():
                return self.stories // _PART_OF_ALL
            case OneClaim(Among("camp" | "by" as field, ids)):
                return self.total(field, ids)
            case OneClaim(Flag("gone") as inner):
                return min(self.stories, self.of_claims(inner) + self.total("gone"))
            case OneClaim(inner):
                return min(self.stories, self.of_claims(inner))
            case OneEvent(inner):
                return min(self.stories, self._members(self.of_events(inner)))
            case Neither(inner):
                return max(0, self.stories - self.of_stories(inner))
            case AllOf(nodes):
                return min(map(self.of_stories, nodes))
            case AnyOf(nodes):
                return min(self.stories, sum(map(self.of_stories, nodes)))

    def of_claims(self, node: Resolved) -> int:
        """How many claims a node keeps, about; of a story's clause, how many its stories hold."""
        match node:
            case Among("review", ids) if "none" in ids:
                return self.claims
            case Among("review", ids) if "hidden" in ids:
                return self._capped("SELECT 1 FROM review_last WHERE value = 'hidden'")
            case Among("blames", ids):
                return min(self.total("claim.target", ids), self.total("claim.stance", ("accuses",)))
            case Among(field, ids) if field in _OF_CLAIM:
                return self.total(_OF_CLAIM[field], ids)
            case When("said"):
                return self._said(node)
            case Against():
                return self._against(node)
            case Flag("unsure"):
                return self.total("claim.unsure")
            case Flag("held"):
                return self._capped("SELECT 1 FROM claim WHERE shown = 1 AND held = 1")
            case Flag("altered" | "gone" as state):
                return self._capped(_STATE, state=state)
            case Flag(_, Level.CLAIM):
                return self.claims // _PART_OF_ALL
            case OneClaim(inner):
                return self.of_claims(inner)
            case Neither(inner) if is_claim_level(inner):
                return max(0, self.claims - self.of_claims(inner))
            case AllOf(nodes):
                return min(map(self.of_claims, nodes))
            case AnyOf(nodes):
                return min(self.claims, sum(map(self.of_claims, nodes)))
        return self.of_stories(node) * max(1, self.claims // max(1, self.stories))

    def of_claims_together(self, parts: Sequence[Resolved]) -> int:
        """How many claims clauses leave that have nothing to do with each other, about."""
        return int(self.claims * prod(self.of_claims(part) / max(1, self.claims) for part in parts))

    def of_events(self, node: Resolved) -> int:
        """How many events hold what a node asks, about."""
        match node:
            case Among("event", ids):
                return len(ids)
            case Among("silent", camps):
                return len(self.silent(camps))
            case Unheard():
                return self.events // _PART_OF_ALL
            case OneEvent(inner):
                return self.of_events(inner)
            case OneClaim(Among("camp", ids)):
                return min(self.events, self.total("camp", ids))
            case Neither():
                return self.events
        return min(self.events, self.of_stories(node))

    def _members(self, events: int) -> int:
        return events * (1 + self.stories // max(1, self.events))

    def _among(self, among: Among) -> int:
        if among.field in ("kind", "owner"):
            return self.total("source", self.sources_of(among))
        if among.field == "silent":
            return min(self.stories, self._members(len(self.silent(among.ids))))
        if among.field == "event":
            marks = ", ".join("?" * len(among.ids))
            row = self.conn.execute(
                f"SELECT COALESCE(SUM(stories), 0) FROM event WHERE id IN ({marks})", self.standing(among.ids)
            ).fetchone()
            return int(row[0])
        return self.total(_OF_STORY[among.field], among.ids)

    def _flag(self, name: str) -> int:
        match name:
            case "read":
                return self.total("read", (self.analyst,))
            case "unread":
                return max(0, self.stories - self.total("read", (self.analyst,)))
            case "edited":
                return self.total("changed", ("text",))
            case "copy":
                return self.total(name)
            case "tagged":
                return min(self.stories, sum(totals.by_value(self.conn, "tag").values()))
            case "noted":
                return self._capped("SELECT DISTINCT story FROM note_last WHERE value <> ''")
        return self._capped("SELECT 1 FROM story WHERE dated = 'seen'")

    def _when(self, field: str, first: datetime | None, last: datetime | None) -> int:
        if field in ("date", "until"):
            row = self.conn.execute(
                "SELECT COALESCE(SUM(n), 0) FROM story_day WHERE day >= :first AND day <= :last",
                {
                    "first": ceil(first.timestamp()) // totals.SECONDS_A_DAY if first else -(1 << 40),
                    "last": ceil(last.timestamp()) // totals.SECONDS_A_DAY if last else 1 << 40,
                },
            ).fetchone()
            return int(row[0])
        found = self._capped(
            "SELECT 1 FROM story WHERE seen >= :first AND seen < :last",
            first=ceil(first.timestamp()) if first else -(1 << 40),
            last=ceil(last.timestamp()) if last else 1 << 40,
        )
        return found if found < CAP else self.stories

    def _against(self, node: Against) -> int:
        """Claims that stand in contradictions of the parties: some for each, of one of them that is named."""
        column, names = ("camp", node.one.camps) if node.one.camps else ("actor", node.one.actors)
        sql = f"SELECT 1 FROM contradiction WHERE {column} IN (SELECT value FROM json_each(:names))"
        return min(self.claims, self._capped(sql, names=json.dumps(names)) * _CLAIMS_OF_ONE)

    def _said(self, when: When) -> int:
        first, last = when.days(self.zone)
        found = self._capped(
            "SELECT 1 FROM claim WHERE shown = 1 AND said >= :first AND said < :last",
            first=str(first or "0"),
            last=str(last or "9999-99"),
        )
        return found if found < CAP else self.claims // 2

    def _capped(self, sql: str, **params: str | int) -> int:
        row = self.conn.execute(f"SELECT COUNT(*) FROM ({sql} LIMIT {CAP})", params).fetchone()
        return int(row[0])
