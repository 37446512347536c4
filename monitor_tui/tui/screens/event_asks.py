"""What an analyst says of an event and its cells in words typed: a title, a summary line, an event as a row."""

from __future__ import annotations

import re

from monitor_tui.model import Nearby, Versions
from monitor_tui.tui.desk import Suggestion
from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets.panes import Panes

TITLE, SUMMARY, JOIN = "title: ", "summary: ", "event: "
"""Signs of the prompts."""
NO_EVENT = "no event here"
AS_BEFORE = "nothing changed"
_EVENT = re.compile(r"[eEеЕ]?\s*(\d+)")
"""Also as a Cyrillic layout types it."""


class RenameKeys(ReadingScreen):
    """The key t: a person's title for the event under the cursor."""

    _renamed: int | None = None

    def named_event(self) -> tuple[int, str] | None:
        """The event that is meant, and its title."""
        raise NotImplementedError

    def action_rename(self) -> None:
        found = self.named_event()
        if found is None:
            self.tell(NO_EVENT)
        elif self.may_write():
            head = f"title of E{found[0]}; empty gives it back to the machine"
            if self.open_prompt(TITLE, found[1], head) is not None:
                self._renamed = found[0]

    def prompt_taken(self, sign: str, text: str) -> None:
        event, found = self._renamed, self.named_event()
        if sign == TITLE and event is not None:
            self.close_prompt()
            if found == (event, text.strip()):
                self.tell(AS_BEFORE)  # else looking at a long title would make the machine's a person's
            else:
                self.act(lambda: self.desk.rename(event, text))
        else:
            super().prompt_taken(sign, text)

    def command_words(self, name: str, words: str) -> bool:
        found = self.named_event()
        if name == "rename" and found is not None and self.may_write():
            event = found[0]
            self.act(lambda: self.desk.rename(event, words))
            return True
        return name == "rename" or super().command_words(name, words)


class EventAsks(RenameKeys):
    """The keys s and p of the event's screen, and i: the words of the accused, in and out."""

    with_accused = False
    """Whether the words of the accused stand in the panes."""
    joined: tuple[int, ...] = ()
    """Events that stand as rows."""

    @property
    def panes(self) -> Panes:
        raise NotImplementedError

    def ask_versions(self) -> None:
        """Look at the event anew."""
        raise NotImplementedError

    # --- words of the accused --------------------------------------------------------------------------

    def action_accused(self) -> None:
        versions = self.panes.versions
        if versions is None or not versions.accused:
            self.tell("no words of the accused in this event")
            return
        self.with_accused = not self.with_accused
        self.ask_versions()

    # --- the summary line ------------------------------------------------------------------------------

    def action_summary(self) -> None:
        row, cell = self.panes.row, self.panes.cell
        if row is None or cell is None or not cell.statements:
            self.tell("nothing to sum up: this cell is empty")
        elif self.may_write():
            self.open_prompt(SUMMARY, cell.summary, f"one line for {row.point.name}; empty takes it out")

    def _sum_up(self, text: str) -> None:
        row, cell, versions = self.panes.row, self.panes.cell, self.panes.versions
        if row is not None and cell is not None and versions is not None:
            event, point, pane = versions.event.id, row.point.id, cell.camp
            self.act(lambda: self.desk.summarize(event, point, pane, text))

    # --- another event as a row ------------------------------------------------------------------------

    def action_join(self) -> None:
        if not _nearby(self.panes.versions):
            self.tell("these stories tell of no other event")
        elif self.open_prompt(JOIN, "", "which event as a row? In as a row already: takes it out") is not None:
            self.prompt_typed(JOIN, "", 0)

    def _joined_rows(self) -> set[str]:
        """The points that are other events."""
        return {f"E{event}" for event in self.joined}

    def join(self, text: str) -> None:
        """Put an event in as a row, or take its row out."""
        found = self._matching(text)
        if not found:
            self.tell(f"these stories tell of no event {text!r}")
            return
        event = found[0].event
        out = event in self.joined
        self.joined = tuple(one for one in self.joined if one != event) if out else (*self.joined, event)
        self.tell(f"E{event} is no row any more" if out else f"E{event} is a row: the last")
        self.ask_versions()

    def _matching(self, text: str) -> list[Nearby]:
        """The nearby events of a number, or whose titles hold what was typed."""
        number, wanted = _EVENT.fullmatch(text.strip()), text.strip().casefold()
        near = _nearby(self.panes.versions)
        if number is not None:
            return [one for one in near if one.event == int(number[1])]
        return [one for one in near if wanted in one.title.casefold()]

    # --- prompts ---------------------------------------------------------------------------------------

    def prompt_typed(self, sign: str, text: str, at: int) -> None:
        if sign == JOIN and self.prompt is not None:
            found = self._matching(text)
            said = [
                f"{one.title}: {one.claims} claims{' (a row)' if one.event in self.joined else ''}" for one in found
            ]
            self.prompt.suggest([Suggestion(f"E{one.event}", 0, told) for one, told in zip(found, said, strict=True)])
        elif sign not in (TITLE, SUMMARY):
            super().prompt_typed(sign, text, at)

    def prompt_taken(self, sign: str, text: str) -> None:
        if sign == JOIN:
            chosen = self.prompt.suggestions[self.prompt.chosen].text if self.prompt and self.prompt.suggestions else ""
            self.close_prompt()
            self.join(chosen or text)
        elif sign == SUMMARY:
            self.close_prompt()
            cell = self.panes.cell
            if cell is not None and text.strip() == cell.summary:
                self.tell(AS_BEFORE)
            else:
                self._sum_up(text)
        else:
            super().prompt_taken(sign, text)

    def command_words(self, name: str, words: str) -> bool:
        if name == "join":
            self.join(words)
        elif name == "summary":
            if self.may_write():
                self._sum_up(words)
        else:
            return super().command_words(name, words)
        return True


def _nearby(versions: Versions | None) -> tuple[Nearby, ...]:
    return () if versions is None else versions.nearby
