"""A list of any length that holds only a window of ids, some pages on each side of the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from monitor_tui.tui import output
from monitor_tui.tui.messages import CursorMoved, CursorRested, LineOpened


class Line(Protocol):
    """What stands in a line; it knows its id."""

    @property
    def id(self) -> int: ...


RowT = TypeVar("RowT", bound=Line)
GivenT = TypeVar("GivenT", bound=Line, covariant=True)

PAGE = 100
"""Ids asked for at a time."""
KEPT = 500
"""Ids held around the cursor."""
ROWS_KEPT = 1000
REST = 0.12
"""Seconds that the cursor stands before the panes follow."""


class Pages(Protocol[GivenT]):
    """Where a list gets its lines: ids by key, newest first."""

    def page(self, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]:
        """The newest ids; or those next below ``before``; or those next above ``after``."""

    def around(self, one: int, limit: int) -> tuple[list[int], list[int]]:
        """The lines next above this one, and from it on down; where it is none, from where it would stand."""

    def rank(self, one: int) -> int:
        """How many lines stand above this one."""

    def seek(self, rank: int) -> int | None:
        """The line that so many others stand above."""

    def rows(self, ids: Sequence[int]) -> Sequence[GivenT]:
        """What the lines show; one that is gone meanwhile is left out."""


class PagedList(ScrollView, Generic[RowT], can_focus=False):
    """Ids in a window, rows in a cache; a moved cursor repaints two lines and nothing else."""

    DEFAULT_CSS = "PagedList { overflow-x: hidden; overflow-y: hidden; }"

    def __init__(self, called: str | None = None) -> None:
        super().__init__(id=called)
        self.pages: Pages[RowT] | None = None
        self.total = 0
        self.cursor = 0
        """The rank of the line under the cursor."""
        self._ids: list[int] = []
        self._start = 0
        """The rank of the window's first one."""
        self._rows: dict[int, RowT] = {}
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._rest: Timer | None = None
        self._more = False
        """Whether the list may be longer than ``total``."""

    # --- what a list of its own kind says ---------------------------------------------------

    def draw(self, row: RowT, selected: bool) -> Strip:
        """One line, as wide as the list."""
        raise NotImplementedError

    # --- what it shows -------------------------------------------------------------------

    def open(
        self,
        pages: Pages[RowT],
        total: int,
        *,
        first: list[int] | None = None,
        at: int | None = None,
        at_least: bool = False,
    ) -> None:
        """Show other lines, from the top or with the cursor on ``at`` where that is among them.

        ``at_least``: counting stopped at ``total``, there may be more.
        """
        self.pages = pages
        self._rows.clear()
        self._strips.clear()
        self._start, self.cursor = 0, 0
        self._ids = pages.page(PAGE) if first is None else list(first)
        self.total = max(total, len(self._ids))
        self._more = at_least
        self.virtual_size = Size(1, self.total)
        self._put_top(0)
        if at is not None and at in self._ids:
            self.cursor = self._ids.index(at)
        elif at is not None and self._ids:
            self._seek_id(at)
        self._keep_in_view()
        self.refresh()
        self._tell()

    @property
    def current(self) -> int | None:
        """The one under the cursor."""
        place = self.cursor - self._start
        return self._ids[place] if 0 <= place < len(self._ids) else None

    @property
    def current_row(self) -> RowT | None:
        one = self.current
        return None if one is None else self._row(one)

    def visible_ids(self) -> list[int]:
        top = round(self.scroll_y)
        self._reach(top)
        self._reach(min(self.total, top + self.size.height) - 1)
        first = max(0, top - self._start)
        return self._ids[first : first + self.size.height]

    def between(self, one: int, other: int) -> list[int]:
        """The ids from one to the other, both included, as far as the window holds them."""
        if one not in self._ids or other not in self._ids:
            return [other]
        first, last = sorted((self._ids.index(one), self._ids.index(other)))
        return self._ids[first : last + 1]

    def forget(self, ids: Sequence[int] | None = None) -> None:
        """Rows that may have changed are asked for again; lines that look as before are not painted."""
        for one in list(self._rows) if ids is None else ids:
            self._rows.pop(one, None)
            for selected in (True, False):
                self._strips.pop((one, selected), None)
        top = round(self.scroll_y)
        for y in range(self.size.height):
            place = top + y - self._start
            if 0 <= place < len(self._ids) and (ids is None or self._ids[place] in ids):
                self._paint(top + y)

    # --- moving ------------------------------------------------------------------------

    def move(self, by: int) -> None:
        self.go_to(self.cursor + by)

    def page_move(self, pages: float) -> None:
        self.move(int(pages * max(1, self.size.height - 1)) or (1 if pages > 0 else -1))

    def go_to(self, rank: int) -> None:
        """Put the cursor on a line near the window; further away, ``go_to_rank``."""
        if self._more and rank >= self.total:
            self._reach(rank)
        rank = max(0, min(self.total - 1, rank))
        if rank == self.cursor or self.total == 0:
            return
        self._reach(rank)
        rank = max(self._start, min(self._start + len(self._ids) - 1, rank))
        old, self.cursor = self.cursor, rank
        self._keep_in_view()
        self._paint(old)
        self._paint(rank)
        self._tell()

    def go_to_id(self, one: int) -> None:
        """Put the cursor on a line by its one, wherever it stands."""
        if one in self._ids:
            self.go_to(self._start + self._ids.index(one))
            return
        self._seek_id(one)
        self._keep_in_view()
        self.refresh()
        self._tell()

    def top(self) -> None:
        if self.pages is None or not self._ids:
            return
        if self._start > 0:
            self._ids, self._start = self.pages.page(PAGE), 0
            self.cursor = 0
            self._put_top(0)
            self.refresh()
            self._tell()
        else:
            self.go_to(0)

    def bottom(self) -> None:
        """The last page is asked for by key, not by walking there."""
        if self.pages is None or not self._ids:
            return
        if self._start + len(self._ids) < self.total or self._more:
            self._ids = self.pages.page(PAGE, after=-1)
            if self._more:
                self._set_total(self.pages.rank(self._ids[-1]) + 1)
                self._more = False
            self._start = self.total - len(self._ids)
        old, self.cursor = self.cursor, self._start + len(self._ids) - 1
        if not self._keep_in_view():
            self._paint(old)
            self._paint(self.cursor)
        self._tell()

    def go_to_rank(self, rank: int) -> None:
        """Far away, where the scroll bar was dragged."""
        if self.pages is None or not self._ids:
            return
        one = self.pages.seek(max(0, min(self.total - 1, rank)))
        if one is not None:
            self.go_to_id(one)

    def _seek_id(self, one: int) -> None:
        """A window around an id, or around where it would stand."""
        assert self.pages is not None
        above, below = self.pages.around(one, PAGE)
        ids = above + below
        if not ids:
            return
        self._ids = ids
        self._start = self.pages.rank(ids[0])
        self._set_total(max(self.total, self._start + len(ids)))
        self.cursor = self._start + min(len(above), len(ids) - 1)

    def _reach(self, rank: int) -> None:
        """Ask for pages at the window's edge until it holds a rank; a far edge is let go."""
        if self.pages is None or not self._ids or rank < 0:
            return
        while rank >= self._start + len(self._ids):
            more = self.pages.page(PAGE, before=self._ids[-1])
            if not more:
                self._set_total(self._start + len(self._ids))
                self._more = False
                return
            self._ids += more
            self._set_total(max(self.total, self._start + len(self._ids)))
            spare = max(0, len(self._ids) - KEPT)
            self._ids, self._start = self._ids[spare:], self._start + spare
        while rank < self._start:
            more = self.pages.page(PAGE, after=self._ids[0])
            if not more:
                self._start = 0
                return
            self._ids = more + self._ids
            self._start -= len(more)
            self._ids = self._ids[:KEPT]

    def _set_total(self, total: int) -> None:
        if total != self.total:
            self.total = total
            self.virtual_size = Size(1, total)

    # --- painting -----------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        rank = round(self.scroll_y) + y
        place = rank - self._start
        if not (0 <= place < len(self._ids) and rank < self.total):
            return Strip.blank(self.size.width)
        one, selected = self._ids[place], rank == self.cursor
        if (strip := self._strips.get((one, selected))) is None:
            row = self._row(one)
            strip = Strip.blank(self.size.width) if row is None else self.draw(row, selected)
            if len(self._strips) > 4 * ROWS_KEPT:
                self._strips.clear()
            self._strips[(one, selected)] = strip
        return strip

    def _row(self, one: int) -> RowT | None:
        if one not in self._rows and self.pages is not None:
            if len(self._rows) > ROWS_KEPT:
                self._rows.clear()
            wanted = [other for other in {one: None, **dict.fromkeys(self.visible_ids())} if other not in self._rows]
            self._rows |= {row.id: row for row in self.pages.rows(wanted)}
        return self._rows.get(one)

    def _paint(self, rank: int) -> None:
        y = rank - round(self.scroll_y)
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _keep_in_view(self) -> bool:
        """Scroll as little as will do; True where anything moved."""
        top, height = round(self.scroll_y), max(1, self.size.height)
        new = min(max(top, self.cursor - height + 1), self.cursor)
        new = max(0, min(new, self.total - height))
        if new == top:
            return False
        self._reach(new)
        self._reach(min(self.total, new + height) - 1)
        self._put_top(new)
        shift = new - top
        if abs(shift) < height // 2 and output.shift(self, shift):
            # The terminal moved the lines itself: only those that came into view are painted.
            self._styles_cache.clear()
            first = height - shift if shift > 0 else 0
            self.refresh(Region(0, first, self.size.width, abs(shift)))
        else:
            self.refresh()
        return True

    def _put_top(self, top: int) -> None:
        self.set_reactive(Widget.scroll_y, float(top))
        self.set_reactive(Widget.scroll_target_y, float(top))
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = top

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The wheel and the scroll bar: the lines move, the cursor comes along."""
        top, height = round(new_value), max(1, self.size.height)
        if not self._start <= top <= self._start + len(self._ids) + PAGE:
            self.go_to_rank(top)
            return
        self._reach(top)
        self._reach(min(self.total, top + height) - 1)
        self.cursor = max(top, min(top + height - 1, self.cursor, self.total - 1))
        super().watch_scroll_y(old_value, new_value)
        self._tell()

    def on_resize(self, event: events.Resize) -> None:
        self._strips.clear()
        self.virtual_size = Size(1, self.total)
        self._keep_in_view()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        rank = round(self.scroll_y) + event.y
        if rank < self.total:
            self.go_to(rank)
            if event.chain == 2 and self.current is not None:
                self.post_message(LineOpened(self.current))

    # --- telling ------------------------------------------------------------------------

    def _tell(self) -> None:
        self.post_message(CursorMoved(self.current))
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._rested)

    def _rested(self) -> None:
        self.post_message(CursorRested(self.current))
