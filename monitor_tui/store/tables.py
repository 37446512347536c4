"""The tables as they were made: literal SQL, with a word on each odd column; the first version, then later ones.

A released table never changes here; a later version changes it by a migration of its own (schema.py).
"""

from __future__ import annotations

COLLECTED = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    camp TEXT,              -- of its owner, when a story of it was last stored
    country TEXT,
    name TEXT,
    url TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
    id INTEGER PRIMARY KEY, -- (second of publication << 10) + n: orders, says nothing else
    key TEXT NOT NULL UNIQUE, -- source and guid, else canonical URL, else SHA-256 of the text
    source TEXT NOT NULL REFERENCES source(id),
    url TEXT,
    published INTEGER NOT NULL,
    precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
    dated TEXT NOT NULL CHECK (dated IN ('source', 'text', 'seen')), -- where `published` came from
    seen INTEGER NOT NULL,
    gone INTEGER,           -- when it was first found withdrawn
    wordings INTEGER NOT NULL DEFAULT 1,
    title TEXT NOT NULL,    -- of the current wording, so that a page of rows reads no texts
    sha256 TEXT NOT NULL,   -- of the current wording
    lang TEXT NOT NULL DEFAULT '', -- derived
    copy_of INTEGER REFERENCES story(id) -- derived: the first mover of its chain
) STRICT;
CREATE INDEX story_source ON story(source);
CREATE INDEX story_lang ON story(lang);
CREATE INDEX story_published ON story(published);
CREATE INDEX story_seen ON story(seen);
CREATE INDEX story_copy ON story(copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX story_edited ON story(id) WHERE wordings > 1;
CREATE INDEX story_undated ON story(id) WHERE dated = 'seen';
CREATE INDEX story_gone ON story(id) WHERE gone IS NOT NULL;

CREATE TABLE wording (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES story(id),
    number INTEGER NOT NULL, -- 1, 2, ... in the order stored
    sha256 TEXT NOT NULL,    -- of title and text as one
    stored INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    lang TEXT,               -- as the source gave it
    original BLOB,           -- the bytes that came over the wire, zlib
    original_sha256 TEXT,    -- of the bytes before zlib
    UNIQUE (story, number)
) STRICT;
CREATE TRIGGER wording_kept BEFORE UPDATE ON wording BEGIN SELECT RAISE(ABORT, 'a wording never changes'); END;
CREATE TRIGGER wording_stays BEFORE DELETE ON wording BEGIN SELECT RAISE(ABORT, 'a wording is never deleted'); END;

CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    at INTEGER NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('ok', 'unchanged', 'failed')),
    status INTEGER,
    items INTEGER NOT NULL,
    new INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    detail TEXT NOT NULL,
    seconds REAL NOT NULL,
    failures INTEGER NOT NULL, -- failed attempts in a row, this one included
    wait_until INTEGER      -- the server's Retry-After
) STRICT;
CREATE INDEX attempt_source ON attempt(source, at);

CREATE TABLE validator (
    source TEXT PRIMARY KEY,
    url TEXT NOT NULL,      -- the validators hold for this address only
    etag TEXT,
    modified TEXT,
    sha256 TEXT             -- of the decoded body
) STRICT, WITHOUT ROWID;
"""

ACTS = """
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- one gesture of one person, however many stories it touched
    analyst TEXT NOT NULL,  -- a rule acts as rule:NAME
    at INTEGER NOT NULL,
    what TEXT NOT NULL,     -- the gesture in words, for undo and the log: "+coup on 3 stories"
    reason TEXT NOT NULL,
    undoes INTEGER REFERENCES step(id)
) STRICT;
CREATE INDEX step_analyst ON step(analyst, id);

