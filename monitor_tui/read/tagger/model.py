"""The models: one CRF a language, made by ``monitor-tui train`` and read where a text needs it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

import pycrfsuite

from monitor_tui.errors import CorpusError
from monitor_tui.read.tagger.features import Words, features
from monitor_tui.read.tokens import Text

SHIPPED = Path(__file__).parent / "models"
SUFFIX = ".crf"


class Tagger:
    """A model of one language, opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._crf = pycrfsuite.Tagger()
        if not is_whole(path):
            raise CorpusError(f"{path} is not a model of the tagger, or only a part of one")
        self._crf.open(str(path))
        self._words = Words(frozenset(self._crf.info().attributes))

    def labels(self, text: Text, first: int, last: int, rules: list[str]) -> list[str]:
        """The label of each token of a paragraph, given the labels of the grammar's rules."""
        found: list[str] = self._crf.tag(features(text, first, last, rules, self._words))
        return found

    @cached_property
    def weights(self) -> Mapping[tuple[str, str], float]:
        """(feature, label) -> how much the feature speaks for the label; reading them costs a tenth of a second."""
        found: Mapping[tuple[str, str], float] = self._crf.info().state_features
        return found


def is_whole(path: Path) -> bool:
    """Whether CRFsuite can open a file without a crash: its own begin with their kind and their size."""
    with path.open("rb") as file:
        kind, size = file.read(4), int.from_bytes(file.read(4), "little")
    return kind == b"lCRF" and size == path.stat().st_size


def check_folder(folder: Path) -> None:
    """Refuse a folder without any model, where all would be read by the rules alone and nobody told."""
    if not any(path.is_file() for path in folder.glob("*" + SUFFIX)):
        raise CorpusError(f"{folder}: no models; expected files LANG{SUFFIX} in it")


@cache
def tagger(lang: str, folder: Path = SHIPPED) -> Tagger | None:
    """The model of a language; none where the folder has none, so that the rules stand alone."""
    path = folder / (lang + SUFFIX)
    return Tagger(path) if path.is_file() else None
