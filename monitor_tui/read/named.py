"""Attributions without a verb where the finite verb stands second: "laut X", "so X", "der Vorwurf des X, ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitor_tui.model import Kind
from monitor_tui.read.clauses import Clause
from monitor_tui.read.forms import ACCORDING
from monitor_tui.read.found import Found
from monitor_tui.read.nouns import core, is_finite, is_noun, is_time, phrase, subject_after, time_past
from monitor_tui.read.phrases import Range
from monitor_tui.read.scene import Scene, attributes, prefield, scene_of, speaks, stop_of, subject_of
from monitor_tui.read.second import hearsay, verb_second
from monitor_tui.read.tokens import Text


def attributed(text: Text, number: int, lo: int, hi: int, places: frozenset[int]) -> list[Found]:
    """Every attribution of a sentence, without those that stand in the subjunctive inside another's words."""
    scene = scene_of(text, number, lo, hi, places)
    if scene is None:
        return []
    founds = [*verb_second(scene), *according(scene), *nominal(scene)]
    if all(found.cue.kind is Kind.THOUGHT for found in founds):
        founds += hearsay(scene)
    return [
        found
        for found in founds
        if not ((found.reported or _by_pronoun(text, found)) and any(_told_by(found, other) for other in founds))
        and not (found.cue.kind is Kind.ACT and _is_supposed(scene, found, founds))
    ]


def _is_supposed(scene: Scene, found: Found, founds: Sequence[Found]) -> bool:
    """Whether a demand is only thought of: "Beobachter vermuten, dass X mehr verlangt", "falls X mehr verlangt"."""
    if any(other.cue.kind is Kind.THOUGHT and _told_by(found, other) for other in founds):
        return True
    return found.marks is not None and scene.has("supposing", scene.clauses[_index(scene, found.marks[0])].first)


def _by_pronoun(text: Text, found: Found) -> bool:
    """``seiner Ansicht nach`` inside what somebody says is that speaker's own view."""
    return found.rule == "according" and found.source is not None and "r" in text.tokens[found.source[0]].tags


def _told_by(found: Found, other: Found) -> bool:
    return (
        other is not found
        and found.marks is not None
        and any(first <= found.marks[0] < last for first, last in other.content)
    )


def according(scene: Scene) -> Iterator[Found]:
    """Every phrase that names a speaker, with the clause it stands in."""
    at = scene.lo
    while at < scene.hi:
        found = (
            None
            if scene.text.tokens[at].quote >= 0
            else (_phrase(scene, at) or _possessed(scene, at) or _postposed(scene, at) or _so(scene, at))
        )
        if found is not None:
            yield found
        at = max(at + 1, found.head[1] if found is not None else 0)


def _phrase(scene: Scene, at: int) -> Found | None:
    tokens = scene.text.tokens
    for known in scene.text.grammar.phrases.get(tokens[at].low, ()):
        end = at + len(known.words)
        if (
            known.sort == "nobody"
            or end > scene.hi
            or any(tokens[at + k].low != word for k, word in enumerate(known.words))
        ):
            continue
        if known.sort == "after":
            source: Range | None = _left_of(scene, at)
            head = (source[0], end) if source else (at, end)
        elif known.sort in ("before", "citing"):
            start = end + 1 if end < scene.hi and scene.has("cases.of", end) else end
            last = phrase(scene.text, start, scene.hi, whole=False) if start < scene.hi else None
            source = (start, last) if last is not None else None
            head = (at, last or end)
            if source is not None and _is_figure(scene, source):
                source = None
        else:
            continue
        if source is None:
            continue
        return _around(
            scene,
            Found(
                "citing" if known.sort == "citing" else "according",
                ACCORDING,
                scene.number,
                (at, end),
                source,
                head=head,
            ),
        )
    return None


def _is_figure(scene: Scene, source: Range) -> bool:
    """ "laut 2020" and "nach Angaben vom Montag" name nobody."""
    return is_time(scene.text, source[0], source[1]) or not any(
        is_noun(t) or "r" in t.tags for t in scene.text.tokens[slice(*source)]
    )


def _left_of(scene: Scene, at: int) -> Range | None:
    """The phrase that ends before "zufolge"."""
    best: Range | None = None
    for first in range(at - 1, max(scene.lo, at - 14) - 1, -1):
        token = scene.text.tokens[first]
        if token.mention < 0 and (
            is_finite(scene.text, first) or token.text in ",;:" or (token.quote >= 0 and best is None)
        ):
            break
        if "p" in token.tags and token.mention < 0 and "d" not in token.tags and not scene.has("cases.of", first):
            break
        if phrase(scene.text, first, at, whole=True) == at and (
            token.text[0].isupper() or "d" in token.tags or is_noun(token) or token.tags in ("w", "v")
        ):
            best = (first, at)
    return best


