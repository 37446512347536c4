"""A grammar compiled from its file: every word form with its class and its cues.

A grammar file (``grammars/LANG.toml``) holds word lists and patterns only; the engine knows no
language. Its tables:

``inflect``, ``irregular``   how the forms of a listed verb are made: the first ``ending`` that fits
                             (and ``starts``, where given), ``#`` is nothing, ``augment`` goes before a participle
``verbs``       cue verbs with ``frames`` (what may stand for the content), ``stance``, ``kind``, ``negated``
``nouns``       nouns of speech; ``nouns_with`` what introduces their author and their content
``according``   phrases that name a speaker without a verb
``reportive``   hearsay without an author
``words``       closed classes; ``title`` are nouns that open the name of a person or body
``speakers``    what pronouns and groups stand for; ``descriptions`` type of actor -> nouns
``verb_second`` read by clauses (``scene``), with what serves that: ``cases``, ``forms``, ``subjunctive``
``also``, ``scripts``  a second spelling of all words, or another script, by rules (``spelling``)
``endings``     read by endings (``endings``, ``reports``): how nouns show their case, where owners stand first
``negative_prefix``  the negation that verbs hold inside; ``reflexive`` what moves between it and the verb
``stances``     patterns in the content; ``remarks`` the narrator's caveats; ``dates``, ``quotes``
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from monitor_tui.model import Kind, Stance

NEGATED = {
    Stance.ASSERTS: Stance.REFUSES,
    Stance.CONFIRMS: Stance.REFUSES,
    Stance.ACCUSES: Stance.ASSERTS,
    Stance.DENIES: Stance.ASSERTS,
    Stance.REFUSES: Stance.ASSERTS,
}
FORMS = {"finite": "F", "infinitive": "I", "gerund": "G", "participle": "P"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or noun that attributes: what it means and what it takes."""

    lemma: str
    stance: Stance = Stance.ASSERTS
    kind: Kind = Kind.SPEECH
    negated: Stance = Stance.REFUSES
    frames: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    rest: tuple[str, ...] = ()
    """The further words of a cue of several words."""
    only_negated: bool = False
    apart: bool = False
    """Whether the rest may stand at the end of the clause (German particles)."""
    noun: bool = False
    denied: bool = False
    """Whether the form holds its own negation (Lithuanian ``ne-``)."""


@dataclass(slots=True)
class Word:
    """What a word form can be."""

    tags: str = ""
    cues: tuple[tuple[Cue, str], ...] = ()
    """(cue, form): F finite, I infinitive, G gerund, P participle, N noun."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed sequence of words."""

    words: tuple[str, ...]
    sort: str


@dataclass(slots=True, eq=False)
class Grammar:
    """What the engine knows of one language."""

    lang: str
    order: tuple[str, ...]
    words: dict[str, Word]
    phrases: dict[str, tuple[Phrase, ...]]
    """First word -> the phrases that begin with it, longest first."""
    sets: dict[str, frozenset[str]]
    """Small word lists by ``table.key``."""
    patterns: dict[str, re.Pattern[str]]
    descriptions: dict[str, frozenset[str]]
    """Noun -> types of actor that it may describe."""
    quotes: dict[str, frozenset[str]]
    """Opening mark -> the marks that close it, as this language pairs them."""
    raw: Mapping[str, Any]
    verb_ending: re.Pattern[str] | None
    adverb_ending: re.Pattern[str] | None
    million: dict[str, float] = field(default_factory=dict)

    def has(self, key: str, word: str) -> bool:
        """Whether a word is in one of the small lists."""
        return word in self.sets.get(key, _NOTHING)

    def flag(self, key: str) -> bool:
        """A yes or no of the file, no where it is not given."""
        return bool(self.raw.get(key, False))


NO_WORD = Word()
_NOTHING: frozenset[str] = frozenset()

TAGS = {
    "determiner": "d", "preposition": "p", "of": "o", "pronoun": "r", "oblique": "u", "relative": "q",
    "coordinator": "c", "subordinator": "s", "auxiliary": "a", "negation": "n", "adverb": "b", "verb": "v",
    "title": "h", "temporal": "t", "numeral": "0", "anaphor": "k", "addressee": "e", "abbreviation": "x",
}  # fmt: skip


def compiled(lang: str, raw: Mapping[str, Any]) -> Grammar:
    """The grammar that a parsed file describes."""
    words: dict[str, Word] = {}
    _closed_classes(words, raw.get("words", {}))
    _cue_verbs(words, raw)
    _cue_nouns(words, raw)
    return Grammar(
        lang=lang,
        order=tuple(raw.get("order", ("before", "after"))),
        words=words,
        phrases=_phrases(raw),
        sets=_sets(raw),
        patterns=_patterns(raw),
        descriptions=_descriptions(raw.get("descriptions", {})),
        quotes=_quotes(raw.get("quotes", {}).get("pairs", ())),
        raw=raw,
        verb_ending=_ending(raw.get("words", {}), "verb_endings", "not_verbs"),
        adverb_ending=_ending(raw.get("words", {}), "adverb_endings", "not_adverbs"),
        million={word: float(value) for word, value in raw.get("dates", {}).get("million", {}).items()},
    )


