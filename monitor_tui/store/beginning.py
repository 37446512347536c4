"""A place where a statement could begin, and what it would cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from monitor_tui.query.resolve import AllOf, Resolved

SORTED = 2
"""What has to be made whole and sorted before its first row costs so many times what is read in order."""

Settled = tuple[Resolved, ...]


@dataclass(frozen=True, slots=True)
class Drive:
    """A beginning: tables, the column that is the id, its own conditions, and the clauses that it settles."""

    tables: str
    id: str
    where: tuple[str, ...] = ()
    settles: Settled = ()
    row: str = ""
    """The alias of the story's or claim's own row, where it is among the tables."""
    distinct: bool = False
    """Whether one id may come several times."""
    expression: str = ""
    """What the full-text index is asked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A beginning that could be made."""

    rows: int
    """How many rows it reads at most, about."""
    make: Callable[[], Drive]
    ordered: bool = True
    """Whether ids come falling without a sort."""
    joins: bool = True
    """Whether they still do when each story's claims are read beside it."""

    @property
    def cost(self) -> int:
        return self.rows if self.ordered else self.rows * SORTED


def conjuncts(node: Resolved) -> tuple[Resolved, ...]:
    """The clauses that stand side by side."""
    if not isinstance(node, AllOf):
        return (node,)
    return tuple(part for inner in node.nodes for part in conjuncts(inner))


def cheapest(candidates: Iterator[Candidate]) -> Candidate:
    return min(candidates, key=lambda candidate: candidate.cost)
