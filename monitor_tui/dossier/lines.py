"""rules.txt and queries.txt: one line each, ``#`` begins a comment line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from monitor_tui.dossier.tables import read_text
from monitor_tui.dossier.value import Rule
from monitor_tui.errors import DossierError
from monitor_tui.text import clean

_TAG = re.compile(r"[+-][^\s+-]\S*")


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Lines of the form ``+tag -other -- query``."""
    rules = []
    for number, line in _lines(path):
        head, dashes, query = line.partition(" -- ")
        tags = tuple(head.split())
        if not dashes or not query.strip() or not tags:
            raise DossierError(str(path), number, "rule", "write it as: +tag -- query")
        for tag in tags:
            if not _TAG.fullmatch(tag):
                raise DossierError(str(path), number, "rule", f"{tag!r} is no tag with '+' or '-' before it")
        rules.append(Rule(tags[0][1:], tags, query.strip()))
    return tuple(rules)


def read_queries(path: Path) -> dict[str, str]:
    """Lines of the form ``name = query``."""
    queries: dict[str, str] = {}
    for number, line in _lines(path):
        name, sign, query = (part.strip() for part in line.partition("="))
        if not sign or not name or not query:
            raise DossierError(str(path), number, "query", "write it as: name = query")
        if name in queries:
            raise DossierError(str(path), number, "query", f"{name!r} is there already")
        queries[name] = query
    return queries


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(read_text(path, needed=False).split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            cleaned = clean(line, one_line=True)
            if cleaned.removed:
                raise DossierError(str(path), number, None, "holds a character that no screen may show")
            yield number, cleaned.text.strip()