def _possessed(scene: Scene, at: int) -> Found | None:
    """``nach eigenen Angaben``, ``nach Lukaschenkos Worten``, ``nach Polizeiangaben``."""
    text, tokens, grammar = scene.text, scene.text.tokens, scene.text.grammar
    nouns = grammar.sets.get("according.possessed", frozenset())
    if tokens[at].low not in nouns or "p" not in tokens[at].tags:
        return None
    noun = next(
        (
            k
            for k in range(at + 1, min(scene.hi, at + 6))
            if is_noun(tokens[k]) and tokens[k].low.endswith(tuple(n for n in nouns if len(n) > 4))
        ),
        None,
    )
    if noun is None or any(tokens[k].text in ",:;" or "p" in tokens[k].tags for k in range(at + 1, noun)):
        return None
    first = tokens[at + 1]
    source: Range | None
    if noun == at + 1:
        source = (noun, noun + 1) if first.low not in nouns else None
    elif grammar.has("own", first.low):
        source = _subject_around(scene, at, noun + 1)
    elif first.mention >= 0 or "'" in first.tags:
        source = (at + 1, noun)
    elif grammar.has("speakers.male", first.low) or grammar.has("speakers.female", first.low):
        source = (at + 1, at + 2)
    else:
        end = phrase(text, at + 1, scene.hi, whole=False)
        source = (at + 1, end) if end is not None and end > noun + 1 else (at + 1, noun + 1)
    if source is None:
        return None
    end = max(noun + 1, source[1] if source[0] == at + 1 else 0)
    return _around(scene, Found("according", ACCORDING, scene.number, (at, noun + 1), source, head=(at, end)))


def _postposed(scene: Scene, at: int) -> Found | None:
    """``seiner Meinung nach``, ``Angaben der Polizei nach``."""
    tokens = scene.text.tokens
    if "p" not in tokens[at].tags or tokens[at].low not in scene.text.grammar.sets.get("according.possessed", ()):
        return None
    noun = next((k for k in range(at - 1, max(scene.lo - 1, at - 5), -1) if scene.has("according.after_noun", k)), None)
    if noun is None:
        return None
    follows = at + 1 >= scene.hi or is_noun(tokens[at + 1]) or "d" in tokens[at + 1].tags
    if (
        noun == at - 1
        and noun > scene.lo
        and "d" in tokens[noun - 1].tags
        and not (follows and "p" in tokens[noun - 1].tags)
    ):
        first = noun - 1
        source = (first, first + 1) if "r" in tokens[first].tags else (first, at)
    elif noun < at - 1 and phrase(scene.text, noun, at, whole=True) == at:
        first, source = noun, (noun, at)
    else:
        return None
    return _around(scene, Found("according", ACCORDING, scene.number, (at, at + 1), source, head=(first, at + 1)))


def _subject_around(scene: Scene, at: int, end: int) -> Range | None:
    """The subject of the clause that "nach eigenen Angaben" stands in."""
    index = _index(scene, at)
    clause = scene.clauses[index]
    if clause.verb < 0:
        return None
    found = subject_of(scene, index)
    if found is not None and not found[0] <= at < found[1]:
        return found
    after = subject_after(scene.text, max(end, clause.verb + 1), clause.last)
    return after or (_before(scene, clause, at))


def _before(scene: Scene, clause: Clause, at: int) -> Range | None:
    last = phrase(scene.text, prefield(scene, clause), at, whole=True)
    return (prefield(scene, clause), last) if last is not None else None


def _so(scene: Scene, at: int) -> Found | None:
    """``..., so Peskow am Montag.``"""
    if not scene.has("according.so", at):
        return None
    index = _index(scene, at)
    clause = scene.clauses[index]
    if clause.first != at or clause.verb >= 0 or clause.last - at < 2:
        return None
    end = phrase(scene.text, at + 1, clause.last, whole=False)
    if end is None or (
        end < clause.last
        and time_past(scene.text, end, clause.last) is None
        and "p" not in scene.text.tokens[end].tags
        and "b" not in scene.text.tokens[end].tags
    ):
        return None
    last = clause.last
    k = index + 1
    while k < len(scene.clauses) and scene.clauses[k].sort in ("relative",):
        last = scene.clauses[k].last
        k += 1
    found = Found("according", ACCORDING, scene.number, (at, at + 1), (at + 1, end), head=(at, last))
    return _around(scene, found)


