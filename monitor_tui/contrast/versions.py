"""What each camp says about one event, point by point, with what contradicts what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from monitor_tui.contrast import conflicts
from monitor_tui.contrast.free import FREE
from monitor_tui.contrast.points import asked, point_of
from monitor_tui.contrast.silence import state
from monitor_tui.contrast.statements import gather
from monitor_tui.dossier import Dossier
from monitor_tui.model import Cell, CellState, Event, Placed, Point, Row, SourceCount, Stance, Statement, Versions


def assemble(
    event: Event,
    camps: Sequence[str],
    placed: Iterable[Placed],
    dossier: Dossier,
    health: Mapping[str, SourceCount],
    remarks: Iterable[tuple[int, str, str]] = (),
    *,
    silent: Collection[tuple[str, str]] = (),
) -> Versions:
    """The matrix of one event for the camps that have a pane.

    ``silent`` holds (point, camp) of cells that a person looked at and found silent.
    """
    said = conflicts.by_point(gather(placed, asked(dossier)))
    points = _rows_of(said, camps, dossier)
    found = [pair for point in points if point.id != FREE for pair in conflicts.between(point, said[point.id], dossier)]

    def cell(point: Point, camp: str) -> Cell:
        return _cell(
            camp,
            said[point.id].get(camp, []),
            health.get(camp, SourceCount()),
            dossier,
            claims=event.camps.get(camp, 0),
            conflicts=any(at == point.id and camp in pair for at, *pair in found),
            silent=(point.id, camp) in silent,
        )

    rows = tuple(Row(point, {camp: cell(point, camp) for camp in camps}) for point in points)
    others = (statement for of_camps in said.values() for statements in of_camps.values() for statement in statements)
    also = _best_first([statement for statement in others if statement.camp not in camps])
    return Versions(event, tuple(camps), rows, tuple(found), also, tuple(remarks))


def as_json(versions: Versions) -> dict[str, Any]:
    """The form of ``versions --json``."""
    return {
        "event": versions.event.key,
        "id": versions.event.id,
        "title": versions.event.title,
        "camps": list(versions.camps),
        "points": [
            {
                "point": row.point.id,
                "cells": {camp: _cell_form(cell) for camp, cell in row.cells.items()},
                "conflicts": [list(pair) for point, *pair in versions.conflicts if point == row.point.id],
            }
            for row in versions.rows
        ],
        "also": [_statement_form(statement) for statement in versions.also],
        "remarks": [
            {"story": story, "outlet": outlet, "sentence": sentence} for story, outlet, sentence in versions.remarks
        ],
    }


def _rows_of(
    said: Mapping[str, Mapping[str, list[Statement]]], camps: Collection[str], dossier: Dossier
) -> list[Point]:
    """The points on which a shown camp says something: the dossier's in its order, then others, the free one last."""
    spoken = [point for point, of_camps in said.items() if any(camp in of_camps for camp in camps)]
    order = {point.id: place for place, point in enumerate(dossier.points)}
    spoken.sort(key=lambda point: (point == FREE, order.get(point, len(order)), point))
    return [point_of(point, dossier) for point in spoken]


def _cell(
    camp: str,
    statements: list[Statement],
    sources: SourceCount,
    dossier: Dossier,
    *,
    claims: int,
    conflicts: bool,
    silent: bool,
) -> Cell:
    declines = bool(statements) and all(_declines(statement, dossier) for statement in statements)
    if statements and not declines:
        return Cell(camp, CellState.FOUND, tuple(statements), sources, claims, conflicts)
    return Cell(camp, state(sources, declines=declines, silent=silent), tuple(statements), sources, claims)


def _declines(statement: Statement, dossier: Dossier) -> bool:
    """A refusal to speak on a point; refused on no point, or in so many words ("not recognised"), it is a saying."""
    said = (dossier.terms[term].denial for term in statement.terms if term in dossier.terms)
    return statement.stance is Stance.REFUSES and statement.point != FREE and not any(said)


def _best_first(statements: list[Statement]) -> tuple[Statement, ...]:
    """What the camps without a pane say, contradictions first: denials tell most beside the panes."""
    return tuple(
        sorted(
            statements,
            key=lambda statement: (
                statement.mark not in ("checked", "corrected"),
                statement.point == FREE,
                statement.stance is not Stance.DENIES,
                statement.mark == "unsure",
                -statement.reports,
                statement.said,
                statement.claim,
            ),
        )
    )


def _cell_form(cell: Cell) -> dict[str, Any]:
    return {
        "state": str(cell.state),
        "statements": [_statement_form(statement) for statement in cell.statements],
        "sources": {
            "alive": cell.sources.alive,
            "failing": cell.sources.failing,
            "not_collected": cell.sources.not_collected,
        },
        "items": cell.sources.items,
        "claims": cell.claims,
    }


def _statement_form(statement: Statement) -> dict[str, Any]:
    return {
        "actor": statement.actor,
        "camp": statement.camp,
        "stance": str(statement.stance),
        "value": statement.value,
        "quote": statement.quote,
        "said": statement.said.isoformat(),
        "precision": str(statement.precision),
        "story": statement.story,
        "url": statement.url,
        "outlet": statement.outlet,
        "via": list(statement.via),
        "reports": statement.reports,
        "review": str(statement.review),
        "mark": statement.mark,
        "claim": statement.claim,
        "point": statement.point,
        "first": statement.first,
        "outlets": list(statement.outlets),
    }
