"""The proof of an empty cell: every denominator behind ``none found``, and a person's word that it is a silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.strip import Strip

from monitor_tui import days
from monitor_tui.errors import MonitorError
from monitor_tui.tui.commands import PROOF
from monitor_tui.tui.content import BOLD, CURSOR, ends, fit, strip
from monitor_tui.tui.desk import Desk, Interrupted
from monitor_tui.tui.messages import Done, ProofReady
from monitor_tui.tui.screens.brief_keys import BriefKeys
from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from monitor_tui.model.briefed import Wanted
    from monitor_tui.model.proven import Proof

SEARCHING = " the stories of the event are searched ..."
NOTHING_BEHIND = "nothing stands behind this line"


@dataclass(frozen=True, slots=True)
class ProofRow:
    """A line of the screen and what Enter on it opens: a list, or a sentence of a story."""

    text: str
    opens: str = ""
    story: int | None = None
    claim: int | None = None
    at: int = 0

    @property
    def leads(self) -> bool:
        return bool(self.opens) or self.story is not None


class ProofScreen(BriefKeys):
    """j k go from one line that leads somewhere to the next; q comes back out of a list, then out of the proof."""

    NAME: ClassVar[str] = PROOF

    def __init__(self, desk: Desk, event: int, point: str, pane: str) -> None:
        super().__init__(desk)
        self.event, self.point, self.pane = event, point, pane
        self.proof: Proof | None = None
        self.list = ""
        """The list that is open: sentences, naming, near, spellings, part, failing, not_collected; '' is none."""
        self.rows: tuple[ProofRow, ...] = ()
        self.chosen = 0
        self.top = 0
        self._before = 0
        """The line that the open list was opened from."""
        self._asked = 0
        self._changed = False
        """Whether something was said here that the screens below must show."""

    def compose(self) -> ComposeResult:
        yield Lines("proof")
        yield Lines("status")
        yield Lines("keys")

    def on_mount(self) -> None:
        self.query_one("#proof").styles.height = "1fr"
        self.draw()
        self.ask()

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self.lay)

    # --- asking ------------------------------------------------------------------------------------

    def ask(self) -> None:
        self._asked += 1
        self._look(self._asked)

    @work(thread=True, exclusive=True, group="proof", exit_on_error=False)
    def _look(self, ticket: int) -> None:
        try:
            self.post_message(ProofReady(ticket, self.desk.proof(self.event, self.point, self.pane)))
        except (Interrupted, MonitorError) as error:
            self.post_message(ProofReady(ticket, None, str(error)))

    def on_proof_ready(self, message: ProofReady) -> None:
        if message.ticket != self._asked:
            return
        self.proof = message.proof or self.proof
        self.lay()
        if message.sentence:
            self.tell(message.sentence)

    def reload(self, stories: Sequence[int] | None = None) -> None:
        self.ask()

    # --- drawing -----------------------------------------------------------------------------------

    @property
    def height(self) -> int:
        return max(1, self.app.size.height - 2)

    def lay(self) -> None:
        """The lines anew, the cursor where it was or on the first line that leads somewhere."""
        if self.proof is not None:
            self.rows = tuple(self._list() if self.list else self._proof())
        self.chosen = max(0, min(self.chosen, len(self.rows) - 1))
        if self.rows and not self.rows[self.chosen].leads:
            leading = [place for place, row in enumerate(self.rows) if row.leads]
            self.chosen = min(leading, key=lambda place: abs(place - self.chosen), default=0)
        self.draw()

    def _proof(self) -> list[ProofRow]:
        from monitor_tui.contrast.proof_lines import lines

        assert self.proof is not None
        made = lines(self.proof, self.app.size.width, self.desk.dossier, ascii_only=self.signs.ascii_only)
        rows = [ProofRow(line.text, line.opens) for line in made]
        # Where there is little room the blank lines go first, from the top.
        while len(rows) > self.height and any(not row.text.strip() for row in rows):
            rows.remove(next(row for row in rows if not row.text.strip()))
        return rows

    def _list(self) -> list[ProofRow]:
        from monitor_tui.contrast.proof_lines import listed, named

        assert self.proof is not None
        head = ProofRow(f" E{self.proof.event.id} {self.signs.dot} {self.proof.point.name}: {named(self.list)}")
        found = listed(self.proof, self.list, self.desk.dossier)
        return [head, ProofRow(""), *(ProofRow(f" {one.text}", "", one.story, one.claim, one.at) for one in found)]

    def draw(self) -> None:
        width, room = self.app.size.width, self.height
        if not self.rows:
            self.query_one("#proof", Lines).show([strip(width, SEARCHING)])
        else:
            self.top = max(0, min(self.top, self.chosen, len(self.rows) - 1), self.chosen - room + 1)
            if not any(row.leads for row in self.rows[: self.chosen]) and self.chosen < room:
                self.top = 0  # what stands above the first such line is read with it
            shown = enumerate(self.rows[self.top : self.top + room], self.top)
            self.query_one("#proof", Lines).show([self._strip(row, place, width) for place, row in shown])
        self.show_status()
        self.show_keys()

    def _strip(self, row: ProofRow, place: int, width: int) -> Strip:
        text = fit(row.text, width, self.signs.more)
        if place == 0 and self.desk.times:
            text = ends(row.text.rstrip(), f"  {self._time()}", width, self.signs.more)
        if place == self.chosen and row.leads:
            return strip(width, (self.signs.cursor + text[1:], CURSOR))
        return strip(width, (text, BOLD if place == 0 else None))

    def _time(self) -> str:
        """A proof of another time is of what was published, fetched and said by then."""
        asked = (self.desk.times.asof, self.desk.times.until)
        until = min(moment for moment in asked if moment is not None)
        return f"until {days.by(until.astimezone(self.desk.dossier.zone))}"

    # --- moving ------------------------------------------------------------------------------------

    def _move(self, by: int) -> None:
        """To the next line that leads somewhere; where none does, the text scrolls."""
        places = [place for place, row in enumerate(self.rows) if row.leads]
        if not places:
            self.chosen = max(0, min(self.chosen + by, len(self.rows) - 1))
        else:
            here = min(range(len(places)), key=lambda n: abs(places[n] - self.chosen))
            self.chosen = places[max(0, min(here + by, len(places) - 1))]
        self.draw()

    def action_down(self) -> None:
        self._move(1)

    def action_up(self) -> None:
        self._move(-1)

    def action_top(self) -> None:
        self._move(-len(self.rows))

    def action_bottom(self) -> None:
        self._move(len(self.rows))

    def action_page_down(self) -> None:
        self._move(self.height)

    def action_page_up(self) -> None:
        self._move(-self.height)

    def action_half_down(self) -> None:
        self._move(self.height // 2)

    def action_half_up(self) -> None:
        self._move(-(self.height // 2))

    def action_look(self) -> None:
        row = self.rows[self.chosen] if self.chosen < len(self.rows) else ProofRow("")
        if row.story is not None:
            self._to_story(row)
        elif row.opens:
            self.list, self._before, self.chosen, self.top = row.opens, self.chosen, 0, 0
            self.lay()
        else:
            self.tell(NOTHING_BEHIND)

    def _to_story(self, row: ProofRow) -> None:
        from monitor_tui.tui.screens.story import StoryScreen

        assert row.story is not None
        try:
            self.app.push_screen(StoryScreen(self.desk, row.story, row.claim, row.at))
        except MonitorError as error:
            self.tell(str(error))

    def action_back(self) -> None:
        if self.list:
            self.list, self.chosen, self.top = "", self._before, 0
            self.lay()
            return
        below = [screen for screen in self.app.screen_stack if isinstance(screen, ReadingScreen) and screen is not self]
        super().action_back()
        if self._changed:
            for screen in below:
                screen.reload(())

    # --- acts --------------------------------------------------------------------------------------

    def on_done(self, message: Done) -> None:
        """Besides what every screen does then: Textual calls the handlers of all classes."""
        self._changed = True

    def action_silent(self) -> None:
        """Said twice it is taken back."""
        if self.proof is not None:
            own = any(said.analyst == self.desk.analyst for said in self.proof.silences)
            self.act(lambda: self.desk.say_silent(self.event, self.point, self.pane, not own))

    def action_cite(self) -> None:
        if self.proof is not None:
            self.copy(self.proof.sentence)

    def brief_event(self) -> int | None:
        return self.event

    def brief_wanted(self) -> Mapping[int, Sequence[Wanted]]:
        from monitor_tui.model.briefed import Part, Wanted

        if self.proof is None:
            return {}
        words = self.proof.sentence
        return {self.event: [Wanted(Part.PROOF, self.point, self.pane, name=self.proof.point.name, words=words)]}
