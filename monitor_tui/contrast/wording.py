"""How each camp words things: its framing terms over time, the words that set it apart, how it spells a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import log, sqrt

from monitor_tui import text as texts
from monitor_tui.dossier import Dossier
from monitor_tui.model.worded import CampWords, Compared, DaySpan, Framing, Said, Telling, TermRow

NEEDED = 50
"""Statements of a camp from which on its words are compared."""
LEAST_USES = 3
"""Statements of a camp in which a word stands before it can set the camp apart."""
APART = 1.96
"""Standard errors from which on a word is told: one in forty passes by chance alone."""
MOST = 30
"""Words told of a camp."""
SPANS = 20
"""So many days are counted by day, so many weeks by week, longer times by month: as columns have room."""
PRIOR = 500.0
"""Words that the prior weighs as much as: all camps' words, in their shares."""


def folded(claims: Iterable[Said]) -> list[Said]:
    """Statements out of claims, by time: a chain of copies tells what it tells once, and so does one speaker who is
    reported in the same words on one day. Words of the accused are no camp's."""
    found: dict[tuple[object, ...], Said] = {}
    copied: dict[tuple[object, ...], int] = {}
    for one in sorted((one for one in claims if not one.accused), key=lambda claim: (claim.story, claim.claim)):
        told = one.says or (texts.search_form(one.quote),)
        first = copied.setdefault((one.chain, one.camp, one.actor, told), one.story)
        # A copy may be dated by its own day: it is the same statement all the same.
        if first == one.story:
            found.setdefault((one.camp, one.actor, one.day, told), one)
    return sorted(found.values(), key=lambda claim: (claim.day, claim.claim))


def worded(claims: Sequence[Said], dossier: Dossier, *, capped: bool = False) -> CampWords:
    """Framing and compared words of the claims given; ``capped`` says that there are more."""
    statements = folded(claims)
    counted = Counter(one.camp for one in statements)
    order = [*dossier.camps, *sorted(camp for camp in counted if camp not in dossier.camps)]
    camps = tuple(camp for camp in order if counted[camp])
    return CampWords(
        camps=camps,
        statements={camp: counted[camp] for camp in camps},
        framing=framing(statements, dossier),
        compared=compared(statements, camps),
        spelt=(),
        claims=len(claims),
        capped=capped,
        accused=sum(one.accused for one in claims),
    )


# --- framing terms over time ------------------------------------------------------------------------


def framing(statements: Sequence[Said], dossier: Dossier) -> Framing:
    """The dossier's terms in what each camp's speakers say, by day, week or month as the span of days asks for."""
    per, spans = spans_of([one.day for one in statements])
    used: dict[str, dict[str, list[list[int]]]] = {}
    for one in statements:
        at = next(place for place, span in enumerate(spans) if span.first <= one.day <= span.last)
        for mark in one.says:
            if mark.startswith("t:") and mark[2:] in dossier.terms:
                used.setdefault(mark[2:], {}).setdefault(one.camp, [[] for _ in spans])[at].append(one.claim)
    rows = [
        TermRow(
            term,
            dossier.terms[term].point,
            dossier.terms[term].value,
            {camp: tuple(tuple(claims) for claims in by_span) for camp, by_span in by_camp.items()},
        )
        for term, by_camp in used.items()
    ]
    order = {term: place for place, term in enumerate(dossier.terms)}
    rows.sort(key=lambda row: (-sum(len(row.of(camp)) for camp in row.claims), order[row.term]))
    return Framing(per, spans, tuple(rows))


