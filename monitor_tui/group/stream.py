"""Stories that arrive one after another, grouped without a store: the ``group`` command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from monitor_tui.dossier import Dossier
from monitor_tui.names import Names


@dataclass(frozen=True, slots=True)
class Arrival:
    """One story as the ``group`` command is given it."""

    id: str
    title: str
    time: datetime
    text: str = ""
    lang: str = ""
    url: str | None = None


def stream(stories: Iterable[Arrival], names: Names, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """(story id, event) for each story in turn; a later pair for an id corrects the earlier. Memory is bounded by the window."""
    raise NotImplementedError
