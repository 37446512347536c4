"""One story: its text with the claims marked in it, and the chosen claim in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip

from monitor_tui.errors import MonitorError
from monitor_tui.store.kept import StoredClaim
from monitor_tui.tui import citation
from monitor_tui.tui.commands import STORY
from monitor_tui.tui.content import BOLD, DIM, STRUCK, UNDERLINE, Run, ends, fit, rule, strip
from monitor_tui.tui.desk import Desk, OpenStory
from monitor_tui.tui.messages import ClaimExplained
from monitor_tui.tui.screens import brief_keys
from monitor_tui.tui.screens.brief_keys import BriefKeys
from monitor_tui.tui.screens.log_keys import SplitKeys
from monitor_tui.tui.screens.others import OthersActs
from monitor_tui.tui.screens.word_keys import CHOOSING, NO_CLAIM, StoryWords
from monitor_tui.tui.screens.wording_steps import WordingSteps
from monitor_tui.tui.widgets import claim_words, story_text
from monitor_tui.tui.widgets.claim_side import side_lines
from monitor_tui.tui.widgets.lines import Lines, set_shown
from monitor_tui.tui.widgets.story_head import head_lines

if TYPE_CHECKING:
    from monitor_tui.model.briefed import Wanted
    from monitor_tui.tui.widgets.reasons import Reasons

DETAIL = 5
SIDE = 36
WHY_KEYS = " = q Esc close  j k scroll  Tab next claim"
STYLES = {"cue": BOLD, "content": UNDERLINE, "source": BOLD, "added": BOLD, "removed": STRUCK}
LEGEND = " {} by machine  {} machine unsure  {} checked  {} corrected  {} analysts differ  {} sentence altered  {} gone"


class StoryScreen(OthersActs, WordingSteps, StoryWords, SplitKeys, BriefKeys):
    """Tab goes from claim to claim, the text follows."""

    NAME: ClassVar[str] = STORY

    def __init__(self, desk: Desk, story: int, claim: int | None = None, at: int | None = None) -> None:
        super().__init__(desk)
        self.at = at if claim is None else None
        """The character of the text that it opens at, where no claim is meant."""
        self.open: OpenStory = desk.story(story)
        self.chosen = 0
        self.first = 0
        """The first line of the text shown."""
        self._first_before = 0
        """The same before the reasons took half of the screen."""
        self.reasons: Reasons | None = None
        """Why the chosen claim was read so, where that is open."""
        self._choose_claim(claim)

    def compose(self) -> ComposeResult:
        yield Lines("head")
        yield Lines("rule")
        with Horizontal(id="body"):
            yield Lines("text")
            yield Lines("side")
        yield Lines("foot-rule")
        yield Lines("detail")
        yield Lines("status")
        yield Lines("keys")

    def on_mount(self) -> None:
        self.watch_others()
        self.query_one("#body").styles.height = "1fr"
        self.query_one("#head").styles.height = 2
        self.query_one("#text").styles.height = "1fr"
        side = self.query_one("#side")
        side.styles.height, side.styles.width = "1fr", SIDE + 1
        self.set_heights()
        self.load_words()
        self._bring_into_view()
        if self.at is not None:
            self.first = max(0, story_text.line_of(self._lines(), self.at) - 2)
        self.draw()  # before the first layout, so that no empty screen is painted

    def keys_text(self) -> str:
        if self.sentence is not None:
            return CHOOSING
        return super().keys_text() if self.reasons is None else WHY_KEYS

    def on_resize(self, event: events.Resize) -> None:
        self.set_heights()
        self.call_after_refresh(self.draw)

    def set_heights(self) -> None:
        for name in ("#rule", "#side", "#foot-rule"):
            set_shown(self.query_one(name), self.wide)
        self.query_one("#detail").styles.height = 1 if self.wide else DETAIL
        set_shown(self.query_one("#detail"), self.wide or self.reasons is None)
        if self.reasons is not None:
            self.reasons.styles.height = self.app.size.height // 2
        set_shown(self.query_one("#status"), not self.wide)

    # --- the claims -----------------------------------------------------------------------------

    @property
    def claims(self) -> tuple[StoredClaim, ...]:
        return self.with_hidden(self.open.claims)

    @property
    def claim(self) -> StoredClaim | None:
        return self.claims[self.chosen] if self.chosen < len(self.claims) else None

    def _choose_claim(self, claim: int | None) -> None:
        """The claim; where it stands here no more, the one that took its place."""
        numbers = [number for number, one in enumerate(self.claims) if one.id == claim]
        self.chosen = numbers[0] if numbers else max(0, min(self.chosen, len(self.claims) - 1))

    def _step_claim(self, by: int) -> None:
        if self.claims:
            self.chosen = (self.chosen + by) % len(self.claims)
            self._bring_into_view()
            self.draw()
            self._tell_why()

    def action_next_claim(self) -> None:
        self._step_claim(1)

    def action_previous_claim(self) -> None:
        self._step_claim(-1)

    # --- why --------------------------------------------------------------------------------------

    def action_why(self) -> None:
        """Open the reasons of the chosen claim, or close them."""
        if self.reasons is not None:
            reasons, self.reasons = self.reasons, None
            self.first = self._first_before
            self.set_focus(None)
            reasons.remove()
        elif self.claim is None:
            self.tell(NO_CLAIM)
            return
        else:
            from monitor_tui.tui.widgets.reasons import Reasons

            self.reasons = Reasons(self.signs)
            self._first_before = self.first
            self.mount(self.reasons, before="#detail")
            self._tell_why()
        self.set_heights()
        self._bring_into_view()
        self.draw()

    def _tell_why(self) -> None:
        if self.reasons is not None and self.claim is not None:
            from monitor_tui.tui.widgets.reasons import READING

            self.reasons.tell([READING])
            self._explain(self.claim.id)

    @work(thread=True, group="why", exclusive=True, exit_on_error=False)
    def _explain(self, claim: int) -> None:
        try:
            sentences = tuple(self.desk.explain_claim(claim))
        except MonitorError as error:
            sentences = (str(error),)
        self.post_message(ClaimExplained(claim, sentences))

    def on_claim_explained(self, message: ClaimExplained) -> None:
        if self.reasons is not None and self.claim is not None and self.claim.id == message.id:
            self.reasons.tell(message.sentences)

    def action_back(self) -> None:
        if self.reasons is not None:
            self.action_why()
        else:
            super().action_back()

    # --- the text ---------------------------------------------------------------------------------

    @property
    def text_width(self) -> int:
        return self.app.size.width - (SIDE + 1 if self.wide else 0) - story_text.MARGIN - 1

    @property
    def rows(self) -> int:
        if self.prompt is not None:
            return max(1, self.query_one("#text").size.height)
        rows = self.app.size.height - (6 if self.wide else 9)  # known before the layout is
        if self.reasons is not None:
            rows -= self.app.size.height // 2 - (0 if self.wide else DETAIL)
        return max(1, rows)

    def _lines(self) -> list[story_text.TextLine]:
        claim = self._drawn_claim()
        return story_text.wrap(self.page.whole, self.text_width, claim.source if claim else None)

    def _drawn_claim(self) -> StoredClaim | None:
        """The marked claim, or sentence, where it stands in the text as it is drawn."""
        claim = self.marked(self.claim)
        return None if claim is None else self.page.claim(claim)

    def _bring_into_view(self) -> None:
        claim = self._drawn_claim()
        if claim is None:
            return
        lines = self._lines()
        top = story_text.line_of(lines, claim.sentence[0])
        end = story_text.line_of(lines, max(claim.sentence[1] - 1, claim.sentence[0]))
        if not self.first <= top <= end < self.first + self.rows:
            self.first = max(0, min(top - 2, len(lines) - self.rows))

    def draw(self) -> None:
        width, lines = self.app.size.width, self._lines()
        self.first = max(0, min(self.first, len(lines) - self.rows))
        self.query_one("#head", Lines).show(self._head(width, len(lines)))
        self.query_one("#text", Lines).show(self._text(lines))
        if self.wide:
            left = width - SIDE - 1
            bars = [
                self.signs.rule * left + joint + self.signs.rule * SIDE for joint in (self.signs.joint, self.signs.foot)
            ]
            self.query_one("#rule", Lines).show([strip(width, bars[0])])
            self.query_one("#foot-rule", Lines).show([strip(width, bars[1])])
            said = {"people": self.people(self.claim), "note": self.noted(self.claim.id)} if self.claim else {}
            shown = replace(self.open, claims=self.claims)
            rows = side_lines(shown, self.chosen, SIDE, self.rows, self.desk.dossier, self.signs, said)
            self.query_one("#side", Lines).show([strip(SIDE + 1, self.signs.bar, row) for row in rows])
        else:
            self.query_one("#detail", Lines).show([strip(width, *row) for row in self._detail(width)])
        self.show_status()
        self.show_keys()

    def show_status(self) -> None:
        """On a wide screen what is told takes the place of the legend."""
        super().show_status()
        if self.wide:
            width = self.app.size.width
            legend = LEGEND.format(*claim_words.marks(self.signs))
            text = (fit(self._told or legend, width, self.signs.more), BOLD if self._told else DIM)
            self.query_one("#detail", Lines).show([strip(width, text)])

    def _head(self, width: int, count: int) -> list[Strip]:
        place, time = f"line {min(count, self.first + self.rows)}/{count}", self.desk.told_time()
        first, second = head_lines(
            self.open, self.claims, place, width, self.desk.dossier, self.signs, time=time, note=self.noted(None)
        )
        return [strip(width, (first, BOLD)), strip(width, second)]

    def _text(self, lines: Sequence[story_text.TextLine]) -> list[Strip]:
        dossier, claim, page = self.desk.dossier, self._drawn_claim(), self.page
        letters = [claim_words.letter(one, dossier) for one in self.claims]
        marks = [claim_words.mark(one, self.signs) for one in self.claims]
        margin = story_text.remark_lines(lines, self.drawn_remarks())
        margin |= story_text.labels(lines, self.drawn(self.claims), letters, marks)
        width = self.text_width + story_text.MARGIN + 1
        made = []
        for number, line in enumerate(lines[self.first : self.first + self.rows], self.first):
            beside = self.signs.beside if story_text.touches(line, claim) else " "
            runs: list[Run] = [fit(margin.get(number, ""), story_text.MARGIN - 1) + beside]
            for piece in story_text.pieces(page.whole, line, claim, self.signs.left, self.signs.right, page.marks):
                runs.append((piece.text, STYLES.get(piece.part)))
            made.append(strip(width, *runs))
        return made

    def _detail(self, width: int) -> list[tuple[Run, ...]]:
        """The chosen claim in five lines."""
        claim, dossier = self.claim, self.desk.dossier
        if claim is None:
            return [(rule(NO_CLAIM, "", width, self.signs),)]
        left = f"claim {self.chosen + 1} of {len(self.claims)}  {claim_words.letter(claim, dossier)}"
        people, note = self.people(claim), self.noted(claim.id)
        via = f"   via {', '.join(claim.via)}" if claim.via else ""
        against = f"   of {claim_words.targets(claim, dossier)}" if claim.targets else ""
        first = f" speaker {claim_words.speaker(claim, dossier)}   stance {claim.stance}{against}{via}"
        texts = [
            ends(first, f"   {claim_words.place(claim)} ", width, self.signs.more),
            f" what    {claim_words.what(claim, self.open.whole)}",
            f" people  {people}" if people else f" why     {claim_words.why(claim, self.open.whole)}",
            f" note    {note}" if note else f" said    {claim_words.said(claim)}",
        ]
        bar = rule(left, claim_words.review(claim, self.signs), width, self.signs)
        return [(bar,), *((fit(text, width, self.signs.more),) for text in texts)]

    # --- moving --------------------------------------------------------------------------------------

    def _scroll_text(self, by: int) -> None:
        self.first += by
        self.draw()

    def action_down(self) -> None:
        if not self.step_sentence(1):
            self._scroll_text(1)

    def action_up(self) -> None:
        if not self.step_sentence(-1):
            self._scroll_text(-1)

    def action_top(self) -> None:
        self._scroll_text(-self.first)

    def action_bottom(self) -> None:
        self._scroll_text(len(self._lines()))

    def action_page_down(self) -> None:
        self._scroll_text(self.rows - 1)

    def action_page_up(self) -> None:
        self._scroll_text(1 - self.rows)

    def action_half_down(self) -> None:
        self._scroll_text(self.rows // 2)

    def action_half_up(self) -> None:
        self._scroll_text(-(self.rows // 2))

    def wording_shown(self) -> None:
        self.load_words()
        self.draw()

    # --- acts ----------------------------------------------------------------------------------------

    def meant(self) -> list[int]:
        return [self.open.story.id]

    def log_about(self) -> tuple[int | None, int | None]:
        return self.open.story.event, self.open.story.id

    def reload(self, stories: Sequence[int] | None = None) -> None:
        chosen = self.word_claim()
        self.open = self.desk.story(self.open.story.id, self.open.number)
        self.load_words()
        self._choose_claim(chosen)
        self.draw()

    def word_claim(self) -> int | None:
        return self.claim.id if self.claim is not None else None

    def top_of_view(self) -> int:
        return self.page.place(self._lines()[self.first].start)

    def show_sentence(self) -> None:
        self._bring_into_view()
        self.draw()

    def action_check(self) -> None:
        claim = self.claim
        if claim is None:
            self.tell(NO_CLAIM)
        else:
            self.act(lambda: self.desk.check(claim.id), [self.open.story.id])

    def action_cite(self) -> None:
        claim, story = self.claim, self.open.story
        if claim is not None:
            self.copy(citation.of_claim(claim, story.source, story.url, self.desk.dossier))

    def action_link(self) -> None:
        self.tell(self.open.story.url or "no link is known")

    def action_event(self) -> None:
        claim = self.claim
        event = claim.event if claim is not None and claim.event is not None else self.open.story.event
        if event is None:
            self.tell("this story is in no event yet")
        else:
            self.monitor.show_event(event)

    def action_events(self) -> None:
        self.monitor.show_events()

    def brief_event(self) -> int | None:
        claim = self.claim
        return claim.event if claim is not None and claim.event is not None else self.open.story.event

    def brief_wanted(self) -> Mapping[int, Sequence[Wanted]]:
        """The chosen claim; of a story without one, the story."""
        event, claim = self.brief_event(), self.claim
        if event is None:
            return {}
        return {event: [brief_keys.story(self.open.story.id) if claim is None else brief_keys.claim(claim.id)]}