CREATE TABLE act (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step(id),
    kind TEXT NOT NULL,     -- tag, read, mark, review
    key TEXT NOT NULL,      -- the story's key; of an event its oldest story's
    locator TEXT NOT NULL,  -- of a claim: JSON of the wording's sha256, sentence, speaker as written; else ''
    name TEXT NOT NULL,     -- of a tag; else ''
    value TEXT NOT NULL,    -- + or -; of a review its new state
    was TEXT NOT NULL,      -- what undo restores
    quote TEXT NOT NULL     -- the sentence a review speaks of; else ''
) STRICT;
CREATE INDEX act_step ON act(step);
CREATE INDEX act_key ON act(key);
CREATE TRIGGER act_kept BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER act_stays BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER step_kept BEFORE UPDATE ON step BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER step_stays BEFORE DELETE ON step BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
"""

DERIVED_OF_STORIES = """
CREATE TABLE indexed (
    story INTEGER PRIMARY KEY, -- what the index below holds, word for word: deleting from it needs the old values
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    facets TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5(
    title, text, facets, content='indexed', content_rowid='story', tokenize="unicode61 remove_diacritics 2"
);

CREATE TABLE mention (
    actor TEXT NOT NULL,
    story INTEGER NOT NULL,
    named INTEGER NOT NULL,  -- times named in the current wording
    speaks INTEGER NOT NULL, -- shown claims it makes
    PRIMARY KEY (actor, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_story ON mention(story, named, speaks);

CREATE TABLE country (country TEXT NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (country, story))
STRICT, WITHOUT ROWID;
CREATE INDEX country_story ON country(story);

CREATE TABLE story_camp (
    camp TEXT NOT NULL,
    story INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    PRIMARY KEY (camp, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_camp_story ON story_camp(story);

CREATE TABLE sketch (story INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT; -- 8 bytes each, -1 between wordings
CREATE TABLE shingle (
    hash INTEGER NOT NULL,   -- the least and greatest few of a sketch: texts that share none of them are no copies
    story INTEGER NOT NULL,
    PRIMARY KEY (hash, story)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_day (day INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT; -- (id >> 10) / 86400: rank in a step
CREATE TABLE total (
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (field, value)
) STRICT, WITHOUT ROWID;
"""

DERIVED_OF_CLAIMS = """
CREATE TABLE claim (
    id INTEGER PRIMARY KEY,   -- (story << 12) + a number that falls in reading order
    story INTEGER NOT NULL REFERENCES story(id),
    wording INTEGER NOT NULL, -- number of the wording that its offsets belong to
    n INTEGER NOT NULL,       -- its place among the claims of that wording
    kind TEXT NOT NULL,
    actor TEXT,
    camp TEXT,
    stance TEXT NOT NULL,
    event INTEGER,
    said TEXT,                -- day
    precision TEXT NOT NULL,
    day TEXT NOT NULL,        -- `said`, else the story's own day
    direct INTEGER NOT NULL,
    hedged INTEGER NOT NULL,
    unsure INTEGER NOT NULL,
    held INTEGER NOT NULL,    -- the speaker was in custody that day
    rule TEXT NOT NULL,
    start INTEGER NOT NULL,   -- of the sentence that holds the cue
    stop INTEGER NOT NULL,
    speaker TEXT NOT NULL,    -- as written; '' where nobody is named
    cue TEXT NOT NULL,        -- as written
    quote TEXT NOT NULL,      -- the sentences, word for word
    spans TEXT NOT NULL,      -- JSON: sentences, source, cue, content, dates, numbers, places, unsure, via, targets
    state TEXT NOT NULL CHECK (state IN ('present', 'altered', 'gone')),
    next INTEGER,             -- the claim of a newer wording that repeats this one
    shown INTEGER NOT NULL,   -- 0: a thought, repeated by `next`, or hidden by a person
    review TEXT NOT NULL DEFAULT 'none',
    reviewed_by TEXT
) STRICT;
CREATE INDEX claim_story ON claim(story, wording, n);
CREATE INDEX claim_camp ON claim(camp) WHERE shown = 1;
CREATE INDEX claim_actor ON claim(actor) WHERE shown = 1;
CREATE INDEX claim_stance ON claim(stance) WHERE shown = 1;
CREATE INDEX claim_said ON claim(said) WHERE shown = 1;
CREATE INDEX claim_event ON claim(event, camp, review, direct, unsure) WHERE shown = 1;
CREATE INDEX claim_newest ON claim(id) WHERE shown = 1;
CREATE INDEX claim_review ON claim(review) WHERE shown = 1 AND review <> 'none';
CREATE INDEX claim_unsure ON claim(id) WHERE shown = 1 AND unsure = 1;

CREATE TABLE placement (
    claim INTEGER NOT NULL,
    n INTEGER NOT NULL,       -- 0 is the most specific: the point that a list shows
    event INTEGER,            -- as of its claim
    point TEXT NOT NULL,
    value TEXT NOT NULL,      -- what the cell shows
    terms TEXT NOT NULL,      -- JSON list
    story INTEGER NOT NULL,
    PRIMARY KEY (claim, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX placement_event ON placement(event, point, value);
CREATE INDEX placement_point ON placement(point);

CREATE TABLE claim_target (actor TEXT NOT NULL, claim INTEGER NOT NULL, story INTEGER NOT NULL,
    PRIMARY KEY (actor, claim)) STRICT, WITHOUT ROWID;
CREATE TABLE claim_about (actor TEXT NOT NULL, claim INTEGER NOT NULL, story INTEGER NOT NULL,
    PRIMARY KEY (actor, claim)) STRICT, WITHOUT ROWID;
CREATE TABLE claim_via (actor TEXT NOT NULL, claim INTEGER NOT NULL, story INTEGER NOT NULL,
    PRIMARY KEY (actor, claim)) STRICT, WITHOUT ROWID;
CREATE INDEX claim_target_claim ON claim_target(claim);
CREATE INDEX claim_about_claim ON claim_about(claim);
CREATE INDEX claim_via_claim ON claim_via(claim);

CREATE TABLE remark (
    story INTEGER NOT NULL,
    wording INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    kind TEXT NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (story, wording, start, kind)
) STRICT, WITHOUT ROWID;
"""

DERIVED_OF_EVENTS = """
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    oldest INTEGER NOT NULL,  -- story whose key is the event's key
    first INTEGER NOT NULL,   -- published, of its stories
    last INTEGER NOT NULL,
    changed INTEGER NOT NULL, -- when a story or wording last came in
    stories INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    checked INTEGER NOT NULL,
    unsure INTEGER NOT NULL
) STRICT;
CREATE INDEX event_changed ON event(changed);
CREATE INDEX event_last ON event(last);

CREATE TABLE event_story (
    event INTEGER NOT NULL,
    story INTEGER NOT NULL,
    main INTEGER NOT NULL,    -- 1: the story's main event; 0: only a claim of it belongs here
    PRIMARY KEY (event, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_of_story ON event_story(story, main);

CREATE TABLE event_camp (
    event INTEGER NOT NULL,
    camp TEXT NOT NULL,
    claims INTEGER NOT NULL,
    PRIMARY KEY (event, camp)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_camp_camp ON event_camp(camp, event);

CREATE TABLE token (
    id INTEGER PRIMARY KEY,
    token TEXT NOT NULL UNIQUE, -- what grouping compares: actors, countries, days, terms, names
    n INTEGER NOT NULL          -- grouped stories that have it
) STRICT;
CREATE TABLE event_token (
    token INTEGER NOT NULL,
    last INTEGER NOT NULL,    -- of the event: candidates are asked for within a window
    event INTEGER NOT NULL,
    n INTEGER NOT NULL,       -- stories of the event that have it
    PRIMARY KEY (token, last, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_token_event ON event_token(event, n);
CREATE TABLE story_token (story INTEGER PRIMARY KEY, tokens TEXT NOT NULL) STRICT; -- JSON list of token ids

CREATE TABLE cell (
    event INTEGER NOT NULL,
    point TEXT NOT NULL,
    camp TEXT NOT NULL,
    actor TEXT NOT NULL,      -- '' where the speaker is not known by name
    stance TEXT NOT NULL,
    value TEXT NOT NULL,
    terms TEXT NOT NULL,      -- JSON list, of the best claim
    claims INTEGER NOT NULL,
    first TEXT NOT NULL,      -- days said
    last TEXT NOT NULL,
    best INTEGER NOT NULL,    -- claim
    rank INTEGER NOT NULL,    -- of the best claim, see cells.py
    PRIMARY KEY (event, point, camp, actor, stance, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX cell_camp ON cell(camp, event);

CREATE TABLE conflict (
    event INTEGER NOT NULL,
    point TEXT NOT NULL,
    one TEXT NOT NULL,        -- camps, in the order of the alphabet
    other TEXT NOT NULL,
    PRIMARY KEY (event, point, one, other)
) STRICT, WITHOUT ROWID;
"""

DERIVED_OF_ACTS = """
CREATE TABLE tag_last (
    story INTEGER NOT NULL,
    tag TEXT NOT NULL,
    analyst TEXT NOT NULL,
    value TEXT NOT NULL,      -- + or -: the last word of this analyst
    step INTEGER NOT NULL,
    PRIMARY KEY (story, tag, analyst)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    tag TEXT NOT NULL,
    story INTEGER NOT NULL,
    disputed INTEGER NOT NULL, -- the last acts of two people differ
    PRIMARY KEY (tag, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_story ON tag(story);

CREATE TABLE read_state (analyst TEXT NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (analyst, story))
STRICT, WITHOUT ROWID;
CREATE TABLE mark (analyst TEXT NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (analyst, story))
STRICT, WITHOUT ROWID;

CREATE TABLE review_last (
    claim INTEGER NOT NULL,
    analyst TEXT NOT NULL,
    value TEXT NOT NULL,
    step INTEGER NOT NULL,
    PRIMARY KEY (claim, analyst)
) STRICT, WITHOUT ROWID;

CREATE TABLE unfound (act INTEGER PRIMARY KEY) STRICT; -- acts that no longer find their object
"""

FIRST_VERSION = (COLLECTED, ACTS, DERIVED_OF_STORIES, DERIVED_OF_CLAIMS, DERIVED_OF_EVENTS, DERIVED_OF_ACTS)

MERGES = """
CREATE TABLE event_merge (
    gone INTEGER PRIMARY KEY,    -- an event that turned out to be part of another
    into_event INTEGER NOT NULL, -- the one that stands today
    key TEXT NOT NULL,           -- of the oldest story that it had
    at INTEGER NOT NULL,
    likeness REAL NOT NULL
) STRICT;
CREATE INDEX event_merge_into ON event_merge(into_event);
"""
