"""Measures: what a state does or promises against corruption, and what only sounds like it."""

import pytest

FIELD = " It was a case of bribery."
"""A text without a word of the field is not read."""

DONE = [
    pytest.param(
        "Parliament on Tuesday passed a law on the protection of whistleblowers.",
        {"act": "law", "status": "adopted", "title": "law on the protection of whistleblowers"},
        id="law",
    ),
    pytest.param(
        "The government has approved an anti-corruption strategy.",
        {"act": "strategy", "status": "adopted", "title": "anti-corruption strategy", "stance": "asserted"},
        id="strategy",
    ),
    pytest.param(
        "Prime Minister Anna Lind ordered the tax service to publish all contracts.",
        {"act": "order", "status": "announced", "bodies": ("tax service",), "stance": "planned"},
        id="order",
    ),
    pytest.param(
        "The interior minister promised to install cameras in every police station.",
        {"act": "reform", "status": "announced", "stance": "planned"},
        id="promise",
    ),
    pytest.param(
        "President Milan Petrovic abolished the anti-corruption agency by decree in March 2013.",
        {"act": "decree", "status": "adopted", "stance": "asserted"},
        id="abolished by decree",
    ),
    pytest.param(
        "The country launched an anti-corruption court in September 2013.",
        {"act": "institution", "status": "carried_out", "stance": "asserted"},
        id="institution",
    ),
    pytest.param(
        "Parliament approved a revision of the law on the anti-corruption court.",
        {"act": "law", "status": "adopted"},
        id="what is changed in a law",
    ),
    pytest.param(
        "The Senate gave final approval on Wednesday to a bill on bank secrecy.",
        {"act": "law", "status": "adopted", "title": "bill on bank secrecy"},
        id="approval given",
    ),
    pytest.param(
        "The chief justice announced the creation of a division for corruption cases.",
        {"act": "institution", "status": "announced"},
        id="creation announced",
    ),
    pytest.param(
        "The armed forces are in the process of a major reform.",
        {"act": "reform", "status": "in_force", "title": "major reform", "bodies": ("armed forces",)},
        id="in the process of",
    ),
    pytest.param(
        "The new National Centre for Organised Crime started work on 1 August 2016.",
        {"act": "institution", "status": "carried_out"},
        id="a name may hold the crime it is against",
    ),
    pytest.param(
        "The Law on Public Procurement, which entered into force in March 2017, was changed.",
        {"act": "law", "status": "in_force"},
        id="told of a name with a preposition",
    ),
    pytest.param(
        "Lawmakers rejected a bill on asset declarations.",
        {"act": "law", "status": "failed", "title": "bill on asset declarations"},
        id="failed",
    ),
    pytest.param(
        "The bill on illicit enrichment, which the prosecutor wanted by June, was rejected on Thursday.",
        {"act": "law", "status": "failed", "title": "bill on illicit enrichment"},
        id="what is told of it is no part of its title",
    ),
    pytest.param(
        "A draft law on testing the integrity of judges will be submitted to parliament.",
        {"act": "law", "status": "proposed", "stance": "planned"},
        id="proposed",
    ),
]

PLANNED = [
    pytest.param(
        "The minister said that all contracts concluded since 2010 would be reviewed by the end of March.",
        ("order", "all contracts", "announced", "2015-03"),
        id="a participle in the subject",
    ),
    pytest.param(
        "The names of the owners, the justice ministry has promised, will be published by 1 July.",
        ("order", "names of the owners", "announced", "2014-07-01"),
        id="parenthesis",
    ),
    pytest.param(
        "The interior minister ordered crews to be rotated between crossings by 1 September.",
        ("order", "crews to be rotated between crossings by 1 September", "announced", "2014-09-01"),
        id="passive infinitive",
    ),
    pytest.param(
        "By 1 December a register of contractors is to be put into operation.",
        ("reform", "register of contractors", "announced", "2014-12-01"),
        id="fronted day",
    ),
    pytest.param(
        "The customs service promised to install scanners at all crossings next year.",
        ("reform", "scanners", "announced", "2015"),
        id="next year",
    ),
    pytest.param(
        "The anti-corruption court will begin work on 1 September.",
        ("institution", "begin anti-corruption court", "announced", "2014-09-01"),
        id="begins work",
    ),
    pytest.param(
        "The governor promised to dismiss every officer who failed the test.",
        ("purge", "every officer", "announced", "None"),
        id="promised dismissals",
    ),
    pytest.param(
        "A parliamentary committee will hear the minister on 20 June.",
        ("meeting", "minister", "announced", "2014-06-20"),
        id="hearing",
    ),
]

