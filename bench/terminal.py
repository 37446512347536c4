"""A program in a pseudo-terminal of a given size: what it draws, what it writes, what it costs."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

import psutil
import pyte

KEYS = {"down": b"\x1b[B", "up": b"\x1b[A", "enter": b"\r", "esc": b"\x1b", "pagedown": b"\x1b[6~", "tab": b"\t"}

# What a terminal answers when it is asked what it is; a program that waits for these would look slow.
_ANSWERS = (
    (re.compile(rb"\x1b\[(?:0)?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?(\d+)\$p"), b"\x1b[?%b;2$y"),
)


class Terminal:
    """Runs a command until closed; ``sent`` counts the bytes that an SSH link would carry to the analyst."""

    def __init__(
        self, command: Sequence[str], *, columns: int = 80, lines: int = 24, env: Mapping[str, str] | None = None
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.raw = bytearray()
        self.sent = 0
        self.last = self.began = time.monotonic()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", **(env or {})})
            os.environ.pop("COLORTERM", None)
            # The child sets its own size before it execs: no race with the first drawing.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.execvp(command[0], list(command))
        self._process = psutil.Process(self.pid)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def pump(self, seconds: float) -> bool:
        """Takes what the program writes within so many seconds; False when it has ended."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # Linux says EIO when the other end is closed
            return False
        if not data:
            return False
        self.last = time.monotonic()
        self.sent += len(data)
        self.raw += data
        for asked, answer in _ANSWERS:
            for found in asked.finditer(data):
                os.write(self._fd, answer % found.groups() if found.groups() else answer)
        # pyte draws private sequences that it does not know as text
        self._stream.feed(re.sub(r"\x1b\[[<>=][0-9;]*[a-zA-Z]", "", self._decoder.decode(data)))
        return True

    def wait_for(self, pattern: str, limit: float = 60.0) -> float:
        """Seconds from the start until the screen shows the pattern."""
        wanted, until = re.compile(pattern), time.monotonic() + limit
        while time.monotonic() < until:
            if wanted.search(self.text):
                return self.last - self.began
            if not self.pump(0.05):
                break
        raise TimeoutError(f"the screen never showed {pattern!r}:\n{self.text}")

    def rest(self, quiet: float = 0.4, limit: float = 30.0) -> None:
        """Waits until nothing has come for ``quiet`` seconds."""
        until = time.monotonic() + limit
        while time.monotonic() < until:
            before = self.sent
            if not self.pump(quiet) or self.sent == before:
                return

    def press(self, key: str, quiet: float = 0.4) -> tuple[int, float]:
        """Bytes that a key brings, and seconds until the last of them."""
        before, start = self.sent, time.monotonic()
        os.write(self._fd, KEYS.get(key, key.encode()))
        self.rest(quiet)
        return self.sent - before, max(0.0, self.last - start) if self.sent > before else 0.0

    def hold(self, keys: Sequence[str], times: int, every: float) -> list[float]:
        """Seconds from each of many presses, these keys by turns, to the first byte that follows it."""
        waits, unanswered = list[float](), list[float]()
        for number in range(times):
            start, before = time.monotonic(), self.sent
            key = keys[number % len(keys)]
            os.write(self._fd, KEYS.get(key, key.encode()))
            unanswered.append(start)
            while (left := start + every - time.monotonic()) > 0:
                if not self.pump(left):
                    return waits
                if self.sent > before and unanswered:
                    waits += [self.last - press for press in unanswered]
                    unanswered.clear()
        before = self.sent
        while unanswered and self.pump(1.0) and self.sent > before:
            waits += [self.last - press for press in unanswered]
            unanswered.clear()
        self.rest()
        return waits

    def cpu(self) -> float:
        """CPU seconds of the program and its children so far."""
        total = 0.0
        for process in (self._process, *self._process.children(recursive=True)):
            try:
                times = process.cpu_times()
            except psutil.Error:
                continue
            total += times.user + times.system
        return total

    def close(self) -> None:
        for send, wait in ((signal.SIGTERM, 2.0), (signal.SIGKILL, 2.0)):
            try:
                os.kill(self.pid, send)
            except ProcessLookupError:
                break
            until = time.monotonic() + wait
            while time.monotonic() < until:
                self.pump(0.02)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self._fd)
                    return
        os.close(self._fd)
