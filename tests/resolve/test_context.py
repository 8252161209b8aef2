"""What a text says around its names: the region that it is about, whatever else stands in it."""

import pytest

from graftwatch.names import place_of
from graftwatch.resolve.context import region_of

ENDLESS = "Verylong" * 250_000  # to try each capital with all that follows takes hours


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("The governor of Tarsk Region was dismissed.", "Tarsk"),
        ("Officials of the region of Tarsk met.", "Tarsk"),
        ("Tarsk Region pays. Halm Region does not.", None),
        ("Tarsk Region pays. So did Tarsk Region last year. Halm Region does not.", "Tarsk"),
        ("Officials met in the capital.", None),
        (f"{ENDLESS} met the governor of Tarsk Region.", "Tarsk"),
    ],
)
def test_a_text_is_about_the_region_that_it_names_most(text: str, region: str | None) -> None:
    assert region_of(text) == (place_of(region) if region else None)