def listed(text: str) -> list[str]:
    """The items of a list: by commas where it has any, else by blanks."""
    if "," in text:
        return [" ".join(item.split()) for item in text.split(",") if item.strip()]
    return text.split()


def _closed_classes(words: dict[str, Word], classes: Mapping[str, str]) -> None:
    for name, tag in TAGS.items():
        for form in listed(classes.get(name, "")):
            word = words.setdefault(form, Word())
            if tag not in word.tags:
                word.tags += tag


def _cue_verbs(words: dict[str, Word], raw: Mapping[str, Any]) -> None:
    found: dict[str, list[tuple[Cue, str]]] = {}
    prefix = str(raw.get("negative_prefix", ""))
    for group in raw.get("verbs", ()):
        for lemma in listed(group["list"]):
            for cue, forms in _inflected(lemma, group, raw):
                no = replace(cue, denied=True)
                for code, spellings in forms.items():
                    for spelling in spellings:
                        found.setdefault(spelling, []).append((cue, code))
                        if prefix:
                            found.setdefault(_denied(prefix, spelling, raw), []).append((no, code))
    for spelling, cues in found.items():
        words.setdefault(spelling, Word()).cues += _merged(cues)


def _denied(prefix: str, spelling: str, raw: Mapping[str, Any]) -> str:
    """The form with the negation before it; what ends a reflexive moves between the two."""
    particle = str(raw.get("reflexive", ""))
    if particle and len(spelling) > len(particle) + 2 and spelling.endswith(tuple(raw["reflexive_endings"].split())):
        return prefix + particle + spelling.removesuffix(particle)
    return prefix + spelling


def _merged(cues: list[tuple[Cue, str]]) -> tuple[tuple[Cue, str], ...]:
    """One entry for what several groups say of the same cue, the longest cue first."""
    if len(cues) == 1:
        return (cues[0],)
    kept: list[tuple[Cue, str]] = []
    for cue, code in cues:
        for at, (other, same) in enumerate(kept):
            if same == code and other.lemma == cue.lemma and _alike(cue, other):
                kept[at] = (replace(other, frames=other.frames | cue.frames, about=other.about | cue.about), code)
                break
        else:
            kept.append((cue, code))
    return tuple(sorted(kept, key=lambda pair: -len(pair[0].rest)))


def _alike(a: Cue, b: Cue) -> bool:
    return (a.lemma, a.rest, a.stance, a.kind, a.negated, a.only_negated, a.apart, a.denied) == (
        b.lemma, b.rest, b.stance, b.kind, b.negated, b.only_negated, b.apart, b.denied,
    )  # fmt: skip


def _inflected(lemma: str, group: Mapping[str, Any], raw: Mapping[str, Any]) -> list[tuple[Cue, dict[str, list[str]]]]:
    """The cue with its forms; a verb written ``mit|teilen`` also with its particle apart."""
    if not raw.get("verb_second"):
        first, *rest = lemma.split()
        return [(_cue(lemma, group, tuple(rest)), inflected_forms(first, raw))]
    verb, others, about = _parts(lemma, raw)
    if about:
        group = {
            **group,
            "about": " ".join(about),
            "frames": " ".join({*group.get("frames", "").split()} - {"object"} | {"about"}),
        }
    particle, _, stem = verb.rpartition("|")
    forms = inflected_forms(stem, raw)
    if not about and not others and lemma.split()[-1].startswith("da") and len(lemma.split()) > 1:
        group = {**group, "frames": " ".join({*group.get("frames", "").split()} - {"object"})}  # "sprechen davon"
    if others:
        group = {**group, "apart": True}
    if not particle:
        return [(_cue(lemma, group, others), forms)]
    between = raw.get("zu", "")
    joined = {code: [particle + form for form in spellings] for code, spellings in forms.items()}
    if between:
        joined["I"] = joined.get("I", []) + [particle + between + form for form in forms.get("I", ())]
    apart = {"F": forms.get("F", [])}
    return [
        (_cue(lemma, group, others), joined),
        (_cue(lemma, {**group, "apart": True}, (*others, particle)), apart),
    ]


