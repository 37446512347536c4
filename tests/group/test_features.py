"""What grouping sees of a story."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from monitor_tui.dossier import Dossier
from monitor_tui.group.features import LEAD, OPENING, OPENING_LENGTH, TITLE, claim_features, features
from monitor_tui.group.words import common, words
from monitor_tui.model import Features, whole
from monitor_tui.names import Names

NOON = datetime(2021, 4, 17, 12, tzinfo=UTC)


def seen(title: str, text: str, lang: str, names: Names, dossier: Dossier) -> Features:
    full = whole(title, text)
    mentions = names.find(full, lang)
    return features(title, text, lang, NOON, mentions=mentions, names=names, dossier=dossier)


def test_a_story_is_its_actors_terms_places_days_and_words(names: Names, belarus: Dossier) -> None:
    tokens = seen("Lukashenko: attempted coup prevented in Moscow", "", "en", names, belarus).tokens
    assert {"a:lukashenko", "t:coup", "q:what", "p:RU-moscow", "d:2021-04-17", "w:en:prevent", "l:en"} <= set(tokens)
    assert tokens["a:lukashenko"] == TITLE


def test_the_title_weighs_more_than_the_opening_and_that_more_than_the_lead(names: Names, belarus: Dossier) -> None:
    filler = "Nothing of note was said. " * (OPENING_LENGTH // 25)
    text = f"Lukashenko listens. {filler} Biden sleeps. {filler} Merkel waits."
    found = seen("Putin speaks", text, "en", names, belarus)
    assert (found.tokens["a:putin"], found.tokens["a:lukashenko"], found.tokens["a:biden"]) == (TITLE, OPENING, LEAD)
    assert "a:merkel" not in found.tokens
    # what a body recalls helps to find an event and does not shape it
    assert {"a:putin", "a:lukashenko"} <= set(found.core)
    assert "a:biden" not in found.core


def test_a_word_inside_a_mention_is_not_counted_again(names: Names, belarus: Dossier) -> None:
    tokens = seen("Speech", "Alexander Lukashenko spoke on Monday", "en", names, belarus).tokens
    assert not [token for token in tokens if "lukashenk" in token and token.startswith(("w:", "n:"))]
    assert "w:en:spok" in tokens
    # when it was said tells nothing about what happened
    assert "w:en:monday" not in tokens


def test_outlets_say_nothing_about_the_event(names: Names, belarus: Dossier) -> None:
    assert "a:tass" not in seen("TASS: talks go on", "", "en", names, belarus).tokens


def test_names_outside_the_dossier_cross_scripts(names: Names, belarus: Dossier) -> None:
    latin = seen("Blast at depot near Vrbetice", "", "en", names, belarus).tokens
    cyrillic = seen("Взрыв на складе у Врбетице", "", "ru", names, belarus).tokens
    assert {token for token in latin if token[0] == "n"} & {token for token in cyrillic if token[0] == "n"}


def test_a_claim_is_seen_by_its_sentence_and_those_it_names(names: Names, belarus: Dossier) -> None:
    found = claim_features(
        "Biden did not answer, Lukashenko said",
        "en",
        NOON,
        actors=["putin"],
        dates=[date(2021, 4, 13)],
        names=names,
        dossier=belarus,
    )
    assert {"a:putin", "a:biden", "a:lukashenko", "d:2021-04-13", "w:en:answer"} <= set(found.tokens)
    assert "d:2021-04-17" not in found.tokens


@pytest.mark.parametrize(
    ("line", "lang", "stems", "named"),
    [
        ("The dam at Novgorod has burst", "en", ["dam", "novgorod", "burst"], ["novgorod"]),
        # the first word has a capital anyway
        ("Novgorod dam has burst", "en", ["novgorod", "dam", "burst"], []),
        # a capital inside a word is a name wherever it stands
        ("McDonald heard that they spoke", "en", ["mcdonald", "heard", "spok"], ["mcdonald"]),
        ("Об этом сообщил Гамачек", "ru", ["гамачек"], ["гамачек"]),
        # two consonants are no name to know again
        ("Об этом сообщил Бабиш", "ru", ["бабиш"], []),
        ("5 of 7", "en", [], []),
    ],
)
def test_words(line: str, lang: str, stems: list[str], named: list[str]) -> None:
    found = list(words(line, lang))
    assert [word.stem for word in found] == stems
    assert [word.stem for word in found if word.name] == named


def test_a_headline_in_title_case_gives_names_too() -> None:
    assert all(word.name for word in words("Sbarro Files For Bankruptcy Protection Again", "en"))


def test_an_unknown_language_has_the_common_words_of_all() -> None:
    assert {"the", "и", "und", "ir"} <= common("xx")
    assert "und" not in common("en")
