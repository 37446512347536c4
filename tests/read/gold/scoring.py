"""The gold set scored as seed/GUIDELINE.md says: speaker and camp a claim, and the stance of what matches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from monitor_tui.dossier import Dossier
from monitor_tui.model import Claim, Kind, Reading, Span, Stance
from monitor_tui.names import Names
from monitor_tui.read.claims import read
from monitor_tui.read.tagger.corpus import Attribution, Sample, samples_of
from monitor_tui.read.tagger.model import SHIPPED
from monitor_tui.text import sentences

FOLDER = Path(__file__).parent
NOBODY = ("-", "unspecified", None)
"""Speakers that the dossier does not know."""
ALIKE = {Stance.ASSERTS, Stance.ACCUSES, Stance.CONFIRMS}


@dataclass(slots=True)
class Score:
    """Counts over a set of stories."""

    gold: int = 0
    read: int = 0
    speaker: int = 0
    camp: int = 0
    stance: int = 0
    lenient: int = 0
    targets: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def f1(self, right: int) -> tuple[float, float, float]:
        """Precision, recall and F1 of a count."""
        precision = right / self.read if self.read else 0.0
        recall = right / self.gold if self.gold else 0.0
        return precision, recall, 2 * right / (self.read + self.gold) if right else 0.0

    def add(self, other: Score) -> None:
        """Sum."""
        for name in ("gold", "read", "speaker", "camp", "stance", "lenient", "targets"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.missed += other.missed
        self.wrong += other.wrong


def samples(lang: str) -> Iterator[Sample]:
    """The stories of one file of the gold set; who shares another's source is the same speaker."""
    for sample in samples_of(FOLDER / f"{lang}.txt", lang):
        speakers = {one.number: one.actor for one in sample.attributions}
        for one in sample.attributions:
            if one.actor is None and one.shares is not None:
                one.actor = speakers[one.shares]
        yield sample


def score(sample: Sample, names: Names, dossier: Dossier, models: Path | None = SHIPPED) -> Score:
    """One story read and compared; thoughts are no claims, and optional ones neither required nor wrong."""
    reading = read(sample.text, names, dossier, lang=sample.lang[:2], models=models)
    return compared(sample, reading, dossier)


def compared(sample: Sample, reading: Reading, dossier: Dossier) -> Score:
    """A reading held against the gold of its story, one to one."""
    result = Score()
    spans = sentences(sample.text, sample.lang[:2])
    actors = {a.number: a.actor for a in sample.attributions}
    gold = [
        (replace(a, actor=a.actor or actors[a.shares]) if a.shares is not None else a, _sentence(spans, a.cue[0][0]))
        for a in sample.attributions
        if a.kind is not Kind.THOUGHT
    ]
    claims = [claim for claim in reading.claims if claim.kind is not Kind.THOUGHT]
    left = list(claims)
    for attribution, where in sorted(gold, key=lambda pair: pair[0].optional):
        found = _match(attribution, where, left, dossier, same_speaker=True)
        other = found or _match(attribution, where, left, dossier, same_speaker=False)
        if attribution.optional:
            if other is not None:
                left.remove(other)
            continue
        result.gold += 1
        if other is None:
            result.missed.append(_told(sample, attribution))
            continue
        left.remove(other)
        result.read += 1
        result.camp += 1
        if found is None:
            result.missed.append(f"{_told(sample, attribution)} [read as {other.actor}]")
            continue
        result.speaker += 1
        result.stance += found.stance is attribution.stance
        result.lenient += found.stance is attribution.stance or {found.stance, attribution.stance} <= ALIKE
        result.targets += not attribution.targets or bool(set(found.targets) & set(attribution.targets))
    for claim in left:
        if not _touches_optional(claim, sample, spans):
            result.read += 1
            result.wrong.append(f"{sample.id}: {claim.actor} {claim.rule}: {sample.text[slice(*claim.sentence)][:90]}")
    return result


def _sentence(spans: Iterable[Span], at: int) -> Span:
    return next(span for span in spans if span[0] <= at < span[1])


def _touches_optional(claim: Claim, sample: Sample, spans: Iterable[Span]) -> bool:
    return any(a.optional and _sentence(spans, a.cue[0][0]) == claim.sentence for a in sample.attributions)


def _match(
    gold: Attribution, where: Span, claims: list[Claim], dossier: Dossier, *, same_speaker: bool
) -> Claim | None:
    """The claim of the same sentence with the gold's speaker, else with its camp; the one with its cue first."""
    fits = [
        claim
        for claim in claims
        if _overlaps(claim.sentence, where)
        and (_same(gold.actor, claim.actor) if same_speaker else _same_camp(gold.actor, claim.actor, dossier))
    ]
    return max(fits, key=lambda claim: _cue_overlap(gold, claim), default=None)


def _overlaps(a: Span, b: Span) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared >= 0.5 * min(a[1] - a[0], b[1] - b[0])


def _same(wanted: str | None, given: str | None) -> bool:
    return given == wanted or (wanted in NOBODY and given in NOBODY)


def _same_camp(wanted: str | None, given: str | None, dossier: Dossier) -> bool:
    if wanted in NOBODY or given in NOBODY:
        return wanted in NOBODY and given in NOBODY
    assert wanted is not None
    assert given is not None
    return dossier.camp_of(wanted, None) == dossier.camp_of(given, None)


def _cue_overlap(gold: Attribution, claim: Claim) -> tuple[bool, int]:
    cue = claim.cue or (0, 0)
    near = min(abs(cue[0] - start) for start, _ in gold.cue)
    return any(start < cue[1] and cue[0] < end for start, end in gold.cue), -near


def _told(sample: Sample, gold: Attribution) -> str:
    cue = " ".join(sample.text[start:end] for start, end in gold.cue)
    source = " ".join(sample.text[start:end] for start, end in gold.source)
    return f"{sample.id}: {gold.actor} ({source}) {cue}"
