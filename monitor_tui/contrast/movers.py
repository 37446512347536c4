"""Who said a thing first, who followed and after how long; a copy of a story is no second mover.

A thing is one term of a point, or one free point: whoever says it, in any words and language. What is known by its day
only has no order within the day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from monitor_tui import days
from monitor_tui.contrast import custody
from monitor_tui.contrast.free import FREE, is_free
from monitor_tui.contrast.rows import asked, point_of
from monitor_tui.contrast.statements import reported
from monitor_tui.contrast.words import short_actor
from monitor_tui.dossier import Dossier
from monitor_tui.model import Dated, Event, Placed, Precision, Stance, Statement
from monitor_tui.model.moved import Aired, Carrier, Lag, Lane, Moment, Move, Moved, Movers

MINUTES = 60
_WORDS = "~"
"""How a thing begins that no term names: its words are the value's."""
_STAND = "stand"
"""The slot of yes and no: what it answers stands on its own point too."""

Thing = tuple[str, Stance, str]
"""Point, stance (asserts, denies or refuses), and the term; of a free point and of words without a term the value."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement with those of its reports that are no copies."""

    statement: Statement
    reports: tuple[Placed, ...]
    """Copies too: sources that carried it are counted by them."""
    moment: Moment
    story: int
    """Where it was told first."""


