"""What courts lay on people short of prison, who got off with what, and who stays away; the same words elsewhere.

Names and cases are invented. The day of writing is Thursday 16 May 2019.
"""

import pytest
from tests.read.reading import claims, plain

CHARGED = "Former mayor Ivan Bely was charged with bribery in May. "

# text, then (act, who or how many, fields) of the justice claims beside the charge
TOLD = [
    pytest.param(
        CHARGED + "He may not leave the country.",
        [("barred", "Ivan Bely", {"what": "leave the country"})],
        id="may not",
    ),
    pytest.param(
        CHARGED + "He may not hold public office for five years.",
        [("barred", "Ivan Bely", {"what": "public office", "term": "P5Y"})],
        id="may not for a term",
    ),
    pytest.param(
        CHARGED + "He is not allowed to travel abroad.",
        [("barred", "Ivan Bely", {"what": "travel abroad"})],
        id="is not allowed",
    ),
    pytest.param(
        "Five officials were freed on Tuesday but may not leave the region.",
        [("released", 5, {}), ("barred", 5, {"what": "leave the region"})],
        id="a number of people may not",
    ),
    pytest.param(
        "The name of former mayor Ivan Bely was placed on the Exit Control List.",
        [("barred", "Ivan Bely", {"what": None})],
        id="a name on a list",
    ),
    pytest.param(
        "The bookkeeper, Lena Torv, escaped with restricted liberty.", [("sentenced", "Lena Torv", {})], id="escaped"
    ),
    pytest.param(
        "The dealer, Lena Torv, got off with six years.", [("sentenced", "Lena Torv", {"term": "P6Y"})], id="got off"
    ),
    pytest.param(
        "The clerk, Lena Torv, got off with a severe reprimand.", [("disciplined", "Lena Torv", {})], id="reprimand"
    ),
    pytest.param(
        "In the bribery case Lena Torv accepted a suspended sentence of three years.",
        [("sentenced", "Lena Torv", {"term": "P3Y"})],
        id="accepted",
    ),
    pytest.param(
        "Judge Anne Wick also ordered Lena Torv to forfeit $300,000.",
        [("seized", "Lena Torv", {"amount": "USD 300000"})],
        id="ordered by a judge who is named",
    ),
    pytest.param(
        "In the bribery case the court allowed Lena Torv to post bail.", [("released", "Lena Torv", {})], id="allowed"
    ),
    pytest.param(
        "In the bribery case bail was denied to Lena Torv.",
        [("released", "Lena Torv", {"stance": "negated"})],
        id="bail denied",
    ),
    pytest.param("His deputy, Lena Torv, is among those arrested.", [("detained", "Lena Torv", {})], id="among those"),
    pytest.param(
        "Lena Torv was one of nine officials charged with bribery.",
        [("charged", "Lena Torv", {"offences": ("bribery",)})],
        id="one of a number",
    ),
    pytest.param(
        "Ivan Bely went on trial with 13 subordinates for embezzling relief money.",
        [("tried", "Ivan Bely", {}), ("tried", 13, {"post": "subordinates"})],
        id="with a number of others",
    ),
    pytest.param(
        "Police obtained a five-day remand order for 17 directors.",
        [("detained", 17, {"by": "Police", "term": "P5D"})],
        id="an order obtained",
    ),
    pytest.param(
        "Ivan Bely, wanted at home over a bank fraud, lives in London.",
        [("investigated", "Ivan Bely", {"offences": ("fraud",)})],
        id="wanted at home, behind a name",
    ),
    pytest.param(
        "Ivan Bely left the capital in January with a trade delegation and has failed to return.",
        [("fled", "Ivan Bely", {"when": "2019-01"})],
        id="who has failed to return",
    ),
    pytest.param(
        "The customs chief, Ivan Bely, was seized at his desk on Monday.",
        [("detained", "Ivan Bely", {"when": "2019-05-13"})],
        id="a person seized",
    ),
    pytest.param(
        "Ivan Bely was convicted of fraud on Monday. His deputy was cleared.",
        [("convicted", "Ivan Bely", {}), ("acquitted", "His deputy", {})],
        id="cleared without a charge told",
    ),
    pytest.param(
        "The arrest on 20 June of the director of police logistics, Colonel Ivan Bely, shocked the force.",
        [("detained", "Ivan Bely", {})],
        id="a day between the arrest and who was arrested",
    ),
    pytest.param(
        "In the bribery case the agency has called in former minister Ivan Bely as a suspect.",
        [("questioned", "Ivan Bely", {"by": "agency"})],
        id="called in",
    ),
    pytest.param(
        "Prosecutors are also examining the role of the former commander, Ivan Bely.",
        [("investigated", "Ivan Bely", {"by": "Prosecutors"})],
        id="his role",
    ),
    pytest.param(
        "Ivan Bely spent four months in jail without trial.",
        [("detained", "Ivan Bely", {"term": "P4M", "by": None})],
        id="in jail without trial",
    ),
    pytest.param(CHARGED + "He surrendered on 13 May.", [("detained", "Ivan Bely", {})], id="surrendered"),
    pytest.param(
        "The appeal court overturned a verdict that had sentenced Ivan Bely to five years.",
        [("overturned", "Ivan Bely", {"by": "appeal court"}), ("sentenced", "Ivan Bely", {"term": "P5Y"})],
        id="whose verdict is reviewed",
    ),
]

