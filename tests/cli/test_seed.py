"""The news story that the project was born from, imported as a user would."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor_tui.cli import main

Form = dict[str, Any]


def lines(*words: str) -> list[Form]:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


@pytest.fixture(scope="module")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("seed") / "seed.db"
    words = ["import", "--store", str(path), "--published", "2021-04-19", "--source", "dpa"]
    result = CliRunner().invoke(main, [*words, str(shared / "seed" / "putin-phoned-biden.txt")])
    assert result.exit_code == 0, result.output
    assert "1 new" in result.output
    return str(path)


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[Form]:
    claims = json.loads((shared / "seed" / "claims.json").read_text(encoding="utf-8"))["claims"]
    return [claim for claim in claims if not claim.get("optional")]


def test_claims_have_the_speakers_of_the_gold_file(store: str, gold: list[Form]) -> None:
    found = [(claim["quote"], claim["actor"], claim["camp"]) for claim in lines("claims", "--json", "--store", store)]
    for claim in gold:
        actors = {claim["actor"], *claim.get("alt_actors", ())}
        start = claim["sentence"][:40]
        assert any(start in quote and actor in actors for quote, actor, _ in found), claim["sentence"]
        assert any(start in quote and camp == claim["camp"] for quote, _, camp in found), claim["sentence"]


def test_versions_put_the_speakers_into_the_right_camps(store: str, gold: list[Form]) -> None:
    camps = {claim["actor"]: claim["camp"] for claim in gold}
    placed: dict[str, set[str]] = {}
    for versions in lines("versions", "--json", "--store", store, "*"):
        for point in versions["points"]:
            for camp, cell in point["cells"].items():
                for statement in cell["statements"]:
                    placed.setdefault(statement["actor"], set()).add(camp)
        for statement in versions["also"]:
            placed.setdefault(statement["actor"], set()).add(statement["camp"])
    for actor in ("kremlin", "lukashenko", "kgb-by", "tsikhanouskaya"):
        assert placed.get(actor) == {camps[actor]}


def test_the_day_is_known_and_nothing_finer(store: str) -> None:
    (story,) = lines("stories", "--json", "--store", store)
    assert (story["published"], story["dated"], story["source"]) == ("2021-04-19", "source", "dpa")


def test_importing_it_again_stores_nothing(store: str, shared: Path) -> None:
    words = ["import", "--store", store, "--published", "2021-04-19", "--source", "dpa"]
    result = CliRunner().invoke(main, [*words, str(shared / "seed" / "putin-phoned-biden.txt")])
    assert "0 new, 0 changed, 1 unchanged" in result.output
