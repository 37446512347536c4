"""What is said under a plain verb of saying: a blame, a denial, or neither, and who is blamed."""

from __future__ import annotations

import pytest

from tests.read.table import reading

BLAMES: list[tuple[str, str, str]] = [
    ("en", "Lukashenko said that Polish soldiers had attacked the refugees.", "poland"),
    ("en", "Peskov said NATO was dragging Ukraine into a war.", "nato"),
    ("en", "Tsikhanouskaya said that the regime tortured the prisoners.", ""),
    ("en", "Zelensky said that the village was shelled by Russia.", "russia-state"),
    ("en", "“They lie to us every day,” Tsikhanouskaya said.", ""),
    ("en", "The foreign minister called the vote a farce.", ""),
    ("en", "The prosecutors allege that the firm paid the mayor in cash.", ""),
    ("en", "Zelensky said Russia and Belarus were blackmailing Europe.", "russia-state belarus-state"),
    ("ru", "Песков заявил, что польские военные обстреляли лагерь беженцев.", "poland"),
    ("ru", "Лукашенко сказал, что власти Литвы шантажируют Минск.", "lithuania"),
    ("ru", "Тихановская заявила, что Лукашенко угрожает соседям.", "lukashenko"),
    ("be", "Ціханоўская заявіла, што ўлады катуюць палітвязняў.", ""),
    ("be", "Ціханоўская сказала, што Лукашэнка шантажуе Літву.", "lukashenko"),
    ("be", "Ціханоўская заявіла, што Расія акупавала суседнюю краіну.", "russia-state"),
    ("be", "Cichanoŭskaja zajaviła, što ŭłady katujuć palitviaźniaŭ.", ""),
    ("uk", "Зеленський заявив, що російські війська обстріляли лікарню.", "russia-state"),
    ("uk", "Зеленський сказав, що Лукашенко погрожує сусідам.", "lukashenko"),
    ("de", "Selenskyj sagte, russische Truppen hätten die Stadt angegriffen.", "russia-state"),
    ("de", "Tichanowskaja erklärte, Lukaschenko unterdrücke das Volk.", "lukashenko"),
    ("pl", "Zełenski powiedział, że Rosja szantażuje Europę.", "russia-state"),
    ("pl", "Cichanouska oświadczyła, że reżim torturuje więźniów.", ""),
    ("lt", "Zelenskis sakė, kad Rusija šantažuoja Europą.", "russia-state"),
    ("lt", "Cichanouskaja pareiškė, kad režimas kankina kalinius.", ""),
]

DENIES: list[tuple[str, str]] = [
    ("en", "Zelensky said that his country did not attack Moscow."),
    ("en", "“We don't attack our neighbours,” Lukashenko said."),
    ("en", "Lukashenko said that there would be no camps for the fighters."),
    ("en", "Peskov said the Kremlin did not pay the fighters."),
    ("en", "Peskov said that there was no basis for such charges."),
    ("en", "“All of it is a complete lie,” Peskov said."),
    ("ru", "Лукашенко заявил, что Белоруссия не нападала на соседей."),
    ("ru", "Песков сказал, что у Кремля нет ни планов, ни желания для этого."),
    ("ru", "Песков заявил, что Москва тут ни при чём."),
    ("be", "Лукашэнка заявіў, што Беларусь не нападала на суседзяў."),
    ("uk", "Зеленський заявив, що Україна не атакувала Москву."),
    ("de", "Selenskyj sagte, die Ukraine habe Moskau nicht angegriffen."),
    ("pl", "Zełenski powiedział, że Ukraina nie atakowała Moskwy."),
    ("lt", "Zelenskis sakė, kad Ukraina neatakavo Maskvos."),
    ("en", "The KGB said they did not hear any shots."),
    ("en", "The Kremlin said it had no knowledge of the plan."),
    ("en", "The Kremlin said that the exercise is not aimed at any country."),
    ("ru", "Песков заявил, что разногласий между Москвой и Минском нет."),
    ("ru", "Лукашенко заявил, что не думает о вводе войск."),
    ("de", "Der Kreml erklärte, die Übung richte sich nicht gegen Polen."),
]

REFUSES: list[tuple[str, str]] = [
    ("en", "The Kremlin said it would offer no proof."),
    ("en", "Lukashenko said that he would never agree to the plan."),
    ("be", "Ціханоўская заявіла, што ніколі не згодзіцца на гэта."),
    ("ru", "Лукашенко заявил, что никогда не согласится на это."),
    ("uk", "Зеленський заявив, що ніколи не погодиться на це."),
    ("pl", "Zełenski powiedział, że nigdy nie zgodzi się na ten plan."),
]

PLAIN: list[tuple[str, str]] = [
    # nobody is blamed, or it befell whoever is named
    ("en", "The mayor said two people were killed in the fire."),
    ("en", "Zelensky said two Russian soldiers were killed."),
    ("en", "Lukashenko said that our soldiers would kill any invader."),
    # praise, calls and conditions
    ("en", "Biden praised the people who were poisoned and tortured by Russia."),
    ("en", "Biden urged Russia to stop attacking its neighbours."),
    ("en", "Lukashenko said that if Poland attacked, Minsk would answer."),
    # a negation that denies nothing, of plans, knowledge, degree, or in a clause below
    ("en", "Lukashenko said that Belarus would not attack anybody."),
    ("en", "Lukashenko said that Belarus did not want war."),
    ("en", "Lukashenko said that Belarus had not only tractors to sell."),
    ("en", "Peskov said there was no doubt that the talks would go on."),
    ("en", "The mayor said the road that was not repaired would be closed."),
    ("en", "Lukashenko said that the Polish exercise was aimed at Minsk."),
    ("ru", "Лукашенко заявил, что времени нет."),
    ("de", "Der Kreml erklärte, die Übung richte sich gegen Polen."),
    ("ru", "Лукашенко заявил, что Белоруссия не хочет войны."),
    ("ru", "Лукашенко заявил, что Белоруссия не будет нападать на соседей."),
    ("ru", "Лукашенко сказал, что в случае внешней агрессии страна ответит."),
    ("ru", "Мэр сообщил, что в аварии пострадали два человека."),
    ("be", "Лукашэнка заявіў, што Беларусь не хоча вайны."),
    ("uk", "Зеленський заявив, що Україна не хоче нової війни."),
    ("de", "Lukaschenko sagte, Belarus wolle keinen Krieg."),
    ("de", "Selenskyj sagte, zwei russische Soldaten seien getötet worden."),
    ("pl", "Łukaszenka powiedział, że Białoruś nie chce wojny."),
    ("lt", "Lukašenka sakė, kad Baltarusija nenori karo."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "targets"), BLAMES)
def test_whose_deed_it_is(lang: str, text: str, targets: str) -> None:
    first = reading(text, lang).claims[0]
    assert first.stance.value == "accuses"
    assert sorted(first.targets) == sorted(targets.split())


@pytest.mark.parametrize(("lang", "text"), DENIES)
def test_what_is_said_not_to_be(lang: str, text: str) -> None:
    assert reading(text, lang).claims[0].stance.value == "denies"


@pytest.mark.parametrize(("lang", "text"), PLAIN)
def test_what_neither_blames_nor_denies(lang: str, text: str) -> None:
    assert {claim.stance.value for claim in reading(text, lang).claims} == {"asserts"}


@pytest.mark.parametrize(("lang", "text"), REFUSES)
def test_what_is_said_not_to_be_done(lang: str, text: str) -> None:
    assert reading(text, lang).claims[0].stance.value == "refuses"
