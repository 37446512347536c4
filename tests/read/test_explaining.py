"""Why a claim was read so: the rule, the speaker, the stance, the model's part."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor_tui.cli.main import main
from monitor_tui.cycle.reading import Document, explain_given, read_given
from monitor_tui.dossier import data_folder
from monitor_tui.forms import Form, reading_form
from monitor_tui.model.explained import Explanation
from monitor_tui.read.claims import read
from monitor_tui.read.explaining import STRONGEST, explained
from monitor_tui.read.tagger import told
from monitor_tui.read.tagger.corpus import samples_of
from monitor_tui.read.tagger.training import lessons, train
from tests.read.table import belarus
from tests.read.tagger.making import opened, tiny_model

STORY = """Kremlin spokesman Dmitry Peskov confirmed on Monday that there had been a call.
He did not deny that there was a plot. "This is absolutely untrue," the State Department said.

Two men are said to have planned it, according to Lukashenko. His spokeswoman declined to comment.
Moscow denied the charges. Russia's foreign minister accused the CIA of a plot. John Smith stressed that it rained."""


def why(text: str, lang: str = "en", models: Path | None = None) -> list[tuple[str, Explanation]]:
    """Each claim's cue with its explanation."""
    dossier, names = belarus()
    reading, explanations = explained(text, names, dossier, lang=lang, models=models)
    return [
        (text[slice(*claim.cue)] if claim.cue else "", explanation)
        for claim, explanation in zip(reading.claims, explanations, strict=True)
    ]


def of_cue(text: str, cue: str, lang: str = "en", models: Path | None = None) -> Explanation:
    (found,) = [explanation for words, explanation in why(text, lang, models) if words == cue]
    return found


# --- rules ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cue", "how", "phrase", "named", "before"),
    [
        (STORY, "confirmed", "name", "Kremlin spokesman Dmitry Peskov", "Dmitry Peskov", 0),
        (STORY, "did not deny", "pronoun", "He", "Dmitry Peskov", 1),
        (STORY, "said", "name", "the State Department", "State Department", 0),
        (STORY, "declined", "description", "His spokeswoman", None, 0),
        (STORY, "denied", "metonym", "Moscow", None, 0),
        (STORY, "accused", "title", "Russia's foreign minister", None, 0),
        (STORY, "stressed", "unknown", "John Smith", None, 0),
        ("Peskov accused the CIA of it. A coup is said to have been planned.", "is said", "before", None, "Peskov", 1),
    ],
)
def test_how_a_speaker_is_known(
    text: str, cue: str, how: str, phrase: str | None, named: str | None, before: int
) -> None:
    speaker = of_cue(text, cue).speaker
    assert (speaker.how, speaker.phrase.words if speaker.phrase else None) == (how, phrase)
    assert (speaker.named.words if speaker.named else None, speaker.before) == (named, before)
    for piece in (speaker.phrase, speaker.named):
        assert piece is None or text[slice(*piece.span)] == piece.words


def test_a_subject_that_is_left_out_is_the_speaker_before() -> None:
    speaker = of_cue("Pieskow zaprzeczył, że był spisek. Dodał, że to prowokacja.", "Dodał", "pl").speaker
    assert (speaker.how, speaker.name, speaker.before) == ("left out", "Dmitry Peskov", 1)
    assert speaker.named is not None
    assert speaker.named.words == "Pieskow"


@pytest.mark.parametrize(
    ("text", "cue", "stance", "how", "words", "pattern"),
    [
        (STORY, "confirmed", "confirms", "cue", "", ""),
        (STORY, "did not deny", "asserts", "negation", "not", ""),
        (STORY, "said", "denies", "content", "untrue", "stances.denies"),
        ("Prosecutors allege that the money was paid.", "allege", "accuses", "cue", "", "stances.alleging"),
        ("The nurses' union branded the lapses \"unforgivable\".", "branded", "accuses", "content", "unforgivable",
         "stances.slurs"),
    ],
)  # fmt: skip
def test_where_a_stance_comes_from(text: str, cue: str, stance: str, how: str, words: str, pattern: str) -> None:
    reason = of_cue(text, cue).stance
    assert (reason.stance, reason.how, reason.words, reason.pattern) == (stance, how, words, pattern)


def test_the_grammar_says_what_its_cue_is() -> None:
    rule = of_cue("По данным ФСБ, готовился мятеж. Песков опроверг, что был звонок.", "опроверг", "ru").rule
    assert (rule.id, rule.lemma, rule.grammar, rule.listed) == ("ru:verb:опровергнуть", "опровергнуть", "ru.toml", True)
    assert (rule.stance, rule.kind) == ("denies", "speech")
    assert "clause" in rule.frames
    assert not of_cue("По данным ФСБ, готовился мятеж.", "По данным", "ru").rule.listed


