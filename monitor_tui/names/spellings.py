"""What an analyst types for an actor: a whole or begun spelling in any script, or a slip of the keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from rapidfuzz import fuzz, process

from monitor_tui.model import Actor
from monitor_tui.names.folding import distance, sounds
from monitor_tui.names.patterns import name_spellings, words_of

_ALIKE = 80
_SHORTEST_BEGINNING = 2


class Spellings:
    """Every spelling of every actor, as written and as heard."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._written: list[tuple[str, str]] = []
        for actor in actors:
            spellings = (
                actor.id,
                *name_spellings(actor.name),
                actor.short or actor.name,
                *(alias.text for alias in actor.aliases),
            )
            for spelling in dict.fromkeys(_plain(one) for one in spellings):
                self._written.append((spelling, actor.id))

    @cached_property
    def _heard(self) -> list[tuple[str, str]]:
        return [(_heard(spelling), actor) for spelling, actor in self._written]

    def resolve(self, typed: str) -> tuple[str, ...]:
        """Actors that are spelled or begin so; as heard only where nothing is written so."""
        wanted = _plain(typed)
        if not wanted:
            return ()
        found = _matching(self._written, wanted) or _matching(self._heard, _heard(wanted))
        heard = _heard(wanted)
        # "zzz" sounds like one letter, with which many names begin.
        if not found and " " not in wanted and len(heard) >= _SHORTEST_BEGINNING:
            found = self._near(heard)
        return found

    def within(self, typed: str) -> tuple[str, ...]:
        """Actors with a word that begins so inside a longer spelling."""
        return _inside(self._written, _plain(typed))

    def _near(self, heard: str) -> tuple[str, ...]:
        """Actors with a word that begins like another transliteration of what was typed; names before descriptions."""
        limit = 0.06 * len(heard)
        costs: dict[str, float] = {}
        for spelling, actor in self._heard:
            words = spelling.split()
            for word in words:
                if (cost := distance(word[: len(heard)], heard, limit)) <= limit:
                    costs[actor] = min(cost + (len(words) > 2), costs.get(actor, 2.0))
        return tuple(sorted(costs, key=costs.__getitem__))

    def guess(self, typed: str) -> tuple[str, ...]:
        """Actors with a spelling that is close to what was typed, the closest first."""
        wanted = _heard(_plain(typed))
        choices = [spelling for spelling, _ in self._heard]
        close = process.extract(wanted, choices, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=10)
        return tuple(dict.fromkeys(self._heard[at][1] for _, _, at in close))


def _matching(spellings: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    """Actors spelled so, then those with a spelling or a last name that begins so, then any other word."""
    whole = [actor for spelling, actor in spellings if spelling == wanted]
    begun = []
    if len(wanted) >= _SHORTEST_BEGINNING:
        begun = [actor for spelling, actor in spellings if spelling.startswith(wanted)]
    return tuple(dict.fromkeys([*whole, *begun, *(_inside(spellings, wanted) if whole or begun else ())]))


def _inside(spellings: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    if len(wanted) < _SHORTEST_BEGINNING:
        return ()
    return tuple(dict.fromkeys(actor for spelling, actor in spellings if f" {wanted}" in spelling))


def _plain(spelling: str) -> str:
    return " ".join(words_of(spelling.casefold().replace("ё", "е").replace("-", " ")))


def _heard(spelling: str) -> str:
    return " ".join(sounds(word) for word in spelling.split())
