"""Beside a story on a wide screen: its claims in a list, the chosen one in full, the narrator's remarks."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

from monitor_tui.contrast import words
from monitor_tui.dossier import Dossier
from monitor_tui.tui.content import Signs, fit, rule
from monitor_tui.tui.desk import OpenStory
from monitor_tui.tui.widgets import claim_words

LABEL = 9
DETAIL = 14
"""Lines that the chosen claim may take at least."""


def side_lines(
    open_story: OpenStory,
    chosen: int,
    width: int,
    rows: int,
    dossier: Dossier,
    signs: Signs,
    said: Mapping[str, str] | None = None,
) -> list[str]:
    """The column from top to bottom, each line as wide as asked; ``said`` by people of the chosen claim."""
    claims = open_story.claims
    head = f"{len(claims)} claim{'' if len(claims) == 1 else 's'}" if claims else "No claim found."
    lines = [rule(head, "", width, signs)]
    room = max(3, rows - DETAIL - len(open_story.remarks) - 2)
    first = max(0, min(chosen - room // 2, len(claims) - room))
    for number, claim in enumerate(claims[first : first + room], first):
        cursor = signs.cursor if number == chosen else " "
        who = words.short_actor(claim.actor, dossier) if claim.actor else claim.speaker or "unspecified"
        left = f"{cursor}{number + 1:2} {claim_words.letter(claim, dossier)} {claim_words.mark(claim, signs)} "
        lines.append(left + fit(who, width - len(left) - 9, signs.more) + f" {claim.stance:<8}")
    if chosen < len(claims):
        lines += _detail(open_story, chosen, width, dossier, signs, said or {})
    if open_story.remarks:
        lines.append(rule("remark (nobody's)", "", width, signs))
        for remark in open_story.remarks:
            text = " ".join(open_story.whole[remark.sentence[0] : remark.sentence[1]].split())
            lines.append(fit(f' "{text}"', width, signs.more))
    lines = [fit(line, width, signs.more) for line in lines[:rows]]
    return lines + [" " * width] * (rows - len(lines))


def _detail(
    open_story: OpenStory, chosen: int, width: int, dossier: Dossier, signs: Signs, said: Mapping[str, str]
) -> list[str]:
    claim, whole = open_story.claims[chosen], open_story.whole
    parts = [
        ("speaker", claim_words.speaker(claim, dossier)),
        ("stance", str(claim.stance)),
        *said.items(),
        ("of", claim_words.targets(claim, dossier)),
        ("what", claim_words.what(claim, whole)),
        ("via", ", ".join(claim.via)),
        ("event", claim_words.place(claim)),
        ("said", claim_words.said(claim)),
        ("why", claim_words.why(claim, whole)),
    ]
    lines = [rule(f"{chosen + 1} {claim_words.review(claim, signs)}", "", width, signs)]
    for label, text in parts:
        if text:
            rows = wrap(text, width - LABEL - 1)[:3] or [""]
            lines += [f" {label if number == 0 else '':<8}{row}" for number, row in enumerate(rows)]
    return lines
