"""Justice: what the law did to someone, and words of the court that mean something else."""

import pytest

from graftwatch.claims import Described, Money

FIELD = " Prosecutors are investigating bribery."
"""A text without a word of the field is not read."""

DONE = [
    pytest.param(
        "Prosecutors are investigating Mayor Petar Ilic.",
        {"act": "investigated", "by": "Prosecutors"},
        id="investigated",
    ),
    pytest.param(
        "Mayor Petar Ilic was questioned by prosecutors for six hours.",
        {"act": "questioned", "by": "prosecutors"},
        id="questioned",
    ),
    pytest.param(
        "Police searched the home of Mayor Petar Ilic.", {"act": "searched", "by": "Police"}, id="home searched"
    ),
    pytest.param(
        "Mayor Petar Ilic was arrested on suspicion of bribery.",
        {"act": "detained", "offences": ("bribery",)},
        id="arrested on suspicion",
    ),
    pytest.param("Mayor Petar Ilic was under house arrest.", {"act": "detained"}, id="house arrest"),
    pytest.param(
        "The Security Service charged Mayor Petar Ilic with bribery.",
        {"act": "charged", "by": "Security Service"},
        id="a service that charges is no service charge",
    ),
    pytest.param("Mayor Petar Ilic was found not guilty by a jury.", {"act": "acquitted"}, id="found not guilty"),
    pytest.param("The jury found Mayor Petar Ilic guilty.", {"act": "convicted"}, id="found guilty"),
    pytest.param(
        "Mayor Petar Ilic was charged with bribery.", {"act": "charged", "offences": ("bribery",)}, id="charged"
    ),
    pytest.param(
        "Mayor Petar Ilic was charged with selling seized goods.",
        {"act": "charged", "offences": ("other",)},
        id="charged with what no lexicon has",
    ),
    pytest.param("Mayor Petar Ilic went on trial on 2 June 2014.", {"act": "tried"}, id="on trial"),
    pytest.param(
        "Mayor Petar Ilic was convicted of taking bribes.",
        {"act": "convicted", "offences": ("bribery",)},
        id="convicted of a deed",
    ),
    pytest.param(
        "Mayor Petar Ilic was sentenced to eleven years in prison for embezzlement.",
        {"act": "sentenced", "term": "P11Y", "offences": ("embezzlement",)},
        id="sentenced",
    ),
    pytest.param(
        "Mayor Petar Ilic was sentenced in absentia to six years and three months for bribery.",
        {"act": "sentenced", "term": "P6Y3M", "offences": ("bribery",)},
        id="sentenced to years and months",
    ),
    pytest.param(
        "Mayor Petar Ilic was sentenced to life imprisonment.", {"act": "sentenced", "term": "life"}, id="life"
    ),
    pytest.param(
        "Mayor Petar Ilic received a suspended sentence of two years.",
        {"act": "sentenced", "term": "P2Y"},
        id="light verb",
    ),
    pytest.param(
        "Mayor Petar Ilic was fined 5,000 euros for negligence.",
        {"act": "fined", "amount": Money.parse("EUR 5000"), "offences": ("negligence",)},
        id="fined",
    ),
    pytest.param(
        "A court in Tarsk acquitted Mayor Petar Ilic of fraud.",
        {"act": "acquitted", "by": "court in Tarsk", "offences": ("fraud",)},
        id="acquitted",
    ),
    pytest.param("Mayor Petar Ilic appealed the verdict.", {"act": "appealed"}, id="appealed"),
    pytest.param("Mayor Petar Ilic was released from prison.", {"act": "released"}, id="released"),
    pytest.param("Anna Kovac pardoned Mayor Petar Ilic.", {"act": "pardoned", "by": "Anna Kovac"}, id="pardoned"),
    pytest.param(
        "Mayor Petar Ilic was reprimanded by the minister.", {"act": "disciplined", "by": "minister"}, id="reprimanded"
    ),
    pytest.param(
        "The court seized a villa from Mayor Petar Ilic.",
        {"act": "seized", "by": "court", "what": "villa"},
        id="seized",
    ),
    pytest.param(
        "Mayor Petar Ilic was stripped of his immunity.", {"act": "stripped", "what": "his immunity"}, id="stripped"
    ),
    pytest.param(
        "Mayor Petar Ilic was barred from leaving the country.",
        {"act": "barred", "what": "leaving the country"},
        id="barred",
    ),
    pytest.param(
        "The United States imposed sanctions on Mayor Petar Ilic.",
        {"act": "sanctioned", "by": "United States"},
        id="sanctioned",
    ),
    pytest.param("Mayor Petar Ilic fled to Vienna.", {"act": "fled"}, id="fled"),
    pytest.param("Mayor Petar Ilic was extradited from Austria.", {"act": "extradited"}, id="extradited"),
    pytest.param(
        "Mayor Petar Ilic, who spent two years in jail for fraud, died on Monday at the age of 70.",
        {"act": "sentenced", "term": "P2Y", "offences": ("fraud",)},
        id="obituary",
    ),
]

