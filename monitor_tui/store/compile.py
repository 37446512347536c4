"""A resolved query becomes a Selection: driven from its smallest clause by the stored totals, the others tested.

Nothing that was typed stands in the SQL: every value is bound, words reach MATCH only quoted and in the search form.
"""

from __future__ import annotations

import sqlite3

from monitor_tui.dossier import Dossier
from monitor_tui.query.resolve import Resolved
from monitor_tui.store.selection import Selection


def compile_stories(resolved: Resolved, conn: sqlite3.Connection, dossier: Dossier, analyst: str) -> Selection:
    """The stories that a query keeps; ``analyst`` is whose read state `is:unread` speaks of."""
    raise NotImplementedError


def compile_claims(resolved: Resolved, conn: sqlite3.Connection, dossier: Dossier, analyst: str) -> Selection:
    """The claims that fit the query's claim part, in stories that fit the rest."""
    raise NotImplementedError


def compile_events(resolved: Resolved, conn: sqlite3.Connection, dossier: Dossier, analyst: str) -> Selection:
    """The events that hold what the query asks for: a story, or a claim of it, that the query keeps."""
    raise NotImplementedError
