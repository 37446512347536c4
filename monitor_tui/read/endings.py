"""The subject and the author by their endings, in a language whose nouns show their case and put owners first."""

from __future__ import annotations

from monitor_tui.model import Kind
from monitor_tui.read.found import Found
from monitor_tui.read.inflected import STRONG, WEAK, genitive, nominative, noun_like, strength_of
from monitor_tui.read.phrases import APPOSITION, SHORT_QUOTE, Range, before
from monitor_tui.read.tokens import Text


def by_ending(
    text: Text, found: Found, group: int, last: int, lo: int, hi: int, previous: Found | None
) -> Range | None:
    """The subject of a cue verb: what stands in the nominative before it, or behind it."""
    tokens = text.tokens
    if group > lo and text.grammar.has("asking.what", tokens[group - 1].low):
        return None
    left, sure = _left(text, group, lo)
    if left is not None and sure == STRONG:
        return left
    right, certain = _right(text, last, hi)
    beside = tokens[group - 1]
    inverted = group == lo or start_of_tag(text, group, lo) < group or beside.tags in (",", "-", '"')
    inverted = inverted or text.grammar.has("according.as", beside.low)
    closes = right is not None and _closes(text, right[1], hi)
    joined = group > lo and ("c" in beside.tags or beside.low in text.grammar.sets["contrast"])
    if joined and left is None and previous is not None and previous.sentence == found.sentence and not closes:
        right = None  # "ir paragino ES veikti"
    if right is not None and (certain == STRONG or (inverted and left is None and closes)):
        return right
    if left is not None:
        return left
    return _shared(text, found, group, lo, previous)


def _shared(text: Text, found: Found, group: int, lo: int, previous: Found | None) -> Range | None:
    """The subject of the verb before, after a comma or coordinator."""
    tokens, sets = text.tokens, text.grammar.sets
    at = group
    while at > lo and (_aside(text, at - 1) or "p" in tokens[at - 1].tags):
        at -= 1
    if at == lo:
        return None
    joined = "c" in tokens[at - 1].tags or tokens[at - 1].low in sets["contrast"]
    if not joined and tokens[group - 1].text != ",":
        return None
    found.shared = True
    if previous is not None and previous.sentence == found.sentence and previous.source and not previous.implicit:
        return previous.source
    return _first(text, lo, at) if joined else None


def start_of_tag(text: Text, start: int, lo: int) -> int:
    """Where an attribution behind a quotation begins: its time, place and addressee stand before its verb."""
    tokens = text.tokens
    at = start
    while at > lo and start - at < 12:
        left = tokens[at - 1]
        if text.grammar.has("according.as", left.low):
            return at
        if (
            left.tags == "-"
            and at - 2 >= lo
            and (tokens[at - 2].text in (",", "!", "?", "…", "...") or tokens[at - 2].quote >= 0)
        ):
            return at
        if left.quote >= 0:
            quote = text.quotes[left.quote]
            if quote.last == at and quote.last - quote.first <= SHORT_QUOTE and quote.first > lo:
                at = quote.first
                continue
            return at if quote.last == at else start
        if left.text == "," and at - 2 >= lo and tokens[at - 2].quote >= 0:
            return at
        told = noun_like(left) and (left.text.isupper() or not strength_of(text, at - 1))
        if not (told or _aside(text, at - 1) or "p" in left.tags):
            return start
        at -= 1
    return start


def _aside(text: Text, at: int) -> bool:
    """Whether a token is a time, an adverb, an addressee or a noun in an oblique case."""
    token = text.tokens[at]
    if token.mention >= 0:
        return not text.nominative(token.mention) or text.is_media(token.mention)
    if any(tag in token.tags for tag in "bnute0k"):
        return "d" not in token.tags or "k" in token.tags
    return noun_like(token) and not nominative(text, at)


