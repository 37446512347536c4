"""Why a claim was read as it was: the rule, the speaker, the stance, and the model's part in it."""

from __future__ import annotations

from dataclasses import dataclass

from monitor_tui.model.words import Kind, Span, Stance


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text and where they stand."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class RuleReason:
    """The rule that made a claim, and what the grammar says of its cue."""

    id: str
    """``en:verb:say``"""
    means: str
    """What the rule looks for."""
    cue: Piece | None
    lemma: str
    frames: tuple[str, ...]
    stance: Stance
    kind: Kind
    grammar: str
    """The file of the grammar."""
    listed: bool
    """Whether the grammar lists the cue; else it is the rule's own, or known to nobody."""


@dataclass(frozen=True, slots=True)
class SpeakerReason:
    """How the words that name a speaker became an actor."""

    how: str
    """name, pronoun, title, description, metonym, before, left out or unknown."""
    phrase: Piece | None
    name: str
    """The actor's name in the dossier; empty where nobody is known."""
    named: Piece | None
    """The name itself: in the phrase, or where it stood last before it."""
    before: int
    """How many sentences before it stood there."""
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StanceReason:
    """Where a stance comes from."""

    stance: Stance
    how: str
    """cue, negation or content."""
    words: str
    """The negation, or the words of the content."""
    pattern: str
    """The pattern of the grammar that they match."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A part of a claim whose ends the model has moved."""

    part: str
    """source or content."""
    rule: tuple[Piece, ...]
    model: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """What the model saw of a word, and how much it spoke for the word's label."""

    name: str
    told: str
    weight: float


@dataclass(frozen=True, slots=True)
class Label:
    """What the model calls the first word of a cue or content, and why."""

    part: str
    piece: Piece
    label: str
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class ModelReason:
    """The tagger's part in a claim."""

    model: str
    """Its file."""
    seen: bool
    added: bool
    """No rule knows the claim."""
    moved: tuple[Moved, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why there is a claim, and why it says what it says; spans count characters of the text that was read."""

    rule: RuleReason
    speaker: SpeakerReason
    stance: StanceReason
    model: ModelReason | None
    """None where no model was used."""
    told: tuple[str, ...]
    """The same in sentences."""
