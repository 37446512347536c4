"""Cases of names in Latin letters, by how the name that the dossier lists ends: Pieskow, Pieskowa; Łukaszenka, -nki."""

from __future__ import annotations

from collections.abc import Sequence

from monitor_tui.read.grammar import Grammar

_SHORTEST = 3


def stands(written: str, known: Sequence[str], person: bool, grammar: Grammar) -> bool | None:
    """Whether a spelling is the nominative of one of the known names; None where it is none of their forms.

    A person is known by the surname, a body by the first word: "Departamentu Stanu" is seen by "Departamentu".
    """
    at = -1 if person else 0
    word = written.casefold().split()[at]
    seen = [_is_base(word, name.casefold().split()[at], grammar) for name in known]
    if True in seen:
        return True
    return False if False in seen else None


def _is_base(word: str, base: str, grammar: Grammar) -> bool | None:
    if word == base:
        return True
    if not word.startswith(base[: max(_SHORTEST, len(base) - 2)]):
        return None
    if base.endswith(tuple(grammar.sets["words.adjective_endings"])) or base[-1] in "iy":
        key = "adjective"
    elif base[-1] == "a":
        key = "a"
    else:
        key = "consonant"
    return not word.endswith(tuple(grammar.sets[f"names.after_{key}"]))
