"""Tests of screens wait for what the screens do, not for a time."""

from __future__ import annotations

import pytest

from monitor_tui.tui.widgets import paged_list
from tests.tui import seen


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paged_list, "REST", 0.005)
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", seen.still)
