"""The gold set: what the shipped reader reaches must not fall. `python -m tests.read.gold` prints the figures."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from monitor_tui.read.tagger.model import SHIPPED
from tests.read.gold.scoring import FOLDER, Score, samples, score
from tests.read.table import belarus

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@cache
def scored(models: Path | None) -> Score:
    """All languages together."""
    dossier, names = belarus()
    whole = Score()
    for lang in LANGUAGES:
        for sample in samples(lang):
            whole.add(score(sample, names, dossier, models))
    return whole


@pytest.mark.parametrize("models", [None, SHIPPED], ids=["rules alone", "as shipped"])
def test_speakers_and_camps(models: Path | None) -> None:
    found = scored(models)
    precision, recall, f1 = found.f1(found.speaker)
    assert precision >= 0.80, found.wrong
    assert recall >= 0.66, found.missed
    assert f1 >= 0.73
    assert found.f1(found.camp)[2] >= 0.75
    assert found.stance / found.speaker >= 0.75
    assert found.lenient / found.speaker >= 0.9


def test_every_language_has_its_part() -> None:
    sizes = {lang: sum(len(sample.attributions) for sample in samples(lang)) for lang in LANGUAGES}
    assert set(sizes) == {"en", "ru", "be", "be-tarask", "be-latn", "uk", "de", "pl", "lt"}
    assert sum(sizes.values()) >= 250
    assert all(size >= 6 for size in sizes.values()), sizes
