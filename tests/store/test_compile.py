"""Which stories, claims and events a query keeps, on a case small enough to know by heart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from monitor_tui.query.parse import MOST_CLAUSES, MOST_NESTED
from monitor_tui.query.resolve import AllOf, Among, AnyOf, Neither, Resolved, Words
from monitor_tui.store import claims, connect, events, stories
from monitor_tui.store import compile as compiling
from tests.store import case
from tests.store.asking import ANALYST, DOSSIER, KINDS, asked, compiled, picked, whole


@dataclass
class Case:
    """The store of the case, with its letters."""

    conn: sqlite3.Connection
    letters: dict[int, str]

    def stories(self, text: str) -> str:
        """The letters of the stories that a query keeps, oldest first."""
        return "".join(sorted(self.letters[story] for story in whole(self.conn, compiled(self.conn, text))))

    def claims(self, text: str) -> str:
        """The letters of their stories and the words that claims begin with."""
        ids = whole(self.conn, compiled(self.conn, text, "claims"))
        return " ".join(f"{self.letters[row.story]}:{row.quote.split()[1]}" for row in claims.rows(self.conn, ids))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    path = tmp_path_factory.mktemp("store") / "store.db"
    connect.create(path)
    writer = connect.writer(path)
    letters = case.fill(writer)
    writer.close()
    conn = connect.reader(path)
    yield Case(conn, {story: letter for letter, story in letters.items()})
    conn.close()


STORIES = [
    ("*", "abcdefghijkl"),
    ("", "abcdefghijkl"),
    # words
    ("coup", "ail"),
    ("Coup", "ail"),
    ("COUPS", "ail"),
    ("заговор", "c"),
    ("заговору", "c"),
    ("загов*", "c"),
    ("заговоре*", "c"),
    ("plot*", "j"),
    ('"armed uprising"', "bg"),
    ('"uprising armed"', ""),
    ("armed uprising", "bg"),
    ("uprising armed -details", "g"),
    ("mother-in-law", "i"),
    ("law-mother", ""),
    ("елка", "i"),
    ("lukasz", "i"),
    ("coup or plot", "aijl"),
    ("(coup or phoned) -biden", "ail"),
    ("-coup", "bcdefghjk"),
    ("-(coup or biden)", "bcdehjk"),
    ("nothing", ""),
    ("silent", "k"),
    # fields of stories
    ("actor:lukashenko", "cgk"),
    ("actor:ЦРУ", "bce"),
    ("actor:cia actor:fbi", "b"),
    ("actor:(cia or peskov)", "bcefg"),
    ("country:BY", "abcdgjk"),
    ("country:belarus country:us", "bcg"),
    ("country:by -country:us", "adjk"),
    ("source:tass", "acfh"),
    ("source:tass-en", "af"),
    ("source:tass-en source:dpa", "aefgl"),
    ("-source:tass", "bdegijkl"),
    ("owner:kremlin", "acfh"),
    ("owner:kremlin owner:belstate", "abcfhjk"),
    ("kind:telegram", "di"),
    ("kind:import", "egl"),
    ("kind:sitemap", ""),
    ("lang:ru", "bcdhk"),
    ("lang:be lang:en", "aefgijl"),
    ("lang:RU coup", ""),
    ("tag:coup", "abc"),
    ("tag:coup tag:done", "c"),
    ("tag:coup -tag:done", "ab"),
    ('tag:"to check"', "cd"),
    ("tag:+coup", "abc"),
    ("tag:nothing", ""),
    # times: 16 April 22:00 in London is the 17th in Minsk
    ("date:2021-04-16", "a"),
    ("date:2021-04-17", "bcd"),
    ("date:2021-04-17..2021-04-18", "bcde"),
    ("date:2021-04-20..", "hijkl"),
    ("date:..2021-04-16", "a"),
    ("date:2021-04-17.. date:..2021-04-18", "bcde"),
    ("date:1999", ""),
    ("date:2d..", "hijkl"),
    ("seen:2021-04-21", "il"),
    ("seen:<24h -is:undated", "abcdefghjkl"),
    ("wording:>1", "k"),
    ("wording:1", "abcdefghijl"),
    # properties
    ("is:read", "abg"),
    ("is:unread", "cdefhijkl"),
    ("is:unread lang:ru", "cdhk"),
    ("is:edited", "k"),
    ("is:gone", "l"),
    ("is:copy", "g"),
    ("is:tagged", "abcd"),
    ("is:undated", "i"),
    ("-is:tagged is:read", "g"),
    # claims: the FSB's is hidden by a person
    ("camp:kremlin", "cfg"),
    ("camp:belstate", "bcgk"),
    ("camp:kremlin camp:belstate", "bcfgk"),
    ("claim:{camp:kremlin} claim:{camp:belstate}", "cg"),
    ("by:peskov", "cfg"),
    ("by:fsb", ""),
    ("blames:cia", "bc"),
    ("blames:(cia or fsb)", "bcd"),
    ("blames:cia blames:fbi", "b"),
    ("camp:belstate blames:cia", "bc"),
    ("camp:kremlin blames:cia", ""),
    ("claim:{camp:kremlin} blames:cia", "c"),
    ("stance:refuses", "ef"),
    ("stance:denies", "ek"),
    ("camp:kremlin stance:refuses", "f"),
    ("camp:kremlin -stance:confirms", "f"),
    ("-camp:kremlin", "abdehijkl"),
    ("-camp:kremlin -camp:belstate", "adehijl"),
    ("via:fsb", "c"),
    ("said:2021-04-17", "bcg"),
    ("said:..2021-04-17 is:direct", "c"),
    ("camp:kremlin said:2021-04-19", "fg"),
    ("review:checked", "f"),
    ("review:disputed", "e"),
    ("review:hidden", "a"),
    ("review:none camp:kremlin", "cfg"),
    ("is:unsure", "bef"),
    ("is:unsure camp:west", "e"),
    ("is:direct", "ce"),
    ("is:altered", "k"),
    ("point:order", "bc"),
    ("point:what", "bcd"),
    ('point:"who ordered" by:lukashenko', "c"),
    # events: the plot abcdegk, the call cfg, Prague h
    ("event:E1", "abcdegk"),
    ("event:2", "cfg"),
    ("event:E1 event:E2", "cg"),
    ("event:E99", ""),
    ("event:{blames:cia}", "abcdegk"),
    ("event:{camp:kremlin}", "cfg"),
    ("-event:{camp:kremlin}", "abdehijkl"),
    ("event:{camp:kremlin} -event:{camp:opposition}", "f"),
    ("event:{tag:done} lang:en", "aefg"),
    ("event:{-camp:kremlin}", "abcdeghk"),
    ("event:{country:cz}", "h"),
    ("event:{camp:kremlin source:tass-ru}", "cfg"),
    ("event:{camp:west source:tass-ru}", ""),
    # together
    ("camp:belstate lang:ru is:unread date:2021-04-17", "c"),
    ("coup or camp:west", "aeil"),
    ("(camp:kremlin biden) or kind:page", "bfgjk"),
    ("lang:(ru or be) -tag:done -is:edited", "bhi"),
]


@pytest.mark.parametrize(("text", "letters"), STORIES)
def test_stories(small: Case, text: str, letters: str) -> None:
    assert small.stories(text) == letters


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "*",
            "k:said g:confirmed g:spoke f:confirmed f:declined e:CIA e:would d:Тихановской c:обвинил c:подтвердил "
            "b:KGB b:later.",
        ),
        ("camp:kremlin", "g:confirmed f:confirmed f:declined c:подтвердил"),
        ("camp:belstate blames:cia", "c:обвинил b:KGB"),
        ("-camp:kremlin", "k:said e:CIA e:would d:Тихановской b:KGB b:later."),
        ("camp:kremlin -stance:confirms", "f:declined"),
        ("camp:kremlin lang:ru", "c:подтвердил"),
        ("biden", "g:confirmed g:spoke f:confirmed f:declined"),
        ("biden by:peskov", "g:confirmed f:confirmed f:declined"),
        ("claim:{camp:kremlin} claim:{camp:belstate}", "g:confirmed g:spoke c:обвинил c:подтвердил"),
        ("camp:west or biden", "g:confirmed g:spoke f:confirmed f:declined e:CIA e:would"),
        ("camp:west or by:kgb-by", "e:CIA e:would b:KGB b:later."),
        ("camp:west or (lang:ru is:direct)", "e:CIA e:would c:обвинил"),
        ("review:hidden", "a:FSB"),
        ("review:checked", "f:confirmed"),
        ("is:unsure -tag:coup", "f:declined e:would"),
        ("said:2021-04-17", "g:spoke c:обвинил b:KGB"),
        ("point:what", "d:Тихановской c:подтвердил b:KGB"),
        ("event:E2 camp:belstate", "g:spoke c:обвинил"),
        ("tag:nothing", ""),
    ],
)
def test_claims(small: Case, text: str, quotes: str) -> None:
    assert small.claims(text) == quotes


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("*", [1, 2, 3]),
        ("camp:kremlin", [2]),
        ("camp:belstate", [1]),
        ("blames:cia", [1]),
        ("stance:confirms", [2]),
        ("is:unread", [1, 2, 3]),
        ("is:read", [1, 2]),
        ("lang:ru", [1, 2, 3]),
        ("-lang:ru", [1, 2]),
        ("source:tass-ru", [1, 2, 3]),
        ("camp:kremlin source:tass-ru", [2]),
        ("camp:west source:tass-ru", []),
        ("event:{camp:kremlin} -event:{camp:opposition}", [2]),
        ("-event:{camp:opposition}", [2, 3]),
        ("event:E3", [3]),
        ("event:E3 or camp:opposition", [1, 3]),
        ("review:hidden", [1]),
        ("дипломаты", [3]),
        ("claim:{by:peskov} claim:{by:lukashenko}", []),
        ("event:{by:peskov} or event:{by:lukashenko}", [1, 2]),
    ],
)
def test_events(small: Case, text: str, ids: list[int]) -> None:
    assert sorted(whole(small.conn, compiled(small.conn, text, "events"))) == ids


SOME = [
    "*",
    "camp:belstate",
    "blames:cia",
    "coup or plot or lang:ru",
    "-tag:done",
    "event:{camp:kremlin}",
    "plot* or coup",
    "is:unsure",
]


@pytest.mark.parametrize("text", SOME)
@pytest.mark.parametrize("kind", ["stories", "claims"])
def test_pages_make_the_whole(small: Case, kind: str, text: str) -> None:
    selection = compiled(small.conn, text, kind)
    everything = whole(small.conn, selection)
    page = {"stories": stories.page, "claims": claims.page}[kind]
    for size in (1, 2, 5):
        down = list[int]()
        while found := page(small.conn, selection, size, before=down[-1] if down else None):
            down += found
        up = list[int]()
        while found := page(small.conn, selection, size, after=up[0] if up else 0):
            up = found + up
        assert (down, up) == (everything, everything)


@pytest.mark.parametrize("text", SOME)
@pytest.mark.parametrize("kind", KINDS)
def test_totals_ranks_and_membership(small: Case, kind: str, text: str) -> None:
    conn, selection = small.conn, compiled(small.conn, text, kind)
    everything = whole(conn, selection)
    total = {"stories": stories.total, "claims": claims.total, "events": events.total}[kind]
    assert total(conn, selection) == len(everything)
    assert conn.execute(*selection.count(2)).fetchone()[0] == min(2, len(everything))
    for rank, one in enumerate(everything):
        assert conn.execute(*selection.newer(one)).fetchone()[0] == rank
        assert conn.execute(*selection.holds(one)).fetchone() is not None
    assert conn.execute(*selection.holds(1)).fetchone() is None or kind == "events"
    assert sorted(row[0] for row in conn.execute(*selection.all())) == sorted(everything)


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
    ("is:edited", "stories", "story_edited"),
    ("is:gone", "stories", "story_gone"),
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
