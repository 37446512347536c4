"""Short ways to make what the cycle hands to the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from monitor_tui.model import (
    Claim,
    Features,
    Item,
    Kind,
    Mention,
    Placement,
    Reading,
    Remark,
    Source,
    Span,
    Stance,
    whole,
)
from monitor_tui.store.kept import ClaimPlace, EventRef, Kept
from monitor_tui.store.stories import key_of

NOON = datetime(2021, 4, 17, 12, tzinfo=UTC)
TASS = Source("tass-en", "feed", name="TASS", camp="kremlin", country="RU", languages=("en",))
NEXTA = Source("tg-nexta", "telegram", name="NEXTA", camp="opposition", country="PL")
CAMPS = {
    "fsb": "kremlin",
    "peskov": "kremlin",
    "kgb-by": "belstate",
    "lukashenko": "belstate",
    "tsikhanouskaya": "opposition",
    "feduta": "opposition",
    "cia": "west",
}


@dataclass(frozen=True)
class Says:
    """One claim: a speaker as written, and the sentence in the text."""

    actor: str | None
    sentence: str
    speaker: str = ""
    cue: str = ""
    stance: Stance = Stance.ASSERTS
    kind: Kind = Kind.SPEECH
    targets: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    said: date | None = None
    direct: bool = False
    event: EventRef | None = None
    places: tuple[Placement, ...] = ()
    held: bool = False


@dataclass(frozen=True)
class Told:
    """What a story is made of, for ``kept``."""

    text: str = "Nothing much happened."
    title: str = "A title"
    claims: tuple[Says, ...] = ()
    named: tuple[str, ...] = ()
    """actor=word: where the word stands in the text the actor is named."""
    countries: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    tokens: tuple[str, ...] = field(default=())


def item(
    guid: str | None = "1",
    *,
    title: str = "A title",
    text: str = "Nothing much happened.",
    published: datetime | None = NOON,
    url: str | None = None,
    withdrawn: bool = False,
) -> Item:
    return Item(guid, url, title, text, published=published, original=f"<b>{text}</b>".encode(), withdrawn=withdrawn)


def kept(
    made: Item | None = None,
    told: Told | None = None,
    *,
    source: Source = TASS,
    lang: str = "en",
    seen: datetime = NOON + timedelta(minutes=5),
    event: EventRef | None = None,
    title: str = "",
    copy_of: str | None = None,
    sketch: Iterable[int] = (),
) -> Kept:
    """An item with the reading that ``told`` describes."""
    told = told or Told()
    made = made or item(title=told.title, text=told.text)
    text = whole(made.title, made.text)
    return Kept(
        source=source,
        item=made,
        key=key_of(source.id, made),
        reading=reading(text, told, lang),
        seen=seen,
        day=(made.published or seen).date(),
        places=tuple(ClaimPlace(said.event, said.places, said.held) for said in told.claims),
        event=event,
        title=title,
        features=Features(dict.fromkeys(told.tokens, 1.0), made.published or seen) if told.tokens else None,
        copy_of=copy_of,
        sketch=frozenset(sketch),
    )


def story(guid: str, told: Told, **more: object) -> Kept:
    """A story whose item holds what ``told`` says."""
    return kept(item(guid, title=told.title, text=told.text), told, **more)  # type: ignore[arg-type]


def reading(text: str, told: Told, lang: str) -> Reading:
    mentions = [pair.split("=") for pair in told.named]
    return Reading(
        lang=lang,
        mentions=tuple(Mention(*_span(text, word), actor) for actor, word in mentions),
        countries=told.countries,
        claims=tuple(_claim(text, said) for said in told.claims),
        remarks=tuple(Remark(_span(text, sentence), "unverified") for sentence in told.remarks),
    )


def point(name: str, value: str, *terms: str) -> tuple[Placement, ...]:
    return (Placement(name, value, terms),)


def _claim(text: str, said: Says) -> Claim:
    start, stop = _span(text, said.sentence)
    return Claim(
        kind=said.kind,
        sentence=(start, stop),
        sentences=((start, stop),),
        source=_within(text, said.speaker, start),
        actor=said.actor,
        camp=CAMPS.get(said.actor or ""),
        via=said.via,
        cue=_within(text, said.cue, start),
        content=((start, stop),),
        stance=said.stance,
        targets=said.targets,
        direct=said.direct,
        said=said.said,
        unsure=said.unsure,
        rule="test",
    )


def _span(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


def _within(text: str, part: str, start: int) -> Span | None:
    if not part:
        return None
    at = text.index(part, start)
    return at, at + len(part)
