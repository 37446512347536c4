"""The page for the editor: what a person put into an event's brief, and the page as values that every format writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from monitor_tui.model.contrasted import Statement, Versions
from monitor_tui.model.words import CellState, Precision, Presence, Review, Span, Stance


class Part(StrEnum):
    """What can stand in a brief."""

    CELL = "cell"
    CLAIM = "claim"
    STORY = "story"
    PROOF = "proof"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that a person puts into a brief, as a screen has it in hand."""

    part: Part
    point: str = ""
    camp: str = ""
    """Of a cell or a proof."""
    claim: int = 0
    story: int = 0
    words: str = ""
    """Of a proof: its sentence."""
    name: str = ""
    """Of a cell or a proof: its point's."""
    said: tuple[tuple[int, str], ...] = ()
    """Of a cell: the claims that stand for it, and what it shows of them."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A cited sentence by what never changes: it is found again after a rebuild, or said to be gone."""

    key: str
    """The story's."""
    sha256: str
    """The wording's."""
    sentence: Span
    speaker: str
    """As written."""
    cue: str
    quote: str
    value: str = ""
    """What the cell showed of it when it was put in."""


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One item of a brief, as the log of acts keeps it."""

    id: str
    """Made of what it names: the same thing is never in a brief twice."""
    part: Part
    place: float
    """Where it stands in the order."""
    point: str = ""
    camp: str = ""
    key: str = ""
    """Of a story."""
    title: str = ""
    """Of a story, or the name of a point, when it was put in."""
    cites: tuple[Pinned, ...] = ()
    """Of a claim its sentence; of a cell those that stood in it when it was put in."""
    words: str = ""
    """A person's own sentence; of a proof the proof's."""
    worded_by: str = ""
    by: str = ""
    """Who put it in or changed it last."""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A stored claim with everything that finds it again."""

    claim: int
    story: int
    pinned: Pinned
    actor: str
    """'' where the speaker is in no dossier."""
    camp: str
    stance: Stance
    point: str
    value: str
    said: date
    precision: Precision
    via: tuple[str, ...]
    review: Review
    reviewed_by: str | None
    unsure: bool
    presence: Presence
    held: bool
    outlet: str
    url: str | None
    lang: str
    seen: datetime
    """When this wording of the story was first seen."""
    gone: bool = False
    """The story was withdrawn."""


@dataclass(frozen=True, slots=True)
class CitedStory:
    """A stored story that a brief names."""

    id: int
    key: str
    title: str
    outlet: str
    url: str | None
    lang: str
    published: datetime
    precision: Precision
    seen: datetime
    sha256: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Material:
    """All that a page is made of, as it was asked of the store."""

    versions: Versions
    cited: Mapping[int, Cited]
    """By claim."""
    stories: int
    sources: int
    """Of the whole event; 0 where it is not of the whole."""
    now: datetime
    analyst: str = ""
    watched: tuple[date, date] | None = None
    """First and last day on which the sides' sources are looked at."""
    until: datetime | None = None
    """What was published by then; None is all."""
    asof: datetime | None = None
    """What was stored and done by then; None is now."""
    checked_only: bool = False
    silent_by: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(point, camp) -> who looked and found it silent."""
    items: tuple[BriefItem, ...] | None = None
    """What a person chose, in order; None is the whole matrix."""
    found: Mapping[str, tuple[Cited | None, ...]] = field(default_factory=dict)
    """Item -> what its cites are today."""
    told: Mapping[str, CitedStory] = field(default_factory=dict)
    """Key of a story -> the story."""
    still: frozenset[Pinned] = frozenset()
    """Pinned sentences that the current wording of their story holds, read as a claim or not."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered source of the page."""

    number: int
    speaker: str
    role: str
    relay: tuple[str, ...]
    """Who stands between the speaker and the outlet, the nearest to the speaker first."""
    camp: str
    stance: str
    said: date | None
    precision: Precision
    outlet: str
    url: str | None
    seen: datetime
    sha256: str
    """Of the wording that holds the quotation."""
    key: str
    lang: str
    quote: str
    """In its own language; of a story its title."""
    mark: str
    """machine, unsure, checked, corrected, differ, altered, gone"""
    reviewed_by: str = ""
    held: bool = False
    principal: str = ""
    """For whom the speaker speaks."""
    note: str = ""
    """A person's own words beside it."""
    changed: str = ""
    """What became of the sentence since, as a sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said in a cell: a value, its speaker and the number of its citation."""

    value: str
    speaker: str
    number: int
    mark: str
    statement: Statement | None = None
    camp: str = ""
    reports: int = 1


@dataclass(frozen=True, slots=True)
class BriefCell:
    """One cell of the page's matrix."""

    camp: str
    state: CellState
    lines: tuple[Line, ...] = ()
    words: str = ""
    """A person's own sentence, shown instead of the values."""
    words_by: str = ""
    note: str = ""
    """Of an empty cell: its state and denominator; where statements were left out, how many."""
    more: int = 0
    """Statements of the cell that the page does not show."""
    conflicts: bool = False
    within: bool = False
    asked: bool = True
    """Whether it belongs to the page: where not, nothing is said about it."""


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One point of the page's matrix."""

    point: str
    name: str
    cells: tuple[BriefCell, ...]
    """In the order of the page's sides."""


@dataclass(frozen=True, slots=True)
class Side:
    """A column of the page."""

    camp: str
    letter: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Against:
    """One point on which they contradict each other, with what stands against what."""

    name: str
    lines: tuple[Line, ...]
    within: str = ""
    """The side inside which it is, where it is inside one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the timeline with what was said by one side."""

    day: date
    count: int
    first: tuple[str, ...] = ()
    """Names of the points on which something was said that no side of the page had said on an earlier day."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One side's line of the timeline."""

    camp: str
    letter: str
    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The page, ready to be written in any format."""

    key: str
    event: int
    title: str
    heading_by: str
    """Who gave it its title; '' is the machine."""
    span: str
    first: date
    last: date
    asof: str
    """Day, time and zone."""
    numbers: str
    limits: tuple[str, ...]
    """What keeps the page from being the whole event: filters, today's reader."""
    sides: tuple[Side, ...]
    rows: tuple[BriefRow, ...]
    also: tuple[Line, ...]
    against: tuple[Against, ...]
    accused: tuple[Line, ...]
    remarks: tuple[tuple[str, str], ...]
    """(outlet, sentence)"""
    not_said: tuple[str, ...]
    cannot_say: tuple[str, ...]
    changed: tuple[str, ...]
    citations: tuple[Citation, ...]
    lanes: tuple[Lane, ...]
    legend: tuple[str, ...]
    """The marks that stand on this page, explained."""
    camps: Mapping[str, str] = field(default_factory=dict)
    """Camp -> its name, of all camps."""
