"""The brief: b puts in, B opens; order, cut, words, the page, a file; and from the wire to one page in 40 keys."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.message import Message

from monitor_tui.cycle import demo
from monitor_tui.dossier import Dossier
from monitor_tui.model import whole
from monitor_tui.model.briefed import Part
from monitor_tui.tui.app import MonitorApp
from monitor_tui.tui.asking import StoreDesk
from monitor_tui.tui.messages import BriefReady, PageReady
from monitor_tui.tui.screens.brief import EMPTY, BriefScreen
from tests.tui.fakes import FakeDesk
from tests.tui.seen import SMALL, WIDE, app, lines, press, settled, text
from tests.tui.test_wire import same_as


async def test_a_cell_a_claim_and_a_story_go_into_the_brief_of_their_event() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "b")
        await press(pilot, "tab", "l", "b")
        assert "into the brief (2 in it; B opens it)" in text(shown)
        await press(pilot, "enter", "b")
        parts = [(one.part, one.camp, one.claim) for one in desk.briefed]
        assert [part for part, _, _ in parts] == [Part.STORY, Part.CELL, Part.CLAIM]
        assert parts[1][1] == "belstate"
        await press(pilot, "b")
        assert "out of the brief again" in text(shown)
        assert len(desk.briefed) == 2


async def test_the_cells_of_the_shown_panes_go_in_by_one_command() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "colon", *"brief-", "enter")
        assert len(desk.briefed) == 3 * len(desk.dossier.points)
        assert {one.part for one in desk.briefed} == {Part.CELL}


async def test_an_empty_brief_says_how_it_is_filled() -> None:
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "B")
        assert isinstance(shown.screen, BriefScreen)
        assert EMPTY in text(shown)
        assert EMPTY == "Nothing in the brief. b on a cell, claim or story adds it."
        await press(pilot, "x")
        await press(pilot, "w")
        assert shown.screen.prompt is None


async def test_the_brief_comes_by_message_and_keys_order_and_cut_it() -> None:
    desk = FakeDesk()
    shown = app(desk)
    seen: list[Message] = []
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "b", "l", "b", "l", "b", "B")
        assert [one for one in seen if isinstance(one, BriefReady)][-1].brief is not None
        await press(pilot, "J")
        assert [one.camp for one in desk.briefed] == ["belstate", "kremlin", "opposition"]
        assert lines(shown)[3].startswith("> ")
        await press(pilot, "K")
        assert [one.camp for one in desk.briefed] == ["kremlin", "belstate", "opposition"]
        await press(pilot, "x")
        assert [one.camp for one in desk.briefed] == ["belstate", "opposition"]
        assert "2 items" in lines(shown)[0]
        await press(pilot, "q")
        assert not isinstance(shown.screen, BriefScreen)


async def test_an_item_and_the_page_are_worded_by_a_person() -> None:
    desk = FakeDesk()
    shown = app(desk)
    async with shown.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "b", "B", "e", *"mine", "enter")
        await press(pilot, "t", *"ours", "enter")
        assert [one for one in desk.done if one[0] == "word"] == [
            ("word", "cell:what:kremlin:0", "mine"),
            ("word", "heading", "ours"),
        ]


async def test_the_page_is_seen_in_every_format_and_left_again() -> None:
    shown = app()
    seen: list[Message] = []
    async with shown.run_test(size=SMALL, message_hook=seen.append) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "b", "B", "tab")
        for form, name in (("md", "Markdown"), ("html", "HTML"), ("txt", "plain text"), ("csv", "CSV")):
            assert f"{form} of E1" in lines(shown)[2]
            assert name in lines(shown)[0]
            await press(pilot, "f")
        assert [one for one in seen if isinstance(one, PageReady)]
        await press(pilot, "tab")
        assert lines(shown)[2].startswith("> ")


async def test_a_file_is_overwritten_only_after_a_question(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("mine", encoding="utf-8")
    shown = app()
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "b", "B", "w", "ctrl+u")
        shown.screen.query_one("#field").value = str(page)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert "is there already" in text(shown)
        await press(pilot, "n", "enter")
        assert "nothing was written" in text(shown)
        assert page.read_text(encoding="utf-8") == "mine"
        await press(pilot, "w", "ctrl+u")
        shown.screen.query_one("#field").value = str(page)  # type: ignore[attr-defined]
        await press(pilot, "enter", "y", "enter")
        assert page.read_text(encoding="utf-8") == "md of E1\n"
        assert "written: " in text(shown)


async def test_the_page_is_copied_by_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = app()
    copied: list[str] = []
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        monkeypatch.setattr(shown, "copy_to_clipboard", copied.append)
        await press(pilot, "tab", "b", "B", "y")
        assert copied == ["md of E1\n"]
        assert "copied: Markdown, 9 bytes" in text(shown)


async def test_a_store_that_can_only_be_read_takes_nothing_in() -> None:
    desk = FakeDesk()
    desk.can_write = False
    shown = app(desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "b")
        assert desk.briefed == []
        assert "this store can only be read" in text(shown)


@pytest.mark.parametrize(("name", "size"), [("80x24", SMALL), ("120x40", WIDE), ("200x60", (200, 60))])
async def test_the_brief_looks_as_kept(name: str, size: tuple[int, int]) -> None:
    shown = app()
    async with shown.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "b", "l", "b", "l", "b", "j", "b", "h", "b", "B", "j")
        assert len(lines(shown)) == size[1]
        same_as(f"brief-{name}", text(shown))


# --- from the demo's wire to the page ---------------------------------------------------------------

NINE = ("tab", "b", "l", "b", "l", "b", "j", "b", "h", "b", "h", "b", "j", "b", "l", "b", "l", "b")
"""Into the panes, and nine cells, three points of three camps, on the way back and forth."""
SAVE = ("B", "w", "enter")
KEYS = 40


async def test_forty_keys_lead_from_the_wire_to_a_page_whose_every_citation_is_found_again(
    demo_store: Path, belarus: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = tmp_path / "demo.db"
    shutil.copy(demo_store, store)
    desk = StoreDesk(store, belarus, "anna")
    shown = MonitorApp(store, belarus, "anna", query=demo.QUERY, desk=desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        for key in (*NINE, *SAVE):
            await press(pilot, key)
        assert "written: brief-" in text(shown)
        event = shown.screen.event  # type: ignore[attr-defined]
        assert len(desk.brief(event).lines) == 9
    assert len(NINE) + len(SAVE) <= KEYS
    (page,) = tmp_path.glob("brief-E*.md")
    assert page.read_text(encoding="utf-8").startswith("# ")
    assert_found_again(store, desk.brief_text(event, "jsonl"))
    desk.stop()


def assert_found_again(store: Path, rows: str) -> None:
    """Every citation has the link of a story in the store, and its fingerprint is that of a wording that holds it."""
    with closing(sqlite3.connect(store)) as conn:
        rows_of = conn.execute(
            "SELECT w.sha256, w.title, w.text, s.url FROM wording AS w JOIN story AS s ON s.id = w.story"
        ).fetchall()
    texts = {sha256: whole(title, body) for sha256, title, body, _ in rows_of}
    links = {(sha256, url) for sha256, _, _, url in rows_of}
    cited = [row for row in map(json.loads, rows.splitlines()) if row.get("quote")]
    cells = {(row["point"], row["camp"]) for row in map(json.loads, rows.splitlines()) if row["part"] == "cell"}
    assert len(cells) == 9
    assert len(cited) >= 6
    for row in cited:
        assert row["quote"] in texts[row["sha256"]]
        assert (row["sha256"], row["url"]) in links
