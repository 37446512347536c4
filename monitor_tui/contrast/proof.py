"""What the proof of an empty cell searches for, what of it a text holds, and how a brief says the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitor_tui import days, terms
from monitor_tui import text as texts
from monitor_tui.contrast import panes, words
from monitor_tui.contrast.silence import letter_of
from monitor_tui.dossier import Dossier
from monitor_tui.model import CellState, Row, Span
from monitor_tui.model.proven import Alive, Near, Proof
from monitor_tui.names import Names
from monitor_tui.names.patterns import name_spellings

NAMING = ("blame", "accused")
"""Slots of points whose cells hold names."""
PERSON = "person"
NAMED, ASKED = 3, 2
"""So many names stand in a sentence, and in the question above the proof; of more only the number."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence of a text that holds a searched spelling, which stands first."""

    sentence: Span
    word: str


class Search:
    """The words that would fill an empty cell: terms of its point, and whom the other camps name there."""

    def __init__(self, point: str, actors: Sequence[str], dossier: Dossier, names: Names, pane: str = "") -> None:
        self.actors = tuple(actors)
        self.countries = _countries(self.actors, pane, dossier)
        self.terms = frozenset(term.id for term in dossier.terms.values() if term.point == point and not term.generic)
        self._dossier, self._names = dossier, names

    def spellings(self) -> tuple[str, ...]:
        """What is searched, as the dossier writes it: endings, scripts and transliterations follow from that."""
        known = (self._dossier.actors[actor] for actor in self.actors if actor in self._dossier.actors)
        spelt = [
            spelling
            for actor in known
            for spelling in (actor.short or "", *name_spellings(actor.name), *(alias.text for alias in actor.aliases))
        ]
        forms = (self._dossier.terms[term].forms for term in self._dossier.terms if term in self.terms)
        spelt += [form for of_term in forms for of_lang in of_term.values() for form in of_lang]
        return tuple(dict.fromkeys(one for one in spelt if one))

    def hits(self, text: str, lang: str, named: Collection[str] | None = None) -> list[Hit]:
        """The sentences of a text that hold a searched spelling, in any case and script, in order.

        ``named`` are the actors that the whole text names, where that is known: most texts name nobody searched for.
        """
        asked = self.actors and (named is None or not set(self.actors).isdisjoint(named))
        mentions = self._names.find(text, lang) if asked else ()
        found_names = [mention for mention in mentions if mention.actor in self.actors]
        found = []
        for start, end in texts.sentences(text, lang):
            inside = (text[one.start : one.end] for one in found_names if start <= one.start < end)
            word = next(inside, None) or next(self._of_terms(text[start:end], lang), None)
            if word is not None:
                found.append(Hit((start, end), word))
        return found

    def near(self, text: str, lang: str) -> str | None:
        """The word of a text that names the country of a body searched for, as a place or as an adjective."""
        if not self.countries:
            return None
        lands = sorted(
            (*self._names.places(text, lang), *self._names.nationality(text, lang)), key=lambda one: one.span
        )
        return next((text[slice(*one.span)] for one in lands if one.id.split("-")[0] in self.countries), None)

    def _of_terms(self, sentence: str, lang: str) -> Iterator[str]:
        if not self.terms:
            return
        for hit in terms.of(self._dossier).find(sentence, lang):
            if hit.term in self.terms:
                yield " ".join(texts.folded_words(sentence)[hit.at : hit.at + hit.words])


def _countries(actors: Sequence[str], pane: str, dossier: Dossier) -> tuple[str, ...]:
    """Of the bodies searched for: a person's country says little, and a camp names its own in every other sentence."""
    camp = panes.camp_of(pane, dossier) if pane else ""
    homes = Counter(one.country for one in dossier.actors.values() if one.country and one.camps[-1].value == camp)
    own = [country for country, _ in homes.most_common(1)]
    bodies = (dossier.actors[one] for one in actors if one in dossier.actors)
    found = (one.country for one in bodies if one.type != PERSON and one.country)
    return tuple(dict.fromkeys(country for country in found if country not in own))


def country_name(country: str, dossier: Dossier) -> str:
    """How the dossier calls the state of a country; without one its code."""
    states = (one for one in dossier.actors.values() if one.type == "state" and one.country == country)
    return next((words.short_actor(one.id, dossier) for one in states), country)


def named_by_others(row: Row | None, pane: str) -> tuple[str, ...]:
    """Whom the other panes name on a point, the most often named first: blamed or accused where it asks for that."""
    if row is None:
        return ()
    asks = row.point.slot in NAMING
    counted: dict[str, int] = {}
    for other, cell in row.cells.items():
        if other == pane:
            continue
        for statement in cell.statements:
            blamed = (term.removeprefix("@") for term in statement.terms if term.startswith("@"))
            for actor in dict.fromkeys((*blamed, *(statement.targets if asks else ()))):
                counted[actor] = counted.get(actor, 0) + statement.reports
    return tuple(sorted(counted, key=lambda actor: -counted[actor]))


