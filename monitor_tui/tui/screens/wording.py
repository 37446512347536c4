"""How each camp words it: terms over time, words that set it apart, spellings; behind each count its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.message import Message
from textual.strip import Strip

from monitor_tui import days
from monitor_tui.contrast import words
from monitor_tui.model.worded import CampWords, Spelt
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui.commands import WORDING
from monitor_tui.tui.content import BOLD, CURSOR, DIM, Run, ends, fit, number, rule, strip
from monitor_tui.tui.desk import Desk, Filter
from monitor_tui.tui.screens import counted
from monitor_tui.tui.screens.counted import Counted, CountedRow
from monitor_tui.tui.screens.reading import ReadingScreen
from monitor_tui.tui.widgets import lanes, status
from monitor_tui.tui.widgets.lines import Lines

PARTS = ("terms", "words set apart", "spellings")
LABEL = 26
WIDEST = 24
"""Columns of a camp at most."""
MOST_SENTENCES = 500


@dataclass(repr=False, eq=False)
class WordsReady(Message):
    """Terms and words have been counted."""

    words: CampWords


@dataclass(repr=False, eq=False)
class SpellingsReady(Message):
    """Names have been looked for."""

    spelt: tuple[Spelt, ...]


class WordingScreen(ReadingScreen):
    """h j k l go from count to count, Tab from part to part, Enter to the sentences behind a count."""

    NAME: ClassVar[str] = WORDING

    def __init__(self, desk: Desk, of: int | Filter) -> None:
        super().__init__(desk)
        self.of = of
        self.words: CampWords | None = None
        self.spelt: tuple[Spelt, ...] | None = None
        self.part = 0
        self.rows: list[CountedRow] = []
        self.row = self.column = self.top = 0
        self.sentences: Sequence[StoredClaim] | None = None
        """Those behind the chosen count, while they are listed."""
        self.sentence = self.sentence_top = 0

    def compose(self) -> ComposeResult:
        yield Lines("head")
        yield Lines("counts")
        yield Lines("detail")
        yield Lines("status")
        yield Lines("keys")

    def on_mount(self) -> None:
        self.query_one("#head").styles.height = 3
        self.query_one("#counts").styles.height = "1fr"
        self.set_heights()
        self._count()
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        self.set_heights()
        self.call_after_refresh(self.draw)

    def set_heights(self) -> None:
        self.query_one("#detail").styles.height = self.detail_rows

    @property
    def detail_rows(self) -> int:
        """Of a term: a line for each camp, their days below, a rule above; of a sentence: itself."""
        camps = len(self.words.camps) if self.words else 0
        if self.sentences is not None:
            return 6 if self.app.size.height >= 32 else 4
        return camps + 2 if self.part == 0 else 0

    @property
    def room(self) -> int:
        """Lines of the table or list."""
        return max(1, self.app.size.height - 5 - self.detail_rows)

    @work(thread=True, exclusive=True, group="words", exit_on_error=False)
    def _count(self) -> None:
        self.post_message(WordsReady(self.desk.camp_words(self.of)))

    @work(thread=True, exclusive=True, group="spellings", exit_on_error=False)
    def _spell(self) -> None:
        self.post_message(SpellingsReady(self.desk.camp_spellings(self.of)))

    def on_words_ready(self, message: WordsReady) -> None:
        self.words = message.words
        self._show_part()

    def on_spellings_ready(self, message: SpellingsReady) -> None:
        self.spelt = message.spelt
        self._show_part()

    def reload(self, stories: Sequence[int] | None = None) -> None:
        self._count()
        if self.spelt is not None:
            self._spell()

    def _show_part(self) -> None:
        found = self.words
        if found is not None:
            self.rows = (
                counted.terms(found)
                if self.part == 0
                else counted.tellings(found, self.desk.dossier)
                if self.part == 1
                else counted.spellings(self.spelt or ())
            )
        self.row = min(self.row, max(0, len(self.rows) - 1))
        self.set_heights()
        self.call_after_refresh(self.draw)

    # --- drawing -----------------------------------------------------------------------------------

    def draw(self) -> None:
        width = self.app.size.width
        self.query_one("#head", Lines).show(self._head(width))
        listed = self.sentences is not None
        self.query_one("#counts", Lines).show(self._sentence_lines(width) if listed else self._table(width))
        self.query_one("#detail", Lines).show(self._quote(width) if listed else self._over_time(width))
        self.show_status()
        self.show_keys()

    @property
    def camps(self) -> tuple[str, ...]:
        return self.words.camps if self.words else ()

    @property
    def cell(self) -> Counted | None:
        """What the cursor stands on."""
        if self.row < len(self.rows) and self.column < len(self.camps):
            return self.rows[self.row].cells.get(self.camps[self.column])
        return None

    def _letter(self, camp: str) -> str:
        known = self.desk.dossier.camps.get(camp)
        return known.letter if known else "?"

    def _camp(self, camp: str) -> str:
        known = self.desk.dossier.camps.get(camp)
        return f"{known.letter} {known.short}" if known else f"? {camp}"

    def _head(self, width: int) -> list[Strip]:
        zone = status.zone_offset(self.desk.dossier, self.now)
        what = f"E{self.of}" if isinstance(self.of, int) else self.of.text or "everything"
        parts = "  ".join(f"[{name}]" if place == self.part else name for place, name in enumerate(PARTS))
        accused = self.words.accused if self.words is not None else 0
        without = f", without {number(accused)} claim{'' if accused == 1 else 's'} of the accused" if accused else ""
        time = self.desk.told_time()
        right = f"  {time}  {zone}" if time else f"  {zone}"
        first = ends(f" {what}: wording by camp{without}", right, width, self.signs.more)
        if self.words is None:
            return [strip(width, (first, BOLD)), strip(width, " counting ..."), strip(width, "")]
        many = "  ".join(f"{self._letter(camp)} {self.words.statements[camp]}" for camp in self.camps)
        capped = f"newest {number(self.words.claims)} claims  " if self.words.capped else ""
        second = ends(f" {parts}", f"  {capped}statements {many}", width, self.signs.more)
        return [strip(width, (first, BOLD)), strip(width, second), self._columns(width)]

    def _column(self, width: int) -> int:
        return min(WIDEST, (width - LABEL) // max(1, len(self.camps)))

    def _columns(self, width: int) -> Strip:
        """The camps over their columns."""
        if self.sentences is not None or not self.rows:
            return strip(width, "")
        size = self._column(width)
        names = (" statements", " log-odds, in z", " its outlets/speakers")
        heads = []
        for camp in self.camps:
            heads.append(fit(self._camp(camp), size - 1, self.signs.more) + " ")
        return strip(width, (fit(f" {names[self.part]}", LABEL - 1, self.signs.more) + " " + "".join(heads), DIM))

    def _table(self, width: int) -> list[Strip]:
        self.top = max(min(self.top, self.row), self.row - self.room + 1, 0)
        lines = []
        for place, row in enumerate(self.rows[self.top : self.top + self.room], self.top):
            here = place == self.row
            runs: list[Run] = [
                fit(f"{self.signs.cursor if here else ' '} {row.label}", LABEL - 1, self.signs.more) + " "
            ]
            if row.note:
                runs = [f"{self.signs.cursor if here else ' '} {row.note}"]
            else:
                runs += self._cells(row, width, here=here)
            lines.append(strip(width, *runs))
        return lines

    def _cells(self, row: CountedRow, width: int, *, here: bool) -> list[Run]:
        size = self._column(width)
        runs: list[Run] = []
        for place, camp in enumerate(self.camps):
            cell = row.cells.get(camp)
            text = fit(cell.text if cell else self.signs.dot, size - 1, self.signs.more) + " "
            runs.append((text, CURSOR) if here and place == self.column else text)
        return runs

    def _over_time(self, width: int) -> list[Strip]:
        """The chosen term by camp over time."""
        if self.part or self.words is None or not self.rows:
            return []
        row, spans = self.rows[self.row].term, self.words.framing.spans
        room = width - 4
        shown = spans[-lanes.fitting(spans, room) :]
        size = lanes.column_width(len(shown), room)
        head = rule(f"{self.rows[self.row].label} by {self.words.framing.per}", "", width, self.signs)
        lines = [strip(width, head)]
        for camp in self.camps:
            by_span = row.claims.get(camp, ()) if row else ()
            counts = [len(claims) for claims in by_span][-len(shown) :] or [0] * len(shown)
            texts = lanes.counts_line(counts, [False] * len(shown), size)
            lines.append(strip(width, f" {fit(self._letter(camp), 1)} {self.signs.bar}" + "".join(texts)))
        return [*lines, strip(width, (" " * 4 + lanes.axis_line(shown, size), DIM))]

    def _sentence_lines(self, width: int) -> list[Strip]:
        listed, rows = self.sentences or (), self.room - 1
        self.sentence_top = max(min(self.sentence_top, self.sentence), self.sentence - rows + 1, 0)
        cell, camp = self.cell, self._camp(self.camps[self.column])
        more = f"the first {len(listed)} of {len(cell.claims)}" if cell and len(cell.claims) > len(listed) else ""
        where = more or f"{self.sentence + 1} of {len(listed)}"
        lines = [strip(width, rule(f"{self.rows[self.row].label} {self.signs.dot} {camp}", where, width, self.signs))]
        for place, claim in enumerate(listed[self.sentence_top : self.sentence_top + rows], self.sentence_top):
            text = self._sentence_line(claim, width, here=place == self.sentence)
            lines.append(strip(width, (text, CURSOR) if place == self.sentence else text))
        return lines

    def _sentence_line(self, claim: StoredClaim, width: int, *, here: bool) -> str:
        who = words.short_actor(claim.actor, self.desk.dossier) if claim.actor else claim.speaker
        left = f"{self.signs.cursor if here else ' '} {fit(days.day(claim.day), 11)} {fit(who, 14, self.signs.more)} "
        return left + fit(" ".join(claim.quote.split()), width - words.cells(left), self.signs.more)

    def _quote(self, width: int) -> list[Strip]:
        """The chosen sentence, whole where it fits."""
        from monitor_tui.tui.widgets.story_text import wrap

        if not self.sentences:
            return []
        text = " ".join(self.sentences[self.sentence].quote.split())
        lines = [strip(width, rule("", "", width, self.signs))]
        lines += [strip(width, f" {text[line.start : line.end]}") for line in wrap(text, width - 2)]
        return lines[: self.detail_rows]

    def status(self) -> str:
        if self.words is not None and not self.rows:
            if self.part == 2:
                return "no name is spelt in two ways" if self.spelt is not None else "looking for names ..."
            return "no statement of a camp holds a term of the dossier" if self.part == 0 else "no statements"
        return ""

    # --- moving ------------------------------------------------------------------------------------

    def _step(self, rows: int, columns: int = 0) -> None:
        if self.sentences is not None:
            self.sentence = max(0, min(len(self.sentences) - 1, self.sentence + rows))
        else:
            self.row = max(0, min(len(self.rows) - 1, self.row + rows))
            self.column = max(0, min(len(self.camps) - 1, self.column + columns))
        self.draw()

    def action_down(self) -> None:
        self._step(1)

    def action_up(self) -> None:
        self._step(-1)

    def action_left(self) -> None:
        self._step(0, -1)

    def action_right(self) -> None:
        self._step(0, 1)

    def action_top(self) -> None:
        self._step(-1_000_000)

    def action_bottom(self) -> None:
        self._step(1_000_000)

    def action_page_down(self) -> None:
        self._step(self.room)

    def action_page_up(self) -> None:
        self._step(-self.room)

    def action_half_down(self) -> None:
        self._step(self.room // 2)

    def action_half_up(self) -> None:
        self._step(-(self.room // 2))

    def action_next_words(self) -> None:
        self._to_part((self.part + 1) % len(PARTS))

    def action_previous_words(self) -> None:
        self._to_part((self.part - 1) % len(PARTS))

    def _to_part(self, part: int) -> None:
        self.part, self.sentences = part, None
        self.row = self.top = 0
        if part == 2 and self.spelt is None:
            self._spell()
        self._show_part()

    def action_sentences(self) -> None:
        """Enter: the sentences behind the count; on a sentence, its story."""
        if self.sentences is not None:
            if self.sentences:
                claim = self.sentences[self.sentence]
                self.monitor.show_story(claim.story, claim.id)
            return
        cell = self.cell
        if cell is None:
            self.tell("no sentence stands behind this")
            return
        found = self.desk.claims_behind(cell.claims[:MOST_SENTENCES])
        self.sentences = sorted(found, key=lambda claim: (claim.day, claim.id))
        self.sentence = self.sentence_top = 0
        self.set_heights()
        self.call_after_refresh(self.draw)

    def action_back(self) -> None:
        if self.sentences is None:
            super().action_back()
        else:
            self.sentences = None
            self.set_heights()
            self.call_after_refresh(self.draw)
