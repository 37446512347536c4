"""A small web site on loopback that says what it is told to and keeps what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from monitor_tui.model import Source

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Wire</title><link>http://wire.test/</link><description>d</description>
<item><title>First</title><link>http://wire.test/1</link><guid>1</guid><description>One sentence.</description>
<pubDate>Sat, 17 Apr 2021 18:05:00 +0300</pubDate></item></channel></rss>"""


@dataclass
class Page:
    """One answer."""

    body: bytes = RSS
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    hold: threading.Event | None = None
    """The answer waits until it is set."""


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]


class Site:
    """Serves ``pages`` by path until closed."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []
        self.open = self.most_open = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def source(
        self, path: str, name: str | None = None, *, allow_private: bool = True, proxy: str | None = None
    ) -> Source:
        return Source(name or path.strip("/"), "feed", self.url(path), allow_private=allow_private, proxy=proxy)

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for page in self.pages.values():
            if page.hold:
                page.hold.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(Asked(self.path, {key.lower(): value for key, value in self.headers.items()}))
                with site._lock:
                    site.open += 1
                    site.most_open = max(site.most_open, site.open)
                try:
                    self._answer(site.pages.get(self.path, Page(b"nothing here", 404)))
                except OSError:
                    pass  # the fetcher hung up
                finally:
                    with site._lock:
                        site.open -= 1

            def _answer(self, page: Page) -> None:
                if page.hold:
                    page.hold.wait(10)
                self.send_response(page.status)
                for name, value in page.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(page.body)))
                self.end_headers()
                self.wfile.write(page.body)

            def log_message(self, *args: object) -> None:
                """Nothing: the test looks at ``asked``."""

        return Handler
