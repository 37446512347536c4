"""What a desk from memory answers about an analyst's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor_tui.errors import StoreError
from monitor_tui.model import Review, Span
from monitor_tui.store.kept import StoredClaim, WireRow
from monitor_tui.store.reviewing import Note, Word
from monitor_tui.tui.desk import OpenStory, Suggestion
from monitor_tui.tui.desk_word import Draft, DraftKey, OpenClaim, Sentence
from monitor_tui.tui.typed import complete
from tests.tui.model_story import DOSSIER, EVENTS, START


class FakeWords:
    """Part of ``FakeDesk``: remembers what was said and done."""

    analyst: str
    held: dict[int, WireRow]
    done: list[tuple[object, ...]]
    unknown: int

    def __init__(self) -> None:
        self.drafts: dict[DraftKey, Draft] = {}
        self.written: list[Note] = []

    def story(self, one: int, wording: int | None = None) -> OpenStory:
        raise NotImplementedError

    def open_claim(self, claim: int) -> OpenClaim:
        if claim == self.unknown:
            raise StoreError("This claim is no longer in the store.")
        story = next(iter(self.held))
        machine = Draft("fsb", "accuses", "putin, peskov", "E1 what", '"are said": the speaker stands before')
        at = Sentence(story, 2, (claim, claim + 9))
        quote = f"They are said to have planned it, claim {claim}."
        stands = replace(machine, why="")
        return OpenClaim(at, quote, "n-tv 19 Apr 2021", machine, stands, claim, True, claim, 18)

    def open_sentence(self, at: Sentence) -> OpenClaim:
        quote = self.story(at.story).whole[slice(*at.span)]
        return OpenClaim(at, quote, "n-tv 19 Apr 2021", Draft(), Draft(stance="asserts", event="E1"))

    def sentences(self, story: int, wording: int) -> Sequence[Span]:
        return [claim.sentence for claim in self.story(story).claims]

    def effect(self, opened: OpenClaim, draft: Draft) -> str:
        if draft.stance not in ("accuses", "asserts", "denies"):
            raise StoreError("a stance is one of asserts, accuses, denies")
        return f'stays in B; in E1 "what" it joins the statement {draft.speaker} 16 Apr.'

    def alike(self, opened: OpenClaim, draft: Draft) -> Sequence[OpenClaim]:
        return [self.open_claim(one) for one in (11, 12, 13)] if draft.speaker != opened.stands.speaker else []

    def complete_word(self, opened: OpenClaim, field: str, text: str, at: int) -> Sequence[Suggestion]:
        return complete(field, text, at, DOSSIER, [("E1", EVENTS[1].title)])

    def correct(self, opened: OpenClaim, draft: Draft) -> str:
        if draft.speaker == "nobody-known":
            raise StoreError("no actor nobody-known in the dossier")
        self.done.append(("correct" if opened.claim else "make", opened.claim or opened.quote, draft))
        return f"corrected by {self.analyst}"

    def correct_likewise(self, other: OpenClaim, opened: OpenClaim, draft: Draft) -> str:
        self.done.append(("likewise", other.claim, draft.speaker))
        return f"claim {other.claim} corrected likewise"

    def hide(self, one: int) -> str:
        self.done.append(("hide", one))
        return f"hidden: claim {one}"

    def hidden(self, story: int, wording: int) -> tuple[StoredClaim, ...]:
        shown = self.story(story).claims[1]
        return (replace(shown, id=77, review=Review.HIDDEN, reviewed_by="boris", cue=None, source=None),)

    def note(self, story: int, one: int | None, text: str) -> str:
        self.done.append(("note", one, text))
        self.written.append(Note(self.analyst, text, START, one))
        return "noted: 1 claim"

    def notes(self, story: int) -> Sequence[Note]:
        return self.written

    def words(self, one: int) -> Sequence[Word]:
        return (Word("anna", "speaker", "fsb", START), Word("boris", "review", "checked", START))
