"""Correcting a claim: the form beside the machine's reading, the claims alike, a claim of a sentence, hiding, notes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from monitor_tui.model import Review
from monitor_tui.tui.screens.correct import CorrectScreen
from monitor_tui.tui.screens.event import EventScreen
from monitor_tui.tui.screens.story import StoryScreen
from monitor_tui.tui.screens.wire import WireScreen
from monitor_tui.tui.widgets.claim_words import people
from tests.tui.fakes import DOSSIER, FakeDesk, claim
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text

KGB = ("ctrl+u", *"peskov")


async def opened(pilot: Pilot[None], *keys: str) -> None:
    """The form of the story's second claim."""
    await settled(pilot)
    await press(pilot, "enter", "tab", "c", *keys)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_form_stands_as_specified(size: tuple[int, int]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await opened(pilot)
        assert isinstance(shown.screen, CorrectScreen)
        rows = lines(shown)
        assert [len(row) for row in rows] == [size[0]] * size[1]
        assert rows[0].startswith(" correct claim 2 of 18")
        assert rows[0].endswith("story n-tv 19 Apr 2021")
        assert rows[1].startswith(' "They are said to have planned it, claim 2."')
        assert "Effect: stays in B" in text(shown)
        assert rows[-2].startswith(" F2 save   Tab next field   Esc leave (draft kept)   u undoes it")
        assert rows[-1].startswith(" F1 help (the same keys under a Cyrillic layout)")
        if size == SMALL:
            assert rows[3] == f"{'            machine (unsure)':42}{'you':38}"
            assert rows[4] == f"{' speaker    fsb':42}[{'fsb':34}]  "
            assert rows[7] == f"{' stance     accuses':42}[{'accuses':34}]  "
            assert rows[8] == f"{' target     putin, peskov':42}[{'putin, peskov':34}]  "
            assert rows[9] == f"{' event      E1 what':42}[{'E1 what':34}]  "
            assert rows[10].startswith(' why        "are said": the speaker       [')
            assert rows[11].startswith("            stands before")
            assert rows[13].startswith(' Effect: stays in B; in E1 "what" it joins the statement fsb 16 Apr.')
            assert rows[15].startswith(" Kept:  your word stands on the text, also after the program reads it again.")


async def test_what_is_typed_is_completed_saved_and_told_on_the_screen_below() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await opened(pilot, "ctrl+u", *"pes")
        row = next(line for line in lines(shown) if ">peskov" in line)
        assert "Dmitry Peskov" in row
        assert row.rstrip().endswith("R")
        await press(pilot, "tab", "tab", "tab", "tab", "tab", *"named before", "f2")
        (done,) = desk.done
        assert done[:2] == ("correct", 2)
        assert (done[2].speaker, done[2].why) == ("peskov", "named before")  # type: ignore[attr-defined]
        assert isinstance(shown.screen, StoryScreen)
        assert "corrected by anna" in text(shown)


async def test_a_cyrillic_layout_types_text_into_the_fields_and_commands_beside_them() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "tab", "с")  # the Cyrillic letter on the key of c
        assert isinstance(shown.screen, CorrectScreen)
        await press(pilot, "shift+tab", *"ой", "f2")
        assert shown.screen.draft.why == "ой"
        assert "nothing differs from how the claim stands" in text(shown)
        assert desk.done == []


async def test_escape_leaves_and_keeps_the_draft_for_the_next_time() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await opened(pilot, *KGB, "escape")
        assert isinstance(shown.screen, StoryScreen)
        assert desk.done == []
        await press(pilot, "c")
        assert isinstance(shown.screen, CorrectScreen)
        assert shown.screen.draft.speaker == "peskov"
        await press(pilot, "f2")
        assert desk.drafts == {}


async def test_what_is_wrong_is_said_and_nothing_is_saved() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await opened(pilot, "tab", "ctrl+u", *"swears")
        assert "Effect: a stance is one of asserts, accuses, denies" in text(shown)
        await press(pilot, "escape", "c", "ctrl+u", *"nobody-known", "f2")
        assert "no actor nobody-known in the dossier" in text(shown)
        assert isinstance(shown.screen, CorrectScreen)
        assert desk.done == []


