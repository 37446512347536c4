"""What the screens ask and do about the log, and about which events are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from monitor_tui.store.log import Asked, Target
    from monitor_tui.tui.desk import Suggestion


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log; those to be looked at again stand above all others."""

    id: int
    analyst: str
    at: datetime
    what: str
    about: str
    reason: str = ""
    undone: bool = False
    again: str = ""
    """altered, gone or not found: why a word is to be looked at again."""


class LogDesk(Protocol):
    """The part of the desk behind L, M, X and notes on events."""

    def log_page(
        self, asked: Asked, limit: int, *, before: int | None = None, after: int | None = None
    ) -> list[int]: ...
    def log_rank(self, asked: Asked, one: int) -> int: ...
    def log_seek(self, asked: Asked, rank: int) -> int | None: ...
    def log_rows(self, ids: Sequence[int]) -> Sequence[LogLine]: ...
    def log_total(self, asked: Asked) -> tuple[int, int]:
        """All lines, and how many of them are to be looked at again."""

    def log_target(self, one: int) -> Target:
        """Where Enter leads."""

    def log_analysts(self) -> Sequence[tuple[str, int]]:
        """Everybody who did something, and how much."""

    def other_events(self, text: str, *, besides: int | None) -> Sequence[Suggestion]:
        """Events by number or by words of their titles, newest change first."""

    def people(self, event: int) -> Sequence[str]:
        """What people put into an event, took out of it and noted on it, a sentence each."""

    def merge(self, event: int, other: int) -> str: ...
    def split(self, stories: Sequence[int], into: int | None) -> str: ...
    def put_at_point(self, event: int, claim: int, name: str) -> str:
        """The statement for which a claim stands, at another point: a row of the dossier, or one of that name."""

    def merge_points(self, event: int, point: str, name: str) -> str: ...
    def rename_point(self, event: int, point: str, name: str) -> str: ...
    def note_event(self, event: int, text: str) -> str: ...
    def event_note(self, event: int) -> str:
        """One's own note."""
