"""Claims, events and stories by who stands against whom."""

from __future__ import annotations

import sqlite3

import pytest

from monitor_tui.model import Placement
from monitor_tui.store import against, stories
from monitor_tui.store.kept import NewEvent
from tests.store.asking import compiled, whole
from tests.store.making import NEXTA, Says, Told, story

MAY = (Placement("when", "9 May"),)
FSB = Says("fsb", "The FSB named 9 May.", places=MAY)
KGB = Says("kgb-by", "The KGB named June.", places=(Placement("when", "June"), Placement("what", "rebellion")))
ELSEWHERE = Says("kgb-by", "The KGB said more.", places=(Placement("what", "plot"),))


@pytest.fixture
def event(conn: sqlite3.Connection) -> int:
    """The FSB in one story, the KGB in another, against each other on one point; a third story of another event."""
    first = Told(FSB.sentence, claims=(FSB,))
    saved = stories.save(conn, [story("1", first, event=NewEvent("plot"))])
    plot = saved.events["plot"]
    told = Told(f"{KGB.sentence} {ELSEWHERE.sentence}", claims=(KGB, ELSEWHERE))
    stories.save(conn, [story("2", told, source=NEXTA, event=plot)])
    stories.save(conn, [story("3", first, event=NewEvent("other"))])
    pair = ("when", ("kremlin", "fsb"), ("belstate", "kgb-by"))
    against.keep(conn, plot, {"when"}, [pair])
    return plot


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("conflict:fsb~kgb-by", ["The FSB named 9 May.", "The KGB named June."]),
        ("conflict:kgb-by~fsb", ["The FSB named 9 May.", "The KGB named June."]),
        ("conflict:kremlin~belstate", ["The FSB named 9 May.", "The KGB named June."]),
        ("conflict:belstate", ["The FSB named 9 May.", "The KGB named June."]),
        ("conflict:kgb-by~kremlin by:fsb", ["The FSB named 9 May."]),
        ("conflict:fsb~kgb-by point:what", ["The KGB named June."]),
        ("conflict:fsb~peskov", []),
        ("conflict:fsb~opposition", []),
        ("-conflict:fsb~kgb-by by:fsb", ["The FSB named 9 May."]),
        ("conflict:fsb~kgb-by conflict:west", []),
    ],
)
def test_claims_on_the_points_where_their_speakers_are_contradicted(
    text: str, claims: list[str], event: int, conn: sqlite3.Connection
) -> None:
    found = whole(conn, compiled(conn, text, "claims"))
    quotes = [conn.execute("SELECT quote FROM claim WHERE id = ?", (claim,)).fetchone()[0] for claim in found]
    assert sorted(quotes) == claims


@pytest.mark.parametrize(
    ("text", "stands"), [("conflict:fsb~kgb-by", True), ("conflict:fsb~cia", False), ("conflict:fsb point:when", True)]
)
def test_events_and_stories_that_hold_a_contradiction(
    text: str, stands: bool, event: int, conn: sqlite3.Connection
) -> None:
    assert whole(conn, compiled(conn, text, "events")) == [event] * stands
    found = set(whole(conn, compiled(conn, text)))
    assert (len(found) > 0) is stands
    assert found <= {row[0] for row in conn.execute("SELECT story FROM event_story WHERE event = ?", (event,))}


def test_words_of_the_accused_against_each_other_are_found_and_are_no_conflict_of_camps(
    event: int, conn: sqlite3.Connection
) -> None:
    one, other = ("kremlin", "fsb"), ("belstate", "kgb-by")
    against.keep(conn, event, {"when"}, [], [("when", one, other)])
    assert against.conflicts(conn, event) == []
    assert len(whole(conn, compiled(conn, "conflict:fsb~kgb-by", "claims"))) == 2
    assert against.differs(conn, event, {"when"}, [("when", one, other)])
    assert not against.differs(conn, event, {"when"}, [], [("when", one, other)])


def test_words_in_custody_are_meant_among_the_accused_alone(conn: sqlite3.Connection) -> None:
    held = Says("feduta", "Feduta admits it.", places=MAY, held=True)
    plot = stories.save(conn, [story("1", Told(held.sentence, claims=(held,)), event=NewEvent("plot"))]).events["plot"]
    assert against.meant(conn, plot, {"when"}) == []
    (meant,) = against.meant(conn, plot, {"when"}, accused=True)
    assert (meant.camp, meant.actor) == ("opposition", "feduta")
    assert against.meant(conn, plot, {"what"}, accused=True) == []
