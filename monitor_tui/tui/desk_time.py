"""What screens ask of the past: the time that all of them speak of, and the wordings of a story."""

from __future__ import annotations

from typing import Protocol

from monitor_tui.model.timed import Times


class TimeDesk(Protocol):
    """The part of the desk that knows of which time it answers."""

    times: Times
    """Of which time stories, panes and events are shown: that of the filter that was kept last."""

    def travel(self, times: Times) -> None:
        """From now on answer of this time."""

    def told_time(self) -> str:
        """How a head says it: "as of 18 Apr 2021 24:00 · today's reader"; empty of today."""

    def turns(self, story: int) -> tuple[int, ...]:
        """The wordings that changed something that matters: each the last before the next change."""

    def wording(self, story: int, number: int) -> str:
        """The whole text of a wording."""
