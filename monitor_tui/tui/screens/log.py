"""The log: what people did, newest first; on top what is to be looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from monitor_tui.store.log import Asked
from monitor_tui.tui.commands import LOG
from monitor_tui.tui.content import BOLD, ends, fit, rule, strip
from monitor_tui.tui.desk import Desk, Suggestion
from monitor_tui.tui.desk_log import LogLine
from monitor_tui.tui.messages import CursorMoved, LineOpened
from monitor_tui.tui.screens.list_moves import ListMoves
from monitor_tui.tui.widgets.lines import Lines
from monitor_tui.tui.widgets.log_list import LogList
from monitor_tui.tui.widgets.paged_list import PAGE
from monitor_tui.tui.widgets.status import plural, zone_offset

NARROW = "acts of: "
"""Sign of the prompt."""
THIS_EVENT, THIS_STORY, EVERYBODY = "this event", "this story", "everybody"
GONE = "what this act was about is no longer in the store"
DETAIL = 4


@dataclass(frozen=True, slots=True)
class LogPages:
    """The lines of the log that are asked for, as a list asks for them."""

    desk: Desk
    asked: Asked

    def page(self, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]:
        return self.desk.log_page(self.asked, limit, before=before, after=after)

    def around(self, one: int, limit: int) -> tuple[list[int], list[int]]:
        return self.page(limit, after=one), self.page(limit, before=one + 1)

    def rank(self, one: int) -> int:
        return self.desk.log_rank(self.asked, one)

    def seek(self, rank: int) -> int | None:
        return self.desk.log_seek(self.asked, rank)

    def rows(self, ids: Sequence[int]) -> Sequence[LogLine]:
        return self.desk.log_rows(ids)


class LogScreen(ListMoves):
    """Enter goes to what an act was about, u takes one's own last act back."""

    NAME: ClassVar[str] = LOG

    def __init__(self, desk: Desk, event: int | None = None, story: int | None = None) -> None:
        super().__init__(desk)
        self.event, self.story = event, story
        """What the log can be limited to: where it was opened from."""
        self.asked = Asked(desk.analyst)
        self.count = self.again = 0

    def compose(self) -> ComposeResult:
        yield Lines("title")
        yield Lines("columns")
        yield LogList(self.signs, "log")
        yield Lines("detail")
        yield Lines("status")
        yield Lines("keys")

    @property
    def list(self) -> LogList:
        return self.query_one("#log", LogList)

    def on_mount(self) -> None:
        self.list.styles.height = "1fr"
        self.query_one("#detail").styles.height = DETAIL
        self.reload()

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self.draw)

    def on_screen_resume(self) -> None:
        """Something may have been done where Enter led."""
        if self.list.pages is not None:
            self.reload()

    def reload(self, stories: Sequence[int] | None = None) -> None:
        self.count, self.again = self.desk.log_total(self.asked)
        pages = LogPages(self.desk, self.asked)
        self.list.open(pages, self.count, first=pages.page(PAGE), at=self.list.current)
        self.draw()

    def draw(self) -> None:
        width = self.app.size.width
        name = self.desk.dossier.path.name or self.desk.dossier.title
        told = f"{plural(self.count - self.again, 'act', 'acts')}"
        if self.again:
            told += f", {self.again} to look at again"
        right = f"  {told}  {self.desk.analyst} {zone_offset(self.desk.dossier, self.now)}"
        title = ends(f" {name}  log of {self.limits()}", right, width, self.signs.more)
        self.query_one("#title", Lines).show([strip(width, (title, BOLD))])
        self.query_one("#columns", Lines).show([self.list.head(width)])
        self.draw_detail()
        self.show_status()
        self.show_keys()

    def limits(self) -> str:
        """Whose acts on what are shown."""
        whose = self.asked.analyst or EVERYBODY
        what = THIS_EVENT if self.asked.event is not None else THIS_STORY if self.asked.story is not None else ""
        return f"{whose} on {what}" if what else whose

    def draw_detail(self) -> None:
        width, row = self.app.size.width, self.list.current_row
        if row is None:
            lines = [rule("nobody has done anything here yet", "", width, self.signs)]
        else:
            undone = ", undone since" if row.undone else ""
            told = f"{row.again}: look at it again" if row.again else ""
            lines = [
                rule(f"{row.analyst} {row.at.day} {row.at:%b %Y %H:%M}{undone}", told, width, self.signs),
                fit(f" {row.what}", width, self.signs.more),
                fit(f" {row.about}", width, self.signs.more),
                fit(f" why: {row.reason}" if row.reason else "", width, self.signs.more),
            ]
        self.query_one("#detail", Lines).show([strip(width, line) for line in lines])

    def on_cursor_moved(self, message: CursorMoved) -> None:
        self.draw_detail()

    def on_line_opened(self, message: LineOpened) -> None:
        self.action_object()

    def action_object(self) -> None:
        """To the sentence, the story or the event, where it still is."""
        one = self.list.current
        if one is None:
            return
        target = self.desk.log_target(one)
        if target.event is not None:
            self.monitor.show_event(target.event)
        elif target.story is not None:
            self.monitor.show_story(target.story, target.claim)
        else:
            self.tell(GONE)

    # --- whose acts on what --------------------------------------------------------------------------

    def action_narrow(self) -> None:
        if self.open_prompt(NARROW, "", "whose acts, or on what? Enter alone shows everybody's") is not None:
            self.prompt_typed(NARROW, "", 0)

    def _limits(self, text: str) -> Sequence[Suggestion]:
        here = [(THIS_EVENT, self.event), (THIS_STORY, self.story)]
        known = [Suggestion(words, 0, "acts on it alone") for words, one in here if one is not None]
        known += [Suggestion(who, 0, plural(many, "act", "acts")) for who, many in self.desk.log_analysts()]
        return [one for one in known if one.text.casefold().startswith(text.strip().casefold())]

    def prompt_typed(self, sign: str, text: str, at: int) -> None:
        if sign != NARROW:
            super().prompt_typed(sign, text, at)
        elif self.prompt is not None:
            self.prompt.suggest([replace(one, end=len(text)) for one in self._limits(text)])

    def prompt_taken(self, sign: str, text: str) -> None:
        if sign != NARROW:
            super().prompt_taken(sign, text)
            return
        chosen = self.prompt.suggestions[self.prompt.chosen].text if self.prompt and self.prompt.suggestions else ""
        moved = self.prompt is not None and self.prompt.chosen > 0
        self.close_prompt()
        self.narrow(chosen if text.strip() or moved else "")
        if text.strip() and not chosen:
            self.tell(f"nobody called {text.strip()!r} has done anything")

    def narrow(self, words: str) -> None:
        """Show the acts of one analyst, those on the event or story that the log was opened from, or all."""
        asked = Asked(self.desk.analyst)
        if words == THIS_EVENT and self.event is not None:
            asked = replace(asked, event=self.event)
        elif words == THIS_STORY and self.story is not None:
            asked = replace(asked, story=self.story)
        else:
            asked = replace(asked, analyst=words)
        self.asked = asked
        self.reload()

    def command_words(self, name: str, words: str) -> bool:
        if name != "narrow":
            return super().command_words(name, words)
        found = self._limits(words)
        self.narrow(found[0].text if found else words)
        return True
