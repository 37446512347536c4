"""The desk on a real store: which events are one, what people made of them, and the log of it all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor_tui.dossier import Dossier
from monitor_tui.errors import StoreError
from monitor_tui.store import connect
from monitor_tui.store.log import Asked, Target
from monitor_tui.tui.app import MonitorApp
from monitor_tui.tui.asking import StoreDesk
from monitor_tui.tui.asking_log import ABOVE
from monitor_tui.tui.screens.events import EventsScreen
from tests.store.counting import check_counts
from tests.store.making import NOON, Told, item, kept
from tests.store.test_event_bonds import KGB, fill, of, story
from tests.tui.seen import SMALL, lines, press, settled

ALL = Asked("anna")


@pytest.fixture
def desk(tmp_path: Path, belarus: Dossier) -> Iterator[StoreDesk]:
    path = tmp_path / "store.db"
    connect.create(path)
    conn = connect.writer(path)
    fill(conn)
    yield StoreDesk(path, belarus, "anna")
    check_counts(conn)
    conn.close()


def test_events_are_found_by_number_in_any_layout_and_by_words(desk: StoreDesk) -> None:
    assert [one.text for one in desk.other_events("E2", besides=1)] == ["E2"]
    assert [one.text for one in desk.other_events(" е2", besides=1)] == ["E2"], "a Cyrillic letter"
    assert {one.text for one in desk.other_events("plot", besides=1)} == {"E2", "E3"}
    assert desk.other_events("77", besides=None) == []


def test_what_people_made_of_an_event_is_told_of_it(desk: StoreDesk) -> None:
    assert desk.people(1) == []
    desk.note_event(1, "ask TASS")
    assert desk.event_note(1) == "ask TASS"
    assert desk.merge(1, 2).endswith("E1 and E2 are E1")
    told = desk.people(1)
    assert told[0] == "note, anna: ask TASS"
    assert told[1].startswith("merged by anna ")
    with connect.snapshot(desk._conn()):
        leaving = story(desk._conn(), "a1")
    assert desk.split([leaving], None).startswith("1 story taken out of E1, now E")
    own = of(desk._conn(), "a1")
    assert desk.people(own)[0].startswith("split off by anna ")
    assert desk.people(1)[-1].endswith(f": E{own}")
    desk.undo()
    desk.undo()
    assert desk.people(1) == ["note, anna: ask TASS"]
    with pytest.raises(StoreError, match="one event already"):
        desk.merge(1, 1)


def test_the_machines_titles_follow(desk: StoreDesk) -> None:
    desk.merge(1, 2)
    joined = desk.event(1).event.title
    assert desk.event(2).event.id == 1
    desk.undo()
    assert desk.event(1).event.title != joined != desk.event(2).event.title


def test_the_log_is_paged_and_leads_to_what_is_there(desk: StoreDesk) -> None:
    one = story(desk._conn(), "b1")
    (claim,) = desk.story(one).claims
    desk.check(claim.id)
    desk.tag([one], ["coup"], [])
    desk.rename(1, "The plot")
    told = Told("Nothing of that kind was said at all, and nothing else either.")
    with desk._writing() as conn:
        from monitor_tui.store import stories

        changed = item("b1", text=told.text, published=NOON.replace(day=22))
        stories.save(conn, [kept(changed, told, seen=NOON.replace(day=23))])
    assert desk.log_total(ALL) == (4, 1)
    ids = desk.log_page(ALL, 10)
    assert ids[0] > ABOVE
    assert [row.what for row in desk.log_rows(ids)] == [
        "checked", "renamed: 1 event", "+coup: 1 story", "checked: 1 claim"
    ]  # fmt: skip
    assert desk.log_rows(ids)[0].again in ("gone", "altered")
    assert desk.log_page(ALL, 2, before=ids[1]) == ids[2:]
    assert desk.log_page(ALL, 2, after=ids[2]) == ids[:2]
    assert [desk.log_rank(ALL, one) for one in ids] == [0, 1, 2, 3]
    assert [desk.log_seek(ALL, rank) for rank in range(4)] == ids
    assert [desk.log_target(one) for one in ids] == [
        Target(one, claim.id), Target(event=1), Target(one), Target(one, claim.id)
    ]  # fmt: skip
    assert desk.log_total(Asked("anna", event=1)) == (1, 0)
    assert desk.log_total(Asked("anna", story=one)) == (3, 1)
    assert desk.log_total(Asked("anna", analyst="ben")) == (0, 0)
    assert desk.log_analysts() == [("anna", 3)]
    assert desk.log_rows(ids[:1]) == [], "a line of another question"
    assert claim.quote == KGB.sentence == desk.log_rows(ids)[-1].about


async def test_the_list_of_events_stays_where_the_merged_event_went(desk: StoreDesk) -> None:
    shown = MonitorApp(desk.store, desk.dossier, "anna", desk=desk)
    async with shown.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, "E")
        assert isinstance(shown.screen, EventsScreen)
        while shown.screen.list.current != 2:
            await press(pilot, "j")
        await press(pilot, "M", "1", "enter")
        assert shown.screen.list.current == 1
        assert any(line.startswith(">") and " E1 " in line for line in lines(shown))
        await press(pilot, "u")
        assert "3 events" in lines(shown)[0]