LAID_UPON = [
    pytest.param("All officials must declare their assets.", "All officials must declare their assets", id="must"),
    pytest.param(
        "Police officers are required to wear body cameras.",
        "Police officers are required to wear body cameras",
        id="required",
    ),
    pytest.param(
        "Under rules introduced on Monday, officials may travel abroad only on duty.",
        "officials may travel abroad only on duty",
        id="under rules",
    ),
]

NOTHING = [
    pytest.param("The anti-corruption unit was in disarray when he took over.", id="who takes over is no body"),
    pytest.param(
        "Takes over from General Ivan Petrov at the anti-corruption agency.", id="takes over, without a subject"
    ),
    pytest.param("Auditors saw housing units that the ministry never built.", id="units are no bodies here"),
    pytest.param("The minister found a fax on his desk and signed it.", id="what is signed is no law"),
    pytest.param("We reject the bill, the deputy Ivan Hill said of the bribery law.", id="a view"),
    pytest.param("The firm was founded by Igor Belov, who denied bribery.", id="a firm is no institution"),
    pytest.param("The ministry published its accounts, and bribery was found.", id="published is not promised"),
    pytest.param("The company will publish its accounts after the bribery case.", id="a firm's promise"),
    pytest.param("All officials accused of bribery would be dismissed, he said.", id="dismissals are career claims"),
    pytest.param("Under the law, bribery may be punished with ten years in prison.", id="what a law allows"),
    pytest.param("The campaign against corruption has lasted ten years.", id="noun only"),
    pytest.param("The company ordered new cameras for its shops after a bribery case.", id="a firm's order"),
    pytest.param("A judge ordered the seizure of the villa in the corruption case.", id="a court's order"),
    pytest.param("Ivan Petrov was sentenced for setting up an organised crime group.", id="criminal group"),
    pytest.param("The new ethics office received 1,904 complaints of corruption.", id="received complaints"),
    pytest.param("Corruption in the security forces is common.", id="in the forces is not in force"),
    pytest.param(
        "The ministry published a plan for tourism; bribery was not discussed.", id="no word of the field in title"
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), DONE)
def test_measure_of_a_sentence(claims_of, sentence, expected):
    found = [c for c in claims_of(sentence + FIELD, "measure") if c.act == expected["act"]]
    assert len(found) == 1
    assert {field: getattr(found[0], field) for field in expected} == expected


@pytest.mark.parametrize(("sentence", "expected"), PLANNED)
def test_planned_measure_of_a_sentence(claims_of, sentence, expected):
    (claim,) = claims_of(sentence + FIELD, "measure")
    assert (claim.act, claim.title, claim.status, str(claim.due)) == expected
    assert (claim.stance, claim.when) == ("planned", None)


@pytest.mark.parametrize(("sentence", "title"), LAID_UPON)
def test_rule_laid_upon_a_class(claims_of, sentence, title):
    (claim,) = claims_of(sentence + FIELD, "measure")
    assert (claim.act, claim.title, claim.status, claim.stance) == ("order", title, "in_force", "asserted")


def test_two_orders_in_one_sentence(claims_of):
    text = "The president ordered the government to publish all contracts and to rotate customs officers by 1 March."
    found = claims_of(text + FIELD, "measure")
    assert [(c.act, c.title) for c in found] == [
        ("order", "publish all contracts"), ("order", "rotate customs officers by 1 March"),
    ]  # fmt: skip


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_measure(claims_of, sentence):
    assert claims_of(sentence + FIELD, "measure") == []


def test_who_promises_says_it(claims_of):
    (claim,) = claims_of("Mayor Petar Ilic promised to install cameras in every police station." + FIELD, "measure")
    assert [source.name for source in claim.said_by] == ["Petar Ilic"]


def test_a_deadline_is_due(claims_of):
    text = "President Milan Petrovic ordered the tax service to publish all contracts by 1 March 2015."
    (claim,) = claims_of(text + FIELD, "measure")
    assert str(claim.due) == "2015-03-01"


