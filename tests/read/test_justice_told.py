"""Justice as it is told over groups, lists, gaps and several sentences. Names and cases are invented."""

import pytest
from tests.read.reading import claims, plain

# text, then (act, who or how many, other fields) of each claim in any order; day of writing: Thursday 16 May 2019
TOLD = [
    pytest.param(
        "Customs chief Marek Tolan was arrested in March, and his deputy, Ilse Varga, in April.",
        [("detained", "Marek Tolan", {"when": "2019-03"}), ("detained", "Ilse Varga", {"when": "2019-04"})],
        id="gapped time",
    ),
    pytest.param(
        "Former mayor Pavel Brodsky received ten years, and the accountant, Lev Stein, a suspended sentence of three.",
        [("sentenced", "Pavel Brodsky", {"term": "P10Y"}), ("sentenced", "Lev Stein", {"term": "P3Y"})],
        id="gapped term",
    ),
    pytest.param(
        "Nine suspects were detained on Monday and one was released.",
        [("detained", 9, {}), ("released", 1, {})],
        id="one of them",
    ),
    pytest.param(
        "Generals Leo Brandt and Hans Beck were given six and nine years respectively; a third, Admiral Boris Stein, "
        "received four.",
        [
            ("sentenced", "Leo Brandt", {"term": "P6Y"}),
            ("sentenced", "Hans Beck", {"term": "P9Y"}),
            ("sentenced", "Boris Stein", {"term": "P4Y"}),
        ],
        id="terms in turn, then a bare number",
    ),
    pytest.param(
        "Pavel Brodsky was relieved that November, and taken into custody a fortnight later at a railway station.",
        [("detained", "Pavel Brodsky", {})],
        id="a participle behind a time",
    ),
    pytest.param(
        "The court doubled to four years the sentence of the mayor, Pavel Brodsky.",
        [("sentenced", "Pavel Brodsky", {"term": "P4Y"})],
        id="raised on appeal",
    ),
    pytest.param(
        "The longest term, 18 years, fell on the bureau's chief, Pavel Brodsky.",
        [("sentenced", "Pavel Brodsky", {"term": "P18Y"})],
        id="falls on",
    ),
    pytest.param(
        "Lev Stein was let off with eleven months.",
        [("sentenced", "Lev Stein", {"term": "P11M"})],
        id="let off with a term is no acquittal",
    ),
    pytest.param(
        "Three officers were charged with bribery on Monday. All three to be held for two months.",
        [("charged", 3, {}), ("detained", 3, {"stance": "planned", "term": "P2M"})],
        id="a number before an infinitive",
    ),
    pytest.param(
        "Three officers were charged with bribery on Monday. Two to be tried in the capital.",
        [("charged", 3, {}), ("tried", 2, {"stance": "planned"})],
        id="a bare number before an infinitive",
    ),
    pytest.param(
        "The judge gave six years to Pavel Brodsky and five to his clerk, Lev Stein.",
        [("sentenced", "Pavel Brodsky", {"term": "P6Y"}), ("sentenced", "Lev Stein", {"term": "P5Y"})],
        id="a number of years before whom it befalls",
    ),
    pytest.param(
        "Of the twelve defendants, nine were convicted and three acquitted.",
        [("convicted", 9, {}), ("acquitted", 3, {})],
        id="gapped auxiliary",
    ),
    pytest.param(
        "Six officers, three of them generals, were arrested on Monday for taking bribes.",
        [
            ("detained", 6, {"post": "officers", "when": "2019-05-13", "offences": ("bribery",)}),
            ("detained", 3, {"post": "generals", "offences": ("bribery",)}),
        ],
        id="part of a number",
    ),
    pytest.param(
        "Police arrested six people, including the mayor, Ivo Petrov.",
        [("detained", 6, {"by": "Police"}), ("detained", "Ivo Petrov", {"by": "Police"})],
        id="including",
    ),
    pytest.param(
        "Forty-one prisoners were pardoned on Tuesday, among them the former mayor of Poti, Temur Jinchar.",
        [("pardoned", 41, {"when": "2019-05-14"}), ("pardoned", "Temur Jinchar", {"when": "2019-05-14"})],
        id="among them, the rest too many for anything but an event",
    ),
    pytest.param(
        "Police said the following had been arrested:\n\n- Marek Tolan, customs chief;\n- Ilse Varga, his deputy.",
        [("detained", "Marek Tolan", {}), ("detained", "Ilse Varga", {})],
        id="list below",
    ),
    pytest.param(
        "Sapar Isaev, Jantor Satyb and three other former officials went on trial on Monday.",
        [("tried", "Sapar Isaev", {}), ("tried", "Jantor Satyb", {}), ("tried", 3, {})],
        id="names and a number",
    ),
    pytest.param(
        "The court sentenced Ivan Bely to seven years. The Court of Appeal cut that to five in March.",
        [
            ("sentenced", "Ivan Bely", {"term": "P7Y"}),
            ("reduced", "Ivan Bely", {"term": "P5Y", "by": "Court of Appeal", "when": "2019-03"}),
        ],
        id="next step by a pronoun",
    ),
    pytest.param(
        "Ivan Bely was convicted of fraud in 2015, but the Court of Cassation threw out the verdict.",
        [("convicted", "Ivan Bely", {}), ("overturned", "Ivan Bely", {"by": "Court of Cassation"})],
        id="next step by its noun",
    ),
    pytest.param(
        "Ivan Bely was arrested in May 2018. The case has been sent to court.",
        [("detained", "Ivan Bely", {}), ("charged", "Ivan Bely", {})],
        id="case sent to court",
    ),
    pytest.param(
        "Investigators searched the home of the governor, Ivan Sorok, and seized $1.2 million in cash.",
        [("searched", "Ivan Sorok", {}), ("seized", "Ivan Sorok", {"amount": "USD 1200000"})],
        id="taken in a search",
    ),
    pytest.param(
        "A court has frozen 14 bank accounts.", [("seized", None, {"what": "14 bank accounts"})], id="nobody's accounts"
    ),
    pytest.param(
        "Police detained Nur Seitov, the rector, while he was receiving a bribe of $20,000.",
        [("detained", "Nur Seitov", {"offences": ("bribery",), "amount": "USD 20000"})],
        id="caught at it",
    ),
    pytest.param(
        "Prosecutors are investigating whether former trade minister Erik Lund took bribes.",
        [("investigated", "Erik Lund", {"offences": ("bribery",), "by": "Prosecutors"})],
        id="investigated whether",
    ),
    pytest.param(
        "Zsolt Kiss was jailed for six years for accepting bribes and falsifying documents.",
        [("sentenced", "Zsolt Kiss", {"offences": ("bribery", "fraud"), "term": "P6Y"})],
        id="two gerunds",
    ),
    pytest.param(
        "The Supreme Court reduced the sentence of former mayor Ion Rusu from nine years to five.",
        [("reduced", "Ion Rusu", {"term": "P5Y"})],
        id="the new term",
    ),
    pytest.param(
        "Seven more defendants were given between five and 17 years.",
        [("sentenced", 7, {"term": None})],
        id="range of terms",
    ),
    pytest.param(
        "A court in Tarsk ordered that former minister Lefter Kodra be held for 60 days.",
        [("detained", "Lefter Kodra", {"stance": "asserted"})],
        id="what a court orders is done",
    ),
    pytest.param(
        "The arrested minister, Tomas Reyes, kept silent.", [("detained", "Tomas Reyes", {})], id="participle before"
    ),
    pytest.param(
        "Marek Tolan's jailing in March surprised the ministry.",
        [("sentenced", "Marek Tolan", {"when": "2019-03"})],
        id="gerund with a possessor",
    ),
    pytest.param(
        "The authorities have made 14 arrests.", [("detained", 14, {"by": "authorities"})], id="number of arrests"
    ),
    pytest.param(
        "The Supreme Court cut the sentence of Ivan Bely, who had fled to Madrid in 2017.",
        [("reduced", "Ivan Bely", {}), ("fled", "Ivan Bely", {"place": "Madrid", "when": "2017"})],
        id="whereto",
    ),
    pytest.param(
        "Police in Sofia, Bulgaria, charged Ivan Bely with bribery. He had flown to Vienna the night before.",
        [("charged", "Ivan Bely", {}), ("fled", "Ivan Bely", {"place": "Vienna"})],
        id="journey of the accused",
    ),
    pytest.param(
        "An appeals court left unchanged the six-year sentence handed to former customs chief Gagik Manukyan.",
        [("upheld", "Gagik Manukyan", {"by": "appeals court"})],
        id="a verdict under review is not told again",
    ),
    pytest.param(
        "The judge rejected the appeal filed by former mayor Ion Rusu.",
        [("upheld", "Ion Rusu", {"by": "judge"})],
        id="participle on the noun",
    ),
    pytest.param(
        "The watchdog has slapped a travel ban on former minister Ivan Bely.",
        [("barred", "Ivan Bely", {"what": "travel"})],
        id="what, less whom it is on",
    ),
    pytest.param(
        "Former minister Ivan Bely stood trial in Tarsk on Monday.",
        [("tried", "Ivan Bely", {"by": None, "when": "2019-05-13"})],
        id="a trial is no court",
    ),
    pytest.param(
        "Former minister Ivan Bely handed himself over to the Bureau on Monday.",
        [("detained", "Ivan Bely", {"when": "2019-05-13"})],
        id="gave himself up",
    ),
    pytest.param(
        "Customs chief Marek Tolan was taken off a plane in Vienna and put behind bars.",
        [("detained", "Marek Tolan", {})],
        id="custody without the word",
    ),
    pytest.param(
        "A court handed former mayor Ion Rusu a four-and-a-half-year prison term.",
        [("sentenced", "Ion Rusu", {"term": "P4Y6M"})],
        id="term in a compound",
    ),
    pytest.param(
        "The court jailed Ivan Bely for bribery. It also ordered the confiscation of his villa.",
        [("sentenced", "Ivan Bely", {}), ("seized", "Ivan Bely", {})],
        id="whose the thing is",
    ),
    pytest.param(
        "Ivan Bely, a former minister charged with running a bribery scheme, was freed on bail.",
        [("charged", "Ivan Bely", {"offences": ("bribery",)}), ("released", "Ivan Bely", {})],
        id="what he is charged with running",
    ),
]

