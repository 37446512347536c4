"""The seed story against its annotation: every scored claim with its sentence, speaker, camp and stance."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from monitor_tui.model import Claim, Kind, Reading
from monitor_tui.read.claims import read
from tests.read.table import belarus


@pytest.fixture(scope="module")
def story(shared: Path) -> tuple[Reading, list[dict[str, Any]]]:
    """The seed as read, and its gold claims."""
    loaded, names = belarus()
    text = (shared / "seed" / "putin-phoned-biden.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "seed" / "claims.json").read_text(encoding="utf-8"))
    published = date.fromisoformat(gold["published"])
    return read(text, names, loaded, lang=gold["lang"], published=published), gold["claims"]


def matched(reading: Reading, gold: list[dict[str, Any]]) -> list[tuple[dict[str, Any], Claim | None]]:
    """Gold claims with the claim found for each (guideline, section 5)."""
    used: set[int] = set()
    pairs: list[tuple[dict[str, Any], Claim | None]] = []
    for wanted in gold:
        found = next((n for n, claim in enumerate(reading.claims) if n not in used and _same(claim, wanted)), None)
        if found is not None:
            used.add(found)
        pairs.append((wanted, None if found is None else reading.claims[found]))
    return pairs


def _same(claim: Claim, wanted: dict[str, Any]) -> bool:
    start, end = claim.sentence
    shared = min(end, wanted["sent_end"]) - max(start, wanted["sent_start"])
    shorter = min(end - start, wanted["sent_end"] - wanted["sent_start"])
    return shared >= shorter / 2 and claim.actor in (wanted["actor"], *wanted.get("alt_actors", ()))


def test_every_scored_claim_is_found(story: tuple[Reading, list[dict[str, Any]]]) -> None:
    scored = [(wanted, claim) for wanted, claim in matched(*story) if not wanted.get("optional")]
    assert [wanted["sentence"] for wanted, claim in scored if claim is None] == []
    assert len(scored) == 16


def test_stances_camps_and_relays(story: tuple[Reading, list[dict[str, Any]]]) -> None:
    for wanted, claim in matched(*story):
        if claim is not None:
            assert (claim.stance, claim.camp) == (wanted["stance"], wanted["camp"]), wanted["sentence"]
            if wanted.get("via") and "video" not in wanted["sentence"]:
                assert claim.via == tuple(wanted["via"])


def test_nothing_else_is_claimed(story: tuple[Reading, list[dict[str, Any]]]) -> None:
    reading, gold = story
    found = [claim for _, claim in matched(reading, gold) if claim is not None]
    assert [claim for claim in reading.claims if claim.kind is not Kind.THOUGHT and claim not in found] == []


def test_said_is_the_day_of_the_sentence(story: tuple[Reading, list[dict[str, Any]]]) -> None:
    announced = [pair for pair in matched(*story) if pair[0].get("cue") == "announced"]
    days = {wanted["actor"]: claim.said for wanted, claim in announced if claim}
    assert days["kgb-by"] == date(2021, 4, 16)


def test_the_caveat_is_a_remark(story: tuple[Reading, list[dict[str, Any]]]) -> None:
    assert [remark.kind for remark in story[0].remarks] == ["unverified"]
