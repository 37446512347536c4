"""Where a fetch may go: http and https, public addresses, checked where the connection is made."""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
import threading
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

import httpcore

Address = IPv4Address | IPv6Address

LONGEST_URL = 4000
_SCHEMES = {"http": 80, "https": 443}
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
_MOST_ADDRESSES = 4
# IPv6 networks that carry an IPv4 address, and by how many bits it is shifted there.
_CARRIERS = (
    (IPv6Network("::ffff:0:0/96"), 0),  # mapped
    (IPv6Network("::ffff:0:0:0/96"), 0),  # translated (SIIT)
    (IPv6Network("::/96"), 0),  # compatible
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (IPv6Network("2002::/16"), 80),  # 6to4
)
# Special networks that not every version of ipaddress calls so: protocol assignments (Teredo among them), relays,
# local NAT64, discard, segment routing, documentation, site-local.
_NEVER_4 = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24")))
_NEVER_6 = tuple(map(IPv6Network, ("2001::/23", "64:ff9b:1::/48", "100::/32", "5f00::/16", "3fff::/20", "fec0::/10")))
_ISATAP = 0x5EFE


class Refused(Exception):
    """A fetch that is not made, or is broken off; its text is the reason, short, with nothing secret in it."""


def check_url(url: str) -> SplitResult:
    """The parts of a URL that may be fetched: http(s), with a host, without login or control characters."""
    if len(url) > LONGEST_URL:
        raise Refused("refused: address too long")
    if _CONTROL.search(url):
        raise Refused("refused: not an address")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Refused("refused: not an address") from None
    if parts.scheme.lower() not in _SCHEMES:
        raise Refused(f"refused: {_shown_scheme(parts.scheme)} instead of http or https")
    if "@" in parts.netloc:
        raise Refused("refused: a login in the address")
    if not host or port == 0:
        raise Refused("refused: not an address")
    return parts


def origin(parts: SplitResult) -> tuple[str, str, int]:
    """Scheme, host and port: what a permission for a private address is given to."""
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), parts.port or _SCHEMES[scheme]


def is_public(address: Address) -> bool:
    """Whether an address is on the public internet, whatever IPv4 address it may carry inside."""
    if isinstance(address, IPv6Address):
        if any(address in network for network in _NEVER_6):
            return False
        for network, shift in _CARRIERS:
            if address in network:
                return is_public(IPv4Address(int(address) >> shift & 0xFFFFFFFF))
        if int(address) >> 32 & 0xFCFFFFFF == _ISATAP and not is_public(IPv4Address(int(address) & 0xFFFFFFFF)):
            return False
        address = IPv6Address(int(address))  # without a zone: fe80::1%eth0
    elif any(address in network for network in _NEVER_4):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def check_named(host: str) -> None:
    """Refuse a host that is a private address in any spelling, where a proxy and not we will resolve it."""
    try:
        addresses = [ip_address(host)]
    except ValueError:
        try:
            addresses = [ip_address(socket.inet_aton(host))]  # 2130706433, 0177.0.0.1, 127.1
        except OSError:
            addresses = []
    last = host.rstrip(".").rpartition(".")[2].lower()
    if last in ("localhost", "local", "internal") or not all(is_public(address) for address in addresses):
        raise Refused("refused: private address")


async def addresses_of(host: str, port: int, *, private: bool) -> list[str]:
    """The addresses a host has now, each one checked; a host with a single private one is refused."""
    try:
        found: list[Address] = [ip_address(host)]
    except ValueError:
        found = [ip_address(address) for address in await _resolve(host, port)]
    if not private and not all(is_public(address) for address in found):
        raise Refused("refused: private address")
    return [str(address) for address in found[:_MOST_ADDRESSES]]


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to the very addresses that were checked: a name that resolves otherwise a moment later gains nothing."""

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._plain = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await addresses_of(host, port, private=self._private)
        share = timeout / len(addresses) if timeout else None
        for address in addresses[:-1]:
            try:
                return await self._plain.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue  # the next address may answer
        return await self._plain.connect_tcp(addresses[-1], port, share, local_address, socket_options)

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.AsyncNetworkStream:
        raise Refused("refused: not an address")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def _resolve(host: str, port: int) -> list[str]:
    """Ask for a host's addresses in a daemon thread: asyncio's own pool would be filled by a few dead name servers,
    and hold up the end of the program until they time out."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def settle(found: list[str]) -> None:
        if not answer.done():
            answer.set_result(found)

    def ask() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = list(dict.fromkeys(str(info[4][0]) for info in infos))
        except (OSError, UnicodeError):
            found = []
        with contextlib.suppress(RuntimeError):  # the loop has ended: nobody waits any more
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    if found := await answer:
        return found
    raise Refused("no such host")


def _shown_scheme(scheme: str) -> str:
    return f"{scheme[:12]}:" if scheme else "no scheme"
