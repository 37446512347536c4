"""One claim read by a person: beside what the machine read, what they say; and the claims that were read alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from textwrap import wrap
from typing import ClassVar

from rich.style import Style
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from monitor_tui.errors import MonitorError
from monitor_tui.tui.commands import CORRECT
from monitor_tui.tui.content import BOLD, DIM, ends, fit, one_line, strip
from monitor_tui.tui.desk import Desk, Suggestion
from monitor_tui.tui.desk_word import FIELDS, Draft, OpenClaim
from monitor_tui.tui.messages import Done
from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets.lines import Lines
from monitor_tui.tui.widgets.prompt import Field

LABEL = 12
MACHINE, TYPED = (28, 46), (34, 56)
"""Columns of what the machine read and of what is typed, on a small screen and on a wide one."""
SUGGESTIONS = 2
ALIKE_KEYS = " Enter correct it likewise   j k another one   Tab to the fields   Esc leave"
KEYS = " F2 save   Tab next field   Esc leave (draft kept)   u undoes it   ^u clears it"
HELP = " F1 help (the same keys under a Cyrillic layout)"
Drawn = tuple[str, Style | None]
UNSAVED = "nothing differs from how the claim stands"


@dataclass(repr=False, eq=False)
class EffectReady(Message):
    """What saving would change has been worked out."""

    ticket: int
    effect: str
    alike: tuple[OpenClaim, ...]

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, EffectReady)


class AlikeLines(Lines, can_focus=True):
    """Claims that were read alike, one at a time; takes the keys while it is gone through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "screen.alike(1)", show=False),
        Binding("k,up", "screen.alike(-1)", show=False),
        Binding("enter", "screen.likewise", show=False),
    ]


