"""One sentence in clauses where the finite verb stands second: their subjects, and which of them attribute."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor_tui.model import Kind
from monitor_tui.read.clauses import Clause, clauses_of
from monitor_tui.read.nouns import adverbial_past, core, is_finite, is_speaker, is_subjunctive, phrase, subject_after
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


def prefield(scene: Scene, clause: Clause) -> int:
    """Where what stands before the verb begins, past "und" and "aber"."""
    at = clause.first
    tokens = scene.text.tokens
    while at < clause.verb and "c" in tokens[at].tags and "d" not in tokens[at].tags and tokens[at].mention < 0:
        at += 1
    return at


def quoted(scene: Scene, index: int) -> bool:
    return scene.text.tokens[scene.clauses[index].first].quote >= 0


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
    return scene.has("perfect", clause.verb) and any(
        form == "P" and not cue.noun for k in range(clause.first, clause.last) for cue, form in tokens[k].cues
    )


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
    return (
        start >= clause.verb
        or clause.joined
        or any(
            "c" in t.tags or t.low in scene.text.grammar.sets["anaphors"]
            for t in scene.text.tokens[clause.first : start + 1]
        )
    )


def stop_of(scene: Scene, index: int) -> int:
    """Where what is said ends that begins with a clause: before another attribution."""
    whole = quoted(scene, index)
    for k in range(index + 1, len(scene.clauses)):
        clause = scene.clauses[k]
        other = (
            clause.mark == ";"
            or attributes(scene, k)
            or (clause.sort == "dependent" and scene.has("contrast", clause.first))
        )
        if other and not whole:
            return scene.clauses[k - 1].last
        if clause.mark == ";":
            return scene.clauses[k - 1].last
    return scene.end()


def clause_subject(scene: Scene, index: int) -> tuple[Range, bool] | None:
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
    if (
        left is not None
        and right is not None
        and not plain
        and not is_speaker(text, left, scene.places)
        and is_speaker(text, right, scene.places)
        and text.tokens[right[0]].low not in text.grammar.sets["cases.accusative"]
    ):
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
    found = clause_subject(scene, index)
    return found[0] if found else None


def _left(scene: Scene, first: int, verb: int) -> Range | None:
    """The phrase before the verb where it can be the subject."""
    text, tokens = scene.text, scene.text.tokens
    while first < verb and tokens[first].mention < 0 and "b" in tokens[first].tags and "d" not in tokens[first].tags:
        first += 1
    if first >= verb or (scene.has("cases.oblique", first) and tokens[first].mention < 0):
        return None
    if ("p" in tokens[first].tags and tokens[first].mention < 0) or (
        tokens[first].low in text.grammar.sets["anaphors"] and first + 1 == verb
    ):
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
    if (
        not core(scene.text, first, clause.last)
        or "p" in scene.text.tokens[first].tags
        or scene.has("cases.oblique", first)
    ):
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
    start = next(
        (
            k
            for k in range(max(scene.lo, end - 12), end)
            if phrase(text, k, end, whole=True) == end and not is_finite(text, k)
        ),
        None,
    )
    return ((start, end), False) if start is not None else None
