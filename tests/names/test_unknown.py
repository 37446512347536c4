"""Names that no dossier knows: taken out of speakers, gathered over scripts and cases, silent once decided."""

from __future__ import annotations

import pytest

from monitor_tui.names.unknown import Decided, Sighting, Suggestion, spelled, suggest
from tests.names.conftest import ACTORS, person


def seen(speaker: str, lang: str, story: int, before: str = "") -> Sighting:
    return Sighting(speaker, lang, f"{before}{speaker} said so.", story)


def suggested(*sightings: Sighting, dismissed: tuple[str, ...] = (), least: int = 1) -> tuple[Suggestion, ...]:
    return suggest(sightings, Decided(ACTORS, dismissed), least)


@pytest.mark.parametrize(
    ("speaker", "lang", "name"),
    [
        ("political analyst Artyom Shraibman", "en", "Artyom Shraibman"),
        ("премьер-министр Латвии Кришьянис Кариньш", "ru", None),
        ("министр иностранных дел Германии Хайко Маас", "ru", "Хайко Маас"),
        ("политолог Артём Евгеньевич Шрайбман", "ru", "Артём Евгеньевич Шрайбман"),
        ("Jean-Claude Juncker, der Präsident der Kommission,", "de", "Jean-Claude Juncker"),
        ("Die Sprecherin Ursula von der Schulenburg", "de", "Ursula von der Schulenburg"),
        ("Der Sprecher", "de", None),
        ("Olga Karatch-Nowak", "en", "Olga Karatch-Nowak"),
        ("A. Shraibman", "en", "A. Shraibman"),
        ("Human Rights Watch", "en", "Human Rights Watch"),
        ("Shraibman, an analyst,", "en", "Shraibman"),
        ("Верховный суд", "ru", None),
        ("prawnik Bibi", "pl", None),
        ("he", "en", None),
        ("", "en", None),
        ("«Медиазона»", "ru", "Медиазона"),
    ],
)
def test_the_name_in_a_speaker(speaker: str, lang: str, name: str | None) -> None:
    found = spelled(seen(speaker, lang, 1))
    assert (found.text if found else None) == name


def test_scripts_and_cases_are_one_suggestion_and_the_name_is_its_dictionary_form() -> None:
    forms = [
        ("Артём Шрайбман", "ru"),
        ("Артём Шрайбман", "ru"),
        ("Артёма Шрайбмана", "ru"),
        ("Artyom Shraibman", "en"),
        ("Artem Schraibman", "de"),
        ("Arciom Šrajbman", "be"),
        ("Шрайбман", "ru"),
        ("Шрайбману", "ru"),
    ]
    (found,) = suggested(*(seen(speaker, lang, story) for story, (speaker, lang) in enumerate(forms)))
    assert (found.name, found.person, found.stories, found.claims) == ("Артём Шрайбман", True, 8, 8)
    assert dict(found.spellings)["Шрайбману"] == 1
    assert [one.story for one in found.examples] == [7, 6, 5]


def test_claims_of_one_story_count_once() -> None:
    assert suggested(seen("Anna Nowak", "pl", 1), seen("Anna Nowak", "pl", 1), least=2) == ()


def test_two_of_one_surname_stay_two_and_the_surname_alone_joins_neither() -> None:
    found = suggested(
        *(seen(name, "pl", story) for story, name in enumerate(["Anna Nowak", "Jacek Nowak"])),
        seen("Nowak", "pl", 7, before="Wtedy "),
    )
    assert {(one.name, one.stories) for one in found} == {("Anna Nowak", 1), ("Jacek Nowak", 1), ("Nowak", 1)}


@pytest.mark.parametrize(
    ("speaker", "lang"),
    [
        ("Лукашенко", "ru"),
        ("Aliaksandro Lukašenkos", "lt"),
        ("Viktor Lukashenko", "en"),  # listed as a look-alike
        ("Захарова", "ru"),  # ambiguous, but decided
        ("KGB", "en"),
        ("Германии", "ru"),
        ("Мінск", "be"),
    ],
)
def test_actors_look_alikes_and_countries_are_no_suggestions(speaker: str, lang: str) -> None:
    assert suggested(seen(speaker, lang, 1, before="И тогда ")) == ()


def test_somebody_else_of_an_actors_surname_is_one() -> None:
    (found,) = suggested(seen("Gina Putin", "en", 1))
    assert found.name == "Gina Putin"


@pytest.mark.parametrize("decided", ["Artyom Shraibman", "Артём Шрайбман"])
def test_a_dismissed_name_is_silent_in_every_script_and_case(decided: str) -> None:
    forms = [("Артёма Шрайбмана", "ru"), ("Artyom Shraibman", "en"), ("Shraibman", "en")]
    sightings = [seen(speaker, lang, 1, before="Then ") for speaker, lang in forms]
    assert suggested(*sightings)
    assert suggested(*sightings, dismissed=(decided,)) == ()


def test_a_dismissed_surname_leaves_the_whole_name() -> None:
    sightings = [seen("Bloomberg", "en", 1, before="Then "), seen("Michael Bloomberg", "en", 2)]
    assert [one.name for one in suggested(*sightings, dismissed=("Блумберг",))] == ["Michael Bloomberg"]


def test_a_word_that_only_begins_sentences_or_is_written_small_elsewhere_is_no_name() -> None:
    assert suggested(seen("Полиция", "ru", 1)) == ()
    assert suggested(seen("Полиция", "ru", 1, before="Вчера "), seen("местная полиция", "ru", 2)) == ()
    assert suggested(seen("Ренхап", "ru", 1, before="Вчера ")) != ()


def test_an_agency_is_not_its_namesake() -> None:
    alone = [seen("Bloomberg", "en", story, before="Then ") for story in range(5)]
    found = suggested(*alone, seen("Michael Bloomberg", "en", 9))
    assert {(one.name, one.stories) for one in found} == {("Bloomberg", 5), ("Michael Bloomberg", 1)}


def test_what_is_suggested_would_be_found() -> None:
    (found,) = suggested(seen("Svetlana Alexievich", "en", 1))
    assert ("Святлана Алексіевіч", "be") in Decided([person("a", found.name)])
