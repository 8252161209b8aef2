"""Statements: what speakers say where no other kind carries it, and what is none."""

import pytest
from tests.read.reading import chain, claims, plain

HEAD = "Inspector General Marta Koval heads the customs inquiry. "


def said(text: str) -> list[tuple[str, str | None]]:
    """Act and speaker of every statement of a text."""
    return [(c.act, plain(c.speaker)) for c in claims(text, "statement")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "act", "speaker"),
    [
        pytest.param(
            'President Ivo Darin said that corruption "eats the foundations of the state".',
            "said",
            "Ivo Darin",
            id="said-that",
        ),
        pytest.param(
            '"They closed their eyes for years," said Olga Brandt, a customs broker.',
            "said",
            "Olga Brandt",
            id="quote-said",
        ),
        pytest.param(
            '"Nobody here believes the verdict," shrugged a retired docker outside the court.',
            "said",
            "a retired docker",
            id="quote-any-verb",
        ),
        pytest.param(
            "The inquiry, he said, was moving too slowly for anyone's taste.", "said", "Marta Koval", id="put-in"
        ),
        pytest.param("Finance Minister Pavel Oren denied any wrongdoing.", "denied", "Pavel Oren", id="denied"),
        pytest.param("Two brothers run the firm. Both deny it.", "denied", "Both", id="denied-by-both"),
        pytest.param("Finance Minister Pavel Oren rejects all of it.", "denied", "Pavel Oren", id="rejects-all"),
        pytest.param(
            "Finance Minister Pavel Oren dismissed such talk as envy.", "denied", "Pavel Oren", id="dismissed-talk"
        ),
        pytest.param(
            'Pavel Oren would say only that he had "never touched a cent".',
            "denied",
            "Pavel Oren",
            id="would-say-only",
        ),
        pytest.param(
            "Former governor Ilya Stern was charged with bribery. He maintains that his fortune comes from spices.",
            "denied",
            "Ilya Stern",
            id="the-accused-maintains",
        ),
        pytest.param("The inquiry is a sideshow, critics say.", "criticised", "critics", id="critics-say"),
        pytest.param(
            "Opposition politicians said the inquiry came too late.",
            "said",
            "Opposition politicians",
            id="said-without-that",
        ),
        pytest.param(
            'The spokesman, Pavel Oren, explains that an inspector "must not comment on the inquiry".',
            "said",
            "Pavel Oren",
            id="others-must-not-comment",
        ),
        pytest.param(
            "Former governor Ilya Stern pleaded not guilty on Monday.", "denied", "Ilya Stern", id="pleaded-not-guilty"
        ),
        pytest.param(
            "Former governor Ilya Stern protests his innocence.", "denied", "Ilya Stern", id="protests-innocence"
        ),
        pytest.param(
            "Finance Minister Pavel Oren rejected the accusations as absurd.", "denied", "Pavel Oren", id="rejected"
        ),
        pytest.param(
            "Finance Minister Pavel Oren said he knew nothing of the payments.",
            "denied",
            "Pavel Oren",
            id="said-knew-nothing",
        ),
        pytest.param("Finance Minister Pavel Oren does not admit guilt.", "denied", "Pavel Oren", id="does-not-admit"),
        pytest.param(
            "Former governor Ilya Stern pleaded guilty to fraud.", "admitted", "Ilya Stern", id="pleaded-guilty"
        ),
        pytest.param(
            "Former governor Ilya Stern acknowledged that the tender had been a mistake.",
            "admitted",
            "Ilya Stern",
            id="acknowledged",
        ),
        pytest.param(
            "Prosecutors sought nine years for the former governor.", "called_for", "Prosecutors", id="sought-years"
        ),
        pytest.param("The opposition demanded that the audit be published.", "called_for", "opposition", id="demanded"),
        pytest.param(
            'Finance Minister Pavel Oren called the ruling "a disgrace".', "criticised", "Pavel Oren", id="called-it"
        ),
        pytest.param(
            "President Ivo Darin criticised the customs service for its tolerance of bribes.",
            "criticised",
            "Ivo Darin",
            id="criticised",
        ),
        pytest.param("President Ivo Darin praised the anti-corruption bureau.", "praised", "Ivo Darin", id="praised"),
        pytest.param("President Ivo Darin warned that heads would roll.", "warned", "Ivo Darin", id="warned"),
        pytest.param("His lawyers said they would appeal.", "promised", "His lawyers", id="would-appeal"),
        pytest.param(
            "President Ivo Darin promised that nobody would be spared.", "promised", "Ivo Darin", id="nobody-spared"
        ),
        pytest.param(
            '"We will find every coin," said Olga Brandt, the chief auditor.', "promised", "Olga Brandt", id="we-will"
        ),
        pytest.param(
            "Finance Minister Pavel Oren described the suspicion as fiction.",
            "denied",
            "Pavel Oren",
            id="calls-fiction",
        ),
        pytest.param(
            "Finance Minister Pavel Oren called the new clerk an excellent worker.",
            "praised",
            "Pavel Oren",
            id="calls-excellent",
        ),
        pytest.param(
            'Finance Minister Pavel Oren dismissed the vote as "a lynching with a quorum".',
            "criticised",
            "Pavel Oren",
            id="dismissed-as",
        ),
        pytest.param("The prison service calls it suicide.", "said", "prison service", id="calls-suicide"),
        pytest.param(
            '"There is no conflict of interest," said Olga Brandt, a spokeswoman for the ministry.',
            "denied",
            "Olga Brandt",
            id="spokeswoman-negates",
        ),
        pytest.param(
            'Pavel Oren was charged with bribery in May. "I signed what the lawyers had cleared," Pavel Oren said.',
            "denied",
            "Pavel Oren",
            id="excuses-himself",
        ),
        pytest.param(
            "The lawyer for the two officers, Pavel Oren, said they would appeal.",
            "promised",
            "Pavel Oren",
            id="lawyer-in-apposition",
        ),
        pytest.param(
            "Olga Brandt, who heads the budget committee, called for a minister's resignation.",
            "called_for",
            "Olga Brandt",
            id="verb-behind-relative",
        ),
        pytest.param(
            "Prosecutors asked the court to sentence Ilya Stern to eight years.",
            "called_for",
            "Prosecutors",
            id="asked-the-court",
        ),
        pytest.param("The prosecution had sought twelve.", "called_for", "prosecution", id="sought-a-number"),
        pytest.param(
            "A confidential audit looked at the store in 2011. It recommended that the store be moved.",
            "called_for",
            "confidential audit",
            id="audit-recommends",
        ),
        pytest.param(
            "The newspaper Morning Post answered that it stood by every word.",
            "said",
            "Morning Post",
            id="outlet-answers-for-itself",
        ),
        pytest.param(
            "Under cross-examination Ilya Stern conceded that he had known of the flat.",
            "admitted",
            "Ilya Stern",
            id="name-behind-a-phrase",
        ),
        pytest.param("The opposition dubbed the charge frivolous.", "denied", "opposition", id="dubbed-the-charge"),
        pytest.param("The tax service called the searches routine.", "said", "tax service", id="neutral-name"),
        pytest.param(
            'The National Bank said it "categorically refutes" the report.',
            "denied",
            "National Bank",
            id="says-it-refutes",
        ),
        pytest.param(
            "Former governor Ilya Stern maintained that the money was a loan from a friend.",
            "denied",
            "Ilya Stern",
            id="innocent-origin",
        ),
        pytest.param(
            "Ilya Stern was charged in May. His office said that the former governor had always acted within the law.",
            "denied",
            "His office",
            id="his-office-defends",
        ),
        pytest.param(
            "The union said that the ruling was unfair and urged the court to free Ilya Stern.",
            "called_for",
            "union",
            id="second-verb-of-who-said-it",
        ),
        pytest.param(
            "The lawyer Radu Popa asked for the case to be thrown out.", "called_for", "Radu Popa", id="asked-for-to-be"
        ),
        pytest.param(
            "Senator Pavel Oren pressed the government in Tarn to let observers into the port.",
            "called_for",
            "Pavel Oren",
            id="pressed-to",
        ),
        pytest.param(
            'President Ivo Darin warned tycoons that "nobody is untouchable".',
            "warned",
            "Ivo Darin",
            id="warned-whom-that",
        ),
        pytest.param(
            "President Ivo Darin expressed confidence that the work would go on.",
            "said",
            "Ivo Darin",
            id="expressed-confidence",
        ),
        pytest.param("The ministry shot back that the courts were independent.", "said", "ministry", id="shot-back"),
        pytest.param("The prosecutor's office rejects this.", "denied", "prosecutor's office", id="rejects-this"),
        pytest.param(
            "Ombudsman Olga Brandt has promised to look into it.", "promised", "Olga Brandt", id="promised-to-look-into"
        ),
        pytest.param(
            "The European Commission praised the work of the bureau but criticised delays in its trials.",
            "criticised",
            "European Commission",
            id="second-verb-without-subject",
        ),
        pytest.param(
            "Defence Minister Clara Oren ordered the files destroyed.", "ordered", "Clara Oren", id="ordered-a-thing"
        ),
    ],
)
def test_a_statement_has_its_act_and_speaker(text, act, speaker):
    text = text.replace("he said", "she said")
    assert (act, speaker) in said(HEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Finance Minister Pavel Oren did not answer questions.", id="silence"),
        pytest.param("Finance Minister Pavel Oren has not said who paid.", id="not-said"),
        pytest.param("The presidential office announced the decision on Monday.", id="no-words"),
        pytest.param("The newspaper Morning Post reported that the road was closed.", id="outlet"),
        pytest.param("The audit says that the road was closed.", id="document"),
        pytest.param("Nobody could say anything about it.", id="could"),
        pytest.param("Minister Pavel Oren will say that the case is slow.", id="will"),
        pytest.param("Ilya Stern had the charges dismissed in May.", id="charges-say-nothing"),
        pytest.param('One entry reads: "For the minister, two flats."', id="an-entry"),
        pytest.param("The bank statement lay on the table.", id="noun"),
        pytest.param("The court ordered the release of the file.", id="court-order"),
        pytest.param("Police asked for money at every roadblock.", id="asked-for-money"),
        pytest.param("Finance Minister Pavel Oren has asked for more time.", id="asked-for-time"),
        pytest.param("On the first day Olga Brandt asked for the keys to the warehouse.", id="asked-for-keys"),
        pytest.param("Ilya Stern now advises the governor of Tarn.", id="advises-as-a-job"),
        pytest.param("Police spoke to the man who gave the order.", id="mere-order"),
        pytest.param('"Who gains by it?" a deputy asked.', id="mere-question"),
        pytest.param("The succession in favour of Ilya Stern surprised nobody.", id="things-do-not-speak"),
        pytest.param("The ministry said 30,000 tonnes could not be accounted for.", id="news-of-a-number"),
        pytest.param("Prosecutors bought boots that experts say were made of glue.", id="relative-under-say"),
        pytest.param("The committee refused to comment on the case.", id="refused"),
        pytest.param('"We do not comment on rumours," Olga Brandt said.', id="no-comment"),
        pytest.param("Prosecutors said that Ilya Stern had been arrested on Monday.", id="carried-by-justice"),
        pytest.param(
            "Finance Minister Pavel Oren told reporters that Ilya Stern had been dismissed.", id="carried-by-career"
        ),
        pytest.param("Locals call the customs house General Street.", id="what-a-place-goes-by"),
        pytest.param("Each clerk had an allotment, what they call slots.", id="what-a-thing-goes-by"),
        pytest.param("He would not say that the inquiry was closed.", id="would-not-say"),
    ],
)
def test_what_is_no_statement(text):
    assert said(HEAD + text) == []


