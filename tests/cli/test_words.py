"""What the command line says when the words or the files are wrong: a sentence and a code, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor_tui.cli import main


def run(*words: str, given: str = "") -> Result:
    return CliRunner().invoke(main, list(words), input=given)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "made" / "store.db"


def test_every_command_tells_what_it_does() -> None:
    listed = run("--help").output
    for command in main.list_commands(None):  # type: ignore[arg-type]
        told = run(command, "--help")
        assert told.exit_code == 0
        assert command in listed
        assert "--store" in told.output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nonsense"], 2, "No such command"),
        (["stories"], 1, "there is no store yet"),
        (["count", "camp:kremlin"], 1, "there is no store yet"),
        (["import"], 2, "Missing argument"),
        (["import", "missing.xml"], 1, "missing.xml"),
        (["fetch", "--every", "soon"], 2, "no duration"),
        (["fetch", "no-such-source"], 2, "there is no source `no-such-source`"),
        (["tag", "--", "camp:kremlin"], 2, "which tag"),
        (["tag", "camp:kremlin"], 2, "is no tag"),
        (["tag", "+coup"], 2, "which stories"),
        (["--dossier", "atlantis", "sources"], 1, "atlantis"),
        (["sources", "check"], 2, "which address"),
        ([], 2, "needs a terminal"),
    ],
)
def test_wrong_words_get_a_sentence_and_a_code(words: list[str], code: int, said: str, store: Path) -> None:
    result = run("--store", str(store), *words)
    assert (result.exit_code, said in result.output) == (code, True), result.output
    assert "Traceback" not in result.output
    assert not store.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("not json\n", "standard input, line 1: not a JSON object"),
        ('{"id": 1, "text": "fine"}\n[]\n', "standard input, line 2: not a JSON object"),
        ('{"id": 1}\n', "line 1: `text` must be a string"),
        ('{"id": 1, "text": "a", "published": "soon"}\n', "line 1: `published` must be an ISO 8601 time"),
    ],
)
def test_read_names_the_line_that_it_cannot_read(given: str, said: str) -> None:
    result = run("read", given=given)
    assert (result.exit_code, said in result.output) == (1, True), result.output


def test_read_answers_in_the_offsets_of_the_given_text() -> None:
    text = "\x1b[31mKremlin\x1b[0m spokesman Dmitry Peskov said that the talks had be\u200bgun."
    result = run("read", given=json.dumps({"id": 7, "text": text, "lang": "en"}) + "\n")
    (claim,) = json.loads(result.output)["claims"]
    start, end = claim["source"]
    assert "Peskov" in text[start:end]
    assert text[slice(*claim["cue"])] == "said"
    assert text[claim["content"][-1][1] - 1] in "n."


def test_group_wants_a_time() -> None:
    result = run("group", given='{"id": 1, "title": "a"}\n')
    assert (result.exit_code, "`time` is missing" in result.output) == (1, True)


def test_a_foreign_file_is_left_as_it_is(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes, not a store")
    story = tmp_path / "story.txt"
    story.write_text("A title\n\nA text.")
    for words in (["stories"], ["import", str(story)], ["rebuild"], ["tag", "+x", "--", "*"]):
        result = run("--store", str(notes), *words)
        assert (result.exit_code, "not a store" in result.output) == (1, True), result.output
    assert notes.read_text() == "my notes, not a store"
