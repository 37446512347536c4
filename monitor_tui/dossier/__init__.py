"""What an analyst watches: a folder of TOML files -> Dossier; mistakes are told by file, line and field."""

from __future__ import annotations

from pathlib import Path

from monitor_tui.dossier.folder import data_folder, find
from monitor_tui.dossier.value import ALSO, Dossier, Rule, Same

__all__ = ["ALSO", "Dossier", "Rule", "Same", "data_folder", "find", "load"]


def load(folder: Path) -> Dossier:
    """Read a dossier; a mistake in it raises DossierError with file, line and field."""
    from monitor_tui.dossier import loading  # the dashboard opens on a remembered dossier, without a reader of TOML

    return loading.load(folder)
