"""A query with `asof:` becomes a Selection of rows as they stood then.

It begins only where today's tables are sure to hold all that was there; the rest is tested row by row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import ceil

from monitor_tui.model import Presence, Review, Stance
from monitor_tui.query.fields import Level
from monitor_tui.query.resolve import (
    AllOf,
    Among,
    AnyOf,
    Flag,
    Neither,
    OneClaim,
    OneEvent,
    Resolved,
    Unheard,
    When,
    Words,
)
from monitor_tui.store.beginning import Candidate
from monitor_tui.store.compile import Compiler
from monitor_tui.store.conditions import Scope, asks_hidden
from monitor_tui.store.drive import of_stories_alone
from monitor_tui.store.past import Past
from monitor_tui.store.readings import Reading
from monitor_tui.store.sizes import Sizes

_READ = ("by", "camp", "stance", "blames", "about", "point")
"""What of a claim people's words may say otherwise."""


def seen_by(node: Resolved, asof: When) -> Resolved:
    """The same query, the stories within `event:{}` also such as were seen by then."""
    match node:
        case AllOf(nodes) | AnyOf(nodes):
            return replace(node, nodes=tuple(seen_by(inner, asof) for inner in nodes))
        case Neither(inner) | OneClaim(inner):
            return replace(node, node=seen_by(inner, asof))
        case OneEvent(inner):
            return replace(node, node=AllOf((seen_by(inner, asof), asof), inner.at))
    return node


class PastCompiler(Compiler):
    """Makes one statement about the store as it stood."""

    def __init__(self, sizes: Sizes, past: Past) -> None:
        super().__init__(sizes)
        self.past = sizes.past = past

    # --- conditions ---------------------------------------------------------------------------------------

    def shown(self, node: Resolved, claim: str) -> str:
        return self.past.shown(claim, hidden=asks_hidden(node))

    def wordings(self, scope: Scope) -> str:
        return self.past.number(scope.id)

    def withdrawn(self, scope: Scope) -> str:
        return f"COALESCE({scope.column('gone')} < {self.past.end}, 0)"

    def event_of(self, claim: str) -> str:
        return self._stood(claim, "event")

    def _stood(self, claim: str, name: str) -> str:
        """What a claim's row said of itself."""
        then = [(one, getattr(reading, name)) for one, reading in self.past.readings.items()]
        if not then:
            return f"+{claim}.{name}"
        found = f"(SELECT value ->> 1 FROM json_each({self.bind(json.dumps(then))}) WHERE value ->> 0 = {claim}.id)"
        return f"IIF({claim}.id IN ({_list(self.past.readings)}), {found}, +{claim}.{name})"

    def claim(self, node: Resolved, claim: str) -> str:
        match node:
            case Flag("altered" | "gone" as state):
                return self.past.state(claim, Presence(state))
            case Among("review", ids):
                return "(" + " OR ".join(self._reviewed_as(Review(value), claim) for value in ids) + ")"
            case Among(field) if field in _READ and self.past.readings:
                return self._as_then(node, claim)
            case Flag("held") if self.past.readings:
                return self._as_then(node, claim)
        return super().claim(node, claim)

    def _as_then(self, node: Among | Flag, claim: str) -> str:
        """A test of what people have read otherwise since: those claims are looked at one by one."""
        then = self.past.readings
        fits = [one for one, reading in then.items() if _says(reading, node)]
        today = super().claim(node, claim)
        return f"IIF({claim}.id IN ({_list(then)}), {claim}.id IN ({_list(fits)}), {today})"

    def _reviewed_as(self, review: Review, claim: str) -> str:
        known = self.past.reviews()
        none = review is Review.NONE
        said = sorted(number for number, (its, _) in known.items() if (its is review) is not none)
        return f"{claim}.id {'NOT ' * none}IN ({', '.join(map(str, said))})"

    def _story_among(self, node: Among, scope: Scope) -> str:
        match node.field:
            case "tag":
                return self.past.tagged(scope.id, ", ".join(map(self.bind, node.ids)))
            case "changed":
                return self._in_table("changed", "changed", node.ids, scope.id, f" AND t.first < {self.past.end}")
        return super()._story_among(node, scope)

    def _story_flag(self, name: str, scope: Scope) -> str:
        match name:
            case "read" | "unread":
                read = self.past.read(scope.id, self.bind(self.sizes.analyst))
                return read if name == "read" else f"NOT {read}"
            case "tagged":
                return self.past.tagged(scope.id)
            case "noted":
                return self.past.noted(scope.id)
            case "edited":
                return self._story_among(Among("changed", ("text",), ""), scope)
        return super()._story_flag(name, scope)

    def _one_claim(self, node: Resolved, scope: Scope) -> str:
        return self._some_claim(node, scope)

    def _unheard(self, node: Unheard, event: str) -> str:
        member, claim, camp = self.alias("m"), self.alias("c"), self.bind(node.camp)
        of_event = f"""SELECT 1 FROM event_story AS {member}
            CROSS JOIN claim AS {claim} ON {self.claims_of(f"{member}.story", claim)}
            WHERE {member}.event = {event} AND {self.event_of(claim)} = {event} AND {self.past.shown(claim)}"""
        spoke, said = f"{of_event} AND {self._stood(claim, 'camp')}", f"{self._stood(claim, 'held')} = 0"
        earlier = f" AND +{claim}.id < {self.bind(ceil(node.before.timestamp()) << 22)}" if node.before else ""
        return f"(NOT EXISTS ({spoke} = {camp} AND {said}) AND EXISTS ({spoke} <> {camp}{earlier}))"

    def event(self, node: Resolved, event: str) -> str:
        return self._member(node, event) if isinstance(node, OneClaim) else super().event(node, event)

    # --- beginnings ---------------------------------------------------------------------------------------

    def from_stories(self, parts: Sequence[Resolved]) -> Iterator[Candidate]:
        yield from super().from_stories([part for part in parts if _is_lasting(part)])

    def from_claims(self, node: Resolved) -> Iterator[Candidate]:
        yield Candidate(self.sizes.claims, self._newest_claims)

    def _events_of(self, core: tuple[Resolved, ...]) -> Iterator[Candidate]:
        alone = tuple(part for part in core if of_stories_alone(part))
        if alone:
            made = partial(self._made, self.events_of_stories, AllOf(alone), core if alone == core else ())
            yield Candidate(min(map(self.sizes.of_stories, alone)), made, ordered=False)


def _says(reading: Reading, node: Among | Flag) -> bool:
    """What a clause asks of a claim, asked of how it was read."""
    if isinstance(node, Flag):
        return reading.held
    asked = set(node.ids)
    match node.field:
        case "by":
            return reading.actor in asked
        case "camp":
            return reading.camp in asked
        case "stance":
            return reading.stance in asked
        case "blames":
            return reading.stance == Stance.ACCUSES and not asked.isdisjoint(reading.targets)
        case "about":
            return not asked.isdisjoint(reading.about)
    return any(point in asked for point, _, _ in reading.placements)


def _list(numbers: Iterable[int]) -> str:
    """Numbers of the store itself, never what anybody typed."""
    return ", ".join(map(str, numbers))


def _is_lasting(node: Resolved) -> bool:
    """Whether what a clause keeps today it kept then, of what was there: nothing of it can have gone meanwhile."""
    match node:
        case When() | Words():
            return True
        case Among(field):
            return field in ("source", "lang", "actor", "country", "kind", "owner", "event")
        case Flag(name, Level.STORY):
            return name in ("copy", "undated")
        case AnyOf(nodes) | AllOf(nodes):
            return all(map(_is_lasting, nodes))
    return False
