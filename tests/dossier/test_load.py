"""A folder of TOML files becomes a dossier; a mistake in it names file, line and field."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from monitor_tui.dossier import Dossier, find, load
from monitor_tui.dossier.loading import short_name
from monitor_tui.errors import DossierError
from monitor_tui.model import Alias, Period

TOP = 'title = "Test"\n'
ANNA = '[[actor]]\nid = "anna"\nname = "Anna Berg"\ntype = "person"\ncamp = "red"\n'
CAMPS = '[[camp]]\nid = "red"\nname = "Red side"\n\n[[camp]]\nid = "blue"\nname = "Blue side"\n'
POINT = '[[point]]\nid = "what"\nlabel = "what"\n'


def write(folder: Path, **files: str) -> Path:
    """A dossier folder; ``rules`` and ``queries`` are text files, the others TOML."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        ending = "txt" if name in ("rules", "queries") else "toml"
        (folder / f"{name}.{ending}").write_text(text, encoding="utf-8")
    return folder


def made(folder: Path, **files: str) -> Dossier:
    return load(write(folder, **({"dossier": TOP, "actors": ANNA} | files)))


def test_two_files_are_enough_and_one_spelling(tmp_path: Path) -> None:
    dossier = made(tmp_path)
    assert (dossier.title, dossier.languages, dossier.timezone) == ("Test", ("en",), "UTC")
    assert [camp.id for camp in dossier.camps.values()] == ["red"]
    assert (dossier.camps["red"].letter, dossier.camps["red"].shown) == ("R", True)
    assert dossier.actors["anna"].short == "Berg"
    assert (dossier.sources, dossier.rules, dossier.queries) == ({}, (), {})


def test_a_dossier_without_points_has_those_of_any_event(tmp_path: Path) -> None:
    dossier = made(tmp_path)
    assert [(point.id, point.slot) for point in dossier.points] == [
        ("what", None),
        ("accused", "accused"),
        ("order", "blame"),
        ("when", "date"),
        ("where", "place"),
        ("numbers", "number"),
        ("stand", "stand"),
    ]
    assert {term.point for term in dossier.terms.values()} == {"what"}
    assert all(set(term.forms) == {"en", "ru", "be", "uk", "de", "pl", "lt"} for term in dossier.terms.values())
    own = made(tmp_path, terms=TERM.removeprefix(POINT))
    assert (own.terms["coup"].forms, len(own.terms)) == ({"en": ("coup",)}, len(dossier.terms))
    assert [point.id for point in made(tmp_path, terms=POINT).points] == ["what"]


def test_a_term_may_speak_to_two_points(tmp_path: Path) -> None:
    points = POINT + '[[point]]\nid = "why"\nlabel = "why"\n'
    term = '[[term]]\nid = "{}"\npoint = {}\nvalue = "{}"\nforms.en = ["{}"]\n'
    both = term.format("coup", '["what", "why"]', "coup", "coup") + 'conflicts = ["plot", "joke"]\n'
    others = term.format("plot", '"what"', "plot", "plot") + term.format("joke", '"why"', "joke", "joke")
    terms = made(tmp_path, terms=points + both + others).terms
    assert {term.id: (term.point, term.conflicts) for term in terms.values()} == {
        "coup": ("what", ("plot",)),
        "coup/why": ("why", ("joke",)),
        "plot": ("what", ("coup",)),
        "joke": ("why", ("coup/why",)),
    }


@pytest.mark.parametrize("count", [1, 2, 3, 4, 9, 30])
def test_any_number_of_camps_has_letters_of_their_own_and_the_first_three_shown(tmp_path: Path, count: int) -> None:
    camps = "".join(f'[[camp]]\nid = "c{n}"\nname = "Camp {n}"\n' for n in range(count))
    dossier = made(tmp_path, camps=camps, actors=ANNA.replace("red", "c0"))
    assert len({camp.letter for camp in dossier.camps.values()}) == count
    assert [camp.id for camp in dossier.shown()] == [f"c{n}" for n in range(min(count, 3))]


