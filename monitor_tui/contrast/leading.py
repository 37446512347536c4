"""Which statements of a cell a page has room for: the pane's own order, nothing said twice by one speaker."""

from __future__ import annotations

from collections.abc import Iterable

from monitor_tui.model import Stance, Statement


def leading(statements: Iterable[Statement], most: int, *, speakers: bool = True) -> tuple[Statement, ...]:
    """So many statements: first of every value one, then other ``speakers`` of the same; each in its place."""
    said = list(statements)
    kept: list[Statement] = []
    for alike in (_says_the_same, _adds_nothing) if speakers else (_says_the_same,):
        for one in said:
            if len(kept) < most and one not in kept and not any(alike(one, other) for other in kept):
                kept.append(one)
    return tuple(sorted(kept, key=said.index))


def _says_the_same(one: Statement, other: Statement) -> bool:
    covered = bool(one.terms) and set(one.terms) <= set(other.terms)
    return _rejects(one) == _rejects(other) and (one.value == other.value or covered)


def _rejects(one: Statement) -> Stance | None:
    """To deny or refuse something is not to say it; to assert and to accuse of it is one version."""
    return one.stance if one.stance in (Stance.DENIES, Stance.REFUSES) else None


def _adds_nothing(one: Statement, other: Statement) -> bool:
    return one.actor == other.actor and _says_the_same(one, other)