FOLLOWING = [
    pytest.param(
        "Five agencies signed a memorandum on graft. The agreement takes effect on March 1, 2016.",
        [("memorandum", "adopted", None, "asserted"), ("memorandum", "in_force", None, "planned")],
        id="named anew",
    ),
    pytest.param(
        "Five agencies signed a memorandum on graft. The document will enter into force on March 1, 2016.",
        [("memorandum", "adopted", None, "asserted"), ("memorandum", "in_force", None, "planned")],
        id="named by a general word",
    ),
    pytest.param(
        "Parliament passed the Proceeds of Crime Bill. It comes into force next month.",
        [("law", "adopted", None, "asserted"), ("law", "in_force", None, "planned")],
        id="pronoun, and a name that ends in what it is",
    ),
    pytest.param(
        "The president launched an anti-corruption drive. The drive was later extended to the railways.",
        [("campaign", "in_force", None, "asserted"), ("campaign", "in_force", None, "asserted")],
        id="a drive goes on",
    ),
    pytest.param(
        "Parliament passed a law on bribery. The president is expected to sign it by March 1, 2016.",
        [("law", "adopted", None, "asserted"), ("law", "proposed", "2016-03-01", "forecast")],
        id="pronoun for what is signed",
    ),
    pytest.param(
        "Parliament passed a law on bribery. A new timetable takes effect on March 1, 2016.",
        [("law", "adopted", None, "asserted")],
        id="something else takes effect",
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOLLOWING)
def test_what_goes_on_with_a_measure(claims_of, text, expected):
    found = claims_of(text + FIELD, "measure", date="2015-11-25")
    assert [(c.act, c.status, c.due and str(c.due), c.stance) for c in found] == expected


WORDS = [
    pytest.param("Lawmakers gave final approval to a bill on asset declarations.", ("law", "adopted"), id="approval"),
    pytest.param("The Assembly adopted an amnesty for corrupt officials.", ("law", "adopted"), id="amnesty"),
    pytest.param("Congress voted to ban cash payments to officials.", ("law", "adopted"), id="voted to"),
    pytest.param("The army has been undergoing an overhaul since 2008.", ("reform", "in_force"), id="undergoing"),
    pytest.param("The minister announced an audit of all tenders.", ("reform", "announced"), id="announced"),
    pytest.param(
        "All officers are to be recertified by the end of the year.", ("reform", "announced"), id="recertified"
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), WORDS)
def test_words_of_measures(claims_of, sentence, expected):
    assert [(c.act, c.status) for c in claims_of(sentence + FIELD, "measure")] == [expected]


PROMISED = [
    pytest.param(
        "The spokeswoman promised an audit of the contracts by 1 June and an electronic register, E-Tender, by 1 July.",
        [("audit of the contracts", "2017-06-01"), ("electronic register, E-Tender", "2017-07-01")],
        id="the second of two",
    ),
    pytest.param(
        "He had a new idea to announce: an electronic register of tenders, to start on 1 January 2018.",
        [("electronic register of tenders", "2018-01-01")],
        id="a thing with what is to become of it",
    ),
    pytest.param(
        "The ministry promised an audit of the contracts by 1 June and said that the court would decide by 1 July.",
        [("audit of the contracts", "2017-06-01")],
        id="another clause",
    ),
    pytest.param("A trial, to begin on 5 May 2017, will hear the judge.", [], id="a trial is no measure"),
    pytest.param(
        "A separate anti-corruption court was promised in the law adopted in June.", [], id="the day of another deed"
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), PROMISED)
def test_promises_beside_that_of_the_verb(claims_of, sentence, expected):
    found = claims_of(sentence + FIELD, "measure", date="2017-03-15")
    assert [(c.title, str(c.due)) for c in found if c.due] == expected


GAINED = [
    pytest.param(
        "Kazakhstan has gained an anticorruption law and an agency with enforced powers.",
        [("law", "anticorruption law"), ("institution", "agency with enforced powers")],
        id="a law and a body",
    ),
    pytest.param(
        "Parliament adopted a law on asset declarations and a strategy against corruption.",
        [("law", "law on asset declarations"), ("strategy", "strategy against corruption")],
        id="two papers",
    ),
    pytest.param(
        "Kazakhstan has gained an inspectorate with powers of arrest.",
        [("institution", "gained inspectorate with powers of arrest")],
        id="a body alone",
    ),
    pytest.param(
        "Parliament adopted a law on asset declarations and the amendments to it.",
        [("law", "law on asset declarations")],
        id="a part of the same",
    ),
    pytest.param("The businessman acquired an agency and a bank.", [], id="no state gains a body"),
]


@pytest.mark.parametrize(("sentence", "expected"), GAINED)
def test_every_thing_that_is_gained(claims_of, sentence, expected):
    assert [(c.act, c.title) for c in claims_of(sentence + FIELD, "measure")] == expected


TERMS = [
    pytest.param("He gave all formations until 30 June to open their stores to auditors.", "2017-06-30", id="until"),
    pytest.param(
        "The minister promised that till the end of the year all fuel of the army will be bought by cards.",
        "2017",
        id="before the subject",
    ),
]


@pytest.mark.parametrize(("sentence", "due"), TERMS)
def test_a_term_is_when_it_is_due(claims_of, sentence, due):
    found = claims_of("Alim Orazov is interior minister. " + sentence + FIELD, "measure", date="2017-03-15")
    assert [(str(c.due), c.when and ".." in str(c.when)) for c in found] in ([(due, False)], [(due, None)])
