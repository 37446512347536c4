"""The list of what people did: when, who, what, and of which sentence or title."""

from __future__ import annotations

from textual.strip import Strip

from monitor_tui.tui.content import BOLD, CURSOR, DIM, Signs, fit, strip
from monitor_tui.tui.desk_log import LogLine
from monitor_tui.tui.widgets.paged_list import PagedList

WIDE = 100
AGAIN, UNDONE = "!", "-"
"""To be looked at again; taken back since."""


class LogList(PagedList[LogLine]):
    """Acts line by line, the newest first."""

    def __init__(self, signs: Signs, called: str | None = None) -> None:
        super().__init__(called)
        self.signs = signs

    def draw(self, row: LogLine, selected: bool) -> Strip:
        width, more = self.size.width, self.signs.more
        who, what = columns(width)
        mark = AGAIN if row.again else UNDONE if row.undone else " "
        said = f"{row.again}: {row.what}" if row.again else row.what
        left = f"{self.signs.cursor if selected else ' '}{mark} {when(row)}  "
        text = f"{left}{fit(row.analyst, who, more)}  {fit(said, what, more)}  "
        style = CURSOR if selected else BOLD if row.again else DIM if row.undone else None
        return strip(width, (text + fit(row.about, width - len(left) - who - what - 4, more), style))

    def head(self, width: int) -> Strip:
        who, what = columns(width)
        return strip(width, (fit(f"   {'when':<12}  {'who':<{who}}  {'what':<{what}}  of", width), DIM))


def columns(width: int) -> tuple[int, int]:
    """Columns of who and of what."""
    return (16, 36) if width >= WIDE else (9, 25)


def when(row: LogLine) -> str:
    """``21 Apr 10:31``: the program's own clock knows the minute."""
    return f"{row.at.day:>2} {row.at:%b %H:%M}"