def _left(text: Text, group: int, lo: int) -> tuple[Range | None, int]:
    """The noun phrase in the nominative before a verb, past what stands between them."""
    tokens = text.tokens
    at = group - 1
    weak: Range | None = None
    while at >= lo:
        token = tokens[at]
        if token.text == "," and at == group - 1 and token.quote < 0:
            return _before_comma(text, at, lo)
        if token.quote >= 0:
            quote = text.quotes[token.quote]
            if quote.last != at + 1 or quote.last - quote.first > SHORT_QUOTE or quote.first < lo:
                break
            named = (
                nominative(text, at - 1)
                and quote.first > lo
                and noun_like(tokens[quote.first - 1])
                and nominative(text, quote.first - 1)
            )
            if (
                named
                and tokens[quote.first - 1].mention < 0
                and not any(t in tokens[quote.first - 1].tags for t in "bt")
            ):
                return (_extended(text, quote.first - 1, lo), at + 1), STRONG  # "Grupuotė „Šarma“"
            if (
                nominative(text, at - 1)
                and "N" in tokens[quote.first + 1].tags
                and (quote.first == lo or tokens[quote.first - 1].text in ",.")
            ):
                return (quote.first, at + 1), STRONG
            at = quote.first - 1
            continue
        if token.text == ")":
            while at > lo and tokens[at].text != "(":
                at -= 1
            at -= 1
            continue
        if "q" in token.tags and token.mention < 0:
            antecedent = before(text, at + 1, lo) if nominative(text, at) else None
            return (antecedent, STRONG) if antecedent is not None else (None, 0)
        if token.mention < 0 and text.grammar.has("endings.inserted", token.low):
            at -= 1
            continue
        if token.mention < 0 and ("s" in token.tags or token.text in ",;:—" or token.tags in (".", "-", '"', "c", "(")):
            break
        if token.mention < 0 and ("v" in token.tags or "a" in token.tags):
            break
        if "r" in token.tags and token.mention < 0:
            return (at, at + 1), STRONG
        outlet = token.mention >= 0 and text.is_media(token.mention) and nominative(text, at)
        if (outlet or not _aside(text, at)) and "p" not in token.tags and noun_like(token) and nominative(text, at):
            first = _extended(text, at, lo)
            strength = max(strength_of(text, k) for k in range(first, at + 1) if nominative(text, k) or k == at)
            if strength == STRONG:
                end = _last_strong(text, first, at)
                return (first, end + (end < group and _is_surname(text, end))), STRONG
            if strength and weak is None:
                weak = (first, at + 1)
            at = first - 1
            continue
        at -= 1
    return weak, WEAK if weak is not None else 0


def _before_comma(text: Text, comma: int, lo: int) -> tuple[Range | None, int]:
    """The name before what stands between commas ("Tertelis, KGB vadovas, ..."), the addition with it."""
    tokens = text.tokens
    for at in range(comma - 2, max(lo, comma - APPOSITION), -1):
        if tokens[at].quote >= 0 and tokens[at + 1].quote >= 0:
            continue
        if tokens[at].tags in (".", "-") or tokens[at].text in ":;":
            break
        if tokens[at].text == ",":
            source, strength = _left(text, at, lo)
            inner = tokens[at + 1]
            clause = ("s" in inner.tags and "q" not in inner.tags) or any(
                phrase.sort == "before" for phrase in text.grammar.phrases.get(inner.low, ())
            )
            if source is None or strength != STRONG or source[1] != at or clause:
                return None, 0
            titled = "h" in inner.tags or inner.mention >= 0
            return ((source[0], comma) if titled else source), STRONG
    return None, 0


def _is_title(text: Text, number: int, lo: int) -> bool:
    """Whether a short quotation is the name of something."""
    quote = text.quotes[number]
    return lo <= quote.first and quote.last - quote.first <= SHORT_QUOTE and "N" in text.tokens[quote.first + 1].tags


def _last_strong(text: Text, first: int, head: int) -> int:
    """Where the name or title ends: nothing but its object follows it ("bendrovė šios informacijos nekomentuoja")."""
    at = head
    while at > first and not (nominative(text, at) and strength_of(text, at) == STRONG):
        at -= 1
    return at + 1


def _is_surname(text: Text, at: int) -> bool:
    """Whether a foreign name goes on in a form that looks like a case ("Rujus Farto")."""
    token, left = text.tokens[at], text.tokens[at - 1]
    return token.tags == "N" and "N" in left.tags and "h" not in left.tags and token.mention < 0 and left.mention < 0


def _extended(text: Text, head: int, lo: int) -> int:
    """Where the phrase of a head begins: its owners, adjectives, titles and first names stand before it."""
    tokens = text.tokens
    first = head
    while first > lo:
        token = tokens[first - 1]
        if token.mention >= 0 and token.mention == tokens[first].mention:
            first -= 1
        elif token.quote >= 0 and text.quotes[token.quote].last == first and _is_title(text, token.quote, lo):
            first = text.quotes[token.quote].first  # "„Reuters“ šaltiniai"
        elif (
            "c" in token.tags
            and first - 2 >= lo
            and token.low in text.grammar.sets["endings.joins"]
            and noun_like(tokens[first - 2])
            and nominative(text, first - 2)
            and strength_of(text, first - 2) == STRONG
        ):
            first -= 2
        elif (
            "p" not in token.tags
            and noun_like(token)
            and not any(tag in token.tags for tag in "btuskcva")
            and token.quote < 0
            and _modifies(text, first - 1)
        ):
            first -= 1
        else:
            break
    if first > lo and "p" in tokens[first - 1].tags and tokens[first - 1].mention < 0:
        return _behind_preposition(text, first, head, lo)
    return first


def _modifies(text: Text, at: int) -> bool:
    """Whether a token can stand before the head of a phrase: an owner, an adjective, a title, a first name."""
    token = text.tokens[at]
    if genitive(text, at) or token.tags in ("x", "0") or text.grammar.has("endings.inside", token.low):
        return True
    return nominative(text, at) and (strength_of(text, at) > 0 or token.tags not in ("w", ""))


