"""Words of the accused: what was said in custody, or is heard on the accusing side's channels alone.

They are nobody's free word, so that they stand in no camp's cells unless an analyst asks for them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from monitor_tui.dossier import Dossier
from monitor_tui.model import Placed, Stance, Statement

PERSON = "person"
"""Only a person can be in somebody's hands: a state that is heard on others' channels has its own."""

Camps = Mapping[str, Collection[str]]
"""Actor -> camps."""


def parted(
    statements: Iterable[Statement], unheard: Collection[str] = ()
) -> tuple[list[Statement], tuple[Statement, ...]]:
    """The statements that stand in their camps' cells, and the words of the accused, the earliest first."""
    own, accused = list[Statement](), list[Statement]()
    for statement in statements:
        (accused if statement.held or statement.actor in unheard else own).append(statement)
    accused.sort(key=lambda statement: (statement.said, statement.actor, statement.point, statement.claim))
    return own, tuple(accused)


def unheard(accusals: Camps, heard: Mapping[str, Collection[str | None]], dossier: Dossier) -> frozenset[str]:
    """The accused of an event who are heard there on the channels of an accusing side alone.

    ``accusals`` are the camps whose claims accuse an actor, ``heard`` the camps on whose channels each actor's words
    are shown; None is a channel of no camp. Who was heard once elsewhere has a voice, whoever else repeats it.
    """
    found = set[str]()
    for actor, camps in accusals.items():
        known = dossier.actors.get(actor)
        shown = set(heard.get(actor, ()))
        if known is None or known.type != PERSON or len(shown) != 1:
            continue
        (only,) = shown
        own = {period.value for period in known.camps}
        if only is not None and only in camps and only not in own:
            found.add(actor)
    return frozenset(found)


def accusals_of(claims: Iterable[Placed]) -> dict[str, set[str]]:
    """Actor -> the camps whose claims accuse it."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        if claim.stance is Stance.ACCUSES:
            for target in claim.targets:
                found.setdefault(target, set()).add(claim.camp)
    return found


def heard_of(claims: Iterable[Placed], dossier: Dossier) -> dict[str, set[str | None]]:
    """Actor -> the camps on whose channels its words are shown."""
    found: dict[str, set[str | None]] = {}
    for claim in claims:
        owners = {owner for _, _, owner in claim.carried} or {claim.owner}
        # What a side's television shows is shown on its channel, whoever prints it.
        relays = {dossier.actors[actor].camp_on(None) for actor in claim.via if actor in dossier.actors}
        found.setdefault(claim.actor, set()).update(relays or owners)
    return found


def shown_by(statement: Statement, dossier: Dossier) -> tuple[str, ...]:
    """Who shows the words of an accused: the channels that relay them, else the outlets that carry them."""
    names = (dossier.actors[actor] for actor in statement.via if actor in dossier.actors)
    relays = tuple(actor.short or actor.name for actor in names)
    return relays or statement.outlets or (statement.outlet,)
