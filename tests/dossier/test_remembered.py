"""A remembered dossier is the one that the files hold, and never a stranger's."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from monitor_tui.dossier import Dossier, find, remembered
from monitor_tui.dossier.remembered import load_again


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(find("belarus"), tmp_path / "own"))


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "memory"


def kept(memory: Path) -> Path:
    return next(memory.glob("*.dossier"))


def test_the_second_time_no_file_is_read(
    folder: Path, memory: Path, belarus: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load_again(folder, memory)
    monkeypatch.setattr(remembered, "load", lambda folder: pytest.fail("was read again"))
    assert load_again(folder, memory) == first
    assert first.actors == belarus.actors


def test_a_changed_file_is_read_again(folder: Path, memory: Path) -> None:
    load_again(folder, memory)
    file = folder / "dossier.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('title = "Belarus"', 'title = "Other"'), encoding="utf-8")
    assert load_again(folder, memory).title == "Other"


@pytest.mark.parametrize("spoilt", [b"", b"not a pickle", pickle.dumps("something else"), pickle.dumps((1, 2))])
def test_a_spoilt_memory_is_made_anew(folder: Path, memory: Path, spoilt: bytes) -> None:
    first = load_again(folder, memory)
    kept(memory).write_bytes(spoilt)
    assert load_again(folder, memory) == first
    assert kept(memory).read_bytes() != spoilt


@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_others_could_have_written_is_not_believed(
    folder: Path, memory: Path, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_again(folder, memory)
    (kept(memory) if which == "file" else memory).chmod(0o777)
    monkeypatch.setattr(pickle, "loads", lambda data: pytest.fail("was believed"))
    assert load_again(folder, memory).title == "Belarus"


def test_a_memory_that_cannot_be_written_is_no_error(folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("here", encoding="utf-8")
    assert load_again(folder, blocked / "memory").title == "Belarus"
