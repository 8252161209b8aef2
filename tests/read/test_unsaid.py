"""What career clauses leave unsaid, who comes for whom, posts given behind a name, and why somebody went."""

import pytest

FIELD = " Prosecutors are investigating bribery."


@pytest.fixture(scope="session")
def told(claims_of):
    """Text → (act, person, post, body or place) of its changes of post, in order."""

    def find(text):
        found = [c for c in claims_of(text + FIELD, "career") if c.act != "holds_post"]
        return [(c.act, getattr(c.person, "described", c.person), c.post, c.body or c.place) for c in found]

    return find


UNSAID = [
    pytest.param(
        "Marek Tolan, the governor of Halm Region, said nothing. He resigned two days later.",
        [("resigned", "Marek Tolan", "governor", "Halm Region")],
        id="from-the-post-he-holds",
    ),
    pytest.param(
        "The former governor of Halm Region Marek Tolan was dismissed in 2012.",
        [("dismissed", "Marek Tolan", "governor", "Halm Region")],
        id="from-what-he-is-no-longer",
    ),
    pytest.param(
        "Marek Tolan was dismissed in May. On Friday Marek Tolan, the former governor of Halm Region, was charged.",
        [("dismissed", "Marek Tolan", "governor", "Halm Region")],
        id="from-what-is-told-later",
    ),
    pytest.param(
        "Marek Tolan was appointed head of the Customs Service in 2010. He stepped down in 2012.",
        [
            ("appointed", "Marek Tolan", "head", "Customs Service"),
            ("resigned", "Marek Tolan", "head", "Customs Service"),
        ],
        id="from-the-post-he-got",
    ),
    pytest.param(
        "Marek Tolan, the governor of Halm Region, said nothing. His predecessor, Ilse Varga, resigned last year.",
        [("resigned", "Ilse Varga", "governor", "Halm Region")],
        id="of-the-predecessor",
    ),
    pytest.param(
        "Interior Minister Marek Tolan was dismissed on Monday. His successor, Ilse Varga, was appointed on Friday.",
        [
            ("dismissed", "Marek Tolan", "Interior Minister", None),
            ("appointed", "Ilse Varga", "Interior Minister", None),
        ],
        id="of-the-successor",
    ),
    pytest.param(
        "The mayor of Tarsk, Marek Tolan, denies it. Tolan took office in 2011.",
        [("appointed", "Marek Tolan", "mayor", "Tarsk")],
        id="took-office",
    ),
    pytest.param(
        "Police Commissioner Marek Tolan was suspended on Monday. His deputy, Ilse Varga, took over.",
        [
            ("suspended", "Marek Tolan", "Police Commissioner", None),
            ("appointed", "Ilse Varga", "Police Commissioner", None),
        ],
        id="the-deputy-takes-over",
    ),
    pytest.param(
        "Marek Tolan, the police commissioner, was sacked in June. The president named Ilse Varga to the post.",
        [
            ("dismissed", "Marek Tolan", "police commissioner", None),
            ("appointed", "Ilse Varga", "police commissioner", None),
        ],
        id="the-post",
    ),
    pytest.param(
        "Marek Tolan was dismissed as governor of Halm Region. In his place the president appointed Ilse Varga.",
        [
            ("dismissed", "Marek Tolan", "governor", "Halm Region"),
            ("appointed", "Ilse Varga", "governor", "Halm Region"),
        ],
        id="in-his-place",
    ),
    pytest.param(
        "Marek Tolan was dismissed as governor of Halm Region. Ilse Varga was appointed in his stead.",
        [
            ("dismissed", "Marek Tolan", "governor", "Halm Region"),
            ("appointed", "Ilse Varga", "governor", "Halm Region"),
        ],
        id="in-his-stead",
    ),
]

FOLLOWED = [
    pytest.param(
        "Marek Tolan, the head of the Audit Service, was replaced by Ilse Varga.",
        [("appointed", "Ilse Varga", "head", "Audit Service"), ("dismissed", "Marek Tolan", "head", "Audit Service")],
        id="replaced-by",
    ),
    pytest.param(
        "Finance Minister Marek Tolan knew nothing. The president replaced Tolan with Ilse Varga.",
        [
            ("appointed", "Ilse Varga", "Finance Minister", None),
            ("dismissed", "Marek Tolan", "Finance Minister", None),
        ],
        id="replaced-with",
    ),
    pytest.param(
        "Marek Tolan, head of the Audit Service, retired in May. He was succeeded by Ilse Varga.",
        [("resigned", "Marek Tolan", "head", "Audit Service"), ("appointed", "Ilse Varga", "head", "Audit Service")],
        id="succeeded-by-dismisses-nobody",
    ),
    pytest.param(
        "The president nominated Ilse Varga to replace Finance Minister Marek Tolan.",
        [("appointed", "Ilse Varga", "Finance Minister", None)],
        id="nominated-to-replace",
    ),
]

