"""The closed lists of the program, and what a span is."""

from __future__ import annotations

from enum import StrEnum

Span = tuple[int, int]


class Stance(StrEnum):
    """What a speaker does with a proposition; precedence in this order (guideline, section 3)."""

    DENIES = "denies"
    CONFIRMS = "confirms"
    REFUSES = "refuses"
    ACCUSES = "accuses"
    ASSERTS = "asserts"


class Kind(StrEnum):
    """The sort of claim; a thought is kept but shown in no pane."""

    SPEECH = "speech"
    ACT = "act"
    THOUGHT = "thought"


class Precision(StrEnum):
    """How exactly a time is known; where only the day is known no screen shows a clock time."""

    DAY = "day"
    MINUTE = "minute"


class Dated(StrEnum):
    """Where a story's time of publication came from."""

    SOURCE = "source"
    TEXT = "text"
    SEEN = "seen"


class Review(StrEnum):
    """What people did with a claim."""

    NONE = "none"
    CHECKED = "checked"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    HIDDEN = "hidden"
    MADE = "made"


class Presence(StrEnum):
    """Whether a claim's sentence still stands in the story's current wording."""

    PRESENT = "present"
    ALTERED = "altered"
    GONE = "gone"


class CellState(StrEnum):
    """Why a cell is as it is; the machine never writes ``silent``."""

    FOUND = "found"
    NONE_FOUND = "none_found"
    SILENT = "silent"
    DECLINES = "declines"
    FAILING = "failing"
    NOT_COLLECTED = "not_collected"
