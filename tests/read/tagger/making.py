"""Texts and tiny models for the tests of the tagger."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from monitor_tui.dossier import Dossier, find, load
from monitor_tui.names import Names
from monitor_tui.read.found import Found
from monitor_tui.read.prepared import prepared
from monitor_tui.read.story import by_rules, run_on
from monitor_tui.read.tagger import training
from monitor_tui.read.tagger.model import Tagger
from monitor_tui.read.tokens import Text


@cache
def dossier() -> tuple[Dossier, Names]:
    """The shipped dossier and its names."""
    loaded = load(find("belarus"))
    return loaded, Names(loaded)


def text_of(raw: str, lang: str) -> Text:
    """A text ready for the rules."""
    return prepared(raw, dossier()[1], dossier()[0], lang)[0]


def rules_of(raw: str, lang: str) -> tuple[Text, list[Found]]:
    """A text with what the rules find in it."""
    text, cast = prepared(raw, dossier()[1], dossier()[0], lang)
    return text, run_on(text, by_rules(text, frozenset(cast.places)))


def tiny_model(folder: Path, stories: Sequence[str], lang: str = "en") -> Path:
    """A folder with the model that learnt these stories, each in the form of the corpus."""
    source = folder / "corpus" / lang
    source.mkdir(parents=True)
    told = "\n".join(f"== {lang}-{n} | test | test\n{story}" for n, story in enumerate(stories))
    (source / "tiny.txt").write_text(told, encoding="utf-8")
    loaded, names = dossier()
    lessons = list(training.lessons(training.corpus_of(folder / "corpus"), names, loaded))
    training.train(lessons, lang, folder / "models" / f"{lang}.crf")
    return folder / "models"


def opened(folder: Path, lang: str = "en") -> Tagger:
    """The model of a folder, not remembered between tests."""
    return Tagger(folder / f"{lang}.crf")
