"""The keys b and B: what a screen shows goes into the brief of its event, and the brief opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from monitor_tui.errors import MonitorError
from monitor_tui.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from monitor_tui.model import Row, Versions
    from monitor_tui.model.briefed import Wanted

PINNED = 2
"""Statements that go into a brief with their cell."""
NOTHING = "nothing here that could go into a brief"
NO_EVENT = "this story is in no event yet"


class BriefKeys(ReadingScreen):
    """Each screen says what it has under the cursor; an event's brief takes it."""

    def brief_event(self) -> int | None:
        """The event whose brief is meant."""
        raise NotImplementedError

    def brief_wanted(self) -> Mapping[int, Sequence[Wanted]]:
        """Event -> what ``b`` puts into its brief; nothing where a screen only opens it."""
        return {}

    def brief_shown(self) -> Mapping[int, Sequence[Wanted]]:
        """Event -> every cell that the screen's panes hold."""
        return {}

    def action_into_brief(self) -> None:
        def put() -> str:
            told = []
            for event, wanted in self.brief_wanted().items():
                add = (
                    self.desk.brief_add_all(event, wanted) if len(wanted) > 1 else self.desk.brief_add(event, wanted[0])
                )
                told.append(add)
            return "; ".join(told)

        self._brief(put)

    def action_brief_all(self) -> None:
        self._brief(lambda: "; ".join(self.desk.brief_add_all(*one) for one in self.brief_shown().items()))

    def action_brief(self) -> None:
        event = self.brief_event()
        if event is None:
            self.tell(NO_EVENT)
            return
        from monitor_tui.tui.screens.brief import BriefScreen

        self.app.push_screen(BriefScreen(self.desk, event))

    def _brief(self, put: Callable[[], str]) -> None:
        """The panes stay as they are: a brief changes nothing that they show."""
        if self.may_write():
            try:
                self.tell(put() or NOTHING)
            except MonitorError as error:
                self.tell(str(error))


def cell(row: Row, camp: str) -> Wanted:
    """A cell with the statements that stand for it on the screen."""
    from monitor_tui.contrast.leading import leading
    from monitor_tui.model.briefed import Part, Wanted

    statements = row.cells[camp].statements if camp in row.cells else ()
    said = tuple((one.claim, one.value) for one in leading(statements, PINNED, speakers=False))
    return Wanted(Part.CELL, row.point.id, camp, name=row.point.name, said=said)


def cells(versions: Versions | None, camps: Iterable[str]) -> dict[int, list[Wanted]]:
    """Every cell of the panes, point by point."""
    if versions is None or not versions.rows:
        return {}
    return {versions.event.id: [cell(row, camp) for row in versions.rows for camp in camps]}


def claim(one: int) -> Wanted:
    from monitor_tui.model.briefed import Part, Wanted

    return Wanted(Part.CLAIM, claim=one)


def story(one: int) -> Wanted:
    from monitor_tui.model.briefed import Part, Wanted

    return Wanted(Part.STORY, story=one)
