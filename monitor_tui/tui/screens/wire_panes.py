"""The wire with its panes: layout, movement, and panes that follow the cursor when it rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from monitor_tui.model.timed import Times
from monitor_tui.store.kept import StoredClaim, WireRow
from monitor_tui.tui.content import BOLD, strip
from monitor_tui.tui.desk import CAP, EVERYTHING, Counts, Desk, Filter, Interrupted, Kept, Overview
from monitor_tui.tui.messages import CursorRested, LineOpened, OverviewReady, VersionsReady
from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets import status
from monitor_tui.tui.widgets.actor_list import ActorList
from monitor_tui.tui.widgets.lines import Lines, set_shown
from monitor_tui.tui.widgets.paged_list import PAGE
from monitor_tui.tui.widgets.panes import Panes
from monitor_tui.tui.widgets.wire_list import WireList

if TYPE_CHECKING:
    from monitor_tui.tui.widgets.prompt import Prompt

NO_EVENT = "This story is in no event yet. Its own claims:"
NO_STORY = "No stories yet. F fetches the sources that are due; monitor-tui import takes files."
NO_CLAIM = "No claim found."
Part = Literal["wire", "panes", "actors"]


@dataclass(frozen=True, slots=True)
class FilterPages:
    """The stories of one filter, as a list asks for them."""

    desk: Desk
    filter: Filter

    def page(self, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]:
        return self.desk.page(self.filter, limit, before=before, after=after)

    def around(self, one: int, limit: int) -> tuple[list[int], list[int]]:
        return self.page(limit, after=one), self.page(limit, before=one + 1)

    def rank(self, one: int) -> int:
        return self.desk.rank(self.filter, one)

    def seek(self, rank: int) -> int | None:
        return self.desk.seek(self.filter, rank)

    def rows(self, ids: Sequence[int]) -> Sequence[WireRow]:
        return self.desk.rows(ids)


class WirePanes(ReadingScreen):
    """Stories above, the versions of the highlighted story's event below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kept = Kept(EVERYTHING, Counts())
        self.overview = Overview()
        self.camps: tuple[str, ...] = tuple(camp.id for camp in desk.dossier.shown())[:3]
        self.camps_before = self.camps
        self.part: Part = "wire"
        """Where the cursor is."""
        self.limited = False
        """Whether the panes hold only what the filter keeps."""
        self.actors_folded = False
        """Whether ``i`` was pressed: the list of actors is not as the width would have it."""
        self._asked = 0
        """Tickets: the answer to an older question is dropped."""
        self._shown_event: int | None = None

    def compose(self) -> ComposeResult:
        yield Lines("title")
        with Horizontal(id="body"):
            yield ActorList(self.desk.dossier, self.signs)
            with Vertical(id="wire-column"):
                yield Lines("columns")
                yield WireList(self.desk.dossier, self.signs, "wire")
        yield Lines("bar")
        yield Panes(self.desk.dossier, self.signs, self.camps)
        yield Lines("also")
        yield Lines("status")
        yield Lines("keys")

    def on_mount(self) -> None:
        self.set_heights()  # before the first layout, so that there is no second one
        self.show_first()

    def show_first(self) -> None:
        which = self.first_filter()
        # Both are answered out of stored totals where nothing is filtered: quicker than a thread for each.
        self.show_kept(replace(self.desk.keep(which, PAGE), counts=self.desk.count(which)))
        row = self.wire.current_row
        if row is not None and row.event is not None:
            # Asked at once, so that the first screen painted is the whole one.
            self._shown_event = row.event
            self.panes.show(self.desk.versions(row.event, self.camps), self.camps)
        self.count_around()

    def first_filter(self) -> Filter:
        """What the wire keeps when it opens."""
        return EVERYTHING

    def on_resize(self, event: events.Resize) -> None:
        seen = self.actors.display
        self.set_heights()
        self.draw_lines()
        if not seen:
            self.count_around()  # a screen that grew shows a list that nobody counted yet

    def set_heights(self) -> None:
        """Heights: half for the list, half for whole points; a prompt takes its lines from the points."""
        width, height = self.app.size
        head = 1 if width >= 110 else 0
        set_shown(self.actors, self.actors_wanted)
        set_shown(self.query_one("#columns"), bool(head))
        room = height - 6 - head
        points = max(2, (room + 2) // 4)
        rows = room - 2 * points
        if self.prompt is not None:
            left = height - 3 - head - rows - self.prompt_lines
            rows -= 1 - left % 2
        self.query_one("#body").styles.height = max(3, rows + head)

    @property
    def filtering(self) -> bool:
        """Whether a filter is being typed."""
        return self.prompt is not None and self.prompt.sign == "/"

    def open_prompt(self, sign: str, text: str, head: str, *, explains: bool = False) -> Prompt | None:
        prompt = super().open_prompt(sign, text, head, explains=explains)
        if prompt is not None:
            self.set_heights()
            self.draw_lines()
        return prompt

    def close_prompt(self) -> None:
        super().close_prompt()
        self.set_heights()
        self.call_after_refresh(self.draw_lines)

    @property
    def actors_wanted(self) -> bool:
        """Beside a wide wire; on a narrow screen only when asked for."""
        return self.actors_folded != (self.app.size.width >= 110)

    # --- parts -------------------------------------------------------------------------------

    @property
    def wire(self) -> WireList:
        return self.query_one("#wire", WireList)

    @property
    def panes(self) -> Panes:
        return self.query_one(Panes)

    @property
    def actors(self) -> ActorList:
        return self.query_one(ActorList)

    # --- the wire ----------------------------------------------------------------------------

    def show_kept(self, kept: Kept, at: int | None = None) -> None:
        """The stories of a filter, the cursor on ``at`` where the filter keeps it."""
        self.kept = kept
        self.travel(kept.filter.times)
        total, pages = kept.counts.stories, FilterPages(self.desk, kept.filter)
        self.wire.open(pages, total, first=list(kept.first), at=at, at_least=total == CAP)
        self.draw_title()

    def travel(self, times: Times) -> None:
        """Panes and further screens are of the filter's time."""
        if times != self.desk.times:
            self.desk.travel(times)
            self._shown_event = None

    def draw_lines(self) -> None:
        """Every line of the screen's frame."""
        self.query_one("#columns", Lines).show([self.wire.head(self.wire.size.width or self.app.size.width)])
        self.draw_title()
        self.draw_event()
        self.show_keys()

    def draw_title(self) -> None:
        width = self.app.size.width
        line = status.title_line(
            self.desk.dossier,
            self.kept.filter.text,
            self.kept.counts,
            self.desk.analyst,
            self.now,
            width,
            notice=self.monitor.notice,
            typing=self.filtering,
            time=self.desk.told_time(),
            health=status.event_health(self.panes.versions) or self.overview.health,
            signs=self.signs,
        )
        self.query_one("#title", Lines).show([strip(width, (line, BOLD))])

    # --- the panes ------------------------------------------------------------------------------

    def on_cursor_rested(self, message: CursorRested) -> None:
        row = self.wire.current_row
        if row is None:
            self.show_nothing()
        elif row.event is None:
            self.show_own(row, self.desk.own_claims(row.id))
        elif row.event != self._shown_event or self.panes.versions is None:
            self.ask_versions(row.event)

    def ask_versions(self, event: int) -> None:
        self._asked += 1
        self._shown_event = event
        self._look(self._asked, event, self.camps, self.kept.filter if self.limited else None)

    @work(thread=True, exclusive=True, group="versions", exit_on_error=False)
    def _look(self, ticket: int, event: int, camps: tuple[str, ...], which: Filter | None) -> None:
        try:
            found = self.desk.versions(event, camps, which)
        except Interrupted:
            # The interruption was meant for the question that this thread answered before.
            found = self.desk.versions(event, camps, which)
        self.post_message(VersionsReady(ticket, found))

    def on_versions_ready(self, message: VersionsReady) -> None:
        if message.ticket == self._asked:
            self.panes.show(message.versions, self.camps)
            self.draw_event()

    def show_nothing(self) -> None:
        self._asked += 1
        self._shown_event = None
        self.panes.show(None, self.camps)
        self.draw_event()

    def show_own(self, row: WireRow, claims: Sequence[StoredClaim]) -> None:
        """A story in no event: its claims stand under the camps that speak."""
        self._asked += 1
        self._shown_event = None
        columns = [
            [line for claim in claims if claim.camp == camp for line in self._own_lines(claim)] for camp in self.camps
        ]
        self.panes.show(None, self.camps)
        self.panes.show_text(columns)
        others = sum(1 for claim in claims if claim.camp not in self.camps)
        self.draw_event(NO_EVENT if claims else NO_CLAIM, f"{others} of others" if others else "")

    def _own_lines(self, claim: StoredClaim) -> tuple[str, str]:
        from monitor_tui.contrast import words

        speaker = words.short_actor(claim.actor, self.desk.dossier) if claim.actor else claim.speaker
        return claim.quote, f"{self.signs.dot} {speaker} {claim.stance}"

    def draw_event(self, fallback: str = "", note: str = "") -> None:
        """The bar over the panes, the line *also*, the warning."""
        width, versions = self.app.size.width, self.panes.versions
        if versions is not None and (self.filtering or self.limited):
            note = "panes: filtered" if self.limited else "panes: whole event"
        newest = self.wire.newest
        year = None if newest is None else newest.astimezone(self.wire.zone).year
        bar = status.event_line(versions, width, self.signs, note=note, fallback=fallback, year=year)
        self.query_one("#bar", Lines).show([strip(width, bar)])
        also = status.also_line(versions, self.panes.label_width, width, self.desk.dossier, self.signs)
        self.query_one("#also", Lines).show([strip(width, also)])
        self.draw_title()
        self.show_status()

    def status(self) -> str:
        if not self.kept.first:
            return self.kept.why_none if self.kept.counts.all else NO_STORY
        if self.kept.note:
            return self.kept.note
        return status.health_line(self.panes.versions, self.desk.dossier, self.app.size.width, self.signs)

    # --- what stands around -------------------------------------------------------------------------

    def count_around(self) -> None:
        """The list on the left, counted only while it is seen."""
        if self.actors_wanted:
            self._count(self._around + 1, self.kept.filter)

    _around = 0

    @work(thread=True, exclusive=True, group="around", exit_on_error=False)
    def _count(self, ticket: int, which: Filter) -> None:
        self._around = ticket
        self.post_message(OverviewReady(ticket, self.desk.overview(which)))

    def on_overview_ready(self, message: OverviewReady) -> None:
        if message.ticket == self._around:
            self.overview = message.overview
            self.actors.show(message.overview, self.kept.counts)
            self.draw_title()

    # --- moving --------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        if self.part == "panes":
            self.panes.step(by, 0)
        elif self.part == "actors":
            self.actors.move(by)
        else:
            self.wire.move(by)

    def action_down(self) -> None:
        self._step(1)

    def action_up(self) -> None:
        self._step(-1)

    def action_top(self) -> None:
        self.wire.top() if self.part == "wire" else self._step(-1000)

    def action_bottom(self) -> None:
        self.wire.bottom() if self.part == "wire" else self._step(1000)

    def action_page_down(self) -> None:
        self.wire.page_move(1)

    def action_page_up(self) -> None:
        self.wire.page_move(-1)

    def action_half_down(self) -> None:
        self.wire.page_move(0.5)

    def action_half_up(self) -> None:
        self.wire.page_move(-0.5)

    def action_left(self) -> None:
        if self.part == "actors":
            self.actors.fold(away=True)
        elif self.part == "panes":
            self.panes.step(0, -1)

    def action_right(self) -> None:
        if self.part == "actors":
            self.actors.fold(away=False)
        else:
            self.go_to("panes")
            self.panes.step(0, 1 if self.panes.place else 0)

    def action_next_part(self) -> None:
        order: tuple[Part, ...] = ("wire", "panes", "actors") if self.actors.display else ("wire", "panes")
        self.go_to(order[(order.index(self.part) + 1) % len(order)])

    def go_to(self, part: Part) -> None:
        """Put the cursor into another part of the screen."""
        if part == self.part:
            return
        if self.part == "panes":
            self.panes.leave()
        elif self.part == "actors":
            self.actors.leave()
        self.part = part
        if part == "panes":
            self.panes.step(0, 0)
        elif part == "actors":
            self.actors.enter()

    def on_line_opened(self, message: LineOpened) -> None:
        self.go_to("wire")
        self.action_open()

    def action_open(self) -> None:
        """Said by the screen itself: it knows the other screens."""
