"""What each camp says about one event, point by point, with what contradicts what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from monitor_tui.dossier import Dossier
from monitor_tui.model import Event, Placed, SourceCount, Versions


def assemble(
    event: Event,
    camps: Sequence[str],
    placed: Iterable[Placed],
    dossier: Dossier,
    health: Mapping[str, SourceCount],
    remarks: Iterable[tuple[int, str, str]] = (),
    *,
    silent: Collection[tuple[str, str]] = (),
) -> Versions:
    """The matrix of one event for the camps that have a pane.

    ``silent`` holds (point, camp) of cells that a person looked at and found silent.
    """
    raise NotImplementedError


def as_json(versions: Versions) -> dict[str, Any]:
    """The form of ``versions --json``."""
    raise NotImplementedError
