"""README says nothing that is not so: its commands, keys, fields and examples are tried."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from monitor_tui.cli import main
from monitor_tui.query.fields import FIELDS
from monitor_tui.query.parse import parse
from monitor_tui.query.tree import All
from monitor_tui.tui.commands import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FOLDER = Path(sys.executable).parent


def section(title: str) -> str:
    """The text under a heading."""
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def words_of(text: str, pattern: str = r"`([^`]+)`") -> list[str]:
    return re.findall(pattern, text)


def test_every_command_is_told() -> None:
    told = words_of("\n".join(line.split("|")[1] for line in section("Commands").splitlines() if line.startswith("|")))
    assert sorted(told) == sorted(main.list_commands(None))  # type: ignore[arg-type]


def test_every_key_told_is_bound() -> None:
    bound = {key for command in COMMANDS for key in command.keys}
    named = {"PgDn": "pagedown", "Enter": "enter", "Tab": "tab", "Space": "space"}
    for line in section("First look").split("| key |")[1].splitlines():
        for key in words_of(line.split("|")[1] if line.startswith("| `") else ""):
            assert named.get(key, key) in bound, key


def test_every_field_is_told_and_every_query_told_parses() -> None:
    told = section("The query language")
    assert not set(FIELDS) - set(re.findall(r"([a-z]+):", told))
    for query in words_of(told):
        if ":" in query and not query.endswith(":") and "..." not in query and "name:" not in query:
            assert not isinstance(parse(query), All), query


def test_the_claim_example_gives_what_it_shows() -> None:
    document, shown = re.search(r"\$ echo '(.+?)' \| monitor-tui read .*\n(.+)\n", README).groups()  # type: ignore[union-attr]
    done = subprocess.run([FOLDER / "monitor-tui", "read"], input=document, capture_output=True, text=True, check=True)
    (claim,) = json.loads(done.stdout)["claims"]
    assert [claim["actor"], claim["camp"], claim["stance"]] == json.loads(shown)


@pytest.fixture(scope="module")
def store(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(shutil.copy(demo_store, tmp_path_factory.mktemp("readme") / "demo.db"))


@pytest.mark.parametrize("line", re.findall(r"^\$ monitor-tui (.+)$", README, re.MULTILINE))
def test_the_questions_shown_are_answered(line: str, store: str) -> None:
    words = [word.strip("'") for word in re.findall(r"'[^']*'|\S+", line)]
    done = subprocess.run(
        [FOLDER / "monitor-tui", "--store", store, *words], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


@pytest.mark.parametrize("name", ["the demo", "the tests"])
def test_the_two_commands_need_nothing_else(name: str) -> None:
    (command,) = re.findall(rf"<!-- {name} -->\n```sh\n(.+)\n```", README)
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt ")
    assert (ROOT / "constraints.txt").is_file()


def test_the_screenshot_is_there() -> None:
    (picture,) = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert (ROOT / picture).read_text(encoding="utf-8").startswith("<svg")
