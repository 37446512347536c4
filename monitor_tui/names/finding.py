"""Finds the actors and countries that a text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor_tui.model import Mention, PlaceMention

if TYPE_CHECKING:
    from monitor_tui.dossier import Dossier


class Names:
    """The names of one dossier, ready to be found in texts; built once, safe to share between threads."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def find(self, text: str, lang: str) -> tuple[Mention, ...]:
        """Mentions of actors by text order, without overlaps; the longest name wins, place names that stand for a state do not count."""
        raise NotImplementedError

    def metonyms(self, text: str, lang: str) -> tuple[Mention, ...]:
        """Place names that stand for an actor beside a speech verb ("Moscow denied"): the caller looks for the verb."""
        raise NotImplementedError

    def resolve(self, spelling: str) -> tuple[str, ...]:
        """Actor ids for what an analyst typed, in any script, whole, begun or misspelt; best first."""
        raise NotImplementedError

    def countries(self, text: str, lang: str, mentions: tuple[Mention, ...] = ()) -> tuple[str, ...]:
        """ISO codes of the countries that the text names (noun, adjective, demonym, capital), most often named first."""
        raise NotImplementedError

    def places(self, text: str, lang: str) -> tuple[PlaceMention, ...]:
        """Countries (id: ISO code) and capitals (id: "BY-minsk") with their spans, by text order."""
        raise NotImplementedError

    def nationality(self, text: str, lang: str) -> tuple[PlaceMention, ...]:
        """Country adjectives ("Belarusian secret services") with their spans; the id is the ISO code."""
        raise NotImplementedError

    def country(self, spelling: str) -> str | None:
        """ISO code for a country as typed: a code, or a name in any of the languages."""
        raise NotImplementedError
