"""When it was said, and the days, figures and hedges of what is said."""

from __future__ import annotations

from datetime import date

import pytest

from monitor_tui.model import Claim, Precision
from monitor_tui.read.claims import read
from tests.read.table import belarus

MONDAY = date(2021, 4, 19)
NEW_YEAR = date(2021, 1, 2)
SAYS = {
    "en": "Peskov said {} that the talks had failed.",
    "ru": "Песков заявил {}, что переговоры сорвались.",
    "be": "Пяскоў заявіў {}, што перамовы сарваліся.",
    "uk": "Пєсков заявив {}, що переговори зірвалися.",
    "de": "Peskow sagte {}, dass die Gespräche gescheitert seien.",
    "pl": "Pieskow powiedział {}, że rozmowy się nie powiodły.",
    "lt": "Peskovas {} pareiškė, kad derybos žlugo.",
}
PLANNED = {
    "en": "Peskov said that the coup was planned {} in Minsk.",
    "ru": "Песков заявил, что переворот планировали {} в Минске.",
    "be": "Пяскоў заявіў, што пераварот планавалі {} у Мінску.",
    "uk": "Пєсков заявив, що переворот планували {} у Мінську.",
    "de": "Peskow sagte, dass der Umsturz {} in Minsk geplant war.",
    "pl": "Pieskow powiedział, że zamach planowano {} w Mińsku.",
    "lt": "Peskovas pareiškė, kad perversmas buvo planuojamas {} Minske.",
}


def claims(text: str, lang: str, published: date = MONDAY) -> list[Claim]:
    """What Peskov says in a text, by the rules alone."""
    loaded, names = belarus()
    found = read(text, names, loaded, lang=lang, published=published, models=None).claims
    return [claim for claim in found if claim.actor == "peskov"]


def claim_of(text: str, lang: str, published: date = MONDAY) -> Claim:
    (claim,) = claims(text, lang, published)
    return claim


@pytest.mark.parametrize(
    ("lang", "when", "day"),
    [
        ("en", "last night", "2021-04-18"),
        ("en", "late on Sunday", "2021-04-18"),
        ("en", "on the 17th", "2021-04-17"),
        ("en", "on Apr. 17", "2021-04-17"),
        ("en", "on 17 April last year", "2020-04-17"),
        ("en", "on September 20", "2020-09-20"),
        ("en", "last Monday", "2021-04-12"),
        ("en", "on Friday last week", "2021-04-16"),
        ("en", "two days ago", "2021-04-17"),
        ("ru", "в пятницу вечером", "2021-04-16"),
        ("ru", "вчера", "2021-04-18"),
        ("ru", "накануне", "2021-04-18"),
        ("ru", "17-го", "2021-04-17"),
        ("ru", "17 апреля прошлого года", "2020-04-17"),
        ("ru", "в прошлый понедельник", "2021-04-12"),
        ("ru", "два дня назад", "2021-04-17"),
        ("ru", "поздно вечером 16 апреля", "2021-04-16"),
        ("ru", "в ночь на воскресенье", "2021-04-18"),
        ("be", "напярэдадні", "2021-04-18"),
        ("be", "пазаўчора", "2021-04-17"),
        ("be", "17-га красавіка", "2021-04-17"),
        ("be", "два дні таму", "2021-04-17"),
        ("be", "у мінулы панядзелак", "2021-04-12"),
        ("uk", "напередодні", "2021-04-18"),
        ("uk", "17 квітня минулого року", "2020-04-17"),
        ("uk", "минулої п'ятниці", "2021-04-16"),
        ("uk", "два дні тому", "2021-04-17"),
        ("de", "am Samstag", "2021-04-17"),
        ("de", "am Vortag", "2021-04-18"),
        ("de", "am 17.", "2021-04-17"),
        ("de", "am 17. April vergangenen Jahres", "2020-04-17"),
        ("de", "am vergangenen Montag", "2021-04-12"),
        ("de", "am Freitag vergangener Woche", "2021-04-16"),
        ("de", "in der Nacht zum Sonntag", "2021-04-18"),
        ("pl", "w sobotę", "2021-04-17"),
        ("pl", "w nocy z soboty na niedzielę", "2021-04-18"),
        ("pl", "w zeszły poniedziałek", "2021-04-12"),
        ("pl", "20 września", "2020-09-20"),
        # a day soon to come is not the one of the year before
        ("en", "on 9 May", "2021-04-19"),
        ("ru", "9 мая", "2021-04-19"),
        ("de", "am 9. Mai", "2021-04-19"),
        ("lt", "penktadienį", "2021-04-16"),
        ("lt", "17 d.", "2021-04-17"),
        ("lt", "2020 m. balandžio 17 d.", "2020-04-17"),
        ("lt", "praėjusių metų balandžio 17 d.", "2020-04-17"),
        ("lt", "prieš dvi dienas", "2021-04-17"),
    ],
)
def test_the_sentence_names_the_day(lang: str, when: str, day: str) -> None:
    claim = claim_of(SAYS[lang].format(when), lang)
    assert (str(claim.said), claim.precision, claim.unsure) == (day, Precision.DAY, ())


