"""Who said what first: a lane for each camp over the days, and the first statements in order below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.message import Message
from textual.strip import Strip

from monitor_tui import days
from monitor_tui.contrast import words
from monitor_tui.contrast.wording import spans_of
from monitor_tui.contrast.written_movers import lag_words, value_words
from monitor_tui.model.moved import Move, Moved, Movers
from monitor_tui.model.worded import DaySpan
from monitor_tui.tui.commands import TIMELINE
from monitor_tui.tui.content import BOLD, CURSOR, DIM, Run, ends, fit, rule, strip
from monitor_tui.tui.desk import Desk
from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets import lanes, status
from monitor_tui.tui.widgets.bars import bars
from monitor_tui.tui.widgets.lines import Lines
from monitor_tui.tui.widgets.story_text import wrap

LABEL = 17
"""Columns of a lane's label, its bar included."""
HIGHEST = 4
"""Lines of a lane at most."""
ALONE, TOGETHER = "*", "="
"""Said first by one, and by several on one day."""


@dataclass(repr=False, eq=False)
class MoversReady(Message):
    """The event's statements have been put in order."""

    movers: Movers


@dataclass(frozen=True, slots=True)
class First:
    """A line of the list: one who said a thing first."""

    moved: Moved
    move: Move


@dataclass(frozen=True, slots=True)
class Shape:
    """How the lines of the screen are shared out."""

    lanes: tuple[int, ...]
    """Lines of each lane; the last of them is that of its counts."""
    list: int
    detail: int


