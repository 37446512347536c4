"""The dossier's terms in texts of several languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor_tui import terms
from monitor_tui.dossier import Dossier


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("a military coup was planned", "en", ["coup"]),
        ("предотвращён вооружённый мятеж", "ru", ["rebellion"]),
        # inflected: stems are compared
        ("рассказал о попытке переворота", "ru", ["coup"]),
        ("прадухілілі дзяржаўны пераварот", "be", ["coup"]),
        ("einen bewaffneten Aufstand", "de", ["rebellion"]),
        # a word belongs to one phrase only, the longest
        ("signs of a provocation", "en", ["provocation"]),
        # another language's forms are not looked for
        ("der Aufstand", "en", []),
        # a language that the dossier has no forms for: any form
        ("der Aufstand, la rebellion", "fr", ["rebellion", "rebellion"]),
        # endings that no light stem takes off: by how the word begins
        ("przygotowanie zbrojnego buntu", "pl", ["rebellion"]),
        ("uczestnikom zamachu stanu", "pl", ["coup"]),
        ("rengiant karinį perversmą", "lt", ["coup"]),
        ("GINKLUOTOJO SUKILIMO", "lt", ["rebellion"]),
        # accents left out, as in messages
        ("rengiant karini perversma", "lt", ["coup"]),
        # a phrase is found whole or not at all
        ("zbrojnego", "pl", []),
        ("stanu zamachu", "pl", ["attempt"]),
        # Belarusian in the classical spelling and in Latin letters, by rule
        ("забойства прэзыдэнта, фальсыфікацыі", "be", ["killing", "falsified"]),
        ("rychtavali ŭzbrojeny miaciež i zabojstva", "be", ["rebellion", "killing"]),
        ("sproba dziaržaŭnaha pieravarotu", "be", ["coup"]),
        ("kansultacyi ŭ ZŠA i Polščy", "be", ["us-poland-talks"]),
        # what begins alike in a language without forms is another word
        ("puczek, sankcijom, zbrojnic buntar", "sl", []),
        ("", "en", []),
    ],
)
def test_terms_are_found(text: str, lang: str, expected: list[str], belarus: Dossier) -> None:
    assert [found.term for found in terms.of(belarus).find(text, lang)] == expected


def test_a_longer_phrase_says_how_long_it_is(belarus: Dossier) -> None:
    (found,) = terms.of(belarus).find("There were signs of a provocation", "en")
    assert (found.at, found.words) == (2, 4)


def test_the_terms_of_a_dossier_are_built_once(belarus: Dossier) -> None:
    assert terms.of(belarus) is terms.of(belarus)


def test_a_dossier_without_terms_finds_none(belarus: Dossier) -> None:
    bare = replace(belarus, terms={}, points=())
    assert terms.of(bare).find("a military coup", "en") == ()
