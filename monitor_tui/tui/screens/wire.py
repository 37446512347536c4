"""The first screen: the wire, and the ways that lead from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from monitor_tui.tui.commands import WIRE
from monitor_tui.tui.desk import Filter
from monitor_tui.tui.screens import brief_keys
from monitor_tui.tui.screens.brief_keys import BriefKeys
from monitor_tui.tui.screens.log_keys import SplitKeys
from monitor_tui.tui.screens.moved_keys import MovedKeys
from monitor_tui.tui.screens.proof_keys import ProofKeys
from monitor_tui.tui.screens.reading import LEAVING
from monitor_tui.tui.screens.wire_acts import WireActs
from monitor_tui.tui.screens.word_keys import WordKeys

if TYPE_CHECKING:
    from monitor_tui.model.briefed import Wanted


class WireScreen(SplitKeys, BriefKeys, MovedKeys, ProofKeys, WordKeys, WireActs):
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
            self.saw_cell(self.panes)
            self.monitor.show_story(statement.story, statement.claim)
        elif self.part == "panes":
            self.open_cell(self.panes)
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

    def status(self) -> str:
        return self.ended_line() or super().status()

    def log_about(self) -> tuple[int | None, int | None]:
        row = self.wire.current_row
        return (row.event, row.id) if row is not None else (None, None)

    def word_claim(self) -> int | None:
        return self.statement.claim if self.statement is not None else None

    def moved_event(self) -> int | None:
        row = self.wire.current_row
        return row.event if row is not None else None

    def worded(self) -> Filter:
        return self.kept.filter

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

    # --- the brief --------------------------------------------------------------------------------

    def brief_event(self) -> int | None:
        versions, row = self.panes.versions, self.wire.current_row
        if self.part == "panes" and versions is not None:
            return versions.event.id
        return row.event if row is not None else None

    def brief_wanted(self) -> Mapping[int, Sequence[Wanted]]:
        """The chosen cell; else the marked stories, or the one under the cursor, each in its own event's brief."""
        row, versions, place = self.panes.row, self.panes.versions, self.panes.place
        if self.part == "panes" and row is not None and versions is not None and place is not None:
            return {versions.event.id: [brief_keys.cell(row, self.camps[place.column])]}
        wanted: dict[int, list[Wanted]] = {}
        for one in self.desk.rows(self.meant()):
            if one.event is not None:
                wanted.setdefault(one.event, []).append(brief_keys.story(one.id))
        return wanted

    def brief_shown(self) -> Mapping[int, Sequence[Wanted]]:
        return brief_keys.cells(self.panes.versions, self.camps)
