"""Attributions where the finite verb stands second: who says it, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from monitor_tui.model import Kind, Stance
from monitor_tui.read.clauses import (
    Clause,
    adverbial_past,
    clauses_of,
    core,
    is_finite,
    is_noun,
    is_speaker,
    is_subjunctive,
    is_time,
    phrase,
    subject_after,
)
from monitor_tui.read.forms import ACCUSED, HEARSAY
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Cue
from monitor_tui.read.phrases import Range
from monitor_tui.read.tokens import Text


@dataclass(slots=True)
class Scene:
    """One sentence in clauses."""

    text: Text
    number: int
    lo: int
    hi: int
    clauses: list[Clause]
    places: frozenset[int]
    speaking: dict[int, Range] = field(default_factory=dict)
    """Clause -> subject of the attributions found so far."""

    def has(self, key: str, at: int) -> bool:
        """Whether a word is in a list of the grammar."""
        return self.text.grammar.has(key, self.text.tokens[at].low)

    def floor(self, index: int) -> int:
        """Where the part of the sentence begins that a clause belongs to: after a semicolon."""
        for k in range(index, -1, -1):
            dated = k == 1 and self.clauses[k].mark == "-" and self.text.tokens[self.clauses[0].last - 1].text == ")"
            if self.clauses[k].mark == ";" or k == 0 or dated:
                return self.clauses[k].first
        return self.lo

    def end(self) -> int:
        """Where the sentence ends without its stop."""
        return self.clauses[-1].last


def scene_of(text: Text, number: int, lo: int, hi: int, places: frozenset[int]) -> Scene | None:
    """A sentence as its clauses."""
    clauses = clauses_of(text, lo, hi)
    return Scene(text, number, lo, hi, clauses, places) if clauses else None


def verb_second(scene: Scene) -> Iterator[Found]:
    """The attributions that hang on a verb, from left to right."""
    for index, clause in enumerate(scene.clauses):
        if clause.verb < 0:
            continue
        found = _it_is_said(scene, index) or _of_clause(scene, index)
        if found is not None:
            found.reported = reported(scene, clause)
            yield found


def reported(scene: Scene, clause: Clause) -> bool:
    """Whether a clause itself is speech that somebody reports: its verb is in the subjunctive."""
    return clause.verb >= 0 and is_subjunctive(scene.text, clause.verb)


def runs_on(text: Text, lo: int, hi: int) -> bool:
    """Whether a sentence goes on with what somebody said: the verb of a main clause is in the subjunctive."""
    scene = scene_of(text, 0, lo, hi, frozenset())
    if scene is None:
        return False
    first = next((clause for clause in scene.clauses if clause.sort == "main"), None)
    return first is not None and reported(scene, first)


def _of_clause(scene: Scene, index: int) -> Found | None:
    clause, text = scene.clauses[index], scene.text
    for at in range(clause.first, clause.last):
        token = text.tokens[at]
        if not token.cues or token.mention >= 0 or token.quote >= 0 or (token.text[0].isupper() and at != clause.verb):
            continue
        for cue, form in token.cues:
            if cue.noun or not _carries(scene, clause, cue, form, at):
                continue
            rest = _rest(scene, index, cue, at)
            if rest is None:
                continue
            found = _attribution(scene, index, cue, form, at, rest)
            if found is not None:
                return found
    return None


def _carries(scene: Scene, clause: Clause, cue: Cue, form: str, at: int) -> bool:
    """Whether a form of a cue is the verb of its clause: finite, or with its auxiliary."""
    tokens, verb = scene.text.tokens, clause.verb
    if form == "F":
        ends = tokens[clause.last - 1].low
        stranger = scene.text.grammar.has("particles", ends) and ends not in cue.rest and clause.last - 1 > at and clause.sort == "main"
        return at == verb and not stranger
    if at == verb or scene.has("infinitive_mark", at - 1):
        return False
    helper = "a" in tokens[verb].tags
    if form == "P":
        return helper and (scene.has("perfect", verb) or scene.has("copula", verb) or scene.has("passive", verb) or scene.has("modals", verb))
    return form == "I" and helper and (scene.has("modals", verb) or scene.has("passive", verb))


def _rest(scene: Scene, index: int, cue: Cue, at: int) -> list[int] | None:
    """Where the further words of a cue stand in its clause; a particle closes it, perhaps after an inserted clause."""
    clause, tokens = scene.clauses[index], scene.text.tokens
    places: list[int] = []
    for word in cue.rest:
        inside = [k for k in range(clause.first, clause.last) if k != at and tokens[k].low == word and tokens[k].quote < 0]
        if not inside:
            later = next((c for c in scene.clauses[index + 1 : index + 4] if c.verb < 0 and tokens[c.last - 1].low == word), None)
            if later is None:
                return None
            inside = [later.last - 1]
        if scene.text.grammar.has("particles", word) and len(cue.rest) == 1 and clause.sort == "main":
            if inside[-1] != clause.last - 1 and inside[-1] < clause.last and not _closes(scene, clause, inside[-1]):
                return None
        places.append(inside[-1])
    return places


def _closes(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a particle closes the bracket although a time or a quotation follows."""
    follows = at + 1
    token = scene.text.tokens[follows]
    return token.quote >= 0 or "c" in token.tags or is_time(scene.text, follows, clause.last)


