"""The annotated corpus: its form, read into values.

``data/corpus/README.md`` describes the form. A file becomes ``Sample`` values, each a story with
its plain text and its attributions as character spans of that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from monitor_tui.errors import CorpusError
from monitor_tui.model import Kind, Span, Stance

ROLES = {"s": "source", "c": "cue", "t": "content"}
_OPEN = re.compile(
    r"\[(?P<role>[sct])(?P<number>\d+)(?P<optional>\?)?(?P<relays>\*)?(?:\+(?P<shares>\d+))?"
    r"(?:=(?P<actor>[\w-]+))?(?:~(?P<via>[\w+-]+))?(?::(?P<stance>[a-z]+))?(?:/(?P<kind>[a-z]+))?"
    r"(?:>(?P<targets>[\w+-]+))? "
)


@dataclass(slots=True)
class Attribution:
    """One gold attribution; spans are characters of the sample's text."""

    number: int
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    actor: str | None = None
    via: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTS
    kind: Kind = Kind.SPEECH
    targets: tuple[str, ...] = ()
    relays: bool = False
    """Its source only passes on what an attribution inside its content says."""
    optional: bool = False
    shares: int | None = None
    """The attribution whose source is also this one's."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A story of the corpus: paragraphs stand on lines of their own."""

    id: str
    lang: str
    style: str
    subject: str
    text: str
    attributions: tuple[Attribution, ...]


def samples(folder: Path) -> Iterator[Sample]:
    """Every story of a corpus folder, by language and file name."""
    for path in sorted(folder.glob("*/*.txt")):
        yield from samples_of(path)


def samples_of(path: Path, lang: str | None = None) -> Iterator[Sample]:
    """The stories of one file; its folder names the language."""
    lang = lang or path.parent.name
    head: tuple[str, str, str] | None = None
    lines: list[tuple[int, str]] = []
    for number, raw in enumerate(_text(path).splitlines(), 1):
        line = raw.strip()
        if line.startswith("=="):
            if head is not None:
                yield _sample(path, lang, head, lines)
            head, lines = _head(path, number, line), []
        elif line and not line.startswith("#"):
            if head is None:
                raise CorpusError(
                    f"{path}, line {number}: a paragraph stands before the first '== id | style | subject'"
                )
            lines.append((number, line))
    if head is not None:
        yield _sample(path, lang, head, lines)


def _text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = raw.count(b"\n", 0, error.start) + 1
        raise CorpusError(f"{path}, line {number}: not text in UTF-8: {error.reason}") from error


def _head(path: Path, number: int, line: str) -> tuple[str, str, str]:
    parts = [part.strip() for part in line.removeprefix("==").split("|")]
    if len(parts) != 3 or not all(parts):
        raise CorpusError(f"{path}, line {number}: expected '== id | style | subject'")
    return parts[0], parts[1], parts[2]


def _sample(path: Path, lang: str, head: tuple[str, str, str], lines: list[tuple[int, str]]) -> Sample:
    if not lines:
        raise CorpusError(f"{path}: the story {head[0]} has no text")
    found: dict[int, Attribution] = {}
    text = ""
    for number, line in lines:
        text += "\n" if text else ""
        text = _marked(path, number, line, text, found)
    for attribution in found.values():
        if not attribution.cue:
            raise CorpusError(f"{path}: attribution {attribution.number} of {head[0]} has no cue")
        if attribution.shares is not None and attribution.shares not in found:
            raise CorpusError(f"{path}: attribution {attribution.number} of {head[0]} shares the source of none")
        if not attribution.content and attribution.kind is not Kind.ACT:
            raise CorpusError(f"{path}: attribution {attribution.number} of {head[0]} has no content")
    return Sample(head[0], lang, head[1], head[2], text, tuple(found[key] for key in sorted(found)))


def _marked(path: Path, number: int, line: str, text: str, found: dict[int, Attribution]) -> str:
    """The text so far with a paragraph added, its marks taken out and noted."""
    open_marks: list[tuple[re.Match[str], int]] = []
    at = 0
    while at < len(line):
        char = line[at]
        if char == "\\" and line[at + 1 : at + 2] in ("[", "]", "\\"):
            text += line[at + 1]
            at += 2
        elif char == "[":
            mark = _OPEN.match(line, at)
            if mark is None:
                raise CorpusError(f"{path}, line {number}, character {at + 1}: not a mark: {line[at : at + 25]!r}")
            open_marks.append((mark, len(text)))
            at = mark.end()
        elif char == "]":
            if not open_marks:
                raise CorpusError(f"{path}, line {number}, character {at + 1}: nothing is open here")
            mark, start = open_marks.pop()
            _note(path, number, mark, (start, len(text)), text, found)
            at += 1
        else:
            text += char
            at += 1
    if open_marks:
        raise CorpusError(f"{path}, line {number}: {open_marks[-1][0].group().strip()} is not closed")
    return text


def _note(path: Path, number: int, mark: re.Match[str], span: Span, text: str, found: dict[int, Attribution]) -> None:
    if not text[span[0] : span[1]].strip():
        raise CorpusError(f"{path}, line {number}: {mark.group().strip()} is empty")
    attribution = found.setdefault(int(mark["number"]), Attribution(int(mark["number"])))
    spans: list[Span] = getattr(attribution, ROLES[mark["role"]])
    spans.append(span)
    spans.sort()
    attribution.relays |= mark["relays"] is not None
    attribution.optional |= mark["optional"] is not None
    attribution.actor = mark["actor"] or attribution.actor
    attribution.via = tuple(mark["via"].split("+")) if mark["via"] else attribution.via
    attribution.targets = tuple(mark["targets"].split("+")) if mark["targets"] else attribution.targets
    attribution.shares = int(mark["shares"]) if mark["shares"] else attribution.shares
    try:
        attribution.stance = Stance(mark["stance"]) if mark["stance"] else attribution.stance
        attribution.kind = Kind(mark["kind"]) if mark["kind"] else attribution.kind
    except ValueError as error:
        raise CorpusError(f"{path}, line {number}: {mark.group().strip()}: {error}") from error
