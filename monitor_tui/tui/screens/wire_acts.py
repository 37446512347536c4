"""What an analyst does to stories and claims from the wire: read, mark, tag, check, cite, camps of the panes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence

from textual import work

from monitor_tui.model import Statement
from monitor_tui.tui.citation import of_row, of_statement
from monitor_tui.tui.desk import Desk, Filter, Interrupted
from monitor_tui.tui.messages import Counted, Found, Waiting
from monitor_tui.tui.screens.camps import CampKeys
from monitor_tui.tui.screens.wire_filter import WireFilter

OPENED = 1.0
QUIET = 5.0
"""Seconds between two looks at whether anyone has written to the store; a look sends nothing."""


class WireActs(CampKeys, WireFilter):
    """Acts on the story under the cursor, on the marked ones, or on the chosen cell."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.marks: set[int] = set()
        self._last_mark: int | None = None
        self._version = self._acted = 0
        self._waiting = 0

    def show_first(self) -> None:
        super().show_first()
        self.wire.marks = self.marks
        self._version = self.desk.version()
        self.set_timer(OPENED, self.opened)
        self.set_interval(QUIET, self.look_around)

    def opened(self) -> None:
        """The screen stands: from now on what is thrown away is collected again (see ``start``)."""
        gc.freeze()
        gc.enable()
        self._acted = self.desk.others_acted()

    def reload(self, stories: Sequence[int] | None = None) -> None:
        """After an act: the rows, the counts and the panes; what looks as before is not painted."""
        self.wire.forget(stories)
        self._version = self.desk.version()
        self._count_again(self.kept.filter)
        row = self.wire.current_row
        if row is not None and row.event is not None and row.event == self._shown_event:
            self.ask_versions(row.event)

    @work(thread=True, exclusive=True, group="counts", exit_on_error=False)
    def _count_again(self, which: Filter) -> None:
        try:
            self.post_message(Counted(self._ticket, self.desk.count(which)))
        except Interrupted:
            return

    # --- which stories ---------------------------------------------------------------------------

    def meant(self) -> list[int]:
        if self.marks:
            return sorted(self.marks, reverse=True)
        return [] if self.wire.current is None else [self.wire.current]

    def action_mark(self) -> None:
        one = self.wire.current
        if one is not None:
            self.marks.symmetric_difference_update({one})
            self._last_mark = one if one in self.marks else None
            self.wire.forget([one])
            self.wire.move(1)

    def action_mark_range(self) -> None:
        one = self.wire.current
        if one is not None:
            ids = self.wire.between(one if self._last_mark is None else self._last_mark, one)
            self.marks |= set(ids)
            self._last_mark = one
            self.wire.forget(ids)
            self.tell(f"{len(self.marks)} marked")

    def action_unmark_all(self) -> None:
        gone = list(self.marks)
        self.marks.clear()
        self.wire.forget(gone)
        self.tell("no story is marked")

    # --- reading ----------------------------------------------------------------------------------

    def action_read(self) -> None:
        """Marked stories become read; the one under the cursor turns over."""
        stories, row = self.meant(), self.wire.current_row
        if stories and row is not None:
            on = bool(self.marks) or row.unread
            self.act(lambda: self.desk.read(stories, on), stories)

    def action_all_read(self) -> None:
        which = self.kept.filter
        self.act_slowly(lambda: self.desk.read_all(which))

    def action_next_unread(self) -> None:
        which, here = self.kept.filter, self.wire.current
        self.find_line(lambda: self.desk.next_unread(which, here), "nothing unread in this filter")

    def action_next_event(self) -> None:
        self._other_event(down=True)

    def action_previous_event(self) -> None:
        self._other_event(down=False)

    def _other_event(self, *, down: bool) -> None:
        which, here = self.kept.filter, self.wire.current
        if here is not None:
            self.find_line(lambda: self.desk.other_event(which, here, down), "no other event this way")

    @work(thread=True, exclusive=True, group="find", exit_on_error=False)
    def find_line(self, look: Callable[[], int | None], otherwise: str) -> None:
        self.post_message(Found(look(), otherwise))

    def on_found(self, message: Found) -> None:
        if message.id is None:
            self.tell(message.otherwise)
        else:
            self.go_to("wire")
            self.wire.go_to_id(message.id)

    # --- claims -----------------------------------------------------------------------------------

    @property
    def statement(self) -> Statement | None:
        """The best statement of the chosen cell."""
        cell = self.panes.cell if self.part == "panes" else None
        return cell.statements[0] if cell is not None and cell.statements else None

    def action_check(self) -> None:
        statement = self.statement
        if statement is not None:
            self.act(lambda: self.desk.check(statement.claim), [statement.story])
        elif self.part == "panes":
            self.tell("nothing to check in this cell")
        else:
            self.go_to("panes")
            self.tell("choose a cell with h j k l; a marks its claim checked")

    def action_cite(self) -> None:
        statement, row = self.statement, self.wire.current_row
        if statement is not None:
            self.copy(of_statement(statement, self.desk.dossier))
        elif row is not None:
            self.copy(of_row(row, self.desk.dossier))

    def action_link(self) -> None:
        statement, row = self.statement, self.wire.current_row
        url = statement.url if statement is not None else row.url if row is not None else None
        self.tell(url or "no link is known")

    # --- camps of the panes -----------------------------------------------------------------------

    def to_camp(self, column: int) -> None:
        self.go_to("panes")
        place = self.panes.place
        self.panes.choose(place.row if place else 0, column)

    def show_camps(self, camps: tuple[str, ...]) -> None:
        if camps != self.camps:
            self.camps = camps
            row = self.wire.current_row
            if row is not None and row.event is not None:
                self.ask_versions(row.event)
            else:
                self.show_nothing()

    # --- what waits -------------------------------------------------------------------------------

    def look_around(self) -> None:
        """A local look that sends nothing: only what has changed is counted, and only then is a word said."""
        version = self.desk.version()
        if version != self._version and self.prompt is None:
            acted, before = self.desk.others_acted(), self._acted
            self._version, self._acted = version, acted
            if acted != before:
                self.reload()
            self._wait(self.kept.filter, self.kept.first[0] if self.kept.first else -1)

    @work(thread=True, exclusive=True, group="waiting", exit_on_error=False)
    def _wait(self, which: Filter, above: int) -> None:
        self.post_message(Waiting(self.desk.waiting(which, above)))

    def on_waiting(self, message: Waiting) -> None:
        if message.stories and message.stories != self._waiting:
            self.tell(f"{message.stories} new: R shows them")
        self._waiting = message.stories

    def fetched(self) -> None:
        if not self.kept.first:
            self.action_refresh()
            return
        self._version = -1
        self.look_around()

    def action_refresh(self) -> None:
        """Show what waits; the cursor stays on its story."""
        self._waiting = 0
        self._shown_event = None
        self.ask(self.typed, len(self.typed))
