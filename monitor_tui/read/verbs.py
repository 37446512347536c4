"""Cue verbs: who says, and what of the sentence is said."""

from __future__ import annotations

from collections.abc import Iterator

from monitor_tui.model import Kind, Stance
from monitor_tui.read.content import bounded, is_according, opening, places_skipped, that_skipped, trailing
from monitor_tui.read.found import Found
from monitor_tui.read.gender import gender_of
from monitor_tui.read.grammar import Cue
from monitor_tui.read.phrases import Range, after, before, first_subject, is_verbal, scanned_left, scanned_right, told, verb_group
from monitor_tui.read.tokens import Text, Token


def verbal(text: Text, number: int, lo: int, hi: int) -> Iterator[Found]:
    """The attributions of a sentence that hang on a verb, from left to right."""
    tokens = text.tokens
    previous: Found | None = None
    done = lo
    for at in range(lo, hi):
        token = tokens[at]
        if not token.cues or at < done or token.mention >= 0 or (token.quote >= 0 and not _inserted(text, at)) or _is_noun(text, at, lo):
            continue
        for cue, form in token.cues:
            if cue.noun:
                continue
            last = _rest(text, cue, at, hi)
            if last is None:
                continue
            found = _attribution(text, number, cue, form, at, last, lo, hi, previous)
            if found is not None:
                yield found
                previous, done = found, last
                break


def _rest(text: Text, cue: Cue, at: int, hi: int) -> int | None:
    """Where a cue ends: after its further words, which must follow."""
    last = at + 1
    gap = 2 if len(cue.rest) == 1 else 0
    for word in cue.rest:
        found = next((k for k in range(last, min(hi, last + 1 + gap)) if text.tokens[k].low == word), None)
        if found is None or any(text.tokens[k].quote != text.tokens[at].quote for k in range(last, found)):
            return None
        if found > last and not _skippable(text.tokens[last]):
            return None
        last = found + 1
    return last


def _inserted(text: Text, at: int) -> bool:
    """Whether an attribution stands between dashes inside the quotation that it interrupts."""
    return at >= 2 and text.tokens[at - 1].tags == "-" and text.tokens[at - 2].text in (",", "!", "?", "…", "...")


def _is_noun(text: Text, at: int, lo: int) -> bool:
    """Whether a form that could be a noun is one here: after a determiner, a preposition, a possessive, a number."""
    if at == lo:
        return False
    left = text.tokens[at - 1]
    if left.mention >= 0 or left.quote >= 0 or "r" in left.tags:
        return "'" in left.tags and not left.low.endswith(("s’", "s'"))
    return any(tag in left.tags for tag in "dpo'0") and not any(tag in left.tags for tag in "kabn")


def _skippable(token: Token) -> bool:
    return any(tag in token.tags for tag in "bu")


def _attribution(
    text: Text, number: int, cue: Cue, form: str, at: int, last: int, lo: int, hi: int, previous: Found | None
) -> Found | None:
    tokens = text.tokens
    group = verb_group(text, at, lo)
    helpers = [tokens[k].low for k in range(group, at)]
    negated = any("n" in tokens[k].tags for k in range(group, at)) or (last < hi and "n" in tokens[last].tags and form == "F")
    if cue.only_negated and not negated:
        return None
    grammar = text.grammar
    if form == "P" and any(grammar.has("copula", word) for word in helpers):
        return _passive(text, number, cue, group, at, last, lo, hi)
    if form == "P" and not any(grammar.has("perfect", word) for word in helpers):
        return None
    if form in "FI" and group > lo and grammar.has("infinitive_mark", tokens[group - 1].low):
        return None
    if form == "I" and not helpers:
        return None
    if form == "F" and last < hi and grammar.has("agent", tokens[last].low) and any(other == "P" for _, other in tokens[at].cues):
        return None
    if form == "F" and not helpers and grammar.has("ambiguous", tokens[at].low) and not _opens_content(text, last, hi):
        return None
    if form == "G":
        return _gerund(text, number, cue, group, at, last, lo, hi, previous)
    if form == "F" and any(grammar.has("copula", word) for word in helpers) and not cue.only_negated:
        return None
    found = Found("verb", cue, number, (group, last), None, negated=negated, head=(group, last))
    return _placed(text, found, group, last, lo, hi, previous)


