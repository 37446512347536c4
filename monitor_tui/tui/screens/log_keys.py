"""L opens the log; M puts events together, X takes a story out of its event, n notes on an event."""

from __future__ import annotations

from collections.abc import Sequence

from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets.lines import set_shown

MERGE, SPLIT, NOTE = "merge with: ", "story to: ", "note on the event: "
"""Signs of the prompts."""
NO_EVENT = "no event here"
NO_STORY = "no story here"


class LogKeys(ReadingScreen):
    """Each screen says which event and which story are under its cursor."""

    def log_about(self) -> tuple[int | None, int | None]:
        """The event and the story that the log can be limited to."""
        return None, None

    def action_log(self) -> None:
        from monitor_tui.tui.screens.log import LogScreen

        event, story = self.log_about()
        self.app.push_screen(LogScreen(self.desk, event, story))


class SplitKeys(LogKeys):
    """X: stories leave their event."""

    _leaving: Sequence[int] = ()

    def leaving(self) -> Sequence[int]:
        """The stories that are meant."""
        return self.meant()

    def action_split(self) -> None:
        stories = self.leaving()
        if not stories:
            self.tell(NO_STORY)
        elif self.may_write():
            many = "this story leaves" if len(stories) == 1 else f"these {len(stories)} stories leave"
            head = f"{many} the event: Enter for one of its own, or E and a number"
            if self.open_prompt(SPLIT, "", head) is not None:
                self._leaving = tuple(stories)

    def prompt_typed(self, sign: str, text: str, at: int) -> None:
        if sign == SPLIT and self.prompt is not None:
            self.prompt.suggest(self.desk.other_events(text, besides=None) if text.strip() else [])
        else:
            super().prompt_typed(sign, text, at)

    def prompt_taken(self, sign: str, text: str) -> None:
        if sign != SPLIT:
            super().prompt_taken(sign, text)
            return
        into, stories = self._other(text, None) if text.strip() else None, self._leaving
        self.close_prompt()
        if text.strip() and into is None:
            self.tell(f"no event {text.strip()!r}")
        else:
            self.act(lambda: self.desk.split(stories, into))

    def _other(self, text: str, besides: int | None) -> int | None:
        """The event that was chosen or typed."""
        chosen = self.prompt.suggestions[self.prompt.chosen].text if self.prompt and self.prompt.suggestions else ""
        found = self.desk.other_events(chosen or text, besides=besides)
        return int(found[0].text[1:]) if found else None


class BondKeys(SplitKeys):
    """M and n: of the event under the cursor."""

    people = ""
    """What people put into the event, took out of it and noted on it."""
    _meant: int | None = None

    def named_event(self) -> tuple[int, str] | None:
        """The event that is meant, and its title."""
        raise NotImplementedError

    def log_about(self) -> tuple[int | None, int | None]:
        found = self.named_event()
        return (found[0] if found else None), None

    def action_merge(self) -> None:
        self._ask(MERGE, "", "put E{} together with which event? Its number, or words of its title")

    def action_note_event(self) -> None:
        found = self.named_event()
        own = self.desk.event_note(found[0]) if found else ""
        self._ask(NOTE, own, "a note on E{}: Enter keeps it, no words take it away")

    def _ask(self, sign: str, text: str, head: str) -> None:
        found = self.named_event()
        if found is None:
            self.tell(NO_EVENT)
        elif self.may_write() and self.open_prompt(sign, text, head.format(found[0])) is not None:
            self._meant = found[0]
            self.prompt_typed(sign, text, len(text))

    def prompt_typed(self, sign: str, text: str, at: int) -> None:
        if sign == MERGE and self.prompt is not None:
            self.prompt.suggest(self.desk.other_events(text, besides=self._meant))
        elif sign != NOTE:
            super().prompt_typed(sign, text, at)

    def prompt_taken(self, sign: str, text: str) -> None:
        event = self._meant
        if sign not in (MERGE, NOTE) or event is None:
            super().prompt_taken(sign, text)
            return
        other = self._other(text, event) if sign == MERGE else None
        self.close_prompt()
        if sign == NOTE:
            self.act(lambda: self.desk.note_event(event, text))
        elif other is None:
            self.tell(f"no event {text.strip()!r}")
        else:
            self._merge(event, other)

    def command_words(self, name: str, words: str) -> bool:
        found = self.named_event()
        if name not in ("merge", "note-event") or found is None:
            return super().command_words(name, words)
        event = found[0]
        other = self.desk.other_events(words, besides=event) if name == "merge" else []
        if name == "note-event":
            if self.may_write():
                self.act(lambda: self.desk.note_event(event, words))
        elif not other:
            self.tell(f"no event {words!r}")
        elif self.may_write():
            self._merge(event, int(other[0].text[1:]))
        return True

    def _merge(self, event: int, other: int) -> None:
        """In a thread: thousands of stories take seconds to move."""
        self.tell(f"E{event} and E{other} become one ...")
        self.act_slowly(lambda: self.desk.merge(event, other))

    def show_people(self, event: int) -> int:
        """Look again at what people made of an event; how many lines that takes: one, or none."""
        self.people = "  ".join(self.desk.people(event))
        set_shown(self.query_one("#people"), bool(self.people))
        return int(bool(self.people))
