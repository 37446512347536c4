"""On what they contradict each other, point by point, never decided."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from monitor_tui.model import Row, Stance, Statement, Versions
from monitor_tui.model.briefed import Against, Line

Pair = tuple[Statement, Statement]

MOST = 4
"""Statements that one point sets against each other on the page."""


def against(
    versions: Versions,
    points: Collection[str],
    names: Mapping[str, str],
    line: Callable[[Statement], Line],
    cited: Callable[[Statement], bool],
    kept: Callable[[Statement], bool],
) -> tuple[Against, ...]:
    """What stands against what among the camps that are named, on some points; first between, then inside each.

    Where what the page cites already shows it, nothing else is cited for it; what it may not cite is left out.
    """
    between: dict[tuple[str, str], list[Pair]] = {}
    within: dict[tuple[str, str], list[Pair]] = {}
    for point, one, other in _pairs(versions):
        if point in points and one.camp in names and other.camp in names and kept(one) and kept(other):
            inside = one.camp == other.camp
            (within if inside else between).setdefault((point, one.camp if inside else ""), []).append((one, other))
    places = list(names)
    labels = {row.point.id: row.point.name for row in versions.rows}
    return tuple(
        Against(
            labels.get(point, point),
            tuple(map(line, sorted(_few(pairs, cited), key=lambda one: places.index(one.camp)))),
            names.get(camp, camp),
        )
        for (point, camp), pairs in (*between.items(), *within.items())
    )


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