NOTHING = [
    pytest.param("Britain lifted its sanctions on minister Ivan Bely in 2018.", id="sanctions lifted"),
    pytest.param("The vote cleared the way for prosecutors to charge minister Ivan Bely.", id="made possible"),
    pytest.param("The minister said he would have anyone arrested who took bribes.", id="anyone"),
    pytest.param("The agency froze any assets they hold in the country.", id="any assets"),
    pytest.param("Anyone convicted of bribery faces up to ten years in prison.", id="what a law allows"),
    pytest.param("The president ordered the arrest of any official found taking bribes.", id="any official"),
    pytest.param("The bank had charged officials a fee of five dollars.", id="fee"),
    pytest.param("Officials convicted of corruption lose their pensions.", id="a kind of people"),
    pytest.param("Fourteen containers stood at the country's largest port.", id="largest is not at large"),
    pytest.param("Deputy minister Ivan Bely flew to Vienna on Monday.", id="journey"),
    pytest.param("The judge gave the company six months to pay back the money.", id="time to pay"),
    pytest.param("The Committee recommends that:\n(b) the Commission investigate Dr. Bely;", id="what is asked for"),
    pytest.param("Colonel Marek Tolan served three years at the northern post.", id="years at a post"),
    pytest.param("Colonel Marek Tolan served three years in the navy.", id="years in the navy"),
    pytest.param("Marek Tolan served five years as mayor.", id="years in office"),
]