def _attribution(scene: Scene, index: int, cue: Cue, form: str, at: int, rest: list[int]) -> Found | None:
    clause, text = scene.clauses[index], scene.text
    tokens, verb = text.tokens, clause.verb
    if any(text.grammar.has(f"unless.{cue.lemma.replace('|', '')}", t.low) for t in tokens[clause.first : clause.last]):
        return None
    nots = [k for k in range(clause.first, clause.last) if "n" in tokens[k].tags and tokens[k].quote < 0]
    negated = bool(nots) if cue.only_negated else any("d" not in tokens[k].tags for k in nots)
    if cue.only_negated and not negated:
        return None
    found = Found("verb", cue, scene.number, (at, at + 1), None, negated=negated, head=(clause.first, clause.last))
    if form == "P" and not scene.has("perfect", verb) and (scene.has("passive", verb) or "worden" in (t.low for t in tokens[clause.first : clause.last])):
        return _passive(scene, index, found, at)
    if form == "P" and not scene.has("perfect", verb):
        return None
    subject = subject_full(scene, index)
    if subject is None:
        return None
    found.source, found.shared = subject
    scene.speaking[index] = found.source
    return _with_content(scene, index, found, at, rest)


def subject_full(scene: Scene, index: int) -> tuple[Range, bool] | None:
    """The subject of a clause and whether it is shared with the clause before."""
    clause, text = scene.clauses[index], scene.text
    if clause.sort == "relative":
        return _antecedent(scene, index)
    if clause.sort == "dependent":
        found = subject_after(text, clause.first + 1, clause.last)
        return (found, False) if found is not None else None
    first = prefield(scene, clause)
    left = _left(scene, first, clause.verb)
    right = subject_after(text, clause.verb + 1, clause.last)
    plain = left is not None and left[1] - left[0] == 1 and "d" not in text.tokens[left[0]].tags
    if left is not None and right is not None and not plain and not is_speaker(text, left, scene.places) and is_speaker(text, right, scene.places) and text.tokens[right[0]].low not in text.grammar.sets["cases.accusative"]:
        return right, False
    if left is not None:
        return left, False
    apposed = _before_insertion(scene, index) if first >= clause.verb and not clause.joined else None
    if apposed is not None:
        return apposed, False
    if first >= clause.verb and clause.joined:
        back = next((scene.speaking[k] for k in range(index - 1, -1, -1) if k in scene.speaking), None)
        back = back or (subject_of(scene, index - 1) if index else None)
        return (back, True) if back is not None else None
    return (right, False) if right is not None else None


