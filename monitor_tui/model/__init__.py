"""The nouns of the program: frozen values that every layer shares.

Times are aware UTC datetimes; days are dates in the dossier's zone; spans are ``(start, end)`` in
characters of the text that the value belongs to. Actors, camps, sources, countries (ISO 3166-1
alpha-2) and points are named by their ids in the dossier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from monitor_tui.model.collected import (
    Attempt,
    Item,
    Story,
    Validators,
    Wording,
    whole,
)
from monitor_tui.model.contrasted import (
    Cell,
    Contradiction,
    Event,
    Nearby,
    Placed,
    Placement,
    Row,
    SourceCount,
    Spoken,
    Statement,
    Versions,
)
from monitor_tui.model.watched import (
    Actor,
    Alias,
    Camp,
    Period,
    Point,
    Source,
    Term,
)
from monitor_tui.model.words import (
    CellState,
    Dated,
    Kind,
    Precision,
    Presence,
    Review,
    Span,
    Stance,
)

if TYPE_CHECKING:
    from monitor_tui.model.found import (
        CORE,
        Candidate,
        Claim,
        DateMention,
        Features,
        Frequency,
        Mention,
        NumberMention,
        PlaceMention,
        Reading,
        Remark,
    )

__all__ = [
    "CORE",
    "Actor",
    "Alias",
    "Attempt",
    "Camp",
    "Candidate",
    "Cell",
    "CellState",
    "Claim",
    "Contradiction",
    "DateMention",
    "Dated",
    "Event",
    "Features",
    "Frequency",
    "Item",
    "Kind",
    "Mention",
    "Nearby",
    "NumberMention",
    "Period",
    "PlaceMention",
    "Placed",
    "Placement",
    "Point",
    "Precision",
    "Presence",
    "Reading",
    "Remark",
    "Review",
    "Row",
    "Source",
    "SourceCount",
    "Span",
    "Spoken",
    "Stance",
    "Statement",
    "Story",
    "Term",
    "Validators",
    "Versions",
    "Wording",
    "whole",
]


def __getattr__(name: str) -> Any:
    """What reading finds is imported when it is asked for: the dashboard opens without it."""
    if name not in __all__:
        raise AttributeError(name)
    from monitor_tui.model import found

    return getattr(found, name)
