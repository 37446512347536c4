"""Why each claim of a text was read as it was: the text is read again, and the steps are asked what they saw.

Nothing of this runs where nobody asks: rules, names and the tagger are pure, so that going over
the same words once more gives what they gave.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from monitor_tui.model import Claim, Reading, Stance
from monitor_tui.model.explained import (
    Explanation,
    Feature,
    Label,
    ModelReason,
    Moved,
    Piece,
    RuleReason,
    StanceReason,
)
from monitor_tui.read.claims import read
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Grammar
from monitor_tui.read.meant import speaker_reason
from monitor_tui.read.phrases import Range
from monitor_tui.read.speakers import Cast
from monitor_tui.read.story import by_rules, run_on
from monitor_tui.read.tagger import told
from monitor_tui.read.tagger.features import features
from monitor_tui.read.tagger.labels import paragraphs, rule_labels
from monitor_tui.read.tagger.model import SHIPPED, Tagger, tagger
from monitor_tui.read.tagger.weighing import RULE, RULES_ALONE, weighed
from monitor_tui.read.telling import MEANS, sentences_of
from monitor_tui.read.tokens import Text

if TYPE_CHECKING:
    from monitor_tui.dossier import Dossier
    from monitor_tui.names import Names

_BLAMING = ("stances.deeds", "stances.bare_deeds", "stances.crimes", "stances.slurs")
"""Patterns of words that blame, where somebody else is said to have done so."""
_ALLEGING = "stances.alleging"
"""The pattern of verbs that accuse whatever is said."""
_AROUND = ' .,;:!?"“”„«»'
STRONGEST = 5
"""Features shown of a word."""


def explained(
    text: str,
    names: Names,
    dossier: Dossier,
    *,
    lang: str | None = None,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    models: Path | None = SHIPPED,
    grammar: Grammar | None = None,
) -> tuple[Reading, tuple[Explanation, ...]]:
    """The reading of a text as ``read`` gives it, and an explanation of each of its claims."""
    shown: list[tuple[Text, Cast, Sequence[Found]]] = []

    def keep(words: Text, cast: Cast, founds: Sequence[Found]) -> None:
        shown.append((words, cast, founds))

    reading = read(
        text,
        names,
        dossier,
        lang=lang,
        title=title,
        published=published,
        outlet=outlet,
        models=models,
        grammar=grammar,
        seen=keep,
    )
    words, cast, founds = shown[0]
    model = tagger(reading.lang, models) if models is not None else None
    weighing = _weighing(words, cast, model) if model is not None and founds else None
    return reading, tuple(
        _explanation(words, cast, found, claim, weighing) for found, claim in zip(founds, reading.claims, strict=True)
    )


def _explanation(text: Text, cast: Cast, found: Found, claim: Claim, weighing: _Weighing | None) -> Explanation:
    rule = _rule(text, found, claim)
    speaker = speaker_reason(text, cast, found, claim.unsure)
    stance = _stance(text, found, claim)
    model = _model(text, found, weighing) if weighing is not None else None
    return Explanation(rule, speaker, stance, model, sentences_of(rule, speaker, stance, model))


def _piece(text: Text, span: Range) -> Piece:
    return Piece(text.span(*span), text.words(*span))


# --- rule and stance ------------------------------------------------------------------------------


def _rule(text: Text, found: Found, claim: Claim) -> RuleReason:
    cue = found.cue
    marked = text.tokens[slice(*found.marks)] if found.marks is not None else []
    return RuleReason(
        id=claim.rule,
        means=MEANS.get(found.rule, ""),
        cue=_piece(text, found.marks) if found.marks is not None else None,
        lemma=cue.lemma,
        frames=tuple(sorted(cue.frames)),
        stance=cue.stance,
        kind=cue.kind,
        grammar=f"{text.grammar.lang.partition('-')[0]}.toml",
        listed=any(known.lemma == cue.lemma for token in marked for known, _ in token.cues),
    )


def _stance(text: Text, found: Found, claim: Claim) -> StanceReason:
    """As ``stance_of`` weighs it: the cue, turned by a negation, or sharpened by what is said."""
    if found.negated:
        return StanceReason(claim.stance, "negation", _negation(text, found), "")
    if claim.stance is found.cue.stance:
        return StanceReason(claim.stance, "cue", "", "")
    patterns = text.grammar.patterns
    key = f"stances.{claim.stance}"
    quoted = " ".join(text.text[start:end] for start, end in claim.content)
    match = patterns[key].search(quoted) if key in patterns else None
    if match is not None:
        return StanceReason(claim.stance, "content", match[0].strip(_AROUND), key)
    telling = _telling(text, found, claim.stance)
    if telling is not None:
        return StanceReason(claim.stance, "content", *telling)
    alleging = patterns.get(_ALLEGING)
    alleges = alleging is not None and alleging.fullmatch(found.cue.lemma) is not None
    return StanceReason(claim.stance, "cue", "", _ALLEGING if alleges else "")


def _telling(text: Text, found: Found, stance: Stance) -> tuple[str, str] | None:
    """The first words of the content that blame or deny (``blame`` weighs them), and their pattern."""
    inside = [at for first, last in found.content for at in range(first, last)]
    not_so = next((at for at in inside if "n" in text.tokens[at].tags and text.tokens[at].mention < 0), None)
    no = text.tokens[not_so].text if stance is Stance.DENIES and not_so is not None else ""
    for at in inside:
        for key in _BLAMING:
            pattern = text.grammar.patterns.get(key)
            if pattern is not None and pattern.fullmatch(text.tokens[at].low):
                return f"{no} ... {text.tokens[at].text}" if no else text.tokens[at].text, key
    return (no, "") if no else None


def _negation(text: Text, found: Found) -> str:
    """The word of negation nearest to the cue; the cue itself where its form holds it."""
    if found.marks is None:
        return ""
    lo, hi = text.sentences[found.sentence]
    marks = found.marks
    near = sorted(
        (at for at in range(lo, hi) if "n" in text.tokens[at].tags and text.tokens[at].quote < 0),
        key=lambda at: min(abs(at - marks[0]), abs(at - marks[1] + 1)),
    )
    return text.words(*marks) if found.cue.denied or not near else text.tokens[near[0]].text


# --- the model ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Parts:
    source: Range | None
    content: tuple[Range, ...]

    @staticmethod
    def of(found: Found) -> _Parts:
        return _Parts(found.shown or found.source, tuple(found.content))


@dataclass(slots=True)
class _Weighing:
    """What the rules said of a text, and what the tagger made of it."""

    model: Tagger
    rules: list[str]
    """The rules' label of each token."""
    given: dict[int, _Parts]
    """By the token at which a cue begins: the parts as a rule found them."""
    fitted: dict[int, _Parts]
    paragraphs: Sequence[Range]
    rows: dict[int, tuple[list[list[str]], list[str]]] = field(default_factory=dict)
    """By the first token of a paragraph: its features and the tagger's labels."""

    def seen(self, text: Text, at: int) -> tuple[list[str], str]:
        """The features of a token and its label."""
        first, last = self.paragraphs[bisect_right(self.paragraphs, at, key=_first) - 1]
        if first not in self.rows:
            row = features(text, first, last, self.rules)
            self.rows[first] = row, self.model.labels(text, first, last, self.rules)
        rows, labels = self.rows[first]
        return rows[at - first], labels[at - first]


