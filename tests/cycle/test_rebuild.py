"""Reading everything again: what was derived comes anew, what people did stays."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor_tui.cli import main
from monitor_tui.cycle.look import Looking
from monitor_tui.cycle.rebuild import rebuild
from monitor_tui.dossier import Dossier
from monitor_tui.read import grammars
from monitor_tui.read.grammar import Grammar, compiled
from monitor_tui.store import acts, claims, connect, stories
from tests.cycle.older import as_before_merges

STORIES = (
    {
        "id": "1",
        "title": "Peskov on the call",
        "text": "Kremlin spokesman Dmitry Peskov said that the talks had begun. "
        "Lukashenko frobbled that a coup was near.",
        "published": "2021-04-19",
    },
    {
        "id": "2",
        "title": "KGB on the group",
        "text": "The Belarusian KGB announced that two men had been detained in Moscow.",
        "published": "2021-04-17",
    },
)


def run(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result.output


def found(store: Path, query: str = "*") -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("claims", "--json", query, "--store", str(store)).splitlines()]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    lines = tmp_path / "stories.jsonl"
    lines.write_text("".join(json.dumps({**story, "source": "wire"}) + "\n" for story in STORIES))
    path = tmp_path / "store.db"
    run("import", str(lines), "--store", str(path), "--lang", "en")
    return path


@pytest.fixture
def changed_grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    """English learns that to frobble is to say."""
    text = files("monitor_tui.read.grammars").joinpath("en.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    data["verbs"].append({"frames": "clause quote", "list": "frobble"})
    learned, load = compiled("en", data), grammars.load

    def changed(lang: str) -> Grammar:
        return learned if lang == "en" else load(lang)

    monkeypatch.setattr(grammars, "load", changed)


def test_a_changed_grammar_reads_what_it_missed(store: Path, changed_grammar: None) -> None:
    assert not found(store, "by:lukashenko")
    before = {claim["quote"] for claim in found(store)}
    assert "2 stories read again" in run("rebuild", "--store", str(store))
    (claim,) = found(store, "by:lukashenko")
    assert claim["quote"].startswith("Lukashenko frobbled")
    assert before < {claim["quote"] for claim in found(store)}


def test_people_s_work_is_kept(store: Path, belarus: Dossier, changed_grammar: None) -> None:
    run("tag", "+coup", "-done", "--store", str(store), "--", "peskov", "-source:tass")
    conn = connect.writer(store, people=True)
    (checked,) = (claim for claim in found(store, "by:kgb-by"))
    acts.check(conn, "anna", checked["id"], checked["quote"])
    acts.read(conn, "anna", [stories.story(conn, checked["story"]).key])  # type: ignore[union-attr]
    conn.close()
    run("rebuild", "--store", str(store))
    with Looking(store, belarus, "anna") as looking:
        assert [story["title"] for story in looking.stories("tag:coup")] == ["Peskov on the call"]
        assert [story["title"] for story in looking.stories("is:read")] == ["KGB on the group"]
        (claim,) = looking.claims("review:checked")
        assert (claim["quote"], claim["reviewed_by"]) == (checked["quote"], "anna")


def test_an_act_that_finds_nothing_is_kept_and_listed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    conn = connect.writer(store, people=True)
    (checked,) = (claim for claim in found(store, "by:kgb-by"))
    acts.check(conn, "anna", checked["id"], checked["quote"])
    conn.close()
    nothing = compiled("en", {"lang": "en", "order": ["before"], "verbs": []})
    with monkeypatch.context() as patch:
        patch.setattr(grammars, "load", lambda lang: nothing)
        told = run("rebuild", "--store", str(store))
    assert "kept, but its object is not found" in told
    assert checked["quote"] in told
    assert "not found" not in run("rebuild", "--store", str(store))
    assert [claim["quote"] for claim in found(store, "review:checked")] == [checked["quote"]]


def test_wordings_ids_and_times_do_not_change(store: Path) -> None:
    def kept() -> list[tuple[Any, ...]]:
        conn = connect.reader(store)
        try:
            stored = stories.written(conn)
        finally:
            conn.close()
        return [(s.id, s.key, s.published, s.seen, s.wordings) for s in stored]

    before = kept()
    run("rebuild", "--store", str(store))
    assert kept() == before


def test_counts_are_what_they_were(store: Path) -> None:
    conn = connect.reader(store)
    before = sorted(conn.execute("SELECT * FROM total WHERE n <> 0").fetchall())
    run("rebuild", "--store", str(store))
    assert sorted(conn.execute("SELECT * FROM total WHERE n <> 0").fetchall()) == before
    assert claims.of_story(conn, stories.written(conn)[0].id)
    conn.close()


def test_what_comes_in_during_a_rebuild_waits_and_what_people_do_counts(
    store: Path, belarus: Dossier, tmp_path: Path
) -> None:
    more = tmp_path / "more.jsonl"
    edited = {**STORIES[1], "text": "The Belarusian KGB announced that three men had been detained in Moscow."}
    more.write_text(
        "".join(json.dumps({**story, "source": "wire"}) + "\n" for story in (edited, {**edited, "id": "3"}))
    )
    words = ["import", str(more), "--store", str(store), "--lang", "en"]

    def meanwhile(read: int, all_: int) -> None:
        refused = CliRunner().invoke(main, words)
        assert (refused.exit_code, "`monitor-tui rebuild` comes first" in refused.output) == (1, True), refused.output
        run("tag", "+meanwhile", "--store", str(store), "--", "*")

    assert rebuild(store, belarus, meanwhile).stories == 2
    assert run("count", "tag:meanwhile", "--store", str(store)) == "2\n"
    assert "1 new, 1 changed" in run(*words)
    assert len(found(store, "by:kgb-by")) == 2 + 1  # the old wording's, altered since
    test_counts_are_what_they_were(store)


def test_a_rebuild_that_was_broken_off_is_done_again(store: Path, belarus: Dossier) -> None:
    run("tag", "+kept", "--store", str(store), "--", "*")

    def broken(read: int, all_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(store, belarus, broken)
    assert "a rebuild has not ended" in run("count", "--store", str(store))
    run("rebuild", "--store", str(store))
    assert run("count", "tag:kept", "--store", str(store)) == "2\n"


def test_reprints_that_come_together_are_copies_and_stay_so(store: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.jsonl"
    again.write_text("".join(json.dumps({**story, "source": paper}) + "\n" for paper in "ab" for story in STORIES))
    run("import", str(again), "--store", str(tmp_path / "new.db"), "--lang", "en")
    run("import", str(again), "--store", str(store), "--lang", "en")
    for path, copies in ((tmp_path / "new.db", "2\n"), (store, "4\n")):
        assert run("count", "is:copy", "--store", str(path)) == copies
        run("rebuild", "--store", str(path))
        assert run("count", "is:copy", "--store", str(path)) == copies


def test_a_store_of_an_older_format_is_brought_up_and_keeps_what_people_did(store: Path) -> None:
    run("tag", "+coup", "--store", str(store), "--", "*")
    as_before_merges(store)
    run("import", str(store.with_name("stories.jsonl")), "--store", str(store), "--lang", "en")
    told = CliRunner().invoke(main, ["count", "*", "--store", str(store)])
    assert told.stderr == "monitor-tui: made by an older version: `monitor-tui rebuild` completes it\n"
    run("rebuild", "--store", str(store))
    assert run("count", "tag:coup", "--store", str(store)) == "2\n"
    assert CliRunner().invoke(main, ["count", "*", "--store", str(store)]).stderr == ""
