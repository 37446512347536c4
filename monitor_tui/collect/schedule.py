"""When each source is due: pure, the clock is an argument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor_tui.model import Attempt, Source


@dataclass(frozen=True, slots=True)
class Due:
    """Which sources to fetch now, which later, which never."""

    ready: tuple[Source, ...]
    waiting: tuple[tuple[Source, datetime], ...]
    """With the time each is due, soonest first."""
    not_collected: tuple[Source, ...]
    """Of a kind that is not collected yet."""

    @property
    def wake(self) -> datetime | None:
        """When the next waiting source is due."""
        return self.waiting[0][1] if self.waiting else None


def due(sources: Iterable[Source], last: Mapping[str, Attempt], now: datetime, *, force: bool = False) -> Due:
    """Sort sources by their last attempts (by source id); ``force`` waits only where a server asked to."""
    raise NotImplementedError
