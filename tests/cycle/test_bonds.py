"""People's words on which events are one hold for what comes later, for the machine's own merges and for a rebuild."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor_tui.cycle.bonds import Bonds
from monitor_tui.cycle.consequences import ByDossier
from monitor_tui.cycle.joining import joined
from monitor_tui.cycle.rebuild import rebuild
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier
from monitor_tui.model import Item, Source
from monitor_tui.names import Names
from monitor_tui.store import acts, connect, event_acts, events, stories
from monitor_tui.store.connect import Connection
from monitor_tui.store.kept import Saved
from tests.store.counting import check_counts

START = datetime(2021, 4, 17, 9, tzinfo=UTC)
PLOT = "Lukashenko said that a group detained in Moscow had planned an armed uprising in Minsk on 9 May."
CALL = "Peskov said that Putin and Biden had discussed Ukraine by telephone on 13 April."
FIRE = "Tertel said that a depot in Gomel had burned and that Zenkovich had paid for it."
TEXTS = (f"{PLOT} So he put it.", f"{PLOT} {FIRE}", f"{PLOT} So he put it once more.")
WIRE = Source("wire", "import", name="wire")


class Store:
    """A store, and the events of its stories by guid."""

    def __init__(self, path: Path, dossier: Dossier, names: Names) -> None:
        self.path, self.dossier, self.names = path, dossier, names
        self.by = ByDossier(dossier, names)
        self.conn: Connection = connect.writer(path)

    def take(self, guid: str, text: str, hour: int) -> None:
        at = START + timedelta(hours=hour)
        with Intake(self.path, self.dossier, self.names) as intake:
            intake.take([(WIRE, Item(guid, None, "", text, "en", at))], at)

    def of(self, guid: str) -> int:
        found = events.by_key(self.conn, f"wire {guid}")
        assert found is not None
        return found

    def story(self, guid: str) -> int:
        return next(one for one in events.stories(self.conn, self.of(guid)) if self.key(one) == f"wire {guid}")

    def key(self, story: int) -> str:
        (key,) = stories.keys(self.conn, [story])
        return key

    def split(self, *guids: str) -> None:
        event_acts.split(self.conn, "anna", [self.story(one) for one in guids], self.by)

    def merge(self, one: str, other: str) -> None:
        event_acts.merge(self.conn, "anna", self.of(one), self.of(other), self.by)

    def undo(self) -> str:
        return acts.undo(self.conn, "anna", consequences=self.by)

    def rebuilt(self) -> None:
        assert rebuild(self.path, self.dossier).lost == ()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, belarus: Dossier) -> tuple[Path, Names]:
    path, names = tmp_path_factory.mktemp("bonds") / "store.db", Names(belarus)
    connect.create(path)
    made = Store(path, belarus, names)
    for hour in range(3):
        made.take(f"p{hour}", TEXTS[hour], hour)
    made.take("c0", CALL, 3)
    made.conn.close()
    return path, names


@pytest.fixture
def store(filled: tuple[Path, Names], tmp_path: Path, belarus: Dossier) -> Iterator[Store]:
    path = tmp_path / "store.db"
    path.write_bytes(filled[0].read_bytes())
    made = Store(path, belarus, filled[1])
    yield made
    check_counts(made.conn)
    made.conn.close()


def test_the_stories_are_of_two_events(store: Store) -> None:
    assert store.of("p0") == store.of("p1") == store.of("p2") != store.of("c0")


def test_events_held_apart_are_never_merged_by_machine(store: Store, belarus: Dossier) -> None:
    store.split("p1")
    assert Bonds(store.conn).apart() == {store.of("p0"): {store.of("p1")}, store.of("p1"): {store.of("p0")}}
    store.take("p3", f"{PLOT} Once more.", 4)
    joined(store.conn, belarus, Saved(), [store.story("p1"), store.story("p0")], START)
    assert store.of("p1") != store.of("p0") == store.of("p2")
    # Without the word they are one at the next look.
    store.undo()
    assert store.of("p1") == store.of("p0")


def test_a_story_that_left_stays_out_with_its_next_wording_and_after_a_rebuild(store: Store) -> None:
    store.split("p1")
    store.take("p1", f"{PLOT} {FIRE} He said it again.", 5)
    assert store.of("p1") != store.of("p0")
    store.rebuilt()
    assert store.of("p1") != store.of("p0") == store.of("p2")
    check_counts(store.conn)
    assert store.undo().startswith("undone: taken out of ")
    assert store.of("p1") == store.of("p0")


def test_the_oldest_story_leaves_alone_and_the_others_stay_together_after_a_rebuild(store: Store) -> None:
    store.split("p0")
    store.rebuilt()
    assert store.of("p0") != store.of("p1")
    store.undo()
    assert store.of("p0") == store.of("p1")


def test_events_put_together_stay_so_and_take_what_comes(store: Store) -> None:
    call = store.of("c0")
    store.merge("c0", "p0")
    assert store.of("c0") == store.of("p0")
    store.take("c1", f"{CALL} He said no more.", 6)
    assert store.of("c1") == store.of("c0")
    found = events.event(store.conn, call)
    assert found is not None
    assert "Lukashenko" in found.title
    store.rebuilt()
    assert len({store.of(one) for one in ("c0", "c1", "p0", "p1", "p2")}) == 1
    store.undo()
    assert store.of("c0") == store.of("c1") != store.of("p0") == store.of("p2")
    again = events.event(store.conn, store.of("c0"))
    assert again is not None
    assert "Lukashenko" not in again.title


def test_a_merge_and_then_a_split_come_again_in_that_order(store: Store) -> None:
    store.merge("c0", "p0")
    store.split("p2", "c0")
    assert store.of("c0") == store.of("p2") != store.of("p0") == store.of("p1")
    store.rebuilt()
    assert store.of("c0") == store.of("p2") != store.of("p0") == store.of("p1")
    store.undo()
    store.undo()
    assert store.of("c0") != store.of("p0") == store.of("p1") == store.of("p2")


def test_what_comes_again_stays_where_people_put_it(store: Store) -> None:
    store.split("p1")
    own = store.of("p1")
    for hour in range(3):
        store.take(f"p{hour}", TEXTS[hour], hour)
    assert store.of("p1") == own
