"""An analyst's word on claims that were really read: it places them anew and outlives reading, processes, wordings."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor_tui.cli import main
from monitor_tui.cycle.consequences import ByDossier
from monitor_tui.cycle.importing import Given, import_file
from monitor_tui.cycle.look import Looking
from monitor_tui.cycle.rebuild import rebuild
from monitor_tui.dossier import Dossier
from monitor_tui.errors import StoreError
from monitor_tui.store import acts, connect, stories
from monitor_tui.tui.asking import StoreDesk
from monitor_tui.tui.desk_word import Draft, Sentence
from tests.store.counting import check_counts

SERVICES = "They said that a coup had been planned for 9 May 2021."
TEXT = (
    "The Belarusian KGB announced that two men had been detained in Moscow. "
    f"{SERVICES} The CIA paid for the uprising in Minsk on 3 July 2021, according to leaflets in the street."
)
STORIES = (
    {"id": "1", "title": "Two men in Moscow", "text": TEXT, "published": "2021-04-17"},
    {
        "id": "2",
        "title": "Putin and Biden on the phone",
        "text": "Kremlin spokesman Dmitry Peskov said that Putin and Biden had talked about Ukraine on the phone.",
        "published": "2021-04-13",
    },
)
UNDO = """
import sys
from pathlib import Path
from monitor_tui.dossier import find, load
from monitor_tui.tui.asking import StoreDesk
desk = StoreDesk(Path(sys.argv[1]), load(find("belarus")), sys.argv[2])
print(getattr(desk, sys.argv[3])())
"""


def run(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result.output


@dataclass(frozen=True)
class Store:
    """A store and the dossier that it was made with."""

    path: Path
    dossier: Dossier

    def take(self, *told: dict[str, str]) -> None:
        lines = self.path.with_name("stories.jsonl")
        lines.write_text("".join(json.dumps({**story, "source": "wire"}) + "\n" for story in told))
        import_file(self.path, self.dossier, lines, Given(lang="en"))

    def claims(self, query: str = "*") -> list[dict[str, Any]]:
        with Looking(self.path, self.dossier, "anna") as looking:
            return list(looking.claims(query))

    def count(self, query: str) -> int:
        with Looking(self.path, self.dossier, "anna") as looking:
            return looking.count(query)

    @property
    def they(self) -> dict[str, Any]:
        """The claim whose speaker is a pronoun."""
        return next(claim for claim in self.claims() if claim["quote"] == SERVICES)

    def before_and_after(self) -> Iterator[None]:
        """Once as it is, once when everything has been read again."""
        yield
        assert rebuild(self.path, self.dossier).lost == ()
        yield


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, belarus: Dossier) -> Path:
    made = Store(tmp_path_factory.mktemp("words") / "store.db", belarus)
    made.take(*STORIES)
    return made.path


@pytest.fixture
def store(filled: Path, belarus: Dossier, tmp_path: Path) -> Iterator[Store]:
    """A copy of its own; in the end everything that is counted is counted again."""
    path = tmp_path / "store.db"
    path.write_bytes(filled.read_bytes())
    yield Store(path, belarus)
    conn = connect.writer(path)
    check_counts(conn)
    conn.close()


@pytest.fixture
def desk(store: Store) -> StoreDesk:
    return StoreDesk(store.path, store.dossier, "anna")


def typed(desk: StoreDesk, store: Store, **fields: str) -> tuple[str, str]:
    """What the form says of these fields before it is saved, and after."""
    opened = desk.open_claim(store.they["id"])
    draft = Draft(**{**{f: getattr(opened.stands, f) for f in ("speaker", "stance", "target", "event")}, **fields})
    return desk.effect(opened, draft), desk.correct(opened, draft)


def test_a_correction_places_the_claim_anew_and_says_so_before(store: Store, desk: StoreDesk) -> None:
    assert (store.they["actor"], store.they["review"]) == ("kgb-by", "none")
    effect, done = typed(desk, store, speaker="FSB", why="the FSB spoke that day")
    assert effect.startswith("moves from B to R; in E")
    assert done == "corrected speaker: 1 claim"
    for _ in store.before_and_after():
        (claim,) = store.claims("review:corrected")
        assert (claim["actor"], claim["camp"], claim["reviewed_by"]) == ("fsb", "kremlin", "anna")
    assert [claim["quote"] for claim in store.claims("by:fsb camp:kremlin")] == [SERVICES]


def test_whoever_accuses_stands_where_the_blame_is(store: Store, desk: StoreDesk) -> None:
    typed(desk, store, stance="accuses", target="cia")
    claim = store.they
    assert (claim["stance"], claim["targets"]) == ("accuses", ["cia"])
    assert [one["id"] for one in store.claims("blames:cia point:accused")] == [claim["id"]]
    line = json.loads(run("claims", "--json", "review:corrected", "--store", str(store.path)))
    assert (line["id"], line["review"], line["reviewed_by"]) == (claim["id"], "corrected", "anna")


def test_a_claim_is_put_into_a_row_and_an_event_by_hand(store: Store, desk: StoreDesk) -> None:
    other = store.claims("by:peskov")[0]["event"]
    effect, _ = typed(desk, store, event=f"E{other} call")
    assert effect.startswith(f'stays in B; in E{other} "call"')
    for _ in store.before_and_after():
        claim = store.they
        assert (claim["event"], claim["point"]) == (store.claims("by:peskov")[0]["event"], "call")


def test_what_contradicts_what_follows_in_the_same_step(store: Store, desk: StoreDesk) -> None:
    rival = "The FSB said that the coup had been planned for June or July 2021."
    store.take({**STORIES[0], "id": "3", "text": f"{rival} Two men were detained in Moscow, the KGB of Belarus said."})

    assert len(store.claims("conflict:kgb-by~fsb")) == 2
    typed(desk, store, speaker="lukashenko")
    assert len(store.claims("conflict:lukashenko~fsb")) == 2
    desk.undo()
    assert store.claims("conflict:lukashenko~fsb") == []
    assert len(store.claims("conflict:kgb-by~fsb")) == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"speaker": "nobody at all"}, "no actor nobody at all in the dossier"),
        ({"stance": "swears"}, "a stance is one of"),
        ({"event": "the plot"}, "an event is written E1"),
        ({"event": "E1 nonsense"}, "no row nonsense"),
        ({"event": "E999"}, "There is no event E999"),
    ],
)
def test_wrong_words_are_refused(store: Store, desk: StoreDesk, fields: dict[str, str], said: str) -> None:
    with pytest.raises(StoreError, match=said):
        typed(desk, store, **fields)
    assert store.claims("review:corrected") == []


def test_undo_and_redo_in_other_processes(store: Store, desk: StoreDesk) -> None:
    typed(desk, store, speaker="fsb")

    def other(verb: str, analyst: str = "anna") -> str:
        words = [sys.executable, "-c", UNDO, str(store.path), analyst, verb]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()

    assert other("undo") == "undone: corrected speaker: 1 claim"
    assert (store.they["actor"], store.they["review"]) == ("kgb-by", "none")
    assert other("redo") == "done again: corrected speaker: 1 claim"
    assert store.they["actor"] == "fsb"
    boris = StoreDesk(store.path, desk.dossier, "boris")
    opened = boris.open_claim(store.they["id"])
    boris.correct(opened, Draft("peskov", opened.stands.stance, "", opened.stands.event))
    assert other("undo") == "boris changed the same since (corrected speaker: 1 claim); nothing was undone"
    assert store.they["review"] == "disputed"
    assert [(word.analyst, word.value) for word in desk.words(store.they["id"])] == [
        ("anna", "fsb"),
        ("boris", "peskov"),
    ]


def test_a_claim_that_the_machine_passed_over(store: Store, desk: StoreDesk) -> None:
    story = store.they["story"]
    spans = desk.sentences(story, 1)
    whole = desk.story(story).whole
    span = next(one for one in spans if whole[slice(*one)].startswith("The CIA paid"))
    opened = desk.open_sentence(Sentence(story, 1, span))
    draft = Draft("tsikhanouskaya", "asserts", "", f"{opened.stands.event} when")
    assert desk.effect(opened, draft).startswith("stands in O; in E")
    assert desk.correct(opened, draft) == "made: 1 claim"
    for _ in store.before_and_after():
        (claim,) = store.claims("review:made")
        assert (claim["actor"], claim["camp"], claim["point"], claim["reviewed_by"], claim["rule"]) == (
            "tsikhanouskaya",
            "opposition",
            "when",
            "anna",
            "",
        )
        assert claim["id"] in [one["id"] for one in store.claims("about:cia point:when")]
    edited = {**STORIES[0], "text": f"Minsk. {TEXT}"}
    store.take(edited)
    (claim,) = store.claims("review:made")
    assert (claim["wording"], claim["state"]) == (2, "present")
    assert desk.undo() == "undone: made: 1 claim"
    assert store.claims("review:made") == []


def test_a_word_follows_its_sentence_and_is_looked_at_again_where_that_changed(store: Store, desk: StoreDesk) -> None:
    typed(desk, store, speaker="fsb")
    store.take({**STORIES[0], "text": f"Minsk, 17 April. {TEXT}"})
    assert (store.they["wording"], store.they["actor"], store.they["state"]) == (2, "fsb", "present")
    assert run("again", "--store", str(store.path)) == ""
    store.take({**STORIES[0], "text": TEXT.replace("9 May 2021", "an unknown day")})
    for _ in store.before_and_after():
        (line,) = run("again", "--json", "--store", str(store.path)).splitlines()
        again = json.loads(line)
        assert (again["quote"], again["analysts"], again["key"]) == (SERVICES, "anna", "wire 1")
        assert again["why"] in ("altered", "gone")
    assert desk.undo() == "undone: corrected speaker: 1 claim"
    assert run("again", "--store", str(store.path)) == ""


def test_hidden_claims_count_nowhere_and_come_back(store: Store, desk: StoreDesk) -> None:
    before = len(store.claims("camp:belstate"))
    claim = store.they
    assert desk.hide(claim["id"]) == "hidden: 1 claim"
    assert len(store.claims("camp:belstate")) == before - 1
    assert [one.id for one in desk.hidden(claim["story"], 1)] == [claim["id"]]
    assert desk.hide(claim["id"]) == "shown again: 1 claim"
    assert len(store.claims("camp:belstate")) == before


def test_stories_with_notes_are_asked_for(store: Store, desk: StoreDesk) -> None:
    claim = store.they
    desk.note(claim["story"], claim["id"], "who are they?")
    assert [(note.claim, note.text) for note in desk.notes(claim["story"])] == [(claim["id"], "who are they?")]
    assert store.count("is:noted") == 1
    desk.note(claim["story"], claim["id"], "")
    assert store.count("is:noted") == 0


def test_a_re_import_leaves_a_person_s_word_alone(store: Store, desk: StoreDesk) -> None:
    typed(desk, store, speaker="fsb")
    store.take(*STORIES)
    assert (store.they["actor"], store.they["review"]) == ("fsb", "corrected")
    conn = connect.writer(store.path, people=True)
    (key,) = stories.keys(conn, [store.they["story"]])
    done = acts.correct(conn, "anna", store.they["id"], {"speaker": "kgb-by"}, ByDossier(store.dossier))
    conn.close()
    assert (key, done.changed, store.they["review"]) == ("wire 1", 1, "none")
