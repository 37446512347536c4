"""What the store cannot know by itself of a claim that people change: the speaker's side, and where it then stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from monitor_tui.model import Claim, Placement


Change = tuple[int, str, str]
"""Event, point and speaker, as a batch collects them."""


@dataclass(frozen=True, slots=True)
class Reread:
    """A claim with people's words in it."""

    claim: Claim
    """Its spans count characters of ``whole``."""
    whole: str
    lang: str
    day: date
    """When it was said, else the story's own day."""
    placements: tuple[Placement, ...] = ()
    """Where it stood by what the machine read; nowhere in another event."""
    point: str | None = None
    """The row in which a person put it."""
    made: bool = False
    """A person found it: the machine never looked at what it says."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a claim stands as people read it."""

    camp: str | None
    held: bool = False
    placements: tuple[Placement, ...] = ()
    says: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    """Who is named in what is said; of a claim that the machine read the store knows that."""


class Consequences(Protocol):
    """Asked in the writing transaction: quick, and the same every time."""

    def stand(self, reread: Reread) -> Stand: ...

    def day(self, published: datetime) -> date:
        """The story's day in the dossier's zone."""

    def title(self, conn: sqlite3.Connection, event: int) -> str:
        """The machine's title of an event as it is now; '' for one that is gone."""

    def settle(self, conn: sqlite3.Connection, changes: Collection[Change]) -> None:
        """Looks again at what contradicts what where claims have changed."""
