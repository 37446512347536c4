"""Tests of screens do not wait as long as a person's cursor rests."""

from __future__ import annotations

import pytest

from monitor_tui.tui.widgets import paged_list


@pytest.fixture(autouse=True)
def _short_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paged_list, "REST", 0.02)
