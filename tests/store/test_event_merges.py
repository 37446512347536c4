"""One event joins another: stories, claims, cells and counts move, and the record leads there."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from monitor_tui.store import cells, event_merges, events, stories
from monitor_tui.store.kept import Kept, NewEvent
from tests.store.counting import check_counts
from tests.store.making import NOON, Says, Told, item, kept, point, story

FSB = Says("fsb", "The FSB named 9 May.", places=point("when", "9 May", "may"))
KGB = Says("kgb-by", "The KGB named June.", places=point("when", "June", "june"))


def arrest(number: int) -> Kept:
    told = Told(f"{FSB.sentence} Again {number}.", claims=(FSB,), tokens=("a:fsb", f"w:en:arrest{number}"))
    made = item(f"a{number}", title=told.title, text=told.text, published=NOON - timedelta(days=2))
    return kept(made, told, event=NewEvent("old"))


@pytest.fixture
def two(conn: sqlite3.Connection) -> tuple[int, int]:
    """The older event of three stories, and a younger one of forty, one of which says something of the older one."""
    saver = stories.Saver(conn)
    old = saver.save([arrest(number) for number in range(3)]).events["old"]
    told = Told(f"{FSB.sentence} {KGB.sentence}", claims=(FSB, KGB), tokens=("a:fsb", "a:kgb-by", "c:BY"))
    made = [story(f"b{n}", told, event=NewEvent("new"), title="FSB: 17 Apr 2021") for n in range(40)]
    new = saver.save(made).events["new"]
    return old, new


def merged(conn: sqlite3.Connection, gone: int, into: int) -> bool:
    return event_merges.merge(conn, gone, into, 0.4, NOON, title="Both", sleep=lambda _: None)


def test_all_of_one_event_stands_in_the_other(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    old, new = two
    assert merged(conn, new, old)
    assert events.of_ids(conn, [new]) == []
    found = events.event(conn, old)
    assert found is not None
    assert events.event(conn, new) == found
    assert (found.title, found.key, found.stories, found.claims) == ("Both", "tass-en a0", 43, 83)
    (candidate,) = events.of_candidates(conn, [old])
    assert (candidate.stories, candidate.tokens["a:fsb"], candidate.tokens["c:BY"]) == (43, 43, 40)
    assert candidate.first == NOON - timedelta(days=2)
    assert {(cell.value, cell.claims) for cell in cells.of_event(conn, old)} == {("9 May", 43), ("June", 40)}
    check_counts(conn)


def test_the_record_leads_from_the_old_number_and_from_the_old_key(
    conn: sqlite3.Connection, two: tuple[int, int]
) -> None:
    old, new = two
    merged(conn, new, old)
    assert events.standing(conn, new) == events.standing(conn, old) == old
    assert events.by_key(conn, "tass-en b0") == old
    (record,) = event_merges.into(conn, old)
    assert (record.gone, record.into, record.key, record.at, record.likeness) == (new, old, "tass-en b0", NOON, 0.4)


def test_a_number_leads_straight_to_what_stands_and_is_never_given_again(
    conn: sqlite3.Connection, two: tuple[int, int]
) -> None:
    old, new = two
    oldest = stories.save(conn, [kept(item("0", published=NOON - timedelta(days=9)), event=NewEvent("oldest"))]).events[
        "oldest"
    ]
    merged(conn, new, old)
    merged(conn, old, oldest)
    assert events.standing(conn, new) == events.standing(conn, old) == oldest
    assert {record.gone for record in event_merges.into(conn, oldest)} == {old, new}
    conn.execute("DELETE FROM event_merge WHERE gone = ?", (old,))
    next_one = stories.save(conn, [kept(item("z"), event=NewEvent("next"))]).events["next"]
    assert next_one not in (old, new, oldest)


def test_a_story_grouped_meanwhile_follows(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    """Grouping chose an event that joined another before the story was written; the same within one run."""
    old, new = two
    saver = stories.Saver(conn)
    saver.refs["new"] = new
    merged(conn, new, old)
    saver.save([kept(item("late"), event=new), kept(item("later"), event=NewEvent("new"))])
    assert events.by_key(conn, "tass-en late") == events.by_key(conn, "tass-en later") == old


def test_a_story_of_which_only_a_claim_belongs_there_keeps_its_main_event_and_tokens(
    conn: sqlite3.Connection, two: tuple[int, int]
) -> None:
    old, new = two
    elsewhere = Says("fsb", FSB.sentence, places=FSB.places, event=new)
    told = Told(f"Rain. {FSB.sentence}", claims=(elsewhere,), tokens=("n:rain",))
    rain = stories.save(conn, [story("rain", told, event=NewEvent("rain"))]).events["rain"]
    merged(conn, new, old)
    assert events.by_key(conn, "tass-en rain") == rain
    (candidate,) = events.of_candidates(conn, [rain])
    assert candidate.tokens == {"n:rain": 1}
    assert len(events.stories(conn, old)) == 44
    assert len(events.stories(conn, old, main=True)) == 43
    check_counts(conn)


def test_a_merge_broken_off_leaves_two_events_that_can_be_merged(
    conn: sqlite3.Connection, two: tuple[int, int]
) -> None:
    old, new = two

    def broken(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        event_merges.merge(conn, new, old, 0.4, NOON, sleep=broken)
    assert 3 < len(events.stories(conn, old)) < 43
    assert events.standing(conn, new) == new
    check_counts(conn)
    assert merged(conn, new, old)
    assert len(events.stories(conn, old)) == 43


def test_a_transaction_moves_no_more_than_the_clock_allows(conn: sqlite3.Connection, two: tuple[int, int]) -> None:
    old, new = two
    ticks = iter(range(10_000))
    pauses: list[float] = []
    event_merges.merge(conn, new, old, 0.4, NOON, clock=lambda: next(ticks) / 100, sleep=pauses.append)
    assert len(pauses) >= 40 / 4


@pytest.mark.parametrize("into", ["itself", "nowhere"])
def test_what_cannot_be_merged_stays(conn: sqlite3.Connection, two: tuple[int, int], into: str) -> None:
    _, new = two
    assert not merged(conn, new, new if into == "itself" else 999)
    assert not merged(conn, 999, new)
    assert len(events.stories(conn, new)) == 40
