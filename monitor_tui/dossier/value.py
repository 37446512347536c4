"""The dossier as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor_tui.model import Actor, Camp, Period, Point, Source, Term

ALSO = "/"
"""Between a term's id and the further point to which it speaks: there it is a term of its own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of rules.txt: what it tags, and the query that says which stories."""

    name: str
    """Its first tag; the rule acts as analyst ``rule:NAME``."""
    tags: tuple[str, ...]
    """With their sign: ``+coup``, ``-todo``."""
    query: str


def _shared(one: Period, other: Period) -> Period | None:
    """The days of one period that another covers too."""
    start = max(filter(None, (one.start, other.start)), default=None)
    end = min(filter(None, (one.end, other.end)), default=None)
    return None if start and end and end < start else Period(one.value, start, end)


@dataclass(frozen=True, slots=True)
class Dossier:
    """What an analyst watches; every mapping is by id, in the order of its file."""

    path: Path
    title: str
    languages: tuple[str, ...]
    timezone: str
    camps: Mapping[str, Camp]
    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    points: tuple[Point, ...]
    rules: tuple[Rule, ...]
    queries: Mapping[str, str]
    """Name -> saved query."""

    @property
    def zone(self) -> ZoneInfo:
        """The time zone whose days all dates of screens and queries are."""
        return ZoneInfo(self.timezone)

    def day(self, moment: datetime) -> date:
        """The calendar day of a moment in the dossier's zone."""
        return moment.astimezone(self.zone if self.timezone != "UTC" else UTC).date()

    def camp_of(self, actor: str, day: date | None = None) -> str:
        """The camp that an actor belongs to on a day; without a day, the one that has no end."""
        return self.actors[actor].camp_on(day)

    def shown(self) -> tuple[Camp, ...]:
        """The camps that have a pane when the dashboard opens."""
        return tuple(camp for camp in self.camps.values() if camp.shown)

    def speaks_for(self, actor: str, day: date | None = None) -> tuple[str, ...]:
        """The actors in whose name this one speaks on a day; without a day, at any time."""
        known = self.actors.get(actor)
        if known is None:
            return ()
        speaking = (period.value for period in known.speaking if day is None or period.covers(day))
        return tuple(dict.fromkeys(speaking)) if known.speaking else known.speaks_for

    def principals(self, actor: str, day: date | None = None) -> tuple[str, ...]:
        """Everyone whose word it is when an actor speaks, the nearest first: a spokesman's ministry, then its state."""
        found = dict.fromkeys(self.speaks_for(actor, day))
        waiting = list(found)
        while waiting:
            further = [one for one in self.speaks_for(waiting.pop(0), day) if one not in found and one != actor]
            found |= dict.fromkeys(further)
            waiting += further
        return tuple(found)

    def voices(self, actor: str) -> tuple[Period, ...]:
        """Who speaks for an actor, itself first, each with the days on which its words are the actor's."""
        found = [Period(actor)]
        for whole in found:  # grows: who speaks for a spokesman speaks for the actor too
            for other in self.actors.values():
                for part in other.speaking if other.id != actor else ():
                    shared = (
                        _shared(Period(other.id, part.start, part.end), whole) if part.value == whole.value else None
                    )
                    if shared and shared not in found:
                        found.append(shared)
        return tuple(found)

    def held(self, actor: str, day: date) -> bool:
        """Whether an actor was in custody on a day."""
        return any(period.covers(day) for period in self.actors[actor].held)


class Same:
    """A dossier as a key: itself, not what it holds (its mappings have no hash)."""

    __slots__ = ("dossier",)

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def __hash__(self) -> int:
        return id(self.dossier)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.dossier is self.dossier