def test_doubts_are_told_with_the_speaker() -> None:
    explanation = of_cue("Peskov accused the CIA of it. A coup is said to have been planned.", "is said")
    assert "passive without author" in explanation.speaker.unsure
    assert "Unsure: passive without author." in explanation.told


def test_the_sentences_say_all_of_it() -> None:
    assert of_cue(STORY, "did not deny").told == (
        "Rule en:verb:deny: a verb with its subject.",
        "Cue “did not deny”: “deny” of en.toml, denies, speech, takes a clause or an object or a quotation or nothing.",
        "Speaker Dmitry Peskov: the pronoun “He”, named last as “Dmitry Peskov” in the sentence before.",
        "Unsure: pronoun over a paragraph.",
        "Stance asserts: the negation “not” turns the cue's own, denies.",
        "No model was used: the rules stand alone.",
    )


def test_an_explained_reading_is_the_reading() -> None:
    dossier, names = belarus()
    reading, explanations = explained(STORY, names, dossier, lang="en", published=date(2021, 4, 19), models=None)
    assert reading == read(STORY, names, dossier, lang="en", published=date(2021, 4, 19), models=None)
    assert len(explanations) == len(reading.claims) > 6
    assert explained("It rained all day.", names, dossier, lang="en")[1] == ()


# --- the model ------------------------------------------------------------------------------------

SHRUGS = [
    f'[t1 "The {thing} is ready,"] [c1 shrugged] [s1 the {who}]. It rained in {place}.'
    for thing, who, place in (
        ("bridge", "retired engineer", "Riga"), ("boat", "old captain", "Kiel"), ("wall", "young mason", "Gent"),
        ("oven", "tired baker", "Lyon"), ("field", "new tenant", "Vaasa"), ("stage", "first dancer", "Porto"),
    )
]  # fmt: skip
SHRUG = '"The clock is ready," shrugged the old smith. It snowed in Turku.'


def test_what_the_model_added_says_so_with_its_features(tmp_path: Path) -> None:
    explanation = of_cue(SHRUG, "shrugged", models=tiny_model(tmp_path, SHRUGS * 4))
    model = explanation.model
    assert model is not None
    assert (model.model, model.seen, model.added, model.moved) == ("en.crf", True, True, ())
    assert [(one.part, one.piece.words, one.label) for one in model.labels] == [
        ("cue", "shrugged", "BC"), ("content", '"', "BT"),
    ]  # fmt: skip
    for one in model.labels:
        assert 0 < len(one.features) <= STRONGEST
        weights = [feature.weight for feature in one.features]
        assert weights == sorted(weights, reverse=True)
        assert weights[-1] > 0
    assert "Model en.crf added the claim: no rule knows it." in explanation.told
    assert not explanation.rule.listed


def test_features_are_those_that_speak_for_the_label_most(tmp_path: Path) -> None:
    models = tiny_model(tmp_path, SHRUGS * 4)
    model = of_cue(SHRUG, "shrugged", models=models).model
    assert model is not None
    weights = opened(models).weights
    for one in model.labels:
        for feature in one.features:
            assert round(weights[feature.name, one.label], 2) == feature.weight


def test_three_stories_of_the_corpus_make_a_model_that_moves_ends_or_leaves_them(tmp_path: Path) -> None:
    dossier, names = belarus()
    stories = list(samples_of(next((data_folder() / "corpus" / "en").glob("*.txt"))))[:3]
    train(list(lessons(stories, names, dossier)), "en", tmp_path / "en.crf")
    models = []
    for story in stories:
        for cue, explanation in why(story.text, models=tmp_path):
            model = explanation.model
            assert model is not None, cue
            models.append(model)
            for moved in model.moved:
                assert moved.rule != moved.model
                for piece in (*moved.rule, *moved.model):
                    assert story.text[slice(*piece.span)] == piece.words
            assert any(line.startswith("Model en.crf ") for line in explanation.told)
    assert any(model.moved for model in models), "its own stories are learnt with other ends than the rules give"
    assert any(model.seen and not model.moved for model in models)


