"""Bodies of a country in wordings that no list of aliases gives."""

# A row of a table is a line, however long.

# ruff: noqa: E501

from __future__ import annotations

import pytest

from monitor_tui.dossier import Dossier
from monitor_tui.model import Period
from monitor_tui.names import Names
from monitor_tui.names.bodies import Offices, bodies, kind_of
from tests.names.conftest import dossier_of, other, person


@pytest.fixture(scope="module")
def ministries() -> Dossier:
    return dossier_of((
        other("ru-state", "Russian state", "state", {}, country="RU"),
        other("ru-mfa", "Russian Foreign Ministry", "ministry", {}, country="RU"),
        other("ru-mod", "Russian Defence Ministry", "ministry", {}, country="RU"),
        other("by-mfa", "Belarusian Foreign Ministry", "ministry", {}, country="BY"),
        other("by-border", "State Border Committee of Belarus", "agency", {}, country="BY"),
        other("de-state", "German state", "state", {}, country="DE"),
        person("by-ruler", "Aliaksei Novik", country="BY", roles=(Period("President of Belarus"),)),
        other("by-office", "Administration of the President of Belarus", "institution", {}, country="BY", speaks_for=("by-ruler",)),
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "The Russian Ministry of Defense denied it.", "Russian Ministry of Defense=ru-mod"),
        ("en", "Russia’s foreign ministry denied it.", "Russia’s foreign ministry=ru-mfa"),
        ("en", "Belarus' Foreign Ministry denied it.", "Belarus' Foreign Ministry=by-mfa"),
        ("en", "the Ministry of Defence of the Russian Federation", "Ministry of Defence of the Russian Federation=ru-mod"),
        ("en", "The Belarusian presidency denied it.", "Belarusian presidency=by-office"),
        ("en", "the border guards of Belarus", "border guards of Belarus=by-border"),
        ("en", "The German government denied it.", "German government=de-state"),
        ("en", "The Spanish government denied it.", ""),
        ("en", "The Polish Ministry of Defence denied it.", ""),
        ("en", "The Russian ministry denied it.", ""),
        ("ru", "в министерстве иностранных дел Беларуси", "министерстве иностранных дел Беларуси=by-mfa"),
        ("ru", "в российском оборонном ведомстве", "российском оборонном ведомстве=ru-mod"),
        ("ru", "белорусский погранкомитет", "белорусский погранкомитет=by-border"),
        ("uk", "у Міністерстві закордонних справ Білорусі", "Міністерстві закордонних справ Білорусі=by-mfa"),
        ("be", "у Міністэрстве замежных спраў Беларусі", "Міністэрстве замежных спраў Беларусі=by-mfa"),
        ("be", "u Ministerstvie zamiežnych spraŭ Biełarusi", "Ministerstvie zamiežnych spraŭ Biełarusi=by-mfa"),
        ("de", "Das Präsidialamt von Belarus", "Präsidialamt von Belarus=by-office"),
        ("de", "Russlands Außenministerium", "Russlands Außenministerium=ru-mfa"),
        ("pl", "w rosyjskim MON", "rosyjskim MON=ru-mod"),
        ("pl", "Ministerstwo Spraw Zagranicznych Rosji", "Ministerstwo Spraw Zagranicznych Rosji=ru-mfa"),
        ("lt", "Baltarusijos užsienio reikalų ministerijos", "Baltarusijos užsienio reikalų ministerijos=by-mfa"),
    ],
)  # fmt: skip
def test_a_country_and_a_kind_of_body_name_the_body(ministries: Dossier, lang: str, text: str, found: str) -> None:
    mentions = Names(ministries).find(text, lang)
    assert " ".join(f"{text[one.start : one.end]}={one.actor}" for one in mentions) == found


@pytest.mark.parametrize(
    ("lang", "words", "kind"),
    [
        ("ru", "МИД", "foreign"),
        ("ru", "внешнеполитическом ведомстве", "foreign"),
        ("ru", "мидель", None),
        ("en", "ministry of foreign affairs", "foreign"),
        ("en", "ministry of foreign", None),
        ("de", "Außenministeriums", "foreign"),
        ("pl", "strony", "side"),
        ("lt", "vyriausybės", "state"),
        ("cs", "vláda", None),
        ("en", "", None),
    ],
)
def test_the_kind_of_a_body_is_known_without_its_country(lang: str, words: str, kind: str | None) -> None:
    assert kind_of(words.split(), lang) == kind


def test_two_bodies_of_a_kind_are_neither() -> None:
    twice = dossier_of(
        (
            other("a", "Border Guard of the North", "agency", {}, country="BY"),
            other("b", "Border Guard of the South", "agency", {}, country="BY"),
        )
    )
    offices = Offices(twice)
    assert offices.body("border", "BY") is None
    assert offices.kind("a") == "border"


def test_sides_and_lines_are_kept_apart() -> None:
    assert [one.kind for one in bodies("the Polish side", "en")] == ["side"]
    assert not bodies("A ministry\nof foreign\naffairs", "en")
