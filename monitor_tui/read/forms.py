"""Attributions without a finite cue verb: headlines, "according to", nouns of speech, hearsay."""

from __future__ import annotations

from collections.abc import Iterator

from monitor_tui.model import Kind, Stance
from monitor_tui.read.content import bounded, that_skipped, trailing
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Cue
from monitor_tui.read.phrases import Range, first_subject, is_verbal, scanned_right
from monitor_tui.read.tokens import Text

COLON = Cue(":", frames=frozenset({"clause", "quote"}))
ACCORDING = Cue("according to", frames=frozenset({"clause", "quote"}))
HEARSAY = Cue("hearsay", frames=frozenset({"clause"}))
ACCUSED = Cue("hearsay", Stance.ACCUSES, frames=frozenset({"clause"}))
BELIEVED = Cue("hearsay", kind=Kind.THOUGHT, frames=frozenset({"clause"}))
HEADLINE = 24
"""Tokens that a headline has at most."""
NAME = 7
"""Tokens that the name before a colon has at most."""


def headline(text: Text, number: int, lo: int, hi: int, places: frozenset[int]) -> Iterator[Found]:
    """``Kremlin: attempt prevented`` and ``Attempt prevented – Kremlin``, in a line or before a quotation."""
    tokens = text.tokens
    first = lo
    while first < hi and tokens[first].tags == "*":
        first += 1
    for at in range(first, hi):
        if tokens[at].text == ":" and tokens[at].quote < 0:
            if at + 1 < hi and _names(text, first, at, places, quoted=tokens[at + 1].tags == '"' or not _is_line(text, lo, hi)):
                yield Found("colon", COLON, number, (at, at + 1), (first, at), [(at + 1, hi - _stop(text, hi))], head=(first, at + 1), opened=True)
                return
            if at + 1 < hi and tokens[at + 1].tags == '"' and tokens[first].mention >= 0 and text.is_person(tokens[first].mention) and not _has_cue(text, first, at):
                name = next(k for k in range(first, at + 1) if tokens[k].mention != tokens[first].mention)
                yield Found("colon", COLON, number, (at, at + 1), (first, name), [(at + 1, hi - _stop(text, hi))], head=(first, at + 1), opened=True)
                return
            first = at + 1
    if not _is_line(text, lo, hi):
        return
    for at in range(hi - 1, max(lo, hi - NAME - 1), -1):
        if tokens[at].tags == "-" or (tokens[at].text in ":" and at > lo):
            words = sum(token.text[0].isalnum() for token in tokens[lo:at])
            if hi - at > 1 and words > 2 and _names(text, at + 1, hi, places, quoted=False):
                yield Found("dash", COLON, number, (at, at + 1), (at + 1, hi), trailing(text, lo, at), head=(at, hi))
            return


def _has_cue(text: Text, first: int, last: int) -> bool:
    return any(form == "F" for token in text.tokens[first:last] for _, form in token.cues)


def _is_line(text: Text, lo: int, hi: int) -> bool:
    """Whether a sentence is a line without a stop at its end."""
    return hi - lo <= HEADLINE and hi > lo and text.tokens[hi - 1].text not in (".", "!", "…", ";")


def _stop(text: Text, hi: int) -> int:
    return 1 if text.tokens[hi - 1].tags == "." and text.tokens[hi - 1].quote < 0 else 0


def _names(text: Text, first: int, last: int, places: frozenset[int], *, quoted: bool) -> bool:
    """Whether tokens are the name of a speaker and nothing else."""
    tokens = text.tokens[first:last]
    if not tokens or len(tokens) > NAME or text.grammar.has("speakers.nobody", tokens[-1].low):
        return False
    if any(is_verbal(text, at) and text.tokens[at].mention < 0 for at in range(first, last)) or any("p" in t.tags and t.mention < 0 for t in tokens):
        return False
    if any(token.tags in (".", '"', "-") or token.text in ",(" for token in tokens):
        return False
    known = any(token.mention >= 0 for token in tokens) or any(at in places for at in range(first, last))
    if known and len(tokens) <= NAME:
        return True
    titled = any("h" in token.tags for token in tokens)
    named = all("N" in token.tags or "h" in token.tags or "x" in token.tags for token in tokens)
    if text.grammar.flag("nouns_capitalised"):
        return (titled and len(tokens) <= 4) or (named and len(tokens) >= 2 and quoted)
    return (titled and len(tokens) <= 4) or (named and (quoted or 2 <= len(tokens) <= 3))


