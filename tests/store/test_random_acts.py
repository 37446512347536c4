"""Whatever is stored, changed, moved, withdrawn, tagged and undone in whatever order: the numbers stay right."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor_tui.errors import StoreError
from monitor_tui.model import Kind, Placement, Review
from monitor_tui.store import acts, rebuild, stories
from monitor_tui.store.kept import Kept, NewEvent
from monitor_tui.store.schema import migrate
from monitor_tui.store.search import remember_form
from tests.store.counting import check_counts
from tests.store.making import NEXTA, NOON, TASS, Says, Told, item, kept
from tests.store.rereading import Simply

SENTENCES = tuple(
    Says(actor, f"{name} spoke of {word}.", speaker=name, cue="spoke", targets=targets, kind=kind, unsure=unsure)
    for actor, name, targets in (("fsb", "The FSB", ("cia",)), ("kgb-by", "The KGB", ()), (None, "Somebody", ()))
    for word, kind, unsure in (("coup", Kind.SPEECH, ()), ("June", Kind.SPEECH, ("who",)), ("hope", Kind.THOUGHT, ()))
)
EVENTS = ("plot", "call", "talks")
REVIEWS = """
    SELECT story, quote, wording, speaker, cue, review, reviewed_by, shown, actor, camp, stance, state FROM claim
    WHERE next IS NULL AND review <> 'none'
"""
NOTES = "SELECT story, analyst, value FROM note_last"
READ_OTHERWISE: tuple[dict[str, Any], ...] = (
    {"speaker": "kgb-by"},
    {"speaker": "peskov", "stance": "denies"},
    {"stance": "accuses", "targets": ["cia"]},
    {"event": "tass-en a"},
    {"event": None, "point": "when"},
    {"speaker": None},
)
BY = Simply()
ANALYSTS = ("anna", "boris", "rule:auto")

placements = st.lists(
    st.builds(Placement, st.sampled_from(("what", "when")), st.sampled_from(("a", "b"))), max_size=2
).map(tuple)
events = st.none() | st.sampled_from(EVENTS).map(NewEvent)


@st.composite
def versions(draw: st.DrawFn) -> Kept:
    """Some wording of one of four stories."""
    guid = draw(st.sampled_from("abcd"))
    said = draw(st.lists(st.sampled_from(SENTENCES), max_size=3, unique=True))
    chosen = tuple(replace(one, places=draw(placements), event=draw(events)) for one in said)
    text = " ".join(one.sentence for one in said) or "Silence."
    told = Told(
        text,
        title=draw(st.sampled_from(("One", "Two"))),
        claims=chosen,
        named=tuple(f"{one.actor}={one.speaker}" for one in said if one.actor),
        countries=tuple(draw(st.sets(st.sampled_from(("BY", "RU"))))),
        tokens=tuple(draw(st.sets(st.sampled_from(("c:BY", "w:coup", "n:x"))))),
    )
    made = item(guid, title=told.title, text=text, published=NOON + timedelta(minutes="dacb".index(guid)))
    return kept(
        replace(made, withdrawn=draw(st.integers(0, 7)) == 0),
        told,
        source=NEXTA if guid == "d" else TASS,
        lang=draw(st.sampled_from(("en", "ru"))),
        seen=NOON + timedelta(hours=draw(st.integers(0, 9)) * 2),
        event=draw(events),
        copy_of=draw(st.none() | st.sampled_from(("tass-en a", "tass-en b", "tg-nexta d"))),
        sketch=draw(st.sets(st.integers(1, 9), max_size=4)),
    )


@st.composite
def gestures(draw: st.DrawFn) -> tuple[str, str, str, int, str]:
    verbs = ("tag", "untag", "read", "mark", "review", "correct", "make", "note", "undo", "redo")
    verb = draw(st.sampled_from(verbs))
    return (
        verb,
        draw(st.sampled_from(ANALYSTS)),
        draw(st.sampled_from(("x", "y"))),
        draw(st.integers(0, 9)),
        draw(st.sampled_from(("checked", "hidden", "disputed", "none"))),
    )


def do(conn: sqlite3.Connection, gesture: tuple[str, str, str, int, str]) -> None:
    verb, analyst, tag, place, review = gesture
    keys = [key for (key,) in conn.execute("SELECT key FROM story ORDER BY key")][: place % 3 + 1]
    if verb in ("tag", "untag"):
        acts.tag(conn, analyst, keys, *(([tag], []) if verb == "tag" else ([], [tag])))
    elif verb in ("read", "mark"):
        (acts.read if verb == "read" else acts.mark)(conn, analyst, keys, place % 2 == 0)
    elif verb == "note" and keys:
        acts.note(conn, analyst, keys[-1], tag)
    elif verb == "make" and keys and not analyst.startswith("rule:"):
        make(conn, analyst, keys[-1], place)
    elif verb in ("review", "correct"):
        found = [number for (number,) in conn.execute("SELECT id FROM claim WHERE next IS NULL ORDER BY id")]
        if found and not analyst.startswith("rule:"):
            claim = found[place % len(found)]
            if verb == "review":
                acts.check(conn, analyst, claim, value=Review(review))
            else:
                acts.correct(conn, analyst, claim, READ_OTHERWISE[place % len(READ_OTHERWISE)], BY)
    elif verb in ("undo", "redo"):
        (acts.undo if verb == "undo" else acts.redo)(conn, analyst, consequences=BY)


def make(conn: sqlite3.Connection, analyst: str, key: str, place: int) -> None:
    """A claim of the current wording's last words."""
    text = stories.wordings(conn, stories.id_of(conn, key) or 0)[-1]
    values = {"speaker": ("fsb", "kgb-by")[place % 2], "stance": "asserts"}
    with suppress(StoreError):  # they have been made a claim already
        acts.make(conn, analyst, key, text.sha256, (len(text.whole) - 8, len(text.whole)), values, BY)


def people(conn: sqlite3.Connection) -> list[object]:
    """What people did, as it stands."""
    return [
        sorted(conn.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
        for table in ("tag", "read_state", "mark", "tag_last", f"({REVIEWS})", f"({NOTES})")
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(versions() | gestures(), max_size=14))
def test_numbers_stay_right_and_a_rebuild_gives_the_same(script: list[Kept | tuple[str, str, str, int, str]]) -> None:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    migrate(conn)
    remember_form(conn)
    saver, readings = stories.Saver(conn), dict[tuple[int, int], Kept]()
    for step in script:
        if isinstance(step, tuple):
            do(conn, step)
        else:
            saved = saver.save([step])
            for story in (*saved.new, *saved.changed):
                (number,) = conn.execute("SELECT wordings FROM story WHERE id = ?", (story,)).fetchone()
                readings.setdefault((story, number), step)
    check_counts(conn)
    before = people(conn)
    rebuild.clear(conn)
    again = stories.Saver(conn)
    for one in stories.written(conn):
        for wording in one.wordings:
            again.read_again([(one.id, wording.number, readings[one.id, wording.number])])
    lost = acts.reapply(conn, BY)
    rebuild.done(conn)
    check_counts(conn)
    assert people(conn) == before or lost
    conn.close()
