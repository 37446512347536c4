"""Read one story: who says what, with offsets in the given text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from monitor_tui.model import Claim, PlaceMention, Precision, Reading, Remark, Span, Stance
from monitor_tui.read import language
from monitor_tui.read.dates import days_in
from monitor_tui.read.figures import numbers_in
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Grammar
from monitor_tui.read.hedges import hedged
from monitor_tui.read.prepared import prepared
from monitor_tui.read.speakers import Cast
from monitor_tui.read.stance import stance_of, targets_of
from monitor_tui.read.story import attributions
from monitor_tui.read.tagger.model import SHIPPED, tagger
from monitor_tui.read.timing import Told, told, without_time
from monitor_tui.read.tokens import Text

if TYPE_CHECKING:
    from monitor_tui.dossier import Dossier
    from monitor_tui.names import Names

Seen = Callable[[Text, Cast, Sequence[Found]], None]
"""The words of a text, who is in it, and the attributions in the order of their claims."""


def read(
    text: str,
    names: Names,
    dossier: Dossier,
    *,
    lang: str | None = None,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    models: Path | None = SHIPPED,
    grammar: Grammar | None = None,
    seen: Seen | None = None,
) -> Reading:
    """All that stands in ``text``, which may open with its ``title``; ``outlet`` is who printed it.

    ``models`` is the folder of the tagger's models; with none, and for a language without one, the rules stand alone.
    ``grammar`` is one of the caller's own (``grammars.load_file``), for a language without a shipped one.
    ``seen`` is shown what the claims were made from.
    """
    lang = lang or (grammar.lang if grammar is not None else language.detect(text))
    tokens, cast = prepared(text, names, dossier, lang, title, grammar)
    cast.day = published
    beside = _named_beside(tokens, names)
    founds = attributions(tokens, cast, outlet, tagger(lang, models) if models is not None else None)
    if seen is not None:
        seen(tokens, cast, founds)
    places = names.places(text, lang) if founds else ()
    founds = [without_time(tokens, found, published) for found in founds]
    claims = [
        _claim(tokens, cast, found, published, when)
        for found, when in zip(founds, told(tokens, founds, published), strict=True)
    ]
    claims = [_with_both(tokens, claim, beside) for claim in claims] if beside else claims
    claims = [_with_places(claim, places) for claim in claims] if places else claims
    mentions = tuple(tokens.mentions)
    return Reading(lang, mentions, names.countries(text, lang, mentions), tuple(claims), remarks(tokens))


def remarks(text: Text) -> tuple[Remark, ...]:
    """The narrator's own caveats."""
    found = []
    patterns = [(key, pattern) for key, pattern in text.grammar.patterns.items() if key.startswith("remarks.")]
    for start, end in text.spans:
        for key, pattern in patterns:
            if pattern.search(text.text, start, end):
                found.append(Remark((start, end), key.partition(".")[2]))
                break
    return tuple(found)


def _claim(text: Text, cast: Cast, found: Found, published: date | None, when: Told) -> Claim:
    spans = [span for content in found.content for span in _by_sentence(text, *content)]
    quoted = " ".join(text.text[start:end] for start, end in spans)
    stance, blame = stance_of(text, cast, found, quoted)
    dates = [
        mention for start, end in spans for mention in days_in(text.grammar, text.text[start:end], start, published)
    ]
    numbers = [
        mention for start, end in spans for mention in numbers_in(text.grammar, text.text[start:end], start, dates)
    ]
    unsure = list(dict.fromkeys([*found.unsure, *([when.reason] if when.reason else [])]))
    # "May" is a month here and no hedge.
    words = [token.low for first, last in found.content for token in text.tokens[first:last] if token.tags != "t"]
    touched = sorted({found.sentence, *found.sentences, *(_sentence_of(text, span) for span in spans)})
    return Claim(
        kind=found.cue.kind,
        sentence=text.spans[found.sentence],
        sentences=tuple(text.spans[number] for number in touched),
        source=_source_span(text, found),
        actor=found.actor,
        camp=cast.dossier.camp_of(found.actor, when.day or published) if found.actor else None,
        via=tuple(dict.fromkeys(found.via)),
        cue=text.span(*found.marks) if found.marks else None,
        content=tuple(spans),
        stance=stance,
        targets=_targets(text, cast, found, stance, blame.targets),
        direct=_is_direct(text, found, spans),
        hedged=found.implicit or hedged(text.grammar, words),
        said=when.day,
        precision=Precision.DAY,
        dates=tuple(dates),
        numbers=tuple(numbers),
        unsure=tuple(unsure),
        rule=f"{text.grammar.lang}:{found.rule}:{found.cue.lemma}",
    )


