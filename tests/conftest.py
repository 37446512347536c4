"""What many tests share: the corpora beside the checkout, the dossier that is shipped, the store of the demo."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor_tui.cycle import demo
from monitor_tui.dossier import Dossier, find, load


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public corpora; it is no part of the project and may be absent."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("needs the corpora in ../shared, which are not here")
    return folder


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, belarus: Dossier) -> Path:
    """The store of the demo, made once: to be read, or copied by who writes."""
    store = tmp_path_factory.mktemp("filled") / "demo.db"
    demo.fill(store, belarus)
    return store


@pytest.fixture(scope="session")
def belarus() -> Dossier:
    """The dossier that is shipped, loaded once."""
    return load(find("belarus"))
