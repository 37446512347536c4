"""A folder of TOML files -> Dossier; what is wrong in it is told by file, line and field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from monitor_tui.model import Actor, Camp, Point, Source, Term


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
    rules: tuple[tuple[str, str], ...]
    """(tag with its sign, query): ``("+coup", "...")``"""
    queries: Mapping[str, str]
    """Name -> saved query."""

    def day(self, moment: datetime) -> date:
        """The calendar day of a moment in the dossier's zone."""
        raise NotImplementedError

    def camp_of(self, actor: str, day: date | None = None) -> str:
        """The camp that an actor speaks for on a day; without a day, today's."""
        raise NotImplementedError

    def shown(self) -> tuple[Camp, ...]:
        """The camps that have a pane when the dashboard opens."""
        raise NotImplementedError

    def speaks_for(self, actor: str) -> tuple[str, ...]:
        """The actors in whose name this one speaks."""
        raise NotImplementedError

    def held(self, actor: str, day: date) -> bool:
        """Whether an actor was in custody on a day."""
        raise NotImplementedError


def data_folder() -> Path:
    """The folder that holds ``dossiers`` and ``demo``: in the wheel or beside the checkout."""
    raise NotImplementedError


def find(name_or_path: str) -> Path:
    """The folder of a dossier given as a path or as the name of one that is shipped."""
    raise NotImplementedError


def load(folder: Path) -> Dossier:
    """Read a dossier; a mistake in it raises DossierError with file, line and field."""
    raise NotImplementedError
