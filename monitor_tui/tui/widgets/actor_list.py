"""The list on the left: the dossier's actors under their country, each with its two counts."""

from __future__ import annotations

from dataclasses import dataclass

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from monitor_tui.dossier import Dossier
from monitor_tui.tui.content import BOLD, CURSOR, Signs, fit, strip
from monitor_tui.tui.desk import Counts, Overview

WIDTH = 24


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a country, or an actor under it."""

    country: str
    actor: str | None = None

    @property
    def query(self) -> str:
        return f"country:{self.country}" if self.actor is None else f"actor:{self.actor}"


class ActorList(Widget, can_focus=False):
    """Named and speaking, per actor; folds away as a whole, and country by country."""

    DEFAULT_CSS = f"ActorList {{ width: {WIDTH}; height: 1fr; }}"

    def __init__(self, dossier: Dossier, signs: Signs) -> None:
        super().__init__()
        self.dossier = dossier
        self.signs = signs
        self.overview = Overview()
        self.counts = Counts()
        self.narrowed: str = ""
        """The query of the entry that narrows the wire."""
        self.cursor: int | None = None
        """None while the cursor is elsewhere."""
        self.top = 0
        self._folded: set[str] = set()
        self._entries: list[Entry] = []

    def show(self, overview: Overview, counts: Counts) -> None:
        if (overview, counts) == (self.overview, self.counts):
            return
        self.overview, self.counts = overview, counts
        self._arrange()
        self.refresh()

    def _arrange(self) -> None:
        """Countries by their stories; under each its actors that are named, the most named first."""
        of_country: dict[str, list[str]] = {}
        for actor in self.overview.actors:
            known = self.dossier.actors.get(actor)
            if known is not None and self.overview.actors[actor].named:
                of_country.setdefault(known.country or "", []).append(actor)
        stories = self.overview.countries
        self._entries = []
        for country in sorted({*of_country, *stories}, key=lambda one: (one == "", -stories.get(one, 0), one)):
            self._entries.append(Entry(country))
            if country not in self._folded:
                named = sorted(of_country.get(country, ()), key=lambda one: -self.overview.actors[one].named)
                self._entries += [Entry(country, actor) for actor in named]
        if self.cursor is not None:
            self.cursor = min(self.cursor, max(0, len(self._entries) - 1))

    # --- moving ------------------------------------------------------------------------------

    @property
    def entry(self) -> Entry | None:
        return self._entries[self.cursor] if self.cursor is not None and self.cursor < len(self._entries) else None

    def enter(self) -> None:
        self.cursor = min(self.top, max(0, len(self._entries) - 1))
        self._paint(self.cursor)

    def leave(self) -> None:
        old, self.cursor = self.cursor, None
        if old is not None:
            self._paint(old)

    def move(self, by: int) -> None:
        if self.cursor is None or not self._entries:
            return
        old, self.cursor = self.cursor, max(0, min(len(self._entries) - 1, self.cursor + by))
        room = max(1, self.size.height - 1)
        top = max(min(self.top, self.cursor), self.cursor - room + 1)
        if top != self.top:
            self.top = top
            self.refresh()
        else:
            self._paint(old)
            self._paint(self.cursor)

    def fold(self, away: bool) -> None:
        """Fold the chosen entry's country, or unfold it."""
        entry = self.entry
        if entry is None:
            return
        (self._folded.add if away else self._folded.discard)(entry.country)
        self._arrange()
        if away:
            self.cursor = self._entries.index(Entry(entry.country))
        self.refresh()

    def narrow(self) -> str:
        """The query of the chosen entry; the empty one where it narrows already."""
        entry = self.entry
        if entry is None:
            return self.narrowed
        self.narrowed = "" if self.narrowed == entry.query else entry.query
        return self.narrowed

    # --- painting ------------------------------------------------------------------------------

    def _paint(self, place: int) -> None:
        self.refresh(Region(0, place - self.top + 1, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y == 0:
            unread = "" if self.counts.unread is None else f"{self.counts.unread}*"
            right = f"{self.counts.stories} {unread:>4} "
            return strip(width, (fit("- all", width - 1 - len(right)) + right, BOLD), self.signs.bar)
        place = self.top + y - 1
        if place >= len(self._entries):
            return strip(width, " " * (width - 1), self.signs.bar)
        entry = self._entries[place]
        text = self._country(entry, width - 1) if entry.actor is None else self._actor(entry.actor, width - 1)
        chosen, on = place == self.cursor, entry.query == self.narrowed
        if chosen:
            text = self.signs.cursor + text[1:]
        return strip(width, (text, CURSOR if chosen else BOLD if on or entry.actor is None else None), self.signs.bar)

    def _country(self, entry: Entry, width: int) -> str:
        right = f"{self.overview.countries.get(entry.country, 0):>3}  "
        name = f"{entry.country} {country_name(entry.country)}" if entry.country else "no country"
        sign = "+" if entry.country in self._folded else "-"
        return fit(f"{sign} {name}", width - len(right), self.signs.more) + right

    def _actor(self, actor: str, width: int) -> str:
        known, count = self.dossier.actors[actor], self.overview.actors[actor]
        camp = self.dossier.camps.get(known.camp_on(None)) if known.camps else None
        right = f" {camp.letter if camp else ' '} {count.named:>2} {count.speaks:>2}"
        return fit(f"   {known.short or known.name}", width - len(right), self.signs.more) + right


def country_name(country: str) -> str:
    """The English name of a country that dossiers of this region are likely to meet; else nothing."""
    return _COUNTRIES.get(country, "")


_COUNTRIES = {
    "AT": "Austria", "AZ": "Azerbaijan", "BE": "Belgium", "BY": "Belarus", "CA": "Canada", "CH": "Switzerland",
    "CN": "China", "CZ": "Czechia", "DE": "Germany", "EE": "Estonia", "EU": "EU", "FI": "Finland", "FR": "France",
    "GB": "Britain", "GE": "Georgia", "GR": "Greece", "HU": "Hungary", "IE": "Ireland", "IL": "Israel", "IR": "Iran",
    "IT": "Italy", "KZ": "Kazakhstan", "LT": "Lithuania", "LV": "Latvia", "MD": "Moldova", "NL": "Netherlands",
    "NO": "Norway", "PL": "Poland", "RO": "Romania", "RU": "Russia", "SE": "Sweden", "SK": "Slovakia", "SY": "Syria",
    "TR": "Turkey", "UA": "Ukraine", "US": "USA",
}  # fmt: skip
