"""An explanation in plain sentences: the rule, the speaker, the stance, the model."""

from __future__ import annotations

from collections.abc import Iterator

from monitor_tui.model.explained import Label, ModelReason, Piece, RuleReason, SpeakerReason, StanceReason
from monitor_tui.read.tagger import told

LONGEST = 90
"""Characters of a quoted stretch that are shown; of a longer one its ends."""
MEANS = {
    "verb": "a verb with its subject",
    "gerund": "a verb of the subject of an earlier one",
    "passive": "a passive verb with its author",
    "quoted": "who is quoted as saying",
    "noun": "a noun of speech with its author",
    "according": "a phrase that names the author",
    "it was said": "“it was said” with its author",
    "as said": "“as ... said” inside the sentence",
    "after": "a verb and its subject after what is said",
    "quote": "a quotation beside a verb and its subject",
    "back": "a verb that points back to the sentence before",
    "alone": "a verb and its subject alone in the sentence",
    "tail": "a relay after what is said",
    "relay": "who only passes it on",
    "citing": "who is cited",
    "colon": "a name before a colon",
    "dash": "a name behind a dash",
    "hearsay": "hearsay that names no author",
    "tagger": "the model alone, no rule",
}
_FRAMES = {
    "clause": "a clause",
    "quote": "a quotation",
    "object": "an object",
    "about": "what it is about",
    "infinitive": "an infinitive",
    "target": "whom it accuses",
    "topic": "a topic",
    "alone": "nothing",
}


def sentences_of(
    rule: RuleReason, speaker: SpeakerReason, stance: StanceReason, model: ModelReason | None
) -> tuple[str, ...]:
    """The whole explanation, a sentence for each reason."""
    return (
        *_of_rule(rule),
        *_of_speaker(speaker),
        _of_stance(rule, stance),
        *(_of_model(model) if model is not None else ("No model was used: the rules stand alone.",)),
    )


def _quoted(words: str) -> str:
    words = " ".join(words.split())
    if len(words) > LONGEST:
        words = f"{words[: LONGEST * 2 // 3].rstrip()} ... {words[-LONGEST // 3 :].lstrip()}"
    return f"“{words}”"


def _all(pieces: tuple[Piece, ...]) -> str:
    return " and ".join(_quoted(piece.words) for piece in pieces) or "nothing"


def _of_rule(rule: RuleReason) -> Iterator[str]:
    means = f": {rule.means}" if rule.means else ""
    yield f"Rule {rule.id}{means}."
    if rule.cue is not None and rule.listed:
        frames = [_FRAMES.get(frame, frame) for frame in rule.frames if frame not in ("noun", "alone")]
        frames += [_FRAMES["alone"]] if "alone" in rule.frames else []
        takes = f", takes {' or '.join(frames)}" if frames else ""
        yield f"Cue {_quoted(rule.cue.words)}: “{rule.lemma}” of {rule.grammar}, {rule.stance}, {rule.kind}{takes}."
    elif rule.cue is not None:
        yield f"Cue {_quoted(rule.cue.words)}: known by the rule itself, {rule.stance}, {rule.kind}."


def _of_speaker(speaker: SpeakerReason) -> Iterator[str]:
    yield f"Speaker {_known(speaker) if speaker.name else _unknown(speaker)}."
    if speaker.unsure:
        yield f"Unsure: {'; '.join(speaker.unsure)}."


def _back(sentences: int) -> str:
    if sentences <= 0:
        return "in the same sentence"
    return "in the sentence before" if sentences == 1 else f"{sentences} sentences before"


def _known(speaker: SpeakerReason) -> str:
    phrase = _quoted(speaker.phrase.words) if speaker.phrase is not None else ""
    last = (
        f", named last as {_quoted(speaker.named.words)} {_back(speaker.before)}" if speaker.named is not None else ""
    )
    who = speaker.name
    if speaker.how == "name" and speaker.named is not None and speaker.phrase is not None:
        name = _quoted(speaker.named.words)
        return f"{who}: the name {name}" + (f" in {phrase}" if name != phrase else "")
    return {
        "pronoun": f"{who}: the pronoun {phrase}{last}",
        "title": f"{who}: the title {phrase}",
        "description": f"{who}: the description {phrase}{last}",
        "metonym": f"{who}: the place {phrase} stands for its state",
        "before": f"{who}: the author before, for this sentence names none{last}",
        "left out": f"{who}: the verb has no subject, so the speaker before goes on{last}",
    }.get(speaker.how, f"{who}: {phrase}")


def _unknown(speaker: SpeakerReason) -> str:
    if speaker.phrase is None:
        return "unknown: the sentence names no author"
    if speaker.how == "pronoun":
        return f"unknown: nobody of the dossier was named whom the pronoun {_quoted(speaker.phrase.words)} could mean"
    if speaker.how == "left out":
        return (
            f"unknown: the verb has no subject, and {_quoted(speaker.phrase.words)} before it is nobody of the dossier"
        )
    return f"unknown: {_quoted(speaker.phrase.words)} is nobody of the dossier"


def _of_stance(rule: RuleReason, stance: StanceReason) -> str:
    if stance.how == "negation":
        negation = f"the negation {_quoted(stance.words)}" if stance.words else "a negation"
        return f"Stance {stance.stance}: {negation} turns the cue's own, {rule.stance}."
    if stance.how == "content":
        pattern = f" (pattern {stance.pattern} of {rule.grammar})" if stance.pattern else ""
        return f"Stance {stance.stance}: what is said holds {_quoted(stance.words)}{pattern}."
    if stance.pattern:
        return f"Stance {stance.stance}: under “{rule.lemma}”, whatever is said ({stance.pattern} of {rule.grammar})."
    if stance.stance != rule.stance:
        return f"Stance {stance.stance}: what is said, weighed word by word."
    return f"Stance {stance.stance}: the cue's own."


def _of_model(model: ModelReason) -> Iterator[str]:
    if model.added:
        yield f"Model {model.model} added the claim: no rule knows it."
    elif not model.seen:
        yield f"Model {model.model} does not see the claim: the rule stands alone."
    elif not model.moved:
        yield f"Model {model.model} sees it too and leaves the rule's ends."
    else:
        yield f"Model {model.model} sees it too and moves its ends."
    for moved in model.moved:
        yield f"The {moved.part} by the rule: {_all(moved.rule)}; by the model: {_all(moved.model)}."
    for label in model.labels:
        yield _of_label(label)


def _of_label(label: Label) -> str:
    reasons = "; ".join(f"{one.told} ({one.name} {one.weight:+.2f})" for one in label.features)
    called = f"The model calls {_quoted(label.piece.words)} {told.label(label.label)}"
    return f"{called}: {reasons}." if reasons else f"{called}: by the words beside it, no feature speaks for it."
