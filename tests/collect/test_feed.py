"""RSS, Atom and RDF."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor_tui.collect.formats import feed
from monitor_tui.collect.formats.scan import scan
from monitor_tui.model import Dated, Item, Precision

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:yandex="http://news.yandex.ru" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def rss(items: str, head: str = "") -> bytes:
    channel = f"<channel><title>Wire</title>{head}{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}>{channel}</rss>'.encode()


def only(body: bytes, url: str = "https://a.test/rss") -> Item:
    parsed = feed.parse(body, "", url)
    assert not parsed.error
    (item,) = parsed.items
    return item


def test_an_rss_item() -> None:
    item = only(
        rss(
            "<item><title>A &amp;amp; B &lt;b&gt;now&lt;/b&gt;</title><link>/1?utm_source=rss</link><guid>g1</guid>"
            "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>"
            "<pubDate>Sat, 17 Apr 2021 18:05:00 MSK</pubDate></item>",
            "<language>en-us</language>",
        )
    )
    assert (item.guid, item.url, item.title, item.text) == ("g1", "https://a.test/1", "A & B now", "One.\n\nTwo.")
    assert (item.published, item.precision) == (datetime(2021, 4, 17, 15, 5, tzinfo=UTC), Precision.MINUTE)
    assert (item.lang, item.dated) == ("en", Dated.SOURCE)
    assert item.original.startswith(b"<item>")
    assert item.original.endswith(b"</item>")


def test_an_atom_entry() -> None:
    item = only(
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>T</title><id>f</id>'
        b'<entry xml:lang="de"><title type="html">Ein &amp;lt;Titel</title><id>tag:a.test,2021:1</id>'
        b'<link rel="alternate" href="2021/1"/><published>2021-04-17</published><updated>2021-04-18T10:00:00Z</updated>'
        b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eins.</p><p>Zwei.</p></div></content></entry></feed>'
    )
    assert (item.guid, item.url, item.lang) == ("tag:a.test,2021:1", "https://a.test/2021/1", "de")
    assert (item.published, item.precision) == (datetime(2021, 4, 17, tzinfo=UTC), Precision.DAY)
    assert item.text == "Eins.\n\nZwei."


def test_an_rdf_item() -> None:
    item = only(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title>'
        b'<dc:language>be</dc:language></channel><item rdf:about="http://a.test/1"><title>Navina</title><link>http://a.test/1</link>'
        b"<description>Teksts.</description><dc:date>2021-04-17T18:05:00+03:00</dc:date></item></rdf:RDF>"
    )
    assert item.published == datetime(2021, 4, 17, 15, 5, tzinfo=UTC)
    assert (item.url, item.title) == ("http://a.test/1", "Navina")


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            "<description>Short.</description><content:encoded>The whole long text.</content:encoded>",
            "The whole long text.",
        ),
        (
            "<description>The whole long text.</description><content:encoded>Short.</content:encoded>",
            "The whole long text.",
        ),
        ("<description>Short.</description><yandex:full-text>The whole text.</yandex:full-text>", "The whole text."),
        ("<description>Only this.</description>", "Only this."),
        ("<description><p>Real <b>elements</b> here.</p></description>", "Real elements here."),
        ("<description><![CDATA[<p>a</p>&nbsp;<p>b</p>]]></description>", "a\n\nb"),
        ("<description>x&nbsp;&mdash;&nbsp;y</description>", "x — y"),
        ("<description>&lt;img src=x&gt;long&lt;br&gt;text</description>", "long\ntext"),
        ("", ""),
    ],
)
def test_the_fullest_text_is_taken(fields: str, text: str) -> None:
    assert only(rss(f"<item><title>T</title>{fields}</item>")).text == text


@pytest.mark.parametrize(
    ("title", "description", "expected"),
    [
        ("", "First one. Second one.", ("First one.", "Second one.")),
        ("Same words", "Same words", ("Same words", "")),
        ("Same words", "Same words&lt;p&gt;and more", ("Same words", "and more")),
        ("Same", "Same words", ("Same", "Same words")),
        ("", "", ("", "")),
    ],
)
def test_title_and_text_do_not_repeat_each_other(title: str, description: str, expected: tuple[str, str]) -> None:
    item = only(rss(f"<item><title>{title}</title><description>{description}</description><guid>1</guid></item>"))
    assert (item.title, item.text) == expected


@pytest.mark.parametrize(
    ("declared", "title", "lang"),
    [
        ("ru-RU", "Покушение", "ru"),
        ("en-us", "Покушение на президента", None),
        ("ru", "Attempt on the president", None),
        ("DE", "Anschlag", "de"),
        ("nonsense!", "Anschlag", None),
    ],
)
def test_a_declared_language_holds_unless_the_alphabet_contradicts(declared: str, title: str, lang: str | None) -> None:
    assert only(rss(f"<item><title>{title}</title></item>", f"<language>{declared}</language>")).lang == lang


@pytest.mark.parametrize("fields", ["", "<pubDate></pubDate>", "<pubDate>soon</pubDate>"])
def test_without_a_date_the_time_stays_unknown(fields: str) -> None:
    item = only(rss(f"<item><title>T</title>{fields}</item>"))
    assert (item.published, item.dated) == (None, Dated.SEEN)


def test_a_guid_that_is_an_address_is_the_link() -> None:
    assert only(rss("<item><title>T</title><guid>https://b.test/5</guid></item>")).url == "https://b.test/5"


def test_terminal_controls_do_not_come_in() -> None:
    item = only(rss("<item><title>A\u202eB&#x9b;31mC</title><description>\u009b2J\u200bx</description></item>"))
    assert not any("\x7f" <= char <= "\x9f" or char in "\u202e\u200b\x1b" for char in item.title + item.text)


def test_entries_with_one_guid_are_told_apart_by_their_time_and_the_same_one_is_kept_once() -> None:
    old = "<item><title>Old</title><guid>g</guid><pubDate>Sat, 17 Apr 2021 10:00:00 GMT</pubDate></item>"
    new = "<item><title>New</title><guid>g</guid><pubDate>Sun, 18 Apr 2021 10:00:00 GMT</pubDate></item>"
    parsed = feed.parse(rss(new + old + new))
    assert [(item.title, item.guid) for item in parsed.items] == [("New", "g 2021-04-18T10:00:00+00:00"), ("Old", "g")]
    assert parsed.found == 3
    assert [item.guid for item in feed.parse(rss(old + new)).items] == ["g", "g 2021-04-18T10:00:00+00:00"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", "not a feed"),
        (b"<html><p>Welcome</html>", "not a feed"),
        (b"Not found\r\n", "not a feed"),
        (b"<rss><channel><title>quiet day</title></channel></rss>", ""),
        (
            b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>',
            "refused: internal DTD",
        ),
        (b"<!doctype rss [ ]><rss><channel><item/></channel></rss>", "refused: internal DTD"),
        (
            b'<?x <![CDATA[?><!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item/></channel></rss>',
            "refused: internal DTD",
        ),
        (
            b'<!--<![CDATA[--><!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item/></channel></rss>',
            "refused: internal DTD",
        ),
        (b'<!DOCTYPE r SYSTEM "a>b" [<!ENTITY a "b">]><rss><channel><item/></channel></rss>', "refused: internal DTD"),
        (
            b'<a/><?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item/></channel></rss>',
            "refused: internal DTD",
        ),
    ],
)
def test_what_is_no_feed_says_so(body: bytes, error: str) -> None:
    parsed = feed.parse(body)
    assert (parsed.items, parsed.error) == ((), error)


def test_a_plain_doctype_is_cut_off() -> None:
    doctype = b'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://a.test/rss.dtd">'
    item = only(rss("<item><title>x &eacute; y</title></item>").replace(b"<rss", doctype + b"<rss"))
    assert item.title == "x é y"


def test_a_body_that_is_the_name_of_a_file_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_bytes(rss("<item><title>secret</title></item>"))
    assert feed.parse(str(secret).encode()).error == "not a feed"


def test_entries_that_the_quick_parser_loses_are_found() -> None:
    """A feed broken off in the middle still gives what came before."""
    whole = rss("".join(f"<item><title>T{n}</title><guid>{n}</guid></item>" for n in range(10)))
    assert len(feed.parse(whole[: len(whole) * 2 // 3]).items) >= 5


def test_of_a_long_story_the_start_is_kept() -> None:
    item = only(rss(f"<item><title>T</title><description>{'word ' * 200_000}</description></item>"))
    assert item.text.endswith(" […]")
    assert len(item.text) < 401_000


@pytest.mark.parametrize(
    "piece", [b"<![CDATA[", b"<!--", b"<item", b"<item>", b"</item>", b"<!DOCTYPE", b"<?", b"<entry>]]>"]
)
def test_the_scan_is_linear(piece: bytes) -> None:
    import time

    start = time.process_time()
    scan(piece * 400_000)
    assert time.process_time() - start < 4
