"""Cue verbs: who says, and what of the sentence is said."""

from __future__ import annotations

from collections.abc import Iterator

from monitor_tui.model import Kind
from monitor_tui.read.bounds import bounded
from monitor_tui.read.content import places_skipped
from monitor_tui.read.following import scanned_right, told_to
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import NO_WORD, Cue
from monitor_tui.read.phrases import before, is_verbal, scanned_left, verb_group
from monitor_tui.read.quoting import SAYING, quotes
from monitor_tui.read.saying import content_of, placed
from monitor_tui.read.sharing import first_subject
from monitor_tui.read.subjects import subject_like
from monitor_tui.read.tokens import Text, Token
from monitor_tui.read.unsaid import is_unwilling


def verbal(text: Text, number: int, lo: int, hi: int) -> Iterator[Found]:
    """The attributions of a sentence that hang on a verb, from left to right."""
    tokens = text.tokens
    previous: Found | None = None
    done = lo
    free = text.grammar.flag("free_order")
    for at in range(lo, hi):
        token = tokens[at]
        if free and not token.cues and "v" in token.tags and at >= done and _beside_speech(text, at, lo):
            found = _attribution(text, number, SAYING, "F", at, at + 1, lo, hi, previous)
            if found is not None and found.rule in ("quote", "quoted"):
                yield found
                previous, done = found, at + 1
            continue
        if not token.cues or at < done or token.mention >= 0:
            continue
        if (token.quote >= 0 and not _inserted(text, at)) or _is_noun(text, at, lo):
            continue
        for cue, form in token.cues:
            if cue.noun or (cue.denied and "a" in token.tags):
                continue
            last = _rest(text, cue, at, hi)
            ahead = _rest_ahead(text, cue, at, lo) if last is None and free and form == "F" else None
            if (last is None and ahead is None) or _means_else(text, cue, last or at + 1, lo, hi):
                continue
            found = _attribution(text, number, cue, form, at, last or at + 1, lo, hi, previous, ahead)
            if found is not None:
                yield found
                previous, done = found, last or at + 1
                break


def _means_else(text: Text, cue: Cue, last: int, lo: int, hi: int) -> bool:
    """Whether a word gives the verb another meaning: in the sentence ("zu elf Jahren Haft verurteilt"), or right
    after it ("called off")."""
    if last < hi and text.grammar.has(f"unless_next.{cue.lemma}", text.tokens[last].low):
        return True
    words = text.grammar.sets.get(f"unless.{cue.lemma}")
    return words is not None and any(token.low in words for token in text.tokens[lo:hi])


def _rest(text: Text, cue: Cue, at: int, hi: int) -> int | None:
    """Where a cue ends: after its further words, which must follow."""
    last = at + 1
    gap = 2 if len(cue.rest) == 1 else 0
    for word in cue.rest:
        found = next((k for k in range(last, min(hi, last + 1 + gap)) if text.tokens[k].low == word), None)
        if found is None and len(cue.rest) == 1 and text.grammar.flag("rest_before"):
            return last if any(token.low == word for token in text.tokens[max(0, at - 3) : at]) else None
        if found is None or any(text.tokens[k].quote != text.tokens[at].quote for k in range(last, found)):
            return None
        if found > last and not _skippable(text.tokens[last]):
            return None
        last = found + 1
    return last


def _rest_ahead(text: Text, cue: Cue, at: int, lo: int) -> int | None:
    """Where the object of a fixed phrase stands right before its verb ("вину не признал")."""
    if len(cue.rest) != 1:
        return None
    k = at - 1
    while k > lo and any(tag in text.tokens[k].tags for tag in "bn") and text.tokens[k].low not in cue.rest:
        k -= 1
    return k if k >= lo and text.tokens[k].low == cue.rest[0] else None


def _beside_speech(text: Text, at: int, lo: int) -> bool:
    """Whether a verb stands right after the comma and dash that close direct speech ("«...», — отрезал он")."""
    tokens = text.tokens
    k = at - 1
    while k > lo and "b" in tokens[k].tags:
        k -= 1
    infinitive = tokens[at].low.endswith(tuple(text.grammar.sets.get("infinitive_endings", ())) or ("\0",))
    if infinitive and not text.grammar.has("passive.quotes", tokens[at].low):
        return False
    if k - 1 <= lo or tokens[k].tags != "-" or tokens[k - 1].text not in (",", "!", "?", "…", "...", "»", "”", '"'):
        return False
    return tokens[lo].tags == "-" or any(tokens[n].quote >= 0 and tokens[n].tags == '"' for n in (k - 1, k - 2))


def _inserted(text: Text, at: int) -> bool:
    """Whether an attribution stands between dashes inside the quotation that it interrupts."""
    return at >= 2 and text.tokens[at - 1].tags == "-" and text.tokens[at - 2].text in (",", "!", "?", "…", "...")


