"""Names of the shipped dossier: what the group command and the dashboard use too."""

from __future__ import annotations

import pytest

from monitor_tui.dossier import Dossier
from monitor_tui.names import Names


@pytest.fixture(scope="package")
def names(belarus: Dossier) -> Names:
    return Names(belarus)
