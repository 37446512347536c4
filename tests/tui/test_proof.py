"""The proof of an empty cell on the screen: as SCREENS shows it, where its lines lead, and a person's silence."""

from __future__ import annotations

import pytest
from textual.message import Message

from monitor_tui.tui.messages import Done, ProofReady, SilencesEnded, VersionsReady
from monitor_tui.tui.screens.event import EventScreen
from monitor_tui.tui.screens.proof import NOTHING_BEHIND, ProofScreen
from monitor_tui.tui.screens.story import StoryScreen
from monitor_tui.tui.screens.wire import WireScreen
from tests.tui.fakes import FakeDesk
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text
from tests.tui.test_wire import same_as

ENDED = "order · R is no longer silent: FSB 17 Apr (said by anna 21 Apr)"
TO_PROOF = ("j", "j", "e", "j", "enter")
"""From the wire to the event, to the Kremlin's empty cell at who ordered, and into its proof."""


@pytest.mark.parametrize(
    ("name", "size"), [("proof-80x24", SMALL), ("proof-120x40", WIDE), ("proof-200x60", (200, 60))]
)
async def test_the_proof_looks_as_kept(name: str, size: tuple[int, int]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *TO_PROOF)
        assert isinstance(shown.screen, ProofScreen)
        assert len(lines(shown)) == size[1]
        same_as(name, text(shown))


async def test_ascii_draws_no_sign_of_its_own_beyond_ascii() -> None:
    desk = FakeDesk()
    desk.ended = [ENDED]
    shown = app(desk, plain=True)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert "order . R is no longer silent" in text(shown)
        await press(pilot, *TO_PROOF)
        # what is searched keeps its letters
        assert all(line.isascii() for line in lines(shown) if "spellings:" not in line)


async def test_enter_on_an_empty_cell_asks_for_its_proof_and_q_comes_back() -> None:
    seen: list[Message] = []
    shown = app()
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, *TO_PROOF)
        (ready,) = {id(one): one for one in seen if isinstance(one, ProofReady)}.values()
        assert ready.proof is not None
        assert (ready.proof.event.id, ready.proof.point.id, ready.proof.camp) == (1, "order", "kremlin")
        await press(pilot, "q")
        assert isinstance(shown.screen, EventScreen)


async def test_the_panes_of_the_wire_lead_there_too() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "tab", "j", "enter")
        assert isinstance(shown.screen, ProofScreen)
        assert (shown.screen.point, shown.screen.pane) == ("order", "kremlin")
        await press(pilot, "q")
        assert isinstance(shown.screen, WireScreen)


async def test_lines_lead_to_lists_and_sentences_to_their_stories() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *TO_PROOF)
        assert "> " in next(line for line in lines(shown) if "R only relays" in line)[:2]
        await press(pilot, "enter")
        assert "sentences that hold a searched spelling" in text(shown)
        assert sum("[B Lukashenko]" in line for line in lines(shown)) == 3
        await press(pilot, "j", "enter")
        assert isinstance(shown.screen, StoryScreen)
        await press(pilot, "q", "q")
        assert "In a brief this reads" in text(shown)
        # the next lines: spellings, the refusal, sources with gaps, sources not collected
        heads = []
        for _ in range(4):
            await press(pilot, "j", "enter")
            heads.append(lines(shown)[0].partition(": ")[2].split(";")[0].strip())
            await press(pilot, "q")
        assert heads == [
            "what was searched",
            "refusals of this side in the event",
            "sources alive in part",
            "sources not collected",
        ]


async def test_a_list_of_sources_tells_each_gap_and_leads_nowhere() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *TO_PROOF, "j", "j", "j", "enter")
        assert "ria: 19 stories; gaps 6 h 20 min in all" in text(shown)
        assert "16 Apr 02:00 - 16 Apr 08:20   6 h 20 min" in text(shown)
        await press(pilot, "enter")
        assert NOTHING_BEHIND in text(shown)


async def test_a_says_silent_and_says_it_no_more() -> None:
    seen: list[Message] = []
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, *TO_PROOF, "a")
        assert [one.sentence for one in {id(m): m for m in seen if isinstance(m, Done)}.values()] == [
            "said silent: 1 cell"
        ]
        assert "SILENT: anna looked, 21 Apr." in text(shown)
        assert "[x] silent (I checked)" in text(shown)
        assert "Silent: checked by anna." in " ".join(text(shown).split())
        await press(pilot, "a")
        assert desk.done == [
            ("silent", 1, "order", "kremlin", True),
            ("silent", 1, "order", "kremlin", False),
        ]
        assert "NONE FOUND by the machine" in text(shown)
        # the panes below show it when they are come back to
        seen.clear()
        await press(pilot, "q")
        assert any(isinstance(one, VersionsReady) for one in seen)


async def test_a_store_that_is_read_only_takes_no_silence() -> None:
    desk = FakeDesk()
    desk.can_write = False
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *TO_PROOF, "a")
        assert desk.done == []
        assert "can only be read" in text(shown)


async def test_the_proof_is_cited_and_put_into_the_brief() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *TO_PROOF, "y")
        assert "In 9 claims and 12 stories from 31 of 37 watched sources" in text(shown)
        await press(pilot, "b")
        assert any("proof" in str(done) and "order" in str(done) for done in desk.done)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_who_said_silent_is_told_that_it_has_ended_until_they_look(size: tuple[int, int]) -> None:
    seen: list[Message] = []
    desk = FakeDesk()
    desk.ended = [ENDED, "when · R is no longer silent: FSB 17 Apr (said by anna 21 Apr)"]
    shown = app(desk)
    async with shown.run_test(size=size, message_hook=seen.append) as pilot:
        await settled(pilot)
        assert any(isinstance(one, SilencesEnded) and len(one.sentences) == 2 for one in seen)
        assert f"! {ENDED}" in text(shown)
        await press(pilot, "j", "j", "e")
        assert f"! {ENDED}" in text(shown)
        await press(pilot, "enter")
        assert isinstance(shown.screen, StoryScreen)
        await press(pilot, "q")
        assert "no longer silent" not in text(shown)
        await press(pilot, "q")
        assert "no longer silent" not in text(shown)
