"""JSON Feed, plain text, JSON lines, and how they are told apart."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.collect import formats
from monitor_tui.errors import ImportFileError
from monitor_tui.model import Dated, Item, Precision
from tests.collect.site import RSS

MOMENT = datetime(2021, 4, 17, 15, 5, tzinfo=UTC)


def json_feed(*items: object, **top: object) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items, **top}).encode()


def test_a_json_feed_item() -> None:
    record = {
        "id": 7,
        "url": "/7?utm_medium=x",
        "title": "A &amp; B",
        "content_html": "<p>One.<p>Two.",
        "content_text": "1",
    }
    parsed = formats.parse(
        json_feed({**record, "date_published": "2021-04-17T18:05:00+03:00"}, language="en-US"),
        "",
        "https://a.test/feed.json",
    )
    (item,) = parsed.items
    assert parsed.title == "T"
    assert (item.guid, item.url, item.title, item.text) == ("7", "https://a.test/7", "A & B", "One.\n\nTwo.")
    assert (item.published, item.lang) == (MOMENT, "en")
    assert json.loads(item.original)["id"] == 7


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"id": "1", "title": "T", "content_text": "Plain <b>."}, "Plain <b>."),
        ({"id": "1", "title": "T", "summary": "Only this."}, "Only this."),
        ({"id": "1", "title": "T", "content_text": 5, "content_html": None}, ""),
    ],
)
def test_the_texts_of_a_json_feed(record: dict[str, object], text: str) -> None:
    assert formats.parse(json_feed(record)).items[0].text == text


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"items": {}, "version": "https://jsonfeed.org/version/1"}', "not a feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "not JSON"),
        (b'{"a":' * 100_000, "not JSON"),
        (b"{}", "not a feed"),
    ],
)
def test_json_that_is_no_feed(body: bytes, error: str) -> None:
    assert formats.parse(body, "application/feed+json").error == error


def test_half_a_surrogate_pair_does_not_come_in() -> None:
    (item,) = formats.parse(
        b'{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"\\ud800","title":"x\\udfff","content_html":"y\\ud83d"}]}'
    ).items
    f"{item.guid}{item.title}{item.text}".encode()


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("Headline\n\nBody one. Body two.", "Headline", "Body one. Body two."),
        ("Is it war?\nBody.", "Is it war?", "Body."),
        ("This is a sentence.\nAnd another.", "This is a sentence.", "And another."),
        ("Just one sentence. And a second one.", "Just one sentence.", "And a second one."),
        ("Only a line", "Only a line", ""),
        ("\ufeffHeadline\r\n\r\nBody.", "Headline", "Body."),
    ],
)
def test_plain_text_finds_its_title(text: str, title: str, rest: str) -> None:
    (item,) = formats.parse(text.encode(), name="plain").items
    assert (item.title, item.text, item.dated) == (title, rest, Dated.SEEN)
    assert item.original == text.encode()


def test_a_first_line_of_many_words_is_no_title() -> None:
    item = formats.parse(("word " * 100 + "\nBody.").encode(), name="plain").items[0]
    assert item.title.endswith("[…]")
    assert item.text.startswith("word word")


@pytest.mark.parametrize("body", [b"", b" \n\t ", b"\xef\xbb\xbf"])
def test_an_empty_file_says_so(body: bytes) -> None:
    assert formats.parse(body, name="plain").error == "empty"


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def one_line(**record: object) -> Item:
    return formats.parse(lines(record), name="jsonlines").items[0]


def test_a_json_line() -> None:
    item = one_line(
        id=5,
        title="T",
        text="One.\n\nTwo.",
        lang="en",
        url="https://a.test/5?utm_source=x",
        published="2021-04-17T18:05:00+03:00",
        source="dpa",
        seen="2021-04-18T00:00:00Z",
        withdrawn=True,
    )
    assert (item.guid, item.title, item.text, item.lang, item.source) == ("5", "T", "One.\n\nTwo.", "en", "dpa")
    assert (item.url, item.published, item.withdrawn) == ("https://a.test/5", MOMENT, True)
    assert item.seen == datetime(2021, 4, 18, tzinfo=UTC)


@pytest.mark.parametrize("key", ["published", "date", "time"])
def test_a_time_has_three_names(key: str) -> None:
    assert one_line(text="x", **{key: "2021-04-17T15:05:00Z"}).published == MOMENT
    assert one_line(text="x", **{key: "2021-04-17"}).precision is Precision.DAY
    assert one_line(text="x", **{key: int(MOMENT.timestamp())}).published == MOMENT


def test_a_channel_is_a_source_and_a_missing_title_the_first_sentence() -> None:
    item = one_line(channel="news", text="First one. Second.", id=None, url=None, date=None)
    assert (item.source, item.title, item.text, item.dated) == ("news", "First one.", "Second.", Dated.SEEN)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not an object"),
        (b"\xff", "not UTF-8"),
        (b'{"id": 1}', "neither `text` nor `title`"),
        (b'{"text": 5}', "`text` is no text"),
        (b'{"text": "x", "published": "soon"}', "`published` is no time: 'soon'"),
        (b'{"text": "x", "time": []}', "`time` is no time: '[]'"),
        (b'{"text": "x", "id": {}}', "`id` is neither"),
        (b'{"text": "x", "url": "file:///etc/passwd"}', "`url` is no http"),
        (b'{"text": "x", "withdrawn": "yes"}', "`withdrawn` is neither"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_named(line: bytes, why: str) -> None:
    with pytest.raises(ImportFileError) as raised:
        formats.parse(b'{"text": "fine"}\n\n' + line + b"\n", url="posts.jsonl", name="jsonlines")
    assert raised.value.line == 3
    assert str(raised.value).startswith(f"posts.jsonl, line 3: {why}")


TEXT = st.text(max_size=60)


@given(
    st.fixed_dictionaries(
        {"text": TEXT.filter(str.strip)},
        optional={
            "id": TEXT | st.integers() | st.none(),
            "title": TEXT,
            "lang": TEXT,
            "source": TEXT,
            "published": st.none(),
        },
    )
)
def test_any_record_with_a_text_is_a_story(record: dict[str, object]) -> None:
    item = formats.parse(lines(record), name="jsonlines").items[0]
    assert "\n" not in item.title
    assert item.title or not item.text
    assert item.lang is None or len(item.lang) in (2, 3)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_plain_text_or_empty(body: bytes) -> None:
    parsed = formats.parse(body, name="plain")
    assert len(parsed.items) == (0 if parsed.error else 1)


@given(st.binary(max_size=200) | st.text(alphabet="<>/rsitemchanl?! =\"'[]", max_size=100).map(str.encode))
def test_any_bytes_are_a_feed_or_none(body: bytes) -> None:
    parsed = formats.parse(body)
    assert not (parsed.items and parsed.error)


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        (RSS, "a.txt", "feed"),
        (b"\xef\xbb\xbf" + RSS, "", "feed"),
        (b"  <feed xmlns='http://www.w3.org/2005/Atom'/>", "", "feed"),
        (RSS.decode().encode("utf-16"), "", "feed"),
        (b"<!-- generated -->\n<rss/>", "", "feed"),
        (json_feed(), "feed.json", "jsonfeed"),
        (json.dumps({"version": "https://jsonfeed.org/version/1", "items": []}, indent=1).encode(), "", "jsonfeed"),
        (b'{"text": "a"}\n{"text": "b"}\n', "posts", "jsonlines"),
        (b'{"text": "a"}', "posts.json", "jsonlines"),
        (b"{broken", "posts.jsonl", "jsonlines"),
        (b"Headline\n\nText", "a.txt", "plain"),
        (b"{curly} text", "a.txt", "plain"),
        (b"", "a.txt", "plain"),
        (b"{" + b'"text": "' + b"x" * 10_000, "long", "jsonlines"),
    ],
)
def test_sniff(body: bytes, name: str, expected: str) -> None:
    assert formats.sniff(body, name) == expected


def test_a_server_that_calls_a_feed_a_page_is_not_believed() -> None:
    assert len(formats.parse(RSS, "text/html").items) == 1
    assert len(formats.parse(json_feed({"id": "1", "title": "T"}), "text/plain").items) == 1
