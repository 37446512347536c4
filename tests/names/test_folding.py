"""Skeletons that spellings of one name share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.names import fold
from monitor_tui.names.folding import distance, prefixes, skeletons, sounds


@pytest.mark.parametrize(
    "spellings",
    [
        "Тихановская Тихановской Ціханоўская Tsikhanouskaya Tikhanovskaya Tichanowskaja Cichanouskaja Cichanouskiej",
        "Зенкович Зенковичем Зянковіч Zyankovich Zenkovich Senkowitsch Ziankovič Zienkowicz",
        "Лукашенко Лукашэнка Lukashenko Lukaschenko Łukaszenka Łukašenka",
        "Protasevich Протасевича Пратасевіч Pratasewitsch Protasiewicz",
        "Медведев Мядзведзеў Medwedew Miedwiediew",
        "Prigozhin Пригожина Prigoschin Prigożyn",
    ],
)
def test_spellings_of_one_name_meet(spellings: str) -> None:
    assert len({fold(one) for one in spellings.split()}) == 1


def test_other_names_do_not() -> None:
    assert len({fold(one) for one in ("Путин", "Распутин", "Песков", "Лавров", "Бортников")}) == 5


@given(st.text(max_size=20))
def test_any_word_folds_and_stays_folded_in_any_case(word: str) -> None:
    assert fold(word) == fold(word)
    heard = sounds(word)
    assert prefixes(heard, 0)[-1] == skeletons(heard)


@given(st.text("abdeiknoprstuvz", max_size=9), st.text("abdeiknoprstuvz", max_size=9))
def test_distance_is_symmetric_and_zero_for_the_same(left: str, right: str) -> None:
    assert distance(left, left, 9) == 0
    assert distance(left, right, 99) == pytest.approx(distance(right, left, 99))
    assert (distance(left, right, 99) == 0) == (left == right)