def _named_beside(text: Text, names: Names) -> dict[int, str]:
    """Mention -> the other body of "Russian and Belarusian security forces", whose noun is not repeated."""
    found: dict[int, str] = {}
    tokens = text.tokens
    for at in range(2, len(tokens) - 1):
        mention = tokens[at].mention
        if "c" not in tokens[at - 1].tags or mention < 0 or tokens[at - 1].mention >= 0 or tokens[at - 2].mention >= 0:
            continue
        if tokens[at + 1].mention != mention or text.is_person(mention):
            continue
        whole = text.text[tokens[at + 1].start : text.mentions[mention].end]
        spelled = f"{tokens[at - 2].text} {whole}"
        other = names.find(spelled, text.grammar.lang.partition("-")[0])
        if len(other) == 1 and (other[0].start, other[0].end) == (0, len(spelled)):
            found[mention] = other[0].actor
    return found


def _with_both(text: Text, claim: Claim, beside: dict[int, str]) -> Claim:
    targets = list(claim.targets)
    for mention, other in beside.items():
        inside = any(a <= text.mentions[mention].start < b for a, b in claim.content)
        actor = text.mentions[mention].actor
        if inside and actor in targets and other not in targets:
            targets.insert(targets.index(actor), other)
    return replace(claim, targets=tuple(targets)) if len(targets) > len(claim.targets) else claim


def _with_places(claim: Claim, places: tuple[PlaceMention, ...]) -> Claim:
    if not claim.content:
        return claim
    first = bisect_left(places, min(claim.content)[0], key=_begin)
    last = bisect_right(places, max(end for _, end in claim.content), key=_begin)
    near = places[first:last]
    inside = tuple(p for p in near if any(start <= p.span[0] and p.span[1] <= end for start, end in claim.content))
    return replace(claim, places=inside) if inside else claim


def _source_span(text: Text, found: Found) -> Span | None:
    source = found.shown or found.source
    return text.span(*source) if source else None


def _by_sentence(text: Text, first: int, last: int) -> list[Span]:
    """A range of tokens as one span a sentence; a quotation of several sentences stays whole."""
    spans: list[Span] = []
    begin = first
    for _, stop in text.sentences[max(0, bisect_right(text.sentences, first, key=_start) - 1) :]:
        if stop >= last:
            break
        if stop > begin and not _in_one_quote(text, stop):
            spans.append(text.span(begin, stop))
            begin = stop
    return [*spans, text.span(begin, last)]


def _in_one_quote(text: Text, at: int) -> bool:
    """Whether a quotation of this paragraph goes on over the border before a token."""
    number = text.tokens[at].quote
    return number >= 0 and number == text.tokens[at - 1].quote


def _begin(place: PlaceMention) -> int:
    return place.span[0]


def _start(span: Span) -> int:
    return span[0]


def _sentence_of(text: Text, span: Span) -> int:
    number = max(0, bisect_right(text.spans, span[0], key=_start) - 1)
    return number if text.spans[number][0] <= span[0] < text.spans[number][1] else len(text.spans) - 1


def _is_direct(text: Text, found: Found, spans: list[Span]) -> bool:
    """Whether what is said is a quotation, apart from a few words."""
    total = sum(end - start for start, end in spans)
    # Only the quotations that its words stand in: a text may hold thousands.
    numbers = {token.quote for first, last in found.content for token in text.tokens[first:last] if token.quote >= 0}
    quotes = [text.quotes[number].span for number in numbers]
    quoted = sum(max(0, min(end, stop) - max(start, begin)) for start, end in spans for begin, stop in quotes)
    return total > 0 and quoted >= 0.8 * total


def _targets(text: Text, cast: Cast, found: Found, stance: Stance, blamed: tuple[str, ...]) -> tuple[str, ...]:
    actors = [actor for actor in targets_of(text, found, stance, cast.places, blamed) if not cast.is_media(actor)]
    if not actors and stance is Stance.ACCUSES and cast.accused:
        where = [found.target] if found.target else found.content[:1]
        group = text.grammar.sets.get("speakers.group", frozenset())
        if any(
            token.low in group or ("r" in token.tags and text.grammar.has("speakers.plural", token.low))
            for first, last in where
            for token in text.tokens[first:last]
        ):
            actors = list(cast.accused)
    return tuple(dict.fromkeys(actor for actor in actors if actor != found.actor))
