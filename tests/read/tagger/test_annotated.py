"""A corpus as JSON lines: every field that is wrong is told with its file and line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from monitor_tui.errors import CorpusError
from monitor_tui.read.tagger.training import corpus_of

ROW: dict[str, Any] = {
    "id": 1, "lang": "en", "text": "A said b.",
    "attributions": [{"source": [[0, 1]], "cue": [[2, 6]], "content": [[7, 8]]}],
}  # fmt: skip


def changed(**fields: Any) -> str:
    return json.dumps({**ROW, **fields})


@pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz"])
def test_documents_are_samples(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    raw = (changed() + "\n\n" + changed(id="b", attributions=[{"cue": None}])).encode()
    path.write_bytes(gzip.compress(raw) if suffix.endswith("gz") else raw)
    first, second = corpus_of(path)
    assert (first.id, first.lang, first.text) == ("1", "en", "A said b.")
    one = first.attributions[0]
    assert (one.source, one.cue, one.content) == ([(0, 1)], [(2, 6)], [(7, 8)])
    assert (second.id, second.attributions[0].cue) == ("b", [])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id":', "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "nested too deeply"),
        (changed(id=None), "`id` must be"),
        (changed(lang=5), "`lang` must be"),
        (changed(lang=""), "`lang` must be"),
        (changed(text=None), "`text` must be"),
        (changed(text=["a"]), "`text` must be"),
        (changed(text="a \ud800 b"), "not a JSON object in UTF-8"),
        (changed(attributions=None), "`attributions` must be a list"),
        (changed(attributions=["abc"]), "attribution 1 must be an object"),
        (changed(attributions=[{}, {"cue": "ab"}]), "`cue` of attribution 2 must be a list"),
        (changed(attributions=[{"cue": [2, 6]}]), "`cue` of attribution 1: a span must be"),
        (changed(attributions=[{"cue": [[2]]}]), "a span must be"),
        (changed(attributions=[{"cue": [[-5, 6]]}]), "a span must be"),
        (changed(attributions=[{"cue": [[6, 2]]}]), "a span must be"),
        (changed(attributions=[{"cue": [[2, 600]]}]), "a span must be"),
        (changed(attributions=[{"cue": [[float("inf"), 6]]}]), "a span must be"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{changed()}\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a\.jsonl, line 2: ") as caught:
        list(corpus_of(path))
    assert told in str(caught.value)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "\xff\xfe"}\n')
    with pytest.raises(CorpusError, match=r"a\.jsonl, line 1: not a JSON object in UTF-8"):
        list(corpus_of(path))


@pytest.mark.parametrize(
    "raw",
    [b"no gzip", gzip.compress(b"{}" * 500)[:-12], gzip.compress(b"")[:5]],
    ids=["no gzip", "without its end", "a head only"],  # its bytes hold the time: no name that two processes share
)
def test_what_is_no_whole_gzip_file_is_told(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(raw)
    with pytest.raises(CorpusError, match=r"a\.jsonl\.gz: not a whole gzip file"):
        list(corpus_of(path))
