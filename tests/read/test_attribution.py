"""Chains of sources: who is said to have said it, from the outermost to the innermost."""

import pytest
from tests.read.reading import chain, claims

from graftwatch.claims import When

ARREST = "Ilya Stern had been arrested"


def chains(text: str, kind: str, *, outlet: str | None = None) -> list[list[str]]:
    return [chain(c) for c in claims(text, kind, outlet=outlet)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ilya Stern was arrested on Monday.", [], id="nobody"),
        pytest.param(f"Prosecutors said that {ARREST}.", ["Prosecutors"], id="said"),
        pytest.param(f"{ARREST}, prosecutors said.", ["prosecutors"], id="said-behind"),
        pytest.param(
            "According to the indictment, Ilya Stern was arrested in May 2018.", ["indictment"], id="according-to"
        ),
        pytest.param(
            "Ilya Stern was arrested in May 2018, according to the State Bureau of Inquiry.",
            ["State Bureau of Inquiry"],
            id="according-to-behind",
        ),
        pytest.param(
            f"Olga Brandt told the newspaper Morning Post that {ARREST}.",
            ["Morning Post", "Olga Brandt"],
            id="told-an-outlet",
        ),
        pytest.param(
            f"The newspaper Morning Post, citing investigators, reported that {ARREST}.",
            ["Morning Post", "investigators"],
            id="citing",
        ),
        pytest.param(
            f"Olga Brandt was quoted by the newspaper Morning Post as saying that {ARREST}.",
            ["Morning Post", "Olga Brandt"],
            id="quoted-by",
        ),
        pytest.param(
            f"The newspaper Morning Post quoted Olga Brandt as saying that {ARREST}.",
            ["Morning Post", "Olga Brandt"],
            id="quoted-as-saying",
        ),
        pytest.param(
            f"{ARREST}, a newspaper reported.\n\nMorning Post gave no names.",
            ["Morning Post"],
            id="named-behind-a-lead",
        ),
        pytest.param(f'"{ARREST} by then," said Olga Brandt, a lawyer.', ["Olga Brandt"], id="quotation"),
        pytest.param(
            "Ilya Stern was arrested by Olga Brandt, a lawyer in Tarn told the newspaper Morning Post.",
            ["Morning Post", "lawyer in Tarn"],
            id="closing-clause",
        ),
        pytest.param(
            "Ilya Stern was arrested at the office of a supplier, Tarn Steel LLP, the State Bureau of Inquiry said.",
            ["State Bureau of Inquiry"],
            id="closing-clause-behind-a-name",
        ),
        pytest.param(
            f"Prosecutors said on Friday that {ARREST} in the capital, the newspaper Morning Post reported.",
            ["Morning Post", "Prosecutors"],
            id="closing-clause-around-another",
        ),
        pytest.param(
            f"The office of the prosecutor said in a statement that {ARREST}.",
            ["office of the prosecutor"],
            id="said-in-a-statement-that",
        ),
        pytest.param(
            "The State Bureau of Inquiry announced the arrest of Ilya Stern.",
            ["State Bureau of Inquiry"],
            id="announced-a-deed",
        ),
        pytest.param(f"Reports in local media said that {ARREST}.", ["local media"], id="reports-in-an-outlet"),
        pytest.param(
            f"Prosecutors said that {ARREST}, according to a statement.", ["Prosecutors"], id="a-statement-is-no-source"
        ),
        pytest.param(
            "Police arrested Ilya Stern, a banker accused of taking the money, and searched the house.",
            [],
            id="apposition-is-no-closing-clause",
        ),
        pytest.param("Ilya Stern was arrested in May. (Morning Post, May 10)", ["Morning Post"], id="brackets"),
        pytest.param(f"This newspaper reported that {ARREST}.", [], id="this-newspaper"),
    ],
)
def test_chain_of_an_arrest(text, expected):
    (found,) = chains(text, "justice")
    assert found == expected


def test_publisher_is_in_no_chain():
    text = f"The newspaper Morning Post reported that {ARREST}."
    assert chains(text, "justice") == [["Morning Post"]]
    assert chains(text, "justice", outlet="Morning Post") == [[]]


