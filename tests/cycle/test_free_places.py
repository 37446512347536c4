"""What no row of the dossier takes meets on arrival, across camps and languages, and stands in a row of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor_tui.cli import main
from monitor_tui.contrast.free import BEGUN

Form = dict[str, Any]

STORIES = [
    (
        "2021-04-17",
        "Peskov on the hospital for migrants",
        "Peskov said on Saturday that Russia would build a hospital for migrants at the border of Belarus. "
        "Lukashenko thanked Moscow for the hospital.",
    ),
    (
        "2021-04-17",
        "Песков о больнице для мигрантов",
        "Песков сообщил, что Россия построит больницу для мигрантов на границе Белоруссии. Погода хорошая.",
    ),
    (
        "2021-04-18",
        "Tsikhanouskaya on the hospital for migrants",
        "Tsikhanouskaya said that the hospital for migrants, which Russia builds at the border of Belarus, "
        "was no hospital. Peskov had spoken of it on Saturday.",
    ),
]


def run(*words: str) -> str:
    done = CliRunner().invoke(main, [*words])
    assert done.exit_code == 0, done.output
    return done.stdout


def rows(store: Path) -> list[Form]:
    found = (json.loads(line) for line in run("versions", "*", "--json", "--store", str(store)).splitlines())
    return [row for event in found for row in event["points"] if row["point"].startswith(BEGUN)]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The stories, each in an import of its own."""
    path = tmp_path / "free.db"
    for number, (day, title, text) in enumerate(STORIES):
        file = tmp_path / f"{number}.jsonl"
        file.write_text(json.dumps({"id": str(number), "title": title, "text": text, "date": day}), encoding="utf-8")
        run("import", str(file), "--store", str(path))
    return path


def test_two_sides_meet_in_a_row_named_by_what_they_share(store: Path) -> None:
    (row,) = rows(store)
    said = {camp: cell["statements"] for camp, cell in row["cells"].items() if cell["statements"]}
    assert {camp: {one["actor"] for one in found} for camp, found in said.items()} == {
        "kremlin": {"peskov"},
        "opposition": {"tsikhanouskaya"},
    }
    assert [one["reports"] for one in said["kremlin"]] == [2]


def test_a_rebuild_gives_the_row_its_id_again(store: Path) -> None:
    before = rows(store)
    run("rebuild", "--store", str(store))
    assert [row["point"] for row in rows(store)] == [row["point"] for row in before] != []
