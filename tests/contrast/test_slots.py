"""What claims answer to the points that ask, in a dossier that has only actors and camps: read from real sentences."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from monitor_tui import dossier as dossiers
from monitor_tui.contrast import points
from monitor_tui.dossier import Dossier
from monitor_tui.model import Placement
from monitor_tui.names import Names
from monitor_tui.read.claims import read

DAY = date(2021, 4, 17)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The dam's actors and camps, and nothing about points."""
    folder = tmp_path_factory.mktemp("bare")
    for name in ("actors", "camps", "dossier"):
        shutil.copy(Path(__file__).parent / "dam" / f"{name}.toml", folder)
    return dossiers.load(folder)


@pytest.fixture(scope="module")
def names(bare: Dossier) -> Names:
    return Names(bare)


def placed(lang: str, text: str, names: Names, dossier: Dossier) -> dict[str, Placement]:
    """Point -> what the first claim of a text says there."""
    claim = read(text, names, dossier, lang=lang, published=DAY, models=None).claims[0]
    content = " ".join(text[start:end] for start, end in claim.content)
    found = points.place(
        claim,
        content,
        dossier,
        lang=lang,
        year=DAY.year,
        cue=text[claim.cue[0] : claim.cue[1]] if claim.cue else "",
        text=text,
        named=names.find(content, lang),
    )
    return {place.point: place for place in reversed(found)}


SAID = [
    # who did it, beside the deed
    ("en", "Anna Karl said that Peter Brod and Eva Lind had planned an attack on the dam.", "accused", "Brod, Lind"),
    ("en", "Anna Karl said that police detained Peter Brod, who was planning an attack.", "accused", "Brod"),
    ("en", "Anna Karl accused Peter Brod of an attack on the dam.", "accused", "Brod"),
    ("ru", "Анна Карл заявила, что Петер Брод и Ева Линд планировали нападение на плотину.", "accused", "Brod, Lind"),
    ("de", "Anna Karl sagte, Peter Brod und Eva Lind hätten einen Anschlag geplant.", "accused", "Brod, Lind"),
    ("en", "Anna Karl accused the Southern Army of an attack on the dam.", "accused", "SA"),
    # but not to whom it was done, not the speaker's own side, and not for words
    ("en", "Anna Karl said that Peter Brod had been poisoned in an attack.", "accused", None),
    ("en", "Anna Karl said that the Northern Army had prepared for an attack.", "accused", None),
    ("en", "Anna Karl accused Peter Brod of lying.", "accused", None),
    ("en", "Anna Karl denied that Peter Brod had planned an attack.", "accused", None),
    # who stands behind it
    ("en", "Anna Karl said that the Southern Army was behind the attack.", "order", "SA"),
    ("en", "Anna Karl accused the Southern Army of ordering the attack.", "order", "SA"),
    ("en", "Anna Karl accused the Southern Army of ordering the attack.", "accused", None),
    ("en", "Anna Karl accused Peter Brod of an attack on the dam.", "order", None),
    # where
    ("en", "Anna Karl said that the attack took place in Vilnius.", "where", "Vilnius"),
    ("en", "Anna Karl said that an explosion happened near Orle at night.", "where", "Orle"),
    ("ru", "Анна Карл заявила, что взрыв произошёл в Вильнюсе.", "where", "Vilnius"),
    ("en", "Anna Karl said that Vilnius condemned the attack.", "where", None),
    ("en", "Anna Karl said that the harvest was good in Vilnius.", "where", None),
    ("en", "Anna Karl refused to say who had been arrested for the attack in Vilnius.", "where", None),
    # when
    ("en", "Anna Karl said that the attack was planned for 9 May.", "when", "9 May"),
    ("en", "Anna Karl said that the attack was planned for June or July.", "when", "June-July"),
    # how many of what
    ("en", "Anna Karl said that 33 fighters had been sent.", "numbers", "33 fighters"),
    ("ru", "Анна Карл заявила, что в страну прибыли 33 боевика.", "numbers", "33 fighters"),
    ("de", "Anna Karl sagte, ihnen drohten acht bis zwölf Jahre Haft.", "numbers", "8-12 years"),
    ("en", "Anna Karl said that 150 armoured vehicles stood ready.", "numbers", "150 vehicles"),
    ("en", "Anna Karl said that two men had come.", "numbers", None),
    ("en", "Anna Karl said that it began in 2014.", "numbers", None),
    ("en", "Anna Karl said that on 9 May it would rain.", "numbers", None),
    # yes or no
    ("en", "Anna Karl denied that there had been an attack.", "stand", "denies: attack"),
    ("en", "Anna Karl confirmed that there had been an attack.", "stand", "confirms: attack"),
    ("en", "Anna Karl declined to comment on the attack.", "stand", "declines"),
    ("ru", "Анна Карл опровергла сообщения о нападении.", "stand", "denies: attack"),
    ("en", "Anna Karl said that there had been an attack.", "stand", None),
    ("en", "Anna Karl denied that the harvest was good.", "stand", "denies: the harvest…"),
    ("ru", "Анна Карл опровергла, что урожай был хорошим.", "stand", "denies"),
    # what
    ("en", "Anna Karl said that it was an attack.", "what", "attack"),
    ("pl", "Anna Karl powiedziała, że był to zamach stanu.", "what", "coup"),
    ("lt", "Anna Karl sakė, kad tai buvo provokacija.", "what", "provocation"),
]


@pytest.mark.parametrize(("lang", "text", "point", "value"), SAID)
def test_what_a_claim_answers(lang: str, text: str, point: str, value: str | None, bare: Dossier, names: Names) -> None:
    found = placed(lang, text, names, bare).get(point)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(("lang", "text", "point", "value"), [row for row in SAID if row[3]])
def test_every_value_can_be_read_in_the_narrowest_cell(
    lang: str, text: str, point: str, value: str | None, bare: Dossier, names: Names
) -> None:
    assert all(len(place.value) <= 24 or place.point == "said" for place in placed(lang, text, names, bare).values())
