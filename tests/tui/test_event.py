"""The event's screen as SCREENS shows it: every cell's sentence, panes for camps and actors, a person's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.message import Message
from textual.pilot import Pilot

from monitor_tui.model import CellState
from monitor_tui.tui.app import MonitorApp
from monitor_tui.tui.desk_event import OpenEvent
from monitor_tui.tui.messages import Done, VersionsReady
from monitor_tui.tui.screens import event_layout
from monitor_tui.tui.screens.camps import arranged
from monitor_tui.tui.screens.event import EventScreen
from monitor_tui.tui.screens.proof import ProofScreen
from monitor_tui.tui.screens.story import StoryScreen
from monitor_tui.tui.widgets.event_head import head_lines
from monitor_tui.tui.widgets.panes import Place
from tests.tui.fakes import FakeDesk
from tests.tui.model_story import EVENTS
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text
from tests.tui.test_wire import same_as

LARGE = (200, 60)
CAMPS = ("kremlin", "belstate", "opposition")


def screen(shown: MonitorApp) -> EventScreen:
    assert isinstance(shown.screen, EventScreen)
    return shown.screen


async def commanded(pilot: Pilot[None], command: str) -> None:
    """What was typed after ``:``."""
    assert isinstance(pilot.app.screen, EventScreen)
    pilot.app.screen.run_command(command)
    await settled(pilot)


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("event-120x40", WIDE, ("e", "j", "j", "l")),
        ("event-200x60", LARGE, ("e", "j", "j", "l")),
        ("event-detail-80x24", SMALL, ("e", "j", "j", "l", "d")),
        ("event-accused-80x24", SMALL, ("e", "i", "3", "j", "j", "j", "j", "j", "j")),
        ("event-own-120x40", WIDE, ("e", "P", *"kgb", "enter")),
        ("event-joined-80x24", SMALL, ("e", "p", *"call", "enter", "G")),
    ],
)
async def test_a_screen_looks_as_kept(name: str, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        await settled(pilot)
        assert len(lines(shown)) == size[1]
        same_as(name, text(shown))


@pytest.mark.parametrize("size", [(60, 16), (100, 31), (132, 43), LARGE])
async def test_any_size_is_filled_to_the_column(size: tuple[int, int]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        for keys in ("G", "d"):
            await press(pilot, keys)
            drawn = lines(shown)
            assert [len(drawn), {len(line) for line in drawn}] == [size[1], {size[0]}]


# --- cells and their sentences ----------------------------------------------------------------------


async def test_every_cell_leads_to_its_sentence_in_one_key_and_back_in_one() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        panes, visited = screen(shown).panes, 0
        assert panes.versions is not None
        for row in range(len(panes.versions.rows)):
            for column in range(3):
                panes.choose(row, column)
                found = panes.cell is not None and panes.cell.state is CellState.FOUND
                await pilot.press("enter")
                assert isinstance(shown.screen, StoryScreen if found else ProofScreen)
                await pilot.press("q")
                assert screen(shown).panes.place == Place(row, column)
                visited += 1
        assert visited == 24


async def test_the_cursor_changes_no_word_of_the_cell_it_goes_to() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e", "l", "l")
        panes = screen(shown).panes
        assert "│armed rebellion, removal│" in text(shown)
        panes.choose(0, 1)
        assert "│>armed rebellion, remov…│" in text(shown)
        panes.choose(1, 1)
        assert '│>"most likely CIA, FBI"≠│' in text(shown)


async def test_the_rows_scroll_with_the_cursor() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        assert "links│" not in text(shown)
        await press(pilot, "G")
        assert "links│>talks in US and Poland" in text(shown)
        assert "what │" not in text(shown)
        await press(pilot, "g", "g")
        assert "what │>coup and killing" in text(shown)


async def test_the_cursor_stays_on_its_point_and_pane_when_panes_change() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e", "j", "j", "l")
        await press(pilot, "4")
        assert "│W West" in text(shown)
        assert screen(shown).panes.place == Place(2, 1)
        await press(pilot, "j")
        await commanded(pilot, "join E2")
        assert screen(shown).panes.place == Place(3, 1)


async def test_tab_goes_through_the_statements_of_a_cell() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e", "tab", "tab")
        assert "what · R 3 of 5" in text(shown)
        await press(pilot, "shift+tab", "l")
        assert "what · B 1 of 6" in text(shown)


async def test_a_cyrillic_layout_goes_from_cell_to_cell_and_lets_the_accused_in() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "у", "о", "д", "ш")
        assert screen(shown).panes.place == Place(1, 1)
        assert screen(shown).with_accused


# --- panes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("added", "room", "fillers", "panes"),
    [
        ((), 3, (), "R B O"),
        (("W",), 3, (), "R B W"),
        (("@k", "@f"), 3, (), "R @k @f"),
        ((), 4, ("R", "W", "U"), "R B O W"),
        (("U",), 4, ("W", "U"), "R B O U"),
        (("@k",), 6, ("W", "U", "I"), "R B O @k W U"),
        (("@a", "@b", "@c", "@d"), 3, (), "@a @b @c @d"),
    ],
)
def test_panes_asked_for_come_in_before_those_that_fill(
    added: tuple[str, ...], room: int, fillers: tuple[str, ...], panes: str
) -> None:
    assert " ".join(arranged(("R", "B", "O"), added, room, fillers)) == panes


@pytest.mark.parametrize(("width", "panes"), [(80, 3), (119, 3), (120, 4), (160, 5), (200, 6), (400, 8)])
def test_as_many_panes_as_have_room_for_a_cell(width: int, panes: int) -> None:
    assert event_layout.columns(width) == panes


@pytest.mark.parametrize(("rows", "blocks", "more"), [(1, 0, False), (8, 7, False), (30, 7, True), (3, 13, False)])
def test_the_lines_are_shared_out_without_rest(rows: int, blocks: int, more: bool) -> None:
    for height in range(16, 70):
        tall = event_layout.is_tall(height)
        shared = event_layout.layout(height, rows, blocks if tall else 0, tall=tall, more=more)
        foot = event_layout.FOOT if tall else event_layout.FOOT_SMALL
        assert shared.panes % 2 == 1
        assert shared.panes <= 1 + 2 * rows
        assert shared.panes + shared.blocks + shared.detail + event_layout.HEAD + foot == height, height


async def test_the_kgb_stands_against_the_fsb() -> None:
    seen: list[Message] = []
    shown = app()
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        seen.clear()
        await press(pilot, "P", *"kgb", "enter")
        (ready,) = {id(one): one for one in seen if isinstance(one, VersionsReady)}.values()
        assert ready.versions is not None
        assert ready.versions.camps == ("kremlin", "belstate", "@kgb-by")
        await press(pilot, "colon", *"pane", "space", *"fsb", "enter")
        assert screen(shown).camps == ("kremlin", "@kgb-by", "@fsb")
        assert "│KGB of Belarus (B)     1│FSB (R)               10" in text(shown)
        await commanded(pilot, "pane KGB")
        assert screen(shown).camps == ("kremlin", "@kgb-by", "@fsb"), "it is there already: the cursor goes to it"
        assert screen(shown).panes.place == Place(0, 1)
        await press(pilot, "0")
        assert screen(shown).camps == CAMPS


async def test_an_actor_gets_a_pane_on_the_wire_and_keeps_it_in_the_event() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "P", *"fsb", "enter")
        assert "│FSB (R)" in text(shown)
        await press(pilot, "e")
        assert "│FSB (R)" in text(shown)
        assert "what · R 1 of 5" in text(shown)
        await press(pilot, "3")
        assert "what · FSB 1 of 5" in text(shown)


async def test_an_unknown_actor_is_said() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        await commanded(pilot, "pane cia")
        assert "no actor cia in the dossier" in text(shown)
        await commanded(pilot, "undo x")
        assert ":undo takes no words" in text(shown)


async def test_a_wide_screen_fills_with_the_camps_that_speak_and_a_narrow_one_gives_them_up() -> None:
    shown = app()
    async with shown.run_test(size=LARGE) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        assert screen(shown).camps == (*CAMPS, "west", "independent")
        await press(pilot, "5")
        assert screen(shown).camps == (*CAMPS, "ukraine", "west", "independent")
        await pilot.resize_terminal(*SMALL)
        await settled(pilot)
        assert screen(shown).camps == ("kremlin", "belstate", "ukraine")


# --- words of the accused, other events ---------------------------------------------------------------


async def test_the_words_of_the_accused_come_in_marked_and_go_out_again() -> None:
    shown = app()
    async with shown.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        assert "words of the accused, shown by R or B channels (kept out of O)" in text(shown)
        assert "(accused)" not in text(shown)
        await press(pilot, "i", "3", *"jjjjjj")
        assert "│>(accused) cites Sadat 19…" in text(shown)
        assert "WORDS OF THE ACCUSED IN THE PANES (i: out)" in lines(shown)[1]
        assert "words of the accused, in custody that day: shown by ONT" in text(shown)
        await press(pilot, "i")
        assert "(accused)" not in text(shown)


async def test_an_accuseds_words_go_into_the_brief_as_a_claim_never_as_the_camps_cell() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "e", "i", "3", *"jjjjjj", "b")
        assert [(one.part, one.claim) for one in desk.briefed] == [("claim", 51)]


async def test_without_accused_the_key_says_so() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "E", "e", "i")
        assert "no words of the accused in this event" in text(shown)
        await press(pilot, "p")
        assert "these stories tell of no other event" in text(shown)


async def test_another_event_becomes_a_row_and_is_taken_out() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e", "p")
        assert "E2" in text(shown)
        assert "(call of 13 Apr: 6 claims)" in text(shown)
        await press(pilot, *"vrb", "enter")
        assert screen(shown).joined == (3,)
        await commanded(pilot, "join E3")
        assert screen(shown).joined == ()
        await commanded(pilot, "join E9")
        assert "tell of no event 'E9'" in text(shown)


# --- a person's own words -----------------------------------------------------------------------------


async def test_an_empty_cell_of_another_events_row_has_its_proof_there() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        await commanded(pilot, "join E2")
        await press(pilot, "G", "enter")
        assert "E2 is another event: its own screen holds the proof" in text(shown)


async def test_a_cell_is_summed_up_and_the_detail_says_by_whom() -> None:
    seen: list[Message] = []
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, "e", "l", "s", *"rebellion", "enter")
        assert [one.sentence for one in seen if isinstance(one, Done)][:1] == ["summary line written: 1 cell"]
        assert ("summary", 1, "what", "belstate", "rebellion") in desk.done
        assert "│>rebellion " in text(shown)
        assert "what · B 1 of 6   line by anna" in text(shown)


async def test_an_empty_cell_is_not_summed_up_and_a_store_to_read_takes_nothing() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e", "j", "s")
        assert "nothing to sum up: this cell is empty" in text(shown)
        desk.can_write = False
        await press(pilot, "k", "s")
        assert "this store can only be read" in text(shown)
        await press(pilot, "t")
        assert "this store can only be read" in text(shown)
        assert desk.done == []


@pytest.mark.parametrize("keys", [("e",), ("E", "G")])
async def test_an_event_is_renamed_from_its_screen_and_from_the_list(keys: tuple[str, ...]) -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *keys, "t")
        assert "title of E1; empty gives it back" in text(shown)
        await press(pilot, "ctrl+u", *"plot", "enter")
        assert desk.done == [("rename", 1, "plot")]


async def test_a_title_or_a_line_that_was_only_looked_at_becomes_nobodys() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "e", "t", "enter")
        assert "nothing changed" in text(shown)
        await press(pilot, "s", "enter")
        assert "nothing changed" in text(shown)
        assert desk.done == []


def test_the_head_says_who_gave_the_title_and_who_would_another() -> None:
    event = replace(EVENTS[1], title="The plot", titled_by="ben", other_titles=(("anna", "A coup"),))
    head = head_lines(OpenEvent(event, 31, 14), event, "+03:00", 80, app().signs)
    assert head[0].startswith(" E1 The plot (title by ben; anna otherwise)  ")
    assert head[1].startswith(" 38 stories 31 texts  30 claims 6 checked  ")
    assert [len(line) for line in head] == [80, 80]
