"""Verbs in two parts around their clause: "teilte ... mit", "hat ... erklärt", and verbs at its end."""

from __future__ import annotations

from monitor_tui.model import Stance
from monitor_tui.read.content import bounded, opening, places_skipped, trailing
from monitor_tui.read.following import after, scanned_right
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Cue
from monitor_tui.read.phrases import Range, before
from monitor_tui.read.saying import alone, as_said, quote_before, target_of
from monitor_tui.read.subjects import subject_like
from monitor_tui.read.tokens import Text

FAR = 40
"""Tokens between the two parts at most."""


def particle_after(text: Text, cue: Cue, at: int, hi: int) -> int | None:
    """Where the second part of a cue ends, at the end of its clause; None where it does not stand there."""
    tokens = text.tokens
    rest = cue.rest
    for k in range(at + 1, min(hi, at + FAR)):
        token = tokens[k]
        if token.quote < 0 and (token.text in ",;:" or token.tags == "."):
            return None
        end = k + len(rest)
        if (
            token.low == rest[0]
            and end <= hi
            and all(tokens[k + n].low == word for n, word in enumerate(rest))
            and _clause_ends(text, end, hi)
        ):
            return end
    return None


def _clause_ends(text: Text, at: int, hi: int) -> bool:
    if at >= hi:
        return True
    token = text.tokens[at]
    return token.text in ",;:" or token.tags in (".", "-", '"') or any(tag in token.tags for tag in "cs")


def finite_before(text: Text, at: int, lo: int, key: str) -> int | None:
    """The auxiliary that a participle at the end of its clause belongs to."""
    tokens = text.tokens
    for k in range(at - 1, max(lo, at - FAR) - 1, -1):
        token = tokens[k]
        if token.mention < 0 and token.quote < 0 and text.grammar.has(key, token.low):
            return k
        if token.quote < 0 and (token.text in ",;:" or token.tags in (".", "-")):
            return None
    return None


def bracketed(
    text: Text, found: Found, finite: int, close: int, inner: int, lo: int, hi: int, previous: Found | None
) -> Found | None:
    """The attribution of a verb whose parts stand at ``finite`` and right before ``close``; ``inner`` is where the second begins."""
    tokens = text.tokens
    if (
        finite > lo
        and "c" in tokens[finite - 1].tags
        and previous is not None
        and not previous.implicit
        and "r" not in tokens[finite + 1].tags
    ):
        source, found.shared = previous.source, True
    else:
        source = _subject(text, finite, inner, lo)
    if source is None:
        return None
    found.source = source
    inverted = source[0] > finite
    start = finite if inverted or found.shared else source[0]
    found.head = (start, close)
    found.marks = (finite, finite + 1) if found.cue.apart else (inner, close)
    found.negated = found.negated or any("n" in token.tags for token in tokens[finite:close])
    if found.cue.only_negated and not found.negated:
        return None
    thing = _object(text, source[1] if inverted else finite + 1, inner)
    if start > lo and text.grammar.has("according.as", tokens[start - 1].low):
        return as_said(text, found, start - 1, close, lo, hi)
    if inverted and _is_anaphor(text, lo, finite):
        found.back = True
        return found
    return _content(text, found, thing, start, close, lo, hi, previous)


def _subject(text: Text, finite: int, inner: int, lo: int) -> Range | None:
    """Before the verb or right after it: a name before a thing, and nothing in another case."""
    tokens = text.tokens
    left = before(text, finite, lo) if finite > lo else None
    right = after(text, finite + 1, inner)
    if right is not None and (
        not subject_like(text, right) or tokens[right[0]].low in text.grammar.sets.get("cases.oblique", ())
    ):
        right = None
    closed = tokens[finite - 1].tags == '"' or (tokens[finite - 1].text == "," and right is not None)
    if left is not None and (not subject_like(text, left) or closed):
        left = None
    if left is None or all("k" in token.tags for token in tokens[left[0] : left[1]]):
        return right
    if right is not None and _named(text, right) and not _named(text, left):
        return right
    return left


