"""When each source is due: pure, the clock is an argument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor_tui.collect.formats import COLLECTED
from monitor_tui.model import Attempt, Source

LONGEST_BACK_OFF = timedelta(hours=24)
_MOST_DOUBLINGS = 16


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
    ready: list[Source] = []
    waiting: list[tuple[Source, datetime]] = []
    not_collected: list[Source] = []
    for source in sources:
        if source.kind == "import":
            continue  # its stories come by hand
        if source.kind not in COLLECTED:
            not_collected.append(source)
            continue
        before = last.get(source.id)
        time = next_time(source, before, force=force) if before else now
        if time <= now or (before and before.at > now + timedelta(hours=1)):
            ready.append(source)  # or the clock was set back since
        else:
            waiting.append((source, time))
    return Due(tuple(ready), tuple(sorted(waiting, key=lambda pair: pair[1])), tuple(not_collected))


def next_time(source: Source, before: Attempt, *, force: bool = False) -> datetime:
    """When a source is due after an attempt: its own interval, doubled with every failure after the first, up to a day.

    Never before the time that a server asked to wait until.
    """
    every = timedelta(seconds=source.every)
    doubled = every * 2 ** min(max(before.failures - 1, 0), _MOST_DOUBLINGS)
    pause = max(every, min(doubled, LONGEST_BACK_OFF))
    asked = before.wait_until or before.at
    return max(before.at if force else before.at + pause, asked)
