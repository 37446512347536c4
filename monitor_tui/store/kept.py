"""The values that travel between the cycle, the store and the screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from monitor_tui.model import (
    Dated,
    Item,
    Placement,
    Precision,
    Presence,
    Review,
    Source,
    Span,
    Stance,
)

if TYPE_CHECKING:
    from monitor_tui.model import Features, Reading


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event that is not stored yet. Equal ``ref`` means the same event, as long as one ``Saver`` lives."""

    ref: str


EventRef = int | NewEvent
"""A stored event by its id, or one that comes into being with this story."""


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where one claim of a reading belongs; what the cycle adds to it before it is stored."""

    event: EventRef | None = None
    """None: the story's main event."""
    placements: tuple[Placement, ...] = ()
    """Most specific first; none means that it stands in no cell."""
    held: bool = False
    """The speaker was in custody on the day."""
    says: tuple[str, ...] = ()
    """Marks of what is said, by which other reports of it are known."""
    begins: tuple[str, ...] = ()
    """The marks by which the free point is found that it begins; none where it begins none."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One item, read, grouped and placed: all that is stored of it in one go."""

    source: Source
    item: Item
    key: str
    """As ``identity.keys_of`` made it."""
    reading: Reading
    seen: datetime
    """When it was collected; an item of an import may carry its own ``seen``, which then holds."""
    day: date | None = None
    """The story's day in the dossier's zone: what a claim without ``said`` is dated by."""
    places: tuple[ClaimPlace, ...] = ()
    """One for each claim of the reading; empty means all of them in the main event and in no cell."""
    event: EventRef | None = None
    """The main event; None leaves the story in none."""
    title: str = ""
    """The main event's machine title with this story in it; empty leaves it as it is."""
    features: Features | None = None
    copy_of: str | None = None
    """Key of a story that this one repeats, or that repeats it: the first of both becomes the first mover."""
    copies: tuple[str, ...] = ()
    """Keys of further such stories: what led to two first movers is one chain now."""
    sketch: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a batch: story ids, in the order given."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()
    events: Mapping[str, int] = field(default_factory=dict)
    """``NewEvent.ref`` -> id of the events that came into being."""
    touched: frozenset[int] = frozenset()
    """Events whose stories, claims or cells changed: their conflicts are to be looked at again."""
    changes: frozenset[tuple[int, str, str]] | None = None
    """Event, point and speaker of the cells that changed, so that nothing else need be looked at; with no point, who
    speaks, or is accused, anew. None where that is not known: all of the events touched."""

    def __add__(self, other: Saved) -> Saved:
        changes = self.changes if not other.touched else other.changes if not self.touched else None
        if self.changes is not None and other.changes is not None:
            changes = self.changes | other.changes
        return Saved(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            {**self.events, **other.events},
            self.touched | other.touched,
            changes,
        )


# --- rows for lists and screens -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WireRow:
    """A story as the wire shows it."""

    id: int
    key: str
    source: str
    kind: str
    lang: str
    title: str
    published: datetime
    precision: Precision
    dated: Dated
    unread: bool
    marked: bool
    edited: bool
    gone: bool
    camps: tuple[str, ...]
    """Camps that speak in it."""
    copies: int
    """Stories of its chain of copies, itself included: 1 means no copy is known."""
    copy_of: int | None
    event: int | None
    tags: tuple[str, ...]
    disputed: tuple[str, ...]
    """Tags on which the last acts of two analysts differ, also such as are off now."""
    url: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as the list of events shows it."""

    id: int
    key: str
    title: str
    first: datetime
    last: datetime
    changed: datetime
    stories: int
    unread: int
    claims: int
    checked: int
    unsure: int
    camps: Mapping[str, int]
    """Camp -> number of its claims."""
    conflicts: int


@dataclass(frozen=True, slots=True)
class ActorCount:
    """In how many stories of a selection an actor is named, and in how many it speaks."""

    named: int
    speaks: int


@dataclass(frozen=True, slots=True)
class Locator:
    """A claim by what never changes: how the log of acts names it."""

    key: str
    """The story's."""
    sha256: str
    """The wording's."""
    sentence: Span
    speaker: str
    """As written."""
    cue: str = ""
    """As written; tells two claims of one speaker in one sentence apart."""


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with what the store knows of it; spans count characters of wording ``wording``."""

    id: int
    story: int
    wording: int
    event: int | None
    kind: str
    actor: str | None
    camp: str | None
    stance: Stance
    placements: tuple[Placement, ...]
    quote: str
    speaker: str
    said: date | None
    precision: Precision
    day: date
    direct: bool
    hedged: bool
    held: bool
    rule: str
    sentence: Span
    sentences: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    via: tuple[str, ...]
    targets: tuple[str, ...]
    unsure: tuple[str, ...]
    state: Presence
    review: Review
    reviewed_by: str | None
    shown: bool
    spans: Mapping[str, object]
    """All offsets as stored: the JSON forms of dates, numbers and places among them."""

    @property
    def point(self) -> str | None:
        return self.placements[0].point if self.placements else None

    @property
    def value(self) -> str | None:
        return self.placements[0].value if self.placements else None


@dataclass(frozen=True, slots=True)
class CellRow:
    """One cell's content by speaker, stance and value."""

    event: int
    point: str
    camp: str
    actor: str
    stance: Stance
    value: str
    terms: tuple[str, ...]
    claims: int
    first: date
    last: date
    best: int