@pytest.mark.parametrize(
    ("lang", "when", "day", "reason"),
    [
        ("en", "last week", "2021-04-18", "said in 12-18 Apr 2021, the day is not given"),
        ("en", "a week ago", "2021-04-12", "said about 12 Apr 2021"),
        ("en", "in March", "2021-03-31", "said in March 2021, the day is not given"),
        ("en", "in December", "2020-12-31", "said in December 2020, the day is not given"),
        ("en", "in April last year", "2020-04-30", "said in April 2020, the day is not given"),
        ("en", "in 2019", "2019-12-31", "said in 2019, the day is not given"),
        ("en", "several days ago", "2021-04-19", "said at an unknown time"),
        ("ru", "на прошлой неделе", "2021-04-18", "said in 12-18 Apr 2021, the day is not given"),
        ("ru", "в прошлом году", "2020-12-31", "said in 2020, the day is not given"),
        ("ru", "ранее в апреле", "2021-04-19", "said in April 2021, the day is not given"),
        ("ru", "три года назад", "2018-04-19", "said about 19 Apr 2018"),
        ("be", "летась", "2020-12-31", "said in 2020, the day is not given"),
        ("be", "тыдзень таму", "2021-04-12", "said about 12 Apr 2021"),
        ("uk", "торік", "2020-12-31", "said in 2020, the day is not given"),
        ("uk", "у березні", "2021-03-31", "said in March 2021, the day is not given"),
        ("de", "letzte Woche", "2021-04-18", "said in 12-18 Apr 2021, the day is not given"),
        ("de", "vor einem Monat", "2021-03-19", "said about 19 Mar 2021"),
        ("pl", "w 2019 roku", "2019-12-31", "said in 2019, the day is not given"),
        ("pl", "w ubiegłym miesiącu", "2021-03-31", "said in March 2021, the day is not given"),
        ("lt", "kovą", "2021-03-31", "said in March 2021, the day is not given"),
        ("lt", "pernai", "2020-12-31", "said in 2020, the day is not given"),
    ],
)
def test_where_no_day_is_given_it_is_the_latest_that_fits_and_the_reason_says_so(
    lang: str, when: str, day: str, reason: str
) -> None:
    claim = claim_of(SAYS[lang].format(when), lang)
    assert (str(claim.said), claim.unsure) == (day, (reason,))


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("en", "Peskov said that the talks would be held on Friday.", ["2021-04-19"]),
        ("en", "On Friday, Peskov said Moscow would respond on 9 May.", ["2021-04-16"]),
        ("en", "“We will respond on Friday,” Peskov said on Saturday.", ["2021-04-17"]),
        ("en", "Peskov, who met Biden on 13 April, said on Friday that talks had failed.", ["2021-04-16"]),
        ("en", "Commenting on the talks of 13 April, Peskov said on Friday that they had failed.", ["2021-04-16"]),
        ("en", "Peskov said on Friday that it had failed. He added that Moscow would respond.", ["2021-04-16"] * 2),
        ("ru", "Песков, который был в Минске 13 апреля, заявил в пятницу, что всё сорвалось.", ["2021-04-16"]),
        ("ru", "Песков накануне выборов заявил, что переговоры сорвались.", ["2021-04-19"]),
        ("ru", "Песков заявил в пятницу, что всё ясно. Он добавил, что Москва ответит.", ["2021-04-16"] * 2),
        ("be", "У пятніцу Пяскоў заявіў, што Масква адкажа 9 траўня.", ["2021-04-16"]),
        ("uk", "Пєсков заявив, що зустріч відбудеться у п'ятницю.", ["2021-04-19"]),
        ("de", "„Wir antworten am Freitag“, sagte Peskow am Samstag.", ["2021-04-17"]),
        ("pl", "– Odpowiemy w piątek – powiedział Pieskow w sobotę.", ["2021-04-17"]),
        ("lt", "Penktadienį Peskovas pareiškė, kad Maskva atsakys gegužės 9 d.", ["2021-04-16"]),
    ],
)
def test_only_a_time_beside_the_verb_is_that_of_speaking(lang: str, text: str, days: list[str]) -> None:
    assert [str(claim.said) for claim in claims(text, lang)] == days


def test_a_headline_was_said_when_its_speaker_speaks_below() -> None:
    found = read(
        "Peskov: talks have failed\n\nPeskov said on Friday that the talks had failed.",
        belarus()[1],
        belarus()[0],
        lang="en",
        title="Peskov: talks have failed",
        published=MONDAY,
        models=None,
    ).claims
    assert [str(claim.said) for claim in found] == ["2021-04-16", "2021-04-16"]