def _is_noun(text: Text, at: int, lo: int) -> bool:
    """Whether a form that could be a noun is one here: after a determiner, a preposition, a possessive, a number."""
    if at == lo:
        return False
    left = text.tokens[at - 1]
    if text.grammar.has("infinitive_mark", left.low) and _eager(text, at - 1, lo) is not None:
        return False
    if left.mention >= 0 or left.quote >= 0 or "r" in left.tags:
        return "'" in left.tags and not left.low.endswith(("s’", "s'"))
    return any(tag in left.tags for tag in "dpo'0") and not any(tag in left.tags for tag in "kabn")


def _skippable(token: Token) -> bool:
    return any(tag in token.tags for tag in "bu")


def _attribution(
    text: Text,
    number: int,
    cue: Cue,
    form: str,
    at: int,
    last: int,
    lo: int,
    hi: int,
    previous: Found | None,
    ahead: int | None = None,
) -> Found | None:
    tokens = text.tokens
    group = verb_group(text, at, lo) if ahead is None else ahead
    helpers = [tokens[k].low for k in range(group, at)]
    negated = any("n" in tokens[k].tags for k in range(group, at)) or (
        last < hi and "n" in tokens[last].tags and form == "F"
    )
    grammar = text.grammar
    negated = negated or cue.denied or (last < hi and grammar.has("none", tokens[last].low))  # "vouches for nobody"
    if not negated and group - 3 >= lo and "r" in tokens[group - 1].tags:
        negated = "a" in tokens[group - 2].tags and "n" in tokens[group - 3].tags  # "nor did he say"
    if form == "I" and not helpers and grammar.flag("free_order") and _would_not(text, last, hi):
        helpers, negated, last = [tokens[last + 1].low], True, last + 2  # "раскрывать не стал"
    if cue.only_negated and not negated:
        return None
    if group > lo and grammar.has("gerund_helper", tokens[group - 1].low):
        return None  # "denies having told"
    if negated and cue.kind is Kind.THOUGHT and is_unwilling(text, last):
        return None
    if (
        form == "P"
        and any(grammar.has("copula", word) for word in helpers)
        and grammar.has("passive.quoted", tokens[at].low)
    ):
        return _quoted_as(text, number, group, last, lo, hi)
    if form == "F" and grammar.has("passive.quotes", tokens[at].low):
        quoted = quotes(text, number, group, last, lo, hi)
        if quoted is not None:
            return quoted
    if form == "P" and any(grammar.has("copula", word) for word in helpers):
        return _passive(text, number, cue, group, at, last, lo, hi)
    if form == "P" and not any(grammar.has("perfect", word) for word in helpers):
        return None
    if form in "FI" and group > lo and grammar.has("infinitive_mark", tokens[group - 1].low):
        eager = _eager(text, group - 1, lo)
        if eager is None:
            return None
        group, helpers = eager, [tokens[group - 2].low]
    if form == "I" and all(_only_negates(grammar.words.get(word, NO_WORD).tags) for word in helpers):
        return None
    if (
        form == "F"
        and last < hi
        and any(other == "P" for _, other in tokens[at].cues)
        and (
            grammar.has("agent", tokens[last].low)
            or (
                not cue.frames & {"infinitive", "addressee", "about", "object"}
                and grammar.has("infinitive_mark", tokens[last].low)
                and told_to(text, last, hi) == last
            )
        )
    ):
        # "reports published by", "a voice said to be his"
        return None
    ambiguous = form == "F" and not helpers and grammar.has("ambiguous", tokens[at].low)
    if ambiguous and not (_opens_content(text, last, hi) or _closes_sentence(text, group, last, lo, hi)):
        return None
    if form == "G":
        return _gerund(text, number, cue, group, at, last, lo, hi, previous)
    if form == "F" and any(grammar.has("copula", word) for word in helpers) and not cue.only_negated:
        return None
    found = Found("verb", cue, number, (group, last), None, negated=negated, head=(group, last))
    done = placed(text, found, group, last, lo, hi, previous)
    if done is not None and f"speakers.{cue.lemma}" in grammar.sets and not _is_of(text, done, f"speakers.{cue.lemma}"):
        return None
    own = negated and not cue.denied
    if done is not None and own and any(_says_not(text, last, first, end) for first, end in done.content):
        if cue.only_negated:
            return None
        done.negated = False
    return done


def _is_of(text: Text, found: Found, key: str) -> bool:
    """Whether a word of the subject is among those that alone can do what a verb says ("reads a statement")."""
    first, last = found.source or (0, 0)
    return any(text.grammar.has(key, token.low) for token in text.tokens[first:last])


