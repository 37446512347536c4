"""English: who says what, in the forms that wires use."""

# A row of the table is a line, however long.
# ruff: noqa: E501

from __future__ import annotations

from datetime import date

import pytest

from tests.read.table import Said, check, reading

CASES: list[tuple[str, tuple[Said, ...]]] = [
    # said that, with and without "that"
    ("Peskov said that the plans were concrete.", (Said("peskov", "asserts", "^that the plans were concrete"),)),
    ("Peskov told reporters on Monday the two presidents had discussed the matter.", (Said("peskov", "asserts", "^the two presidents", said=date(2021, 4, 19)),)),
    ("Kremlin spokesman Dmitry Peskov said on Friday that Moscow would respond.", (Said("peskov", "asserts", "^that Moscow would respond", said=date(2021, 4, 16)),)),
    ("In an interview with state television, Lukashenko insisted that the vote had been fair.", (Said("lukashenko", "asserts", "^that the vote"),)),
    ("The mayor said the bridge would reopen in two weeks.", (Said("~The mayor", "asserts", "^the bridge would reopen"),)),
    ("Maria Jensen, a climate researcher at the University of Oslo, said the ice was thinning faster than expected.", (Said("~Maria Jensen, a climate researcher at the University of Oslo,", "asserts", "the ice was thinning"),)),
    ("Peskov said there was no evidence and that it was part of a campaign.", (Said("peskov", "denies", "^there was no evidence and that it was"),)),
    ("Peskov said on Friday, at a museum in the north of the city, that the plans were concrete.", (Said("peskov", "asserts", "^that the plans"),)),
    ("There is no other way, Foreign Minister Sergei Lavrov said in a statement in Ostrava, and there remains no choice.", (Said("lavrov", "denies", "^There is no other way"),)),
    ("Lukashenko said talks were over. Putin flew to Minsk today, he added.", (Said("lukashenko", "asserts", "^talks"), Said("lukashenko", "asserts", "^Putin flew"))),
    ("Lavrov dismissed the account of the incident.", (Said("lavrov", "denies", "the account"),)),
    ("The talks failed, Lavrov said in Ostrava.", (Said("lavrov", "asserts", "^The talks failed"),)),
    # direct speech before, after and around the speaker
    ("“Yes, they discussed it,” Peskov told journalists.", (Said("peskov", "confirms", "they discussed it", direct=True),)),
    ("“This is a provocation by the special services,” said Svetlana Tikhanovskaya.", (Said("tsikhanouskaya", "accuses", direct=True),)),
    ("“We will not recognise this election,” the European Commission president, Ursula von der Leyen, said. “It was neither free nor fair.”", (Said("von-der-leyen", "asserts", "It was neither free nor fair"),)),
    ("“The plan,” Tertel said, “was called Silence.”", (Said("tertel", "asserts", "was called Silence"),)),
    ('The company said in a statement: "We are aware of the outage and are working to fix it."', (Said("~The company", "asserts", "We are aware", direct=True),)),
    ("“It is going to be a long winter,” said farmer John Miller, 54.", (Said("~farmer John Miller, 54", "asserts", "a long winter"),)),
    # according to, and parenthetical attributions
    ("According to the FSB, the coup was planned for 9 May.", (Said("fsb", "asserts", "the coup was planned for 9 May"),)),
    ("The coup was planned for 9 May, according to the FSB.", (Said("fsb", "asserts", "^The coup was planned"),)),
    ("The suspects, the KGB said, wanted to abduct the president’s sons.", (Said("kgb-by", "accuses", "wanted to abduct"),)),
    ("Two people died in the fire, police said.", (Said("~police", "asserts", "^Two people died"),)),
    ("As Maria Zakharova put it on Sunday, Prague wanted to cover up the news.", (Said("zakharova", "accuses", "Prague wanted to cover up", said=date(2021, 4, 18)),)),
    # headlines
    ("Kremlin: coup attempt foiled\n\nThe weather stayed fine.", (Said("kremlin", "asserts", "^coup attempt foiled"),)),
    ("Moscow: plotters wanted to kill Lukashenko\n\nIt rained.", (Said("russia-state", "accuses"),)),
    ("Plotters wanted to seize power, says FSB\n\nIt rained.", (Said("fsb", "asserts", "Plotters wanted to seize power"),)),
    ("Plot was staged – Tikhanovskaya\n\nIt rained.", (Said("tsikhanouskaya", "accuses"),)),
    # accusations and their targets
    ("Lukashenko accused the CIA and the FBI of planning a coup.", (Said("lukashenko", "accuses", targets="cia fbi"),)),
    ("Lukashenko blamed the United States for the plot.", (Said("lukashenko", "accuses", targets="us"),)),
    ("Minsk accused Poland and Lithuania of interfering in its affairs.", (Said("belarus-state", "accuses", targets="poland lithuania"),)),
    ("The EU condemned the forced landing of the Ryanair plane.", (Said("eu", "accuses", kind="act"),)),
    ("Tikhanovskaya said the operation was a provocation by the FSB.", (Said("tsikhanouskaya", "accuses", targets="fsb"),)),
    # denials, confirmations, refusals
    ("The State Department denied any involvement in the alleged plot.", (Said("us-state-dept", "denies", "^any involvement"),)),
    ("The State Department said the allegations were absolutely untrue.", (Said("us-state-dept", "denies"),)),
    ("A State Department spokesperson rejected the claims.", (Said("us-state-dept", "denies", "^the claims"),)),
    ("Kastusiou pleaded not guilty.", (Said("kastusiou", "denies", kind="act"),)),
    ("Zyankovich pleaded guilty to all charges on Tuesday.", (Said("zyankovich", "confirms", kind="act"),)),
    ("Peskov confirmed that Putin had raised the issue with Biden.", (Said("peskov", "confirms", "^that Putin had raised"),)),
    ("Feduta admitted part of the charges.", (Said("feduta", "confirms"),)),
    ("The White House declined to comment.", (Said("us", "refuses", kind="act"),)),
    ("Peskov declined to say whether the Biden administration was involved.", (Said("peskov", "refuses"),)),
    ("The European Union does not recognise the result.", (Said("eu", "refuses", kind="act"),)),
    ("Peskov did not confirm the date of the summit.", (Said("peskov", "refuses"),)),
    # relays
    ("The plans were very concrete, Peskov told Interfax.", (Said("peskov", "asserts", "The plans were very concrete"),)),
    ("Interfax reports that Peskov confirmed the talks.", (Said("peskov", "confirms", via="interfax"),)),
    ("Tertel said on ONT that a rebellion had been prevented, BelTA reported.", (Said("tertel", "asserts", via="belta"),)),
    ("TASS reported, citing the FSB, that two men had been detained in Moscow.", (Said("fsb", "asserts", via="tass"),)),
    # pronouns, descriptions and the sentence before
    ("Putin addressed parliament on Wednesday. He said the West had crossed every line.", (Said("putin", "asserts", "the West had crossed"),)),
    ("Tikhanovskaya lives in Vilnius. She called for new elections.", (Said("tsikhanouskaya", "asserts", kind="act"),)),
    ("The KGB showed recordings on Saturday. The service said the men had confessed.", (Said("kgb-by", "asserts"),)),
    ("The KGB announced that two men were in custody. They are said to have planned a coup.", (Said("kgb-by", "asserts"), Said("kgb-by", "accuses"))),
    # a time before the speaker's day, a name after where it was said, "who" after a speaker, pleas
    ("A group was broken up, the Belarusian State Security Committee said late on Friday.", (Said("kgb-by", "asserts", "A group was broken up", said=date(2021, 4, 16)),)),
    ("From his cell Tsikhanouski has rejected the charge.", (Said("tsikhanouski", "denies", "the charge"),)),
    ('"Nobody asked us," said a retired driver who had brought his grandson.', (Said("~a retired driver", "asserts", direct=True),)),
    ("The mayor pleaded not guilty on Monday to charges that he took bribes.", (Said("~The mayor", "denies", "^to charges", kind="act"),)),
    ("A former engineer, Lidia Sampaio, has pleaded guilty to forging measurements.", (Said("~A former engineer, Lidia Sampaio,", "confirms", "^to forging", kind="act"),)),
    ("The Belarusian ruler denies having invited anybody but told the BBC that it was possible.", (Said("lukashenko", "denies", "^having invited"), Said("lukashenko", "asserts", "^that it was possible"))),
    ("The Polish government accuses the neighbour of bringing them there, and Brussels has called it \"a hybrid attack\".", (Said("poland", "accuses"), Said("eu", "accuses"))),
    # an office with its country or body; people whom the dossier does not know
    ("The chairman of the State Security Committee of Belarus told ONT that the operation had ended.", (Said("tertel", "asserts", "^that the operation"),)),
    ("The Czech prime minister condemned the blasts.", (Said("babis", "accuses"),)),
    ("Lavrov arrived in Prague on Monday. A driver from Brno watched the motorcade. He said the road was closed.", (Said("~He", "asserts"),)),
    ("Lavrov arrived in Prague. Pavel Dvorak met him at the airport. He said the talks had failed.", (Said("~He", "asserts"),)),
    ("Lavrov spoke. Pavel Dvorak, a retired colonel, was there. Lavrov left early. He said the talks had failed.", (Said("lavrov", "asserts"),)),
    # what did not happen is denied, also without a verb of denying; what is admitted in the first person
    ("Makei said he had never met the plotters.", (Said("makei", "denies"),)),
    ("Lavrov said no such decision had been taken.", (Said("lavrov", "denies"),)),
    ("Lavrov said the talks had not been easy.", (Said("lavrov", "asserts"),)),
    ('Zyankovich says "I admit my guilt".', (Said("zyankovich", "confirms"),)),
    ("Lavrov countered that Prague had read the wrong file.", (Said("lavrov", "denies"),)),
    ("Tsikhanouskaya said there were \"signs of a provocation\" by the FSB.", (Said("tsikhanouskaya", "accuses", targets="fsb"),)),
    ("Blinken said Moscow had deliberately poisoned the well.", (Said("blinken", "accuses"),)),
    # all of an enumeration speak; who passes on what another told; a description needs a reason
    ("The KGB, the FSB and the Investigative Committee of Belarus said the plot had been foiled.", (Said("kgb-by", "asserts"), Said("fsb", "asserts"), Said("by-ic", "asserts"))),
    ("After meeting Putin, Lukashenko and Makei said the talks were good.", (Said("lukashenko", "asserts"), Said("makei", "asserts"))),
    ("Lukashenko told Putin that the plan was real, the Kremlin said.", (Said("lukashenko", "asserts"), Said("kremlin", "asserts", "^Lukashenko told"))),
    ("The group claimed responsibility for the attack.", (Said("~The group", "asserts", "for the attack", kind="act"),)),
    ("Peskov was in Minsk. The lawyer said the trial was over.", (Said("~The lawyer", "asserts"),)),
    ("Ms Ivanova, a lawyer, said he was ill. Zyankovich was in court. The lawyer said the trial was over.", (Said("~Ms Ivanova, a lawyer,", "asserts"), Said("~The lawyer", "asserts"))),
    ("Makei was in Vienna. The diplomat said the talks had failed.", (Said("makei", "asserts"),)),
    # a claim as a noun with whose it is
    ("The KGB of Belarus showed films. The committee's claim that soldiers were paid rests on a recording.", (Said("kgb-by", "asserts", "^that soldiers were paid"),)),
    ("Lukashenko spoke in Minsk. His claim that the CIA was behind it was denied by Blinken.", (Said("lukashenko", "accuses", "^that the CIA was behind it", targets="cia"), Said("blinken", "denies"))),
    ("The state agency BelTA quoted Lukashenko as saying that the CIA was behind it.", (Said("lukashenko", "accuses", "^the CIA", via="belta", targets="cia"),)),
    # a stand that somebody takes inside another's words
    ("Lukashenko said that Minsk had accused Warsaw of lying.", (Said("lukashenko", "asserts"), Said("belarus-state", "accuses", targets="poland"))),
    ("Putin said Biden had rejected the plan.", (Said("putin", "asserts"), Said("biden", "denies", "the plan"))),
    # other meanings of a verb, who is asked not to, speech that goes on after its speaker
    ("Bus drivers in Minsk called off a strike on Thursday. The city is asking passengers not to travel.", (Said("~The city", "asserts", "not to travel", kind="act"),)),
    ("An engineer who asked not to be named said the lake was safe.", (Said("~An engineer", "asserts", "^the lake was safe"),)),
    ("Some 312,000 people have fled, Lavrov said, and the rains begin in three weeks.", (Said("lavrov", "asserts", "the rains begin"),)),
    ("Lavrov was in Minsk. In his words, the talks were over.", (Said("lavrov", "asserts", "the talks were over"),)),
    # who showed the clip in which somebody speaks passes it on
    ("In a video shown by the state channel ONT, Zyankovich says the plan was real.", (Said("zyankovich", "asserts", "the plan was real", via="ont"),)),
    ("Feduta said in a comment carried by BelaPAN that the plan was real, as a friend was told.", (Said("feduta", "asserts", "^that the plan was real", via="belapan"),)),
    # several speakers, shared subjects, nouns of speech, nesting
    ("Peskov called the report nonsense, while Maria Zakharova said Prague was lying.", (Said("peskov", "denies"), Said("zakharova", "accuses"))),
    ("Lukashenko thanked Putin for his help and accused Biden of silence.", (Said("lukashenko", "asserts"), Said("lukashenko", "accuses", targets="biden"))),
    ("The accusation by the KGB that he had plotted a coup made headlines.", (Said("kgb-by", "accuses"),)),
    ("The minister warned of shortages, adding that reserves would last until June.", (Said("~The minister", "asserts"), Said("~The minister", "asserts", "that reserves would last"))),
    ("Scientists believe that the virus came from bats.", (Said("~Scientists", "asserts", kind="thought"),)),
    # who was asked and would not speak refuses; a negation may belong to what is said
    ("Bortnikov would not say who was to blame.", (Said("bortnikov", "refuses"),)),
    ("Lavrov says neither the minister nor his deputy helped the pilots.", (Said("lavrov", "asserts", "^neither the minister"),)),
    ("The lawyer said no date had been set.", (Said("~The lawyer", "asserts", "^no date"),)),
    # the lawyer after a semicolon is another one; the president is the one in play, nobody where two stand side by side
    ("Feduta had denied guilt; the lawyer had admitted it under a deal.", (Said("feduta", "denies"), Said("~the lawyer", "confirms"))),
    ("Biden met Zelensky in Kyiv. The head of state thanked his guest.", (Said("biden", "asserts"),)),
    ("Putin and Biden spoke on the phone. The president said the plot was real.", (Said("~The president", "asserts"),)),
    ("What Putin told Biden, Peskov would not disclose.", (Said("peskov", "refuses"),)),
    # the flight's name is not accused; two services share a noun
    ("Landsbergis condemned the seizure of the Ryanair jet, and so did Prime Minister Mateusz Morawiecki.", (Said("landsbergis", "accuses", targets=""),)),
    ("Tsikhanouskaya said it was a provocation by Russian and Belarusian security forces.", (Said("tsikhanouskaya", "accuses", targets="russian-special-services belarusian-special-services"),)),
    ("Lukashenko sees a foreign hand, BelTA reports.", (Said("lukashenko", "asserts", via="belta"),)),
    ("Hamas denied on 24 May that it had sent a letter.", (Said("hamas", "denies", "^that it had"),)),
    ("The FSB stopped Feduta.\n\nFeduta came to Moscow after talks, the service claims.", (Said("fsb", "asserts"),)),
    ("Lavrov insists on 3 May.", (Said("lavrov", "asserts", "^3 May"),)),
    ("Tsikhanouskaya met Macron. The president said the landing was piracy.", (Said("~The president", "asserts"),)),
    ("Tsikhanouskaya wants talks. Free elections come first, her team said.", (Said("tsikhanouskaya-office", "asserts"),)),
    ("Lukashenko wants talks. His spokeswoman said that elections come first.", (Said("eismont", "asserts"),)),
    # verbs of the press
    ("The authorities in Minsk scorned the prize.", (Said("belarus-state", "accuses", "the prize"),)),
    ('"It is over," Peskov ventured.', (Said("peskov", "asserts", "It is over", direct=True),)),
    ("Blinken took aim at Moscow and poured scorn on the treaty.", (Said("blinken", "accuses"), Said("blinken", "accuses", "the treaty"))),
    # an adverb between commas parts a subject from its verb
    ("The Kremlin, however, rejected the accusation.", (Said("kremlin", "denies", "the accusation"),)),
    ("The KGB of Belarus, meanwhile, denounced the decision.", (Said("kgb-by", "accuses", "the decision"),)),
    # what a narrator tells or asks is nobody's claim
    ("What do Russia and Belarus say?", ()),
    ("Reporters asked Peskov to comment on the report.", ()),
    ("Asked whether the Kremlin denies the report, Peskov said it did.", (Said("peskov", "asserts", "^it did"),)),
    ("Peskov was asked whether Minsk rejects the charge.", ()),
    ("Lukashenko, who convinced the fighters to stop, showed a map.", ()),
    # who is told, after "to" or with a clause of its own
    ("Lavrov said to reporters that the talks are over.", (Said("lavrov", "asserts", "^that the talks"),)),
    ("“It is over,” Lavrov said to the BBC on Monday.", (Said("lavrov", "asserts", "It is over", direct=True),)),
    ("Lukashenko told Putin, who hosted him, that the talks are over.", (Said("lukashenko", "asserts", "^that the talks"),)),
    # eager to speak; what a paper reads
    ("Western leaders were swift to accuse the Kremlin.", (Said("~Western leaders", "accuses", targets="kremlin"),)),
    ("Peskov was quick to deny the accusation.", (Said("peskov", "denies"),)),
    ("Blinken hastened to add that talks go on.", (Said("blinken", "asserts", "^that talks"),)),
    ("Peskov was quick to leave the room.", ()),
    ("The talks are over, reads a statement from the Kremlin press service.", (Said("kremlin", "asserts", "^The talks"),)),
    ("Peskov read that the talks are over.", ()),
]  # fmt: skip

