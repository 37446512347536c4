"""The files of a dossier -> Dossier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monitor_tui.dossier import framing
from monitor_tui.dossier.countries import COUNTRIES
from monitor_tui.dossier.lines import read_queries, read_rules
from monitor_tui.dossier.tables import LANGUAGE, Document, Table, by_id, words
from monitor_tui.dossier.value import Dossier
from monitor_tui.errors import DossierError
from monitor_tui.model import Actor, Alias, Camp, Period, Source

ACTOR_TYPES = words(
    "person agency institution ministry parliament court state party organisation ngo armed-group company media "
    "collective"
)
SOURCE_KINDS = words("feed telegram page sitemap import")
SHOWN_CAMPS = 3
EVERY = 1800
"""Seconds between two fetches where a source says nothing."""

_TOP_KEYS = words("title languages timezone")
_CAMP_KEYS = words("id name short letter shown")
_ACTOR_KEYS = words("id name short type camp camps country roles speaks_for held aliases near not metonym")
_SOURCE_KEYS = words("id kind url name languages country camp owner every proxy allow_private")

_EVERY = re.compile(r"(\d+)\s*([smhd]?)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}
_WEB = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_PROXY = re.compile(r"(?:https?|socks5h?)://[^\s/?#]+\S*", re.IGNORECASE)
_ACRONYM = re.compile(r"\(([^\s()/]*[A-Z][^\s()/]*[A-Z][^\s()/]*)(?:/[^)]*)?\)")


def load(folder: Path) -> Dossier:
    """Read a dossier; a mistake in it raises DossierError with file, line and field."""
    if not folder.is_dir():
        raise DossierError(str(folder), None, None, "there is no such folder")
    top = Document(folder / "dossier.toml", needed=True).top(_TOP_KEYS)
    top.check_keys()
    people = Document(folder / "actors.toml", needed=True).tables({"actor": _ACTOR_KEYS})["actor"]
    camps = _camps(Document(folder / "camps.toml", needed=False), people)
    feeds = Document(folder / "sources.toml", needed=False).tables({"source": _SOURCE_KEYS})["source"]
    points, terms = framing.load(folder / "terms.toml")
    return Dossier(
        path=folder,
        title=top.need("title"),
        languages=_languages(top) or ("en",),
        timezone=_zone(top),
        camps=camps,
        actors=_actors(people, camps),
        sources=by_id(feeds, [_source(table, camps) for table in feeds]),
        terms=terms,
        points=tuple(points.values()),
        rules=read_rules(folder / "rules.txt"),
        queries=read_queries(folder / "queries.txt"),
    )


def _languages(table: Table) -> tuple[str, ...]:
    found = table.texts("languages")
    for lang in found:
        if not LANGUAGE.fullmatch(lang):
            table.fail("languages", f"{lang!r} is no language: write its two letters, as 'be'")
    return found


def _zone(top: Table) -> str:
    name = top.text("timezone") or "UTC"
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        top.fail("timezone", f"{name!r} is no time zone that this machine knows (e.g. 'Europe/Minsk')")


# --- camps --------------------------------------------------------------------------------------


def _camps(document: Document, people: list[Table]) -> dict[str, Camp]:
    """The camps of the file; without one, those that the actors name."""
    tables = document.tables({"camp": _CAMP_KEYS})["camp"]
    if not tables:
        return _camps_of(people, document.path)
    shown = [table.flag("shown") for table in tables]
    taken = {letter for table in tables if (letter := table.text("letter"))}
    camps: list[Camp] = []
    for number, table in enumerate(tables):
        camp_id, name = table.id(), table.need("name")
        letter = table.text("letter") or _letter(name, taken)
        if len(letter) != 1:
            table.fail("letter", f"{letter!r} must be one letter")
        if any(camp.letter == letter for camp in camps):
            table.fail("letter", f"{letter!r} is taken by another camp")
        # Where nobody says what is shown, the first ones are.
        show = number < SHOWN_CAMPS if not any(shown) and shown[number] is None else bool(shown[number])
        camps.append(Camp(camp_id, name, letter, table.text("short") or name, show))
    return by_id(tables, camps)


def _camps_of(people: list[Table], path: Path) -> dict[str, Camp]:
    ids = dict.fromkeys(camp for table in people for camp in _camp_ids(table))
    if not ids:
        raise DossierError(str(path), None, "camp", "a dossier needs one camp at least")
    taken: set[str] = set()
    names = {camp: camp.replace("-", " ").replace("_", " ").capitalize() for camp in ids}
    return {
        camp: Camp(camp, names[camp], _letter(names[camp], taken), names[camp], number < SHOWN_CAMPS)
        for number, camp in enumerate(ids)
    }


def _camp_ids(table: Table) -> list[str]:
    one = table.text("camp")
    return [one] if one else [part.need("camp") for part in table.parts("camps", frozenset({"camp", "from", "to"}))]


def _letter(name: str, taken: set[str]) -> str:
    """The first letter of a name that no other camp has."""
    for letter in name.upper() + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789":
        if letter.isalnum() and letter not in taken:
            taken.add(letter)
            return letter
    return "?"


# --- actors -------------------------------------------------------------------------------------


def _actors(tables: list[Table], camps: Mapping[str, Camp]) -> dict[str, Actor]:
    actors = by_id(tables, [_actor(table, camps) for table in tables])
    for table, actor in zip(tables, actors.values(), strict=True):
        for other in actor.speaks_for:
            if other == actor.id:
                table.fail("speaks_for", "an actor need not speak for itself")
            table.one_of("speaks_for", other, actors, "actor")
    return actors


def _actor(table: Table, camps: Mapping[str, Camp]) -> Actor:
    actor_id, name, kind = table.id(), table.need("name"), table.need("type")
    table.one_of("type", kind, ACTOR_TYPES, "type")
    speaking = _speaking(table)
    return Actor(
        id=actor_id,
        name=name,
        type=kind,
        camps=_camp_periods(table, camps),
        country=_country(table),
        short=table.text("short") or short_name(name, kind),
        roles=_periods(table, "roles", "role"),
        speaks_for=tuple(dict.fromkeys(period.value for period in speaking)),
        held=_periods(table, "held", "by"),
        aliases=_aliases(table),
        near=table.mapped_texts("near"),
        looks_like=table.texts("not"),
        metonym=table.texts("metonym"),
        speaking=speaking,
    )


def _speaking(table: Table) -> tuple[Period, ...]:
    """Whom an actor speaks for: always, where only names are given."""
    one = table.values.get("speaks_for")
    return (
        (Period(table.printable("speaks_for", one)),)
        if isinstance(one, str)
        else _periods(table, "speaks_for", "actor")
    )


def short_name(name: str, kind: str) -> str:
    """The surname of a person; else the acronym in brackets, else the name without brackets."""
    if kind == "person":
        words_of = name.split()
        # A surname may have particles: von der Leyen.
        first = next((at for at, word in enumerate(words_of[:-1]) if word.islower()), len(words_of) - 1)
        return " ".join(words_of[first:])
    acronym = _ACRONYM.search(name)
    if acronym:
        return acronym[1]
    return re.sub(r"\s*\([^)]*\)", "", name).removeprefix("The ") or name


def _country(table: Table) -> str | None:
    country = table.text("country")
    if country is not None and country not in COUNTRIES:
        table.fail("country", f"unknown country {country!r}; write its two capital letters (ISO 3166), as 'BY'")
    return country


def _camp_periods(table: Table, camps: Mapping[str, Camp]) -> tuple[Period, ...]:
    one = table.text("camp")
    if one and "camps" in table.values:
        table.fail("camps", "there is a camp already: give one of the two")
    if one:
        return (Period(table.one_of("camp", one, camps, "camp")),)
    periods = _periods(table, "camps", "camp")
    if not periods:
        table.fail("camp", "is missing")
    for period in periods:
        table.one_of("camps", period.value, camps, "camp")
    ordered = sorted(periods, key=lambda period: period.start or date.min)
    for first, second in pairwise(ordered):
        if first.end is None or second.start is None or second.start <= first.end:
            table.fail("camps", "two periods cover the same day")
    return periods


def _periods(table: Table, key: str, named: str) -> tuple[Period, ...]:
    """Periods written as ``{ role = ..., from = ..., to = ... }``; a text alone holds always."""
    values = table.get(key, list) or []
    if values and all(isinstance(value, str) for value in values):
        return tuple(Period(table.printable(key, value)) for value in values)
    periods = []
    for part in table.parts(key, frozenset({named, "from", "to"})):
        start, end = part.day("from"), part.day("to", last=True)
        if start and end and end < start:
            part.fail("to", "is before 'from'")
        value = part.text(named) if key == "held" else part.need(named)
        periods.append(Period(value or "", start, end))
    return tuple(periods)


def _aliases(table: Table) -> tuple[Alias, ...]:
    value = table.values.get("aliases")
    if isinstance(value, list | str):
        return tuple(Alias(text) for text in table.texts("aliases") if text)
    found = []
    for lang, texts in table.mapped_texts("aliases").items():
        if not LANGUAGE.fullmatch(lang):
            table.fail("aliases", f"{lang!r} is no language: write its two letters, as 'be'")
        found += [Alias(text, lang) for text in texts if text]
    return tuple(found)


# --- sources ------------------------------------------------------------------------------------


def _source(table: Table, camps: Mapping[str, Camp]) -> Source:
    source_id, kind = table.id(), table.need("kind")
    table.one_of("kind", kind, SOURCE_KINDS, "kind")
    url, proxy, camp = table.text("url"), table.text("proxy"), table.text("camp")
    if kind != "import" and not url:
        table.fail("url", f"a source of kind {kind!r} needs one")
    if url and not _WEB.fullmatch(url):
        table.fail("url", f"{url!r} is no address: it must begin with http:// or https://")
    if proxy and not _PROXY.fullmatch(proxy):
        table.fail("proxy", "must begin with http://, https://, socks5:// or socks5h://")
    if camp:
        table.one_of("camp", camp, camps, "camp")
    return Source(
        id=source_id,
        kind=kind,
        url=url,
        name=table.text("name"),
        languages=_languages(table),
        country=_country(table),
        camp=camp,
        owner=table.text("owner"),
        every=_every(table),
        proxy=proxy,
        allow_private=bool(table.flag("allow_private")),
    )


def _every(table: Table) -> int:
    value = table.values.get("every", EVERY)
    found = _EVERY.fullmatch(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else None
    seconds = int(found[1]) * _SECONDS[found[2]] if found else 0
    if not 1 <= seconds <= 30 * 86400:
        table.fail("every", f"{value!r} is no interval: from '1s' to '30d'")
    return seconds
