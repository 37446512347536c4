"""Where what is said begins and where it ends."""

from __future__ import annotations

from monitor_tui.model import Kind
from monitor_tui.read.dropped import goes_on, thing_follows
from monitor_tui.read.following import is_day, scanned_right
from monitor_tui.read.grammar import Cue
from monitor_tui.read.phrases import SHORT_QUOTE, Range, is_verbal
from monitor_tui.read.tokens import Text


def places_skipped(text: Text, at: int, hi: int) -> int:
    """Past the times, places and occasions that stand between a cue and its content ("on Friday in an interview")."""
    tokens, grammar = text.tokens, text.grammar
    while at < hi:
        token = tokens[at]
        if is_day(text, at):
            at += 2
            continue
        if (
            token.tags == "t"
            or ("t" in token.tags and token.mention < 0)
            or (token.tags == "b" and _time_word(text, at))
        ):
            at += 1
            continue
        if token.low in grammar.phrases and is_according(text, at):
            close = next((k for k in range(at + 2, hi) if tokens[k].text == "," and tokens[k].quote < 0), None)
            if close is not None:
                at = close
                break
            cited = _cited(text, at, hi)
            if cited is not None:
                at = cited
                continue
        if token.text == "," and at + 1 < hi and is_according(text, at + 1):
            close = next((k for k in range(at + 2, hi) if tokens[k].text == "," and tokens[k].quote < 0), None)
            if close is not None and close + 1 < hi and tokens[close + 1].low in grammar.sets["about_clause"]:
                at = close + 1
                continue
        if "p" not in token.tags or not grammar.has("speech_place.prepositions", token.low):
            break
        end = _phrase_end(text, at + 1, hi)
        if end is None:
            break
        at = end
    return at


def _cited(text: Text, at: int, hi: int) -> int | None:
    """Past a phrase that names a source inside the clause ("laut der Agentur Belta")."""
    for phrase in text.grammar.phrases.get(text.tokens[at].low, ()):
        end = at + len(phrase.words)
        if (
            phrase.sort == "before"
            and end < hi
            and all(text.tokens[at + n].low == word for n, word in enumerate(phrase.words))
        ):
            source = scanned_right(text, end, hi)
            return source[1] if source is not None and source[1] < hi else None
    return None


def that_skipped(text: Text, at: int, hi: int) -> int:
    """Past "о том," before "что"."""
    tokens = text.tokens
    phrase = text.grammar.sets.get("that_phrase", frozenset())
    if not phrase or at >= hi or "p" not in tokens[at].tags:
        return at
    end = at
    while end < hi and end - at < 3 and tokens[end].low in phrase:
        end += 1
    return (
        end
        if end - at >= 2
        and end + 1 < hi
        and tokens[end].text == ","
        and tokens[end + 1].low in text.grammar.sets["about_clause"]
        else at
    )


def _time_word(text: Text, at: int) -> bool:
    return not any(tag in text.tokens[at].tags for tag in "sc")


def _phrase_end(text: Text, at: int, hi: int) -> int | None:
    """The end of a prepositional phrase of time or occasion; None where it may be the content itself."""
    tokens, grammar = text.tokens, text.grammar
    last = at
    occasion = False
    while last < hi and last - at < 14:
        token = tokens[last]
        if token.quote >= 0 and occasion and text.grammar.flag("free_order"):
            quote = text.quotes[token.quote]
            if quote.first == last and quote.last - quote.first <= SHORT_QUOTE and quote.last < hi:
                last = quote.last  # "на канале «Беларусь 1»"
                continue
        if token.quote >= 0 or token.text in ",:;" or token.tags == "." or token.tags == "-":
            break
        if last > at and token.low in grammar.sets["about_clause"] and "p" not in tokens[last - 1].tags:
            return last
        if is_verbal(text, last) or ("r" in token.tags and last > at) or (occasion and "p" in token.tags):
            break
        if occasion and text.grammar.flag("drops_subject") and thing_follows(text, at, last):
            return last
        if last > at and occasion and "d" in token.tags and not any(tag in tokens[last - 1].tags for tag in "po"):
            break
        occasion = (
            occasion
            or "t" in token.tags
            or grammar.has("speech_place.nouns", token.low)
            or token.low.isdigit()
            or token.mention >= 0
        )
        last += 1
    if not occasion:
        return None
    if last < hi and (is_verbal(text, last) or "r" in tokens[last].tags):
        return _before_subject(text, at, last)
    return last


