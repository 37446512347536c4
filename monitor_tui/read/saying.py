"""What of a sentence is said, once the verb and its subject are known."""

from __future__ import annotations

from monitor_tui.model import Kind, Stance
from monitor_tui.read.bounds import bounded, is_according, speaker_follows, trailing, verb_soon
from monitor_tui.read.content import opening, places_skipped, that_skipped
from monitor_tui.read.dropped import can_drop
from monitor_tui.read.endings import start_of_tag
from monitor_tui.read.following import past_relative, told, told_to
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Cue
from monitor_tui.read.phrases import Range, is_verbal
from monitor_tui.read.subjects import subject
from monitor_tui.read.tokens import Text


def placed(text: Text, found: Found, group: int, last: int, lo: int, hi: int, previous: Found | None) -> Found | None:
    """The attribution with its subject and content, or None where it has neither."""
    tokens = text.tokens
    source = subject(text, found, group, last, lo, hi, previous)
    if source is None:
        found.dropped = can_drop(text, found, group, last, lo, hi)
        if not found.dropped or (group > lo and previous is not None and previous.sentence == found.sentence):
            return None
        return content_of(text, found, group, last, lo, hi, previous, inverted=False)
    found.source = source
    inverted = source[0] >= last
    found.head = (min(group, source[0]), max(last, source[1]))
    here = source[1] if inverted else last
    start = min(source[0], group)
    if inverted and "endings.oblique" in text.grammar.sets:
        start = start_of_tag(text, start, lo)
    if start > lo and text.grammar.has("according.as", tokens[start - 1].low):
        return as_said(text, found, start - 1, here, lo, hi)
    quoted = _quote_is_how(text, start, lo)
    if quoted is not None:
        found.rule, found.content, found.opened = "quote", [quoted], True
        return found
    told = _this_is_how(text, start, lo)
    if told is not None:
        found.content = trailing(text, lo, told)
        found.back = not found.content
        found.rule = "back"
        return found
    return content_of(text, found, start, here, lo, hi, previous, inverted=inverted)


def _quote_is_how(text: Text, start: int, lo: int) -> Range | None:
    """``"..." is how X describes it``: the quotation."""
    tokens, grammar = text.tokens, text.grammar
    if (
        start - 3 < lo
        or not grammar.has("back_clause", tokens[start - 1].low)
        or not grammar.has("copula", tokens[start - 2].low)
    ):
        return None
    quote = tokens[start - 3].quote
    return (text.quotes[quote].first, text.quotes[quote].last) if quote >= 0 else None


def _this_is_how(text: Text, start: int, lo: int) -> int | None:
    """``... - this is how X describes it``: where "this is how" begins."""
    tokens, grammar = text.tokens, text.grammar
    if start - 2 < lo or not grammar.has("back_clause", tokens[start - 1].low):
        return None
    at = start - 2
    if grammar.has("copula", tokens[at].low):
        at -= 1
    return at if at >= lo and "k" in tokens[at].tags else None


def as_said(text: Text, found: Found, at: int, here: int, lo: int, hi: int) -> Found | None:
    """``As X announced on Friday, ...`` and ``..., as X announced.``"""
    tokens = text.tokens
    comma = next((k for k in range(here, hi) if tokens[k].text == "," and tokens[k].quote < 0), None)
    if comma is not None and comma + 1 < hi and is_according(text, comma + 1):  # ", powołując się na KGB,"
        comma = next((k for k in range(comma + 1, hi) if tokens[k].text == "," and tokens[k].quote < 0), comma)
    found.rule = "as said"
    if found.cue.kind is Kind.THOUGHT or not found.cue.frames & {"clause", "quote"}:
        return None
    if (at > lo and tokens[at - 1].text in (",", "(")) or at > lo + 2:
        found.head = (at, comma or hi)
        found.content = trailing(text, lo, at)
        if comma is not None and comma + 3 < hi:
            found.content += bounded(text, comma + 1, hi, found.cue)
        return found if found.content else None
    if comma is None or comma + 1 >= hi:
        return None
    found.head = (at, comma)
    found.content = bounded(text, comma + 1, hi, found.cue)
    return found if found.content else None


