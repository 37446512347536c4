"""What many tests share: the corpora beside the checkout, and the dossier that is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor_tui.dossier import Dossier, find, load


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public corpora; it is no part of the project and may be absent."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("needs the corpora in ../shared, which are not here")
    return folder


@pytest.fixture(scope="session")
def belarus() -> Dossier:
    """The dossier that is shipped, loaded once."""
    return load(find("belarus"))
