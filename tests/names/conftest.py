"""A small dossier with the look-alikes, each actor by as few spellings as it needs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from monitor_tui.dossier import Dossier
from monitor_tui.model import Actor, Alias, Period
from monitor_tui.names import Names


def dossier_of(actors: Iterable[Actor]) -> Dossier:
    return Dossier(
        path=Path("."),
        title="Test",
        languages=("en",),
        timezone="UTC",
        camps={},
        actors={actor.id: actor for actor in actors},
        sources={},
        terms={},
        points=(),
        rules=(),
        queries={},
    )


def person(key: str, name: str, *aliases: str, **more: object) -> Actor:
    return Actor(key, name, "person", (Period("all"),), aliases=tuple(map(Alias, aliases)), **more)  # type: ignore[arg-type]


def other(key: str, name: str, kind: str, aliases: dict[str, list[str]], **more: object) -> Actor:
    listed = tuple(Alias(text, lang or None) for lang, texts in aliases.items() for text in texts)
    return Actor(key, name, kind, (Period("all"),), aliases=listed, **more)  # type: ignore[arg-type]


ACTORS = (
    person("putin", "Vladimir Putin", "Kremlin boss"),
    person("peskov", "Dmitry Peskov", "Kremlin spokesman"),
    person("lukashenko", "Alexander Lukashenko", looks_like=("Viktor Lukashenko",)),
    person("tsikhanouskaya", "Sviatlana Tsikhanouskaya"),
    person("tsikhanouski", "Siarhei Tsikhanouski"),
    person("kalesnikava", "Maria Kalesnikava"),
    person("zyankovich", "Yuras Zyankovich", "Zenkovich"),
    person("makar", "Ihar Makar"),
    person("bychek", "Konstantin Bychek"),
    person("zakharova", "Maria Zakharova", near={"Захарова": ("МИД", "Foreign Ministry")}),
    person("nauseda", "Gitanas Nausėda", country="LT"),
    person("skaisgiryte", "Asta Skaisgirytė", country="LT"),
    person("leyen", "Ursula von der Leyen"),
    person("may", "Theresa May"),
    other(
        "kgb-by",
        "State Security Committee of Belarus (KGB)",
        "agency",
        {"en": ["Belarusian KGB"], "be": ["КДБ"], "lt": ["VSK"]},
        looks_like=("СИЗО КГБ",),
    ),
    other(
        "kgb-ussr",
        "KGB of the USSR",
        "agency",
        {"": ["KGB", "КГБ"]},
        near={"KGB": ("Soviet",), "КГБ": ("СССР", "советск")},
    ),
    other("cia", "CIA", "agency", {"ru": ["ЦРУ"]}),
    other("fsb", "Federal Security Service (FSB)", "agency", {"ru": ["Федеральная служба безопасности"]}),
    other("us-gov", "US government", "institution", {"en": ["US"]}),
    other("svr", "Foreign Intelligence Service (SVR)", "agency", {"pl": ["SWR"]}),
    other("services", "Belarusian special services", "collective", {"ru": ["белорусские спецслужбы"]}),
    other(
        "office",
        "Press service of Tsikhanouskaya",
        "institution",
        {"ru": ["пресс-служба Тихановской"], "en": ["Tsikhanouskaya's office"]},
    ),
    other("kremlin", "The Kremlin", "institution", {"ru": ["Кремль"], "de": ["Kreml"]}),
    other("wagner", "Wagner Group", "armed-group", {"ru": ["ЧВК «Вагнер»"]}),
    other("meduza", "Meduza", "media", {}),
    other("belarus-state", "Belarus (state / authorities)", "state", {"en": ["Belarusian authorities"]}, country="BY"),
    other("russia-state", "Russia", "state", {}, country="RU", metonym=("Moscow",)),
)


@pytest.fixture(scope="session")
def names() -> Names:
    return Names(dossier_of(ACTORS))
