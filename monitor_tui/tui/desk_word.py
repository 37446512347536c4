"""What the screens ask and do about an analyst's own word on claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from monitor_tui.model import Span
from monitor_tui.store.kept import StoredClaim

if TYPE_CHECKING:
    from monitor_tui.store.reviewing import Note, Word
    from monitor_tui.tui.desk import Suggestion

FIELDS = ("speaker", "stance", "target", "event", "why")
"""What a person types of a claim, in the order of the screen."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as it stands in the fields, each as typed."""

    speaker: str = ""
    stance: str = ""
    target: str = ""
    event: str = ""
    """``E1``, with a row of its contrast behind it: ``E1 when``."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a claim is, or is to be made: a story's wording and the characters of it."""

    story: int
    wording: int
    span: Span


DraftKey = tuple[Sentence, int | None]
"""A sentence, and which claim of it."""


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """A claim that a person reads anew, or a sentence of which one is made."""

    at: Sentence
    quote: str
    place: str
    """Its story in short: source and day."""
    machine: Draft
    """How the machine read it; empty for a claim that is made."""
    stands: Draft
    """How it stands now."""
    claim: int | None = None
    unsure: bool = False
    number: int = 0
    count: int = 0
    """The how many-th of how many claims of its story."""

    @property
    def key(self) -> DraftKey:
        return self.at, self.claim


class WordDesk(Protocol):
    """The part of the desk that takes an analyst's word; every act answers with the sentence for the status line."""

    @property
    def drafts(self) -> dict[DraftKey, Draft]:
        """What was typed and not saved yet."""

    def open_claim(self, claim: int) -> OpenClaim: ...
    def open_sentence(self, at: Sentence) -> OpenClaim: ...
    def sentences(self, story: int, wording: int) -> Sequence[Span]:
        """Where the sentences of a wording are."""

    def effect(self, opened: OpenClaim, draft: Draft) -> str:
        """What saving would change. *Slow*."""

    def alike(self, opened: OpenClaim, draft: Draft) -> Sequence[OpenClaim]:
        """Claims that got what was changed here the same way, and of which nobody has spoken yet. *Slow*."""

    def complete_word(self, opened: OpenClaim, field: str, text: str, at: int) -> Sequence[Suggestion]:
        """What may stand in a field before the cursor."""

    def correct(self, opened: OpenClaim, draft: Draft) -> str:
        """Save what differs from how it stands; of a sentence, make the claim."""

    def correct_likewise(self, other: OpenClaim, opened: OpenClaim, draft: Draft) -> str:
        """Change of another claim what was changed of this one."""

    def hide(self, claim: int) -> str:
        """Take a claim out of sight, or show it again."""

    def hidden(self, story: int, wording: int) -> tuple[StoredClaim, ...]: ...
    def note(self, story: int, claim: int | None, text: str) -> str: ...
    def notes(self, story: int) -> Sequence[Note]: ...
    def words(self, claim: int) -> Sequence[Word]: ...
