"""The formats stories come in, mounted by name: a new one is a new module and a line in the table."""

from __future__ import annotations

from monitor_tui.collect.formats.parsed import Parsed

COLLECTED: frozenset[str] = frozenset({"feed"})
"""Kinds of source that are fetched; the others are listed as not collected."""


def sniff(body: bytes, name: str = "") -> str:
    """Name the format of a file for ``import``: feed, jsonfeed, jsonlines or plain."""
    raise NotImplementedError


def parse(body: bytes, content_type: str = "", url: str = "", *, name: str | None = None) -> Parsed:
    """Parse a document by the format named, else by its first bytes and content type."""
    raise NotImplementedError


__all__ = ["COLLECTED", "Parsed", "parse", "sniff"]
