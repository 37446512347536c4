"""Names that speak in the stories and that a dossier does not know: gathered over scripts and cases, counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from anyascii import anyascii

from monitor_tui.model import Actor, Period
from monitor_tui.names import atlas
from monitor_tui.names.finding import PATRONYMIC, Page
from monitor_tui.names.folding import fold
from monitor_tui.names.given import is_given
from monitor_tui.names.lexicon import WEAK
from monitor_tui.names.patterns import PARTICLES, WORD, Patterns

_JOINED = re.compile(r"[ \u00a0]{1,2}|\.[ \u00a0]?|[-‐‑’']")
_HEAD = re.compile(r"[\s«»\"“”„'’(\[—–-]*")
_DESCRIBED = re.compile(r"[ \u00a0]+[^\W\d_]")
_BEGINNING = re.compile(r"(?:^|[.!?…:\n]|[«»\"“”„—–-]\s?)\W*$")
_LONGEST, _SHORTEST = 8, 4
_EXAMPLES = 3
_SLIPS = 0.15
_OFTEN = 3
"""Stories after which a surname alone must have met the whole name in one of them: Bloomberg is an agency too."""
_EVERY_NOUN_CAPITAL = frozenset({"de"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """A speaker whom the reader could not resolve, as a story writes it."""

    speaker: str
    lang: str
    quote: str
    """The sentences of the claim."""
    story: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that could become an actor."""

    name: str
    """The spelling whose cases the others are."""
    person: bool
    """A known given name stands in it."""
    stories: int
    claims: int
    spellings: tuple[tuple[str, int], ...]
    """Every spelling with its claims, the most frequent first."""
    examples: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name in a speaker's words."""

    text: str
    whole: bool
    """With a given name."""
    firm: bool
    """It is no common word that a sentence begins with."""


@dataclass(slots=True, eq=False)
class _Candidate:
    text: str
    lang: str
    whole: bool
    firm: int = 0
    seen: list[Sighting] = field(default_factory=list)
    like: set[int] = field(default_factory=set)
    """The candidates whose cases or transliterations this spelling may be."""


class Decided:
    """Names that need no suggestion: those of actors, of look-alikes, of countries, and those dismissed."""

    def __init__(self, actors: Iterable[Actor], dismissed: Iterable[str] = ()) -> None:
        self._patterns = Patterns()
        for actor in actors:
            # What an ambiguous name needs beside it in a text is not asked for here.
            self._patterns.add(replace(actor, near={}))
        for name in dismissed:
            self._patterns.add(_actor(name, name))
        self._folded = {fold(name) for name in dismissed if " " not in name}

    def __contains__(self, named: tuple[str, str]) -> bool:
        text, lang = named
        if fold(text) in self._folded or any(True for _ in _covering(self._patterns, text, lang)):
            return True
        return _country(text, lang)


def suggest(sightings: Iterable[Sighting], decided: Decided, least: int) -> tuple[Suggestion, ...]:
    """The undecided names with claims in ``least`` stories or more, those of most stories first."""
    candidates = _gathered(sightings, decided)
    made = (_suggestion(members) for members in _clusters(candidates) if _firm(members))
    return tuple(sorted((one for one in made if one.stories >= least), key=lambda one: (-one.stories, one.name)))


def _firm(members: Sequence[_Candidate]) -> bool:
    """Whether it is written with a capital inside sentences too, and not by a slip."""
    return sum(one.firm for one in members) > _SLIPS * sum(len(one.seen) for one in members)


def spelled(sighting: Sighting) -> Spelled | None:
    """The name in a speaker: a given name with its surname anywhere, else what the speaker begins with."""
    speaker, lang = sighting.speaker, sighting.lang
    for run in _runs(speaker):
        for at, match in enumerate(run[:-1]):
            if is_given(match[0], lang) and not _country(match[0], lang) and (end := _surname(run, at + 1, lang)):
                return Spelled(speaker[match.start() : end], whole=True, firm=True)
    head = next(_runs(speaker), None)
    if head is None or lang in _EVERY_NOUN_CAPITAL or not _HEAD.fullmatch(speaker, 0, head[0].start()):
        return None
    text = speaker[head[0].start() : head[-1].end()]
    described = _DESCRIBED.match(speaker, head[-1].end())  # "Supreme court", "Head of": no name of its own
    if described or (len(text) < _SHORTEST and not text.isupper()):
        return None
    at = sighting.quote.find(text)
    return Spelled(text, whole=False, firm=at > 0 and not _BEGINNING.search(sighting.quote[:at]))


def _runs(speaker: str) -> Iterator[list[re.Match[str]]]:
    """Words with capitals that stand together, particles between them."""
    run: list[re.Match[str]] = []
    for match in WORD.finditer(speaker):
        joined = bool(run) and _JOINED.fullmatch(speaker, run[-1].end(), match.start())
        fits = match[0][0].isupper() or (bool(run) and match[0].casefold() in PARTICLES)
        if run and not (joined and fits and len(run) < _LONGEST):
            yield _trimmed(run)
            run = []
        if match[0][0].isupper() or run:
            run.append(match)
    if run:
        yield _trimmed(run)


def _trimmed(run: list[re.Match[str]]) -> list[re.Match[str]]:
    while run[-1][0].casefold() in PARTICLES and len(run) > 1:
        run = run[:-1]
    return run


