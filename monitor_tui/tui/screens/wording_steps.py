"""`<` and `>` in a story: from wording to wording, with what each changed against the one before."""

from __future__ import annotations

from collections.abc import Sequence

from monitor_tui.model import Remark
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui.desk import OpenStory
from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets.edited_text import EditedText, edited, plain

FIRST = "the first wording: nothing to compare it with"
ONLY = "no other wording; what changed is counters, adverts or dates of update"
NO_OTHER = "there is no other wording this way"


class WordingSteps(ReadingScreen):
    """Part of the story's screen."""

    open: OpenStory
    chosen: int
    _turns: tuple[int, ...] | None = None
    _page: tuple[str, EditedText] | None = None
    _compared = False
    """Whether the changes of the wording shown are written into its text."""

    @property
    def page(self) -> EditedText:
        """The text as it is drawn."""
        whole = self.open.whole
        if self._page is None or self._page[0] != whole:
            self._page = whole, plain(whole)
            self._compared = False
        return self._page[1]

    def drawn(self, claims: Sequence[StoredClaim]) -> tuple[StoredClaim, ...]:
        """Claims with their places in the text as it is drawn."""
        return tuple(map(self.page.claim, claims))

    def drawn_remarks(self) -> tuple[Remark, ...]:
        return tuple(map(self.page.remark, self.open.remarks))

    def action_older_wording(self) -> None:
        self._step_wording(-1)

    def action_newer_wording(self) -> None:
        self._step_wording(1)

    def _step_wording(self, by: int) -> None:
        """To the next wording that changed anything that matters; at the newest, what it changed."""
        story = self.open.story
        if self._turns is None:
            self._turns = self.desk.turns(story.id)
        turns = self._turns
        here = next(place for place, number in enumerate(turns) if number >= self.open.number or number == turns[-1])
        there = here + by
        if by > 0 and there == len(turns) and here > 0 and not self._compared:
            there = here
        if not 0 <= there < len(turns):
            self.tell(ONLY if len(turns) == 1 and story.wordings > 1 else NO_OTHER)
            return
        if there != here:
            self.open = self.desk.story(story.id, turns[there])
            self.chosen = 0
        self._compare(turns, there)
        self.wording_shown()
        self.tell(self._told_change(turns, there))

    def _compare(self, turns: Sequence[int], place: int) -> None:
        """Writes what changed into the text; the first wording stands as it is."""
        whole = self.open.whole
        page = edited(self.desk.wording(self.open.story.id, turns[place - 1]), whole) if place else plain(whole)
        self._page, self._compared = (whole, page), True

    def _told_change(self, turns: Sequence[int], place: int) -> str:
        if not place:
            return FIRST
        page, before = self.page, turns[place - 1]
        out, into = len(page.removed), len(page.added)
        return f"wording {turns[place]} against {before}: {out} taken out [-...-], {into} put in {{+...+}}"

    def wording_shown(self) -> None:
        """Another text is to be drawn."""
        raise NotImplementedError
