"""T and W: the ways from the wire and from an event to who said it first and how each camp words it."""

from __future__ import annotations

from monitor_tui.tui.desk import Filter
from monitor_tui.tui.screens.reading import ReadingScreen


class MovedKeys(ReadingScreen):
    """What the wire and the event have in common; each says which event and which stories are meant."""

    def moved_event(self) -> int | None:
        """The event under the cursor."""
        raise NotImplementedError

    def worded(self) -> int | Filter:
        """What is looked through for words: the event, or all that the filter keeps."""
        raise NotImplementedError

    def action_timeline(self) -> None:
        event = self.moved_event()
        if event is None:
            self.tell("this story is in no event yet")
            return
        from monitor_tui.tui.screens.timeline import TimelineScreen

        self.app.push_screen(TimelineScreen(self.desk, event))

    def action_words(self) -> None:
        from monitor_tui.tui.screens.wording import WordingScreen

        self.app.push_screen(WordingScreen(self.desk, self.worded()))
