"""Ties: kin, allies, owners and those in private service; both ends in full, the text's own word between them."""

import pytest
from tests.read.reading import plain

from graftwatch.claims import Described

FIELD = " Prosecutors are investigating bribery."

TIES = [
    pytest.param(
        "Anna Bely, sister-in-law of the former chief of the General Staff, General Marko Juric, was arrested.",
        ("family", "Anna Bely", "Marko Juric", "sister-in-law"),
        id="kin of whoever is named behind his post",
    ),
    pytest.param(
        "Ivan Bely and his business partner, Marko Juric, were arrested.",
        ("associate", "Marko Juric", "Ivan Bely", "business partner"),
        id="the second of two, named behind",
    ),
    pytest.param(
        "Ivan Bely, whose brother was arrested in May, resigned as minister.",
        ("family", "Ivan Bely's brother", "Ivan Bely", "brother"),
        id="whose brother",
    ),
    pytest.param(
        "Ivan Bely of Tarn, a member of the Harvest Party, was arrested.",
        ("membership", "Ivan Bely", "Harvest Party", "member"),
        id="member of a party",
    ),
    pytest.param(
        "Ivan Bely, a member of the main opposition Harvest People's Party (HPP), was arrested.",
        ("membership", "Ivan Bely", "Harvest People's Party", "member"),
        id="a party behind what it is called",
    ),
    pytest.param(
        "Ivan Bely, who joined the Harvest Party in 2010, was arrested.",
        ("membership", "Ivan Bely", "Harvest Party", "joined"),
        id="who joined a party",
    ),
    pytest.param(
        "Ivan Bely is a member of the gang Red Hand.",
        ("membership", "Ivan Bely", "Red Hand", "member"),
        id="a gang told by the noun before its name",
    ),
    pytest.param(
        "President Viktor Orlov's nephew, Samat Belov, was arrested.",
        ("family", "Samat Belov", "Viktor Orlov", "nephew"),
        id="possessor and apposition",
    ),
    pytest.param(
        "Igor Belov is the son-in-law of President Viktor Orlov.",
        ("family", "Igor Belov", "Viktor Orlov", "son-in-law"),
        id="copula",
    ),
    pytest.param(
        "Ivan Bely was arrested with his uncle Oleg Stern.",
        ("family", "Oleg Stern", "Ivan Bely", "uncle"),
        id="title",
    ),
    pytest.param(
        "General Marko Juric, a long-time ally of Viktor Orlov, was arrested.",
        ("associate", "Marko Juric", "Viktor Orlov", "long-time ally"),
        id="ally",
    ),
    pytest.param(
        "The owner of a truck park, Marko Juric, was arrested.",
        ("ownership", "Marko Juric", "a truck park", "owner"),
        id="the name behind what is owned",
    ),
    pytest.param(
        "Grain is kept at a private terminal that belongs to General Marko Juric.",
        ("ownership", "Marko Juric", "a private terminal", "belongs"),
        id="belongs to",
    ),
    pytest.param(
        "Marko Juric, a nephew of the party's treasurer, was arrested.",
        ("family", "Marko Juric", "the party's treasurer", "nephew"),
        id="kin of an official without a name",
    ),
    pytest.param(
        "Ivan Bely was arrested with his ex-wife Anna Stern.",
        ("family", "Anna Stern", "Ivan Bely", "ex-wife"),
        id="a former wife",
    ),
    pytest.param(
        "Marko Juric, who owns the construction firm Vostok Stroi, was arrested.",
        ("ownership", "Marko Juric", "Vostok Stroi", "owns"),
        id="owner",
    ),
    pytest.param(
        "The firm Vostok Stroi is owned by Marko Juric.",
        ("ownership", "Marko Juric", "Vostok Stroi", "owned"),
        id="owned by",
    ),
    pytest.param(
        "Anton Rusak, sales manager of the trading firm Delta Export, was arrested.",
        ("employment", "Anton Rusak", "Delta Export", "sales manager"),
        id="employment",
    ),
    pytest.param(
        "Marko Juric holds a 40 percent stake in the brewery Zlatno Pivo.",
        ("ownership", "Marko Juric", "Zlatno Pivo", "40 percent stake"),
        id="stake",
    ),
    pytest.param(
        "Igor Belov was arrested. His brother Timur was not.",
        ("family", "Timur", "Igor Belov", "brother"),
        id="a first name behind the noun",
    ),
    pytest.param(
        "Igor Belov is godfather to President Viktor Orlov.",
        ("family", "Igor Belov", "Viktor Orlov", "godfather"),
        id="the phrase hangs on the verb",
    ),
    pytest.param(
        "The brother of Viktor Orlov, Igor Belov, was arrested.",
        ("family", "Igor Belov", "Viktor Orlov", "brother"),
        id="named behind the phrase",
    ),
    pytest.param(
        "Igor Belov and Marko Juric are cousins.", ("family", "Igor Belov", "Marko Juric", "cousins"), id="mutual"
    ),
    pytest.param(
        "Marko Juric is regarded as Viktor Orlov's man.",
        ("associate", "Marko Juric", "Viktor Orlov", "man"),
        id="somebody's man",
    ),
    pytest.param(
        "Marko Juric, a member of Viktor Orlov's inner circle, was arrested.",
        ("associate", "Marko Juric", "Viktor Orlov", "inner circle"),
        id="circle",
    ),
    pytest.param(
        "Marko Juric, a businessman close to President Viktor Orlov, was arrested.",
        ("associate", "Marko Juric", "Viktor Orlov", "close"),
        id="adjective behind its noun",
    ),
    pytest.param(
        "Analysts see Marko Juric as the right-hand man of Viktor Orlov.",
        ("associate", "Marko Juric", "Viktor Orlov", "right-hand man"),
        id="hyphens",
    ),
    pytest.param(
        "Marko Juric is tipped to succeed Viktor Orlov.",
        ("succession", "Marko Juric", "Viktor Orlov", "tipped"),
        id="object of the infinitive",
    ),
    pytest.param(
        "Investigators searched Vostok Stroi LLC. Its owner, Marko Juric, fled.",
        ("ownership", "Marko Juric", "Vostok Stroi LLC", "owner"),
        id="its owner",
    ),
    pytest.param(
        "Investigators searched Vostok Stroi LLC. The firm's owner, Marko Juric, fled.",
        ("ownership", "Marko Juric", "Vostok Stroi LLC", "owner"),
        id="the firm's owner",
    ),
    pytest.param(
        "Investigators searched Vostok Stroi LLC. The owner of the firm, Marko Juric, fled.",
        ("ownership", "Marko Juric", "Vostok Stroi LLC", "owner"),
        id="the owner of the firm",
    ),
    pytest.param(
        "Investigators searched Vostok Stroi LLC. Its sole owner is Marko Juric.",
        ("ownership", "Marko Juric", "Vostok Stroi LLC", "sole owner"),
        id="complement",
    ),
    pytest.param(
        "Vostok Stroi is registered in the name of Marko Juric.",
        ("ownership", "Marko Juric", "Vostok Stroi", "registered"),
        id="registered in the name of",
    ),
    pytest.param(
        "Marko Juric was arrested. His haulage company, Nordcargo, was searched.",
        ("ownership", "Marko Juric", "Nordcargo", "haulage company"),
        id="his company",
    ),
    pytest.param(
        "Police searched Nordcargo, Marko Juric's company.",
        ("ownership", "Marko Juric", "Nordcargo", "company"),
        id="company behind its name",
    ),
    pytest.param(
        "Marko Juric held 40 percent of the brewery Zlatno Pivo.",
        ("ownership", "Marko Juric", "Zlatno Pivo", "40 percent"),
        id="percent of a firm",
    ),
    pytest.param(
        "The exporter's chief accountant, Anton Rusak, was arrested. The exporter, Delta Ltd, was searched.",
        ("employment", "Anton Rusak", "Delta Ltd", "chief accountant"),
        id="the firm named later",
    ),
    pytest.param(
        "Anton Rusak is now a consultant to a shipbuilder.",
        ("employment", "Anton Rusak", "shipbuilder", "consultant"),
        id="unnamed firm",
    ),
    pytest.param(
        "Ilinca Moraru of Clean Frontier, an anti-corruption group, spoke.",
        ("employment", "Ilinca Moraru", "Clean Frontier", None),
        id="of a watchdog",
    ),
]

