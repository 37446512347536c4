"""Rules and tagger together: the rules know verbs, stances and relays, the tagger where spans begin and end.

The tagger has the rules' labels among its features, so its answer already weighs them. Here it is
turned into attributions: one that the rules found keeps its cue and takes the tagger's spans; one
that only the rules or only the tagger see stays, marked as unsure with that reason (on held-out
news about half of either kind are right, of those that both see three quarters).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Cue
from monitor_tui.read.phrases import Range
from monitor_tui.read.tagger.labels import CONTENT, CUE, OUTSIDE, SOURCE, paragraphs, rule_labels, spans
from monitor_tui.read.tagger.model import Tagger
from monitor_tui.read.tokens import Text

RULE = "tagger"
FURTHER = 6
"""Sentences that a stretch of content may stand behind its attribution."""
KEPT = 0.75
"""Share of a rule's content that the tagger's must hold to stand in its place."""
SEEN = 0.3
"""Share of a content that must be tagged as such where the cue is not."""
RULES_ALONE = "the model does not see it"
MODEL_ALONE = "no rule knows it"


@dataclass(slots=True)
class Tagged:
    """One paragraph as tagged."""

    first: int
    labels: list[str]
    sources: list[Range] = field(default_factory=list)
    cues: list[Range] = field(default_factory=list)
    contents: list[Range] = field(default_factory=list)

    def role(self, at: int) -> str:
        """The role of a token of the paragraph."""
        return self.labels[at - self.first][1:2]


def weighed(text: Text, given: Sequence[list[Found]], run_on: Sequence[Found], tagger: Tagger) -> list[list[Found]]:
    """The attributions of each sentence; ``run_on`` are the given ones with the quotations that go on after them."""
    result = [list(founds) for founds in given]
    rules = rule_labels(text, run_on)
    starts = [lo for lo, _ in text.sentences]
    loose: list[Range] = []
    for first, last in paragraphs(text):
        if not _worth(text, first, last, rules):
            continue
        tagged = _tagged(first, tagger.labels(text, first, last, rules))
        numbers = range(bisect_left(starts, first), bisect_left(starts, last))
        loose += _weigh(text, tagged, numbers, result)
    for span in loose:
        _joined(text, span, bisect_right(starts, span[0]) - 1, result)
    return result


def _worth(text: Text, first: int, last: int, rules: Sequence[str]) -> bool:
    """Whether a paragraph is worth tagging: a rule found something, or it quotes.

    A fifth of the words are passed over so, for 0.2 of F1 on news.
    """
    return any(label != OUTSIDE for label in rules[first:last]) or any(
        token.quote >= 0 for token in text.tokens[first:last]
    )


def _tagged(first: int, labels: list[str]) -> Tagged:
    result = Tagged(first, labels)
    for role, lo, hi in spans(labels, first):
        {SOURCE: result.sources, CUE: result.cues, CONTENT: result.contents}[role].append((lo, hi))
    return result


def _weigh(text: Text, tagged: Tagged, numbers: Sequence[int], result: list[list[Found]]) -> list[Range]:
    """Settle a paragraph; the stretches of content that are left over."""
    owned: set[Range] = set()
    kept = [found for number in numbers for found in result[number]]
    for found in kept:
        if not _is_seen(tagged, found):
            found.unsure.append(RULES_ALONE)
        elif not any(_holds(other, found) for other in kept if other is not found):
            _fitted(text, tagged, found, owned)
    for cue in tagged.cues:
        if _is_known(cue, kept):
            continue
        number = _number(text, numbers, cue[0])
        added = _added(text, tagged, cue, number, owned, kept)
        if added is not None:
            kept.append(added)
            result[number].append(added)
            result[number].sort(key=lambda found: found.marks or (0, 0))
    taken = [content for found in kept for content in found.content]
    return [span for span in tagged.contents if span not in owned and not any(_overlap(span, c) for c in taken)]


def _is_known(cue: Range, kept: Sequence[Found]) -> bool:
    """Whether a cue is already an attribution's, or stands in what somebody says."""
    return any(
        (found.marks is not None and _overlap(found.marks, cue))
        or any(first <= cue[0] and cue[1] <= last for first, last in found.content)
        for found in kept
    )


def _is_seen(tagged: Tagged, found: Found) -> bool:
    """Whether the tagger sees what a rule found; relays are never labelled, so they stand."""
    if found.rule in ("relay", "citing", "tail") or found.back:
        return True
    if found.marks is not None and any(tagged.role(at) == CUE for at in range(*found.marks)):
        return True
    inside = [tagged.role(at) for first, last in found.content for at in _within(tagged, first, last)]
    return bool(inside) and inside.count(CONTENT) >= SEEN * len(inside)


def _within(tagged: Tagged, first: int, last: int) -> range:
    return range(max(first, tagged.first), min(last, tagged.first + len(tagged.labels)))


