"""TOML tables whose values are asked for by type, and which know their line when one is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from monitor_tui.errors import DossierError
from monitor_tui.model import Actor, Camp, Point, Source, Term
from monitor_tui.text import clean

LANGUAGE = re.compile(r"[a-z]{2,3}")
ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LONG_STRING = re.compile(r'"""|\'\'\'')
_KINDS = {str: "text", bool: "true or false", int: "a number", list: "a list", dict: "a table", float: "a number"}

Noun = TypeVar("Noun", Camp, Actor, Source, Point, Term)


def words(text: str) -> frozenset[str]:
    """The words of a line as a set: how the keys of a table are written down."""
    return frozenset(text.split())


def by_id(tables: list[Table], nouns: list[Noun]) -> dict[str, Noun]:
    """What tables say, by id; an id that is there twice is a mistake."""
    found: dict[str, Noun] = {}
    for table, noun in zip(tables, nouns, strict=True):
        if noun.id in found:
            table.fail("id", f"{noun.id!r} is there already")
        found[noun.id] = noun
    return found


def near_match(word: str, known: Iterable[str]) -> str:
    """A half sentence that names what was probably meant."""
    from difflib import get_close_matches  # only a mistake needs it

    names = list(known)
    close = get_close_matches(word, names, 1, 0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"known are {', '.join(names)}" if 0 < len(names) <= 16 else "nothing here has that name"


class Document:
    """One TOML file of a dossier."""

    def __init__(self, path: Path, *, needed: bool) -> None:
        self.path, self.text = path, read_text(path, needed=needed)
        # Where the file as a whole is clean and escapes nothing, so is each of its strings.
        self.plain = "\\" not in self.text and clean(self.text).text == self.text
        try:
            self.values: dict[str, Any] = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"\(at (?:line (\d+)|end of document)", str(error))
            line = int(found[1]) if found and found[1] else self.text.count("\n") + 1
            why = re.sub(r" \(at .*\)$", "", str(error))
            raise DossierError(str(path), line, None, f"is not TOML: {why}") from None

    def top(self, allowed: frozenset[str]) -> Table:
        """The keys above any table."""
        return Table(self, None, 0, self.values, allowed)

    def tables(self, kinds: Mapping[str, frozenset[str]]) -> dict[str, list[Table]]:
        """All tables of the file by kind; any other key is a mistake."""
        Table(self, None, 0, self.values, frozenset(kinds)).check_keys()
        found: dict[str, list[Table]] = {}
        for kind, allowed in kinds.items():
            values = self.values.get(kind, [])
            if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
                raise DossierError(str(self.path), self.line(None, 0, kind), kind, f"write it as [[{kind}]]")
            found[kind] = [Table(self, kind, number, value, allowed) for number, value in enumerate(values)]
            for table in found[kind]:
                table.check_keys()
        return found

    def line(self, kind: str | None, number: int, key: str | None) -> int | None:
        """The line of a key in the n-th table of a kind; tomllib forgets lines, so the text is searched."""
        header = re.compile(rf"\s*\[\[\s*{re.escape(kind or '')}\s*\]\]")
        wanted = re.compile(rf"\s*(?:\[\s*{re.escape(kind or '')}\s*\.\s*)?[\"']?{re.escape(key or '')}[\"']?\s*[=.\]]")
        inside, seen, start = kind is None, -1, None
        for count, line in self._plain_lines():
            if kind and header.match(line):
                seen += 1
                inside = seen == number
                start = count if inside else start
            elif line.lstrip().startswith("[[") or (not kind and line.lstrip().startswith("[")):
                inside = False
            elif inside and key and wanted.match(line):
                return count
        if kind is None and key:
            table = re.compile(rf"\s*\[{{1,2}}\s*{re.escape(key)}\b")
            return next((count for count, line in self._plain_lines() if table.match(line)), None)
        return start

    def _plain_lines(self) -> Iterable[tuple[int, str]]:
        """The lines with their numbers, without those inside a long string."""
        open_with = ""
        for count, line in enumerate(self.text.splitlines(), 1):
            was_open = bool(open_with)
            for quote in _LONG_STRING.findall(line):
                if not open_with:
                    open_with = quote
                elif open_with == quote:
                    open_with = ""
            if not was_open:
                yield count, line


