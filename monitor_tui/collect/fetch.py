"""Fetching: conditional requests to many sources at once; each source's outcome is a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor_tui.model import Attempt, Item, Source, Validators


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch of one source may cost at most."""

    seconds: float = 20.0
    """For the whole answer, redirects included."""
    connect: float = 10.0
    size: int = 16 << 20
    """Bytes of the decoded body."""
    ratio: int = 100
    """Decoded bytes for each byte on the wire, beyond the first megabyte."""
    redirects: int = 5
    together: int = 16
    """Requests open at once."""
    pause: float = 1.0
    """Seconds between two requests to one public host, which are never made at once."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """New content."""

    source: Source
    items: tuple[Item, ...]
    validators: Validators
    """To be kept only after the items are stored, so that a crash between fetches them again."""
    title: str = ""
    status: int = 200
    seconds: float = 0.0
    bytes: int = 0
    """Over the wire."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """304, or the same body as the last time."""

    source: Source
    validators: Validators
    status: int = 304
    seconds: float = 0.0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """No content: ``reason`` is short, clear and holds nothing secret."""

    source: Source
    reason: str
    status: int | None = None
    retry_after: datetime | None = None
    seconds: float = 0.0
    bytes: int = 0


Result = Fetched | Unchanged | Failed


async def fetch_all(
    sources: Iterable[Source],
    validators: Mapping[str, Validators],
    *,
    now: datetime,
    limits: Limits = Limits(),
    on_result: Callable[[Result], None] | None = None,
) -> list[Result]:
    """Fetch every source, politely and at once; ``validators`` by source id, ``on_result`` as each one ends."""
    raise NotImplementedError


def attempt(result: Result, at: datetime, before: Attempt | None = None, *, new: int = 0, changed: int = 0) -> Attempt:
    """The line of the log for a result; ``before`` is the source's last attempt, to count failures in a row."""
    raise NotImplementedError
