"""What people do: tags of two analysts, rules, read state, reviews, undo, and what is left after a rebuild."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor_tui.errors import StoreError
from monitor_tui.model import Review
from monitor_tui.store import acts, claims, rebuild, stories, totals
from monitor_tui.store.consequences import Consequences
from monitor_tui.store.kept import Kept, Locator
from monitor_tui.store.selection import EVERY_STORY
from tests.store.making import NOON, Says, Told, item, kept, story

KEY = "tass-en 1"
SAID = Says("fsb", "The FSB said a coup was planned.", speaker="The FSB", cue="said")
DENIED = Says("fsb", "The FSB denied it and said so.", speaker="The FSB", cue="denied")


@pytest.fixture(autouse=True)
def _stories(conn: sqlite3.Connection) -> None:
    stories.save(conn, [kept(item(str(number))) for number in range(5)])


def tags(conn: sqlite3.Connection, key: str = KEY) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tags that are on, and those on which analysts differ."""
    number = stories.id_of(conn, key)
    assert number is not None
    (row,) = stories.rows(conn, [number])
    return row.tags, row.disputed


ON, OFF = (("coup",), ()), ((), ())
ON_DISPUTED, OFF_DISPUTED = (("coup",), ("coup",)), ((), ("coup",))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["anna+"], ON),
        (["anna+", "anna-"], OFF),
        (["anna+", "boris+"], ON),
        (["anna+", "boris-"], OFF_DISPUTED),
        (["anna+", "boris-", "boris+"], ON),
        (["anna+", "boris-", "anna-"], OFF),
        (["anna+", "boris-", "vera+"], ON_DISPUTED),
        (["rule:a+"], ON),
        (["rule:a+", "rule:b-"], OFF),
        (["rule:a+", "anna-"], OFF),
        (["anna-"], OFF),
        (["anna+", "rule:a-"], ON),
        (["anna+", "anna-", "rule:a+"], OFF),
        (["anna+", "boris-", "rule:a+"], OFF_DISPUTED),
    ],
)
def test_a_tag_is_on_where_the_last_word_is_plus_and_disputed_where_people_differ(
    conn: sqlite3.Connection, words: list[str], expected: object
) -> None:
    for word in words:
        acts.tag(conn, word[:-1], [KEY], *((["coup"], []) if word[-1] == "+" else ([], ["coup"])))
    assert tags(conn) == expected
    rebuilt(conn)
    assert tags(conn) == expected


def rebuilt(
    conn: sqlite3.Connection, texts: Mapping[str, Kept] | None = None, consequences: Consequences | None = None
) -> list[acts.Unfound]:
    """What a rebuild does, with each story read as it was or as given."""
    rebuild.clear(conn)
    saver = stories.Saver(conn)
    for one in stories.written(conn):
        for wording in one.wordings:
            plain = kept(item(one.key.split()[1], title=wording.title, text=wording.text), source=one.source)
            again = (texts or {}).get(wording.text, plain)
            saver.read_again([(one.id, wording.number, replace(again, key=one.key, seen=wording.stored))])
    found = acts.reapply(conn, consequences)
    rebuild.done(conn)
    return found


def test_one_gesture_is_one_step_however_many_stories_it_touches(conn: sqlite3.Connection) -> None:
    keys = stories.keys(conn, stories.page(conn, EVERY_STORY, 9))
    done = acts.tag(conn, "anna", keys, ["coup", "plot"], reason="handover")
    assert (done.changed, done.sentence) == (5, "+coup +plot: 5 stories")
    assert totals.by_value(conn, "tag") == {"coup": 5, "plot": 5}
    assert acts.tags(conn, "c") == [("coup", 5)]
    assert acts.undo(conn, "anna") == "undone: +coup +plot: 5 stories"
    assert totals.by_value(conn, "tag") == {}
    assert [(s.analyst, s.reason, s.undoes) for s in acts.steps(conn)] == [("anna", "", 1), ("anna", "handover", None)]


def test_nothing_is_written_where_nothing_changes(conn: sqlite3.Connection) -> None:
    acts.tag(conn, "anna", [KEY], ["coup"])
    for done in (
        acts.tag(conn, "anna", [KEY], ["coup"]),
        acts.tag(conn, "boris", [KEY], ["coup"]),
        acts.tag(conn, "anna", ["tass-en unheard"], ["coup"]),
        acts.read(conn, "anna", [KEY], on=False),
    ):
        assert (done.changed, done.step) == (0, None)
    assert len(acts.steps(conn)) == 1


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("u", OFF),
        ("uU", ON),
        ("uu", OFF),
        ("U", ON),
        ("uUu", OFF),
        ("uUuU", ON),
        ("uUU", ON),
    ],
)
def test_undo_and_redo_walk_back_and_forth(conn: sqlite3.Connection, keys: str, expected: object) -> None:
    acts.tag(conn, "anna", [KEY], ["coup"])
    for key in keys:
        (acts.undo if key == "u" else acts.redo)(conn, "anna")
    assert tags(conn) == expected