def test_quotation_in_two_parts_is_one_statement():
    found = claims(
        '"They kept two sets of books," said Olga Brandt, the chief auditor. "The second was the true one."',
        "statement",
    )
    assert [(c.act, plain(c.speaker)) for c in found] == [("said", "Olga Brandt")]
    assert found[0].content == "They kept two sets of books"


def test_quotation_over_two_sentences_is_given_whole():
    (found,) = claims('"They all took money. He was caught," sighed a former deputy in the corridor.', "statement")
    assert found.content == "They all took money. He was caught"
    assert found.evidence.quote.startswith('"They all took money')


def test_points_of_a_list_are_demands_of_their_own():
    text = (
        "The Select Committee on Procurement met in May.\n\nThe Committee recommends that:\n"
        "(a) the Minister of Works resign;\n"
        "(b) the Auditor General examine all the contracts of the past three years; and\n"
        "(c) the Treasury recover the advance.\n\n"
        "The Committee met four times."
    )
    found = [c.content for c in claims(text, "statement") if c.act == "called_for"]
    assert found == [
        "the Minister of Works resign",
        "the Auditor General examine all the contracts of the past three years",
        "the Treasury recover the advance",
    ]


def test_what_a_bodys_report_asks_for_the_body_asks_for():
    text = "The Committee on Public Accounts met. Its report asked the Bribery Commission to prosecute the manager."
    assert said(HEAD + text) == [("called_for", "Committee on Public Accounts")]


