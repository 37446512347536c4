"""What the event's screen asks and does beyond the versions themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from monitor_tui.model import Event, Story


@dataclass(frozen=True, slots=True)
class OpenEvent:
    """An event with what stands in the head of its screen."""

    event: Event
    texts: int = 0
    """Stories that are not copies."""
    sources: int = 0
    first_source: str = ""
    first_day: str = ""
    first_via: str = ""
    """The agency whose words the first story carries."""
    day_only: bool = False
    """No time of the first story is known."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What is known of the claim that stands for a statement."""

    story: Story | None = None
    """In its current wording, without the text."""
    reviewed_by: str = ""
    reviewed: datetime | None = None


class EventDesk(Protocol):
    """The part of the desk that the event's screen needs; every act answers with the sentence for the status line."""

    def event(self, one: int) -> OpenEvent: ...
    def behind(self, claim: int) -> Behind: ...
    def others_acted(self) -> int:
        """A number that differs once another analyst did something."""

    def summarize(self, event: int, point: str, pane: str, text: str) -> str:
        """A person's line for a cell; '' takes it out."""

    def rename(self, event: int, title: str) -> str:
        """A person's title for an event; '' gives it back to the machine."""