def test_shown_and_letters_are_as_the_file_says(tmp_path: Path) -> None:
    camps = CAMPS.replace('"Red side"', '"Red side"\nletter = "B"').replace('"Blue side"', '"Blue side"\nshown = true')
    dossier = made(tmp_path, camps=camps)
    assert [(camp.letter, camp.shown) for camp in dossier.camps.values()] == [("B", False), ("L", True)]


def test_a_byte_order_mark_and_windows_lines_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, dossier=TOP, actors=ANNA)
    (tmp_path / "actors.toml").write_bytes(b"\xef\xbb\xbf" + ANNA.replace("\n", "\r\n").encode())
    assert list(load(tmp_path).actors) == ["anna"]


def test_everything_of_an_actor(tmp_path: Path) -> None:
    actors = (
        ANNA.replace('camp = "red"', "").rstrip()
        + """
camps = [{ camp = "red", to = 2021-05-22 }, { camp = "blue", from = "2021-05-23" }]
country = "BY"
roles = [{ role = "Editor", from = "2019", to = "2020-02" }, { role = "Adviser", from = 2021-01-01 }]
speaks_for = ["club"]
held = [{ from = 2021-05-23, to = "2023-05" }]
aliases.en = ["A. Berg", "Berg"]
aliases.ru = ["Берг"]
near = { "Берг" = ["Анна", "клуб"] }
not = ["Alban Berg"]

[[actor]]
id = "club"
name = "The Chess Club (CC)"
type = "organisation"
camp = "blue"
aliases = ["The Club"]
metonym = ["Clubtown"]
"""
    )
    dossier = made(tmp_path, actors=actors, camps=CAMPS)
    anna, club = dossier.actors.values()
    assert anna.camps == (Period("red", None, date(2021, 5, 22)), Period("blue", date(2021, 5, 23)))
    assert anna.roles[0] == Period("Editor", date(2019, 1, 1), date(2020, 2, 29))
    assert anna.held == (Period("", date(2021, 5, 23), date(2023, 5, 31)),)
    assert anna.aliases == (Alias("A. Berg", "en"), Alias("Berg", "en"), Alias("Берг", "ru"))
    assert (anna.near, anna.looks_like) == ({"Берг": ("Анна", "клуб")}, ("Alban Berg",))
    assert (club.short, club.aliases, club.metonym) == ("CC", (Alias("The Club"),), ("Clubtown",))
    assert dossier.camp_of("anna", date(2021, 5, 22)) == "red"
    assert dossier.camp_of("anna", date(2021, 5, 23)) == dossier.camp_of("anna") == "blue"
    assert dossier.speaks_for("anna") == ("club",)
    assert dossier.held("anna", date(2022, 1, 1))
    assert not dossier.held("anna", date(2024, 1, 1))


def test_days_are_those_of_the_dossiers_zone(tmp_path: Path) -> None:
    dossier = made(tmp_path, dossier=TOP + 'timezone = "Europe/Minsk"\n')
    assert dossier.day(datetime(2021, 4, 16, 21, 30, tzinfo=UTC)) == date(2021, 4, 17)
    assert made(tmp_path, dossier=TOP).day(datetime(2021, 4, 16, 21, 30, tzinfo=UTC)) == date(2021, 4, 16)


def test_a_conflict_of_terms_holds_both_ways(tmp_path: Path) -> None:
    terms = POINT + "".join(
        f'[[term]]\nid = "{name}"\npoint = "what"\nvalue = "{name}"\nforms.en = ["{name}"]\n{extra}\n'
        for name, extra in [("coup", 'conflicts = ["farce"]'), ("farce", ""), ("plot", "")]
    )
    dossier = made(tmp_path, terms=terms)
    assert {term.id: term.conflicts for term in dossier.terms.values()} == {
        "coup": ("farce",),
        "farce": ("coup",),
        "plot": (),
    }
    assert dossier.points[0].name == "what"


def test_rules_and_queries(tmp_path: Path) -> None:
    dossier = made(tmp_path, rules="# why\n\n+coup -todo -- coup or Putsch\n", queries="One thing = lang:ru a=b\n")
    assert [(rule.name, rule.tags, rule.query) for rule in dossier.rules] == [
        ("coup", ("+coup", "-todo"), "coup or Putsch")
    ]
    assert dossier.queries == {"One thing": "lang:ru a=b"}


