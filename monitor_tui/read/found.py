"""What a rule found in a sentence, before the speaker is known by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor_tui.read.grammar import Cue
from monitor_tui.read.phrases import Range


@dataclass(slots=True)
class Found:
    """An attribution as ranges of tokens."""

    rule: str
    cue: Cue
    sentence: int
    marks: Range | None
    """The tokens of the cue."""
    source: Range | None
    """Who says it, as the speaker is looked up."""
    content: list[Range] = field(default_factory=list)
    shown: Range | None = None
    """The source from end to end as the tagger sees it, where that differs."""
    negated: bool = False
    implicit: bool = False
    """Hearsay: nobody in the sentence says it."""
    back: bool = False
    """What is said stands in the sentence before ("this was announced by ...")."""
    shared: bool = False
    """The subject is that of an earlier verb."""
    dropped: bool = False
    """The verb has no subject, as some languages leave it out: whoever spoke before goes on."""
    target: Range | None = None
    """Whom it accuses, where the grammar says so."""
    head: Range = (0, 0)
    """The attribution itself with its times and places, without the content."""
    via: list[str] = field(default_factory=list)
    relay: Range | None = None
    """Who passes it on, where the sentence says so ("quoted by Interfax")."""
    unsure: list[str] = field(default_factory=list)
    actor: str | None = None
    reported: bool = False
    """Its verb is in the subjunctive of reported speech: somebody tells what somebody says."""
    opened: bool = False
    """A sentence that may be continued by reported speech (a whole quotation, German subjunctive)."""
    sentences: list[int] = field(default_factory=list)
