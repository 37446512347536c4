"""What the program shows: the demo's store, asked as any script asks it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from monitor_tui.cli import main
from monitor_tui.cycle.demo import DOSSIER, fill
from monitor_tui.dossier import Dossier, data_folder, load
from tests.contrast.gold.lines import Key, Sought

Form = dict[str, Any]


def demo_dossier() -> Dossier:
    """The dossier of the demo."""
    return load(data_folder() / "dossiers" / DOSSIER)


def demo_cells(path: Path, dossier: Dossier, events: Iterable[Sought]) -> dict[Key, Form]:
    """The cells that the program shows for the gold's events, of a demo's store made at this path."""
    fill(path, dossier)
    return cells(path, dossier, events)


def cells(path: Path, dossier: Dossier, events: Iterable[Sought]) -> dict[Key, Form]:
    """The cells that the program shows for the gold's events, of a store."""
    served = serving(events, _ask(path, dossier, "stories", "*"))
    found: dict[Key, Form] = {}
    for gold, event in served.items():
        for versions in _ask(path, dossier, "versions", f"E{event}"):
            found |= _cells(gold, versions)
    return found


def serving(events: Iterable[Sought], stories: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """The program's event for each of the gold's: that with most stories that fit; each serves once."""
    fitting: Counter[tuple[str, int]] = Counter()
    told = [story for story in stories if story["event"] is not None]
    for event in events:
        fitting.update((event.id, story["event"]) for story in told if event.fits(story))
    served: dict[str, int] = {}
    for (gold, event_id), _ in sorted(fitting.items(), key=lambda fit: (-fit[1], fit[0])):
        if gold not in served and event_id not in served.values():
            served[gold] = event_id
    return served


def _cells(event: str, versions: Mapping[str, Any]) -> dict[Key, Form]:
    return {(event, row["point"], camp): cell for row in versions["points"] for camp, cell in row["cells"].items()}


def _ask(path: Path, dossier: Dossier, command: str, query: str) -> list[Form]:
    answer = CliRunner().invoke(main, [command, query, "--json", "--store", str(path), "--dossier", str(dossier.path)])
    if answer.exit_code:
        raise RuntimeError(answer.output)
    return [json.loads(line) for line in answer.stdout.splitlines()]
