"""Below a story: why the chosen claim was read as it was. Imported when it first opens."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from textual.binding import Binding, BindingType

from monitor_tui.text import visible
from monitor_tui.tui.content import DIM, Signs, rule, strip
from monitor_tui.tui.widgets.lines import Lines

_ASCII_QUOTES = str.maketrans("“”", '""')
READING = "the story is read again ..."


class Reasons(Lines, can_focus=True):
    """A rule and the sentences below it, which scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.why", show=False),
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("pagedown,space", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
    ]

    def __init__(self, signs: Signs) -> None:
        super().__init__("reasons")
        self.signs = signs
        self.sentences: tuple[str, ...] = ()
        self.first = 0

    def on_mount(self) -> None:
        self.focus()

    def tell(self, sentences: Sequence[str]) -> None:
        """Put these sentences in the place of others."""
        if self.signs.ascii_only:
            sentences = [sentence.translate(_ASCII_QUOTES) for sentence in sentences]
        self.sentences, self.first = tuple(sentences), 0
        self.draw()

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        width, height = self.size
        if not height:
            return
        lines = [
            line
            for sentence in self.sentences
            for line in wrap(visible(sentence), width - 2, initial_indent=" ", subsequent_indent="   ")
        ]
        rows = height - 1
        self.first = max(0, min(self.first, len(lines) - rows))
        last = min(self.first + rows, len(lines))
        told = f"{last}/{len(lines)}" if len(lines) > rows else ""
        body = [strip(width, (line, DIM)) for line in lines[self.first : last]]
        blank = [strip(width, " " * width)] * (rows - len(body))
        self.show([strip(width, rule("= explained", told, width, self.signs)), *body, *blank])

    def action_move(self, by: int) -> None:
        self.first += by
        self.draw()
