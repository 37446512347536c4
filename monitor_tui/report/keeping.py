"""A page becomes a file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def keep(path: Path, text: str, *, force: bool) -> bool:
    """Writes a file whole or not at all; False where one is there already and nobody said to overwrite it."""
    if not force:
        try:
            with path.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except FileExistsError:
            return False
        return True
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return True
