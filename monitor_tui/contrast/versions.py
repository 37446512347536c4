"""What each camp says about one event, point by point, with what contradicts what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from monitor_tui.contrast import conflicts, custody, free, panes
from monitor_tui.contrast.rows import asked, point_of
from monitor_tui.contrast.silence import state
from monitor_tui.contrast.statements import gather
from monitor_tui.dossier import Dossier
from monitor_tui.model import (
    Cell,
    CellState,
    Event,
    Nearby,
    Placed,
    Point,
    Row,
    SourceCount,
    Spoken,
    Stance,
    Statement,
    Versions,
)

Joined = tuple[Event, Sequence[Placed]]
"""Another event that stands as one row among the points, with its claims."""


def assemble(
    event: Event,
    camps: Sequence[str],
    placed: Iterable[Placed],
    dossier: Dossier,
    health: Mapping[str, SourceCount],
    remarks: Iterable[tuple[int, str, str]] = (),
    *,
    silent: Collection[tuple[str, str]] = (),
    accused: bool = False,
    unheard: Collection[str] | None = None,
    spoken: Iterable[Spoken] | None = None,
    nearby: Iterable[Nearby] = (),
    joined: Iterable[Joined] = (),
    named: Mapping[str, str] | None = None,
) -> Versions:
    """The matrix of one event for the camps, or actors (``@kgb-by``), that have a pane.

    ``silent`` holds (point, camp) of cells that a person looked at and found silent. The words of the accused stand
    apart from the cells but where they are asked for (``accused``). ``unheard`` are the accused who are heard on an
    accusing side's channels alone, and ``spoken`` counts the claims of all speakers, where ``placed`` is not all.
    ``named`` are the free points that people named.
    """
    claims = list(placed)
    if unheard is None:
        unheard = custody.unheard(custody.accusals_of(claims), custody.heard_of(claims, dossier), dossier)
    if spoken is None:
        spoken = _spoken(claims)
    told, free_rows = _told(claims, dossier, named)
    own, apart = custody.parted(told, unheard)
    if accused:
        own = told
    behind = frozenset(apart)
    between = conflicts.of_statements(own, dossier)
    said = conflicts.by_point(own)
    points = _rows_of(said, camps, dossier, free_rows)
    shown = {point.id for point in points}
    pairs = panes.between([one for one in between if one.point in shown], camps, dossier)
    out = set[str]() if accused else set(unheard)
    claims_of = {pane: _claims_of(pane, event, spoken, out, dossier, held=not accused) for pane in camps}

    def cell(point: Point, pane: str) -> Cell:
        made = _cell(
            pane,
            sorted(_of_pane(pane, said[point.id], dossier), key=lambda one: one in behind),
            health.get(panes.camp_of(pane, dossier), SourceCount()),
            dossier,
            claims=claims_of[pane],
            silent=(point.id, pane) in silent,
        )
        within = any(
            one.point == point.id and all(panes.holds(pane, side, dossier) for side in (one.one, one.other))
            for one in between
        )
        return replace(made, conflicts=any(at == point.id and pane in pair for at, *pair in pairs), within=within)

    rows = [Row(point, {pane: cell(point, pane) for pane in camps}) for point in points]
    rows += [_joined_row(other, found, camps, dossier, health, accused=accused) for other, found in joined]
    return Versions(
        event,
        tuple(camps),
        tuple(rows),
        pairs,
        _best_first([one for one in own if not any(panes.holds(pane, one, dossier) for pane in camps)]),
        tuple(remarks),
        contradictions=between if accused else (*between, *conflicts.of_statements(apart, dossier)),
        accused=apart,
        nearby=tuple(nearby),
    )


def _told(
    claims: Iterable[Placed], dossier: Dossier, named: Mapping[str, str] | None = None
) -> tuple[list[Statement], tuple[Point, ...]]:
    """The statements of claims, and the free points that are rows of their own."""
    kept, rows = free.settled(claims, dossier, named)
    return panes.with_principals(gather(kept, asked(dossier)), dossier), rows


def _joined_row(
    event: Event,
    placed: Iterable[Placed],
    camps: Sequence[str],
    dossier: Dossier,
    health: Mapping[str, SourceCount],
    *,
    accused: bool,
) -> Row:
    """Another event as one row: what each side says about it on all of its points, the best first."""
    claims = list(placed)
    unheard = custody.unheard(custody.accusals_of(claims), custody.heard_of(claims, dossier), dossier)
    told, _ = _told(claims, dossier)
    own, apart = custody.parted(told, unheard)
    if accused:
        own += apart
    point = Point(f"E{event.id}", f"E{event.id}"[:5], f"E{event.id}")
    cells = {}
    for pane in camps:
        stated = [one for one in own if panes.holds(pane, one, dossier)]
        sources = health.get(panes.camp_of(pane, dossier), SourceCount())
        count = _claims_of(pane, event, _spoken(claims), set() if accused else unheard, dossier, held=not accused)
        cells[pane] = _cell(pane, stated, sources, dossier, claims=count, silent=False)
    return Row(point, cells)


def _spoken(claims: Iterable[Placed]) -> list[Spoken]:
    known = {claim.id: (claim.actor, claim.camp, claim.held) for claim in claims}
    return [Spoken(*who, n) for who, n in Counter(known.values()).items()]


def _claims_of(
    pane: str, event: Event, spoken: Iterable[Spoken], unheard: Collection[str], dossier: Dossier, *, held: bool
) -> int:
    """How many claims of an event stand in a pane's name; those of the accused are counted in none."""
    actor = panes.actor_of(pane)
    if actor is None:
        apart = (one.claims for one in spoken if one.camp == pane and ((one.held and held) or one.actor in unheard))
        return event.camps.get(pane, 0) - sum(apart)
    voices = {actor} if actor not in dossier.actors else {period.value for period in dossier.voices(actor)}
    counted = (one for one in spoken if one.actor in voices and one.actor not in unheard)
    return sum(one.claims for one in counted if not (one.held and held))