def _opens_content(text: Text, at: int, hi: int) -> bool:
    """Whether what follows a form that is more often a noun lets it be a verb."""
    if at >= hi:
        return False
    token = text.tokens[at]
    return token.tags == '"' or token.text == ":" or token.mention >= 0 or any(tag in token.tags for tag in "dsrNu0")


def _placed(text: Text, found: Found, group: int, last: int, lo: int, hi: int, previous: Found | None) -> Found | None:
    """The attribution with its subject and content, or None where it has neither."""
    tokens = text.tokens
    source = _subject(text, found, group, last, lo, hi, previous)
    if source is None:
        return None
    found.source = source
    inverted = source[0] >= last
    found.head = (min(group, source[0]), max(last, source[1]))
    here = source[1] if inverted else last
    start = min(source[0], group)
    if start > lo and text.grammar.has("according.so", tokens[start - 1].low):
        return _as_said(text, found, start - 1, here, lo, hi)
    told = _this_is_how(text, start, lo)
    if told is not None:
        found.content = trailing(text, lo, told)
        found.back = not found.content
        found.rule = "back"
        return found
    return _content(text, found, start, here, lo, hi, previous, inverted=inverted)


def _this_is_how(text: Text, start: int, lo: int) -> int | None:
    """``... - this is how X describes it``: where "this is how" begins."""
    tokens, grammar = text.tokens, text.grammar
    if start - 2 < lo or not grammar.has("back_clause", tokens[start - 1].low):
        return None
    at = start - 2
    if grammar.has("copula", tokens[at].low):
        at -= 1
    return at if at >= lo and "k" in tokens[at].tags else None


def _as_said(text: Text, found: Found, at: int, here: int, lo: int, hi: int) -> Found | None:
    """``As X announced on Friday, ...`` and ``..., as X announced.``"""
    tokens = text.tokens
    comma = next((k for k in range(here, hi) if tokens[k].text == "," and tokens[k].quote < 0), None)
    found.rule = "as said"
    if found.cue.kind is Kind.THOUGHT or not found.cue.frames & {"clause", "quote"}:
        return None
    if at > lo and tokens[at - 1].text in (",", "(") or at > lo + 2:
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


def _subject(text: Text, found: Found, group: int, last: int, lo: int, hi: int, previous: Found | None) -> Range | None:
    tokens = text.tokens
    left = before(text, group, lo) if group > lo else None
    if group > lo and _may_invert(text, found, group, lo, left):
        right = after(text, last, hi)
        if right is not None and _closes(text, right[1], hi) and _is_name(text, right):
            return right
    if left is not None and _subject_like(text, left) and _agrees(text, left, found, last):
        return left
    if text.grammar.flag("free_order"):
        free = _free_subject(text, found, group, last, lo, hi)
        if free is not None:
            return free
    if group > lo and ("c" in tokens[group - 1].tags or tokens[group - 1].text == ","):
        if previous is None and any(form == "I" for cue, form in tokens[last - 1].cues) and found.marks == (last - 1, last):
            return None
        if previous is not None and previous.source is not None and not previous.implicit:
            found.shared = True
            return previous.source
        shared = first_subject(text, lo, group)
        if shared is not None and "c" in tokens[group - 1].tags:
            found.shared = True
            return shared
        return None
    if group == lo or tokens[group - 1].tags in ('"', "-", ":"):
        right = after(text, last, hi)
        if right is not None and _closes(text, right[1], hi):
            return right
    return None


