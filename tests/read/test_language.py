"""Languages are told apart offline, by the bundled model and by letters."""

from __future__ import annotations

import socket
from typing import NoReturn

import pytest

from monitor_tui.read import language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Kremlin: attempt prevented", "en"),
        ("The two presidents discussed the matter by telephone on Tuesday evening.", "en"),
        ("Песков подтвердил, что тема обсуждалась в разговоре.", "ru"),
        ("Песков: да", "ru"),
        ("КГБ", "ru"),
        ("Лукашэнка сказаў, што гэта праўда.", "be"),
        ("Кіеў", "be"),
        ("Прэзідэнт Беларусі", "be"),
        ("КДБ затрымаў двух чалавек", "be"),
        ("Łukašenka skazaŭ, što heta praŭda", "be"),
        ("Śviatłana Cichanoŭskaja: heta pravakacyja", "be"),
        ("Ličać, što vybary źmieniać mała", "be"),
        ("Sud nad žurnalistam pačaŭsia ŭ Minsku", "be"),
        ("Чыгунка адкрывае рэйс праз Полацк", "be"),
        ("Хто будуе катэдж без дазволу", "be"),
        ("Зеленський заявив, що це неправда.", "uk"),
        ("Київ", "uk"),
        ("Der Kreml bestätigte das Gespräch der beiden Präsidenten.", "de"),
        ("Anschlag auf Lukaschenko vereitelt", "de"),
        ("Prezydent powiedział, że to nieprawda.", "pl"),
        ("Prezidentas pareiškė, kad tai netiesa, ir pakvietė derėtis.", "lt"),
        ("Minskas neigia kaltinimus", "lt"),
        ("Tertelis: operacija baigta", "lt"),
        ("Cichanouskaja: tai provokacija", "lt"),
        ("Kremlius atmeta kaltinimus", "lt"),
        ("Moscow rejects accusations", "en"),
        ("12:30", "und"),
        ("", "und"),
    ],
)
def test_detect(text: str, lang: str) -> None:
    assert language.detect(text) == lang


def test_half_a_surrogate_pair_is_no_fault() -> None:
    assert language.detect("Peskov said \ud800 that he would answer on Monday evening.") == "en"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    language._model.cache_clear()
    assert language.detect("Bonjour, le président a répondu aux journalistes.") == "fr"
