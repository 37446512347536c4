"""The dossier as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor_tui.model import Actor, Camp, Point, Source, Term


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of rules.txt: what it tags, and the query that says which stories."""

    name: str
    """Its first tag; the rule acts as analyst ``rule:NAME``."""
    tags: tuple[str, ...]
    """With their sign: ``+coup``, ``-todo``."""
    query: str


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

    def speaks_for(self, actor: str) -> tuple[str, ...]:
        """The actors in whose name this one speaks."""
        return self.actors[actor].speaks_for

    def held(self, actor: str, day: date) -> bool:
        """Whether an actor was in custody on a day."""
        return any(period.covers(day) for period in self.actors[actor].held)
