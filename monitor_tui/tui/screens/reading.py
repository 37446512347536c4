"""What all screens of the dashboard have in common: keys, the foot, the status line, acts that every one knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from monitor_tui.errors import MonitorError
from monitor_tui.text import visible
from monitor_tui.tui import commands, painted
from monitor_tui.tui.content import BOLD, DIM, WARNING, Signs, fit, strip
from monitor_tui.tui.desk import Desk, Interrupted, Suggestion
from monitor_tui.tui.messages import Done, FetchEnded, FetchTold
from monitor_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from monitor_tui.tui.app import MonitorApp
    from monitor_tui.tui.widgets.prompt import Prompt

WIDE = 100
READ_ONLY = "this store can only be read"
LEAVING = "nothing to go back to: Q leaves"
PROMPT_KEYS = " Enter takes it  Esc leaves  Tab completes  Up Down choose  ^u clear"


class ReadingScreen(Screen[None], inherit_bindings=False):
    """A screen with a table of commands and three lines at its foot: *also*, health or status, keys."""

    NAME: ClassVar[str]
    """Its name in the table of commands."""
    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk | None = None) -> None:
        super().__init__()
        self._desk = desk
        self.now = datetime.now(UTC)
        self._pressed: tuple[str, int] = ("", 0)
        """The first press of a doubled key: its action, and the how many-th key it was."""
        self._told = ""
        """What the status line says until the next key."""
        self.prompt: Prompt | None = None
        """The open one, if any."""

    def __init_subclass__(cls, **options: object) -> None:
        """The bindings come out of the table of commands."""
        if hasattr(cls, "NAME"):
            cls.BINDINGS = list(commands.bindings(cls.NAME))
        super().__init_subclass__(**options)  # type: ignore[arg-type]  # Textual's own options

    @property
    def desk(self) -> Desk:
        return self.monitor.desk if self._desk is None else self._desk

    @property
    def monitor(self) -> MonitorApp:
        from monitor_tui.tui.app import MonitorApp

        assert isinstance(self.app, MonitorApp)
        return self.app

    @property
    def signs(self) -> Signs:
        return self.monitor.signs

    @property
    def wide(self) -> bool:
        return self.app.size.width >= WIDE

    # --- keys ------------------------------------------------------------------------------------

    async def action_doubled(self, action: str) -> None:
        """The first press of a doubled key waits for the second."""
        pressed = self.monitor.pressed
        if self._pressed == (action, pressed - 1):
            self._pressed = ("", 0)
            await self.run_action(action)
        else:
            self._pressed = (action, pressed)

    def key_pressed(self) -> None:
        """Any key: what was told has been read."""
        if self._told:
            self._told = ""
            self.show_status()

    # --- the foot ----------------------------------------------------------------------------------

    def keys_text(self) -> str:
        if self.prompt is not None:
            return PROMPT_KEYS
        wide = commands.keys_line(self.NAME, True)
        return wide if len(wide) <= self.app.size.width else commands.keys_line(self.NAME, False)

    def show_keys(self) -> None:
        width = self.app.size.width
        text = fit(self.keys_text(), width, self.signs.more)
        self.query_one("#keys", Lines).show([strip(width, (text, DIM))])

    def tell(self, sentence: str) -> None:
        """Say something in the status line; the next key takes it away."""
        self._told = sentence
        self.show_status()

    def status(self) -> str:
        """What the status line says when nothing was told: the worst health warning."""
        return ""

    def show_status(self) -> None:
        width = self.app.size.width
        text = self._told or self.status()
        style = BOLD if self._told else WARNING if text else None
        self.query_one("#status", Lines).show([strip(width, (fit(text, width, self.signs.more), style))])

    # --- prompts -------------------------------------------------------------------------------------

    @property
    def prompt_lines(self) -> int:
        """How many lines a prompt takes: its own two, and suggestions as there is room for."""
        height = self.app.size.height
        return 10 if height >= 32 else 7 if height >= 16 else 5

    def open_prompt(self, sign: str, text: str, head: str, *, explains: bool = False) -> Prompt | None:
        """A line to type in above the keys; None where one is open already."""
        if self.prompt is not None:
            return None
        from monitor_tui.tui.widgets.prompt import Prompt

        self.prompt = Prompt(sign, text, head, self.signs, explains=explains)
        self.prompt.styles.height = self.prompt_lines
        self.add_class("-typing")
        self.mount(self.prompt, before="#keys")
        self.show_keys()
        return self.prompt

    def close_prompt(self) -> None:
        if self.prompt is not None:
            self.set_focus(None)
            self.prompt.remove()
            self.prompt = None
            self.remove_class("-typing")
            self.show_keys()

    def prompt_typed(self, sign: str, text: str, at: int) -> None:
        """Complete what stands before the cursor."""
        if self.prompt is None:
            return
        start = text.rfind(" ", 0, at) + 1 if sign in "+-" else 0
        given = text[start:at].lstrip("+-")
        if sign == ":":
            known = [one for one in commands.of_screen(self.NAME) if one.name.startswith(given)]
            self.prompt.suggest([Suggestion(one.name, 0, one.sentence.rstrip(".")) for one in known])
        elif sign in "+-":
            tags = self.desk.tags(given)
            self.prompt.suggest([Suggestion(tag, start, "", stories) for tag, stories in tags])

    def prompt_taken(self, sign: str, text: str) -> None:
        self.close_prompt()
        if sign == ":":
            self.run_command(text)
        elif sign in "+-":
            self.tag(text, sign)

    def prompt_left(self, sign: str) -> None:
        self.close_prompt()

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        self.prompt_typed(message.sign, message.text, message.at)

    def on_prompt_taken(self, message: Prompt.Taken) -> None:
        self.prompt_taken(message.sign, message.text)

    def on_prompt_left(self) -> None:
        if self.prompt is not None:
            self.prompt_left(self.prompt.sign)

    def action_command(self) -> None:
        self.open_prompt(":", "", "commands: Tab takes, Up Down choose, Enter does it")
        self.prompt_typed(":", "", 0)

    def command_words(self, name: str, words: str) -> bool:
        """Do a command with the words typed behind its name; whether it takes any."""
        return False

    def run_command(self, name: str) -> None:
        """Do what a command's name says; the beginning is enough where only one fits."""
        name, _, words = name.strip().partition(" ")
        fitting = [one for one in commands.of_screen(self.NAME) if one.name.startswith(name)]
        chosen = commands.find(name) if any(one.name == name for one in fitting) else None
        if chosen is None and len(fitting) == 1:
            chosen = fitting[0]
        if chosen is None:
            self.tell(
                f"no command {name!r} here" if not fitting else f"which? {', '.join(o.name for o in fitting[:6])}"
            )
        elif words:
            if not self.command_words(chosen.name, words.strip()):
                self.tell(f":{chosen.name} takes no words")
        else:
            self.call_later(self.run_action, chosen.action)

    # --- tags ---------------------------------------------------------------------------------------

    def meant(self) -> list[int]:
        """The stories that the next act falls on."""
        return []

    def action_tag(self) -> None:
        self._open_tags("+")

    def action_untag(self) -> None:
        self._open_tags("-")

    def _open_tags(self, sign: str) -> None:
        stories = self.meant()
        if stories and self.may_write():
            what = "on" if sign == "+" else "off"
            self.open_prompt(sign, "", f"tags {what} {len(stories)} {'story' if len(stories) == 1 else 'stories'}")
            self.prompt_typed(sign, "", 0)

    def tag(self, text: str, sign: str) -> None:
        """Put tags on and take tags off; each word may carry its own sign."""
        words = [word if word[0] in "+-" else sign + word for word in text.split()]
        add = [word[1:] for word in words if word[0] == "+" and word[1:]]
        remove = [word[1:] for word in words if word[0] == "-" and word[1:]]
        stories = self.meant()
        if stories and (add or remove):
            self.act(lambda: self.desk.tag(stories, add, remove), stories)

    # --- acts ---------------------------------------------------------------------------------------

    def may_write(self) -> bool:
        """Whether this store takes what people do; where it does not, that is said."""
        if not self.desk.can_write:
            self.tell(READ_ONLY)
        return self.desk.can_write

    def act(self, step: Callable[[], str], stories: Sequence[int] | None = None) -> None:
        """Do something to the store and say what came of it; what a person can mend is told, not raised."""
        try:
            sentence = step() if self.desk.can_write else READ_ONLY
        except MonitorError as error:
            sentence = str(error)
        self.post_message(Done(sentence, None if stories is None else tuple(stories)))

    @work(thread=True, group="acts", exit_on_error=False)
    def act_slowly(self, step: Callable[[], str]) -> None:
        self.act(step)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What went wrong in a thread is said; the dashboard stays."""
        if event.state is WorkerState.ERROR:
            self.tell(str(event.worker.error) or repr(event.worker.error))

    def on_done(self, message: Done) -> None:
        self.tell(message.sentence)
        try:
            self.reload(message.stories)
        except MonitorError as error:
            self.tell(str(error))

    def reload(self, stories: Sequence[int] | None = None) -> None:
        """Show again what an act may have changed: these stories, or any."""

    def action_undo(self) -> None:
        self.act_slowly(self.desk.undo)  # parting two large events takes seconds

    def action_redo(self) -> None:
        self.act_slowly(self.desk.redo)

    def action_back(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.tell(LEAVING)

    def action_redraw(self) -> None:
        painted.forget()
        self.refresh()

    async def action_quit(self) -> None:
        await self.monitor.action_quit()

    def action_help(self) -> None:
        from monitor_tui.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.NAME, self.signs))

    def action_fetch(self) -> None:
        if not self.may_write():
            return
        if self.monitor.fetching:
            self.tell("a fetch is running already")
            return
        self.monitor.fetching = True
        self.tell("fetching what is due ...")
        self._fetch()

    @work(thread=True, group="fetch", exit_on_error=False)
    def _fetch(self) -> None:
        worker = get_current_worker()

        def told(sentence: str) -> None:
            if worker.is_cancelled:
                raise Interrupted
            self.post_message(FetchTold(sentence))

        try:
            sentence = self.desk.fetch(told)
        except MonitorError as error:
            sentence = str(error)
        except Interrupted:
            sentence = "the fetch was stopped"
        finally:
            self.monitor.fetching = False
        self.post_message(FetchEnded(sentence))

    def on_fetch_told(self, message: FetchTold) -> None:
        self.tell(message.sentence)

    def on_fetch_ended(self, message: FetchEnded) -> None:
        self.tell(message.sentence)
        self.fetched()

    def fetched(self) -> None:
        """A fetch is over: there may be stories that wait."""

    def copy(self, text: str) -> None:
        """Put a text on the terminal's clipboard (OSC 52) and show it plainly too."""
        self.app.copy_to_clipboard(visible(text))
        self.tell(text)
