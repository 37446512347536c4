"""The wire: stories, newest first, with a column that shows which camps speak in each."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from textual.strip import Strip

from monitor_tui.dossier import Dossier
from monitor_tui.model import Precision
from monitor_tui.store.kept import WireRow
from monitor_tui.tui.content import BOLD, CURSOR, DIM, WEEKDAYS, Signs, fit, strip
from monitor_tui.tui.widgets.paged_list import PagedList, Pages

WIDE = 90
"""From this width on the event's id has a column."""
TELEGRAM = "telegram"


def event_id(event: int | None) -> str:
    return "" if event is None else f"E{event}"


def when(
    published: datetime, precision: Precision, zone: ZoneInfo, now: datetime, newest: datetime | None = None
) -> str:
    """``18:05`` of today where the minute is known, else ``21 We``.

    Of another month than the newest line's: ``6 Oct`` or ``16Oct``. The year is in the bar below.
    """
    local = published.astimezone(zone)
    if precision is Precision.MINUTE and local.date() == now.astimezone(zone).date():
        return f"{local:%H:%M}"
    shown = local if newest is None else newest.astimezone(zone)
    if (local.year, local.month) != (shown.year, shown.month):
        return f"{local.day} {local:%b}" if local.day < 10 else f"{local.day}{local:%b}"
    return f"{local.day:2} {WEEKDAYS[local.weekday()]}"


class WireList(PagedList[WireRow]):
    """Stories line by line, to the column."""

    def __init__(self, dossier: Dossier, signs: Signs, called: str | None = None) -> None:
        super().__init__(called)
        self.dossier = dossier
        self.signs = signs
        self.zone = ZoneInfo(dossier.timezone)
        self.now = datetime.now(self.zone)
        """When the list was made: what counts as today. It is no clock."""
        self.shown: tuple[str, ...] = tuple(camp.id for camp in dossier.shown())[:3]
        """The camps that have a letter of their own in the column."""
        self.marks: Collection[int] = ()
        self.newest: datetime | None = None
        """When the list's first story was published: its month goes without saying."""

    def open(
        self,
        pages: Pages[WireRow],
        total: int,
        *,
        first: list[int] | None = None,
        at: int | None = None,
        at_least: bool = False,
    ) -> None:
        super().open(pages, total, first=first, at=at, at_least=at_least)
        self.newest = next((row.published for row in pages.rows((first or pages.page(1))[:1])), None)

    def _when(self, row: WireRow) -> str:
        return when(row.published, row.precision, self.zone, self.now, self.newest)

    def draw(self, row: WireRow, selected: bool) -> Strip:
        width = self.size.width
        text = (self._narrow if width < WIDE else self._wide)(row, selected, width)
        return strip(width, (text, CURSOR if selected else BOLD if row.unread else None))

    def _narrow(self, row: WireRow, selected: bool, width: int) -> str:
        head = (
            f"{self._lead(row, selected)} {self._when(row)} "
            f"{fit(row.source, 10, self.signs.more)} {fit(row.lang, 2, '')} {self._speakers(row)} {self._copies(row)} "
        )
        return head + fit(row.title, width - len(head), self.signs.more)

    def _wide(self, row: WireRow, selected: bool, width: int) -> str:
        event = event_id(row.event)
        event = f" {event:<4}" if len(event) < 4 else f"{event:<5}"
        head = (
            f"{self._lead(row, selected)} {self._when(row)} "
            f"{fit(row.source, 12, self.signs.more)} {fit(row.lang, 2, '')} {self._speakers(row)} {self._copies(row)} "
            f"{event}"
        )
        return head + fit(row.title, width - len(head), self.signs.more)

    def _lead(self, row: WireRow, selected: bool) -> str:
        # The mark goes first: it is what the next act falls on.
        flag = "m" if self._marked(row) else "g" if row.gone else "e" if row.edited else " "
        if flag == " " and row.kind == TELEGRAM and row.copies == 1:
            flag = "t"
        return f"{self.signs.cursor if selected else ' '}{'*' if row.unread else ' '}{flag}"

    def _marked(self, row: WireRow) -> bool:
        return row.marked or row.id in self.marks

    def _speakers(self, row: WireRow) -> str:
        own = "".join(self.dossier.camps[camp].letter if camp in row.camps else " " for camp in self.shown)
        return f"{own:3}{'+' if any(camp not in self.shown for camp in row.camps) else ' '}"

    @staticmethod
    def _copies(row: WireRow) -> str:
        return "  " if row.copies < 2 else f"x{row.copies}" if row.copies < 10 else f"{min(row.copies, 99)}"

    def head(self, width: int) -> Strip:
        """The names of the columns, where there is room for them."""
        letters = "".join(self.dossier.camps[camp].letter for camp in self.shown)
        return strip(width, (f"    day   source       ln {letters:3}+ cp  ev  title", DIM))
