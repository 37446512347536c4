"""The time of which a question is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Times:
    """What was stored, and done by people, by a time; what was published by a time. None is today, and everything."""

    asof: datetime | None = None
    until: datetime | None = None

    def __bool__(self) -> bool:
        return self.asof is not None or self.until is not None


TODAY = Times()
