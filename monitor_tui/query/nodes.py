"""What a query asks, as a tree of ids; claim tests that stand side by side are gathered into one claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from monitor_tui.query.fields import FIELDS, Level
from monitor_tui.query.parties import Against


@dataclass(frozen=True, slots=True)
class Everything:
    at: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the story's text."""

    text: str
    prefix: bool
    phrase: bool
    at: int = 0


@dataclass(frozen=True, slots=True)
class Among:
    """A field that has one of these ids; ``asked`` is what was typed."""

    field: str
    ids: tuple[str, ...]
    asked: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class When:
    """date or seen between two moments, or said between two days; the last is not included.

    Of ``asof`` and ``until`` the last alone: all that came before it.
    """

    field: str
    first: datetime | None
    last: datetime | None
    asked: str
    at: int = 0

    def days(self, zone: ZoneInfo) -> tuple[date | None, date | None]:
        """The bounds as days of a zone, for what is known by the day."""
        return (
            self.first.astimezone(zone).date() if self.first else None,
            self.last.astimezone(zone).date() if self.last else None,
        )


@dataclass(frozen=True, slots=True)
class Number:
    """A number from low to high, both included; None is open."""

    field: str
    low: int | None
    high: int | None
    asked: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Flag:
    """`is:name`."""

    name: str
    level: Level
    at: int = 0


@dataclass(frozen=True, slots=True)
class Unheard:
    """An event with no claim of a camp, though another camp spoke: before a time, where one is given."""

    camp: str
    before: datetime | None
    asked: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class OneClaim:
    """One claim that fits all of the node, which holds claim tests only."""

    node: Resolved
    at: int = 0


@dataclass(frozen=True, slots=True)
class OneEvent:
    """An event whose stories and claims hold what the node says."""

    node: Resolved
    at: int = 0


@dataclass(frozen=True, slots=True)
class Neither:
    node: Resolved
    at: int = 0


@dataclass(frozen=True, slots=True)
class AllOf:
    nodes: tuple[Resolved, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class AnyOf:
    nodes: tuple[Resolved, ...]
    at: int = 0


Resolved = (
    Everything
    | Words
    | Among
    | Against
    | When
    | Number
    | Flag
    | Unheard
    | OneClaim
    | OneEvent
    | Neither
    | AllOf
    | AnyOf
)


def time_of(node: Resolved, field: str) -> When | None:
    """The clause of a whole query that says when it is asked: ``asof`` or ``until``."""
    return next((part for part in conjuncts(node) if isinstance(part, When) and part.field == field), None)


def conjuncts(node: Resolved) -> tuple[Resolved, ...]:
    """The nodes that must all hold."""
    return node.nodes if isinstance(node, AllOf) else (node,)


def is_claim_level(node: Resolved) -> bool:
    """Whether a node speaks of claims only, so that it can be tested on one claim."""
    match node:
        case Among(field) | When(field):
            return FIELDS[field].level is Level.CLAIM
        case Flag(_, level):
            return level is Level.CLAIM
        case Against():
            return True
        case Neither(inner):
            return is_claim_level(inner)
        case AllOf(nodes) | AnyOf(nodes):
            return all(map(is_claim_level, nodes))
    return False


def gathered(node: Resolved) -> Resolved:
    """Wraps what is tested on one claim; a lone `-camp:x` asks for a story without any such claim."""
    match node:
        case Neither(inner, at):
            return Neither(gathered(inner), at)
        case AllOf(nodes, at):
            claims = [n for n in nodes if is_claim_level(n)]
            if not any(not isinstance(n, Neither) for n in claims):
                return AllOf(tuple(map(gathered, nodes)), at)
            others = [gathered(n) for n in nodes if not is_claim_level(n)]
            one = OneClaim(claims[0] if len(claims) == 1 else AllOf(tuple(claims), claims[0].at), claims[0].at)
            return AllOf((one, *others), at) if others else one
        case AnyOf(nodes, at) if not is_claim_level(node):
            return AnyOf(tuple(map(gathered, nodes)), at)
    return OneClaim(node, node.at) if is_claim_level(node) else node


def together(nodes: Iterable[Resolved], at: int) -> Resolved:
    """Side by side: AND, but repeats of a single-valued field mean OR."""
    kept: list[Resolved] = []
    place: dict[str, int] = {}
    for node in nodes:
        field = _single(node)
        if field in place:
            earlier = kept[place[field]]
            before, more = (one.nodes if isinstance(one, AnyOf) else (one,) for one in (earlier, node))
            kept[place[field]] = AnyOf((*before, *more), earlier.at)
            continue
        if field:
            place[field] = len(kept)
        kept.append(node)
    return kept[0] if len(kept) == 1 else AllOf(tuple(kept), at)


def _single(node: Resolved) -> str:
    """The single-valued field that a node asks of; of days none: two spans of days narrow each other."""
    match node:
        case Among(field) if not FIELDS[field].many:
            return field
        case AnyOf((Among("by", asked=asked), *others)) if all(_asked(other) == asked for other in others):
            return "by"
    return ""


def _asked(node: Resolved) -> str:
    """As typed, of an actor or of one who speaks for it for a time."""
    match node:
        case Among("by", asked=asked) | AllOf((Among("by", asked=asked), When("said"))):
            return asked
    return ""
