"""The proof of an empty cell as lines of text: the screen and the command show the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from textwrap import wrap

from monitor_tui import days
from monitor_tui.contrast import panes, words
from monitor_tui.contrast.proof import ASKED, country_name, listed_names, names_of
from monitor_tui.contrast.silence import letter_of, title_of
from monitor_tui.dossier import Dossier
from monitor_tui.model import CellState
from monitor_tui.model.proven import Alive, Heard, Life, Proof

LABEL = 12
"""Columns before the text of a line."""
ENTER = 8
"""Columns at its end, where it leads somewhere."""
_COUNT, _SECOND, _SENTENCES, _DETAIL = 51, 54, 70, 41
"""Where the first count ends, the second text begins, the number of sentences ends, a line of sources goes on."""
_AROUND = 57
"""Where the number of sentences with a near word begins."""
BEFORE = 16
"""So many characters of a sentence stand before the word searched for, where it stands later."""
_WIDE = 116

_STATES = {
    CellState.FOUND: "found",
    CellState.NONE_FOUND: "none found (machine)",
    CellState.SILENT: "none found (machine)",
    CellState.DECLINES: "declines (machine)",
    CellState.FAILING: "sources failing",
    CellState.NOT_COLLECTED: "not collected",
}


@dataclass(frozen=True, slots=True)
class ProofLine:
    """A line of the proof; ``opens`` names the list behind it, '' where there is none."""

    text: str
    opens: str = ""


def lines(proof: Proof, width: int, dossier: Dossier, *, ascii_only: bool = False) -> list[ProofLine]:
    """Every line of a proof, each exactly as wide as asked; blank ones between its parts."""
    made = _Lines(proof, width, dossier, ascii_only)
    parts = (made.searched(), made.near(), made.watched(), made.limits(), (), made.boxes(), (), made.brief())
    found = [made.head(), *made.verdict(), ProofLine(" " * width)]
    for part in parts:
        found += part or [ProofLine(" " * width)]
    return found


def length(time: timedelta) -> str:
    """ "6 h 20 min", "9 d 4 h": two units at most."""
    minutes = int(time.total_seconds() // 60)
    if minutes >= 24 * 60:
        return f"{minutes // 1440} d {minutes % 1440 // 60} h"
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


class _Lines:
    def __init__(self, proof: Proof, width: int, dossier: Dossier, ascii_only: bool) -> None:
        self.proof, self.width, self.dossier, self.ascii_only = proof, width, dossier, ascii_only
        self.letter = letter_of(proof.camp, dossier)
        self.owner = dossier.camps[panes.camp_of(proof.camp, dossier)].letter
        """Whose sources are watched: an actor has none of its own, its camp has."""
        self.event = f"E{proof.event.id}"
        self.dot = "-" if ascii_only else "·"

    # --- one line ------------------------------------------------------------------------------

    def fit(self, text: str, width: int | None = None) -> str:
        return words.fit(text, self.width if width is None else width, ascii_only=self.ascii_only)

    def line(self, label: str, text: str, opens: str = "") -> ProofLine:
        """Label, text, and ``Enter`` at the right where it leads to a list."""
        left = f" {label:<{LABEL - 1}}{text}"
        if not opens:
            return ProofLine(self.fit(left))
        return ProofLine(f"{self.fit(left, self.width - ENTER - 1)} {'Enter':<{ENTER}}", opens)

    def wrapped(self, text: str, indent: int) -> list[ProofLine]:
        pad = " " * indent
        return [ProofLine(self.fit(pad + line)) for line in wrap(text, self.width - indent - 1)]

    def counted(self, text: str, count: int, end: int) -> str:
        """A text with its number, which ends at a column of the screen."""
        room = end - LABEL
        number = f"{count:,}"
        return words.fit(text, room - len(number) - 1, ascii_only=self.ascii_only) + f" {number}"

    def day(self, moment: datetime) -> str:
        return days.day(self.dossier.day(moment), self.proof.event.last.year)

    # --- the parts -----------------------------------------------------------------------------

    def head(self) -> ProofLine:
        proof, dot = self.proof, self.dot
        right = f"  {days.span(proof.event.first, proof.event.last)}"
        room = self.width - words.cells(right)
        # Where there is no room for the side's name its letter says whose cell it is, as the question does.
        sides = (title_of(proof.camp, self.dossier), self.letter)
        heads = [f" {self.event} {dot} {proof.point.name} {dot} {side}: {proof.question}" for side in sides]
        left = next((head for head in heads if words.cells(head) <= room), heads[-1])
        return ProofLine(self.fit(left, room) + right)

    def verdict(self) -> list[ProofLine]:
        """What the cell is, in a sentence or two."""
        return self.wrapped(self._verdict(), 1)

    def _verdict(self) -> str:
        proof = self.proof
        match proof.state:
            case CellState.NOT_COLLECTED:
                return f"NOT COLLECTED. {proof.sentence.removeprefix('Cannot be said: ')}"
            case CellState.FAILING:
                lost = [life.source for life in proof.of(Alive.FAILING)]
                which = list(proof.leans or lost)
                more = f" and {len(which) - 2} more" if len(which) > 2 else ""
                return f"SOURCES FAILING: it leans on {', '.join(which[:2])}{more}. Empty, it proves nothing."
            case CellState.DECLINES:
                return "DECLINES: a refusal is an answer, not a silence."
            case CellState.SILENT:
                said = proof.silences[-1]
                who = ", ".join(dict.fromkeys(one.analyst for one in proof.silences))
                return f"SILENT: {who} looked, {self.day(said.at)}.{self._since()}"
            case CellState.FOUND:
                best = proof.statements[0]
                who = words.short_actor(best.actor, self.dossier)
                ended = "".join(f" It ends the silence that {one.analyst} found." for one in proof.silences[-1:])
                return f"FOUND: {who}, {days.day(best.said, proof.event.last.year)}: {best.value}.{ended}"
        return "NONE FOUND by the machine. Not yet a silence: nobody has checked it."

    def _since(self) -> str:
        many = self.proof.look_again
        came = "1 story came" if many == 1 else f"{many} stories came"
        return f" {came} from {self.owner} sources since: look again." if many else ""

    def searched(self) -> list[ProofLine]:
        proof, letter = self.proof, self.letter
        claims = self.counted(f"claims of {letter} speakers in {self.event}", proof.claims, _COUNT)
        if not proof.spellings:
            nothing = "no spelling to search for: no terms, and no other side names anybody"
            return [self.line("searched", claims), self.line("", nothing)]
        room = _SENTENCES - _SECOND - 3 if self.width < _WIDE else 40
        names = self._names(room)
        naming = words.fit(f"   naming {names}", room + len("   naming "))
        aside = 2 if words.cells(names) < room - 1 else 4
        both = f"{claims}{naming}{len(proof.naming):>{aside},}"
        found = [self.line("searched", both, "naming" if proof.naming and self.width >= _WIDE else "")]
        if proof.naming and self.width < _WIDE:
            found.append(self.line("", "claims that hold a searched word", "naming"))
        text = f"sentences with a spelling in stories of {self.owner} sources"
        found.append(self.line("", self.counted(text, len(proof.sentences), _SENTENCES)))
        if proof.sentences:
            found.append(self.line("", self._speakers(), "sentences"))
        if proof.looked_through < proof.stories:
            found.append(self.line("", f"in the newest {proof.looked_through:,} of {proof.stories:,} such stories"))
        return [*found, self.line("", self._spellings(), "spellings")]

    def _names(self, room: int) -> str:
        """Who is searched for, as many as there is room for; of the others the number."""
        actors = self.proof.searched
        if not actors:
            return "any of it"
        first = words.short_actor(actors[0], self.dossier)
        told = [names_of(actors, self.dossier), names_of(actors, self.dossier, ASKED)]
        short = f"{first} +{len(actors) - 1}" if len(actors) > 1 else first
        return next(
            (one for one in told if words.cells(one) <= room), words.cut(short, room, ascii_only=self.ascii_only)
        )

    def _spellings(self) -> str:
        """As many as there is room for."""
        every = self.proof.spellings
        tail = f" ... {len(every)} in all"
        room = self.width - LABEL - ENTER - 1 - len("spellings: ")
        shown = [every[0]]
        for spelling in every[1:]:
            if words.cells(", ".join((*shown, spelling))) + len(tail) > room:
                break
            shown.append(spelling)
        return f"spellings: {', '.join(shown)}{tail if len(shown) < len(every) else ''}"

    def _speakers(self) -> str:
        """Who speaks in the sentences that were found: often another camp, which the source only relays."""
        proof = self.proof
        heard = Counter((one.camp, one.actor) for one in proof.sentences if one.camp)
        many = sum(heard.values())
        if not many:
            return "no claim was read from any of them"
        (camp, actor), _ = heard.most_common(1)[0]
        who = f"{letter_of(camp, self.dossier)} ({words.short_actor(actor, self.dossier) if actor else 'unnamed'})"
        if len(heard) > 1:
            who += " or others"
        if many == len(proof.sentences):
            every = "in all" if many > 1 else "in it"
            number = f" {many}" if many > 1 else ""
            return f"{every}{number} the speaker is {who}, {self.owner} only relays"
        return f"in {many} of {len(proof.sentences)} the speaker is {who}"

    def near(self) -> list[ProofLine]:
        around = self._around()
        return [*around, *self._refusals("" if around else "near")]

    def _around(self) -> list[ProofLine]:
        """Where the side names the country of a body searched for, though not the body."""
        proof = self.proof
        if not proof.countries:
            return []
        many = len(proof.around)
        named = listed_names([country_name(one, self.dossier) for one in proof.countries], ASKED)
        text = f"{named} in claims of {self.letter} speakers"
        counted = f" {many:,} sentence{'' if many == 1 else 's'}"
        room = _AROUND - LABEL + (self.width - 80 if self.width >= _WIDE else 0)
        return [
            self.line("near", f"{words.fit(text, room, ascii_only=self.ascii_only)}{counted}", "around" if many else "")
        ]

    def _refusals(self, label: str) -> list[ProofLine]:
        proof = self.proof
        if not proof.near:
            return [self.line(label, f"no refusal of {self.letter} in {self.event}")]
        first = proof.near[0]
        who = words.short_actor(first.actor, self.dossier) if first.actor else "a speaker"
        text = f'{who} {days.day(first.said, proof.event.last.year)} declines: "{first.quote}"'
        wrapped = wrap(text, self.width - LABEL - 1)
        if len(wrapped) > 2:
            wrapped = [wrapped[0], words.cut(" ".join(wrapped[1:]), self.width - LABEL - 1, ascii_only=self.ascii_only)]
        found = [self.line(label if not at else "", line) for at, line in enumerate(wrapped)]
        more = "" if len(proof.near) == 1 else f"   {len(proof.near)} refusals"
        return [*found, self.line("", f"(refuses: an answer, not silence){more}", "near")]

    def watched(self) -> list[ProofLine]:
        proof, letter = self.proof, self.owner
        every = len(proof.lives)
        wide = len(str(every))

        def some(alive: Alive) -> str:
            return f"{len(proof.of(alive)):>{wide}} of {every}"

        whole = f"{some(Alive.WHOLE)} {letter} sources alive the whole time, {self._span()}"
        found = [self.line("watched", whole)]
        part = proof.of(Alive.PART)
        if part:
            found.append(self._sources(f"{some(Alive.PART)} alive in part", self._gaps(part), "part"))
        failing = proof.of(Alive.FAILING)
        if failing:
            since = min((life.since for life in failing if life.since), default=None)
            text = f"{some(Alive.FAILING)} failing" + (f" since {self.day(since)}" if since else "")
            found.append(self._sources(text, _listed(failing), "failing"))
        missing = proof.of(Alive.NOT_COLLECTED)
        if missing:
            found.append(self._sources(f"{some(Alive.NOT_COLLECTED)} not collected", _listed(missing), "not_collected"))
        items = f"items seen from {letter} sources {proof.items:,}; on {self.event} {proof.stories:,}"
        return [*found, self.line("", items)]

    def _sources(self, text: str, detail: str, opens: str) -> ProofLine:
        return self.line("", words.fit(text, _DETAIL - LABEL, ascii_only=self.ascii_only) + detail, opens)

    def _gaps(self, part: Sequence[Life]) -> str:
        missed = sum((life.missed for life in part), timedelta())
        imported = sum(life.imported for life in part)
        told = [f"gaps {length(missed)} in all"] if missed else []
        return "; ".join(told + ([f"{imported} by import only"] if imported else []))

    def _span(self) -> str:
        return f"{self._moment(self.proof.first)} - {self._moment(self.proof.last, end=True)}"

    def _moment(self, moment: datetime, *, end: bool = False) -> str:
        """Midnight at the end of a span is 24:00 of the day before."""
        local = moment.astimezone(self.dossier.zone)
        # A span that was asked for up to the end of a day ends with its last second.
        after = local + timedelta(seconds=1) if local.second == 59 else local
        if end and (after.hour, after.minute) == (0, 0) and self.proof.first < self.proof.last:
            return f"{self.day(after - timedelta(minutes=1))} 24:00"
        return f"{self.day(local)} {local:%H:%M}"

    def limits(self) -> list[ProofLine]:
        found = []
        figure = self.proof.recall
        if figure is not None:
            tenths = round(figure.value * 10)
            text = f"the machine finds about {tenths} of 10 claims ({figure.on}, {days.day(figure.date)})"
            found += [self.line("limits", text)]
        return [*found, self.line("", "television itself is not collected, only pages about it")]

    def boxes(self) -> list[ProofLine]:
        proof = self.proof
        silent = proof.state is CellState.SILENT
        again = bool(proof.look_again or (proof.silences and not silent))
        text = f"{_box(not silent)} {_STATES[proof.state]}"
        return [self.line("state", f"{text:<28}{_box(silent)} silent (I checked)   {_box(again)} look again")]

    def brief(self) -> list[ProofLine]:
        return self.wrapped(f'In a brief this reads: "{self.proof.sentence}"', 1)


_LISTS = {
    "sentences": "sentences that hold a searched spelling, no claim of this side read from them",
    "naming": "claims of this side that hold a searched spelling",
    "around": "claims of this side that name the country of a body searched for",
    "near": "refusals of this side in the event",
    "spellings": "what was searched; endings, scripts and transliterations follow from it",
    "part": "sources alive in part",
    "failing": "sources failing at their last attempt",
    "not_collected": "sources not collected",
}


def named(which: str) -> str:
    """The head of a list behind the proof."""
    return _LISTS[which]


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list behind the proof, and where it leads."""

    text: str
    story: int | None = None
    claim: int | None = None
    at: int = 0
    """Where no claim is meant: the character of the story's text."""


