"""What every command may be told, before or after its name: the store, the dossier, the analyst."""

from __future__ import annotations

import getpass
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import update_wrapper
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import click

from monitor_tui import dossier as dossiers
from monitor_tui.dossier import Dossier
from monitor_tui.errors import StoreError
from monitor_tui.text import clean

P = ParamSpec("P")
R = TypeVar("R")
DEFAULT_DOSSIER = "belarus"


@dataclass(slots=True)
class Settings:
    """The shared options, filled by the group and by the command, the command's word last."""

    store: Path | None = None
    dossier_name: str | None = None
    analyst: str | None = None

    def dossier(self) -> Dossier:
        return dossiers.load(dossiers.find(self.dossier_name or DEFAULT_DOSSIER))

    def dossier_again(self) -> Dossier:
        """The same, remembered from the last time where no file of it has changed."""
        import platformdirs

        from monitor_tui.dossier.remembered import load_again

        memory = Path(platformdirs.user_cache_dir("monitor_tui"))
        return load_again(dossiers.find(self.dossier_name or DEFAULT_DOSSIER), memory)

    def store_path(self) -> Path:
        """The store named, else the dossier's own under the user's data folder."""
        if self.store:
            return self.store
        return data_home() / f"{_slug(self.dossier_name or DEFAULT_DOSSIER)}.db"

    def existing_store(self) -> Path:
        path = self.store_path()
        if not path.exists():
            raise StoreError(f"{path}: there is no store yet; `monitor-tui import` or `monitor-tui fetch` makes one")
        return path

    def who(self) -> str:
        """The analyst's name; uids without an entry (containers) are `analyst`."""
        named = self.analyst
        if not named:
            with suppress(KeyError, OSError):
                named = getpass.getuser()
        # Others read it on their screens.
        return " ".join(clean(named or "", one_line=True).text.split()) or "analyst"


def data_home() -> Path:
    """The folder of stores that were not given a path."""
    import platformdirs

    return Path(platformdirs.user_data_dir("monitor_tui"))


def _slug(name: str) -> str:
    # `--dossier .` is the folder that one stands in.
    return re.sub(r"[^\w.-]+", "-", Path(name).resolve().name) or DEFAULT_DOSSIER


_SHARED = (
    click.option("--store", type=click.Path(path_type=Path, readable=False), help="The store, a file."),
    click.option("--dossier", "dossier_name", help="A folder, or the name of a dossier that ships with the program."),
    click.option("--analyst", help="Who acts: the name that tags and checks are kept under."),
)


def shared_options(function: Callable[..., R]) -> Callable[..., R]:
    """Adds --store, --dossier and --analyst to the group or a command."""
    for option in reversed(_SHARED):
        function = option(function)
    return function


def with_settings(function: Callable[Concatenate[Settings, P], R]) -> Callable[..., R]:
    """Takes the shared options, wherever they stood, and hands on one Settings."""

    @shared_options
    @click.pass_context
    def wrapper(
        context: click.Context,
        /,
        *args: Any,
        store: Path | None,
        dossier_name: str | None,
        analyst: str | None,
        **rest: Any,
    ) -> R:
        settings = context.ensure_object(Settings)
        settings.store = store or settings.store
        settings.dossier_name = dossier_name or settings.dossier_name
        settings.analyst = analyst or settings.analyst
        return function(settings, *args, **rest)

    return update_wrapper(wrapper, function)
