"""The list of events: how much each camp says of each."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from monitor_tui.dossier import Dossier
from monitor_tui.store.kept import EventRow
from monitor_tui.tui.content import BOLD, CURSOR, DIM, Signs, fit, strip
from monitor_tui.tui.widgets.paged_list import PagedList


class EventList(PagedList[EventRow]):
    """Events line by line, newest change first."""

    def __init__(self, dossier: Dossier, signs: Signs, called: str | None = None) -> None:
        super().__init__(called)
        self.dossier = dossier
        self.signs = signs
        self.shown = dossier.shown()[:3]

    def draw(self, row: EventRow, selected: bool) -> Strip:
        width = self.size.width
        own = [row.camps.get(camp.id, 0) for camp in self.shown]
        others = sum(row.camps.values()) - sum(own)
        numbers = "".join(f" {count:>3}" for count in (*own, others))
        conflicts = f"{self.signs.conflict}{row.conflicts}" if row.conflicts else ""
        changed = row.changed.astimezone(self.dossier.zone)
        right = f"{row.unread:>4}{numbers} {conflicts:>4}  {row.stories:>4}  {changed.day:>2} {changed:%b}"
        left = f"{self.signs.cursor if selected else ' '}{'*' if row.unread else ' '} {f'E{row.id}':<4}"
        title = fit(row.title, width - cell_len(left) - cell_len(right), self.signs.more)
        return strip(width, (left + title + right, CURSOR if selected else BOLD if row.unread else None))

    def head(self, width: int) -> Strip:
        letters = "".join(f" {camp.letter:>3}" for camp in self.shown)
        right = f" new{letters} oth {self.signs.conflict:>4}  all   changed"
        return strip(width, (fit("     event", width - len(right)) + right, DIM))
