"""The JSON forms of the machine interface: keys may be added, never changed."""

from __future__ import annotations

from typing import Any

from monitor_tui.model import Claim, Reading

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


def reading_form(key: object, reading: Reading) -> Form:
    """A whole reading, under the id that its document came with."""
    return {
        "id": key,
        "lang": reading.lang,
        "mentions": [{"start": m.start, "end": m.end, "actor": m.actor} for m in reading.mentions],
        "countries": list(reading.countries),
        "claims": [claim_form(claim) for claim in reading.claims],
        "remarks": [{"sentence": list(r.sentence), "kind": r.kind} for r in reading.remarks],
    }