def _surname(run: Sequence[re.Match[str]], at: int, lang: str) -> int:
    """Where the surname ends that follows a given name; 0 where none does."""
    while at < len(run):
        word = run[at][0]
        last = at == len(run) - 1
        empty = word.casefold() in PARTICLES or len(word) == 1
        passing = empty or PATRONYMIC.fullmatch(word) or is_given(word, lang) or _hyphen(run[at - 1], run[at])
        if not passing or (last and not empty and not _hyphen(run[at - 1], run[at])):
            return run[at + 1].end() if not last and _hyphen(run[at], run[at + 1]) else run[at].end()
        at += 1
    return 0


def _hyphen(left: re.Match[str], right: re.Match[str]) -> bool:
    return left.string[left.end() : right.start()] in {"-", "‐", "‑"}


def _country(text: str, lang: str) -> bool:
    return any(one.start == 0 and one.end == len(text) for one in atlas.named(text, lang))


def _gathered(sightings: Iterable[Sighting], decided: Decided) -> list[_Candidate]:
    """The undecided spellings, each with what it was seen in."""
    found: dict[tuple[str, str], _Candidate | None] = {}
    common: set[str] = set()
    for sighting in sightings:
        common.update(word for word in WORD.findall(sighting.speaker) if word.islower())
        name = spelled(sighting)
        if name is None:
            continue
        key = (name.text, sighting.lang)
        if key not in found:
            found[key] = None if key in decided else _Candidate(name.text, sighting.lang, name.whole)
        if (candidate := found[key]) is not None:
            candidate.seen.append(sighting)
            candidate.firm += name.firm
    # What other speakers are called in small letters is no name: "Министерство", "Sources".
    return [one for one in found.values() if one and one.text.casefold() not in common]


def _clusters(candidates: Sequence[_Candidate]) -> list[list[_Candidate]]:
    """Spellings of one name together; a surname alone joins a whole name only where one alone has it."""
    patterns = Patterns()
    for number, candidate in enumerate(candidates):
        patterns.add(_actor(str(number), candidate.text, candidate.whole))
    for candidate in candidates:
        candidate.like = {int(actor) for actor in _covering(patterns, candidate.text, candidate.lang) if actor}
    root = list(range(len(candidates)))
    for number, candidate in enumerate(candidates):
        for other in candidate.like:
            if candidates[other].whole == candidate.whole:
                root[_top(root, number)] = _top(root, other)
    owners: dict[int, set[int]] = {}
    for number, candidate in enumerate(candidates):
        if not candidate.whole:
            wholes = {_top(root, other) for other in candidate.like if candidates[other].whole}
            owners.setdefault(_top(root, number), set()).update(wholes)
    told = _stories_by_root(candidates, root)
    for alone, wholes in owners.items():
        if len(wholes) == 1 and (len(told[alone]) < _OFTEN or told[alone] & told[min(wholes)]):
            root[alone] = min(wholes)
    clusters: dict[int, list[_Candidate]] = {}
    for number, candidate in enumerate(candidates):
        clusters.setdefault(_top(root, number), []).append(candidate)
    return _with_spoken_cases(candidates, clusters)


def _stories_by_root(candidates: Sequence[_Candidate], root: list[int]) -> dict[int, set[int]]:
    told: dict[int, set[int]] = {}
    for number, candidate in enumerate(candidates):
        told.setdefault(_top(root, number), set()).update(sighting.story for sighting in candidate.seen)
    return told


def _with_spoken_cases(
    candidates: Sequence[_Candidate], clusters: dict[int, list[_Candidate]]
) -> list[list[_Candidate]]:
    """Each cluster with the spelling first whose cases most of the others are: that is the name itself."""
    at = {id(candidate): number for number, candidate in enumerate(candidates)}
    out = []
    for members in clusters.values():
        cases = {
            id(one): sum(len(other.seen) for other in members if at[id(one)] in other.like and other is not one)
            + 2 * len(one.seen)
            for one in members
        }
        out.append(sorted(members, key=lambda one: (-one.whole, -cases[id(one)], len(one.text), one.text)))
    return out


def _top(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number


def _suggestion(members: Sequence[_Candidate]) -> Suggestion:
    count: Counter[str] = Counter()
    for one in members:
        count[one.text] += len(one.seen)
    seen = [sighting for one in members for sighting in one.seen]
    first = {sighting.story: sighting for sighting in reversed(seen)}
    return Suggestion(
        name=members[0].text,
        person=any(one.whole for one in members),
        stories=len(first),
        claims=len(seen),
        spellings=tuple(sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))),
        examples=tuple(first[story] for story in sorted(first, reverse=True)[:_EXAMPLES]),
    )


def _actor(key: str, name: str, person: bool = True) -> Actor:
    # A word alone is looked for as a name is, with its cases and in every script.
    kind = "person" if person or not (" " in name or name.isupper()) else "organisation"
    return Actor(key, name, kind, (Period(""),))


def _covering(patterns: Patterns, text: str, lang: str) -> Iterator[str | None]:
    """The actors (None: a look-alike) of whom a text is the name, from its first letter to its last."""
    page = Page(patterns, text, lang)
    for metonyms in (False, True):
        for one in page.proposals(metonyms):
            if one.start == 0 and one.end == len(text) and one.cost < WEAK:
                yield one.actor


def transliterated(name: str) -> str:
    """A name in Latin letters without marks, for an id."""
    return anyascii(name).replace("'", "")
