"""What widgets and workers tell their screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from monitor_tui.model import Versions
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui.desk import Counts, Kept, Overview, Suggestion
from monitor_tui.tui.desk_brief import OpenBrief

if TYPE_CHECKING:
    from monitor_tui.model.proven import Proof


@dataclass(repr=False, eq=False)
class CursorMoved(Message):
    """The cursor of a list stands on another line."""

    id: int | None
    """What the line shows; None on an empty list."""


@dataclass(repr=False, eq=False)
class CursorRested(Message):
    """The cursor has stood still long enough for the panes to follow."""

    id: int | None


@dataclass(repr=False, eq=False)
class LineOpened(Message):
    """A line was clicked twice."""

    id: int


@dataclass(repr=False, eq=False)
class VersionsReady(Message):
    """The panes' content has come; ``ticket`` tells whether it is still wanted."""

    ticket: int
    versions: Versions | None
    own_claims: tuple[StoredClaim, ...] = ()
    """Where the story is in no event: its own claims."""

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, VersionsReady)


@dataclass(repr=False, eq=False)
class FilterReady(Message):
    """A filter was run: what a list needs to show it."""

    ticket: int
    kept: Kept

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, FilterReady)


@dataclass(repr=False, eq=False)
class Counted(Message):
    """The numbers of the filter that is shown."""

    ticket: int
    counts: Counts


@dataclass(repr=False, eq=False)
class FilterWrong(Message):
    """The query's words are wrong, at a character."""

    ticket: int
    at: int
    expected: str

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, FilterWrong)


@dataclass(repr=False, eq=False)
class Explained(Message):
    """The lines of ``=``."""

    ticket: int
    lines: tuple[str, ...]


@dataclass(repr=False, eq=False)
class ClaimExplained(Message):
    """Why a claim was read as it was."""

    id: int
    sentences: tuple[str, ...]


@dataclass(repr=False, eq=False)
class OverviewReady(Message):
    """What stands around the wire has been counted."""

    ticket: int
    overview: Overview


@dataclass(repr=False, eq=False)
class Suggested(Message):
    """The completion list has come."""

    ticket: int
    suggestions: tuple[Suggestion, ...]

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, Suggested)


@dataclass(repr=False, eq=False)
class Waiting(Message):
    """Stories that have come since the list was made."""

    stories: int


@dataclass(repr=False, eq=False)
class FetchTold(Message):
    """How far a fetch is; only the last word matters."""

    sentence: str

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, FetchTold)


@dataclass(repr=False, eq=False)
class FetchEnded(Message):
    """A fetch is over, well or not."""

    sentence: str


@dataclass(repr=False, eq=False)
class Done(Message):
    """A person's act is stored, or was refused; the sentence says which."""

    sentence: str
    stories: tuple[int, ...] | None = None
    """Those that it fell on; None where that is not known."""


@dataclass(repr=False, eq=False)
class Found(Message):
    """The line that was looked for: the next unread one, the next of another event."""

    id: int | None
    otherwise: str
    """What to say where there is none."""


@dataclass(repr=False, eq=False)
class ProofReady(Message):
    """The proof of an empty cell has come; without one the sentence says why."""

    ticket: int
    proof: Proof | None
    sentence: str = ""


@dataclass(repr=False, eq=False)
class SilencesEnded(Message):
    """The person's silences that new evidence ended, as sentences."""

    sentences: tuple[str, ...]


@dataclass(repr=False, eq=False)
class BriefReady(Message):
    """An event's brief has come; without one the sentence says why."""

    ticket: int
    brief: OpenBrief | None
    sentence: str = ""


@dataclass(repr=False, eq=False)
class PageReady(Message):
    """The page has been written in a format; or the sentence says why not."""

    text: str
    sentence: str = ""