def _first(span: Range) -> int:
    return span[0]


def _weighing(text: Text, cast: Cast, model: Tagger) -> _Weighing:
    sentences = by_rules(text, frozenset(cast.places))
    around = run_on(text, sentences)
    given = _by_cue(sentences)
    fitted = _by_cue(weighed(text, sentences, around, model))
    return _Weighing(model, rule_labels(text, around), given, fitted, paragraphs(text))


def _by_cue(sentences: Sequence[Sequence[Found]]) -> dict[int, _Parts]:
    return {found.marks[0]: _Parts.of(found) for founds in sentences for found in founds if found.marks is not None}


def _model(text: Text, found: Found, weighing: _Weighing) -> ModelReason:
    cue = found.marks[0] if found.marks is not None else -1
    content = found.content[0] if found.content else None
    labels = [_label(text, "cue", cue, weighing)] if cue >= 0 else []
    if content is not None and content[0] != cue:
        labels.append(_label(text, "content", content[0], weighing))
    return ModelReason(
        model=weighing.model.path.name,
        seen=RULES_ALONE not in found.unsure,
        added=found.rule == RULE,
        moved=tuple(_moved(text, weighing.given.get(cue), weighing.fitted.get(cue))),
        labels=tuple(labels),
    )


def _moved(text: Text, rule: _Parts | None, model: _Parts | None) -> list[Moved]:
    if rule is None or model is None:
        return []
    moved = []
    if rule.source is not None and model.source is not None and rule.source != model.source:
        moved.append(Moved("source", (_piece(text, rule.source),), (_piece(text, model.source),)))
    if sorted(rule.content) != sorted(model.content):
        old, new = ([_piece(text, span) for span in sorted(parts.content)] for parts in (rule, model))
        moved.append(Moved("content", tuple(old), tuple(new)))
    return moved


def _label(text: Text, part: str, at: int, weighing: _Weighing) -> Label:
    """What the model calls a word, with the features that speak for it most."""
    row, label = weighing.seen(text, at)
    weights: Mapping[tuple[str, str], float] = weighing.model.weights
    speaking = {name: weight for name in row if (weight := weights.get((name, label), 0.0)) > 0}
    best = sorted(speaking.items(), key=lambda pair: -pair[1])[:STRONGEST]
    return Label(
        part,
        _piece(text, (at, at + 1)),
        label,
        tuple(Feature(name, told.feature(name), round(weight, 2)) for name, weight in best),
    )
