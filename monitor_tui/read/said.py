"""What is said with a verb-second attribution: the clauses around it, or the object in it."""

from __future__ import annotations

from monitor_tui.model import Kind, Stance
from monitor_tui.read.clauses import Clause
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Cue
from monitor_tui.read.nouns import adverbial_past, core, is_noun, is_time
from monitor_tui.read.phrases import Range
from monitor_tui.read.scene import Scene, attributes, prefield, quoted, reported, speaks, stop_of


def with_content(scene: Scene, index: int, found: Found, at: int, rest: list[int]) -> Found | None:
    """The attribution with what is said: around it, after it, or in it."""
    clause, cue = scene.clauses[index], found.cue
    frames = cue.frames
    found.opened = cue.kind is not Kind.THOUGHT
    if clause.sort == "dependent" and scene.has("according.as", clause.first):
        return _as_said(scene, index, found)
    lone = clause.sort == "main" and not clause.joined and prefield(scene, clause) >= clause.verb
    before_it = _preceding(scene, index, found) if lone else None
    if before_it is not None and frames & {"clause", "quote"}:
        found.content = [before_it, *_continuing(scene, index)]
        found.rule = "after"
        if any(k < index and scene.clauses[k].sort == "main" and speaks(scene, k) for k in scene.speaking):
            found.rule = "tail"
        return found
    if "target" in frames:
        found.target = _target_of(scene, clause, found, at)
    thing = _object_of(scene, clause, found, at, rest)
    follows = following(scene, index, cue)
    if follows is not None and not (
        thing is not None and "object" in frames and _is_thing(scene, thing) and _is_loose(scene, follows)
    ):
        found.content = [follows]
        return found
    if cue.only_negated or cue.stance is Stance.REFUSES:
        found.content = [(min(at, clause.verb), clause.last)]
        return found
    if thing is not None and _points_back(scene, thing):
        found.back = not _before_semicolon(scene, index, found)
        return found
    if thing is not None and frames & {"object", "target", "about"}:
        found.content = [thing]
        return found
    if "alone" in frames and cue.stance is not Stance.ASSERTS:
        if clause.mark == "-" and index > 0:
            found.content = [(scene.clauses[0].first, scene.clauses[index - 1].last)]
        found.back = not found.content
        return found
    return None


def _points_back(scene: Scene, thing: Range) -> bool:
    """Whether the object is "das": what is said stood before."""
    first, last = thing
    if scene.text.tokens[first].low not in scene.text.grammar.sets["anaphors"]:
        return False
    at = first + 1
    while at < last:
        past = adverbial_past(scene.text, at, last)
        if past is None:
            return False
        at = past
    return True


def _is_thing(scene: Scene, thing: Range) -> bool:
    return any(is_noun(token) for token in scene.text.tokens[slice(*thing)])


def _is_loose(scene: Scene, follows: Range) -> bool:
    """Whether a clause that follows may as well go on after a full statement: a main clause outside reported speech."""
    clause = next((c for c in scene.clauses if c.first == follows[0]), None)
    return clause is not None and clause.sort == "main" and clause.mark == "," and not reported(scene, clause)


def _before_semicolon(scene: Scene, index: int, found: Found) -> bool:
    """``...; das meldete X``: what is said stands before, in the same sentence."""
    start = scene.clauses[index].first
    if scene.lo < start and index > 0:
        first = scene.clauses[0].first
        found.content, found.rule = [(first, scene.clauses[index - 1].last)], "tail"
        return True
    return False


def _as_said(scene: Scene, index: int, found: Found) -> Found | None:
    """``Wie der KGB mitteilte, ...`` and ``..., wie der KGB mitteilte``."""
    if found.cue.kind is Kind.THOUGHT or not found.cue.frames & {"clause", "quote"}:
        return None
    clause = scene.clauses[index]
    found.rule = "as said"
    floor = scene.floor(index)
    if floor < clause.first:
        found.content.append((floor, scene.clauses[index - 1].last))
        if scene.speaking.keys() & set(range(index)):
            found.rule = "tail"
    if (
        index + 1 < len(scene.clauses)
        and scene.clauses[index + 1].mark != ";"
        and scene.clauses[index + 1].sort != "relative"
    ):
        found.content.append((scene.clauses[index + 1].first, stop_of(scene, index + 1)))
    return found if found.content else None


def _preceding(scene: Scene, index: int, found: Found) -> Range | None:
    """What stands before an attribution that begins with its verb."""
    clause = scene.clauses[index]
    floor = scene.floor(index)
    if floor >= clause.first or (found.source is not None and found.source[0] < clause.first):
        return None
    last = scene.clauses[index - 1].last
    if last <= floor or not _says(scene, index, floor):
        return None
    token = scene.text.tokens[last - 1]
    if (
        token.quote >= 0
        and scene.text.quotes[token.quote].first < scene.lo
        and scene.text.quotes[token.quote].last == last
    ):
        floor = scene.text.quotes[token.quote].first
    return floor, last