def _of_pane(pane: str, said: Mapping[str, list[Statement]], dossier: Dossier) -> list[Statement]:
    if panes.actor_of(pane) is None:
        return said.get(pane, [])
    return [one for statements in said.values() for one in statements if panes.holds(pane, one, dossier)]


def _rows_of(
    said: Mapping[str, Mapping[str, list[Statement]]], camps: Sequence[str], dossier: Dossier, rows: Sequence[Point]
) -> list[Point]:
    """The points on which a pane says something (anybody, where no pane says a thing: its empty cells say why): the
    dossier's in its order, then others, then the free ones, those that no row takes last."""
    spoken = [point for point, of_camps in said.items() if any(_of_pane(pane, of_camps, dossier) for pane in camps)]
    spoken = spoken or list(said)
    order = {point.id: place for place, point in enumerate((*dossier.points, *rows))}
    spoken.sort(key=lambda point: (point == free.FREE, free.is_free(point), order.get(point, len(order)), point))
    known = {point.id: point for point in rows}
    return [known.get(point) or point_of(point, dossier) for point in spoken]


def _cell(
    pane: str, statements: list[Statement], sources: SourceCount, dossier: Dossier, *, claims: int, silent: bool
) -> Cell:
    declines = bool(statements) and all(_declines(statement, dossier) for statement in statements)
    if statements and not declines:
        return Cell(pane, CellState.FOUND, tuple(statements), sources, claims)
    return Cell(pane, state(sources, declines=declines, silent=silent), tuple(statements), sources, claims)


def _declines(statement: Statement, dossier: Dossier) -> bool:
    """A refusal to speak on a point; refused on no point, or in so many words ("not recognised"), it is a saying."""
    said = (dossier.terms[term].denial for term in statement.terms if term in dossier.terms)
    return statement.stance is Stance.REFUSES and not free.is_free(statement.point) and not any(said)


def _best_first(statements: list[Statement]) -> tuple[Statement, ...]:
    """What the camps without a pane say, contradictions first: denials tell most beside the panes."""
    return tuple(
        sorted(
            statements,
            key=lambda statement: (
                statement.mark not in ("checked", "corrected"),
                free.is_free(statement.point),
                statement.stance is not Stance.DENIES,
                statement.mark == "unsure",
                -statement.reports,
                statement.said,
                statement.claim,
            ),
        )
    )
