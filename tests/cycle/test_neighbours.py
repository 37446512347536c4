"""Stories in Ukrainian, Polish and Lithuanian come to the event and the cells of the English and Russian ones."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor_tui.cli import main

Form = dict[str, Any]
STORIES = Path(__file__).parent / "stories_uk_pl_lt.jsonl"
"""Own summaries of what was said from 17 to 19 April 2021."""
PAPERS = {"uk-paper", "pl-paper", "lt-paper"}


@pytest.fixture(scope="module")
def store(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's store with the stories imported behind it."""
    path = Path(shutil.copy(demo_store, tmp_path_factory.mktemp("neighbours") / "plot.db"))
    done = CliRunner().invoke(main, ["import", str(STORIES), "--store", str(path)])
    assert (done.exit_code, "15 new" in done.output) == (0, True), done.output
    return path


def told(store: Path, *words: str) -> list[Form]:
    done = CliRunner().invoke(main, [*words, "--json", "--store", str(store)])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.output.splitlines()]


@pytest.fixture(scope="module")
def plot(store: Path) -> Form:
    """The versions of the event of what Tertel said."""
    (event,) = told(store, "versions", "by:tertel lang:ru said:2021-04-17")
    return event


def test_the_stories_are_of_the_event_that_is_known(store: Path, plot: Form) -> None:
    stories = told(store, "stories", "lang:uk lang:pl lang:lt")
    assert len(stories) == 15
    assert {story["event"] for story in stories} == {plot["id"]}
    assert {story["lang"] for story in told(store, "stories", f"event:E{plot['id']}")} >= {"en", "ru", "uk", "lt"}


@pytest.mark.parametrize(
    ("point", "camp", "actor", "value"),
    [
        ("what", "kremlin", "fsb", "coup"),
        ("what", "belstate", "tertel", "armed rebellion"),
        ("what", "belstate", "lukashenko", "attempt on his life"),
        ("order", "belstate", "lukashenko", "CIA, FBI"),
        ("order", "west", "us-state-dept", "absolutely untrue"),
        ("when", "kremlin", "fsb", "9 May"),
        ("when", "belstate", "tertel", "June-July"),
        ("call", "kremlin", "peskov", "Yes"),
        ("call", "kremlin", "peskov", "rest withheld"),
    ],
)
def test_one_saying_in_seven_languages_is_one_statement(
    point: str, camp: str, actor: str, value: str, plot: Form
) -> None:
    (row,) = (row for row in plot["points"] if row["point"] == point)
    said = [s for s in row["cells"][camp]["statements"] if s["actor"] == actor and value in s["value"]]
    assert any(set(s["outlets"]) > PAPERS for s in said), [(s["value"], s["outlets"]) for s in said]


@pytest.mark.parametrize(
    ("point", "actor", "value"),
    [("held", "fsb", "handed to Belarus"), ("held", "tertel", "Moscow"), ("aims", "lukashenko", "child")],
)
def test_what_these_alone_report_stands_in_its_cell(point: str, actor: str, value: str, plot: Form) -> None:
    (row,) = (row for row in plot["points"] if row["point"] == point)
    cells = [cell for cell in row["cells"].values() if cell["state"] == "found"]
    said = [s for cell in cells for s in cell["statements"] if s["actor"] == actor and value in s["value"]]
    assert {outlet for s in said for outlet in s["outlets"]} >= PAPERS
