"""Noun phrases after a verb or preposition, read from left to right."""

from __future__ import annotations

from monitor_tui.read.phrases import APPOSITION, LONGEST, SHORT_QUOTE, Range, is_nominal, is_verbal, joins, new_phrase
from monitor_tui.read.tokens import Text, Token

RELATIVE = 14
"""Tokens of a relative clause between a verb and what is said."""
TITLE = 4
"""Words that the name of an outlet has at most."""


def after(text: Text, at: int, hi: int) -> Range | None:
    """The noun phrase that follows a verb: the subject of an inverted clause."""
    tokens = text.tokens
    free = text.grammar.flag("free_order")
    first = at
    while first < hi:
        token = tokens[first]
        if free and first == at and (end := _titled(text, at, hi)) is not None:
            return at, end
        if (
            token.text in ",:;("
            or token.tags in (".", '"', "-")
            or ("s" in token.tags and "d" not in token.tags and token.mention < 0)
        ):
            return None
        if free and "k" in token.tags and token.mention < 0 and first + 1 < hi and "p" in text.tokens[first + 1].tags:
            first += 1  # "powiedział to na antenie ..."
            continue
        if free:
            skipped = told(text, first, hi)
            if skipped > first:
                first = skipped
                continue
        if "p" in token.tags and token.mention < 0 and "d" not in token.tags:
            if not free:
                return None
            end = _phrase(text, first, hi)
            if end is None:
                return None
            first = end
            continue
        if begins_phrase(text, first):
            break
        first += 1
    return scanned_right(text, first, hi) if first < hi else None


def _titled(text: Text, at: int, hi: int) -> int | None:
    """The end of an outlet's name in quotation marks that closes a clause after its verb ("сообщает «Интерфакс».")."""
    tokens = text.tokens
    if tokens[at].tags != '"' or tokens[at].quote < 0 or text.quotes[tokens[at].quote].first != at:
        return None
    end = text.quotes[tokens[at].quote].last
    inside = range(at + 1, end - 1)
    if not 0 < len(inside) <= TITLE or not tokens[at + 1].text[0].isupper():
        return None
    if end < hi and tokens[end].text != "," and tokens[end].tags != ".":
        return None
    if end + 1 < hi and text.grammar.has("about_clause", tokens[end + 1].low):
        return None  # "подтвердил «Эху», что": it is told
    if any(is_verbal(text, k) or any(tag in tokens[k].tags for tag in "rnb.,*-") for k in inside):
        return None
    return end


def _phrase(text: Text, at: int, hi: int) -> int | None:
    """Past a prepositional phrase after a verb: to where a subject may begin, or None."""
    tokens = text.tokens
    for k in range(at + 2, hi):
        token = tokens[k]
        if token.text in ",:;(" or token.tags in (".", "-"):
            return None
        if (
            token.mention >= 0
            and token.mention != tokens[k - 1].mention
            and not any(tag in tokens[k - 1].tags for tag in "phd")
            and text.nominative(token.mention)
        ):
            return k
        if "h" in token.tags and not any(tag in tokens[k - 1].tags for tag in "pd") and "h" not in tokens[k - 1].tags:
            return k
        if (
            "r" in token.tags
            or "p" in token.tags
            or (
                "N" in token.tags
                and tokens[k - 1].tags in ("t", "e", "w")
                and token.mention < 0
                and tokens[k - 1].tags != "w"
            )
        ):
            return k
        if "t" in tokens[k - 1].tags and not any(tag in token.tags for tag in "t0"):
            return k
    return None


def told(text: Text, at: int, hi: int) -> int:
    """Past somebody who is told something: "журналистам", an outlet's name before another name."""
    tokens = text.tokens
    if at >= hi:
        return at
    token = tokens[at]
    end = at
    if token.text.isascii() and token.tags == "N" and token.mention < 0 and at + 1 < hi and "h" in tokens[at + 1].tags:
        return at + 1  # an outlet in another script: "рассказал Newsweek директор"
    if token.tags == "w" and at + 1 < hi and tokens[at + 1].tags == "e" and _is_dative(text, token):
        token, end = tokens[at + 1], at + 1  # "районной газете"
    if "e" in token.tags and token.mention < 0:
        end += 1
        while end < hi and (
            tokens[end].quote >= 0
            or (
                tokens[end].tags in ("N", "w")
                and tokens[end - 1].tags in ("e", "w")
                and end == at + 1
                and tokens[end].mention < 0
                and not tokens[end].text[0].isupper()
            )
        ):
            end += 1
    if end < hi and tokens[end].mention >= 0 and text.is_media(tokens[end].mention):
        stop = end
        while stop < hi and tokens[stop].mention == tokens[end].mention:
            stop += 1
        if stop < hi and (begins_phrase(text, stop) or text.grammar.has("impersonal", tokens[stop].low)):
            return stop
    return end


def told_to(text: Text, at: int, hi: int) -> int:
    """Past "to reporters" after a verb of saying."""
    tokens, grammar = text.tokens, text.grammar
    if (
        at + 1 >= hi
        or not grammar.has("told_to", tokens[at].low)
        or any(form == "I" for _, form in tokens[at + 1].cues)
    ):
        return at
    for k in range(at + 1, min(hi, at + 5)):
        token = tokens[k]
        if ("e" in token.tags and "d" not in token.tags) or (
            token.mention >= 0 and (text.is_media(token.mention) or text.is_person(token.mention))
        ):
            while k + 1 < hi and tokens[k + 1].mention >= 0 and tokens[k + 1].mention == token.mention:
                k += 1
            return k + 1
        if not (token.tags in ("w", "d", "N", "v") or "h" in token.tags):
            break
    return at


