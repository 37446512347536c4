"""The subject and the author by their endings, in a language whose nouns show their case and put owners first."""

from __future__ import annotations

from bisect import bisect_right

from monitor_tui.read.found import Found
from monitor_tui.read.phrases import APPOSITION, SHORT_QUOTE, Range, before
from monitor_tui.read.tokens import Text, Token

STRONG = 2
WEAK = 1


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
    inverted = group == lo or _tag_start(text, group, lo) < group or tokens[group - 1].tags in (",", "-", '"')
    if right is not None and (certain == STRONG or (inverted and left is None and _closes(text, right[1], hi))):
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
    return _tag_start(text, start, lo)


def _tag_start(text: Text, start: int, lo: int) -> int:
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
        if not (_aside(text, at - 1) or "p" in left.tags):
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
    return _noun(token) and not nominative(text, at)


def _noun(token: Token) -> bool:
    return (any(tag in token.tags for tag in "Nwhdx0te") or (bool(token.cues) and not token.tags)) and not (
        "s" in token.tags or "p" in token.tags
    )


def nominative(text: Text, at: int) -> bool:
    """Whether a token can be a noun or name in the nominative by its ending."""
    token = text.tokens[at]
    if token.mention >= 0:
        return text.nominative(token.mention)
    if "r" in token.tags:
        return True
    if any(tag in token.tags for tag in "ukt0e"):
        return False
    if token.text.isupper():
        return len(token.text) > 1
    return not token.low.endswith(tuple(text.grammar.sets["endings.oblique"]))


def genitive(text: Text, at: int) -> bool:
    """Whether a token can be in the genitive: a modifier of the noun behind it."""
    token = text.tokens[at]
    if token.text.isupper() and token.tags[:1] != "0":
        return True
    return token.low.endswith(tuple(text.grammar.sets["endings.genitive"])) and "e" not in token.tags


def _strength(text: Text, at: int) -> int:
    token = text.tokens[at]
    if token.mention >= 0:
        return WEAK if text.is_media(token.mention) else STRONG
    if "r" in token.tags or "h" in token.tags or at in text.places:
        return STRONG
    if "N" in token.tags and not token.cues:
        return WEAK if token.text.isupper() else STRONG
    if token.low in text.grammar.descriptions:
        return STRONG
    if token.low.endswith(tuple(text.grammar.sets["endings.plural_objects"])):
        return 0
    return WEAK


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
                and _noun(tokens[quote.first - 1])
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
        if (outlet or not _aside(text, at)) and "p" not in token.tags and _noun(token) and nominative(text, at):
            first = _extended(text, at, lo)
            strength = max(_strength(text, k) for k in range(first, at + 1) if nominative(text, k) or k == at)
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
            clause = "s" in inner.tags and "q" not in inner.tags
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
    while at > first and not (nominative(text, at) and _strength(text, at) == STRONG):
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
            and _noun(tokens[first - 2])
            and nominative(text, first - 2)
            and _strength(text, first - 2) == STRONG
        ):
            first -= 2
        elif (
            "p" not in token.tags
            and _noun(token)
            and not any(tag in token.tags for tag in "btuskcva")
            and token.quote < 0
            and (nominative(text, first - 1) or genitive(text, first - 1) or token.tags == "x" or token.tags == "0")
        ):
            first -= 1
        else:
            break
    if first > lo and "p" in tokens[first - 1].tags and tokens[first - 1].mention < 0:
        return _behind_preposition(text, first, head, lo)
    return first


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
        if not _noun(token) or (_aside(text, at) and not genitive(text, at)) or "t" in token.tags or "b" in token.tags:
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
            and _noun(tokens[at + 1])
            and nominative(text, at + 1)
            and _strength(text, at + 1) == STRONG
            and not tokens[at + 1].cues
        ):
            at += 1
            continue
        if token.mention < 0 and (
            not _noun(token) or any(tag in token.tags for tag in "btuskva") or (token.cues and not token.tags)
        ):
            break
        named = end == at and at > first and (tokens[at - 1].mention >= 0 or "N" in tokens[at - 1].tags)
        if named and token.mention < 0 and not any(tag in token.tags for tag in "Nx") and not genitive(text, at - 1):
            break
        if nominative(text, at):
            here = _strength(text, at)
            if not here and end < 0:
                return None
            strength, end = max(strength, here), at + 1
        elif not genitive(text, at) and token.tags not in ("x", "0"):
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
        if token.quote < 0 and _noun(token) and "t" not in token.tags and "b" not in token.tags:
            run = _run(text, at, hi)
            if run is not None and run[1] == STRONG:
                return run[0]
        at += 1
    return None


def _closes(text: Text, at: int, hi: int) -> bool:
    return at >= hi or text.tokens[at].text in ",;:)" or text.tokens[at].tags in (".", "-", '"', "(")