class CorrectScreen(ReadingScreen):
    """Fields beside the machine's reading; F2 saves, Escape leaves and keeps what was typed."""

    NAME: ClassVar[str] = CORRECT

    def __init__(self, desk: Desk, opened: OpenClaim) -> None:
        super().__init__(desk)
        self.opened = opened
        self.suggestions: Sequence[Suggestion] = ()
        self.chosen = 0
        self.at = FIELDS[0]
        """The field that was typed in last: its suggestions stand below it."""
        self.effect = ""
        self.alike: tuple[OpenClaim, ...] = ()
        self.shown_alike = 0
        self.done_alike: set[int] = set()
        self.saved = False
        self._asked = 0

    # --- what stands there ---------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield Lines("head")
        draft = self.desk.drafts.get(self.opened.key, replace(self.opened.stands, why=""))
        with Vertical(id="fields"):
            for name, value in asdict(draft).items():
                with Horizontal(classes="row", id=f"row-{name}"):
                    yield Lines(f"left-{name}")
                    yield Field(value, compact=True, select_on_focus=False, classes="text-field", id=f"field-{name}")
                    yield Lines(f"right-{name}")
            yield Lines("suggestions")
            yield Lines("more")
        yield Lines("told")
        yield AlikeLines("alike")
        yield Lines("status")
        yield Lines("keys")

    def on_mount(self) -> None:
        for name in FIELDS:
            self.query_one(f"#row-{name}").styles.height = 1
            self._field(name).cursor_blink = False
        heights = {"head": 4, "suggestions": SUGGESTIONS, "more": 1, "told": 5, "keys": 2}
        for name, height in heights.items():
            self.query_one(f"#{name}").styles.height = height
        self.query_one("#fields").styles.height = len(FIELDS) + SUGGESTIONS + 1
        self.query_one("#alike").styles.height = "1fr"
        self.set_widths()
        self._field(self.at).focus()
        self.ask()

    def on_resize(self, event: events.Resize) -> None:
        self.set_widths()
        self.call_after_refresh(self.draw)

    def set_widths(self) -> None:
        machine, typed = MACHINE[self.wide], TYPED[self.wide]
        for name in FIELDS:
            self.query_one(f"#left-{name}").styles.width = LABEL + machine + 3
            self._field(name).styles.width = typed

    def _field(self, name: str) -> Field:
        return self.query_one(f"#field-{name}", Field)

    @property
    def draft(self) -> Draft:
        return Draft(*(self._field(name).value for name in FIELDS))

    @property
    def changed(self) -> bool:
        return replace(self.draft, why="") != self.opened.stands or self.opened.claim is None

    # --- drawing -----------------------------------------------------------------------------------------

    def draw(self) -> None:
        if not self.is_mounted:
            return
        width = self.app.size.width
        self.query_one("#head", Lines).show([strip(width, (line, style)) for line, style in self._head(width)])
        machine, typed = asdict(self.opened.machine), TYPED[self.wide]
        for name in FIELDS:
            first = self._said(machine[name])[0] if name == "why" else machine[name]
            left = f" {name:<{LABEL - 1}}{fit(first, MACHINE[self.wide], self.signs.more)}  ["
            self.query_one(f"#left-{name}", Lines).show([strip(len(left), left)])
            self.query_one(f"#right-{name}", Lines).show([strip(width - len(left) - typed, "]")])
        second = f"{'':{LABEL}}{self._said(machine['why'])[1]}"
        self.query_one("#more", Lines).show([strip(width, fit(second, width))])
        self.query_one("#suggestions", Lines).show([strip(width, run) for run in self._suggested(width)])
        self.query_one("#told", Lines).show([strip(width, fit(line, width, self.signs.more)) for line in self._told_()])
        self.query_one("#alike", Lines).show([strip(width, run) for run in self._alike(width)])
        self.show_status()
        self.show_keys()

    def _head(self, width: int) -> list[Drawn]:
        opened = self.opened
        what = f" correct claim {opened.number} of {opened.count}" if opened.claim is not None else " make a claim"
        quote = wrap(f'"{one_line(opened.quote)}"', width - 2)[:2]
        lines = [ends(what, f"story {opened.place}", width, self.signs.more), *(f" {line}" for line in quote)]
        lines += [""] * (3 - len(lines))
        by = "" if opened.claim is None else "machine (unsure)" if opened.unsure else "machine"
        columns = f"{'':{LABEL}}{by:<{MACHINE[self.wide] + 2}}you"
        return [(lines[0], BOLD), (lines[1], None), (lines[2], None), (fit(columns, width), DIM)]

    def _said(self, text: str) -> tuple[str, str]:
        """The machine's reasons in two lines."""
        lines = wrap(one_line(text), MACHINE[self.wide])
        if len(lines) > 2:
            lines[1] = fit(" ".join(lines[1:]), MACHINE[self.wide], self.signs.more)
        first, second, *_ = [*lines, "", ""]
        return first, second

    def _suggested(self, width: int) -> Iterator[Drawn]:
        first = max(0, self.chosen - SUGGESTIONS + 1)
        indent = LABEL + MACHINE[self.wide] + 2
        for place in range(first, first + SUGGESTIONS):
            if place >= len(self.suggestions):
                yield "", None
                continue
            one = self.suggestions[place]
            name, _, letter = one.sentence.partition("\t")
            sign = self.signs.cursor if place == self.chosen else " "
            known = max(9, *(len(other.text) for other in self.suggestions[first : first + SUGGESTIONS]))
            room = width - indent - min(known, 20) - 6
            line = f"{'':{indent}}{sign}{fit(one.text, min(known, 20), self.signs.more)} {fit(name, room)}{letter}"
            yield line, BOLD if place == self.chosen else None

    def _told_(self) -> list[str]:
        now = self.now.astimezone(self.desk.dossier.zone)
        many = len(self.alike) - len(self.done_alike)
        what = " and ".join(self._changed_words()) or "it"
        claims = f"1 more claim got its {what}" if many == 1 else f"{many} more claims got their {what}"
        alike = f"{claims} the same way.    Tab: see each one" if many else f"no other claim got {what} the same way."
        if self.opened.claim is None:
            alike = "none; the machine found no such claim in this sentence."
        return [
            "",
            f" Effect: {self.effect}",
            f" Alike: {alike}",
            " Kept:  your word stands on the text, also after the program reads it again.",
            f"        {self.desk.analyst} {now.day} {now:%b %H:%M}; the machine's reading stays one key away (=).",
        ]

    def _changed_words(self) -> list[str]:
        draft, stands = asdict(self.draft), asdict(self.opened.stands)
        return [name for name in FIELDS[:3] if draft[name] != stands[name]]

    def _alike(self, width: int) -> list[Drawn]:
        if not self.query_one("#alike").has_focus or not self.alike:
            return []
        one = self.alike[self.shown_alike]
        done = "  corrected likewise" if one.claim in self.done_alike else ""
        head = ends(f" {self.shown_alike + 1} of {len(self.alike)}{done}", f"story {one.place}", width, self.signs.more)
        read = f" {one.machine.speaker or 'nobody'} {one.machine.stance} {one.machine.target}  {one.machine.why}"
        quote = wrap(f'"{one_line(one.quote)}"', width - 2)[: max(1, self.query_one("#alike").size.height - 2)]
        return [(head, BOLD), *((f" {line}", None) for line in quote), (fit(read, width, self.signs.more), DIM)]

    def show_keys(self) -> None:
        width = self.app.size.width
        keys = ALIKE_KEYS if self.query_one("#alike").has_focus else KEYS
        lines = [strip(width, (fit(line, width, self.signs.more), DIM)) for line in (keys, HELP)]
        self.query_one("#keys", Lines).show(lines)

    # --- typing ----------------------------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.key_pressed()
        self.suggest()
        self.ask()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        name = (self.focused.id or "").removeprefix("field-") if self.focused is not None else ""
        if name in FIELDS:
            self.at = name
            box = self.query_one("#fields")
            box.move_child(self.query_one("#suggestions"), after=self.query_one(f"#row-{name}"))
        self.suggestions = ()
        self.draw()

    def suggest(self) -> None:
        """What may stand where the cursor is; nothing where it stands there already."""
        field = self._field(self.at)
        if not field.has_focus:
            return
        found = self.desk.complete_word(self.opened, self.at, field.value, field.cursor_position)
        typed = [field.value[one.start : one.end] for one in found]
        self.suggestions = [one for one, there in zip(found, typed, strict=True) if one.text != there]
        self.chosen = 0
        self.draw()

    def ask(self) -> None:
        """Work out what saving would change."""
        self._asked += 1
        self._work_out(self._asked, self.draft)

    @work(thread=True, exclusive=True, group="effect", exit_on_error=False)
    def _work_out(self, ticket: int, draft: Draft) -> None:
        try:
            effect, alike = self.desk.effect(self.opened, draft), tuple(self.desk.alike(self.opened, draft))
        except MonitorError as error:
            effect, alike = str(error), ()
        self.post_message(EffectReady(ticket, effect, alike))

    def on_effect_ready(self, message: EffectReady) -> None:
        if message.ticket == self._asked and not self.saved:
            self.effect, self.alike = message.effect, message.alike
            self.shown_alike = 0
            self.draw()

    # --- moving ------------------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        stops: list[Field | AlikeLines] = [self._field(name) for name in FIELDS]
        if self.alike:
            stops.append(self.query_one(AlikeLines))
        here = next((place for place, one in enumerate(stops) if one is self.focused), 0)
        self.set_focus(stops[(here + by) % len(stops)])  # at once: the next key may be a Tab too

    def action_next_field(self) -> None:
        """Take the chosen suggestion where there is one, else go on."""
        if self.suggestions and self._field(self.at).has_focus:
            self.take()
        else:
            self._step(1)

    def action_previous_field(self) -> None:
        self._step(-1)

    def action_next_word(self) -> None:
        self._choose(1)

    def action_previous_word(self) -> None:
        self._choose(-1)

    def _choose(self, by: int) -> None:
        if self.suggestions:
            self.chosen = (self.chosen + by) % len(self.suggestions)
            self.draw()

    def take(self) -> None:
        one, field = self.suggestions[self.chosen], self._field(self.at)
        end = field.cursor_position if one.end is None else one.end
        field.value = field.value[: one.start] + one.text + field.value[end:]
        field.cursor_position = one.start + len(one.text)
        self.suggestions = ()
        self.draw()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_next_field()

    # --- saving ------------------------------------------------------------------------------------------------

    def save(self) -> str | None:
        """Save, once; the sentence, or None where that cannot be."""
        if self.saved or not self.may_write():
            return None
        if not self.changed:
            self.tell(UNSAVED)
            return None
        try:
            sentence = self.desk.correct(self.opened, self.draft)
        except MonitorError as error:
            self.tell(str(error))
            return None
        self.saved = True
        self.desk.drafts.pop(self.opened.key, None)
        return sentence

    def action_save_word(self) -> None:
        sentence = self.save()
        if sentence is not None:
            self._go(sentence)

    def _go(self, sentence: str = "") -> None:
        """Back to the screen below, which shows what has changed."""
        self.app.pop_screen()
        self.app.screen.post_message(Done(sentence, (self.opened.at.story,)))

    def action_leave(self) -> None:
        if self.saved:
            self._go("corrected")
            return
        if self.changed or self.draft.why:
            self.desk.drafts[self.opened.key] = self.draft
        self.app.pop_screen()

    def action_alike(self, by: int) -> None:
        self.shown_alike = (self.shown_alike + by) % len(self.alike)
        self.draw()

    def action_likewise(self) -> None:
        """Correct the alike claim that is shown; the claim itself first, where that is not saved yet."""
        one = self.alike[self.shown_alike]
        if one.claim is None or (not self.saved and self.save() is None):
            return
        try:
            sentence = self.desk.correct_likewise(one, self.opened, self.draft)
        except MonitorError as error:
            sentence = str(error)
        else:
            self.done_alike.add(one.claim)
        left = [place for place, other in enumerate(self.alike) if other.claim not in self.done_alike]
        if left:
            self.shown_alike = next((place for place in left if place > self.shown_alike), left[0])
        self.tell(sentence)
        self.draw()

    def action_keys(self) -> None:
        self.action_help()
