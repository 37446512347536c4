"""One event: every point and camp, and behind each cell the sentence that stands for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult

from monitor_tui.model import Statement, Versions
from monitor_tui.tui import citation
from monitor_tui.tui.commands import EVENT
from monitor_tui.tui.content import BOLD, fit, rule, strip
from monitor_tui.tui.desk import Desk, OpenEvent
from monitor_tui.tui.desk_event import Behind
from monitor_tui.tui.messages import VersionsReady
from monitor_tui.tui.screens import brief_keys, event_layout
from monitor_tui.tui.screens.brief_keys import BriefKeys
from monitor_tui.tui.screens.camps import CampKeys, arranged
from monitor_tui.tui.screens.event_asks import EventAsks
from monitor_tui.tui.screens.log_keys import BondKeys
from monitor_tui.tui.screens.moved_keys import MovedKeys
from monitor_tui.tui.screens.others import OthersActs
from monitor_tui.tui.screens.point_keys import PointKeys
from monitor_tui.tui.screens.proof_keys import ProofKeys
from monitor_tui.tui.screens.word_keys import WordKeys
from monitor_tui.tui.widgets import status
from monitor_tui.tui.widgets.cell_detail import FULL, Shown, cell_detail
from monitor_tui.tui.widgets.event_blocks import block_lines
from monitor_tui.tui.widgets.event_head import head_lines
from monitor_tui.tui.widgets.lines import Lines, set_shown
from monitor_tui.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from monitor_tui.model.briefed import Wanted
    from monitor_tui.tui.widgets.prompt import Prompt


class EventScreen(OthersActs, CampKeys, PointKeys, EventAsks, BondKeys, BriefKeys, MovedKeys, ProofKeys, WordKeys):
    """h j k l go from cell to cell, Tab from statement to statement within one."""

    NAME: ClassVar[str] = EVENT

    def __init__(self, desk: Desk, event: int, camps: Sequence[str], known: Versions | None = None) -> None:
        super().__init__(desk)
        self.known = known
        """Its versions, where the screen below has them already."""
        self.open: OpenEvent = desk.event(event)
        self.camps = tuple(camps)
        self.camps_before = self.camps
        self.camps = arranged(self.camps, (), self.room(), self.fillers())
        self.number = 0
        """Which of the cell's statements is shown."""
        self.more = False
        """Whether the detail has what room the matrix can spare."""
        self._asked = 0

    def compose(self) -> ComposeResult:
        yield Lines("head")
        yield Lines("people")
        yield Panes(self.desk.dossier, self.signs, self.camps, columns=event_layout.MOST)
        yield Lines("blocks")
        yield Lines("detail")
        yield Lines("also")
        yield Lines("status")
        yield Lines("keys")

    @property
    def panes(self) -> Panes:
        return self.query_one(Panes)

    def on_mount(self) -> None:
        self.watch_others()
        self.query_one("#head").styles.height = event_layout.HEAD
        self.set_heights()
        if self.known is not None and self.known.camps == self.camps:
            self.show(self.known)  # before the first layout, so that no empty screen is painted
        else:
            self.ask_versions()
            self.draw()

    def on_resize(self, event: events.Resize) -> None:
        self.rearrange()
        self.set_heights()
        self.call_after_refresh(self.draw)

    def set_heights(self) -> None:
        """Few points leave room for the detail, many take it; a prompt takes its lines from the points."""
        height = self.app.size.height
        self.panes.label = event_layout.LABEL if self.wide else None
        inside = not event_layout.is_tall(height)
        blocks = [] if inside else self._blocks(self.app.size.width)
        left = height - self.show_people(self.open.event.id)
        if self.prompt is not None:
            left -= self.prompt_lines - (1 if inside else 2)  # what it hides: the line *also*, and the status
        shared = event_layout.layout(left, self._points(), len(blocks), tall=not inside, more=self.more)
        for name, lines in (("blocks", shared.blocks), ("detail", shared.detail)):
            self.query_one(f"#{name}").styles.height = lines
            set_shown(self.query_one(f"#{name}"), lines > 0)
        set_shown(self.query_one("#status"), not inside)

    def _points(self) -> int:
        versions = self.panes.versions
        return len(versions.rows) if versions is not None else self.app.size.height

    def open_prompt(self, sign: str, text: str, head: str, *, explains: bool = False) -> Prompt | None:
        prompt = super().open_prompt(sign, text, head, explains=explains)
        if prompt is not None:
            self.set_heights()
            self.call_after_refresh(self.draw)
        return prompt

    def close_prompt(self) -> None:
        super().close_prompt()
        self.set_heights()
        self.call_after_refresh(self.draw)

    def room(self) -> int:
        return event_layout.columns(self.app.size.width)

    def fillers(self) -> Sequence[str]:
        """Where there is room, the other camps that speak in the event."""
        return [camp for camp in self.desk.dossier.camps if self.open.event.camps.get(camp)]

    def ask_versions(self) -> None:
        self._asked += 1
        self._look(self._asked, self.open.event.id, self.camps, self.with_accused, self.joined)

    @work(thread=True, exclusive=True, group="versions", exit_on_error=False)
    def _look(self, ticket: int, event: int, camps: tuple[str, ...], accused: bool, joined: tuple[int, ...]) -> None:
        found = self.desk.versions(event, camps, accused=accused, joined=joined)
        self.post_message(VersionsReady(ticket, found))

    def on_versions_ready(self, message: VersionsReady) -> None:
        if message.ticket == self._asked:
            self.show(message.versions)

    def show(self, versions: Versions | None) -> None:
        self.panes.show(versions, self.camps)
        if self.panes.place is None:
            self.panes.choose(0, 0)
        self.set_heights()
        self.draw()

    # --- drawing -----------------------------------------------------------------------------------

    def draw(self) -> None:
        width, dossier, versions = self.app.size.width, self.desk.dossier, self.panes.versions
        event = versions.event if versions is not None else self.open.event
        zone = status.zone_offset(dossier, self.now)
        head = head_lines(
            self.open, event, zone, width, self.signs, accused=self.with_accused, time=self.desk.told_time()
        )
        self.query_one("#head", Lines).show([strip(width, (one, BOLD)) for one in head])
        self.query_one("#people", Lines).show([strip(width, fit(f" {self.people}", width, self.signs.more))])
        self.query_one("#detail", Lines).show([strip(width, one) for one in self._detail(width)])
        self.query_one("#blocks", Lines).show([strip(width, one) for one in self._blocks(width)])
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
            told = self._told or self.ended_line()
            text = (fit(told, width, self.signs.more), BOLD) if told else also
            self.query_one("#also", Lines).show([strip(width, text)])

    def silences_of(self) -> int:
        return self.open.event.id

    def status(self) -> str:
        width = self.app.size.width
        return self.ended_line() or status.health_line(self.panes.versions, self.desk.dossier, width, self.signs)

    def _blocks(self, width: int, most: int | None = None) -> list[str]:
        return block_lines(
            self.panes.versions,
            event_layout.rooms(self.app.size.height, self._points()),
            width,
            self.desk.dossier,
            self.signs,
            accused=self.with_accused,
            joined=self.joined,
            most=most,
        )

    def _detail(self, width: int) -> list[str]:
        row, cell, versions = self.panes.row, self.panes.cell, self.panes.versions
        if versions is None:
            return []
        given = self.query_one("#detail").styles.height
        lines = max(1, int(given.value if given else 1))
        # On a small screen the blocks stand below the detail when it has the room.
        tall = event_layout.is_tall(self.app.size.height)
        if row is None or cell is None:
            head = rule("no claim of this event stands in a cell", "", width, self.signs)
            return [head, *([] if tall else self._blocks(width, lines - 1))]
        below = [] if tall else self._blocks(width, lines - FULL)
        room = lines - len(below)
        self.number = min(self.number, max(0, len(cell.statements) - 1))
        statement = self.statement
        claim = self.desk.claim(statement.claim) if statement is not None else None
        behind = self.desk.behind(statement.claim) if statement is not None else Behind()
        shown = Shown(versions, row, cell, self.number, claim, behind)
        return [*cell_detail(shown, width, room, self.desk.dossier, self.signs), *below]

    def action_details(self) -> None:
        self.more = not self.more
        self.set_heights()
        self.call_after_refresh(self.draw)

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

    def show_camps(self, camps: tuple[str, ...]) -> None:
        if camps != self.camps:
            self.camps = camps
            self.ask_versions()

    # --- acts ---------------------------------------------------------------------------------------

    def reload(self, stories: Sequence[int] | None = None) -> None:
        self.open = self.desk.event(self.open.event.id)
        self.ask_versions()

    def named_event(self) -> tuple[int, str]:
        event = self.panes.versions.event if self.panes.versions is not None else self.open.event
        return event.id, event.title

    def action_sentence(self) -> None:
        if self.statement is not None:
            self.saw_cell(self.panes)
            self.monitor.show_story(self.statement.story, self.statement.claim)
        elif self.panes.row is not None and self.panes.row.point.id in self._joined_rows():
            self.tell(f"{self.panes.row.point.name} is another event: its own screen holds the proof (E lists it)")
        else:
            self.open_cell(self.panes)

    def action_check(self) -> None:
        statement = self.statement
        if statement is None:
            self.tell("nothing to check in this cell")
        else:
            self.act(lambda: self.desk.check(statement.claim), [statement.story])

    def leaving(self) -> Sequence[int]:
        return [self.statement.story] if self.statement is not None else []

    def log_about(self) -> tuple[int | None, int | None]:
        return self.open.event.id, self.statement.story if self.statement is not None else None

    def word_claim(self) -> int | None:
        return self.statement.claim if self.statement is not None else None

    def action_cite(self) -> None:
        if self.statement is not None:
            self.copy(citation.of_statement(self.statement, self.desk.dossier))

    def action_link(self) -> None:
        self.tell((self.statement.url if self.statement is not None else None) or "no link is known")

    def action_events(self) -> None:
        self.monitor.show_events()

    def moved_event(self) -> int:
        return self.open.event.id

    def worded(self) -> int:
        return self.open.event.id

    # --- the brief ----------------------------------------------------------------------------------

    def brief_event(self) -> int:
        return self.panes.versions.event.id if self.panes.versions is not None else self.open.event.id

    def brief_wanted(self) -> Mapping[int, Sequence[Wanted]]:
        """The cell; where another statement than its first was gone to, or an accused's, that one."""
        row, place, versions, statement = self.panes.row, self.panes.place, self.panes.versions, self.statement
        if row is None or place is None or versions is None:
            return {}
        if statement is not None and (self.number or statement in versions.accused):
            return {self.brief_event(): [brief_keys.claim(statement.claim)]}
        return {self.brief_event(): [brief_keys.cell(row, self.camps[place.column])]}

    def brief_shown(self) -> Mapping[int, Sequence[Wanted]]:
        return brief_keys.cells(self.panes.versions, self.camps)
