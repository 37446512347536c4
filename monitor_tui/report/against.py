"""On what they contradict each other, point by point, never decided."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from monitor_tui.model import Row, Statement, Versions
from monitor_tui.model.briefed import Against, Line, Side

MOST = 4
"""Statements that one point sets against each other on the page."""


def against(
    versions: Versions,
    points: Collection[str],
    camps: Collection[str],
    sides: Sequence[Side],
    line: Callable[[Statement], Line],
    cited: Callable[[Statement], bool],
) -> tuple[Against, ...]:
    """What stands against what among some camps, on some points; first between sides, then inside each.

    Where what the page cites already shows it, nothing else is cited for it.
    """
    names = {side.camp: side.name for side in sides}
    between: dict[str, list[Statement]] = {}
    within: dict[tuple[str, str], list[Statement]] = {}
    for point, one, other in _pairs(versions):
        if point not in points or one.camp not in camps or other.camp not in camps:
            continue
        known = within.setdefault((point, one.camp), []) if one.camp == other.camp else between.setdefault(point, [])
        known += [said for said in (one, other) if not any(_same(said, had) for had in known)]
    labels = {row.point.id: row.point.name for row in versions.rows}
    made = [Against(labels.get(point, point), tuple(map(line, _few(said, cited)))) for point, said in between.items()]
    made += [
        Against(labels.get(point, point), tuple(map(line, _few(said, cited))), names.get(camp, camp))
        for (point, camp), said in within.items()
    ]
    return tuple(made)


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


def _same(one: Statement, other: Statement) -> bool:
    return (one.camp, one.value, one.stance) == (other.camp, other.value, other.stance)


def _few(said: list[Statement], cited: Callable[[Statement], bool]) -> list[Statement]:
    """Of every camp one first, so that the page shows who stands against whom; what is cited already before others."""
    known = [one for one in said if cited(one)]
    camps = {one.camp for one in said}
    if len(known) > 1 and {one.camp for one in known} == camps:
        said = known
    first: dict[str, Statement] = {}
    for one in said:
        first.setdefault(one.camp, one)
    return sorted([*first.values(), *(one for one in said if one not in first.values())][:MOST], key=said.index)