def _free_subject(text: Text, found: Found, group: int, last: int, lo: int, hi: int) -> Range | None:
    """Where word order is free: the subject after the verb, or a body in the locative ("в Кремле сообщили")."""
    tokens = text.tokens
    plural = _ends_with(text, last - 1, found, "agreement.plural")
    inside = text.grammar.sets.get("impersonal", frozenset())
    body = _body_before(text, group, lo, inside) if plural else None
    if body is not None:
        return body
    right = after(text, last, hi)
    if right is not None and _subject_like(text, right) and _agrees(text, right, found, last) and _is_name(text, right):
        return right
    if not plural:
        return None
    point = last
    while point < hi and any(tag in tokens[point].tags for tag in "bt"):
        point += 1
    if point < hi and tokens[point].low in inside:
        source = scanned_right(text, point + 1, hi)
        return _body(text, *source) if source else None
    return None


def _body_before(text: Text, group: int, lo: int, inside: frozenset[str]) -> Range | None:
    """The body in the locative before a plural verb without a subject."""
    tokens = text.tokens
    for at in range(group - 1, lo - 1, -1):
        if tokens[at].low in inside and tokens[at].mention < 0:
            return _body(text, at + 1, group)
        if tokens[at].tags in (".", "-") or tokens[at].text in ",:":
            break
    return None


def _body(text: Text, first: int, last: int) -> Range | None:
    """A phrase that names a body rather than a time, a place or an occasion."""
    tokens = text.tokens
    run = scanned_right(text, first, last) if first < last else None
    if run is None or text.grammar.has("speech_place.nouns", tokens[run[0]].low) or "t" in tokens[run[0]].tags:
        return None
    known = any(token.mention >= 0 and not text.is_person(token.mention) for token in tokens[run[0] : run[1]])
    named = any("h" in token.tags or token.low in text.grammar.descriptions or "N" in token.tags for token in tokens[run[0] : run[1]])
    return run if known or named else None


def _ends_with(text: Text, at: int, found: Found, key: str) -> bool:
    """Whether a verb's form ends as a list of the grammar says."""
    verb = text.tokens[found.marks[1] - len(found.cue.rest) - 1 if found.marks else at].low
    return verb.endswith(tuple(text.grammar.sets.get(key, ())) or ("\0",))


def _agrees(text: Text, source: Range, found: Found, last: int) -> bool:
    """Whether a phrase can be the subject: its name in the nominative, its gender that of the verb."""
    grammar = text.grammar
    if not grammar.flag("free_order"):
        return True
    heads = [token.mention for token in text.tokens[source[0] : source[1]] if token.mention >= 0]
    first = text.tokens[source[0]]
    if first.mention >= 0 and len(set(heads)) == 1 and not text.nominative(first.mention):
        return False
    if first.mention >= 0 and text.is_person(first.mention):
        gender = gender_of(text.actors[first.mention].name)
        if gender == "f" and _ends_with(text, last - 1, found, "agreement.male"):
            return False
        if gender == "m" and _ends_with(text, last - 1, found, "agreement.female"):
            return False
    return True


def _may_invert(text: Text, found: Found, group: int, lo: int, left: Range | None) -> bool:
    """Whether a verb may stand before its subject: after a quotation, or after a clause and a comma."""
    tokens = text.tokens
    if "quote" not in found.cue.frames or "addressee" in found.cue.frames:
        return False
    if tokens[group - 1].tags == '"':
        return True
    if tokens[group - 1].text != ",":
        return False
    if group - 2 >= lo and tokens[group - 2].tags == '"':
        return True
    return left is None or not any(token.mention >= 0 or "N" in token.tags for token in tokens[left[0] : left[0] + 3])


def _is_name(text: Text, source: Range) -> bool:
    """Whether a phrase can be a subject after its verb: a name, a title, a determined noun."""
    first = text.tokens[source[0]]
    if text.grammar.flag("free_order") and first.tags == "w":
        return any("N" in token.tags or token.mention >= 0 for token in text.tokens[source[0] : source[1]])
    return first.mention >= 0 or (any(tag in first.tags for tag in "Ndrh0") and "s" not in first.tags)


