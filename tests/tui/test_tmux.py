"""What a feed may hold, seen through tmux, which answers when it is asked and obeys what it is told."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.test_hostile import payloads

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")

WIRE = r"j k move  Enter story  e event .*\? help\s*$"
TITLE, WINDOW = "the-title", "the-window"
SCREENS = [
    (("j", "j", "G", "g", "g", "J", "K"), WIRE),
    (("e", "j", "l"), r"h j k l cell .*q back\s*$"),
    (("q",), WIRE),
    (("Enter", "Tab", "j", "G"), r"Tab claim .*q back\s*$"),
    (("q", "E", "j"), r"Enter stories .*q back\s*$"),
    (("q", "+"), r"^ Enter takes it"),
    (("Escape",), WIRE),
    (("4", "0", "z", "z"), WIRE),
]
"""Keys, and the foot of the screen that they lead to; anything that an answer typed would lead elsewhere."""


class Tmux:
    """One pane of a server of its own; closed with the block."""

    def __init__(self, folder: Path) -> None:
        self._socket = str(folder / "tmux")
        self._env = {key: value for key, value in os.environ.items() if key != "TMUX"}

    def ask(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, "-f", "/dev/null", *words], env=self._env, capture_output=True, text=True
        )
        return done.stdout.rstrip("\n")

    def start(self, command: list[str]) -> None:
        self.ask("new-session", "-d", "-x", "80", "-y", "24", "-n", WINDOW, "sleep 60")
        for option, value in (("set-clipboard", "on"), ("allow-rename", "on"), ("automatic-rename", "off")):
            self.ask("set-option", "-g", option, value)
        self.ask("select-pane", "-T", TITLE)
        self.ask("respawn-pane", "-k", "-c", os.getcwd(), shlex.join(command))

    @property
    def screen(self) -> list[str]:
        return self.ask("capture-pane", "-p").split("\n")

    def wait_for(self, foot: str, limit: float = 20.0) -> list[str]:
        """The screen once its last line is the wanted one and nothing changes any more."""
        until, before = time.monotonic() + limit, [""]
        while time.monotonic() < until:
            time.sleep(0.15)
            now = self.screen
            if now == before and re.search(foot, now[-1]):
                return now
            before = now
        raise AssertionError(f"never showed {foot!r}:\n" + "\n".join(before))

    def named(self) -> tuple[str, ...]:
        """What a hostile text could have changed: titles, what was copied, whether the program still runs."""
        shown = self.ask("display-message", "-p", "#{pane_title}|#{window_name}|#{pane_dead}")
        return (*shown.split("|"), self.ask("list-buffers"))


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    made = Tmux(tmp_path)
    yield made
    made.ask("kill-server")  # of this test's own socket


def hostile_store(texts: list[str], folder: Path) -> list[str]:
    """The dashboard on a store whose titles, bodies, sources and links are payloads, taken in as any file is."""
    lines = [
        {"id": str(number), "title": f"FSB {one}", "text": f"Putin said {one}.\n{one}", "url": f"https://example.org/{one}",
         "source": f"s{one}"[:60], "date": f"2021-04-{number % 28 + 1:02}"}
        for number, one in enumerate(texts)
    ]  # fmt: skip
    file = folder / "hostile.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    program = [sys.executable, "-m", "monitor_tui", "--store", str(folder / "hostile.db")]
    subprocess.run([*program, "import", str(file)], check=True, capture_output=True)
    for one in texts[:6]:
        subprocess.run([*program, "tag", f"+x{one}", "--", "fsb"], check=False, capture_output=True)
    return program


def hostile_desk(texts: list[str], folder: Path) -> list[str]:
    """The dashboard on payloads that went past the door: only the guard at the screen stands before them."""
    file = folder / "payloads.json"
    file.write_text(json.dumps([{"text": one} for one in texts]), encoding="utf-8")
    return [sys.executable, "-m", "tests.tui.hostile_app", str(file)]


@pytest.mark.parametrize("made", [hostile_store, hostile_desk])
def test_no_payload_presses_a_key_renames_a_window_or_copies(
    shared: Path, tmp_path: Path, tmux: Tmux, made: object
) -> None:
    texts = [one["text"] for one in payloads(shared) if len(one["text"]) < 5000 and "\x00" not in one["text"]]
    assert callable(made)
    tmux.start(made(texts, tmp_path))
    tmux.wait_for(WIRE, 60)
    for keys, foot in SCREENS:
        tmux.ask("send-keys", *keys)
        tmux.wait_for(foot)
    assert tmux.named() == (TITLE, WINDOW, "0", "")


def test_a_payload_that_is_written_as_it_is_would_be_noticed(tmux: Tmux) -> None:
    """The test above can fail: these texts do to the pane what it looks for."""
    tmux.start([sys.executable, "-c", r"print('\x1b]2;owned\x1b\\\x1b]52;c;b3duZWQ=\x07'); input()"])
    time.sleep(1)
    assert tmux.named()[0] == "owned"
    assert "owned" in tmux.named()[-1]