def _behind_preposition(text: Text, first: int, head: int, lo: int) -> int:
    """In "po posėdžio Seimo pirmininkė" the noun after the preposition is no part of the phrase."""
    tokens = text.tokens
    if first - 2 >= lo and "h" in tokens[first - 2].tags and nominative(text, first - 2):
        return _extended(text, first - 2, lo)  # "režisierė iš Norvegijos Kari Lund"
    at = first
    while at < head and not nominative(text, at):
        at += 1
    known = at - 1 > first and (tokens[at - 1].mention >= 0 or "N" in tokens[at - 1].tags)
    while known and at - 1 > first and tokens[at - 1].mention == tokens[at].mention >= 0:
        at -= 1
    return at - 1 if known else at


def _right(text: Text, last: int, hi: int) -> tuple[Range | None, int]:
    """The noun phrase in the nominative behind a verb."""
    tokens = text.tokens
    at = last
    while at < hi:
        token = tokens[at]
        if token.quote >= 0:
            quote = text.quotes[token.quote]
            if quote.last - quote.first > SHORT_QUOTE or quote.last >= hi:
                return None, 0
            if nominative(text, quote.last - 2) and quote.first == last and "N" in tokens[at + 1].tags:
                return (at, quote.last), WEAK
            at = quote.last
            continue
        if token.mention < 0 and (
            token.text in ",;:(" or token.tags in (".", "-", '"') or "s" in token.tags or "q" in token.tags
        ):
            return None, 0
        if "r" in token.tags and token.mention < 0:
            return (at, at + 1), STRONG
        if token.mention < 0 and (any(tag in token.tags for tag in "va") or (token.cues and not token.tags)):
            return None, 0
        if (
            not noun_like(token)
            or (_aside(text, at) and not genitive(text, at))
            or "t" in token.tags
            or "b" in token.tags
        ):
            at += 1
            continue
        run = _run(text, at, hi)
        if run is not None:
            return run
        at += 1
    return None, 0


def _run(text: Text, first: int, hi: int) -> tuple[Range, int] | None:
    """A phrase from its first modifier to its last name."""
    tokens = text.tokens
    if first > 0 and "p" in tokens[first - 1].tags and tokens[first - 1].mention < 0:
        return None
    at, end, strength = first, -1, 0
    while at < hi:
        token = tokens[at]
        if token.quote >= 0 and at > first and text.quotes[token.quote].first == at and end == at:
            quote = text.quotes[token.quote]
            if quote.last - quote.first > SHORT_QUOTE or quote.last > hi:
                break
            at = end = quote.last
            continue
        if token.text == "(" and end == at:
            close = next((k for k in range(at, min(hi, at + 6)) if tokens[k].text == ")"), None)
            if close is None:
                break
            at = end = close + 1
            continue
        if (
            "c" in token.tags
            and token.low in text.grammar.sets["endings.joins"]
            and end == at
            and at + 1 < hi
            and noun_like(tokens[at + 1])
            and nominative(text, at + 1)
            and strength_of(text, at + 1) == STRONG
            and not tokens[at + 1].cues
        ):
            at += 1
            continue
        if token.mention < 0 and (
            not noun_like(token) or any(tag in token.tags for tag in "btuskva") or (token.cues and not token.tags)
        ):
            break
        named = end == at and at > first and (tokens[at - 1].mention >= 0 or "N" in tokens[at - 1].tags)
        if named and token.mention < 0 and not any(tag in token.tags for tag in "Nx") and not genitive(text, at - 1):
            break
        if nominative(text, at):
            here = strength_of(text, at)
            if not here and end < 0:
                return None
            strength, end = max(strength, here), at + 1
        elif (
            not genitive(text, at)
            and token.tags not in ("x", "0")
            and not (end == at and text.grammar.has("endings.inside", token.low))
        ):
            break
        at += 1
    return ((first, end), strength) if end > 0 else None


def _first(text: Text, lo: int, hi: int) -> Range | None:
    """The first noun phrase in the nominative: what a second verb shares with the first."""
    at = lo
    while at < hi:
        token = text.tokens[at]
        if "r" in token.tags and token.mention < 0:
            return at, at + 1
        if token.quote < 0 and noun_like(token) and "t" not in token.tags and "b" not in token.tags:
            run = _run(text, at, hi)
            if run is not None and run[1] == STRONG:
                return run[0]
        at += 1
    return None


def _closes(text: Text, at: int, hi: int) -> bool:
    return at >= hi or text.tokens[at].text in ",;:)" or text.tokens[at].tags in (".", "-", '"', "(")


def other_speaks(text: Text, at: int, hi: int) -> bool:
    """Whether another subject and its cue verb stand in the clause that begins at a token."""
    for k in range(at + 1, min(hi, at + 14)):
        token = text.tokens[k]
        if token.quote >= 0 or token.text in ",;:" or token.tags in (".", "-"):
            return False
        if token.mention < 0 and any(
            form == "F" and not cue.noun and cue.kind is not Kind.THOUGHT for cue, form in token.cues
        ):
            return _left(text, k, at)[1] == STRONG
    return False
