"""Noun phrases beside a verb, by word classes alone: who could be the one that speaks."""

from __future__ import annotations

from monitor_tui.read.pronouns import subject_pronoun
from monitor_tui.read.tokens import Text, Token

Range = tuple[int, int]
"""Tokens from the first to before the second."""

NOMINAL = frozenset("NwhdoOx0'te")
LONGEST = 45
SHORT_QUOTE = 7
APPOSITION = 32
SHORTEST = 5
"""Letters of a word that may be a time of its own or a preposition ("накануне")."""


def is_nominal(token: Token) -> bool:
    """Whether a token can stand inside a noun phrase."""
    return any(tag in NOMINAL for tag in token.tags) or (bool(token.cues) and not token.tags)


def is_verbal(text: Text, at: int) -> bool:
    """Whether a token is, by its looks, a finite verb here rather than a noun or an adjective."""
    token = text.tokens[at]
    if "a" in token.tags:
        return True
    if "v" in token.tags:
        tags = text.tokens[at - 1].tags if at else ""
        follows = text.tokens[at + 1].tags if at + 1 < len(text.tokens) else ""
        return not (
            ("d" in tags or (text.grammar.flag("nouns_capitalised") and "N" in follows and "N" not in tags))
            and any(tag in follows for tag in "wNh")
        )
    if token.cues and not any(tag in token.tags for tag in "dphN"):
        if not any("F" in form for _, form in token.cues):
            return False
        before = text.tokens[at - 1] if at else None
        if before is None:
            return False
        return not (
            any(tag in before.tags for tag in "dpo'0")
            or (before.tags == "w" and _after_determiner(text, at - 1) and any(form == "I" for _, form in token.cues))
        )
    return False


def _after_determiner(text: Text, at: int) -> bool:
    """Whether an adjective or noun at a place still waits for its head: a determiner or preposition before it."""
    return at > 0 and any(tag in text.tokens[at - 1].tags for tag in "dpo'")


def begins(text: Text, at: int, lo: int) -> bool:
    """Whether a new noun phrase begins at a token inside a run of nouns."""
    tokens = text.tokens
    token = tokens[at]
    if "r" in token.tags and "k" not in token.tags:
        return True
    before = tokens[at - 1] if at > lo else None
    if before is None:
        return True
    after_preposition = any(tag in before.tags for tag in "po")
    if after_preposition:
        return False
    if "d" in token.tags:
        return "d" not in before.tags
    if token.mention >= 0 and token.mention != before.mention:
        if _closed(text, at, lo) and text.nominative(token.mention):
            return True
        if text.grammar.flag("free_order") and before.tags in ("w", "v"):
            person = text.is_person(token.mention) and text.nominative(token.mention)
            return lo < at and "p" in text.tokens[lo].tags and person
        if before.tags in ("w", "v", "0") and "p" in tokens[lo].tags and at - lo > 1 and text.is_person(token.mention):
            return text.grammar.flag("names_before_nouns")  # "From his cell Tsikhanouski (has rejected)"
        return not any(tag in before.tags for tag in "dh'") and before.tags not in ("w", "v")
    if (
        text.grammar.flag("free_order")
        and token.tags == "w"
        and token.low.endswith(tuple(text.grammar.sets.get("agreement.many", ())) or ("\0",))
    ):
        return "p" in tokens[lo].tags and before.tags in ("w", "N", "e", "we")
    if text.grammar.flag("free_order") and token.tags == "N" and before.tags == "w" and "p" in tokens[lo].tags:
        return at + 1 < len(tokens) and tokens[at + 1].tags == "N" and tokens[at + 1].mention < 0
    if text.grammar.flag("titles_begin") and "h" in token.tags:
        return "d" not in before.tags or ("k" in before.tags and at - 2 >= lo and "p" in tokens[at - 2].tags)
    return False


def _closed(text: Text, at: int, lo: int) -> bool:
    """Whether a phrase that needs no noun stands before a token: "при этом", "у цьому"."""
    tokens = text.tokens
    return "k" in tokens[at - 1].tags and at - 2 >= lo and "p" in tokens[at - 2].tags and tokens[at - 1].mention < 0


def trimmed(text: Text, first: int, last: int) -> Range | None:
    """A run of nouns without the adverbial phrases at its head; None where nothing else is left."""
    tokens = text.tokens
    while first < last:
        tags = tokens[first].tags
        if tokens[first].mention >= 0 and "p" not in tags:
            break
        asked = text.grammar.has("asking.asked", tokens[first].low)  # "Pytany o to Pieskow"
        if asked or ("p" in tags and "d" not in tags) or ("s" in tags and "d" not in tags):
            start = next(
                (k for k in range(first + 2, last) if begins(text, k, first) or (asked and _subject(text, k))), None
            )
            if "b" in tags and first + 1 < last and len(tokens[first].low) > SHORTEST and _subject(text, first + 1):
                start = first + 1  # "Накануне Песков"
            if start is None:
                return None
            first = start
        elif any(tag in tags for tag in "cbo,-n") and "d" not in tags:
            first += 1
        elif _temporal(text, first, last):
            first += _temporal(text, first, last)
        else:
            break
    return (first, last) if first < last else None


