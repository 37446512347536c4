"""Where what is said ends, and what of a sentence stands before an attribution."""

from __future__ import annotations

from monitor_tui.model import Kind
from monitor_tui.read.dropped import goes_on
from monitor_tui.read.endings import other_speaks
from monitor_tui.read.following import scanned_right
from monitor_tui.read.grammar import Cue
from monitor_tui.read.phrases import Range, is_verbal
from monitor_tui.read.tokens import Text


def bounded(text: Text, at: int, hi: int, cue: Cue) -> list[Range]:
    """The content from a token to where its clause ends."""
    tokens = text.tokens
    while at < hi and tokens[at].text in ",:—–-":
        at += 1
    last = at
    phrase = not _clause_like(cue) or not any(_is_clausal(text, k) or is_reported(text, k) for k in range(at, hi))
    if at < hi and tokens[at].tags == '"' and tokens[at].quote >= 0:
        quote = text.quotes[tokens[at].quote]
        if quote.last >= hi:
            return [(at, hi)]
        last = quote.last
    while last < hi:
        token = tokens[last]
        if token.quote >= 0 and text.quotes[token.quote].last <= hi:
            last = max(last + 1, text.quotes[token.quote].last)
            continue
        if last > at and _ends(text, last, hi, phrase=phrase):
            break
        last += 1
    return _stripped(text, at, last)


def is_reported(text: Text, at: int) -> bool:
    """Whether a token ends as the verb of reported speech does."""
    endings = text.grammar.sets.get("endings.reported")
    if endings is None:
        return False
    token = text.tokens[at]
    return (
        token.low.endswith(tuple(endings))
        and len(token.low) > 4
        and token.mention < 0
        and not text.grammar.has("endings.reported_not", token.low)
        and not any(tag in token.tags for tag in "dtbph")
    )


def _is_clausal(text: Text, at: int) -> bool:
    """Whether a token shows that a clause is told, not a thing: a verb, or a conjunction after a comma."""
    if is_verbal(text, at):
        return True
    free = text.grammar.flag("free_order") and at > 0 and text.tokens[at - 1].text == ","
    return free and "s" in text.tokens[at].tags and text.grammar.has("about_clause", text.tokens[at].low)


def _clause_like(cue: Cue) -> bool:
    return bool(cue.frames & {"clause", "quote", "infinitive", "addressee"})


def _ends(text: Text, at: int, hi: int, *, phrase: bool) -> bool:
    tokens, grammar = text.tokens, text.grammar
    token = tokens[at]
    if token.text == ";" or (token.tags == "-" and at + 1 < hi and _attribution_follows(text, at + 1, hi)):
        return True
    if token.text == "," and at + 1 < hi:
        follows = tokens[at + 1]
        if any(form == "G" for _, form in follows.cues):
            return True
        if follows.low in grammar.sets.get("contrast", ()) and (
            not grammar.flag("free_order") or verb_soon(text, at + 2, hi) or speaker_follows(text, at + 2, hi)
        ):
            return at + 2 < hi and tokens[at + 2].low not in grammar.sets["about_clause"]
        if grammar.flag("drops_subject") and goes_on(text, at + 1, hi):
            return True
        if speaker_follows(text, at + 1 + ("c" in follows.tags and "d" not in follows.tags), hi):
            return True
        if follows.low in grammar.phrases and is_according(text, at + 1):
            return True
        if (
            "according.as" in grammar.sets
            and grammar.has("according.as", follows.low)
            and _attribution_follows(text, at + 2, hi)
        ):
            return True
        if "c" in follows.tags and at + 2 < hi and verb_soon(text, at + 2, hi):
            return True
        if (
            phrase
            and not any(tag in follows.tags for tag in "qcp")
            and not (follows.low in grammar.sets["about_clause"] and grammar.has("that_phrase", tokens[at - 1].low))
            and follows.quote < 0
            and any(is_verbal(text, k) for k in range(at + 1, hi))
        ):
            return True
        if _tail(text, at + 1, hi):
            return True
    if "c" in token.tags and at + 1 < hi and verb_soon(text, at + 1, hi):
        return True
    if token.low in grammar.phrases and is_according(text, at):
        return not (
            grammar.has("according.owned", token.low) and grammar.has("speakers.possessive", tokens[at - 1].low)
        )
    return (
        phrase
        and "s" in token.tags
        and "d" not in token.tags
        and not grammar.has("inner", token.low)
        and "k" not in token.tags
        and not (at >= 2 and tokens[at - 1].text == "," and grammar.has("that_phrase", tokens[at - 2].low))
    )


