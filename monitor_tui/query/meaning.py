"""What a clause means, in a few words: the second column of `=`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from monitor_tui import days
from monitor_tui.dossier import Dossier
from monitor_tui.query.fields import CHANGES, CLAIM_FLAGS, STORY_FLAGS
from monitor_tui.query.parties import Against, Party
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
)

BY = {"asof": "stored, and done by people, by", "until": "published by"}


def meaning(node: Resolved, dossier: Dossier) -> str:
    """One line in plain words; what was typed stands beside it and is not said again."""
    return _Teller(dossier).tell(node)


class _Teller:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.fields: dict[str, Callable[[Among], str]] = {
            "camp": lambda n: f"speaker's camp is {self.camps(n)}",
            "owner": lambda n: f"owner of the source is {self.camps(n)}",
            "by": lambda n: "speaks" + (self.names(n) if len(n.ids) == 1 else f": {_either(map(self.name, n.ids))}"),
            "about": lambda n: "named in the claim" + self.names(n),
            "blames": lambda n: "target of an accusing claim" + self.names(n),
            "via": lambda n: "relays the claim" + self.names(n),
            "actor": lambda n: "named in the story" + self.names(n),
            "country": lambda n: "country named in the story" + _unlike(n),
            "source": lambda n: "comes from " + _either(n.ids),
            "kind": lambda n: "kind of its source",
            "lang": lambda n: "language of the story",
            "tag": lambda n: "tagged by anyone",
            "stance": lambda n: "what the speaker does",
            "review": lambda n: "what people did with the claim",
            "point": lambda n: "speaks to the point" + self.points(n),
            "changed": lambda n: _either(CHANGES[id_] for id_ in n.ids),
            "silent": lambda n: f"a person found {self.camps(n)} silent on a point of the event",
            "event": lambda n: "belongs to event " + _either(f"E{i}" for i in n.ids),
        }

    def tell(self, node: Resolved) -> str:
        match node:
            case Everything():
                return "everything"
            case Words(_, prefix, phrase):
                return "words that begin so" if prefix else "these words in a row" if phrase else "in title or text"
            case Among(field):
                return self.fields[field](node)
            case When():
                return self.when(node)
            case Against(one, other):
                return f"on a point where {self.party(one)} and {self.party(other)} contradict each other"
            case Number(_, low, high):
                return _number(low, high)
            case Flag(name):
                return {**STORY_FLAGS, **CLAIM_FLAGS}[name]
            case Unheard():
                return self.unheard(node)
            case OneClaim(inner):
                return self.tell(inner)
            case OneEvent(inner):
                return f"of an event that holds: {self.tell(inner)}"
            case Neither(OneClaim(inner)):
                return f"has no claim: {self.tell(inner)}"
            case Neither(inner):
                return f"not: {self.tell(inner)}"
            case AllOf(nodes):
                return ", ".join(dict.fromkeys(map(self.tell, nodes)))
            case AnyOf(nodes):
                return self.either(nodes)

    def either(self, nodes: tuple[Resolved, ...]) -> str:
        """Any of several; values of one field are named together."""
        first = nodes[0]
        same = [n for n in nodes if isinstance(n, Among) and isinstance(first, Among) and n.field == first.field]
        if (
            isinstance(first, Among)
            and first.field in ("camp", "owner", "source", "event", "by")
            and len(same) == len(nodes)
        ):
            return self.tell(Among(first.field, tuple(id_ for n in same for id_ in n.ids), first.asked))
        return _either(dict.fromkeys(map(self.tell, nodes)))

    def party(self, party: Party) -> str:
        """Camps by their letter, actors by name; an actor with those who speak for it is named by itself."""
        return _either(
            [*(self.dossier.camps[i].letter for i in party.camps), *map(self.name, party.actors[:1])] or ["others"]
        )

    def name(self, actor: str) -> str:
        return self.dossier.actors[actor].name

    def camps(self, node: Among) -> str:
        return _either(self.dossier.camps[id_].letter for id_ in node.ids)

    def unheard(self, node: Unheard) -> str:
        zone, letter = ZoneInfo(self.dossier.timezone), self.dossier.camps[node.camp].letter
        since = f" before {_moment(node.before, zone, '')}" if node.before else ""
        return f"in the event no claim of {letter} was found on any point, and another camp spoke{since}"

    def names(self, node: Among) -> str:
        """The actor's name, where it is not what was typed."""
        if node.asked.lower() in (*node.ids, *(self.dossier.actors[i].name.lower() for i in node.ids)):
            return ""
        return ": " + _either(self.dossier.actors[i].name for i in node.ids)

    def points(self, node: Among) -> str:
        names = {point.id: point.name for point in self.dossier.points}
        shown = _either(names[id_] for id_ in node.ids)
        return "" if shown == node.asked else f": {shown}"

    def when(self, node: When) -> str:
        zone = ZoneInfo(self.dossier.timezone)
        if node.field in BY and node.last:
            return f"{BY[node.field]} {days.by(node.last.astimezone(zone))}"
        verb = {"date": "published", "seen": "first stored", "said": "said"}[node.field]
        first, last = node.days(zone)
        if first and last and (node.field == "said" or _midnights(node, zone)):
            return f"{verb} {_year_once(days.span(first, last - timedelta(1)), node.asked)}"
        tell = _day if node.field == "said" else _moment
        bounds = [f"{tell(node.first, zone, node.asked)} or later"] if node.first else []
        bounds += [f"before {tell(node.last, zone, node.asked)}"] if node.last else []
        return f"{verb} {', '.join(bounds) or 'at any time'}"


def _midnights(node: When, zone: ZoneInfo) -> bool:
    return all(moment and moment.astimezone(zone).time() == time() for moment in (node.first, node.last))


def _moment(moment: datetime, zone: ZoneInfo, asked: str) -> str:
    local = moment.astimezone(zone)
    offset = local.strftime("%z")
    return f"{_day(moment, zone, asked)} {local:%H:%M} {offset[:3]}:{offset[3:5]}"


def _day(moment: datetime, zone: ZoneInfo, asked: str) -> str:
    return _year_once(days.day(moment.astimezone(zone).date()), asked)


def _year_once(shown: str, asked: str) -> str:
    """A day or days, without the year where it was typed and stands beside."""
    most, _, year = shown.rpartition(" ")
    return most if most and year in asked and most[-1:].isalpha() else shown


def _number(low: int | None, high: int | None) -> str:
    if low == high:
        return f"{low} {'wording' if low == 1 else 'wordings'}"
    if high is None:
        return f"{low} wordings or more"
    return f"{high} wordings or fewer" if low is None else f"{low} to {high} wordings"


def _either(parts: Iterable[str]) -> str:
    *most, last = list(parts) or ["none"]
    return f"{', '.join(most)} or {last}" if most else last


def _unlike(node: Among) -> str:
    return "" if node.asked.upper() in node.ids else ": " + _either(node.ids)