NOTHING = [
    pytest.param("Officials may not hold accounts abroad.", id="a rule for all"),
    pytest.param("Mayor Ivan Bely may not leave the party this year.", id="no case"),
    pytest.param(
        "A prosecution witness, Ivan Bely, narrated before a Federal High Court how it was done.", id="witness"
    ),
    pytest.param("Officers sealed off the building on Monday.", id="sealed off"),
    pytest.param("Mayor Ivan Bely is cooperating with the inquiry.", id="cooperates"),
    pytest.param("Lawmaker Ivan Bely has filed an impeachment complaint against Ombudsman Lena Torv.", id="complaint"),
    pytest.param("The council released mayor Ivan Bely from office in May.", id="released from office"),
    pytest.param("Nobody knows where mayor Ivan Bely got off with the documents.", id="got off"),
    pytest.param("The pilot was cleared to fly on Monday.", id="cleared to fly"),
    pytest.param("Judge Anne Wick allowed mayor Ivan Bely to leave the country.", id="allowed to leave"),
    pytest.param("The minister called in the auditors.", id="auditors called in"),
    pytest.param("The doctor examined the accounts of Ivan Bely.", id="examined by a doctor"),
    pytest.param("The rebels surrendered on 3 July.", id="rebels"),
    pytest.param("An engine that had stood in a prison yard since 1966 was released on Saturday.", id="a year"),
    pytest.param("Economists have questioned the figure.", id="a figure questioned"),
    pytest.param("The army has sent home two serving generals.", id="sent home by the army"),
]


def who(claim):
    return claim.count if claim.count else plain(claim.person)


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_laid_on_somebody(text, expected):
    found = [c for c in claims(text, "justice") if not text.startswith(CHARGED) or c.act != "charged"]
    assert sorted((c.act, str(who(c))) for c in found) == sorted((act, str(whom)) for act, whom, _ in expected)
    for act, whom, fields in expected:
        claim = next(c for c in found if (c.act, who(c)) == (act, whom))
        told = {f: getattr(claim, f) for f in fields}
        assert {f: v if v is None or isinstance(v, tuple) else str(v) for f, v in told.items()} == fields


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_laid_on_anybody(text):
    assert claims(text, "justice") == []


CAREERS = [
    pytest.param(
        "The government replaced customs chief Ivan Bely in May.", [("dismissed", "Ivan Bely")], id="replaced"
    ),
    pytest.param("All three generals have been made to retire.", [("dismissed", "All three generals")], id="made to"),
    pytest.param("Ivan Bely was forced to resign in May.", [("resigned", "Ivan Bely")], id="forced to"),
    pytest.param("The judges were removed from office for 180 days.", [("suspended", "judges")], id="for a term"),
    pytest.param(
        "The court annulled the appointment of Ivan Bely as prosecutor general.",
        [("dismissed", "Ivan Bely")],
        id="appointment annulled",
    ),
    pytest.param(
        "Governor Ivan Bely was dismissed in May. His replacement is Colonel Lena Torv.",
        [("appointed", "Lena Torv"), ("dismissed", "Ivan Bely")],
        id="his replacement is",
    ),
    pytest.param("Officers who fail to explain their wealth will lose their jobs.", [], id="a kind of people"),
    pytest.param("Ivan Bely sits on the board of a bank.", [], id="the board of a private firm"),
]


@pytest.mark.parametrize(("text", "expected"), CAREERS)
def test_who_goes_and_who_comes(text, expected):
    found = [(c.act, plain(c.person)) for c in claims(text, "career") if c.act != "holds_post"]
    assert sorted(found) == sorted(expected)
    if not expected:
        assert claims(text, "career") == []