def test_what_the_model_does_not_see_says_so(tmp_path: Path) -> None:
    models = tiny_model(tmp_path, ["It rained. [t1 We wait,] [c1 said] [s1 the man]. Peskov denied the plot."] * 6)
    explanation = of_cue("It rained. Peskov denied the plot.", "denied", models=models)
    assert explanation.model is not None
    assert (explanation.model.seen, explanation.model.added) == (False, False)
    assert "Model en.crf does not see the claim: the rule stands alone." in explanation.told


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("en=said", "the word “said”"),
        ("en~aid", "ends in “aid”"),
        ("be-latn^skaz", "begins with “skaz”"),
        ("-en=he", "the word before is “he”"),
        ("+ru~ции", "the word after ends in “ции”"),
        ("-CFsc", "the word before is a cue, finite of speech that takes a clause"),
        ("CFsc", "a cue, finite of speech that takes a clause"),
        ("+Tp", "the word after: preposition"),
        ("-2pF", "two words before: preposition and a cue"),
        ("en-^ it", "“ it”"),
        ("r-O.BCve", "the rules say the beginning of a cue, of the word before nothing"),
        ("rqBT.qB", "the rules say the beginning of a content; opens a quotation"),
        ("qBsr", "opens a short quotation that runs on"),
        ("c<9", "a cue before: far off"),
        ("m>0", "a quotation mark after: here"),
        ("n2call into question.w", "the cue “call into question” stands 2 before"),
        ("SAa", "a capital first"),
        ("BOSrBT", "opens its sentence, where the rules say the beginning of a content"),
    ],
)
def test_a_feature_is_told_in_words(name: str, words: str) -> None:
    assert told.feature(name) == words


def test_every_feature_of_a_model_is_told_in_words(tmp_path: Path) -> None:
    weights = opened(tiny_model(tmp_path, SHRUGS)).weights
    assert [name for name, _ in weights if told.feature(name) == name] == []


# --- the form -------------------------------------------------------------------------------------


def explained_lines(*words: str, text: str, lang: str = "en") -> list[Form]:
    line = json.dumps({"id": 1, "lang": lang, "text": text})
    result = CliRunner().invoke(main, ["read", *words], input=line)
    assert result.exit_code == 0, result.output
    claims: list[Form] = json.loads(result.output)["claims"]
    return claims


def test_the_json_form_of_a_rule_claim() -> None:
    (claim,) = explained_lines("--explain", "--rules-only", text="Peskov denied that there was a plot.")
    assert claim["rule"] == "en:verb:deny"
    form = claim["explain"]
    assert form["told"][0] == "Rule en:verb:deny: a verb with its subject."
    assert form["rule"] == {
        "id": "en:verb:deny",
        "means": "a verb with its subject",
        "cue": {"span": [7, 13], "words": "denied"},
        "lemma": "deny",
        "frames": ["alone", "clause", "object", "quote"],
        "stance": "denies",
        "kind": "speech",
        "grammar": "en.toml",
        "listed": True,
    }
    assert form["speaker"] == {
        "how": "name",
        "phrase": {"span": [0, 6], "words": "Peskov"},
        "name": "Dmitry Peskov",
        "named": {"span": [0, 6], "words": "Peskov"},
        "before": 0,
        "unsure": [],
    }
    assert form["stance"] == {"is": "denies", "how": "cue", "words": "", "pattern": ""}
    assert form["model"] is None


def test_the_json_form_of_a_claim_that_the_model_added(tmp_path: Path) -> None:
    models = tiny_model(tmp_path, SHRUGS * 4)
    (claim,) = explained_lines("--explain", "--models", str(models), text=SHRUG)
    model = claim["explain"]["model"]
    assert {key: model[key] for key in ("file", "seen", "added", "moved")} == {
        "file": "en.crf", "seen": True, "added": True, "moved": [],
    }  # fmt: skip
    assert model["labels"][0]["word"] == {"span": [22, 30], "words": "shrugged"}
    assert model["labels"][0]["label"] == "BC"
    assert set(model["labels"][0]["features"][0]) == {"name", "told", "weight"}


def test_nothing_is_explained_where_nobody_asks() -> None:
    (claim,) = explained_lines("--rules-only", text="Peskov denied that there was a plot.")
    assert "explain" not in claim


def test_the_help_tells_the_form() -> None:
    told_there = CliRunner().invoke(main, ["read", "--help"]).output
    form = explained_lines("--explain", "--rules-only", text="Peskov denied that there was a plot.")[0]["explain"]
    for key, value in form.items():
        assert f'"{key}"' in told_there
        for inner in value if isinstance(value, dict) else ():
            assert re.search(rf'"{inner}"', told_there), (key, inner)


def test_offsets_of_an_explanation_count_the_given_text() -> None:
    dossier, names = belarus()
    given = Document("\x07\x07Peskov denied it. \x07He confirmed that there was a call.", lang="en")
    reading, explanations = explain_given(given, names, dossier, None)
    assert reading == read_given(given, names, dossier, None)
    for claim, explanation in zip(reading.claims, explanations, strict=True):
        assert explanation.rule.cue is not None
        assert explanation.rule.cue.span == claim.cue
        assert explanation.speaker.named is not None
        assert given.text[slice(*explanation.speaker.named.span)] == "Peskov"
    assert [one["explain"]["speaker"]["how"] for one in reading_form(1, reading, explanations)["claims"]] == [
        "name", "pronoun",
    ]  # fmt: skip
