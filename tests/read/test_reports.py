"""Short reports: fragments, lists, "they", "the latter", papers that are forged, firms and those who own them.

Each text with all its claims of justice, misconduct and ties, and its changes of post. People and cases are invented.
"""

import pytest
from tests.read.reading import claims, plain

KINDS = ("career", "justice", "misconduct", "tie")

TOLD = [
    pytest.param(
        "Otávio Prado, 52, a former governor. Held without bail since August 2018. Charged with fraud.",
        [("detained", "Otávio Prado", {"when": "2018-08"}), ("charged", "Otávio Prado", {"offences": ("fraud",)})],
        id="sentences without a subject go on about whoever opens the entry",
    ),
    pytest.param(
        "For bribery two of Ivan Petrov's aides got suspended sentences and a lifetime ban on holding public office.",
        [("sentenced", 2, {"term": "None"}), ("barred", 2, {"term": "life", "what": "holding public office"})],
        id="what is got, reduced",
    ),
    pytest.param(
        "Ivan Petrov received five years in prison, a fine of 2 million tenge and a travel ban for bribery.",
        [
            ("sentenced", "Ivan Petrov", {"term": "P5Y"}),
            ("fined", "Ivan Petrov", {}),
            ("barred", "Ivan Petrov", {"what": "travel"}),
        ],
        id="penalties behind one verb",
    ),
    pytest.param(
        "The court imposed a five-year ban on leaving the country on Ivan Petrov for bribery.",
        [("barred", "Ivan Petrov", {"term": "P5Y", "what": "leaving the country"})],
        id="what a ban is on, and whom",
    ),
    pytest.param(
        "Ivan Petrov is accused of stealing 2 billion crowns by selling gas below the market price.",
        [("embezzlement", "Ivan Petrov", {"stance": "alleged"})],
        id="how it was done",
    ),
    pytest.param(
        "President Anna Lem has removed Ivan Petrov, the head of the Border Service for 23 years, from his post.",
        [("dismissed", "Ivan Petrov", {"post": "head", "by": "Anna Lem"})],
        id="years in the post",
    ),
    pytest.param(
        "Five officers, among them the city's former mayor Ivan Petrov, were detained for bribery.",
        [("detained", 5, {}), ("detained", "Ivan Petrov", {})],
        id="one of those counted",
    ),
    pytest.param(
        "Ivan Petrov was caught with 7 million crowns in a bribery case.",
        [("detained", "Ivan Petrov", {"amount": "None"})],
        id="caught with money",
    ),
    pytest.param(
        "Former minister Ivan Petrov fled to Peru in December and is wanted for bribery.",
        [("fled", "Ivan Petrov", {"when": "2018-12"}), ("investigated", "Ivan Petrov", {"when": "None"})],
        id="what was done, and what is so",
    ),
    pytest.param(
        "The bribery scandal cost Mayor Ivan Petrov his post.",
        [("dismissed", "Ivan Petrov", {"reason": "The bribery scandal", "by": "None"})],
        id="who pays for it with the post",
    ),
    pytest.param(
        "The ministry dismissed the head of its armaments directorate, Colonel Ivan Petrov, for bribery.",
        [("dismissed", "Ivan Petrov", {"post": "head", "body": "armaments directorate"})],
        id="a name behind the object",
    ),
    pytest.param(
        "The following were reprimanded: Ivan Petrov, rector of the academy; Anna Belova, bursar.",
        [("disciplined", "Ivan Petrov", {}), ("disciplined", "Anna Belova", {})],
        id="a list on one line",
    ),
    pytest.param(
        "Dismissed for negligence: Ivan Petrov, rector of the Police Academy; Anna Belova, bursar.",
        [
            ("dismissed", "Ivan Petrov", {"post": "rector", "body": "Police Academy"}),
            ("dismissed", "Anna Belova", {"post": "bursar"}),
        ],
        id="a list behind its participle",
    ),
    pytest.param(
        "Ivan Petrov and Petar Ilin were arrested in May. They were released on bail. The pair have been charged.",
        [
            ("detained", "Ivan Petrov", {"when": "2019-05"}),
            ("detained", "Petar Ilin", {"when": "2019-05"}),
            ("released", 2, {}),
            ("charged", 2, {}),
        ],
        id="they and the pair are as many as were named",
    ),
    pytest.param(
        "Clerks Nikola Bozhin and Maja Trpeska sold visas. The former was jailed for 10 months, the latter was fined.",
        [
            ("bribery", "Nikola Bozhin", {}),
            ("bribery", "Maja Trpeska", {}),
            ("sentenced", "Nikola Bozhin", {"term": "P10M"}),
            ("fined", "Maja Trpeska", {}),
        ],
        id="former and latter",
    ),
    pytest.param("None of the three has been charged.", [("charged", 3, {"stance": "negated"})], id="none of a number"),
    pytest.param(
        "On 5 March prosecutors brought charges of treason against Ivan Petrov.",
        [("charged", "Ivan Petrov", {"by": "prosecutors", "when": "2019-03-05"})],
        id="a day is no number of people",
    ),
    pytest.param(
        "Sergei Malyugin, a developer under US sanctions, bought a house.",
        [("sanctioned", "Sergei Malyugin", {})],
        id="said of an apposition",
    ),
    pytest.param(
        "Ivan Petrov, who is on Interpol's wanted list, said nothing.",
        [("investigated", "Ivan Petrov", {})],
        id="the owner of the list is not on it",
    ),
    pytest.param(
        "The judge awarded three years' rigorous imprisonment to Rubina Qazi for fraud.",
        [("sentenced", "Rubina Qazi", {"term": "P3Y", "offences": ("fraud",)})],
        id="South Asian: awarded imprisonment",
    ),
    pytest.param(
        "The Accountability Commission filed a reference against Ali Khan, alleging that he had accumulated assets.",
        [("charged", "Ali Khan", {}), ("illicit_enrichment", "Ali Khan", {"stance": "alleged"})],
        id="South Asian: a reference; had with its participle",
    ),
    pytest.param(
        "The court sentenced former collector of customs Ali Khan to seven years.",
        [("sentenced", "Ali Khan", {"term": "P7Y"})],
        id="a title with of and a field",
    ),
    pytest.param(
        "Bello Tukur would oversee the State Intelligence Service, the ministry said.",
        [("appointed", "Bello Tukur", {"body": "State Intelligence Service", "stance": "planned"})],
        id="would oversee",
    ),
    pytest.param(
        "The consul, Anna Belova, is accused of certifying false residence papers.",
        [("fraud", "Anna Belova", {"stance": "alleged"})],
        id="papers that are false",
    ),
    pytest.param(
        "An audit found that Rift Agro was paid for fertiliser that it never supplied.",
        [("fraud", "Rift Agro", {"stance": "alleged"})],
        id="paid for what never came",
    ),
    pytest.param(
        "Irena Dolak alleged that Finance Minister Olga Strnad had blocked an audit.",
        [("abuse_of_office", "Olga Strnad", {"stance": "alleged"})],
        id="obstruction, where somebody alleges it",
    ),
    pytest.param(
        "The indictment names Bojan Vidak as the organiser of a criminal group.",
        [("organised_crime", "Bojan Vidak", {"stance": "alleged"})],
        id="named as organiser",
    ),
    pytest.param(
        "Police arrested businessman Suresh Patel of Rift Agro Supplies.",
        [("detained", "Suresh Patel", {}), ("employment", "Suresh Patel", {"to": "Rift Agro Supplies"})],
        id="somebody of a firm",
    ),
    pytest.param(
        "Marfa Shipyard built four boats. Yard owner Anton Grech was arrested.",
        [("ownership", "Anton Grech", {"to": "Marfa Shipyard"}), ("detained", "Anton Grech", {})],
        id="owner behind the word for the firm",
    ),
    pytest.param(
        "Delta Holdings built it. He paid through a consultancy in Cyprus. The consultancy is owned by Zoran Hes.",
        [("ownership", "Zoran Hes", {"to": "consultancy"})],
        id="a firm brought in unnamed is not the one named before",
    ),
    pytest.param(
        "Police searched Norvik Bank. CEO Astrid Holm was questioned.",
        [
            ("searched", None, {"body": "Norvik Bank"}),
            ("questioned", "Astrid Holm", {}),
            ("employment", "Astrid Holm", {"to": "Norvik Bank"}),
        ],
        id="officers of companies serve the one spoken of",
    ),
    pytest.param(
        "Olga Lem is the governor of Tarsk. The governor, who came to power in 2007, was detained.",
        [("appointed", "Olga Lem", {"when": "2007"}), ("detained", "Olga Lem", {})],
        id="a clause between commas tells nobody apart",
    ),
    pytest.param(
        "Slavko Miric, a notary in the town of Bor, who has twice been fined, is a friend of Goran Tesla, a lawyer.",
        [("fined", "Slavko Miric", {}), ("associate", "Slavko Miric", {"to": "Goran Tesla"})],
        id="only people are who",
    ),
    pytest.param(
        "Dmitry Karpenko was found guilty of stealing 212 million roubles and given seven years.",
        [("convicted", "Dmitry Karpenko", {}), ("sentenced", "Dmitry Karpenko", {"term": "P7Y"})],
        id="a participle joins no gerund",
    ),
    pytest.param("Anna Belova is still behind bars.", [("detained", "Anna Belova", {})], id="bars"),
    pytest.param(
        "The former minister, Anna Belova, was sent to prison without bail.",
        [("detained", "Anna Belova", {})],
        id="sent to prison before a verdict",
    ),
    pytest.param(
        "The man, identified by media as Vuk Stanic, 54, was stopped at the airport.",
        [("detained", "Vuk Stanic", {})],
        id="identified as",
    ),
    pytest.param(
        "The court sentenced Almaz Toktu, an adviser to speaker Asyl Juma, to nine years. His villa was confiscated.",
        [("sentenced", "Almaz Toktu", {"term": "P9Y"}), ("seized", "Almaz Toktu", {})],
        id="who only tells who somebody is, is less spoken of",
    ),
    pytest.param(
        "Julio Betan is in hiding. Betan's lawyer said police had arrested his client's brother, Luis Betan.",
        [
            ("fled", "Julio Betan", {}),
            ("detained", "Luis Betan", {"by": "police"}),
            ("family", "Luis Betan", {"to": "Julio Betan"}),
        ],
        id="whose client",
    ),
    pytest.param(
        "The gang was led by the brothers Arben Kola and Ilir Kola.",
        [
            ("family", "Arben Kola", {"to": "Ilir Kola"}),
            ("organised_crime", "Arben Kola", {}),
            ("organised_crime", "Ilir Kola", {}),
        ],
        id="brothers of each other; a gang has no office",
    ),
    pytest.param(
        "A court granted mayor Ivan Petrov bail.", [("released", "Ivan Petrov", {})], id="two objects, one a name"
    ),
    pytest.param(
        "The Supreme Court dismissed mayor Ivan Petrov's appeal.",
        [("upheld", "Ivan Petrov", {"by": "Supreme Court"})],
        id="the appeal is dismissed, and not the mayor",
    ),
    pytest.param(
        "Detectives arrested and later released mayor Ivan Petrov.",
        [("detained", "Ivan Petrov", {}), ("released", "Ivan Petrov", {})],
        id="two verbs, one object",
    ),
    pytest.param(
        "A judge ordered mayor Ivan Petrov held for 30 days.",
        [("detained", "Ivan Petrov", {"term": "P30D"})],
        id="ordered held",
    ),
    pytest.param(
        "Lawyers for mayor Ivan Petrov have appealed the verdict.",
        [("appealed", "Ivan Petrov", {})],
        id="the client appeals",
    ),
    pytest.param(
        "Prosecutors are looking into mayor Ivan Petrov's dealings.",
        [("investigated", "Ivan Petrov", {})],
        id="into whose dealings",
    ),
    pytest.param(
        "Ivan Petrov is the majority shareholder of Delta Trading.",
        [("ownership", "Ivan Petrov", {"to": "Delta Trading"})],
        id="a shareholder is no employee",
    ),
    pytest.param(
        "Ivan Petrov is listed as the owner of Delta Trading.",
        [("ownership", "Ivan Petrov", {"to": "Delta Trading"})],
        id="listed as owner",
    ),
    pytest.param(
        "The bank, the country's third-largest, accused Ilmars Rusins of extortion.",
        [("extortion", "Ilmars Rusins", {"stance": "alleged"})],
        id="a past with a subject and an object is no passive",
    ),
    pytest.param(
        "Jan Holt was convicted in 2009 and fined 90,000 euros. Olga Lem was charged with fraud but released.",
        [
            ("convicted", "Jan Holt", {}),
            ("fined", "Jan Holt", {"amount": "EUR 90000"}),
            ("charged", "Olga Lem", {}),
            ("released", "Olga Lem", {}),
        ],
        id="passives that share their auxiliary",
    ),
    pytest.param(
        "The court sentenced Aslan Juma to eight years with a lifelong ban on holding public office.",
        [
            ("sentenced", "Aslan Juma", {"term": "P8Y"}),
            ("barred", "Aslan Juma", {"term": "life", "what": "holding public office"}),
        ],
        id="penalties in one breath",
    ),
    pytest.param(
        "Minister Andrej Bures did not declare the villa, the agency said.",
        [("illicit_enrichment", "Andrej Bures", {"stance": "alleged"})],
        id="what was not declared",
    ),
    pytest.param(
        "The indictment says Ivan Petrov smuggled cigarettes.",
        [("smuggling", "Ivan Petrov", {"stance": "alleged"})],
        id="a verb that describes nothing",
    ),
    pytest.param(
        "Allegations of corruption against Ivan Petrov surfaced in May.",
        [("corruption", "Ivan Petrov", {"stance": "alleged"})],
        id="allegations of something against somebody",
    ),
    pytest.param(
        "Jane Atim said she had interdicted Ms Ruth Achieng pending investigations.",
        [("suspended", "Ruth Achieng", {"by": "Jane Atim"})],
        id="pending",
    ),
    pytest.param(
        "A contract went to Blue Strait Lines, whose chairman, Tarik Demir, was arrested.",
        [("detained", "Tarik Demir", {}), ("employment", "Tarik Demir", {"to": "Blue Strait Lines"})],
        id="whose chairman",
    ),
    pytest.param(
        "Auto Medika Ltd was paid. Police arrested Sanjay Mehta, the managing director of Auto Medika.",
        [("detained", "Sanjay Mehta", {}), ("employment", "Sanjay Mehta", {"to": "Auto Medika Ltd"})],
        id="a firm without its form",
    ),
    pytest.param(
        "Petar Ilin, the governor, was dismissed on Friday along with 23 warders.",
        [("dismissed", "Petar Ilin", {}), ("dismissed", "23 warders", {})],
        id="dismissed along with others",
    ),
    pytest.param(
        "The minister, Dimitra Kallas, said nothing. The prime minister accepted her resignation on Sunday.",
        [("resigned", "Dimitra Kallas", {"when": "2019-05-12"})],
        id="whose resignation is accepted",
    ),
]

