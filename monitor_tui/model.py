"""The nouns of the program: frozen values that every layer shares.

Times are aware UTC datetimes; days are dates in the dossier's zone; spans are ``(start, end)`` in
characters of the text that the value belongs to. Actors, camps, sources, countries (ISO 3166-1
alpha-2) and points are named by their ids in the dossier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Span = tuple[int, int]


class Stance(StrEnum):
    """What a speaker does with a proposition; precedence in this order (guideline, section 3)."""

    DENIES = "denies"
    CONFIRMS = "confirms"
    REFUSES = "refuses"
    ACCUSES = "accuses"
    ASSERTS = "asserts"


class Kind(StrEnum):
    """The sort of claim; a thought is kept but shown in no pane."""

    SPEECH = "speech"
    ACT = "act"
    THOUGHT = "thought"


class Precision(StrEnum):
    """How exactly a time is known; where only the day is known no screen shows a clock time."""

    DAY = "day"
    MINUTE = "minute"


class Dated(StrEnum):
    """Where a story's time of publication came from."""

    SOURCE = "source"
    TEXT = "text"
    SEEN = "seen"


class Review(StrEnum):
    """What people did with a claim."""

    NONE = "none"
    CHECKED = "checked"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    HIDDEN = "hidden"
    MADE = "made"


class Presence(StrEnum):
    """Whether a claim's sentence still stands in the story's current wording."""

    PRESENT = "present"
    ALTERED = "altered"
    GONE = "gone"


class CellState(StrEnum):
    """Why a cell is as it is; the machine never writes ``silent``."""

    FOUND = "found"
    NONE_FOUND = "none_found"
    SILENT = "silent"
    DECLINES = "declines"
    FAILING = "failing"
    NOT_COLLECTED = "not_collected"


# --- the dossier ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Camp:
    """A side whose version is shown."""

    id: str
    name: str
    letter: str
    short: str
    """The name that fits the head of a narrow pane."""
    shown: bool
    """Whether it has a pane of its own when the dashboard opens."""


@dataclass(frozen=True, slots=True)
class Period:
    """A camp, custody or role that holds from a day to a day, both included; None is open."""

    value: str
    start: date | None = None
    end: date | None = None

    def covers(self, day: date | None) -> bool:
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Alias:
    """A spelling of an actor; ``lang`` is None where it holds in every language."""

    text: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, agency, state, party or outlet that speaks or is spoken about."""

    id: str
    name: str
    type: str
    """person, agency, institution, ministry, state, collective, media, organisation, ..."""
    camps: tuple[Period, ...]
    country: str | None = None
    short: str | None = None
    """The name as lists and panes show it; derived from ``name`` where the dossier has none."""
    roles: tuple[Period, ...] = ()
    speaks_for: tuple[str, ...] = ()
    held: tuple[Period, ...] = ()
    aliases: tuple[Alias, ...] = ()
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ambiguous alias -> words of which one must stand near it."""
    looks_like: tuple[str, ...] = ()
    """Spellings that are somebody else (``not`` in the dossier)."""
    metonym: tuple[str, ...] = ()
    """Place names that mean this actor only beside a speech verb (Moscow, Minsk)."""

    def camp_on(self, day: date | None) -> str:
        for period in self.camps:
            if period.covers(day):
                return period.value
        return self.camps[-1].value


@dataclass(frozen=True, slots=True)
class Source:
    """Where stories come from."""

    id: str
    kind: str
    """feed, telegram, page, sitemap, import"""
    url: str | None = None
    name: str | None = None
    languages: tuple[str, ...] = ()
    country: str | None = None
    camp: str | None = None
    """The camp of its owner."""
    owner: str | None = None
    every: int = 1800
    """Seconds between two fetches."""
    proxy: str | None = None
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A framing word or fact word of the dossier: where a claim that uses it is placed."""

    id: str
    point: str
    value: str
    """What a cell shows, in the dossier's first language, 24 characters or less."""
    forms: Mapping[str, tuple[str, ...]]
    """Language -> base forms; inflection is folded by stems."""
    conflicts: tuple[str, ...] = ()
    """Ids of terms of the same point that contradict it."""
    denial: bool = False
    """It says already that something is not so: whoever denies with it is not denying it."""