def test_numbers_go_on_from_the_report_before():
    text = (
        "The Control Chamber reported that 40 contracts had been examined last year. "
        "Violations were found in 12 of them. "
        "In March a court jailed Ilya Stern for four years for fraud."
    )
    found = {c.value: chain(c) for c in claims(text, "figure")}
    assert all(v == ["Control Chamber"] for v in found.values())
    assert chains(text, "justice")[-1] == []


PASSAGE = (
    "In its annual report, presented on May 7, the inspectorate said that 90 clerks were tried for bribery in 2018. "
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("In the same year the courts convicted 51 people.", ["annual report"], id="a-text-is-drawn-on"),
        pytest.param("Of these, 12 clerks were convicted.", ["annual report"], id="of-these"),
        pytest.param("Pavel Oren put the loss at 12 million dollars.", ["Pavel Oren"], id="another-source"),
    ],
)
def test_how_far_a_written_text_reaches(text, expected):
    assert chains(PASSAGE + text, "figure")[1:] == [expected]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        pytest.param("The bureau told us that it had received 206 complaints. ", ["bureau"], id="its-own-deeds"),
        pytest.param('"We counted 206 complaints," the bureau said. ', [], id="not-behind-a-quotation"),
    ],
)
def test_what_a_body_goes_on_to_tell_of_itself(first, expected):
    assert chains(first + "It passed 40 of them to the prosecutors.", "figure")[1:] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The spokeswoman said that Ilya Stern had been charged. He has been in custody since May.",
            [["spokeswoman"], []],
            id="deeds-do-not-go-on",
        ),
        pytest.param(
            "The Supreme Court announced that Ilya Stern had been acquitted. Seven more were given five years.",
            [["Supreme Court"], ["Supreme Court"]],
            id="verdicts-of-a-court-do",
        ),
    ],
)
def test_what_was_done_stands_on_the_writers_word(text: str, expected: list[list[str]]) -> None:
    assert chains(text, "justice") == expected


def test_a_remark_on_somebody_is_the_writers():
    text = "The witness said that Olga Brandt had been paid by Ilya Stern, who was sentenced to two years in 2015."
    assert chains(text, "justice") == [[]]


def test_labels_of_a_transcript_may_be_forms_of_address():
    text = (
        "For the bureau: Olga Brandt, deputy director\n\nCHAIR: Ms Brandt, please.\n\n"
        "MS BRANDT: We opened 34 cases.\n\nMR HOLT (Dawn): How many people?\n\nMS BRANDT: Ilya Stern was arrested.\n\n"
        "MR HOLT (Dawn): Pavel Oren was arrested too."
    )
    assert chains(text, "justice") == [["Olga Brandt"], ["Holt"]]


def test_parts_of_a_sentence_share_its_source():
    text = "Auditors said that 40 contracts had been examined; 12 of them were void."
    assert chains(text, "figure") == [["Auditors"], ["Auditors"]]


def test_source_in_brackets_covers_only_the_sentence_that_it_closes():
    text = "Ilya Stern was arrested in May. Pavel Oren was detained in June. (Morning Post, June 3)"
    found = {c.person: chain(c) for c in claims(text, "justice")}
    assert found == {"Ilya Stern": [], "Pavel Oren": ["Morning Post"]}


def test_the_report_is_the_one_cited_before():
    text = (
        "An internal audit of the port authority says that Ilya Stern was arrested in 2017. "
        "The audit says that Pavel Oren was detained in 2018."
    )
    assert chains(text, "justice") == [["internal audit of the port authority"]] * 2


INTERVIEW = """The auditor who stayed

Olga Brandt spent ten years at the customs service. She talked to us in her kitchen.

When did you first notice something?

In my second year. I saw that Ilya Stern was arrested and came back a week later.

Did nobody complain?

I did. My chief, Pavel Oren, was dismissed in 2015 for that very reason.

And then?

They moved me to the archive. I have not been back.

Olga Brandt, 52, lives in Varna."""


def test_answers_of_an_interview_hang_on_whoever_gives_them():
    found = [c for c in claims(INTERVIEW) if c.kind in {"justice", "career"} and c.act in {"detained", "dismissed"}]
    assert found
    assert all(chain(c) == ["Olga Brandt"] for c in found)