NOTHING = [
    "The audit bureau took the lorry away. Ivan Bely had bought it from a captain.",
    pytest.param("Igor Belov, commander of the 2nd Company of the battalion, was arrested.", id="a company of troops"),
    pytest.param("Her daughter said that the money was a gift.", id="nobody named"),
    pytest.param("Igor Belov was the head of the family.", id="head of a family"),
    pytest.param("Marko Juric owns three villas in Spain.", id="villas are no firm"),
    pytest.param("Friends of the campaign said that Igor Belov would fall.", id="friends of a thing"),
    pytest.param("Anton Rusak, director of the state railway company, was arrested.", id="a state firm is a post"),
    pytest.param("Igor Belov's driver was arrested.", id="a driver is no tie"),
    pytest.param("A source close to Viktor Orlov said so.", id="an unnamed source"),
    pytest.param("Igor Belov, a person close to the investigation, spoke.", id="close to a thing"),
    pytest.param("Igor Belov founded the party in 2009.", id="a party is no firm"),
    pytest.param("The ministry bought the bank.", id="a body buys"),
    pytest.param("Igor Belov, man of the year, was arrested.", id="man of the year"),
    pytest.param("His company had won, Igor Belov said.", id="an unnamed company"),
    pytest.param("Igor Belov is close to retirement.", id="close to an age"),
    pytest.param("Igor Belov bought a house in Tarn.", id="a house bought"),
    pytest.param("Police searched two cars belonging to him, Igor Belov said.", id="things of whoever is spoken of"),
    pytest.param("Igor Belov held talks in the name of Marko Juric.", id="acting in another's name"),
    pytest.param("The house belongs to the state, Igor Belov said.", id="what the state has"),
]