NOTHING = [
    pytest.param("Critics called the region a case of arrested development.", id="arrested development"),
    pytest.param("Petar Ilic arrested the decline of the town.", id="arrested a decline"),
    pytest.param("The sentence was long, and Petar Ilic read it twice.", id="sentence of words"),
    pytest.param("Petar Ilic spoke with conviction.", id="conviction of mind"),
    pytest.param("Petar Ilic charged two euros for a ticket.", id="charged a price"),
    pytest.param("Petar Ilic took charge of the Customs Service.", id="took charge"),
    pytest.param("Petar Ilic is a fine minister.", id="fine minister"),
    pytest.param("Petar Ilic investigated the Customs Service.", id="investigator"),
    pytest.param("Petar Ilic questioned the need for the law.", id="questioned a need"),
    pytest.param("Petar Ilic searched for an answer.", id="searched for"),
    pytest.param("The lorry of Petar Ilic overturned on the road.", id="lorry overturned"),
    pytest.param("Petar Ilic released a statement.", id="released a statement"),
    pytest.param("Petar Ilic appealed for calm.", id="appealed for calm"),
    pytest.param("Petar Ilic tried to leave.", id="tried to"),
    pytest.param("If Petar Ilic were arrested, his party would fall.", id="hypothesis"),
    pytest.param("Petar Ilic may be arrested.", id="possibility"),
    pytest.param("Anyone who takes bribes will be arrested.", id="anyone"),
    pytest.param("Some 4,000 officials were arrested last year.", id="statistic"),
    pytest.param("Petar Ilic called for the arrest of Ana Kovac.", id="call"),
]

STANCES = [
    pytest.param("Petar Ilic was arrested.", "asserted", [], id="asserted"),
    pytest.param("Petar Ilic was not arrested.", "negated", [], id="not"),
    pytest.param("Petar Ilic was never arrested.", "negated", [], id="never"),
    pytest.param("Petar Ilic denied that he had been arrested.", "denied", ["Petar Ilic"], id="denied"),
    pytest.param("Petar Ilic will be arrested in September.", "planned", [], id="future"),
    pytest.param("Petar Ilic was allegedly arrested.", "alleged", [], id="allegedly"),
    pytest.param("According to prosecutors, Petar Ilic was arrested.", "asserted", ["prosecutors"], id="according to"),
    pytest.param(
        "According to the prosecutor general, Petar Ilic was arrested.",
        "asserted",
        ["prosecutor general"],
        id="according to one",
    ),
]

AFTER_A_VERDICT = [
    pytest.param(
        "The appeal court reduced Mayor Petar Ilic's sentence to six years.",
        ("reduced", "appeal court", "P6Y"),
        id="cut",
    ),
    pytest.param(
        "The Supreme Court overturned the conviction of Mayor Petar Ilic.",
        ("overturned", "Supreme Court", None),
        id="overturned",
    ),
    pytest.param(
        "The appeal court upheld the conviction of Mayor Petar Ilic.", ("upheld", "appeal court", None), id="upheld"
    ),
]

