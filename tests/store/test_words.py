"""What a person says of a claim stands: counted, kept beside the machine's reading, carried on, taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from monitor_tui.errors import StoreError
from monitor_tui.model import Presence, Review, Stance
from monitor_tui.store import acts, claims, events, readings, reviewing, stories, totals
from monitor_tui.store.kept import Kept, NewEvent, StoredClaim
from tests.store.making import NOON, Says, Told, point, story
from tests.store.rereading import Simply
from tests.store.test_acts import rebuilt

SENTENCE = "They are said to have planned a coup."
THEY = Says("fsb", SENTENCE, speaker="They", cue="said", places=point("what", "coup"), unsure=("pronoun",))
KGB = Says("kgb-by", "The KGB accused the CIA.", speaker="The KGB", cue="accused", stance=Stance.ACCUSES,
           targets=("cia",), places=point("order", "cia"))  # fmt: skip
TEXT = f"{SENTENCE} {KGB.sentence} Nobody answered."
BY = Simply()


def told(text: str = TEXT, *said: Says) -> Kept:
    return story("one", Told(text, claims=said or (THEY, KGB)), event=NewEvent("plot"), title="The plot")


@pytest.fixture(autouse=True)
def _stories(conn: sqlite3.Connection) -> None:
    other = story("two", Told("The FSB spoke of talks.", claims=()), event=NewEvent("talks"), title="The talks")
    stories.save(conn, [told(), other])


def of_story(conn: sqlite3.Connection, key: str = "tass-en one") -> list[StoredClaim]:
    return claims.of_story(conn, stories.id_of(conn, key) or 0)


def they(conn: sqlite3.Connection) -> StoredClaim:
    """The claim that begins the story, of whatever wording."""
    return next(claim for claim in of_story(conn) if claim.quote == SENTENCE)


def correct(conn: sqlite3.Connection, analyst: str = "anna", **changes: Any) -> acts.Done:
    return acts.correct(conn, analyst, they(conn).id, changes, BY)


def seen(claim: StoredClaim) -> tuple[object, ...]:
    return claim.actor, claim.camp, str(claim.stance), claim.targets, claim.point, str(claim.review), claim.reviewed_by


MACHINE = ("fsb", "kremlin", "asserts", (), "what", "none", None)


@pytest.mark.parametrize(
    ("changes", "expected", "said"),
    [
        ({"speaker": "kgb-by"}, ("kgb-by", "belstate", "asserts", (), "what", "corrected", "anna"), "speaker"),
        ({"speaker": None}, (None, None, "asserts", (), "what", "corrected", "anna"), "speaker"),
        ({"stance": "denies"}, ("fsb", "kremlin", "denies", (), "what", "corrected", "anna"), "stance"),
        (
            {"stance": "accuses", "targets": ["cia"]},
            ("fsb", "kremlin", "accuses", ("cia",), "order", "corrected", "anna"),
            "stance targets",
        ),
        ({"point": "when"}, ("fsb", "kremlin", "asserts", (), "when", "corrected", "anna"), "point"),
    ],
)
def test_a_correction_stands_in_the_row_and_undo_gives_the_machine_s_reading_back(
    conn: sqlite3.Connection, changes: dict[str, Any], expected: tuple[object, ...], said: str
) -> None:
    assert correct(conn, **changes).sentence == f"corrected {said}: 1 claim"
    assert seen(they(conn)) == expected
    assert totals.of(conn, "claim.review", "corrected") == 1
    rebuilt_again(conn)
    assert seen(they(conn)) == expected
    assert acts.undo(conn, "anna") == f"undone: corrected {said}: 1 claim"
    assert seen(they(conn)) == MACHINE
    assert conn.execute("SELECT COUNT(*) FROM machine_reading").fetchone() == (0,)
    acts.redo(conn, "anna", consequences=BY)
    assert seen(they(conn)) == expected


def rebuilt_again(conn: sqlite3.Connection, texts: Mapping[str, Kept] | None = None) -> list[acts.Unfound]:
    other = story("two", Told("The FSB spoke of talks."), event=NewEvent("talks"), title="The talks")
    known = {TEXT: told(), other.item.text: other, **(texts or {})}
    return rebuilt(conn, known, BY)


def test_the_machine_s_reading_is_kept_beside_it(conn: sqlite3.Connection) -> None:
    correct(conn, speaker="kgb-by", stance="denies")
    claim = they(conn).id
    assert readings.machine_values(conn, claim) == {
        "speaker": "fsb",
        "stance": "asserts",
        "targets": [],
        "event": "tass-en one",
        "point": "what",
    }
    assert readings.values(conn, claim)["speaker"] == "kgb-by"


def test_a_claim_is_put_into_another_event_and_the_story_with_it(conn: sqlite3.Connection) -> None:
    plot, talks = (events.by_key(conn, f"tass-en {guid}") or 0 for guid in ("one", "two"))
    correct(conn, event="tass-en two")
    for _ in range(2):
        plot, talks = (events.by_key(conn, f"tass-en {guid}") or 0 for guid in ("one", "two"))
        assert they(conn).event == talks
        assert len(events.stories(conn, talks)) == 2
        assert [event.claims for event in events.of_ids(conn, [plot, talks])] == [1, 1]
        rebuilt_again(conn)
    acts.undo(conn, "anna")
    assert they(conn).event == plot
    assert len(events.stories(conn, talks)) == 1
    correct(conn, event=None)
    assert (they(conn).event, they(conn).review) == (None, Review.CORRECTED)


def test_what_contradicts_what_is_looked_at_again(conn: sqlite3.Connection) -> None:
    before = len(BY.settled)
    correct(conn, speaker="kgb-by")
    assert BY.settled[before:] == [{they(conn).event}]


def test_nothing_is_written_where_nothing_changes_and_the_machine_s_value_takes_one_s_word_back(
    conn: sqlite3.Connection,
) -> None:
    assert correct(conn, speaker="fsb", stance="asserts").changed == 0
    correct(conn, speaker="kgb-by", stance="denies")
    assert correct(conn, speaker="kgb-by").changed == 0
    correct(conn, speaker="fsb")
    assert seen(they(conn)) == ("fsb", "kremlin", "denies", (), "what", "corrected", "anna")
    correct(conn, stance="asserts")
    assert seen(they(conn)) == MACHINE
    with pytest.raises(ValueError, match="no colour"):
        correct(conn, colour="red")


# --- two analysts ---------------------------------------------------------------------------------

Gesture = Callable[[sqlite3.Connection], object]


def says(analyst: str, **changes: Any) -> Gesture:
    return lambda conn: correct(conn, analyst, **changes)


def checks(analyst: str, value: Review = Review.CHECKED) -> Gesture:
    return lambda conn: acts.check(conn, analyst, they(conn).id, value=value, consequences=BY)


@pytest.mark.parametrize(
    ("gestures", "review", "by", "actor"),
    [
        ([says("anna", speaker="kgb-by"), says("boris", speaker="peskov")], "disputed", "boris, anna", "peskov"),
        ([says("anna", speaker="kgb-by"), says("boris", speaker="fsb")], "disputed", "boris, anna", "fsb"),
        ([says("anna", speaker="kgb-by"), says("boris", stance="denies")], "corrected", "boris, anna", "kgb-by"),
        ([says("anna", speaker="kgb-by"), checks("boris")], "corrected", "boris, anna", "kgb-by"),
        ([checks("boris"), says("anna", speaker="kgb-by")], "disputed", "anna, boris", "kgb-by"),
        ([checks("anna"), says("anna", speaker="kgb-by")], "corrected", "anna", "kgb-by"),
        ([says("anna", speaker="kgb-by"), checks("anna", Review.HIDDEN)], "hidden", "anna", "kgb-by"),
        ([says("anna", speaker="kgb-by"), checks("boris", Review.HIDDEN)], "disputed", "boris, anna", "kgb-by"),
        ([says("anna", speaker="kgb-by"), says("boris", speaker="peskov"), says("boris", speaker="kgb-by")],
         "corrected", "boris, anna", "kgb-by"),
    ],
)  # fmt: skip
def test_two_who_disagree_are_both_kept_and_the_claim_says_so(
    conn: sqlite3.Connection, gestures: list[Gesture], review: str, by: str, actor: str
) -> None:
    for gesture in gestures:
        gesture(conn)
    for _ in range(2):
        found = they(conn)
        assert (found.review, found.reviewed_by, found.actor) == (review, by, actor)
        rebuilt_again(conn)


def test_undo_does_nothing_where_someone_corrected_the_same_since_even_in_a_later_wording(
    conn: sqlite3.Connection,
) -> None:
    correct(conn, speaker="kgb-by")
    later = f"Minsk. {TEXT}"
    stories.save(conn, [edited(later)])
    correct(conn, "boris", stance="denies")
    correct(conn, "boris", speaker="peskov")
    assert acts.undo(conn, "anna") == "boris changed the same since (corrected speaker: 1 claim); nothing was undone"
    assert acts.undo(conn, "boris", consequences=BY).startswith("undone")
    assert acts.undo(conn, "anna", consequences=BY).startswith("undone: corrected speaker")
    assert seen(they(conn))[:3] == ("fsb", "kremlin", "denies")


# --- later wordings ---------------------------------------------------------------------------------


def edited(text: str, *said: Says) -> Kept:
    made = told(text, *said)
    return story("one", Told(text, claims=said or (THEY, KGB)), event=made.event, seen=NOON + timedelta(days=1))


def test_a_correction_goes_along_with_the_sentence_into_a_new_wording(conn: sqlite3.Connection) -> None:
    correct(conn, speaker="kgb-by", event="tass-en two")
    later = f"Minsk, 17 April. {TEXT}"
    stories.save(conn, [edited(later)])
    for _ in range(2):
        found = they(conn)
        assert (found.wording, found.actor, found.camp, found.review) == (2, "kgb-by", "belstate", Review.CORRECTED)
        assert found.event == events.by_key(conn, "tass-en two")
        assert readings.machine_values(conn, found.id)["speaker"] == "fsb"
        assert rebuilt_again(conn, {later: edited(later)}) == []
    acts.undo(conn, "anna")
    assert seen(they(conn)) == MACHINE


def test_it_goes_along_where_the_machine_reads_the_sentence_otherwise_now(conn: sqlite3.Connection) -> None:
    correct(conn, stance="denies")
    other = Says("peskov", SENTENCE, speaker="They", cue="planned", places=point("what", "coup"))
    later = f"Minsk. {SENTENCE} The end."
    stories.save(conn, [edited(later, other)])
    for _ in range(2):
        found = they(conn)
        assert (found.wording, found.actor, found.stance) == (2, "peskov", Stance.DENIES)
        assert found.review is Review.CORRECTED
        rebuilt_again(conn, {later: edited(later, other)})


def test_a_word_on_a_changed_sentence_stays_and_is_to_be_looked_at_again(conn: sqlite3.Connection) -> None:
    correct(conn, speaker="kgb-by")
    later = f"They were said to have planned nothing. {KGB.sentence}"
    stories.save(conn, [edited(later, KGB)])
    for _ in range(2):
        found = they(conn)
        assert (found.wording, found.state, found.actor) == (1, Presence.ALTERED, "kgb-by")
        (again,) = reviewing.to_look_at_again(conn)
        assert (again.quote, again.why, again.analysts) == (SENTENCE, "altered", "anna")
        rebuilt_again(conn, {later: edited(later, KGB)})


def test_an_act_that_finds_nothing_is_to_be_looked_at_again_until_it_is_taken_back(conn: sqlite3.Connection) -> None:
    correct(conn, speaker="kgb-by")
    (lost,) = rebuilt_again(conn, {TEXT: told(TEXT, KGB)})
    assert (lost.kind, lost.value, lost.quote) == ("correct", '"kgb-by"', SENTENCE)
    (again,) = reviewing.to_look_at_again(conn)
    assert (again.key, again.claim, again.quote, again.why) == ("tass-en one", None, SENTENCE, "not found")
    assert again.what == "speaker: kgb-by"
    acts.undo(conn, "anna", consequences=BY)
    assert reviewing.to_look_at_again(conn) == []


# --- made claims --------------------------------------------------------------------------------------

NOBODY = "Nobody answered."


def make(conn: sqlite3.Connection, analyst: str = "anna", sentence: str = NOBODY, **values: Any) -> StoredClaim:
    number = stories.id_of(conn, "tass-en one") or 0
    wording = stories.wordings(conn, number)[-1]
    start = wording.whole.index(sentence)
    given = {"speaker": "lukashenko", "stance": "refuses", **values}
    span = (start, start + len(sentence))
    acts.make(conn, analyst, "tass-en one", wording.sha256, span, given, BY)
    return made(conn)


def made(conn: sqlite3.Connection) -> StoredClaim:
    return next(claim for claim in of_story(conn) if not claim.rule)


def test_a_made_claim_is_a_claim_like_any_other(conn: sqlite3.Connection) -> None:
    claim = make(conn, point="call")
    for _ in range(2):
        claim = made(conn)
        assert seen(claim) == ("lukashenko", "belstate", "refuses", (), "call", "made", "anna")
        assert (claim.quote, claim.state, claim.event) == (NOBODY, Presence.PRESENT, they(conn).event)
        assert totals.of(conn, "claim") == 3
        assert rebuilt_again(conn) == []
    assert acts.undo(conn, "anna") == "undone: made: 1 claim"
    assert [one.rule for one in of_story(conn)] == ["test", "test"]
    acts.redo(conn, "anna", consequences=BY)
    assert seen(made(conn)) == seen(claim)


def test_a_made_claim_goes_along_with_its_sentence_and_goes_with_its_undoing(conn: sqlite3.Connection) -> None:
    make(conn, event="tass-en two")
    texts = {f"Minsk. {TEXT}": edited(f"Minsk. {TEXT}"), f"Minsk. {TEXT} Later.": edited(f"Minsk. {TEXT} Later.")}
    for days, text in enumerate(texts, 2):
        again = story("one", Told(text, claims=(THEY, KGB)), event=NewEvent("plot"), seen=NOON + timedelta(days=days))
        stories.save(conn, [again])
        texts[text] = again
    for _ in range(2):
        claim = made(conn)
        assert (claim.wording, claim.actor, claim.review) == (3, "lukashenko", Review.MADE)
        assert claim.event == events.by_key(conn, "tass-en two")
        assert len([one for one in of_story(conn) if not one.rule]) == 1
        assert rebuilt_again(conn, texts) == []
    acts.undo(conn, "anna")
    assert [one for one in of_story(conn) if not one.rule] == []
    assert conn.execute("SELECT COUNT(*) FROM claim WHERE rule = ''").fetchone() == (0,)


def test_a_made_claim_whose_sentence_goes_is_altered(conn: sqlite3.Connection) -> None:
    make(conn)
    later = f"{SENTENCE} {KGB.sentence} Somebody answered."
    stories.save(conn, [edited(later)])
    for _ in range(2):
        assert (made(conn).state, made(conn).wording) == (Presence.ALTERED, 1)
        assert [again.why for again in reviewing.to_look_at_again(conn)] == ["altered"]
        rebuilt_again(conn, {later: edited(later)})


@pytest.mark.parametrize(
    ("analyst", "changes", "review"),
    [("anna", {"stance": "denies"}, "made"), ("boris", {"stance": "denies"}, "disputed")],
)
def test_a_made_claim_can_be_corrected(
    conn: sqlite3.Connection, analyst: str, changes: dict[str, Any], review: str
) -> None:
    make(conn)
    acts.correct(conn, analyst, made(conn).id, changes, BY)
    for _ in range(2):
        assert (made(conn).stance, made(conn).review) == (Stance.DENIES, review)
        rebuilt_again(conn)
    if analyst == "boris":
        assert acts.undo(conn, "anna").startswith("boris changed the same since")


def test_one_sentence_holds_one_claim_of_a_speaker_and_no_claim_is_made_of_nothing(conn: sqlite3.Connection) -> None:
    make(conn)
    with pytest.raises(StoreError, match="already"):
        make(conn, "boris")
    wording = stories.wordings(conn, stories.id_of(conn, "tass-en one") or 0)[-1]
    with pytest.raises(StoreError, match="needs the words"):
        acts.make(conn, "anna", "tass-en one", wording.sha256, (3, 3), {"speaker": None}, BY)
    with pytest.raises(StoreError, match="not in the store"):
        acts.make(conn, "anna", "tass-en one", "0" * 64, (0, 9), {"speaker": None}, BY)


# --- notes ----------------------------------------------------------------------------------------------


def test_each_analyst_has_a_note_on_a_story_and_on_a_claim(conn: sqlite3.Connection) -> None:
    acts.note(conn, "anna", "tass-en one", "ask the desk\x1b[2J about it")
    acts.note(conn, "boris", "tass-en one", "seen")
    acts.note(conn, "anna", "", "who are they?", claim=they(conn).id)
    later = f"Minsk. {TEXT}"
    stories.save(conn, [edited(later)])
    number = stories.id_of(conn, "tass-en one") or 0
    for _ in range(2):
        found = reviewing.notes(conn, number)
        assert [(note.analyst, note.claim, "[2J" in note.text) for note in found] == [
            ("anna", None, False),
            ("boris", None, False),
            ("anna", they(conn).id, False),
        ]
        rebuilt_again(conn, {later: edited(later)})
    acts.note(conn, "anna", "tass-en one", "")
    assert acts.undo(conn, "anna") == "undone: note taken away: 1 story"
    acts.undo(conn, "anna")
    assert [(note.analyst, note.claim) for note in reviewing.notes(conn, number)] == [("boris", None), ("anna", None)]


# --- claims that were read the same way -------------------------------------------------------------------


def test_claims_whose_speaker_was_found_the_same_way_are_alike(conn: sqlite3.Connection) -> None:
    same = [
        story(guid, Told(f"{guid} wrote. {SENTENCE}", claims=(THEY,)), event=NewEvent("plot")) for guid in ("x", "y")
    ]
    other = story("z", Told(SENTENCE, claims=(Says("peskov", SENTENCE, speaker="They", cue="said"),)))
    stories.save(conn, [*same, other])
    found = reviewing.alike(conn, they(conn).id, ["speaker"])
    assert {claim.actor for claim in found} == {"fsb"}
    assert len(found) == 2
    acts.correct(conn, "anna", found[0].id, {"speaker": "kgb-by"}, BY)
    correct(conn, speaker="kgb-by")
    assert [claim.id for claim in reviewing.alike(conn, they(conn).id, ["speaker"])] == [found[1].id]
    assert reviewing.alike(conn, they(conn).id, ["event"]) == []