NOBODY: list[str] = [
    "The memo vouches for nobody.",
    "Hotel in Minsk: what Lukashenko told",
    "Summary for the archive, after belta.by; not the outlet's wording.",
    "Zyankovich was sentenced to eleven years in prison.",
    "The two men were arrested in Moscow on Monday.",
    "Police detained dozens of protesters in Minsk.",
    "Mass protests had shaken the country the year before.",
    "The state of the economy worries many, and the demands of farmers are growing.",
    "The information cannot be verified independently.",
    "Putin and Biden spoke by phone for an hour.",
    "A report on the state of the forests was published in 2019.",
    "Lavrov named neither the minister nor his deputy who fled.",
    "Bortnikov did not mention the exile, nor did he say who was to blame.",
    "The report does not say who paid the pilots.",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_claims(text: str, expected: tuple[Said, ...]) -> None:
    check(text, expected, "en")


@pytest.mark.parametrize("text", NOBODY)
def test_narration_is_nobodys_claim(text: str) -> None:
    check(text, (), "en")


def test_an_outlet_is_never_the_speaker_of_what_it_was_told() -> None:
    claims = reading("“The plan was real,” he told dpa. Peskov gave no details.", "en", outlet="dpa").claims
    assert "dpa" not in {claim.actor for claim in claims}


def test_dates_and_numbers_inside_what_is_said() -> None:
    (claim,) = reading("The FSB said the coup was planned for 9 May with 150 off-road vehicles.", "en").claims
    assert [(mention.start, mention.end) for mention in claim.dates] == [(date(2021, 5, 9), date(2021, 5, 9))]
    assert [(number.value, number.unit) for number in claim.numbers] == [(150.0, ["off", "road vehicles"][0])]


def test_a_span_of_months() -> None:
    (claim,) = reading("Tertel said the rebellion was planned for June-July.", "en").claims
    assert [(mention.start, mention.end) for mention in claim.dates] == [(date(2021, 6, 1), date(2021, 7, 31))]
