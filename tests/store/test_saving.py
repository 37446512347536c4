"""Items become stories: ids, keys, times, wordings, withdrawal; and every number that is kept with them."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor_tui.model import Dated, Precision, Presence
from monitor_tui.store import claims, copies, sources, stories, totals
from monitor_tui.store.identity import time_of
from monitor_tui.store.kept import Saved
from monitor_tui.store.selection import EVERY_STORY
from tests.store.making import NEXTA, NOON, TASS, Says, Told, item, kept, story

SECOND = int(NOON.timestamp())
LATER = NOON + timedelta(days=2)


def test_a_story_is_stored_with_its_times_and_its_original_bytes(conn: sqlite3.Connection) -> None:
    saved = stories.save(conn, [kept()])
    found = stories.story(conn, saved.new[0])
    assert found is not None
    assert (found.key, found.published, found.seen) == ("tass-en 1", NOON, NOON + timedelta(minutes=5))
    assert (found.dated, found.wordings, found.gone, found.lang) == (Dated.SOURCE, 1, False, "en")
    blob, sha256 = conn.execute("SELECT original, original_sha256 FROM wording").fetchone()
    assert zlib.decompress(blob) == b"<b>Nothing much happened.</b>"
    assert sha256 == hashlib.sha256(b"<b>Nothing much happened.</b>").hexdigest()


def test_ids_follow_the_second_of_publication_and_number_those_of_one_second(conn: sqlite3.Connection) -> None:
    earlier = item("0", published=NOON - timedelta(seconds=1))
    saved = stories.save(conn, [kept(item("a")), kept(item("b")), kept(earlier)])
    assert saved.new == ((SECOND - 1) << 10, SECOND << 10, (SECOND << 10) + 1)


def test_a_full_second_moves_on_to_the_next(conn: sqlite3.Connection) -> None:
    saved = stories.save(conn, [kept(item(str(number))) for number in range(1026)])
    assert saved.new[1022:] == (
        (SECOND << 10) + 1022,
        (SECOND << 10) + 1023,
        (SECOND + 1) << 10,
        ((SECOND + 1) << 10) + 1,
    )
    last = stories.story(conn, saved.new[-1])
    assert last is not None
    assert last.published == NOON


@pytest.mark.parametrize(
    ("published", "dated"),
    [
        (None, Dated.SEEN),
        (datetime(1989, 12, 31, tzinfo=UTC), Dated.SEEN),
        (datetime(1970, 1, 1, tzinfo=UTC), Dated.SEEN),
        (NOON + timedelta(days=1, seconds=1), Dated.SEEN),
        (NOON + timedelta(hours=23), Dated.SOURCE),
        (datetime(1990, 1, 1, tzinfo=UTC), Dated.SOURCE),
        (datetime(2021, 4, 17, tzinfo=UTC), Dated.SOURCE),
    ],
)
def test_an_impossible_date_counts_as_seen_and_is_marked(published: datetime | None, dated: Dated) -> None:
    found = time_of(item(published=published), NOON)
    assert found.dated is dated
    assert found.published == (NOON if dated is Dated.SEEN else published)


def test_a_day_without_a_time_stays_a_day() -> None:
    found = time_of(replace(item(), precision=Precision.DAY), NOON)
    assert found.precision is Precision.DAY


def test_the_same_item_again_changes_nothing(conn: sqlite3.Connection) -> None:
    first = stories.save(conn, [kept()])
    before = conn.total_changes
    again = stories.save(conn, [kept(seen=LATER)])
    assert again == Saved(unchanged=first.new)
    assert conn.total_changes == before


def test_a_changed_text_is_a_new_wording_and_the_old_one_stays(conn: sqlite3.Connection) -> None:
    (number,) = stories.save(conn, [story("1", Told("One man was held."))]).new
    saved = stories.save(conn, [story("1", Told("Two men were held."), seen=LATER)])
    assert saved.changed == (number,)
    assert [(w.number, w.text, w.stored) for w in stories.wordings(conn, number)] == [
        (1, "One man was held.", NOON + timedelta(minutes=5)),
        (2, "Two men were held.", LATER),
    ]
    found = stories.story(conn, number)
    assert found is not None
    assert (found.text, found.wordings, found.published) == ("Two men were held.", 2, NOON)


def test_a_changed_title_is_a_new_wording_too(conn: sqlite3.Connection) -> None:
    stories.save(conn, [story("1", Told(title="Plot foiled"))])
    assert stories.save(conn, [story("1", Told(title="Plot alleged"), seen=LATER)]).changed
    assert [row.title for row in stories.rows(conn, stories.page(conn, EVERY_STORY, 9))] == ["Plot alleged"]


def test_a_wording_served_late_is_no_change_but_one_taken_back_is(
    conn: sqlite3.Connection,
) -> None:
    old, new = Told("One man was held."), Told("Two men were held.")
    for told, seen in ((old, NOON), (new, LATER), (old, LATER + timedelta(minutes=30))):
        stories.save(conn, [story("1", told, seen=seen)])
    assert [w.number for w in stories.wordings(conn, SECOND << 10)] == [1, 2]
    stories.save(conn, [story("1", old, seen=LATER + timedelta(hours=2))])
    assert [w.text for w in stories.wordings(conn, SECOND << 10)] == [old.text, new.text, old.text]


def test_a_stored_wording_can_be_neither_changed_nor_deleted(conn: sqlite3.Connection) -> None:
    stories.save(conn, [kept()])
    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        conn.execute("UPDATE wording SET text = 'Nothing happened.'")
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        conn.execute("DELETE FROM wording")


CLAIM = Says("fsb", "The FSB said a coup was planned.", speaker="The FSB", cue="said")
DENIAL = Says("cia", "The CIA denied it.", speaker="The CIA", cue="denied")


def states(conn: sqlite3.Connection, number: int) -> dict[str, tuple[Presence, int]]:
    return {c.quote: (c.state, c.wording) for c in claims.of_story(conn, number)}


def test_claims_of_an_older_wording_move_on_where_repeated_and_are_gone_where_not(conn: sqlite3.Connection) -> None:
    first = Told("The FSB said a coup was planned. The CIA denied it.", claims=(CLAIM, DENIAL))
    (number,) = stories.save(conn, [story("1", first)]).new
    second = Told("Minsk. The FSB said a coup was planned.", claims=(CLAIM,))
    stories.save(conn, [story("1", second, seen=LATER)])
    assert states(conn, number) == {
        CLAIM.sentence: (Presence.PRESENT, 2),
        DENIAL.sentence: (Presence.GONE, 1),
    }
    assert totals.of(conn, "claim") == 2
    assert [c.quote for c in claims.of_story(conn, number, wording=1)] == [CLAIM.sentence, DENIAL.sentence]
    third = Told("Minsk. The CIA denied it.", claims=(DENIAL,))
    stories.save(conn, [story("1", third, seen=LATER + timedelta(days=1))])
    assert states(conn, number) == {
        CLAIM.sentence: (Presence.ALTERED, 2),
        DENIAL.sentence: (Presence.PRESENT, 3),
    }


def test_a_sentence_that_still_stands_is_present_even_if_its_claim_is_read_no_more(conn: sqlite3.Connection) -> None:
    (number,) = stories.save(conn, [story("1", Told(CLAIM.sentence, claims=(CLAIM,)))]).new
    stories.save(conn, [story("1", Told(f"It is said. {CLAIM.sentence}"), seen=LATER)])
    assert states(conn, number) == {CLAIM.sentence: (Presence.PRESENT, 1)}


def test_a_withdrawn_story_stays_with_its_claims_marked_and_may_come_back(conn: sqlite3.Connection) -> None:
    told = Told(CLAIM.sentence, claims=(CLAIM,))
    (number,) = stories.save(conn, [story("1", told)]).new
    gone = kept(item("1", text="", withdrawn=True), seen=LATER)
    assert stories.save(conn, [gone]).changed == (number,)
    assert stories.save(conn, [gone]).unchanged == (number,)
    assert states(conn, number) == {CLAIM.sentence: (Presence.GONE, 1)}
    assert conn.execute("SELECT gone FROM story").fetchone()[0] == int(LATER.timestamp())
    assert [row.gone for row in stories.rows(conn, [number])] == [True]
    assert stories.save(conn, [story("1", told, seen=LATER)]).changed == (number,)
    assert states(conn, number) == {CLAIM.sentence: (Presence.PRESENT, 1)}


def test_thoughts_are_stored_but_counted_nowhere(conn: sqlite3.Connection) -> None:
    from monitor_tui.model import Kind

    thought = replace(CLAIM, kind=Kind.THOUGHT)
    (number,) = stories.save(conn, [story("1", Told(CLAIM.sentence, claims=(thought,)))]).new
    assert [c.shown for c in claims.of_story(conn, number)] == [False]
    assert totals.of(conn, "claim") == 0
    assert stories.rows(conn, [number])[0].camps == ()


def test_the_row_of_the_wire_says_who_speaks_and_what_is_copied(conn: sqlite3.Connection) -> None:
    told = Told(f"{CLAIM.sentence} {DENIAL.sentence}", claims=(CLAIM, DENIAL))
    stories.save(conn, [story("1", told)])
    stories.save(conn, [story("2", Told("Reprint."), source=NEXTA, lang="ru", copy_of="tass-en 1")])
    reprint, first = stories.rows(conn, stories.page(conn, EVERY_STORY, 9))
    assert (first.camps, first.copies, first.copy_of, first.unread) == (("kremlin", "west"), 2, None, True)
    assert (reprint.camps, reprint.copies, reprint.copy_of) == ((), 2, first.id)
    assert (reprint.kind, reprint.source, reprint.lang) == ("telegram", "tg-nexta", "ru")


def test_an_older_text_that_comes_later_becomes_the_first_mover(conn: sqlite3.Connection) -> None:
    stories.save(conn, [story("1", Told())])
    stories.save(conn, [story("2", Told(), copy_of="tass-en 1")])
    older = item("0", published=NOON - timedelta(hours=1))
    stories.save(conn, [kept(older, copy_of="tass-en 2")])
    chain = dict(conn.execute("SELECT key, copy_of FROM story").fetchall())
    assert chain == {"tass-en 0": None, "tass-en 1": (SECOND - 3600) << 10, "tass-en 2": (SECOND - 3600) << 10}


def test_candidates_for_a_copy_are_found_by_shared_shingles(conn: sqlite3.Connection) -> None:
    big = (1 << 64) - 5
    stories.save(conn, [story("1", Told(), sketch=[1, 2, 3, big]), story("2", Told(), sketch=[7, 8, 9])])
    assert copies.candidates(conn, {2, big, 40}) == [("tass-en 1", frozenset({1, 2, 3, big}))]
    assert copies.candidates(conn, {50}) == []


def test_known_says_which_keys_are_stored_and_what_they_say(conn: sqlite3.Connection) -> None:
    stories.save(conn, [kept()])
    sha256 = stories.wordings(conn, SECOND << 10)[0].sha256
    assert stories.known(conn, ["tass-en 1", "tass-en 2"]) == {"tass-en 1": (sha256, False)}


def test_a_source_is_described_as_it_was_last(conn: sqlite3.Connection) -> None:
    stories.save(conn, [kept()])
    stories.save(conn, [kept(item("2"), source=replace(TASS, name="TASS English"))])
    assert sources.known(conn)["tass-en"].name == "TASS English"


def test_mentions_and_countries_follow_the_current_wording(conn: sqlite3.Connection) -> None:
    first = Told("Putin and Biden spoke. Putin rang.", named=("putin=Putin", "biden=Biden"), countries=("RU", "US"))
    (number,) = stories.save(conn, [story("1", first)]).new
    second = Told("Putin spoke of Belarus.", named=("putin=Putin",), countries=("RU", "BY"))
    stories.save(conn, [story("1", second, seen=LATER)])
    (form,) = stories.as_json(conn, [number])
    assert (form["actors"], form["countries"], form["wordings"]) == (["putin"], ["BY", "RU"], 2)
    assert totals.by_value(conn, "actor") == {"putin": 1}
    assert totals.by_value(conn, "country") == {"BY": 1, "RU": 1}


def test_json_gives_a_day_where_only_the_day_is_known(conn: sqlite3.Connection) -> None:
    from zoneinfo import ZoneInfo

    minsk = ZoneInfo("Europe/Minsk")
    day = replace(item("1", published=datetime(2021, 4, 19, tzinfo=minsk)), precision=Precision.DAY)
    (number,) = stories.save(conn, [kept(day, seen=LATER)]).new
    (form,) = stories.as_json(conn, [number], minsk)
    assert (form["published"], form["precision"], form["dated"]) == ("2021-04-19", "day", "source")
    assert list(form)[:16] == [
        *("id", "key", "source", "url", "title", "lang", "published", "dated", "seen", "actors", "countries", "tags"),
        *("event", "events", "copy_of", "wordings"),
    ]
