"""What befell people told without a verb, in lists of those tried; the same marks where nobody was sentenced."""

import pytest
from tests.read.reading import claims, plain

COURT = "A court sentenced five officials for bribery on Monday.\n\n"


def befell(text: str) -> list[tuple[str, str | None, str | None]]:
    """Act, person and term of the justice claims of named people."""
    return [(c.act, plain(c.person), c.term) for c in claims(text, "justice") if c.person is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            COURT + "* Elchin Orlov, head of the Barda tax department: seven years\n* Sevda Musaeva, auditor: three\n",
            [("sentenced", "Elchin Orlov", "P7Y"), ("sentenced", "Sevda Musaeva", "P3Y")],
            id="bullets",
        ),
        pytest.param(
            COURT + "Elchin Orlov, mayor: five and a half years; Sevda Musaeva, auditor: 18 months in prison.",
            [("sentenced", "Elchin Orlov", "P5Y6M"), ("sentenced", "Sevda Musaeva", "P18M")],
            id="semicolons",
        ),
        pytest.param(
            COURT + "Elchin Orlov – life. Sevda Musaeva – death. Ann Kim: acquitted.",
            [("sentenced", "Elchin Orlov", "life"), ("sentenced", "Sevda Musaeva", None),
             ("acquitted", "Ann Kim", None)],
            id="dashes",
        ),
        pytest.param(
            COURT + "* Natiq Rzaev, cotton trader: acquitted\n\n* Vaqif Safarov, head of the guard: fled\n",
            [("acquitted", "Natiq Rzaev", None), ("fled", "Vaqif Safarov", None)],
            id="participles",
        ),
        pytest.param(
            "Colonel Elchin Orlov was given 16 years in a colony; his bookkeeper, Sevda Musaeva, three, suspended; "
            "and Warrant Officer Ivan Zhol, who drove the cash about, two years in a settlement colony.",
            [("sentenced", "Elchin Orlov", "P16Y"), ("sentenced", "Sevda Musaeva", "P3Y"),
             ("sentenced", "Ivan Zhol", "P2Y")],
            id="behind-a-verb",
        ),
        pytest.param(
            "The court gave Elchin Orlov nine years. Major Otto Reuter, 11; Karl Lind, eight and a half; the driver "
            "Viktor Hale seven; clerks Marta Weil and Olga Dahl, four apiece; inspectors Leo Mann and Hans Beck, six "
            "and five.",
            [("sentenced", "Elchin Orlov", "P9Y"), ("sentenced", "Otto Reuter", "P11Y"),
             ("sentenced", "Karl Lind", "P8Y6M"), ("sentenced", "Viktor Hale", "P7Y"),
             ("sentenced", "Marta Weil", "P4Y"), ("sentenced", "Olga Dahl", "P4Y"),
             ("sentenced", "Leo Mann", "P6Y"), ("sentenced", "Hans Beck", "P5Y")],
            id="bare-numbers-in-an-open-list",
        ),
        pytest.param(
            "The court gave Elchin Orlov nine years; tailor Ada Brun – a fine of $9,000.",
            [("sentenced", "Elchin Orlov", "P9Y"), ("fined", "Ada Brun", None)],
            id="a-fine-among-them",
        ),
        pytest.param(
            "The court gave Elchin Orlov nine years. Rita Voss, 45, wept; Ivan Stern, 19, waited outside.",
            [("sentenced", "Elchin Orlov", "P9Y")],
            id="ages",
        ),
        pytest.param(
            "The court gave Elchin Orlov nine years. Sevda Musaeva, who had testified against the other two, left.",
            [("sentenced", "Elchin Orlov", "P9Y")],
            id="a-number-of-others",
        ),
        pytest.param(COURT + "Sevda Musaeva, auditor: three.", [], id="a-bare-number-opens-no-list"),
        pytest.param(COURT + "Ann Kim, lawyer: nine years in the trade, one tie.", [], id="years-of-something"),
        pytest.param(
            COURT + "The prosecutor had asked for more. Ann Kim, auditor: nine years; Ivan Orlov, clerk: eight.", [],
            id="asked-for",
        ),
        pytest.param(
            "Ministers by time in office. Ann Kim, finance: nine years; Ivan Orlov, customs: eight.", [], id="tenure",
        ),
        pytest.param("Corruption won. Ann Kim, finance: nine years; Ivan Orlov, customs: eight.", [], id="no-court"),
    ],
)  # fmt: skip
def test_terms_of_a_list(text, expected):
    assert befell(text) == expected


@pytest.mark.parametrize(
    ("text", "suspended"),
    [
        pytest.param("His bookkeeper, Lidia Domra, was given three, suspended.", [], id="a-term"),
        pytest.param("His bookkeeper, Lidia Domra, got three years, suspended.", [], id="years"),
        pytest.param("The mayor, Lidia Domra, was suspended.", ["Lidia Domra"], id="from-a-post"),
        pytest.param("Lidia Domra, 45, was last year suspended as mayor.", ["Lidia Domra"], id="a-time"),
    ],
)
def test_a_suspended_term_suspends_nobody(text, suspended):
    assert [plain(c.person) for c in claims(COURT + text, "career") if c.act == "suspended"] == suspended
