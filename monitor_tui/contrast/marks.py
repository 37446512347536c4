"""What a claim says, as marks that cross words and languages: made once, when a story is stored."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Set

from monitor_tui import terms
from monitor_tui import text as texts
from monitor_tui.contrast import concepts
from monitor_tui.dossier import ALSO, Dossier
from monitor_tui.model import Claim, Span
from monitor_tui.names import Names, fold

SHORTEST_NAME, SHORTEST_COGNATE, OF_COGNATE = 4, 6, 4
"""Letters of a name and of a word that may be met in another script, and sounds by which that is known."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def marks_of(
    claim: Claim, content: str, lang: str, names: Names, dossier: Dossier, common: Collection[str] = ()
) -> tuple[str, ...]:
    """The marks of what a claim says; ``common`` words of its language tell nothing."""
    mentions, places = names.find(content, lang), names.places(content, lang)
    told = concepts.of(content, lang)
    found = {f"a:{actor}" for actor in (*claim.targets, *(mention.actor for mention in mentions))}
    found.discard(f"a:{claim.actor}")
    found |= {f"c:{country}" for country in names.countries(content, lang, mentions)}
    found |= {f"{'p' if '-' in place.id else 'c'}:{place.id}" for place in places}
    # A term that speaks to two points is one mark.
    found |= {f"t:{term.term.partition(ALSO)[0]}" for term in terms.of(dossier).find(content, lang)}
    found |= {f"m:{concept}" if concept.isdigit() else f"x:{concept}" for concept in told}
    found |= {f"m:{number.value:g}" for number in claim.numbers}
    found |= {f"d:{day.start}..{day.end}" for day in claim.dates if not day.start == day.end == claim.said}
    taken = [(mention.start, mention.end) for mention in mentions]
    located = [place.span for place in (*places, *names.nationality(content, lang))]
    return (f"l:{lang}", *sorted(found | _words(content, lang, taken, located, told, common)))


def _words(
    content: str, lang: str, taken: list[Span], located: list[Span], told: Set[str], common: Collection[str]
) -> set[str]:
    """Stems, and what crosses scripts, of the words that name no actor and that no concept stands for."""
    found = set[str]()
    for match in _WORD.finditer(content):
        word = match.group()
        if len(word) < 2 or word.casefold() in common or _inside(match.start(), taken):
            continue
        concept = concepts.of(word, lang)
        if not concept & told:
            found.update(f"w:{stem}" for stem in texts.search_form(word).split())
        if _inside(match.start(), located) or concept:
            continue
        folded = fold(word).replace(" ", "")
        if word[0].isupper() and match.start() and len(word) >= SHORTEST_NAME:
            found.add(f"n:{folded}")
        elif len(word) >= SHORTEST_COGNATE and len(folded) >= OF_COGNATE:
            found.add(f"k:{folded[:OF_COGNATE]}")
    return found


def _inside(at: int, spans: Iterable[Span]) -> bool:
    return any(start <= at < end for start, end in spans)
