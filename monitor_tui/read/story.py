"""The attributions of a whole story: who is the author, who only passes it on, and what runs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor_tui.model import Kind, Stance
from monitor_tui.read.dropped import with_subjects
from monitor_tui.read.forms import according, nominal
from monitor_tui.read.found import Found
from monitor_tui.read.headlines import headline
from monitor_tui.read.heads import Resolved
from monitor_tui.read.hearsay import hearsay
from monitor_tui.read.interview import answered
from monitor_tui.read.named import attributed
from monitor_tui.read.narrated import is_narrated, without_own_views
from monitor_tui.read.passing import is_hers, is_own_view, passes_on
from monitor_tui.read.phrases import Range
from monitor_tui.read.reports import goes_on
from monitor_tui.read.scene import runs_on
from monitor_tui.read.speakers import Cast
from monitor_tui.read.tagger.model import Tagger
from monitor_tui.read.tagger.weighing import copied, weighed
from monitor_tui.read.together import each_speaker
from monitor_tui.read.tokens import Text
from monitor_tui.read.unsaid import is_asked, is_silence
from monitor_tui.read.verbs import verbal

REACH = 3
"""Sentences that hearsay about "them" may reach back for its author."""


def attributions(text: Text, cast: Cast, outlet: str | None, tagger: Tagger | None = None) -> list[Found]:
    """Every attribution of a story in text order, with speakers and relays."""
    kept: list[Found] = []
    places = frozenset(cast.places)
    sentences = by_rules(text, places)
    if tagger is not None:
        sentences = _claimed(text, weighed(text, sentences, run_on(text, sentences), tagger))
    for (lo, hi), founds in zip(text.sentences, sentences, strict=True):
        if not founds:
            continue
        if (
            kept
            and kept[-1].sentence == founds[0].sentence - 1
            and kept[-1].opened
            and kept[-1].cue.kind is not Kind.THOUGHT
            and _still_reported(text, lo, hi)
        ):
            founds = [found for found in founds if not found.reported]
        founds = with_subjects(text, founds, kept)
        founds = each_speaker(text, founds, places)
        founds = _authored(text, cast, founds, kept, outlet)
        for found in founds:
            _settle(text, cast, found, kept)
            if found.actor is not None or found.source is not None or found.implicit:
                kept.append(found)
    _run_on(text, kept)
    answered(text, kept)
    return sorted((f for f in kept if f.content or f.back), key=lambda f: (f.sentence, f.marks or (0, 0)))


def by_rules(text: Text, places: frozenset[int]) -> list[list[Found]]:
    """What the grammar's rules find in each sentence, before anybody is known by name."""
    found = [
        _of_sentence(text, number, lo, hi, places) if hi - lo >= 2 else []
        for number, (lo, hi) in enumerate(text.sentences)
    ]
    return _claimed(text, found)


def _claimed(text: Text, sentences: Sequence[list[Found]]) -> list[list[Found]]:
    """Without what somebody did not say, and without questions what was said."""
    return [
        [
            found
            for found in founds
            if not (is_silence(text, found, lo, hi) or is_asked(text, found, lo) or is_narrated(text, found, lo, hi))
        ]
        for (lo, hi), founds in zip(text.sentences, sentences, strict=True)
    ]


def run_on(text: Text, sentences: Sequence[list[Found]]) -> list[Found]:
    """Copies of the attributions of all sentences, with the quotations that go on after them."""
    kept = copied([found for founds in sentences for found in founds])
    _run_on(text, kept)
    return kept


def _of_sentence(text: Text, number: int, lo: int, hi: int, places: frozenset[int]) -> list[Found]:
    tokens = text.tokens
    founds = list(headline(text, number, lo, hi, places))
    if (
        founds
        and founds[0].rule == "colon"
        and founds[0].content[0][0] < hi
        and tokens[founds[0].content[0][0]].tags == '"'
    ):
        return founds
    start = founds[0].head[1] if founds and founds[0].rule == "colon" else lo
    if text.grammar.flag("verb_second"):
        return _distinct(text, [*founds, *attributed(text, number, start, hi, places)])
    founds += according(text, number, start, hi)
    founds += verbal(text, number, start, hi)
    founds += nominal(text, number, start, hi)
    if not founds or all(found.cue.kind is Kind.THOUGHT for found in founds):
        founds += hearsay(text, number, lo, hi)
    return _distinct(text, without_own_views(text, founds))


