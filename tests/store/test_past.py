"""`asof:` answers what the same question answered then: asked live after each step, and again when all was done."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor_tui.errors import StoreError
from monitor_tui.model import Event, Placed, Presence, Review, Stance
from monitor_tui.store import acts, claims, events, past_rows, past_said, placed, reviewing, silences, stories
from monitor_tui.store.kept import Kept, NewEvent
from monitor_tui.store.past import Past
from monitor_tui.store.schema import migrate
from monitor_tui.store.search import remember_form
from tests.store.asking import ANALYST, DOSSIER, compiled, whole
from tests.store.making import NOON, Says, Told, item, kept, point
from tests.store.rereading import Simply
from tests.store.test_acts import rebuilt

MINSK = ZoneInfo(DOSSIER.timezone)
BEGUN = datetime(2021, 4, 17, 6, tzinfo=UTC)
PLOT = NewEvent("plot")
SAID = (
    Says("fsb", "The FSB said a coup was planned.", "FSB", "said", places=point("what", "coup")),
    Says("kgb-by", "The KGB accused the CIA of it.", "KGB", "accused", Stance.ACCUSES, targets=("cia",)),
    Says("peskov", "Peskov denied that.", "Peskov", "denied", Stance.DENIES, places=point("what", "no coup")),
    Says("peskov", "Peskov denied that twice.", "Peskov", "denied", Stance.DENIES, places=point("what", "no coup")),
)
QUERIES = (
    "*",
    "tag:x",
    "-tag:x",
    "tag:(x or y)",
    "is:tagged",
    "is:read",
    "is:unread",
    "is:edited",
    "changed:body",
    "wording:>1",
    "wording:1",
    "is:gone",
    "is:altered",
    "camp:kremlin",
    "-camp:kremlin",
    "by:fsb",
    "camp:kremlin stance:denies",
    "claim:{is:altered by:peskov}",
    "blames:cia",
    "point:what",
    "review:checked",
    "review:none",
    "review:hidden",
    "review:none camp:belstate",
    "camp:kremlin tag:x",
    "event:{camp:belstate}",
    "event:{tag:x -camp:west}",
    "-event:{stance:denies}",
    "source:tass-en is:read",
    "(tag:x or is:edited) -review:checked",
    "stance:accuses",
    "blames:fsb",
    "about:cia",
    "point:order",
    "camp:west -stance:denies",
    "claim:{point:order by:cia}",
    "review:(corrected or made)",
    "event:{claim:{camp:west}}",
    "nonefound:kremlin",
    "silent:kremlin",
    "is:noted",
)
CORRECTIONS: tuple[dict[str, Any], ...] = (
    {"speaker": "cia"},
    {"speaker": None},
    {"speaker": "fsb", "stance": "accuses", "targets": ["cia", "fsb"]},
    {"stance": "denies"},
    {"targets": ["fsb"]},
    {"point": "order"},
    {"event": None},
    {"speaker": "fsb"},
)
SIMPLY = Simply()
MAKER = "clara"
"""Makes claims and never takes one back: a claim that was taken back is nowhere in the store."""
Step = tuple[str, int, int, bool]
"""What is done, to which story, with which text, tag or review, on or off."""


def in_memory() -> sqlite3.Connection:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    migrate(conn)
    remember_form(conn)
    return conn


def told(which: int, variant: int, seen: datetime) -> Kept:
    """A story with some of the claims."""
    said = tuple(one for place, one in enumerate(SAID) if variant >> place & 1)
    text = Told(" ".join(one.sentence for one in said) or "Silence.", claims=said)
    made = item("abc"[which], title=text.title, text=text.text, published=NOON + timedelta(minutes=which))
    return kept(made, text, seen=seen, event=PLOT, title="An event")


def do(conn: sqlite3.Connection, step: Step, saver: stories.Saver, now: datetime) -> None:
    """One step of a script."""
    verb, which, variant, on = step
    guid = "abc"[which]
    known = {key.split()[-1]: key for (key,) in conn.execute("SELECT key FROM story")}
    if verb == "save":
        saver.save([told(which, variant, now)])
    elif verb == "tag" and guid in known:
        names = ["xy"[variant % 2]]
        analyst = (ANALYST, "boris", "rule:coup")[variant % 3]
        acts.tag(conn, analyst, [known[guid]], names if on else [], [] if on else names, now=now)
    elif verb == "read" and guid in known:
        acts.read(conn, (ANALYST, "boris")[variant % 2], [known[guid]], on, now=now)
    elif verb == "undo":
        acts.undo(conn, (ANALYST, "boris")[variant % 2], consequences=SIMPLY, now=now)
    elif verb == "note" and guid in known:
        acts.note(conn, (ANALYST, "boris")[variant % 2], known[guid], "Look again." if on else "", now=now)
    elif verb == "silence" and known:
        silences.say(conn, ANALYST, 1, "what", "kremlin", on, now=now)
    elif verb == "make" and guid in known:
        wording = stories.wordings(conn, stories.id_of(conn, known[guid]) or 0)[-1]
        sentence = SAID[variant % 4].sentence
        if sentence in wording.whole:
            start = wording.whole.index(sentence)
            values = {"speaker": ("cia", "fsb")[on], "stance": str(list(Stance)[variant % 3]), "targets": ["kgb-by"]}
            with suppress(StoreError):
                span = (start, start + len(sentence))
                acts.make(conn, MAKER, known[guid], wording.sha256, span, values, SIMPLY, now=now)
    elif verb == "correct":
        found = [claim for (claim,) in conn.execute("SELECT id FROM claim WHERE next IS NULL ORDER BY id")]
        if found:
            change = CORRECTIONS[variant % len(CORRECTIONS)]
            acts.correct(conn, (ANALYST, "boris")[on], found[which % len(found)], change, SIMPLY, now=now)
    elif verb == "review":
        found = [claim for (claim,) in conn.execute("SELECT id FROM claim WHERE next IS NULL ORDER BY id")]
        if found:
            value = (Review.CHECKED, Review.HIDDEN, Review.DISPUTED, Review.NONE)[variant % 4]
            acts.check(conn, (ANALYST, "boris")[on], found[variant % len(found)], value=value, now=now)


def answers(conn: sqlite3.Connection, asof: str = "") -> dict[str, Any]:
    """All that the table of queries is answered with."""
    found: dict[str, Any] = {}
    for query in QUERIES:
        text = f"{query} {asof}" if asof else query
        for kind in ("stories", "claims", "events"):
            found[f"{query} {kind}"] = sorted(whole(conn, compiled(conn, text, kind)))
    return found


def panes(conn: sqlite3.Connection, past: Past | None) -> object:
    """What the panes of the event are made of, and the numbers above them."""
    event = events.by_key(conn, "tass-en a") or events.by_key(conn, "tass-en b") or events.by_key(conn, "tass-en c")
    if event is None:
        return None
    found = events.event(conn, event, MINSK)
    assert found is not None
    if past is None:
        rows: list[Placed] = placed.placed(conn, event)
        then: Event | None = found
    else:
        rows, then = past_rows.placed_then(conn, past, event), past_rows.within(conn, found, MINSK, past)
    if then is None:
        return None
    shown = [
        (row.id, row.presence, row.review, row.reviewed_by, row.point, row.value, row.actor, row.camp, row.stance,
         row.targets, row.held, row.says)
        for row in rows
    ]  # fmt: skip
    said = [(one.actor, one.camp, one.held, one.claims) for one in placed.spoken(conn, event, None, past)]
    behind = [
        (row.id, *(reviewing.words(conn, row.id) if past is None else past_said.words(conn, past, row.id)))
        for row in rows
    ]
    noted = [
        reviewing.notes(conn, row.story) if past is None else past_said.notes(conn, past, row.story) for row in rows
    ]
    return (
        sorted(shown),
        [(claim, sorted(map(str, words))) for claim, *words in behind],
        noted,
        sorted(said, key=str),
        (then.stories, then.claims, then.checked, then.unsure, dict(then.camps), then.first, then.last),
    )


def forms(conn: sqlite3.Connection, past: Past | None) -> list[dict[str, Any]]:
    """What scripts are told of every story and of every claim shown."""
    asof = f"asof:{past.at.astimezone(MINSK):%Y-%m-%dT%H:%M}" if past else ""
    of_stories = whole(conn, compiled(conn, asof or "*"))
    of_claims = whole(conn, compiled(conn, asof or "*", "claims"))
    if past is None:
        return [*stories.as_json(conn, of_stories), *_without_cells(claims.as_json(conn, of_claims))]
    told = past_rows.stories_as_json(conn, past, of_stories)
    return [*told, *_without_cells(past_rows.claims_as_json(conn, past, of_claims))]


def _without_cells(found: Any) -> list[dict[str, Any]]:
    """The cells of today have another best claim."""
    return [form | {"statement": None} for form in found]


VERBS = ["save", "save", "save", "tag", "read", "undo", "review", "correct", "correct", "make", "note", "silence"]
STEPS = st.tuples(
    st.sampled_from(VERBS),
    st.integers(0, 2),
    st.integers(0, 15),
    st.booleans(),
)


@settings(max_examples=10, deadline=None)
@given(st.lists(STEPS, min_size=2, max_size=10))
def test_a_question_is_answered_as_it_was_then(script: list[Step]) -> None:
    conn = in_memory()
    saver = stories.Saver(conn)
    live = []
    for number, step in enumerate(script):
        now = BEGUN + timedelta(hours=2 * number)
        do(conn, step, saver, now)
        live.append((now + timedelta(hours=1), answers(conn), panes(conn, None), forms(conn, None)))
    for then, answered, shown, written in live:
        past = Past(conn, then)
        asof = f"asof:{then.astimezone(MINSK):%Y-%m-%dT%H:%M}"
        assert answers(conn, asof) == answered
        assert panes(conn, past) == shown
        assert [_lasting(form) for form in forms(conn, past)] == [_lasting(form) for form in written]
    conn.close()


def _lasting(form: dict[str, Any]) -> dict[str, Any]:
    """Without what a wording fixes besides its claims: of that today's alone is known."""
    return {name: value for name, value in form.items() if name not in ("lang", "actors", "countries")}


