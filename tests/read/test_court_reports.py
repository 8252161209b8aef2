"""Court and police reports as agencies and local papers word them: terms without a unit or a verb, restraints without
a name, agencies behind their officers, deeds of officials that no verb of wrongdoing names. All of it is invented."""

import pytest
from tests.read.reading import claims, plain

KINDS = ("event", "justice", "misconduct")

TOLD = [
    pytest.param(
        "The ex-minister got twelve years for fraud, his adviser seven and the banker who moved the money three.",
        [
            ("sentenced", "ex-minister", {"term": "P12Y"}),
            ("sentenced", "his adviser", {"term": "P7Y"}),
            ("sentenced", "banker", {"term": "P3Y"}),
        ],
        id="terms of people without names, whose unit stands with the first",
    ),
    pytest.param(
        "Ivan Petrov was jailed for nine months for fraud. His driver, Anna Kim, got six.",
        [("sentenced", "Ivan Petrov", {"term": "P9M"}), ("sentenced", "Anna Kim", {"term": "P6M"})],
        id="a number alone behind a term, in a sentence of its own",
    ),
    pytest.param(
        "Ivan Petrov was jailed for nine years for fraud. Anna Kim, who had been given four, was freed.",
        [
            ("sentenced", "Ivan Petrov", {"term": "P9Y"}),
            ("sentenced", "Anna Kim", {"term": "P4Y"}),
            ("released", "Anna Kim", {}),
        ],
        id="a number alone in a relative clause",
    ),
    pytest.param(
        "Nobody has been charged with fraud.",
        [("charged", "Nobody", {"stance": "negated"})],
        id="nobody",
    ),
    pytest.param(
        "It was Ivan Petrov who was questioned over bribes.",
        [("questioned", "Ivan Petrov", {})],
        id="set apart by it was",
    ),
    pytest.param(
        "Ivan Petrov was arrested over bribes. With him were arrested four officers.",
        [("detained", "Ivan Petrov", {}), ("detained", 4, {})],
        id="a subject behind its passive",
    ),
    pytest.param(
        "Of the seven examiners four were convicted of bribery and one, Ivan Petrov, was acquitted.",
        [("convicted", 4, {}), ("acquitted", "Ivan Petrov", {})],
        id="one of several, by name",
    ),
    pytest.param(
        "* Ivan Petrov, a customs officer. Pleaded guilty to bribes and is to be sentenced in May. Is in custody.",
        [("sentenced", "Ivan Petrov", {"stance": "planned"}), ("detained", "Ivan Petrov", {})],
        id="an entry whose verbs have no subject",
    ),
    pytest.param(
        "In the bribery trial the judge handed six years to Ivan Petrov and five to his clerk.",
        [("sentenced", "Ivan Petrov", {"term": "P6Y"}), ("sentenced", "his clerk", {"term": "P5Y"})],
        id="a second recipient",
    ),
    pytest.param(
        "Six years for the colonel, four for his wife: that was the verdict of the court in the bribery trial.",
        [("sentenced", "colonel", {"term": "P6Y"}), ("sentenced", "his wife", {"term": "P4Y"})],
        id="sentences without a verb",
    ),
    pytest.param(
        "The heaviest sentence in the fraud trial, 14 years, went to Ivan Petrov.",
        [("sentenced", "Ivan Petrov", {"term": "P14Y"})],
        id="a sentence that goes to somebody",
    ),
    pytest.param(
        "The court found the former customs chief Ivan Petrov guilty of abuse of office.",
        [("convicted", "Ivan Petrov", {"offences": ("abuse_of_office",)})],
        id="guilty behind a title and a name",
    ),
    pytest.param(
        "Ivan Petrov was charged with fraud on Monday. The judge imposed house arrest.",
        [("charged", "Ivan Petrov", {}), ("detained", "Ivan Petrov", {"by": "judge"})],
        id="a restraint is laid on whoever was charged",
    ),
    pytest.param(
        "Prosecutors filed fraud charges against Ivan Petrov and 11 others.",
        [("charged", "Ivan Petrov", {}), ("charged", 11, {})],
        id="others behind a name",
    ),
    pytest.param(
        "Detectives from the Anti-Corruption Bureau raided the homes of Ivan Petrov and two of his aides over bribes.",
        [("searched", "Ivan Petrov", {"by": "Anti-Corruption Bureau"}), ("searched", 2, {})],
        id="the agency behind its detectives, and homes of several",
    ),
    pytest.param(
        "Ivan Petrov was convicted of bribery, and in January his villa was frozen.",
        [("convicted", "Ivan Petrov", {}), ("seized", "Ivan Petrov", {"what": "his villa"})],
        id="frozen is no adjective",
    ),
    pytest.param(
        "Arrested in 2022 for fraud and cleared in 2023, Ivan Petrov said nothing.",
        [("detained", "Ivan Petrov", {"when": "2022"}), ("acquitted", "Ivan Petrov", {"when": "2023"})],
        id="cleared, of whoever was arrested",
    ),
    pytest.param(
        "His accounts were frozen on Monday. Ivan Petrov, 52, says that he knows of no fraud.",
        [("seized", "Ivan Petrov", {"what": "His accounts"})],
        id="a first pronoun means whom the text goes on to name",
    ),
    pytest.param(
        "The pay of the missing soldiers ended up in the pocket of Colonel Ivan Petrov.",
        [("embezzlement", "Ivan Petrov", {})],
        id="in whose pocket money ends up",
    ),
    pytest.param(
        "Police officers of the Dostyk post collected 20 euros from drivers.",
        [("extortion", "Police officers of the Dostyk post", {})],
        id="what officials collect from drivers",
    ),
    pytest.param(
        "An ammunition depot blew up near Tarn on Monday.",
        [("crash", "None", {})],
        id="a depot that blows up is no attack",
    ),
    pytest.param(
        "A bomb went off under the car of the prosecutor in Tarn on Monday.",
        [("attack", "None", {})],
        id="a bomb that goes off is one",
    ),
]

