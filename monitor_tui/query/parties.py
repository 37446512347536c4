"""Who speaks in whose name, and two parties of which one is asked against the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from monitor_tui.dossier import Dossier
from monitor_tui.model import Period

ALONE = "="
"""Before an actor: itself alone, not who speaks for it."""

BETWEEN = "~"


@dataclass(frozen=True, slots=True)
class Party:
    """Camps and actors, of which one is asked; nobody at all is anybody."""

    camps: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Against:
    """A claim on a point on which its speaker is contradicted: one party stands against the other."""

    one: Party
    other: Party
    asked: str
    at: int = 0


def voices(actor: str, dossier: Dossier) -> tuple[Period, ...]:
    """The actor and who speaks for it, with the days on which it does."""
    return dossier.voices(actor) if actor in dossier.actors else (Period(actor),)


def bounds(period: Period, dossier: Dossier) -> tuple[datetime | None, datetime | None]:
    """The moments between which a period lies, in the dossier's zone; the last is not included."""
    zone = dossier.zone
    first = datetime.combine(period.start, time(), zone) if period.start else None
    last = datetime.combine(period.end + timedelta(days=1), time(), zone) if period.end else None
    return first, last