def who(claim):
    return claim.count if claim.count else plain(claim.person)


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_justice_told(text, expected):
    found = claims(text, "justice")
    assert sorted((c.act, str(who(c))) for c in found) == sorted((act, str(whom)) for act, whom, _ in expected)
    for act, whom, fields in expected:
        claim = next(c for c in found if (c.act, who(c)) == (act, whom))
        told = {f: getattr(claim, f) for f in fields}
        assert {f: v if v is None or isinstance(v, tuple) else str(v) for f, v in told.items()} == fields


@pytest.mark.parametrize("text", NOTHING)
def test_no_justice_told(text):
    assert claims(text, "justice") == []


# text, then whom each probe is about: a case that is opened without a name
OPENED = [
    pytest.param("Military prosecutors opened a case in March.", [None], id="of nobody in particular"),
    pytest.param(
        "Pavel Brodsky was searched on Monday. A case has been opened under the bribery article.",
        ["Pavel Brodsky"],
        id="of whom the paragraph tells",
    ),
    pytest.param("The bureau opened nine cases in March.", [], id="a figure"),
    pytest.param("The bureau may open a case.", [], id="may"),
    pytest.param("The shop opened a case of wine.", [], id="a case of wine"),
]


@pytest.mark.parametrize(("text", "expected"), OPENED)
def test_a_case_is_opened_without_a_name(text, expected):
    assert [c.person for c in claims(text, "justice") if c.act == "investigated"] == expected


