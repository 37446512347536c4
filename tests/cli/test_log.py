"""The log on the command line: what people did, and what of it is to be looked at again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor_tui.cli import main
from monitor_tui.store import acts, claims, connect, stories
from tests.store.making import NOON, Says, Told, item, kept

FSB = Says("fsb", "The FSB named 9 May.")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """One claim that anna checked before its sentence changed, one tag of ben's that he took back."""
    path = tmp_path / "store.db"
    connect.create(path)
    conn = connect.writer(path)
    told = Told(f"{FSB.sentence} More followed that day.", claims=(FSB,))
    (one,) = stories.save(conn, [kept(item("1", text=told.text), told)]).new
    (claim,) = claims.of_story(conn, one)
    acts.check(conn, "anna", claim.id, reason="heard it")
    acts.tag(conn, "ben", stories.keys(conn, [one]), ["coup\x1b[2J"])
    acts.undo(conn, "ben")
    acts.read(conn, "ben", stories.keys(conn, [one]))
    other = Told("The FSB named 12 May. More followed that day.")
    stories.save(conn, [kept(item("1", text=other.text), other, seen=NOON.replace(day=18))])
    conn.close()
    return path


def run(store: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["log", *words, "--store", str(store), "--analyst", "anna"])
    assert done.exit_code == 0, done.output
    return done.output


def forms(store: Path, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(store, "--json", *words).splitlines()]


def test_the_newest_act_stands_first_and_what_others_have_read_not_at_all(store: Path) -> None:
    found = forms(store)
    assert [(one["analyst"], one["undone"]) for one in found] == [("ben", False), ("ben", True), ("anna", False)]
    assert found[-1]["about"] == FSB.sentence
    assert (found[-1]["what"], found[-1]["reason"]) == ("checked: 1 claim", "heard it")


def test_one_analysts_acts_and_a_limit(store: Path) -> None:
    assert [one["analyst"] for one in forms(store, "--by", "anna")] == ["anna"]
    assert len(forms(store, "--limit", "1")) == 1
    assert run(store, "--by", "zoe") == ""


def test_what_is_to_be_looked_at_again(store: Path) -> None:
    (again,) = forms(store, "--again")
    assert (again["why"], again["analysts"], again["quote"]) == ("altered", "anna", FSB.sentence)
    assert forms(store, "--again", "--by", "ben") == []


def test_lines_for_people_hold_nothing_that_moves_a_terminal(store: Path) -> None:
    lines = run(store).splitlines()
    assert len(lines) == 3
    assert "\x1b" not in "".join(lines)
    assert lines[-1].endswith(f"checked: 1 claim  {FSB.sentence}  why: heard it")
