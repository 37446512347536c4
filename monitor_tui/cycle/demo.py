"""The demo: a store of its own, filled from summaries that ship with the program, by the same way as any story."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor_tui import __version__
from monitor_tui.collect.formats import parse
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier, data_folder
from monitor_tui.errors import MonitorError
from monitor_tui.model import Attempt, Item, Source
from monitor_tui.store import connect, layout, meta, rebuild, versions_tables
from monitor_tui.text import SEARCH_FORM_VERSION

NOTICE = "demo: every item is a summary"
DOSSIER = "belarus"
QUERY = "date:2021-04-11..2021-04-21"
"""What the demo opens with: the ten days of the model case; Esc shows the rest."""
_ITEMS, _FETCHES = "items.jsonl", "fetches.jsonl"


def fill(path: Path, dossier: Dossier) -> None:
    """Makes the demo's store, or leaves the one that these items and this dossier made already."""
    folder = data_folder() / "demo"
    wanted = _fingerprint(folder, dossier)
    if path.exists():
        if path.stat().st_size:
            connect.create(path)  # one of an older format is brought up, so that it can be asked
        found = meta.read(path, "demo")
        if found == wanted and meta.read(path, rebuild.OLDER) is None:
            return
        if found is None:
            raise MonitorError(f"{path} is not the demo's store; name another with --store")
    items = _items(folder / _ITEMS, dossier)
    connect.make_folder(path)
    # Made beside its place and moved there when it is whole: what is broken off leaves no half demo behind.
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as beside:
        new = Path(beside) / path.name
        connect.create(new)
        with Intake(new, dossier) as intake:
            intake.take_dated(items)
            for attempt in _attempts(folder / _FETCHES):
                intake.log(attempt)
        meta.write(new, "demo", wanted)
        # What people did in an older demo goes with it: the items that it speaks of are not the same.
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        new.replace(path)


def _fingerprint(folder: Path, dossier: Dossier) -> str:
    digest = hashlib.sha256(repr((__version__, layout.VERSION, versions_tables.THIRD_VERSION)).encode())
    digest.update(str(SEARCH_FORM_VERSION).encode())
    for file in (folder / _ITEMS, folder / _FETCHES, *sorted(dossier.path.glob("*.toml"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _items(file: Path, dossier: Dossier) -> list[tuple[Source, Item]]:
    """The items with their sources, as they were seen one after another."""
    parsed = parse(file.read_bytes(), url=file.name, name="jsonlines")
    unknown = next((item.source for item in parsed.items if item.source not in dossier.sources), None)
    if unknown:
        raise MonitorError(f"{dossier.path}: the demo's items come from the source `{unknown}`, which is not there")
    return [(dossier.sources[item.source or ""], replace(item, original=b"")) for item in parsed.items]


def _attempts(file: Path) -> list[Attempt]:
    attempts = []
    for line in file.read_text(encoding="utf-8").splitlines():
        logged = json.loads(line)
        attempts.append(
            Attempt(
                source=logged["source"],
                at=datetime.fromisoformat(logged["at"]),
                result=logged["result"],
                items=logged["items"],
                new=logged["new"],
                detail=logged.get("detail", ""),
            )
        )
    return attempts
