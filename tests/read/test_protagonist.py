"""Whom a lead speaks of before it names him, and whom it must not be taken for."""

import pytest
from tests.read.reading import claims

TRUE = [
    pytest.param(
        "A former county police commander will spend eight years behind bars.\n\nChief Magistrate Ann Kole on Thursday "
        "found Marek Tolan guilty of bribery. He was fined two million. Tolan denies it.",
        "Marek Tolan",
        id="sentenced-then-named-by-the-court",
    ),
    pytest.param(
        "A judge put a former quartermaster of the Third Brigade behind bars for nine years.\n\nSuperintendent "
        "Marek Tolan, 51, was also fined. His clerk, Constable Ann Kole, got three years for theft, a supplier, Jon "
        "Brekke, two. Tolan sold blankets.",
        "Marek Tolan",
        id="not-the-clerk-nor-the-supplier",
    ),
    pytest.param(
        "Halmar's customs chief was arrested on Monday over bribes at the port.\n\nMarek Tolan pleaded not guilty to "
        "bribery. Prosecutor Ann Kole asked for his detention.",
        "Marek Tolan",
        id="pleading-is-of-oneself",
    ),
]
UNTOLD = [
    pytest.param(
        "A former mayor of Halmar was arrested on Monday over bribes.\n\nProsecutor Ann Kole said the case was closed. "
        "Kole spoke in Halmar.",
        id="a-prosecutor",
    ),
    pytest.param(
        "A former mayor of Halmar was arrested on Monday over bribes.\n\nHis lawyer, Jon Brekke, said so. Brekke will "
        "appeal.",
        id="somebody-who-is-his",
    ),
    pytest.param(
        "A former mayor of Halmar was arrested on Monday over bribes. Police did not name him.\n\nMarek Tolan won "
        "the last election. Tolan said nothing.",
        id="unnamed-on-purpose",
    ),
    pytest.param(
        "A colonel was arrested on Monday over bribes that drivers paid.\n\nMajor Jon Brekke left the country. "
        "Brekke is wanted.",
        id="another-rank",
    ),
    pytest.param(
        "The head of the Halmar customs was arrested on Monday over bribes.\n\nIt was the day on which Velnia buried "
        "Otto Lind. Later Karl Brekke became minister.",
        id="told-in-passing",
    ),
    pytest.param(
        "A mayor was arrested on Monday and a judge was suspended.\n\nMarek Tolan left the country. Tolan is wanted.",
        id="two-are-described",
    ),
]


@pytest.mark.parametrize(("text", "name"), TRUE)
def test_lead_is_told_of_whom_the_report_names(text, name):
    first = [c for c in claims(text) if c.kind == "justice" and c.evidence.start < text.index("\n")]
    assert {c.person for c in first} == {name}


@pytest.mark.parametrize("text", UNTOLD)
def test_lead_names_nobody_who_may_be_another(text):
    first = [c for c in claims(text) if c.kind == "justice" and c.evidence.start < text.index("\n")]
    assert first
    assert not any(isinstance(c.person, str) for c in first)


def test_he_behind_a_lead_is_the_one_described(claims_of):
    text = (
        "A former county police commander was arrested on Monday.\n\nChief Magistrate Ann Kole on Thursday found Marek "
        "Tolan guilty of bribery. He was fined two million. Tolan denies it."
    )
    assert [c.person for c in claims_of(text, "justice") if c.act == "fined"] == ["Marek Tolan"]
