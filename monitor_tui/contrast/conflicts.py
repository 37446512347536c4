"""Where two sides contradict each other on a point: marked, never decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Protocol, TypeVar

from monitor_tui.contrast.free import FREE
from monitor_tui.contrast.points import point_of
from monitor_tui.dossier import Dossier
from monitor_tui.model import Point, Stance

Span = tuple[date, date]


class Said(Protocol):
    """What a contradiction is seen by: statements have it, and so have stored cells."""

    @property
    def stance(self) -> Stance: ...
    @property
    def terms(self) -> tuple[str, ...]: ...


class InCell(Said, Protocol):
    """What is said by a camp on a point."""

    @property
    def point(self) -> str: ...
    @property
    def camp(self) -> str: ...


Saying = TypeVar("Saying", bound=InCell)


def of_cells(cells: Iterable[InCell], dossier: Dossier) -> list[tuple[str, str, str]]:
    """(point, camp, camp) of every contradiction in an event; the free point is not compared."""
    return [
        pair
        for point, said in by_point(cells).items()
        if point != FREE
        for pair in between(point_of(point, dossier), said, dossier)
    ]


def by_point(said: Iterable[Saying]) -> dict[str, dict[str, list[Saying]]]:
    """point -> camp -> what it says, in the order given."""
    found: dict[str, dict[str, list[Saying]]] = {}
    for saying in said:
        found.setdefault(saying.point, {}).setdefault(saying.camp, []).append(saying)
    return found


def between(point: Point, said: Mapping[str, Sequence[Said]], dossier: Dossier) -> tuple[tuple[str, str, str], ...]:
    """(point, camp, camp) for each two camps whose statements on the point cannot both hold."""
    return tuple(
        (point.id, one, other)
        for one, other in combinations(said, 2)
        if any(contradict(point, a, b, dossier) for a in said[one] for b in said[other])
    )


def contradict(point: Point, one: Said, other: Said, dossier: Dossier) -> bool:
    """Whether two statements on one point contradict each other."""
    if Stance.REFUSES in (one.stance, other.stance):
        return False
    holds, rejects = _held(one, dossier)
    other_holds, other_rejects = _held(other, dossier)
    if rejects & other_holds or other_rejects & holds or _listed(holds, other_holds, dossier):
        return True
    if Stance.DENIES in (one.stance, other.stance):
        return one.stance is not other.stance and (not one.terms or not other.terms)
    if point.slot == "date":
        return _apart(_spans(one), _spans(other))
    return point.slot == "blame" and _different(_blamed(one), _blamed(other))


def _held(said: Said, dossier: Dossier) -> tuple[set[str], set[str]]:
    """The terms that a statement holds and those that it rejects; who denies with a denial holds it."""
    known = {term for term in said.terms if term in dossier.terms}
    rejected = {term for term in known if said.stance is Stance.DENIES and not dossier.terms[term].denial}
    return known - rejected, rejected


def _apart(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether no span of the one meets a span of the other."""
    met = any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in other)
    return bool(one and other) and not met


def _spans(statement: Said) -> list[Span]:
    spans = []
    for term in statement.terms:
        first, dots, last = term.partition("..")
        if dots:
            spans.append((date.fromisoformat(first), date.fromisoformat(last)))
    return spans


def _blamed(statement: Said) -> set[str]:
    return {term for term in statement.terms if term.startswith("@")}


def _different(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and not one & other


def _listed(one: Iterable[str], other: Collection[str], dossier: Dossier) -> bool:
    """Whether the dossier lists a term of the one as contradicting a term of the other; it lists both ways."""
    return any(conflict in other for term in one for conflict in dossier.terms[term].conflicts)
