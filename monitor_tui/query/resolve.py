"""A tree of words becomes a tree of ids: every value is looked up with the dossier and its names.

Claim fields that stand side by side are gathered into one OneClaim: they are tested on the same claim.
Repeated single-valued fields side by side mean OR.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from rapidfuzz import process

from monitor_tui.dossier import Dossier
from monitor_tui.errors import QueryError
from monitor_tui.query import moments
from monitor_tui.query.fields import FIELDS, Level, Takes, level_of
from monitor_tui.query.nodes import (
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
    conjuncts,
    gathered,
    is_claim_level,
    time_of,
    together,
)
from monitor_tui.query.parties import ALONE, BETWEEN, Against, Party, bounds, voices
from monitor_tui.query.times import apart, misplaced
from monitor_tui.query.tree import All, And, Node, Not, Or, Test, Text, Within

__all__ = [
    "AllOf",
    "Among",
    "AnyOf",
    "Everything",
    "Flag",
    "Neither",
    "Number",
    "OneClaim",
    "OneEvent",
    "Resolved",
    "Spellings",
    "Unheard",
    "When",
    "Words",
    "is_claim_level",
    "resolve",
    "time_of",
]
"""With the nodes of which an answer is made."""


class Spellings(Protocol):
    """What resolving asks of names."""

    def resolve(self, spelling: str) -> tuple[str, ...]:
        """Actor ids for a typed spelling, best first."""
        ...

    def country(self, spelling: str) -> str | None:
        """The country of a typed name, adjective or code."""
        ...


def resolve(
    node: Node, text: str, dossier: Dossier, names: Spellings, now: datetime, *, sources: Collection[str] = ()
) -> Resolved:
    """The resolved tree of a query; ``text`` is what was typed, for errors; ``sources`` those that the store knows."""
    resolver = _Resolver(text, dossier, names, now, (*dossier.sources, *sources))
    rest, asked = apart(text, node)
    resolved = gathered(resolver.node(rest))
    if not asked:
        return resolved
    parts = () if isinstance(resolved, Everything) else conjuncts(resolved)
    return AllOf((*parts, *map(resolver.time, asked)), node.at)


@dataclass(frozen=True, slots=True)
class _Resolver:
    text: str
    dossier: Dossier
    names: Spellings
    now: datetime
    sources: Collection[str]

    def node(self, node: Node) -> Resolved:
        match node:
            case All(at):
                return Everything(at)
            case Text(text, prefix, phrase, at):
                return Words(text, prefix, phrase, at)
            case Test():
                return self.test(node)
            case Within("claim", inner, at):
                resolved = self.node(inner)
                if not is_claim_level(resolved):
                    raise QueryError(self.text, at, "only fields of claims inside `claim:{}`: " + _claim_fields())
                return OneClaim(resolved, at)
            case Within(_, inner, at):
                return OneEvent(gathered(self.node(inner)), at)
            case Not(inner, at):
                return Neither(self.node(inner), at)
            case Or(nodes, at):
                return AnyOf(tuple(map(self.node, nodes)), at)
            case And(nodes, at):
                return together(map(self.node, nodes), at)

    def time(self, test: Test) -> When:
        try:
            last = moments.moment(test.value, self.now, ZoneInfo(self.dossier.timezone))
        except ValueError as error:
            raise self.fail(test, str(error)) from None
        return When(test.field, None, last, test.value, test.at)

    def test(self, test: Test) -> Resolved:
        field, value, at = FIELDS[test.field], test.value, test.at
        match field.takes:
            case Takes.MOMENT:
                raise misplaced(self.text, test)
            case Takes.DATES:
                try:
                    bounds = moments.bounds(value, self.now, ZoneInfo(self.dossier.timezone))
                except ValueError as error:
                    raise self.fail(test, str(error)) from None
                return When(field.name, bounds.first, bounds.last, value, at)
            case Takes.NUMBER:
                low, high = self.number(test)
                return Number(field.name, low, high, value, at)
            case Takes.FLAG:
                flag = self.one_of(test, field.values)
                return Flag(flag, level_of("is", flag), at)
            case Takes.UNHEARD:
                return self.unheard(test)
            case Takes.TAG:
                return Among("tag", (value.lstrip("+").lower(),), value, at)
            case Takes.LANGUAGE:
                return Among("lang", (value.lower(),), value, at)
            case Takes.PARTIES:
                return self.against(test)
            case Takes.ACTOR if field.name == "by":
                return self.speaks(test)
        return Among(field.name, self.ids(test, field.takes), value, at)

    def ids(self, test: Test, takes: Takes) -> tuple[str, ...]:
        lookup: dict[Takes, Callable[[Test], tuple[str, ...]]] = {
            Takes.ACTOR: self.actor,
            Takes.CAMP: self.camp,
            Takes.COUNTRY: self.country,
            Takes.SOURCE: self.source,
            Takes.POINT: self.point,
            Takes.EVENT: self.event,
        }
        if takes in lookup:
            return lookup[takes](test)
        return (self.one_of(test, FIELDS[test.field].values),)

    def speaks(self, test: Test) -> Resolved:
        """An actor's own words and those of who speaks for it on the day."""
        alone = test.value.startswith(ALONE)
        (actor,) = self.actor(replace(test, value=test.value.removeprefix(ALONE)))
        spoken: list[Resolved] = []
        for voice in () if alone else voices(actor, self.dossier):
            own = Among("by", (voice.value,), test.value, test.at)
            first, last = bounds(voice, self.dossier)
            said = When("said", first, last, test.value, test.at)
            spoken.append(AllOf((own, said), test.at) if first or last else own)
        return AnyOf(tuple(spoken), test.at) if len(spoken) > 1 else Among("by", (actor,), test.value, test.at)

    def against(self, test: Test) -> Against:
        one, between, other = test.value.partition(BETWEEN)
        if not one or (between and not other):
            raise self.fail(test, FIELDS[test.field].takes)
        asked, against = (self.party(replace(test, value=side)) if side else Party() for side in (one, other))
        return Against(asked, against, test.value, test.at)

    def party(self, test: Test) -> Party:
        """A camp, or an actor with who speaks for it."""
        if test.value.startswith(ALONE):
            return Party(actors=self.actor(replace(test, value=test.value.removeprefix(ALONE))))
        try:
            return Party(camps=self.camp(test))
        except QueryError:
            (actor,) = self.actor(test)
        return Party(actors=tuple(dict.fromkeys(voice.value for voice in voices(actor, self.dossier))))

    def actor(self, test: Test) -> tuple[str, ...]:
        if test.value in self.dossier.actors:
            return (test.value,)
        found = self.names.resolve(test.value)
        if not found:
            raise self.unknown(test, "an actor", self.dossier.actors)
        return found[:1]

    def camp(self, test: Test) -> tuple[str, ...]:
        value = test.value.lower()
        for camp in self.dossier.camps.values():
            if value in (camp.id.lower(), camp.letter.lower(), camp.name.lower(), camp.short.lower()):
                return (camp.id,)
        raise self.unknown(test, "a camp", self.dossier.camps)

    def unheard(self, test: Test) -> Unheard:
        """`kremlin`, or `kremlin>24h`: the others spoke more than a day ago."""
        camp, sign, ago = test.value.partition(">")
        if not sign and "<" in camp:
            raise QueryError(self.text, test.value_at + camp.index("<"), "`>` and a time: kremlin>24h")
        (found,) = self.camp(replace(test, value=camp.strip()))
        if not sign:
            return Unheard(found, None, test.value, test.at)
        try:
            before = moments.bounds(f">{ago}", self.now, ZoneInfo(self.dossier.timezone)).last
        except ValueError:
            at = test.value_at + len(camp) + 1
            raise QueryError(self.text, at, "a time: 24h, 2d, 1w (kremlin>24h)") from None
        return Unheard(found, before, test.value, test.at)

    def country(self, test: Test) -> tuple[str, ...]:
        found = self.names.country(test.value)
        if found is None:
            raise self.fail(test, f"a country; `{test.value}` is none that is known")
        return (found,)

    def source(self, test: Test) -> tuple[str, ...]:
        """A source's id, or the beginning of several: `tass` is tass-en and tass-ru."""
        value = test.value.lower()
        if value in self.sources:
            return (value,)
        found = tuple(dict.fromkeys(s for s in self.sources if s.lower() == value or s.lower().startswith(f"{value}-")))
        if not found:
            raise self.unknown(test, "a source", self.sources)
        return found

    def point(self, test: Test) -> tuple[str, ...]:
        value = test.value.lower()
        for point in self.dossier.points:
            if value in (point.id.lower(), point.label.lower(), point.name.lower()):
                return (point.id,)
        raise self.unknown(test, "a point", [point.id for point in self.dossier.points])

    def event(self, test: Test) -> tuple[str, ...]:
        found = re.fullmatch(r"[eE]?(\d{1,15})", test.value)
        if not found:
            raise self.fail(test, FIELDS["event"].takes)
        return (found[1],)

    def one_of(self, test: Test, values: Collection[str]) -> str:
        if test.value.lower() not in values:
            raise self.fail(test, "one of " + ", ".join(values))
        return test.value.lower()

    def number(self, test: Test) -> tuple[int | None, int | None]:
        found = re.fullmatch(r"(?:([<>]=?)(\d{1,9})|(\d{1,9})|(\d{1,9})?\.\.(\d{1,9})?)", test.value)
        if not found or test.value == "..":
            raise self.fail(test, FIELDS[test.field].takes)
        sign, bound, exact, low, high = found.groups()
        if sign:
            edge = int(bound) + {">": 1, "<": -1}.get(sign, 0)
            return (edge, None) if sign[0] == ">" else (None, edge)
        if exact:
            return int(exact), int(exact)
        return (int(low) if low else None), (int(high) if high else None)

    def fail(self, test: Test, expected: str) -> QueryError:
        return QueryError(self.text, test.value_at, expected)

    def unknown(self, test: Test, what: str, known: Collection[str]) -> QueryError:
        near = process.extractOne(test.value.lower(), list(known), score_cutoff=60)
        return self.fail(test, f"{what}; `{test.value}` is none" + (f", did you mean `{near[0]}`?" if near else ""))


def _claim_fields() -> str:
    return ", ".join(f"{name}:" for name, field in FIELDS.items() if field.level is Level.CLAIM and name != "claim")
