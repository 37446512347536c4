"""Fetching for real: a server on loopback, the command in a process of its own, the store looked at afterwards."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cycle.serving import Feeds, rss

COMMAND = [str(Path(sys.executable).with_name("monitor-tui"))]
PESKOV = ("1", "Peskov comments on the call", "Kremlin spokesman Dmitry Peskov said that the talks had begun.")
KGB = ("2", "KGB on the group", "The KGB of Belarus announced that a group had been detained.")
OFFICE = ("3", "Office: be careful", "Tsikhanouskaya warned against hasty conclusions.")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], capture_output=True, text=True, timeout=400, check=False)


def made_dossier(folder: Path, urls: dict[str, str], *, every: str = "30m", more: str = "") -> Path:
    """A dossier that watches these addresses on loopback."""
    folder.mkdir()
    (folder / "dossier.toml").write_text('title = "Loopback"\nlanguages = ["en"]\ntimezone = "Europe/Minsk"\n')
    (folder / "camps.toml").write_text('[[camp]]\nid = "kremlin"\nname = "Kremlin"\nletter = "R"\nshown = true\n')
    (folder / "actors.toml").write_text(
        '[[actor]]\nid = "peskov"\nname = "Dmitry Peskov"\ntype = "person"\ncamp = "kremlin"\n'
    )
    (folder / "sources.toml").write_text(
        "".join(
            f'[[source]]\nid = "{name}"\nkind = "feed"\nurl = "{url}"\nallow_private = true\nevery = "{every}"\n\n'
            for name, url in urls.items()
        )
        + more
    )
    return folder


def stories(store: Path, dossier: Path) -> list[dict[str, Any]]:
    told = run("stories", "--json", "*", "--store", str(store), "--dossier", str(dossier))
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_one_failed_source_never_stops_the_others(tmp_path: Path) -> None:
    served = {"/a": rss("A", PESKOV, KGB), "/b": rss("B", OFFICE), "/broken": b"", "/page": b"<html>no feed</html>"}
    with Feeds(served) as feeds:
        feeds.broken.add("/broken")
        dossier = made_dossier(
            tmp_path / "dossier",
            {name: feeds.url(f"/{name}") for name in ("a", "b", "broken", "page", "missing")},
            more='[[source]]\nid = "channel"\nkind = "telegram"\nurl = "https://t.me/s/x"\n',
        )
        store = tmp_path / "store.db"
        words = ("--store", str(store), "--dossier", str(dossier))
        told = run("fetch", *words)
        assert told.returncode == 0, told.stderr
        assert "5 sources: 2 ok, 0 unchanged, 3 failed; 3 new stories, 0 changed" in told.stdout
        assert "not collected yet: 1 of kind telegram" in told.stdout
        assert {story["source"] for story in stories(store, dossier)} == {"a", "b"}

        states = {form["id"]: form for form in map(json.loads, run("sources", "--json", *words).stdout.splitlines())}
        assert {name: states[name]["state"] for name in ("a", "broken", "missing", "channel")} == {
            "a": "ok",
            "broken": "failed",
            "missing": "failed",
            "channel": "not collected",
        }
        assert ("503" in states["broken"]["detail"], "404" in states["missing"]["detail"]) == (True, True)

        again = run("fetch", "a", "b", *words)
        assert "2 sources: 0 ok, 2 unchanged, 0 failed; 0 new stories" in again.stdout
        assert feeds.asked["/a", 304] == 1


def test_a_changed_text_is_a_new_wording(tmp_path: Path) -> None:
    with Feeds({"/a": rss("A", PESKOV)}) as feeds:
        dossier = made_dossier(tmp_path / "dossier", {"a": feeds.url("/a")})
        store = tmp_path / "store.db"
        words = ("fetch", "a", "--store", str(store), "--dossier", str(dossier))
        run(*words)
        feeds.documents["/a"] = rss("A", (PESKOV[0], PESKOV[1], "Kremlin spokesman Dmitry Peskov denied everything."))
        assert "0 new stories, 1 changed" in run(*words).stdout
        (story,) = stories(store, dossier)
        assert story["wordings"] == 2


def test_fetch_every_runs_until_it_is_told_to_stop(tmp_path: Path) -> None:
    with Feeds({"/a": rss("A", PESKOV)}) as feeds:
        dossier = made_dossier(tmp_path / "dossier", {"a": feeds.url("/a")}, every="1s")
        store = tmp_path / "store.db"
        shared = ["--store", str(store), "--dossier", str(dossier)]
        running = subprocess.Popen(
            [*COMMAND, "fetch", "--every", "1s", *shared], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        try:
            _wait(lambda: feeds.asked["/a", 200] + feeds.asked["/a", 304] >= 2)
            other = run("fetch", *shared)
            assert (other.returncode, "only one can" in other.stderr) == (1, True)
            feeds.documents["/a"] = rss("A", PESKOV, KGB)
            _wait(lambda: len(stories(store, dossier)) == 2)
        finally:
            running.send_signal(signal.SIGTERM)
            told, complained = running.communicate(timeout=20)
        assert (running.returncode, complained) == (0, "")
        assert "1 new stories" in told


def test_sources_check_stores_nothing(tmp_path: Path) -> None:
    told = run("sources", "check", "http://127.0.0.1:9/feed", "--store", str(tmp_path / "store.db"))
    assert (told.returncode, "private" in told.stdout) == (1, True)
    assert not (tmp_path / "store.db").exists()


@pytest.mark.slow
def test_real_feeds_are_stored_once(shared: Path, tmp_path: Path) -> None:
    """106 real feeds: every entry that the better parser finds is stored once, and the second run stores nothing."""
    folder = shared / "corpora" / "feeds" / "real"
    documents = {f"/{file.name}": file.read_bytes() for file in sorted(folder.iterdir())}
    assert len(documents) == 106
    with Feeds(documents) as feeds:
        ids = {f"feed-{number:03d}": path for number, path in enumerate(documents)}
        dossier = made_dossier(tmp_path / "dossier", {name: feeds.url(path) for name, path in ids.items()})
        store = tmp_path / "store.db"
        words = ("--store", str(store), "--dossier", str(dossier))
        first = run("fetch", *words)
        assert first.returncode == 0, first.stderr
        stored: dict[str, int] = dict.fromkeys(ids, 0)
        for story in stories(store, dossier):
            stored[story["source"]] += 1
        wanted = {name: _entries(documents[path]) for name, path in ids.items()}
        assert {n: (stored[n], wanted[n]) for n in ids if stored[n] != wanted[n]} == {}
        second = run("fetch", *ids, *words)
        assert f"{sum(n > 0 for n in wanted.values())} unchanged" in second.stdout
        assert "0 new stories, 0 changed" in second.stdout


def _entries(body: bytes) -> int:
    """How many different entries the better of both parsers finds."""
    import warnings

    import fastfeedparser
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        slow = [_identity(entry) for entry in feedparser.parse(body).entries]
        try:
            fast = [_identity(entry) for entry in fastfeedparser.parse(body).entries]
        except Exception:  # a peer that fails has found nothing
            fast = []
    return max(len(set(slow)), len(set(fast)))


def _identity(entry: Any) -> tuple[str, ...]:
    return tuple(str(entry.get(name) or "") for name in ("id", "link", "title", "published"))


def _wait(happened: Any, limit: float = 30.0) -> None:
    until = time.monotonic() + limit
    while not happened():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.1)