def speaker_follows(text: Text, at: int, hi: int) -> bool:
    """Whether a name, title or body and its cue verb stand at a token: somebody else begins to speak."""
    tokens = text.tokens
    if "endings.oblique" in text.grammar.sets:
        return other_speaks(text, at, hi)
    while at < hi and "b" in tokens[at].tags and tokens[at].mention < 0 and "d" not in tokens[at].tags:
        at += 1
    if at + 2 < hi and text.grammar.has("impersonal", tokens[at].low) and tokens[at].mention < 0:
        at += 1  # "..., в Вашингтоне назвали"
        if tokens[at].mention < 0 and at not in text.places:
            return False
    elif at >= hi or not _may_speak(text, at):
        return False
    source = scanned_right(text, at, hi)
    if source is None or not any(_may_speak(text, k) or tokens[k].mention >= 0 for k in range(*source)):
        return False
    point = source[1]
    while point < hi and any(tag in tokens[point].tags for tag in "abn") and tokens[point].quote < 0:
        point += 1
    return (
        point < hi
        and tokens[point].quote < 0
        and any(form in "FP" and not cue.noun and cue.kind is not Kind.THOUGHT for cue, form in tokens[point].cues)
    )


def _may_speak(text: Text, at: int) -> bool:
    """Whether a token can belong to who speaks: a name in the nominative, a title, a place that stands for a state."""
    token = text.tokens[at]
    if token.quote >= 0:
        return False
    if token.mention >= 0:
        return text.nominative(token.mention)
    return at in text.places or "h" in token.tags or ("N" in token.tags and "t" not in token.tags)


def _tail(text: Text, at: int, hi: int) -> bool:
    """Whether the sentence ends in a short attribution: ", BelTA reported"."""
    tokens = text.tokens
    last = hi - 1
    while last > at and (tokens[last].tags == "." or "t" in tokens[last].tags or tokens[last].tags in ("p", "b")):
        last -= 1
    if not 1 <= last - at <= 8 and last != at + 1:
        return False
    if any("s" in token.tags or "q" in token.tags or token.text == "," for token in tokens[at:last]) or not (
        tokens[at].mention >= 0 or any(tag in tokens[at].tags for tag in "Ndh") or tokens[at].cues
    ):
        return False
    ends = (tokens[last], tokens[at], tokens[min(at + 1, last)] if "k" in tokens[at].tags else tokens[at])
    return any("F" in form and "quote" in cue.frames and not cue.rest for token in ends for cue, form in token.cues)


def verb_soon(text: Text, at: int, hi: int) -> bool:
    """Whether a finite cue verb follows a coordinator directly: a new attribution with the same subject."""
    tokens = text.tokens
    while at < hi and any(tag in tokens[at].tags for tag in "bn") and "d" not in tokens[at].tags:
        at += 1
    return (
        at < hi
        and any(form == "F" and not cue.noun for cue, form in tokens[at].cues)
        and not any(tag in tokens[at].tags for tag in "dpshw")
    )


def is_according(text: Text, at: int) -> bool:
    """Whether a phrase that names a speaker without a verb begins at a token."""
    tokens = text.tokens
    return any(
        phrase.sort in ("before", "citing", "relay")
        and len(phrase.words) <= len(tokens) - at
        and all(tokens[at + k].low == word for k, word in enumerate(phrase.words))
        for phrase in text.grammar.phrases.get(tokens[at].low, ())
    )


def _attribution_follows(text: Text, at: int, hi: int) -> bool:
    """Whether the rest of a sentence is a short attribution."""
    rest = text.tokens[at:hi]
    return len(rest) <= 14 and any(any(form in "FP" for _, form in token.cues) for token in rest)


def trailing(text: Text, lo: int, at: int) -> list[Range]:
    """The content that stands before an attribution: the sentence so far."""
    tokens = text.tokens
    last = at
    while last > lo and (tokens[last - 1].text == "," or tokens[last - 1].tags == "-"):
        last -= 1
    first = lo
    for k in range(lo, last - 2):
        if tokens[k].text in (";", ":") and tokens[k].quote < 0:
            first = k + 1
    while first < last and (tokens[first].text in ",:—–-)" or tokens[first].tags == "*"):
        first += 1
    if last <= first:
        return []
    closing = tokens[last - 1]
    if closing.quote >= 0 and text.quotes[closing.quote].last == last:
        quote = text.quotes[closing.quote]
        if (quote.first >= first and not _reaches(text, first, quote.first)) or quote.first < lo:
            first = quote.first
    return [(first, last)] if last - first > 1 or any(tag in tokens[first].tags for tag in "Nwbr") else []


def _reaches(text: Text, first: int, at: int) -> bool:
    """Whether words before a quotation belong to what is said with it."""
    return at > first and any(token.tags != "," for token in text.tokens[first:at])


def _stripped(text: Text, first: int, last: int) -> list[Range]:
    tokens = text.tokens
    while (
        last > first
        and (tokens[last - 1].text in ",:;" or tokens[last - 1].tags in (".", "-", "*"))
        and tokens[last - 1].quote < 0
    ):
        last -= 1
    return [(first, last)] if last > first else []
