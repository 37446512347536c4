"""`proof`: as text and as JSON, of today and of a past day; wrong words are told with what would be right."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from monitor_tui.cli import main
from monitor_tui.store import connect
from tests.cycle.test_proving import TOLD, made_dossier, take

Run = tuple[str, ...]


@pytest.fixture(scope="module")
def shared_words(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("proof")
    dossier, store = made_dossier(folder / "dossier"), folder / "store.db"
    connect.create(store)
    take(store, dossier, *TOLD)
    return "--store", str(store), "--dossier", str(folder / "dossier")


def run(words: Run, *typed: str) -> Result:
    return CliRunner().invoke(main, ["proof", *typed, *words])


def test_it_is_told_in_lines_and_in_one_object(shared_words: Run) -> None:
    told = run(shared_words, "E1", "order", "R")
    assert told.exit_code == 0, told.output
    assert told.output.startswith(" E1 · who ordered · R kremlin: does R name CIA or FBI?")
    assert all(len(line) <= 80 for line in told.output.splitlines())
    (form,) = map(json.loads, run(shared_words, "1", "who ordered", "kremlin", "--json").output.splitlines())
    assert (form["id"], form["point"], form["camp"], form["claims"]) == (1, "order", "kremlin", 2)


def test_an_event_goes_by_its_key_and_a_pane_by_its_actor(shared_words: Run) -> None:
    key = json.loads(run(shared_words, "E1", "order", "R", "--json").output)["event"]
    form = json.loads(run(shared_words, key, "order", "@peskov", "--json").output)
    assert (form["id"], form["camp"], form["question"]) == (1, "@peskov", "does Peskov name CIA or FBI?")


def test_a_past_day_has_its_own_proof(shared_words: Run) -> None:
    form = json.loads(run(shared_words, "E1", "order", "R", "--json", "--until", "2021-04-17").output)
    assert (form["to"], form["claims"], form["stories"]) == ("2021-04-17T23:59:59+03:00", 0, 1)


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("E99", "order", "R"), 1, "no event `E99` is in the store"),
        (("nothing", "order", "R"), 1, "no event `nothing` is in the store"),
        (("E1", "why", "R"), 2, "no point `why`: what, order"),
        (("E1", "order", "X"), 2, "no camp `X`: kremlin, belstate, or an actor as @ID"),
        (("E1", "order", "@nobody"), 2, "no camp `@nobody`"),
        (("E1", "order", "R", "--until", "someday"), 2, "--until someday: a day"),
        (("E1", "order", "R", "--until", "2021-04-17.."), 2, "a day, as 2021-04-21"),
    ],
)
def test_wrong_words_are_told(shared_words: Run, typed: Run, code: int, said: str) -> None:
    told = run(shared_words, *typed)
    assert (told.exit_code, said in told.output) == (code, True), told.output
