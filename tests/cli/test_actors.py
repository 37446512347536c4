"""`actors suggest` and `actors dismiss` on a store made as a user makes one."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor_tui.cli import main
from monitor_tui.store import acts, connect

STORIES = [
    ("en", 'Minsk votes. "Nothing will change," said political analyst Artyom Shraibman on Monday.'),
    ("en", "Another day. Artyom Shraibman said that the talks had failed."),
    ("ru", "Переговоры. Политолог Артём Шрайбман заявил, что переговоры сорваны."),
    ("de", "Gespräche. Der Analyst Artjom Schraibman sagte, die Gespräche seien gescheitert."),
    ("en", "One story only. Walter Nowhere said that it rained."),
    ("en", "The known. Lukashenko said that nothing would change."),
]


def run(store: str, *words: str) -> str:
    result = CliRunner().invoke(main, [*words, "--store", store, "--analyst", "kim"])
    assert result.exit_code == 0, result.output
    return result.output


def names(store: str, *words: str) -> list[str]:
    return [form["name"] for form in forms(store, *words)]


def forms(store: str, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(store, "actors", "suggest", "--json", *words).splitlines()]


@pytest.fixture
def store(tmp_path: Path) -> str:
    given = tmp_path / "stories.jsonl"
    lines = (
        json.dumps({"id": f"s{n}", "lang": lang, "text": text, "published": f"2021-05-{n + 1:02}T10:00:00Z"})
        for n, (lang, text) in enumerate(STORIES)
    )
    given.write_text("\n".join(lines), encoding="utf-8")
    run(path := str(tmp_path / "store.db"), "import", str(given))
    return path


def test_a_name_of_three_stories_is_suggested_with_its_stories(store: str) -> None:
    (form,) = forms(store)
    assert (form["id"], form["type"], form["stories"]) == ("shraibman", "person", 4)
    assert {one["text"] for one in form["spellings"]} >= {"Artyom Shraibman", "Артём Шрайбман"}
    first = form["examples"][0]
    assert (first["published"][:10], "gescheitert" in first["quote"]) == ("2021-05-04", True)
    assert names(store, "--least", "1") == ["Artyom Shraibman", "Walter Nowhere"]
    assert names(store, "--least", "1", "--limit", "1") == ["Artyom Shraibman"]


def test_the_block_is_toml_to_paste_that_waits_for_its_camp(store: str) -> None:
    printed = run(store, "actors", "suggest")
    assert tomllib.loads(printed) == {
        "actor": [{"id": "shraibman", "name": "Artyom Shraibman", "type": "person", "camp": "?"}]
    }
    assert "# 4 stories, 4 claims" in printed


def test_pasted_into_the_dossier_it_is_found_and_suggested_no_more(store: str, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "dossier.toml").write_text('title = "Test"\nlanguages = ["en"]\n', encoding="utf-8")
    (folder / "camps.toml").write_text('[[camp]]\nid = "all"\nname = "All"\n', encoding="utf-8")
    block = run(store, "actors", "suggest")
    (folder / "actors.toml").write_text(block, encoding="utf-8")
    refused = CliRunner().invoke(main, ["actors", "suggest", "--store", store, "--dossier", str(folder)])
    assert (refused.exit_code, "camp" in refused.output) == (1, True)
    (folder / "actors.toml").write_text(block.replace('"?"', '"all"'), encoding="utf-8")
    assert "Artyom Shraibman" not in names(store, "--least", "1", "--dossier", str(folder))


def test_a_dismissed_name_is_silent_until_it_is_taken_back(store: str) -> None:
    assert run(store, "actors", "dismiss", "Артём Шрайбман") == "dismissed: 1 name\n"
    assert names(store) == []
    assert run(store, "actors", "dismiss", "Артём Шрайбман") == "dismissed: nothing to change\n"
    run(store, "rebuild")
    assert names(store) == []
    assert run(store, "actors", "dismiss", "--back", "Артём Шрайбман") == "no longer dismissed: 1 name\n"
    assert names(store) == ["Artyom Shraibman"]


def test_dismissing_is_an_act_of_its_analyst_that_undo_takes_back(store: str) -> None:
    run(store, "actors", "dismiss", "Artyom Shraibman", "Walter Nowhere")
    conn = connect.writer(Path(store), people=True)
    try:
        assert [(step.analyst, step.what) for step in acts.steps(conn)] == [("kim", "dismissed: 2 names")]
        assert acts.reapply(conn) == []
        acts.undo(conn, "kim")
        assert acts.dismissed(conn) == []
    finally:
        conn.close()
