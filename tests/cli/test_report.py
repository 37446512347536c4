"""`report`: the page of an event on the output or in a file; a sentence where the words or the file are wrong."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor_tui.cli import main
from monitor_tui.cycle import briefing
from monitor_tui.dossier import Dossier
from monitor_tui.model.briefed import Part, Wanted
from monitor_tui.store import connect

STORIES = (
    {"id": "1", "title": "FSB", "text": "The FSB said that a military coup was planned for 9 May.",
     "published": "2021-04-17", "url": "https://tass.example/1"},
    {"id": "2", "title": "KGB", "text": "The Belarusian KGB said that a military coup was planned for June.",
     "published": "2021-04-18", "url": "https://belta.example/2"},
)  # fmt: skip


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    lines, path = tmp_path / "stories.jsonl", tmp_path / "store.db"
    lines.write_text("".join(json.dumps({**one, "source": "wire"}) + "\n" for one in STORIES), encoding="utf-8")
    done = run("import", str(lines), "--store", str(path), "--lang", "en")
    assert done.exit_code == 0, done.output
    return path


def first(store: Path) -> sqlite3.Row:
    with closing(connect.reader(store)) as conn:
        row: sqlite3.Row = conn.execute("SELECT id, event FROM claim WHERE shown = 1 ORDER BY id").fetchone()
    return row


def test_the_page_is_written_to_the_output_and_to_a_file(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    event = f"E{first(store)[1]}"
    shown = run("--store", str(store), "report", event, "--to", "html")
    assert shown.exit_code == 0, shown.output
    assert shown.output.startswith("<!DOCTYPE html>")
    assert run("--store", str(store), "report", event, "--to", "html", "--out", str(page)).exit_code == 0
    assert "https://tass.example/1" in page.read_text(encoding="utf-8")


def test_a_file_is_overwritten_only_by_force(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("mine", encoding="utf-8")
    words = ("--store", str(store), "report", f"E{first(store)[1]}", "--out", str(page))
    refused = run(*words)
    assert refused.exit_code == 1
    assert "the file is there already; --force overwrites it" in refused.output
    assert page.read_text(encoding="utf-8") == "mine"
    assert run(*words, "--force").exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("# ")
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".new")] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["E999"], 2, "E999"),
        (["E1", "--camps", "X,R"], 2, "a side of this dossier: R kremlin"),
        (["E1", "--camps", ","], 2, "at least one side"),
        (["E1", "--until", "someday"], 2, "a day or a time: 2021-04-18"),
        (["E1", "--asof", "someday"], 2, "a day or a time: 2021-04-18"),
        (["E1", "--asof", "1999"], 1, "Nothing of this event was stored by then."),
        (["E1", "--to", "pdf"], 2, "'pdf' is not one of"),
        (["E1", "--brief"], 1, "nothing in the brief"),
        (["E1", "--brief", "--camps", "R"], 2, "--brief has its own sides"),
        ([], 2, "Missing argument"),
    ],
)
def test_what_is_wrong_is_a_sentence(store: Path, words: list[str], code: int, said: str) -> None:
    done = run("--store", str(store), "report", *words)
    assert done.exit_code == code, done.output
    assert said in done.output
    assert "Traceback" not in done.output


def test_camps_are_named_by_letter_or_id(store: Path) -> None:
    rows = run("--store", str(store), "report", f"E{first(store)[1]}", "--camps", "b,Kremlin", "--to", "jsonl").output
    assert json.loads(rows.splitlines()[0])["camps"] == ["belstate", "kremlin"]


def test_until_leaves_later_stories_out_and_says_so(store: Path) -> None:
    event = f"E{first(store)[1]}"
    text = run("--store", str(store), "report", event, "--until", "2021-04-17").output
    assert "https://belta.example/2" not in text
    assert "https://tass.example/1" in text
    assert "Only stories published until 17 Apr 2021 24:00 +03:00." in text.replace("\\", "")
    assert "1 story. 1 claim read by machine" in text
    assert "17-18 Apr 2021" not in text


def test_a_brief_is_written_and_stands_after_a_rebuild(store: Path, belarus: Dossier) -> None:
    claim, event = first(store)
    with closing(connect.writer(store, people=True)) as conn, connect.immediate(conn):
        briefing.add(conn, belarus, "anna", event, [Wanted(Part.CLAIM, claim=claim)], turns=False)
    before = run("--store", str(store), "report", f"E{event}", "--brief", "--to", "jsonl").output.splitlines()[1:]
    assert len(before) == 1
    assert "9 May" in before[0]
    assert run("rebuild", "--store", str(store)).exit_code == 0
    again = first(store)[1]
    after = run("--store", str(store), "report", f"E{again}", "--brief", "--to", "jsonl").output.splitlines()[1:]
    assert after == before