def shaped(height: int, camps: int) -> Shape:
    """Every lane has a line of counts; what is left goes to bars, and at least two fifths to the list."""
    detail = 6 if height >= 32 else 4
    room = height - 5 - detail
    rows = [1] * camps
    spare = room - max(6, 2 * room // 5) - camps
    while spare > 0 and camps and rows[-1] < HIGHEST:
        rows[rows.index(min(rows))] += 1
        spare -= 1
    return Shape(tuple(rows), max(1, room - sum(rows)), detail)


class TimelineScreen(ReadingScreen):
    """j k go through the first statements, Enter to the sentence."""

    NAME: ClassVar[str] = TIMELINE

    def __init__(self, desk: Desk, event: int) -> None:
        super().__init__(desk)
        self.event = event
        self.movers: Movers | None = None
        self.firsts: tuple[First, ...] = ()
        self.spans: tuple[DaySpan, ...] = ()
        self.per = "day"
        self.at = 0
        self.top = 0

    def compose(self) -> ComposeResult:
        yield Lines("head")
        yield Lines("lanes")
        yield Lines("firsts")
        yield Lines("detail")
        yield Lines("status")
        yield Lines("keys")

    def on_mount(self) -> None:
        self.query_one("#head").styles.height = 2
        self.query_one("#firsts").styles.height = "1fr"
        self.set_heights()
        self._look()
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        self.set_heights()
        self.call_after_refresh(self.draw)

    def set_heights(self) -> None:
        shape = self.shape
        self.query_one("#lanes").styles.height = sum(shape.lanes) + 1
        self.query_one("#detail").styles.height = shape.detail

    @property
    def shape(self) -> Shape:
        return shaped(self.app.size.height, len(self.movers.lanes) if self.movers else 0)

    @work(thread=True, exclusive=True, group="movers", exit_on_error=False)
    def _look(self) -> None:
        self.post_message(MoversReady(self.desk.movers(self.event)))

    def on_movers_ready(self, message: MoversReady) -> None:
        movers = message.movers
        self.movers = movers
        self.firsts = tuple(First(moved, move) for moved in movers.moved for move in moved.leaders)
        said = [day for lane in movers.lanes for day, many in lane.days.items() for _ in range(many)]
        self.per, self.spans = spans_of([*said, movers.first, movers.last] if said else [])
        self.at = min(self.at, max(0, len(self.firsts) - 1))
        self.set_heights()
        self.call_after_refresh(self.draw)

    def reload(self, stories: Sequence[int] | None = None) -> None:
        self._look()

    # --- drawing -----------------------------------------------------------------------------------

    def draw(self) -> None:
        width = self.app.size.width
        self.query_one("#head", Lines).show([strip(width, (line, BOLD)) for line in self._head(width)])
        self.query_one("#lanes", Lines).show(self._lanes(width))
        self.query_one("#firsts", Lines).show(self._list(width))
        self.query_one("#detail", Lines).show([strip(width, line) for line in self._detail(width)])
        self.show_status()
        self.show_keys()

    @property
    def chosen(self) -> First | None:
        return self.firsts[self.at] if self.at < len(self.firsts) else None

    def _head(self, width: int) -> list[str]:
        movers, zone = self.movers, status.zone_offset(self.desk.dossier, self.now)
        if movers is None:
            return [fit(f" E{self.event} putting statements in order ...", width, self.signs.more), " " * width]
        span = days.span(movers.first, movers.last)
        title = movers.title.removesuffix(span).rstrip(" ,:")
        time = self.desk.told_time()
        right = f"  {time or span}"
        first = ends(f" E{movers.event} {title}: who said it first", right, width, self.signs.more)
        told = f" statements by {self.per}  {ALONE} said first  {TOGETHER} first on the same day, in no order"
        return [first, ends(told, f"  {zone}", width, self.signs.more)]

    def status(self) -> str:
        """What is not in the picture."""
        movers, left = self.movers, list[str]()
        if movers is None:
            return ""
        if not self.firsts:
            left.append("nothing said in this event stands on a point")
        if movers.claims < movers.of:
            left.append(f"the {movers.claims:,} claims said first of {movers.of:,}")
        if movers.accused:
            left.append(f"without {status.plural(movers.accused, 'statement', 'statements')} of the accused")
        return f" {'; '.join(left)}" if left else ""

    def _lanes(self, width: int) -> list[Strip]:
        movers = self.movers
        if movers is None or not self.spans:
            return []
        room = width - LABEL
        spans = self.spans[-lanes.fitting(self.spans, room) :]
        column = lanes.column_width(len(spans), room)
        counted = {
            lane.camp: [sum(many for day, many in lane.days.items() if _within(day, span)) for span in spans]
            for lane in movers.lanes
        }
        top = max((max(counts) for counts in counted.values()), default=1)
        lines: list[Strip] = []
        for lane, rows in zip(movers.lanes, self.shape.lanes, strict=True):
            counts = counted[lane.camp]
            drawn = bars(tuple(counts), column, rows - 1, top, self._marker(lane.camp)) if rows > 1 else ()
            heads = self._heads(lane.camp, sum(lane.days.values()), rows)
            lines += [strip(width, head, bar) for head, bar in zip(heads, drawn, strict=False)]
            lines.append(strip(width, heads[-1], *self._counts(lane.camp, spans, counts, column)))
        return [*lines, strip(width, (" " * LABEL + lanes.axis_line(spans, column), DIM))]

    def _marker(self, camp: str) -> str:
        known = self.desk.dossier.camps.get(camp)
        letter = known.letter if known else "#"
        return letter if words.cells(letter) == 1 and (letter.isascii() or not self.signs.ascii_only) else "#"

    def _heads(self, camp: str, total: int, rows: int) -> list[str]:
        """The label of each line of a lane: the camp first, how many statements last."""
        known = self.desk.dossier.camps.get(camp)
        name, room = f"{known.letter} {known.short}" if known else f"? {camp}", LABEL - 1
        if rows == 1:
            return [ends(name, f" {total}", room, self.signs.more) + self.signs.bar]
        lines = [fit(name, room, self.signs.more), *[" " * room] * (rows - 2), f"{total:>{room}}"]
        return [line + self.signs.bar for line in lines]

    def _counts(self, camp: str, spans: Sequence[DaySpan], counts: Sequence[int], column: int) -> list[Run]:
        """The counts of a lane, those days marked on which it said something first; the chosen one stands out."""
        firsts = {one.move.moment.day for one in self.firsts if one.move.camp == camp}
        marked = [any(_within(day, span) for day in firsts) for span in spans]
        chosen = self.chosen.move if self.chosen else None
        runs: list[Run] = []
        for text, span in zip(lanes.counts_line(counts, marked, column), spans, strict=True):
            here = chosen is not None and chosen.camp == camp and _within(chosen.moment.day, span)
            bare = text.rstrip() or text
            runs += [(bare, CURSOR), text[len(bare) :]] if here else [text]
        return runs

    def _list(self, width: int) -> list[Strip]:
        rows = max(1, self.shape.list - 1)
        self.top = max(min(self.top, self.at), self.at - rows + 1, 0)
        where = f"{self.at + 1} of {len(self.firsts)}" if self.firsts else ""
        lines = [strip(width, rule("first statements, in order of the day they were made", where, width, self.signs))]
        for place, one in enumerate(self.firsts[self.top : self.top + rows], self.top):
            text = self._first_line(one, width, here=place == self.at)
            lines.append(strip(width, (text, CURSOR) if place == self.at else text))
        return lines

    def _first_line(self, one: First, width: int, *, here: bool) -> str:
        move, wide = one.move, self.wide
        sign = TOGETHER if len(one.moved.leaders) > 1 else ALONE
        mark = (words.ASCII_MARKS if self.signs.ascii_only else words.MARKS)[move.mark]
        name = fit(words.short_actor(move.actor, self.desk.dossier), 18 if wide else 13, self.signs.more)
        point = fit(one.moved.name, 12) if wide else fit(one.moved.label, 5)
        left = f"{self.signs.cursor if here else ' '}{sign} {fit(_when(move, self._year), 12 if wide else 6)} "
        left += f"{self._letter(move.camp)} {mark} {name} {point} "
        room = width - words.cells(left)
        followers = self._followers(one.moved)
        told = fit(followers, min(room // 3, 30 if wide else 14), self.signs.more) if followers else ""
        value = fit(value_words(one.moved), room - words.cells(told) - 1, self.signs.more)
        return f"{left}{value} {told}"

    def _followers(self, moved: Moved) -> str:
        """The first of each other camp: "R 3 d  O 4 d"."""
        seen = {move.camp for move in moved.leaders}
        told = []
        for move in moved.followers:
            if move.camp not in seen:
                seen.add(move.camp)
                told.append(f"{self._letter(move.camp)} +{_short(move)}")
        return " ".join(told)

    def _letter(self, camp: str) -> str:
        known = self.desk.dossier.camps.get(camp)
        return known.letter if known else "?"

    def _detail(self, width: int) -> list[str]:
        """The chosen statement: its words, who else said it, who told it."""
        one = self.chosen
        if one is None:
            return []
        who = f"{words.short_actor(one.move.actor, self.desk.dossier)} {_when(one.move, self._year)}"
        lines = [
            rule(f"{one.moved.name}: {value_words(one.moved)}", who, width, self.signs),
            *_quoted(one.move.quote, width, self.shape.detail - 3),
            self._others(one),
            self._carried(one.move),
        ]
        return [fit(line, width, self.signs.more) for line in lines]

    @property
    def _year(self) -> int | None:
        return self.movers.last.year if self.movers else None

    def _others(self, one: First) -> str:
        told = []
        for other in one.moved.moves:
            if other is not one.move:
                lag = "same day" if other.leads and one.move.leads else lag_words(other.after)
                langs = f" ({', '.join(other.langs)})" if self.wide and other.langs else ""
                name = words.short_actor(other.actor, self.desk.dossier)
                told.append(f"{self._letter(other.camp)} {name} {lag}{langs}")
        return f" others: {', '.join(told)}" if told else " nobody else is known to have said it"

    def _carried(self, move: Move) -> str:
        """The sources that carried it; the first one with its day, the others by how long after."""
        if not move.carriers:
            return ""
        first, *others = move.carriers
        when = days.day(first.moment.day, self._year)
        if first.moment.at is not None:
            when += f" {first.moment.at.astimezone(self.desk.dossier.zone):%H:%M}"
        told = [f"{self._carrier(first.outlet, first.copies)} {when}"]
        told += [f"{self._carrier(other.outlet, other.copies)} {lag_words(other.after)}" for other in others]
        return f" told by {', '.join(told)}"

    @staticmethod
    def _carrier(outlet: str, copies: int) -> str:
        return f"{outlet} (and {status.plural(copies, 'copy', 'copies')})" if copies else outlet

    # --- moving ------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        if self.firsts:
            self.at = max(0, min(len(self.firsts) - 1, self.at + by))
            self.draw()

    def action_down(self) -> None:
        self._step(1)

    def action_up(self) -> None:
        self._step(-1)

    def action_top(self) -> None:
        self._step(-len(self.firsts))

    def action_bottom(self) -> None:
        self._step(len(self.firsts))

    def action_page_down(self) -> None:
        self._step(self.shape.list - 1)

    def action_page_up(self) -> None:
        self._step(1 - self.shape.list)

    def action_half_down(self) -> None:
        self._step(self.shape.list // 2)

    def action_half_up(self) -> None:
        self._step(-(self.shape.list // 2))

    def action_sentence(self) -> None:
        if self.chosen is not None:
            self.monitor.show_story(self.chosen.move.story, self.chosen.move.claim)


def _quoted(quote: str, width: int, room: int) -> list[str]:
    """A quotation in so many lines; what has no room is cut at the end of the last."""
    text = f'"{" ".join(quote.split())}"'
    wrapped = wrap(text, width - 2)
    if len(wrapped) <= room:
        return [f" {text[line.start : line.end]}" for line in wrapped]
    return [*(f" {text[line.start : line.end]}" for line in wrapped[: room - 1]), f" {text[wrapped[room - 1].start :]}"]


def _within(day: date, span: DaySpan) -> bool:
    return span.first <= day <= span.last


def _when(move: Move, year: int | None) -> str:
    return days.day(move.moment.day, year)


def _short(move: Move) -> str:
    """A lag in few columns: "3d", "5h", "20m"."""
    minutes = move.after.minutes
    if minutes is None or minutes >= 24 * 60:
        return f"{move.after.days}d"
    return f"{minutes // 60}h" if minutes >= 60 else f"{minutes}m"
