"""A story's screen: which claim is chosen after claims went or came, and what its head gives up on a narrow screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor_tui.tui.desk import OpenStory
from monitor_tui.tui.screens.story import StoryScreen
from monitor_tui.tui.widgets.story_head import head_lines
from tests.tui.fakes import DOSSIER, FakeDesk
from tests.tui.seen import SMALL, app, press, settled, text


class HidingDesk(FakeDesk):
    """Hidden claims are gone from their story."""

    def story(self, one: int, wording: int | None = None) -> OpenStory:
        gone = {done[1] for done in self.done if done[0] == "hide"}
        opened = super().story(one, wording)
        return replace(opened, claims=tuple(claim for claim in opened.claims if claim.id not in gone))


async def test_when_the_last_claim_is_hidden_the_one_before_it_is_chosen() -> None:
    desk = HidingDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "shift+tab")
        assert "claim 3 of 3" in text(shown)
        await press(pilot, "H")
        assert "claim 2 of 2" in text(shown)
        await press(pilot, "H", "H")
        assert [done[1] for done in desk.done] == [3, 2, 1]
        assert "No claim found. m makes one from a sentence." in text(shown)


async def test_the_chosen_claim_stays_chosen_when_another_comes_or_goes_before_it() -> None:
    desk = HidingDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "tab")
        assert isinstance(shown.screen, StoryScreen)
        desk.hide(1)
        shown.screen.reload()
        await settled(pilot)
        assert shown.screen.claim is not None
        assert shown.screen.claim.id == 2


@pytest.mark.parametrize(
    ("source", "width", "line"),
    [
        ("n-tv", 80, " n-tv  ru  21 Apr 2021 (day only)  wording 2/2  +coup   claims R2 ?1  line 10/10"),
        ("a-long-source", 80, " a-long-source  ru  21 Apr 2021  wording 2/2  +coup    claims R2 ?1  line 10/10"),
        ("quite-a-long-source", 80, " quite-a-long-source  ru  21 Apr 2021  wording 2/2  +coup  R2 ?1  line 10/10"),
        ("quite-a-long-source", 60, " quite-a-long-source  21 Apr 2021  wording 2/2    line 10/10"),
        ("quite-a-long-source", 48, " quite-a-…  21 Apr 2021  wording 2/2  line 10/10"),
    ],
)
def test_the_wordings_number_stands_however_long_the_sources_name_is(source: str, width: int, line: str) -> None:
    opened = FakeDesk().story(next(iter(FakeDesk().held)))
    opened = replace(opened, story=replace(opened.story, source=source))
    (_, second) = head_lines(opened, opened.claims, "line 10/10", width, DOSSIER, app().signs)
    assert len(second) == width
    assert " ".join(second.split()) == " ".join(line.split())
