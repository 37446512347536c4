"""A made-up dispute (a dam, two armies, the greens), so that no test leans on what the shipped dossier says."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor_tui import dossier as dossiers
from monitor_tui.dossier import Dossier


@pytest.fixture(scope="package")
def dam() -> Dossier:
    return dossiers.load(Path(__file__).parent / "dam")
