"""Attributions by a verb where the finite verb stands second: who says it, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator

from monitor_tui.read.clauses import Clause
from monitor_tui.read.forms import ACCUSED, HEARSAY
from monitor_tui.read.found import Found
from monitor_tui.read.grammar import Cue
from monitor_tui.read.nouns import is_noun, is_speaker, is_time, phrase, subject_after
from monitor_tui.read.phrases import Range
from monitor_tui.read.said import following, with_content
from monitor_tui.read.scene import Scene, clause_subject, reported


def verb_second(scene: Scene) -> Iterator[Found]:
    """The attributions that hang on a verb, from left to right."""
    for index, clause in enumerate(scene.clauses):
        if clause.verb < 0:
            continue
        found = _it_is_said(scene, index) or _of_clause(scene, index)
        if found is not None:
            found.reported = reported(scene, clause)
            yield found


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
        stranger = (
            scene.text.grammar.has("particles", ends)
            and ends not in cue.rest
            and clause.last - 1 > at
            and clause.sort == "main"
        )
        return at == verb and not stranger
    if at == verb or scene.has("infinitive_mark", at - 1):
        return False
    helper = "a" in tokens[verb].tags
    if form == "P":
        return helper and (
            scene.has("perfect", verb)
            or scene.has("copula", verb)
            or scene.has("passive", verb)
            or scene.has("modals", verb)
        )
    return form == "I" and helper and (scene.has("modals", verb) or scene.has("passive", verb))


def _rest(scene: Scene, index: int, cue: Cue, at: int) -> list[int] | None:
    """Where the further words of a cue stand in its clause; a particle closes it, perhaps after an inserted clause."""
    clause, tokens = scene.clauses[index], scene.text.tokens
    places: list[int] = []
    for word in cue.rest:
        inside = [
            k for k in range(clause.first, clause.last) if k != at and tokens[k].low == word and tokens[k].quote < 0
        ]
        if not inside:
            later = next(
                (c for c in scene.clauses[index + 1 : index + 4] if c.verb < 0 and tokens[c.last - 1].low == word), None
            )
            if later is None:
                return None
            inside = [later.last - 1]
        particle = scene.text.grammar.has("particles", word) and len(cue.rest) == 1 and clause.sort == "main"
        if particle and inside[-1] < clause.last - 1 and not _closes(scene, clause, inside[-1]):
            return None
        places.append(inside[-1])
    return places


def _closes(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a particle closes the bracket although a time or a quotation follows."""
    follows = at + 1
    token = scene.text.tokens[follows]
    return token.quote >= 0 or "c" in token.tags or is_time(scene.text, follows, clause.last)


def _negates(scene: Scene, at: int) -> bool:
    """Whether a word denies its clause, not only an adjective ("die nicht genannten Orte") or a limit ("nicht nur")."""
    tokens = scene.text.tokens
    if "n" not in tokens[at].tags or tokens[at].quote >= 0:
        return False
    noun = any("N" in token.tags for token in tokens[at + 2 : at + 3])
    adjective = noun and at > 0 and scene.has("cases.articles", at - 1) and "d" not in tokens[at].tags
    return not adjective and not (at + 1 < len(tokens) and scene.has("limits", at + 1))


def _attribution(scene: Scene, index: int, cue: Cue, form: str, at: int, rest: list[int]) -> Found | None:
    clause, text = scene.clauses[index], scene.text
    tokens, verb = text.tokens, clause.verb
    if any(text.grammar.has(f"unless.{cue.lemma.replace('|', '')}", t.low) for t in tokens[clause.first : clause.last]):
        return None
    nots = [k for k in range(clause.first, clause.last) if _negates(scene, k)]
    negated = bool(nots) if cue.only_negated else any("d" not in tokens[k].tags for k in nots)
    if cue.only_negated and not negated:
        return None
    found = Found("verb", cue, scene.number, (at, at + 1), None, negated=negated, head=(clause.first, clause.last))
    if (
        form == "P"
        and not scene.has("perfect", verb)
        and (
            scene.has("passive", verb)
            or any(scene.has("passive_participle", k) for k in range(clause.first, clause.last))
        )
    ):
        return _passive(scene, index, found, at)
    if form == "P" and not scene.has("perfect", verb):
        return None
    subject = clause_subject(scene, index)
    if subject is None:
        return None
    found.source, found.shared = subject
    scene.speaking[index] = found.source
    return with_content(scene, index, found, at, rest)


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
    follows = following(scene, index, found.cue)
    if scene.has("passive_quoted", at):
        spoken = clause_subject(scene, index)
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
    """``hieß es aus dem Kreml``, ``in einer Mitteilung des KGB heißt es``, ``verlautete aus dem Kreml``."""
    clause, text = scene.clauses[index], scene.text
    verb = clause.verb
    leaked = verb >= 0 and scene.has("reportive.leaked", verb)
    said = scene.has("reportive.said", verb) and any(
        scene.has("it", k) for k in (verb - 1, verb + 1) if clause.first <= k < clause.last
    )
    if not (said or leaked):
        return None
    found = Found(
        "verb",
        Cue("heißen", frames=frozenset({"clause", "quote"})),
        scene.number,
        (verb, verb + 1),
        None,
        head=(clause.first, clause.last),
    )
    for k in range(clause.first, clause.last):
        if scene.has("reportive.from", k) and not is_time(text, k, clause.last):
            end = phrase(text, k + 1, clause.last, whole=k < verb)
            if end is not None:
                found.source = (k + 1, end)
                break
    if found.source is None and clause.first == verb:
        found.source = _within(scene, index)
    found.implicit = found.source is None
    if leaked and found.implicit:
        return None
    done = with_content(scene, index, found, verb, [])
    return done if done is not None and done.content and not done.back else None


def _within(scene: Scene, index: int) -> Range | None:
    """``In dem Bericht, der ..., heißt es``: the phrase before the insertion."""
    first = scene.clauses[0].first
    if (
        index > 1
        and scene.clauses[0].sort == "part"
        and scene.clauses[1].sort == "relative"
        and scene.has("reportive.from", first)
    ):
        end = phrase(scene.text, first + 1, scene.clauses[0].last, whole=True)
        return (first + 1, end) if end is not None else None
    return None


def hearsay(scene: Scene) -> Iterator[Found]:
    """``sollen ... geplant haben``: somebody says it, but the sentence does not tell who."""
    tokens = scene.text.tokens
    for clause in scene.clauses:
        if clause.verb < 0 or not scene.has("obligation", clause.verb) or not is_perfect(scene, clause):
            continue
        found = Found(
            "hearsay",
            HEARSAY,
            scene.number,
            (clause.verb, clause.verb + 1),
            None,
            implicit=True,
            head=(clause.verb, clause.verb + 1),
        )
        found.content = [(scene.clauses[0].first, scene.end())]
        found.target = (clause.first, clause.verb) if is_noun(tokens[clause.verb - 1]) else None
        yield found
        return


def is_perfect(scene: Scene, clause: Clause) -> bool:
    """Whether a perfect infinitive closes: "soll geplant haben" reports, "soll gebaut werden" plans."""
    tokens = scene.text.tokens
    closing = [k for k in range(clause.first, clause.last) if scene.has("perfect_infinitive", k)]
    return any(
        k > clause.first
        and (
            any(form == "P" for _, form in tokens[k - 1].cues)
            or (
                tokens[k - 1].low.endswith(tuple(scene.text.grammar.sets["forms.participle"]))
                and not is_noun(tokens[k - 1])
            )
        )
        for k in closing
    )
