"""The state of an empty cell: why nothing stands there, never guessed as silence.

Five states, for each camp and point, never merged. An empty cell leans on the camp's own sources that carried stories
of the event; if none did, on all of them that ever came through. It says *sources failing* as soon as one of those
fails at its last attempt, or more than half of all that are watched do.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from monitor_tui.contrast import panes, words
from monitor_tui.dossier import Dossier
from monitor_tui.model import CellState, SourceCount

SETTLED = timedelta(days=14)
"""How long after an event's last story its sources are still looked at.

While it is fresh the span reaches to now, so that a source that is turned off shows at the next look; afterwards it
ends so long after the last day, and what fails later does not change what was found then."""


def window(first: datetime, last: datetime, now: datetime) -> tuple[datetime, datetime]:
    """The span in which the sources of an event are watched, from the beginning of its first day."""
    return first, max(first, min(now, last + SETTLED))


def leaning(sources: SourceCount, own: Collection[str], carried: Collection[str]) -> SourceCount:
    """The count of a camp's ``own`` sources with those failing ones on which an empty cell leans.

    ``carried`` are the sources whose stories the event holds, of any camp.
    """
    bearing = set(own).intersection(carried)
    leans = [source for source in sources.lost if (source in bearing if bearing else source not in sources.never)]
    return replace(sources, leans=tuple(leans))


def state(sources: SourceCount, *, declines: bool = False, silent: bool = False) -> CellState:
    """Why a camp has no statement on a point; ``silent`` only where a person looked and said so.

    A refusal is an answer: whoever declined since is not silent.
    """
    if declines:
        return CellState.DECLINES
    if silent:
        return CellState.SILENT
    watched = sources.alive + sources.failing
    if sources.begins is not None or (not watched and not sources.items):
        return CellState.NOT_COLLECTED
    if sources.leans or sources.failing * 2 > watched:
        return CellState.FAILING
    return CellState.NONE_FOUND


def letter_of(pane: str, dossier: Dossier) -> str:
    """How a pane is called in a line: its camp's letter, or its actor's short name."""
    actor = panes.actor_of(pane)
    return words.short_actor(actor, dossier) if actor is not None else dossier.camps[pane].letter


def title_of(pane: str, dossier: Dossier) -> str:
    """The same in full: "R Kremlin"."""
    actor = panes.actor_of(pane)
    if actor is not None:
        return words.short_actor(actor, dossier)
    return f"{dossier.camps[pane].letter} {dossier.camps[pane].name}"
