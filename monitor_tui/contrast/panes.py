"""Whose words stand in which pane: a camp has one, and an actor can get one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from monitor_tui.dossier import Dossier
from monitor_tui.model import Cell, Contradiction, Row, Statement, Versions

Summed = tuple[str, str, tuple[tuple[str, str], ...]]
"""A line that sums a cell up, who wrote it, and (analyst, line) of those who would write another."""

OWN = "@"
"""How the id of an actor's own pane begins: ``@kgb-by`` holds its words and those of who speaks for it that day."""


def actor_of(pane: str) -> str | None:
    """The actor whose own pane it is."""
    return pane.removeprefix(OWN) if pane.startswith(OWN) else None


def camp_of(pane: str, dossier: Dossier) -> str:
    """The camp of a pane: whose sources are the denominator of its empty cells."""
    actor = actor_of(pane)
    return pane if actor is None or actor not in dossier.actors else dossier.camp_of(actor)


def holds(pane: str, statement: Statement, dossier: Dossier) -> bool:
    """Whether a statement stands in a pane."""
    actor = actor_of(pane)
    if actor is None:
        return statement.camp == pane
    return statement.actor == actor or actor in dossier.principals(statement.actor, statement.said)


def with_principals(statements: Iterable[Statement], dossier: Dossier) -> list[Statement]:
    """The statements, each with whom its speaker speaks for on that day."""
    found = []
    for statement in statements:
        whom = dossier.speaks_for(statement.actor, statement.said)
        found.append(replace(statement, principal=whom[0]) if whom else statement)
    return found


def between(
    contradictions: Iterable[Contradiction], panes: Sequence[str], dossier: Dossier
) -> tuple[tuple[str, str, str], ...]:
    """(point, pane, pane) of what stands against each other; of camps without a pane too."""
    found: dict[tuple[str, str, str], None] = {}
    own = [pane for pane in panes if actor_of(pane) is not None]
    for against in contradictions:
        one = [against.one.camp, *(pane for pane in own if holds(pane, against.one, dossier))]
        other = [against.other.camp, *(pane for pane in own if holds(pane, against.other, dossier))]
        both = {*one} & {*other}
        found |= {(against.point, a, b): None for a in one for b in other if a not in both and b not in both}
    # Said once, in the order in which it was met first.
    return tuple((point, a, b) for at, (point, a, b) in enumerate(found) if (point, b, a) not in list(found)[:at])


def summed(versions: Versions, lines: Mapping[tuple[str, str], Summed]) -> Versions:
    """The versions with the lines, by (point, pane), in which people sum cells up."""
    if not lines:
        return versions

    def with_line(point: str, pane: str, cell: Cell) -> Cell:
        text, analyst, others = lines.get((point, pane), ("", "", ()))
        return replace(cell, summary=text, summary_by=analyst, other_summaries=others)

    rows = (
        Row(row.point, {pane: with_line(row.point.id, pane, cell) for pane, cell in row.cells.items()})
        for row in versions.rows
    )
    return replace(versions, rows=tuple(rows))
