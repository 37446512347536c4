"""What goes over a slow line, looked at from the other end of a pseudo-terminal."""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bench.terminal import Terminal

COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")
MOVING, FOLLOWING = 600, 4096
"""Bytes that a cursor key may cost: while the cursor moves, and once when the panes follow."""


@contextmanager
def dashboard(*options: str, columns: int = 80, lines: int = 24, **env: str) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "tests.tui.fake_app", *options]
    with Terminal(command, columns=columns, lines=lines, env=env) as terminal:
        terminal.wait_for(r"\? help")
        terminal.rest(0.5)
        yield terminal


def test_a_cursor_key_costs_little_even_where_the_list_scrolls() -> None:
    with dashboard() as terminal:
        costs = [terminal.press("down", 0.06)[0] for _ in range(12)]
        assert max(costs) <= FOLLOWING
        quick = terminal.sent
        terminal.press("kkkkkkkk", 0.05)
        assert (terminal.sent - quick) / 8 <= MOVING


def test_panes_that_follow_cost_little_once() -> None:
    with dashboard() as terminal:
        for _ in range(14):
            assert terminal.press("down", 0.2)[0] <= FOLLOWING


def test_the_screen_is_right_after_the_terminal_moved_lines_itself() -> None:
    with dashboard() as terminal:
        for _ in range(11):
            terminal.press("j", 0.1)
        rows = terminal.screen.display[1:9]
        assert [row.startswith(">") for row in rows].index(True) == 7
        assert "belta-ru" in rows[-2 if "dwn" in rows[-1] else -1] + rows[-2]
        for _ in range(9):
            terminal.press("k", 0.1)
        rows = terminal.screen.display[1:9]
        assert rows[0].startswith(">")
        assert sum(row.startswith(">") for row in rows) == 1
        assert "n-tv" in rows[0]
        assert "radiosput" in rows[5]


def test_nothing_is_sent_while_nothing_happens() -> None:
    with dashboard() as terminal:
        before = terminal.sent
        for _ in range(6):
            terminal.pump(0.5)
        assert terminal.sent == before


def test_without_colour_none_is_sent_and_the_cursor_is_seen() -> None:
    with dashboard(NO_COLOR="1") as terminal:
        terminal.press("jj", 0.3)
        shown = terminal.raw.decode("utf-8", "replace")
        assert [one for one in COLOUR.findall(shown) if one not in ("\x1b[7;39;49m",) and "39;49" not in one] == []
        assert any(line.startswith(">") for line in terminal.screen.display)


def test_sixteen_colours_are_enough() -> None:
    with dashboard(TERM="xterm") as terminal:
        terminal.press("jj", 0.3)
        assert "38;" not in re.sub(r"\x1b\[\?[\d;]*[a-z]", "", terminal.raw.decode("utf-8", "replace"))


@pytest.mark.parametrize("term", ["linux", "screen", "tmux-256color"])
def test_it_opens_on_terminals_that_analysts_have(term: str) -> None:
    with dashboard("--ascii", TERM=term) as terminal:
        assert "|R Kremlin" in terminal.text


WALKS = [
    *("j", "j", "j", "k", "G", "gg", "4", "0", "2", "l", "h", "z"),
    *("e,j,l,q", "e,4,q", "\r,q", "\r,j,\t,q", "E,j,q", "/,pe,\x1b", "+,x,\x1b", ":,e,\x1b", "?,j,q"),
]
"""What a person may press, and for each way in the way out."""


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
@pytest.mark.parametrize("rounds", [2, pytest.param(12, marks=pytest.mark.slow)])
def test_what_is_not_sent_again_stands_there_already(columns: int, rows: int, rounds: int) -> None:
    """After any walk the terminal shows what drawing everything anew shows."""
    keys = random.Random(7 if rounds > 2 else columns)
    with dashboard(columns=columns, lines=rows) as terminal:
        for _ in range(rounds):
            for _ in range(6):
                for key in keys.choice(WALKS).split(","):
                    terminal.press(key, 0.2 if key == "\x1b" else 0.06)
            terminal.press("k", 0.25)  # takes away what was told, as the key below would
            before = list(terminal.screen.display)
            terminal.press("\x0c", 0.25)
            assert before == list(terminal.screen.display)


def test_a_terminal_is_given_back_when_the_program_is_told_to_end() -> None:
    with dashboard() as terminal:
        os.kill(terminal.pid, signal.SIGTERM)
        until = time.monotonic() + 10
        while terminal.pump(0.1) and time.monotonic() < until:
            pass
        assert b"\x1b[?1049l" in terminal.raw
        assert b"\x1b[?1000l" in terminal.raw


def test_opening_a_prompt_and_leaving_it_costs_two_screens_at_most() -> None:
    with dashboard() as terminal:
        assert terminal.press("/")[0] <= 4000
        assert terminal.press("\x1b")[0] <= 5000
