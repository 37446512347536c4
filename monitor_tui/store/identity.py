"""What makes two items the same story, and when a story was published: pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from monitor_tui.model import Dated, Item, Precision, whole
from monitor_tui.text import sha256

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""A feed that says it published before this does not know."""
AHEAD = timedelta(days=1)
"""Clocks and zones differ by so much at most; later is a mistake or a trick to stay on top."""
_TRACKING = ("utm_", "at_", "ns_")
_TRACKED = frozenset({"fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "igshid"})


@dataclass(frozen=True, slots=True)
class Time:
    """When a story counts as published, and where that is known from."""

    published: datetime
    precision: Precision
    dated: Dated


def key_of(source: str, item: Item) -> str:
    """Source and guid, else canonical URL, else the text's SHA-256."""
    if item.guid and item.guid.strip():
        return f"{source} {item.guid.strip()}"
    if item.url:
        return f"{source} {canonical_url(item.url)}"
    return f"{source} sha256:{sha256(whole(item.title, item.text))}"


def keys_of(source: str, items: Sequence[Item]) -> list[str]:
    """The keys of the items of one document: a guid that several of them share names none of them."""
    uses = Counter(guid for guid, _, _ in {(item.guid or "", item.url, item.title) for item in items})
    return [_unshared(source, item) if item.guid and uses[item.guid] > 1 else key_of(source, item) for item in items]


def canonical_url(url: str) -> str:
    """The address without what differs between two links to one page: scheme, case of the host, tracking, fragment."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url.strip()
    if parts.scheme not in ("http", "https") or not host:
        return url.strip()
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(pair[0])])
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return SplitResult("https", host, path, query, "").geturl()


def time_of(item: Item, seen: datetime) -> Time:
    """A missing, impossible or future date counts as seen, and is marked so."""
    published = item.published
    if published is None or item.dated is Dated.SEEN or published < EARLIEST or published > seen + AHEAD:
        return Time(seen, Precision.MINUTE, Dated.SEEN)
    return Time(published.astimezone(UTC), item.precision, item.dated)


def _unshared(source: str, item: Item) -> str:
    rest = canonical_url(item.url) if item.url and item.url != item.guid else f"sha256:{sha256(item.title)}"
    return f"{source} {item.guid} {rest}"


def _tracks(name: str) -> bool:
    return name.startswith(_TRACKING) or name in _TRACKED