def test_speaker_is_never_in_the_chain_of_his_own_statement():
    (found,) = claims(
        'Olga Brandt, the chief auditor, told the newspaper Morning Post that the books were "a novel".', "statement"
    )
    assert plain(found.speaker) == "Olga Brandt"
    assert chain(found) == ["Morning Post"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        pytest.param(
            "President Ivo Darin said that corruption is a threat to the state.", "corruption", id="subject-of-words"
        ),
        pytest.param(
            "President Ivo Darin praised the anti-corruption bureau for its work.",
            "anti-corruption bureau",
            id="object",
        ),
        pytest.param("Finance Minister Pavel Oren said he knew nothing of the payments.", "payments", id="not-himself"),
        pytest.param(
            "Finance Minister Pavel Oren denied having sold the same plots twice.", "plots", id="object-of-deed"
        ),
        pytest.param(
            "The ministry confirmed that a complaint about the supplier had been lost.", "supplier", id="told-of"
        ),
        pytest.param(
            "A diplomat said that there was no evidence that donated weapons had been stolen.",
            "donated weapons",
            id="behind-there-is",
        ),
        pytest.param(
            "Opposition deputies demanded the resignation of Pavel Oren.", "Pavel Oren", id="who-is-to-resign"
        ),
        pytest.param(
            "President Ivo Darin expressed dissatisfaction with the pace of the work.", "pace", id="feeling-about"
        ),
        pytest.param("Ilya Stern pleaded not guilty to fraud and smuggling.", "fraud", id="pleaded-to"),
    ],
)
def test_what_a_statement_is_about(text, about):
    (found,) = claims(text, "statement")
    assert about in (found.about or "")


