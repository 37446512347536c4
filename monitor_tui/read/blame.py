"""Blame and denial in the words of a plain statement: who is said to have done what, and what is said not to be so.

The grammar's ``stances`` hold what single words are, as patterns of a whole word: ``deeds`` and ``bare_deeds``
(verbs of something culpable; the latter are nouns too), ``crimes`` (what it is called), ``slurs`` (what is said of
a party or its doings), ``parties`` (somebody without a name), ``own`` (the speaker's side), ``unreal``, ``future``,
``passive`` and ``by``, ``active``, ``circumstance``, ``mild`` (what may be negated without a denial), ``only`` (no
negation after "not"). ``directive`` and ``friendly`` are verbs of saying under which nobody is blamed, ``labelling``
those that give a thing a name, ``alleging`` those that accuse whatever is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Grammar
from monitor_tui.read.speakers import Cast
from monitor_tui.read.tokens import Text

_KEYS = {
    "deeds": "D", "bare_deeds": "E", "crimes": "C", "slurs": "L", "parties": "P", "own": "O", "unreal": "U",
    "future": "F", "passive": "B", "by": "Y", "circumstance": "T", "mild": "M", "only": "X",
    "active": "A",
}  # fmt: skip
_BORDERS = frozenset(",.;:(")
_DASHES = frozenset(("—", "–", "-", "--", "―"))
_REACH = 14
"""How many words may stand between who does it and what is done."""
_NEAR = 4
"""How far before a verb its negation stands."""


@dataclass(frozen=True, slots=True)
class Blame:
    """What a statement does: denies, or accuses, and whom."""

    denies: bool = False
    accuses: bool = False
    targets: tuple[str, ...] = ()


NO_BLAME = Blame()


@dataclass(frozen=True, slots=True)
class _Clause:
    first: int
    last: int
    main: bool
    joined: bool
    """Whether it goes on after "and" with the subject before."""


@lru_cache(maxsize=1 << 14)
def _classes(grammar: Grammar, word: str) -> str:
    """What a word is, by the patterns of the grammar; ``n`` after a deed that holds its own negation."""
    patterns = grammar.patterns
    found = "".join(
        code for key, code in _KEYS.items() if (p := patterns.get(f"stances.{key}")) is not None and p.fullmatch(word)
    )
    prefix = str(grammar.raw.get("negative_prefix", ""))
    if not found and prefix and word.startswith(prefix) and "D" in _classes(grammar, word.removeprefix(prefix)):
        return "Dn"
    return found


@lru_cache(maxsize=1 << 14)
def _tells(grammar: Grammar, word: str) -> bool:
    """Whether a word alone is a reason to weigh what is said."""
    return not set("DECLn").isdisjoint(_classes(grammar, word))


class Content:
    """What is said, word by word, as the speaker's side and the others stand to it."""

    def __init__(self, text: Text, cast: Cast, found: Found) -> None:
        self.text, self.cast, self.found = text, cast, found
        self.speaker = cast.dossier.actors.get(found.actor) if found.actor else None
        self.camp = self.speaker.camp_on(cast.day) if self.speaker else ""

    def blame(self) -> Blame:
        """The first denial of the main clause, else the first accusation."""
        accused: Blame = NO_BLAME
        for first, last in self.found.content:
            if not any(self._telling(at) for at in range(first, last)):
                continue
            subject: int | None = None
            for clause in self._clauses(first, last):
                begin = clause.first if not clause.joined or subject is None else subject
                one, subject = self._weighed(clause, begin, last)
                if one.denies or (subject is not None and clause.main and self._own_denial(clause, subject)):
                    return Blame(denies=True)
                accused = accused if accused.accuses else one
        return accused

    def classes(self, at: int) -> str:
        """The classes of a word of the text."""
        return _classes(self.text.grammar, self.text.tokens[at].low)

    def _telling(self, at: int) -> bool:
        token = self.text.tokens[at]
        return _tells(self.text.grammar, token.low) or ("n" in token.tags and token.mention < 0)

    def _own_denial(self, clause: _Clause, subject: int) -> bool:
        """Whether a body or state of the speaker's side, named, is said not to do or have something."""
        actor = self.named(subject)
        if actor is None or self.other(subject) is not False or "O" in self.classes(subject):
            return False
        tokens = self.text.tokens
        stop = min(clause.last, subject + _NEAR + 1)
        at = next((k for k in range(max(subject, clause.first), stop) if "n" in tokens[k].tags), None)
        if at is None or at + 1 >= clause.last or "X" in self.classes(at + 1):
            return False
        around = range(clause.first, min(at + _NEAR, clause.last))
        return not any(set(self.classes(k)) & set("FUM") for k in around)

    def other(self, at: int) -> bool | None:
        """Whether a word names another party; no for the speaker's own side, None for neither."""
        if "O" in self.classes(at):
            return False
        actor = self.named(at)
        if actor is None:
            return True if "P" in self.classes(at) else None
        if self.found.actor is None:
            return True
        known = self.cast.dossier.actors[actor]
        if known.type == "media":
            return None
        return actor != self.found.actor and known.camp_on(self.cast.day) != self.camp

    def named(self, at: int) -> str | None:
        """The actor that a word is part of the name of; the state of a nationality."""
        token = self.text.tokens[at]
        if token.mention >= 0:
            return self.text.mentions[token.mention].actor
        return self.cast.places.get(at) or state_of(self.cast, at)

    def names_evil(self) -> bool:
        """Whether a name that is given to something blames, whosever it is."""
        words = [at for first, last in self.found.content for at in range(first, last)]
        if any("n" in self.text.tokens[at].tags for at in words):
            return False
        return any("L" in self.classes(at) for at in words)

    def _clauses(self, first: int, last: int) -> Iterator[_Clause]:
        tokens = self.text.tokens
        begin, main, joined = first, True, False
        started = False
        for at in range(first, last):
            token = tokens[at]
            linked = token.mention < 0 and any(tag in token.tags for tag in "sq") and started
            border = token.text in _BORDERS or token.text in _DASHES or "." in token.tags
            if (linked or border or "c" in token.tags) and at > begin:
                yield _Clause(begin, at, main, joined)
                begin = at + 1 if border else at
                joined = "c" in token.tags
                full = "." in token.tags or token.text == ";"
                main = full or (main and joined) or (border and not linked and main)
                started = not full
            if linked:
                main = False
            started = started or token.text.isalnum()
        if last > begin:
            yield _Clause(begin, last, main, joined)

    def _weighed(self, clause: _Clause, begin: int, last: int) -> tuple[Blame, int | None]:
        """What a clause does, and where its subject stands."""
        subject = next((at for at in range(begin, clause.last) if self._leads(at, begin)), None)
        blame = NO_BLAME
        for at in range(clause.first, clause.last):
            codes = self.classes(at)
            if not set(codes) & set("DECL") or self._unreal(begin, at):
                continue
            if self._negated(clause.first, at, codes):
                if clause.main and "D" in codes + self._verbal(at, codes) and not self._before(begin, at, "F"):
                    return Blame(denies=True), subject
                continue
            blame = self._accusing(clause, subject, at, codes, last)
            if blame.accuses:
                break
        return blame, subject

    def _accusing(self, clause: _Clause, subject: int | None, at: int, codes: str, last: int) -> Blame:
        by_whom = self._doer_after(at, clause.last)
        if by_whom is not None and set(codes) & set("DEC"):
            return Blame(accuses=True, targets=self._targets(by_whom, clause.last))
        led = subject is not None and subject < at <= subject + _REACH and self.other(subject)
        if subject is not None and led:
            if "D" in codes + self._verbal(at, codes) and not self._suffered(clause.first, at):
                return Blame(accuses=True, targets=self._targets(subject, at))
            if "C" in codes and any(set(self.text.tokens[k].tags) & set("av") for k in range(subject + 1, at)):
                return Blame(accuses=True, targets=self._targets(subject, at))
        if "L" in codes:
            whose = next((k for k in range(clause.first, min(last, at + _REACH)) if self.other(k)), None)
            if whose is not None and not any("O" in self.classes(k) for k in range(clause.first, at)):
                return Blame(accuses=True, targets=self._targets(whose, last))
        return NO_BLAME

    def _leads(self, at: int, begin: int) -> bool:
        """Whether a word is (part of) who does it: a party or the speaker's side, not after a preposition."""
        if self.other(at) is None:
            return False
        tokens = self.text.tokens
        left = at - 1
        while left >= begin and set(tokens[left].tags) & set("dw") and "p" not in tokens[left].tags:
            left -= 1
        governed = left >= begin and "p" in tokens[left].tags and tokens[left].mention < 0
        mention = tokens[at].mention
        return not governed and (mention < 0 or self.text.nominative(mention))

    def _doer_after(self, at: int, last: int) -> int | None:
        """The party that ``by`` names after a deed."""
        for k in range(at + 1, min(at + _NEAR, last)):
            if "Y" in self.classes(k):
                return next((m for m in range(k + 1, min(k + _NEAR + 1, last)) if self.other(m)), None)
        return None

    def _verbal(self, at: int, codes: str) -> str:
        """A deed where a word that is a noun too is a verb by what stands before it."""
        before = self.text.tokens[at - 1] if at else None
        return "D" if "E" in codes and before is not None and set(before.tags) & set("anr") else ""

    def _suffered(self, first: int, at: int) -> bool:
        """Whether the deed befell its subject: "were attacked", "killed in"."""
        tokens = self.text.tokens
        if "A" in self.classes(at):
            return False
        if at + 1 < len(tokens) and "T" in self.classes(at + 1):
            return True
        before = at - 1
        while before > first and "b" in tokens[before].tags:
            before -= 1
        if self.text.grammar.flag("verb_second"):
            return any("B" in self.classes(k) for k in range(first, min(at + 3, len(tokens))))
        return before >= first and "B" in self.classes(before)

    def _negated(self, first: int, at: int, codes: str) -> bool:
        tokens = self.text.tokens
        near = range(max(first, at - _NEAR), at)
        return "n" in codes or any(
            "n" in tokens[k].tags and tokens[k].mention < 0 and "X" not in self.classes(k + 1) for k in near
        )

    def _unreal(self, first: int, at: int) -> bool:
        return self._before(first, at, "U")

    def _before(self, first: int, at: int, code: str) -> bool:
        return any(code in self.classes(k) for k in range(max(0, first), at))

    def _targets(self, first: int, last: int) -> tuple[str, ...]:
        """Who the party at ``first`` is: its actor, those joined to it, or whose authorities they are."""
        tokens = self.text.tokens
        found: dict[str, None] = {}
        for at in range(first, min(first + 6, last)):
            actor = self.named(at)
            if actor is not None and self.other(at):
                found[actor] = None
            elif at > first and not set(tokens[at].tags) & set("cdwhN"):
                break
        bodies = [actor for actor in found if self.cast.dossier.actors[actor].type != "state"]
        return tuple(bodies or found)


def state_of(cast: Cast, at: int) -> str | None:
    """The state that a word of nationality means ("Polish soldiers")."""
    code = cast.lands.get(at)
    if code is None:
        return None
    return next((a.id for a in cast.dossier.actors.values() if a.type == "state" and a.country == code), None)


def blame_of(text: Text, cast: Cast, found: Found) -> Blame:
    """What a plain statement blames or denies; nothing under verbs of asking, promising and praise."""
    if _verb_is(text, found, "directive") or praises(text, found):
        return NO_BLAME
    content = Content(text, cast, found)
    blame = content.blame()
    if blame.denies or blame.accuses:
        return blame
    if _verb_is(text, found, "alleging") or (_verb_is(text, found, "labelling") and content.names_evil()):
        return Blame(accuses=True)
    return blame


def praises(text: Text, found: Found) -> bool:
    """Whether the verb of saying thanks or praises: what it names is no blame."""
    return _verb_is(text, found, "friendly")


def _verb_is(text: Text, found: Found, key: str) -> bool:
    pattern = text.grammar.patterns.get(f"stances.{key}")
    return pattern is not None and pattern.fullmatch(found.cue.lemma) is not None
