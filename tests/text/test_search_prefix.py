"""The beginning of a word meets the stems of the words that begin so."""

from __future__ import annotations

import pytest

from monitor_tui.text import search_form, search_prefix


@pytest.mark.parametrize(
    ("begun", "word"),
    [
        ("покушен", "покушение"),
        ("покушени", "покушения"),
        ("покушение", "покушениями"),
        ("Тихановск", "Тихановская"),
        ("тихановско", "Тихановской"),
        ("Ёлоч", "ёлочка"),
        ("upris", "uprisings"),
        ("uprising", "uprisings"),
        ("Łuka", "Łukaszenka"),
        ("КГБ", "КГБ"),
        ("202", "2021"),
    ],
)
def test_a_beginning_finds_the_word(begun: str, word: str) -> None:
    typed, cut = search_prefix(begun)
    assert search_form(word).startswith(typed) or search_form(word) == cut


@pytest.mark.parametrize(("begun", "word"), [("покушен", "покусать"), ("uprise", "upright"), ("минск", "минус")])
def test_a_beginning_does_not_find_another_word(begun: str, word: str) -> None:
    typed, cut = search_prefix(begun)
    assert not search_form(word).startswith(typed)
    assert search_form(word) != cut


def test_words_before_the_begun_one_are_whole() -> None:
    assert search_prefix("armed forces")[0].split() == [search_form("armed"), "forces"]
    assert search_prefix("") == ("", "")
    assert search_prefix("...") == ("", "")