def subject_of(scene: Scene, index: int) -> Range | None:
    while index > 0 and scene.clauses[index].sort != "main":
        index -= 1
    if scene.clauses[index].sort != "main":
        return None
    found = subject_full(scene, index)
    return found[0] if found else None


def prefield(scene: Scene, clause: Clause) -> int:
    """Where what stands before the verb begins, past "und" and "aber"."""
    at = clause.first
    tokens = scene.text.tokens
    while at < clause.verb and "c" in tokens[at].tags and "d" not in tokens[at].tags and tokens[at].mention < 0:
        at += 1
    return at


def _left(scene: Scene, first: int, verb: int) -> Range | None:
    """The phrase before the verb where it can be the subject."""
    text, tokens = scene.text, scene.text.tokens
    while first < verb and tokens[first].mention < 0 and "b" in tokens[first].tags and "d" not in tokens[first].tags:
        first += 1
    if first >= verb or scene.has("cases.oblique", first) and tokens[first].mention < 0:
        return None
    if "p" in tokens[first].tags and tokens[first].mention < 0 or (tokens[first].low in text.grammar.sets["anaphors"] and first + 1 == verb):
        return None
    if adverbial_past(text, first, verb) == verb and tokens[first].mention < 0 and "d" not in tokens[first].tags:
        return None
    if first + 1 == verb and first in scene.places:
        return first, verb
    end = phrase(text, first, verb, whole=True)
    if end is None:
        return None
    rest = end
    while rest < verb:
        past = adverbial_past(text, rest, verb)
        if past is None:
            return None
        rest = past
    if all("t" in token.tags or "d" in token.tags for token in tokens[first:end]):
        return None
    return first, end


def _before_insertion(scene: Scene, index: int) -> Range | None:
    """``X, der am Montag sprach, sagte``: the phrase before what stands between commas."""
    at = index - 1
    while at >= 0 and scene.clauses[at].sort in ("relative", "part") and scene.clauses[at].mark == ",":
        at -= 1
    if at < 0 or at == index - 1 or scene.clauses[at].sort != "part":
        return None
    clause = scene.clauses[at]
    first = prefield(scene, clause)
    if not core(scene.text, first, clause.last) or "p" in scene.text.tokens[first].tags or scene.has("cases.oblique", first):
        return None
    relative = scene.clauses[at + 1].sort == "relative"
    return first, clause.last if relative else scene.clauses[index - 1].last


def _antecedent(scene: Scene, index: int) -> tuple[Range, bool] | None:
    """Whom a relative clause tells about, where its pronoun is the subject."""
    clause, text = scene.clauses[index], scene.text
    if index == 0 or not scene.has("cases.subject_relative", clause.first):
        return None
    inner = subject_after(text, clause.first + 1, clause.verb)
    if inner is not None and is_speaker(text, inner, scene.places):
        return None
    end = scene.clauses[index - 1].last
    start = next((k for k in range(max(scene.lo, end - 12), end) if phrase(text, k, end, whole=True) == end and not is_finite(text, k)), None)
    return ((start, end), False) if start is not None else None


