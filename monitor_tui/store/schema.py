"""The tables of a store (their DDL: tables.py) and the migrations that make them; only here is sqlite_utils imported.

How the tables hang together, for whoever writes SQL over them:

* Times are epoch seconds (UTC), days are ``YYYY-MM-DD`` text, flags 0/1, lists and offsets JSON.
* ``story.id`` = (second of publication << 10) + n and is only an order: newest first is ``ORDER BY id DESC``.
  ``published >= T`` implies ``id >= T << 10``; the other end needs ``published`` (a full second moves on).
* Of stories (value first, story second, so that one value reads newest first without a sort; each has an index by
  story): ``mention(actor, story, named, speaks)`` where both counts may be 0, ``country(country, story)``,
  ``story_camp(camp, story, claims)`` camps that speak in it, ``tag(tag, story, disputed)``,
  ``read_state(analyst, story)`` present = read, ``mark(analyst, story)``, ``event_story(event, story, main)``.
  Columns with an index that ends in id: ``source``, ``lang``, ``published``, ``seen``, ``copy_of``; edited is
  ``wordings > 1`` (partial index), withdrawn is ``gone IS NOT NULL`` (partial index).
  ``source(id, kind, camp, country, name, url)``: kind and owner's camp of a story's source. Time unknown is
  ``dated = 'seen'`` (partial index).
* Of claims: ``claim`` with ``shown = 1`` for all that counts (no thoughts, none repeated by a newer wording, none
  hidden); write ``shown = 1`` literally, the indexes are partial. ``claim.id`` = (story << 12) + a number that falls in
  reading order, so ``ORDER BY claim.id DESC`` is newest story first, each read downwards; the claims of a story are
  ``id BETWEEN story << 12 AND (story << 12) + 4095`` (or ``claim.story = ...``, which has an index too). Indexes by one
  column, each ending in id: camp, actor, stance, said, review (where not 'none'), unsure. ``event, camp`` as well.
  ``claim_target(actor, claim, story)`` targets, ``claim_about(actor, claim, story)`` named in the claim,
  ``claim_via(actor, claim, story)`` relays. ``placement(claim, n, event, point, value, terms, story)``: a claim may
  speak to several points, n = 0 the most specific. ``review`` and ``reviewed_by`` stand in the row.
* Of events: ``event_merge(gone, into_event, ...)`` those that joined others, ``event``,
  ``event_camp(event, camp, claims)``, ``cell(event, point, camp, actor, stance, value, ...)``,
  ``conflict(event, point, one, other)`` by camps, ``contradiction(event, point, camp, actor, other_camp, other_actor)``
  by speakers, from either side. ``cell`` holds no words of those held; ``unheard(event, actor)`` are the accused whose
  words stand in no cell either. A claim's event is ``claim.event``.
* Words: the FTS5 table ``search(title, text, facets)``, rowid = story.id. Match words as ``{title text} : "..."``
  in ``text.search_form``; facets as ``facets : "token"`` with ``search.facet(field, value)`` for the fields
  lang, source, owner, kind, actor, country.
* ``total(field, value, n)``: how many stories (``story`` with value '', ``lang``, ``source``, ``kind``, ``owner``,
  ``actor`` named, ``by`` speaks, ``camp``, ``country``, ``tag``, ``read``, ``mark``, ``edited``, ``gone``, ``copy``),
  shown claims (``claim``, ``claim.camp``, ``claim.by``, ``claim.stance``, ``claim.target``, ``claim.about``,
  ``claim.via``, ``claim.point``, ``claim.review``, ``claim.unsure``) and events (``event``)
  have that value; see totals.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor_tui.store import tables, versions_tables
from monitor_tui.store.layout import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

DERIVED = (
    "indexed",
    "mention",
    "country",
    "changed",
    "story_camp",
    "sketch",
    "shingle",
    "claim_target",
    "claim_about",
    "claim_via",
    "placement",
    "review_last",
    "word_last",
    "machine_reading",
    "word_reading",
    "note_last",
    "claim",
    "remark",
    "cell",
    "conflict",
    "contradiction",
    "accusal",
    "unheard",
    "free_point",
    "free_mark",
    "bond",
    "event_camp",
    "event_merge",
    "event_token",
    "story_token",
    "token",
    "event_story",
    "event",
    "tag_last",
    "tag",
    "read_state",
    "mark",
    "unfound",
    "story_day",
    "total",
)
"""Every table that a rebuild empties and fills again (with the index ``search`` over ``indexed``), in an order that
foreign keys allow. Of ``story`` the columns ``lang`` and ``copy_of`` are derived too. All else is kept for ever:
stories, wordings, sources, the log of acts and the log of fetches."""


def m001_tables(db: Database) -> None:
    """Every table of the first version."""
    for part in tables.FIRST_VERSION:
        run_script(db.conn, part)
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute("PRAGMA user_version = 1")


def m002_merges(db: Database) -> None:
    """Where the stories of an event went that joined another."""
    run_script(db.conn, tables.MERGES)
    db.conn.execute("PRAGMA user_version = 2")


def m003_versions(db: Database) -> None:
    """What contradictions, edits and people's corrections are kept in."""
    for part in versions_tables.THIRD_VERSION:
        run_script(db.conn, part)
    # What the older version made is not in the new tables; a rebuild makes it, and forgets this.
    db.conn.execute(
        "INSERT OR REPLACE INTO meta (name, value) SELECT 'made_by', '2' WHERE EXISTS (SELECT 1 FROM story)"
    )
    db.conn.execute("PRAGMA user_version = 3")


MIGRATIONS = (m001_tables, m002_merges, m003_versions)
"""In date order, never changed once released; ``layout.VERSION`` is their number."""


def run_script(conn: sqlite3.Connection, script: str) -> None:
    """Runs statements one by one: ``executescript`` would commit the migration's transaction."""
    import sqlite3

    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            conn.execute(statement)
            statement = ""


def migrate(conn: sqlite3.Connection) -> None:
    """Brings a new or older store to this version, each step atomic."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    steps = Migrations("monitor_tui")
    for step in MIGRATIONS:
        steps()(step)
    steps.apply(Database(conn))


assert len(MIGRATIONS) == VERSION
