"""Where what is said begins: past times, places and who is told."""

from __future__ import annotations

from monitor_tui.read.bounds import is_according, is_reported
from monitor_tui.read.dropped import thing_follows
from monitor_tui.read.following import is_day, scanned_right
from monitor_tui.read.grammar import Cue
from monitor_tui.read.phrases import SHORT_QUOTE, is_verbal
from monitor_tui.read.tokens import Text

OCCASION = 12
"""Words of the longest place or occasion between a verb and its that-clause."""


def places_skipped(text: Text, at: int, hi: int, stop: frozenset[str] = frozenset()) -> int:
    """Past the times, places and occasions that stand between a cue and its content ("on Friday in an interview")."""
    tokens, grammar = text.tokens, text.grammar
    while at < hi and tokens[at].low not in stop:
        token = tokens[at]
        if is_day(text, at):
            at += 2
            continue
        if (
            (
                grammar.has("speech_place.lead", token.low)
                and at + 1 < hi
                and any(t in tokens[at + 1].tags for t in "pt")
            )
            or token.tags == "t"
            or ("t" in token.tags and token.mention < 0)
            or (token.tags == "b" and _time_word(text, at) and not _there_is(text, at, hi))
        ):
            at += 1
            continue
        if token.low in grammar.phrases and is_according(text, at):
            cited = _cited(text, at, hi)
            if cited is not None and tokens[cited].low in grammar.sets["about_clause"]:
                at = cited
                break
            close = next((k for k in range(at + 2, hi) if tokens[k].text == "," and tokens[k].quote < 0), None)
            if close is not None:
                at = close
                break
            if cited is not None:
                at = cited
                continue
        if token.text == "," and at + 1 < hi and is_according(text, at + 1):
            close = next((k for k in range(at + 2, hi) if tokens[k].text == "," and tokens[k].quote < 0), None)
            if close is not None and close + 1 < hi and tokens[close + 1].low in grammar.sets["about_clause"]:
                at = close + 1
                continue
        if token.text == "," and at + 1 < hi:
            close = _before_clause(text, at + 1, hi)
            if close is not None:
                at = close + 1  # "said, at a museum in London, that"
                continue
        if "p" not in token.tags or not grammar.has("speech_place.prepositions", token.low):
            break
        end = _phrase_end(text, at + 1, hi)
        if end is None or (end < hi and tokens[end].text not in ",.:"):
            end = _before_clause(text, at, hi) or end
        if end is None:
            break
        at = end
    return at


def _before_clause(text: Text, at: int, hi: int) -> int | None:
    """The comma before a that-clause, where no more than a place or an occasion of any kind stands between."""
    tokens, grammar = text.tokens, text.grammar
    if not grammar.has("speech_place.prepositions", tokens[at].low):
        return None
    for k in range(at + 1, min(hi - 1, at + OCCASION)):
        token = tokens[k]
        if token.text == ",":
            return k if k > at + 1 and grammar.has("that", tokens[k + 1].low) else None
        if token.quote >= 0 or token.text in ":;" or token.tags in (".", "-", '"') or is_verbal(text, k):
            return None
    return None


def _cited(text: Text, at: int, hi: int) -> int | None:
    """Past a phrase that names a source inside the clause ("laut der Agentur Belta")."""
    for phrase in text.grammar.phrases.get(text.tokens[at].low, ()):
        end = at + len(phrase.words)
        if (
            phrase.sort in ("before", "relay")
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
    if not occasion and not _is_named_place(text, at, last, hi):
        return None
    if last < hi and (is_verbal(text, last) or "r" in tokens[last].tags):
        return _before_subject(text, at, last)
    return last


def _is_named_place(text: Text, at: int, last: int, hi: int) -> bool:
    """Whether a phrase that ends its clause is but a name, of a place that nobody knows: "said in Salisbury."."""
    tokens = text.tokens
    ends = last >= hi or tokens[last].text in (",", ".")
    return ends and last > at and all("N" in token.tags and token.mention < 0 for token in tokens[at:last])


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
    if (
        frames & {"infinitive", "addressee"}
        and "n" in token.tags
        and at + 1 < hi
        and tokens[at + 1].low in grammar.sets.get("infinitive_mark", ())
    ):
        return at  # "asked passengers not to travel"
    if "target" in frames and _nominal_start(text, at):
        return at
    if "about" in frames and token.low in cue.about:
        return at
    if "topic" in frames and token.low in grammar.sets.get("object_prepositions", ()):
        return at
    if "report" in frames and _reports(text, at, hi):
        return at
    if "bid" in frames and _bids(text, at, hi):
        return at
    if "clause" in frames and (_there_is(text, at, hi) or _clause_follows(text, at, hi)):
        return at
    if "object" in frames and _nominal_start(text, at):
        return at
    if "addressee" in frames and token.low in grammar.sets.get("infinitive_mark", ()):
        return at
    if "clause" in frames and _quote_near(text, at, hi):
        return at
    return None


def _there_is(text: Text, at: int, hi: int) -> bool:
    """Whether a clause opens with a word that stands for its subject: "there was no evidence"."""
    return at + 1 < hi and text.grammar.has("existential", text.tokens[at].low) and is_verbal(text, at + 1)


def _reports(text: Text, at: int, hi: int) -> bool:
    """Whether a participle of reported speech stands in the clause: what is said follows without a conjunction."""
    stop = next((k for k in range(at, hi) if text.tokens[k].text in ",;:" and text.tokens[k].quote < 0), hi)
    too = tuple(text.grammar.sets.get("endings.reported_too", ())) or ("\0",)
    return any(is_reported(text, k) or text.tokens[k].low.endswith(too) for k in range(at, stop))


def _bids(text: Text, at: int, hi: int) -> bool:
    """Whether an infinitive stands in the clause: what somebody is bidden to do, after whom."""
    stop = next((k for k in range(at, hi) if text.tokens[k].text in ",;:" and text.tokens[k].quote < 0), hi)
    return any(_is_infinitive(text, k) for k in range(at, stop))


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
