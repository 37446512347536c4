"""A desk of any number of stories, that counts what it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor_tui.store.kept import WireRow
from monitor_tui.tui.desk import EVERYTHING, Counts, Filter, Kept
from tests.tui.fakes import FakeDesk
from tests.tui.model_story import ROWS


class ManyDesk(FakeDesk):
    """Any number of stories, none of them held."""

    def __init__(self, count: int) -> None:
        super().__init__({})
        self.size = count
        self.asked: list[int] = []
        """How many ids each question gave."""

    def keep(self, which: Filter, limit: int) -> Kept:
        return Kept(EVERYTHING, Counts(self.size, self.size), tuple(self.page(which, limit)))

    def count(self, which: Filter) -> Counts:
        return Counts(self.size, self.size, 3, 7)

    def seek(self, which: Filter, rank: int) -> int | None:
        return self.size - 1 - rank

    def page(self, which: Filter, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]:
        if after is not None:
            first = max(0, after + 1)
            found = list(range(min(self.size, first + limit) - 1, first - 1, -1))
        else:
            top = self.size if before is None else min(self.size, before)
            found = list(range(top - 1, max(-1, top - 1 - limit), -1))
        self.asked.append(len(found))
        return found

    def rank(self, which: Filter, one: int) -> int:
        return self.size - 1 - one

    def rows(self, ids: Sequence[int]) -> Sequence[WireRow]:
        first = next(iter(ROWS.values()))
        return [replace(first, id=one, title=f"story {one}", event=1 + one % 3) for one in ids]
