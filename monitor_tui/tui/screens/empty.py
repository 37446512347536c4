"""A first start: no store, or one without a story. Nothing happens until a person says so."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.message import Message

from monitor_tui.errors import MonitorError
from monitor_tui.tui.commands import EMPTY
from monitor_tui.tui.content import BOLD, strip
from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets.lines import Lines
from monitor_tui.tui.widgets.story_text import wrap

FILE = "file: "


@dataclass
class Made(Message):
    """A store has been made, or could not be."""

    store: Path
    notice: str = ""
    wrong: str = ""


class EmptyScreen(ReadingScreen):
    """Three ways to begin."""

    NAME: ClassVar[str] = EMPTY

    def __init__(self, store: Path) -> None:
        super().__init__()
        self.store = store
        self.working = False

    def compose(self) -> ComposeResult:
        yield Lines("page")
        yield Lines("status")
        yield Lines("keys")

    def on_mount(self) -> None:
        self.query_one("#page").styles.height = "1fr"

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self.draw)

    def words(self) -> str:
        dossier = self.monitor.dossier
        fetch = f'2 fetch the {len(dossier.sources)} sources of "{dossier.path.name}"'
        return f"No stories yet. 1 see the demo  {fetch} (nothing is fetched until you say so)  3 import a file"

    def draw(self) -> None:
        width = self.app.size.width
        text = self.words()
        lines = [strip(width, (f" {text[line.start : line.end]}", BOLD)) for line in wrap(text, width - 2)]
        self.query_one("#page", Lines).show(
            [strip(width, ""), *lines, strip(width, ""), strip(width, f" {self.store}")]
        )
        self.show_status()
        self.show_keys()

    def action_demo(self) -> None:
        if not self.working:
            self.working = True
            self.tell("reading the demo ...")
            self._make_demo(self.store.with_name("demo.db"))

    @work(thread=True, group="making", exit_on_error=False)
    def _make_demo(self, store: Path) -> None:
        from monitor_tui.cycle.demo import NOTICE, fill

        try:
            fill(store, self.monitor.dossier)
        except MonitorError as error:
            self.post_message(Made(store, wrong=str(error)))
        else:
            self.post_message(Made(store, NOTICE))

    def on_made(self, message: Made) -> None:
        self.working = False
        if message.wrong:
            self.tell(message.wrong)
        else:
            if message.notice:
                from monitor_tui.cycle.demo import QUERY

                self.monitor.query_at_start = QUERY  # as the command opens it
            self._open(message.store, message.notice)

    def _open(self, store: Path, notice: str = "", *, fetch: bool = False) -> None:
        from monitor_tui.tui.asking import StoreDesk

        screen = self.monitor.open_desk(StoreDesk(store, self.monitor.dossier, self.monitor.analyst), notice)
        if fetch:
            screen.call_after_refresh(screen.action_fetch)

    def action_fetch_first(self) -> None:
        from monitor_tui.store import connect

        try:
            connect.create(self.store)
            self._open(self.store, fetch=True)
        except MonitorError as error:
            self.tell(str(error))

    def action_import(self) -> None:
        self.open_prompt(FILE, "", "import: a feed file, plain text or JSON lines")

    def prompt_typed(self, sign: str, text: str, at: int) -> None:
        """Nothing completes the name of a file."""

    def prompt_taken(self, sign: str, text: str) -> None:
        self.close_prompt()
        if text.strip() and not self.working:
            self.working = True
            self.tell("importing ...")
            self._import(Path(text.strip()).expanduser())

    @work(thread=True, group="making", exit_on_error=False)
    def _import(self, file: Path) -> None:
        from monitor_tui.cycle.importing import Given, import_file

        try:
            saved, wrong = import_file(self.store, self.monitor.dossier, file, Given())
        except (MonitorError, OSError) as error:
            self.post_message(Made(self.store, wrong=str(error)))
        else:
            self.post_message(Made(self.store, wrong=wrong if not (saved.new or saved.unchanged) else ""))
