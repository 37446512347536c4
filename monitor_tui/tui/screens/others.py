"""What other analysts do meanwhile is shown where it is looked at; a look is local and sends nothing by itself."""

from __future__ import annotations

from monitor_tui.errors import MonitorError
from monitor_tui.tui.screens.reading import ReadingScreen

QUIET = 5.0
"""Seconds between two looks."""


class OthersActs(ReadingScreen):
    """Shows itself again after somebody else's act: never a hidden screen, never below what is being typed."""

    _version = 0
    _acted = 0

    def watch_others(self) -> None:
        """Look from now on."""
        self._version, self._acted = self.desk.version(), self.desk.others_acted()
        self.set_interval(QUIET, self.look_around)

    def look_around(self) -> None:
        if self.prompt is not None or self.app.screen is not self:
            return
        version = self.desk.version()
        if version == self._version:
            return
        self._version = version
        acted = self.desk.others_acted()
        if acted != self._acted:
            self._acted = acted
            try:
                self.reload()
            except MonitorError as error:
                self.tell(str(error))