async def test_keys_pressed_faster_than_the_screen_answers_each_go_a_field_on() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await opened(pilot)
        assert isinstance(shown.screen, CorrectScreen)
        shown.screen.action_next_field()
        shown.screen.action_next_field()
        await settled(pilot)
        assert shown.screen.at == "target"


async def test_claims_alike_are_gone_through_one_by_one() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await opened(pilot)
        assert "Alike: no other claim got it the same way." in text(shown)
        await press(pilot, *KGB)
        assert "Alike: 3 more claims got their speaker the same way.    Tab: see each one" in text(shown)
        await press(pilot, "shift+tab")
        assert "1 of 3" in text(shown)
        assert "claim 11." in text(shown)
        assert "Enter correct it likewise" in lines(shown)[-2]
        await press(pilot, "j", "enter")
        assert [(done[0], done[1]) for done in desk.done] == [("correct", 2), ("likewise", 12)]
        assert "Alike: 2 more claims" in text(shown)
        assert "claim 12 corrected likewise" in text(shown)
        assert "claim 13." in text(shown)
        await press(pilot, "k", "enter", "escape")
        assert [done[1] for done in desk.done] == [2, 12, 12] or [done[1] for done in desk.done][:2] == [2, 12]
        assert isinstance(shown.screen, StoryScreen)


async def test_a_claim_is_made_of_a_sentence() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "m")
        assert "Enter make a claim of it" in lines(shown)[-1]
        await press(pilot, "j", "j", "k", "enter")
        assert lines(shown)[0].startswith(" make a claim")
        assert "The Kremlin spokesman Dmitry Peskov confirmed" in text(shown)
        await press(pilot, *"peskov", "f2")
        (done,) = desk.done
        assert done[0] == "make"
        assert str(done[1]).startswith("The Kremlin spokesman")
        assert isinstance(shown.screen, StoryScreen)
        await press(pilot, "m", "escape")
        assert "Enter make a claim" not in text(shown)


async def test_a_claim_is_hidden_and_shown_again_by_a_command() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "H")
        assert desk.done == [("hide", 1)]
        await press(pilot, "colon", *"hidden", "enter")
        assert "1 hidden claim shown" in text(shown)
        assert "claim 1 of 4" in text(shown)
        await press(pilot, "tab", "tab")
        assert "hidden: boris; H shows it again" in text(shown)


async def test_a_note_is_written_and_stands_in_the_detail_and_in_the_head() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "n", *"who is it", "enter")
        assert desk.done == [("note", 1, "who is it")]
        assert "anna: who is it" in text(shown)
        await press(pilot, "colon", *"note-story", "enter", *"ask the desk", "enter")
        assert desk.done[-1] == ("note", None, "ask the desk")
        assert "anna: ask the desk" in lines(shown)[1]


@pytest.mark.parametrize("keys", [("l", "c"), ("e", "c")])
async def test_the_chosen_cell_s_claim_is_corrected_from_the_wire_and_from_the_event(keys: tuple[str, ...]) -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert isinstance(shown.screen, WireScreen)
        await press(pilot, "c")
        assert "choose a claim first" in text(shown)
        await press(pilot, *keys)
        assert isinstance(shown.screen, CorrectScreen)
        await press(pilot, "escape")
        assert isinstance(shown.screen, WireScreen if keys[0] == "l" else EventScreen)


@pytest.mark.parametrize("keys", [("c",), ("m",), ("H",), ("n",)])
async def test_nothing_is_written_into_a_store_that_can_only_be_read(keys: tuple[str, ...]) -> None:
    desk = FakeDesk()
    desk.can_write = False
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter", *keys)
        assert isinstance(shown.screen, StoryScreen)
        assert "this store can only be read" in text(shown)


async def test_two_who_differ_are_both_named_in_the_story() -> None:
    desk = FakeDesk()
    told = desk.story(next(iter(desk.held)))
    differ = replace(told.claims[0], review=Review.DISPUTED, reviewed_by="boris, anna")
    desk.story = lambda one, wording=None: replace(told, claims=(differ,))  # type: ignore[method-assign]
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert "people  anna: speaker FSB; boris: checked" in text(shown)
        assert "≠ analysts differ" in text(shown)


def test_a_made_claim_says_who_made_it() -> None:
    words = FakeDesk().words(1)
    assert people(words, DOSSIER) == "anna: speaker FSB; boris: checked"
    assert claim(1, (0, 5), (1, 2), None).review is Review.NONE