def _eager(text: Text, at: int, lo: int) -> int | None:
    """Where "was quick (to)" or "hastened (to)" begins: what follows was said."""
    tokens, grammar = text.tokens, text.grammar
    k = at - 1
    if k <= lo or tokens[k].quote >= 0:
        return None
    if grammar.has("eager.verbs", tokens[k].low):
        return verb_group(text, k, lo)
    if not grammar.has("eager.words", tokens[k].low):
        return None
    while k - 1 > lo and tokens[k - 1].tags == "b":
        k -= 1
    return verb_group(text, k - 1, lo) if grammar.has("copula", tokens[k - 1].low) else None


def _only_negates(tags: str) -> bool:
    """Whether a word before an infinitive is a bare "not", no verb that would govern it ("nenorėjo atskleisti")."""
    return "n" in tags and "a" not in tags


def _would_not(text: Text, at: int, hi: int) -> bool:
    """Whether "не стал" follows an infinitive."""
    tokens = text.tokens
    return at + 1 < hi and "n" in tokens[at].tags and text.grammar.has("unwilling", tokens[at + 1].low)


def _says_not(text: Text, at: int, first: int, last: int) -> bool:
    """Whether a negation after a verb belongs to what is said: "said no decision was made", "vowed not to repeat"."""
    if first != at or "n" not in text.tokens[at].tags:
        return False
    endings = tuple(text.grammar.sets.get("infinitive_endings", ())) or ("\0",)
    if at + 1 < last and (
        text.grammar.has("infinitive_mark", text.tokens[at + 1].low) or text.tokens[at + 1].low.endswith(endings)
    ):
        return True  # "vowed not to repeat", "призвал не вести переговоров"
    return any(is_verbal(text, k) for k in range(at + 1, last))


def _closes_sentence(text: Text, group: int, last: int, lo: int, hi: int) -> bool:
    """Whether a form that is more often a noun ends a short attribution after a comma (", the service claims.")."""
    tokens = text.tokens
    if last < hi and not (tokens[last].tags == "." or tokens[last].text == ","):
        return False
    comma = next((k for k in range(group - 1, max(lo, group - 8), -1) if tokens[k].text == ","), None)
    return comma is not None and (tokens[comma + 1].mention >= 0 or any(tag in tokens[comma + 1].tags for tag in "dNh"))


def _opens_content(text: Text, at: int, hi: int) -> bool:
    """Whether what follows a form that is more often a noun lets it be a verb."""
    if at >= hi:
        return False
    token = text.tokens[at]
    return token.tags == '"' or token.text == ":" or token.mention >= 0 or any(tag in token.tags for tag in "dsrNu0")


def _gerund(
    text: Text, number: int, cue: Cue, group: int, at: int, last: int, lo: int, hi: int, previous: Found | None
) -> Found | None:
    """``..., saying that``: the subject is that of the clause it hangs on."""
    tokens = text.tokens
    if group <= lo:
        return None
    found = Found("gerund", cue, number, (group, last), None, head=(group, last), shared=True)
    left = tokens[group - 1]
    opens = "c" in left.tags or any(text.grammar.has(key, left.low) for key in ("agent", "gerund_opens"))
    if left.text in (",", "-") or opens:
        found.source = (
            previous.source
            if previous is not None and previous.source and not previous.implicit
            else first_subject(text, lo, group)
        )
    elif left.cues and any(form == "N" for _, form in left.cues):
        found.source = first_subject(text, lo, group)
    elif any(text.grammar.has("copula", tokens[k].low) for k in range(group, at)):
        found.source, found.shared = before(text, group, lo), False
    if found.source is None:
        return None
    done = content_of(text, found, group, last, group, hi, inverted=False)
    return done if done is not None and done.content else None


def _quoted_as(text: Text, number: int, group: int, last: int, lo: int, hi: int) -> Found | None:
    """``X was quoted (by Y) as saying``: X speaks, Y passes it on."""
    tokens, grammar = text.tokens, text.grammar
    source = before(text, group, lo)
    if source is None or not subject_like(text, source):
        return None
    found = Found("quoted", SAYING, number, (group, last), source)
    point = last
    if point < hi and grammar.has("agent", tokens[point].low):
        found.relay = scanned_right(text, point + 1, hi)
        point = found.relay[1] if found.relay else point
    while point < hi and (
        any(form == "G" for _, form in tokens[point].cues)
        or grammar.has("inner", tokens[point].low)
        or grammar.has("passive.words", tokens[point].low)
    ):
        point += 1
    if point < hi and found.relay is None and grammar.has("agent", tokens[point].low):
        found.relay = scanned_right(text, point + 1, hi)
        point = found.relay[1] if found.relay else point
    found.head = (source[0], point)
    point = point + 1 if point < hi and tokens[point].text == "," else point
    found.content, found.opened = bounded(text, places_skipped(text, point, hi), hi, SAYING), True
    return found if found.content else None


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
    if source is None or not subject_like(text, source):
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
