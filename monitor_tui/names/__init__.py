"""Names: from one spelling of an actor to every script, case and transliteration that a text may use."""

from __future__ import annotations

from monitor_tui.names.finding import Names
from monitor_tui.names.folding import fold

__all__ = ["Names", "fold"]
