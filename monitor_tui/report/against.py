"""On what they contradict each other, point by point, never decided."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from monitor_tui.contrast import panes
from monitor_tui.dossier import Dossier
from monitor_tui.model import Row, Stance, Statement, Versions
from monitor_tui.model.briefed import Against, Line, Side

Pair = tuple[Statement, Statement]

MOST = 4
"""Statements that one point sets against each other on the page."""


def against(
    versions: Versions,
    points: Collection[str],
    sides: Sequence[Side],
    dossier: Dossier,
    line: Callable[[Statement], Line],
    cited: Callable[[Statement], bool],
    kept: Callable[[Statement], bool],
) -> tuple[Against, ...]:
    """What stands against what among the sides of the page, on some points; first between, then inside each.

    Where what the page cites already shows it, nothing else is cited for it; what it may not cite is left out.
    """
    between: dict[tuple[str, str], list[Pair]] = {}
    within: dict[tuple[str, str], list[Pair]] = {}
    names = {side.camp: side.name for side in sides}
    for point, one, other in _pairs(versions):
        its, others = side_of(one, sides, dossier), side_of(other, sides, dossier)
        if point in points and its is not None and others is not None and kept(one) and kept(other):
            inside = its == others
            (within if inside else between).setdefault((point, its if inside else ""), []).append((one, other))
    places = list(names)

    def place(said: Statement) -> int:
        return places.index(side_of(said, sides, dossier) or places[0])

    labels = {row.point.id: row.point.name for row in versions.rows}
    return tuple(
        Against(
            labels.get(point, point),
            tuple(map(line, sorted(_few(pairs, cited), key=place))),
            names.get(side, side),
        )
        for (point, side), pairs in (*between.items(), *within.items())
    )


def side_of(said: Statement, sides: Sequence[Side], dossier: Dossier) -> str | None:
    """The column in which a statement stands: an actor's own before its camp's; others of its camp are not in that."""
    holding = [side.camp for side in sides if panes.holds(side.camp, said, dossier)]
    return next((pane for pane in holding if panes.actor_of(pane) is not None), next(iter(holding), None))


def _pairs(versions: Versions) -> list[tuple[str, Statement, Statement]]:
    if versions.contradictions:
        return [(one.point, one.one, one.other) for one in versions.contradictions]
    rows = {row.point.id: row for row in versions.rows}
    found = []
    for point, one, other in versions.conflicts:
        lead, facing = _lead(rows.get(point), one), _lead(rows.get(point), other)
        if lead is not None and facing is not None:
            found.append((point, lead, facing))
    return found


def _lead(row: Row | None, camp: str) -> Statement | None:
    cell = row.cells.get(camp) if row is not None else None
    return cell.statements[0] if cell is not None and cell.statements else None


def _few(pairs: Sequence[Pair], cited: Callable[[Statement], bool]) -> list[Statement]:
    """What stands in the pairs, each camp's each value once; pairs that are cited already before others."""
    known = [pair for pair in pairs if cited(pair[0]) and cited(pair[1])]
    said: dict[tuple[str, str, bool], Statement] = {}
    for pair in known or pairs[:1]:
        new = {(one.camp, one.value, one.stance is Stance.DENIES): one for one in pair}
        if len({**said, **new}) <= MOST:
            said |= new
    return list(said.values())
