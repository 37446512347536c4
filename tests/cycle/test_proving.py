"""The proof of an empty cell out of a real store; a person's silence that new evidence ends and a rebuild keeps."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor_tui import dossier as dossiers
from monitor_tui.contrast.proof_form import as_json
from monitor_tui.contrast.proof_lines import lines, listed
from monitor_tui.cycle import look, proving, silencing, watching
from monitor_tui.cycle.rebuild import rebuild
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier
from monitor_tui.errors import StoreError
from monitor_tui.model import Attempt, CellState, Item
from monitor_tui.model.proven import Alive
from monitor_tui.names import Names
from monitor_tui.store import connect, events, silences
from monitor_tui.store.selection import EVERY_EVENT

CAMPS = {"kremlin": "R", "belstate": "B"}
ACTORS = {
    "peskov": ("Dmitry Peskov", "person", "kremlin"),
    "lukashenko": ("Alexander Lukashenko", "person", "belstate"),
    "cia": ("CIA", "agency", "belstate"),
    "fbi": ("FBI", "agency", "belstate"),
}
SOURCES = {"tass": "kremlin", "ria": "kremlin", "vesti": "kremlin", "belta": "belstate"}
DAY = datetime(2021, 4, 17, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
TOLD = (
    (
        "belta",
        0,
        "Lukashenko on the coup",
        "Alexander Lukashenko accused the CIA and the FBI of planning a coup in Minsk.",
    ),
    (
        "tass",
        3,
        "Lukashenko on the coup in Minsk",
        "Alexander Lukashenko accused the CIA of planning a coup in Minsk. The FBI has an office in Minsk too.",
    ),
    (
        "tass",
        30,
        "Peskov on the coup in Minsk",
        'Dmitry Peskov said that the coup in Minsk "was a serious matter", as Alexander Lukashenko said. '
        "Peskov declined to comment on the role of the CIA.",
    ),
)
LATER = (
    "tass",
    60,
    "Peskov on the coup in Minsk",
    "Dmitry Peskov accused the CIA of planning a coup in Minsk, as Alexander Lukashenko said.",
)


def made_dossier(folder: Path) -> Dossier:
    folder.mkdir()
    (folder / "dossier.toml").write_text('title = "Coup"\nlanguages = ["en"]\ntimezone = "Europe/Minsk"\n')
    camps = (f'[[camp]]\nid = "{camp}"\nname = "{camp}"\nletter = "{letter}"\n' for camp, letter in CAMPS.items())
    (folder / "camps.toml").write_text("".join(camps))
    actors = (
        f'[[actor]]\nid = "{one}"\nname = "{name}"\ntype = "{kind}"\ncamp = "{camp}"\n'
        + ('country = "US"\n' if kind == "agency" else 'country = "BY"\n')
        for one, (name, kind, camp) in ACTORS.items()
    )
    (folder / "actors.toml").write_text("".join(actors))
    (folder / "terms.toml").write_text(
        '[[point]]\nid = "what"\nlabel = "what"\nname = "what"\n'
        '[[point]]\nid = "order"\nlabel = "order"\nname = "who ordered"\nslot = "blame"\n'
        '[[term]]\nid = "coup"\npoint = "what"\nvalue = "coup"\nforms = { en = ["coup"] }\n'
    )
    sources = (f'[[source]]\nid = "{one}"\nkind = "import"\ncamp = "{camp}"\n' for one, camp in SOURCES.items())
    (folder / "sources.toml").write_text("".join(sources))
    return dossiers.load(folder)


def take(store: Path, dossier: Dossier, *told: tuple[str, int, str, str]) -> None:
    with Intake(store, dossier) as intake:
        for source, hours, title, text in told:
            at = DAY + hours * HOUR
            item = Item(title + str(hours), None, title, text, "en", at, seen=at + HOUR)
            intake.take_dated([(dossier.sources[source], item)])


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return made_dossier(tmp_path / "dossier")


@pytest.fixture
def store(tmp_path: Path, dossier: Dossier) -> Path:
    """Tass is fetched every half hour, ria came through once and fails since, vesti was never asked."""
    path = tmp_path / "store.db"
    connect.create(path)
    take(path, dossier, *TOLD)
    with Intake(path, dossier) as intake:
        for half in range(-20, 24 * 2 * 20):
            intake.log(Attempt("tass", DAY + half * HOUR / 2, "ok"))
        intake.log(Attempt("ria", DAY, "ok"))
        for day in range(1, 20):
            intake.log(Attempt("ria", DAY + timedelta(day), "failed", detail="HTTP 403"))
    return path


@pytest.fixture
def conn(store: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect.reader(store)) as reading:
        yield reading


def event_of(conn: sqlite3.Connection) -> int:
    found = events.page(conn, EVERY_EVENT, 5)
    return max(found, key=lambda one: len(events.stories(conn, one)))


def test_the_proof_counts_what_was_searched_and_what_was_watched(conn: sqlite3.Connection, dossier: Dossier) -> None:
    proof = proving.prove(conn, dossier, Names(dossier), event_of(conn), "order", "kremlin")
    assert (proof.state, proof.question) == (CellState.NONE_FOUND, "does R name CIA or FBI?")
    assert (proof.searched, proof.spellings) == (("cia", "fbi"), ("CIA", "FBI"))
    assert (proof.claims, proof.naming, proof.stories, proof.looked_through) == (2, (), 2, 2)
    # what a source of the camp relays, and what nobody says there, is no claim of the camp's
    assert [(one.word, one.camp, one.actor) for one in proof.sentences] == [
        ("CIA", "belstate", "lukashenko"),
        ("FBI", "", ""),
    ]
    assert [(one.actor, one.quote) for one in proof.near] == [
        ("peskov", "Peskov declined to comment on the role of the CIA.")
    ]
    assert {life.source: life.alive for life in proof.lives} == {
        "tass": Alive.WHOLE,
        "ria": Alive.FAILING,
        "vesti": Alive.NOT_COLLECTED,
    }
    assert proof.items == 2
    assert proof.recall is not None
    assert (proof.recall.value, proof.recall.command) == (0.7, "python -m tests.read.gold")
    assert proof.sentence == (
        "In 2 claims and 2 stories from 1 of 3 watched sources, 17 Apr-2 May 2021, no kremlin speaker names "
        "CIA or FBI; Peskov declined on 18 Apr 2021. Found by machine only."
    )


def test_claims_that_name_the_country_of_whom_is_searched_for_are_near(store: Path, dossier: Dossier) -> None:
    said = (
        "Dmitry Peskov said that the coup in Minsk was an American plan. "
        "Peskov said the people of Belarus were lucky. "
        'Peskov declined to say whether the USA had a hand in it. Peskov said the CIA of the US "knew it".'
    )
    take(store, dossier, ("tass", 31, "Peskov on the coup in Minsk again", said))
    with closing(connect.reader(store)) as conn:
        proof = proving.prove(conn, dossier, Names(dossier), event_of(conn), "order", "kremlin")
        assert proof.countries == ("US",), "a person's country is not asked for"
        assert [one.word for one in proof.naming] == ["CIA"]
        # a refusal is told by itself, what names the body itself is no near miss
        assert [(one.word, one.actor) for one in proof.around] == [("American", "peskov")]
        assert len(proof.near) == 1, "of one day"
        assert json.loads(json.dumps(as_json(proof)))["countries"] == ["US"]
        own = proving.prove(conn, dossier, Names(dossier), event_of(conn), "order", "belstate")
        assert own.countries == ()


def test_it_is_told_of_a_past_day_as_it_was_then(conn: sqlite3.Connection, dossier: Dossier) -> None:
    noon = DAY + 12 * HOUR
    proof = proving.prove(conn, dossier, Names(dossier), event_of(conn), "order", "kremlin", until=noon)
    assert (proof.claims, proof.stories, proof.last) == (0, 1, noon)
    assert proof.near == ()
    # ria failed only later: by then it had come through once, and was in a gap
    assert [life.alive for life in proof.lives] == [Alive.WHOLE, Alive.PART, Alive.NOT_COLLECTED]


def test_a_source_that_failed_then_makes_the_cell_failing(store: Path, dossier: Dossier) -> None:
    with Intake(store, dossier) as intake:
        intake.log(Attempt("tass", DAY + timedelta(days=15, hours=11), "failed", detail="HTTP 503"))
    with closing(connect.reader(store)) as conn:
        proof = proving.prove(conn, dossier, Names(dossier), event_of(conn), "order", "kremlin")
        assert proof.state is CellState.NONE_FOUND, "an hour later it came through again"
        at = DAY + timedelta(days=15, hours=11, minutes=10)
        proof = proving.prove(conn, dossier, Names(dossier), event_of(conn), "order", "kremlin", until=at)
    assert (proof.state, proof.leans) == (CellState.FAILING, ("tass",))
    assert proof.sentence.startswith("Cannot be said: 2 of 3 kremlin sources failing since 18 Apr 2021.")


def test_its_lines_and_its_json_hold_the_same_numbers(conn: sqlite3.Connection, dossier: Dossier) -> None:
    proof = proving.prove(conn, dossier, Names(dossier), event_of(conn), "order", "kremlin")
    for width in (80, 120):
        made = lines(proof, width, dossier)
        assert {len(line.text) for line in made} == {width}
        for which in (line.opens for line in made if line.opens):
            assert [one.text for one in listed(proof, which, dossier)], which
    form = json.loads(json.dumps(as_json(proof)))
    assert (form["state"], form["claims"], form["stories"], len(form["sentences"])) == ("none_found", 2, 2, 2)
    assert [life["source"] for life in form["sources"]["failing"]] == ["ria"]
    assert form["sentence"] == proof.sentence


def test_an_empty_point_and_an_unknown_event(conn: sqlite3.Connection, dossier: Dossier) -> None:
    proof = proving.prove(conn, dossier, Names(dossier), event_of(conn), "said", "belstate")
    assert (proof.point.name, proof.spellings) == ("other words", ())
    assert any("no spelling to search for" in line.text for line in lines(proof, 80, dossier))
    with pytest.raises(StoreError, match="no longer in the store"):
        proving.prove(conn, dossier, Names(dossier), 99, "order", "kremlin")


# --- a person's silence -----------------------------------------------------------------------------


def state_of(store: Path, dossier: Dossier) -> CellState:
    with closing(connect.reader(store)) as conn:
        found = look.versions(conn, dossier, event_of(conn), tuple(CAMPS))
    assert found is not None
    return next(row for row in found.rows if row.point.id == "order").cells["kremlin"].state


def ended(store: Path, dossier: Dossier, who: str = "anna") -> list[str]:
    with closing(connect.reader(store)) as conn:
        return [silencing.told(one, dossier) for one in silencing.taken_back(conn, dossier, who)]


def test_new_evidence_ends_a_silence_by_itself_and_a_rebuild_keeps_the_word(store: Path, dossier: Dossier) -> None:
    assert state_of(store, dossier) is CellState.NONE_FOUND
    with closing(connect.writer(store, people=True)) as writer:
        event = event_of(writer)
        silencing.say_silent(writer, dossier, "anna", event, "order", "kremlin")
        with pytest.raises(StoreError, match="B is not silent there: Lukashenko speaks to it"):
            silencing.say_silent(writer, dossier, "anna", event, "order", "belstate")
    assert state_of(store, dossier) is CellState.SILENT
    rebuild(store, dossier)
    assert state_of(store, dossier) is CellState.SILENT
    with closing(connect.reader(store)) as conn:
        proof = proving.prove(conn, dossier, Names(dossier), event_of(conn), "order", "kremlin")
        assert watching.silent(conn, proof.event.id) == {("order", "kremlin")}
    assert (proof.state, [one.analyst for one in proof.silences]) == (CellState.SILENT, ["anna"])
    assert proof.sentence.endswith("Silent: checked by anna.")
    assert ended(store, dossier) == []

    take(store, dossier, LATER)
    assert state_of(store, dossier) is CellState.FOUND
    (sentence,) = ended(store, dossier)
    assert sentence.startswith("order · R is no longer silent: Peskov 20 Apr 2021 (said by anna ")
    assert ended(store, dossier, "ben") == []
    rebuild(store, dossier)
    assert ended(store, dossier) == [sentence]

    with closing(connect.writer(store, people=True)) as writer:
        silences.looked(writer, silences.overtaken(writer, "anna"))
        assert [one.analyst for one in silences.standing(writer)] == ["anna"], "the word is kept"
    assert ended(store, dossier) == []
