"""The dossier that is shipped: whole, neutral, quick to open."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from monitor_tui import terms
from monitor_tui.dossier import Dossier, data_folder
from monitor_tui.text import search_form


def test_the_three_sides_come_first_and_are_shown(belarus: Dossier) -> None:
    assert [camp.letter for camp in belarus.camps.values()] == list("RBOWUIT")
    assert [camp.name for camp in belarus.shown()] == ["Kremlin", "Belarusian KGB and state", "Opposition"]
    assert (belarus.title, belarus.languages, belarus.timezone) == (
        "Belarus",
        ("en", "ru", "be", "uk", "de", "pl", "lt"),
        "Europe/Minsk",
    )


def test_every_actor_of_the_material_is_there(belarus: Dossier, shared: Path) -> None:
    material = json.loads((shared / "domain/actors.json").read_text())["actors"]
    assert set(belarus.actors) == {actor["id"] for actor in material}
    for actor in material:
        assert belarus.actors[actor["id"]].type == actor["type"]
        assert actor["camp"] in {period.value for period in belarus.actors[actor["id"]].camps}


def test_every_source_of_the_material_is_there_with_its_health(belarus: Dossier, shared: Path) -> None:
    material = json.loads((shared / "domain/sources.json").read_text())["sources"]
    for source in material:
        ours = belarus.sources[source["id"]]
        assert (ours.url, ours.name, ours.owner) == (source["url"], source["outlet"], source["ownership"])
    text = (data_folder() / "dossiers/belarus/sources.toml").read_text(encoding="utf-8")
    assert len(re.findall(r"^# health: .*\n\[\[source\]\]$", text, re.MULTILINE)) == len(material)


def test_names_fit_the_panes(belarus: Dossier) -> None:
    assert max(len(actor.short or "") for actor in belarus.actors.values()) <= 15
    assert max(len(camp.short) for camp in belarus.camps.values()) <= 14


DESCRIPTIONS = [
    "president",
    "opposition leader",
    "ведомство",
    "the regime",
    "said to",
    "sources",
    "his wife",
    "the airline",
    "soll",
]


@pytest.mark.parametrize("description", DESCRIPTIONS)
def test_a_description_of_anybody_is_no_alias(belarus: Dossier, description: str) -> None:
    spellings = {alias.text.casefold() for actor in belarus.actors.values() for alias in actor.aliases}
    assert description not in spellings


def test_an_alias_belongs_to_one_actor_unless_something_tells_them_apart(belarus: Dossier) -> None:
    owners: dict[tuple[str | None, str], set[str]] = {}
    for actor in belarus.actors.values():
        for alias in actor.aliases:
            if alias.text not in actor.near:
                owners.setdefault((alias.lang, alias.text.casefold()), set()).add(actor.id)
    assert {spelling: ids for spelling, ids in owners.items() if len(ids) > 1} == {}


def test_near_speaks_of_an_alias_or_the_name(belarus: Dossier) -> None:
    for actor in belarus.actors.values():
        assert set(actor.near) <= {alias.text for alias in actor.aliases} | {actor.name}, actor.id


def test_capitals_are_metonyms_of_their_states(belarus: Dossier) -> None:
    of = {place: actor.id for actor in belarus.actors.values() for place in actor.metonym}
    assert [of[place] for place in ("Moscow", "Минск", "Вашынгтон", "Brüssel", "Варшава", "Vilnius", "Киев")] == [
        "russia-state", "belarus-state", "us", "eu", "poland", "lithuania", "ukraine-state"
    ]  # fmt: skip


def test_custody_and_changes_of_side(belarus: Dossier) -> None:
    assert belarus.held("zyankovich", date(2021, 4, 18))
    assert not belarus.held("zyankovich", date(2025, 6, 1))
    assert belarus.camp_of("pratasevich", date(2021, 5, 1)) == "opposition"
    assert belarus.camp_of("pratasevich", date(2024, 1, 1)) == "belstate"
    assert belarus.camp_of("prigozhin", date(2023, 6, 24)) == "third"


def test_the_points_of_the_contrast(belarus: Dossier) -> None:
    labels = [point.label for point in belarus.points]
    assert labels[:10] == ["what", "acc.", "order", "when", "where", "held", "numb.", "proof", "y/n", "call"]
    slots = {point.id: point.slot for point in belarus.points}
    assert (slots["accused"], slots["order"], slots["when"], slots["where"]) == ("accused", "blame", "date", "place")
    assert (slots["held"], slots["numbers"], slots["stand"], slots["call"]) == ("place", "number", "stand", "stance")


def test_terms_have_a_form_in_every_language_and_none_is_a_verdict(belarus: Dossier) -> None:
    for term in belarus.terms.values():
        assert all(term.forms.get(lang) for lang in belarus.languages), term.id
        assert not re.search(
            r"\b(fake|true|false|lie|disinformation|propaganda)\b", term.value.replace("deliberately false", "")
        )


def test_an_operation_of_many_stages_is_not_staged(belarus: Dossier) -> None:
    found = {hit.term for hit in terms.of(belarus).find("a multi-stage operation had been completed", "en")}
    assert "staged" not in found
    assert "staged" in {hit.term for hit in terms.of(belarus).find("it was clearly staged", "en")}


def test_rebellion_and_provocation_exclude_each_other(belarus: Dossier) -> None:
    assert "provocation" in belarus.terms["rebellion"].conflicts
    assert "june-july" in belarus.terms["9-may"].conflicts


SAID = [
    ("ru", "вооружённого мятежа", "rebellion"),
    ("be", "узброены мяцеж", "rebellion"),
    ("de", "einen bewaffneten Aufstand", "rebellion"),
    ("ru", "готовилось покушение", "attempt"),
    ("be", "рыхтавала замах", "attempt"),
    ("de", "der Attentatsversuch", "attempt"),
    ("ru", "военного переворота", "coup"),
    ("be", "дзяржаўнага перавароту", "coup"),
    ("de", "Staatsstreichs", "coup"),
    ("en", "signs of a provocation", "provocation"),
    ("be", "прыкметы правакацыі", "provocation"),
    ("ru", "от имени «Хамас»", "hamas-mail"),
    ("de", "Staatsterrorismus", "state-terror"),
    ("en", "a state-sponsored hijacking", "hijacking"),
]


@pytest.mark.parametrize(("lang", "said", "term"), SAID)
def test_a_term_is_met_by_the_forms_that_news_use(belarus: Dossier, lang: str, said: str, term: str) -> None:
    words = f" {search_form(said)} "
    assert any(f" {search_form(form)} " in words for form in belarus.terms[term].forms[lang])


def test_queries_and_rules_are_there(belarus: Dossier) -> None:
    assert len(belarus.queries) >= 12
    assert len(belarus.rules) >= 3


def test_opening_a_dossier_imports_nothing_heavy() -> None:
    """The dashboard loads it before its first row; the time itself is a figure of the bench."""
    code = "import sys, monitor_tui.dossier as d; d.load(d.find('belarus')); print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert not loaded & {
        "sqlite3",
        "sqlite_utils",
        "httpx",
        "textual",
        "rich",
        "difflib",
        "asyncio",
        "rapidfuzz",
        "anyascii",
    }
