"""Models from annotated stories: made, opened, used, refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor_tui.cli.main import main
from monitor_tui.errors import CorpusError
from monitor_tui.read.claims import read
from monitor_tui.read.tagger.model import SHIPPED, Tagger, tagger
from monitor_tui.read.tagger.training import corpus_of
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


def test_documents_as_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {
        "id": 1, "lang": "en", "text": "A said b.",
        "attributions": [{"source": [[0, 1]], "cue": [[2, 6]], "content": [[7, 8]]}],
    }  # fmt: skip
    path.write_text(json.dumps(row) + "\n{}\n", encoding="utf-8")
    stories = corpus_of(path)
    first = next(stories)
    assert (first.id, first.attributions[0].cue) == ("1", [(2, 6)])
    with pytest.raises(CorpusError, match="line 2: not an annotated document"):
        next(stories)


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
