"""A resolved query becomes a Selection: driven from its smallest clause by the stored totals, the others tested.

Nothing that was typed stands in the SQL: every value is bound, words reach MATCH only quoted and in the search form.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from monitor_tui.dossier import Dossier
from monitor_tui.query.resolve import (
    AllOf,
    Among,
    AnyOf,
    Everything,
    OneClaim,
    OneEvent,
    Resolved,
    time_of,
)
from monitor_tui.store.beginning import Drive, cheapest, conjuncts
from monitor_tui.store.conditions import Scope
from monitor_tui.store.drive import Drives
from monitor_tui.store.selection import EVERY_CLAIM, EVERY_EVENT, EVERY_STORY, Selection
from monitor_tui.store.sizes import Sizes

STORY_BY_STORY = 8
"""Claims read through stories are all read and sorted before the first is shown: so much dearer is each."""

_TOTALS = ("actor", "lang", "source", "country", "tag")
_CLAIM_TOTALS = ("camp", "by", "stance", "about", "via", "point")


def compile_stories(resolved: Resolved, conn: sqlite3.Connection, dossier: Dossier, analyst: str) -> Selection:
    """The stories that a query keeps; ``analyst`` is whose read state `is:unread` speaks of."""
    if isinstance(resolved, Everything):
        return EVERY_STORY
    sizes = Sizes(conn, ZoneInfo(dossier.timezone), analyst)
    compiler, node = _compiler(resolved, sizes)
    made, known = compiler.stories(node), _known(resolved, sizes)
    return made if known is None else replace(made, known=known)


def compile_claims(resolved: Resolved, conn: sqlite3.Connection, dossier: Dossier, analyst: str) -> Selection:
    """The claims that fit the query's claim part, in stories that fit the rest."""
    if isinstance(resolved, Everything):
        return EVERY_CLAIM
    sizes = Sizes(conn, ZoneInfo(dossier.timezone), analyst)
    compiler, node = _compiler(resolved, sizes)
    return replace(compiler.claims(node), known=_known_claims(resolved, sizes))


def compile_events(resolved: Resolved, conn: sqlite3.Connection, dossier: Dossier, analyst: str) -> Selection:
    """The events that hold a story that the query keeps, by claims that belong to the event."""
    if isinstance(resolved, Everything):
        return EVERY_EVENT
    compiler, node = _compiler(resolved, Sizes(conn, ZoneInfo(dossier.timezone), analyst))
    return compiler.events(node)


def _compiler(resolved: Resolved, sizes: Sizes) -> tuple[Compiler, Resolved]:
    """What compiles a query, of today or of a moment, and the query as it takes it."""
    asof = time_of(resolved, "asof")
    if asof is None or asof.last is None:
        return Compiler(sizes), resolved
    from monitor_tui.store.compile_past import PastCompiler, seen_by
    from monitor_tui.store.past import Past

    return PastCompiler(sizes, Past(sizes.conn, asof.last)), seen_by(resolved, asof)


def _known(node: Resolved, sizes: Sizes) -> int | None:
    """The exact number of stories, where a total says it."""
    match node:
        case Among(field, (_,)) if field in _TOTALS:
            return sizes.of_stories(node)
        case OneClaim(Among("camp" | "by" as field, ids)) if len(ids) == 1:
            return sizes.total(field, ids)
    return None


def _known_claims(node: Resolved, sizes: Sizes) -> int | None:
    match node:
        case OneClaim(Among(field, (_,)) as clause) if field in _CLAIM_TOTALS:
            return sizes.of_claims(clause)
    return None


def bears_claims(node: Resolved) -> bool:
    """Whether a query asks for claims, so that their number is worth saying."""
    match node:
        case OneClaim():
            return True
        case AllOf(nodes) | AnyOf(nodes):
            return any(map(bears_claims, nodes))
    return False


