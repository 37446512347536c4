"""Making the models: the annotated stories, read by the rules, become what a CRF learns from.

One model a language. Every model sees the stories of all languages, its own three times: what
shows an attribution is much alike in all of them once the rules have labelled the words, and the
smaller corpora gain more from the others than they lose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from monitor_tui.dossier import Dossier
from monitor_tui.errors import CorpusError
from monitor_tui.names import Names
from monitor_tui.read import grammars
from monitor_tui.read.prepared import prepared
from monitor_tui.read.story import by_rules, run_on
from monitor_tui.read.tagger.annotated import documents
from monitor_tui.read.tagger.corpus import Sample, samples
from monitor_tui.read.tagger.features import features
from monitor_tui.read.tagger.labels import gold_labels, paragraphs, rule_labels, spans
from monitor_tui.read.tagger.model import SUFFIX, is_whole

OWN = 3
"""How often the stories of a model's own language are seen."""
SETTINGS = {"c1": 1.0, "c2": 0.02, "max_iterations": 80, "feature.possible_transitions": True}
"""L1 leaves few features, which carries over to other outlets better than L2 (tried on held-out stories)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What the model sees of a paragraph and what it should answer."""

    features: list[list[str]]
    labels: list[str]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A story of the corpus as paragraphs."""

    lang: str
    sentences: int
    attributions: int
    paragraphs: tuple[Paragraph, ...]


def lessons(corpus: Iterable[Sample], names: Names, dossier: Dossier) -> Iterator[Lesson]:
    """The stories of a corpus as the tagger sees them."""
    for sample in corpus:
        lang = sample.lang.partition("-")[0]
        if lang not in grammars.languages():
            raise CorpusError(f"story {sample.id}: there is no grammar for its language, {sample.lang!r}")
        text, cast = prepared(sample.text, names, dossier, lang)
        rules = rule_labels(text, run_on(text, by_rules(text, frozenset(cast.places))))
        gold = gold_labels(text, sample.attributions)
        yield Lesson(
            text.grammar.lang.partition("-")[0],
            len(text.sentences),
            len(sample.attributions),
            tuple(Paragraph(features(text, first, last, rules), gold[first:last]) for first, last in paragraphs(text)),
        )


def corpus_of(path: Path) -> Iterator[Sample]:
    """A folder in the form of ``data/corpus``, or JSON lines of ``{"id","lang","text","attributions"}``."""
    if path.is_dir():
        found = False
        for sample in samples(path):
            found = True
            yield sample
        if not found:
            raise CorpusError(f"{path}: no stories; expected files LANG/NAME.txt in it")
    else:
        yield from documents(path)


def train(given: Sequence[Lesson], lang: str, path: Path) -> None:
    """Write the model of a language; a whole one, or none."""
    trainer = pycrfsuite.Trainer("lbfgs", SETTINGS, verbose=False)
    for lesson in given:
        for paragraph in lesson.paragraphs:
            for _ in range(OWN if lesson.lang == lang else 1):
                trainer.append(paragraph.features, paragraph.labels)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(b"")  # CRFsuite does not say that it cannot write
    try:
        trainer.train(str(part))
        if not is_whole(part):
            raise CorpusError(f"{path} could not be written; is the disk full?")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def held_out(given: Sequence[Lesson], lang: str, scratch: Path, parts: int = 4) -> dict[str, float]:
    """F1 of exact source, cue and content spans on stories of the language that were kept out, in percent."""
    counts = {"source": [0, 0], "cue": [0, 0], "content": [0, 0]}
    for part in range(parts):
        kept = [lesson for at, lesson in enumerate(given) if lesson.lang == lang and at % parts == part]
        others = [lesson for lesson in given if lesson not in kept]
        if not any(lesson.attributions for lesson in others):
            raise CorpusError("too few stories to hold some out: what is left to learn from has no attribution")
        train(others, lang, scratch / f"part{SUFFIX}")
        crf = pycrfsuite.Tagger()
        crf.open(str(scratch / f"part{SUFFIX}"))
        for paragraph in (paragraph for lesson in kept for paragraph in lesson.paragraphs):
            wanted, found = set(spans(paragraph.labels)), set(spans(crf.tag(paragraph.features)))
            for role, letter in zip(counts, "SCT", strict=True):
                right = sum(1 for span in wanted & found if span[0] == letter)
                counts[role][0] += 2 * right
                counts[role][1] += sum(1 for span in (*wanted, *found) if span[0] == letter)
    return {role: round(100 * right / total, 1) if total else 0.0 for role, (right, total) in counts.items()}


def languages(given: Iterable[Lesson]) -> list[str]:
    """The languages that have stories."""
    return sorted({lesson.lang for lesson in given})
