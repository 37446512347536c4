"""CPU seconds until the list stands still, bytes a key, and the time from a filter keystroke to the new list."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.terminal import Terminal

RUNS = 5
KEYS = 12


@dataclass(frozen=True, slots=True)
class Program:
    """Something that shows a list in a terminal."""

    name: str
    command: Sequence[str]
    ready: str
    env: Mapping[str, str]


def programs(stores: Mapping[str, Path], newsboats: Mapping[str, Path]) -> list[Program]:
    """The bare app, the dashboard on each store, and newsboat where it is installed."""
    tui = Path(sys.executable).with_name("monitor-tui")
    found = [Program("bare Textual app", [sys.executable, "-m", "bench.bare"], "story     5 ready", {})]
    found += [
        Program(f"monitor-tui, {name}", [str(tui), "--store", str(path)], r"\?\s+help", {}) for name, path in stores.items()
    ]
    if shutil.which("newsboat"):
        for name, home in newsboats.items():
            command = ["newsboat", "-q", "-u", f"{home}/urls", "-c", f"{home}/cache.db", "-C", f"{home}/config"]
            found.append(Program(f"newsboat, {name}", command, r"source-0|Your feeds|Articles", {"HOME": str(home)}))
    return found


def opening(found: Sequence[Program], runs: int = RUNS) -> dict[str, tuple[float, float]]:
    """Program -> (CPU seconds, seconds) to the still screen; medians of interleaved runs."""
    taken: dict[str, list[tuple[float, float]]] = {program.name: [] for program in found}
    for _ in range(runs):
        for program in found:  # A B C A B C: a busy machine is busy for all of them
            with Terminal(program.command, env=program.env) as terminal:
                terminal.wait_for(program.ready)
                terminal.rest()
                taken[program.name].append((terminal.cpu(), terminal.last - terminal.began))
    return {name: (statistics.median(c for c, _ in t), statistics.median(s for _, s in t)) for name, t in taken.items()}


@dataclass(frozen=True, slots=True)
class KeyCost:
    """Bytes that cursor keys bring to an 80x24 terminal."""

    moving: float
    """Median of keys pressed faster than the panes follow."""
    resting: int
    """The most that one key brings once the panes have followed."""
    seconds: float
    """Median from a key to its last byte while moving."""


def keys(program: Program) -> KeyCost:
    """Cursor keys one after another, then single ones with the panes let follow."""
    with Terminal(program.command, env=program.env) as terminal:
        terminal.wait_for(program.ready)
        terminal.rest()
        moving = [terminal.press("down", quiet=0.06) for _ in range(KEYS)]
        terminal.rest()
        resting = [terminal.press("down", quiet=0.5)[0] for _ in range(KEYS)]
    return KeyCost(statistics.median(b for b, _ in moving), max(resting), statistics.median(s for _, s in moving))


def filtering(program: Program, text: str) -> float:
    """Median seconds from a keystroke in the filter prompt to the last byte of the new list."""
    with Terminal(program.command, env=program.env) as terminal:
        terminal.wait_for(program.ready)
        terminal.rest()
        terminal.press("/")
        taken = [terminal.press(letter, quiet=0.6)[1] for letter in text]
    return statistics.median(taken)


def newsboat_home(folder: Path, feeds: Sequence[Path]) -> Path:
    """A folder that newsboat runs in, its cache filled from files."""
    import subprocess

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "urls").write_text("".join(f"file://{feed}\n" for feed in feeds), encoding="utf-8")
    (folder / "config").write_text("auto-reload no\nshow-read-feeds yes\n", encoding="utf-8")
    command = ["newsboat", "-q", "-u", f"{folder}/urls", "-c", f"{folder}/cache.db", "-C", f"{folder}/config", "-x", "reload"]
    subprocess.run(command, env={**os.environ, "HOME": str(folder)}, check=True, timeout=600)
    return folder
