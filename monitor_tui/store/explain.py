"""Why a query keeps what it keeps: each clause with its meaning and its counts, and which clause killed the rest."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from monitor_tui.dossier import Dossier
from monitor_tui.query.resolve import Resolved

CAP = 10_000
"""Counts stop here; a count that reached it is shown with a plus."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One row of `=`: what was typed, what it means, what it keeps alone."""

    text: str
    meaning: str
    stories: int
    claims: int | None = None
    """None where it does not speak of claims."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A query clause by clause, and all of them together."""

    clauses: tuple[Clause, ...]
    together: Clause


def explain(conn: sqlite3.Connection, resolved: Resolved, dossier: Dossier, analyst: str, text: str) -> Explained:
    """The rows that `=` shows; ``text`` is what was typed."""
    raise NotImplementedError


def killed(conn: sqlite3.Connection, resolved: Resolved, dossier: Dossier, analyst: str, text: str) -> str:
    """For a query that keeps nothing: the sentence that says which clauses keep what, and that they never meet."""
    raise NotImplementedError


def if_taken(
    conn: sqlite3.Connection, queries: tuple[Resolved, ...], dossier: Dossier, analyst: str, seconds: float = 0.05
) -> tuple[int | None, ...]:
    """Stories that each query would keep, capped; None for those that the time did not suffice for."""
    raise NotImplementedError
