"""What was read in a text, and what grouping sees of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from monitor_tui.model.words import Kind, Precision, Span, Stance


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named in a text."""

    start: int
    end: int
    actor: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day or span of days named in a text."""

    span: Span
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a text, with its unit."""

    span: Span
    value: float
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text."""

    span: Span
    id: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A narrator's own caveat; nobody's claim."""

    sentence: Span
    kind: str
    """unverified, alleged, correction"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A speaker's attributed statement found in one wording."""

    kind: Kind
    sentence: Span
    """The sentence that holds the cue."""
    sentences: tuple[Span, ...]
    source: Span | None
    actor: str | None
    camp: str | None
    via: tuple[str, ...]
    cue: Span | None
    content: tuple[Span, ...]
    stance: Stance
    targets: tuple[str, ...] = ()
    direct: bool = False
    hedged: bool = False
    said: date | None = None
    precision: Precision = Precision.DAY
    dates: tuple[DateMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    unsure: tuple[str, ...] = ()
    """The reader's doubts, one reason each; empty means none."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one text."""

    lang: str
    mentions: tuple[Mention, ...]
    countries: tuple[str, ...]
    claims: tuple[Claim, ...]
    remarks: tuple[Remark, ...]


CORE = 0.35
"""Weight from which on a token says what a story is about."""


@dataclass(frozen=True, slots=True)
class Features:
    """What grouping sees of a story or of one claim: weighted tokens and a time."""

    tokens: Mapping[str, float]
    """Kind and value -> weight: ``a:`` actor, ``c:`` country, ``p:`` place, ``d:`` day named, ``t:`` term, ``q:`` its
    point, ``n:`` folded name, ``w:`` title word. The value holds no blank."""
    time: datetime

    @property
    def core(self) -> list[str]:
        """The tokens that an event takes over; lighter ones help to find it and leave no trace in it."""
        return [token for token, weight in self.tokens.items() if weight >= CORE]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event as grouping sees it: how many of its stories carry each token."""

    event: int
    tokens: Mapping[str, int]
    """Those that many of its stories carry are enough."""
    stories: int
    first: datetime
    last: datetime
    everywhere: Mapping[str, int] = field(default_factory=dict)
    """In how many of all grouped stories each of its tokens stands, where Frequency does not say."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """In how many of all grouped stories each asked token stands: what makes a token telling."""

    stories: int
    counts: Mapping[str, int]
