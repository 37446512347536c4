"""What the analyst types, as a tree; and where a mistake points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.errors import QueryError
from monitor_tui.query.parse import parse
from monitor_tui.query.tree import unparse

PLAIN = [
    ("", "*"),
    ("*", "*"),
    ("coup", "coup"),
    ("покушение*", "покушение*"),
    ('"armed uprising"', '"armed uprising"'),
    ("a  b", "a b"),
    ("a and b", "a b"),
    ("not a b", "-a b"),
    ("a or b c", "(a or b) c"),
    ("c a or b", "c (a or b)"),
    ("-(a b)", "-(a b)"),
    ("Mother-in-law", "Mother-in-law"),
    ("https://tass.com/russia/1279465", "https://tass.com/russia/1279465"),
    ("CAMP:kremlin", "camp:kremlin"),
    ("blames:(cia or fbi)", "blames:cia or blames:fbi"),
    ("-blames:(cia or fbi)", "-(blames:cia or blames:fbi)"),
    ("tag:(coup -done)", "tag:coup -tag:done"),
    ('source:"tass en"', 'source:"tass en"'),
    ("event:{camp:kremlin} -event:{camp:opposition}", "event:{camp:kremlin} -event:{camp:opposition}"),
    ("claim:{by:a} claim:{by:b stance:denies}", "claim:{by:a} claim:{by:b stance:denies}"),
    ("said:2021-04-16..2021-04-22 seen:<24h wording:>1", "said:2021-04-16..2021-04-22 seen:<24h wording:>1"),
]


@pytest.mark.parametrize(("text", "plain"), PLAIN)
def test_a_query_means_its_plain_spelling(text: str, plain: str) -> None:
    assert unparse(parse(text)) == plain
    assert unparse(parse(plain)) == plain


MISTAKES = [
    ("a or", 4, "something to search for"),
    ("or a", 0, "something to search for"),
    ("a and", 5, "both sides"),
    ("cam:x", 0, "did you mean `camp:`?"),
    ("zzz:x", 0, "a field"),
    ("(a", 2, "`)`"),
    ("a )", 2, "none is open"),
    ("()", 1, "inside the brackets"),
    ("camp:", 5, "a camp"),
    ("blames:(cia", 11, "`)`"),
    ("blames:()", 8, "a value"),
    ("blames:(or fbi)", 10, "before `or`"),
    ("x*", 0, "3 letters"),
    ('say "coup', 9, '`"`'),
    ('""', 0, "words between"),
    ("camp:{a}", 5, "braces follow only"),
    ("claim:x", 6, "`{`"),
    ("event:{camp:kremlin", 19, "`}`"),
    ("{a}", 0, "before a brace"),
    ("&&", 0, "a letter or a digit"),
    ("a " * 201, 400, "no more than"),
    ("tag:(" + "a " * 201 + ")", 403, "no more than"),
    ("tag:\udcff", 4, "part of one"),
    ("(" * 60 + "a" + ")" * 60, 8, "fewer than"),
]


@pytest.mark.parametrize(("text", "at", "expected"), MISTAKES)
def test_a_mistake_points_at_its_character(text: str, at: int, expected: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(text)
    assert (error.value.at, expected in error.value.expected) == (at, True), error.value.expected


@given(st.text(alphabet=st.sampled_from('ab:(){}"-* orndсамp'), max_size=40))
def test_any_text_is_a_tree_or_a_mistake_inside_it(text: str) -> None:
    try:
        node = parse(text)
    except QueryError as error:
        outside = not 0 <= error.at <= len(text)
    else:
        outside = unparse(parse(unparse(node))) != unparse(node)
    assert not outside