def _subject_like(text: Text, source: Range) -> bool:
    """Not a bare time, number or object pronoun."""
    tokens = text.tokens[source[0] : source[1]]
    return any(
        token.mention >= 0 or ("t" not in token.tags and any(tag in token.tags for tag in "Nwhr0qke'") or "d" in token.tags)
        for token in tokens
    )


def _closes(text: Text, at: int, hi: int) -> bool:
    """Whether a clause can end at a token."""
    if at >= hi:
        return True
    token = text.tokens[at]
    return token.text in ",.;:!?)" or token.tags in (".", "-", '"') or any(tag in token.tags for tag in "pt")


def _content(
    text: Text, found: Found, start: int, here: int, lo: int, hi: int, previous: Found | None = None, *, inverted: bool
) -> Found | None:
    """Fill in the content: after the verb, before the attribution, or on both sides of it."""
    tokens, frames = text.tokens, found.cue.frames
    here = told(text, _addressee(text, found, here, hi), hi) if text.grammar.flag("free_order") else _addressee(text, found, here, hi)
    point = that_skipped(text, places_skipped(text, here, hi), hi)
    ends = point >= hi or tokens[point].tags == "." or tokens[point].text in ")—"
    at_comma = not ends and tokens[point].text == ","
    before_it = trailing(text, lo, start) if start > lo else []
    quote_end = _quote_before(text, start, lo)
    if at_comma and text.grammar.flag("comma_opens") and quote_end is None and _comma_opens(text, found, point, before_it, hi):
        at_comma, parenthetical, point = False, False, point + 1
        before_it = []
    between = at_comma and start > lo and tokens[start - 1].text == ","
    if before_it and not between and not _says_something(text, before_it[0], hi):
        before_it = []
    parenthetical = at_comma or ends or inverted
    if before_it and quote_end is not None and "quote" in frames:
        return _quoted(text, found, before_it, start, point, hi)
    if previous is not None and previous.cue.kind is not Kind.THOUGHT and before_it and before_it[0][0] <= (previous.marks or (-1, 0))[0] < start:
        # The words before are an attribution of their own: who follows can only pass it on.
        if ends and tokens[start - 1].text == "," and "quote" in frames:
            found.rule, found.content = "tail", before_it
            return found
        before_it = []
    if parenthetical and before_it and ("quote" in frames or "clause" in frames):
        found.rule = "after"
        found.content = before_it
        if at_comma and point + 1 < hi and not _stops_here(text, point + 1):
            found.content += bounded(text, point + 1, hi, found.cue)
        found.head = (min(start, found.head[0]), point)
        found.opened = True
        return found
    if ends or at_comma:
        return _alone(text, found, point, hi, ends=ends)
    where = opening(text, point, hi, found.cue)
    if where is None:
        return _alone(text, found, point, hi, ends=False)
    found.content = bounded(text, where, _subordinate_end(text, start, where, lo, hi), found.cue)
    found.head = (found.head[0], max(found.head[1], where))
    found.opened = True
    if "target" in frames:
        found.target = _target(text, where, hi, found.cue)
    return found if found.content else None


def _quote_before(text: Text, start: int, lo: int) -> int | None:
    """The token that closes a quotation right before an attribution, past comma and dash."""
    tokens = text.tokens
    at = start - 1
    while at >= lo and (tokens[at].text == "," or tokens[at].tags == "-") and tokens[at].quote < 0:
        at -= 1
    return at if at >= lo and tokens[at].quote >= 0 and tokens[at].tags == '"' else None


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
    after_it = next((k for k in range(point, min(hi, point + 2)) if tokens[k].quote >= 0), None)
    if after_it is not None:
        found.content += bounded(text, after_it, hi, found.cue)
    elif point + 1 < hi and tokens[point].text == "," and not _stops_here(text, point + 1) and text.grammar.flag("runs_after_quote"):
        found.content += bounded(text, point + 1, hi, found.cue)
    return found


