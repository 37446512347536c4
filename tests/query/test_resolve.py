"""Values become ids, side by side means the same claim, and times become bounds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor_tui.dossier import Dossier
from monitor_tui.errors import QueryError
from monitor_tui.model import Actor, Camp, Period, Point, Source
from monitor_tui.query.moments import bounds
from monitor_tui.query.parse import parse
from monitor_tui.query.parties import Against
from monitor_tui.query.resolve import (
    AllOf,
    Among,
    AnyOf,
    Everything,
    Flag,
    Neither,
    Number,
    OneClaim,
    OneEvent,
    Resolved,
    Unheard,
    When,
    Words,
    resolve,
)

MINSK = ZoneInfo("Europe/Minsk")
NOW = datetime(2021, 4, 22, 9, 30, tzinfo=UTC)


class FewNames:
    """Knows the Latin and Cyrillic names of two actors."""

    def resolve(self, spelling: str) -> tuple[str, ...]:
        known = {"цру": ("cia",), "lukashenka": ("lukashenko", "lukashenko-viktor")}
        return known.get(spelling.lower(), ())

    def country(self, spelling: str) -> str | None:
        return {"by": "BY", "belarus": "BY"}.get(spelling.lower())


def actor(name: str, camp: str) -> Actor:
    return Actor(name, name, "person", (Period(camp),))


DOSSIER = Dossier(
    path=Path("."),
    title="Test",
    languages=("en",),
    timezone="Europe/Minsk",
    camps={c: Camp(c, n, c[0].upper(), n, True) for c, n in (("kremlin", "Kremlin"), ("belstate", "KGB and state"))},
    actors={a.id: a for a in (actor("lukashenko", "belstate"), actor("cia", "west"), actor("fbi", "west"))},
    sources={s: Source(s, "feed") for s in ("tass-en", "tass-ru", "belta")},
    terms={},
    points=(Point("what", "what", "what"), Point("order", "order", "who ordered", "blame")),
    rules=(),
    queries={},
)


def resolved(text: str) -> Resolved:
    return resolve(parse(text), text, DOSSIER, FewNames(), NOW, sources=("dpa",))


def plain(node: Resolved) -> str:
    """A resolved tree in few signs, for the table."""
    match node:
        case Everything():
            return "*"
        case Words(text):
            return text
        case Among(field, ids):
            return f"{field}={'|'.join(ids)}"
        case When(field, first, last):
            return f"{field}={first.astimezone(MINSK):%m-%d}.." if first and not last else f"{field}=.."
        case Number(field, low, high):
            return f"{field}={low}..{high}"
        case Unheard(camp, before):
            return f"nonefound={camp}" + (f"<{before.astimezone(MINSK):%m-%d %H:%M}" if before else "")
        case Against(one, other):
            return "~".join("|".join((*party.camps, *party.actors)) or "*" for party in (one, other))
        case Flag(name, level):
            return f"{level}.{name}"
        case OneClaim(inner):
            return f"claim<{plain(inner)}>"
        case OneEvent(inner):
            return f"event<{plain(inner)}>"
        case Neither(inner):
            return f"not {plain(inner)}"
        case AllOf(nodes):
            return f"({' & '.join(map(plain, nodes))})"
        case AnyOf(nodes):
            return f"({' | '.join(map(plain, nodes))})"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", "*"),
        ("camp:K", "claim<camp=kremlin>"),
        ("conflict:K~cia", "claim<kremlin~cia>"),
        ("conflict:cia -conflict:K by:cia", "claim<(cia~* & not kremlin~* & by=cia)>"),
        ("camp:kremlin by:cia", "claim<(camp=kremlin & by=cia)>"),
        ("camp:kremlin Putin by:cia", "(claim<(camp=kremlin & by=cia)> & Putin)"),
        ("camp:kremlin camp:belstate", "claim<(camp=kremlin | camp=belstate)>"),
        ("camp:kremlin camp:belstate stance:denies", "claim<((camp=kremlin | camp=belstate) & stance=denies)>"),
        ("blames:(ЦРУ or fbi) camp:belstate", "claim<((blames=cia | blames=fbi) & camp=belstate)>"),
        ("camp:kremlin -stance:denies", "claim<(camp=kremlin & not stance=denies)>"),
        ("-camp:kremlin", "not claim<camp=kremlin>"),
        ("-camp:kremlin coup", "(not claim<camp=kremlin> & coup)"),
        ("camp:kremlin or coup", "(claim<camp=kremlin> | coup)"),
        ("claim:{camp:kremlin} claim:{camp:belstate}", "(claim<camp=kremlin> & claim<camp=belstate>)"),
        ("event:{camp:kremlin} -event:{by:cia}", "(event<claim<camp=kremlin>> & not event<claim<by=cia>>)"),
        ("event:E12", "event=12"),
        ("source:tass", "source=tass-en|tass-ru"),
        ("source:dpa source:belta", "(source=dpa | source=belta)"),
        ("tag:a tag:b", "(tag=a & tag=b)"),
        ("actor:lukashenka", "actor=lukashenko"),
        ("country:Belarus", "country=BY"),
        ("is:unread is:unsure", "(claim<claim.unsure> & story.unread)"),
        ("wording:>1 wording:..3", "(wording=2..None & wording=None..3)"),
        ("point:order", "claim<point=order>"),
        ("date:7d..", "date=04-15.."),
        ("silent:K silent:belstate", "(silent=kremlin & silent=belstate)"),
        ("silent:kremlin camp:kremlin", "(claim<camp=kremlin> & silent=kremlin)"),
        ("nonefound:K", "nonefound=kremlin"),
        ('nonefound:"kgb and state"', "nonefound=belstate"),
        ("-nonefound:kremlin>24h", "not nonefound=kremlin<04-21 12:30"),
        ("nonefound:kremlin>2d nonefound:belstate", "(nonefound=kremlin<04-20 12:30 & nonefound=belstate)"),
    ],
)
def test_a_query_resolves_to_ids(text: str, tree: str) -> None:
    assert plain(resolved(text)) == tree


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("by:nobody", 3, "an actor"),
        ("a by:lukashenk", 5, "did you mean `lukashenko`?"),
        ("camp:kremln", 5, "did you mean `kremlin`?"),
        ("country:Atlantis", 8, "a country"),
        ("source:tas", 7, "a source"),
        ("stance:lies", 7, "one of asserts"),
        ("is:good", 3, "one of unread"),
        ("wording:x", 8, "a number"),
        ("event:plot", 6, "an event"),
        ("date:yesteryear", 5, "a day"),
        ("date:2021-02-30", 5, "none"),
        ("date:2021-04-20..2021-04-16", 5, "earlier day first"),
        ("claim:{coup}", 0, "only fields of claims"),
        ("claim:{silent:kremlin}", 0, "only fields of claims"),
        ("silent:kremln", 7, "did you mean `kremlin`?"),
        ("nonefound:kremln>24h", 10, "did you mean `kremlin`?"),
        ("nonefound:kremlin<24h", 17, "`>` and a time"),
        ("nonefound:kremlin>yesterday", 18, "a time: 24h"),
        ("nonefound:kremlin>", 18, "a time: 24h"),
    ],
)
def test_an_unknown_value_points_at_its_character(text: str, at: int, expected: str) -> None:
    with pytest.raises(QueryError) as error:
        resolved(text)
    assert (error.value.at, expected in error.value.expected) == (at, True), error.value.expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-04-17", "2021-04-17 00:00", "2021-04-18 00:00"),
        ("2021-04", "2021-04-01 00:00", "2021-05-01 00:00"),
        ("2021-12", "2021-12-01 00:00", "2022-01-01 00:00"),
        ("2021", "2021-01-01 00:00", "2022-01-01 00:00"),
        ("2021-04-16..2021-04-22", "2021-04-16 00:00", "2021-04-23 00:00"),
        ("..2021-04-22", None, "2021-04-23 00:00"),
        ("2021-04-16..", "2021-04-16 00:00", None),
        ("today", "2021-04-22 00:00", "2021-04-23 00:00"),
        ("yesterday", "2021-04-21 00:00", "2021-04-22 00:00"),
        ("7d..", "2021-04-15 00:00", None),
        ("7d", "2021-04-15 00:00", "2021-04-16 00:00"),
        ("<24h", "2021-04-21 12:30", None),
        (">2w", None, "2021-04-08 12:30"),
    ],
)
def test_days_are_days_of_the_zone(text: str, first: str | None, last: str | None) -> None:
    found = bounds(text, NOW, MINSK)
    assert [m and f"{m.astimezone(MINSK):%Y-%m-%d %H:%M}" for m in (found.first, found.last)] == [first, last]
