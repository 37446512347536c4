"""Stories into events: incremental, across languages, and an event's id never changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from monitor_tui.dossier import Dossier
from monitor_tui.model import Candidate, Features, Frequency, Mention
from monitor_tui.names import Names

WINDOW_DAYS = 14
"""An event takes new stories for so long after its last one; candidates older than this need not be asked for."""

CANDIDATES = 40
"""So many candidates are enough: those that share the most telling tokens."""


def features(
    title: str,
    text: str,
    lang: str,
    time: datetime,
    *,
    mentions: Sequence[Mention],
    countries: Iterable[str] = (),
    dates: Iterable[date] = (),
    names: Names,
    dossier: Dossier,
) -> Features:
    """What grouping sees of a story; ``mentions`` count characters of ``model.whole(title, text)``."""
    raise NotImplementedError


def claim_features(
    sentence: str,
    lang: str,
    time: datetime,
    *,
    actors: Iterable[str] = (),
    dates: Iterable[date] = (),
    names: Names,
    dossier: Dossier,
) -> Features:
    """What grouping sees of one claim: its sentence(s), its speaker and those whom it names."""
    raise NotImplementedError


def rank(features: Features, candidates: Iterable[Candidate], frequency: Frequency) -> list[tuple[float, int]]:
    """Each candidate's likeness to the story, best first; ties go to the older event."""
    raise NotImplementedError


def assign(
    features: Features,
    candidates: Iterable[Candidate],
    frequency: Frequency,
    *,
    together: int | None = None,
    apart: Collection[int] = (),
) -> int | None:
    """The event that a story belongs to, None for a new one.

    ``together`` is the event that a person put it in, ``apart`` those that a person keeps it out of.
    """
    raise NotImplementedError


def assign_claim(features: Features, main: int, candidates: Iterable[Candidate], frequency: Frequency) -> int:
    """The event of a claim in a story of the event ``main``: another one only where it is clearly nearer."""
    raise NotImplementedError


def asked(features: Features, frequency: Frequency, most: int = 12) -> list[str]:
    """The most telling tokens of a story: what the store looks candidates up by."""
    raise NotImplementedError
