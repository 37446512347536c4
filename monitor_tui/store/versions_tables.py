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
CREATE TABLE word_reading (
    claim INTEGER NOT NULL,
    step INTEGER NOT NULL,
    reading TEXT NOT NULL,     -- JSON: how the claim was read from this step on, and the fields that people's words set
    PRIMARY KEY (claim, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE note_last (
    story INTEGER NOT NULL,
    claim INTEGER NOT NULL,   -- 0: a note on the story
    analyst TEXT NOT NULL,
    value TEXT NOT NULL,      -- '' where it was taken back
    step INTEGER NOT NULL,
    PRIMARY KEY (story, claim, analyst)
) STRICT, WITHOUT ROWID;
"""

EDITS = """
CREATE TABLE dating (            -- kept: another time of publication that a source gave a story later
    story INTEGER NOT NULL REFERENCES story(id),
    stored INTEGER NOT NULL,
    published INTEGER NOT NULL,
    precision TEXT NOT NULL,
    PRIMARY KEY (story, stored)
) STRICT, WITHOUT ROWID;
CREATE TABLE changed (
    changed TEXT NOT NULL,       -- title, body, date; text: title or body, boilerplate looked past
    story INTEGER NOT NULL,
    first INTEGER NOT NULL,      -- when it first did
    PRIMARY KEY (changed, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX changed_story ON changed(story);
CREATE INDEX claim_state ON claim(state) WHERE shown = 1 AND state <> 'present';
"""

SILENCES = """
CREATE INDEX act_kind ON act(kind, key); -- people's words of one kind: silences, notes, briefs
CREATE TABLE silence_seen (   -- kept: acts keep their numbers for ever
    act INTEGER PRIMARY KEY,  -- who said silent there has seen what ended it, and is told no more
    at INTEGER NOT NULL
) STRICT;
"""

CONTRADICTIONS = """
CREATE TABLE contradiction (
    event INTEGER NOT NULL,
    point TEXT NOT NULL,
    camp TEXT NOT NULL,       -- each stands here twice, once from either side; both camps are one within a camp
    actor TEXT NOT NULL,
    other_camp TEXT NOT NULL,
    other_actor TEXT NOT NULL,
    accused INTEGER NOT NULL, -- 1: between words of the accused, which stand in no cell
    PRIMARY KEY (event, point, camp, actor, other_camp, other_actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX contradiction_actor ON contradiction(actor, other_actor, event);
CREATE INDEX contradiction_camp ON contradiction(camp, other_camp, event);
CREATE TABLE accusal (
    event INTEGER NOT NULL,
    actor TEXT NOT NULL,      -- whom claims of the camp accuse
    camp TEXT NOT NULL,
    claims INTEGER NOT NULL,
    PRIMARY KEY (event, actor, camp)
) STRICT, WITHOUT ROWID;
CREATE TABLE unheard (        -- the accused who are heard in the event on an accusing side's channels alone
    event INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (event, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_held ON claim(event, actor) WHERE shown = 1 AND held = 1;
-- All that the rows of a large event's panes are grouped by, so that the claims' long rows are not read.
CREATE INDEX claim_pane ON claim(event, camp, actor, stance, day, held, direct, unsure, review, state, story)
    WHERE shown = 1;
"""

FREE_POINTS = """
CREATE TABLE free_point (        -- made of claims that no row of the dossier takes
    event INTEGER NOT NULL,
    point TEXT NOT NULL,
    says TEXT NOT NULL,          -- JSON: the marks of the claim that began it
    PRIMARY KEY (event, point)
) STRICT, WITHOUT ROWID;
CREATE TABLE free_mark (
    event INTEGER NOT NULL,
    mark TEXT NOT NULL,
    point TEXT NOT NULL,
    PRIMARY KEY (event, mark, point)
) STRICT, WITHOUT ROWID;
"""

EVENT_BONDS = """
CREATE TABLE bond (           -- people's words on which events are one, as they were done
    n INTEGER PRIMARY KEY,    -- in this order; undone from the last
    kind TEXT NOT NULL,       -- together or apart; with key and name as in the log
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    event INTEGER NOT NULL,   -- the one that is gone, or that the story left; 0: nothing was to be done
    before TEXT NOT NULL,     -- JSON: which stories and claims the gone event had
    UNIQUE (kind, key, name)
) STRICT;
"""

THIRD_VERSION: tuple[str, ...] = (WORDS_OF_PEOPLE, EDITS, SILENCES, CONTRADICTIONS, FREE_POINTS, EVENT_BONDS)
