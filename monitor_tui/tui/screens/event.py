"""One event: every point and camp, and behind each cell the sentence that stands for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events, work
from textual.app import ComposeResult

from monitor_tui import days
from monitor_tui.model import Statement, Versions
from monitor_tui.tui import citation
from monitor_tui.tui.commands import EVENT
from monitor_tui.tui.content import BOLD, ends, fit, rule, strip
from monitor_tui.tui.desk import Desk, OpenEvent
from monitor_tui.tui.messages import VersionsReady
from monitor_tui.tui.screens import brief_keys
from monitor_tui.tui.screens.brief_keys import BriefKeys
from monitor_tui.tui.screens.camps import CampKeys
from monitor_tui.tui.widgets import status
from monitor_tui.tui.widgets.cell_detail import cell_detail
from monitor_tui.tui.widgets.lines import Lines, set_shown
from monitor_tui.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from monitor_tui.model.briefed import Wanted

LABEL = 12
FOUR = 110
"""From this width on a fourth camp has room."""


class EventScreen(CampKeys, BriefKeys):
    """h j k l go from cell to cell, Tab from statement to statement within one."""

    NAME: ClassVar[str] = EVENT

    def __init__(self, desk: Desk, event: int, camps: Sequence[str], known: Versions | None = None) -> None:
        super().__init__(desk)
        self.known = known
        """Its versions, where the screen below has them already."""
        self.open: OpenEvent = desk.event(event)
        self.camps = tuple(camps)
        self.camps_before = self.camps
        self.number = 0
        """Which of the cell's statements is shown."""
        self._asked = 0

    def compose(self) -> ComposeResult:
        yield Lines("head")
        yield Panes(self.desk.dossier, self.signs, self.camps)
        yield Lines("remarks")
        yield Lines("detail")
        yield Lines("also")
        yield Lines("status")
        yield Lines("keys")

    @property
    def panes(self) -> Panes:
        return self.query_one(Panes)

    def on_mount(self) -> None:
        self.query_one("#head").styles.height = 2
        self.set_heights()
        if self.known is not None:
            self.show(self.known)  # before the first layout, so that no empty screen is painted
        else:
            self.ask_versions()
            self.draw()

    def on_resize(self, event: events.Resize) -> None:
        self.set_heights()
        self.call_after_refresh(self.draw)

    def set_heights(self) -> None:
        tall = self.app.size.height >= 32
        self.panes.label = LABEL if self.wide else None
        self.query_one("#detail").styles.height = 7 if tall else 5
        self.query_one("#remarks").styles.height = 4 if tall else 0
        set_shown(self.query_one("#remarks"), tall)
        set_shown(self.query_one("#status"), tall)

    def ask_versions(self) -> None:
        self._asked += 1
        self._look(self._asked, self.open.event.id, self.camps)

    @work(thread=True, exclusive=True, group="versions", exit_on_error=False)
    def _look(self, ticket: int, event: int, camps: tuple[str, ...]) -> None:
        self.post_message(VersionsReady(ticket, self.desk.versions(event, camps)))

    def on_versions_ready(self, message: VersionsReady) -> None:
        if message.ticket == self._asked:
            self.show(message.versions)

    def show(self, versions: Versions | None) -> None:
        self.panes.show(versions, self.camps)
        if self.panes.place is None:
            self.panes.choose(0, 0)
        self.draw()

    # --- drawing -----------------------------------------------------------------------------------

    def draw(self) -> None:
        width, dossier, versions = self.app.size.width, self.desk.dossier, self.panes.versions
        self.query_one("#head", Lines).show([strip(width, (one, BOLD)) for one in self._head(width)])
        self.query_one("#detail", Lines).show([strip(width, one) for one in self._detail(width)])
        remarks = versions.remarks if versions is not None else ()
        lines = [rule("remarks of the narrators (nobody's claim)", "", width, self.signs)]
        lines += [
            fit(f' {outlet}: "{" ".join(text.split())}"', width, self.signs.more) for _, outlet, text in remarks[:3]
        ]
        self.query_one("#remarks", Lines).show([strip(width, one) for one in (lines if remarks else [])])
        also = status.also_line(versions, self.panes.label_width, width, dossier, self.signs)
        self.query_one("#also", Lines).show([strip(width, also)])
        self.show_status()
        self.show_keys()

    def show_status(self) -> None:
        """On a small screen what is told takes the place of the line *also*."""
        super().show_status()
        if not self.query_one("#status").display:
            width = self.app.size.width
            also = status.also_line(self.panes.versions, self.panes.label_width, width, self.desk.dossier, self.signs)
            text = (fit(self._told, width, self.signs.more), BOLD) if self._told else also
            self.query_one("#also", Lines).show([strip(width, text)])

    def status(self) -> str:
        return status.health_line(self.panes.versions, self.desk.dossier, self.app.size.width, self.signs)

    def _head(self, width: int) -> list[str]:
        shown = self.open
        event = self.panes.versions.event if self.panes.versions else shown.event
        span = days.span(event.first, event.last)
        zone = status.zone_offset(self.desk.dossier, self.now)
        title = event.title.removesuffix(span).rstrip(" ,") if self.wide else status.short_title(event).split("  ")[0]
        left = f" E{event.id} {title}"
        made = " (title by machine)"
        if cell_len(left) + len(made) + len(span) + 2 <= width:
            left += made
        first = ends(left, f"  {span}" + (f"   times {zone}" if self.wide else ""), width, self.signs.more)
        source = f"  first {shown.first_source} {shown.first_day}" if shown.first_source else ""
        claims = status.plural(event.claims, "claim", "claims")
        if self.wide:
            texts = f" {event.stories} stories, {shown.texts} texts, {shown.sources} sources"
            return [first, f"{texts} {source}   {claims}: {event.checked} checked, {event.unsure} unsure"]
        second = f" {event.stories} stories {shown.texts} texts{source}  {claims} {event.checked} checked"
        return [first, ends(second, f"  {zone}", width, self.signs.more)]

    def _detail(self, width: int) -> list[str]:
        row, cell, versions = self.panes.row, self.panes.cell, self.panes.versions
        rows = 7 if self.app.size.height >= 32 else 5
        if row is None or cell is None or versions is None:
            return [rule("no claim of this event stands in a cell", "", width, self.signs)]
        self.number = min(self.number, max(0, len(cell.statements) - 1))
        statement = self.statement
        claim = self.desk.claim(statement.claim) if statement is not None else None
        return cell_detail(versions, row, cell, self.number, claim, width, rows, self.desk.dossier, self.signs)

    # --- moving ------------------------------------------------------------------------------------

    @property
    def statement(self) -> Statement | None:
        cell = self.panes.cell
        return cell.statements[self.number] if cell is not None and self.number < len(cell.statements) else None

    def _step(self, rows: int, columns: int) -> None:
        self.number = 0
        self.panes.step(rows, columns)
        self.draw()

    def action_down(self) -> None:
        self._step(1, 0)

    def action_up(self) -> None:
        self._step(-1, 0)

    def action_left(self) -> None:
        self._step(0, -1)

    def action_right(self) -> None:
        self._step(0, 1)

    def action_top(self) -> None:
        self._step(-1000, 0)

    def action_bottom(self) -> None:
        self._step(1000, 0)

    def action_page_down(self) -> None:
        self._step(self.panes.points, 0)

    def action_page_up(self) -> None:
        self._step(-self.panes.points, 0)

    def action_half_down(self) -> None:
        self._step(max(1, self.panes.points // 2), 0)

    def action_half_up(self) -> None:
        self._step(-max(1, self.panes.points // 2), 0)

    def _statement(self, by: int) -> None:
        cell = self.panes.cell
        if cell is not None and cell.statements:
            self.number = (self.number + by) % len(cell.statements)
            self.draw()

    def action_next_statement(self) -> None:
        self._statement(1)

    def action_previous_statement(self) -> None:
        self._statement(-1)

    # --- camps --------------------------------------------------------------------------------------

    def to_camp(self, column: int) -> None:
        self.number = 0
        place = self.panes.place
        self.panes.choose(place.row if place else 0, column)
        self.draw()

    def other_camp(self, place: int) -> None:
        """The third pane takes another camp; where four have room, it comes beside the three."""
        other = self.without_pane(self.desk.dossier, place)
        if other is None:
            self.tell("the dossier has no such camp")
            return
        kept = self.camps_before if self.app.size.width >= FOUR else self.camps_before[:2]
        self.show_camps((*kept, other))

    def show_camps(self, camps: tuple[str, ...]) -> None:
        if camps != self.camps:
            self.camps = camps
            self.ask_versions()

    # --- acts ---------------------------------------------------------------------------------------

    def reload(self, stories: Sequence[int] | None = None) -> None:
        self.ask_versions()

    def action_open(self) -> None:
        if self.statement is not None:
            self.monitor.show_story(self.statement.story, self.statement.claim)
        else:
            self.tell("this cell is empty")

    def action_check(self) -> None:
        statement = self.statement
        if statement is None:
            self.tell("nothing to check in this cell")
        else:
            self.act(lambda: self.desk.check(statement.claim), [statement.story])

    def action_cite(self) -> None:
        if self.statement is not None:
            self.copy(citation.of_statement(self.statement, self.desk.dossier))

    def action_link(self) -> None:
        self.tell((self.statement.url if self.statement is not None else None) or "no link is known")

    def action_events(self) -> None:
        self.monitor.show_events()

    # --- the brief ----------------------------------------------------------------------------------

    def brief_event(self) -> int:
        return self.panes.versions.event.id if self.panes.versions is not None else self.open.event.id

    def brief_wanted(self) -> Mapping[int, Sequence[Wanted]]:
        """The cell; where another statement than its first was gone to, that one."""
        row, place = self.panes.row, self.panes.place
        if row is None or place is None:
            return {}
        if self.number and self.statement is not None:
            return {self.brief_event(): [brief_keys.claim(self.statement.claim)]}
        return {self.brief_event(): [brief_keys.cell(row, self.camps[place.column])]}

    def brief_shown(self) -> Mapping[int, Sequence[Wanted]]:
        return brief_keys.cells(self.panes.versions, self.camps)