def test_explainer_with_questions_for_headings_is_no_interview():
    text = (
        INTERVIEW.replace("I saw that ", "")
        .replace("In my second year", "Last year")
        .replace("I did. My chief", "One did. The chief")
        .replace("They moved me to the archive. I have not been back", "The archive was moved")
    )
    assert all(chain(c) == [] for c in claims(text, "justice"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(f"Prosecutor Olga Brandt said that {ARREST}.", "person", id="person"),
        pytest.param(f"The State Bureau of Inquiry said that {ARREST}.", "body", id="body"),
        pytest.param(f"The newspaper Morning Post said that {ARREST}.", "outlet", id="outlet"),
        pytest.param(f"The indictment says that {ARREST}.", "document", id="document"),
        pytest.param(f"Two officials said that {ARREST}.", "unnamed", id="unnamed"),
    ],
)
def test_kind_of_a_source(text, kind):
    (found,) = claims(text, "justice")
    assert [s.type for s in found.said_by] == [kind]


def test_source_has_its_post_and_day():
    (found,) = claims(f"Finance Minister Olga Brandt said on Tuesday that {ARREST}.", "justice")
    (source,) = found.said_by
    assert str(source.post).lower() == "finance minister"
    assert source.on == When.parse("2019-05-14")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Anna Meyer says that the courts are slow. “Of 53 cases brought since 2020, only two have been concluded.”",
            [["Anna Meyer"], ["Anna Meyer"]],
            id="quotation-behind-a-report",
        ),
        pytest.param(
            "Anna Meyer works for the agency. “Of 53 cases brought since 2020, only two have been concluded.”",
            [[], []],
            id="quotation-behind-no-report",
        ),
        pytest.param(
            "Investigators raided a market in Zarin. They estimate that the scheme brought in 600,000 dollars a month.",
            [["Investigators"]],
            id="they",
        ),
        pytest.param(
            "Ships lay idle in Zarin. They estimate that the scheme brought in 600,000 dollars a month.",
            [[]],
            id="they-are-no-ships",
        ),
        pytest.param(
            "The Border Service claims to have opened 312 criminal cases.", [["Border Service"]], id="claims-to-have"
        ),
    ],
)
def test_who_vouches_for_a_number(text: str, expected: list[list[str]]) -> None:
    assert chains(text, "figure") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ilya Stern had been arrested, he told the newspaper Levoberezhye on Monday.",
            ["Levoberezhye"],
            id="two-objects-of-told",
        ),
        pytest.param(
            f"Uznovosti, a website run from abroad, reports that {ARREST}.",
            ["Uznovosti"],
            id="called-so-behind-its-name",
        ),
        pytest.param(
            f"Olga Brandt, a television presenter, says that {ARREST}.", ["Olga Brandt"], id="who-works-there-is-none"
        ),
        pytest.param(f"According to the arrest warrant, {ARREST}.", ["arrest warrant"], id="warrant"),
    ],
)
def test_outlets_and_texts_that_are_drawn_on(text: str, expected: list[str]) -> None:
    assert [found[:1] for found in chains(text, "justice")] == [expected]


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        pytest.param("Ilya Stern was dismissed in May, as Olga Brandt confirmed.", ["Olga Brandt"], id="behind"),
        pytest.param(
            "But, as Olga Brandt mentioned and history attests, a fall means little: Ilya Stern was dismissed in May.",
            ["Olga Brandt"],
            id="over a colon",
        ),
        pytest.param("Ilya Stern was dismissed, as Olga Brandt told reporters.", ["Olga Brandt"], id="told reporters"),
        pytest.param("Ilya Stern was dismissed as Olga Brandt announced a review.", [], id="as of time"),
        pytest.param("Ilya Stern was dismissed just as Olga Brandt explained the law.", [], id="just as"),
    ],
)
def test_as_somebody_said(text: str, said_by: list[str]) -> None:
    [dismissed] = [c for c in claims(text, "career") if c.act == "dismissed"]
    assert chain(dismissed) == said_by
