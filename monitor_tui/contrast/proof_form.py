"""The form of ``proof --json``."""

from __future__ import annotations

from typing import Any

from monitor_tui.model.proven import Alive, Figure, Heard, Life, Near, Proof


def as_json(proof: Proof) -> dict[str, Any]:
    """A proof as the command writes it; keys may be added, never changed."""
    return {
        "event": proof.event.key,
        "id": proof.event.id,
        "point": proof.point.id,
        "camp": proof.camp,
        "state": str(proof.state),
        "question": proof.question,
        "from": proof.first.isoformat(),
        "to": proof.last.isoformat(),
        "searched": {"actors": list(proof.searched), "spellings": list(proof.spellings)},
        "claims": proof.claims,
        "naming": [_heard_form(one) for one in proof.naming],
        "sentences": [_heard_form(one) for one in proof.sentences],
        "countries": list(proof.countries),
        "around": [_heard_form(one) for one in proof.around],
        "near": [_near_form(one) for one in proof.near],
        "sources": {str(alive): [_life_form(life) for life in proof.of(alive)] for alive in Alive},
        "leans": list(proof.leans),
        "items": proof.items,
        "stories": proof.stories,
        "looked_through": proof.looked_through,
        "begins": proof.begins.isoformat() if proof.begins else None,
        "imported": proof.imported,
        "recall": _figure_form(proof.recall),
        "silent": [{"analyst": one.analyst, "at": one.at.isoformat()} for one in proof.silences],
        "look_again": proof.look_again,
        "sentence": proof.sentence,
    }


def _heard_form(heard: Heard) -> dict[str, Any]:
    return {
        "story": heard.story,
        "span": [heard.start, heard.end],
        "sentence": heard.sentence,
        "word": heard.word,
        "outlet": heard.outlet,
        "day": heard.day.isoformat(),
        "claim": heard.claim,
        "actor": heard.actor or None,
        "camp": heard.camp or None,
    }


def _life_form(life: Life) -> dict[str, Any]:
    return {
        "source": life.source,
        "items": life.items,
        "imported": life.imported,
        "since": life.since.isoformat() if life.since else None,
        "detail": life.detail,
        "gaps": [[gap.first.isoformat(), gap.last.isoformat()] for gap in life.gaps],
        "missed": int(life.missed.total_seconds()),
    }


def _figure_form(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "value": figure.value,
        "what": figure.what,
        "on": figure.on,
        "size": figure.size,
        "command": figure.command,
        "date": figure.date.isoformat(),
    }


def _near_form(near: Near) -> dict[str, Any]:
    return {
        "claim": near.claim,
        "story": near.story,
        "actor": near.actor or None,
        "said": near.said.isoformat(),
        "quote": near.quote,
        "outlet": near.outlet,
    }
