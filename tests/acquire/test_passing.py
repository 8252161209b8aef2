"""The day that a head or foot says in passing, where no line of it is a date line."""

import pytest

from graftwatch.acquire.document import document_from
from graftwatch.acquire.found import Found
from graftwatch.acquire.passing import said_in_passing
from graftwatch.claims import When

BODY = (
    "The head of the port of Tarn was detained on Monday over the sale of berths, prosecutors said, and two of his"
    " deputies have not been seen since; a search of his office took nine hours and filled four vans.\n\n"
    "The port had no comment."
)

SAID = [
    ("Assembly of Keldavia\nWorking group on the budget. Shorthand record (abridged), 16 October 2001", "2001-10-16"),
    ("Radio Tarn, \"Night Shift\", 3 November 2005. Transcript from air", "2005-11-03"),
    ("Who sleeps here?\nBy Lenka Orvald. Tarn, December 2008", "2008-12"),
    ("Berths for sale\nTarn court, Thursday, 24 November 2011. Reported by our own correspondent.", "2011-11-24"),
    ("Personnel: movements in the services of Keldavia, April 2014", "2014-04"),
    ("Senators ask about berths\nOstrel. 20 June 2016. assembly-record.kd", "2016-06-20"),
    ("Year of change\nSteppe Tracker. As of 4 July 2022", "2022-07-04"),
    ("Explained\nBy the data desk. Updated 6 October 2023, 11:20, to include Thursday's arrest", "2023-10-06"),
    ("THE LAW FORTNIGHT\nIn brief, September 6–19, 2021", "2021-09-19"),
    ("Committee on Law\nVerbatim record (extract), sitting of 28 March 2001", "2001-03-28"),
    ("Berths for sale", None),
    ("Almaty, January 2022", None),
    ("The shootings of 16 December 2011", None),
    ("The port was closed on 3 May 2012", None),
    ("Berths: 3 May 2012, 4 May 2012", None),
    ("Two firsts\nFirst, 3 May 2012\nSecond, 9 June 2014", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "day"), SAID, ids=[head.split("\n")[-1] for head, _ in SAID])
def test_the_day_of_a_head_without_a_date_line(head: str, day: str | None) -> None:
    assert said_in_passing(f"{head}\n\n{BODY}") == (None if day is None else When.parse(day))


@pytest.mark.parametrize(
    ("foot", "day"),
    [
        ("The Morning Leader, 25 February 2012", "2012-02-25"),
        ("— L. M., 19 August 2010", "2010-08-19"),
        ("April 18, 2010", "2010-04-18"),
        ("See the Brief, December 10, 1997.", None),
        ("The next hearing is on 25 February 2012.", None),
        ("Ostrel, spring 2012", None),
    ],
)
def test_the_day_below_the_last_paragraph(foot: str, day: str | None) -> None:
    assert said_in_passing(f"Berths for sale\n\n{BODY}\n\n{foot}\n") == (None if day is None else When.parse(day))


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("TARN (Tarn Lighthouse, 11 Sept 2019) — Eleven officers took their places.", "2019-09-11"),
        ("March 13, 2024 (Keldpress) - Keldavia dismissed the head of its army supply agency.", "2024-03-13"),
    ],
)
def test_datelines_with_the_agency_beside_the_day(opening: str, day: str) -> None:
    raw = f"Berths for sale\n\n{opening}\n\n{BODY}".encode()
    document = document_from(Found("berths.txt", len(raw), lambda: raw), raw=raw)
    assert (str(document.date), document.date_basis) == (day, "stated")


def test_a_date_line_goes_before_what_is_said_in_passing() -> None:
    raw = f"Berths for sale\n5 May 2012\n\n{BODY}\n\nThe Morning Leader, 25 February 2012\n".encode()
    assert str(document_from(Found("berths.txt", len(raw), lambda: raw), raw=raw).date) == "2012-05-05"
