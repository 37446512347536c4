"""Compiled queries at their limits: hostile values, the longest and the deepest query, pages that sort nothing."""

from __future__ import annotations

import pytest

from monitor_tui.query.parse import MOST_CLAUSES, MOST_NESTED
from monitor_tui.query.resolve import AllOf, Among, AnyOf, Neither, Resolved, Words
from monitor_tui.store import compile as compiling
from tests.store.asking import ANALYST, DOSSIER, KINDS, asked, compiled, picked, whole
from tests.store.case import Case

HOSTILE = (
    '"',
    '""',
    "'",
    "a'b",
    "AND",
    "OR",
    "NOT",
    "NEAR(a b)",
    "a:b",
    "*",
    "^a",
    "a\u0301",
    "ﬁ",
    "²",
    "ª",
    "\u200d1",
    "-a",
    "'; DROP TABLE story; --",
    "{title}:x",
    "a+b",
    "%",
    "_",
    "\x00a",
    "İ",
    "\U0001f0a1",
    "a\u2019b",
    "",
    " ",
    "a" * 10_000,
    "\ud800",
    ":p0",
    "?",
)


COUP = Words("coup", prefix=False, phrase=False)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", HOSTILE, ids=ascii)
def test_hostile_values_are_only_values(small: Case, kind: str, value: str) -> None:
    words: list[Resolved] = [Words(value, prefix, phrase) for prefix in (False, True) for phrase in (False, True)]
    fields = ("tag", "lang", "source", "actor", "country", "camp", "owner", "kind", "by", "blames", "stance", "point")
    words += [Among(field, (value,), value) for field in fields if value.isprintable()]
    for node in words:
        around: tuple[Resolved, ...] = (Neither(node), AnyOf((node, COUP)), AllOf((node, COUP)))
        for asked_ in (node, *around):
            selection = KINDS[kind](asked_, small.conn, DOSSIER, ANALYST)
            assert small.conn.execute(*selection.count()).fetchone()[0] == len(whole(small.conn, selection))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("clause", ["coup", "coup*", "by:cia", "lang:ru", "-tag:coup", "blames:cia", "event:{coup}"])
@pytest.mark.parametrize("joined", [" ", " or "], ids=["and", "or"])
def test_the_longest_query_still_runs(small: Case, kind: str, clause: str, joined: str) -> None:
    many = joined.join(clause for _ in range(MOST_CLAUSES // (1 + ("{" in clause))))
    assert whole(small.conn, compiled(small.conn, many, kind)) == whole(small.conn, compiled(small.conn, clause, kind))


NESTS = [
    ("-(", ")"),
    ("-(tag:x ", ")"),
    ("(tag:x or (lang:ru ", "))"),
    ("(xx or (yy ", "))"),
    ("-(by:cia or (by:fsb ", "))"),
    ("event:{-", "}"),
    ("-event:{by:cia lang:ru ", "}"),
    ("(coup or -event:{camp:west or -(lang:ru by:cia ", ")})"),
    ("-(coup -event:{camp:west -(lang:ru or by:cia ", ")})"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("innermost", ["coup", "tag:coup", "camp:west", "claim:{by:cia -(is:unsure or -blames:fsb)}"])
@pytest.mark.parametrize(("opening", "closing"), NESTS)
def test_the_deepest_query_still_runs(small: Case, kind: str, innermost: str, opening: str, closing: str) -> None:
    deepest = MOST_NESTED - 1 - innermost.count("(") - innermost.count("{")
    levels = deepest // len(closing)
    text = opening * levels + innermost + closing * levels
    node = asked(text)
    for pick in range(12):  # whatever it begins with
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(compiling, "cheapest", lambda found, pick=pick: picked(list(found), pick))
            selection = KINDS[kind](node, small.conn, DOSSIER, ANALYST)
        assert small.conn.execute(*selection.count()).fetchone()[0] == len(whole(small.conn, selection))


PLANS = [
    ("actor:cia", "stories", "PRIMARY KEY (actor=?)"),
    ("country:BY", "stories", "PRIMARY KEY (country=?)"),
    ("tag:coup", "stories", "PRIMARY KEY (tag=?)"),
    ("lang:ru", "stories", "story_lang"),
    ("source:belta", "stories", "story_source"),
    ("owner:kremlin", "stories", "VIRTUAL TABLE INDEX"),
    ("kind:feed", "stories", "VIRTUAL TABLE INDEX"),
    ("coup lang:en", "stories", "VIRTUAL TABLE INDEX"),
    ("date:2021-04-17", "stories", "INTEGER PRIMARY KEY (rowid>? AND rowid<?)"),
    ("camp:kremlin", "stories", "PRIMARY KEY (camp=?)"),
    ("by:peskov", "stories", "PRIMARY KEY (actor=?)"),
    ("event:E1", "stories", "PRIMARY KEY (event=?)"),
    ("is:read", "stories", "PRIMARY KEY (analyst=?)"),
    ("is:edited", "stories", "PRIMARY KEY (changed=?)"),
    ("changed:title", "stories", "PRIMARY KEY (changed=?)"),
    ("until:2021-04-17", "stories", "INTEGER PRIMARY KEY"),
    ("is:undated", "stories", "story_undated"),
    ("is:unread", "stories", ""),
    ("*", "stories", ""),
    ("camp:kremlin", "claims", "claim_camp"),
    ("by:peskov", "claims", "claim_actor"),
    ("stance:denies", "claims", "claim_stance"),
    ("review:checked", "claims", "claim_review"),
    ("blames:cia", "claims", "PRIMARY KEY (actor=?)"),
    ("about:cia", "claims", "PRIMARY KEY (actor=?)"),
    ("via:fsb", "claims", "PRIMARY KEY (actor=?)"),
    ("point:what", "claims", "placement_point"),
    ("is:unsure", "claims", "claim_unsure"),
    ("is:altered", "claims", "claim_state"),
    ("is:gone", "claims", "claim_state"),
    ("actor:cia", "claims", "PRIMARY KEY (actor=?)"),
    ("*", "claims", ""),
]


@pytest.mark.parametrize("edges", [{}, {"before": 1 << 60}, {"after": 1}], ids=str)
@pytest.mark.parametrize(("text", "kind", "index"), PLANS)
def test_pages_follow_an_index_and_sort_nothing(
    small: Case, text: str, kind: str, index: str, edges: dict[str, int]
) -> None:
    sql, params = compiled(small.conn, text, kind).page(10, **edges)
    plan = " / ".join(row[3] for row in small.conn.execute(f"EXPLAIN QUERY PLAN {sql}", params))
    assert (index.rstrip(")") in plan, "TEMP B-TREE" in plan) == (True, False), plan
