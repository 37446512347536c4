"""Commands as a careless or hostile user gives them, in processes of their own: a sentence and a code, nothing lost."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from monitor_tui.cli import main

zipped = partial(gzip.compress, mtime=0)
"""Without a time, so that every process that collects the tests names them alike."""

COMMAND = str(Path(sys.executable).with_name("monitor-tui"))
SPEECH = "Kremlin spokesman Dmitry Peskov said that the talks had begun."
LONG_AGO = '{"id": 1, "text": "Peskov said on Monday that all is well.", "published": "0001-01-01"}'


def run(*words: str, given: str = "") -> Result:
    return CliRunner().invoke(main, list(words), input=given)


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A line of sh in which ``$M`` is the command."""
    return subprocess.run(
        ["sh", "-c", script],
        capture_output=True,
        env={**os.environ, "M": COMMAND, **environment},
        timeout=60,
        check=False,
    )


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two stories, one of them of a day."""
    stories = tmp_path_factory.mktemp("imported") / "stories.jsonl"
    stories.write_text(
        json.dumps({"id": "a", "source": "wire", "text": SPEECH, "published": "2021-04-19"})
        + "\n"
        + json.dumps({"id": "b", "source": "wire", "text": "Nothing to see.", "published": "2021-04-20T10:00:00Z"})
        + "\n"
    )
    path = stories.with_name("store.db")
    assert run("import", str(stories), "--lang", "en", "--store", str(path)).exit_code == 0
    return path


@pytest.fixture
def store(imported: Path, tmp_path: Path) -> str:
    return str(shutil.copy(imported, tmp_path / "store.db"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", "x.txt", "--published", "soon"], "no ISO 8601 time"),
        (["import", "x.txt", "--lang", "english"], "no language code"),
        (["import", "x.txt", "--source", "a b"], "no id for a source"),
        (["import", "x.txt", "--url", "javascript:alert(1)"], "no http or https address"),
        (["stories", "--jsno"], "No such option '--jsno'"),
        (["count", "a", "--bogus=1"], "No such option '--bogus'"),
        (["tag", "--jsno", "+x", "--", "*"], "No such option '--jsno'"),
        (["tag", "+ ", "--", "*"], "is no tag"),
        (["tag", "+x", "-x", "--", "*"], "both set and taken away"),
        (["tag", "+" + "x" * 100, "--", "*"], "60 at most"),
    ],
)
def test_wrong_words_end_with_two_and_change_nothing(words: list[str], said: str, store: str) -> None:
    result = run(*words, "--store", store) if "--" not in words else run(words[0], "--store", store, *words[1:])
    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert run("count", "is:tagged", "--store", store).output == "0\n"


@pytest.mark.parametrize(
    ("command", "given", "said"),
    [
        ("read", "[" * 100_000, "not a JSON object"),
        ("read", LONG_AGO, "of the years"),
        ("read", '{"id": NaN, "text": "a"}', "`id` must be"),
        ("read", '{"id": 1, "text": "a", "lang": "../../etc"}', "`lang` must be a language code"),
        ("group", '{"id": 1, "title": "a", "time": "9999-12-31T23:00:00-12:00"}', "of the years"),
        ("group", '{"title": "a", "time": "2021-04-19"}', "`id` is missing"),
    ],
)
def test_a_line_that_cannot_be_is_named(command: str, given: str, said: str) -> None:
    result = run(command, given=given + "\n")
    assert (result.exit_code, said in result.output) == (1, True), result.output[-300:]


def test_ids_come_back_as_they_were_given() -> None:
    titles = [{"id": 7, "title": "a", "time": "2021-04-19"}, {"id": "7", "title": "b", "time": "2021-04-19"}]
    found = lines(run("group", given="".join(json.dumps(title) + "\n" for title in titles)))
    assert [form["id"] for form in found] == [7, "7"]
    (reading,) = lines(run("read", given='{"id": "\\ud800", "text": "a", "lang": "en-US"}\n'))
    assert (reading["id"], reading["lang"]) == ("\ud800", "en")


def test_a_query_may_begin_with_a_hyphen(store: str) -> None:
    assert run("count", "-Peskov", "--store", store).output == "1\n"
    assert run("count", "--store", store, "-camp:kremlin").output == "1\n"
    assert len(lines(run("stories", "source:wire", "-camp:kremlin", "--json", "--store", store))) == 1


def test_the_mark_stands_under_the_character_that_is_meant(store: str) -> None:
    first, second = run("count", "lang:en camp:nobody", "--store", store).output.splitlines()
    assert first[second.index("^") :] == "nobody"


def test_where_a_day_is_known_no_time_is_told(store: str) -> None:
    published = {claim["published"] for claim in lines(run("claims", "--json", "--store", store))}
    assert published == {"2021-04-19"}


@pytest.mark.parametrize(
    "body", [b"\x7fELF\0\0\x01text", b"%PDF-1.7 all letters", zipped(zipped(b"A title\n\nA text"))]
)
def test_what_is_no_text_is_not_stored(body: bytes, tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_bytes(body)
    result = run("import", str(file), "--store", str(tmp_path / "store.db"))
    assert (result.exit_code, "neither text nor a format" in result.output) == (1, True), result.output
    assert not (tmp_path / "store.db").exists()


def test_a_folder_among_the_files_keeps_none_of_them_back(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    file = tmp_path / "story.txt"
    file.write_text(SPEECH)
    result = run("import", str(tmp_path / "folder"), str(file), "--store", str(tmp_path / "store.db"))
    assert (result.exit_code, "Is a directory" in result.output, "1 new" in result.output) == (1, True, True)


def test_a_pipe_is_a_file_too(tmp_path: Path) -> None:
    for packed in ("cat", "gzip -c"):
        told = shell(
            f'printf "%s" "{SPEECH}" | {packed} | "$M" import /dev/stdin --store "$S"', S=str(tmp_path / "s.db")
        )
        assert (told.returncode, told.stderr) == (0, b""), told
    assert b"1 unchanged" in told.stdout


@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ('"$M" read <&-', 0, b""),
        ('"$M" stories --store "$S" >&-', 0, b""),
        ('"$M" import "$S.txt" --store "$S.new" <&- >&-', 0, b""),
        ('"$M" count --store "$S" >/dev/full', 1, b"monitor-tui: the output: No space left on device\n"),
        ('"$M" stories --store "$S" --json >/dev/full', 1, b"monitor-tui: the output: No space left on device\n"),
        ('"$M" claims --store "$S" | true', 0, b""),
        ('"$M" stories --store "$S" >/dev/null', 0, b""),
    ],
)
def test_broken_streams_are_told_in_a_sentence(script: str, code: int, said: bytes, store: str) -> None:
    Path(f"{store}.txt").write_text(SPEECH)
    told = shell(script, S=store)
    assert (told.returncode, told.stderr) == (code, said)


def test_the_demo_needs_no_open_streams(demo_store: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(demo_store, tmp_path / "demo.db"))
    told = shell('"$M" demo --store "$S" <&- >&-', S=str(path))
    assert (told.returncode, told.stderr) == (0, b"")


def test_no_locale_and_odd_names_are_no_hindrance(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/\xff\xd1.txt"
    Path(os.fsdecode(odd)).write_text("Песков заявил, что переговоры начались.", encoding="utf-8")
    for locale in ("C", "C.UTF-8"):
        told = shell(
            '"$M" import "$D"/*.txt --store "$D/s.db" && "$M" stories --store "$D/s.db"', D=str(tmp_path), LC_ALL=locale
        )
        assert (told.returncode, told.stderr) == (0, b""), told
        assert "Песков".encode() in told.stdout


def test_a_file_s_name_reaches_no_terminal_as_a_command(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b[31m.txt"
    file.write_text("")
    result = run("import", str(file), "--store", str(tmp_path / "s.db"))
    assert "empty" in result.output
    assert "\x1b" not in result.output


def test_an_analyst_s_name_is_one_clean_line(store: str) -> None:
    assert run("--analyst", "an\n\x1b[31mna", "tag", "--store", store, "+x", "--", "*").exit_code == 0
    # The same person by the same name, as it is kept: nothing is left to change.
    assert "0 stories" in run("--analyst", "an \ufffdna", "tag", "--store", store, "+x", "--", "*").output


def test_a_dossier_named_by_a_dot_has_a_store_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "dossier.toml").write_text('title = "Mine"\nlanguages = ["en"]\n')
    (folder / "camps.toml").write_text('[[camp]]\nid = "k"\nname = "K"\n')
    (folder / "actors.toml").write_text('[[actor]]\nid = "p"\nname = "Dmitry Peskov"\ntype = "person"\ncamp = "k"\n')
    told = shell('cd "$D" && "$M" --dossier . count', D=str(folder), XDG_DATA_HOME=str(tmp_path / "data"))
    assert (told.returncode, b"/mine.db: there is no store yet" in told.stderr) == (1, True), told.stderr


def test_lists_for_people_keep_to_their_lines_and_write_no_joiner(tmp_path: Path) -> None:
    file = tmp_path / "joined.jsonl"
    file.write_text(
        json.dumps({"id": 1, "text": "Title\u200dd.\n\nPeskov said that the talks\nhad be\u200dgun.", "lang": "en"})
    )
    path = str(tmp_path / "s.db")
    assert run("import", str(file), "--store", path).exit_code == 0
    for command in ("stories", "claims", "events", "versions"):
        told = run(command, "--store", path).output
        assert told
        assert "\u200d" not in told
    assert len(run("claims", "--store", path).output.splitlines()) == len(
        lines(run("claims", "--json", "--store", path))
    )
