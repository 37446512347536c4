"""The JSON forms of the machine interface: keys may be added, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from monitor_tui.model import Claim, Reading

if TYPE_CHECKING:
    from monitor_tui.model.explained import Explanation, ModelReason, Piece

Form = dict[str, Any]


def claim_form(claim: Claim) -> Form:
    """A claim as `read` writes it; offsets in characters of the given text."""
    return {
        "sentence": list(claim.sentence),
        "sentences": [list(span) for span in claim.sentences],
        "kind": str(claim.kind),
        "source": list(claim.source) if claim.source else None,
        "actor": claim.actor,
        "camp": claim.camp,
        "via": list(claim.via),
        "cue": list(claim.cue) if claim.cue else None,
        "content": [list(span) for span in claim.content],
        "stance": str(claim.stance),
        "targets": list(claim.targets),
        "direct": claim.direct,
        "hedged": claim.hedged,
        "said": claim.said.isoformat() if claim.said else None,
        "precision": str(claim.precision),
        "dates": [{"span": list(d.span), "from": d.start.isoformat(), "to": d.end.isoformat()} for d in claim.dates],
        "numbers": [{"span": list(n.span), "value": n.value, "unit": n.unit} for n in claim.numbers],
        "places": [{"span": list(p.span), "id": p.id} for p in claim.places],
        "unsure": list(claim.unsure),
        "rule": claim.rule,
    }


def explanation_form(given: Explanation) -> Form:
    """Why a claim was read so, as `read --explain` writes it under the claim's ``explain``."""
    rule, speaker, stance, model = given.rule, given.speaker, given.stance, given.model
    return {
        "told": list(given.told),
        "rule": {
            "id": rule.id,
            "means": rule.means,
            "cue": _piece(rule.cue),
            "lemma": rule.lemma,
            "frames": list(rule.frames),
            "stance": str(rule.stance),
            "kind": str(rule.kind),
            "grammar": rule.grammar,
            "listed": rule.listed,
        },
        "speaker": {
            "how": speaker.how,
            "phrase": _piece(speaker.phrase),
            "name": speaker.name,
            "named": _piece(speaker.named),
            "before": speaker.before,
            "unsure": list(speaker.unsure),
        },
        "stance": {"is": str(stance.stance), "how": stance.how, "words": stance.words, "pattern": stance.pattern},
        "model": _model_form(model) if model else None,
    }


def _model_form(model: ModelReason) -> Form:
    return {
        "file": model.model,
        "seen": model.seen,
        "added": model.added,
        "moved": [
            {"part": one.part, "rule": [_piece(p) for p in one.rule], "model": [_piece(p) for p in one.model]}
            for one in model.moved
        ],
        "labels": [
            {
                "part": one.part,
                "word": _piece(one.piece),
                "label": one.label,
                "features": [{"name": f.name, "told": f.told, "weight": f.weight} for f in one.features],
            }
            for one in model.labels
        ],
    }


def _piece(piece: Piece | None) -> Form | None:
    return {"span": list(piece.span), "words": piece.words} if piece else None


def reading_form(key: object, reading: Reading, explanations: Sequence[Explanation] = ()) -> Form:
    """A whole reading, under the id that its document came with; with an explanation of each claim where given."""
    claims = [claim_form(claim) for claim in reading.claims]
    for claim, explanation in zip(claims, explanations, strict=False):
        claim["explain"] = explanation_form(explanation)
    return {
        "id": key,
        "lang": reading.lang,
        "mentions": [{"start": m.start, "end": m.end, "actor": m.actor} for m in reading.mentions],
        "countries": list(reading.countries),
        "claims": claims,
        "remarks": [{"sentence": list(r.sentence), "kind": r.kind} for r in reading.remarks],
    }