def _index(scene: Scene, at: int) -> int:
    return next(
        (n for n, clause in enumerate(scene.clauses) if clause.first <= at < clause.last), len(scene.clauses) - 1
    )


def _around(scene: Scene, found: Found) -> Found | None:
    """The words around a phrase that names the speaker: its clause and what hangs on it."""
    index = _index(scene, found.head[0])
    first = _first(scene, index)
    last = stop_of(scene, index)
    parts = []
    head = found.head
    start = scene.clauses[first].first
    if start < head[0]:
        end = head[0]
        while end > start and scene.text.tokens[end - 1].text in ",–-":
            end -= 1
        parts.append((start, end))
    begin = _past_insertion(scene, index, head[1])
    while begin < last and scene.text.tokens[begin].text in ",–-":
        begin += 1
    if begin < last:
        parts.append((begin, last))
    found.content = [part for part in parts if part[0] < part[1]]
    found.opened = True
    return found if found.content else None


def _past_insertion(scene: Scene, index: int, begin: int) -> int:
    """Past what stands between commas after the speaker ("laut X, dem Vorsitzenden, ist ...")."""
    k = index + 1
    while k < len(scene.clauses) and scene.clauses[k].sort in ("part", "relative") and scene.clauses[k].mark == ",":
        k += 1
    if not index + 1 < k < len(scene.clauses) or begin < scene.clauses[index].last:
        return begin
    after = scene.clauses[k]
    return after.first if after.sort == "main" and prefield(scene, after) >= after.verb else begin


def _first(scene: Scene, index: int) -> int:
    """The first clause that belongs to what is said: behind another attribution."""
    k = index
    floor = scene.floor(index)
    if scene.clauses[index].sort in ("relative", "dependent"):
        return index
    while k > 0:
        clause = scene.clauses[k]
        if clause.first <= floor or clause.mark == ":":
            break
        if speaks(scene, k - 1) and not attributes(scene, k):
            break
        if clause.joined and scene.clauses[k].verb >= 0:
            break
        k -= 1
    return k


def nominal(scene: Scene) -> Iterator[Found]:
    """``der Vorwurf des KGB, ...`` and ``Lukaschenkos Behauptung, dass ...``."""
    tokens, grammar = scene.text.tokens, scene.text.grammar
    for index, clause in enumerate(scene.clauses[:-1]):
        follows = scene.clauses[index + 1]
        if follows.mark not in (",", ":") or follows.joined:
            continue
        if follows.sort == "part" or (follows.sort == "relative" and not _by_which(scene, follows.first)):
            continue
        if follows.sort == "dependent" and not grammar.has("nouns_with.opens", tokens[follows.first].low):
            continue
        at = next(
            (
                k
                for k in range(clause.last - 1, max(clause.first - 1, clause.last - 12), -1)
                if any(form == "N" for _, form in tokens[k].cues) and tokens[k].quote < 0
            ),
            None,
        )
        if at is None:
            continue
        cue = next(cue for cue, form in tokens[at].cues if form == "N")
        owner = _owner(scene, at, clause.last)
        if owner is None or cue.kind is Kind.THOUGHT:
            continue
        found = Found("noun", cue, scene.number, (at, at + 1), owner, head=(min(at, owner[0]), clause.last))
        found.content, found.opened = [(follows.first, min(follows.last, stop_of(scene, index + 1)))], False
        yield found


def _by_which(scene: Scene, at: int) -> bool:
    """``Angaben des KGB, nach denen ...``: what follows tells what they say."""
    return scene.has("nouns_with.relative_after", at) and scene.has("nouns_with.relative", at + 1)


def _owner(scene: Scene, at: int, last: int) -> Range | None:
    tokens = scene.text.tokens
    if at + 1 < last and (scene.has("cases.genitive", at + 1) or scene.has("nouns_with.by", at + 1)):
        start = at + 2 if scene.has("nouns_with.by", at + 1) else at + 1
        end = core(scene.text, start, last)
        return (
            (start, end)
            if end == last or (end is not None and phrase(scene.text, start, last, whole=True) == last)
            else None
        )
    if at > scene.lo and at + 1 == last and (tokens[at - 1].mention >= 0 and tokens[at - 1].low.endswith("s")):
        return at - 1, at
    return None