def _distinct(text: Text, founds: list[Found]) -> list[Found]:
    """One attribution a cue; none whose source holds another's cue; nothing weak inside what somebody says."""
    kept: list[Found] = []
    for found in founds:
        if found.marks is None or any(other.marks is not None and _overlap(other.marks, found.marks) for other in kept):
            continue
        if any(other is not found and _swallows(text, found, other) for other in founds):
            continue
        if is_own_view(text, found, founds):
            continue
        kept.append(found)
    return kept


def _independent(text: Text, founds: list[Found], relays: list[Found]) -> list[Found]:
    """Without what somebody is told to have done inside another's words; a relay's words are not its own."""
    outer = [found for found in founds if found not in relays]
    return [
        found
        for found in founds
        if not (_is_weak(text, found) and any(_inside(found, other) for other in outer if other is not found))
    ]


def _swallows(text: Text, found: Found, other: Found) -> bool:
    """Whether one attribution is an accident of another: one's cue stands in the other's source."""
    if other.source is None or found.marks is None or other.marks is None:
        return False
    if _within(found.marks, other.source) and found.source != other.source:
        return found.rule != "according" and "q" in text.tokens[found.marks[0] - 1].tags
    return (
        found.source is not None
        and _within(other.marks, found.source)
        and "q" not in text.tokens[other.marks[0] - 1].tags
    )


def _is_weak(text: Text, found: Found) -> bool:
    """Verbs that often tell what somebody did rather than what was said."""
    if _takes_a_stand(text, found):
        return False
    return (
        "clause" not in found.cue.frames
        or found.cue.kind is not Kind.SPEECH
        or found.shared
        or found.rule == "alone"
        or _about(text, found)
    )


def _takes_a_stand(text: Text, found: Found) -> bool:
    """Whether somebody named accuses, denies, confirms or refuses: a claim also inside another's words."""
    if found.source is None or found.marks is None or found.cue.kind is Kind.THOUGHT or found.shared:
        return False
    stance = found.cue.negated if found.negated else found.cue.stance
    named = any(text.tokens[k].mention >= 0 or k in text.places for k in range(*found.source))
    return stance is not Stance.ASSERTS and named and text.tokens[found.marks[0]].quote < 0 and bool(found.content)


def _about(text: Text, found: Found) -> bool:
    """Whether only the subject of the talk is told: the content is a prepositional phrase."""
    if not found.content or "target" in found.cue.frames:
        return False
    first = text.tokens[found.content[0][0]]
    return "p" in first.tags and "s" not in first.tags and first.mention < 0 and found.rule in ("verb", "gerund")


def _inside(found: Found, other: Found) -> bool:
    """Whether an attribution stands in what another speaker says."""
    if found.marks is None or other.cue.kind is Kind.THOUGHT or other.implicit:
        return False
    if other.rule == "according" and found.marks[0] < other.head[0]:
        return False
    return any(first <= found.marks[0] and found.marks[1] <= last for first, last in other.content)


