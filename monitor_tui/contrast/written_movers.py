"""First movers and wording in words, and as ``movers --json`` and ``words --json`` write them; keys may be added, never
changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from monitor_tui import days
from monitor_tui.contrast.wording import NEEDED
from monitor_tui.contrast.words import MARKS, short_actor
from monitor_tui.dossier import Dossier
from monitor_tui.model import Stance
from monitor_tui.model.moved import Carrier, Lag, Moment, Move, Moved, Movers
from monitor_tui.model.worded import CampWords, Compared

HOUR, DAY = 60, 24 * 60
_VERBS = {Stance.DENIES: "denies: ", Stance.REFUSES: "declines: "}


def lag_words(lag: Lag) -> str:
    """How long after, in no finer words than are known: "same day", "2 days later", "3 h 20 min later"."""
    if lag.minutes is None:
        return "same day" if not lag.days else f"{_many(lag.days, 'day')} later"
    if not lag.minutes:
        return "same minute"
    hours, minutes = divmod(lag.minutes, HOUR)
    if lag.minutes < DAY:
        parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else ""]
    else:
        whole, hours = divmod(hours, 24)
        parts = [_many(whole, "day"), f"{hours} h" if hours else ""]
    return " ".join(part for part in parts if part) + " later"


def value_words(moved: Moved) -> str:
    """What was said first and followed."""
    word = _VERBS.get(moved.stance, "")
    return moved.value if moved.value.startswith(('"', word.strip() or '"')) else word + moved.value


def movers_lines(movers: Movers, dossier: Dossier) -> Iterator[str]:
    """A line for each thing said: when, who first, what; then who followed."""
    yield f"E{movers.event} {movers.title}"
    letters = {camp.id: camp.letter for camp in dossier.camps.values()}
    if not movers.moved:
        yield "nobody is known to have said anything in it"
    for moved in movers.moved:
        yield f"{_when(moved.moves[0].moment)}  {moved.name:<12} {value_words(moved)}"
        for move in moved.moves:
            told = f", told first by {_carried(move.carriers)}" if move.carriers else ""
            how = "first" if move.leads else lag_words(move.after)
            how = "same day" if move.leads and len(moved.leaders) > 1 else how
            who = f"{letters.get(move.camp, '?')} {MARKS[move.mark]} {short_actor(move.actor, dossier):<18}"
            yield f"    {who} {how}{told}"
    if movers.claims < movers.of:
        yield f"the {movers.claims:,} claims said first, of {movers.of:,}"
    if movers.accused:
        yield left_out(movers.accused, "statement")


def _carried(carriers: Sequence[Carrier]) -> str:
    """The first source; where others told it on the same day, in no known order, how many of them."""
    first = carriers[0]
    same = sum(carrier.after.same for carrier in carriers[1:])
    others = f" and {_many(same, 'other')} the same day" if same else ""
    return f"{first.outlet} {_when(first.moment)}{others}"


def left_out(count: int, noun: str) -> str:
    """What custody keeps out of every camp's words."""
    return f"{_many(count, noun)} left out: words of the accused"


def movers_forms(movers: Movers) -> Iterator[dict[str, Any]]:
    """An object for each thing said."""
    for moved in movers.moved:
        yield {
            "event": movers.event,
            "point": moved.point,
            "value": moved.value,
            "stance": str(moved.stance),
            "movers": [_move_form(move) for move in moved.moves],
        }


def _move_form(move: Move) -> dict[str, Any]:
    return {
        "actor": move.actor,
        "camp": move.camp,
        "first": move.leads,
        **_moment_form(move.moment, "said"),
        "after": _lag_form(move.after),
        "stance": str(move.stance),
        "value": move.value,
        "quote": move.quote,
        "mark": move.mark,
        "languages": list(move.langs),
        "claim": move.claim,
        "story": move.story,
        "carried": [_carrier_form(carrier) for carrier in move.carriers],
    }


def _carrier_form(carrier: Carrier) -> dict[str, Any]:
    return {
        "outlet": carrier.outlet,
        "story": carrier.story,
        **_moment_form(carrier.moment, "published"),
        "dated": str(carrier.dated),
        "after": _lag_form(carrier.after),
        "copies": carrier.copies,
    }


def _moment_form(moment: Moment, name: str) -> dict[str, str]:
    exact = moment.at.isoformat() if moment.at else moment.day.isoformat()
    return {name: exact, "precision": str(moment.precision)}


