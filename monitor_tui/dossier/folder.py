"""Where dossiers and the demo are found: in the wheel, in a checkout or where the analyst says."""

from __future__ import annotations

from pathlib import Path

from monitor_tui.errors import DossierError

_PACKAGE = Path(__file__).parent.parent


def data_folder() -> Path:
    """The folder that holds ``dossiers`` and ``demo``: inside the wheel or beside the checkout."""
    for folder in (_PACKAGE / "data", _PACKAGE.parent / "data"):
        if (folder / "dossiers").is_dir():
            return folder
    raise DossierError(str(_PACKAGE / "data"), None, None, "the data that belong to the program are not installed")


def find(name_or_path: str) -> Path:
    """The folder of a dossier given as a path or as the name of one that is shipped."""
    given = Path(name_or_path).expanduser()
    if (given / "dossier.toml").is_file():
        return given
    shipped = data_folder() / "dossiers"
    names = sorted(folder.parent.name for folder in shipped.glob("*/dossier.toml"))
    if name_or_path in names:
        return shipped / name_or_path
    if given.is_dir():
        raise DossierError(str(given / "dossier.toml"), None, None, "is missing: this folder is no dossier")
    known = ", ".join(names) or "none"
    raise DossierError(name_or_path, None, None, f"no such folder, and no dossier of this name (there are: {known})")
