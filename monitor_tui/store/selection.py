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
    known: int | None = None
    """The exact number of rows, where a stored total says it."""

    def page(self, limit: int, *, before: int | None = None, after: int | None = None) -> Statement:
        """The ids just older than ``before`` newest first, or just newer than ``after`` oldest first."""
        where, params = list(self.where), dict(self.params, limit=limit)
        if before is not None:
            where.append(f"{self.id} < :before")
            params["before"] = before
        if after is not None:
            where.append(f"{self.id} > :after")
            params["after"] = after
        order = "ASC" if after is not None else "DESC"
        return f"{self._select(where)} ORDER BY {self.id} {order} LIMIT :limit", params

    def count(self, cap: int | None = None) -> Statement:
        """How many ids there are, counted no further than ``cap``."""
        return self._counted(list(self.where), dict(self.params), cap)

    def newer(self, than: int, cap: int | None = None) -> Statement:
        """How many ids stand before this one: its rank."""
        return self._counted([*self.where, f"{self.id} > :than"], dict(self.params, than=than), cap)

    def holds(self, one: int) -> Statement:
        """One row if the id is kept, else none."""
        return f"{self._select([*self.where, f'{self.id} = :one'])} LIMIT 1", dict(self.params, one=one)

    def all(self) -> Statement:
        """Every id in no order, as a subquery takes it."""
        return self._select(list(self.where)), dict(self.params)

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