def test_what_was_seen_at_the_very_minute_counts_and_a_day_means_its_end() -> None:
    conn = in_memory()
    do(conn, ("save", 0, 1, True), stories.Saver(conn), BEGUN)
    minute = BEGUN.astimezone(MINSK)
    for asof, kept_ in (
        (f"{minute:%Y-%m-%dT%H:%M}", 1),
        (f"{minute - timedelta(minutes=1):%Y-%m-%dT%H:%M}", 0),
        (f"{minute:%Y-%m-%d}", 1),
        (f"{minute - timedelta(days=1):%Y-%m-%d}", 0),
        ("2021", 1),
        ("2020", 0),
    ):
        assert len(whole(conn, compiled(conn, f"asof:{asof}"))) == kept_, asof
    conn.close()


def test_an_altered_sentence_is_marked_from_its_edit_on(conn: sqlite3.Connection) -> None:
    saver = stories.Saver(conn)
    do(conn, ("save", 0, 4, True), saver, BEGUN)
    do(conn, ("save", 0, 8, True), saver, BEGUN + timedelta(days=1))
    do(conn, ("save", 0, 0, True), saver, BEGUN + timedelta(days=2))
    number = stories.id_of(conn, "tass-en a")
    assert number is not None
    told = []
    for days in range(3):
        past = Past(conn, BEGUN + timedelta(days=days, hours=1))
        rows = past_rows.claims_of_story(conn, past, number)
        told.append((past_rows.number(conn, past, number), [(row.quote, row.state) for row in rows]))
    once, twice = SAID[2].sentence, SAID[3].sentence
    assert told == [
        (1, [(once, Presence.PRESENT)]),
        (2, [(twice, Presence.PRESENT), (once, Presence.ALTERED)]),
        (3, [(twice, Presence.ALTERED), (once, Presence.ALTERED)]),
    ]