def owner_before(text: Text, at: int, lo: int) -> Range | None:
    """The phrase in the genitive right before a noun: whose words or data they are ("ministro teigimu")."""
    tokens = text.tokens
    first = at
    while first > lo:
        token = tokens[first - 1]
        if token.quote >= 0:
            quote = text.quotes[token.quote]
            if quote.last != first or quote.last - quote.first > SHORT_QUOTE or quote.first < lo:
                break
            first = quote.first
            continue
        if token.mention >= 0 or token.tags == "x" or (token.tags == "." and tokens[first - 2].tags == "x"):
            first -= 1
        elif token.text == ")":
            back = next((k for k in range(first - 1, lo, -1) if tokens[k].text == "("), None)
            if back is None:
                break
            first = back
        elif "c" in token.tags and token.low in text.grammar.sets["endings.joins"] and first < at:
            first -= 1
        elif (_noun(token) or "u" in token.tags or "r" in token.tags) and genitive(text, first - 1):
            if "t" in token.tags or "v" in token.tags or "b" in token.tags:
                break
            first -= 1
        elif token.tags == "N" and first == at and first - 2 >= lo and "N" in tokens[first - 2].tags:
            first -= 1
        else:
            break
    while first < at and ("c" in tokens[first].tags or "p" in tokens[first].tags):
        first += 1
    return (first, at) if first < at and text.mentions is not None else None


def author_after(text: Text, at: int, hi: int) -> Range | None:
    """The phrase in the genitive after "pasak" or "anot"."""
    tokens = text.tokens
    last = at
    while last < hi:
        token = tokens[last]
        if token.quote >= 0 and text.quotes[token.quote].first == last and last > at:
            quote = text.quotes[token.quote]
            if quote.last - quote.first > SHORT_QUOTE or quote.last > hi:
                break
            last = quote.last
        elif token.quote >= 0 and text.quotes[token.quote].first == last == at:
            last = text.quotes[token.quote].last
        elif token.mention >= 0 or (token.tags == "x" and last > at) or (token.tags == "N" and token.text.isupper()):
            last += 1
        elif token.text == "(" and last > at:
            close = next((k for k in range(last, min(hi, last + 6)) if tokens[k].text == ")"), None)
            if close is None:
                break
            last = close + 1
        elif "c" in token.tags and token.low in text.grammar.sets["endings.joins"] and last > at:
            last += 1
        elif (_noun(token) or "u" in token.tags or "r" in token.tags) and (
            genitive(text, last) or ("N" in token.tags and last > at)
        ):
            if "t" in token.tags or "v" in token.tags or ("b" in token.tags and "d" not in token.tags):
                break
            last += 1
        else:
            break
    while last > at and ("c" in tokens[last - 1].tags or "p" in tokens[last - 1].tags):
        last -= 1
    return (at, last) if last > at else None


def goes_on(text: Text, lo: int, hi: int) -> bool:
    """Whether a sentence only passes on what the last speaker said: its verb is a participle of reported speech."""
    tokens, grammar = text.tokens, text.grammar
    if tokens[lo].tags == "-":
        first = text.sentences[max(0, bisect_right(text.sentences, (lo, lo)) - 1)][0]
        return any(token.tags == "-" and token.quote < 0 for token in tokens[first:lo])
    endings = tuple(grammar.sets["endings.predicate"])
    named = False
    for at in range(lo, hi):
        token = tokens[at]
        if token.quote >= 0 or token.text in ",;:" or "s" in token.tags:
            return False
        if token.mention < 0 and ("a" in token.tags or any("F" in form and not cue.noun for cue, form in token.cues)):
            return False
        if token.mention < 0 and token.low.endswith(endings) and len(token.low) > 3 and "d" not in token.tags:
            beside = at + 1 < hi and _noun(tokens[at + 1]) and nominative(text, at + 1)
            if named or (at > lo and not beside):
                return True
        named = named or "r" in token.tags or (_noun(token) and "t" not in token.tags and nominative(text, at))
    return False


def paper_of(text: Text, at: int, lo: int, hi: int) -> tuple[Range, Range] | None:
    """Whose statement tells what a passive passes on, and the whole phrase: "ministerijos pranešime sakoma"."""
    tokens = text.tokens
    near = [*range(at - 1, max(lo, at - 4) - 1, -1), *range(at + 1, min(hi, at + 8))]
    for paper in near:
        if paper > at and (tokens[paper].text in ",;:" or "s" in tokens[paper].tags):
            break
        if not text.grammar.has("endings.papers", tokens[paper].low):
            continue
        whose = owner_before(text, paper, at + 1 if paper > at else lo)
        if whose is None:
            return None
        first = min(whose[0], at)
        return whose, (
            first - (first > lo and text.grammar.has("according.as", tokens[first - 1].low)),
            max(at, paper) + 1,
        )
    return None
