"""A dossier as it was read last time, as long as none of its files has changed: a fifth of the dashboard's start.

What is remembered is a pickle, so only a file that nobody else can write is believed.
"""

from __future__ import annotations

import os
import pickle
import stat
from contextlib import suppress
from pathlib import Path

from monitor_tui import __version__
from monitor_tui.dossier import Dossier, load

MINE_ONLY = 0o700
State = tuple[object, ...]


def load_again(folder: Path, memory: Path) -> Dossier:
    """The dossier of a folder; ``memory`` is a folder of the user's own for what was read."""
    state = _state(folder)
    file = memory / f"{str(folder.resolve()).strip(os.sep).replace(os.sep, '%')}.dossier"
    found = _remembered(file, state)
    if found is None:
        found = load(folder)
        _remember(file, state, found)
    return found


def _state(folder: Path) -> State:
    """What changes when a file does."""
    found: list[object] = [__version__, str(folder)]
    with os.scandir(folder) as files:
        for one in sorted(files, key=lambda entry: entry.name):
            about = one.stat()
            found.append((one.name, about.st_size, about.st_mtime_ns, about.st_ino))
    return tuple(found)


def _remembered(file: Path, state: State) -> Dossier | None:
    try:
        if not (_is_mine_only(file) and _is_mine_only(file.parent)):
            return None
        kept, dossier = pickle.loads(file.read_bytes())
    except Exception:  # whatever is wrong with a memory (gone, cut off, of another version): the files are read
        return None
    return dossier if kept == state and isinstance(dossier, Dossier) else None


def _is_mine_only(path: Path) -> bool:
    about = path.lstat()
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH) and not path.is_symlink()


def _remember(file: Path, state: State, dossier: Dossier) -> None:
    """Written beside and moved, so that no reader meets half a file; a folder that cannot be written is no error."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=MINE_ONLY)
        handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(handle, "wb") as out:
            out.write(pickle.dumps((state, dossier), protocol=5))
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink()
