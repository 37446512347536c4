"""Words in another orthography or script: Belarusian in classical spelling and in Latin letters."""

from __future__ import annotations

import pytest

from monitor_tui.text.orthography import other_spellings, script_of, speller


@pytest.mark.parametrize(
    ("word", "classical", "latin"),
    [
        ("заявіў", None, "zajaviŭ"),
        ("паведаміла", None, "paviedamiła"),
        ("сцвярджаў", "сьцьвярджаў", "śćviardžaŭ"),
        ("пацвердзілі", "пацьвердзілі", "paćvierdzili"),
        ("меркаванне", "меркаваньне", "mierkavańnie"),
        ("суддзя", "судзьдзя", "sudździa"),
        ("дзве", "дзьве", "dźvie"),
        ("дзесяць", None, "dziesiać"),
        ("не", "ня", "nia"),
        ("прэзідэнт", "прэзыдэнт", "prezydent"),
        ("аб'явілі", None, "abjavili"),
        ("сказаць", None, "skazać"),
        ("яе", None, "jaje"),
        ("людзі", None, "ludzi"),
        ("хлеб", None, "chleb"),
    ],
)
def test_belarusian(word: str, classical: str | None, latin: str) -> None:
    own, script = speller("be"), speller("be", "latn")
    assert own is not None
    assert script is not None
    assert own(word) == ((word,) if classical is None else (word, classical))
    assert latin in script(word)


def test_other_languages_have_one_spelling() -> None:
    assert speller("ru") is None
    assert other_spellings("ru", "Следственный комитет") == ()


def test_an_unknown_script_is_the_usual_one() -> None:
    spell = speller("be", "arab")
    assert spell is not None
    assert spell("дом") == ("дом",)


@pytest.mark.parametrize(
    ("phrase", "other"),
    [
        ("МЗС Беларусі", "MZS Biełarusi"),
        ("Следчы камітэт", "Сьледчы камітэт"),
        ("Следчы камітэт", "Śledčy kamitet"),
        ("Дзяржаўны дэпартамент ЗША", "Dziaržaŭny departament ZŠA"),
        ("прэс-сакратар расійскага прэзідэнта", "прэс-сакратар расейскага прэзыдэнта"),
    ],
)
def test_phrases_keep_their_capitals(phrase: str, other: str) -> None:
    assert other in other_spellings("be", phrase)


def test_what_is_in_latin_letters_already_stays() -> None:
    assert other_spellings("be", "Pucin") == ()
    assert other_spellings("be", "Uładzimir Pucin") == ()


@pytest.mark.parametrize(
    ("text", "lang", "script"),
    [
        ("Łukašenka skazaŭ, što heta praŭda.", "be", "latn"),
        ("Лукашэнка сказаў BBC, што гэта праўда.", "be", ""),
        ("Kreml potwierdził rozmowę.", "pl", ""),
        ("12:30", "be", ""),
    ],
)
def test_script(text: str, lang: str, script: str) -> None:
    assert script_of(text, lang) == script


def test_an_ending_is_spelled_after_each_kind_of_letter() -> None:
    spell = speller("be", "latn")
    assert spell is not None
    assert {"jać", "iać"} <= set(spell.ending("яць"))
    assert spell.ending("ла") == ["ła"]