class Compiler(Drives):
    """Makes one statement."""

    # --- stories ------------------------------------------------------------------------------

    def stories(self, node: Resolved) -> Selection:
        parts = conjuncts(node)
        drive = self._begin(parts)
        tables, tests = self._tested(drive, parts)
        known = self.sizes.exact_matches(drive.expression) if not tests else None
        return Selection(tables, drive.id, (*drive.where, *tests), self.params, drive.distinct, known=known)

    def _begin(self, parts: Sequence[Resolved]) -> Drive:
        chosen = cheapest(self.from_stories(parts))
        self.rows = chosen.rows
        return chosen.make()

    def _tested(self, drive: Drive, parts: Sequence[Resolved]) -> tuple[str, list[str]]:
        """The tables with the story's row where it is needed, and the conditions that the drive leaves open."""
        row = drive.row or self.alias("s")
        scope = Scope(drive.id, row)
        rest = [part for part in parts if part not in drive.settles]
        tests = [self.story(part, scope) for part in sorted(rest, key=self._dearness)]
        joined = scope.uses_row and not drive.row
        return drive.tables + (f" CROSS JOIN story AS {row} ON {row}.id = {drive.id}" if joined else ""), tests

    def _dearness(self, node: Resolved) -> tuple[int, int]:
        """Cheap tests first, and of those the one that keeps least."""
        price = {OneEvent: 2, OneClaim: 1, AnyOf: 1, AllOf: 1}.get(type(node), 0)
        return price, self.sizes.of_stories(node)

    def stories_of(self, node: Resolved) -> str:
        rows = self.rows
        made = self.stories(node)
        self.rows = rows
        return _ids(made, made.id)

    def stories_of_claims(self, node: Resolved) -> str:
        made = self._claims_alone(node)
        return _ids(replace(made, distinct=True), f"{made.id} >> 12")

    def stories_of_events(self, node: Resolved) -> str:
        made, member = self.events(node), self.alias("m")
        return f"SELECT DISTINCT story AS id FROM event_story AS {member} WHERE event IN ({_ids(made, made.id)})"

    # --- claims -------------------------------------------------------------------------------

    def claims(self, node: Resolved) -> Selection:
        parts = conjuncts(node)
        bearing = [part for part in parts if bears_claims(part)]
        rest = tuple(part for part in parts if not bears_claims(part))
        one = bearing[0].node if len(bearing) == 1 and isinstance(bearing[0], OneClaim) else None
        tested = rest if one is not None else parts
        by_story = cheapest(self.from_stories(tested))
        by_claim = cheapest(self.from_claims(one if one is not None else AllOf(())))
        dear = 1 if by_story.ordered and by_story.joins else STORY_BY_STORY
        self.rows = min(by_claim.rows, by_story.rows)
        if by_claim.cost <= by_story.rows * max(1, self.sizes.claims // max(1, self.sizes.stories)) * dear:
            return self._by_claim(one, node, tested, by_claim.make())
        return self._by_story(node, tested, by_story.make())

    def _by_claim(self, one: Resolved | None, node: Resolved, tested: Sequence[Resolved], drive: Drive) -> Selection:
        """Claims from their own index, each one's story tested."""
        own = [part for part in conjuncts(one) if part not in drive.settles] if one is not None else []
        tests = [self.claim(part, f"+{drive.row}") for part in own]
        tests.insert(0, self.shown(one, drive.row)) if one is not None else tests.append(self._fits(node, drive.row))
        tables, of_story = self._tested(replace(drive, id=f"({drive.id} >> 12)", row="", settles=()), tested)
        return Selection(tables, drive.id, (*drive.where, *tests, *of_story), self.params, drive.distinct)

    def _by_story(self, node: Resolved, tested: Sequence[Resolved], drive: Drive) -> Selection:
        """Claims story by story."""
        tables, tests = self._tested(drive, tested)
        claim = self.alias("c")
        tables += f" CROSS JOIN claim AS {claim} ON {self.claims_of(drive.id, claim)}"
        where = (*drive.where, *tests, self._fits(node, f"+{claim}"))
        return Selection(tables, f"{claim}.id", where, self.params, drive.distinct, outer=drive.id)

    def _fits(self, node: Resolved, claim: str) -> str:
        """What a claim of a story that the query keeps must fulfil to be one of those that it keeps it for."""
        match node:
            case OneClaim(inner):
                return f"({self.shown(inner, claim)} AND {self.claim(inner, claim)})"
            case AllOf(nodes) if bears_claims(node):
                return "(" + " OR ".join(self._fits(n, claim) for n in nodes if bears_claims(n)) + ")"
            case AnyOf(nodes) if bears_claims(node):
                return "(" + " OR ".join(f"{self._branch(n, claim)} AND {self._fits(n, claim)}" for n in nodes) + ")"
        return self.shown(node, claim)

    def _branch(self, node: Resolved, claim: str) -> str:
        """A branch of an `or` that the claim's story fulfils; its row is looked up, for it may not be joined."""
        scope = Scope(f"({claim.lstrip('+')}.id >> 12)", self.alias("s"))
        test = self.story(node, scope)
        if not scope.uses_row:
            return test
        return f"EXISTS (SELECT 1 FROM story AS {scope.row} WHERE {scope.row}.id = {scope.id} AND {test})"

    def _claims_alone(self, node: Resolved) -> Selection:
        """Claims that fulfil a node of claim clauses, whatever their story."""
        rows, chosen = self.rows, cheapest(self.from_claims(node))
        self.rows = chosen.rows
        made = self._by_claim(node, node, (), chosen.make())
        self.rows = rows
        return made

    def claims_of_node(self, node: Resolved) -> str:
        made = self._claims_alone(node)
        return _ids(made, made.id)

    # --- events -------------------------------------------------------------------------------

    def events(self, node: Resolved) -> Selection:
        parts = conjuncts(node)
        chosen = cheapest(self.from_events(parts))
        self.rows = chosen.rows
        drive = chosen.make()
        rest = tuple(part for part in parts if part not in drive.settles)
        tests = [self.event(AllOf(rest), drive.id)] if rest else []
        return Selection(drive.tables, drive.id, (*drive.where, *tests), self.params, drive.distinct)

    def events_of(self, node: Resolved) -> str:
        rows, made = self.rows, self.events(node)
        self.rows = rows
        return _ids(made, made.id)

    def events_of_claims(self, node: Resolved) -> str:
        rows, made, claim = self.rows, self.claims(node), self.alias("c")
        self.rows = rows
        return (
            f"SELECT DISTINCT {self.event_of(claim)} AS id FROM ({_ids(made, made.id)}) AS kept "
            f"CROSS JOIN claim AS {claim} ON {claim}.id = kept.id WHERE {self.event_of(claim)} IS NOT NULL"
        )

    def events_of_stories(self, node: Resolved) -> str:
        member = self.alias("m")
        return (
            f"SELECT DISTINCT {member}.event AS id FROM ({self.stories_of(node)}) AS kept "
            f"CROSS JOIN event_story AS {member} ON {member}.story = kept.id"
        )


def _ids(made: Selection, column: str) -> str:
    """A selection as a part of another statement, its one column named id."""
    distinct = "DISTINCT " if made.distinct else ""
    where = f" WHERE {' AND '.join(made.where)}" if made.where else ""
    return f"SELECT {distinct}{column} AS id FROM {made.tables}{where}"
