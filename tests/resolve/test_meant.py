"""Whom a name means within one document: namesakes that the text tells apart, former names, and who they are not."""

import pytest

from graftwatch.claims import Mention
from graftwatch.resolve.meant import Meant
from graftwatch.resolve.party import Post

PROSECUTOR = Post("prosecution", "prosecution@orman", seen=1)
GOVERNOR = Post("governor", "governor@orman", seen=1)
MINISTER = Post("ministry", "ministry+roads", seen=1)
DEPUTY = Post("deputy+ministry", "ministry+roads", seen=1)


def meant(text: str, names: dict[str, str], posts: dict[int, list[Post]] | None = None) -> list[str]:
    """Whom each name means, in the order of the text; `names` maps surfaces to what the reader took them for."""
    found, at = [], 0
    for surface in names:
        plain = surface.rstrip("*")
        at = text.index(plain, at)
        found.append(
            Mention(
                document="d", source="s", surface=plain, start=at, end=at + len(plain), schema="Person",
                entity=names[surface],
            )
        )  # fmt: skip
        at += len(plain)
    whole = Meant(text, found, posts or {})
    return [whole.at(i) for i in range(len(found))]


ASKAR = "Askar Muratin"


@pytest.mark.parametrize(
    ("text", "names", "posts", "people"),
    [
        pytest.param(
            "The prosecutor, Askar Muratin, opened a case. He is not to be confused with the governor, Askar Ilin "
            "Muratin.",
            {ASKAR: "Askar Ilin Muratin", "Askar Ilin Muratin": "Askar Ilin Muratin"}, {},
            [ASKAR, "Askar Ilin Muratin"], id="the-text-says-so",
        ),
        pytest.param(
            "Askar Muratin, the governor, moves. Askar Muratin, the prosecutor, stays. Muratin is glad.",
            {ASKAR: ASKAR, ASKAR + "*": ASKAR, "Muratin": ASKAR}, {0: [GOVERNOR], 1: [PROSECUTOR]},
            [ASKAR, ASKAR + "\x1f1", ASKAR + "\x1f1"], id="offices-that-nobody-holds-together",
        ),
        pytest.param(
            "Askar Muratin, the minister, spoke. Askar Muratin, the deputy minister, too.",
            {ASKAR: ASKAR, ASKAR + "*": ASKAR}, {0: [MINISTER], 1: [DEPUTY]}, [ASKAR, ASKAR],
            id="posts-that-may-be-one-person's",
        ),
        pytest.param(
            "Askar Muratin, a trader, is no relative of Yerlan Muratin. Muratin is a witness.",
            {ASKAR: ASKAR, "Yerlan Muratin": "Yerlan Muratin", "Muratin": "Yerlan Muratin"}, {},
            [ASKAR, "Yerlan Muratin", ASKAR], id="a-bare-surname-is-not-whom-the-text-names-to-deny",
        ),
        pytest.param(
            "Saule Omarin (formerly Imashina) resigned.", {"Saule Omarin": "Saule Omarin", "Imashina": "Imashina"}, {},
            ["Saule Omarin", "Saule Omarin"], id="former-name",
        ),
        pytest.param(
            "Askar Muratin spoke. Askar Muratin left.", {ASKAR: ASKAR, ASKAR + "*": ASKAR}, {}, [ASKAR, ASKAR],
            id="a-name-that-is-only-repeated",
        ),
    ],
)  # fmt: skip
def test_whom_a_name_means(text: str, names: dict[str, str], posts: dict[int, list[Post]], people: list[str]) -> None:
    assert meant(text, names, posts) == people


class _Counting(dict[int, list[Post]]):
    """Posts that count how often somebody asks for them."""

    asked = 0

    def get(self, *given: object) -> list[Post]:  # type: ignore[override]
        self.asked += 1
        return super().get(*given)  # type: ignore[call-overload, no-any-return]


def test_who_is_named_a_thousand_times_is_not_compared_with_each_of_them() -> None:
    number = 1000
    text = f"{ASKAR} spoke. " * number
    names = [
        Mention(document="d", source="s", surface=ASKAR, start=at, end=at + len(ASKAR), schema="Person", entity=ASKAR)
        for at in range(0, len(text), len(text) // number)
    ]
    posts = _Counting({0: [GOVERNOR], number - 1: [PROSECUTOR]})
    whole = Meant(text, names, posts)
    assert [whole.at(i) for i in (0, 1, number - 2, number - 1)] == [ASKAR, ASKAR, ASKAR, ASKAR + "\x1f1"]
    assert posts.asked < 10 * number
