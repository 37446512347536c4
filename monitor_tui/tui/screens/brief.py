"""The brief of an event: its items in order, each in the machine's words or a person's, and the page that they make."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult

from monitor_tui.errors import MonitorError
from monitor_tui.text import visible
from monitor_tui.tui.commands import BRIEF
from monitor_tui.tui.content import BOLD, CURSOR, DIM, ends, fit, one_line, rule, strip
from monitor_tui.tui.desk import Desk, Interrupted
from monitor_tui.tui.desk_brief import BriefLine, OpenBrief
from monitor_tui.tui.messages import BriefReady, PageReady
from monitor_tui.tui.screens.log_keys import LogKeys
from monitor_tui.tui.widgets.lines import Lines, set_shown

EMPTY = "Nothing in the brief. b on a cell, claim or story adds it."
FORMS = {"md": "Markdown", "html": "HTML", "txt": "plain text", "csv": "CSV", "jsonl": "JSON lines"}
DETAIL = 6
LABEL, WIDE_LABEL = 24, 36
SAVE, OVERWRITE, WORD, TITLE = "save to: ", "overwrite (y or n): ", "your words: ", "title: "
COPIES = 60_000
"""Bytes that common terminals take in one OSC 52."""


class BriefScreen(LogKeys):
    """J K order the items, x cuts, e words; Tab shows the page."""

    NAME: ClassVar[str] = BRIEF

    def __init__(self, desk: Desk, event: int) -> None:
        super().__init__(desk)
        self.event = event
        self.open: OpenBrief | None = None
        self.chosen = 0
        self.top = 0
        """The first line shown, of the list or of the page."""
        self.form = "md"
        self.page: tuple[str, ...] | None = None
        """The lines of the page while it is shown."""
        self._path = ""
        """Where the page would be written, while a question about it is open."""
        self._asked = 0

    def log_about(self) -> tuple[int | None, int | None]:
        return self.event, None

    def compose(self) -> ComposeResult:
        yield Lines("head")
        yield Lines("items")
        yield Lines("detail")
        yield Lines("status")
        yield Lines("keys")

    def on_mount(self) -> None:
        self.query_one("#head").styles.height = 2
        self.query_one("#items").styles.height = "1fr"
        self.query_one("#detail").styles.height = DETAIL
        self.draw()
        self.ask()

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self.draw)

    # --- asking ------------------------------------------------------------------------------------

    def ask(self) -> None:
        self._asked += 1
        self._look(self._asked)

    @work(thread=True, exclusive=True, group="brief", exit_on_error=False)
    def _look(self, ticket: int) -> None:
        try:
            self.post_message(BriefReady(ticket, self.desk.brief(self.event)))
        except (Interrupted, MonitorError) as error:
            self.post_message(BriefReady(ticket, None, str(error)))

    def on_brief_ready(self, message: BriefReady) -> None:
        if message.ticket != self._asked:
            return
        self.open = message.brief or self.open
        self.chosen = max(0, min(self.chosen, len(self.lines) - 1))
        self.draw()
        if message.sentence:
            self.tell(message.sentence)

    def reload(self, stories: Sequence[int] | None = None) -> None:
        self.ask()
        if self.page is not None:
            self._write(self._show_page)

    @property
    def lines(self) -> tuple[BriefLine, ...]:
        return self.open.lines if self.open is not None else ()

    @property
    def line(self) -> BriefLine | None:
        return self.lines[self.chosen] if self.chosen < len(self.lines) else None

    # --- drawing -----------------------------------------------------------------------------------

    @property
    def rows(self) -> int:
        return max(1, self.app.size.height - 4 - (0 if self.page is not None else DETAIL))

    def draw(self) -> None:
        width = self.app.size.width
        set_shown(self.query_one("#detail"), self.page is None)
        self.query_one("#head", Lines).show([strip(width, (one, BOLD)) for one in self._head(width)])
        last = len(self.page if self.page is not None else self.lines)
        self.top = max(0, min(self.top, last - self.rows))
        if self.page is not None:
            shown = self.page[self.top : self.top + self.rows]
            self.query_one("#items", Lines).show(
                [strip(width, fit(f" {one}", width, self.signs.more)) for one in shown]
            )
        else:
            self._draw_items(width)
        self.show_status()
        self.show_keys()

    def _draw_items(self, width: int) -> None:
        if not self.lines and self.open is not None:
            self.query_one("#items", Lines).show([strip(width, fit(f" {EMPTY}", width, self.signs.more))])
            self.query_one("#detail", Lines).show([])
            return
        self.top = max(min(self.top, self.chosen), self.chosen - self.rows + 1)
        made, label = [], WIDE_LABEL if self.wide else LABEL
        for number, one in enumerate(self.lines[self.top : self.top + self.rows], self.top):
            at = number == self.chosen
            sign = self.signs.cursor if at else " "
            changed = "~" if one.changed else " "
            text = f"{sign}{changed}{number + 1:>2} {fit(one.label, label, self.signs.more)} {one.text}"
            made.append(strip(width, (fit(text, width, self.signs.more), CURSOR if at else None)))
        self.query_one("#items", Lines).show(made)
        self.query_one("#detail", Lines).show([strip(width, one) for one in self._detail(width)])

    def _head(self, width: int) -> list[str]:
        if self.open is None:
            return [f" E{self.event} brief", ""]
        page = self.open.page
        many = f"{len(self.lines)} {'item' if len(self.lines) == 1 else 'items'}"
        form = f"  {many}   {FORMS[self.form]} "
        by = f" (title by {page.heading_by})" if page.heading_by else ""
        place = f"line {min(len(self.page), self.top + self.rows)}/{len(self.page)} " if self.page is not None else ""
        first = ends(f" E{self.open.event} brief: {one_line(page.title)}{by}", form, width, self.signs.more)
        # What is put in is of today, whatever time the wire's filter is of.
        time = f"Of today, not {self.desk.told_time()}" if self.desk.times else f"As of {page.asof}"
        return [first, ends(f" {time}. {page.numbers}", f" {place}", width, self.signs.more)]

    def _detail(self, width: int) -> list[str]:
        """The chosen item in full, and what became of it."""
        one = self.line
        if one is None:
            return []
        by = f"worded by {one.item.worded_by}" if one.item.worded_by else ""
        lines = [rule(one.label, by or f"put in by {one.item.by}", width, self.signs)]
        if one.changed:
            lines.append(fit(f" ~ since it was put in: {one.changed}", width, self.signs.more))
        lines += [fit(f" {part}", width, self.signs.more) for part in textwrap.wrap(one_line(one.text), width - 2)]
        return lines[:DETAIL]

    # --- moving ------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        if self.page is not None:
            self.top += by
        else:
            self.chosen = max(0, min(len(self.lines) - 1, self.chosen + by))
        self.draw()

    def action_down(self) -> None:
        self._step(1)

    def action_up(self) -> None:
        self._step(-1)

    def action_top(self) -> None:
        self._step(-1_000_000)

    def action_bottom(self) -> None:
        self._step(1_000_000)

    def action_page_down(self) -> None:
        self._step(self.rows)

    def action_page_up(self) -> None:
        self._step(-self.rows)

    def action_half_down(self) -> None:
        self._step(max(1, self.rows // 2))

    def action_half_up(self) -> None:
        self._step(-max(1, self.rows // 2))

    def action_evidence(self) -> None:
        one = self.line
        if one is None or one.story is None:
            self.tell("no sentence stands behind this item")
        else:
            self.monitor.show_story(one.story, one.claim)

    # --- order, cut, word --------------------------------------------------------------------------

    def _on_item(self, do: Callable[[BriefLine], str]) -> None:
        one = self.line
        if one is None:
            self.tell(EMPTY)
        elif self.may_write():
            self.act(lambda: do(one))

    def _move(self, by: int) -> None:
        self._on_item(lambda one: self.desk.brief_move(self.event, one.item.id, by))
        self.chosen = max(0, min(len(self.lines) - 1, self.chosen + by))

    def action_earlier(self) -> None:
        self._move(-1)

    def action_later(self) -> None:
        self._move(1)

    def action_cut(self) -> None:
        self._on_item(lambda one: self.desk.brief_cut(self.event, one.item.id))

    def action_word(self) -> None:
        one = self.line
        if one is None:
            self.tell(EMPTY)
        elif self.may_write():
            self.open_prompt(WORD, visible(one.item.words), "your own sentence for this item; empty: the machine's")

    def action_heading(self) -> None:
        if self.open is not None and self.may_write():
            own = self.open.page.title if self.open.page.heading_by else ""
            self.open_prompt(TITLE, visible(own), "the title of the page; empty: the machine's")

    # --- the page ----------------------------------------------------------------------------------

    def action_preview(self) -> None:
        if self.page is None:
            self._write(self._show_page)
        else:
            self.page, self.top = None, 0
            self.draw()

    def _show_page(self, text: str) -> None:
        width = self.app.size.width - 2
        wrapped = (textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in visible(text).split("\n"))
        self.page = tuple(part for lines in wrapped for part in lines)
        self.draw()

    def action_format(self) -> None:
        names = list(FORMS)
        self.form = names[(names.index(self.form) + 1) % len(names)]
        if self.page is not None:
            self.top = 0
            self._write(self._show_page)
        self.draw()

    def action_copy_page(self) -> None:
        self._write(self._copy)

    def _copy(self, text: str) -> None:
        size = len(text.encode())
        self.app.copy_to_clipboard(visible(text))
        warning = "; many terminals take no more than 60,000" if size > COPIES else ""
        self.tell(f"copied: {FORMS[self.form]}, {size:,} bytes{warning}")

    def action_save(self) -> None:
        if self.lines:
            self.open_prompt(SAVE, f"brief-E{self.event}.{self.form}", f"{FORMS[self.form]} to a file; Esc leaves")
        else:
            self.tell(EMPTY)

    def prompt_taken(self, sign: str, text: str) -> None:
        one = self.line
        if sign == SAVE and text.strip():
            self.close_prompt()
            self._path = text.strip()
            self._write(self._save)
        elif sign == OVERWRITE:
            self.close_prompt()
            if text.strip().casefold() in ("y", "yes"):
                self._write(lambda page: self._save(page, force=True))
            else:
                self.tell("nothing was written")
        elif sign == WORD and one is not None:
            self.close_prompt()
            self.act(lambda: self.desk.brief_word(self.event, one.item.id, text))
        elif sign == TITLE:
            self.close_prompt()
            self.act(lambda: self.desk.brief_word(self.event, "heading", text))
        else:
            super().prompt_taken(sign, text)

    def _save(self, text: str, *, force: bool = False) -> None:
        from monitor_tui.report.keeping import keep

        path = Path(self._path).expanduser()
        try:
            if keep(path, text, force=force):
                self.tell(f"written: {path} ({FORMS[self.form]}, {len(text.encode()):,} bytes)")
            else:
                self.open_prompt(OVERWRITE, "", f"{one_line(path.name)} is there already")
        except OSError as error:
            self.tell(f"{path}: {error.strerror or error}")

    def _write(self, then: Callable[[str], None]) -> None:
        """The page in the chosen format, then what is done with it."""
        self._asked_page = then
        self._make(self.form)

    _asked_page: Callable[[str], None] | None = None

    @work(thread=True, exclusive=True, group="page", exit_on_error=False)
    def _make(self, form: str) -> None:
        try:
            self.post_message(PageReady(self.desk.brief_text(self.event, form)))
        except (Interrupted, MonitorError) as error:
            self.post_message(PageReady("", str(error)))

    def on_page_ready(self, message: PageReady) -> None:
        then, self._asked_page = self._asked_page, None
        if message.sentence:
            self.tell(message.sentence)
        elif then is not None:
            then(message.text)

    def show_status(self) -> None:
        super().show_status()
        width = self.app.size.width
        if not self._told and any(one.changed for one in self.lines):
            text = "~ a cited sentence changed since it was put in: see the item"
            self.query_one("#status", Lines).show([strip(width, (fit(f" {text}", width, self.signs.more), DIM))])