def listed(proof: Proof, which: str, dossier: Dossier) -> Iterator[Listed]:
    """The lines of a list behind the proof."""
    year = proof.event.last.year
    if which == "near":
        for near in proof.near:
            who = words.short_actor(near.actor, dossier) if near.actor else "a speaker"
            yield Listed(f"{days.day(near.said, year)} {who}, {near.outlet}: {near.quote}", near.story, near.claim)
    elif which in ("sentences", "naming", "around"):
        for heard in {"sentences": proof.sentences, "naming": proof.naming, "around": proof.around}[which]:
            who = (
                f" [{letter_of(heard.camp, dossier)} {words.short_actor(heard.actor, dossier)}]" if heard.actor else ""
            )
            text = f"{days.day(heard.day, year)} {heard.outlet}{who}: {_around_word(heard)}"
            yield Listed(text, heard.story, heard.claim, heard.start)
    elif which == "spellings":
        for spelling in proof.spellings:
            yield Listed(spelling)
    else:
        for life in proof.of(Alive(which)):
            yield from map(Listed, _life(life, dossier, year))


def _around_word(heard: Heard) -> str:
    """A sentence from a little before the word that was searched for, so that a narrow line shows it."""
    said = " ".join(heard.sentence.split())
    at = said.casefold().find(" ".join(heard.word.split()).casefold())
    if at <= BEFORE:
        return said
    return f"... {said[said.rfind(' ', 0, at - BEFORE // 2) + 1 :]}"


def _life(life: Life, dossier: Dossier, year: int) -> Iterator[str]:
    def at(moment: datetime) -> str:
        local = moment.astimezone(dossier.zone)
        return f"{days.day(local.date(), year)} {local:%H:%M}"

    many = "1 story" if life.items == 1 else f"{life.items:,} stories"
    if life.alive is Alive.FAILING:
        since = f" since {at(life.since)}" if life.since else ""
        yield f"{life.source}: failing{since}, {life.detail or 'no reason kept'}; {many}"
    elif life.imported:
        yield f"{life.source}: never fetched in these days; {many} came by import"
    elif life.alive is Alive.NOT_COLLECTED:
        yield f"{life.source}: no attempt came through"
    else:
        yield f"{life.source}: {many}; gaps {length(life.missed)} in all"
    if life.alive is Alive.PART:
        for gap in life.gaps:
            yield f"    {at(gap.first)} - {at(gap.last)}   {length(gap.length)}"


def _listed(lives: Iterable[Life]) -> str:
    return ", ".join(life.source for life in lives)


def _box(on: bool) -> str:
    return "[x]" if on else "[ ]"