def _subject(text: Text, at: int) -> bool:
    """Whether a name in the nominative or a title begins at a token."""
    token = text.tokens[at]
    return text.nominative(token.mention) if token.mention >= 0 else "h" in token.tags


def _temporal(text: Text, first: int, last: int) -> int:
    """The length of a bare time at the head of a run ("last week", "this Friday evening"), 0 for none."""
    tokens = text.tokens
    for length in (1, 2, 3):
        at = first + length - 1
        if at >= last - 1:
            return 0
        if (
            "t" in tokens[at].tags
            and tokens[at].mention < 0
            and "t" not in tokens[at + 1].tags
            and "o" not in tokens[at + 1].tags
        ):
            return length
    return 0


def verb_group(text: Text, at: int, lo: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    first = at
    tokens = text.tokens
    while first > lo:
        token = tokens[first - 1]
        if token.mention >= 0 or not any(tag in token.tags for tag in "abn") or "d" in token.tags:
            break
        if "s" in token.tags and "b" not in token.tags:
            break
        first -= 1
    while first < at and not any(tag in tokens[first].tags for tag in "an") and _stray(tokens[first]):
        first += 1
    return first


def _stray(token: Token) -> bool:
    return token.text[:1].isupper()


def before(text: Text, at: int, lo: int) -> Range | None:
    """The noun phrase that ends right before a verb group, with its appositions."""
    tokens = text.tokens
    end = at
    while end > lo and _between(text, end, lo):
        end -= _between(text, end, lo)
    if end <= lo:
        return None
    last = tokens[end - 1]
    if last.text == ",":
        inserted = _inserted(text, end, lo)
        return before(text, inserted, lo) if inserted is not None else _apposed(text, end, lo)
    if "q" in last.tags and last.mention < 0:
        return _antecedent(text, end - 1, lo)
    if (own := subject_pronoun(text, end, lo)) is not None:
        return own
    found = scanned_left(text, end, lo)
    if found is None and text.grammar.flag("names_before_nouns"):
        return _told_of(text, end, lo)
    return found


def _told_of(text: Text, end: int, lo: int) -> Range | None:
    """Whom a relative clause without commas tells of: "an engineer who asked not to be named (said)"."""
    for at in range(end - 1, max(lo, end - APPOSITION), -1):
        token = text.tokens[at]
        if token.text in ",;:" or token.quote >= 0:
            return None
        if token.tags == "q" and token.mention < 0:
            return _antecedent(text, at, lo)
    return None


def _inserted(text: Text, end: int, lo: int) -> int | None:
    """Where an adverb between commas begins that parts a subject from its verb ("Экологи, напротив, опасаются")."""
    tokens = text.tokens
    at = end - 2
    while at > lo and at >= end - 3 and "b" in tokens[at].tags and tokens[at].mention < 0:
        at -= 1
    return at if at > lo and at < end - 2 and tokens[at].text == "," and tokens[at].quote < 0 else None


def _between(text: Text, end: int, lo: int) -> int:
    """How many tokens of time or manner to skip between a subject and its verb."""
    tokens = text.tokens
    token = tokens[end - 1]
    if token.mention < 0 and any(tag in token.tags for tag in "bnu") and not any(tag in token.tags for tag in "dr"):
        return 1
    if "t" in token.tags and token.mention < 0:
        length = 1
        while end - length - 1 >= lo and any(tag in tokens[end - length - 1].tags for tag in "td0"):
            length += 1
        if end - length - 1 >= lo and "p" in tokens[end - length - 1].tags:
            return length + 1
        return length if end - length > lo else 0
    if token.text == ")":
        back = end - 1
        while back > lo and tokens[back].text != "(":
            back -= 1
        return end - back if tokens[back].text == "(" and back > lo else 0
    return 0


def scanned_left(text: Text, end: int, lo: int) -> Range | None:
    """The noun phrase that ends at a token, as far to the left as it goes."""
    tokens = text.tokens
    first = end
    while first > lo and end - first < LONGEST:
        token = tokens[first - 1]
        if token.quote >= 0:
            quote = text.quotes[token.quote]
            if quote.last == first and quote.last - quote.first <= SHORT_QUOTE and quote.first > lo and first < end + 1:
                first = quote.first
                continue
            if quote.first < first - 1 and first < quote.last:
                pass  # inside one quotation
            else:
                break
        if token.text == ")" and first - 1 > lo:
            back = first - 1
            while back > lo and tokens[back].text != "(":
                back -= 1
            if tokens[back].text != "(":
                break
            first = back
            continue
        tags = token.tags
        if token.mention >= 0 and not (first < end and new_phrase(text, first)):
            if first < end and text.grammar.flag("free_order") and _object_after(text, first):
                end = first  # "Котов вину (не признал)": what follows the name is the object
            first -= 1
        elif token.mention >= 0 or is_verbal(text, first - 1) or (first < end and new_phrase(text, first)):
            break
        elif is_nominal(token) and not ("s" in tags and "d" not in tags):
            if "k" in tags and "s" in tags:
                break
            if first < end and text.grammar.flag("free_order") and _object_after(text, first):
                end = first
            first -= 1
        elif "p" in tags or tags == "v" or ("c" in tags and first < end and joins(text, first - 1, lo)):
            first -= 1
        else:
            break
    return trimmed(text, first, end) if first < end else None


def _object_after(text: Text, at: int) -> bool:
    """Whether the noun after a name, place or title can be no part of it: the object of a verb at the end."""
    token, left = text.tokens[at], text.tokens[at - 1]
    if token.mention >= 0 or token.tags not in ("w", ""):
        return False
    if left.mention >= 0 and text.is_person(left.mention):
        return True
    if text.grammar.has("speakers.body", token.low):
        return False
    accusative = token.low.endswith(tuple(text.grammar.sets.get("agreement.accusative", ())) or ("\0",))
    if left.mention >= 0 or at - 1 in text.places:
        return text.nominative(left.mention) if left.mention >= 0 else accusative or not _genitive(text, at)
    return accusative and any(tag in left.tags for tag in "hN") and "r" not in left.tags


def _genitive(text: Text, at: int) -> bool:
    """Whether a noun may depend on the one before it, by its ending."""
    return text.tokens[at].low.endswith(tuple(text.grammar.sets.get("agreement.genitive", ())) or ("\0",))


def new_phrase(text: Text, at: int) -> bool:
    """Whether a determiner after a noun begins another phrase: it cannot be a genitive, or follows a bare name."""
    token = text.tokens[at]
    genitive = text.grammar.sets.get("cases.genitive")
    if genitive is None or "d" not in token.tags or token.mention >= 0 or at == 0:
        return False
    left = text.tokens[at - 1]
    if any(tag in left.tags for tag in "pdoc") and left.mention < 0:
        return False
    return token.low not in genitive or (left.mention >= 0 and text.is_person(left.mention))


def joins(text: Text, at: int, lo: int) -> bool:
    """Whether a coordinator joins two names rather than two clauses."""
    if at <= lo or at + 1 >= len(text.tokens):
        return False
    left, right = text.tokens[at - 1], text.tokens[at + 1]
    if left.mention >= 0 and right.mention >= 0:
        return True
    if text.grammar.flag("drops_subject") and "h" in right.tags and (left.mention >= 0 or "N" in left.tags):
        return True  # "Angela Merkel i prezydent Francji"
    return any(tag in left.tags for tag in "Nh") and "N" in right.tags and (at - 1 == lo or not is_verbal(text, at - 2))


def _apposed(text: Text, end: int, lo: int) -> Range | None:
    """``NAME, the spokesman,`` before a verb: the name with what stands between the commas."""
    tokens = text.tokens
    at = end - 2
    while at >= max(lo, end - APPOSITION):
        if tokens[at].text == "," and tokens[at].quote < 0:
            inside = tokens[at + 1]
            if any(tag in inside.tags for tag in "qdhwN0p") or inside.cues or inside.tags == "v":
                found = scanned_left(text, at, lo)
                if found is not None and text.grammar.flag("free_order") and not _has_name(text, found):
                    return None
                if found is not None and found[1] - found[0] == 1 and tokens[found[0]].tags == "0":
                    at -= 1
                    continue
                if found is not None and _passes_on(text, at + 1):
                    return found
                if found is not None:
                    return found[0], end
            return None
        if tokens[at].tags in (".", ":", ";", "-"):
            return None
        at -= 1
    return None


def _passes_on(text: Text, at: int) -> bool:
    """Whether "citing" or its like opens what stands between two commas: no apposition."""
    return any(
        phrase.sort == "citing" and all(text.tokens[at + k].low == word for k, word in enumerate(phrase.words))
        for phrase in text.grammar.phrases.get(text.tokens[at].low, ())
    )


def _has_name(text: Text, found: Range) -> bool:
    return any(
        token.mention >= 0 or any(tag in token.tags for tag in "Nh") for token in text.tokens[found[0] : found[1]]
    )


def _antecedent(text: Text, at: int, lo: int) -> Range | None:
    """The noun phrase before a relative pronoun."""
    end = at
    if end > lo and "p" in text.tokens[end - 1].tags and text.grammar.flag("free_order"):
        return None  # "о котором сообщил X": the pronoun is no subject
    while end > lo and (text.tokens[end - 1].text == "," or "p" in text.tokens[end - 1].tags):
        end -= 1
    found = scanned_left(text, end, lo) if end > lo else None
    if found is None:
        return None
    for k in range(found[1] - 1, found[0], -1):
        # "reacting to Sikorsky, who said": the person after the last preposition
        token = text.tokens[k]
        if "p" in token.tags and token.mention < 0:
            person = any(t.mention >= 0 and text.is_person(t.mention) for t in text.tokens[k + 1 : found[1]])
            return (k + 1, found[1]) if person else found
    return found
