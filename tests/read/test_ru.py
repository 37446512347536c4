"""Russian: who says what, in the forms that agencies use."""

# A row of the table is a line, however long.
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

import pytest

from tests.read.table import Said, check, reading

CASES: list[tuple[str, tuple[Said, ...]]] = [
    # subject before the verb, after it, and apart from it
    ("Песков заявил, что планы были конкретными.", (Said("peskov", "asserts", "^что планы были"),)),
    ("Пресс-секретарь президента России Дмитрий Песков в понедельник заявил журналистам, что тема обсуждалась.", (Said("peskov", "asserts", "^что тема", said=date(2021, 4, 19)),)),
    ("Как заявил журналистам глава КГБ Беларуси Иван Тертель, мятеж был назначен на июнь.", (Said("tertel", "asserts", "мятеж был назначен"),)),
    ("Об этом сообщила в пятницу пресс-служба ФСБ.\n\nПодробности неизвестны.", (Said("fsb", "asserts", said=date(2021, 4, 16)),)),
    ("В Кремле сообщили, что президент знает о ситуации.", (Said("kremlin", "asserts", "^что президент"),)),
    ("Покушение предотвращено, сообщили в КГБ.", (Said("kgb-by", "asserts", "^Покушение предотвращено"),)),
    ("На заседании правительства Лукашенко заявил, что за заговором стоят США.", (Said("lukashenko", "accuses", "^что за заговором"),)),
    ("Официальный представитель МИД России Мария Захарова отметила, что Прага хотела отвлечь внимание.", (Said("zakharova", "asserts"),)),
    ("Мэр города рассказал, что мост откроют через две недели.", (Said("~Мэр города", "asserts", "что мост откроют"),)),
    ("Зарплаты вырастут на 5%, сообщил министр труда Антон Котяков.", (Said("~министр труда Антон Котяков", "asserts", "^Зарплаты вырастут"),)),
    ("Адвокат Зенковича заявил, что его клиента похитили.", (Said("~Адвокат Зенковича", "accuses"),)),
    # direct speech with the dash
    ("«Да, обсуждали», — сказал Песков.", (Said("peskov", "confirms", "Да, обсуждали", direct=True),)),
    ("«Это провокация спецслужб», — заявила Светлана Тихановская. — «Мы призываем не спешить с выводами».", (Said("tsikhanouskaya", "accuses", "не спешить с выводами", direct=True),)),
    ("Тертель сказал: «Операция завершена».", (Said("tertel", "asserts", "Операция завершена", direct=True),)),
    ("— Мы всё починим к вечеру, — пообещал директор завода Олег Смирнов.", (Said("~директор завода Олег Смирнов", "asserts", "Мы всё починим"),)),
    ("«План, — отметил Бортников, — назывался «Тишина».", (Said("bortnikov", "asserts"),)),
    # by the words of
    ("По словам Лукашенко, за попыткой переворота стоят спецслужбы США.", (Said("lukashenko", "accuses", targets="us-special-services"),)),
    ("По данным ФСБ, переворот был намечен на 9 мая.", (Said("fsb", "asserts", "переворот был намечен"),)),
    ("Переворот, по информации КГБ, готовился за границей.", (Said("kgb-by", "asserts", "готовился за границей"),)),
    ("По мнению врачей, вакцина безопасна.", (Said("~врачей", "asserts", "вакцина безопасна"),)),
    ("Согласно заявлению Госдепартамента, США не причастны к заговору.", (Said("us-state-dept", "denies"),)),
    # headlines
    ("Песков: планы были конкретными\n\nПогода хорошая.", (Said("peskov", "asserts", "^планы были"),)),
    ("Кремль: покушение на Лукашенко предотвращено\n\nПогода хорошая.", (Said("kremlin", "asserts"),)),
    ("Минск: самолёт сел по решению экипажа\n\nПогода хорошая.", (Said("belarus-state", "asserts"),)),
    ("Тихановская: это провокация\n\nПогода хорошая.", (Said("tsikhanouskaya", "accuses"),)),
    ("Заговорщики хотели отключить свет — ФСБ\n\nПогода хорошая.", (Said("fsb", "asserts"),)),
    # accusations
    ("Лукашенко обвинил ЦРУ и ФБР в подготовке покушения.", (Said("lukashenko", "accuses", targets="cia fbi"),)),
    ("Минск обвинил Польшу во вмешательстве во внутренние дела.", (Said("belarus-state", "accuses", targets="poland"),)),
    ("Евросоюз осудил принудительную посадку самолёта.", (Said("eu", "accuses", kind="act"),)),
    ("Мария Захарова раскритиковала решение Праги.", (Said("zakharova", "accuses"),)),
    ("Тихановская назвала случившееся провокацией ФСБ и КГБ.", (Said("tsikhanouskaya", "accuses", targets="fsb kgb-by"),)),
    # denials, confirmations, refusals
    ("Госдепартамент США опроверг причастность к заговору.", (Said("us-state-dept", "denies"),)),
    ("В Госдепе назвали обвинения абсурдными.", (Said("us-state-dept", "denies"),)),
    ("Песков подтвердил, что тема поднималась в разговоре с Байденом.", (Said("peskov", "confirms", "^что тема"),)),
    ("Костусев не признал вину.", (Said("kastusiou", "denies"),)),
    ("Зенкович признал вину.", (Said("zyankovich", "confirms", kind="act"),)),
    ("Песков отказался комментировать эту информацию.", (Said("peskov", "refuses", kind="act"),)),
    ("Евросоюз не признаёт Лукашенко президентом.", (Said("eu", "refuses", kind="act"),)),
    ("В Белом доме не комментируют сообщения о заговоре.", (Said("us", "refuses"),)),
    # relays
    ("Песков подтвердил разговор, сообщает ТАСС.", (Said("peskov", "confirms", via="tass"),)),
    ("«Планы были очень конкретными», — сказал Песков РИА Новости.", (Said("peskov", "asserts"),)),
    ("Интерфакс сообщает со ссылкой на ФСБ, что задержаны двое.", (Said("fsb", "asserts", via="interfax"),)),
    # pronouns, converbs, several speakers
    ("Путин выступил с посланием. Он заявил, что Запад перешёл все границы.", (Said("putin", "asserts", "Запад перешёл"),)),
    ("Тихановская живёт в Вильнюсе. Она потребовала новых выборов.", (Said("tsikhanouskaya", "asserts", kind="act"),)),
    ("Песков подтвердил разговор, добавив, что подробностей не будет.", (Said("peskov", "confirms"), Said("peskov", "asserts", "что подробностей не будет"))),
    ("Лавров заявил, что США лгут, а Блинкен отверг обвинения.", (Said("lavrov", "accuses"), Said("blinken", "denies"))),
    ("КГБ показал записи в субботу. Ведомство утверждает, что задержанные сознались.", (Said("kgb-by", "asserts"),)),
    ("Учёные считают, что вирус пришёл от летучих мышей.", (Said("~Учёные", "asserts", kind="thought"),)),
    ("Бортников не стал называть имена сообщников.", (Said("bortnikov", "refuses"),)),
    # a body in the locative and an object before the verb
    ("Минск обвиняет Вашингтон. В Госдепартаменте эти обвинения отвергают.", (Said("belarus-state", "accuses"), Said("us-state-dept", "denies", "эти обвинения"))),
    ("Тема обсуждалась. Это подтвердил вечером пресс-секретарь российского президента.", (Said("peskov", "confirms"),)),
]  # fmt: skip