REGISTERED = [
    ("Igor Belov has nine apartments registered to Anna Juric.", "Anna Juric", "nine apartments"),
    ("Igor Belov lives in a farmhouse standing in the name of Anna Juric.", "Anna Juric", "a farmhouse"),
    ("Records list a flat in the name of Anna Juric.", "Anna Juric", "a flat"),
    ("The wagons belonged to Anna Juric.", "Anna Juric", "The wagons"),
    ("Igor Belov hid a villa registered to his wife.", "Igor Belov's wife", "a villa"),
    ("Igor Belov's driver, on paper, owns a shipping line; a tavern is owned by Anna Juric.", "Anna Juric", "a tavern"),
]


@pytest.mark.parametrize(("sentence", "owner", "thing"), REGISTERED)
def test_what_registers_list_has_an_owner(claims_of, sentence, owner, thing):
    found = [c for c in claims_of(sentence + FIELD, "tie") if c.act == "ownership"]
    assert (owner, thing) in [(plain(c.from_), plain(c.to)) for c in found]


@pytest.mark.parametrize(("sentence", "expected"), TIES)
def test_tie_of_a_sentence(claims_of, sentence, expected):
    found = claims_of(sentence + FIELD, "tie")
    assert [(c.act, plain(c.from_), plain(c.to), c.detail) for c in found] == [expected]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_tie(claims_of, sentence):
    assert claims_of(sentence + FIELD, "tie") == []


@pytest.mark.parametrize(
    ("sentence", "posts"),
    [
        ("Ivan Bely, a member of the Harvest Party, was arrested.", []),
        ("Ivan Bely, who joined the Harvest Party in 2010, was arrested.", []),
        ("Ivan Bely was elected leader of the Harvest Party in 2010.", ["leader"]),
        ("Ivan Bely, a member of the Senate, was arrested.", ["member"]),
        ("Ivan Bely, a member of the Harvest Party's political council, was arrested.", ["member"]),
        ("Ivan Bely, whose deputy, Marko Juric, was arrested in May, resigned.", ["deputy"]),
    ],
)
def test_who_belongs_to_a_party_holds_no_post(claims_of, sentence, posts):
    told = claims_of(sentence + FIELD, "career")
    assert [c.post for c in told if c.act in {"appointed", "holds_post"}] == posts
    assert all(c.person == "Marko Juric" for c in told if c.post == "deputy")


