"""CPU seconds until the list stands still, bytes a key, and the time from a filter keystroke to the new list."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
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
        Program(f"monitor-tui, {name}", [str(tui), "--store", str(path)], r"\?\s+help", {})
        for name, path in stores.items()
    ]
    for name, home in newsboats.items():
        found.append(Program(f"newsboat, {name}", newsboat(home), "source-00", {"HOME": str(home)}))
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


def newsboat_installed() -> bool:
    """Whether the peer is there to be measured."""
    return shutil.which("newsboat") is not None


def newsboat_home(folder: Path, stories: int) -> Path:
    """A folder that newsboat runs in, its cache filled with so many stories from files; used again if it is there."""
    if (folder / "cache.db").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    feeds = max(1, min(200, stories // 10))
    for number in range(feeds):
        items = "".join(_item(number, n) for n in range(stories // feeds))
        head = f"<rss version='2.0'><channel><title>source-{number:03d}</title><link>http://s.test/</link>"
        (folder / f"{number}.xml").write_text(f"{head}{items}</channel></rss>", encoding="utf-8")
    (folder / "urls").write_text("".join(f"file://{folder}/{n}.xml\n" for n in range(feeds)), encoding="utf-8")
    (folder / "config").write_text("auto-reload no\nshow-read-feeds yes\n", encoding="utf-8")
    env = {**os.environ, "HOME": str(folder)}
    subprocess.run([*newsboat(folder), "-x", "reload"], env=env, check=True, timeout=1800)
    return folder


def newsboat(folder: Path) -> list[str]:
    """The peer's command on a folder of its own."""
    return ["newsboat", "-q", "-u", f"{folder}/urls", "-c", f"{folder}/cache.db", "-C", f"{folder}/config"]


def _item(feed: int, number: int) -> str:
    text = "Talks in Minsk went on, and nobody said when they would end. " * 16
    link = f"http://s.test/{feed}/{number}"
    names = f"<title>Story {number} of {feed}</title><link>{link}</link><guid>{link}</guid>"
    return f"<item>{names}<description>{text}</description></item>"