# text, then the offences of its one claim
OFFENCES = [
    pytest.param(
        "Pavel Brodsky is on trial for organised crime, taking bribes and smuggling.",
        ("organised_crime", "bribery", "smuggling"),
        id="a list of nouns and gerunds",
    ),
    pytest.param(
        "Charges of illicit enrichment were laid against Pavel Brodsky.", ("illicit_enrichment",), id="the subject",
    ),
    pytest.param("Pavel Brodsky was indicted for abuse of duty.", ("abuse_of_office",), id="abuse of duty"),
    pytest.param("Pavel Brodsky was jailed for illegal appointments.", ("nepotism",), id="appointments"),
    pytest.param("Pavel Brodsky was tried for leaving his post.", ("other",), id="desertion"),
    pytest.param("Pavel Brodsky was arrested with a ticket in his pocket.", (), id="a pocket is no embezzlement"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OFFENCES)
def test_offences_of_a_step(text, expected):
    (claim,) = claims(text, "justice")
    assert claim.offences == expected


# text, then act and court of each claim: whose verdict it is where only the sentence before names the court
SITTING = [
    pytest.param(
        "The Varna regional court delivered its verdict on Monday. Pavel Brodsky was found guilty of fraud. He got "
        "nine years, and Lev Stein was acquitted.",
        [("convicted", "Varna regional court"), ("sentenced", "Varna regional court"),
         ("acquitted", "Varna regional court")],
        id="the court of the sentence before",
    ),
    pytest.param(
        "The Supreme Court has heard the case. Pavel Brodsky was jailed for nine years.",
        [("sentenced", None)],
        id="a court that reviews need not have judged",
    ),
    pytest.param(
        "The Varna regional court sat on Monday. In 2009 Pavel Brodsky was jailed for nine years.",
        [("sentenced", None)],
        id="another time, another court",
    ),
    pytest.param(
        "The press office of the Varna court spoke. Police had detained Pavel Brodsky.",
        [("detained", "Police")],
        id="what no court does",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SITTING)
def test_a_verdict_is_by_the_court_that_the_narrative_stands_before(text, expected):
    assert [(c.act, c.by) for c in claims(text, "justice")] == expected