def content_of(
    text: Text, found: Found, start: int, here: int, lo: int, hi: int, previous: Found | None = None, *, inverted: bool
) -> Found | None:
    """Fill in the content: after the verb, before the attribution, or on both sides of it."""
    tokens, frames = text.tokens, found.cue.frames
    free = text.grammar.flag("free_order")
    here = _addressee(text, found, here, hi)
    here = told(text, here, hi) if free else past_relative(text, told_to(text, here, hi), hi)
    governs = bool(found.cue.rest) and "p" in tokens[here - 1].tags  # "insists on 9 May"
    point = here if governs else places_skipped(text, here, hi, found.cue.about)
    if text.grammar.flag("free_order") and point > here:
        point = told(text, point, hi)
        while point < hi and text.tokens[point].tags == "b":
            point += 1
    point = that_skipped(text, point, hi)
    if text.grammar.flag("free_order"):
        point = _to_whom(text, found, point, hi)
    ends = point >= hi or tokens[point].tags == "." or tokens[point].text in ")—"
    at_comma = not ends and tokens[point].text == ","
    before_it = trailing(text, lo, start) if start > lo else []
    if (
        text.grammar.flag("free_order")
        and lo > 0
        and _anaphoric(text, lo, min(found.head[0], start))
        and not (point + 1 < hi and tokens[point].text == "," and text.grammar.has("that", tokens[point + 1].low))
    ):
        found.rule, found.back = "back", True
        return found
    quote_end = quote_before(text, start, lo)
    if (
        at_comma
        and text.grammar.flag("comma_opens")
        and quote_end is None
        and _comma_opens(text, found, point, before_it, hi)
    ):
        at_comma, parenthetical, point = False, False, point + 1
        before_it = []
    between = at_comma and start > lo and tokens[start - 1].text == ","
    if before_it and _topic_before(text, found, lo, start):
        found.content, found.opened = [(lo, start)], True
        return found
    if before_it and not between and not _says_something(text, before_it[0], hi):
        before_it = []
    parenthetical = at_comma or ends or inverted
    if before_it and quote_end is not None and "quote" in frames:
        return _quoted(text, found, before_it, start, point, hi)
    if (
        previous is not None
        and previous.cue.kind is Kind.SPEECH
        and "clause" in previous.cue.frames
        and before_it
        and before_it[0][0] <= (previous.marks or (-1, 0))[0] < start
    ):
        # The words before are an attribution of their own: who follows can only pass it on.
        if ends and tokens[start - 1].text == "," and "quote" in frames:
            found.rule, found.content = "tail", before_it
            return found
        before_it = []
    if not before_it and ends and inverted and "topic" in frames and _opens_topic(text, lo, start):
        found.content, found.opened = [(lo, start)], True
        return found
    if parenthetical and before_it and ("quote" in frames or "clause" in frames):
        found.rule = "after"
        found.content = before_it
        if at_comma and point + 1 < hi and not _stops_here(text, point + 1):
            found.content += bounded(text, point + 1, hi, found.cue)
        found.head = (min(start, found.head[0]), point)
        found.opened = True
        return found
    if (
        (ends or at_comma)
        and text.grammar.flag("free_order")
        and not inverted
        and found.source is not None
        and "object" in frames
    ):
        thing = _between(text, found.source[1], start, found.head[1]) or _before_both(text, lo, found.source[0])
        if thing is not None:
            found.content = [thing]
            return found
    if ends or at_comma:
        return alone(text, found, point, hi, ends=ends)
    where = opening(text, point, hi, found.cue)
    if where is None:
        return alone(text, found, point, hi, ends=False)
    found.content = bounded(text, where, _subordinate_end(text, start, where, lo, hi), found.cue)
    found.head = (found.head[0], max(found.head[1], where))
    found.opened = True
    if "target" in frames:
        found.target = target_of(text, where, hi, found.cue)
    return found if found.content else None


def _topic_before(text: Text, found: Found, lo: int, start: int) -> bool:
    """Whether what is told of opens the sentence: "O zatrzymaniu X poinformowała jego żona"."""
    tokens = text.tokens
    return (
        text.grammar.flag("drops_subject")
        and "topic" in found.cue.frames
        and tokens[lo].low in text.grammar.sets.get("object_prepositions", ())
        and tokens[start - 1].text != ","
        and not any(is_verbal(text, k) for k in range(lo, start))
    )