@pytest.mark.parametrize(("until", "kept_"), [("2021-04-16", ""), ("2021-04-17T15:01", "ab"), ("2021-04-17", "abc")])
def test_until_keeps_what_was_published_by_then(conn: sqlite3.Connection, until: str, kept_: str) -> None:
    saver = stories.Saver(conn)
    for which in range(3):
        do(conn, ("save", which, 1, True), saver, datetime(2026, 11, 22, tzinfo=UTC))
    found = stories.keys(conn, sorted(whole(conn, compiled(conn, f"by:fsb until:{until}"))))
    assert "".join(key[-1] for key in found) == kept_
    assert whole(conn, compiled(conn, f"by:fsb until:{until} asof:2026-11-21")) == []


def test_a_claim_corrected_before_and_after_shows_the_word_of_then_also_after_a_rebuild(
    conn: sqlite3.Connection,
) -> None:
    saver, at = stories.Saver(conn), [BEGUN + timedelta(days=day) for day in range(5)]
    do(conn, ("save", 0, 1, True), saver, at[0])
    for day, actor in ((1, "cia"), (3, "peskov")):
        claim, *_ = [one for (one,) in conn.execute("SELECT id FROM claim WHERE next IS NULL ORDER BY n")]
        acts.correct(conn, "anna", claim, {"speaker": actor}, SIMPLY, now=at[day])
        if day == 1:
            do(conn, ("save", 0, 3, True), saver, at[2])

    def speakers() -> list[list[str | None]]:
        number, found = stories.id_of(conn, "tass-en a") or 0, []
        for moment in at:
            rows = past_rows.claims_of_story(conn, Past(conn, moment + timedelta(hours=1)), number)
            found.append([row.actor for row in rows if row.quote == SAID[0].sentence])
        return found

    assert speakers() == [["fsb"], ["cia"], ["cia"], ["peskov"], ["peskov"]]
    rebuilt(conn, {one.item.text: one for one in (told(0, 1, at[0]), told(0, 3, at[2]))}, SIMPLY)
    assert speakers() == [["fsb"], ["cia"], ["cia"], ["peskov"], ["peskov"]]