def _passive(scene: Scene, index: int, found: Found, at: int) -> Found | None:
    """``wurde von X beschuldigt``; without an author only an accusation is kept, as hearsay."""
    clause, text = scene.clauses[index], scene.text
    tokens = text.tokens
    found.rule = "passive"
    for k in range(clause.first, at):
        if scene.has("agent", k) and tokens[k].quote < 0 and not is_time(text, k, at):
            end = phrase(text, k + 1, at, whole=False)
            if end is not None and is_speaker(text, (k + 1, end), scene.places):
                found.source = (k + 1, end)
                break
    follows = _following(scene, index, found.cue)
    if scene.has("passive_quoted", at):
        spoken = subject_full(scene, index)
        found.relay, found.source, found.rule = found.source, spoken[0] if spoken else None, "quoted"
        found.content = [follows] if follows else []
        found.opened = True
        return found if found.source is not None and follows else None
    object_ = (clause.first, clause.verb) if clause.sort == "main" else (clause.first + 1, at)
    if found.source is not None and found.source[0] < object_[1] and clause.sort == "main":
        object_ = subject_after(text, clause.verb + 1, at) or object_
    found.target = object_ if "target" in found.cue.frames else None
    found.content = [follows] if follows else [object_]
    if found.source is not None:
        return found
    if not scene.has("reportive.accuses", at):
        return None
    found.rule, found.cue, found.implicit, found.target = "hearsay", ACCUSED, True, object_
    return found


def _it_is_said(scene: Scene, index: int) -> Found | None:
    """``hieß es aus dem Kreml``, ``in einer Mitteilung des KGB heißt es``, ``hieß es weiter``."""
    clause, text = scene.clauses[index], scene.text
    verb = clause.verb
    if not scene.has("reportive.said", verb) or not any(scene.has("it", k) for k in (verb - 1, verb + 1) if clause.first <= k < clause.last):
        return None
    found = Found("verb", Cue("heißen", frames=frozenset({"clause", "quote"})), scene.number, (verb, verb + 1), None, head=(clause.first, clause.last))
    for k in range(clause.first, clause.last):
        if scene.has("reportive.from", k) and not is_time(text, k, clause.last):
            end = phrase(text, k + 1, clause.last, whole=k < verb)
            if end is not None:
                found.source = (k + 1, end)
                break
    if found.source is None and clause.first == verb:
        found.source = _within(scene, index)
    found.implicit = found.source is None
    done = _with_content(scene, index, found, verb, [])
    return done if done is not None and done.content and not done.back else None


def _within(scene: Scene, index: int) -> Range | None:
    """``In dem Bericht, der ..., heißt es``: the phrase before the insertion."""
    first = scene.clauses[0].first
    if index > 1 and scene.clauses[0].sort == "part" and scene.clauses[1].sort == "relative" and scene.has("reportive.from", first):
        end = phrase(scene.text, first + 1, scene.clauses[0].last, whole=True)
        return (first + 1, end) if end is not None else None
    return None


def _with_content(scene: Scene, index: int, found: Found, at: int, rest: list[int]) -> Found | None:
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
        found.target = _target(scene, clause, found, at)
    thing = _object(scene, clause, found, at, rest)
    follows = _following(scene, index, cue)
    if follows is not None and not (thing is not None and "object" in frames and _is_thing(scene, thing) and _is_loose(scene, follows)):
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
    if index + 1 < len(scene.clauses) and scene.clauses[index + 1].mark != ";" and scene.clauses[index + 1].sort != "relative":
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
    if token.quote >= 0 and scene.text.quotes[token.quote].first < scene.lo and scene.text.quotes[token.quote].last == last:
        floor = scene.text.quotes[token.quote].first
    return floor, last


def _says(scene: Scene, index: int, floor: int) -> bool:
    """Whether the clauses before an attribution are a statement, not an adverbial clause or a phrase with its relative."""
    before = [n for n in range(index) if scene.clauses[n].first >= floor]
    if any(scene.clauses[n].sort == "main" or scene.text.tokens[scene.clauses[n].last - 1].quote >= 0 for n in before):
        return True
    if any(scene.clauses[n].sort == "dependent" and scene.has("content_clause", scene.clauses[n].first) for n in before):
        return True
    return len(before) == 1 and scene.clauses[before[0]].sort == "part" and index + 1 < len(scene.clauses)


