"""Where a fetch may go: http and https, public addresses, checked again where the connection is made."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address


class Refused(Exception):
    """A fetch that is not made; its text is short and holds nothing secret."""


def check_url(url: str) -> None:
    """Raise Refused unless the URL is http(s), has a host, no login, and no control characters."""
    raise NotImplementedError


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is on the public internet, whatever IPv4 address it may carry inside."""
    raise NotImplementedError