def _lag_form(lag: Lag) -> dict[str, int | None]:
    return {"days": lag.days, "minutes": lag.minutes}


def words_forms(words: CampWords) -> Iterator[dict[str, Any]]:
    """An object for what was counted, for each term and camp, each word that sets a camp apart, each spelling."""
    yield {
        "kind": "counted", "statements": dict(words.statements), "claims": words.claims, "capped": words.capped,
        "accused": words.accused,
    }  # fmt: skip
    for row in words.framing.rows:
        for camp in words.camps:
            if row.of(camp):
                counts = [
                    {"from": span.first.isoformat(), "to": span.last.isoformat(), "claims": list(claims)}
                    for span, claims in zip(words.framing.spans, row.claims[camp], strict=True)
                    if claims
                ]
                form = {"kind": "term", "term": row.term, "point": row.point, "value": row.value, "camp": camp}
                yield form | {"per": words.framing.per, "statements": len(row.of(camp)), "counts": counts}
    for one in words.compared:
        yield {"kind": "compared", "lang": one.lang, "statements": dict(one.statements), "needed": NEEDED}
        for camp, tellings in one.tellings.items():
            for telling in tellings:
                yield {
                    "kind": "word", "lang": one.lang, "camp": camp, "word": telling.word, "z": round(telling.z, 2),
                    "others": telling.others, "claims": list(telling.claims),
                }  # fmt: skip
    for spelt in words.spelt:
        yield {
            "kind": "spelling", "actor": spelt.actor, "spelling": spelt.spelling, "lang": spelt.lang,
            "outlets": {camp: list(claims) for camp, claims in spelt.outlets.items()},
            "speakers": {camp: list(claims) for camp, claims in spelt.speakers.items()},
        }  # fmt: skip


def words_lines(words: CampWords, dossier: Dossier) -> Iterator[str]:
    """Three parts as text: terms, words that set a camp apart, spellings."""
    camps = [dossier.camps[camp] for camp in words.camps if camp in dossier.camps]
    capped = f" of the newest {words.claims:,} claims" if words.capped else ""
    counted = "  ".join(f"{camp.letter} {words.statements[camp.id]}" for camp in camps)
    yield f"statements (copies folded){capped}: {counted or 'none'}"
    if words.accused:
        yield left_out(words.accused, "claim")
    yield ""
    yield f"framing terms, statements by {words.framing.per}"
    for row in words.framing.rows:
        counts = "".join(f"{camp.letter} {len(row.of(camp.id)):<5}" for camp in camps if row.of(camp.id))
        yield f"  {row.value:<26} {counts}".rstrip()
        for camp in camps:
            spans = zip(words.framing.spans, row.claims.get(camp.id, ()), strict=False)
            told = "  ".join(f"{days.span(span.first, span.last)} {len(claims)}" for span, claims in spans if claims)
            if told:
                yield f"    {camp.letter} {told}"
    yield ""
    yield "words that set a camp apart"
    for one in words.compared:
        if one.tellings:
            for camp in camps:
                told = "  ".join(f"{word.word} {word.z:.1f}" for word in one.tellings.get(camp.id, ()))
                if told:
                    yield f"  {one.lang} {camp.letter} {told}"
        else:
            yield f"  {too_few(one, dossier)}"
    yield ""
    yield "spellings: claims of its outlets / of its speakers"
    for spelt in words.spelt:
        told = "  ".join(
            f"{camp.letter} {len(spelt.outlets.get(camp.id, ()))}/{len(spelt.speakers.get(camp.id, ()))}"
            for camp in camps
            if camp.id in spelt.outlets or camp.id in spelt.speakers
        )
        yield f"  {short_actor(spelt.actor, dossier):<20} {spelt.lang} {spelt.spelling:<20} {told}"


def too_few(one: Compared, dossier: Dossier) -> str:
    """Why the words of a language are not compared: how many statements there are, and how many are needed."""
    letters = {camp.id: camp.letter for camp in dossier.camps.values()}
    counts = " ".join(f"{letters.get(camp, camp)} {many}" for camp, many in one.statements.items())
    return f"{one.lang}: {counts}; two camps with {NEEDED} statements each are needed"


def _when(moment: Moment) -> str:
    return days.day(moment.day) + (f" {moment.at:%H:%M}" if moment.at else "")


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