def _continuing(scene: Scene, index: int) -> list[Range]:
    """What goes on after an attribution between commas."""
    k = index + 1
    while k < len(scene.clauses) and (scene.clauses[k].sort == "relative" or (scene.clauses[k].sort == "part" and not _quoted(scene, k) and k + 1 < len(scene.clauses))):
        k += 1
    if k >= len(scene.clauses):
        return []
    clause = scene.clauses[k]
    if clause.mark in (";",) or (clause.joined and speaks(scene, k)) or (clause.sort == "part" and not _quoted(scene, k) and clause.mark != "-"):
        return []
    if clause.sort == "dependent" and not scene.has("content_clause", clause.first):
        return []
    return [(clause.first, stop_of(scene, k))]


def _quoted(scene: Scene, index: int) -> bool:
    return scene.text.tokens[scene.clauses[index].first].quote >= 0


def _following(scene: Scene, index: int, cue: Cue) -> Range | None:
    """The clause after an attribution that is what is said."""
    frames = cue.frames
    k = index + 1
    while k < len(scene.clauses):
        clause = scene.clauses[k]
        if clause.mark == ";" or clause.joined:
            return None
        if clause.mark in (":", "-") and (frames & {"clause", "quote", "object"}):
            return (clause.first, stop_of(scene, k)) if clause.mark == ":" or _quoted(scene, k) else None
        if clause.sort == "infinitive":
            if scene.has("infinitive_opens", clause.first):
                return None
            return (clause.first, stop_of(scene, k)) if frames & {"infinitive", "clause"} else None
        if clause.sort == "dependent" and scene.has("content_clause", clause.first):
            if scene.has("according.as", clause.first) and speaks(scene, k):
                k += 1
                continue
            return (clause.first, stop_of(scene, k)) if "clause" in frames else None
        if clause.sort == "main" or _quoted(scene, k):
            added = "c" in scene.text.tokens[clause.first].tags and not reported(scene, clause)
            if attributes(scene, k) or (added and not _quoted(scene, k)):
                return None
            lone = clause.sort == "main" and prefield(scene, clause) >= clause.verb and k + 1 < len(scene.clauses)
            if scene.clauses[index].sort in ("relative", "dependent") and lone and not scene.has("subjunctive.sure", clause.verb):
                return None
            return (clause.first, stop_of(scene, k)) if frames & {"clause", "quote"} and scene.clauses[index].sort != "relative" else None
        if k - index > 3:
            return None
        k += 1
    return None


def stop_of(scene: Scene, index: int) -> int:
    """Where what is said ends that begins with a clause: before another attribution."""
    quoted = _quoted(scene, index)
    for k in range(index + 1, len(scene.clauses)):
        clause = scene.clauses[k]
        other = clause.mark == ";" or attributes(scene, k) or (clause.sort == "dependent" and scene.has("contrast", clause.first))
        if other and not quoted:
            return scene.clauses[k - 1].last
        if clause.mark == ";":
            return scene.clauses[k - 1].last
    return scene.end()


def speaks(scene: Scene, index: int) -> bool:
    """Whether the verb of a clause is a cue, in no subjunctive."""
    clause = scene.clauses[index]
    if clause.verb < 0:
        return False
    tokens = scene.text.tokens
    if is_subjunctive(scene.text, clause.verb):
        return False
    if any("F" in form and not cue.noun and cue.kind is not Kind.THOUGHT for cue, form in tokens[clause.verb].cues):
        return True
    return scene.has("perfect", clause.verb) and any(form == "P" and not cue.noun for k in range(clause.first, clause.last) for cue, form in tokens[k].cues)


def attributes(scene: Scene, index: int) -> bool:
    """Whether a clause is an attribution of its own: ", sagte X", "und warf Y vor", ", wie X mitteilte"."""
    clause = scene.clauses[index]
    first = scene.text.tokens[clause.first]
    if clause.sort == "part" and scene.text.grammar.has("according.so", first.low) and clause.last - clause.first > 1:
        return True
    if not speaks(scene, index):
        return False
    if clause.sort == "dependent":
        return scene.has("according.as", clause.first)
    if clause.sort != "main":
        return False
    start = prefield(scene, clause)
    return start >= clause.verb or clause.joined or any("c" in t.tags or t.low in scene.text.grammar.sets["anaphors"] for t in scene.text.tokens[clause.first : start + 1])