def after(first: Moment, other: Moment) -> Lag:
    """How long one moment lies behind another: in minutes only where both are known to the minute."""
    apart = (other.day - first.day).days
    if first.at is None or other.at is None:
        return Lag(apart)
    return Lag(apart, int((other.at - first.at).total_seconds()) // MINUTES)


def first_movers(
    event: Event,
    placed: Iterable[Placed],
    aired: Mapping[int, Aired],
    dossier: Dossier,
    *,
    unheard: Collection[str] | None = None,
    of: int = 0,
) -> Movers:
    """What is said in an event by when it was first said; the words of the accused are nobody's move.

    ``unheard`` are the accused who are heard on an accusing side's channels alone, and ``of`` is how many claims the
    event has, where ``placed`` is not all.
    """
    claims = list(placed)
    if unheard is None:
        unheard = custody.unheard(custody.accusals_of(claims), custody.heard_of(claims, dossier), dossier)
    told, accused = _told(claims, aired, unheard, dossier)
    things: dict[Thing, list[_Told]] = {}
    for one in told:
        for thing in things_said(one.statement, dossier):
            things.setdefault(thing, []).append(one)
    moved = [_moved(same, tuple(said), aired, dossier) for same, said in _merged(things)]
    order = {point.id: place for place, point in enumerate(dossier.points)}
    moved.sort(key=lambda one: (_by_time(one.moves[0].moment), order.get(one.point, len(order)), one.value))
    looked = len({claim.id for claim in claims})
    return Movers(
        event.id,
        event.title,
        event.first,
        event.last,
        _lanes(told, dossier),
        tuple(one for one in moved if not is_free(one.point) or len(one.moves) > 1),
        looked,
        max(of, looked),
        accused,
    )


def _told(
    claims: Sequence[Placed], aired: Mapping[int, Aired], unheard: Collection[str], dossier: Dossier
) -> tuple[list[_Told], int]:
    """The statements that are nobody's in custody, each with when it was said; and how many are."""
    originals = _originals(claims)
    found, accused = list[_Told](), set[int]()
    for statement, reports in reported(claims, asked(dossier)):
        if statement.held or statement.actor in unheard:
            accused.add(statement.claim)
            continue
        own = [claim for claim in reports if originals[_chain(claim), claim.actor] == claim.story]
        if own:
            first = min(own, key=lambda claim: (_by_time(_moment(claim, aired)), claim.id))
            found.append(_Told(statement, reports, _moment(first, aired), first.story))
    return found, len(accused)


def _originals(claims: Iterable[Placed]) -> dict[tuple[int, str], int]:
    """The first story of each chain of copies that tells words of a speaker: stories are numbered by time."""
    found: dict[tuple[int, str], int] = {}
    for claim in claims:
        key = _chain(claim), claim.actor
        found[key] = min(found.get(key, claim.story), claim.story)
    return found


def _chain(claim: Placed) -> int:
    return claim.copy_of or claim.story


def _moment(claim: Placed, aired: Mapping[int, Aired]) -> Moment:
    """When it was said: the minute only where the claim has it, and then it is its story's."""
    story = aired.get(claim.story)
    if claim.precision is Precision.DAY or story is None or story.precision is Precision.DAY:
        return Moment(claim.said)
    return Moment(claim.said, story.published) if story.dated is not Dated.SEEN else Moment(claim.said)


def _by_time(moment: Moment) -> tuple[date, float]:
    """In order of time; on one day what has no minute comes first, which says nothing about it."""
    return moment.day, moment.at.timestamp() if moment.at else 0.0


def _side(stance: Stance) -> Stance:
    return stance if stance in (Stance.DENIES, Stance.REFUSES) else Stance.ASSERTS


def things_said(statement: Statement, dossier: Dossier) -> list[Thing]:
    """What a statement says: each of its terms is a thing that others may say alone."""
    side = _side(statement.stance)
    if statement.point == FREE or _slot(statement.point, dossier) == _STAND:
        return []
    if is_free(statement.point):
        return [(statement.point, side, "")]
    if not statement.terms:
        return [(statement.point, side, _WORDS + statement.value.casefold())]
    found = [_as_term(statement.point, term, dossier) for term in statement.terms]
    return [(statement.point, _side_of(term, side, dossier), term) for term in dict.fromkeys(found)]


def _as_term(point: str, term: str, dossier: Dossier) -> str:
    """A place that the dossier has a term for ("detained in Moscow" is Moscow) is that term: it is told once."""
    if not term.startswith("#"):
        return term
    name = _name(term, dossier, 0).casefold()
    known = (one.id for one in dossier.terms.values() if one.point == point and one.value.casefold() == name)
    return next(known, term)


def _side_of(term: str, side: Stance, dossier: Dossier) -> Stance:
    """Who denies with a term that is a denial itself says what it says."""
    known = dossier.terms.get(term)
    return Stance.ASSERTS if known is not None and known.denial else side


def _slot(point: str, dossier: Dossier) -> str | None:
    return next((one.slot for one in dossier.points if one.id == point), None)


def _merged(things: Mapping[Thing, list[_Told]]) -> list[tuple[tuple[Thing, ...], list[_Told]]]:
    """Things that were always said together on a point are one thing."""
    found: dict[tuple[str, Stance, tuple[int, ...]], list[Thing]] = {}
    for thing, said in things.items():
        found.setdefault((*thing[:2], tuple(sorted(one.statement.claim for one in said))), []).append(thing)
    return [(tuple(same), things[same[0]]) for same in found.values()]


def _moved(same: tuple[Thing, ...], said: tuple[_Told, ...], aired: Mapping[int, Aired], dossier: Dossier) -> Moved:
    point, side, _ = same[0]
    by_actor: dict[str, list[_Told]] = {}
    for one in said:
        by_actor.setdefault(one.statement.actor, []).append(one)
    firsts = [min(own, key=lambda one: (_by_time(one.moment), one.story)) for own in by_actor.values()]
    day = min(one.moment.day for one in firsts)
    known = [one.moment for one in firsts if one.moment.day == day and one.moment.at]
    lead = min(known, key=_by_time) if known else Moment(day)
    camps = {camp: place for place, camp in enumerate(dossier.camps)}
    firsts.sort(key=lambda one: (_by_time(one.moment), camps.get(one.statement.camp, 0), one.statement.actor))
    moves = tuple(_move(one, lead, by_actor[one.statement.actor], aired, dossier) for one in firsts)
    row = point_of(point, dossier)
    return Moved(point, row.label, row.name, _value(same, said, dossier), side, moves)


def _move(first: _Told, lead: Moment, said: Sequence[_Told], aired: Mapping[int, Aired], dossier: Dossier) -> Move:
    statement = first.statement
    best = next((claim for claim in first.reports if claim.story == first.story), first.reports[0])
    told = [claim for one in said for claim in one.reports]
    langs = (mark.removeprefix("l:") for claim in told for mark in claim.says[:1] if mark.startswith("l:"))
    return Move(
        actor=statement.actor,
        camp=statement.camp,
        moment=first.moment,
        after=after(lead, first.moment),
        claim=best.id,
        story=best.story,
        value=statement.value,
        quote=best.quote,
        mark=statement.mark,
        stance=statement.stance,
        carriers=carriers((claim.story for claim in told), aired, dossier),
        langs=tuple(sorted(set(langs))),
    )


def carriers(stories: Iterable[int], aired: Mapping[int, Aired], dossier: Dossier) -> tuple[Carrier, ...]:
    """The sources of stories, each by its first one; copies are folded into the story that they repeat."""
    chains: dict[int, list[Aired]] = {}
    for story in sorted(set(stories)):
        if story in aired:
            one = aired[story]
            chains.setdefault(one.copy_of or one.story, []).append(one)
    outlets: dict[str, list[tuple[Aired, int]]] = {}
    for chain in chains.values():
        first = min(chain, key=lambda one: (_by_time(_published(one, dossier)), one.story))
        outlets.setdefault(first.outlet, []).append((first, len(chain) - 1))
    if not outlets:
        return ()
    found = []
    for own in outlets.values():
        first = min((one for one, _ in own), key=lambda one: (_by_time(_published(one, dossier)), one.story))
        found.append((first, sum(copies for _, copies in own)))
    found.sort(key=lambda one: (_by_time(_published(one[0], dossier)), one[0].outlet))
    day = min(_published(one, dossier).day for one, _ in found)
    moments = [_published(one, dossier) for one, _ in found]
    lead = min((one for one in moments if one.day == day and one.at), key=_by_time, default=Moment(day))
    return tuple(
        Carrier(one.outlet, one.story, moment, one.dated, after(lead, moment), copies)
        for (one, copies), moment in zip(found, moments, strict=True)
    )


def _published(story: Aired, dossier: Dossier) -> Moment:
    """When a story was published; the minute of its being seen is not that of its publication."""
    exact = story.precision is Precision.MINUTE and story.dated is not Dated.SEEN
    return Moment(dossier.day(story.published), story.published if exact else None)


def _value(same: tuple[Thing, ...], said: Sequence[_Told], dossier: Dossier) -> str:
    """What a thing is called: its terms' values, else whom or which days it names; else what the statement with the
    fewest terms shows."""
    terms = [term for _, _, term in same]
    named = [dossier.terms[term].value for term in terms if term in dossier.terms]
    named = named or [name for term in terms if (name := _name(term, dossier, said[0].moment.day.year))]
    if named:
        return ", ".join(dict.fromkeys(named))
    return min(
        said, key=lambda one: (len(one.statement.terms), len(one.statement.value), one.statement.claim)
    ).statement.value


def _name(term: str, dossier: Dossier, year: int) -> str:
    """Whom, where, how many or which days a term names."""
    kind, named = term[:1], term[1:]
    if kind == "@":
        return short_actor(named, dossier)
    if kind == "#":
        town = named.partition("-")[2] if named[:2].isupper() else named
        return " ".join(part.capitalize() for part in town.replace("-", " ").split())
    if kind == "=":
        return named
    first, dots, last = term.partition("..")
    if dots and kind.isdigit():
        return days.value(date.fromisoformat(first), date.fromisoformat(last), year)
    return ""


def _lanes(told: Iterable[_Told], dossier: Dossier) -> tuple[Lane, ...]:
    """Statements by camp and day; one that speaks to several points is one."""
    found: dict[str, dict[date, set[int]]] = {}
    for one in told:
        on = found.setdefault(one.statement.camp, {}).setdefault(one.moment.day, set())
        on.add(one.statement.claim)
    order = [*dossier.camps, *(camp for camp in found if camp not in dossier.camps)]
    return tuple(
        Lane(camp, {day: len(found[camp][day]) for day in sorted(found[camp])}) for camp in order if camp in found
    )
