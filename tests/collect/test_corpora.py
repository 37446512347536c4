"""Other people's feeds: every entry is found, nothing crashes, nothing takes long."""

from __future__ import annotations

import time
from pathlib import Path

import fastfeedparser
import feedparser
import pytest

from monitor_tui.collect import formats
from monitor_tui.collect.child import Child, Died
from monitor_tui.collect.formats import feed


def entries_of_the_better_parser(body: bytes) -> int:
    try:
        quick = len(fastfeedparser.parse(body).entries)
    except Exception:  # whatever it cannot take counts as nothing
        quick = 0
    return max(quick, len(feedparser.parse(body).entries))


@pytest.mark.slow
def test_real_feeds_give_every_entry_that_the_better_parser_finds(shared: Path) -> None:
    files = sorted((shared / "corpora/feeds/real").iterdir())
    assert len(files) == 106
    for file in files:
        body = file.read_bytes()
        parsed = feed.parse(body, "", "https://a.test/feed")
        assert parsed.found == entries_of_the_better_parser(body), file.name
        # What has neither guid nor link is still something to read; a repeated entry is kept once.
        assert all(item.title or item.text for item in parsed.items), file.name
        assert len(parsed.items) > parsed.found / 2
        keys = [(item.guid or item.url, item.title) for item in parsed.items]
        assert len(set(keys)) == len(keys), file.name
        assert all(item.published and item.original for item in parsed.items), file.name


def test_real_feeds_are_read_in_a_few_seconds(shared: Path) -> None:
    bodies = [file.read_bytes() for file in (shared / "corpora/feeds/real").iterdir()]
    start = time.process_time()
    items = [item for body in bodies for item in feed.parse(body).items]
    assert len(items) > 3000
    assert time.process_time() - start < 10
    texts = "".join(item.title + item.text for item in items)
    assert not any(char in texts for char in "\x1b\x07\x9b\u202e\u200b\x00")


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["feedparser", "feedvalidator"])
def test_small_odd_feeds_crash_nothing(shared: Path, folder: str) -> None:
    files = [file for file in sorted((shared / "corpora/feeds" / folder).rglob("*")) if file.is_file()]
    assert len(files) > 800
    with_entries = 0
    slowest = 0.0
    for file in files:
        start = time.process_time()
        parsed = formats.parse(file.read_bytes(), "", "https://a.test/feed")
        slowest = max(slowest, time.process_time() - start)
        with_entries += bool(parsed.items)
        assert not (parsed.items and parsed.error), file
    assert slowest < 2
    assert with_entries > len(files) / 3


def test_entity_bombs_are_refused_and_never_grow(shared: Path) -> None:
    with Child() as child:
        for file in sorted((shared / "corpora/hostile/xml").glob("*.xml")):
            parsed = child.parse(file.read_bytes())
            assert (parsed.items, parsed.error) in (((), "refused: internal DTD"), ((), "not a feed")), file.name


@pytest.mark.parametrize("where", ["title", "description", "link", "guid"])
def test_entity_bombs_inside_a_feed_are_refused(where: str) -> None:
    entities = '<!ENTITY a0 "boom">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    body = f"<!DOCTYPE rss [{entities}]><rss><channel><item><{where}>&a11;</{where}></item></channel></rss>"
    with Child() as child:
        assert child.parse(body.encode()).error == "refused: internal DTD"
        assert child.parse(body.encode("utf-16")).error == "refused: internal DTD"


def test_a_child_outlives_odd_feeds(shared: Path) -> None:
    """What a document does to a parser there is at most that document's end."""
    files = sorted((shared / "corpora/feeds/feedparser/illformed").rglob("*.xml"))[::10]
    died = 0
    with Child() as child:
        for file in files:
            try:
                child.parse(file.read_bytes())
            except Died:
                died += 1
    assert died == 0


def test_telegram_posts_import_as_json_lines(shared: Path) -> None:
    import gzip

    body = gzip.decompress((shared / "corpora/volume/telegram-ru.jsonl.gz").read_bytes())
    assert formats.sniff(body, "telegram-ru.jsonl") == "jsonlines"
    items = formats.parse(body, name="jsonlines").items
    assert len(items) == 2905
    assert len({(item.source, item.guid) for item in items}) == len(items)
    assert all(item.published and item.title and item.source for item in items)
