"""Verbs without a subject of their own, where a language leaves it out: whoever spoke last goes on."""

from __future__ import annotations

from collections.abc import Sequence

from monitor_tui.read.following import after
from monitor_tui.read.found import Found
from monitor_tui.read.gender import gender_of
from monitor_tui.read.phrases import Range
from monitor_tui.read.sharing import first_subject
from monitor_tui.read.tokens import Text

REACH = 3
"""Sentences that a verb without a subject may reach back."""


def can_drop(text: Text, found: Found, group: int, last: int, lo: int, hi: int) -> bool:
    """Whether a verb without a subject may have left it out: it opens its clause and no subject follows."""
    tokens, grammar = text.tokens, text.grammar
    if not grammar.flag("drops_subject") or found.marks is None or _form(text, found) == "nobody":
        return False
    first = group
    while first > lo and any(tag in tokens[first - 1].tags for tag in "bn") and tokens[first - 1].mention < 0:
        first -= 1
    left = tokens[first - 1] if first > lo else None
    ends = last >= hi or tokens[last].tags == "."
    if left is not None and not (left.quote >= 0 or left.tags == "-" or (ends and left.text == ",")):
        return False
    return not _subject_follows(text, last, hi)


def _subject_follows(text: Text, last: int, hi: int) -> bool:
    tokens = text.tokens
    right = after(text, last, hi)
    if right is None:
        return False
    if any(token.quote >= 0 or "p" in token.tags for token in tokens[last : right[0]]):
        return False
    token = tokens[right[0]]
    if token.mention >= 0:
        return text.nominative(token.mention)
    return "h" in token.tags or "N" in token.tags or ("r" in token.tags and "k" not in token.tags)


def with_subjects(text: Text, founds: list[Found], kept: list[Found]) -> list[Found]:
    """Give a verb whose subject is left out the speaker before it; without the verbs that have none."""
    result: list[Found] = []
    for found in founds:
        if found.dropped and found.source is None:
            who = _speaker_before(text, found, [*kept, *result])
            if who is None:
                continue
            if isinstance(who, Found):
                found.source, found.actor, found.shared = who.source, who.actor, True
            else:
                found.source = who
        result.append(found)
    return result


def _speaker_before(text: Text, found: Found, kept: Sequence[Found]) -> Found | Range | None:
    """Who goes on speaking: the last speaker that the verb agrees with, else the subject of the sentence before."""
    form = _form(text, found)
    for earlier in reversed(kept):
        far = found.sentence - earlier.sentence
        lines = _headings(text, earlier.sentence + 1, found.sentence)
        apart = text.paragraph[found.sentence] - text.paragraph[earlier.sentence]
        if far > REACH or apart > (lines + 1 if far == lines + 1 else 0):
            break
        if earlier.source is None or (earlier.sentence == found.sentence and earlier.rule == "according"):
            continue
        if _agrees(text, earlier.source, earlier.actor is not None, form):
            return earlier
    if found.sentence == 0 or text.paragraph[found.sentence] != text.paragraph[found.sentence - 1]:
        return None
    subject = first_subject(text, *text.sentences[found.sentence - 1])
    return subject if subject is not None and _is_somebody(text, subject, form) else None


def _headings(text: Text, first: int, last: int) -> int:
    """How many sentences are headings between paragraphs: lines of their own without a stop."""
    return sum(
        text.tokens[hi - 1].tags != "." and text.paragraph[n] != text.paragraph[n - 1]
        for n, (lo, hi) in enumerate(text.sentences[first:last], first)
        if hi > lo and n > 0
    )


def _is_somebody(text: Text, subject: Range, form: str) -> bool:
    """Whether the subject of a narrated sentence is a person or body that could go on to speak."""
    first = text.tokens[subject[0]]
    named = text.nominative(first.mention) if first.mention >= 0 else "h" in first.tags
    return named and _agrees(text, subject, first.mention >= 0, form)


def _form(text: Text, found: Found) -> str:
    """f, m, n or p by the ending of the verb, nobody for impersonal forms, nothing where it does not show."""
    if found.marks is None:
        return ""
    verb = next((t.low for t in text.tokens[slice(*found.marks)] if any("F" in form for _, form in t.cues)), "")
    for code, key in (("nobody", "nobody"), ("n", "past_neuter"), ("f", "female"), ("m", "male"), ("p", "past_plural")):
        if verb.endswith(tuple(text.grammar.sets.get(f"agreement.{key}", ())) or ("\0",)):
            return code
    return ""


def _agrees(text: Text, source: Range, known: bool, form: str) -> bool:
    if not form:
        return True
    gender = _gender(text, source, known)
    return not gender or gender == form


def _gender(text: Text, source: Range, known: bool) -> str:
    """f, m, n or p of a noun phrase: of the person it names, else by the ending of its first noun."""
    tokens = text.tokens[slice(*source)]
    end = next((k for k, token in enumerate(tokens) if token.text == ","), len(tokens))
    tokens = tokens[:end] or tokens
    mention = tokens[0].mention
    if known and mention >= 0 and text.is_person(mention):
        return gender_of(text.actors[mention].name)
    named = next((t.mention for t in tokens if t.mention >= 0 and text.is_person(t.mention)), -1)
    if named >= 0 and text.nominative(named):
        return gender_of(text.actors[named].name)
    names = [token.text for token in tokens if "N" in token.tags and "h" not in token.tags and token.mention < 0]
    first = tokens[0].low
    titled = "h" in tokens[0].tags
    if (
        len(names) >= 2
        and "f" in (gender_of(" ".join(names)), gender_of(" ".join(names[-2:])))
        and (titled or "N" in tokens[0].tags)
    ):
        return "f"
    for code, key in (("f", "feminine_nouns"), ("n", "neuter_nouns"), ("p", "plural_nouns")):
        if first.endswith(tuple(text.grammar.sets.get(f"agreement.{key}", ())) or ("\0",)):
            return code if text.grammar.has("speakers.plural_titles", first) or code != "p" else ""
    return "m" if titled and not text.grammar.has("speakers.either", first) else ""


def thing_follows(text: Text, at: int, last: int) -> bool:
    """Whether what is said begins after a time or place: a thing in the accusative, or anything after a weekday."""
    token, left = text.tokens[last], text.tokens[last - 1]
    if token.tags != "w" or last == at:
        return False
    return "t" in left.tags or token.low.endswith(tuple(text.grammar.sets.get("agreement.accusative", ())) or ("\0",))


def goes_on(text: Text, at: int, hi: int) -> bool:
    """Whether the same speaker goes on with another verb after a bare comma: ", twierdzi jednak, że"."""
    tokens = text.tokens
    while at < hi and any(tag in tokens[at].tags for tag in "bn") and tokens[at].mention < 0:
        at += 1
    if at + 2 >= hi or tokens[at].quote >= 0 or not any(form == "F" and not cue.noun for cue, form in tokens[at].cues):
        return False
    return tokens[at + 1].tags == "b" and (tokens[at + 1].low != "się" or tokens[at + 2].tags in ("b", ","))
