"""Forms of a word meet in the search form."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.text import search_form, search_prefix, sha256

FAMILIES = [
    "покушение покушения покушению покушением покушении покушений покушениями",
    "переворот переворота переворотом перевороте перевороты",
    "мятеж мятежа мятежу мятежом мятежи мятежей",
    "провокация провокации провокацию провокацией провокаций",
    "вооружённый вооруженный вооружённого вооруженному вооружённым вооружённая",
    "спецслужба спецслужбы спецслужб спецслужбам спецслужбами",
    "президент президента президенту президентом президенты президентов",
    "санкции санкций санкциям санкциями",
    "Песков Пескова Пескову Песковым Пескове",
    "Лавров Лаврова Лавровым",
    "Тихановская Тихановской Тихановскую",
    "Лукашенко лукашенко ЛУКАШЕНКО",
    "Федута Федуты Федуту Федутой Федуте",
    "Зенкович Зенковича Зенковичу Зенковичем",
    "режим режима режиму",
    "погром погрома погромом",
    "правакацыя правакацыі правакацыю правакацыяй правакацый",
    "замах замаху замахам",
    "Ціханоўская Ціханоўскай Ціханоўскую",
    "дзяржаўны дзяржаўнага дзяржаўнаму дзяржаўным",
    "спецслужбы спецслужбаў спецслужбамі",
    "сям'я сям’я сямʼя сям'і",
    "спецслужб спецслужби",
    "Lukashenko Lukashenkos Lukashenko's Lukashenko’s Lukashenka",
    "attempt attempts attempted",
    "kill kills killed killing",
    "plan plans planned planning",
    "service services",
    "Aufstand Aufstands Aufstände Aufständen",
    "Anschlag Anschlags Anschläge Anschlägen",
    "Putsch Putsches Putsche",
    "Provokation Provokationen",
    "zamach zamachu zamachem",
    "Vrbětice Vrbetice",
    "Łukaszenka Łukaszenki lukaszenka",
]
STRANGERS = [
    ("мая", "май"),
    ("замах", "зам"),
    ("police", "policy"),
    ("КГБ", "ФСБ"),
    ("Минск", "Москва"),
    ("мятеж", "мяч"),
    ("coup", "cup"),
]


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_a_word_meet(family: str) -> None:
    assert len({search_form(word) for word in family.split()}) == 1


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_other_words_do_not(one: str, other: str) -> None:
    assert search_form(one) != search_form(other)


def test_words_stand_by_blanks_without_punctuation() -> None:
    assert search_form("«Да», — ответил: U.S. 9-мая_и 3,5") == "да ответил u s 9 мая и 3 5"


def test_stress_marks_soft_hyphens_and_joiners_are_no_part_of_a_word() -> None:
    assert search_form("за\u0301мок Lu\xadka\u200dschenko") == search_form("замок Lukaschenko")


def test_a_word_with_a_digit_is_left_alone() -> None:
    assert search_form("FR4978 МиГ29а") == "fr4978 миг29а"


def test_a_word_that_is_only_begun_finds_its_longer_and_its_shorter_stem() -> None:
    typed, stem = search_prefix("Путина покушени")
    assert (typed, stem) == ("путин покушени", "путин покушен")
    assert search_form("покушение").endswith(stem.split()[-1])
    assert search_form("покушать").startswith(search_prefix("покуш")[0])


@given(st.text())
def test_any_text_has_a_form_that_is_words_and_blanks(text: str) -> None:
    form = search_form(text)
    assert all(word.isalnum() for word in form.split(" ") if form)
    assert search_form(text.casefold()) == form


def test_fingerprint_is_that_of_the_bytes() -> None:
    assert sha256("Минск") == hashlib.sha256("Минск".encode()).hexdigest()
    assert len(sha256("\ud800")) == 64
