"""How each camp words things: framing terms over time, words that set it apart, spellings of a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as the words of its speaker's camp."""

    claim: int
    story: int
    chain: int
    """The first story of its chain of copies: what it repeats is counted once."""
    actor: str
    camp: str
    day: date
    lang: str
    quote: str
    says: tuple[str, ...] = ()
    """Marks of what is said, as they were made when it was placed."""
    owner: str | None = None
    """The camp that owns the source."""
    accused: bool = False
    """Said in custody, or by an accused who is heard on an accusing side's channels alone: no camp's words."""


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days counted together, both ends included."""

    first: date
    last: date
    before: bool = False
    """All that came earlier than what is counted by day, week or month."""


@dataclass(frozen=True, slots=True)
class TermRow:
    """A framing term with the claims that use it: camp -> a tuple of claims for each span."""

    term: str
    point: str
    value: str
    claims: Mapping[str, tuple[tuple[int, ...], ...]]

    def of(self, camp: str) -> tuple[int, ...]:
        """All claims of a camp that use it, by time."""
        return tuple(claim for span in self.claims.get(camp, ()) for claim in span)


@dataclass(frozen=True, slots=True)
class Framing:
    """The dossier's terms by camp over time."""

    per: str
    """day, week or month: what a span is."""
    spans: tuple[DaySpan, ...]
    rows: tuple[TermRow, ...]
    """The most used first."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that a camp uses more than the others do: log-odds with the words of all as prior, in standard errors."""

    camp: str
    word: str
    """The most frequent form of its stem."""
    z: float
    claims: tuple[int, ...]
    others: int
    """Statements of the other camps compared that use it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One language in which camps are compared: words of two languages would set the languages apart."""

    lang: str
    statements: Mapping[str, int]
    """Camp -> statements in this language; only camps with enough are compared."""
    tellings: Mapping[str, tuple[Telling, ...]]
    """Camp -> its words, the most telling first; empty where fewer than two camps have enough statements."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """One spelling of an actor's name: the claims in which it stands, by camp of the outlet and of the speaker."""

    actor: str
    spelling: str
    lang: str
    outlets: Mapping[str, tuple[int, ...]]
    speakers: Mapping[str, tuple[int, ...]]

    @property
    def claims(self) -> int:
        """How many claims are spelt so, whoever's they are."""
        both = (*self.outlets.values(), *self.speakers.values())
        return len({claim for claims in both for claim in claims})


@dataclass(frozen=True, slots=True)
class CampWords:
    """How each camp words things, in an event or in what a filter keeps."""

    camps: tuple[str, ...]
    """Those that speak, in the dossier's order."""
    statements: Mapping[str, int]
    """Camp -> statements counted: copies and the same words of one speaker on one day are one."""
    framing: Framing
    compared: tuple[Compared, ...]
    """By language, the one with most statements first."""
    spelt: tuple[Spelt, ...]
    """By actor, the most named first."""
    claims: int = 0
    capped: bool = False
    """Only the newest so many claims were looked at."""
    accused: int = 0
    """Claims left out: words of the accused."""
