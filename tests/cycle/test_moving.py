"""First movers and wording of a real store: by the commands, and by the questions that they ask."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor_tui.cli import main
from monitor_tui.cycle import moving
from monitor_tui.cycle.consequences import ByDossier
from monitor_tui.cycle.moving import Moving
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier
from monitor_tui.errors import StoreError
from monitor_tui.model import Item, Source
from monitor_tui.store import acts, connect, worded
from monitor_tui.store.selection import EVERY_STORY

Form = dict[str, Any]
START = datetime(2021, 4, 17, 9, tzinfo=UTC)
PLOT = (
    "The FSB said on 17 April that a coup was planned in Belarus. Lukashenko said that a coup was planned in Minsk. "
    "The service said that Feduta and Zyankovich had met in a restaurant in Moscow to talk about it with officers."
)
REPORTS = {
    "wire": ("en", 0, PLOT),
    "mirror": ("en", 26, PLOT),
    "gazeta": ("ru", 50, "Песков заявил, что в Белоруссии готовился государственный переворот против Лукашенко."),
    "late": ("en", 75, "Tsikhanouskaya said that the coup in Belarus was a provocation against Lukashenka's critics."),
}


@pytest.fixture(scope="module")
def store(belarus: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("moved") / "moved.db"
    connect.create(path)
    with Intake(path, belarus) as intake:
        for source, (lang, hours, text) in REPORTS.items():
            item = Item("1", None, "", text, lang, START + timedelta(hours=hours))
            owner = "kremlin" if source == "gazeta" else None
            intake.take([(Source(source, "import", name=source, camp=owner), item)], START + timedelta(days=9))
    return path


def forms(store: Path, *words: str) -> list[Form]:
    done = CliRunner().invoke(main, ["--store", str(store), *words, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_command_says_who_moved_first_and_folds_the_copy(store: Path) -> None:
    coup = next(form for form in forms(store, "movers", "*") if form["value"] == "coup")
    told = [(move["actor"], move["first"], move["after"], move["precision"]) for move in coup["movers"]]
    assert told[0] == ("fsb", True, {"days": 0, "minutes": None}, "day")
    assert ("peskov", False, {"days": 2, "minutes": None}, "day") in told
    (wire,) = [one for one in coup["movers"][0]["carried"] if one["outlet"] == "wire"]
    assert (wire["precision"], wire["published"], wire["copies"]) == ("minute", "2021-04-17T09:00:00+00:00", 1)
    assert {language for move in coup["movers"] for language in move["languages"]} == {"en", "ru"}


def test_an_event_is_named_by_its_number_too_and_lines_are_for_people(store: Path) -> None:
    event = forms(store, "events", "by:fsb")[0]["id"]
    assert forms(store, "movers", f"E{event}") == forms(store, "movers", f"event:E{event}")
    done = CliRunner().invoke(main, ["--store", str(store), "movers", f"E{event}"])
    assert "17 Apr 2021  what         coup" in done.output
    assert "R · Peskov             2 days later, told first by gazeta 19 Apr 2021" in done.output


def test_movers_of_nothing_is_a_wrong_word(store: Path) -> None:
    done = CliRunner().invoke(main, ["--store", str(store), "movers"])
    assert (done.exit_code, "say which event" in done.output) == (2, True)
    done = CliRunner().invoke(main, ["--store", str(store), "movers", "E999"])
    assert (done.exit_code, done.stdout, "no event is kept by these words" in done.stderr) == (0, "", True)


def test_of_the_past_movers_and_words_know_what_was_published_or_seen_by_then(store: Path) -> None:
    event = forms(store, "events", "by:fsb")[0]["id"]

    def speakers(asked: str) -> set[str]:
        return {move["actor"] for form in forms(store, "movers", asked) for move in form["movers"]}

    assert speakers(f"E{event}") >= {"fsb", "peskov"}
    assert speakers(f"event:E{event} until:2021-04-17") == speakers(f"E{event}") - {"peskov", "tsikhanouskaya"}
    assert speakers(f"event:E{event} asof:2021-04-27") == speakers(f"E{event}")
    assert speakers(f"event:E{event} asof:2021-04-20") == set(), "seen on the 26th"
    assert forms(store, "words", "until:2021-04-17")[0]["statements"] == {"kremlin": 2, "belstate": 1}


def test_of_the_past_a_claim_is_whose_it_was_then(store: Path, belarus: Dossier) -> None:
    (claim,) = [form["id"] for form in forms(store, "claims", "by:peskov")]
    event, before = forms(store, "events", "by:fsb")[0]["id"], datetime.now(UTC) - timedelta(hours=1)
    now, then = f"event:E{event}", f"event:E{event} asof:{before.astimezone(belarus.zone):%Y-%m-%dT%H:%M}"
    asked = ("movers", "words", "versions", "claims")
    was = {verb: forms(store, verb, now) for verb in asked}
    conn = connect.writer(store)
    acts.correct(conn, "anna", claim, {"speaker": "kgb-by"}, ByDossier(belarus))
    try:
        for verb in asked:
            assert forms(store, verb, now) != was[verb], verb
        for verb in ("movers", "words"):
            assert forms(store, verb, then) == was[verb], verb
        assert claims_of(forms(store, "versions", then)) == claims_of(was["versions"])
        assert [(form["actor"], form["review"]) for form in forms(store, "claims", f"by:peskov {then}")] == [
            ("peskov", "none")
        ]
    finally:
        acts.undo(conn, "anna", consequences=ByDossier(belarus))
        conn.close()


def claims_of(found: list[Form]) -> list[tuple[str, str, str]]:
    """Whose quotation stands in which row."""
    cells = [(row["point"], cell) for form in found for row in form["points"] for cell in row["cells"].values()]
    return sorted((point, one["actor"], one["quote"]) for point, cell in cells for one in cell["statements"])


def test_words_count_terms_and_spellings_with_their_claims(store: Path) -> None:
    found = forms(store, "words", "*")
    assert found[0]["kind"] == "counted"
    coup = {form["camp"]: form for form in found if form["kind"] == "term" and form["term"] == "coup"}
    assert coup["kremlin"]["statements"] == 2
    assert sum(len(one["claims"]) for one in coup["kremlin"]["counts"]) == 2
    spelt = {form["spelling"]: form for form in found if form["kind"] == "spelling"}
    assert set(spelt) >= {"Lukashenko", "Lukashenka", "Лукашенко"}
    assert list(spelt["Лукашенко"]["outlets"]) == ["kremlin"]
    assert list(spelt["Lukashenka"]["speakers"]) == ["opposition"]
    assert {form["needed"] for form in found if form["kind"] == "compared"} == {50}


def test_words_of_one_event_leave_the_others_out(store: Path) -> None:
    event = forms(store, "events", "by:fsb")[0]["id"]
    done = CliRunner().invoke(main, ["--store", str(store), "words", f"E{event}"])
    assert done.output.startswith("statements (copies folded): R ")
    assert "two camps with 50 statements each are needed" in done.output


def test_questions_stop_at_their_cap_and_say_so(store: Path, belarus: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    with Moving(store, belarus, "anna") as asking:
        whole = asking.words("*")
        monkeypatch.setattr(moving, "MOST_WORDED", 2)
        monkeypatch.setattr(moving, "MOST_MOVED", 1)
        cut = asking.words("*")
        assert (whole.capped, cut.capped, cut.claims) == (False, True, 2)
        (first, *_) = [one for one in asking.movers("by:fsb") if one.of > 1]
        assert first.claims == 1


def test_of_many_stories_the_newest_are_looked_at(store: Path) -> None:
    conn = connect.reader(store)
    with connect.wrapped(store):
        found = worded.of_stories(conn, EVERY_STORY, 100, worded.stood())
        assert [one.claim for one in found] == sorted((one.claim for one in found), reverse=True)
        assert worded.of_stories(conn, EVERY_STORY, 1, worded.stood()) == found[:1]
        copy = next(one for one in found if one.story != one.chain)
        assert copy.chain in {one.story for one in found}
    conn.close()


def test_an_event_that_is_no_more_is_told(store: Path, belarus: Dossier) -> None:
    conn = connect.reader(store)
    with pytest.raises(StoreError, match="no event E999"):
        moving.movers(conn, belarus, 999)
    conn.close()