def according(text: Text, number: int, lo: int, hi: int) -> Iterator[Found]:
    """``According to X, ...``, ``..., according to X`` and phrases that follow the name (``X zufolge``)."""
    tokens, phrases = text.tokens, text.grammar.phrases
    if not phrases:
        return
    at = lo
    while at < hi:
        last = at + 1
        owned = _owned(text, number, at, lo, hi) or _by_pronoun(text, number, at, lo, hi)
        if owned is not None:
            yield owned
            at = owned.head[1]
            continue
        for phrase in phrases.get(tokens[at].low, ()):
            end = at + len(phrase.words)
            if end <= hi and all(tokens[at + k].low == word for k, word in enumerate(phrase.words)):
                found = _according(text, number, phrase.sort, at, end, lo, hi)
                if found is not None:
                    yield found
                    last = max(last, found.head[1])
                    break
        at = last


def _according(text: Text, number: int, sort: str, at: int, end: int, lo: int, hi: int) -> Found | None:
    tokens = text.tokens
    if sort == "after":
        source = _left_of(text, at, lo)
        head = (source[0], end) if source else (at, end)
    elif sort == "nobody":
        return None
    elif sort == "so":
        source = _trailing_source(text, at, end, lo, hi)
        head = (at, source[1]) if source else (at, end)
    else:
        start = end + 1 if end < hi and text.grammar.has("cases.of", text.tokens[end].low) else end
        source = _source_right(text, start, hi, inside=at > lo and tokens[at - 1].text == "," and text.grammar.flag("free_order"))
        head = (at, source[1]) if source else (at, end)
    if source is None:
        return None
    rule = "citing" if sort == "citing" else "according"
    found = Found(rule, ACCORDING, number, (at, end), source, head=head)
    found.content = _around(text, head, lo, hi)
    found.opened = True
    return found


def _by_pronoun(text: Text, number: int, at: int, lo: int, hi: int) -> Found | None:
    """``по его словам``, ``in her words``: a possessive inside the phrase."""
    tokens, grammar = text.tokens, text.grammar
    if at + 2 >= hi or not any(grammar.has(f"speakers.{kind}", tokens[at + 1].low) for kind in ("female", "male", "plural")):
        return None
    for phrase in grammar.phrases.get(tokens[at].low, ()):
        words = [word for word in phrase.words[1:] if word not in ("the",)]
        end = at + 2 + len(words)
        if phrase.sort == "before" and words and end <= hi and all(tokens[at + 2 + k].low == word for k, word in enumerate(words)):
            found = Found("according", ACCORDING, number, (at, end), (at + 1, at + 2), head=(at, end), opened=True)
            found.content = _around(text, found.head, lo, hi)
            return found
    return None


def _owned(text: Text, number: int, at: int, lo: int, hi: int) -> Found | None:
    """``nach Lukaschenkos Worten``, ``nach Polizeiangaben``, ``nach eigenen Angaben``: the speaker before the noun or in it."""
    tokens, grammar = text.tokens, text.grammar
    nouns = grammar.sets.get("according.possessed")
    if nouns is None or tokens[at].low not in nouns or "p" not in tokens[at].tags:
        return None
    noun = next((k for k in range(at + 1, min(hi, at + 5)) if tokens[k].low.endswith(tuple(nouns)) and "N" in tokens[k].tags), None)
    if noun is None or any(tokens[k].text in ",:" or "p" in tokens[k].tags for k in range(at + 1, noun)):
        return None
    if noun == at + 1:
        source: Range | None = (noun, noun + 1) if tokens[noun].low not in nouns else None
    elif grammar.has("own", tokens[at + 1].low):
        source = next((r for r in [first_subject(text, noun + 1, hi) if at == lo else first_subject(text, lo, at)] if r), None)
    elif tokens[at + 1].mention >= 0 or "'" in tokens[at + 1].tags or grammar.has("speakers.male", tokens[at + 1].low) or grammar.has("speakers.female", tokens[at + 1].low):
        source = (at + 1, noun)
    else:
        source = None
    if source is None:
        return None
    found = Found("according", ACCORDING, number, (at, noun + 1), source, head=(at, noun + 1))
    found.content, found.opened = _around(text, found.head, lo, hi), True
    return found


def _trailing_source(text: Text, at: int, end: int, lo: int, hi: int) -> Range | None:
    """``..., so Peskow.``: a name after a clause or quotation, and nothing but its end after it."""
    tokens = text.tokens
    if at == lo or not (tokens[at - 1].text == "," or tokens[at - 1].tags in ('"', "-")) or end >= hi:
        return None
    if not any(tag in tokens[end].tags for tag in "Ndh") and tokens[end].mention < 0:
        return None
    source = scanned_right(text, end, hi)
    if source is None:
        return None
    stop = source[1]
    return source if stop >= hi or tokens[stop].tags == "." or tokens[stop].text in ",:" or any(tag in tokens[stop].tags for tag in "bpt") else None