NOTHING = [
    pytest.param("The court heard that the auditors were given ten for style.", id="a number that is no term"),
    pytest.param("Nobody could be charged with fraud under that law.", id="nobody, in general"),
    pytest.param(
        "Two years for nothing: the builders of the bridge are still waiting for a permit.", id="no court near"
    ),
    pytest.param("He waited five years for a permit, and the court gave him none.", id="waiting is no term"),
    pytest.param("The magistrate has five days to appeal for calm.", id="time to appeal"),
    pytest.param("The prosecutor praised the investigating judge Marta Koval.", id="who investigates"),
    pytest.param("The pay of the soldiers ended up in the account of the bank.", id="a bank's account"),
    pytest.param("The company collected 20 euros from drivers.", id="a firm may collect"),
    pytest.param("Every official caught in the act is to be jailed, the minister promised.", id="whoever it may be"),
    pytest.param("The meeting was held in Tarn.", id="a meeting is held"),
    pytest.param("The accident cleared the way for his prosecution.", id="the way is cleared"),
]


def who(claim):
    if getattr(claim, "count", None):
        return claim.count
    return plain(getattr(claim, "person", None)) or getattr(claim, "body", None) or getattr(claim, "described", None)


def found(text):
    return [c for c in claims(text) if c.kind in KINDS]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_a_court_report_tells(text, expected):
    told = found(text)
    assert sorted((c.act, str(who(c))) for c in told) == sorted((act, str(whom)) for act, whom, _ in expected)
    for act, whom, fields in expected:
        claim = next(c for c in told if (c.act, str(who(c))) == (act, str(whom)))
        values = {f: getattr(claim, f) for f in fields}
        assert {f: v if isinstance(v, tuple) else str(v) for f, v in values.items()} == fields


@pytest.mark.parametrize("text", NOTHING)
def test_what_a_court_report_does_not_tell(text):
    assert found(text) == []


def test_the_words_of_a_relative_behind_the_firm_are_evidence(told_tie):
    assert told_tie.evidence.quote.endswith("Moses Banda")


@pytest.fixture
def told_tie():
    """The tie within "founded … by the nephew of its chief, X", whose name stands behind the one who is so called."""
    text = (
        "The navy bought life jackets at five times the price from a firm founded three weeks before the tender by the "
        "nephew of its procurement chief, Captain Moses Banda."
    )
    return next(c for c in claims(text) if c.kind == "tie" and c.act == "family")
