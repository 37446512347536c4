"""Enter on an empty cell opens its proof; and who once called a cell silent is told when that has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from monitor_tui.tui.messages import SilencesEnded
from monitor_tui.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from monitor_tui.tui.widgets.panes import Panes

NO_CELL = "no cell is chosen"


class ProofKeys(ReadingScreen):
    """A screen with panes."""

    ended: tuple[str, ...] = ()
    """This person's silences that new evidence ended and that they have not looked at, as sentences."""

    def silences_of(self) -> int | None:
        """The event whose silences are told of; None is every event."""
        return None

    def on_screen_resume(self) -> None:
        """When it opens, and when it is come back to: what was looked at meanwhile is told no more."""
        self.ask_ended()

    def ask_ended(self) -> None:
        self._ask_ended(self.silences_of())

    @work(thread=True, exclusive=True, group="silences", exit_on_error=False)
    def _ask_ended(self, event: int | None) -> None:
        self.post_message(SilencesEnded(tuple(self.desk.taken_back(event))))

    def on_silences_ended(self, message: SilencesEnded) -> None:
        if message.sentences != self.ended:
            self.ended = message.sentences
            self.show_status()

    def ended_line(self) -> str:
        """The first of them, and how many more."""
        if not self.ended:
            return ""
        more = f"; {len(self.ended) - 1} more" if len(self.ended) > 1 else ""
        return f"! {self.ended[0]}{more}".replace("·", self.signs.dot)

    def open_cell(self, panes: Panes) -> None:
        """The sentence behind the chosen cell's first statement is shown elsewhere; without one its proof opens."""
        row, cell, versions = panes.row, panes.cell, panes.versions
        if row is None or cell is None or versions is None:
            self.tell(NO_CELL)
            return
        from monitor_tui.tui.screens.proof import ProofScreen

        self.app.push_screen(ProofScreen(self.desk, versions.event.id, row.point.id, cell.camp))

    def saw_cell(self, panes: Panes) -> None:
        """The person opens what stands in a cell: if they had called it silent, they know now."""
        row, cell, versions = panes.row, panes.cell, panes.versions
        if self.ended and row is not None and cell is not None and versions is not None:
            self.desk.looked(versions.event.id, row.point.id, cell.camp)
