"""A query with `asof:` becomes a Selection of rows as they stood then.

It begins only where today's tables are sure to hold all that was there; the rest is tested row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from monitor_tui.model import Presence, Review
from monitor_tui.query.fields import Level
from monitor_tui.query.resolve import AllOf, Among, AnyOf, Flag, Neither, OneClaim, OneEvent, Resolved, When, Words
from monitor_tui.store.beginning import Candidate
from monitor_tui.store.compile import Compiler
from monitor_tui.store.conditions import Scope, asks_hidden
from monitor_tui.store.drive import of_stories_alone
from monitor_tui.store.past import Past
from monitor_tui.store.sizes import Sizes

_CORRECTED = ("actor", "camp", "stance")
"""Columns of a claim in which people's words may stand."""


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
        self.past = past

    # --- conditions ---------------------------------------------------------------------------------------

    def shown(self, node: Resolved, claim: str) -> str:
        return self.past.shown(claim, hidden=asks_hidden(node))

    def wordings(self, scope: Scope) -> str:
        return self.past.number(scope.id)

    def withdrawn(self, scope: Scope) -> str:
        return f"COALESCE({scope.column('gone')} < {self.past.end}, 0)"

    def column(self, claim: str, name: str) -> str:
        later = self.past.corrected_later
        if name not in _CORRECTED or not later:
            return super().column(claim, name)
        machine = f"(SELECT reading ->> '$.{name}' FROM machine_reading WHERE claim = {claim}.id)"
        return f"IIF({claim}.id IN ({', '.join(map(str, later))}), {machine}, {claim}.{name})"

    def claim(self, node: Resolved, claim: str) -> str:
        match node:
            case Flag("altered" | "gone" as state):
                return self.past.state(claim, Presence(state))
            case Among("review", ids):
                return "(" + " OR ".join(self._reviewed_as(Review(value), claim) for value in ids) + ")"
        return super().claim(node, claim)

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
            case "edited":
                return self._story_among(Among("changed", ("text",), ""), scope)
        return super()._story_flag(name, scope)

    def _one_claim(self, node: Resolved, scope: Scope) -> str:
        return self._some_claim(node, scope)

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