def _before_subject(text: Text, at: int, last: int) -> int | None:
    """In "said on Friday talks had failed" the time ends before the subject."""
    tokens, grammar = text.tokens, text.grammar
    for k in range(at, last):
        if "t" in tokens[k].tags or grammar.has("speech_place.nouns", tokens[k].low):
            end = k + 1
            while end < last and "t" in tokens[end].tags:
                end += 1
            return end
    return None


def opening(text: Text, at: int, hi: int, cue: Cue) -> int | None:
    """The token where the content of a cue begins, by the frames that the cue allows."""
    tokens, grammar, frames = text.tokens, text.grammar, cue.frames
    if at >= hi:
        return None
    token = tokens[at]
    if token.text == ":" or token.tags == '"' or token.tags == "-":
        step = at + 1 if token.tags != '"' else at
        return step if step < hi and ("clause" in frames or "quote" in frames or "object" in frames) else None
    if "clause" in frames and token.low in grammar.sets["about_clause"] and any(tag in token.tags for tag in "sqk"):
        return at
    if "infinitive" in frames and (token.low in grammar.sets.get("infinitive_mark", ()) or _is_infinitive(text, at)):
        return at
    if "target" in frames and _nominal_start(text, at):
        return at
    if "about" in frames and token.low in cue.about:
        return at
    if "topic" in frames and token.low in grammar.sets.get("object_prepositions", ()):
        return at
    if "report" in frames and _reports(text, at, hi):
        return at
    if "clause" in frames and _clause_follows(text, at, hi):
        return at
    if "object" in frames and _nominal_start(text, at):
        return at
    if "addressee" in frames and token.low in grammar.sets.get("infinitive_mark", ()):
        return at
    if "clause" in frames and _quote_near(text, at, hi):
        return at
    return None


def _reports(text: Text, at: int, hi: int) -> bool:
    """Whether a participle of reported speech stands in the clause: what is said follows without a conjunction."""
    stop = next((k for k in range(at, hi) if text.tokens[k].text in ",;:" and text.tokens[k].quote < 0), hi)
    too = tuple(text.grammar.sets.get("endings.reported_too", ())) or ("\0",)
    return any(is_reported(text, k) or text.tokens[k].low.endswith(too) for k in range(at, stop))


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


def _is_infinitive(text: Text, at: int) -> bool:
    endings = text.grammar.sets.get("infinitive_endings")
    return endings is not None and text.tokens[at].low.endswith(tuple(endings))


def _nominal_start(text: Text, at: int) -> bool:
    token = text.tokens[at]
    if token.low in text.grammar.sets.get("object_prepositions", ()):
        return True
    return (
        token.mention >= 0
        or token.tags == '"'
        or any(tag in token.tags for tag in "dNwhr0kuet'")
        or (bool(token.cues) and "p" not in token.tags)
    )


def _quote_near(text: Text, at: int, hi: int) -> bool:
    return any(token.tags == '"' for token in text.tokens[at : min(hi, at + 8)])


def _clause_follows(text: Text, at: int, hi: int) -> bool:
    """Whether the words after a cue are a clause of their own: a subject and a verb."""
    tokens = text.tokens
    if not (_nominal_start(text, at) or any(tag in tokens[at].tags for tag in "sbqn")):
        return False
    for k in range(at + 1, min(hi, at + 40)):
        if tokens[k].text in ";:" or tokens[k].tags == ".":
            return False
        if "a" in tokens[k].tags and "n" not in tokens[k - 1].tags:
            return True
        if is_verbal(text, k):
            return True
    return False


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
            not grammar.flag("free_order") or _verb_soon(text, at + 2, hi) or speaker_follows(text, at + 2, hi)
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
        if "c" in follows.tags and at + 2 < hi and _verb_soon(text, at + 2, hi):
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
    if "c" in token.tags and at + 1 < hi and _verb_soon(text, at + 1, hi):
        return True
    if token.low in grammar.phrases and is_according(text, at):
        return True
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
    while at < hi and "b" in tokens[at].tags and tokens[at].mention < 0 and "d" not in tokens[at].tags:
        at += 1
    if at >= hi or not _may_speak(text, at):
        return False
    source = scanned_right(text, at, hi)
    if source is None or not any(_may_speak(text, k) for k in range(*source)):
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


def _verb_soon(text: Text, at: int, hi: int) -> bool:
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
