"""What a dossier says: camps, actors, sources, framing terms and points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


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
    """Whose word it is when this actor speaks, at any time; ``speaking`` says when."""
    held: tuple[Period, ...] = ()
    aliases: tuple[Alias, ...] = ()
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ambiguous alias -> words of which one must stand near it."""
    looks_like: tuple[str, ...] = ()
    """Spellings that are somebody else (``not`` in the dossier)."""
    metonym: tuple[str, ...] = ()
    """Place names that mean this actor only beside a speech verb (Moscow, Minsk)."""
    speaking: tuple[Period, ...] = ()
    """The actors that it speaks for, each with the days on which it does."""

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
    generic: bool = False
    """Every side's word for what happened, and no version of it: shown only where nothing else is said."""


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