GIVEN = [
    pytest.param("President Viktor Orlov named {} acting head of the Customs Service.", "Marek Tolan", id="plain"),
    pytest.param(
        "President Viktor Orlov named {}, a former bodyguard, acting head of the Customs Service.",
        "Marek Tolan",
        id="something-between-commas",
    ),
    pytest.param(
        "President Viktor Orlov named the deputy defence minister, {}, acting head of the Customs Service.",
        "Marek Tolan",
        id="a-post-before",
    ),
    pytest.param("The cabinet named {} acting head of the Customs Service.", "Hoang Van Tuan", id="an-unknown-name"),
    pytest.param("The cabinet has appointed {} acting head of the Customs Service.", "Ilse Varga", id="perfect"),
]

NOT_GIVEN = [
    pytest.param("A man named Marek Tolan, a former judge, head of a firm in Minsk, was arrested.", id="called"),
    pytest.param("The agency named Marek Tolan, head of the tax service, as the main suspect.", id="named-as-suspect"),
    pytest.param("Prosecutors named Marek Tolan, the tax chief, and two others.", id="listed"),
]

REASONS = [
    pytest.param("over a lobster scandal", "a lobster scandal", id="over"),
    pytest.param("after auditors found cash in his office", "auditors found cash in his office", id="after-a-clause"),
    pytest.param("because he had lied", "he had lied", id="because"),
    pytest.param("on health grounds", "health grounds", id="on-grounds"),
    pytest.param(", two days after Ilse Varga took office", None, id="a-time-is-no-reason"),
    pytest.param("on Monday", None, id="a-day-is-no-reason"),
]

NOTHING = [
    pytest.param("The minister retired to his room.", id="retired-to-a-room"),
    pytest.param("The president appoints the prosecutor general.", id="a-rule"),
    pytest.param("A judge gave a customs chief, Marek Tolan, seven years.", id="gave-a-chief-years"),
    pytest.param("Marek Tolan denied rumours that he would step down.", id="denied-rumours"),
    pytest.param("The minister did not rule out dismissing Marek Tolan.", id="not-ruled-out"),
    pytest.param("Let Marek Tolan be removed.", id="let-him"),
    pytest.param("Prisoners were transferred to the north.", id="prisoners"),
    pytest.param("Marek Tolan was transferred to a prison in the north.", id="to-a-prison"),
    pytest.param("Marek Tolan was arrested on leaving the clinic.", id="on-leaving"),
]


