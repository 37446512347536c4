"""Whether a name's form can be a subject: in Slavic languages the case shows on the surname."""

from __future__ import annotations

from functools import lru_cache

from monitor_tui.model import Actor, Alias
from monitor_tui.read.bases import stands
from monitor_tui.read.gender import gender_of
from monitor_tui.read.grammar import Grammar
from monitor_tui.text.orthography import other_spellings


def can_be_subject(written: str, actor: Actor, grammar: Grammar) -> bool:
    """Whether a written name may stand in the nominative."""
    oblique = grammar.sets.get("names.oblique")
    if oblique is not None:
        return _by_ending(written, actor, grammar.lang, oblique)
    endings = grammar.sets.get("names.oblique_female"), grammar.sets.get("names.oblique_male")
    if endings[0] is None or endings[1] is None or not written[-1:].isalpha():
        return True
    # A name in letters that the language does not use stays as it is.
    if _cyrillic(written) != _cyrillic(min(endings[1])):
        return True
    own = actor.aliases
    if not _cyrillic(written):  # the cases of one language are spellings of another
        own = tuple(alias for alias in own if alias.lang == grammar.lang.partition("-")[0])
        if all(alias.text != written for alias in own) and _as_known(written, actor.name, actor.aliases):
            return True
        if "names.after_consonant" in grammar.sets:
            shown = stands(written, _base_forms(own, False) or (actor.name,), actor.type == "person", grammar)
            if shown is not None or actor.type != "person":
                return shown is not False
            own = ()
    return _nominative(
        written.casefold().replace("ё", "е"),
        actor.name,
        actor.type == "person",
        own,
        tuple(endings[0]),
        tuple(endings[1]),
    )


def _cyrillic(text: str) -> bool:
    return "\u0400" <= text[-1:] <= "\u04ff"


@lru_cache(maxsize=2000)
def _as_known(written: str, name: str, aliases: tuple[Alias, ...]) -> bool:
    """Whether a name is written as English writes it, or as it is written everywhere."""
    return written == name or any(alias.text == written and alias.lang in ("en", None) for alias in aliases)


def _by_ending(written: str, actor: Actor, lang: str, oblique: frozenset[str]) -> bool:
    """Whether a name is spelled as the dossier lists it first, or ends in no oblique case."""
    low, last = written.casefold(), written.split()[-1]
    listed = [alias.text.casefold() for alias in actor.aliases if alias.lang == lang]
    own = [name for at, name in enumerate(listed) if not any(_same_name(name, other) for other in listed[:at])]
    if low in own or any(low == name.split()[-1] for name in own if actor.type == "person") or last.isupper():
        return True
    return not low.endswith(tuple(oblique))


@lru_cache(maxsize=20000)
def _nominative(
    written: str, name: str, person: bool, aliases: tuple[Alias, ...], female: tuple[str, ...], male: tuple[str, ...]
) -> bool:
    known = _base_forms(aliases, _cyrillic(written))
    last = written.split()[-1]
    if written in known:
        return True
    if any(_same_name(written, base) and not _respelled(written, base) for base in known):
        return False
    if any(base.split()[-1] == last for base in known):
        return True
    if not person:
        return all(base.split()[0][:4] != written[:4] for base in known)
    if any(base.split()[-1][:3] == last[:3] for base in known):
        return False
    if gender_of(name) == "f":
        return not last.endswith(female)
    return not last.endswith(male)


def _respelled(written: str, base: str) -> bool:
    """Whether only the given name is spelled otherwise, not declined: "Аляксандар Лукашэнка", not "Аляксандра"."""
    given, *rest = written.split()
    own, *other = base.split()
    vowels = "аяоёуюіиыеэaąeęioóuyėįųū"
    return rest == other and bool(rest) and given[-1] not in vowels and own[-1] not in vowels


@lru_cache(maxsize=2000)
def _base_forms(aliases: tuple[Alias, ...], cyrillic: bool) -> tuple[str, ...]:
    """Of the spellings in one language that begin alike the first: the others are its cases."""
    found: list[tuple[str, str | None]] = []
    for alias in aliases:
        text = alias.text.casefold().replace("ё", "е")
        if not text or any(_same_name(text, base) for base, lang in found if lang == alias.lang):
            continue
        found.append((text, alias.lang))
        if alias.lang:
            found += [(other, alias.lang) for other in other_spellings(alias.lang, text)]
    return tuple(base for base, _ in found if _cyrillic(base) == cyrillic)


def _same_name(text: str, base: str) -> bool:
    a, b = text.split(), base.split()
    return len(a) == len(b) and all(
        x[: max(3, len(y) - 3)] == y[: max(3, len(y) - 3)] for x, y in zip(a, b, strict=True)
    )
