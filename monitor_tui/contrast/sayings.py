"""What a claim says, as marks that cross words and languages, and whether two claims report one saying."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Set

from monitor_tui import terms
from monitor_tui import text as texts
from monitor_tui.contrast import concepts
from monitor_tui.dossier import Dossier
from monitor_tui.model import Claim, Span
from monitor_tui.names import Names, fold

WEIGHTS = {"a": 1.0, "c": 0.5, "p": 0.8, "t": 1.0, "n": 0.5, "m": 1.5, "d": 1.5, "x": 1.0}
"""What a mark tells by its kind: actor, country, place, term, name, number, days, concept."""
TELLING = "tmdx"
"""Kinds that say what is said; the others say of whom."""
COGNATE = 0.5
"""What two words tell that begin alike in any script: diplomats, дипломатов. That they do not tells nothing."""
SHORTEST_NAME, SHORTEST_COGNATE, OF_COGNATE = 4, 6, 4
"""Letters of a name and of a word that may be met in another script, and sounds by which that is known."""

LEAST, LEAST_WORDS = 2.0, 3
"""What two reports have in common at least, in two languages (by weight) and in one (by words)."""
OF_SHORTER, OF_WORDS, OF_ALL = 0.7, 0.75, 0.5
"""The share of the shorter report's marks, or words, that the longer has, and of those of both that both have."""
MUCH = 2
"""So many times what each of two reports tells alone, they have in common: else they are two sayings."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def marks(
    claim: Claim, content: str, lang: str, names: Names, dossier: Dossier, common: Collection[str] = ()
) -> tuple[str, ...]:
    """The marks of what a claim says; ``common`` words of its language tell nothing."""
    mentions, places = names.find(content, lang), names.places(content, lang)
    told = concepts.of(content, lang)
    found = {f"a:{actor}" for actor in (*claim.targets, *(mention.actor for mention in mentions))}
    found.discard(f"a:{claim.actor}")
    found |= {f"c:{country}" for country in names.countries(content, lang, mentions)}
    found |= {f"{'p' if '-' in place.id else 'c'}:{place.id}" for place in places}
    found |= {f"t:{term.term}" for term in terms.of(dossier).find(content, lang)}
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


class Saying:
    """Marks, parted once by what they are compared for."""

    __slots__ = ("across", "cognates", "concepts", "days", "lang", "marks", "numbers", "telling", "weight", "words")

    def __init__(self, given: Iterable[str]) -> None:
        self.marks = frozenset(mark for mark in given if mark[0] != "l")
        self.lang = next((mark for mark in given if mark[0] == "l"), "")
        self.words = frozenset(_of(self.marks, "wxm"))
        self.across = frozenset(_of(self.marks, "".join(WEIGHTS)))
        self.cognates = frozenset(_of(self.marks, "k"))
        self.concepts = frozenset(_of(self.marks, "x"))
        self.telling = frozenset(_of(self.marks, TELLING))
        self.numbers, self.days = frozenset(_of(self.marks, "m")), frozenset(_of(self.marks, "d"))
        self.weight = _weight(self.across)


def alike(one: Saying, other: Saying) -> bool:
    """Whether what two claims of one speaker say is one saying."""
    if len(one.marks & other.marks) < LEAST or _apart(one, other):
        return False
    return _in_one_language(one, other) if one.lang == other.lang else _across(one, other)


def unlike(one: Saying, other: Saying) -> bool:
    """Whether two claims with one answer are two sayings: each tells something that the other does not."""
    if _apart(one, other):
        return True
    both = len(one.concepts & other.concepts)
    alone = min(len(one.concepts), len(other.concepts)) - both
    return alone > 0 and len(one.telling & other.telling) <= MUCH * alone


def _in_one_language(one: Saying, other: Saying) -> bool:
    first, second = one.words, other.words
    shared = len(first & second)
    if first == second:
        return shared >= LEAST_WORDS - 1
    if one.concepts - other.concepts and other.concepts - one.concepts:
        return False
    fewer = min(len(first), len(second))
    return shared >= LEAST_WORDS and shared >= OF_WORDS * fewer and shared >= OF_ALL * len(first | second)


def _across(one: Saying, other: Saying) -> bool:
    telling = len(one.telling & other.telling)
    if telling <= min(len(one.telling - other.telling), len(other.telling - one.telling)):
        return False
    shared = _weight(one.across & other.across) + COGNATE * len(one.cognates & other.cognates)
    fewer, all_ = min(one.weight, other.weight), _weight(one.across | other.across)
    return shared >= LEAST and shared >= OF_SHORTER * fewer and shared >= OF_ALL * all_


def _apart(one: Saying, other: Saying) -> bool:
    """Whether both name numbers, or days, and none in common."""
    numbers, more, days_, further = one.numbers, other.numbers, one.days, other.days
    return bool((numbers and more and not numbers & more) or (days_ and further and not days_ & further))


def _weight(found: Iterable[str]) -> float:
    return sum(WEIGHTS[mark[0]] for mark in found)


def _of(found: Set[str], kinds: str) -> set[str]:
    return {mark for mark in found if mark[0] in kinds}
