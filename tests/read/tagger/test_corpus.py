"""The form of the corpus: marks become spans of the plain text, and a mistake is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_tui.dossier import data_folder
from monitor_tui.errors import CorpusError
from monitor_tui.model import Kind, Stance
from monitor_tui.read.tagger.corpus import Sample, samples, samples_of
from monitor_tui.text import clean

STORY = """# a remark
== en-x-01 | wire | courts
[s1=kgb-by~belta+ont The KGB] [c1:accuses/act>cia+fbi charged] [t1 two men] on Monday [t1 with plotting \\[sic\\]].
[t2 "We waited,"] [s2 he] [c2 said]. [t2 "Nobody came."] [c3+2:denies denied] [t3 the rest].

[s4* TASS] [c4 reports] [t4 that [s5 Peskov] [c5 confirmed] [t5 the call]]. [c6? It is said].. [t6 x]
"""


def story(tmp_path: Path, text: str, name: str = "en/x.txt") -> Sample:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (sample,) = samples_of(path)
    return sample


def test_marks_become_spans_of_the_plain_text(tmp_path: Path) -> None:
    sample = story(tmp_path, STORY)
    assert sample.text.splitlines()[0] == "The KGB charged two men on Monday with plotting [sic]."
    assert (sample.id, sample.lang, sample.style, sample.subject) == ("en-x-01", "en", "wire", "courts")

    def words(spans: list[tuple[int, int]]) -> list[str]:
        return [sample.text[start:end] for start, end in spans]

    first, second, third, relay, inner, optional = sample.attributions
    assert words(first.source) == ["The KGB"]
    assert words(first.content) == ["two men", "with plotting [sic]"]
    assert (first.actor, first.via, first.targets) == ("kgb-by", ("belta", "ont"), ("cia", "fbi"))
    assert (first.stance, first.kind) == (Stance.ACCUSES, Kind.ACT)
    assert words(second.content) == ['"We waited,"', '"Nobody came."']
    assert (third.shares, third.stance, third.source) == (2, Stance.DENIES, [])
    assert relay.relays
    assert words(relay.content) == ["that Peskov confirmed the call"]
    assert words(inner.content) == ["the call"]
    assert optional.optional


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no head", "line 1: a paragraph stands before the first"),
        ("== a | b\nx", "line 1: expected '== id | style | subject'"),
        ("== a | b | c", "the story a has no text"),
        ("== a | b | c\n[s1 A] [x1 said]", "line 2, character 8: not a mark"),
        ("== a | b | c\n[s1 A [c1 said] [t1 it]", "line 2: [s1 is not closed"),
        ("== a | b | c\nA] said", "line 2, character 2: nothing is open here"),
        ("== a | b | c\n[s1 A] says [t1 it]", "attribution 1 of a has no cue"),
        ("== a | b | c\n[s1 A] [c1 says]", "attribution 1 of a has no content"),
        ("== a | b | c\n[c1+2 says] [t1 it]", "attribution 1 of a shares the source of none"),
        ("== a | b | c\n[s1 A] [c1:doubts says] [t1 it]", "line 2: [c1:doubts: 'doubts' is not a valid Stance"),
        ("== a | b | c\n[s1  ] [c1 says] [t1 it]", "line 2: [s1 is empty"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(CorpusError, match=r".") as caught:
        story(tmp_path, text)
    assert told in str(caught.value)


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"== a | b | c\n\xff\xfe")
    with pytest.raises(CorpusError, match=r"x\.txt, line 2: not text in UTF-8"):
        list(samples_of(path, "en"))


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert story(tmp_path, "\ufeff== a | b | c\nIt rained.").text == "It rained."


@given(st.text(alphabet="[]st1c \\a|=\n#.", max_size=60))
def test_any_text_is_read_or_refused_in_one_sentence(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("corpus") / "x.txt"
    path.write_text(text, encoding="utf-8")
    try:
        read = list(samples_of(path, "en"))
    except CorpusError as error:
        told = str(error)
        read = []
    else:
        told = str(path)
    assert str(path) in told
    for sample in read:
        for one in sample.attributions:
            assert all(0 <= a < b <= len(sample.text) for a, b in (*one.source, *one.cue, *one.content))


def test_the_shipped_corpus_is_in_form_and_as_large_as_it_says() -> None:
    stories = list(samples(data_folder() / "corpus"))
    assert len({sample.id for sample in stories}) == len(stories), "an id stands twice"
    languages = {sample.lang for sample in stories}
    assert languages >= {"en", "ru", "be", "be-tarask", "be-latn", "uk", "de", "pl", "lt"}
    assert all(clean(sample.text).text == sample.text for sample in stories)
    assert sum(len(sample.attributions) for sample in stories) > 2500
    for sample in stories:
        for one in sample.attributions:
            for start, end in (*one.source, *one.cue, *one.content):
                assert sample.text[start:end] == sample.text[start:end].strip(), (sample.id, one.number)