SHORT_NAMES = [
    ("State Security Committee of Belarus (KGB)", "agency", "KGB"),
    ("National Anti-Crisis Management (NAU/NAM)", "organisation", "NAU"),
    ("Russia (state / authorities)", "state", "Russia"),
    ("The Kremlin", "institution", "Kremlin"),
    ("Ursula von der Leyen", "person", "von der Leyen"),
    ("Ivan Tertel", "person", "Tertel"),
    ("Michael O'Leary", "person", "O'Leary"),
    ("Madonna", "person", "Madonna"),
]


@pytest.mark.parametrize(("name", "kind", "short"), SHORT_NAMES)
def test_the_name_for_lists_is_the_surname_or_the_acronym(name: str, kind: str, short: str) -> None:
    assert short_name(name, kind) == short


SOURCE = '[[source]]\nid = "s"\nkind = "feed"\nurl = "https://example.org/rss"\n'
TERM = POINT + '[[term]]\nid = "coup"\npoint = "what"\nvalue = "coup"\nforms.en = ["coup"]\n'

# What is wrong, in which file, its text, the line that the error names, and words that it holds.
MISTAKES: list[tuple[str, str, str, int | None, str]] = [
    ("no TOML", "dossier", 'title = "Test"\nlanguages = [', 2, "is not TOML"),
    ("no title", "dossier", 'languages = ["en"]\n', None, "title: is missing"),
    ("an empty title", "dossier", 'title = ""\n', 1, "title: is empty"),
    ("a key with a slip", "dossier", TOP + 'timezome = "UTC"\n', 2, "did you mean 'timezone'?"),
    ("no zone", "dossier", TOP + '\ntimezone = "Europe/Minks"\n', 3, "'Europe/Minks' is no time zone"),
    ("no language", "dossier", TOP + 'languages = ["English"]\n', 2, "'English' is no language"),
    ("a type that is a list", "dossier", 'title = ["Test"]\n', 1, "title: must be text, not a list"),
    ("a table where none is", "dossier", TOP + '[[actor]]\nid = "a"\n', 2, "unknown key"),
    ("an id twice", "actors", ANNA + "\n" + ANNA, 8, "actor 'anna', id: 'anna' is there already"),
    ("no name", "actors", '# first\n[[actor]]\nid = "anna"\ntype = "person"\ncamp = "red"\n', 2, "name: is missing"),
    ("no id", "actors", '[[actor]]\nname = "Anna"\ntype = "person"\ncamp = "red"\n', 1, "id: is missing"),
    ("an id with a blank", "actors", ANNA.replace('"anna"', '"anna berg"'), 2, "is no id"),
    ("no camp", "actors", ANNA.replace('camp = "red"\n', ""), 1, "camp: is missing"),
    (
        "a camp that is not there",
        "actors",
        ANNA.replace('"red"', '"rde"'),
        5,
        "unknown camp 'rde'; did you mean 'red'?",
    ),
    ("two ways to give a camp", "actors", ANNA + 'camps = [{ camp = "red" }]\n', 6, "there is a camp already"),
    (
        "a type that is none",
        "actors",
        ANNA.replace("person", "persn"),
        4,
        "unknown type 'persn'; did you mean 'person'?",
    ),
    ("a country", "actors", ANNA + 'country = "XY"\n', 6, "unknown country 'XY'"),
    ("an unknown key", "actors", ANNA + 'alias = ["A"]\n', 6, "unknown key; did you mean 'aliases'?"),
    (
        "a key in a second table",
        "actors",
        ANNA + "\n" + ANNA.replace("anna", "eva") + "colour = 1\n",
        12,
        "actor 'eva', colour",
    ),
    ("aliases of a number", "actors", ANNA + "aliases.en = [7]\n", 6, "must hold text only, not a number"),
    ("aliases of a language", "actors", ANNA + 'aliases.english = ["A"]\n', 6, "'english' is no language"),
    ("a table of aliases", "actors", ANNA + "\n[actor.aliases]\nen = 5\n", 7, "'en' must be a list of texts"),
    ("someone unknown", "actors", ANNA + 'speaks_for = ["bob"]\n', 6, "unknown actor 'bob'"),
    ("oneself", "actors", ANNA + 'speaks_for = ["anna"]\n', 6, "need not speak for itself"),
    ("a date", "actors", ANNA + 'held = [{ from = "17.4.2021" }]\n', 6, "'17.4.2021' is no date"),
    ("a day that no calendar has", "actors", ANNA + 'held = [{ from = "2021-02-30" }]\n', 6, "no date of the calendar"),
    ("a date with a time", "actors", ANNA + "held = [{ from = 2021-02-03T10:00:00Z }]\n", 6, "without a time"),
    ("an end before its start", "actors", ANNA + 'held = [{ from = "2021", to = "2020" }]\n', 6, "is before 'from'"),
    ("a period's key", "actors", ANNA + 'held = [{ form = "2021" }]\n', 6, "did you mean 'from'?"),
    (
        "periods that overlap",
        "actors",
        ANNA.replace('camp = "red"', 'camps = [{ camp = "red", to = "2021" }, { camp = "red", from = "2021" }]'),
        5,
        "two periods cover the same day",
    ),
    (
        "a character for the terminal",
        "actors",
        ANNA.replace("Anna Berg", "Anna\\u001b[31m Berg"),
        3,
        "no screen may show",
    ),
    ("a letter too long", "camps", CAMPS + 'letter = "BL"\n', 8, "must be one letter"),
    ("a letter twice", "camps", CAMPS.replace('side"\n', 'side"\nletter = "X"\n'), 9, "taken by another camp"),
    ("shown as text", "camps", CAMPS + 'shown = "yes"\n', 8, "shown: must be true or false, not text"),
    ("one table only", "camps", '[camp]\nid = "red"\n', 1, "write it as [[camp]]"),
    (
        "no address",
        "sources",
        SOURCE.replace('url = "https://example.org/rss"\n', ""),
        1,
        "a source of kind 'feed' needs one",
    ),
    ("a file as address", "sources", SOURCE.replace("https://", "file:///"), 4, "is no address"),
    ("a kind", "sources", SOURCE.replace('"feed"', '"feeds"'), 3, "unknown kind 'feeds'; did you mean 'feed'?"),
    ("a source's camp", "sources", SOURCE + 'camp = "green"\n', 5, "unknown camp 'green'"),
    ("an interval", "sources", SOURCE + 'every = "often"\n', 5, "'often' is no interval"),
    ("an interval of nothing", "sources", SOURCE + "every = 0\n", 5, "from '1s' to '30d'"),
    ("a proxy", "sources", SOURCE + 'proxy = "localhost:9050"\n', 5, "must begin with"),
    ("a source twice", "sources", SOURCE + SOURCE, 6, "'s' is there already"),
    ("a label too long", "terms", POINT.replace('"what"\n', '"whatever"\n'), 3, "longer than 5"),
    ("a slot", "terms", POINT + 'slot = "dates"\n', 4, "did you mean 'date'?"),
    (
        "a term's point",
        "terms",
        TERM.replace('point = "what"', 'point = "waht"'),
        6,
        "unknown point 'waht'; did you mean 'what'?",
    ),
    ("a term's further point", "terms", TERM.replace('point = "what"', 'point = ["what", "waht"]'), 6, "did you mean"),
    ("a point twice", "terms", TERM.replace('point = "what"', 'point = ["what", "what"]'), 6, "'what' is there twice"),
    ("no point", "terms", TERM.replace('point = "what"', "point = []"), 6, "point: is missing"),
    ("a slot that is none", "terms", POINT + 'slot = "who"\n', 4, "unknown slot 'who'; known are accused, blame, date"),
    ("a value too long", "terms", TERM.replace('value = "coup"', f'value = "{"c" * 25}"'), 7, "longer than 24"),
    ("no forms", "terms", TERM.replace('forms.en = ["coup"]', ""), 4, "needs a form"),
    ("a conflict with nothing", "terms", TERM + 'conflicts = ["plot"]\n', 9, "unknown term 'plot'"),
    ("a conflict with itself", "terms", TERM + 'conflicts = ["coup"]\n', 9, "not another term"),
    ("a rule without a query", "rules", "+a -- x\n+b\n", 2, "write it as: +tag -- query"),
    ("a rule without a sign", "rules", "b -- x\n", 1, "'b' is no tag with '+' or '-'"),
    ("a query without a name", "queries", "# one\nlang:ru\n", 2, "write it as: name = query"),
    ("a query twice", "queries", "a = x\n\na = y\n", 3, "'a' is there already"),
]