@pytest.mark.parametrize(
    ("lang", "when"),
    [
        ("en", "on 31 December"),
        ("en", "on Thursday"),
        ("ru", "31 декабря"),
        ("be", "31 снежня"),
        ("uk", "31 грудня"),
        ("de", "am 31. Dezember"),
        ("pl", "31 grudnia"),
        ("lt", "gruodžio 31 d."),
    ],
)
def test_the_last_day_of_the_old_year(lang: str, when: str) -> None:
    assert claim_of(SAYS[lang].format(when), lang, NEW_YEAR).said == date(2020, 12, 31)


@pytest.mark.parametrize(
    ("lang", "when", "first", "last"),
    [
        ("en", "for the 9th of May", "2021-05-09", "2021-05-09"),
        ("en", "in June or July", "2021-06-01", "2021-07-31"),
        ("en", "between 3 and 5 May", "2021-05-03", "2021-05-05"),
        ("en", "from 28 April to 2 May", "2021-04-28", "2021-05-02"),
        ("en", "in 2015-2019", "2015-01-01", "2019-12-31"),
        ("ru", "в июне-июле", "2021-06-01", "2021-07-31"),
        ("ru", "в мае", "2021-05-01", "2021-05-31"),
        ("ru", "с 28 апреля по 2 мая", "2021-04-28", "2021-05-02"),
        ("ru", "в 2020 году", "2020-01-01", "2020-12-31"),
        ("be", "паміж 3 і 5 мая", "2021-05-03", "2021-05-05"),
        ("be", "у чэрвені ці ліпені", "2021-06-01", "2021-07-31"),
        ("uk", "у червні-липні", "2021-06-01", "2021-07-31"),
        ("uk", "17 квітня минулого року", "2020-04-17", "2020-04-17"),
        ("de", "vom 3. bis zum 5. Mai", "2021-05-03", "2021-05-05"),
        ("de", "im April vergangenen Jahres", "2020-04-01", "2020-04-30"),
        ("pl", "między 3 a 5 maja", "2021-05-03", "2021-05-05"),
        ("pl", "w latach 2015-2019", "2015-01-01", "2019-12-31"),
        ("lt", "nuo balandžio 28 iki gegužės 2 d.", "2021-04-28", "2021-05-02"),
        ("lt", "2020 m. balandį", "2020-04-01", "2020-04-30"),
    ],
)
def test_days_and_spans_inside_a_claim(lang: str, when: str, first: str, last: str) -> None:
    claim = claim_of(PLANNED[lang].format(when), lang)
    assert [(str(named.start), str(named.end)) for named in claim.dates] == [(first, last)]
    assert (claim.said, claim.unsure) == (MONDAY, ())


@pytest.mark.parametrize(
    ("lang", "text", "value", "unit"),
    [
        ("en", "Peskov said that two million people had fled.", 2e6, "people"),
        ("en", "Peskov said that $3.2bn had been stolen.", 3.2e9, "$"),
        ("en", "Peskov said that 12 per cent had voted.", 12, "%"),
        ("ru", "Песков заявил, что 200 тыс. человек уехали.", 2e5, "человек"),
        ("ru", "Песков заявил, что двое мужчин были задержаны.", 2, "мужчин"),
        ("be", "Пяскоў заявіў, што 12 працэнтаў прагаласавалі.", 12, "%"),
        ("uk", "Пєсков заявив, що 200 тис. осіб виїхали.", 2e5, "осіб"),
        ("de", "Peskow sagte, dass 5 Mio. Euro gestohlen wurden.", 5e6, "Euro"),
        ("pl", "Pieskow powiedział, że 1,5 mld złotych skradziono.", 1.5e9, "złotych"),
        ("lt", "Peskovas pareiškė, kad 7 proc. rinkėjų balsavo.", 7, "%"),
    ],
)
def test_figures_inside_a_claim(lang: str, text: str, value: float, unit: str) -> None:
    assert [(named.value, named.unit) for named in claim_of(text, lang).numbers] == [(value, unit)]


@pytest.mark.parametrize(
    ("lang", "word", "hedged"),
    [
        ("en", "for 9 May", False),
        ("en", "allegedly", True),
        ("en", "in all likelihood", True),
        ("ru", "якобы", True),
        ("ru", "скорее всего", True),
        ("ru", "давно", False),
        ("be", "быццам", True),
        ("be", "хутчэй за ўсё", True),
        ("uk", "нібито", True),
        ("de", "angeblich", True),
        ("de", "allem Anschein nach", True),
        ("pl", "rzekomo", True),
        ("pl", "być może", True),
        ("lt", "galimai", True),
        ("lt", "ko gero", True),
    ],
)
def test_hedges(lang: str, word: str, hedged: bool) -> None:
    assert claim_of(PLANNED[lang].format(word), lang).hedged is hedged
