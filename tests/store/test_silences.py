"""People's silences: a word in the log that new evidence ends, that undo takes back and a rebuild keeps."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from monitor_tui.errors import StoreError
from monitor_tui.store import acts, connect, events, silences, stories
from monitor_tui.store.kept import NewEvent
from monitor_tui.store.selection import EVERY_EVENT
from monitor_tui.store.stories import Saver
from tests.store.making import NEXTA, NOON, Says, Told, kept, point, story

HOUR = timedelta(hours=1)
PLOT = NewEvent("plot")
KGB = Says("kgb-by", "The KGB said the CIA planned it.", places=point("order", "CIA"))
FSB = Says("fsb", "The FSB said the CIA planned it.", places=point("order", "CIA"))


def made(conn: sqlite3.Connection) -> int:
    """An event in which the Belarusian side alone names who ordered it."""
    saver = Saver(conn)
    saver.save([story("1", Told(KGB.sentence, claims=(KGB,)), source=NEXTA, event=PLOT, title="A plot")])
    (event,) = events.page(conn, EVERY_EVENT, 5)
    return event


def answered(conn: sqlite3.Connection, event: int, guid: str = "2") -> None:
    """The Kremlin speaks to the point after all."""
    stories.save(conn, [story(guid, Told(FSB.sentence, claims=(FSB,)), event=event, title="A plot")])


def said(conn: sqlite3.Connection) -> list[tuple[str, str, str]]:
    return [(one.point, one.camp, one.analyst) for one in silences.standing(conn)]


def test_a_silence_is_one_persons_act_and_stands_once(conn: sqlite3.Connection) -> None:
    event = made(conn)
    assert silences.say(conn, "anna", event, "order", "kremlin", now=NOON) == "said silent: 1 cell"
    assert "nothing to change" in silences.say(conn, "anna", event, "order", "kremlin")
    silences.say(conn, "ben", event, "order", "kremlin")
    assert said(conn) == [("order", "kremlin", "anna"), ("order", "kremlin", "ben")]
    assert next(one.at for one in silences.standing(conn, event)) == NOON
    assert silences.standing(conn, event + 1) == []


def test_it_is_undone_and_done_again(conn: sqlite3.Connection) -> None:
    event = made(conn)
    silences.say(conn, "anna", event, "order", "kremlin")
    acts.undo(conn, "anna")
    assert said(conn) == []
    acts.redo(conn, "anna")
    assert said(conn) == [("order", "kremlin", "anna")]
    silences.say(conn, "anna", event, "order", "kremlin", on=False)
    assert said(conn) == []


def test_a_past_day_knows_only_what_was_said_by_then(conn: sqlite3.Connection) -> None:
    event = made(conn)
    silences.say(conn, "anna", event, "order", "kremlin", now=NOON)
    assert silences.standing(conn, event, NOON - HOUR) == []
    assert len(silences.standing(conn, event, NOON)) == 1


def test_new_evidence_ends_it_and_its_person_is_told_until_they_look(conn: sqlite3.Connection) -> None:
    event = made(conn)
    silences.say(conn, "anna", event, "order", "kremlin")
    silences.say(conn, "anna", event, "when", "kremlin")
    assert silences.silent_events(conn, ["kremlin"]) == [event]
    assert silences.overtaken(conn, "anna") == []

    answered(conn, event)
    (ended,) = silences.overtaken(conn, "anna")
    assert (ended.event, ended.point, ended.camp) == (event, "order", "kremlin")
    assert silences.overtaken(conn, "anna", event) == [ended]
    assert silences.overtaken(conn, "ben") == []
    assert len(acts.steps(conn)) == 2, "nothing was added to the log"

    silences.looked(conn, [ended])
    assert silences.overtaken(conn, "anna") == []
    assert len(said(conn)) == 2, "the word itself is kept"
    # said anew, it is another word
    silences.say(conn, "anna", event, "order", "kremlin", on=False)
    silences.say(conn, "anna", event, "order", "kremlin")
    assert len(silences.overtaken(conn, "anna")) == 1


def test_events_with_a_silence_are_those_where_it_holds(conn: sqlite3.Connection) -> None:
    event = made(conn)
    assert silences.silent_events(conn, ["kremlin", "belstate"]) == []
    silences.say(conn, "anna", event, "order", "kremlin")
    assert silences.silent_events(conn, ["belstate"]) == []
    assert silences.silent_events(conn, ["belstate", "kremlin"]) == [event]
    answered(conn, event)
    assert silences.silent_events(conn, ["kremlin"]) == []


def test_it_follows_its_story_when_an_older_one_joins_the_event(conn: sqlite3.Connection) -> None:
    event = made(conn)
    silences.say(conn, "anna", event, "order", "kremlin")
    older = kept(made=None, told=Told("An old story."), event=event, title="A plot")
    stories.save(conn, [older])
    assert [one.event for one in silences.standing(conn)] == [event]
    assert "nothing to change" in silences.say(conn, "anna", event, "order", "kremlin")


def test_an_event_that_is_gone_takes_no_word(path: Path) -> None:
    conn = connect.writer(path, people=True)
    with pytest.raises(StoreError, match="no longer in the store"):
        silences.say(conn, "anna", 99, "order", "kremlin")
    conn.close()