def past_relative(text: Text, at: int, hi: int) -> int:
    """Past "who hosted him," between somebody who is told and the clause that opens with a conjunction."""
    tokens, grammar = text.tokens, text.grammar
    if at + 1 >= hi or tokens[at].text != "," or "q" not in tokens[at + 1].tags or tokens[at + 1].quote >= 0:
        return at
    close = next((k for k in range(at + 2, min(hi, at + RELATIVE)) if tokens[k].text == ","), None)
    if close is None or close + 1 >= hi or "q" in tokens[close + 1].tags:
        return at
    return close + 1 if grammar.has("about_clause", tokens[close + 1].low) else at


def _is_dative(text: Text, token: Token) -> bool:
    """Whether an adjective agrees with somebody who is told."""
    return token.low.endswith(tuple(text.grammar.sets.get("agreement.dative", ())) or ("\0",))


def is_day(text: Text, at: int) -> bool:
    """Whether a number begins a date ("17 апреля")."""
    tokens = text.tokens
    return tokens[at].text.isdigit() and at + 1 < len(tokens) and "t" in tokens[at + 1].tags


def begins_phrase(text: Text, at: int) -> bool:
    """Whether a subject can begin at a token."""
    token = text.tokens[at]
    if token.mention >= 0:
        return True
    if any(tag in token.tags for tag in "bnat") and "d" not in token.tags:
        return False
    if is_day(text, at):
        return False
    return any(tag in token.tags for tag in "Nwhdr0") and not is_verbal(text, at)


def scanned_right(text: Text, first: int, hi: int, *, attach: bool = True) -> Range | None:
    """The noun phrase that begins at a token, as far to the right as it goes, with an apposition after a comma."""
    tokens = text.tokens
    if "r" in tokens[first].tags and tokens[first].mention < 0 and "d" not in tokens[first].tags:
        return first, first + 1
    last = first
    while last < hi and last - first < LONGEST:
        token = tokens[last]
        if last > first and ((text.grammar.flag("names_close") and _name_over(text, last)) or new_phrase(text, last)):
            break
        if (
            token.mention >= 0
            or (token.quote >= 0 and _short_quote(text, last, first))
            or (last == first and token.tags == "v")
        ):
            last += 1
        elif (
            is_verbal(text, last)
            or "t" in token.tags
            or (last > first and is_day(text, last))
            or ("s" in token.tags and ("d" not in token.tags or last > first))
        ):
            break
        elif (
            is_nominal(token)
            or (token.tags == "v" and "d" in tokens[last - 1].tags)
            or (attach and "p" in token.tags and last > first and _attaches(text, last, hi))
            or ("c" in token.tags and last > first and joins(text, last, first))
        ):
            last += 1
        elif token.text == "(" and last > first:
            close = next((k for k in range(last, min(hi, last + 8)) if tokens[k].text == ")"), None)
            if close is None:
                break
            last = close + 1
        else:
            break
    while last > first and any(tag in tokens[last - 1].tags for tag in "po") and tokens[last - 1].mention < 0:
        last -= 1
    if last == first:
        return None
    return first, _with_apposition(text, last, hi)


def _name_over(text: Text, at: int) -> bool:
    """Whether a personal name ended and another word begins: it is no part of the phrase."""
    token, left = text.tokens[at], text.tokens[at - 1]
    if text.grammar.flag("nouns_capitalised"):
        return token.tags in ("w", "v") and ("N" in left.tags or left.mention >= 0)
    if token.tags not in ("w", "e", "we") and "v" not in token.tags:
        return False
    if left.mention >= 0:
        return text.is_person(left.mention)
    named = at - 2 >= 0 and "N" in text.tokens[at - 2].tags
    return left.tags in ("N", "x") and (
        named or ("e" in token.tags and (not left.text.isupper() or len(left.text) < 2))
    )


def _short_quote(text: Text, at: int, first: int) -> bool:
    quote = text.quotes[text.tokens[at].quote]
    return quote.last - quote.first <= SHORT_QUOTE and quote.first >= first


def _attaches(text: Text, at: int, hi: int) -> bool:
    """Whether a prepositional phrase belongs to the noun before it rather than to the verb."""
    tokens = text.tokens
    if at + 1 >= hi or "t" in tokens[at + 1].tags or (at + 2 < hi and "t" in tokens[at + 2].tags):
        return False
    head = tokens[at - 1]
    cites = any(phrase.sort == "citing" for phrase in text.grammar.phrases.get(tokens[at].low, ()))
    return "N" not in head.tags and head.mention < 0 and not cites


def _with_apposition(text: Text, last: int, hi: int) -> int:
    """The end of a name with ``, the spokesman`` after it, where only the end of the clause follows."""
    tokens = text.tokens
    if last >= hi or tokens[last].text != "," or last + 1 >= hi:
        return last
    opener = tokens[last + 1]
    if text.grammar.flag("free_order") and not any(tag in opener.tags for tag in "hq"):
        return last
    if not (any(tag in opener.tags for tag in "dhq0") or opener.tags == "w") or opener.tags == "b":
        return last
    if "q" not in opener.tags and "c" in opener.tags:
        return last
    at = last + 1
    while at < hi and at - last < APPOSITION:
        token = tokens[at]
        if token.text in ",;:" or token.tags in (".", "-", '"'):
            break
        if "q" not in opener.tags and is_verbal(text, at):
            return last
        if "s" in token.tags and "d" not in token.tags:
            return last
        at += 1
    return at if at < hi and (tokens[at].tags == "." or tokens[at].text == ",") else last if at < hi else at
