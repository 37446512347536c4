"""What a compiled query hands to the pages: the ids it keeps, newest first, in pieces of any size.

Pages go by key, never by offset, so that the millionth row costs what the first does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Parameter = str | int | float | None
Statement = tuple[str, dict[str, Parameter]]


@dataclass(frozen=True, slots=True)
class Selection:
    """A FROM clause, the column in it that is the id, and what must hold; made by ``compile`` only."""

    tables: str
    id: str
    where: tuple[str, ...] = ()
    params: Mapping[str, Parameter] = field(default_factory=dict)
    distinct: bool = False
    """Whether an id may come several times."""
    outer: str = ""
    """Of claims: the column of the story that leads to them, where they are read story by story."""
    known: int | None = None
    """The exact number of rows, where a stored total says it."""

    def page(self, limit: int, *, before: int | None = None, after: int | None = None) -> Statement:
        """The ids just older than ``before`` newest first, or just newer than ``after`` oldest first."""
        where, params = list(self.where), dict(self.params, limit=limit)
        if before is not None:
            where += [f"{self.id} < :before", *self._story("<= :before >> 12")]
            params["before"] = before
        if after is not None:
            where += [f"{self.id} > :after", *self._story(">= :after >> 12")]
            params["after"] = after
        direction = "ASC" if after is not None else "DESC"
        # A claim's id begins with its story's: the longer order is the same and needs no sort.
        order = ", ".join(f"{column} {direction}" for column in (self.outer, self.id) if column)
        return f"{self._select(where)} ORDER BY {order} LIMIT :limit", params

    def count(self, cap: int | None = None) -> Statement:
        """How many ids there are, counted no further than ``cap``."""
        return self._counted(list(self.where), dict(self.params), cap)

    def newer(self, than: int, cap: int | None = None) -> Statement:
        """How many ids stand before this one: its rank."""
        where = [*self.where, f"{self.id} > :than", *self._story(">= :than >> 12")]
        return self._counted(where, dict(self.params, than=than), cap)

    def holds(self, one: int) -> Statement:
        """One row if the id is kept, else none."""
        where = [*self.where, f"{self.id} = :one", *self._story("= :one >> 12")]
        return f"{self._select(where)} LIMIT 1", dict(self.params, one=one)

    def all(self) -> Statement:
        """Every id in no order, as a subquery takes it."""
        return self._select(list(self.where)), dict(self.params)

    def _story(self, bound: str) -> list[str]:
        return [f"{self.outer} {bound}"] if self.outer else []

    def _counted(self, where: list[str], params: dict[str, Parameter], cap: int | None) -> Statement:
        if cap is not None:
            params["cap"] = cap
        limit = " LIMIT :cap" if cap is not None else ""
        return f"SELECT count(*) FROM ({self._select(where)}{limit})", params

    def _select(self, where: list[str]) -> str:
        distinct = "DISTINCT " if self.distinct else ""
        conditions = f" WHERE {' AND '.join(where)}" if where else ""
        return f"SELECT {distinct}{self.id} FROM {self.tables}{conditions}"


EVERY_STORY = Selection("story", "story.id")
EVERY_CLAIM = Selection("claim", "claim.id", ("claim.shown = 1",))
EVERY_EVENT = Selection("event", "event.id")