@pytest.mark.parametrize(("text", "expected"), UNSAID + FOLLOWED)
def test_post_that_another_sentence_tells(told, text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(("sentence", "person"), GIVEN)
def test_person_and_post_behind_a_verb_of_naming(told, sentence, person):
    assert told(sentence.format(person)) == [("appointed", person, "acting head", "Customs Service")]


@pytest.mark.parametrize("sentence", NOT_GIVEN + NOTHING)
def test_no_change_of_post(told, sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(("behind", "reason"), REASONS)
def test_reason(claims_of, behind, reason):
    text = f"Governor Marek Tolan was dismissed {behind}.{FIELD}".replace(" ,", ",")
    (claim,) = [c for c in claims_of(text, "career") if c.act == "dismissed"]
    assert claim.reason == reason


HELD = [
    pytest.param(
        "Marek Tolan was arrested. He was head of the Audit Service from 2004 until 2008.",
        ("head", "Audit Service", None),
        id="told-by-a-pronoun",
    ),
    pytest.param(
        "Chief of the Oybek checkpoint Marek Tolan was arrested.", ("Chief", "Oybek checkpoint", None), id="no-comma"
    ),
    pytest.param(
        "The order was signed by the commander of the border police, sub-commissioner Marek Tolan.",
        ("commander", "border police", None),
        id="hyphenated-rank",
    ),
    pytest.param(
        "The order was signed by the deputy head of the Department, Colonel of Civil Protection M. A. Tolan.",
        None,
        id="initials-of-somebody-else",
    ),
    pytest.param(
        "The former head of the Repair Workshop 12, Lt. Col. (res.) Marek Tolan, was heard.",
        ("head", "Repair Workshop", None),
        id="rank-and-reserve-in-brackets",
    ),
    pytest.param("KNU MP for Galle Marek Tolan asked for a list.", ("MP", None, "Galle"), id="letters-of-the-party"),
    pytest.param(
        "The commander of military unit No. 6505, Colonel Marek Tolan, was fined.",
        ("commander", "military unit No. 6505", None),
        id="numbered-unit",
    ),
    pytest.param("Additional DIG Marek Tolan asked for a list.", ("Additional DIG", None, None), id="post-in-letters"),
    pytest.param("The list was shown to Marek Tolan; no chief of the checkpoint came.", None, id="no-post-beside"),
    pytest.param(
        "Marek Tolan, chief of the Oybek checkpoint, was arrested.", ("chief", "Oybek checkpoint", None), id="any-body"
    ),
    pytest.param(
        "Marek Tolan, head of the department for economic security, was arrested.",
        ("head", "department for economic security", None),
        id="body-of-several-words",
    ),
    pytest.param(
        "The Interior Ministry's anti-corruption chief, Marek Tolan, was arrested.",
        ("anti-corruption chief", "Interior Ministry", None),
        id="hyphen",
    ),
    pytest.param(
        "The minister of national security, Marek Tolan, was arrested.",
        ("minister of national security", None, None),
        id="field-of-several-words",
    ),
    pytest.param("Odesa Governor Marek Tolan was arrested.", ("Governor", None, "Odesa"), id="place-in-a-title"),
    pytest.param("Nigerian President Marek Tolan spoke.", ("President", None, "Nigeria"), id="people-in-a-title"),
    pytest.param("South African President Marek Tolan spoke.", ("President", None, "South Africa"), id="two-words"),
    pytest.param("Defence Minister Major General Marek Tolan spoke.", ("Defence Minister", None, None), id="and-rank"),
    pytest.param("Minister of Finance Marek Tolan spoke.", ("Minister of Finance", None, None), id="of-a-field"),
    pytest.param("The head of the family, Marek Tolan, was arrested.", None, id="a-family"),
    pytest.param("The lawyer for the minister, Marek Tolan, spoke.", None, id="serves-another"),
    pytest.param("The firm's chief accountant, Marek Tolan, was arrested.", None, id="of-a-firm"),
    pytest.param("Chief Marek Tolan was arrested.", None, id="chief-as-address"),
    pytest.param("Tarsk's police chief, then Marek Tolan, spoke.", None, id="then-between"),
    pytest.param("Marek Tolan was the minister's lawyer and his closest aide.", None, id="closest-aide"),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_post_that_is_held(claims_of, text, expected):
    found = [c for c in claims_of(text + FIELD, "career") if c.act == "holds_post" and c.person == "Marek Tolan"]
    assert [(c.post, c.body, c.place) for c in found] == ([expected] if expected else [])


BEFORE = [
    pytest.param(
        "The president named Ilse Varga finance minister on 4 May, replacing Marek Tolan.",
        ("finance minister", None, "../2014-05-04"),
        id="replacing",
    ),
    pytest.param(
        "Ilse Varga was named head of the Road Fund in May 2014, succeeding Marek Tolan, who was arrested in June.",
        ("head", "Road Fund", "../2014-05"),
        id="succeeding-whoever-was-arrested",
    ),
    pytest.param(
        "On 4 May the cabinet appointed Ilse Varga head of the Road Fund in place of Marek Tolan.",
        ("head", "Road Fund", "../2014-05-04"),
        id="in-place-of",
    ),
    pytest.param(
        "Ilse Varga was appointed head of the Road Fund on 4 May. She takes over from Marek Tolan.",
        ("head", "Road Fund", "../2014-05-04"),
        id="takes-over-from",
    ),
    pytest.param(
        "Ilse Varga was appointed head of the Road Fund on 4 May. She succeeds Marek Tolan, whose term has ended.",
        ("head", "Road Fund", "../2014-05-04"),
        id="succeeds",
    ),
    pytest.param(
        "Ilse Varga became head of the Road Fund on 4 May. She replaced Marek Tolan, who went to the cabinet office.",
        ("head", "Road Fund", "../2014-05-04"),
        id="whoever-goes-to-another-post",
    ),
    pytest.param(
        "Ilse Varga was named head of the Road Fund on 4 May, replacing Marek Tolan, who was fired in March.",
        None,
        id="how-he-left-is-told",
    ),
    pytest.param("Ilse Varga attended the hearing in place of Marek Tolan.", None, id="no-office"),
    pytest.param("In Marek Tolan's place Ilse Varga would have resigned.", None, id="no-more-than-a-thought"),
]


@pytest.mark.parametrize(("text", "expected"), BEFORE)
def test_whoever_was_there_before_held_the_post_until_then(claims_of, text, expected):
    found = [
        (c.post, c.body, c.when and c.when.text)
        for c in claims_of(text + FIELD, "career")
        if c.act == "holds_post" and c.person == "Marek Tolan"
    ]
    assert found == ([expected] if expected else [])


def test_the_president_is_not_whom_he_dismisses(claims_of):
    text = "Marek Tolan was dismissed as governor of Halm Region. The president appointed Ilse Varga head of customs."
    (claim,) = [c for c in claims_of(text + FIELD, "career") if c.act == "appointed"]
    assert claim.by == "president"
