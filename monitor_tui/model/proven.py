"""The proof of an empty cell: what was searched and what it found, how the sources lived, what people said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from monitor_tui.model.contrasted import Event, Statement
from monitor_tui.model.watched import Point
from monitor_tui.model.words import CellState, Stance


class Alive(StrEnum):
    """How a source lived through a span of time."""

    WHOLE = "whole"
    PART = "part"
    FAILING = "failing"
    NOT_COLLECTED = "not_collected"


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which no attempt came through, longer than several times the source's interval."""

    first: datetime
    last: datetime

    @property
    def length(self) -> timedelta:
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Life:
    """What the log of fetches says of one source in a span of time."""

    source: str
    alive: Alive
    gaps: tuple[Gap, ...] = ()
    since: datetime | None = None
    """Of a failing one: its first failure after the last attempt that came through."""
    detail: str = ""
    """What the last failed attempt said."""
    items: int = 0
    """Stories of it that the store holds in the span."""
    imported: bool = False
    """Never tried in the span, yet stories of it are there: nobody knows which are not."""

    @property
    def missed(self) -> timedelta:
        return sum((gap.length for gap in self.gaps), timedelta())


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence that holds a searched spelling, in a story of one of the camp's own sources."""

    story: int
    start: int
    end: int
    sentence: str
    word: str
    """The spelling as it stands there."""
    outlet: str
    day: date
    claim: int | None = None
    """The claim that was read from the sentence, where it is another camp's or nobody's."""
    actor: str = ""
    camp: str = ""
    """Of that claim's speaker."""


@dataclass(frozen=True, slots=True)
class Near:
    """A refusal of the camp to speak: an answer, not a silence."""

    claim: int
    story: int
    actor: str
    stance: Stance
    said: date
    quote: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Silence:
    """A person's word that a camp is silent on a point: they looked."""

    act: int
    """Of the log: never changes."""
    event: int
    point: str
    camp: str
    analyst: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A person's silence that new evidence ended."""

    silence: Silence
    by: Statement
    """What is said there now."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure with the command that measures it and the day on which it was run."""

    value: float
    what: str
    on: str
    """What it was measured on."""
    size: str
    command: str
    date: date


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a cell is empty, with every denominator."""

    event: Event
    point: Point
    camp: str
    state: CellState
    first: datetime
    last: datetime
    """The span that was watched."""
    question: str = ""
    """What was looked for: "does R name CIA or FBI?"."""
    searched: tuple[str, ...] = ()
    """The actors searched for, by id."""
    spellings: tuple[str, ...] = ()
    """What was searched, as the dossier spells it."""
    claims: int = 0
    """Claims of the camp in the event."""
    naming: tuple[Heard, ...] = ()
    """Those of them that hold a searched spelling."""
    sentences: tuple[Heard, ...] = ()
    countries: tuple[str, ...] = ()
    """Those of the bodies searched for, by code; the camp's own is not among them."""
    around: tuple[Heard, ...] = ()
    """Claims of the camp in the event that name such a country, and nobody searched for."""
    near: tuple[Near, ...] = ()
    statements: tuple[Statement, ...] = ()
    """Where the cell is not empty any more: what stands in it."""
    lives: tuple[Life, ...] = ()
    """The camp's own sources."""
    leans: tuple[str, ...] = ()
    """The sources that the empty cell leans on."""
    stories: int = 0
    """Stories of these sources in the event."""
    looked_through: int = 0
    """Of them, those whose sentences were searched."""
    recall: Figure | None = None
    begins: datetime | None = None
    """Where the store began after the span: when."""
    imported: int = 0
    """Stories of anybody that were imported later and carry a date of the span."""
    silences: tuple[Silence, ...] = field(default=())
    """People's word on this cell, also such as evidence ended."""
    look_again: int = 0
    """Stories of these sources that came into the event after the last such word."""
    sentence: str = ""
    """How a brief says it, with its denominators."""

    def of(self, alive: Alive) -> tuple[Life, ...]:
        return tuple(life for life in self.lives if life.alive is alive)

    @property
    def items(self) -> int:
        """Stories of these sources in the span, of any event."""
        return sum(life.items for life in self.lives)
