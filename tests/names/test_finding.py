"""Who is named in a text: inflection, script, look-alikes, ambiguity."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor_tui.names import Names
from tests.names.conftest import ACTORS, dossier_of, other, person


def found(names: Names, text: str, lang: str) -> list[str]:
    return [f"{text[one.start : one.end]}={one.actor}" for one in names.find(text, lang)]


@pytest.mark.parametrize(
    ("lang", "form"),
    [
        ("en", "Tsikhanouskaya"),
        ("en", "Tikhanovskaya"),
        ("en", "Tichanovskaya"),
        ("de", "Tichanowskaja"),
        ("de", "Tichanowskajas"),
        ("pl", "Cichanouska"),
        ("pl", "Cichanouskiej"),
        ("pl", "Cichanouską"),
        ("lt", "Cichanouskaja"),
        ("lt", "Tichanovskajos"),
        ("ru", "Тихановская"),
        ("ru", "Тихановской"),
        ("ru", "Тихановскую"),
        ("be", "Ціханоўская"),
        ("be", "Ціханоўскай"),
        ("be", "Ціханоўскую"),
        ("uk", "Тихановська"),
        ("uk", "Тихановської"),
        ("uk", "Тихановську"),
    ],
)
def test_a_woman_is_found_in_every_script_and_case(names: Names, lang: str, form: str) -> None:
    assert found(names, f"so {form}.", lang) == [f"{form}=tsikhanouskaya"]


@pytest.mark.parametrize(
    ("lang", "form"),
    [
        ("en", "Tsikhanouski"),
        ("en", "Tikhanovsky"),
        ("de", "Tichanowski"),
        ("de", "Tichanowskis"),
        ("pl", "Cichanouskiego"),
        ("pl", "Cichanouskim"),
        ("lt", "Tichanovskis"),
        ("lt", "Cichanouskio"),
        ("ru", "Тихановский"),
        ("ru", "Тихановского"),
        ("ru", "Тихановскому"),
        ("be", "Ціханоўскі"),
        ("be", "Ціханоўскага"),
        ("uk", "Тихановського"),
    ],
)
def test_her_husband_is_not_taken_for_her(names: Names, lang: str, form: str) -> None:
    assert found(names, f"so {form}.", lang) == [f"{form}=tsikhanouski"]


@pytest.mark.parametrize(
    ("actor", "lang", "forms"),
    [
        ("lukashenko", "en", "Lukashenko Lukashenka"),
        ("lukashenko", "ru", "Лукашенко"),
        ("lukashenko", "be", "Лукашэнка Лукашэнкі Лукашэнку Лукашэнкам Łukašenka Łukašenki"),
        ("lukashenko", "uk", "Лукашенко Лукашенка Лукашенку Лукашенком"),
        ("lukashenko", "de", "Lukaschenko Lukaschenkos"),
        ("lukashenko", "pl", "Łukaszenka Łukaszenki Łukaszenkę Łukaszenką Łukaszence"),
        ("lukashenko", "lt", "Lukašenka Lukašenkos Lukašenkai"),
        ("zyankovich", "en", "Zyankovich Zenkovich Ziankovich"),
        ("zyankovich", "ru", "Зенкович Зенковича Зенковичу Зенковичем Зенковиче"),
        ("zyankovich", "be", "Зянковіч Зянковіча Зянковічу Зянковічам Ziankovič"),
        ("zyankovich", "de", "Senkowitsch Zenkowitsch"),
        ("zyankovich", "pl", "Zienkowicz Zienkowicza Zienkowiczem Ziankowicz"),
        ("zyankovich", "lt", "Ziankovičius Ziankovičiaus Ziankovičiui"),
        ("putin", "ru", "Путин Путина Путину Путиным Путине"),
        ("putin", "be", "Пуцін Пуціна Пуцінам Pucin"),
        ("putin", "uk", "Путін Путіна Путіном Путіним"),
        ("putin", "pl", "Putin Putina Putinowi Putinem Putinie"),
        ("putin", "lt", "Putinas Putino Putinui Putiną Putinu"),
        ("putin", "de", "Putin Putins"),
        ("kalesnikava", "en", "Kalesnikava Kolesnikova"),
        ("kalesnikava", "ru", "Колесникова Колесниковой Колесникову"),
        ("kalesnikava", "be", "Калеснікава Калеснікавай Калеснікаву"),
        ("kalesnikava", "de", "Kolesnikowa Kolesnikowas"),
        ("kalesnikava", "pl", "Kolesnikawa Kalesnikawej Kalesnikawą"),
        ("peskov", "ru", "Песков Пескова Пескову Песковым Пескове"),
        ("peskov", "be", "Пяскоў Пяскова Пяскову"),
        ("peskov", "pl", "Pieskow Pieskowa Pieskowowi"),
        ("peskov", "de", "Peskow"),
        ("bychek", "ru", "Бычек Бычека Бычку"),
        ("nauseda", "lt", "Nausėda Nausėdos Nausėdai Nausėdą"),
        ("skaisgiryte", "lt", "Skaisgirytė Skaisgirytės Skaisgirytei Skaisgirytę"),
        ("nauseda", "ru", "Науседа Науседы Науседу Науседой"),
    ],
)
def test_surnames_in_their_cases(names: Names, actor: str, lang: str, forms: str) -> None:
    for form in forms.split():
        assert found(names, f"so {form}.", lang) == [f"{form}={actor}"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Rasputin came with Putnam and Kolesnikov."),
        ("ru", "Распутин, Колесников, Макаров, Бычков, Зинкевич."),
        ("en", "Zinkevich, Makarov, Pesek and Lukashevich."),
        ("pl", "Rasputina widział Kolesnikow."),
        ("en", "Viktor Lukashenko and photographer Tatyana Zenkovich."),
        ("ru", "Виктор Лукашенко, Дмитрия Лукашенко и В. Лукашенко."),
        ("ru", "Александр и Мария, Светлана."),
        ("en", "in may they tell us, the kremlin of Kazan."),
        ("en", "May is a month."),
        ("ru", "Римский-Путин и Johnson & Putin."),
        ("ru", "В СИЗО КГБ холодно."),
        ("de", "Der Sender SWR berichtet."),
    ],
)
def test_look_alikes_are_nobody(names: Names, lang: str, text: str) -> None:
    assert found(names, text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "President Alexander Lukashenko's men", ["Alexander Lukashenko=lukashenko"]),
        ("en", "Aliaksandr Lukashenka", ["Aliaksandr Lukashenka=lukashenko"]),
        ("ru", "с Александром Григорьевичем Лукашенко", ["Александром Григорьевичем Лукашенко=lukashenko"]),
        ("ru", "А. Г. Лукашенко и А.Лукашенко", ["А. Г. Лукашенко=lukashenko", "А.Лукашенко=lukashenko"]),
        ("ru", "Лукашенко Александр Григорьевич", ["Лукашенко Александр Григорьевич=lukashenko"]),
        ("ru", "Сергея Тихановского и Светланы", ["Сергея Тихановского=tsikhanouski"]),
        ("be", "Сьвятлана Ціханоўская", ["Сьвятлана Ціханоўская=tsikhanouskaya"]),
        ("de", "Juri Senkowitsch", ["Juri Senkowitsch=zyankovich"]),
        ("ru", "Юрием Зенковичем", ["Юрием Зенковичем=zyankovich"]),
        ("ru", "Урсулой фон дер Ляйен", ["Урсулой фон дер Ляйен=leyen"]),
        ("en", "von der Leyen spoke", ["von der Leyen=leyen"]),
        ("pl", "Theresy May i May", ["Theresy May=may", "May=may"]),
        ("uk", "Тереза Мей. Мей сказала", ["Тереза Мей=may", "Мей=may"]),
        ("en", "the Putin-Peskov call", ["Putin=putin", "Peskov=peskov"]),
        ("ru", "Сама Тихановская", ["Тихановская=tsikhanouskaya"]),
        ("en", "met Lukashenko. Alexander left", ["Lukashenko=lukashenko"]),
        ("de", "der Putin sagte", ["Putin=putin"]),
        ("be", "Урсула фон дэр Ляен", ["Урсула фон дэр Ляен=leyen"]),
        ("en", "Kremlin boss Putin", ["Kremlin boss=putin", "Putin=putin"]),
        ("en", "PUTIN CALLS THE WORLD", ["PUTIN=putin"]),
        ("de", "Putin-Sprecher Peskow", ["Putin=putin", "Peskow=peskov"]),
        ("lt", "su Gitanu Nausėda", ["Gitanu Nausėda=nauseda"]),
    ],
)
def test_whole_names(names: Names, lang: str, text: str, expected: list[str]) -> None:
    assert found(names, text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "ФСБ, ЦРУ и КГБ", ["ФСБ=fsb", "ЦРУ=cia", "КГБ=kgb-by"]),
        ("be", "у КДБ", ["КДБ=kgb-by"]),
        ("en", "the US told us", ["US=us-gov"]),
        ("en", "CIA's men, the CIAO", ["CIA=cia"]),
        ("en", "the Soviet KGB", ["KGB=kgb-ussr"]),
        ("ru", "советский КГБ", ["КГБ=kgb-ussr"]),
        ("en", "THEY TOLD US EVERYTHING", []),
        ("pl", "SWR i FSB", ["SWR=svr", "FSB=fsb"]),
        ("ru", "белорусских спецслужб", ["белорусских спецслужб=services"]),
        ("ru", "Белорусским спецслужбам", ["Белорусским спецслужбам=services"]),
        ("ru", "Федеральной службой безопасности", ["Федеральной службой безопасности=fsb"]),
        ("ru", "из пресс-службы Тихановской", ["пресс-службы Тихановской=office"]),
        ("en", "Tikhanovskaya’s office", ["Tikhanovskaya’s office=office"]),
        ("ru", "в Кремле и в кремле", ["Кремле=kremlin"]),
        ("de", "des Kremls", ["Kremls=kremlin"]),
        ("ru", "ЧВК «Вагнер»", ["ЧВК «Вагнер=wagner"]),
        ("ru", "пишет «Медуза»", ["Медуза=meduza"]),
        ("en", "Belarusian authorities in Belarus", ["Belarusian authorities=belarus-state"]),
        ("en", "the State Security Committee of Belarus", ["State Security Committee of Belarus=kgb-by"]),
    ],
)
def test_agencies_and_aliases(names: Names, lang: str, text: str, expected: list[str]) -> None:
    assert found(names, text, lang) == expected


def test_an_ambiguous_alias_needs_its_words_near(names: Names) -> None:
    assert found(names, "Захарова выиграла матч.", "ru") == []
    assert found(names, "Захарова из МИД сказала.", "ru") == ["Захарова=zakharova"]
    assert found(names, "Мария Захарова выиграла.", "ru") == ["Мария Захарова=zakharova"]


def test_of_two_with_one_surname_the_text_decides() -> None:
    names = Names(dossier_of([person("father", "Vytautas Landsbergis"), person("son", "Gabrielius Landsbergis")]))
    assert found(names, "Landsbergis said.", "en") == []
    text = "Gabrielius Landsbergis came. Landsbergis spoke."
    assert found(names, text, "en") == ["Gabrielius Landsbergis=son", "Landsbergis=son"]


def test_the_spelling_of_the_dossier_decides_between_two() -> None:
    names = Names(
        dossier_of(
            [
                other("one", "Russian security service", "agency", {}),
                other("many", "Russian services", "collective", {"en": ["Russian security services"]}),
            ]
        )
    )
    assert found(names, "Russian security services", "en") == ["Russian security services=many"]


def test_places_are_metonyms_and_no_mentions(names: Names) -> None:
    text = "Москва опровергла слова Минска, Moscow denied."
    assert names.find(text, "ru") == ()
    assert [one.actor for one in names.metonyms(text, "ru")] == ["russia-state", "belarus-state", "russia-state"]
    inside = "Belarusian authorities in Minsk"
    assert [(one.start, one.actor) for one in names.metonyms(inside, "en")] == [(26, "belarus-state")]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("putin", "putin"),
        ("Путин", "putin"),
        ("тихановская", "tsikhanouskaya"),
        ("Тихановского", "tsikhanouski"),
        ("tikhanovsk", "tsikhanouskaya"),
        ("kgb", "kgb-by"),
        ("кгб", "kgb-ussr"),
        ("лукашенку", "lukashenko"),
        ("zenkov", "zyankovich"),
        ("senkowitsch", "zyankovich"),
        ("lukashneko", "lukashenko"),
        ("meduza", "meduza"),
    ],
)
def test_resolving_what_an_analyst_types(names: Names, typed: str, first: str) -> None:
    assert names.resolve(typed)[:1] == (first,)


def test_nothing_resolves_to_nobody(names: Names) -> None:
    assert names.resolve("") == ()
    assert names.resolve("qwertzuiop") == ()
    assert names.resolve("zzz") == ()


_PIECES = [
    "Путин",
    "Тихановская",
    "Lukashenko’s",
    "КГБ",
    "US",
    "А.",
    "Viktor",
    "von der",
    "-",
    "«",
    "\n\n",
    "é",
    "ı",
    "'",
    "\u0301",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=8)), max_size=12),
    st.sampled_from(["ru", "en", "xx", ""]),
)
def test_spans_lie_in_the_text_in_order(pieces: list[str], lang: str) -> None:
    names = _SHARED
    text = " ".join(pieces)
    for mentions in (names.find(text, lang), names.metonyms(text, lang)):
        end = 0
        for one in mentions:
            assert end <= one.start < one.end <= len(text)
            assert text[one.start : one.end].strip()
            end = one.end


_SHARED = Names(dossier_of(ACTORS))
