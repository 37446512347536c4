"""Where a claim is placed, and what its cell shows."""

from __future__ import annotations

from datetime import date

import pytest

from monitor_tui.contrast.free import FREE
from monitor_tui.contrast.points import place
from monitor_tui.contrast.slots import named_span
from monitor_tui.dossier import Dossier
from monitor_tui.model import Claim, DateMention, Kind
from tests.contrast.build import SAID, claim


@pytest.mark.parametrize(
    ("given", "content", "lang", "expected"),
    [
        # terms, the longest phrase first: "blown up" inside it is not counted again
        (claim(), "the dam was blown up", "en", [("what", "blown up")]),
        (claim(), "the dam was blown up at night", "en", [("what", "night attack")]),
        (claim(), "the dam broke by itself, an accident", "en", [("what", "accident")]),
        (claim(), "на плотине был взрыв", "ru", [("what", "blown up")]),
        # two terms of one point stand side by side
        (claim(), "not an accident: it was blown up", "en", [("what", "accident, blown up")]),
        # every side's word is shown only where nothing else is said
        (claim(), "the incident was blown up by the press", "en", [("what", "blown up")]),
        (claim(), "the incident is being looked into", "en", [("what", "incident")]),
        # who denies a part in it does not deny it
        (claim("denies"), "that there was an explosion", "en", [("what", "blown up")]),
        (claim("denies"), "any involvement in the explosion", "en", [(FREE, "any involvement in the explosion")]),
        (claim("denies"), "причастность к взрыву", "ru", [(FREE, "причастность к взрыву")]),
        (claim(), "its involvement in the explosion is proven", "en", [("what", "blown up")]),
        # what somebody was called by others is not the speaker's own word for it
        (claim(), "they called him a man, as she said, of the explosion", "en", [("what", "blown up")]),
        (claim(), "they called him an accident", "en", [(FREE, "they called him an accident")]),
        (claim(), "увели, назвавшие его виной авария", "ru", [(FREE, "увели, назвавшие его виной авария")]),
        (claim(), "it was called an accident", "en", [("what", "accident")]),
        # a language's own forms only
        (claim(), "der Unfall", "de", [("what", "accident")]),
        (claim(), "der Unfall", "en", [(FREE, "der Unfall")]),
        # two points in one claim: both, the more telling words first
        (
            claim(dates=(("2021-05-09", "2021-05-09"),)),
            "the explosion was planned for 9 May",
            "en",
            [("when", "9 May"), ("what", "blown up")],
        ),
        # a day without the word that the dossier asks for is no answer to "when"
        (claim(dates=(("2021-05-09", "2021-05-09"),)), "an explosion heard on 9 May", "en", [("what", "blown up")]),
        # and the word without a day shows itself
        (claim(), "it was planned for some time", "en", [("when", "planned")]),
        (claim(dates=(("2021-06-01", "2021-07-31"),)), "planned for June-July", "en", [("when", "June-July")]),
        (claim(dates=(("2022-05-09", "2022-05-09"),)), "planned for 9 May 2022", "en", [("when", "9 May 2022")]),
        # the day of saying is not what it is about
        (
            claim(dates=(("2021-04-17", "2021-04-17"), ("2021-05-09", "2021-05-09"))),
            "said on 17 April: planned for 9 May",
            "en",
            [("when", "9 May")],
        ),
        # blame
        (claim("accuses", targets=("brod",)), "Brod is behind it", "en", [("order", "Brod")]),
        (
            claim("accuses", targets=("brod", "south-army")),
            "“most likely Brod, SA” are behind it",
            "en",
            [("order", '"most likely Brod, SA"')],
        ),
        (claim(direct=True), "Brod ordered it", "en", [("order", "behind it")]),
        # a quotation in another language than the cells' is not shown: the names are
        (
            claim("accuses", targets=("brod", "south-army")),
            "за этим стоит за «скорее всего, Брод»",
            "ru",
            [("order", "Brod, SA")],
        ),
        (
            claim("accuses", targets=("south-army",)),
            "the northern and southern armies did",
            "en",
            [("order", "both armies")],
        ),
        (claim("accuses", targets=("brod",)), "Brod prepared an explosion", "en", [("what", "blown up")]),
        (claim("denies"), "being behind it is “absolutely untrue”", "en", [("order", '"absolutely untrue"')]),
        (claim("denies"), "being behind it", "en", [("order", "denies")]),
        (claim(), "who is behind it", "en", [("order", "behind it")]),
        # stance
        (claim("confirms", direct=True), "Yes", "en", [(FREE, '"Yes"')]),
        (claim("confirms"), "“Yes”, there were talks", "en", [("talks", '"Yes"')]),
        (claim("refuses"), "to comment on the talks", "en", [("talks", "talked")]),
        (claim("denies"), "that there were no talks", "en", [("talks", "no talks at all")]),
        (claim(), "that the talks went on", "en", [("talks", "talked")]),
        # free
        (
            claim(),
            "life in the valley will  never be the same",
            "en",
            [(FREE, "life in the valley will never be the same")],
        ),
        (claim(direct=True), "We shall rebuild", "en", [(FREE, '"We shall rebuild"')]),
        (claim("refuses"), "", "en", [(FREE, "declines")]),
    ],
)
def test_place(given: Claim, content: str, lang: str, expected: list[tuple[str, str]], dam: Dossier) -> None:
    found = place(given, content, dam, lang=lang, year=2021)
    assert [(placement.point, placement.value) for placement in found] == expected


