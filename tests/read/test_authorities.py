"""By whom a step of the law is taken where its clause does not say: whoever hears the accused, the court whose verdict
goes on, the agency whose operation goes on, the body behind "its investigators". All of it is invented."""

import pytest
from tests.read.reading import claims, plain

BY = [
    pytest.param(
        "Ivan Petrov was arraigned for bribery before magistrate Anna Kim.", {"Ivan Petrov": "Anna Kim"}, id="a judge"
    ),
    pytest.param(
        "Over the bribes Ivan Petrov was hauled before a parliamentary inquiry three times.",
        {"Ivan Petrov": "parliamentary inquiry"},
        id="an inquiry",
    ),
    pytest.param(
        "Ivan Petrov was questioned over bribes before Oleg Moroz.", {"Ivan Petrov": None}, id="before somebody in time"
    ),
    pytest.param(
        "Judge Anna Kim sentenced Ivan Petrov on Monday to nine years for bribery. His driver, Oleg Moroz, got six.",
        {"Ivan Petrov": "Anna Kim", "Oleg Moroz": "Anna Kim"},
        id="a verdict that goes on",
    ),
    pytest.param(
        "Judge Anna Kim sentenced Ivan Petrov on Monday to nine years for bribery. "
        "In 2014 his driver, Oleg Moroz, was sentenced to six years.",
        {"Ivan Petrov": "Anna Kim", "Oleg Moroz": None},
        id="a verdict of another day",
    ),
    pytest.param(
        "The Financial Police arrested Ivan Petrov over bribes on Monday. "
        "Also on Monday two officers were placed under house arrest.",
        {"Ivan Petrov": "Financial Police", "two officers": "Financial Police"},
        id="an operation that goes on",
    ),
    pytest.param(
        "The Financial Police arrested Ivan Petrov over bribes on Monday.\n\nTarn is a small town.\n\n"
        "On Monday two officers were detained in the port.",
        {"Ivan Petrov": "Financial Police", "two officers": None},
        id="another paragraph",
    ),
    pytest.param(
        "The Audit Bureau opened a file on bribes. Its investigators questioned Ivan Petrov for five hours.",
        {"Ivan Petrov": "Audit Bureau"},
        id="its investigators",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BY)
def test_by_whom(text, expected):
    told = {plain(c.person): c.by for c in claims(text, "justice") if c.person}
    assert told == expected
