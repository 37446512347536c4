"""Where two speakers contradict each other on a point, between camps and within one: marked, never decided."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Protocol, TypeVar

from monitor_tui.contrast.free import is_free
from monitor_tui.contrast.rows import point_of
from monitor_tui.dossier import Dossier
from monitor_tui.model import Contradiction, Point, Stance, Statement

Span = tuple[date, date]

Side = tuple[str, str]
"""Camp and actor."""

Pair = tuple[str, Side, Side]
"""Point, and two speakers who contradict each other on it."""


class Said(Protocol):
    """What a contradiction is seen by: statements have it, and so have stored cells."""

    @property
    def stance(self) -> Stance: ...
    @property
    def terms(self) -> tuple[str, ...]: ...


class InCell(Said, Protocol):
    """What is said by an actor of a camp on a point."""

    @property
    def point(self) -> str: ...
    @property
    def camp(self) -> str: ...
    @property
    def actor(self) -> str: ...


Saying = TypeVar("Saying", bound=InCell)

Meaning = tuple[Stance, tuple[str, ...]]
"""All of a saying that a contradiction is seen by."""

Known = dict[tuple[str | None, bool, Meaning, Meaning], bool]
"""Whether two meanings contradict each other (slot whose values count, within a camp): remembered over many events."""


def of_statements(statements: Iterable[Statement], dossier: Dossier) -> tuple[Contradiction, ...]:
    """Each two speakers who contradict each other on a point, with the best statements that show it, in the order of
    the statements."""
    found = _found(statements, dossier)
    return tuple(Contradiction(point, one, other) for point, one, other in found)


def of_cells(cells: Iterable[InCell], dossier: Dossier, known: Known | None = None) -> list[Pair]:
    """Each two speakers who contradict each other in an event."""
    found = _found(cells, dossier, known)
    return [(point, (one.camp, one.actor), (other.camp, other.actor)) for point, one, other in found]


def camps_of(pairs: Iterable[Pair]) -> list[tuple[str, str, str]]:
    """(point, camp, camp) of the contradictions between camps."""
    return list(dict.fromkeys((point, one, other) for point, (one, _), (other, _) in pairs if one != other))


def by_point(said: Iterable[Saying]) -> dict[str, dict[str, list[Saying]]]:
    """point -> camp -> what it says, in the order given."""
    found: dict[str, dict[str, list[Saying]]] = {}
    for saying in said:
        found.setdefault(saying.point, {}).setdefault(saying.camp, []).append(saying)
    return found


def _found(
    said: Iterable[Saying], dossier: Dossier, known: Known | None = None
) -> Iterable[tuple[str, Saying, Saying]]:
    known = {} if known is None else known
    for point, of_camps in by_point(said).items():
        if is_free(point):
            continue
        speakers: dict[Side, list[Saying]] = {}
        for camp, sayings in of_camps.items():
            for saying in sayings:
                speakers.setdefault((camp, saying.actor), []).append(saying)
        row = point_of(point, dossier)
        for (side, one), (against, other) in combinations(speakers.items(), 2):
            pair = _against(row, one, other, dossier, known, within=side[0] == against[0])
            if pair:
                yield point, *pair


def _against(
    point: Point, one: Sequence[Saying], other: Sequence[Saying], dossier: Dossier, known: Known, *, within: bool
) -> tuple[Saying, Saying] | None:
    """The first sayings of two speakers that contradict each other, if any do."""
    apart = _apart_in(point, one, other)
    for a in _different_meanings(one):
        for b in _different_meanings(other):
            key = (point.slot if apart else None, within, (a.stance, a.terms), (b.stance, b.terms))
            if key not in known:
                known[key] = contradict(point, a, b, dossier, values=apart, within=within)
            if known[key]:
                return a, b
    return None


def _different_meanings(said: Sequence[Saying]) -> list[Saying]:
    return list({(saying.stance, saying.terms): saying for saying in reversed(said)}.values())[::-1]


def _apart_in(point: Point, one: Sequence[Said], other: Sequence[Said]) -> bool:
    """Whether what two speakers name on a point, the days or whom they blame, has nothing in common.

    A speaker may name two days that are days of different things: one that the other names too is no contradiction.
    """
    meet = _VALUES.get(point.slot or "")
    if meet is None:
        return False
    ours, theirs = ([said for said in side if said.stance is not Stance.DENIES] for side in (one, other))
    return not any(meet(a, b) for a in ours for b in theirs)


def contradict(
    point: Point, one: Said, other: Said, dossier: Dossier, *, values: bool = True, within: bool = False
) -> bool:
    """Whether two statements on one point contradict each other; ``values``: also by the days or names in them.

    ``within`` one camp a denial that does not say of what is taken for one of what others say.
    """
    if Stance.REFUSES in (one.stance, other.stance):
        return False
    holds, rejects = _held(one, dossier)
    other_holds, other_rejects = _held(other, dossier)
    if rejects & other_holds or other_rejects & holds or _listed(holds, other_holds, dossier):
        return True
    if Stance.DENIES in (one.stance, other.stance):
        bare = not (one if one.stance is Stance.DENIES else other).terms
        return bare and not within and one.stance is not other.stance and point.slot not in _OF_MANY_THINGS
    if not values:
        return False
    if point.slot == "date":
        return bool(_spans(one) and _spans(other)) and not _meet(one, other)
    return point.slot in _NAMING and bool(_named(one) and _named(other)) and not _named(one) & _named(other)


def _held(said: Said, dossier: Dossier) -> tuple[set[str], set[str]]:
    """What a statement holds and what it rejects, terms, days and names; who denies with a denial holds it."""
    known = {term for term in said.terms if term in dossier.terms or term.startswith("@") or ".." in term}
    if said.stance is not Stance.DENIES:
        return known, set()
    rejected = {term for term in known if term not in dossier.terms or not dossier.terms[term].denial}
    return known - rejected, rejected


def _meet(one: Said, other: Said) -> bool:
    """Whether a span of days of the one meets one of the other."""
    return any(a[0] <= b[1] and b[0] <= a[1] for a in _spans(one) for b in _spans(other))


def _spans(statement: Said) -> list[Span]:
    spans = []
    for term in statement.terms:
        first, dots, last = term.partition("..")
        if dots:
            spans.append((date.fromisoformat(first), date.fromisoformat(last)))
    return spans


def _named(statement: Said) -> set[str]:
    return {term for term in statement.terms if term.startswith("@")}


_OF_MANY_THINGS = ("stand", "accused", "place", "number")
"""Slots on which sides speak of different things: a denial that does not say of what denies nothing of the others."""

_NAMING = ("blame",)
"""Slots whose values are names: two speakers who name nobody in common contradict each other."""

_VALUES: Mapping[str, Callable[[Said, Said], bool]] = {
    "date": _meet,
    "blame": lambda one, other: bool(_named(one) & _named(other)),
}


def _listed(one: Iterable[str], other: Collection[str], dossier: Dossier) -> bool:
    """Whether the dossier lists a term of the one as contradicting a term of the other; it lists both ways."""
    listed = (dossier.terms[term].conflicts for term in one if term in dossier.terms)
    return any(conflict in other for conflicts in listed for conflict in conflicts)