def _says(scene: Scene, index: int, floor: int) -> bool:
    """Whether the clauses before an attribution are a statement, not an adverbial clause or a bare phrase."""
    before = [n for n in range(index) if scene.clauses[n].first >= floor]
    if any(scene.clauses[n].sort == "main" or scene.text.tokens[scene.clauses[n].last - 1].quote >= 0 for n in before):
        return True
    if any(
        scene.clauses[n].sort == "dependent" and scene.has("content_clause", scene.clauses[n].first) for n in before
    ):
        return True
    return len(before) == 1 and scene.clauses[before[0]].sort == "part" and index + 1 < len(scene.clauses)


def _continuing(scene: Scene, index: int) -> list[Range]:
    """What goes on after an attribution between commas."""
    k = index + 1
    while k < len(scene.clauses) and (
        scene.clauses[k].sort == "relative"
        or (scene.clauses[k].sort == "part" and not quoted(scene, k) and k + 1 < len(scene.clauses))
    ):
        k += 1
    if k >= len(scene.clauses):
        return []
    clause = scene.clauses[k]
    if (
        clause.mark in (";",)
        or (clause.joined and speaks(scene, k))
        or (clause.sort == "part" and not quoted(scene, k) and clause.mark != "-")
    ):
        return []
    if clause.sort == "dependent" and not scene.has("content_clause", clause.first):
        return []
    return [(clause.first, stop_of(scene, k))]


def following(scene: Scene, index: int, cue: Cue) -> Range | None:
    """The clause after an attribution that is what is said."""
    frames = cue.frames
    k = index + 1
    while k < len(scene.clauses):
        clause = scene.clauses[k]
        if clause.mark == ";" or clause.joined:
            return None
        if clause.mark in (":", "-") and (frames & {"clause", "quote", "object"}):
            return (clause.first, stop_of(scene, k)) if clause.mark == ":" or quoted(scene, k) else None
        if clause.sort == "infinitive":
            if scene.has("infinitive_opens", clause.first):
                return None
            return (clause.first, stop_of(scene, k)) if frames & {"infinitive", "clause"} else None
        if clause.sort == "dependent" and scene.has("content_clause", clause.first):
            if scene.has("according.as", clause.first) and speaks(scene, k):
                k += 1
                continue
            return (clause.first, stop_of(scene, k)) if "clause" in frames else None
        if clause.sort == "main" or quoted(scene, k):
            added = "c" in scene.text.tokens[clause.first].tags and not reported(scene, clause)
            if attributes(scene, k) or (added and not quoted(scene, k)):
                return None
            lone = clause.sort == "main" and prefield(scene, clause) >= clause.verb and k + 1 < len(scene.clauses)
            if (
                scene.clauses[index].sort in ("relative", "dependent")
                and lone
                and not scene.has("subjunctive.sure", clause.verb)
            ):
                return None
            return (
                (clause.first, stop_of(scene, k))
                if frames & {"clause", "quote"} and scene.clauses[index].sort != "relative"
                else None
            )
        if k - index > 3:
            return None
        k += 1
    return None


def _object_of(scene: Scene, clause: Clause, found: Found, at: int, rest: list[int]) -> Range | None:
    """What stands between the parts of a verb besides its subject, times and adverbs."""
    text, tokens = scene.text, scene.text.tokens
    source = found.source or (clause.verb, clause.verb)
    inside = clause.first <= source[0] and source[1] <= clause.last
    verb = clause.verb
    if clause.sort == "main" and inside and source[0] > verb:
        first = prefield(scene, clause)
        if (
            first < verb
            and (tokens[first].low in text.grammar.sets["anaphors"] or core(text, first, verb) == verb)
            and not is_time(text, first, verb)
            and "p" not in tokens[first].tags
        ):
            return first, verb
    start = source[1] if inside and source[0] > verb else verb + 1
    if clause.sort in ("dependent", "relative"):
        start = source[1] if inside else clause.first + 1
    ends = [
        k
        for k in (at, *rest)
        if k >= start and k < clause.last and not (found.cue.about and tokens[k].low in found.cue.about)
    ]
    end = min(ends, default=clause.last)
    if end <= start:
        return None
    about = next((k for k in range(start, end) if tokens[k].low in found.cue.about and tokens[k].quote < 0), None)
    if "about" in found.cue.frames:
        return (about + 1, end) if about is not None and about + 1 < end else None
    while start < end:
        past = adverbial_past(text, start, end)
        if (
            past is None
            or tokens[start].quote >= 0
            or ("d" in tokens[start].tags and core(text, start, end) is not None)
        ):
            break
        start = past
    return (start, end) if start < end else None


def _target_of(scene: Scene, clause: Clause, found: Found, at: int) -> Range | None:
    """Whom an accusation names: what stands in its clause besides the subject, up to the charge."""
    tokens = scene.text.tokens
    source = found.source or (clause.verb, clause.verb)
    start = clause.verb + 1 if not clause.verb < source[0] < clause.last else source[1]
    if clause.sort in ("dependent", "relative"):
        start = source[1] if clause.first <= source[0] else clause.first
    first = prefield(scene, clause)
    if (
        clause.sort == "main"
        and source[0] > clause.verb
        and first < clause.verb
        and "p" not in tokens[first].tags
        and any(tokens[k].mention >= 0 or k in scene.places for k in range(first, clause.verb))
    ):
        return first, clause.verb
    end = next(
        (k for k in range(start, clause.last) if tokens[k].low in found.cue.about and tokens[k].quote < 0), clause.last
    )
    return (start, end) if start < end else None
