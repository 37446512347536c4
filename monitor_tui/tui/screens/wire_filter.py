"""The filter: as the analyst types, each letter asks anew and stops the question before."""

from __future__ import annotations

from dataclasses import replace

from textual import work

from monitor_tui.errors import QueryError
from monitor_tui.tui.content import number
from monitor_tui.tui.desk import EVERYTHING, Desk, Filter, Interrupted, Kept, Suggestion
from monitor_tui.tui.messages import Counted, Explained, FilterReady, FilterWrong, Suggested
from monitor_tui.tui.screens.wire_panes import WirePanes
from monitor_tui.tui.widgets.paged_list import PAGE

HEAD = "complete: Tab takes, Up Down choose"
SAVED = "saved: "
"""The sign of the prompt that lists the saved queries."""
KEYS = " Enter keep  Esc as before  Tab complete  = explain  Up Down choose  ^u clear"


class WireFilter(WirePanes):
    """Typing a filter, keeping it, dropping it, having it explained."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.typed = ""
        """The analyst's own part of the filter, without what the list of actors adds."""
        self._before: tuple[Kept, str, int | None] | None = None
        """What Escape brings back."""
        self._ticket = 0

    def first_filter(self) -> Filter:
        self.typed = self.monitor.query_at_start
        return self.desk.understand(self.typed) if self.typed else EVERYTHING

    # --- opening and closing the prompt --------------------------------------------------------

    def action_filter(self) -> None:
        # The filter that stands is added to: a blank, so that the next word is one of its own.
        self.open_filter(f"{self.typed} " if self.typed.strip() else "")

    def open_filter(self, text: str) -> None:
        """The prompt with a text in it, ready to be changed."""
        before = (self.kept, self.typed, self.wire.current)
        if self.open_prompt("/", text, HEAD, explains=True) is not None:
            self._before = before
            self.ask(text, len(text))

    def whole_filter(self, typed: str) -> str:
        """What was typed, narrowed to the actor or country chosen on the left."""
        narrowed = self.actors.narrowed
        if not narrowed or not typed.strip():
            return typed.strip() or narrowed
        return f"({typed}) {narrowed}" if " or " in f" {typed} " else f"{typed} {narrowed}"

    # --- while typing ------------------------------------------------------------------------------

    def prompt_typed(self, sign: str, text: str, at: int) -> None:
        if sign == "/":
            self.ask(text, at)
        elif sign == SAVED and self.prompt is not None:
            self.prompt.suggest(self._saved(text))
        else:
            super().prompt_typed(sign, text, at)

    def ask(self, text: str, at: int) -> None:
        """Run a filter beside the keyboard; the one before is interrupted."""
        self._ticket += 1
        self.desk.interrupt()
        self._run(self._ticket, self.whole_filter(text), text, at)

    @work(thread=True, exclusive=True, group="filter", exit_on_error=False)
    def _run(self, ticket: int, whole: str, text: str, at: int) -> None:
        try:
            which = self.desk.understand(whole) if whole.strip() else EVERYTHING
            if ticket == self._ticket:
                self.post_message(FilterReady(ticket, self.desk.keep(which, PAGE)))
                self.post_message(Counted(ticket, self.desk.count(which)))
        except Interrupted:
            return
        except QueryError as error:
            self.post_message(FilterWrong(ticket, error.at, error.expected))
        try:
            if self.filtering and ticket == self._ticket:
                self.post_message(Suggested(ticket, tuple(self.desk.complete(text, at))))
        except Interrupted:
            return

    def on_filter_ready(self, message: FilterReady) -> None:
        if message.ticket == self._ticket:
            self.show_kept(message.kept, at=self.wire.current)
            if self.prompt is not None:
                self.prompt.tell(message.kept.why_none)

    def on_counted(self, message: Counted) -> None:
        """The rest of the numbers, once the list stands."""
        if message.ticket != self._ticket:
            return
        self.kept = replace(self.kept, counts=message.counts)
        self.draw_title()
        self.count_around()
        if self.prompt is not None and not self.kept.why_none:
            self.prompt.tell(self._counted(self.kept))

    def _counted(self, kept: Kept) -> str:
        if kept.counts.claims is None:
            return ""
        many = f"claims: {number(kept.counts.claims)} match, in {number(kept.counts.stories)} stories."
        fields = {word.split(":")[0].lstrip("-(") for word in kept.filter.text.split() if ":" in word}
        own = [f"{field}:" for field in ("camp", "by", "about", "blames", "stance", "said", "point") if field in fields]
        return f"{many} {' and '.join(own)} are tested on the same claim." if len(own) > 1 else many

    def on_filter_wrong(self, message: FilterWrong) -> None:
        if message.ticket == self._ticket and self.prompt is not None:
            self.prompt.wrong(message.at, message.expected)

    def on_suggested(self, message: Suggested) -> None:
        if message.ticket == self._ticket and self.prompt is not None:
            self.prompt.suggest(message.suggestions)

    # --- what comes of it ---------------------------------------------------------------------------

    def prompt_left(self, sign: str) -> None:
        """Escape: filter, list and cursor as before."""
        super().prompt_left(sign)
        before, self._before = self._before, None
        if sign == "/" and before is not None:
            self._ticket += 1
            self.desk.interrupt()
            kept, self.typed, at = before
            self.show_kept(kept, at=at)
            self.count_around()

    def prompt_taken(self, sign: str, text: str) -> None:
        if sign == "/":
            self.take(text)
        elif sign == SAVED:
            self._take_saved()
        else:
            super().prompt_taken(sign, text)

    def take(self, text: str) -> None:
        """Enter: the filter stays. A wrong one keeps the prompt open."""
        try:
            if text.strip():
                self.desk.understand(self.whole_filter(text))
        except QueryError as error:
            if self.prompt is not None:
                self.prompt.wrong(error.at, error.expected)
            return
        self.typed = text.strip()
        self._before = None
        self.close_prompt()
        self.ask(self.typed, len(self.typed))

    def set_filter(self, text: str) -> None:
        """Show a filter that was not typed here: an event's stories, a saved query, an actor."""
        self.typed = text
        self.ask(text, len(text))

    def action_clear(self) -> None:
        if self.part != "wire":
            self.go_to("wire")
        elif self.typed or self.actors.narrowed:
            self.actors.narrowed = ""
            self.actors.refresh()
            self.set_filter("")

    def action_limit_panes(self) -> None:
        self.limited = not self.limited
        row = self.wire.current_row
        if row is not None and row.event is not None:
            self.ask_versions(row.event)

    # --- saved queries ------------------------------------------------------------------------------

    def action_saved(self) -> None:
        if not self.desk.dossier.queries:
            self.tell("the dossier has no saved queries (queries.txt)")
            return
        prompt = self.open_prompt(SAVED, "", "saved queries: Up Down choose, letters narrow, Enter shows its stories")
        if prompt is not None:
            prompt.suggest(self._saved(""))

    def _saved(self, typed: str) -> list[Suggestion]:
        """The dossier's queries whose name or words hold what was typed."""
        wanted = typed.strip().casefold()
        found = self.desk.dossier.queries.items()
        return [Suggestion(name, 0, query) for name, query in found if wanted in f"{name} {query}".casefold()]

    def _take_saved(self) -> None:
        """The chosen query becomes the filter; where none fits, the prompt stays."""
        prompt = self.prompt
        if prompt is None or not prompt.suggestions:
            return
        query = prompt.suggestions[prompt.chosen].sentence
        self.close_prompt()
        self.set_filter(query)

    # --- explaining ---------------------------------------------------------------------------------

    def on_prompt_asked(self) -> None:
        if self.prompt is not None:
            self._explain(self._ticket, self.whole_filter(self.prompt.text))

    def action_explain(self) -> None:
        self.open_filter(self.typed)
        self._explain(self._ticket, self.whole_filter(self.typed))

    @work(thread=True, exclusive=True, group="explain", exit_on_error=False)
    def _explain(self, ticket: int, text: str) -> None:
        try:
            which: Filter = self.desk.understand(text) if text.strip() else EVERYTHING
            self.post_message(Explained(ticket, tuple(self.desk.explain(which))))
        except QueryError as error:
            self.post_message(FilterWrong(ticket, error.at, error.expected))
        except Interrupted:
            return

    def on_explained(self, message: Explained) -> None:
        if self.prompt is not None:
            self.prompt.explain(message.lines)

    def keys_text(self) -> str:
        return KEYS if self.filtering else super().keys_text()