def test_speakers_of_a_transcript_demand():
    text = (
        "CHAIR: Mr Holt, please.\n\nMR HOLT: Let the bureau first put its own house in order. Wiretapping without "
        "a judge has to stop. Let me turn to the port.\n\nCHAIR: Thank you.\n\nMR HOLT: We must all go home now."
    )
    assert said(text) == [("called_for", "Holt"), ("called_for", "Holt")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Finance Minister Pavel Oren lambasted the customs service, calling it a nest of thieves.",
            [("criticised", "Pavel Oren")],
            id="reproach-twice",
        ),
        pytest.param(
            "Finance Minister Pavel Oren cautioned contractors against greed, warning that patience was running out.",
            [("warned", "Pavel Oren")],
            id="warning-twice",
        ),
        pytest.param(
            "Finance Minister Pavel Oren blamed the customs service for the delay, vowing to get tough.",
            [("criticised", "Pavel Oren"), ("promised", "Pavel Oren")],
            id="two-acts",
        ),
        pytest.param(
            "Finance Minister Pavel Oren defended the law, saying it would prevent abuses of power.",
            [("said", "Pavel Oren")],
            id="defence-and-its-ground",
        ),
        pytest.param(
            "The bank rejected the report's findings, calling them inaccurate.",
            [("denied", "bank")],
            id="denial-and-its-ground",
        ),
        pytest.param(
            '"The law must cover all cases," Olga Brandt said in a statement.',
            [("called_for", "Olga Brandt")],
            id="a-duty-of-others",
        ),
        pytest.param(
            '"Whoever reports a bribe must be certain of his job," Olga Brandt said.',
            [("said", "Olga Brandt")],
            id="a-duty-of-nobody",
        ),
        pytest.param(
            "Finance Minister Pavel Oren blamed the shortfall on the closure of the courts.",
            [("said", "Pavel Oren")],
            id="blame-on-a-thing-explains",
        ),
        pytest.param(
            "Finance Minister Pavel Oren called corruption a cancer.",
            [("said", "Pavel Oren")],
            id="no-reproach-to-an-abstract-thing",
        ),
        pytest.param(
            '"They changed the poster, not the system," says Olga Brandt, a spokeswoman for the union.',
            [("said", "Olga Brandt")],
            id="a-contrast-denies-nothing",
        ),
        pytest.param(
            "Finance Minister Pavel Oren described the report as the worst in a decade.",
            [("criticised", "Pavel Oren")],
            id="described-as-bad",
        ),
        pytest.param(
            "The opposition party European Choice demanded that the audit be published.",
            [("called_for", "European Choice")],
            id="name-behind-its-noun",
        ),
        pytest.param(
            "Finance Minister Pavel Oren said that he had no wish to be a decoration.",
            [("said", "Pavel Oren")],
            id="a-wish-denies-nothing",
        ),
        pytest.param(
            'A trader shrugged. "My mother is a thrifty woman," he said.',
            [("said", "A trader")],
            id="pronoun-for-somebody-described",
        ),
    ],
)
def test_what_one_sentence_says_once(text, told):
    assert said(text) == told