def _to_whom(text: Text, found: Found, at: int, hi: int) -> int:
    """Past who is told between a verb and its clause: "zarzucił mu, że", "powiedział Radiu Swaboda, że"."""
    tokens = text.tokens
    names = text.grammar.flag("drops_subject") and not found.cue.frames & {"object", "target"}
    for end in range(at, min(hi - 1, at + 6)):
        token = tokens[end]
        if token.text == ",":
            return end if end > at and tokens[end + 1].low in text.grammar.sets["about_clause"] else at
        if not (token.tags == "u" or (names and (token.quote >= 0 or token.tags == "N" or "e" in token.tags))):
            break
    return at


def _anaphoric(text: Text, lo: int, stop: int) -> bool:
    """Whether a sentence opens with "об этом" or a bare "это": what is said stands in the sentence before."""
    tokens = text.tokens
    at = lo + 1 if "p" in tokens[lo].tags and lo + 1 < stop else lo
    if at >= stop + 1 or "k" not in tokens[at].tags or tokens[at].mention >= 0 or tokens[at].quote >= 0:
        return False
    if at > lo or at + 1 >= len(tokens):
        return True
    return tokens[at + 1].mention >= 0 or not any(tag in tokens[at + 1].tags for tag in "wNh")


def _between(text: Text, first: int, start: int, last: int) -> Range | None:
    """The object between a subject and its verb ("Костусев обвинения отвергает")."""
    tokens = text.tokens
    stop = next((k for k in range(first, last) if any("F" in form for _, form in tokens[k].cues)), last)
    while stop > first and any(tag in tokens[stop - 1].tags for tag in "nab"):
        stop -= 1
    if stop <= first or start > first or all(any(tag in token.tags for tag in "kt0bp") for token in tokens[first:stop]):
        return None
    return first, stop


def _before_both(text: Text, lo: int, first: int) -> Range | None:
    """The object before a subject and its verb ("Oskarżenia te resort odrzucił")."""
    tokens = text.tokens
    if first <= lo or not text.grammar.flag("drops_subject"):
        return None
    if any(
        is_verbal(text, k) or tokens[k].text == "," or any(tag in tokens[k].tags for tag in "psb-")
        for k in range(lo, first)
    ):
        return None
    return lo, first


def _opens_topic(text: Text, lo: int, start: int) -> bool:
    """Whether what a sentence is about opens it: "Apie sulaikymą pranešė KGB"."""
    grammar = text.grammar
    about = grammar.flag("topic_opens") and grammar.has("object_prepositions", text.tokens[lo].low)
    return about and start - lo >= 2 and "k" not in text.tokens[lo + 1].tags


def quote_before(text: Text, start: int, lo: int) -> int | None:
    """The token that closes a quotation right before an attribution, past comma and dash."""
    tokens = text.tokens
    at = start - 1
    while at >= lo and (tokens[at].text == "," or tokens[at].tags == "-") and tokens[at].quote < 0:
        at -= 1
    if at < lo or tokens[at].quote < 0:
        return None
    return at if tokens[at].tags == '"' or text.quotes[tokens[at].quote].last == at + 1 else None


def _comma_opens(text: Text, found: Found, point: int, before_it: list[Range], hi: int) -> bool:
    """Whether the comma after a cue opens its content: before a conjunction, or where nothing was said before."""
    tokens = text.tokens
    if point + 1 >= hi:
        return False
    if tokens[point + 1].low in text.grammar.sets["about_clause"] and "clause" in found.cue.frames:
        return True
    if before_it and any(tag in tokens[found.head[0] - 1].tags for tag in ",-") and found.head[0] > 0:
        return False
    if any(form == "G" for _, form in tokens[point + 1].cues) or "q" in tokens[point + 1].tags:
        return False
    return text.grammar.flag("bare_clauses") and bool(found.cue.frames & {"clause", "infinitive"})


def _subordinate_end(text: Text, start: int, where: int, lo: int, hi: int) -> int:
    """In "While X said that ..., Y did" what X said ends at the comma."""
    tokens = text.tokens
    if start == lo or "s" not in tokens[lo].tags or "d" in tokens[lo].tags or start - lo > 3:
        return hi
    return next((k for k in range(where + 3, hi) if tokens[k].text == "," and tokens[k].quote < 0), hi)