def _source_right(text: Text, at: int, hi: int, *, inside: bool = False) -> Range | None:
    """The source after "according to", with its prepositional phrases, up to a comma or a verb."""
    tokens = text.tokens
    if at >= hi or tokens[at].low in text.grammar.sets["about_clause"] - {"who"} and tokens[at].mention < 0:
        return None
    found = scanned_right(text, at, hi)
    if found is None:
        return None
    last = found[1]
    if last >= hi or tokens[last].tags == "." or inside:
        # An apposition ends at a comma of its own: what ends with the sentence is what is said.
        last = next((k for k in range(found[0], last) if tokens[k].text == "," and tokens[k].quote < 0), last)
    while last < hi and tokens[last].quote >= 0 and text.quotes[tokens[last].quote].last - text.quotes[tokens[last].quote].first <= 7:
        last = text.quotes[tokens[last].quote].last
    return found[0], last


def _left_of(text: Text, at: int, lo: int) -> Range | None:
    from monitor_tui.read.phrases import scanned_left

    return scanned_left(text, at, lo)


def _around(text: Text, head: Range, lo: int, hi: int) -> list[Range]:
    tokens = text.tokens
    before = trailing(text, lo, head[0])
    at = head[1]
    while at < hi and tokens[at].text in ",—–-":
        at += 1
    if before and (at >= hi or tokens[at].tags == "." or any(tag in tokens[at].tags for tag in "cs") or tokens[head[1]].text == ","):
        if at < hi and tokens[at].tags != "." and tokens[head[1]].text == "," and not any(tag in tokens[at].tags for tag in "csq"):
            return before + bounded(text, at, hi, ACCORDING)
        return before
    return before + (bounded(text, at, hi, ACCORDING) if at < hi else [])


def hearsay(text: Text, number: int, lo: int, hi: int) -> Iterator[Found]:
    """``are said to``, ``is believed to be``: somebody says it, but the sentence does not tell who."""
    tokens, grammar = text.tokens, text.grammar
    for at in range(lo + (not grammar.flag("free_order")), hi - 1):
        token = tokens[at]
        if grammar.has("reportive.said", token.low):
            told = _it_was_said(text, number, at, lo, hi)
            if told is not None:
                yield told
                return
            continue
        if grammar.has("reportive.single", token.low) and not (at > lo and grammar.has("according.as", tokens[at - 1].low)):
            yield _single(text, number, at, lo, hi)
            return
        if grammar.has("obligation", token.low) and _perfect_follows(text, at, hi):
            found = Found("hearsay", HEARSAY, number, (at, at + 1), None, implicit=True, head=(at, at + 1))
            found.content = [(lo, hi - _stop(text, hi))]
            yield found
            return
        if not grammar.has("reportive.words", token.low):
            continue
        first = at
        while first > lo and any(tag in tokens[first - 1].tags for tag in "abn") and "d" not in tokens[first - 1].tags:
            first -= 1
        if not any(grammar.has("copula", tokens[k].low) for k in range(first, at)) and not grammar.flag("copula_free"):
            continue
        if tokens[at + 1].low not in grammar.sets.get("reportive.follow", ()):
            continue
        cue = ACCUSED if grammar.has("reportive.accuses", token.low) else HEARSAY
        if any("q" in tokens[k].tags for k in range(max(lo, first - 1), first)):
            continue
        if grammar.has("reportive.thought", token.low):
            cue = BELIEVED
        found = Found("hearsay", cue, number, (first, at + 1), None, implicit=True, head=(first, at + 1))
        found.content = trailing(text, lo, first) + bounded(text, at + 1, hi, cue)
        found.negated = any("n" in tokens[k].tags for k in range(first, at))
        if cue is ACCUSED and first > lo:
            found.target = (lo, first)
        yield found
        return


def _it_was_said(text: Text, number: int, at: int, lo: int, hi: int) -> Found | None:
    """``hieß es aus dem Ministerium``: the place that it comes from is the speaker, without one it is hearsay."""
    tokens, grammar = text.tokens, text.grammar
    if not any(grammar.has("it", tokens[k].low) for k in (at - 1, at + 1) if lo <= k < hi):
        return None
    point = next((k for k in range(lo, hi) if grammar.has("reportive.from", tokens[k].low) and abs(k - at) <= 8 and tokens[k].quote < 0), None)
    source = scanned_right(text, point + 1, hi) if point is not None and point + 1 < hi else None
    if source is not None and source[0] <= at < source[1]:
        source = None
    found = Found("it was said", ACCORDING, number, (at, at + 1), source, implicit=source is None, head=(at, at + 1), opened=True)
    comma = next((k for k in range(at, hi) if tokens[k].text in (",", ":") and tokens[k].quote < 0), None)
    before = trailing(text, lo, at) if at > lo and any(t.text == "," or t.quote >= 0 for t in tokens[lo:at]) else []
    found.content = before or (bounded(text, comma + 1, hi, ACCORDING) if comma is not None and comma + 1 < hi else [])
    return found if found.content else None