def test_a_thing_that_goes_on_is_no_second_verb_of_saying():
    text = "The ministry said that the ruling was unfair and warned of further costs."
    assert ("criticised", "ministry") in said(text)


def test_the_window_of_a_body_is_no_outlet():
    text = "In a statement posted on its website, the National Bank denied the claim. The website Kloop reported it."
    found = claims(text, "citation")
    assert [c.name for c in found] == ["Kloop"]  # type: ignore[attr-defined]


FELL = "In 2015 the customs service recorded 400 crimes, a third fewer than in 2013."


@pytest.mark.parametrize(
    ("behind", "remark"),
    [
        (
            "Of course, these claims conflict with the number of arrests.",
            "these claims conflict with the number of arrests",
        ),
        (
            "The prosecutors counted 600. The two figures are hard to reconcile.",
            "The two figures are hard to reconcile",
        ),
        ("That contradicts the prosecutors, who counted 600.", "That contradicts the prosecutors, who counted 600"),
        ("These figures do not contradict those of the prosecutors.", None),
        ("The two figures may conflict with each other.", None),
        ("The law contradicts the constitution.", None),
        ("The minister spoke. The ministry is new. It has no head. These figures do not add up.", None),
    ],
)
def test_what_a_writer_says_of_figures_is_a_statement_of_nobody(behind: str, remark: str | None) -> None:
    told = [c for c in claims(f"{FELL} {behind}", "statement") if c.speaker is None]  # type: ignore[attr-defined]
    assert [(c.act, c.evidence.quote) for c in told] == ([("said", remark)] if remark else [])
    assert all(c.about for c in told)  # type: ignore[attr-defined]


def test_a_figure_of_another_paragraph_is_not_remarked_on() -> None:
    assert not claims(f"{FELL}\n\nThese figures do not add up.", "statement")


def test_what_is_spoken_in_a_report_is_spoken_on_its_day_whatever_years_it_goes_back_to() -> None:
    told = claims(
        "A court on Monday opened the trial of Ivan Petrov. A clerk left in May 2014. In June 2015 lorries were sold. "
        '"I never drove one," Petrov told the judge. He had denied it in 2018. He has denied it since.',
        "statement",
    )
    whens = [(c.evidence.quote, str(c.when) if c.when else None) for c in told]
    assert whens == [
        ('"I never drove one," Petrov told', "2019-05-13"),
        ("He had denied it", "2018"),
        ("He has denied it", None),
    ]
