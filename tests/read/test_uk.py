"""Ukrainian: who says what, in the forms that agencies use."""

# A row of the table is a line, however long.
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

import pytest

from tests.read.table import Said, check, reading

CASES: list[tuple[str, tuple[Said, ...]]] = [
    # subject before the verb, after it, and apart from it
    ("Пєсков заявив, що плани були конкретними.", (Said("peskov", "asserts", "^що плани були"),)),
    ("Голова КДБ Іван Тертель у суботу повідомив журналістам, що операцію завершено.", (Said("tertel", "asserts", "^що операцію", said=date(2021, 4, 17)),)),
    ("Про це повідомила у п'ятницю пресслужба ФСБ.\n\nПодробиці невідомі.", (Said("fsb", "asserts", said=date(2021, 4, 16)),)),
    ("У Кремлі повідомили, що президент знає про ситуацію.", (Said("kremlin", "asserts", "^що президент"),)),
    ("Замах відвернуто, повідомили в КДБ.", (Said("kgb-by", "asserts", "^Замах відвернуто"),)),
    ("На засіданні уряду Лукашенко заявив, що за змовою стоять США.", (Said("lukashenko", "accuses"),)),
    ("Мер міста розповів, що міст відкриють за два тижні.", (Said("~Мер міста", "asserts", "що міст відкриють"),)),
    ("Зарплати зростуть на 5%, повідомила міністерка праці Ірина Касевич.", (Said("~міністерка праці Ірина Касевич", "asserts", "^Зарплати зростуть"),)),
    ("Адвокат Зенковича сказав, що його клієнт невинний.", (Said("~Адвокат Зенковича", "denies"),)),
    ("Голова комітету відкинув звинувачення.", (Said("~Голова комітету", "denies", "звинувачення"),)),
    # direct speech
    ("«Так, обговорювали», — сказав Пєсков.", (Said("peskov", "confirms", "Так, обговорювали", direct=True),)),
    ("«Це провокація спецслужб», — заявила Світлана Тихановська. — «Ми закликаємо не поспішати».", (Said("tsikhanouskaya", "accuses", "не поспішати", direct=True),)),
    ("Тертель сказав: «Операцію завершено».", (Said("tertel", "asserts", "Операцію завершено", direct=True),)),
    ("— Ми все полагодимо до вечора, — пообіцяв директор заводу Олег Синявський.", (Said("~директор заводу Олег Синявський", "asserts", "Ми все"),)),
    # by the words of
    ("За словами Лукашенка, за спробою перевороту стоять спецслужби США.", (Said("lukashenko", "accuses"),)),
    ("За даними ФСБ, переворот був намічений на 9 травня.", (Said("fsb", "asserts", "переворот був"),)),
    ("Переворот, за інформацією КДБ, готувався за кордоном.", (Said("kgb-by", "asserts", "готувався за кордоном"),)),
    ("На думку лікарів, вакцина безпечна.", (Said("~лікарів", "asserts", "вакцина безпечна"),)),
    ("Як повідомляє БелТА, суд почнеться в липні.", (Said("belta", "asserts", "суд почнеться"),)),
    ("Згідно із заявою Держдепу, США не причетні до змови.", (Said("us-state-dept", "denies"),)),
    # headlines
    ("Пєсков: плани були конкретними\n\nПогода добра.", (Said("peskov", "asserts", "^плани були"),)),
    ("Кремль: замах на Лукашенка відвернуто\n\nПогода добра.", (Said("kremlin", "asserts"),)),
    ("Тихановська: це провокація\n\nПогода добра.", (Said("tsikhanouskaya", "accuses"),)),
    ("Змовники хотіли вимкнути світло — ФСБ\n\nПогода добра.", (Said("fsb", "asserts"),)),
    # accusations
    ("Лукашенко звинуватив ЦРУ і ФБР у підготовці замаху.", (Said("lukashenko", "accuses", targets="cia fbi"),)),
    ("Мінськ звинуватив Польщу у втручанні у внутрішні справи.", (Said("belarus-state", "accuses", targets="poland"),)),
    ("Євросоюз засудив примусову посадку літака.", (Said("eu", "accuses", kind="act"),)),
    ("Павло Латушко розкритикував рішення суду.", (Said("latushka", "accuses"),)),
    ("Тихановська назвала це провокацією ФСБ і КДБ.", (Said("tsikhanouskaya", "accuses", targets="fsb kgb-by"),)),
    # denials, confirmations, refusals
    ("Держдепартамент США спростував причетність до змови.", (Said("us-state-dept", "denies"),)),
    ("У США відкинули звинувачення Мінська.", (Said("us", "denies"),)),
    ("Пєсков підтвердив, що тема обговорювалася.", (Said("peskov", "confirms", "^що тема"),)),
    ("Костусєв не визнав провини.", (Said("kastusiou", "denies"),)),
    ("Зенкович визнав провину.", (Said("zyankovich", "confirms", kind="act"),)),
    ("Пєсков відмовився коментувати цю інформацію.", (Said("peskov", "refuses", kind="act"),)),
    ("Євросоюз не визнає Лукашенка президентом.", (Said("eu", "refuses", kind="act"),)),
    ("Хто віддав наказ, Дмитро Пєсков розкривати не став.", (Said("peskov", "refuses"),)),
    ("Сам Костусєв провини не визнав.", (Said("kastusiou", "denies", kind="act"),)),
    ("Звинувачення Мінська категорично відкинув речник МЗС Олег Ніколенко.", (Said("nikolenko", "denies", "Звинувачення Мінська"),)),
    ("Зв'язок зник. Місцеві жителі це підтвердили.", (Said("~Місцеві жителі", "confirms"),)),
    ("Влада не погоджується з критикою опозиції.", (Said("~Влада", "denies", "критикою"),)),
    # relays
    ("Пєсков підтвердив розмову, повідомляє ТАСС.", (Said("peskov", "confirms", via="tass"),)),
    ("Інтерфакс повідомляє з посиланням на ФСБ, що двох затримано.", (Said("fsb", "asserts", via="interfax"),)),
    ("Пєсков підтвердив розмову, повідомляє «Інтерфакс».", (Said("peskov", "confirms", via="interfax"),)),
    ("Вибух стався вночі, пише «Нова газета».", (Said("~«Нова газета»", "asserts", "Вибух стався"),)),
    ("Пєсков підтвердив «Інтерфаксу», що розмова була.", (Said("peskov", "confirms", "що розмова"),)),
    # pronouns, several speakers, thoughts
    ("Путін виступив з посланням. Він заявив, що Захід перейшов усі межі.", (Said("putin", "asserts", "Захід перейшов"),)),
    ("Тихановська живе у Вільнюсі. Вона зажадала нових виборів.", (Said("tsikhanouskaya", "asserts", kind="act"),)),
    ("Пєсков підтвердив розмову, додавши, що подробиць не буде.", (Said("peskov", "confirms"), Said("peskov", "asserts", "що подробиць"))),
    ("Лавров заявив, що США брешуть, а Блінкен відкинув звинувачення.", (Said("lavrov", "accuses"), Said("blinken", "denies"))),
    ("КДБ показав записи в суботу. Відомство стверджує, що затримані зізналися.", (Said("kgb-by", "asserts"),)),
    ("Пєсков, щоправда, підтвердив, що розмова була.", (Said("peskov", "confirms", "що розмова"),)),
    ("Науковці вважають, що вірус прийшов від кажанів.", (Said("~Науковці", "asserts", kind="thought"),)),
    # дієслова преси
    ("Тихановська виклала свій план.", (Said("tsikhanouskaya", "asserts", "свій план"),)),
    ("Захід покладає відповідальність за вибух на Москву.", (Said("west", "accuses"),)),
    ("«Міст відкрито», — відказав Пєсков.", (Said("peskov", "asserts", "Міст відкрито", direct=True),)),
]  # fmt: skip

NOBODY: list[str] = [
    "Засідання спочатку оголосили закритим.",
    "Що сказав Путін: головне з послання",
    "Зенковича засудили до одинадцяти років колонії.",
    "Двох чоловіків затримали в Москві.",
    "Путін і Байден поговорили телефоном.",
    "Міліція затримала десятки протестувальників у Мінську.",
    "Літак приземлився в Мінську в супроводі винищувача.",
    "Лавров не назвав імен.",
    "Цю інформацію не вдалося незалежно перевірити.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_claims(text: str, expected: tuple[Said, ...]) -> None:
    check(text, expected, "uk")


@pytest.mark.parametrize("text", NOBODY)
def test_narration_is_nobodys_claim(text: str) -> None:
    check(text, (), "uk")


def test_the_caveat_is_a_remark() -> None:
    assert [remark.kind for remark in reading(NOBODY[-1], "uk").remarks] == ["unverified"]


def test_when_it_was_said_and_what_days_are_spoken_of() -> None:
    (claim,) = reading("Учора Тертель розповів, що заколот готували на червень-липень.", "uk").claims
    assert claim.said == date(2021, 4, 18)
    assert [(mention.start, mention.end) for mention in claim.dates] == [(date(2021, 6, 1), date(2021, 7, 31))]
