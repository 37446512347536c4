"""What people call an event and how they sum a cell up: the last word stands, the others are named."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor_tui.errors import StoreError
from monitor_tui.store import acts, event_acts, event_words, events, placed, rebuild, stories
from monitor_tui.store.event_words import Worded
from monitor_tui.store.kept import NewEvent
from monitor_tui.store.selection import EVERY_EVENT, EVERY_STORY
from tests.store.making import NOON, Says, Told, item, kept, point, story

PLOT = NewEvent("plot")
KGB = Says("kgb-by", "The KGB said the CIA planned it.", places=point("order", "CIA"))
MACHINE = "KGB, CIA: 17 Apr 2021"
CELL = ("order", "belstate")


@pytest.fixture
def event(conn: sqlite3.Connection) -> int:
    told = Told(KGB.sentence, claims=(KGB,))
    return stories.save(conn, [story("1", told, event=PLOT, title=MACHINE)]).events["plot"]


def title(conn: sqlite3.Connection, event: int) -> tuple[str, str]:
    found = events.event(conn, event)
    assert found is not None
    return found.title, found.titled_by


def line(conn: sqlite3.Connection, event: int) -> Worded | None:
    return event_words.summaries(conn, event).get(CELL)


def test_a_title_stands_wherever_the_event_is_named(conn: sqlite3.Connection, event: int) -> None:
    assert event_acts.rename(conn, "anna", event, "  The plot of\nApril ") == "renamed: 1 event"
    assert title(conn, event) == ("The plot of April", "anna")
    assert [row.title for row in events.rows(conn, [event])] == ["The plot of April"]
    assert events.as_json(conn, [event])[0]["title"] == "The plot of April"
    told = Told(KGB.sentence, claims=(replace(KGB, event=event),))
    other = stories.save(conn, [story("2", told, event=NewEvent("call"))]).events["call"]
    assert [one.title for one in placed.nearby(conn, other)] == ["The plot of April"]


def test_a_title_is_given_back_and_undone(conn: sqlite3.Connection, event: int) -> None:
    event_acts.rename(conn, "anna", event, "The plot")
    assert "nothing to change" in event_acts.rename(conn, "anna", event, "The plot")
    event_acts.rename(conn, "anna", event, "")
    assert title(conn, event) == (MACHINE, "")
    acts.undo(conn, "anna")
    assert title(conn, event) == ("The plot", "anna")
    acts.undo(conn, "anna")
    assert title(conn, event) == (MACHINE, "")
    acts.redo(conn, "anna")
    assert title(conn, event) == ("The plot", "anna")


def test_the_last_line_stands_and_the_other_analyst_is_named(conn: sqlite3.Connection, event: int) -> None:
    assert event_acts.set_summary(conn, "anna", event, *CELL, "names the CIA") == "summary line written: 1 cell"
    event_acts.set_summary(conn, "ben", event, *CELL, "names foreign services")
    assert line(conn, event) == Worded("names foreign services", "ben", (("anna", "names the CIA"),))
    assert "ben changed the same since" in acts.undo(conn, "anna")
    acts.undo(conn, "ben")
    assert line(conn, event) == Worded("names the CIA", "anna"), "what undoing brings back is whose it was"


def test_a_line_that_was_taken_out_leaves_the_others_named(conn: sqlite3.Connection, event: int) -> None:
    event_acts.set_summary(conn, "anna", event, *CELL, "names the CIA")
    assert event_acts.set_summary(conn, "ben", event, *CELL, " ") == "summary line taken out: 1 cell"
    assert line(conn, event) == Worded("", "", (("anna", "names the CIA"),))
    event_acts.set_summary(conn, "anna", event, *CELL, "x")
    event_acts.set_summary(conn, "anna", event, *CELL, "")
    assert line(conn, event) is None


def test_words_are_asked_for_as_of_a_time(conn: sqlite3.Connection, event: int) -> None:
    event_acts.set_summary(conn, "anna", event, *CELL, "at noon", now=NOON)
    event_acts.set_summary(conn, "anna", event, *CELL, "later", now=NOON + timedelta(hours=1))
    assert event_words.summaries(conn, event, NOON)[CELL].text == "at noon"
    assert event_words.titles(conn, [event], NOON) == {}


def test_words_follow_their_event_when_an_older_story_comes(conn: sqlite3.Connection, event: int) -> None:
    event_acts.rename(conn, "anna", event, "The plot")
    stories.save(conn, [kept(item("0", published=NOON - timedelta(days=1)), event=event, title="another")])
    assert title(conn, event) == ("The plot", "anna")


def test_a_rebuild_keeps_them(conn: sqlite3.Connection, event: int) -> None:
    event_acts.rename(conn, "anna", event, "The plot")
    event_acts.set_summary(conn, "anna", event, *CELL, "names the CIA")
    told = Told(KGB.sentence, claims=(KGB,))
    (one,) = stories.page(conn, EVERY_STORY, 2)
    rebuild.clear(conn)
    stories.Saver(conn).read_again([(one, 1, story("1", told, event=PLOT, title=MACHINE))])
    assert acts.reapply(conn) == []
    rebuild.done(conn)
    (again,) = events.page(conn, EVERY_EVENT, 2)
    assert title(conn, again) == ("The plot", "anna")
    assert line(conn, again) == Worded("names the CIA", "anna")


def test_what_is_gone_is_said(conn: sqlite3.Connection, event: int) -> None:
    with pytest.raises(StoreError, match="no longer in the store"):
        event_acts.rename(conn, "anna", event + 7, "x")
