"""What many tests share: the corpora beside the checkout, the dossier that is shipped, the demo's store."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from monitor_tui.cycle import demo
from monitor_tui.dossier import Dossier, data_folder, find, load, loading


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Each process gets tests in their order, so that what a file makes for all of them is made once for most files."""
    if config.getoption("dist") != "load":
        return None
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public corpora; it is no part of the project and may be absent."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("needs the corpora in ../shared, which are not here")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _shipped_once() -> Iterator[None]:
    """The dossiers that are shipped are read once, however many commands run in this process."""
    read, known = loading.load, dict[Path, Dossier]()

    def once(folder: Path) -> Dossier:
        if not folder.is_relative_to(data_folder()):
            return read(folder)
        if folder not in known:
            known[folder] = read(folder)
        return known[folder]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "load", once)
        yield


@pytest.fixture(scope="session")
def belarus(_shipped_once: None) -> Dossier:
    """The dossier that is shipped, loaded once."""
    return load(find("belarus"))


@pytest.fixture(scope="session")
def demo_store(belarus: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's store, filled once for all tests of all processes: to be copied, never to be opened."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # that of the run, where each of its processes has one
    path = folder / "demo-store" / "demo.db"
    with open(folder / "demo-store.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        demo.fill(path, belarus)
    return path