def _object(scene: Scene, clause: Clause, found: Found, at: int, rest: list[int]) -> Range | None:
    """What stands between the parts of a verb besides its subject, times and adverbs."""
    text, tokens = scene.text, scene.text.tokens
    source = found.source or (clause.verb, clause.verb)
    inside = clause.first <= source[0] and source[1] <= clause.last
    verb = clause.verb
    if clause.sort == "main" and inside and source[0] > verb:
        first = prefield(scene, clause)
        if first < verb and (tokens[first].low in text.grammar.sets["anaphors"] or core(text, first, verb) == verb) and not is_time(text, first, verb) and "p" not in tokens[first].tags:
            return first, verb
    start = source[1] if inside and source[0] > verb else verb + 1
    if clause.sort in ("dependent", "relative"):
        start = source[1] if inside else clause.first + 1
    ends = [k for k in (at, *rest) if k >= start and k < clause.last and not (found.cue.about and tokens[k].low in found.cue.about)]
    end = min(ends, default=clause.last)
    if end <= start:
        return None
    about = next((k for k in range(start, end) if tokens[k].low in found.cue.about and tokens[k].quote < 0), None)
    if "about" in found.cue.frames:
        return (about + 1, end) if about is not None and about + 1 < end else None
    while start < end:
        past = adverbial_past(text, start, end)
        if past is None or tokens[start].quote >= 0 or ("d" in tokens[start].tags and core(text, start, end) is not None):
            break
        start = past
    return (start, end) if start < end else None


def _target(scene: Scene, clause: Clause, found: Found, at: int) -> Range | None:
    """Whom an accusation names: what stands in its clause besides the subject, up to the charge."""
    tokens = scene.text.tokens
    source = found.source or (clause.verb, clause.verb)
    start = clause.verb + 1 if not clause.verb < source[0] < clause.last else source[1]
    if clause.sort in ("dependent", "relative"):
        start = source[1] if clause.first <= source[0] else clause.first
    first = prefield(scene, clause)
    if clause.sort == "main" and source[0] > clause.verb and first < clause.verb and "p" not in tokens[first].tags and any(
        tokens[k].mention >= 0 or k in scene.places for k in range(first, clause.verb)
    ):
        return first, clause.verb
    end = next((k for k in range(start, clause.last) if tokens[k].low in found.cue.about and tokens[k].quote < 0), clause.last)
    return (start, end) if start < end else None


def hearsay(scene: Scene) -> Iterator[Found]:
    """``sollen ... geplant haben``: somebody says it, but the sentence does not tell who."""
    tokens = scene.text.tokens
    for clause in scene.clauses:
        if clause.verb < 0 or not scene.has("obligation", clause.verb) or not is_perfect(scene, clause):
            continue
        found = Found("hearsay", HEARSAY, scene.number, (clause.verb, clause.verb + 1), None, implicit=True, head=(clause.verb, clause.verb + 1))
        found.content = [(scene.clauses[0].first, scene.end())]
        found.target = (clause.first, clause.verb) if is_noun(tokens[clause.verb - 1]) else None
        yield found
        return


def is_perfect(scene: Scene, clause: Clause) -> bool:
    """Whether a modal verb closes with a perfect infinitive: "soll geplant haben" reports, "soll gebaut werden" plans."""
    tokens = scene.text.tokens
    closing = [k for k in range(clause.first, clause.last) if scene.has("perfect_infinitive", k)]
    return any(
        k > clause.first and (any(form == "P" for _, form in tokens[k - 1].cues) or tokens[k - 1].low.endswith(("t", "en")) and not is_noun(tokens[k - 1]))
        for k in closing
    )
