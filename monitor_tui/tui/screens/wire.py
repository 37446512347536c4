"""The first screen."""

from __future__ import annotations

from typing import ClassVar

from monitor_tui.tui.commands import WIRE
from monitor_tui.tui.screens.wire_panes import WirePanes


class WireScreen(WirePanes):
    """The wire, its panes, the filter, and all that can be done to a story."""

    NAME: ClassVar[str] = WIRE