def _perfect_follows(text: Text, at: int, hi: int) -> bool:
    """Whether a modal verb closes with a perfect infinitive: "soll ... geplant haben" reports, "soll gebaut werden" plans."""
    tokens = text.tokens
    for k in range(at + 1, min(hi, at + 40)):
        if text.grammar.has("perfect_infinitive", tokens[k].low) and (k + 1 >= hi or tokens[k + 1].text in ",." or "c" in tokens[k + 1].tags):
            return True
    return False


def _document_of(text: Text, at: int, hi: int) -> Range | None:
    """Whose statement or report a phrase after a verb of hearsay names."""
    tokens, grammar = text.tokens, text.grammar
    if at + 2 >= hi or not grammar.has("speech_place.prepositions", tokens[at].low) or not grammar.has("speech_place.nouns", tokens[at + 1].low):
        return None
    first = at + 2
    if tokens[first].mention < 0 and not any(tag in tokens[first].tags for tag in "Nwh"):
        return None
    return scanned_right(text, first, hi)


def _single(text: Text, number: int, at: int, lo: int, hi: int) -> Found:
    """One word of hearsay: "сообщается, что", "обвиняется в"."""
    grammar, low = text.grammar, text.tokens[at].low
    cue = ACCUSED if grammar.has("reportive.accuses", low) else BELIEVED if grammar.has("reportive.thought", low) else HEARSAY
    owner = _document_of(text, at + 1, hi)
    if owner is not None:
        # "говорится в заявлении министерства": the paper's author speaks.
        found = Found("it was said", ACCORDING, number, (at, at + 1), owner, head=(at, owner[1]), opened=True)
        found.content = _around(text, found.head, lo, hi)
        return found
    found = Found("hearsay", cue, number, (at, at + 1), None, implicit=True, head=(at, at + 1))
    found.content = trailing(text, lo, at) + bounded(text, at + 1, hi, cue)
    if cue is ACCUSED and at > lo:
        found.target = (lo, at)
    return found


def _bare(text: Text, at: int, hi: int) -> bool:
    """Whether reported speech without a conjunction follows: a clause in the subjunctive after a comma."""
    forms = text.grammar.sets.get("subjunctive.sure")
    return forms is not None and text.tokens[at - 1].text == "," and any(token.low in forms for token in text.tokens[at : min(hi, at + 5)])


def nominal(text: Text, number: int, lo: int, hi: int) -> Iterator[Found]:
    """``the accusation by X that ...`` and ``X's claim that ...``."""
    tokens, grammar = text.tokens, text.grammar
    opens, by = grammar.sets.get("nouns_with.opens", frozenset()), grammar.sets.get("nouns_with.by", frozenset())
    for at in range(lo + 1, hi - 1):
        cue = next((cue for cue, form in tokens[at].cues if form == "N"), None)
        if cue is None or is_verbal(text, at) and tokens[at - 1].tags in ("r", "N"):
            continue
        owner: Range | None = None
        end = at + 1
        if tokens[end].low in by and end + 1 < hi:
            owner = scanned_right(text, end + 1, hi)
            end = owner[1] if owner else end
        elif grammar.has("cases.genitive", tokens[end].low) and end + 1 < hi:
            owner = scanned_right(text, end, hi)
            end = owner[1] if owner else end
        elif "by_case" in grammar.raw.get("nouns_with", {}) and end < hi and (tokens[end].mention >= 0 or any(tag in tokens[end].tags for tag in "Nw")):
            owner = scanned_right(text, end, hi)
            end = owner[1] if owner else end
        elif "'" in tokens[at - 1].tags:
            from monitor_tui.read.phrases import scanned_left

            owner = scanned_left(text, at, lo)
        if owner is None:
            continue
        end = that_skipped(text, end, hi)
        if end < hi and tokens[end].text == "," and grammar.flag("comma_opens"):
            end += 1
        if end >= hi or not (tokens[end].low in opens or _bare(text, end, hi)):
            continue
        found = Found("noun", cue, number, (at, at + 1), owner, head=(min(at, owner[0]), end))
        found.content = bounded(text, end, hi, ACCORDING)
        if cue.kind is Kind.SPEECH and found.content:
            yield found