def test_what_a_value_means_is_kept_without_its_language(dam: Dossier) -> None:
    english = place(claim("accuses", targets=("brod",)), "“surely Brod” ordered it", dam, lang="en", year=2021)
    russian = place(claim("accuses", targets=("brod",)), "Брод приказал", dam, lang="ru", year=2021)
    assert english[0].value != russian[0].value
    assert english[0].terms == russian[0].terms == ("@brod", "behind")
    when = place(claim(dates=(("2021-06-01", "2021-07-31"),)), "planned for June-July", dam, lang="en")
    assert when[0].terms == ("2021-06-01..2021-07-31", "planned")


def test_a_cue_can_tell_the_point(dam: Dossier) -> None:
    given = claim("accuses", targets=("brod",))
    assert place(given, "Brod", dam, lang="en")[0].point == FREE
    assert place(given, "Brod", dam, lang="en", cue="blamed")[0].point == "order"


def test_a_phrase_may_begin_in_the_cue_and_end_in_the_content(belarus: Dossier) -> None:
    given = claim("refuses")
    for lang, cue, content in (
        ("pl", "odmówił", "odpowiedzi na pytanie"),
        ("en", "refused", "to comment on it"),
        ("uk", "відмовився", "уточнити це"),
    ):
        call, stand = place(given, content, belarus, lang=lang, cue=cue)
        assert (call.point, call.value) == ("call", "rest withheld")
        assert (stand.point, stand.value) == ("stand", "rest withheld")
    assert [found.point for found in place(given, "odpowiedzi na pytanie", belarus, lang="pl")] == ["stand"]


def test_a_short_answer_is_understood_by_what_stands_around_it(dam: Dossier) -> None:
    question = "“Yes,” said Karl. She was asked whether there were talks."
    (answer,) = place(claim("confirms", direct=True), "Yes", dam, lang="en", context=question)
    assert (answer.point, answer.value, answer.terms) == ("talks", '"Yes"', ("talked",))
    russian = place(claim("confirms", direct=True), "Да", dam, lang="ru", context="«Да», ответила Карл о переговорах")
    assert (russian[0].point, russian[0].value, russian[0].terms) == ("talks", "talked", ("talked",))
    # a plain statement says itself what it is about, and so does a long answer
    assert place(claim(direct=True), "Yes", dam, lang="en", context=question)[0].point == FREE
    assert place(claim("confirms"), "the valley is a good place", dam, lang="en", context=question)[0].point == FREE


def test_a_thought_has_no_place(dam: Dossier) -> None:
    assert place(claim(kind=Kind.THOUGHT), "the dam was blown up", dam, lang="en") == ()


def test_a_free_value_is_cut_at_a_word(dam: Dossier) -> None:
    (only,) = place(claim(), "word " * 40, dam, lang="en")
    assert only.value.endswith("word…")
    assert len(only.value) <= 72


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], None),
        ([("2021-04-17", "2021-04-17")], None),
        ([("2021-04-11", "2021-04-11")], ("2021-04-11", "2021-04-11")),
        ([("2021-04-11", "2021-04-11"), ("2021-05-09", "2021-05-09")], ("2021-05-09", "2021-05-09")),
        ([("2021-06-01", "2021-06-30"), ("2021-07-01", "2021-07-31")], ("2021-06-01", "2021-07-31")),
        ([("2021-05-09", "2021-05-09"), ("2021-07-01", "2021-07-31")], ("2021-05-09", "2021-05-09")),
    ],
)
def test_the_days_that_a_claim_is_about(spans: list[tuple[str, str]], expected: tuple[str, str] | None) -> None:
    given = [DateMention((0, 1), date.fromisoformat(a), date.fromisoformat(b)) for a, b in spans]
    wanted = expected and (date.fromisoformat(expected[0]), date.fromisoformat(expected[1]))
    assert named_span(given, SAID) == wanted