def _within(inner: Range, outer: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _authored(text: Text, cast: Cast, founds: list[Found], kept: list[Found], outlet: str | None) -> list[Found]:
    """Without those who only pass on what somebody else says: they become relays of that claim."""
    resolved: dict[int, Resolved] = {}
    for found in founds:
        if found.source is not None:
            who = cast.resolve(found.source, found.sentence, her=is_hers(text, found), told=found.content)
            if found.dropped and found.actor is not None:
                who = replace(who, actor=found.actor, unsure=[], media=cast.is_media(found.actor))
            resolved[id(found)] = who
            if found.relay is not None:
                passed = cast.resolve(found.relay, found.sentence).actor
                found.via += [passed] if passed is not None else []
            found.actor = who.actor
            found.unsure += who.unsure
            if found.actor is not None and not who.media and who.actor == outlet:
                who.media = True
    for found in founds:
        if found.rule == "according" and any(passes_on(found, other) for other in founds):
            found.rule = "relay"
    relays = [
        found
        for found in founds
        if id(found) in resolved and (resolved[id(found)].media or found.rule == "relay" or _is_relay(text, found))
    ]
    founds = _independent(text, founds, relays)
    authors = [
        found
        for found in founds
        if found not in relays and not found.implicit and found.rule != "citing" and found.cue.kind is not Kind.THOUGHT
    ]
    before = {found.actor for found in founds if found.rule != "tail"}
    founds = [
        found
        for found in founds
        if found.rule != "tail" or found in relays or (found.actor is not None and found.actor not in before)
    ]
    authors = [found for found in authors if found in founds]
    cited = [found for found in founds if found.rule == "citing"]
    for relay in relays:
        for author in authors:
            if relay.actor is not None and relay.actor not in author.via:
                author.via.append(relay.actor)
    relays = [relay for relay in relays if relay.rule != "relay"]
    founds = [found for found in founds if found.rule != "relay"]
    if relays and not authors:
        authors = _from_cited(relays, [c for c in cited if c not in relays])
        if (
            not authors
            and any(relay.back or relay.rule == "alone" for relay in relays)
            and kept
            and kept[-1].sentence == relays[0].sentence - 1
        ):
            for relay in relays:
                if relay.actor is not None:
                    kept[-1].via.append(relay.actor)
            return []
    if relays and not authors and not cited:
        authors = _viewing(text, cast, relays)
    if authors:
        chosen = (
            [found for found in founds if found not in relays and found not in cited]
            if any(author in founds and author not in cited for author in authors)
            else authors
        )
    else:
        chosen = [found for found in founds if found not in cited]
    for found in chosen:
        if found.source is not None and not any(_inside(found, other) for other in chosen if other is not found):
            cast.spoke(found.sentence, found.source, resolved.get(id(found), Resolved(found.actor)))
    return chosen


def _viewing(text: Text, cast: Cast, relays: list[Found]) -> list[Found]:
    """``As BelaPAN reports, the office sees ...``: the office's view, which BelaPAN passes on."""
    tokens = text.tokens
    for relay in relays:
        for first, last in relay.content:
            at = first + 1 if text.grammar.has("about_clause", tokens[first].low) else first
            end = at
            while end < last and tokens[end].mention >= 0 and tokens[end].mention == tokens[at].mention:
                end += 1
            if at == end or end >= last or not text.grammar.has("views", tokens[end].low):
                continue
            who = cast.resolve((at, end), relay.sentence)
            if who.actor is not None and not who.media:
                via = [relay.actor] if relay.actor is not None else []
                return [replace(relay, source=(at, end), actor=who.actor, via=via, unsure=list(who.unsure))]
    return []


def _from_cited(relays: list[Found], cited: list[Found]) -> list[Found]:
    """``TASS reports, citing the FSB``: the FSB is the author of what TASS reports."""
    if not cited:
        return []
    author, relay = cited[0], relays[0]
    author.content, author.sentence, author.cue, author.opened = relay.content, relay.sentence, relay.cue, True
    author.back = relay.back
    if relay.actor is not None:
        author.via.append(relay.actor)
    return [author]


def _is_relay(text: Text, found: Found) -> bool:
    """An outlet that the dossier does not know, by its noun: "the newspaper reports"."""
    if found.source is None or found.actor is not None:
        return False
    return any(
        text.grammar.has("speakers.relay", token.low) for token in text.tokens[found.source[0] : found.source[1]]
    )


def _settle(text: Text, cast: Cast, found: Found, kept: list[Found]) -> None:
    """Give hearsay the author of the sentence before, and a bare verb the content of it."""
    near = (
        kept[-1]
        if kept and (_adjoins(text, kept[-1].sentence, found.sentence) or _near(text, kept[-1], found))
        else None
    )
    same = near is not None and text.paragraph[near.sentence] == text.paragraph[found.sentence]
    if found.implicit:
        found.unsure.append("passive without author")
        follows = near is not None and text.paragraph[found.sentence] - text.paragraph[near.sentence] == 1
        if (
            near is not None
            and (same or (follows and _names_nobody(text, found)))
            and Kind.THOUGHT not in (near.cue.kind, found.cue.kind)
        ):
            found.actor = near.actor
    if found.back and found.sentence > 0:
        before = text.sentences[found.sentence - 1]
        found.content = [(before[0], before[1])] if before[1] > before[0] else found.content
        found.sentences.append(found.sentence - 1)
        found.unsure.append("what is said stands in the sentence before")


def _near(text: Text, earlier: Found, later: Found) -> bool:
    """Whether hearsay with a pronoun ("they are said to") goes on with a claim a narrated sentence before."""
    if not later.implicit or later.sentence - earlier.sentence > REACH or not later.content:
        return False
    first = text.tokens[later.content[0][0]]
    same = text.paragraph[earlier.sentence] == text.paragraph[later.sentence]
    return same and first.mention < 0 and "r" in first.tags


def _adjoins(text: Text, earlier: int, later: int) -> bool:
    """Whether a sentence follows another, or only reported speech stands between them."""
    return all(_still_reported(text, *text.sentences[number]) for number in range(earlier + 1, later))


def _names_nobody(text: Text, found: Found) -> bool:
    """Whether hearsay is one bare word ("указывается, что"), which goes on with the paragraph before."""
    return found.marks is not None and text.grammar.has("reportive.single", text.tokens[found.marks[0]].low)


def _run_on(text: Text, kept: list[Found]) -> None:
    """Quotations that go on after their attribution belong to the same claim."""
    covered = {k for found in kept for first, last in found.content for k in range(first, last)}
    busy = {found.sentence for found in kept}
    by_sentence: dict[int, Found] = {}
    for found in kept:
        if found.opened and found.cue.kind is not Kind.THOUGHT:
            by_sentence[found.sentence] = found
    for number, (lo, hi) in enumerate(text.sentences):
        last = by_sentence.get(number - 1)
        if last is None or hi - lo < 2 or lo + (text.tokens[lo].tags == "-") in covered:
            continue
        quote = _whole_quote(text, lo, hi) or _still_reported(text, lo, hi)
        if quote is None:
            continue
        same = text.paragraph[number] == text.paragraph[number - 1]
        if number in busy or not (same or quote[2]):
            continue
        last.content.append((quote[0], quote[1]))
        last.sentences.append(number)
        covered.update(range(quote[0], quote[1]))
        by_sentence[number] = last


def _still_reported(text: Text, lo: int, hi: int) -> tuple[int, int, bool] | None:
    """A sentence in the subjunctive of reported speech goes on with what the last speaker said."""
    if "endings.predicate" in text.grammar.sets:
        return (lo, hi, False) if goes_on(text, lo, hi) else None
    if not text.grammar.flag("verb_second") or not runs_on(text, lo, hi):
        return None
    if any("r" in token.tags and text.grammar.has("speakers.first", token.low) for token in text.tokens[lo:hi]):
        return None
    return lo, hi, False


def _whole_quote(text: Text, lo: int, hi: int) -> tuple[int, int, bool] | None:
    """The part of a sentence that is a quotation, where it is nearly all of it; and whether it runs on from before."""
    first = lo
    while first < hi - 1 and text.tokens[first].tags == "-":
        first += 1
    token = text.tokens[first]
    if token.quote < 0:
        return None
    quote = text.quotes[token.quote]
    last = min(hi, quote.last)
    if last < hi - 2:
        return None
    return first, last, quote.runs_on or quote.first < lo