def _says_something(text: Text, content: Range, hi: int) -> bool:
    """Whether words before an attribution are a statement, not just a time, a place or another attribution."""
    tokens = text.tokens
    first, last = content
    if any(tokens[k].quote >= 0 for k in range(first, last)) or tokens[hi - 1].tags != ".":
        return True
    if tokens[first].low in text.grammar.phrases and is_according(text, first):
        return False
    return any(is_verbal(text, k) for k in range(first, last)) or last - first >= (5 if "p" in tokens[first].tags else 2)


def _alone(text: Text, found: Found, point: int, hi: int, *, ends: bool) -> Found | None:
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
    return any(form == "G" for _, form in token.cues) or "q" in token.tags or ("c" in token.tags and token.low != "that") or "s" in token.tags


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
        elif token.quote >= 0 or token.text in ",:." or "p" in token.tags or ("r" in token.tags and at > first):
            break
        elif at > first and "d" in token.tags and "o" not in tokens[at - 1].tags:
            break
        elif any(tag in token.tags for tag in "Nwhd0'oeuxc") and "s" not in token.tags and "v" not in token.tags:
            at += 1
        else:
            break
    return at


def _target(text: Text, at: int, hi: int, cue: Cue) -> Range:
    """Whom an accusation names: up to the preposition that opens the charge."""
    tokens = text.tokens
    last = at
    while last < hi and not (tokens[last].low in cue.about and not (tokens[last].low == "of" and last == at)):
        if tokens[last].tags == "." or ("s" in tokens[last].tags and "d" not in tokens[last].tags):
            break
        last += 1
    return at, last


def _gerund(
    text: Text, number: int, cue: Cue, group: int, at: int, last: int, lo: int, hi: int, previous: Found | None
) -> Found | None:
    """``..., saying that``: the subject is that of the clause it hangs on."""
    tokens = text.tokens
    if group <= lo:
        return None
    found = Found("gerund", cue, number, (group, last), None, head=(group, last), shared=True)
    left = tokens[group - 1]
    if left.text in (",", "-") or "c" in left.tags or left.low == "by":
        found.source = previous.source if previous is not None and previous.source and not previous.implicit else first_subject(text, lo, group)
    elif left.cues and any(form == "N" for _, form in left.cues):
        found.source = first_subject(text, lo, group)
    elif any(text.grammar.has("copula", tokens[k].low) for k in range(group, at)):
        found.source, found.shared = before(text, group, lo), False
    if found.source is None:
        return None
    done = _content(text, found, group, last, group, hi, inverted=False)
    return done if done is not None and done.content else None


def _passive(text: Text, number: int, cue: Cue, group: int, at: int, last: int, lo: int, hi: int) -> Found | None:
    """``was condemned by X``, ``X was quoted as saying``, ``X was told``: only where the author is named."""
    tokens, grammar = text.tokens, text.grammar
    point = last
    limit = min(hi, last + 14)
    while point < limit and not grammar.has("agent", tokens[point].low):
        if tokens[point].text in ",;:." or tokens[point].tags == '"':
            return None
        point += 1
    if point >= limit or point + 1 >= hi:
        return None
    source = scanned_right(text, point + 1, hi)
    if source is None or not _subject_like(text, source):
        return None
    if "t" in tokens[point + 1].tags and tokens[point + 1].mention < 0:
        return None
    content = before(text, group, lo) or scanned_left(text, group, lo)
    found = Found("passive", cue, number, (group, last), source, head=(group, source[1]))
    found.negated = any("n" in tokens[k].tags for k in range(group, at))
    if content is not None:
        found.content = [content]
        if all("k" in token.tags for token in tokens[content[0] : content[1]]):
            found.back, found.content = True, []
    if "addressee" in cue.frames or "target" in cue.frames:
        found.target = content if "target" in cue.frames else None
        rest = places_skipped(text, source[1], hi)
        if rest < hi and tokens[rest].tags != ".":
            found.content = bounded(text, rest, hi, cue)
    return found if found.content or found.back else None
