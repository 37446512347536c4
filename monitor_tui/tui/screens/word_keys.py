"""The keys of an analyst's own word: c corrects the chosen claim; in a story m makes one, H hides one, n notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor_tui.errors import MonitorError
from monitor_tui.model import Review, Span
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui.desk_word import OpenClaim, Sentence
from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets import claim_words
from monitor_tui.tui.widgets.claim_words import NOWHERE

if TYPE_CHECKING:
    from monitor_tui.store.reviewing import Note
    from monitor_tui.tui.desk import Desk, OpenStory

NOTHING = "choose a claim first; c corrects it"
NO_CLAIM = "No claim found. m makes one from a sentence."
NOTE_OF_CLAIM, NOTE_OF_STORY = "note on the claim: ", "note on the story: "
CHOOSING = " j k another sentence   Enter make a claim of it   Esc leave"
NOT_HERE = "this claim's wording is not shown; < goes to it"


class WordKeys(ReadingScreen):
    """Each screen says which claim is under the cursor."""

    def word_claim(self) -> int | None:
        """The claim that ``c`` is about."""
        raise NotImplementedError

    def action_correct(self) -> None:
        claim = self.word_claim()
        if claim is None:
            self.tell(NOTHING)
        elif self.may_write():
            try:
                self.open_form(self.desk.open_claim(claim))
            except MonitorError as error:
                self.tell(str(error))

    def open_form(self, opened: OpenClaim) -> None:
        from monitor_tui.tui.screens.correct import CorrectScreen

        self.app.push_screen(CorrectScreen(self.desk, opened))


class StoryWords(WordKeys):
    """What a person says of the claims of one story, and what others said."""

    open: OpenStory
    chosen: int
    first: int

    def __init__(self, desk: Desk | None = None) -> None:
        super().__init__(desk)
        self.hidden_shown = False
        """Whether claims that people hid stand among the others."""
        self.put_away: tuple[StoredClaim, ...] = ()
        """These, where they do."""
        self.sentences: Sequence[Span] = ()
        self.sentence: int | None = None
        """The one of which a claim is to be made, while it is chosen."""
        self.notes: Sequence[Note] = ()

    # --- what others said -----------------------------------------------------------------------------

    def with_hidden(self, claims: tuple[StoredClaim, ...]) -> tuple[StoredClaim, ...]:
        """The claims in reading order, those that people hid among them where they are asked for."""
        if not self.put_away:
            return claims
        both = (*claims, *self.put_away)
        return tuple(sorted(both, key=lambda one: (one.sentence == NOWHERE, one.sentence[0])))

    def load_words(self) -> None:
        """What people said of the story that is open."""
        self.sentence = None
        self.notes = self.desk.notes(self.open.story.id)
        self.put_away = self.desk.hidden(self.open.story.id, self.open.number) if self.hidden_shown else ()

    def noted(self, claim: int | None) -> str:
        """The notes on the story, or on a claim of it: ``anna: ask again``."""
        return "; ".join(f"{note.analyst}: {note.text}" for note in self.notes if note.claim == claim)

    def people(self, claim: StoredClaim) -> str:
        """Who reads the chosen claim how, where anybody reads it otherwise than the machine."""
        if claim.review not in (Review.CORRECTED, Review.DISPUTED, Review.MADE):
            return ""
        return claim_words.people(self.desk.words(claim.id), self.desk.dossier)

    # --- a claim of a sentence ----------------------------------------------------------------------------

    def marked(self, claim: StoredClaim | None) -> StoredClaim | None:
        """What the text marks: the chosen claim, or the sentence of which one is to be made."""
        if self.sentence is None:
            return claim
        span = self.sentences[self.sentence]
        blank = claim or claim_words.BLANK
        return replace(blank, sentence=span, sentences=(span,), content=(span,), cue=None, source=None)

    def action_make(self) -> None:
        """Choose a sentence: the first that is in view."""
        if not self.may_write():
            return
        self.sentences = self.desk.sentences(self.open.story.id, self.open.number)
        if not self.sentences:
            self.tell("this story has no sentence")
            return
        top = self.top_of_view()
        self.sentence = next((place for place, span in enumerate(self.sentences) if span[1] > top), 0)
        self.show_sentence()

    def top_of_view(self) -> int:
        """The first character of the text that is in view."""
        raise NotImplementedError

    def show_sentence(self) -> None:
        """Bring the chosen sentence into view and draw."""
        raise NotImplementedError

    def step_sentence(self, by: int) -> bool:
        """Go to another sentence while one is chosen; whether that was so."""
        if self.sentence is None:
            return False
        self.sentence = max(0, min(self.sentence + by, len(self.sentences) - 1))
        self.show_sentence()
        return True

    def action_make_here(self) -> None:
        if self.sentence is None:
            self.tell("m makes a claim of a sentence; c corrects the chosen claim")
            return
        at = Sentence(self.open.story.id, self.open.number, self.sentences[self.sentence])
        self.action_drop()
        try:
            self.open_form(self.desk.open_sentence(at))
        except MonitorError as error:
            self.tell(str(error))

    def action_drop(self) -> None:
        if self.sentence is not None:
            self.sentence = None
            self.show_sentence()

    # --- hiding, notes -----------------------------------------------------------------------------------------

    def action_hide(self) -> None:
        claim = self.word_claim()
        if claim is None:
            self.tell(NO_CLAIM)
        elif self.may_write():
            self.act(lambda: self.desk.hide(claim), [self.open.story.id])

    def action_hidden(self) -> None:
        self.hidden_shown = not self.hidden_shown
        many = len(self.desk.hidden(self.open.story.id, self.open.number))
        self.reload()
        hidden = f"{many} hidden claim{'' if many == 1 else 's'}"
        self.tell(f"{hidden} shown" if self.hidden_shown else f"{hidden} out of sight")

    def action_note(self) -> None:
        """On the chosen claim; in a story without one, on the story."""
        self._note(self.word_claim())

    def action_note_story(self) -> None:
        self._note(None)

    def _note(self, claim: int | None) -> None:
        if not self.may_write():
            return
        own = next((n.text for n in self.notes if n.claim == claim and n.analyst == self.desk.analyst), "")
        sign = NOTE_OF_STORY if claim is None else NOTE_OF_CLAIM
        self.open_prompt(sign, own, "a note: Enter keeps it, no words take it away")

    def prompt_taken(self, sign: str, text: str) -> None:
        if sign not in (NOTE_OF_CLAIM, NOTE_OF_STORY):
            super().prompt_taken(sign, text)
            return
        self.close_prompt()
        story, claim = self.open.story.id, self.word_claim() if sign == NOTE_OF_CLAIM else None
        self.act(lambda: self.desk.note(story, claim, text), [story])
