"""The clauses of a sentence where the finite verb stands second or last (German)."""

from __future__ import annotations

from dataclasses import dataclass

from monitor_tui.read.nouns import core, is_finite, is_subjunctive, phrase
from monitor_tui.read.tokens import Text


@dataclass(slots=True)
class Clause:
    """A stretch between two marks; ``verb`` is its finite verb, -1 for none."""

    first: int
    last: int
    sort: str
    """main, dependent, relative, infinitive, part"""
    verb: int = -1
    joined: bool = False
    """It goes on from the clause before with "und": the subject may be shared."""
    mark: str = ""
    """The mark before it."""


def clauses_of(text: Text, lo: int, hi: int) -> list[Clause]:
    """The clauses of a sentence in order, quotations and brackets left whole."""
    found: list[Clause] = []
    start, mark = lo, ""
    at = lo
    while at < hi:
        token = text.tokens[at]
        if token.quote >= 0:
            at = max(at + 1, min(hi, text.quotes[token.quote].last))
            continue
        if token.text in ("(", "["):
            close = next((k for k in range(at, hi) if text.tokens[k].text in (")", "]")), None)
            at = close + 1 if close is not None else at + 1
            continue
        if token.text in (",", ";", ":") or (token.tags == "-" and not _hyphen(text, at, lo)):
            _add(text, found, start, at, mark)
            start, mark = at + 1, "-" if token.tags == "-" else token.text
        at += 1
    stop = hi
    while stop > start and text.tokens[stop - 1].tags == "." and text.tokens[stop - 1].quote < 0:
        stop -= 1
    _add(text, found, start, stop, mark)
    return found


def _hyphen(text: Text, at: int, lo: int) -> bool:
    """A dash without a blank before it belongs to a word ("Putsch- und Mordversuch")."""
    return at > lo and text.tokens[at - 1].end == text.tokens[at].start


def _add(text: Text, found: list[Clause], first: int, last: int, mark: str) -> None:
    if first >= last:
        return
    clause = _clause(text, first, last, mark)
    split = _split(text, clause) if clause.sort == "main" else None
    if split is None:
        found.append(clause)
        return
    clause.last = split
    found.append(clause)
    _add_joined(text, found, split, last)


def _add_joined(text: Text, found: list[Clause], first: int, last: int) -> None:
    rest = _clause(text, first, last, "")
    rest.joined = True
    split = _split(text, rest) if rest.sort == "main" else None
    found.append(rest)
    if split is not None:
        rest.last = split
        _add_joined(text, found, split, last)


def _split(text: Text, clause: Clause) -> int | None:
    """Where "und" joins a second main clause: a verb, or a subject and a verb, follow it."""
    tokens = text.tokens
    for at in range(clause.verb + 1, clause.last - 1):
        if tokens[at].quote >= 0 or "c" not in tokens[at].tags or "s" in tokens[at].tags:
            continue
        after = at + 1
        while after < clause.last and "b" in tokens[after].tags:
            after += 1
        if (
            after < clause.last
            and is_finite(text, after)
            and (tokens[after].cues or "a" in tokens[after].tags or "v" in tokens[after].tags)
        ):
            return at
        end = phrase(text, at + 1, clause.last, whole=True)
        if end is not None and end < clause.last and is_finite(text, end) and tokens[end].cues:
            return at
    return None


def _clause(text: Text, first: int, last: int, mark: str) -> Clause:
    tokens, grammar = text.tokens, text.grammar
    head = first
    while (
        head < last - 1
        and ("c" in tokens[head].tags or grammar.has("clause_openers", tokens[head].low))
        and "s" not in tokens[head].tags
    ):
        head += 1
    verbs = [at for at in range(head, last) if is_finite(text, at) and not _before_helper(text, at, last)]
    closing = _closing_verb(text, verbs, last)
    opener = tokens[head]
    if closing is None and opener.mention < 0 and grammar.has("content_clause", opener.low):
        closing = _unknown_verb(text, head, last)
        verbs += [closing] if closing is not None else []
    if (
        "s" in opener.tags
        and opener.mention < 0
        and closing is not None
        and (len(verbs) == 1 or verbs[0] > head + 1 or opener.low in grammar.sets["content_clause"])
    ):
        return Clause(first, last, "dependent", closing, mark=mark)
    pronoun = head + 1 if "p" in opener.tags and head + 1 < last else head
    if (
        mark == ","
        and closing is not None
        and is_subjunctive(text, closing)
        and _opens_subject(text, pronoun, closing)
        and pronoun == head
    ):
        return Clause(first, last, "main", closing, mark=mark)
    if (
        mark == ","
        and closing is not None
        and grammar.has("relatives", tokens[pronoun].low)
        and verbs[0] == closing
        and (closing > pronoun + 1 or closing == last - 1)
    ):
        return Clause(first, last, "relative", closing, mark=mark)
    if _is_infinitive(text, head, last) and not verbs:
        return Clause(first, last, "infinitive", mark=mark)
    if verbs:
        return Clause(first, last, "main", verbs[0], mark=mark)
    return Clause(first, last, "part", mark=mark)


def _before_helper(text: Text, at: int, last: int) -> bool:
    """Whether a form that could be finite is the infinitive or participle of the auxiliary that closes the clause."""
    return at + 2 == last and "a" in text.tokens[at + 1].tags and any(form in "PI" for _, form in text.tokens[at].cues)


def _opens_subject(text: Text, at: int, closing: int) -> bool:
    """Whether an article has its noun behind it: "der Westen lüge", but not "der Biden angesprochen habe"."""
    end = core(text, at, closing)
    return end is not None and end > at + 1 and text.tokens[at + 1].mention < 0


def _closing_verb(text: Text, verbs: list[int], last: int) -> int | None:
    """The finite verb that closes a dependent clause."""
    if not verbs:
        return None
    at = verbs[-1]
    if at == last - 1:
        return at
    rest = text.tokens[at + 1 : last]
    return (
        at
        if len(rest) <= 3
        and all(
            any(form in "PI" for _, form in token.cues)
            or token.low.endswith(tuple(text.grammar.sets["forms.infinitive"]))
            for token in rest
        )
        and "a" in text.tokens[at].tags
        else None
    )


def _unknown_verb(text: Text, head: int, last: int) -> int | None:
    """A verb that no list holds at the end of a clause with a conjunction ("dass die Brücke einstürzt")."""
    token = text.tokens[last - 1]
    if last - head < 3 or token.tags != "w" or token.mention >= 0 or not token.text[0].islower():
        return None
    return last - 1 if token.low.endswith(tuple(text.grammar.sets["forms.closing"])) else None


def _is_infinitive(text: Text, first: int, last: int) -> bool:
    tokens, grammar = text.tokens, text.grammar
    zu = grammar.raw.get("zu", "")
    for at in range(max(first, last - 3), last):
        token = tokens[at]
        if (
            grammar.has("infinitive_mark", token.low)
            and at + 1 < last
            and tokens[at + 1].low.endswith("n")
            and not tokens[at + 1].text[0].isupper()
        ):
            return True
        if (
            zu
            and zu in token.low[1:-3]
            and token.low.endswith(tuple(grammar.sets["forms.infinitive"]))
            and not token.text[0].isupper()
        ):
            return True
    return False