def spans_of(found: Sequence[date]) -> tuple[str, tuple[DaySpan, ...]]:
    """The spans in which days are counted, from the first to the last, and what each is.

    Nine in ten of the days say how fine they are; what came long before these is one span, the first.
    """
    if not found:
        return "day", ()
    known = sorted(found)
    last, bulk = known[-1], known[len(known) // 10]
    length = (last - bulk).days + 1
    per, longest, begin, following = next(unit for unit in _UNITS if length <= unit[1] or unit is _UNITS[-1])
    near = [day for day in known if day >= bulk or (last - day).days < longest]
    spans, at = [], begin(near[0])
    while at <= last:
        spans.append(DaySpan(at, following(at) - timedelta(days=1)))
        at = following(at)
    if known[0] < spans[0].first:
        spans.insert(0, DaySpan(known[0], spans[0].first - timedelta(days=1), before=True))
    return per, tuple(spans)


def _day(day: date) -> date:
    return day


def _next_day(day: date) -> date:
    return day + timedelta(days=1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _next_week(day: date) -> date:
    return day + timedelta(days=7)


def _month(day: date) -> date:
    return day.replace(day=1)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


_UNITS = (
    ("day", SPANS, _day, _next_day),
    ("week", 7 * SPANS, _monday, _next_week),
    ("month", 30 * SPANS, _month, _next_month),
)
"""What a span is, the longest time that is counted so, where the one with a day begins, where the next one does."""


# --- words that set a camp apart ----------------------------------------------------------------------


def compared(statements: Sequence[Said], camps: Sequence[str], needed: int = NEEDED) -> tuple[Compared, ...]:
    """The words that set camps apart, language by language, for camps with statements enough in it."""
    found = []
    by_lang: dict[str, dict[str, list[Said]]] = {}
    for one in statements:
        by_lang.setdefault(one.lang, {}).setdefault(one.camp, []).append(one)
    for lang, of_camps in by_lang.items():
        counts = {camp: len(of_camps[camp]) for camp in camps if camp in of_camps}
        enough = {camp: of_camps[camp] for camp, many in counts.items() if many >= needed}
        tellings = _tellings(enough) if len(enough) > 1 else {}
        found.append(Compared(lang, counts, tellings))
    return tuple(sorted(found, key=lambda one: (-sum(one.statements.values()), one.lang)))


def log_odds(
    own: Mapping[str, int], others: Mapping[str, int], prior: Mapping[str, int], weight: float = PRIOR
) -> dict[str, float]:
    """Word -> how much more one side uses it than the other, in standard errors (Monroe, Colaresi and Quinn 2008).

    The prior is informative: a word is expected as often as in ``prior``, which weighs as much as ``weight`` words.
    """
    total = sum(prior.values())
    size, other_size = sum(own.values()), sum(others.values())
    found = {}
    for word, many in prior.items():
        expected = weight * many / total
        here, there = own.get(word, 0) + expected, others.get(word, 0) + expected
        odds = log(here / (size + weight - here)) - log(there / (other_size + weight - there))
        found[word] = odds / sqrt(1 / here + 1 / there)
    return found


def _tellings(of_camps: Mapping[str, Sequence[Said]]) -> dict[str, tuple[Telling, ...]]:
    counts = {camp: Counter(stem for one in said for stem in _stems(one)) for camp, said in of_camps.items()}
    prior = sum(counts.values(), Counter[str]())
    if len(prior) < 2:
        return dict.fromkeys(of_camps, ())
    found = {}
    for camp, said in of_camps.items():
        others = prior - counts[camp]
        scores = log_odds(counts[camp], others, prior)
        telling = [stem for stem, z in scores.items() if z >= APART and counts[camp][stem] >= LEAST_USES]
        telling.sort(key=lambda stem: (-scores[stem], stem))
        forms = _forms(telling[:MOST], said)
        using = {stem: tuple(one.claim for one in said if stem in _stems(one)) for stem in telling[:MOST]}
        found[camp] = tuple(
            Telling(camp, forms[stem], scores[stem], using[stem], others[stem]) for stem in telling[:MOST]
        )
    return found


def _stems(said: Said) -> set[str]:
    """The words of what is said, by their stems: names of actors are no wording, and a term's word is one."""
    return {mark[2:] for mark in said.says if mark.startswith("w:")}


def _forms(stems: Iterable[str], said: Iterable[Said]) -> dict[str, str]:
    """Stem -> the form in which it is met most often."""
    wanted, met = set(stems), dict[str, Counter[str]]()
    for one in said:
        for word in texts.folded_words(one.quote):
            stem = texts.search_form(word)
            if stem in wanted:
                met.setdefault(stem, Counter())[word] += 1
    return {
        stem: max(met[stem].items(), key=lambda one: (one[1], one[0]))[0] if stem in met else stem for stem in wanted
    }