def _named(text: Text, source: Range) -> bool:
    return any(token.mention >= 0 or "r" in token.tags for token in text.tokens[source[0] : source[1]])


def _is_anaphor(text: Text, lo: int, finite: int) -> bool:
    """Whether the clause begins with "das" alone: what is said stood in the sentence before."""
    return finite - lo == 1 and "k" in text.tokens[lo].tags


def _object(text: Text, at: int, inner: int) -> Range | None:
    """What stands between the parts besides subject, times and adverbs."""
    tokens = text.tokens
    first = places_skipped(text, at, inner)
    while first < inner and any(tag in tokens[first].tags for tag in "bnu") and "d" not in tokens[first].tags:
        first = places_skipped(text, first + 1, inner)
    return (first, inner) if first < inner else None


def _content(
    text: Text, found: Found, thing: Range | None, start: int, close: int, lo: int, hi: int, previous: Found | None
) -> Found | None:
    tokens, frames = text.tokens, found.cue.frames
    before_it = (
        trailing(text, lo, start)
        if start > lo and (tokens[start - 1].text == "," or quote_before(text, start, lo) is not None)
        else []
    )
    if previous is not None and before_it and before_it[0][0] <= (previous.marks or (-1, 0))[0] < start:
        before_it = []
    point = close + 1 if close < hi and tokens[close].text == "," else close
    found.opened = True
    if "target" in frames and thing is not None:
        found.target = target_of(text, thing[0], thing[1], found.cue)
        rest = bounded(text, point, hi, found.cue) if point < hi and tokens[point].tags != "." and not before_it else []
        found.content = [thing, *rest]
        return found
    if before_it and quote_before(text, start, lo) is not None:
        found.content, found.rule = before_it, "quote"
        return found
    where = opening(text, point, hi, found.cue) if point < hi and not before_it else None
    if where is not None and ("c" not in tokens[close].tags):
        found.content = bounded(text, where, hi, found.cue)
        return found if found.content else None
    if before_it and (thing is None or "clause" in frames):
        found.content, found.rule = before_it, "after"
        return found
    if thing is not None and "object" in frames:
        found.content = [thing]
        return found
    if found.cue.stance is Stance.ASSERTS and not found.negated:
        return None
    return alone(text, found, close, hi, ends=True)


def verb_last(text: Text, found: Found, at: int, close: int, lo: int, hi: int) -> Found | None:
    """A verb at the end of a subordinate clause: "wie der KGB mitteilte", "während X die Vorwürfe zurückwies"."""
    tokens = text.tokens
    if not _clause_ends(text, close, hi):
        return None
    opener = at - 1
    while opener >= lo and not (
        tokens[opener].quote < 0 and (tokens[opener].text in ",;:" or tokens[opener].tags in ("-", '"'))
    ):
        opener -= 1
    first = opener + 1
    while first < at and "c" in tokens[first].tags and "s" not in tokens[first].tags:
        first += 1
    if first >= at or "s" not in tokens[first].tags:
        return None
    source = after(text, first + 1, at)
    if source is None or not subject_like(text, source):
        source = _after_phrase(text, first + 1, at)
    if source is None:
        return None
    found.source = source
    found.negated = found.negated or any("n" in token.tags for token in tokens[source[1] : close])
    if text.grammar.has("according.as", tokens[first].low):
        return as_said(text, found, first, close, lo, hi)
    found.head = (first, close)
    thing = _object(text, source[1], at)
    found.opened = True
    point = close + 1 if close < hi and tokens[close].text == "," else close
    where = (
        opening(text, point, hi, found.cue)
        if point < hi and tokens[point].low in text.grammar.sets["about_clause"]
        else None
    )
    if where is not None:
        found.content = bounded(text, where, hi, found.cue)
    elif thing is not None and found.cue.frames & {"object", "target"}:
        found.content = [thing]
        found.target = thing if "target" in found.cue.frames else None
    return found if found.content else None


def _after_phrase(text: Text, at: int, hi: int) -> Range | None:
    """The subject behind a time or place that opens the clause."""
    point = places_skipped(text, at, hi)
    return scanned_right(text, point, hi) if at < point < hi else None