WHOM = [
    pytest.param("Police arrested Ana Kovac.", ["Ana Kovac"], id="active"),
    pytest.param("Ana Kovac was arrested by police.", ["Ana Kovac"], id="passive"),
    pytest.param("Ana Kovac got arrested.", ["Ana Kovac"], id="get passive"),
    pytest.param("Mayor Petar Ilic had Ana Kovac arrested.", ["Ana Kovac"], id="causative"),
    pytest.param("Ana Kovac and Ivan Bely were arrested.", ["Ana Kovac", "Ivan Bely"], id="two"),
    pytest.param("Ana Kovac was arrested together with Ivan Bely.", ["Ana Kovac", "Ivan Bely"], id="together"),
    pytest.param(
        "The deputy head of the Customs Service was arrested.",
        [Described("deputy head of the Customs Service")],
        id="no name",
    ),
]


def justice(claims_of, text):
    return claims_of(text + FIELD, "justice")


@pytest.mark.parametrize(("sentence", "expected"), DONE)
def test_justice_of_a_sentence(claims_of, sentence, expected):
    (claim,) = justice(claims_of, sentence)
    assert (claim.person, claim.count, claim.stance) == ("Petar Ilic", None, "asserted")
    assert {field: getattr(claim, field) for field in expected} == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_justice(claims_of, sentence):
    assert justice(claims_of, sentence) == []


@pytest.mark.parametrize(("sentence", "stance", "sources"), STANCES)
def test_stance_of_an_arrest(claims_of, sentence, stance, sources):
    (claim,) = justice(claims_of, sentence)
    assert (claim.act, claim.person, claim.stance) == ("detained", "Petar Ilic", stance)
    assert [source.name for source in claim.said_by] == sources


@pytest.mark.parametrize(("sentence", "expected"), AFTER_A_VERDICT)
def test_what_a_higher_court_did(claims_of, sentence, expected):
    found = [c for c in justice(claims_of, sentence) if c.act not in {"convicted", "sentenced"}]
    assert [(c.act, c.by, c.term) for c in found] == [expected]
    assert found[0].person == "Petar Ilic"


@pytest.mark.parametrize(("sentence", "persons"), WHOM)
def test_whom_the_police_arrested(claims_of, sentence, persons):
    found = justice(claims_of, sentence)
    assert {c.act for c in found} == {"detained"}
    assert sorted((c.person for c in found), key=str) == sorted(persons, key=str)


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        pytest.param("Petar Ilic was charged in May and remains in custody.", {"charged", "detained"}, id="stays held"),
        pytest.param(
            "Petar Ilic was sent to the capital for further questioning.", {"questioned"}, id="sent to be asked"
        ),
        pytest.param("Petar Ilic was sent to the capital for medical treatment.", set(), id="sent for something else"),
        pytest.param("Petar Ilic remains in office.", set(), id="stays in office"),
    ],
)
def test_held_and_asked(claims_of, sentence, acts):
    assert {c.act for c in justice(claims_of, sentence)} == acts


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "A court sentenced Petar Ilic, who told his lawyers that he was a poor man, to nine years in prison.",
            [("sentenced", "P9Y")],
            id="term behind a relative clause",
        ),
        pytest.param(
            "A court sentenced the first officer to go on trial over the scandal to 12 years in jail.",
            [("sentenced", "P12Y")],
            id="term behind an infinitive",
        ),
        pytest.param("A court on Friday jailed Petar Ilic.", [("sentenced", None)], id="no term"),
    ],
)
def test_a_term_behind_a_long_object(claims_of, sentence, told):
    assert [(c.act, c.term) for c in justice(claims_of, sentence) if c.act in {"sentenced", "detained"}] == told


@pytest.mark.parametrize(
    ("sentence", "money"),
    [
        pytest.param("Police seized over RM52 million in cash.", Money("MYR", 52000000), id="over"),
        pytest.param("Police seized more than Rp 200 million.", Money("IDR", 200000000), id="more than"),
        pytest.param("Police seized Sh500,000 in cash.", Money("KES", 500000), id="sign before the number"),
    ],
)
def test_seized_sums(claims_of, sentence, money):
    (claim,) = [c for c in justice(claims_of, sentence + " It happened in Kenya.") if c.act == "seized"]
    assert claim.amount == money


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        pytest.param("Petar Ilic and 14 other people have been arrested since Tuesday.", {None, 14}, id="with him"),
        pytest.param("Police have arrested 2,140 officials since January.", set(), id="a statistic"),
    ],
)
def test_people_counted_beside_a_name_are_of_his_case(claims_of, sentence, counts):
    assert {c.count for c in justice(claims_of, sentence)} == counts


