"""The versions of one event side by side: a pane for each camp, aligned by point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip

from monitor_tui.contrast import words
from monitor_tui.contrast.panes import actor_of, holds
from monitor_tui.dossier import Dossier
from monitor_tui.model import Cell, CellState, Row, Statement, Versions
from monitor_tui.tui.content import BOLD, CURSOR, DIM, Signs, fit, strip
from monitor_tui.tui.widgets.lines import Lines, set_shown

WIDE = 100
"""From this width on the labels have more room."""
NO_CELL = "no claim in a cell"
"""In the panes of an event that fills no cell."""
NAMED = 12
"""A column of labels this wide holds the points' names."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the matrix."""

    row: int
    column: int


class Panes(Horizontal, can_focus=False):
    """Labels on the left, then a column of cells for each camp; only what differs is painted again.

    Each column is a widget of its own, because Textual sends a changed line from the widget's left edge.
    """

    DEFAULT_CSS = "Panes { width: 1fr; height: 1fr; } Panes Lines { height: 1fr; }"

    def __init__(
        self, dossier: Dossier, signs: Signs, camps: Sequence[str], label: int | None = None, *, columns: int = 3
    ) -> None:
        super().__init__()
        self.columns = columns
        """How many there may be."""
        self.dossier = dossier
        self.signs = signs
        self.camps = tuple(camps)
        self.versions: Versions | None = None
        self.place: Place | None = None
        """The chosen cell; None while the cursor is in the list."""
        self.top = 0
        """The first point shown."""
        self.label = label
        self._plain: tuple[tuple[str, ...], ...] = ()
        self._apart: frozenset[Statement] = frozenset()
        """Words of the accused."""

    def compose(self) -> ComposeResult:
        yield Lines("labels")
        for number in range(max(self.columns, len(self.camps))):
            yield Lines(f"pane-{number}", classes="pane")

    def on_mount(self) -> None:
        self.set_widths()  # before the first layout, so that there is no second one

    # --- sizes ---------------------------------------------------------------------------

    @property
    def whole_width(self) -> int:
        return self.size.width or self.app.size.width

    @property
    def label_width(self) -> int:
        return self.label or (9 if self.whole_width >= WIDE else 5)

    @property
    def points(self) -> int:
        """How many points there is room for."""
        return max(0, ((self.size.height or self.app.size.height) - 1) // 2)

    def widths(self) -> list[int]:
        """The cells' widths, without their bars; what does not divide goes to the first ones."""
        count = max(1, len(self.camps))
        room = self.whole_width - self.label_width - count
        return [room // count + (1 if number < room % count else 0) for number in range(count)]

    def on_resize(self) -> None:
        self.draw()

    # --- what they show ----------------------------------------------------------------------

    def show(self, versions: Versions | None, camps: Sequence[str] | None = None) -> None:
        """The versions of another event, or of the same one after a change."""
        if camps is not None:
            self.camps = tuple(camps)
        before, was = self.versions, self.place
        if versions is None or before is None or versions.event.id != before.event.id:
            self.top = 0
            self.place = None if was is None else Place(0, min(was.column, len(self.camps) - 1))
        elif was is not None and was.row < len(before.rows):
            # The same point and pane, wherever they stand now.
            points, pane = [row.point.id for row in versions.rows], before.camps[was.column]
            point = before.rows[was.row].point.id
            row = points.index(point) if point in points else min(was.row, max(0, len(points) - 1))
            kept = self.camps.index(pane) if pane in self.camps else min(was.column, len(self.camps) - 1)
            self.place = Place(row, kept)
        self.versions = versions
        self._apart = frozenset(versions.accused) if versions is not None else frozenset()
        self._plain = ()
        self.draw()

    def show_text(self, columns: Sequence[Sequence[str]]) -> None:
        """Lines instead of versions: the own claims of a story that is in no event."""
        self.versions, self.top = None, 0
        self._plain = tuple(tuple(lines) for lines in columns)
        self.draw()

    def set_widths(self) -> None:
        self.query_one("#labels").styles.width = self.label_width
        widths = self.widths()
        for number, pane in enumerate(self.query(".pane")):
            set_shown(pane, number < len(self.camps))
            if number < len(self.camps):
                pane.styles.width = widths[number] + 1

    def draw(self) -> None:
        if not self.is_attached:
            return
        self._keep_in_sight()
        self.set_widths()
        self.query_one("#labels", Lines).show(self._labels())
        for number, width in enumerate(self.widths()):
            self.query_one(f"#pane-{number}", Lines).show(self._column(number, width))

    def _keep_in_sight(self) -> None:
        """The points scroll with the cursor; none of the room stays empty while points are out of sight."""
        if self.place is not None:
            self.top = max(min(self.top, self.place.row), self.place.row - max(1, self.points) + 1)
        self.top = max(0, min(self.top, len(self._rows()) - self.points))

    def _rows(self) -> tuple[Row, ...]:
        return () if self.versions is None else self.versions.rows

    def _visible(self) -> tuple[Row, ...]:
        return self._rows()[self.top : self.top + self.points]

    def _labels(self) -> list[Strip]:
        width = self.label_width
        lines = [strip(width, "")]
        for row in self._visible():
            name = row.point.name if width >= NAMED else row.point.label
            lines += [strip(width, (fit(name, width, self.signs.more), BOLD)), strip(width, "")]
        return lines

    def _column(self, number: int, width: int) -> list[Strip]:
        lines = [self._head(number, width)]
        texts = self._texts(number)
        if texts:
            lines += [strip(width + 1, self.signs.bar + fit(text, width, self.signs.more)) for text in texts]
        for place, row in enumerate(self._visible(), self.top):
            lines += self._cell(row, number, width, self.place == Place(place, number))
        blank = strip(width + 1, self.signs.bar + " " * width)
        return lines + [blank] * max(0, (self.size.height or self.app.size.height) - len(lines))

    def _texts(self, number: int) -> Sequence[str]:
        """What stands in a pane instead of cells."""
        if self.versions is None:
            return self._plain[number] if number < len(self._plain) else ()
        if self.versions.rows:
            return ()
        apart = self._apart_of(self.camps[number])
        return (NO_CELL, f"words of the accused: {apart}") if apart else (NO_CELL,)

    def _apart_of(self, pane: str) -> int:
        """How many claims of a pane are words of the accused."""
        return len({one.claim for one in self._apart if holds(pane, one, self.dossier)})

    def _head(self, number: int, width: int) -> Strip:
        pane, plain = self.camps[number], self.signs.ascii_only
        actor = actor_of(pane)
        if actor is not None:
            text = words.own_head_line(actor, self._claims(pane), width, self.dossier, ascii_only=plain)
        else:
            text = words.head_line(self.dossier.camps[pane], self._claims(pane), width, ascii_only=plain)
        return strip(width + 1, self.signs.bar, (text, BOLD))

    def _claims(self, pane: str) -> int:
        """The claims of a pane in the event: what its empty cells are measured against."""
        rows = self._rows()
        if rows and pane in rows[0].cells:
            return rows[0].cells[pane].claims
        return max(0, self.versions.event.camps.get(pane, 0) - self._apart_of(pane)) if self.versions else 0

    def _cell(self, row: Row, number: int, width: int, chosen: bool) -> list[Strip]:
        cell = row.cells.get(self.camps[number])
        if cell is None:
            return [strip(width + 1, self.signs.bar + " " * width)] * 2
        made = self._words(cell, row, width)
        who = made.who
        found = cell.state is CellState.FOUND
        value = (self._pointed(cell, made.value, width), CURSOR) if chosen else (made.value, None if found else DIM)
        return [
            strip(width + 1, self.signs.bar, value),
            strip(width + 1, self.signs.bar, (who, None if found else DIM)),
        ]

    def _pointed(self, cell: Cell, value: str, width: int) -> str:
        """The cursor, then the same words, so that going there changes none of them."""
        sign = self.signs.conflict if cell.conflicts or cell.within else ""
        text, room = value.removesuffix(sign).rstrip(), width - 1 - len(sign)
        return self.signs.cursor + words.fit(text, room, ascii_only=self.signs.ascii_only) + sign

    def _words(self, cell: Cell, row: Row, width: int) -> words.CellLines:
        assert self.versions is not None
        year, plain = self.versions.event.last.year, self.signs.ascii_only
        return words.cell_lines(cell, row.point, width, self.dossier, year=year, ascii_only=plain, apart=self._apart)

    # --- the chosen cell ---------------------------------------------------------------------

    @property
    def cell(self) -> Cell | None:
        rows = self._rows()
        if self.place is None or self.place.row >= len(rows):
            return None
        return rows[self.place.row].cells.get(self.camps[self.place.column])

    @property
    def row(self) -> Row | None:
        rows = self._rows()
        return rows[self.place.row] if self.place is not None and self.place.row < len(rows) else None

    def choose(self, row: int, column: int) -> None:
        """Put the cursor on a cell; the points scroll with it."""
        last = len(self._rows()) - 1
        if last < 0:
            return
        self.place = Place(max(0, min(last, row)), max(0, min(len(self.camps) - 1, column)))
        self.draw()

    def leave(self) -> None:
        self.place = None
        self.draw()

    def step(self, rows: int, columns: int) -> None:
        place = self.place or Place(self.top, 0)
        self.choose(place.row + rows, place.column + columns)