def _parts(lemma: str, raw: Mapping[str, Any]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The verb of a German cue of several words, the words that go with it, the prepositions that open its content."""
    words = lemma.split()
    classes = raw.get("words", {})
    prepositions = set(listed(classes.get("preposition", "")))
    links = prepositions | {word for word in listed(classes.get("adverb", "")) if word.startswith(("da", "hier"))}
    last = words[-1]
    at = next((n for n, word in enumerate(words) if "|" in word), None)
    if at is None:
        at = len(words) - 1 if last.endswith(("en", "ern", "eln", "sein")) and last not in links else 0
    others = [word for n, word in enumerate(words) if n != at and word not in set(listed(classes.get("oblique", "")))]
    about = tuple(word for word in others if word in prepositions) if all(word in links for word in others) else ()
    return words[at], () if about or all(word in links for word in others) else tuple(others), about


def _cue(lemma: str, group: Mapping[str, Any], rest: tuple[str, ...]) -> Cue:
    stance = Stance(group.get("stance", "asserts"))
    return Cue(
        lemma=lemma,
        stance=stance,
        kind=Kind(group.get("kind", "speech")),
        negated=Stance(group["negated"]) if "negated" in group else NEGATED[stance],
        frames=frozenset(group.get("frames", "").split()),
        about=frozenset(group.get("about", "").split()),
        rest=rest,
        only_negated=bool(group.get("only_negated", False)),
        apart=bool(group.get("apart", False)),
        noun=False,
    )


def inflected_forms(lemma: str, raw: Mapping[str, Any]) -> dict[str, list[str]]:
    """The forms of a listed verb by their code: finite F, infinitive I, gerund G, participle P."""
    given = raw.get("irregular", {}).get(lemma)
    if given is not None:
        return {FORMS[name]: spellings.split() for name, spellings in given.items()}
    for rule in raw.get("inflect", ()):
        if lemma.endswith(rule["ending"]) and lemma.startswith(tuple(rule.get("starts", "").split()) or ""):
            stem = lemma[: len(lemma) - len(rule["ending"])]
            forms = {
                code: [stem + ending.removeprefix("#") for ending in rule.get(name, "").split()]
                for name, code in FORMS.items()
            }
            return {**forms, "P": [rule.get("augment", "") + form for form in forms["P"]]}
    return {"F": [lemma]}


def _cue_nouns(words: dict[str, Word], raw: Mapping[str, Any]) -> None:
    for group in raw.get("nouns", ()):
        stance = Stance(group.get("stance", "asserts"))
        for form in listed(group["list"]):
            cue = Cue(form, stance, Kind(group.get("kind", "speech")), NEGATED[stance], frozenset({"noun"}), noun=True)
            words.setdefault(form, Word()).cues += ((cue, "N"),)


def _phrases(raw: Mapping[str, Any]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for sort in ("before", "after", "so", "citing", "relay", "nobody"):
        for item in _commas(raw.get("according", {}).get(sort, "")):
            parts = tuple(item.split())
            found.setdefault(parts[0], []).append(Phrase(parts, sort))
    return {first: tuple(sorted(some, key=lambda phrase: -len(phrase.words))) for first, some in found.items()}


def _commas(text: str) -> list[str]:
    return [" ".join(item.split()) for item in text.split(",") if item.strip()]


def _sets(raw: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    found = {}
    for table, keys in raw.items():
        if isinstance(keys, str):
            found[table] = frozenset(listed(keys))
        elif isinstance(keys, Mapping) and table not in ("irregular", "remarks"):
            for key, value in keys.items():
                if isinstance(value, str):
                    found[f"{table}.{key}"] = frozenset(listed(value))
    if raw.get("verb_second"):
        helpers = found["words.auxiliary"] - found["perfect"] - found["passive"] - found["copula"]
        found["modals"] = frozenset(helpers)
    return found


def _patterns(raw: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    found = {}
    for table in ("stances", "remarks"):
        for key, value in raw.get(table, {}).items():
            if key != "hedges":
                whole = value if key == "agent" else _by_word(value)
                found[f"{table}.{key}"] = re.compile(whole, re.IGNORECASE | re.DOTALL)
    return found


def _by_word(pattern: str) -> str:
    """A pattern with its alternatives that begin a word behind one look at the word's border: quicker to search."""
    parts, depth, inside, start = [], 0, False, 0
    at = 0
    while at < len(pattern):
        mark = pattern[at]
        if mark == "\\":
            at += 1
        elif mark in "[]":
            inside = mark == "["
        elif not inside and mark in "()":
            depth += 1 if mark == "(" else -1
        elif not inside and mark == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    parts.append(pattern[start:])
    words = [part[2:] for part in parts if part.startswith(r"\b")]
    others = [part for part in parts if not part.startswith(r"\b")]
    return "|".join([*others, *([rf"\b(?:{'|'.join(words)})"] if words else [])])


def _quotes(pairs: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in pairs:
        opener, closer = pair[0], pair[1]
        found.setdefault(opener, set()).update((closer, '"') if opener != closer else closer)
    found.setdefault("„", set()).update("“”")
    return {opener: frozenset(closers) for opener, closers in found.items()}


def _descriptions(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, nouns in table.items():
        for noun in listed(nouns):
            found.setdefault(noun, set()).add(kind)
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


def _ending(classes: Mapping[str, str], key: str, exceptions: str) -> re.Pattern[str] | None:
    endings = listed(classes.get(key, ""))
    if not endings:
        return None
    but = "|".join(re.escape(word) for word in listed(classes.get(exceptions, "")))
    return re.compile(
        rf"(?!(?:{but})$)\w{{2,}}(?:{'|'.join(endings)})$" if but else rf"\w{{2,}}(?:{'|'.join(endings)})$"
    )
