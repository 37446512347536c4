"""The matrix of an event as ``versions --json`` writes it; scripts depend on it: keys may be added, never changed."""

from __future__ import annotations

from typing import Any

from monitor_tui.model import Cell, Statement, Versions


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
        "contradictions": [
            {
                "point": against.point,
                "within": against.one.camp == against.other.camp,
                "one": _side_form(against.one),
                "other": _side_form(against.other),
            }
            for against in versions.contradictions
        ],
        "accused": [_statement_form(statement) for statement in versions.accused],
        "nearby": [
            {"event": nearby.event, "title": nearby.title, "claims": nearby.claims} for nearby in versions.nearby
        ],
    }


def _side_form(statement: Statement) -> dict[str, Any]:
    """One side of a contradiction: its statement is found among the others by its claim."""
    return {
        "camp": statement.camp,
        "actor": statement.actor,
        "stance": str(statement.stance),
        "value": statement.value,
        "said": statement.said.isoformat(),
        "claim": statement.claim,
        "held": statement.held,
    }


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
        "within": cell.within,
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
        "targets": list(statement.targets),
        "held": statement.held,
        "owners": list(statement.owners),
        "principal": statement.principal,
        "reviewed_by": statement.reviewed_by,
    }
