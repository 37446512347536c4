"""The tables that the third version of a store adds: literal SQL, one constant for each capability."""

from __future__ import annotations

WORDS_OF_PEOPLE = """
CREATE TABLE word_last (
    claim INTEGER NOT NULL,
    field TEXT NOT NULL,      -- speaker, stance, targets, event, point; made: of a claim that a person made
    analyst TEXT NOT NULL,
    value TEXT NOT NULL,      -- JSON: the last word of this analyst; '' where it was taken back
    step INTEGER NOT NULL,
    PRIMARY KEY (claim, field, analyst)
) STRICT, WITHOUT ROWID;
CREATE TABLE machine_reading (
    claim INTEGER PRIMARY KEY, -- one in whose row people's words stand
    reading TEXT NOT NULL      -- JSON: how the machine read it, or who made it
) STRICT;
CREATE TABLE note_last (
    story INTEGER NOT NULL,
    claim INTEGER NOT NULL,   -- 0: a note on the story
    analyst TEXT NOT NULL,
    value TEXT NOT NULL,      -- '' where it was taken back
    step INTEGER NOT NULL,
    PRIMARY KEY (story, claim, analyst)
) STRICT, WITHOUT ROWID;
"""

THIRD_VERSION: tuple[str, ...] = (WORDS_OF_PEOPLE,)
