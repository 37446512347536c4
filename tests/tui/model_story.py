"""The story of April 2021 in a few lines, as the screens' mock-ups show it: a dossier, stories, statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from monitor_tui.dossier import Dossier
from monitor_tui.model import (
    Actor,
    Camp,
    Dated,
    Event,
    Period,
    Placement,
    Point,
    Precision,
    Presence,
    Review,
    SourceCount,
    Stance,
    Statement,
)
from monitor_tui.store.kept import StoredClaim, WireRow

_CAMPS = [
    ("kremlin", "Kremlin", "R", "Kremlin", True),
    ("belstate", "Belarusian KGB and state", "B", "KGB and state", True),
    ("opposition", "Opposition", "O", "Opposition", True),
    ("west", "West", "W", "West", False),
    ("ukraine", "Ukraine", "U", "Ukraine", False),
    ("independent", "Independent", "I", "Independent", False),
    ("third", "Third parties", "T", "Third", False),
]
_ACTORS = [
    ("lukashenko", "Alexander Lukashenko", "Lukashenko", "belstate", "BY"),
    ("kgb-by", "KGB of Belarus", "KGB", "belstate", "BY"),
    ("tertel", "Ivan Tertel", "Tertel", "belstate", "BY"),
    ("tsikhanouskaya-office", "Office of Tsikhanouskaya", "Tsikh. office", "opposition", "BY"),
    ("putin", "Vladimir Putin", "Putin", "kremlin", "RU"),
    ("fsb", "FSB", "FSB", "kremlin", "RU"),
    ("peskov", "Dmitry Peskov", "Peskov", "kremlin", "RU"),
    ("state-dept", "US State Department", "State Dept", "west", "US"),
]
_POINTS = [("what", "what"), ("order", "who ordered"), ("when", "when"), ("call", "the call"), ("proof", "evidence")]
_POINTS += [("held", "held where"), ("aims", "aims"), ("links", "links")]

DOSSIER = Dossier(
    path=Path("belarus"),
    title="Belarus",
    languages=("en", "ru", "be", "de"),
    timezone="Europe/Minsk",
    camps={one[0]: Camp(*one) for one in _CAMPS},
    actors={
        one: Actor(one, name, "person", (Period(camp),), country, short) for one, name, short, camp, country in _ACTORS
    },
    sources={},
    terms={},
    points=tuple(Point(one, one[:5], name, "blame" if one == "order" else None) for one, name in _POINTS),
    rules=(),
    queries={"plot": "country:BY (coup or plot)", "denials": "stance:denies"},
)

# id is made of the minute; source, language, camps, title, event, flags
_STORIES = [
    (21, "gazeta-ru", "ru", "R", "Путин: попытка переворота и убийства президента Беларуси", 1, "*"),
    (19, "tass-en", "en", "R", 'Peskov: "Yes", Putin and Biden discussed it; no word on a US role', 1, "*2"),
    (19, "n-tv", "en", "RBOW", "Putin phoned Biden: Kremlin: attempt on Lukashenko prevented", 1, ""),
    (18, "belsat", "en", "W", 'State Department: US involvement "absolutely untrue"', 1, "*e"),
    (18, "belsat", "be", "O", "Офіс Ціханоўскай: прыкметы правакацыі спецслужбаў", 1, "*"),
    (18, "euroradio", "ru", "O", "Штаб Тихановской: признаки провокации двух спецслужб", 1, "*"),
    (18, "rosbalt", "ru", "B", "Бычек (КГБ): Зенкович связан со спецслужбами США", 1, "*"),
    (18, "radiosputnik", "ru", "R", "Захарова: высылкой Прага закрывает новость о заговоре", 3, "*"),
    (18, "agenzianova", "en", "R", "FSB video on Rossiya 1: Zyankovich heard listing three tasks", 1, "*"),
    (17, "tass-en", "en", "R", "FSB: coup planned for 9 May; two men handed to Belarus", 1, "2"),
    (17, "belta-ru", "ru", "B", "Тертель: мятеж «Тишина», события намечались на июнь-июль", 1, "*"),
    (17, "dwn", "de", "B", "Lukaschenko: Gruppe festgenommen, „höchstwahrscheinlich“ CIA", 1, "*"),
    (17, "belarusfeed", "en", "B", 'Lukashenko: plan to seize a child; "most likely CIA, FBI"', 1, "*"),
    (17, "racurs-ua", "ru", "U", "Чехия высылает 18 российских дипломатов (Врбетице)", 3, "*"),
    (16, "urdupoint", "en", "B", "KGB: group of a terrorist type broken up (AFP)", 1, ""),
    (14, "kant-kg", "ru", "BO", "КГБ: Федута в изоляторе КГБ; жена Зенковича об отеле в Москве", 1, ""),
    (13, "theduran", "en", "W", "White House readout of the Putin-Biden call: no Belarus in it", 2, ""),
    (11, "tg-nexta_live", "ru", "", "Без события: сообщение канала", None, "t"),
]
_LETTERS = {one[2]: one[0] for one in _CAMPS}
START = datetime(2021, 4, 1, tzinfo=UTC)


def _row(
    number: int, day: int, source: str, lang: str, camps: str, title: str, event: int | None, flags: str
) -> WireRow:
    published = datetime(2021, 4, day, 12, tzinfo=UTC) - timedelta(minutes=number)
    return WireRow(
        id=(int(published.timestamp()) << 10),
        key=f"{source} {number}",
        source=source,
        kind="telegram" if "t" in flags else "feed",
        lang=lang,
        title=title,
        published=published,
        precision=Precision.DAY,
        dated=Dated.SOURCE,
        unread="*" in flags,
        marked=False,
        edited="e" in flags,
        gone=False,
        camps=tuple(_LETTERS[letter] for letter in camps),
        copies=2 if "2" in flags else 1,
        copy_of=None,
        event=event,
        tags=(),
        disputed=(),
        url=f"https://example.org/{number}",
    )


ROWS = {row.id: row for row in (_row(number, *story) for number, story in enumerate(_STORIES))}


def statement(actor: str, camp: str, value: str, day: int, mark: str = "machine", **more: object) -> Statement:
    made = Statement(
        actor=actor,
        camp=camp,
        stance=Stance.ASSERTS,
        value=value,
        quote=f"SUMMARY {actor}: {value}.",
        said=date(2021, 4, day),
        precision=Precision.DAY,
        claim=day,
        story=next(iter(ROWS)),
        url="https://example.org/claim",
        outlet="tass-en",
        via=(),
        reports=1,
        mark=mark,
        review=Review.CHECKED if mark == "checked" else Review.NONE,
    )
    return replace(made, **more)  # type: ignore[arg-type]  # the fields are the test's


SAID: dict[str, dict[str, list[Statement]]] = {
    "what": {
        "kremlin": [statement("fsb", "kremlin", "coup and killing", 17)] * 5,
        "belstate": [statement("tertel", "belstate", "armed rebellion, removal", 17)] * 6,
        "opposition": [statement("tsikhanouskaya-office", "opposition", "signs of a provocation", 18, "checked")],
    },
    "order": {
        "belstate": [statement("lukashenko", "belstate", '"most likely CIA, FBI"', 17, "checked", reports=3)],
        "opposition": [statement("tsikhanouskaya-office", "opposition", "two services, RU and BY", 18, "checked")],
        "west": [statement("state-dept", "west", '"absolutely untrue"', 18, "checked", stance=Stance.DENIES)],
    },
    "when": {
        "kremlin": [statement("fsb", "kremlin", "9 May", 17, "checked")],
        "belstate": [statement("tertel", "belstate", "June-July", 17, "checked")],
    },
    "call": {
        "kremlin": [statement("peskov", "kremlin", '"Yes"; rest withheld', 19, reports=2)],
        "belstate": [statement("lukashenko", "belstate", 'Biden "did not answer"', 17)],
        "west": [statement("White House", "west", "readout: no Belarus", 13)],
    },
    "proof": {
        "kremlin": [statement("fsb", "kremlin", "FSB video", 18)],
        "belstate": [statement("tertel", "belstate", "Zoom clips", 17, "unsure")],
    },
    "held": {
        "kremlin": [statement("fsb", "kremlin", "restaurant, FSB + KGB", 17)],
        "belstate": [statement("kgb-by", "belstate", "Moscow, by the FSB", 16)],
        "opposition": [statement("wife, RFE/RL", "opposition", "hotel, plain clothes", 14)],
    },
    "aims": {
        "kremlin": [statement("fsb", "kremlin", "power cut, post ended", 17)],
        "belstate": [statement("lukashenko", "belstate", "seize a child", 17)],
    },
    "links": {
        "kremlin": [statement("fsb", "kremlin", "talks in US and Poland", 17)],
        "belstate": [statement("Bychek", "belstate", "US services", 18)],
    },
}
CONFLICTS = {("order", "belstate"), ("order", "opposition"), ("order", "west"), ("when", "kremlin")}
CONFLICTS |= {("when", "belstate"), ("held", "kremlin"), ("held", "belstate"), ("held", "opposition")}
SOURCES = {
    "kremlin": SourceCount(31, 6, 0, 9412),
    "belstate": SourceCount(12, 9, 0, 400),
    "opposition": SourceCount(11, 2, 0, 300),
}
EVENTS = {
    1: Event(
        1, "urdupoint 1", "Lukashenko, Feduta, Zyankovich: Moscow, Minsk, 11-21 Apr 2021", date(2021, 4, 11),
        date(2021, 4, 21), 38, 30, 6, 2, {"kremlin": 9, "belstate": 12, "opposition": 3, "west": 2, "independent": 4},
    ),
    2: Event(
        2, "theduran 1", "Putin, Biden, 13 Apr 2021", date(2021, 4, 13), date(2021, 4, 13), 9, 8, 0, 0, {"west": 2},
    ),
    3: Event(3, "racurs 1", "Czechia, Russia: Vrbetice, 17-18 Apr 2021", date(2021, 4, 17), date(2021, 4, 18), 6, 4),
}  # fmt: skip


def claim(
    number: int, span: tuple[int, int], cue: tuple[int, int], source: tuple[int, int] | None, **more: object
) -> StoredClaim:
    made = StoredClaim(
        id=number, story=next(iter(ROWS)), wording=1, event=1, kind="speech", actor="peskov", camp="kremlin",
        stance=Stance.CONFIRMS, placements=(Placement("call", "Yes"),), quote="", speaker="Peskov",
        said=date(2021, 4, 19), precision=Precision.DAY, day=date(2021, 4, 19), direct=False, hedged=False, held=False,
        rule="name before the cue", sentence=span, sentences=(span,), source=source, cue=cue, content=(span,),
        via=("Interfax",), targets=(), unsure=(), state=Presence.PRESENT, review=Review.NONE, reviewed_by=None,
        shown=True, spans={},
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]  # the fields are the test's