def test_both_ends_are_in_full(claims_of):
    text = "President Viktor Orlov spoke of bribery. Orlov's brother, Dmitri Orlov, was arrested."
    assert [c.to for c in claims_of(text, "tie")] == ["Viktor Orlov"]


def test_a_regarded_ally_is_alleged(claims_of):
    text = "Marko Juric was long regarded as one of Viktor Orlov's closest allies." + FIELD
    (claim,) = claims_of(text, "tie")
    assert (claim.from_, claim.to, claim.stance) == ("Marko Juric", "Viktor Orlov", "alleged")


def test_a_relative_without_a_name_is_described(claims_of):
    text = "The firm Vostok Stroi is owned by Viktor Orlov's sister-in-law." + FIELD
    found = {c.act: c for c in claims_of(text, "tie")}
    assert found["ownership"].from_ == Described("Viktor Orlov's sister-in-law")
    assert found["family"].to == "Viktor Orlov"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Raul Gorrin, a close associate of the former treasurer, Alejandro Andrade, was charged.",
            ("associate", "Raul Gorrin", "Alejandro Andrade", "asserted"),
            id="behind a post",
        ),
        pytest.param(
            "Viktor Orlov won. His rivals include Marko Juric.",
            ("rival", "Marko Juric", "Viktor Orlov", "asserted"),
            id="include",
        ),
        pytest.param(
            "Marko Juric is widely tipped to succeed Viktor Orlov.",
            ("succession", "Marko Juric", "Viktor Orlov", "alleged"),
            id="tipped",
        ),
    ],
)
def test_ends_and_stance_of_a_tie(claims_of, sentence, expected):
    (claim,) = claims_of(sentence + FIELD, "tie")
    assert (claim.act, claim.from_, claim.to, claim.stance) == expected


PATRONS_AND_FIRMS = [
    pytest.param(
        "Colonel Anton Bely owed his career to General Marko Juric.",
        ("associate", "Anton Bely", "Marko Juric", "career"),
        id="who owes a career to somebody is his protégé",
    ),
    pytest.param(
        "General Anton Bely enjoys the backing of the Security Council's secretary, Marko Juric.",
        ("associate", "Anton Bely", "Marko Juric", "backing"),
        id="whom somebody backs",
    ),
    pytest.param(
        "Major Anton Bely was dismissed. He was taken on last year by the freight company Altyn Vagon.",
        ("employment", "Anton Bely", "Altyn Vagon", "taken"),
        id="taken on by a firm",
    ),
    pytest.param(
        "The firm Delta Trans won under the Customs Code. The proprietor, Mr. Davy Moran, was arrested.",
        ("ownership", "Davy Moran", "Delta Trans", "proprietor"),
        id="the bare proprietor owns the firm named before",
    ),
    pytest.param(
        "The contract went to the firm Delta Trans under the Customs Code. Its founder, Marat Zhil, was arrested.",
        ("ownership", "Marat Zhil", "Delta Trans", "founder"),
        id="a name that is a firm goes before a nearer one that is none",
    ),
    pytest.param(
        "Police searched Madina Ceramics, a Tarn showroom belonging to Salem Polan.",
        ("ownership", "Salem Polan", "Madina Ceramics", "belonging"),
        id="what is owned is named before the noun that calls it a showroom",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), PATRONS_AND_FIRMS)
def test_patrons_and_firms_named_before(claims_of, sentence, expected):
    ties = [c for c in claims_of(sentence + FIELD) if c.kind == "tie"]
    assert expected in [(c.act, plain(c.from_), plain(c.to), c.detail) for c in ties]


@pytest.mark.parametrize(
    "sentence",
    [
        "Colonel Anton Bely owed his career to luck.",
        "Colonel Anton Bely owed a debt to General Marko Juric.",
        "General Anton Bely enjoys the backing of the army.",
        "The owner, Davy Moran, was arrested.",
    ],
)
def test_no_patron_and_no_firm(claims_of, sentence):
    assert not [c for c in claims_of(sentence + FIELD) if c.kind == "tie"]
