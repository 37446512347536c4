"""The line in which an analyst types, with what completes it above. Imported when it first opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from monitor_tui.tui.content import BOLD, DIM, Signs, ends, fit, fit_left, number, rule, strip
from monitor_tui.tui.desk import CAP, Suggestion
from monitor_tui.tui.widgets.lines import Lines

SUGGESTIONS = 4
COUNT = 7
"""Columns of a number of stories: ``10,000+``."""


class Field(Input, inherit_bindings=False):
    """A text field of one line: keys go into it as they are typed, in any layout."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("ctrl+left", "cursor_left_word", show=False),
        Binding("ctrl+right", "cursor_right_word", show=False),
        Binding("home", "home", show=False),
        Binding("end,ctrl+e", "end", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete,ctrl+d", "delete_right", show=False),
        Binding("ctrl+w", "delete_left_word", show=False),
        Binding("ctrl+u", "clear", show=False),
        Binding("ctrl+k", "delete_right_all", show=False),
        Binding("enter", "submit", show=False),
    ]

    def action_clear(self) -> None:
        self.value = ""


class Prompt(Vertical, can_focus=False):
    """A rule, some suggestions, a line that tells, and the field behind its sign."""

    @dataclass
    class Typed(Message):
        """The text or the cursor in it has changed."""

        sign: str
        text: str
        at: int

    @dataclass
    class Taken(Message):
        """Enter: the text stands."""

        sign: str
        text: str

    class Left(Message):
        """Escape: as before."""

    class Asked(Message):
        """``=``: explain what stands there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False),
        Binding("down", "choose(1)", show=False),
        Binding("up", "choose(-1)", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, sign: str, text: str, head: str, signs: Signs, *, explains: bool = False) -> None:
        super().__init__()
        self.sign = sign
        self.head = head
        self.signs = signs
        self.explains = explains
        self.suggestions: tuple[Suggestion, ...] = ()
        self.chosen = 0
        self._first = text
        self._told = ""
        self._suggestions = Lines("suggestions")
        self._line = Lines("told")
        self._sign = Lines("sign")
        self._sign.styles.width = len(sign)
        self.field = Field(text, compact=True, select_on_focus=False, classes="text-field", id="field")

    def compose(self) -> ComposeResult:
        yield self._suggestions
        yield self._line
        with Horizontal(id="line"):
            yield self._sign
            yield self.field

    def on_mount(self) -> None:
        field = self.field
        field.cursor_blink = False
        field.cursor_position = len(self._first)
        self._sign.show([strip(len(self.sign), (self.sign, BOLD))])
        field.focus()
        self.on_resize()

    def on_resize(self) -> None:
        self.suggest(self.suggestions)
        if self._told:
            self.tell(self._told)

    @property
    def text(self) -> str:
        return self.field.value

    # --- what it shows -------------------------------------------------------------------------

    def suggest(self, suggestions: Sequence[Suggestion]) -> None:
        """Put the completion list; the first one is chosen."""
        if tuple(suggestions) != self.suggestions:
            self.chosen = 0
        self.suggestions = tuple(suggestions)
        width = self.size.width
        counted = any(one.stories is not None for one in self.suggestions)
        told = ("stories if taken" if self.explains else "stories") if counted else ""
        head = rule(self.head, told, width, self.signs)
        lines = [strip(width, head)]
        first = max(0, self.chosen - SUGGESTIONS + 1)
        names = max((cell_len(one.text) for one in self.suggestions), default=0) + 2
        for place, one in enumerate(self.suggestions[first : first + SUGGESTIONS], first):
            many = "" if one.stories is None else number(one.stories, CAP)
            sign = self.signs.cursor if place == self.chosen else " "
            text = f" {sign}{fit(one.text, max(17, min(names, 30)), self.signs.more)}"
            sentence = f" ({one.sentence})" if one.sentence else ""
            room = width - cell_len(text) - (12 + COUNT if counted else 1)
            line = text + fit(sentence, room, self.signs.more) + (fit_left(many, COUNT) if counted else "")
            lines.append(strip(width, (line, BOLD if place == self.chosen else None)))
        self._suggestions.show(lines)

    def tell(self, sentence: str) -> None:
        """One line above the field: counts, a mistake, why nothing is kept."""
        self._told = sentence
        width = self.size.width
        self._line.show([strip(width, fit(f" {sentence}", width, self.signs.more))])

    def wrong(self, at: int, expected: str) -> None:
        """Point at the character where the words are wrong."""
        width = self.size.width
        place = min(at + len(self.sign), max(0, width - 20))
        before = place - cell_len(expected) - 1
        line = f"{'':{place}}^ {expected}"
        if place + 2 + cell_len(expected) > width and before >= 0:
            line = f"{'':{before}}{expected} ^"
        self._told = expected
        self._line.show([strip(width, (fit(line, width, self.signs.more), BOLD))])

    def explain(self, lines: Sequence[str]) -> None:
        """The lines of ``=`` stand where the suggestions stood."""
        width = self.size.width
        head = strip(width, rule("= explained", "", width, self.signs))
        parts = [line.partition("\t") for line in lines]
        # The numbers are what was asked for: what a clause means gives way to them.
        body = [
            strip(width, (ends(f" {said}", f" {kept}", min(width, 100), self.signs.more), DIM))
            for said, _, kept in parts
        ]
        self._suggestions.show([head, *body])

    # --- what it hears -------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.explains and "=" in event.value:
            # No query has this sign; taking it out of the text makes it a key.
            field, at = self.field, max(0, self.field.cursor_position - 1)
            with field.prevent(Input.Changed):
                field.value = event.value.replace("=", "")
                field.cursor_position = at
            self.post_message(self.Asked())
            return
        self.post_message(self.Typed(self.sign, event.value, self.field.cursor_position))

    @on(Input.Submitted)
    def _taken(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Taken(self.sign, event.value))

    def action_complete(self) -> None:
        """Take the chosen suggestion."""
        if not self.suggestions:
            return
        one, field = self.suggestions[self.chosen], self.field
        at = field.cursor_position if one.end is None else one.end
        field.value = field.value[: one.start] + one.text + field.value[at:]
        field.cursor_position = one.start + len(one.text)

    def action_choose(self, by: int) -> None:
        if self.suggestions:
            self.chosen = (self.chosen + by) % len(self.suggestions)
            self.suggest(self.suggestions)

    def action_leave(self) -> None:
        self.post_message(self.Left())