def _fitted(text: Text, tagged: Tagged, found: Found, owned: set[Range]) -> None:
    """Take the tagger's ends for the content and the source of an attribution, where they are nearly the rule's."""
    mine = [
        span
        for span in tagged.contents
        if span not in owned
        and any(_overlap(span, content) for content in found.content)
        and not (found.marks is not None and _overlap(span, found.marks))
    ]
    old = _inside(tagged, found.content)
    if mine and not found.back and len(old & _inside(tagged, mine)) >= KEPT * len(old):
        found.content = [
            *mine,
            *(c for c in found.content if not any(_overlap(c, span) for span in mine) and _is_seen_span(tagged, c)),
        ]
        owned.update(mine)
    if found.source is not None and not found.shared:
        found.shown = _fitted_source(text, tagged, found.source, found.content)


def _inside(tagged: Tagged, contents: Sequence[Range]) -> set[int]:
    return {at for first, last in contents for at in _within(tagged, first, last)}


def _fitted_source(text: Text, tagged: Tagged, source: Range, contents: Sequence[Range]) -> Range:
    """The tagger's ends of a source that a rule found, as long as every name stays in it."""
    span = next((span for span in tagged.sources if _overlap(span, source)), None)
    if span is None or any(_overlap(span, content) for content in contents):
        return source
    first, last = span
    while first < last - 1 and "p" in text.tokens[first].tags and text.tokens[first].mention < 0:
        first += 1
    named = [at for at in range(*source) if text.tokens[at].mention >= 0]
    return (first, last) if all(first <= at < last for at in named) else source


def _is_seen_span(tagged: Tagged, span: Range) -> bool:
    """Whether a stretch of content lies outside the paragraph or is tagged in part."""
    inside = [tagged.role(at) for at in _within(tagged, *span)]
    return not inside or CONTENT in inside


def _added(
    text: Text, tagged: Tagged, cue: Range, number: int, owned: set[Range], kept: Sequence[Found]
) -> Found | None:
    """An attribution that no rule found."""
    lo, hi = text.sentences[number]
    near = [span for span in tagged.contents if lo <= span[0] < hi and span not in owned]
    known = _cue_of(text, cue)
    if not near or (known is None and text.tokens[near[0][0]].quote < 0):
        return None
    source = _source_of(tagged, cue, lo, hi, kept)
    shared = False
    if source is None:
        before = [f for f in kept if f.sentence == number and f.source is not None and f.marks and f.marks[0] < cue[0]]
        if not before:
            return None
        source, shared = before[-1].source, True
    owned.update(near)
    end = near[-1][1] - 1
    ends = [cue, *([source] if source and not shared else [])]
    return Found(
        RULE,
        known or Cue(text.words(*cue).lower()),
        number,
        cue,
        source,
        content=near,
        negated=any("n" in token.tags for token in (*text.tokens[max(lo, cue[0] - 1) : cue[1] + 1], text.tokens[end])),
        shared=shared,
        head=(min(first for first, _ in ends), max(last for _, last in ends)),
        opened=any(text.tokens[first].quote >= 0 for first, _ in near),
        unsure=[MODEL_ALONE],
    )


def _source_of(tagged: Tagged, cue: Range, lo: int, hi: int, kept: Sequence[Found]) -> Range | None:
    taken = [found.source for found in kept if found.source is not None]
    free = [span for span in tagged.sources if lo <= span[0] < hi and not any(_overlap(span, other) for other in taken)]
    return min(free, key=lambda span: min(abs(span[0] - cue[1]), abs(cue[0] - span[1])), default=None)


def _cue_of(text: Text, cue: Range) -> Cue | None:
    """What the grammar knows of the cue's words."""
    for at in range(cue[1] - 1, cue[0] - 1, -1):
        for known, _ in text.tokens[at].cues:
            if not known.rest:
                return known
    return None


def _joined(text: Text, span: Range, number: int, result: list[list[Found]]) -> None:
    """A quotation in a sentence without a cue goes on with the quotation before it, else opens the one after it."""
    if result[number] or text.tokens[span[0]].quote < 0:
        return
    for other in (*range(number - 1, max(-1, number - 1 - FURTHER), -1), number + 1):
        if not 0 <= other < len(result) or not result[other]:
            continue
        found = result[other][-1 if other < number else 0]
        if text.paragraph[other] == text.paragraph[number] and _is_quoted(text, found):
            found.content.append(span)
            found.content.sort()
            found.sentences.append(number)
            return


def _is_quoted(text: Text, found: Found) -> bool:
    return any(text.tokens[at].quote >= 0 for first, last in found.content for at in (first, last - 1))


def _number(text: Text, numbers: Sequence[int], at: int) -> int:
    return next((n for n in numbers if text.sentences[n][0] <= at < text.sentences[n][1]), numbers[-1])


def _holds(outer: Found, inner: Found) -> bool:
    if inner.marks is None:
        return False
    return any(first <= inner.marks[0] and inner.marks[1] <= last for first, last in outer.content)


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def copied(founds: Sequence[Found]) -> list[Found]:
    """Founds whose lists may be added to without touching the given ones."""
    return [replace(found, content=list(found.content), sentences=list(found.sentences)) for found in founds]