def test_undo_goes_back_step_by_step_and_redo_forward_until_something_new_is_done(conn: sqlite3.Connection) -> None:
    acts.tag(conn, "anna", [KEY], ["a"])
    acts.tag(conn, "anna", [KEY], ["b"])
    said = [acts.undo(conn, "anna") for _ in range(3)]
    assert said == ["undone: +b: 1 story", "undone: +a: 1 story", "nothing to undo"]
    said = [acts.redo(conn, "anna") for _ in range(3)]
    assert said == ["done again: +a: 1 story", "done again: +b: 1 story", "nothing to redo"]
    acts.undo(conn, "anna")
    acts.tag(conn, "anna", [KEY], ["c"])
    assert acts.redo(conn, "anna") == "nothing to redo"
    assert tags(conn)[0] == ("a", "c")


def test_undo_is_of_ones_own_acts_only(conn: sqlite3.Connection) -> None:
    acts.tag(conn, "anna", [KEY], ["coup"])
    assert acts.undo(conn, "boris") == "nothing to undo"
    assert tags(conn) == ON


def test_undo_says_so_and_does_nothing_where_someone_changed_the_same_since(conn: sqlite3.Connection) -> None:
    acts.tag(conn, "anna", [KEY, "tass-en 2"], ["coup"])
    acts.tag(conn, "boris", [KEY], remove=["coup"])
    assert acts.undo(conn, "anna") == "boris changed the same since (+coup: 2 stories); nothing was undone"
    assert (tags(conn), tags(conn, "tass-en 2")) == (OFF_DISPUTED, ON)
    acts.tag(conn, "anna", ["tass-en 3"], ["other"])
    assert acts.undo(conn, "anna") == "undone: +other: 1 story"


def test_read_state_and_marks_belong_to_one_analyst(conn: sqlite3.Connection) -> None:
    acts.read(conn, "anna", [KEY])
    acts.mark(conn, "boris", [KEY])
    number = stories.id_of(conn, KEY) or 0
    seen = {who: stories.rows(conn, [number], who)[0] for who in ("anna", "boris")}
    assert [(row.unread, row.marked) for row in seen.values()] == [(False, False), (True, True)]
    assert [stories.unread(conn, EVERY_STORY, who) for who in seen] == [4, 5]
    assert acts.undo(conn, "anna") == "undone: read: 1 story"
    assert stories.unread(conn, EVERY_STORY, "anna") == 5


def test_the_next_unread_story_is_the_next_older_one_and_then_the_newest(conn: sqlite3.Connection) -> None:
    newest, *rest = stories.page(conn, EVERY_STORY, 9)
    acts.read(conn, "anna", stories.keys(conn, rest[:1]))
    assert stories.next_unread(conn, EVERY_STORY, "anna", newest) == rest[1]
    assert stories.next_unread(conn, EVERY_STORY, "anna", rest[-1]) == newest
    acts.read(conn, "anna", stories.keys(conn, [newest, *rest]))
    assert stories.next_unread(conn, EVERY_STORY, "anna", newest) is None


# --- reviews ------------------------------------------------------------------------------------


def said(conn: sqlite3.Connection) -> int:
    """A story with one claim; the claim."""
    (number,) = stories.save(conn, [story("said", Told(SAID.sentence, claims=(SAID,)))]).new
    return claims.of_story(conn, number)[0].id


@pytest.mark.parametrize(
    ("words", "review", "by"),
    [
        (["anna checked"], "checked", "anna"),
        (["anna checked", "boris checked"], "checked", "boris, anna"),
        (["anna checked", "boris disputed"], "disputed", "boris, anna"),
        (["anna checked", "boris hidden"], "disputed", "boris, anna"),
        (["anna checked", "boris hidden", "boris none"], "checked", "anna"),
        (["anna checked", "anna none"], "none", None),
        (["anna hidden"], "hidden", "anna"),
    ],
)
def test_a_review_is_what_people_agree_on(
    conn: sqlite3.Connection, words: list[str], review: str, by: str | None
) -> None:
    claim = said(conn)
    for word in words:
        who, value = word.split()
        acts.check(conn, who, claim, value=Review(value))
    for _ in range(2):
        found = claims.claim(conn, claim)
        assert found is not None
        assert (found.review, found.reviewed_by, found.shown) == (review, by, review != "hidden")
        assert totals.of(conn, "claim") == (review != "hidden")
        rebuilt(conn, {SAID.sentence: story("said", Told(SAID.sentence, claims=(SAID,)))})


def test_undo_gives_a_claim_its_former_review(conn: sqlite3.Connection) -> None:
    claim = said(conn)
    acts.check(conn, "anna", claim)
    acts.check(conn, "anna", claim, value=Review.HIDDEN)
    assert acts.undo(conn, "anna") == "undone: hidden: 1 claim"
    found = claims.claim(conn, claim)
    assert found is not None
    assert (found.review, found.shown) == (Review.CHECKED, True)


