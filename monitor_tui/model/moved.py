"""Who said a thing first, who followed after how long, and which source carried it first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from monitor_tui.model.words import Dated, Precision, Stance


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was said or published: a day, and the minute where it is known."""

    day: date
    at: datetime | None = None

    @property
    def precision(self) -> Precision:
        return Precision.DAY if self.at is None else Precision.MINUTE


@dataclass(frozen=True, slots=True)
class Lag:
    """How long after: whole days, and minutes only where both moments are known to the minute."""

    days: int
    minutes: int | None = None

    @property
    def same(self) -> bool:
        """Nothing tells which came first: the same day, or the same minute."""
        return not self.days if self.minutes is None else not self.minutes


@dataclass(frozen=True, slots=True)
class Aired:
    """A story as the carrier of what was said in it."""

    story: int
    outlet: str
    published: datetime
    precision: Precision
    dated: Dated
    seen: datetime
    copy_of: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Carrier:
    """A source that carried a statement, by its first story that did."""

    outlet: str
    story: int
    moment: Moment
    """When it was published; where no source says so, when it was seen."""
    dated: Dated
    after: Lag
    """Behind the first carrier."""
    copies: int = 0
    """Further stories that repeat its text: folded, no carriers of their own."""


@dataclass(frozen=True, slots=True)
class Move:
    """One speaker's first time of saying a thing."""

    actor: str
    camp: str
    moment: Moment
    after: Lag
    """Behind the first mover."""
    claim: int
    story: int
    value: str
    """As its own cell shows it."""
    quote: str
    mark: str
    stance: Stance
    carriers: tuple[Carrier, ...]
    """The first one first."""
    langs: tuple[str, ...] = ()
    """Languages in which it is told."""

    @property
    def leads(self) -> bool:
        """Nobody is known to have said it earlier; others may have on the same day."""
        return self.after.same


@dataclass(frozen=True, slots=True)
class Moved:
    """A thing said in an event, with everyone who said it, by time; on one day there is no order."""

    point: str
    label: str
    name: str
    """The point's, as narrow and as wide rows show it."""
    value: str
    stance: Stance
    """asserts, denies or refuses: a denial is another thing said than what it denies."""
    moves: tuple[Move, ...]

    @property
    def leaders(self) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if move.leads)

    @property
    def followers(self) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if not move.leads)


@dataclass(frozen=True, slots=True)
class Lane:
    """One camp's line: how many statements its speakers made on each day."""

    camp: str
    days: Mapping[date, int]


@dataclass(frozen=True, slots=True)
class Movers:
    """An event's things said, by when they were first said, and a lane for each camp that speaks."""

    event: int
    title: str
    first: date
    last: date
    """Of the event's stories."""
    lanes: tuple[Lane, ...]
    moved: tuple[Moved, ...]
    claims: int = 0
    of: int = 0
    """Claims looked at, the earliest said, of how many."""
    accused: int = 0
    """Statements left out as words of the accused."""
