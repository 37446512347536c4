"""Whom an office with its country or body means: "the Czech prime minister", "the chairman of the committee"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from datetime import date

from monitor_tui.dossier import Dossier
from monitor_tui.model import Actor
from monitor_tui.read.grammar import Grammar

_ROLES = {
    "president": re.compile(r"President of (?!the European)"),
    "premier": re.compile(r"Prime Minister of"),
    "foreign": re.compile(r"(?:Acting )?Foreign Minister|US Secretary of State|UK Foreign Secretary"),
    "interior": re.compile(r"(?:Acting [\w ]+ and )?Interior Minister"),
    "defence": re.compile(r"Defence Minister of"),
    "un": re.compile(r"Permanent Representative of .* to the UN"),
    "ambassador": re.compile(r"Ambassador of"),
}
"""Office -> how its holders' roles begin in a dossier."""
_CHIEF = re.compile(r"(?:Chair|Director|Head of (?!section)|Chief of|Commander)")


def holder(dossier: Dossier, grammar: Grammar, words: str, lands: Set[str], day: date | None) -> str | None:
    """The one person of a country who held an office on a day, None where there is none or more than one."""
    if len(lands) != 1:
        return None
    kind = next((kind for kind in _ROLES if grammar.has(f"offices.{kind}", words)), None)
    if kind is None:
        return None
    found = [
        actor.id
        for actor in dossier.actors.values()
        if actor.country in lands and any(_ROLES[kind].match(role) for role in _held(actor, day))
    ]
    return found[0] if len(found) == 1 else None


def chief(dossier: Dossier, grammar: Grammar, words: str, body: str, day: date | None) -> str | None:
    """The one person who heads a body."""
    if not grammar.has("offices.chief", words):
        return None
    found = [
        actor.id
        for actor in dossier.actors.values()
        if actor.type == "person" and body in actor.speaks_for and any(_CHIEF.match(role) for role in _held(actor, day))
    ]
    return found[0] if len(found) == 1 else None


def _held(actor: Actor, day: date | None) -> Iterable[str]:
    return (role.value for role in actor.roles if day is None or role.covers(day))