def test_a_small_number_of_people_is_counted(claims_of):
    (claim,) = justice(claims_of, "Nine contractors were arrested.")
    assert (claim.act, claim.person, claim.count, claim.post) == ("detained", None, 9, "contractors")


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        pytest.param("Igor Belov and Ana Kovac were sentenced to seven and six years, respectively.", ["P7Y", "P6Y"]),
        pytest.param(
            "Igor Belov, Petar Ilic and Ana Kovac were given 8, 5 and 3 years in jail.", ["P8Y", "P5Y", "P3Y"]
        ),
        pytest.param("Igor Belov and Ana Kovac were sentenced to ten years and six months.", ["P10Y6M", "P10Y6M"]),
    ],
)
def test_terms_that_are_given_in_turn(claims_of, sentence, terms):
    found = {claim.person: claim.term for claim in justice(claims_of, sentence)}
    assert [found[name] for name in ("Igor Belov", "Petar Ilic", "Ana Kovac") if name in sentence] == terms


def test_how_many_there_are_is_no_post(claims_of):
    (claim,) = justice(claims_of, "Police detained several servicemen.")
    assert (claim.act, claim.post) == ("detained", "servicemen")


COUNTED = [
    pytest.param("Forty-six people were eventually charged in the case.", [46], id="of one case"),
    pytest.param("Prosecutors looked at 112 men, and 33 have been charged with bribery.", [33], id="out of a group"),
    pytest.param("More than 70 councillors were charged in a case about ambulances.", [70], id="a case just named"),
    pytest.param("In the first nine months of 2013, 21 mayors were prosecuted for bribery.", [], id="of a period"),
    pytest.param("Last year police arrested 1,200 people for bribery.", [], id="of a year"),
]


@pytest.mark.parametrize(("sentence", "counts"), COUNTED)
def test_people_of_a_case_are_counted_and_statistics_are_not(claims_of, sentence, counts):
    assert [c.count for c in claims_of(sentence + FIELD, "justice") if c.count] == counts


def test_a_series_of_officials_is_several(claims_of):
    (claim,) = claims_of("A series of port officials were investigated for corruption." + FIELD, "justice")[:1]
    assert (claim.act, claim.person) == ("investigated", Described("series of port officials"))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "A court ordered Ivan Petrov held for 18 months.", [("Ivan Petrov", None)], id="months-are-nobody"
        ),
        pytest.param(
            "A Velnian judge ordered the mayor held for two months.", [("mayor", None)], id="nor-is-the-judge"
        ),
        pytest.param("Police made 14 arrests.", [(None, 14)], id="arrests-are-people"),
    ],
)
def test_whom_an_order_to_hold_befalls(claims_of, sentence, told):
    found = [c for c in claims_of(sentence + FIELD, "justice") if c.act == "detained"]
    assert [(getattr(c.person, "described", c.person), c.count) for c in found] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param("Ivan Petrov will spend 14 years behind barbed wire.", [("sentenced", "asserted")], id="serves"),
        pytest.param(
            "Ivan Petrov was found guilty of fraud and must repay 312,000 rials.",
            [("convicted", "asserted"), ("fined", "asserted")],
            id="repays",
        ),
        pytest.param("Ivan Petrov must repay 312,000 rials that he owes the bank.", [], id="a-debt"),
        pytest.param("If convicted, Ivan Petrov will spend ten years in prison.", [], id="if"),
        pytest.param("Ivan Petrov could spend ten years in prison.", [], id="could"),
        pytest.param(
            "The inspectorate reclaimed two million shillings from Ivan Petrov.",
            [("fined", "asserted")],
            id="reclaimed",
        ),
        pytest.param("A tea-house owner, Ivan Petrov, was charged 300 manats a month.", [], id="charged-money"),
        pytest.param("A court cleared Ivan Petrov in 1991.", [("acquitted", "asserted")], id="cleared"),
        pytest.param("Workers cleared Ivan Petrov's yard of snow.", [], id="cleared-of-snow"),
    ],
)
def test_what_is_imposed_is_ruled(claims_of, sentence, told):
    assert [(c.act, c.stance) for c in claims_of(sentence + FIELD, "justice") if c.person] == told