NOTHING = [
    pytest.param("Boxes were stacked in the yard. They were taken to the station.", id="they are things"),
    pytest.param("The ministry had frozen accounts and limited funds.", id="participles that describe"),
    pytest.param("Closed for repairs: the bridge, the tunnel and the old road.", id="a list of things"),
    pytest.param("The company was paid for 40,000 tonnes of fertiliser.", id="paid for what came"),
    pytest.param("The minister had blocked an audit of the bridge.", id="blocked, and nobody alleges it"),
    pytest.param("A pair of boots was taken to the police station.", id="a pair of things"),
    pytest.param("The ministry transferred $22 million to the agency.", id="a sum holds no post"),
    pytest.param("Governor Ivan Petrov directed the head of the service to act.", id="directed a head"),
    pytest.param("Governor Ivan Petrov flew home to clear his name.", id="clears his own name"),
    pytest.param("Officers under investigation lose their pay.", id="a kind of people"),
    pytest.param("Bribery is rife. The office received 118 million crowns, a third less than it asked for.", id="paid"),
    pytest.param("Ivan Petrov was praised for preventing corruption among mayors.", id="fought, not done"),
    pytest.param(
        "In all, 23 generals and colonels have been convicted of corruption since 2009.", id="two nouns counted once"
    ),
]


def who(claim):
    if getattr(claim, "count", None):
        return claim.count
    party = plain(claim.from_ if claim.kind == "tie" else claim.person)
    return party or getattr(claim, "body", None) if claim.kind == "misconduct" else party


def found(text):
    return [c for c in claims(text) if c.kind in KINDS and c.act != "holds_post"]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_a_report_tells(text, expected):
    told = found(text)
    assert sorted((c.act, str(who(c))) for c in told) == sorted((act, str(whom)) for act, whom, _ in expected)
    for act, whom, fields in expected:
        claim = next(c for c in told if (c.act, who(c)) == (act, whom))
        values = {f: plain(getattr(claim, f)) if f == "to" else getattr(claim, f) for f in fields}
        assert {f: v if isinstance(v, tuple) else str(v) for f, v in values.items()} == fields


@pytest.mark.parametrize("text", NOTHING)
def test_what_a_report_does_not_tell(text):
    assert found(text) == []
