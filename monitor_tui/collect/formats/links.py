"""Addresses as stories keep them: absolute, http(s), without what only says how a reader came."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|yclid|ysclid|msclkid|twclid|igshid|mc_cid|mc_eid|_openstat|at_medium|at_campaign)",
    re.IGNORECASE,
)
_TRACKING_FRAGMENT = re.compile(r"(?:utm_|xtor=|ref=|at_medium=|rss$)", re.IGNORECASE)
_DEFAULT_PORT = {"http": ":80", "https": ":443"}
LONGEST = 2000
# Most links are canonical as they are; four of five microseconds of each go into finding that out by parts.
_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[\w./~%+,;=-]*", re.ASCII)


def canonical(url: str) -> str:
    """The address without tracking, login and default port, host in small letters; others come back as given."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORT or not host:
        return url
    host = f"[{host}]" if ":" in host else host
    if port is not None and f":{port}" != _DEFAULT_PORT[scheme]:
        host = f"{host}:{port}"
    query = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0]))
    fragment = "" if _TRACKING_FRAGMENT.match(parts.fragment) else parts.fragment
    return urlunsplit((scheme, host, parts.path or "/", query, fragment))


def absolute(link: str | None, base: str) -> str | None:
    """A feed's link as a canonical http(s) address, or None where it is none."""
    if link and len(link) <= LONGEST and _PLAIN.fullmatch(link):
        return link
    if not link or len(link) > LONGEST:
        return None
    # Blanks, line ends, controls and what reorders or hides text have no place in an address.
    link = "".join(char for char in link if char.isprintable() and char != " ")
    try:
        joined = urljoin(base, link)
        parts = urlsplit(joined)
    except ValueError:
        return None
    if parts.scheme.lower() not in _DEFAULT_PORT or not parts.netloc:
        return None
    return canonical(joined)
