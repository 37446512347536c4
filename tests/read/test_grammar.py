"""Grammars are data: the shipped ones compile, and a language is added by writing a file."""

from __future__ import annotations

import tomllib

import pytest

from monitor_tui.model import Stance
from monitor_tui.read import claims, grammars
from monitor_tui.read.grammar import Grammar, compiled
from tests.read.table import MONDAY, belarus

DUTCH = """
lang = "nl"
comma_opens = true
about_clause = "dat of"

[irregular]
zeggen = { finite = "zegt zei zeiden" }
ontkennen = { finite = "ontkent ontkende" }

[[verbs]]
frames = "clause quote"
list = "zeggen"

[[verbs]]
stance = "denies"
frames = "object clause alone"
list = "ontkennen"

[according]
before = "volgens"
as = "zoals"

[words]
determiner = "de het een"
preposition = "in op van met voor volgens"
subordinator = "dat of"
auxiliary = "is was heeft had"
temporal = "maandag vrijdag"

[speech_place]
prepositions = "op in"
nouns = "interview"

[dates]
months = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"]
weekdays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
today = "vandaag"
yesterday = "gisteren"
before_yesterday = "eergisteren"
tomorrow = "morgen"
weekend = "in het weekend"
earlier = "ooit"
range = "tot|en|-"
"""


@pytest.mark.parametrize("lang", grammars.languages())
def test_shipped_grammars_have_cues_enough(lang: str) -> None:
    cues = {cue.lemma for word in grammars.load(lang).words.values() for cue, _ in word.cues if not cue.noun}
    assert len(cues) >= 80
    assert {cue.stance for word in grammars.load(lang).words.values() for cue, _ in word.cues} == set(Stance)


def test_another_language_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    dutch = compiled("nl", tomllib.loads(DUTCH))

    def load(lang: str) -> Grammar:
        return dutch

    monkeypatch.setattr(grammars, "load", load)
    loaded, names = belarus()
    text = "Peskov zei op vrijdag dat het plan echt was. Volgens Peskov was het ernstig. Peskov ontkende de berichten."
    found = claims.read(text, names, loaded, lang="nl", published=MONDAY).claims
    assert [(claim.actor, claim.stance.value) for claim in found] == [
        ("peskov", "asserts"),
        ("peskov", "asserts"),
        ("peskov", "denies"),
    ]
    assert str(found[0].said) == "2021-04-16"


def test_an_unknown_language_falls_back() -> None:
    assert grammars.load("fr").lang == "en"
