"""What an analyst watches: a folder of TOML files -> Dossier; mistakes are told by file, line and field."""

from __future__ import annotations

from monitor_tui.dossier.folder import data_folder, find
from monitor_tui.dossier.load import load
from monitor_tui.dossier.value import Dossier, Rule

__all__ = ["Dossier", "Rule", "data_folder", "find", "load"]
