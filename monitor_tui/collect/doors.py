"""The ways out: one HTTP client for each proxy and permission, and whose turn it is at a host."""

from __future__ import annotations

import asyncio
import importlib.util
import logging
import ssl
import sys
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, cast
from urllib.parse import SplitResult, urlsplit

import httpcore
import httpx

from monitor_tui.collect.guard import CheckedBackend, Refused, check_named, check_url, origin
from monitor_tui.model import Source

# What many people send, so that it says nothing of who asks; and sites refuse agents they do not know.
USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8",
    "Accept-Encoding": "gzip, deflate",  # what can be unpacked within a limit
}
_PROXIES = ("http", "https", "socks5", "socks5h")
_KEPT_ALIVE = 15.0
_IDLE = 4
"""Connections kept open behind a request: the pool asks each of them at every turn whether it still lives."""

# httpcore asks for this module ten times a request; where it is not installed each time searches the whole path,
# which was a third of the processor time of a fetch that brings nothing new.
if importlib.util.find_spec("sniffio") is None:
    sys.modules["sniffio"] = cast(Any, None)

# They would write every address down, with whatever token is in it.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class Doors:
    """HTTP clients, made as they are needed and closed together."""

    def __init__(self, together: int, connect: float) -> None:
        self._together = together
        self._timeout = httpx.Timeout(None, connect=connect)  # the whole is limited by the caller
        self._tls = httpx.create_ssl_context(trust_env=False)
        self._clients: dict[tuple[str | None, bool], httpx.AsyncClient] = {}

    def open(self, source: Source, url: str) -> tuple[httpx.AsyncClient, bool]:
        """The client for one hop of a source's fetch, and whether it goes to a private host that the source allows.

        The permission holds for the origin the source names and for no other that it is sent on to.
        """
        parts = check_url(url)
        private = source.allow_private and origin(parts) == origin(urlsplit(source.url or ""))
        if source.proxy and not private:
            check_named(httpx.URL(url).raw_host.decode())  # as the proxy will be told it: letters may turn into digits
        key = source.proxy, private
        if key not in self._clients:
            # Connections are not shared between permissions: one opened to a private host would pass for public.
            self._clients[key] = httpx.AsyncClient(
                transport=_Transport(_pool(source.proxy, self._tls, private=private, together=self._together)),
                headers=HEADERS,
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
                timeout=self._timeout,
                trust_env=False,
            )
        return self._clients[key], private

    async def close(self) -> None:
        """Close every connection."""
        for client in self._clients.values():
            await client.aclose()


class Turns:
    """One request at a time to a public host, with a pause between two; so many at once in all."""

    def __init__(self, together: int, pause: float) -> None:
        self._together = asyncio.Semaphore(together)
        self._pause = pause
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free: dict[str, float] = {}

    @asynccontextmanager
    async def take(self, parts: SplitResult, *, private: bool) -> AsyncIterator[None]:
        """Wait for one's turn; a private host is the user's own and needs no such manners."""
        if private:
            async with self._together:
                yield
            return
        host, clock = (parts.hostname or "").lower(), asyncio.get_running_loop().time
        async with self._hosts[host]:
            await asyncio.sleep(max(0.0, self._free.get(host, 0.0) - clock()))
            try:
                async with self._together:
                    yield
            finally:
                self._free[host] = clock() + self._pause


class _Transport(httpx.AsyncBaseTransport):
    """A connection pool whose every connection goes through the guard."""

    def __init__(self, pool: httpcore.AsyncConnectionPool) -> None:
        self._pool = pool

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer))

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._answer.aiter_stream():
            yield piece

    async def aclose(self) -> None:
        await self._answer.aclose()


def _pool(proxy: str | None, tls: ssl.SSLContext, *, private: bool, together: int) -> httpcore.AsyncConnectionPool:
    if proxy is None:
        return httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=together,
            max_keepalive_connections=_IDLE,
            keepalive_expiry=_KEPT_ALIVE,
            network_backend=CheckedBackend(private=private),
        )
    try:
        address = httpx.Proxy(proxy)
    except (ValueError, httpx.InvalidURL):
        raise Refused("proxy not usable: not an address") from None
    if address.url.scheme not in _PROXIES or not address.url.host:
        raise Refused("proxy not usable: only http, https and socks5")
    made = httpcore.AsyncSOCKSProxy if address.url.scheme.startswith("socks") else httpcore.AsyncHTTPProxy
    # The proxy itself may stand on this machine; the names of hosts are left to it to resolve.
    return made(
        proxy_url=httpcore.URL(
            scheme="socks5" if address.url.scheme == "socks5h" else address.url.raw_scheme,
            host=address.url.raw_host,
            port=address.url.port,
            target=b"/",
        ),
        proxy_auth=address.raw_auth,
        ssl_context=tls,
        max_connections=together,
        network_backend=CheckedBackend(private=True),
    )


def why(error: BaseException) -> str:
    """What broke a fetch, in a few words that hold nothing of the address."""
    chain = [error]
    while (inner := chain[-1].__cause__ or chain[-1].__context__) is not None and inner not in chain:
        chain.append(inner)
    for cause in chain:
        if isinstance(cause, Refused):
            return str(cause)
    for kind, words in _REASONS:
        if any(isinstance(cause, kind) for cause in chain):
            return words
    return f"failed ({type(error).__name__})"


# The first that fits: what is nearer to the cause stands before what it was turned into.
_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (httpcore.ProxyError, "proxy refused"),
    (ssl.SSLCertVerificationError, "certificate not valid"),
    (ssl.SSLError, "no secure connection (TLS)"),
    (ConnectionRefusedError, "connection refused"),
    (ConnectionResetError, "connection reset"),
    (httpcore.ConnectTimeout, "timed out connecting"),
    (httpcore.TimeoutException, "timed out"),
    (httpcore.ConnectError, "cannot connect"),
    (httpcore.RemoteProtocolError, "broken off: not a whole answer"),
    (httpcore.NetworkError, "connection lost"),
    (httpcore.ProtocolError, "refused: not an address"),
    (httpx.InvalidURL, "refused: not an address"),
)
