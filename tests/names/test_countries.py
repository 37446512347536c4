"""Countries in seven languages."""

from __future__ import annotations

import pytest

from monitor_tui.names import Names
from monitor_tui.names import geography as table


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Belarusian troops, Poles and the U.S. in Kyiv", {"BY", "PL", "US", "UA"}),
        ("en", "They told us to polish it", set()),
        ("ru", "из Белоруссии, польского, литовцев, США, в Киеве и Соединённых Штатах", {"BY", "PL", "LT", "US", "UA"}),
        ("be", "у Беларусі, расійскага, палякамі, ЗША, у Вільні", {"BY", "RU", "PL", "US", "LT"}),
        ("uk", "у Білорусі, російського, поляками, США, у Києві", {"BY", "RU", "PL", "US", "UA"}),
        ("de", "belarussische Polen aus Russland und den Vereinigten Staaten", {"BY", "PL", "RU", "US"}),
        (
            "pl",
            "na Białorusi, rosyjskiego, Litwinów, Stanach Zjednoczonych, w Niemczech",
            {"BY", "RU", "LT", "US", "DE"},
        ),
        ("lt", "Baltarusijos, rusų, Lenkijoje, JAV, Kyjive", {"BY", "RU", "PL", "US", "UA"}),
        ("xx", "в Беларуси", {"BY"}),
        ("en", "Uganda, Hong Kong, South Sudan, Ivory Coast; Chad Smith and Salvador Dali", {"UG", "HK", "SS", "CI"}),
        ("ru", "в Уганде, из Эквадора, в Гонконге, Южном Судане. Того нет", {"UG", "EC", "HK", "SS"}),
        ("be", "ва Угандзе, з Эквадора, у Ганконгу, на Кубе, у Паўднёвым Судане", {"UG", "EC", "HK", "CU", "SS"}),
        ("uk", "в Уганді, з Еквадору, у Гонконзі, Південному Судані", {"UG", "EC", "HK", "SS"}),
        ("de", "Ugandas Heer, Ecuadors, in Hongkong, im Südsudan", {"UG", "EC", "HK", "SS"}),
        ("pl", "w Ugandzie, z Ekwadoru, w Hongkongu, Sudanu Południowego", {"UG", "EC", "HK", "SS"}),
        ("lt", "Ugandoje, iš Ekvadoro, Honkonge, Pietų Sudano", {"UG", "EC", "HK", "SS"}),
        ("en", "THEY TOLD US", set()),
        ("en", "Sofia Sapega", set()),
        ("ru", "груз, пек, цар", set()),
    ],
)
def test_countries_named(names: Names, lang: str, text: str, expected: set[str]) -> None:
    assert set(names.countries(text, lang)) == expected


def test_the_country_named_most_comes_first(names: Names) -> None:
    assert names.countries("Poland, Russia and Russian Moscow", "en") == ("RU", "PL")


def test_places_have_spans(names: Names) -> None:
    text = "Polish men in Minsk and Germany's capital"
    places = [(text[one.span[0] : one.span[1]], one.id) for one in names.places(text, "en")]
    assert places == [("Minsk", "BY-minsk"), ("Germany", "DE")]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Belarusian services and US officials in Poland", ["Belarusian", "US"]),
        ("ru", "белорусских спецслужб, Россия", ["белорусских"]),
        ("de", "russischer Geheimdienst in Polen", ["russischer"]),
        ("lt", "Rusijos valdžia, Lenkija", ["Rusijos"]),
    ],
)
def test_adjectives(names: Names, lang: str, text: str, expected: list[str]) -> None:
    assert [text[one.span[0] : one.span[1]] for one in names.nationality(text, lang)] == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("BY", "BY"),
        ("by", "BY"),
        ("Беларусь", "BY"),
        ("Białoruś", "BY"),
        ("ЗША", "US"),
        ("Saudi-Arabien", "SA"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_as_typed(names: Names, typed: str, code: str | None) -> None:
    assert names.country(typed) == code


@pytest.mark.parametrize("lang", table.LANGUAGES)
def test_tables_agree(lang: str) -> None:
    """Every language knows the same codes as English, all of Europe among them, and no form names two countries."""
    codes: dict[str, set[str]] = {}
    for form, terms in table.table(lang).items():
        for term in terms:
            if len(term.words) == 1 and term.kind in {table.NAME, table.CAPITAL}:
                codes.setdefault(form, set()).add(term.country)
    assert not {form: found for form, found in codes.items() if len(found) > 1}
    known = {term.country for terms in table.table(lang).values() for term in terms}
    english = {term.country for terms in table.table("en").values() for term in terms}
    assert known <= english
    europe = (
        "AL AT BA BE BG BY CH CY CZ DE DK EE ES "
        "FI FR GB GR HR HU IE IS IT LT LU LV MD ME MK MT NL NO PL PT RO RS RU SE SI SK TR UA XK"
    )
    assert set(europe.split()) <= known
