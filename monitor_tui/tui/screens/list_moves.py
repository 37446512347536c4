"""The keys that move in a screen whose body is one list."""

from __future__ import annotations

from typing import Any

from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets.paged_list import PagedList


class ListMoves(ReadingScreen):
    """j k gg G, pages and half pages go through ``list``."""

    @property
    def list(self) -> PagedList[Any]:
        raise NotImplementedError

    def action_down(self) -> None:
        self.list.move(1)

    def action_up(self) -> None:
        self.list.move(-1)

    def action_top(self) -> None:
        self.list.top()

    def action_bottom(self) -> None:
        self.list.bottom()

    def action_page_down(self) -> None:
        self.list.page_move(1)

    def action_page_up(self) -> None:
        self.list.page_move(-1)

    def action_half_down(self) -> None:
        self.list.page_move(0.5)

    def action_half_up(self) -> None:
        self.list.page_move(-0.5)