@pytest.mark.parametrize(
    ("name", "text", "line", "words"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_a_mistake_names_file_line_and_field(
    tmp_path: Path, name: str, text: str, line: int | None, words: str
) -> None:
    files = {"camps": CAMPS} | {name: text}
    with pytest.raises(DossierError) as caught:
        made(tmp_path, **files)
    assert Path(caught.value.file).stem == name
    assert words in str(caught.value)
    assert caught.value.line == line


@pytest.mark.parametrize("name", ["dossier", "actors"])
def test_a_file_that_must_be_there(tmp_path: Path, name: str) -> None:
    write(tmp_path, dossier=TOP, actors=ANNA)
    (tmp_path / f"{name}.toml").unlink()
    with pytest.raises(DossierError, match=rf"{name}\.toml: is missing"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["camps", "sources", "terms", "rules", "queries"])
def test_an_empty_file_means_none(tmp_path: Path, name: str) -> None:
    assert list(made(tmp_path, **{name: "\n# nothing yet\n"}).actors) == ["anna"]


def test_without_any_camp_there_is_nothing_to_contrast(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="one camp at least"):
        made(tmp_path, actors="")


def test_camps_without_actors_are_a_dossier(tmp_path: Path) -> None:
    assert list(made(tmp_path, actors="", camps=CAMPS).camps) == ["red", "blue"]


def test_a_file_in_another_encoding_names_the_line(tmp_path: Path) -> None:
    write(tmp_path, dossier=TOP, actors=ANNA)
    (tmp_path / "actors.toml").write_bytes(ANNA.encode() + '# Сергей\nname = "Сергей"'.encode("cp1251"))
    with pytest.raises(DossierError, match="line 6: is not UTF-8"):
        load(tmp_path)


def test_a_line_is_not_looked_for_inside_a_long_string(tmp_path: Path) -> None:
    actors = '# """\n' + ANNA.replace('"Anna Berg"', '"""\nAnna\ncamp = Berg\n[[actor]]"""') + 'country = "XY"\n'
    with pytest.raises(DossierError) as caught:
        made(tmp_path, actors=actors.removeprefix('# """\n'))
    assert caught.value.line == 9


def test_a_dossier_is_found_by_path_or_by_name(tmp_path: Path) -> None:
    assert find(str(write(tmp_path, dossier=TOP))) == tmp_path
    assert (find("belarus") / "actors.toml").is_file()


def test_what_is_no_dossier_is_said(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="this folder is no dossier"):
        find(str(tmp_path))
    with pytest.raises(DossierError, match="there are: belarus"):
        find("belorus")
    with pytest.raises(DossierError, match="no such folder"):
        load(tmp_path / "nowhere")


def test_who_speaks_for_whom_may_have_its_days(tmp_path: Path) -> None:
    actors = "".join(ANNA.replace("anna", actor) + f"speaks_for = {whom}\n" for actor, whom in SPEAKING.items())
    dossier = made(tmp_path, actors=actors)
    then, later = date(2021, 5, 1), date(2022, 5, 1)
    assert dossier.speaks_for("voice") == dossier.actors["voice"].speaks_for == ("ministry", "state")
    assert (dossier.speaks_for("voice", then), dossier.speaks_for("voice", later)) == (("ministry",), ("state",))
    assert dossier.principals("voice", then) == ("ministry", "state")
    assert dossier.voices("state") == (
        Period("state"),
        Period("ministry"),
        Period("voice", date(2022, 1, 1)),
        Period("voice", date(2020, 1, 1), date(2021, 12, 31)),
    )


SPEAKING = {
    "state": "[]",
    "ministry": '"state"',
    "voice": '[{ actor = "ministry", from = 2020-01-01, to = "2021" }, { actor = "state", from = 2022-01-01 }]',
}