def names_of(actors: Sequence[str], dossier: Dossier, most: int = NAMED) -> str:
    """Names side by side (CIA or FBI); of more than ``most``, how many more."""
    return listed_names([words.short_actor(actor, dossier) for actor in actors], most)


def listed_names(named: Sequence[str], most: int = NAMED) -> str:
    """The same of names as they are shown."""
    shown = list(named[:most])
    if len(named) > most:
        shown = [*shown[:-1], f"{len(named) - most + 1} more"]
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def question(pane: str, point: str, slot: str | None, actors: Sequence[str], dossier: Dossier) -> str:
    """What was looked for, as a question."""
    letter = letter_of(pane, dossier)
    if slot in NAMING and actors:
        return f"does {letter} name {names_of(actors, dossier, ASKED)}?"
    return f"does {letter} say anything on it?"


def sentence(proof: Proof, dossier: Dossier) -> str:
    """How a brief says it, with its denominators; neutral whatever the state."""
    side = _side(proof.camp, dossier)
    span = days.span(dossier.day(proof.first), _last_day(proof, dossier))
    match proof.state:
        case CellState.FOUND:
            best = proof.statements[0]
            who = words.short_actor(best.actor, dossier)
            return f"{side} speaks to it: {who}, {days.day(best.said)}: {best.value}."
        case CellState.DECLINES:
            return f"{side} declined to speak on {_topic(proof)}: {_declined(proof.near, dossier)}."
        case CellState.NOT_COLLECTED if proof.begins is not None:
            begun = dossier.day(proof.begins)
            first, last = proof.event.first, min(proof.event.last, _last_day(proof, dossier))
            return days.uncollected(first, max(first, last), begun, proof.imported)
        case CellState.NOT_COLLECTED:
            return (
                f"Cannot be said: none of {len(proof.lives)} {_owners(proof, dossier)} sources was collected, {span}."
            )
        case CellState.FAILING:
            failing = proof.of(Alive.FAILING)
            since = min((life.since for life in failing if life.since), default=None)
            when = f" since {days.day(dossier.day(since))}" if since else ""
            return (
                f"Cannot be said: {len(failing)} of {len(proof.lives)} {_owners(proof, dossier)} sources failing{when}."
            )
    near = f"; {_declined(proof.near, dossier)}" if proof.near else ""
    said = f"{_denominator(proof)}, {span}, no {side} speaker {_verb(proof, dossier)}{near}"
    return f"{said.removesuffix('.')}.{_checked(proof)}"


def _denominator(proof: Proof) -> str:
    whole, part = len(proof.of(Alive.WHOLE)), len(proof.of(Alive.PART))
    of_all = f"{whole or part} of {len(proof.lives)} watched sources"
    if part:
        of_all += f" ({part} more with gaps)" if whole else " (with gaps)"
    return f"In {_many(proof.claims, 'claim')} and {_many(proof.stories, 'story')} from {of_all}"


def _verb(proof: Proof, dossier: Dossier) -> str:
    asked = names_of(proof.searched, dossier) if proof.point.slot in NAMING and proof.searched else ""
    if asked and not proof.naming:
        return f"names {asked}"
    many = len(proof.naming)
    told = f", though {_many(many, 'claim')} {'names' if many == 1 else 'name'} {asked or 'a searched word'}"
    return f"was found to speak on {_topic(proof)}{told if many else ''}"


def _topic(proof: Proof) -> str:
    return f'"{proof.point.name}"'


def _checked(proof: Proof) -> str:
    if proof.state is not CellState.SILENT:
        return " Found by machine only."
    by = ", ".join(dict.fromkeys(said.analyst for said in proof.silences))
    return f" Silent: checked by {by}."


def _declined(near: Sequence[Near], dossier: Dossier) -> str:
    """Peskov declined on 19 Apr 2021; of several the first."""
    first, more = near[0], len(near) - 1
    also = f" and {more} more" if more else ""
    return f"{words.short_actor(first.actor, dossier)} declined on {days.day(first.said)}{also}"


def _side(pane: str, dossier: Dossier) -> str:
    actor = panes.actor_of(pane)
    return words.short_actor(actor, dossier) if actor is not None else dossier.camps[pane].name


def _owners(proof: Proof, dossier: Dossier) -> str:
    """Whose sources are watched: an actor has none of its own, its camp has."""
    return dossier.camps[panes.camp_of(proof.camp, dossier)].name


def _last_day(proof: Proof, dossier: Dossier) -> date:
    """The last day that was watched; a span that ends at midnight ends with the day before."""
    return max(dossier.day(proof.first), dossier.day(proof.last - timedelta(seconds=1)))


def _many(count: int, noun: str) -> str:
    several = {"story": "stories"}.get(noun, f"{noun}s")
    return f"{count:,} {noun if count == 1 else several}"