@dataclass(frozen=True, slots=True)
class Point:
    """One row of the contrast."""

    id: str
    label: str
    """5 characters or less."""
    name: str
    """12 characters or less."""
    slot: str | None = None
    """date, blame, stance: filled from the claim's own dates, targets or stance, else by terms."""


# --- what was collected -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, file or channel as collected, not yet a story. Text is cleaned, plain.

    ``text`` has paragraphs separated by blank lines. ``original`` is what came over the wire.
    """

    guid: str | None
    url: str | None
    title: str
    text: str
    lang: str | None = None
    published: datetime | None = None
    precision: Precision = Precision.MINUTE
    dated: Dated = Dated.SOURCE
    original: bytes = b""
    source: str | None = None
    """Names a source where one file carries several (JSON lines)."""
    seen: datetime | None = None
    """When it was seen, where an imported record says so."""
    withdrawn: bool = False
    """The page answered that the story is gone."""


@dataclass(frozen=True, slots=True)
class Story:
    """One item of one source, in its current wording."""

    id: int
    key: str
    source: str
    url: str | None
    title: str
    text: str
    lang: str
    published: datetime
    precision: Precision
    dated: Dated
    seen: datetime
    event: int | None = None
    copy_of: int | None = None
    wordings: int = 1
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One stored text of a story; nothing stored is ever overwritten."""

    story: int
    number: int
    sha256: str
    stored: datetime
    title: str
    text: str

    @property
    def whole(self) -> str:
        """The text that reading, offsets and claims speak of."""
        return whole(self.title, self.text)


def whole(title: str, text: str) -> str:
    """Title and body as one text: offsets of claims count characters of this."""
    return f"{title}\n\n{text}" if title and text else title or text


# --- what was read ----------------------------------------------------------------------------


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


# --- what is grouped --------------------------------------------------------------------------

CORE = 0.35
"""Weight from which on a token says what a story is about."""


@dataclass(frozen=True, slots=True)
class Features:
    """What grouping sees of a story or of one claim: weighted tokens and a time."""

    tokens: Mapping[str, float]
    """Kind and value -> weight: ``a:`` actor, ``c:`` country, ``p:`` place, ``d:`` day named, ``t:`` term, ``q:`` its point,
    ``n:`` folded name, ``w:`` title word. The value holds no blank."""
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


# --- what is contrasted -----------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How a camp's own sources fared in a span of time: the denominator of an empty cell."""

    alive: int = 0
    failing: int = 0
    not_collected: int = 0
    items: int = 0
    """Stories of these sources that the store holds in the span."""

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
    """The key of its oldest story."""
    title: str
    """Actors, places, dates: made by the machine, never a headline."""
    first: date
    last: date
    stories: int
    claims: int = 0
    checked: int = 0
    unsure: int = 0
    camps: Mapping[str, int] = field(default_factory=dict)
    """Camp -> number of its claims."""


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


# --- the log of fetches -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attempt:
    """One fetch of one source: every attempt is kept, whatever came of it."""

    source: str
    at: datetime
    result: str
    """ok, unchanged, failed"""
    status: int | None = None
    items: int = 0
    new: int = 0
    changed: int = 0
    detail: str = ""
    seconds: float = 0.0
    failures: int = 0
    """Failed attempts in a row, this one included; 0 after a success."""
    wait_until: datetime | None = None
    """The server asked not to be asked again before (Retry-After)."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What the next conditional request for a source sends, and how its body is recognised."""

    url: str
    """The address they belong to: they are not sent to another."""
    etag: str | None = None
    modified: str | None = None
    """Last-Modified, as the server wrote it."""
    sha256: str | None = None
    """Of the decoded body."""
