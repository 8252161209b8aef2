"""Sums of money: a code, a plain number, and nothing else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import Money, NotMoney


@pytest.mark.parametrize(
    ("text", "currency", "number"),
    [
        pytest.param("USD 4000000", "USD", Decimal(4000000), id="whole"),
        pytest.param("KZT 33.25", "KZT", Decimal("33.25"), id="with-decimals"),
        pytest.param("EUR -5", "EUR", Decimal(-5), id="negative"),
    ],
)
def test_reads_and_writes(text: str, currency: str, number: Decimal) -> None:
    money = Money.parse(text)
    assert (money.currency, money.number) == (currency, number)
    assert str(money) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("4000000", id="no-currency"),
        pytest.param("USD", id="no-number"),
        pytest.param("usd 4", id="lower-case"),
        pytest.param("US$ 4", id="sign"),
        pytest.param("USD 4,000,000", id="thousands-separators"),
        pytest.param("USD 4e6", id="exponent"),
        pytest.param("USD NaN", id="not-a-number"),
        pytest.param("USD  4", id="two-spaces"),
        pytest.param("USD ٤", id="other-digits"),
        pytest.param("USD 4\n", id="line-end"),
    ],
)
def test_what_is_no_money(text: str) -> None:
    with pytest.raises(NotMoney, match="for example USD 4000000"):
        Money.parse(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_any_number_is_written_plainly_and_read_back(number: Decimal) -> None:
    text = str(Money("USD", number))
    assert "E" not in text.split(" ")[1]
    assert Money.parse(text).number == number
