"""Stories and what becomes of them in other papers, made from the sentences of the training corpus."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from monitor_tui.dossier import data_folder

_OPEN = re.compile(r"\[[a-z]\d+\S*\s")
_FOLDERS = ("en", "ru", "de", "pl", "be", "uk")


@dataclass(frozen=True, slots=True)
class Text:
    """A story: headline and paragraphs."""

    lang: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, how the second came of the first, and whether it is a copy."""

    one: Text
    other: Text
    kind: str
    copy: bool


def pairs(seed: int = 7) -> Iterator[Pair]:
    """Every way of copying and of not copying, for each story of some length."""
    chance = random.Random(seed)
    for told in stories(chance).values():
        for at, text in enumerate(told):
            others = [other for other in told if not set(other.paragraphs) & set(text.paragraphs)]
            other, third = chance.sample(others, 2)
            for kind, copied in COPIES.items():
                yield Pair(text, copied(text, other, chance), kind, True)
            for kind, related in RELATED.items():
                yield Pair(text, related(text, other, third, chance), kind, False)
            yield Pair(text, told[at - 1], "another story", False)


def stories(chance: random.Random) -> dict[str, list[Text]]:
    """Stories of 100 words or more by language, each of one to six reports of the corpus."""
    found: dict[str, list[Text]] = {}
    for lang in _FOLDERS:
        reports = [report for report in _reports(lang) if len(report) > 2]
        chance.shuffle(reports)
        while reports:
            taken, reports = reports[: (size := chance.randint(1, 6))], reports[size:]
            body = tuple(paragraph for report in taken for paragraph in report[1:])
            if sum(len(paragraph.split()) for paragraph in body) >= 100:
                found.setdefault(lang, []).append(Text(lang, taken[0][0], body))
    return found


def _reports(lang: str) -> Iterator[list[str]]:
    """Headline and paragraphs of each report of a language, without the marks."""
    for file in sorted((data_folder() / "corpus" / lang).glob("*.txt")):
        report: list[str] = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("== "):
                yield report
                report = []
            elif line.strip() and not line.startswith("# "):
                report.append(_OPEN.sub("", line).replace("]", "").replace("\\[", "["))
        yield report


def cut(text: Text, words: int, title: str | None = None) -> Text:
    """The head of a story, cut after so many words."""
    kept, paragraphs = 0, []
    for paragraph in text.paragraphs:
        of_it = paragraph.split()[: words - kept]
        kept += len(of_it)
        if of_it:
            paragraphs.append(" ".join(of_it))
    return Text(text.lang, text.title if title is None else title, tuple(paragraphs))


def _length(text: Text) -> int:
    return len(text.body.split())


def _edited(text: Text, other: Text, chance: random.Random, share: float) -> Text:
    """Words exchanged for others, here and there."""
    instead = other.body.split()
    exchanged = (
        " ".join(chance.choice(instead) if chance.random() < share else word for word in paragraph.split())
        for paragraph in text.paragraphs
    )
    return Text(text.lang, text.title, tuple(exchanged))


def _without(text: Text, chance: random.Random) -> Text:
    """One paragraph of three left out, the first kept."""
    first, *rest = text.paragraphs
    return Text(text.lang, text.title, (first, *(one for one in rest if chance.random() > 0.3)))


def _printed(text: Text, other: Text) -> Text:
    """As a paper prints an agency: its own headline, quotation marks and last line."""
    marks = str.maketrans({"“": "«", "”": "»", '"': "'", "—": "-", "\u00a0": " "})
    paragraphs = (f"{other.lang.upper()} (NN) - {text.paragraphs[0]}", *text.paragraphs[1:], "NN / nn. Foto: NN")
    return Text(text.lang, other.title, tuple(paragraph.translate(marks) for paragraph in paragraphs))


Copying = Callable[[Text, Text, random.Random], Text]
Relating = Callable[[Text, Text, Text, random.Random], Text]

COPIES: dict[str, Copying] = {
    "word for word": lambda text, other, chance: text,
    "cut to 60 words": lambda text, other, chance: cut(text, 60),
    "cut to 30 words": lambda text, other, chance: cut(text, 30),
    "cut to a half, another headline": lambda text, other, chance: cut(text, _length(text) // 2, other.title),
    "cut to 45 words, another headline": lambda text, other, chance: cut(text, 45, other.title),
    "another headline": lambda text, other, chance: Text(text.lang, other.title, text.paragraphs),
    "one word of 33 exchanged": lambda text, other, chance: _edited(text, other, chance, 0.03),
    "one word of 14 exchanged": lambda text, other, chance: _edited(text, other, chance, 0.07),
    "cut to 80 words, one of 25 exchanged": lambda text, other, chance: cut(_edited(text, other, chance, 0.04), 80),
    "paragraphs left out": lambda text, other, chance: _without(text, chance),
    "paragraphs added": lambda text, other, chance: Text(text.lang, text.title, text.paragraphs + other.paragraphs[:4]),
    "paragraphs before and behind": lambda text, other, chance: Text(
        text.lang, other.title, (*other.paragraphs[:2], *text.paragraphs, *other.paragraphs[2:4])
    ),
    "as a paper prints it": lambda text, other, chance: _printed(text, other),
    "cut to 70 words, as a paper prints it": lambda text, other, chance: _printed(cut(text, 70), other),
}
"""What papers do with a story."""

RELATED: dict[str, Relating] = {
    "the same headline": lambda text, other, third, chance: Text(text.lang, text.title, other.paragraphs),
    "the same last paragraph": lambda text, other, third, chance: Text(
        text.lang, other.title, (*_words_of(other, 120), text.paragraphs[-1])
    ),
    "a follow-up, the first paragraph as background": lambda text, other, third, chance: Text(
        text.lang, text.title, (*_words_of(other, 140), text.paragraphs[0])
    ),
    "one quotation in common, short": lambda text, other, third, chance: Text(
        text.lang, third.title, (*cut(third, 45).paragraphs, " ".join(text.body.split()[20:40]))
    ),
    "a third of the words in common": lambda text, other, third, chance: Text(
        text.lang, text.title, (*cut(text, min(_length(text), _length(other)) // 3).paragraphs, *other.paragraphs)
    ),
    "four words of ten in common": lambda text, other, third, chance: Text(
        text.lang,
        text.title,
        (
            *cut(text, (fewer := min(_length(text), _length(other))) * 2 // 5).paragraphs,
            *cut(other, fewer * 3 // 5).paragraphs,
        ),
    ),
}
"""What papers write about the same event without copying."""


def _words_of(text: Text, words: int) -> tuple[str, ...]:
    return cut(text, words).paragraphs
