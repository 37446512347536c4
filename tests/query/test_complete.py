"""What is suggested at the cursor, and what taking it makes of the query."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.dossier import Dossier
from monitor_tui.model import Actor, Alias, Period
from monitor_tui.query.complete import Known, complete
from tests.query.test_resolve import DOSSIER as SMALL

LUKASHENKO = Actor("lukashenko", "Alexander Lukashenko", "person", (Period("belstate"),), aliases=(Alias("Лукашенко"),))
PESKOV = Actor("peskov", "Peskov", "person", (Period("kremlin"),))
DOSSIER: Dossier = replace(
    SMALL, actors={LUKASHENKO.id: LUKASHENKO, "peskov": Actor("peskov", "Peskov", "person", (Period("kremlin"),))}
)
KNOWN = Known(
    tags={"coup": 9, "call": 12, "to check": 1},
    sources={"dpa": 3, "tass-ru": 8, "tass-en": 5},
    actors={"peskov": 4, "lukashenko": 2},
    countries={"BY": 7, "BE": 1},
    languages={"ru": 5},
)


def taken(marked: str) -> list[str]:
    """The query with each suggestion in it; ``|`` marks the cursor."""
    text, at = marked.replace("|", ""), marked.index("|")
    return [one.taken(text) for one in complete(text, at, DOSSIER, KNOWN)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("stan|", ["stance:"]),
        ("s|", ["stance:", "said:", "source:", "seen:", "silent:"]),
        ("-stan|", ["-stance:"]),
        ("coup stan| x", ["coup stance: x"]),
        ("st|an", ["stance:"]),
        ("claim:{s|", ["claim:{stance:", "claim:{said:"]),
        ("clai|", ["claim:{"]),
        ("stance:|", ["stance:asserts", "stance:accuses", "stance:denies", "stance:confirms", "stance:refuses"]),
        ("stance:a|", ["stance:asserts", "stance:accuses"]),
        ("stance:de|nies x", ["stance:denies x"]),
        ("camp:kremlin stance:r|", ["camp:kremlin stance:refuses"]),
        ("is:un|", ["is:unread", "is:undated", "is:unsure"]),
        ("claim:{is:un|}", ["claim:{is:unsure}"]),
        ("review:d|", ["review:disputed"]),
        ("kind:t|", ["kind:telegram"]),
        ("camp:|", ["camp:kremlin", "camp:belstate"]),
        ("camp:KG|", ["camp:belstate"]),
        ("by:|", ["by:peskov", "by:lukashenko"]),
        ("by:alex|", ["by:lukashenko"]),
        ("by:лук|", ["by:lukashenko"]),
        ("blames:(peskov or l|", ["blames:(peskov or lukashenko"]),
        ("blames:(|)", ["blames:(peskov)", "blames:(lukashenko)"]),
        ("blames:(peskov or -l|)", ["blames:(peskov or -lukashenko)"]),
        ("(tag:coup or ta|)", ["(tag:coup or tag:)"]),
        ("tag:c|", ["tag:call", "tag:coup", 'tag:"to check"']),
        ("tag:to|", ['tag:"to check"']),
        ('tag:"to c|', ['tag:"to check"']),
        ('tag:"to c|heck" x', ['tag:"to check" x']),
        ("source:ta|", ["source:tass-ru", "source:tass-en"]),
        ("source:d|", ["source:dpa"]),
        ("silent:kr|", ["silent:kremlin"]),
        ("nonefound:kr|", ["nonefound:kremlin", "nonefound:kremlin>24h"]),
        ("nonefound:kremlin>|", ["nonefound:kremlin>24h"]),
        ("country:b|", ["country:BY", "country:BE"]),
        ("lang:r|", ["lang:ru"]),
        ("point:or|", ["point:order"]),
        ("date:t|", ["date:today"]),
        ("wording:>|", ["wording:>1"]),
        ("лука|", ["actor:lukashenko", "by:lukashenko"]),
        ("event:{camp:kr|}", ["event:{camp:kremlin}"]),
        ('"armed up|', []),
        ('"armed (up|', []),
        ("nothing:x|", []),
        ("zzz|", []),
    ],
)
def test_suggestions_in_the_query(marked: str, expected: list[str]) -> None:
    assert taken(marked) == expected


def test_each_suggestion_has_its_sentence() -> None:
    found = {one.text: one.sentence for one in complete("stance:", 7, DOSSIER)}
    assert found["stance:refuses"] == "declines to comment, answer or recognise"


def test_a_bare_field_is_no_whole_clause() -> None:
    assert [one.complete for one in complete("camp", 4, DOSSIER)] == [False]
    assert [one.complete for one in complete("camp:kr", 7, DOSSIER)] == [True]


@given(st.text(alphabet=st.sampled_from('ab:(){}"-* clmtagscp'), max_size=30), st.integers(-2, 32))
def test_any_text_has_suggestions_inside_it(text: str, at: int) -> None:
    assert all(0 <= one.start <= one.end <= len(text) for one in complete(text, at, DOSSIER, KNOWN))
