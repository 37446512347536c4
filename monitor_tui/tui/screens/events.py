"""All events, newest change first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from monitor_tui.errors import MonitorError
from monitor_tui.store.kept import EventRow
from monitor_tui.tui.commands import EVENTS
from monitor_tui.tui.content import BOLD, ends, strip
from monitor_tui.tui.desk import Desk
from monitor_tui.tui.messages import LineOpened
from monitor_tui.tui.screens.brief_keys import BriefKeys
from monitor_tui.tui.screens.event_asks import RenameKeys
from monitor_tui.tui.screens.list_moves import ListMoves
from monitor_tui.tui.screens.log_keys import BondKeys
from monitor_tui.tui.widgets.event_list import EventList
from monitor_tui.tui.widgets.lines import Lines
from monitor_tui.tui.widgets.paged_list import PAGE
from monitor_tui.tui.widgets.status import plural, zone_offset


@dataclass(frozen=True, slots=True)
class EventPages:
    """Events, as a list asks for them."""

    desk: Desk

    def page(self, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]:
        return self.desk.events_page(limit, before=before, after=after)

    def around(self, one: int, limit: int) -> tuple[list[int], list[int]]:
        # Events stand in the order of their change, not of their ids.
        return self.page(limit, after=one), [one, *self.page(limit, before=one)]

    def rank(self, one: int) -> int:
        return self.desk.events_rank(one)

    def seek(self, rank: int) -> int | None:
        return self.desk.events_seek(rank)

    def rows(self, ids: Sequence[int]) -> Sequence[EventRow]:
        return self.desk.events_rows(ids)


class EventsScreen(RenameKeys, BondKeys, BriefKeys, ListMoves):
    """Enter shows an event's stories in the wire, e its versions."""

    NAME: ClassVar[str] = EVENTS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.count = 0

    def compose(self) -> ComposeResult:
        yield Lines("title")
        yield Lines("columns")
        yield EventList(self.desk.dossier, self.signs, "events")
        yield Lines("status")
        yield Lines("keys")

    @property
    def list(self) -> EventList:
        return self.query_one("#events", EventList)

    def on_mount(self) -> None:
        self.list.styles.height = "1fr"
        self.reload()

    def on_resize(self, event: events.Resize) -> None:
        self.draw()

    def reload(self, stories: Sequence[int] | None = None) -> None:
        self.count = self.desk.events_total()
        at = self.list.current
        if at is not None and not self.desk.events_rows([at]):
            at = self._standing(at)
        self.list.open(EventPages(self.desk), self.count, first=self.desk.events_page(PAGE), at=at)
        self.draw()

    def _standing(self, event: int) -> int | None:
        """The event that one that is gone has become part of."""
        try:
            return self.desk.event(event).event.id
        except MonitorError:
            return None

    def draw(self) -> None:
        width = self.app.size.width
        name = self.desk.dossier.path.name or self.desk.dossier.title
        notice = "  demo: summaries" if self.monitor.notice else ""
        right = (
            f"{plural(self.count, 'event', 'events')}  {self.desk.analyst} {zone_offset(self.desk.dossier, self.now)}"
        )
        # Their list is always of today, whatever time the filter is of.
        which = "events of today" if self.desk.times else "events"
        title = ends(f" {name}{notice}  {which}, newest change first", f"  {right}", width, self.signs.more)
        self.query_one("#title", Lines).show([strip(width, (title, BOLD))])
        self.query_one("#columns", Lines).show([self.list.head(width)])
        self.show_status()
        self.show_keys()

    def on_line_opened(self, message: LineOpened) -> None:
        self.action_stories()

    def action_stories(self) -> None:
        if self.list.current is not None:
            self.monitor.show_stories(f"event:E{self.list.current}")

    def action_event(self) -> None:
        if self.list.current is not None:
            self.monitor.show_event(self.list.current)

    def action_refresh(self) -> None:
        self.reload()

    def named_event(self) -> tuple[int, str] | None:
        one = self.list.current
        return None if one is None else (one, self.desk.events_rows([one])[0].title)

    def brief_event(self) -> int | None:
        return self.list.current
