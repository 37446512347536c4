"""Models from annotated stories: made, opened, used, refused."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor_tui.cli.main import main
from monitor_tui.errors import CorpusError
from monitor_tui.read.claims import read
from monitor_tui.read.tagger.model import SHIPPED, Tagger, tagger
from monitor_tui.read.tagger.training import corpus_of, held_out, lessons, train
from tests.read.tagger.making import dossier, tiny_model

STORIES = [
    f'[t1 "The {thing} is ready,"] [c1 shrugged] [s1 the {who}]. It rained in {place}.'
    for thing, who, place in (
        ("bridge", "retired engineer", "Riga"), ("boat", "old captain", "Kiel"), ("wall", "young mason", "Gent"),
        ("oven", "tired baker", "Lyon"), ("field", "new tenant", "Vaasa"), ("stage", "first dancer", "Porto"),
    )
]  # fmt: skip


def test_a_model_finds_what_no_rule_knows(tmp_path: Path) -> None:
    models = tiny_model(tmp_path, STORIES * 4)
    loaded, names = dossier()
    text = '"The clock is ready," shrugged the old smith. It snowed in Turku.'
    (claim,) = read(text, names, loaded, lang="en", models=models).claims
    assert claim.source is not None
    assert text[slice(*claim.source)] == "the old smith"
    assert [text[a:b] for a, b in claim.content] == ['"The clock is ready,"']
    assert read(text, names, loaded, lang="de", models=models).lang == "de", (
        "a language without a model is read by rules"
    )


def test_the_same_corpus_gives_the_same_model(tmp_path: Path) -> None:
    one, two = tiny_model(tmp_path / "a", STORIES), tiny_model(tmp_path / "b", STORIES)
    assert (one / "en.crf").read_bytes() == (two / "en.crf").read_bytes()


@pytest.mark.parametrize("part", [0, 3, 100, 0.5])
def test_a_file_that_is_no_model_is_told(tmp_path: Path, part: float) -> None:
    whole = (tiny_model(tmp_path, STORIES) / "en.crf").read_bytes()
    (tmp_path / "en.crf").write_bytes(whole[: int(part if part >= 1 else part * len(whole))])
    with pytest.raises(CorpusError, match=r"en\.crf is not a model of the tagger"):
        Tagger(tmp_path / "en.crf")


def test_every_language_of_the_corpus_has_a_shipped_model() -> None:
    for lang in ("en", "ru", "be", "uk", "de", "pl", "lt"):
        assert tagger(lang, SHIPPED) is not None, lang


def test_the_command(tmp_path: Path) -> None:
    tiny_model(tmp_path, STORIES)
    run = CliRunner()
    done = run.invoke(main, ["train", str(tmp_path / "corpus"), "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("en: 6 stories, 12 sentences, 6 attributions -> ")
    assert (tmp_path / "out" / "en.crf").stat().st_size > 1000
    assert run.invoke(main, ["train", str(tmp_path / "corpus")]).exit_code == 2, "it must be told where to write"
    (tmp_path / "empty").mkdir()
    empty = run.invoke(main, ["train", str(tmp_path / "empty"), "--out", str(tmp_path / "out")])
    assert empty.exit_code == 1


def test_a_model_that_cannot_be_written_leaves_the_one_that_was_there(tmp_path: Path) -> None:
    path = tiny_model(tmp_path, STORIES) / "en.crf"
    before = path.read_bytes()
    loaded, names = dossier()
    given = list(lessons(corpus_of(tmp_path / "corpus"), names, loaded))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(CorpusError, match=r"en\.crf could not be written"):
            train(given, "en", path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, heard)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["en.crf"]


def test_one_story_is_too_few_to_hold_some_out(tmp_path: Path) -> None:
    tiny_model(tmp_path, STORIES[:1])
    loaded, names = dossier()
    given = list(lessons(corpus_of(tmp_path / "corpus"), names, loaded))
    with pytest.raises(CorpusError, match="too few stories"):
        held_out(given, "en", tmp_path)


def test_a_language_without_a_grammar_is_no_lesson(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="story xx-0: there is no grammar for its language, 'xx'"):
        tiny_model(tmp_path, STORIES[:1], "xx")


def test_a_folder_without_models_is_told(tmp_path: Path) -> None:
    (tmp_path / "en.crf").mkdir()
    done = CliRunner().invoke(main, ["read", "--models", str(tmp_path)], input="")
    assert (done.exit_code, done.output) == (1, f"monitor-tui: {tmp_path}: no models; expected files LANG.crf in it\n")
