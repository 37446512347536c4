"""Documents and words a second of `read`, one process, on stories of 400 words in seven languages."""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from monitor_tui.dossier import data_folder
from monitor_tui.read.tagger.corpus import samples

WORDS = 400
LANGUAGES = ("en", "en", "ru", "ru", "be", "uk", "de", "pl", "lt")
"""How often each is drawn."""


@dataclass(frozen=True, slots=True)
class Speed:
    """What reading a corpus took."""

    documents: float
    """A CPU second."""
    words: float
    """A CPU second."""
    megabytes: float
    """Most memory of the process."""


def corpus(stories: int) -> tuple[str, int]:
    """So many documents as `read` takes them, and the number of their words; the same every time.

    The paragraphs are those of ``data/corpus`` (some 80,000 words, so that each is met about five
    times in 1,000 stories), shuffled.
    """
    rng = random.Random(2021)
    paragraphs: dict[str, list[str]] = {}
    for sample in samples(data_folder() / "corpus"):
        paragraphs.setdefault(sample.lang.partition("-")[0], []).extend(sample.text.split("\n"))
    drawn = {lang: _shuffled(rng, some) for lang, some in paragraphs.items()}
    lines, words = [], 0
    for number in range(stories):
        source = drawn[rng.choice(LANGUAGES)]
        text: list[str] = []
        count = 0
        while count < WORDS:
            text.append(next(source))
            count += len(text[-1].split())
        words += count
        document = {"id": number, "text": "\n\n".join(text), "published": "2021-04-19"}
        lines.append(json.dumps(document, ensure_ascii=False))
    return "\n".join(lines) + "\n", words


def _shuffled(rng: random.Random, given: list[str]) -> Iterator[str]:
    """Every one once in a new order, again and again."""
    while True:
        yield from rng.sample(given, len(given))


def measure(stories: int = 1000, runs: int = 5) -> Speed:
    """Medians of whole runs of the command, its start and the building of the names included."""
    command = [str(Path(sys.executable).with_name("monitor-tui")), "read"]
    seconds, most = [], 0
    with tempfile.TemporaryFile("w+b") as file:
        given, words = corpus(stories)
        file.write(given.encode())
        file.flush()
        for _ in range(runs):
            file.seek(0)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            with subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE) as reader:
                assert reader.stdout is not None
                for _ in reader.stdout:
                    # Of the command alone: what the system tells of a child that ended holds its parent's memory too.
                    most = max(most, _peak(reader.pid))
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    taken = statistics.median(seconds)
    return Speed(stories / taken, words / taken, most / 1024)


def _peak(process: int) -> int:
    """The most memory that a running process had, in kB."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return 0  # it has just ended
