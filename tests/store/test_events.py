"""Stories in events, claims in cells: what is counted, moved and asked for."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from monitor_tui.contrast.statements import gather
from monitor_tui.model import Candidate, Nearby, Presence, Spoken, Stance
from monitor_tui.store import acts, against, cells, claims, events, placed, stories
from monitor_tui.store.kept import NewEvent
from monitor_tui.store.selection import EVERY_EVENT
from tests.store.making import NEXTA, NOON, TASS, Says, Told, item, kept, point, story

PLOT = NewEvent("plot")
FSB = Says("fsb", "The FSB named 9 May.", places=point("when", "9 May", "may"), direct=True, event=None)
KGB = Says("kgb-by", "The KGB named June.", places=point("when", "June", "june") + point("what", "rebellion"))
BOTH = Told(f"{FSB.sentence} {KGB.sentence}", claims=(FSB, KGB), tokens=("a:fsb", "c:BY", "w:plot"))


def plot(conn: sqlite3.Connection) -> int:
    """One story with two claims in a new event."""
    return stories.save(conn, [story("1", BOTH, event=PLOT, title="FSB, KGB: 17 Apr 2021")]).events["plot"]


def test_an_event_comes_into_being_with_its_first_story(conn: sqlite3.Connection) -> None:
    event = events.event(conn, plot(conn), ZoneInfo("Asia/Tokyo"))
    assert event is not None
    assert (event.title, event.key, event.stories, event.claims) == ("FSB, KGB: 17 Apr 2021", "tass-en 1", 1, 2)
    assert (event.first, event.last) == (date(2021, 4, 17), date(2021, 4, 17))
    assert event.camps == {"belstate": 1, "kremlin": 1}


def test_days_of_an_event_are_days_of_the_zone(conn: sqlite3.Connection) -> None:
    late = item("1", published=datetime(2021, 4, 17, 22, tzinfo=UTC))
    found = events.event(conn, stories.save(conn, [kept(late, event=PLOT)]).events["plot"], ZoneInfo("Europe/Minsk"))
    assert found is not None
    assert found.first == date(2021, 4, 18)


def test_the_key_of_an_event_is_its_oldest_storys_and_follows_it(conn: sqlite3.Connection) -> None:
    event = plot(conn)
    older = item("0", published=NOON - timedelta(days=1))
    stories.save(conn, [kept(older, event=event, title="FSB, KGB: 16-17 Apr 2021")])
    (found,) = events.rows(conn, [event])
    assert (found.key, found.stories, found.title) == ("tass-en 0", 2, "FSB, KGB: 16-17 Apr 2021")
    assert (found.first, found.last) == (NOON - timedelta(days=1), NOON)
    assert events.by_key(conn, "tass-en 0") == events.by_key(conn, "tass-en 1") == event


def test_stories_of_one_batch_meet_in_the_event_that_the_first_of_them_makes(conn: sqlite3.Connection) -> None:
    saver = stories.Saver(conn)
    first = saver.save([kept(item("1"), event=PLOT), kept(item("2"), event=NewEvent("plot"))])
    second = saver.save([kept(item("3"), event=PLOT)])
    assert len(first.events) == 1
    assert second.events == {}
    assert len(events.stories(conn, first.events["plot"])) == 3


def test_a_claim_may_belong_to_another_event_than_its_story(conn: sqlite3.Connection) -> None:
    other = stories.save(conn, [kept(item("0"), event=NewEvent("call"))]).events["call"]
    told = replace(BOTH, claims=(FSB, replace(KGB, event=other)))
    event = stories.save(conn, [story("1", told, event=PLOT)]).events["plot"]
    (number,) = events.stories(conn, event)
    assert [found.id for found in events.of_story(conn, number)] == [event, other]
    assert events.stories(conn, other, main=True) != events.stories(conn, other)
    assert [p.value for p in placed.placed(conn, other)] == ["June", "rebellion"]
    assert [row[:2] for row in conn.execute("SELECT event, camp FROM event_camp ORDER BY 1")] == [
        (other, "belstate"),
        (event, "kremlin"),
    ]


def test_a_changed_wording_can_move_a_story_and_an_event_without_stories_is_no_more(conn: sqlite3.Connection) -> None:
    old = plot(conn)
    other = stories.save(conn, [kept(item("0"), event=NewEvent("call"))]).events["call"]
    told = replace(BOTH, title="Another title", tokens=("c:BY",))
    saved = stories.save(conn, [story("1", told, event=other, seen=NOON + timedelta(days=1))])
    assert saved.touched >= {other}
    assert events.event(conn, old) is None
    assert len(events.stories(conn, other)) == 2
    assert cells.of_event(conn, old) == []
    assert {row.value for row in cells.of_event(conn, other)} == {"9 May", "June", "rebellion"}


def test_an_event_that_vanished_meanwhile_is_made_anew(conn: sqlite3.Connection) -> None:
    saved = stories.save(conn, [story("1", BOTH, event=4711)])
    ((number, _),) = conn.execute("SELECT event, story FROM event_story").fetchall()
    assert number in saved.touched


def test_cells_count_claims_by_speaker_stance_and_value(conn: sqlite3.Connection) -> None:
    event = plot(conn)
    told = Told(FSB.sentence, claims=(replace(FSB, said=date(2021, 4, 15), direct=False),))
    stories.save(conn, [story("2", told, source=NEXTA, event=event)])
    assert [
        (c.point, c.camp, c.actor, c.stance, c.value, c.terms, c.claims, c.first, c.last)
        for c in cells.of_event(conn, event)
    ] == [
        ("what", "belstate", "kgb-by", Stance.ASSERTS, "rebellion", (), 1, date(2021, 4, 17), date(2021, 4, 17)),
        ("when", "belstate", "kgb-by", Stance.ASSERTS, "June", ("june",), 1, date(2021, 4, 17), date(2021, 4, 17)),
        ("when", "kremlin", "fsb", Stance.ASSERTS, "9 May", ("may",), 2, date(2021, 4, 15), date(2021, 4, 17)),
    ]


def test_the_best_claim_of_a_cell_is_the_one_that_a_person_checked(conn: sqlite3.Connection) -> None:
    event = plot(conn)
    told = Told(FSB.sentence, claims=(replace(FSB, direct=False),))
    (second,) = stories.save(conn, [story("2", told, source=NEXTA, event=event)]).new
    (direct, _), (indirect,) = claims.of_story(conn, min(events.stories(conn, event))), claims.of_story(conn, second)
    assert cells.of_event(conn, event)[-1].best == direct.id
    acts.check(conn, "anna", indirect.id)
    assert cells.of_event(conn, event)[-1].best == indirect.id
    acts.undo(conn, "anna")
    assert cells.of_event(conn, event)[-1].best == direct.id


def test_a_claim_that_no_camp_or_no_point_takes_stands_in_no_cell(conn: sqlite3.Connection) -> None:
    nobody = Says(None, "It is said that June was planned.", places=point("when", "June"))
    nowhere = Says("fsb", "The FSB gave no date.")
    told = Told(f"{nobody.sentence} {nowhere.sentence}", claims=(nobody, nowhere))
    event = stories.save(conn, [story("1", told, event=PLOT)]).events["plot"]
    assert cells.of_event(conn, event) == []
    assert placed.placed(conn, event) == []
    assert [c.actor for c in claims.of_story(conn, events.stories(conn, event)[0])] == [None, "fsb"]


def test_placed_gives_each_place_of_the_claims(conn: sqlite3.Connection) -> None:
    event = plot(conn)
    told = Told(FSB.sentence, claims=(replace(FSB, direct=False, unsure=("who",), via=("tass",)),))
    stories.save(conn, [story("2", told, source=NEXTA, event=event)])
    found = placed.placed(conn, event)
    assert [(p.camp, p.point, p.value) for p in found if p.camp == "belstate"] == [
        ("belstate", "when", "June"),
        ("belstate", "what", "rebellion"),
    ]
    kremlin = [p for p in found if p.camp == "kremlin"]
    assert {p.direct for p in kremlin} == {True, False}
    assert {(p.outlet, p.owner, p.via, p.unsure) for p in kremlin} == {
        ("TASS", "kremlin", (), False),
        ("NEXTA", "opposition", ("tass",), True),
    }
    assert kremlin[0].presence is Presence.PRESENT
    assert placed.spoken(conn, event) == [Spoken("kgb-by", "belstate", False, 1), Spoken("fsb", "kremlin", False, 2)]


def test_of_many_claims_those_that_mean_the_same_on_one_day_are_one_row(conn: sqlite3.Connection) -> None:
    event = plot(conn)
    later = replace(FSB, said=date(2021, 4, 19))
    for number, (says, source) in enumerate(((FSB, NEXTA), (replace(FSB, direct=False), TASS), (later, TASS))):
        stories.save(conn, [story(f"r{number}", Told(says.sentence, claims=(says,)), source=source, event=event)])
    rows = placed.placed(conn, event, each=1)
    (same,) = [row for row in rows if row.actor == "fsb" and row.said == date(2021, 4, 17)]
    assert (same.stories, same.direct, same.outlet) == (3, True, "TASS")
    assert [(outlet, owner) for _, outlet, owner in same.carried] == [
        ("TASS", "kremlin"),
        ("NEXTA", "opposition"),
        ("TASS", "kremlin"),
    ]
    assert len(rows) == 4
    # cut short: the best of every cell first, then what the shown camps say
    assert {(row.point, row.camp) for row in placed.placed(conn, event, each=1, most=3)} == {
        ("when", "belstate"),
        ("what", "belstate"),
        ("when", "kremlin"),
    }
    statements = gather(rows)
    assert sorted(statement.reports for statement in statements if statement.actor == "fsb") == [1, 3]


def test_nearby_events_share_stories(conn: sqlite3.Connection) -> None:
    other = stories.save(conn, [kept(item("0"), event=NewEvent("call"), title="The call")]).events["call"]
    told = replace(BOTH, claims=(FSB, replace(KGB, event=other)))
    event = stories.save(conn, [story("1", told, event=PLOT)]).events["plot"]
    assert placed.nearby(conn, event) == [Nearby(other, "The call", 1)]
    assert [one.claims for one in placed.nearby(conn, other)] == [1]


def test_contradictions_are_kept_by_speaker_from_either_side_and_replaced_point_by_point(
    conn: sqlite3.Connection,
) -> None:
    event = plot(conn)
    fsb, kgb, tertel = ("kremlin", "fsb"), ("belstate", "kgb-by"), ("belstate", "tertel")
    against.keep(conn, event, {"when", "what"}, [("when", fsb, kgb), ("what", fsb, tertel), ("what", kgb, tertel)])
    assert against.conflicts(conn, event) == [("what", "belstate", "kremlin"), ("when", "belstate", "kremlin")]
    against.keep(conn, event, {"what"}, [("what", kgb, tertel)])
    assert against.kept(conn, event) == [("what", kgb, tertel), ("when", kgb, fsb)]
    # what one camp's own speakers say against each other is no conflict of camps
    assert against.conflicts(conn, event) == [("when", "belstate", "kremlin")]
    assert events.rows(conn, [event])[0].conflicts == 1
    assert not against.differs(conn, event, {"when"}, [("when", fsb, kgb)])


def test_words_in_custody_stand_in_no_cell(conn: sqlite3.Connection) -> None:
    told = Told(FSB.sentence, claims=(replace(FSB, held=True),))
    event = stories.save(conn, [story("1", told, event=PLOT)]).events["plot"]
    assert cells.of_event(conn, event) == []
    (held,) = claims.of_story(conn, events.stories(conn, event)[0])
    acts.check(conn, "anna", held.id)
    assert cells.of_event(conn, event) == []


def test_who_accuses_whom_is_counted_and_where_an_accused_is_heard_is_asked(conn: sqlite3.Connection) -> None:
    accuses = Says("kgb-by", "The KGB accuses Feduta.", targets=("feduta",), stance=Stance.ACCUSES)
    admits = Says("feduta", "Feduta admits it.", places=point("what", "guilt"))
    told = Told(f"{accuses.sentence} {admits.sentence}", claims=(accuses, admits))
    event = stories.save(conn, [story("1", told, event=PLOT)]).events["plot"]
    assert against.accusals(conn, event) == {"feduta": {"belstate"}}
    assert against.accusals(conn, event, ["fsb"]) == {}
    assert against.speaks(conn, event, "feduta", {"opposition"})
    assert not against.speaks(conn, event, "feduta", {"kremlin"})
    assert against.heard_beyond(conn, event, "feduta", {"opposition"}, "belstate", ["ont"])
    assert not against.heard_beyond(conn, event, "feduta", {"opposition"}, "kremlin", [])
    relayed = Told(admits.sentence, claims=(replace(admits, via=("ont",)),))
    alone = stories.save(conn, [story("2", relayed, event=NewEvent("other"))]).events["other"]
    assert not against.heard_beyond(conn, alone, "feduta", {"opposition"}, "belstate", ["ont"])
    assert against.heard_beyond(conn, alone, "feduta", {"opposition"}, "kremlin", [])


def test_candidates_share_tokens_within_the_window_the_most_telling_first(conn: sqlite3.Connection) -> None:
    event = plot(conn)
    stories.save(
        conn,
        [
            story("2", Told(tokens=("c:BY", "w:weather")), event=NewEvent("weather")),
            story("3", Told(tokens=("c:BY", "w:weather")), event=NewEvent("weather")),
        ],
    )
    asked = ("w:plot", "c:BY", "w:unheard")
    first, second = events.candidates(conn, asked, NOON - timedelta(days=14), NOON + timedelta(days=1))
    everywhere = {"a:fsb": 1, "c:BY": 3, "w:plot": 1}
    assert first == Candidate(event, {"a:fsb": 1, "c:BY": 1, "w:plot": 1}, 1, NOON, NOON, everywhere)
    assert (second.tokens, second.stories) == ({"c:BY": 2, "w:weather": 2}, 2)
    assert events.candidates(conn, asked, NOON + timedelta(seconds=1), NOON + timedelta(days=1)) == []
    assert events.candidates(conn, asked, NOON - timedelta(days=9), NOON - timedelta(days=8)) == []
    frequency = events.frequency(conn, asked)
    assert (frequency.stories, frequency.counts) == (3, {"c:BY": 3, "w:plot": 1})


def test_an_event_stays_a_candidate_as_long_as_its_last_story_says(conn: sqlite3.Connection) -> None:
    event = plot(conn)
    later = NOON + timedelta(days=10)
    stories.save(conn, [kept(item("2", published=later), Told(tokens=("w:more",)), event=event, seen=later)])
    assert [c.event for c in events.candidates(conn, ["w:plot"], later, later)] == [event]


@pytest.fixture
def many(conn: sqlite3.Connection) -> list[int]:
    """Nine events, in the order of their changes: two and two at one time."""
    ids = list[int]()
    for number in range(9):
        seen = NOON + timedelta(hours=[3, 1, 4, 1, 5, 9, 2, 6, 5][number])
        saved = stories.save(conn, [kept(item(str(number)), event=NewEvent(str(number)), seen=seen)])
        ids += saved.events.values()
    changed = {event.id: event.changed for event in events.rows(conn, ids)}
    return sorted(ids, key=lambda one: (changed[one], one), reverse=True)


def test_pages_of_events_are_the_whole_list_by_newest_change(conn: sqlite3.Connection, many: list[int]) -> None:
    assert events.page(conn, EVERY_EVENT, 99) == many
    down, up = events.page(conn, EVERY_EVENT, 2), many[-2:]
    while more := events.page(conn, EVERY_EVENT, 2, before=down[-1]):
        down += more
    while more := events.page(conn, EVERY_EVENT, 2, after=up[0]):
        up = more + up
    assert down == up == many
    assert [events.rank(conn, EVERY_EVENT, event) for event in many] == list(range(9))
    assert events.total(conn, EVERY_EVENT) == 9


def test_rows_of_events_count_what_an_analyst_has_not_read(conn: sqlite3.Connection) -> None:
    event = plot(conn)
    stories.save(conn, [kept(item("2"), event=event)])
    acts.read(conn, "anna", ["tass-en 2"])
    assert [events.rows(conn, [event], who)[0].unread for who in ("anna", "boris")] == [1, 2]
    assert events.breadth(conn, event) == (2, 1)


def test_json_of_claims_and_events_has_the_promised_keys(conn: sqlite3.Connection) -> None:
    event = plot(conn)
    (form,) = events.as_json(conn, [event])
    assert list(form)[:6] == ["id", "title", "first", "last", "stories", "camps"]
    found = claims.of_story(conn, events.stories(conn, event)[0])
    first, second = claims.as_json(conn, [claim.id for claim in found])
    assert {
        *("sentence", "sentences", "kind", "source", "actor", "camp", "via", "cue", "content", "stance", "targets"),
        *("direct", "hedged", "said", "precision", "dates", "numbers", "places", "unsure", "rule"),
        *("id", "story", "url", "outlet", "published", "quote", "event", "point", "statement", "review"),
        *("reviewed_by", "wording", "state", "held"),
    } <= first.keys()
    assert (first["quote"], first["point"], first["event"], first["state"]) == (FSB.sentence, "when", event, "present")
    assert (first["statement"], second["statement"]) == (found[0].id, found[1].id)
