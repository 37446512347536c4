"""Fills a store with synthetic stories, another event on each row, so that screens and queries meet real sizes.

    python bench/fill.py STORE [--stories 100000]

The same number always gives the same stories; they are invented, in four languages, with claims, cells and tokens.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from monitor_tui.model import Claim, Features, Item, Kind, Mention, Placement, Reading, Source, Stance, whole
from monitor_tui.store import connect
from monitor_tui.store.kept import ClaimPlace, Kept, NewEvent
from monitor_tui.store.stories import Saver, key_of

END = datetime(2026, 10, 1, tzinfo=UTC)
SPAN_SECONDS = 2 * 365 * 86_400
BATCH = 1_000
"""Nobody waits for the lock here, so that batches may be large."""

SYLLABLES = {
    "en": "al an ar be con de dis en er for ge in ing ion ist ity le ma ment na ness on per pro re ter tion un",
    "ru": "ба бе во вы го до жи за ин ка ко ла ле ми мо на не об пе по при ра ро са се ста ти то тра це ость ция",
    "be": "ба бе вы га дзе жы за ін ка ко ла ле мі мо на не аб па пры ра рэ са се ста тэ то тра ца насць цыя",
    "de": "ab an auf be ber chen da ein en ent er ge haft heit ing keit lich mit nach schaft stadt tag ung ver",
}
ACTORS = {
    "lukashenko": ("belstate", "Lukashenko"),
    "kgb-by": ("belstate", "KGB"),
    "peskov": ("kremlin", "Peskov"),
    "fsb": ("kremlin", "FSB"),
    "tsikhanouskaya": ("opposition", "Tsikhanouskaya"),
    "us-state-dept": ("west", "State Department"),
}
SPEAKERS = tuple(ACTORS)
COUNTRIES = ("BY", "RU", "UA", "PL", "US", "DE", "LT", "CZ")
POINTS = ("what", "who", "when", "call", "proof", "held", "aims", "links")
CAMPS = ("kremlin", "belstate", "opposition", "west", "independent", "ukraine", "third")
SOURCES = tuple(
    Source(f"source-{n:03d}", "telegram" if n % 5 == 0 else "feed", name=f"Source {n}", camp=CAMPS[n % len(CAMPS)])
    for n in range(188)
)


class Words:
    """A vocabulary in which few words are frequent, as in language."""

    def __init__(self, lang: str, size: int = 12_000) -> None:
        rng = random.Random(lang)
        syllables = SYLLABLES[lang].split()
        made = dict[str, None]()
        while len(made) < size:
            made["".join(rng.choice(syllables) for _ in range(2 + (len(made) > 400) + (len(made) > 6_000)))] = None
        self.words = list(made)
        total, self.sums = 0.0, list[float]()
        for place in range(size):
            total += 1 / (place + 2.7) ** 1.07
            self.sums.append(total)

        # Sentences are made once and drawn from: making words anew for each story would take longer than storing it.
        self.sentences = [" ".join(self.some(rng, rng.randint(8, 18))).capitalize() + "." for _ in range(4_000)]

    def some(self, rng: random.Random, count: int) -> list[str]:
        return rng.choices(self.words, cum_weights=self.sums, k=count)


def kept(number: int, of: int, words: dict[str, Words]) -> Kept:
    """The story of this number, read, grouped and placed; they come in the order of their times."""
    rng = random.Random(number)
    lang = rng.choices(("en", "ru", "be", "de"), (45, 30, 10, 15))[0]
    published = END - timedelta(seconds=int((of - number - rng.random()) * SPAN_SECONDS / of))
    source = SOURCES[number % len(SOURCES)]
    speakers = rng.sample(SPEAKERS, rng.choice((0, 1, 1, 2)))
    title = " ".join(words[lang].some(rng, rng.randint(5, 9))).capitalize()
    paragraphs = [" ".join(rng.choices(words[lang].sentences, k=rng.randint(2, 4))) for _ in range(3)]
    sentences = [f"{ACTORS[s][1]}: {rng.choice(words[lang].sentences)}" for s in speakers]
    item = Item(
        f"s{number:08d}", f"https://news.example/{number}", title, "\n\n".join(sentences + paragraphs), lang, published
    )
    text = whole(item.title, item.text)
    spans = [(text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences]
    day = published.date()
    claims = tuple(
        Claim(
            kind=Kind.SPEECH, sentence=span, sentences=(span,), source=(span[0], span[0] + len(ACTORS[speaker][1])),
            actor=speaker, camp=ACTORS[speaker][0], via=(), cue=None, content=(span,), stance=rng.choice(list(Stance)),
            targets=("cia",) if rng.random() < 0.2 else (), said=day, unsure=("pronoun",) if rng.random() < 0.1 else (),
            rule="bench",
        )
        for speaker, span in zip(speakers, spans, strict=True)
    )  # fmt: skip
    countries = tuple(rng.sample(COUNTRIES, rng.choice((1, 1, 2, 3))))
    names = tuple(Mention(span[0], span[0] + len(ACTORS[s][1]), s) for s, span in zip(speakers, spans, strict=True))
    places = tuple(ClaimPlace(placements=_placements(rng, day)) for _ in claims)
    tokens = [f"c:{country}" for country in countries] + [f"a:{speaker}" for speaker in speakers]
    tokens += [f"w:{word}" for word in title.casefold().split()] + [f"d:{day}"]
    return Kept(
        source=source, item=item, key=key_of(source.id, item), reading=Reading(lang, names, countries, claims, ()),
        seen=published + timedelta(minutes=5), day=day, places=places, event=NewEvent(str(number)),
        title=f"{', '.join(ACTORS[s][1] for s in speakers) or countries[0]}: {day:%d %b %Y}",
        features=Features(dict.fromkeys(tokens, 1.0), published),
    )  # fmt: skip


def _placements(rng: random.Random, day: date) -> tuple[Placement, ...]:
    return tuple(Placement(point, f"{point} {day:%d %b}") for point in rng.sample(POINTS, rng.choice((1, 1, 2))))


def fill(path: Path, stories: int) -> None:
    """Makes a store of so many stories."""
    words = {lang: Words(lang) for lang in SYLLABLES}
    connect.create(path)
    conn = connect.writer(path)
    conn.execute("PRAGMA synchronous = OFF")
    conn.execute("PRAGMA cache_size = -200000")
    saver = Saver(conn)
    for first in range(0, stories, BATCH):
        saver.save([kept(number, stories, words) for number in range(first, min(first + BATCH, stories))])
    conn.execute("PRAGMA optimize")
    conn.close()


def main() -> None:
    """The command."""
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("store", type=Path)
    words.add_argument("--stories", type=int, default=100_000)
    given = words.parse_args()
    started = time.perf_counter()
    fill(given.store, given.stories)
    seconds = time.perf_counter() - started
    print(f"{given.stories} stories in {seconds:.1f} s, {given.store.stat().st_size / 2**20:.0f} MB")


if __name__ == "__main__":
    main()