NOBODY: list[str] = [
    "Зенковича приговорили к одиннадцати годам колонии.",
    "Двое мужчин были задержаны в Москве.",
    "Путин и Байден поговорили по телефону.",
    "Милиция задержала десятки протестующих в Минске.",
    "Самолёт приземлился в Минске в сопровождении истребителя.",
    "Эту информацию не удалось проверить независимо.",
    "Суд над Федутой начался в июле.",
    "Лавров заговор не упомянул.",
    "Бортников не назвал имён сообщников.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_claims(text: str, expected: tuple[Said, ...]) -> None:
    check(text, expected, "ru")


@pytest.mark.parametrize("text", NOBODY)
def test_narration_is_nobodys_claim(text: str) -> None:
    check(text, (), "ru")


def test_an_outlet_is_never_the_speaker_of_what_it_was_told() -> None:
    claims = reading("«Всё в порядке», — сказал он ТАСС. Об этом пишет издание.", "ru", outlet="tass").claims
    assert "tass" not in {claim.actor for claim in claims}


def test_when_it_was_said_and_what_day_is_spoken_of() -> None:
    (claim,) = reading("Вчера Тертель рассказал, что мятеж готовили на июнь-июль.", "ru").claims
    assert claim.said == date(2021, 4, 18)
    assert [(mention.start, mention.end) for mention in claim.dates] == [(date(2021, 6, 1), date(2021, 7, 31))]
