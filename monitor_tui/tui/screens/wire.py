"""The first screen: the wire, and the ways that lead from it."""

from __future__ import annotations

from typing import ClassVar

from monitor_tui.tui.commands import WIRE
from monitor_tui.tui.screens.reading import LEAVING
from monitor_tui.tui.screens.wire_acts import WireActs


class WireScreen(WireActs):
    """The wire, its panes, the filter, and all that can be done to a story."""

    NAME: ClassVar[str] = WIRE

    def action_open(self) -> None:
        """Enter: the story, the chosen cell's best claim, or the chosen actor's stories."""
        statement = self.statement
        if self.part == "actors":
            self.actors.narrow()
            self.actors.refresh()
            self.set_filter(self.typed)
        elif statement is not None:
            self.monitor.show_story(statement.story, statement.claim)
        elif self.part == "panes":
            self.tell("this cell is empty")
        elif self.wire.current is not None:
            self.monitor.show_story(self.wire.current)

    def action_event(self) -> None:
        row = self.wire.current_row
        if row is None or row.event is None:
            self.tell("this story is in no event yet")
        else:
            self.monitor.show_event(row.event)

    def action_events(self) -> None:
        self.monitor.show_events()

    def action_actors(self) -> None:
        self.actors_folded = not self.actors_folded
        if self.actors_folded and self.part == "actors":
            self.go_to("wire")
        self.set_heights()
        self.count_around()

    def action_back(self) -> None:
        """Out of the panes, out of the filter; out of the program only with Q."""
        if self.part != "wire" or self.typed or self.actors.narrowed:
            self.action_clear()
        else:
            self.tell(LEAVING)
