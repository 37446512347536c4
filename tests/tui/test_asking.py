"""The desk over a real store: the demo, read and grouped as any story."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from monitor_tui.cycle import demo
from monitor_tui.dossier import Dossier
from monitor_tui.errors import QueryError, StoreError
from monitor_tui.store import connect
from monitor_tui.tui.app import MonitorApp
from monitor_tui.tui.asking import StoreDesk
from monitor_tui.tui.desk import EVERYTHING
from monitor_tui.tui.screens.empty import EmptyScreen
from monitor_tui.tui.screens.wire import WireScreen
from monitor_tui.tui.start import run
from tests.cycle.older import as_before_merges
from tests.tui.seen import SMALL, lines, press, settled, text

SHOWN = ("kremlin", "belstate", "opposition")


@pytest.fixture
def store(demo_store: Path, tmp_path: Path) -> Path:
    """A copy of its own for each test that writes."""
    return Path(shutil.copy(demo_store, tmp_path / "demo.db"))


@pytest.fixture
def desk(store: Path, belarus: Dossier) -> StoreDesk:
    return StoreDesk(store, belarus, "anna")


def test_a_store_that_an_older_version_made_says_so(store: Path, belarus: Dossier) -> None:
    as_before_merges(store)
    connect.create(store)
    kept = StoreDesk(store, belarus, "anna").keep(EVERYTHING, 5)
    assert kept.note == "made by an older version: `monitor-tui rebuild` completes it"


def test_a_persons_words_on_an_event_stand_on_the_desk_and_are_undone(desk: StoreDesk) -> None:
    (event, *_) = [row.id for row in desk.events_rows(desk.events_page(20)) if row.claims > 100]
    found = desk.versions(event, SHOWN)
    assert found is not None
    assert "renamed" in desk.rename(event, "The plot of April")
    assert "written" in desk.summarize(event, found.rows[0].point.id, "kremlin", "a coup")
    named = desk.versions(event, SHOWN)
    assert named is not None
    assert (named.event.title, named.event.titled_by) == ("The plot of April", "anna")
    assert (named.rows[0].cells["kremlin"].summary, desk.event(event).event.title) == ("a coup", "The plot of April")
    desk.undo()
    desk.undo()
    assert desk.versions(event, SHOWN) == found


def test_what_stands_behind_a_claim(desk: StoreDesk) -> None:
    (event, *_) = [row.id for row in desk.events_rows(desk.events_page(20)) if row.claims > 100]
    found = desk.versions(event, SHOWN)
    assert found is not None
    one = next(cell.statements[0] for cell in found.rows[0].cells.values() if cell.statements)
    before = desk.behind(one.claim)
    assert before.story is not None
    assert (before.story.id, before.reviewed) == (one.story, None)
    desk.check(one.claim)
    after = desk.behind(one.claim)
    assert (after.reviewed_by, after.reviewed is not None) == ("anna", True)
    assert desk.behind(10**9).story is None


def test_an_actors_pane_and_the_accused_are_asked_for(desk: StoreDesk) -> None:
    (event, *_) = [row.id for row in desk.events_rows(desk.events_page(20)) if row.claims > 100]
    own = desk.versions(event, ("@kgb-by", "@fsb"))
    assert own is not None
    assert any(row.cells["@kgb-by"].statements for row in own.rows)
    assert {one.actor for row in own.rows for one in row.cells["@fsb"].statements} == {"fsb"}
    apart, inside = desk.versions(event, SHOWN), desk.versions(event, SHOWN, accused=True)
    assert apart is not None
    assert inside is not None
    shown = [
        {one.claim for row in v.rows for cell in row.cells.values() for one in cell.statements} for v in (apart, inside)
    ]
    words = {one.claim for one in apart.accused if one.camp in SHOWN}
    assert words
    assert not words & shown[0]
    assert words <= shown[1]


def test_pages_follow_one_another_and_ranks_count_them(desk: StoreDesk) -> None:
    whole = desk.page(EVERYTHING, 1000)
    assert len(whole) == desk.keep(EVERYTHING, 10).counts.stories
    first = desk.page(EVERYTHING, 10)
    assert first + desk.page(EVERYTHING, 10, before=first[-1]) == whole[:20]
    assert desk.page(EVERYTHING, 10, after=whole[20]) == whole[10:20]
    assert desk.page(EVERYTHING, 10, after=-1) == whole[-10:]
    assert [desk.rank(EVERYTHING, one) for one in whole[:5]] == [0, 1, 2, 3, 4]
    assert desk.seek(EVERYTHING, 7) == whole[7]
    assert [row.id for row in desk.rows(whole[:8])] == whole[:8]


@pytest.mark.parametrize("query", ["camp:kremlin", "Putin", "by:peskov stance:confirms", "date:2021-04-17.. -lang:ru"])
def test_a_filter_keeps_what_its_pages_hold(desk: StoreDesk, query: str) -> None:
    which = desk.understand(query)
    kept = desk.keep(which, 1000)
    counts = desk.count(which)
    assert kept.counts.stories == len(kept.first) == counts.stories > 0
    assert list(kept.first) == desk.page(which, 1000)
    assert counts.unread == counts.stories
    assert (counts.claims is not None) == which.asks_claims
    assert [desk.rank(which, one) for one in kept.first] == list(range(len(kept.first)))


def test_a_mistake_names_its_character(desk: StoreDesk) -> None:
    with pytest.raises(QueryError) as caught:
        desk.understand("camp:nobody")
    assert caught.value.at >= 0
    assert caught.value.expected


def test_nothing_kept_says_why(desk: StoreDesk) -> None:
    which = desk.understand("camp:kremlin stance:asserts xyzzy")
    kept = desk.keep(which, 10)
    assert kept.first == ()
    assert kept.why_none.startswith("0 stories.")


def test_a_query_is_explained_and_completed(desk: StoreDesk) -> None:
    told = desk.explain(desk.understand("camp:kremlin stance:denies"))
    assert any("camp:kremlin" in line and "stories" in line for line in told)
    suggested = desk.complete("camp:", 5)
    assert {one.text for one in suggested} >= {"camp:kremlin", "camp:belstate"}
    assert all(one.stories is None or one.stories >= 0 for one in suggested)


def test_every_event_has_versions_and_a_head(desk: StoreDesk) -> None:
    ids = desk.events_page(1000)
    assert len(ids) == desk.events_total() > 1
    assert [row.id for row in desk.events_rows(ids)] == ids
    assert [desk.events_rank(one) for one in ids] == list(range(len(ids)))
    assert desk.events_page(3, after=-1) == ids[-3:]
    for one in ids:
        shown, versions = desk.event(one), desk.versions(one, SHOWN)
        assert versions is not None
        assert versions.event.id == shown.event.id == one
        assert all(set(row.cells) == set(SHOWN) for row in versions.rows)
        assert shown.first_source


def test_every_story_opens_with_spans_inside_its_text(desk: StoreDesk) -> None:
    for one in desk.page(EVERYTHING, 1000):
        opened = desk.story(one)
        for number in range(1, opened.story.wordings + 1):
            older = desk.story(one, number)
            for claim in older.claims:
                assert 0 <= claim.sentence[0] <= claim.sentence[1] <= len(older.whole)
    with pytest.raises(StoreError):
        desk.story(1)


def test_a_tag_is_one_act_and_undone_as_one(desk: StoreDesk) -> None:
    before = desk.version()
    ids = desk.page(EVERYTHING, 3)
    assert "3 stories" in desk.tag(ids, ["Coup"], [])
    assert desk.tags("co") == [("coup", 3)]
    assert desk.version() != before
    assert all(row.tags == ("coup",) for row in desk.rows(ids))
    assert "undone" in desk.undo()
    assert desk.tags() == []
    assert "done again" in desk.redo()


def test_all_read_is_one_act(desk: StoreDesk) -> None:
    which = desk.understand("lang:en")
    count = desk.count(which).stories
    desk.read_all(which)
    assert desk.count(which).unread == 0
    assert desk.count(EVERYTHING).unread == desk.count(EVERYTHING).stories - count
    desk.undo()
    assert desk.count(which).unread == count


def test_a_checked_claim_carries_its_mark(desk: StoreDesk) -> None:
    event = next(one for one in desk.events_page(100) if (found := desk.versions(one, SHOWN)) and found.event.claims)
    versions = desk.versions(event, SHOWN)
    assert versions is not None
    statement = next(one for row in versions.rows for cell in row.cells.values() for one in cell.statements)
    assert "checked" in desk.check(statement.claim)
    claim = desk.claim(statement.claim)
    assert claim is not None
    assert claim.reviewed_by == "anna"


def test_what_is_newer_than_the_newest_waits(desk: StoreDesk) -> None:
    ids = desk.page(EVERYTHING, 5)
    assert desk.waiting(EVERYTHING, ids[0]) == 0
    assert desk.waiting(EVERYTHING, ids[3]) == 3


def test_a_store_without_the_right_to_write_can_be_read(
    store: Path, belarus: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    desk = StoreDesk(store, belarus, "anna")
    assert not desk.can_write
    assert desk.page(EVERYTHING, 1)


def test_what_is_no_store_is_refused_in_a_sentence(tmp_path: Path, belarus: Dossier) -> None:
    file = tmp_path / "store.db"
    file.write_text("not a store, but long enough to be looked at" * 10, encoding="utf-8")
    with pytest.raises(StoreError, match="not a store"):
        run(file, belarus, "anna")


# --- the whole ------------------------------------------------------------------------------------


async def test_the_dashboard_works_on_a_real_store(desk: StoreDesk, store: Path, belarus: Dossier) -> None:
    shown = MonitorApp(store, belarus, "anna", desk=desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert "82 stories" in lines(shown)[0]
        await press(pilot, "slash", *"camp:kremlin", "escape", "slash", *"putin", "enter")
        assert " putin " in lines(shown)[0]
        await press(
            pilot, "plus", *"seen", "enter", "r", "e", "j", "l", "q", "enter", "tab", "q", "E", "G", "e", "q", "q"
        )
        assert isinstance(shown.screen, WireScreen)
        assert desk.tags() == [("seen", 1)]
        await press(pilot, "A")
        assert "0 unread" in lines(shown)[0]
        await press(pilot, "u")
        assert "0 unread" not in lines(shown)[0]


async def test_a_first_start_offers_three_ways_and_the_demo_is_one(tmp_path: Path, belarus: Dossier) -> None:
    shown = MonitorApp(tmp_path / "none.db", belarus, "anna")
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert isinstance(shown.screen, EmptyScreen)
        words = " ".join(text(shown).split())
        wanted = f'No stories yet. 1 see the demo 2 fetch the {len(belarus.sources)} sources of "belarus" '
        assert wanted + "(nothing is fetched until you say so) 3 import a file" in words
        await press(pilot, "1")
        assert isinstance(shown.screen, WireScreen)
        assert f"demo: summaries  {demo.QUERY} " in lines(shown)[0]


async def test_a_first_start_imports_a_file(tmp_path: Path, belarus: Dossier) -> None:
    file = tmp_path / "story.txt"
    file.write_text("Peskov said that there was a plot.\n\nLukashenko accused the CIA.", encoding="utf-8")
    shown = MonitorApp(tmp_path / "own.db", belarus, "anna")
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "3", *"nowhere", "enter")
        assert isinstance(shown.screen, EmptyScreen)
        assert "nowhere" in text(shown)
        await press(pilot, "3")
        assert shown.screen.prompt is not None
        shown.screen.prompt.field.value = str(file)
        await press(pilot, "enter")
        assert isinstance(shown.screen, WireScreen)
        assert "Peskov said" in lines(shown)[1]


def test_two_at_one_store_differ_both_are_shown_and_each_undoes_their_own(store: Path, belarus: Dossier) -> None:
    anna, boris = StoreDesk(store, belarus, "anna"), StoreDesk(store, belarus, "boris")
    (event, *_) = [row.id for row in anna.events_rows(anna.events_page(20)) if row.claims > 100]
    found = anna.versions(event, SHOWN)
    assert found is not None
    claim = found.rows[0].cells["belstate"].statements[0].claim
    assert (anna.others_acted(), boris.others_acted()) == (0, 0)
    boris.read([found.rows[0].cells["belstate"].statements[0].story], True)
    assert anna.others_acted() == 0, "what others have read concerns nobody else"
    boris.check(claim)
    seen = anna.others_acted()
    assert seen > 0 == boris.others_acted()
    assert "nothing to undo" in anna.undo()
    anna.hide(claim)
    stands = boris.claim(claim)
    assert stands is not None
    assert str(stands.review) == "disputed"
    assert "changed" in boris.undo(), "anna spoke of it since"
    assert anna.others_acted() == seen
    anna.undo()
    boris.undo()
    assert anna.others_acted() > seen
    undone = anna.claim(claim)
    assert undone is not None
    assert str(undone.review) == "none"
