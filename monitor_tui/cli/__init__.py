"""The commands; thin: they parse words, call the layers below and print."""

from __future__ import annotations

from monitor_tui.cli.main import main

__all__ = ["main"]
