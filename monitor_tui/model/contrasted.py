"""What each camp says about an event, point by point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from monitor_tui.model.watched import Point
from monitor_tui.model.words import CellState, Precision, Presence, Review, Stance


@dataclass(frozen=True, slots=True)
class Placement:
    """The point and value that a claim has in its event's contrast."""

    point: str
    value: str
    """What the cell shows: a term's value, a date span, the names blamed."""
    terms: tuple[str, ...] = ()
    """What the value means in any language: dossier terms, ``@`` actors blamed, ``from..to`` spans of days."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A stored claim with its place: what contrast needs to know of it."""

    id: int
    story: int
    copy_of: int | None
    actor: str
    camp: str
    stance: Stance
    point: str
    value: str
    terms: tuple[str, ...]
    said: date
    precision: Precision
    quote: str
    """The whole sentence(s), cleaned."""
    direct: bool
    unsure: bool
    review: Review
    presence: Presence
    url: str | None
    outlet: str
    via: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    """Marks of what is said that cross words and languages, as they were made when it was placed."""
    targets: tuple[str, ...] = ()
    """Whom the claim accuses."""
    held: bool = False
    """The speaker was in custody that day."""
    owner: str | None = None
    """The camp that owns the source."""
    stories: int = 1
    """How many stories this row stands for, where a large event is read in rows that say the same."""
    speaker: str = ""
    """As written."""
    rule: str = ""
    reviewed_by: str | None = None
    carried: tuple[tuple[int, str, str | None], ...] = ()
    """Story, outlet and owner's camp of every report, the first one first, where the row stands for several."""
    n: int = 0
    """0 where the claim is about this point first of all; what it says beside that stands behind."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One speaker saying one thing at one time; ``reports`` are the stories that carry it."""

    actor: str
    camp: str
    stance: Stance
    value: str
    quote: str
    said: date
    precision: Precision
    claim: int
    """The best claim: where Enter leads."""
    story: int
    url: str | None
    outlet: str
    via: tuple[str, ...]
    reports: int
    mark: str
    """machine, unsure, checked, corrected, differ, altered, gone"""
    review: Review
    point: str = ""
    terms: tuple[str, ...] = ()
    """As of its placement: dossier terms, ``@`` actors blamed, ``from..to`` spans of days."""
    first: int = 0
    """The story that reported it first."""
    outlets: tuple[str, ...] = ()
    """Who reported it, the first one first."""
    targets: tuple[str, ...] = ()
    """Whom it accuses."""
    held: bool = False
    """The speaker was in custody when it was said."""
    owners: tuple[str, ...] = ()
    """The camps that own the sources which show it: only the accusing side's, where an accused is shown by it."""
    principal: str | None = None
    """For whom the speaker speaks, as of that day."""
    reviewed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many claims a speaker makes in an event."""

    actor: str
    camp: str
    held: bool
    """In custody on the day."""
    claims: int


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How a camp's own sources fared in a span of time: the denominator of an empty cell."""

    alive: int = 0
    failing: int = 0
    not_collected: int = 0
    items: int = 0
    """Stories of these sources that the store holds in the span."""
    since: datetime | None = None
    """When the first of the failing ones began to fail."""
    lost: tuple[str, ...] = ()
    """The failing ones, by id."""
    never: tuple[str, ...] = ()
    """Of them, those that never came through and of which no story is held: nothing can lean on them."""
    leans: tuple[str, ...] = ()
    """Of them, those on which an empty cell of the event leans."""
    begins: datetime | None = None
    """Where the store began only after the span: when. Nothing was collected then."""

    @property
    def all(self) -> int:
        return self.alive + self.failing + self.not_collected


@dataclass(frozen=True, slots=True)
class Cell:
    """What one camp says on one point; ``statements`` best first."""

    camp: str
    state: CellState
    statements: tuple[Statement, ...] = ()
    sources: SourceCount = SourceCount()
    claims: int = 0
    """Claims of this camp in the whole event: the denominator where none speaks to the point."""
    conflicts: bool = False
    """Another camp contradicts it."""
    within: bool = False
    """Its own speakers contradict each other."""
    summary: str = ""
    """A person's line for the cell, shown instead of the value."""
    summary_by: str = ""
    other_summaries: tuple[tuple[str, str], ...] = ()
    """(analyst, line) of those who sum it up otherwise."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements on one point that cannot both hold: marked, never decided. Within a camp where it is both's."""

    point: str
    one: Statement
    other: Statement


@dataclass(frozen=True, slots=True)
class Nearby:
    """Another event to which stories of this one belong too."""

    event: int
    title: str
    claims: int
    """Of these stories, in that event."""


@dataclass(frozen=True, slots=True)
class Row:
    """One point with a cell for each camp asked for."""

    point: Point
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, across languages."""

    id: int
    key: str
    """The key of its oldest story, of those whose main event it is."""
    title: str
    """Actors, places, dates: made by the machine, never a headline; or what a person calls it."""
    first: date
    last: date
    stories: int
    claims: int = 0
    checked: int = 0
    unsure: int = 0
    camps: Mapping[str, int] = field(default_factory=dict)
    """Camp -> number of its claims."""
    titled_by: str = ""
    """Who gave it its title; '' is the machine."""
    other_titles: tuple[tuple[str, str], ...] = ()
    """(analyst, title) of those who call it otherwise."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What each camp says about one event, point by point."""

    event: Event
    camps: tuple[str, ...]
    rows: tuple[Row, ...]
    conflicts: tuple[tuple[str, str, str], ...]
    """(point, camp, camp)"""
    also: tuple[Statement, ...]
    """Statements of the camps that have no pane, best first."""
    remarks: tuple[tuple[int, str, str], ...]
    """(story, outlet, sentence)"""
    contradictions: tuple[Contradiction, ...] = ()
    """Between camps and within one, by point."""
    accused: tuple[Statement, ...] = ()
    """Words of the accused: of actors held that day, or of an accused heard only on the accusing side's channels.
    They stand in no camp's cells unless asked for; then behind the camp's own, and here too."""
    nearby: tuple[Nearby, ...] = ()
