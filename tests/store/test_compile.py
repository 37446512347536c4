"""Which stories, claims and events a query keeps, on a case small enough to know by heart."""

from __future__ import annotations

import pytest

from monitor_tui.store import claims, events, stories
from tests.store.asking import KINDS, compiled, whole
from tests.store.case import Case

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
    ("-is:gone lang:ru", "bcdhk"),
    ("changed:body", "k"),
    ("changed:title", "k"),
    ("changed:(title or body)", "k"),
    ("changed:body changed:title", "k"),
    ("-changed:body wording:>1", ""),
    ("is:copy", "g"),
    ("is:tagged", "abcd"),
    ("is:noted", ""),
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
    # what a camp does not say: as a person found, as long as it is so; as the machine found
    ("silent:opposition", "abcdegk"),
    ("silent:O lang:en", "aeg"),
    ("silent:kremlin", ""),
    ("-silent:opposition", "fhijl"),
    ("silent:opposition or event:E2", "abcdefgk"),
    ("nonefound:kremlin", "abcdegk"),
    ("nonefound:belstate", "cfg"),
    ("nonefound:belstate nonefound:kremlin", "cg"),
    ("nonefound:belstate>3d", "cfg"),
    ("nonefound:belstate>5d", ""),
    ("nonefound:belstate lang:ru", "c"),
    ("-nonefound:kremlin", "fhijl"),
    ("event:{nonefound:belstate}", "cfg"),
    ("event:{nonefound:belstate tag:done}", "cfg"),
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
        ("silent:opposition", [1]),
        ("silent:kremlin", []),
        ("nonefound:kremlin", [1]),
        ("nonefound:belstate>3d", [2]),
        ("nonefound:belstate>5d", []),
        ("-nonefound:belstate", [1, 3]),
        ("nonefound:belstate camp:kremlin", [2]),
        ("silent:opposition camp:kremlin", []),
        ("silent:opposition camp:west", [1]),
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
