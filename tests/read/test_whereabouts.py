"""Where a deed of the law happened, and where an official sits."""

import pytest
from tests.read.reading import claims, plain

DEEDS = [
    ("Colonel Tolan was picked up at his farm near Madar on Thursday.", "detained", "Madar"),
    ("General Solane was arrested on 2 April at Manas airport with two suitcases.", "detained", "Manas airport"),
    ("Colonel Tolan was arrested at the airport in Almaty.", "detained", "Almaty"),
    ("Colonel Tolan was detained in May 2009 near Darb with 12 kilograms of heroin.", "detained", "Darb"),
    ("Colonel Tolan is in Lefort prison.", "detained", "Lefort prison"),
    ("Marek Tolan is extradited from Novosibirsk.", "extradited", "Novosibirsk"),
    ("Two accounts of Mrs Petra Solane in Vienna were frozen.", "seized", "Vienna"),
    ("Officers searched the home of Colonel Tolan in Bishkek.", "searched", "Bishkek"),
    ("Colonel Tolan was arrested in January.", "detained", None),
    ("Colonel Tolan was arrested near midnight at his home.", "detained", None),
    ("Colonel Tolan was arrested in a raid on the customs service.", "detained", None),
]


@pytest.mark.parametrize(("text", "act", "place"), DEEDS, ids=[text for text, *_ in DEEDS])
def test_where_the_law_did_it(text: str, act: str, place: str | None) -> None:
    (told,) = [c for c in claims(text, "justice") if c.act == act]
    assert told.place == place


HELD = [
    ("Mayor Petra Solane of Almaty was arrested.", "Almaty", None),
    ("Mayor Petra Solane of Yalikent was arrested.", "Yalikent", None),
    ("Former mayor Marek Tolan of Nahal Tamar was detained.", "Nahal Tamar", None),
    ("The mayor of Yalikent, Petra Solane, was arrested.", "Yalikent", None),
    ("Senator Ann Lee of Texas was charged.", "Texas", None),
    ("Director Marek Tolan of the Road Fund was arrested.", None, "Road Fund"),
    ("Mayor Petra Solane of the Justice Party was arrested.", None, None),
    ("Governor Marek Tolan of Ivan Orlov's party was charged.", None, None),
]


@pytest.mark.parametrize(("text", "place", "body"), HELD, ids=[text for text, *_ in HELD])
def test_whose_post_a_title_is_stands_behind_the_name(text: str, place: str | None, body: str | None) -> None:
    (held,) = [c for c in claims(text, "career") if c.act == "holds_post"]
    assert (held.place, plain(held.body)) == (place, body)
