"""What a screen may ask and do: the one seam between the dashboard and everything below it.

``asking.StoreDesk`` answers from a store; the tests have one that answers from memory. Methods marked *slow*
are called from a thread, the others answer at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from monitor_tui.dossier import Dossier
from monitor_tui.model import Event, SourceCount, Story, Versions
from monitor_tui.model.timed import TODAY, Times
from monitor_tui.store.connect import Interrupted
from monitor_tui.store.kept import ActorCount, EventRow, StoredClaim, WireRow
from monitor_tui.tui.desk_brief import BriefDesk
from monitor_tui.tui.desk_event import EventDesk, OpenEvent
from monitor_tui.tui.desk_log import LogDesk
from monitor_tui.tui.desk_moved import MovedDesk
from monitor_tui.tui.desk_proof import ProofDesk
from monitor_tui.tui.desk_time import TimeDesk
from monitor_tui.tui.desk_word import WordDesk

if TYPE_CHECKING:
    from monitor_tui.model import Remark

__all__ = [
    "CAP",
    "EVERYTHING",
    "Counts",
    "Desk",
    "Filter",
    "Interrupted",
    "Kept",
    "OpenEvent",
    "OpenStory",
    "Overview",
    "Suggestion",
]

CAP = 10_000
"""Counting stops here: ``10,000+``."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A query that was understood; ``made`` belongs to the desk that made it."""

    text: str = ""
    made: object = None
    asks_claims: bool = False
    """Whether it tests claims, so that their number is worth saying."""
    times: Times = TODAY
    """Of which time it is asked."""


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a filter keeps; each number may have stopped at CAP, and None is not counted yet."""

    stories: int = 0
    all: int = 0
    """Stories without the filter."""
    events: int | None = None
    unread: int | None = None
    claims: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a list needs to show a filter: the first page comes along, so that it opens without a second question."""

    filter: Filter
    counts: Counts
    """Only the stories so far; the rest is counted after the list is shown."""
    first: tuple[int, ...] = ()
    why_none: str = ""
    """Where nothing is kept: the sentence that says which clause killed it."""
    note: str = ""
    """Of an answer of the past: what it hides, and what of it is today's."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the completion list."""

    text: str
    start: int
    sentence: str = ""
    stories: int | None = None
    end: int | None = None
    """Where the replaced text ends; None is the cursor."""
    """Stories if taken, where it was counted."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands around the wire: actors and countries with their counts in the filter, and how the sources fare."""

    actors: Mapping[str, ActorCount] = field(default_factory=dict)
    countries: Mapping[str, int] = field(default_factory=dict)
    health: Mapping[str, SourceCount] = field(default_factory=dict)
    """Camp -> its own sources."""


@dataclass(frozen=True, slots=True)
class OpenStory:
    """A story with all that its screen shows of it."""

    story: Story
    number: int
    """The wording shown, from 1."""
    whole: str
    """The text that the claims' spans count in."""
    claims: tuple[StoredClaim, ...]
    remarks: tuple[Remark, ...]
    events: tuple[Event, ...]
    tags: tuple[str, ...] = ()


class Desk(BriefDesk, EventDesk, LogDesk, ProofDesk, TimeDesk, WordDesk, MovedDesk, Protocol):
    """Everything that the screens ask."""

    dossier: Dossier
    analyst: str
    can_write: bool

    # --- asking
    def understand(self, text: str) -> Filter:
        """A query's words; QueryError where they are wrong."""

    def keep(self, which: Filter, limit: int) -> Kept:
        """Run a filter. *Slow*; raises Interrupted where ``interrupt`` was called meanwhile."""

    def count(self, which: Filter) -> Counts:
        """Everything that the title line says of a filter. *Slow*; may raise Interrupted."""

    def interrupt(self) -> None:
        """Stop the filter that runs now, from another thread."""

    def page(self, which: Filter, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]: ...
    def rank(self, which: Filter, one: int) -> int: ...
    def seek(self, which: Filter, rank: int) -> int | None: ...
    def rows(self, ids: Sequence[int]) -> Sequence[WireRow]: ...
    def next_unread(self, which: Filter, below: int | None) -> int | None:
        """The next unread story of the filter, older than this one; then from the top. *Slow*."""

    def other_event(self, which: Filter, one: int, down: bool) -> int | None:
        """The next story of the filter that belongs to another event. *Slow*."""

    def overview(self, which: Filter) -> Overview:
        """*Slow*."""

    def versions(
        self,
        event: int,
        camps: Sequence[str],
        which: Filter | None = None,
        *,
        accused: bool = False,
        joined: Sequence[int] = (),
    ) -> Versions | None:
        """``accused`` lets the words of the accused into the cells, ``joined`` events stand as rows. *Slow*."""

    def own_claims(self, story: int) -> tuple[StoredClaim, ...]: ...
    def claim(self, one: int) -> StoredClaim | None: ...
    def explain_claim(self, one: int) -> Sequence[str]:
        """*Slow*: its story is read again. Why it was read so, a sentence a line."""

    def story(self, one: int, wording: int | None = None) -> OpenStory: ...
    def events_seek(self, rank: int) -> int | None: ...
    def events_page(self, limit: int, *, before: int | None = None, after: int | None = None) -> list[int]: ...
    def events_rank(self, one: int) -> int: ...
    def events_rows(self, ids: Sequence[int]) -> Sequence[EventRow]: ...
    def events_total(self) -> int: ...

    # --- helping to type
    def complete(self, text: str, at: int) -> Sequence[Suggestion]:
        """*Slow*: counts the stories of each."""

    def explain(self, which: Filter) -> Sequence[str]:
        """*Slow*. One line a clause: as parsed, what it means; after a tab, what it keeps."""

    def tags(self, prefix: str = "") -> Sequence[tuple[str, int]]:
        """The tags in use with their stories, the most used first."""

    # --- acts: each answers with the sentence for the status line
    def tag(self, stories: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> str: ...
    def read(self, stories: Sequence[int], on: bool) -> str: ...
    def read_all(self, which: Filter) -> str:
        """*Slow*. One act, however many stories."""

    def check(self, claim: int) -> str: ...
    def undo(self) -> str: ...
    def redo(self) -> str: ...

    # --- what others do meanwhile
    def version(self) -> int:
        """Another number once anyone has written to the store."""

    def waiting(self, which: Filter, above: int | None) -> int:
        """Stories of the filter newer than the newest shown."""

    def fetch(self, told: Callable[[str], None]) -> str:
        """Fetch what is due, saying how far it is. *Slow*."""

    def stop(self) -> None:
        """The dashboard closes: end what runs in threads."""