def _quoted(text: Text, found: Found, before_it: list[Range], start: int, point: int, hi: int) -> Found:
    """A quotation right before its attribution: what follows is manner and occasion, or the quotation goes on."""
    tokens = text.tokens
    found.rule = "quote"
    found.content = before_it
    while point < hi and tokens[point].quote < 0 and tokens[point].tags != "." and tokens[point].text not in ",:":
        point += 1
    found.head = (min(start, found.head[0]), point)
    found.opened = True
    joined = point < hi and (tokens[point].text in ",:" or tokens[point].tags == "-")
    after_it = next((k for k in range(point, min(hi, point + 3)) if tokens[k].quote >= 0), None) if joined else None
    if after_it is not None:
        found.content += bounded(text, after_it, hi, found.cue)
    elif (
        point + 1 < hi
        and tokens[point].text == ","
        and not _stops_here(text, point + 1)
        and text.grammar.flag("runs_after_quote")
    ):
        found.content += bounded(text, point + 1, hi, found.cue)
    return found


def _says_something(text: Text, content: Range, hi: int) -> bool:
    """Whether words before an attribution are a statement, not just a time, a place or another attribution."""
    tokens = text.tokens
    first, last = content
    if any(tokens[k].quote >= 0 for k in range(first, last)) or tokens[hi - 1].tags != ".":
        return True
    if first > 0 and tokens[first - 1].tags == "-":
        return True
    if tokens[first].low in text.grammar.phrases and is_according(text, first):
        return False
    if all(any(tag in token.tags for tag in "tpb0") for token in tokens[first:last]):
        return False  # "вечером в воскресенье"
    return any(is_verbal(text, k) for k in range(first, last)) or last - first >= (
        5 if "p" in tokens[first].tags else 2
    )


def alone(text: Text, found: Found, point: int, hi: int, *, ends: bool) -> Found | None:
    """A verb without content of its own: what it confirms or denies stands in the sentence before."""
    if "alone" not in found.cue.frames or found.shared:
        return None
    found.rule = "alone"
    found.head = (found.head[0], point)
    if found.cue.only_negated or found.cue.stance is Stance.REFUSES:
        found.content = [(point, hi)] if not ends and point < hi else [found.marks] if found.marks else []
        return found
    if "about" in found.cue.frames and found.marks:
        found.content = [found.marks]
        return found
    found.back = True
    return found if ends or found.cue.stance is not Stance.ASSERTS else None


def _stops_here(text: Text, at: int) -> bool:
    """Whether what follows a parenthetical attribution is no more of its content."""
    token = text.tokens[at]
    if text.grammar.has("goes_on", token.low):
        hi = next((last for _, last in text.sentences if last > at), at)
        return speaker_follows(text, at + 1, hi) or verb_soon(text, at + 1, hi)
    return any(form == "G" for _, form in token.cues) or "q" in token.tags or "c" in token.tags or "s" in token.tags


def _addressee(text: Text, found: Found, at: int, hi: int) -> int:
    """Where the one who is told ends; nobody who is told is ever the speaker."""
    tokens = text.tokens
    if "addressee" not in found.cue.frames or at >= hi:
        return at
    first = at
    while at < hi and at - first < 12:
        token = tokens[at]
        if "s" in token.tags and "d" in token.tags and at > first:
            break
        if token.mention >= 0:
            at += 1
        elif (
            token.quote >= 0
            or token.text in ",:."
            or "p" in token.tags
            or ("r" in token.tags and at > first)
            or (at > first and "d" in token.tags and "o" not in tokens[at - 1].tags)
        ):
            break
        elif (token.cues and not token.tags) or (
            any(tag in token.tags for tag in "Nwhd0'oeuxc") and "s" not in token.tags and "v" not in token.tags
        ):
            at += 1
        else:
            break
    return at


def target_of(text: Text, at: int, hi: int, cue: Cue) -> Range:
    """Whom an accusation names: up to the preposition that opens the charge."""
    tokens = text.tokens
    last = at
    while last < hi and not (tokens[last].low in cue.about and last > at):
        if tokens[last].tags == "." or ("s" in tokens[last].tags and "d" not in tokens[last].tags):
            break
        last += 1
    return at, last