class Table:
    """One table of a file; a getter that meets a wrong value names file, line and field."""

    def __init__(
        self, document: Document, kind: str | None, number: int, values: dict[str, Any], allowed: frozenset[str]
    ) -> None:
        self.document, self.kind, self.number, self.values, self.allowed = document, kind, number, values, allowed

    def fail(self, key: str | None, why: str) -> NoReturn:
        """Report a mistake at a key of this table, or at its head."""
        line = self.document.line(self.kind, self.number, key)
        if line is None or (key and key not in self.values):
            line = self.document.line(self.kind, self.number, None)
        label = self.values.get("id")
        field = f"{self.kind} {label!r}, {key}" if self.kind and key and isinstance(label, str) else key or self.kind
        raise DossierError(str(self.document.path), line, field, why)

    def check_keys(self) -> None:
        for key in self.values:
            if key not in self.allowed:
                self.fail(key, f"unknown key; {near_match(key, sorted(self.allowed))}")

    def get(self, key: str, kind: type) -> Any:
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.fail(key, f"must be {_KINDS[kind]}, not {_KINDS.get(type(value), 'a date')}")
        return value

    def text(self, key: str) -> str | None:
        value = self.get(key, str)
        return None if value is None else self.printable(key, value)

    def need(self, key: str) -> str:
        value = self.text(key)
        if not value:
            self.fail(key, "is missing" if value is None else "is empty")
        return value

    def printable(self, key: str, value: object) -> str:
        """A string that a screen may show; dossiers are passed around, so they are foreign too."""
        if not isinstance(value, str):
            self.fail(key, f"must hold text only, not {_KINDS.get(type(value), 'a date')}")
        if self.document.plain and "\n" not in value and "\t" not in value:
            return value.strip()
        cleaned = clean(value, one_line=True)
        if cleaned.removed:
            self.fail(key, "holds a character that no screen may show")
        return cleaned.text.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text alone stands for a list of one."""
        value = self.values.get(key, [])
        items = [value] if isinstance(value, str) else self.get(key, list) or []
        return tuple(self.printable(key, item) for item in items)

    def mapped_texts(self, key: str) -> dict[str, tuple[str, ...]]:
        """A table of lists of texts."""
        inner = Table(self.document, self.kind, self.number, self.get(key, dict) or {}, frozenset())
        found = {}
        for name in inner.values:
            value = inner.values[name]
            if not isinstance(value, list | str):
                self.fail(key, f"{name!r} must be a list of texts")
            found[name] = tuple(self.printable(key, item) for item in ([value] if isinstance(value, str) else value))
        return found

    def flag(self, key: str) -> bool | None:
        value: bool | None = self.get(key, bool)
        return value

    def id(self) -> str:
        value = self.need("id")
        if not ID.fullmatch(value):
            self.fail("id", f"{value!r} is no id: small Latin letters, digits, '-', '.' and '_'")
        return value

    def one_of(self, key: str, value: str, known: Iterable[str], noun: str) -> str:
        """The value if it is known; else what was probably meant."""
        names = known if isinstance(known, Mapping | frozenset | set) else list(known)
        if value not in names:
            self.fail(key, f"unknown {noun} {value!r}; {near_match(value, sorted(names))}")
        return value

    def parts(self, key: str, allowed: frozenset[str]) -> list[Table]:
        """A list of inline tables, e.g. of periods."""
        found: list[Table] = []
        for value in self.get(key, list) or []:
            if not isinstance(value, dict):
                self.fail(key, "must be a list of { ... } tables")
            for name in value:
                if name not in allowed:
                    self.fail(key, f"unknown key {name!r} in it; {near_match(name, sorted(allowed))}")
            found.append(_Part(self, key, value, allowed))
        return found

    def day(self, key: str, *, last: bool = False) -> date | None:
        """A date; a year or month stands for its first day, or its ``last``."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, datetime):
            self.fail(key, "must be a day without a time")
        if isinstance(value, date):
            return value
        found = _DAY.fullmatch(str(value)) if isinstance(value, str | int) else None
        if not found:
            self.fail(key, f'{value!r} is no date: write 2021-04-17, "2021-04" or "2021"')
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        try:
            if not last or day:
                return date(year, month or 1, day or 1)
            following = date(year, month, 1) + timedelta(days=31) if month else date(year, 12, 31) + timedelta(days=1)
            return following.replace(day=1) - timedelta(days=1)
        except (ValueError, OverflowError):
            self.fail(key, f"{value!r} is no date of the calendar")


class _Part(Table):
    """A table written inside a value: its mistakes are those of the value's key."""

    def __init__(self, owner: Table, key: str, values: dict[str, Any], allowed: frozenset[str]) -> None:
        super().__init__(owner.document, owner.kind, owner.number, values, allowed)
        self.owner, self.key = owner, key

    def fail(self, key: str | None, why: str) -> NoReturn:
        self.owner.fail(self.key, f"{key}: {why}" if key else why)


def read_text(path: Path, *, needed: bool) -> str:
    """The text of a dossier file; one that may be missing counts as empty."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        if needed:
            raise DossierError(str(path), None, None, "is missing") from None
        return ""
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DossierError(str(path), line, None, "is not UTF-8") from None
    except OSError as error:
        raise DossierError(str(path), None, None, f"cannot be read: {error.strerror}") from None
