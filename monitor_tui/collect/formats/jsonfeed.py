"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping

from monitor_tui.collect.formats import charset, dates, links, markup
from monitor_tui.collect.formats.entry import Entry, item, words
from monitor_tui.collect.formats.parsed import Parsed
from monitor_tui.model import Item
from monitor_tui.text import clean


def parse(body: bytes, content_type: str = "", url: str = "") -> Parsed:
    """The items of a JSON Feed; one that is no object is passed over."""
    if odd := charset.unknown(content_type):
        return Parsed(error=f"no such charset: {odd}")
    try:
        feed = json.loads(charset.to_utf8(body, charset.detect(body, content_type)))
    except (ValueError, RecursionError):
        return Parsed(error="not JSON")
    if not isinstance(feed, Mapping) or not isinstance(feed.get("items"), list):
        return Parsed(error="not a feed")
    base = url or words(feed.get("feed_url")) or words(feed.get("home_page_url"))
    lang = words(feed.get("language")) or None
    items = tuple(_item(raw, base, lang) for raw in feed["items"] if isinstance(raw, Mapping))
    title = clean(markup.plain_line(words(feed.get("title"))), one_line=True).text
    return Parsed(items, title, found=len(items))


def _item(raw: Mapping[str, object], base: str, lang: str | None) -> Item:
    link = words(raw.get("url")) or words(raw.get("external_url"))
    guid = raw.get("id")
    return item(
        Entry(
            # Numbers are coerced, as the format asks.
            guid=str(guid) if isinstance(guid, str | int | float) and guid != "" else None,
            url=links.absolute(link, base) or links.absolute(words(guid), ""),
            title=markup.plain_line(words(raw.get("title"))),
            text=_body(raw),
            lang=words(raw.get("language")) or lang,
            when=dates.first(raw.get("date_published"), raw.get("date_modified")),
            original=json.dumps(raw, ensure_ascii=False).encode(errors="replace"),
        )
    )


def _body(raw: Mapping[str, object]) -> str:
    """The fuller of HTML and text content, the summary only where there is neither."""
    bodies = (markup.plain(words(raw.get("content_html"))), words(raw.get("content_text")).strip())
    return max(bodies, key=len) or words(raw.get("summary"))