def test_a_correction_is_no_check(conn: sqlite3.Connection) -> None:
    with pytest.raises(ValueError, match="corrected"):
        acts.check(conn, "anna", said(conn), value=Review.CORRECTED)


def test_an_act_names_no_row(conn: sqlite3.Connection) -> None:
    acts.check(conn, "anna", said(conn))
    key, locator, quote = conn.execute("SELECT key, locator, quote FROM act").fetchone()
    sha256 = stories.wordings(conn, stories.id_of(conn, key) or 0)[0].sha256
    assert key == "tass-en said"
    assert locator == f'{{"sha256":"{sha256}","sentence":[9,41],"speaker":"The FSB","cue":"said"}}'
    assert quote == SAID.sentence


def test_a_check_moves_on_with_the_sentence_and_stays_with_one_that_is_altered(conn: sqlite3.Connection) -> None:
    acts.check(conn, "anna", said(conn))
    later = Told(f"Minsk. {SAID.sentence}", claims=(SAID,))
    (number,) = stories.save(conn, [story("said", later, seen=NOON + timedelta(days=1))]).changed
    (found,) = claims.of_story(conn, number)
    assert (found.wording, found.review, found.reviewed_by) == (2, Review.CHECKED, "anna")
    texts = {
        SAID.sentence: story("said", Told(SAID.sentence, claims=(SAID,))),
        later.text: story("said", later),
    }
    assert rebuilt(conn, texts) == []
    (found,) = claims.of_story(conn, number)
    assert (found.wording, found.review) == (2, Review.CHECKED)
    assert acts.undo(conn, "anna") == "undone: checked: 1 claim"
    assert claims.of_story(conn, number)[0].review is Review.NONE


def test_an_act_that_finds_nothing_after_a_rebuild_is_kept_and_listed(conn: sqlite3.Connection) -> None:
    acts.check(conn, "anna", said(conn))
    (lost,) = rebuilt(conn)
    assert (lost.analyst, lost.kind, lost.key, lost.value, lost.quote) == (
        "anna",
        "review",
        "tass-en said",
        "checked",
        SAID.sentence,
    )
    assert rebuilt(conn, {SAID.sentence: story("said", Told(SAID.sentence, claims=(SAID,)))}) == []
    number = stories.id_of(conn, "tass-en said") or 0
    assert claims.of_story(conn, number)[0].review is Review.CHECKED


def test_two_claims_of_one_speaker_in_one_sentence_are_told_apart_by_their_cues(conn: sqlite3.Connection) -> None:
    again = replace(DENIED, cue="said")
    (number,) = stories.save(conn, [story("two", Told(DENIED.sentence, claims=(DENIED, again)))]).new
    first, second = claims.of_story(conn, number)
    acts.check(conn, "anna", second.id)
    assert [c.review for c in claims.of_story(conn, number)] == [Review.NONE, Review.CHECKED]
    locator = claims.locator(conn, first.id)
    assert locator is not None
    assert claims.find(conn, locator) == first.id
    assert claims.find(conn, replace(locator, cue="meant")) is None


def test_a_claim_that_was_read_again_meanwhile_is_named_by_its_locator_or_refused(conn: sqlite3.Connection) -> None:
    claim = said(conn)
    locator = claims.locator(conn, claim)
    assert isinstance(locator, Locator)
    rebuilt(conn, {SAID.sentence: story("said", Told(SAID.sentence, claims=(SAID,)))})
    assert acts.check(conn, "anna", locator, "as shown").changed == 1
    rebuilt(conn)
    with pytest.raises(StoreError, match="read again"):
        acts.check(conn, "anna", locator)


def test_the_log_can_be_neither_changed_nor_shortened(conn: sqlite3.Connection) -> None:
    acts.tag(conn, "anna", [KEY], ["coup"])
    for statement in ("UPDATE act SET value = '-'", "DELETE FROM act", "UPDATE step SET analyst = ''"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            conn.execute(statement)


def test_a_rebuild_keeps_stories_wordings_and_the_log_and_says_that_it_is_under_way(conn: sqlite3.Connection) -> None:
    acts.tag(conn, "anna", [KEY], ["coup"])
    acts.read(conn, "anna", [KEY, "tass-en 2"])
    before = [conn.execute(f"SELECT * FROM {table}").fetchall() for table in ("wording", "act", "step")]
    rebuild.clear(conn)
    assert rebuild.under_way(conn)
    assert totals.of(conn, "story") == 0
    rebuilt(conn)
    assert not rebuild.under_way(conn)
    assert [conn.execute(f"SELECT * FROM {table}").fetchall() for table in ("wording", "act", "step")] == before
    assert tags(conn) == ON
    assert stories.unread(conn, EVERY_STORY, "anna") == 3
