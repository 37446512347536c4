"""How each camp's outlets and speakers spell a person's name: Lukashenko, Lukashenka, Лукашэнка."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from monitor_tui import text as texts
from monitor_tui.dossier import Dossier
from monitor_tui.model import Actor, Mention
from monitor_tui.model.worded import Said, Spelt
from monitor_tui.names.folding import distance, sounds

PERSON = "person"
"""A body's name is translated, a person's is spelt."""
HEARD = 0.4
"""How differently a word may sound, by sound of the surname, with its ending: what is further off is a description."""
BARE = frozenset(("en", "de", "fr", "es", "it"))
"""Languages whose names have no cases but a genitive -s: there every other letter at the end is a spelling."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)

Find = Callable[[str, str], Iterable[Mention]]
"""The actors named in a text of a language."""


@dataclass(slots=True)
class _Met:
    """One spelling as it was met, in whatever case."""

    forms: Counter[str] = field(default_factory=Counter)
    outlets: dict[str, list[int]] = field(default_factory=dict)
    speakers: dict[str, list[int]] = field(default_factory=dict)


def spelt(statements: Iterable[Said], find: Find, dossier: Dossier) -> tuple[Spelt, ...]:
    """Each spelling of a surname with the claims in which it stands; only names that are spelt in two ways, in one
    language or in two."""
    met: dict[str, dict[tuple[str, str], _Met]] = {}
    for one in statements:
        for actor, word in sorted(_named(one, find, dossier)):
            spelling = met.setdefault(actor, {}).setdefault((one.lang, _stem(word, one.lang)), _Met())
            spelling.forms[word] += 1
            spelling.speakers.setdefault(one.camp, []).append(one.claim)
            if one.owner is not None:
                spelling.outlets.setdefault(one.owner, []).append(one.claim)
    order = sorted((actor for actor in met if len(met[actor]) > 1), key=lambda actor: (-_times(met[actor]), actor))
    return tuple(row for actor in order for row in _rows(actor, met[actor], dossier))


def _named(said: Said, find: Find, dossier: Dossier) -> set[tuple[str, str]]:
    """(actor, surname as written) of the persons that a claim's sentences name."""
    found = set()
    for mention in find(said.quote, said.lang):
        actor = dossier.actors.get(mention.actor)
        if actor is not None and actor.type == PERSON:
            word = _surname(said.quote[mention.start : mention.end], actor)
            if word:
                found.add((actor.id, word))
    return found


def _surname(written: str, actor: Actor) -> str:
    """The word of a mention that is the surname; '' where it is only described ("the Belarusian leader")."""
    heard = sounds(_WORD.findall(actor.name)[-1])
    limit = HEARD * len(heard)
    words = _WORD.findall(written)
    # "Zyankovich's wife" is another person.
    names = [word for place, word in enumerate(words) if place == len(words) - 1 or not _POSSESSIVE.search(word)]
    costs = {word: distance(sounds(_POSSESSIVE.sub("", word)), heard, limit) for word in names if word[0].isupper()}
    best = min(costs, key=lambda word: costs[word], default="")
    return _POSSESSIVE.sub("", best) if best and costs[best] <= limit else ""


def _stem(word: str, lang: str) -> str:
    """What the cases of one spelling have in common, in their language."""
    folded = " ".join(texts.folded_words(word))
    if lang in BARE:
        return folded.removesuffix("s") if lang == "de" else folded
    return texts.search_form(word)


def _rows(actor: str, met: Mapping[tuple[str, str], _Met], dossier: Dossier) -> list[Spelt]:
    known = {alias.text.split()[-1].casefold() for alias in dossier.actors[actor].aliases}
    known.add(dossier.actors[actor].name.split()[-1].casefold())
    rows = [
        Spelt(
            actor,
            _shown(one.forms, known),
            lang,
            {camp: tuple(claims) for camp, claims in one.outlets.items()},
            {camp: tuple(claims) for camp, claims in one.speakers.items()},
        )
        for (lang, _), one in met.items()
    ]
    return sorted(rows, key=lambda row: (-row.claims, row.lang, row.spelling))


def _shown(forms: Counter[str], known: set[str]) -> str:
    """The form that the dossier knows, as the uninflected one; else the most frequent, and of those the shortest."""
    return min(forms, key=lambda form: (form.casefold() not in known, -forms[form], len(form), form))


def _times(met: Mapping[tuple[str, str], _Met]) -> int:
    return sum(sum(one.forms.values()) for one in met.values())
