"""A real server on loopback for the tests: documents by path, with validators, counted."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from urllib.parse import unquote


class Feeds:
    """Serves what ``documents`` holds (path -> body) until the `with` block ends; change it and the ETag changes."""

    def __init__(self, documents: Mapping[str, bytes]) -> None:
        self.documents = dict(documents)
        self.broken: set[str] = set()
        """Paths that answer 503."""
        self.asked: Counter[tuple[str, int]] = Counter()
        """(path, status) -> how often."""

    def __enter__(self) -> Feeds:
        feeds = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = unquote(self.path)
                body = feeds.documents.get(path)
                if body is None or path in feeds.broken:
                    return self.answer(path, 404 if body is None else 503, b"")
                tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
                fresh = self.headers.get("If-None-Match") == tag
                return self.answer(path, 304 if fresh else 200, b"" if fresh else body, tag)

            def answer(self, path: str, status: int, body: bytes, tag: str = "") -> None:
                feeds.asked[path, status] += 1
                self.send_response(status)
                if tag:
                    self.send_header("ETag", tag)
                self.send_header("Content-Type", "application/xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *words: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, path: str) -> str:
        """The address of a document."""
        return f"http://127.0.0.1:{self._server.server_port}{path}"


def rss(title: str, *stories: tuple[str, str, str], published: str = "Sat, 17 Apr 2021 18:05:00 +0000") -> bytes:
    """A small feed of (guid, title, text)."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{head}</title><description>{text}</description>"
        f"<pubDate>{published}</pubDate></item>"
        for guid, head, text in stories
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()
