"""Events that people put together and stories that they took out: everything moves, and everything comes back."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor_tui.errors import StoreError
from monitor_tui.store import (
    acts,
    cells,
    connect,
    event_acts,
    event_bonds,
    event_merges,
    event_words,
    events,
    rebuild,
    stories,
)
from monitor_tui.store.kept import Kept, NewEvent
from tests.store.counting import check_counts
from tests.store.making import NOON, Says, Told, item, kept, point
from tests.store.rereading import Simply

FSB = Says("fsb", "The FSB named 9 May.", places=point("when", "9 May", "may"))
KGB = Says("kgb-by", "The KGB named June.", places=point("when", "June", "june"), stance=FSB.stance)
BY = Simply()


def made(guid: str, event: NewEvent | int, *claims: Says, days: int = 0, token: str = "a:fsb") -> Kept:
    told = Told(" ".join(claim.sentence for claim in claims), claims=claims, tokens=(token, f"w:en:{guid}"))
    it = item(guid, title=told.title, text=told.text, published=NOON + timedelta(days=days))
    return kept(it, told, event=event, title="Plot")


def fill(conn: sqlite3.Connection) -> tuple[int, int]:
    """An older event of three stories, and a younger one of two, one of which says something of the older one too."""
    saver = stories.Saver(conn)
    first = [made(f"a{n}", NewEvent("old"), FSB, days=n) for n in range(3)]
    old = saver.save(first).events["old"]
    second = [
        made("b0", NewEvent("new"), KGB, replace(FSB, event=old), days=4, token="a:kgb-by"),
        made("b1", NewEvent("new"), KGB, days=5, token="a:kgb-by"),
    ]
    new = saver.save(second).events["new"]
    # And a third event one claim of which belongs to the younger.
    saver.save([made("c0", NewEvent("third"), replace(KGB, event=new), days=6, token="n:rain")])
    return old, new


@pytest.fixture
def two(conn: sqlite3.Connection) -> tuple[int, int]:
    return fill(conn)


def state(conn: sqlite3.Connection) -> list[Sequence[object]]:
    """All that says which story and claim stands in which event."""
    found: list[Sequence[object]] = []
    for sql in (
        "SELECT id, oldest, first, last, changed, stories, claims, checked, unsure FROM event ORDER BY 1",
        "SELECT event, story, main FROM event_story ORDER BY 1, 2",
        "SELECT id, event FROM claim ORDER BY 1",
        "SELECT claim, n, event FROM placement ORDER BY 1, 2",
        "SELECT event, camp, claims FROM event_camp ORDER BY 1, 2",
        "SELECT event, point, camp, actor, stance, value, claims FROM cell ORDER BY 1, 2, 3, 4, 5, 6",
        "SELECT t.token, e.event, e.n, e.last FROM event_token AS e JOIN token AS t ON t.id = e.token ORDER BY 1, 2",
        "SELECT gone, into_event FROM event_merge ORDER BY 1",
    ):
        found += conn.execute(sql).fetchall()
    return found


def in_event(conn: sqlite3.Connection, event: int) -> set[str]:
    return {key.split()[-1] for key in stories.keys(conn, events.stories(conn, event, main=True))}


def of(conn: sqlite3.Connection, guid: str) -> int:
    found = events.by_key(conn, f"tass-en {guid}")
    assert found is not None
    return found


def story(conn: sqlite3.Connection, guid: str) -> int:
    return int(conn.execute("SELECT id FROM story WHERE key = ?", (f"tass-en {guid}",)).fetchone()[0])


def test_two_events_become_one_and_two_again(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    old, new = two
    before = state(conn)
    assert event_acts.merge(conn, "anna", new, old) == f"merged with Plot: E{new} and E{old} are E{old}"
    assert in_event(conn, old) == {"a0", "a1", "a2", "b0", "b1"}
    assert events.standing(conn, new) == old
    assert {(cell.value, cell.claims) for cell in cells.of_event(conn, old)} == {("9 May", 4), ("June", 3)}
    check_counts(conn)
    after = state(conn)
    acts.undo(conn, "anna")
    assert state(conn) == before
    check_counts(conn)
    acts.redo(conn, "anna")
    assert state(conn) == after


def test_stories_that_came_since_stay_when_two_events_part_again(
    conn: sqlite3.Connection, two: tuple[int, int]
) -> None:
    old, new = two
    event_acts.merge(conn, "anna", old, new)
    stories.save(conn, [made("late", new, KGB, days=7)])
    acts.undo(conn, "anna")
    assert (in_event(conn, old), in_event(conn, new)) == ({"a0", "a1", "a2", "late"}, {"b0", "b1"})


def test_a_claim_repeated_by_a_newer_wording_goes_back_with_its_story(
    conn: sqlite3.Connection, two: tuple[int, int]
) -> None:
    old, new = two
    event_acts.merge(conn, "anna", old, new)
    longer = replace(KGB, sentence=KGB.sentence)
    told = Told(f"{KGB.sentence} {FSB.sentence} More.", claims=(longer, FSB), tokens=("a:kgb-by",))
    made_again = item("b0", title=told.title, text=told.text, published=NOON + timedelta(days=4))
    stories.save(conn, [kept(made_again, told, event=old, seen=NOON + timedelta(days=8))])
    acts.undo(conn, "anna")
    rows = conn.execute(
        "SELECT actor, event FROM claim WHERE story = ? AND next IS NULL ORDER BY 1", (story(conn, "b0"),)
    ).fetchall()
    assert rows == [("fsb", old), ("kgb-by", new)]


def test_a_number_that_led_to_the_younger_event_leads_there_again(
    conn: sqlite3.Connection, two: tuple[int, int]
) -> None:
    old, new = two
    third = of(conn, "c0")
    event_merges.merge(conn, third, new, 0.4, NOON, sleep=lambda _: None)
    event_acts.merge(conn, "anna", old, new)
    assert events.standing(conn, third) == old
    acts.undo(conn, "anna")
    assert events.standing(conn, third) == new


def test_a_merge_broken_off_is_finished_by_the_next(
    conn: sqlite3.Connection, two: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = two

    def broken(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(event_merges, "MOST_STORIES", 1)
    monkeypatch.setattr(event_bonds.settle, "__defaults__", (None, broken))
    with pytest.raises(KeyboardInterrupt):
        event_acts.merge(conn, "anna", old, new)
    monkeypatch.undo()
    assert in_event(conn, new)
    check_counts(conn)
    event_bonds.settle(conn)
    assert in_event(conn, old) == {"a0", "a1", "a2", "b0", "b1"}


def test_a_story_leaves_for_an_event_of_its_own_and_comes_back(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    old, _ = two
    before = state(conn)
    said = event_acts.split(conn, "anna", [story(conn, "a1")])
    own = of(conn, "a1")
    assert said == f"1 story taken out of E{old}, now E{own}"
    assert (in_event(conn, old), in_event(conn, own)) == ({"a0", "a2"}, {"a1"})
    assert [(cell.value, cell.claims) for cell in cells.of_event(conn, own)] == [("9 May", 1)]
    check_counts(conn)
    acts.undo(conn, "anna")
    assert events.standing(conn, own) == old, "the number of the event that is gone leads there"
    assert state(conn) == [*before, (own, old)]


def test_several_leave_together_or_into_another_event(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    old, new = two
    before = state(conn)
    event_acts.split(conn, "anna", [story(conn, "a1"), story(conn, "a2")])
    assert of(conn, "a1") == of(conn, "a2") != old
    acts.undo(conn, "anna")
    assert in_event(conn, old) == {"a0", "a1", "a2"}
    event_acts.split(conn, "anna", [story(conn, "a1")], into=new)
    assert of(conn, "a1") == of(conn, "b0")
    assert in_event(conn, old) == {"a0", "a2"}
    check_counts(conn)
    acts.undo(conn, "anna")
    assert in_event(conn, new) == {"b0", "b1"}
    assert [row for row in state(conn) if row in before] == before


def test_the_oldest_story_leaves_too_but_not_the_last_one(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    old, _ = two
    event_acts.split(conn, "anna", [story(conn, "a0")])
    assert (in_event(conn, old), in_event(conn, of(conn, "a0"))) == ({"a1", "a2"}, {"a0"})
    with pytest.raises(StoreError, match="no story left"):
        event_acts.split(conn, "anna", [story(conn, "a0")])


def test_a_story_on_which_peoples_words_hang_stays(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    old, _ = two
    event_acts.rename(conn, "ben", old, "The plot")
    with pytest.raises(StoreError, match="hang on this story"):
        event_acts.split(conn, "anna", [story(conn, "a0")])
    event_acts.split(conn, "anna", [story(conn, "a1")])


def test_what_is_one_already_and_what_is_gone_is_said(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    old, new = two
    with pytest.raises(StoreError, match="one event already"):
        event_acts.merge(conn, "anna", old, old)
    with pytest.raises(StoreError, match="no longer in the store"):
        event_acts.merge(conn, "anna", old, new + 50)
    with pytest.raises(StoreError, match="that it is in"):
        event_acts.split(conn, "anna", [story(conn, "a1")], into=old)


def test_who_said_otherwise_since_keeps_one_from_undoing(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    old, new = two
    event_acts.merge(conn, "anna", old, new)
    event_acts.split(conn, "ben", [story(conn, "b0")])
    assert in_event(conn, of(conn, "b0")) == {"b0"}
    assert acts.undo(conn, "anna").startswith("ben changed the same since")
    acts.undo(conn, "ben")
    assert acts.undo(conn, "anna").startswith("undone")
    assert in_event(conn, new) == {"b0", "b1"}


def test_a_note_stands_in_the_log_alone(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    old, _ = two
    assert event_acts.note(conn, "anna", old, "ask\nTASS") == "noted: 1 event"
    event_acts.note(conn, "ben", old, "seen")
    assert [(one.analyst, one.text) for one in event_words.notes(conn, old)] == [("anna", "ask TASS"), ("ben", "seen")]
    event_acts.note(conn, "anna", old, "")
    acts.undo(conn, "ben")
    assert event_words.notes(conn, old) == []


def test_a_rebuild_keeps_words_on_events_and_undo_still_finds_what_was(
    conn: sqlite3.Connection, two: tuple[int, int]
) -> None:
    old, new = two
    event_acts.merge(conn, "anna", old, new)
    event_acts.split(conn, "ben", [story(conn, "a1")])
    again(conn)
    (a, b) = (of(conn, "a0"), of(conn, "a1"))
    assert (in_event(conn, a), in_event(conn, b)) == ({"a0", "a2", "b0", "b1"}, {"a1"})
    acts.undo(conn, "anna")
    assert (in_event(conn, a), in_event(conn, of(conn, "b0"))) == ({"a0", "a2"}, {"b0", "b1"})
    acts.undo(conn, "ben")
    assert in_event(conn, a) == {"a0", "a1", "a2"}


def again(conn: sqlite3.Connection) -> None:
    """Everything derived is thrown away and comes again as it came first."""
    saver, old, new = stories.Saver(conn), NewEvent("old"), NewEvent("new")
    rebuild.clear(conn)
    given = [made(f"a{n}", old, FSB, days=n) for n in range(3)]
    given += [made("b0", new, KGB, replace(FSB, event=old), days=4), made("b1", new, KGB, days=5)]
    given += [made("c0", NewEvent("third"), replace(KGB, event=new), days=6)]
    saver.read_again([(story(conn, one.key.split()[-1]), 1, one) for one in given])
    assert acts.reapply(conn) == []
    rebuild.done(conn)


def test_an_act_that_finds_no_story_is_listed(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    before = state(conn)
    act = acts.Act("together", "tass-en a0", "+", "-", name="tass-en nowhere")
    with connect.immediate(conn):
        acts.record(conn, "anna", [act], "merged", "event")
    (lost,) = acts.reapply(conn)
    assert (lost.kind, lost.key) == ("together", "tass-en a0")
    assert state(conn) == before


UNDO = "import sys; from pathlib import Path; from monitor_tui.store import acts, connect; " \
       "print(acts.undo(connect.writer(Path(sys.argv[1]), people=True), 'anna'))"  # fmt: skip


def test_another_process_undoes(conn: sqlite3.Connection, two: tuple[int, int], path: Path) -> None:
    before = state(conn)
    event_acts.merge(conn, "anna", *two, BY)
    done = subprocess.run([sys.executable, "-c", UNDO, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("undone: merged with Plot")
    assert state(conn) == before
