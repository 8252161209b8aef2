"""People: whom noun phrases, pronouns and descriptions mean; counts of people; private firms; the desk's evidence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graftwatch.claims import Described, Evidence, JusticeClaim
from graftwatch.read.firms import firm_at, firm_called, firms, is_firm_word
from graftwatch.read.numbers import whole_number


def subjects(article, number: int = -1) -> list:
    """Whom the subject of the first clause of a sentence means, by default of the last."""
    number = sorted(article.parsed)[number]
    return article.who(article.parsed[number], article.clauses[number][0].subject)


def referents(article) -> list[tuple[str, str]]:
    """Each word that points to a person, with the person."""
    words = {p.start(t): t.text for p in article.parsed.values() for t in p.doc}
    return [(words[at], entity.name) for at, entity in sorted(article.pronouns.items())]


# -- whom a subject means


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Igor Belov was jailed.", ["Igor Belov"], id="name"),
        pytest.param("Igor Belov and Anna Lisek were jailed.", ["Igor Belov", "Anna Lisek"], id="two-names"),
        pytest.param("Igor Belov, the governor of Tarn, was jailed.", ["Igor Belov"], id="apposition-behind"),
        pytest.param("The governor of Tarn, Igor Belov, was jailed.", ["Igor Belov"], id="apposition-before"),
        pytest.param("The chief of the Border Service, Igor Belov, was jailed.", ["Igor Belov"], id="with-a-body"),
        pytest.param("His partner, the businessman Igor Belov, was jailed.", ["Igor Belov"], id="title-in-apposition"),
        pytest.param("Igor Belov wept. He was jailed.", ["Igor Belov"], id="pronoun"),
        pytest.param(
            "Igor Belov ran the port. He built a villa. He bought a yacht. He sold both. His lawyer, Anna Lisek, said "
            "it was a gift. The former official was jailed.",
            ["Igor Belov"],
            id="whom-the-text-is-about-and-not-who-spoke-last",
        ),
        pytest.param(
            "Igor Belov wept. He denied it. He left. He came back. Anna Lisek ran the port. The officer was jailed.",
            ["Anna Lisek"],
            id="whom-the-last-sentence-is-about",
        ),
        pytest.param("The governor of Tarn was jailed.", ["governor of Tarn"], id="described"),
        pytest.param("They were jailed.", ["They"], id="they"),
        pytest.param("He was jailed.", [], id="he-whom-nobody-is"),
        pytest.param("The Border Service was raided.", ["Border Service"], id="body"),
        pytest.param("The Border Service wept. It was raided.", ["Border Service"], id="it"),
        pytest.param(
            "The court raided a house of the Border Service. It was raided.", ["court"], id="it_is_the_subject_before"
        ),
    ],
)
def test_whom_a_subject_means(desk_of, text, expected):
    assert [w.text for w in subjects(desk_of(text).article)] == expected


@pytest.mark.parametrize(
    ("text", "count", "plural"),
    [
        pytest.param("A judge was jailed.", 1, False, id="one"),
        pytest.param("The judge was jailed.", None, False, id="the"),
        pytest.param("Two policemen were jailed.", 2, True, id="two"),
        pytest.param("Twenty-one judges were jailed.", 21, True, id="hyphen"),
        pytest.param("Three of his former deputies were jailed.", 3, True, id="of-a-group"),
        pytest.param("Twelve judges and three mayors were jailed.", 15, True, id="two-groups"),
        pytest.param("Judges were jailed.", None, True, id="uncounted"),
    ],
)
def test_how_many_a_subject_means(desk_of, text, count, plural):
    (found,) = subjects(desk_of(text).article)
    assert (found.count, found.plural) == (count, plural)
    assert isinstance(found.party, Described)


def test_a_subject_alone_leaves_the_others_out(desk_of):
    article = desk_of("Igor Belov and Anna Lisek were jailed.").article
    subject = article.clauses[0][0].subject
    assert [w.text for w in article.who(article.parsed[0], subject, alone=True)] == ["Igor Belov"]
    assert article.who(article.parsed[0], None) == []


def test_a_described_person_has_the_post_and_a_thing_has_nothing(desk_of):
    (judge,) = subjects(desk_of("The former mayor of Valdoro was jailed.").article)
    assert (judge.post.post, judge.post.place, judge.post.former) == ("mayor", "Valdoro", True)
    (rain,) = subjects(desk_of("The rain was cold.").article)
    assert (rain.party, rain.body, rain.post, rain.text) == (None, None, None, None)


# -- pronouns and descriptions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Igor Belov met Anna Lisek. She wept and he left her.",
            [("She", "Anna Lisek"), ("he", "Igor Belov"), ("her", "Anna Lisek")],
            id="sex",
        ),
        pytest.param("Igor Belov met Jon Tavric. He wept.", [("He", "Igor Belov")], id="the-subject-before-the-object"),
        pytest.param(
            "Igor Belov removed Jon Tavric. A decree makes him an envoy.",
            [("him", "Jon Tavric")],
            id="removed-and-made",
        ),
        pytest.param(
            "Igor Belov spoke first. “Jon Tavric called and I signed,” he said.",
            [("he", "Igor Belov")],
            id="not-of-whom-his-own-words-tell",
        ),
        pytest.param(
            "Igor Belov dismissed Oleg Tarin and then praised him.", [("him", "Oleg Tarin")], id="not-the-own-subject"
        ),
        pytest.param(
            "Igor Belov fell ill. “He is a thief,” Jon Tavric said. “He must go.”",
            [("He", "Igor Belov"), ("He", "Igor Belov")],
            id="not-whoever-speaks",
        ),
        pytest.param(
            "Igor Belov blamed himself. His wife left him.",
            [("himself", "Igor Belov"), ("His", "Igor Belov"), ("him", "Igor Belov")],
            id="self-and-possessive",
        ),
        pytest.param(
            "The governor of Tarn, Igor Belov, wept. The governor left.",
            [("governor", "Igor Belov")],
            id="the-holder-of-the-post",
        ),
        pytest.param(
            "Minister of Defence Igor Belov wept. The defence minister left. The deputy defence minister was jailed.",
            [("minister", "Igor Belov")],
            id="the-holder-of-the-post-told-otherwise",
        ),
        pytest.param(
            "Defence Minister Igor Belov wept. The new defence minister leading the drive was appointed in 2004. "
            "The inspector leading the search was jailed.",
            [("minister", "Igor Belov")],
            id="a-participle-tells-no-defence-minister-apart",
        ),
        pytest.param(
            "General Marko Juric was jailed. The retired general denied it.", [("general", "Marko Juric")], id="rank"
        ),
        pytest.param(
            "Igor Belov was jailed. The 57-year-old denied it. The defendant wept.",
            [("old", "Igor Belov"), ("defendant", "Igor Belov")],
            id="accused",
        ),
        pytest.param(
            "President Igor Belov left. The Head of State will return.", [("Head", "Igor Belov")], id="in-capitals"
        ),
        pytest.param(
            "A month after his arrest, Igor Belov was charged.",
            [("his", "Igor Belov")],
            id="whom-the-sentence-is-about",
        ),
        pytest.param(
            "Anna Lisek praised Jon Tavric, who has said he knew nothing.", [("he", "Jon Tavric")], id="who-says-it"
        ),
        pytest.param(
            "Igor Belov was jailed. The spokesman Jon Tavric said so. He denies it.",
            [("spokesman", "Jon Tavric"), ("He", "Jon Tavric")],
            id="a-speaker-goes-on",
        ),
        pytest.param(
            "Vice Admiral Igor Belov left. The admiral, a consultant, was questioned.",
            [("admiral", "Igor Belov")],
            id="rank-with-an-apposition",
        ),
        pytest.param(
            "Igor Belov made a list. Within a week Jon Tavric had suspended him. He was later charged.",
            [("him", "Igor Belov"), ("He", "Igor Belov")],
            id="whom-pronouns-take-up",
        ),
        pytest.param(
            "Taryn Ovel wept. She left. Merin Osk stayed. She returned.",
            [("She", "Taryn Ovel"), ("She", "Taryn Ovel")],
            id="a-sex-learnt-from-a-pronoun",
        ),
        pytest.param(
            "Igor Belov rose early. Jon Tavric, whom he had served, dismissed him.",
            [("he", "Igor Belov"), ("him", "Igor Belov")],
            id="not-whom-the-relative-clause-is-about",
        ),
        pytest.param(
            "Igor Belov was jailed. Jon Tavric, his old rival, wept.",
            [("his", "Igor Belov")],
            id="nobody-is-his-own-rival",
        ),
        pytest.param(
            "Igor Belov appointed Jon Tavric auditor. The same man was once jailed.",
            [("man", "Jon Tavric")],
            id="the-same-man",
        ),
        pytest.param(
            "Igor Belov rose early. Belov was rich. Belov fell.\n\nThe port was sold. The ships left. Rain fell.\n\n"
            "He was jailed.",
            [("He", "Igor Belov")],
            id="whom-most-of-a-text-is-about",
        ),
        pytest.param(
            "Igor Belov rose early. Vera Lem left.\n\nThe port was sold. When he was jailed, rain fell.",
            [("he", "Igor Belov")],
            id="the-only-man-across-a-block",
        ),
        pytest.param(
            "Igor Belov rose early. Oleg Lem left.\n\nThe port was sold. The ships left. He was jailed.",
            [],
            id="one-of-two-men-across-a-block",
        ),
        pytest.param(
            "Igor Belov rose early.\n\nThe port was sold. The ships left. Rain fell.\n\nHe was jailed.",
            [],
            id="too-far-off",
        ),
    ],
)
def test_who_is_meant(desk_of, text, expected):
    assert referents(desk_of(text).article) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A former minister was arrested. He was later released.", "former minister", id="indefinite"),
        pytest.param(
            "The head of the Border Service was jailed. He fled.", "head of the Border Service", id="definite"
        ),
    ],
)
def test_a_pronoun_takes_up_whom_the_text_leaves_unnamed(desk_of, text, expected):
    (who,) = subjects(desk_of(text).article)
    assert (who.party, who.entity, who.recalled) == (Described(expected), None, True)


def test_the_minister_is_not_the_prime_minister(desk_of):
    article = desk_of("Prime Minister Igor Belov left. The minister was jailed.").article
    assert [(w.text, w.entity) for w in subjects(article)] == [("minister", None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Anna Lisek was jailed. He denied it.", id="the-other-sex"),
        pytest.param("The minister dismissed him.", id="nobody-named"),
        pytest.param("The governor of Tarn, Igor Belov, was jailed. A governor wept.", id="indefinite"),
        pytest.param("The governor of Tarn, Igor Belov, was jailed. The judge wept.", id="another-post"),
        pytest.param("The governor of Tarn, Igor Belov, was jailed. The governors wept.", id="several"),
        pytest.param("Igor Belov left. The road was long." + " It rained." * 8 + " He wept.", id="too-far-back"),
    ],
)
def test_nobody_is_meant(desk_of, text):
    last = desk_of(text).article
    assert [r for r in referents(last) if r[0] in {"He", "him", "governor", "governors", "judge"}] == []


# -- numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("seventeen", 17, id="word"),
        pytest.param("Twenty-One", 21, id="hyphen-and-capitals"),
        pytest.param("zero", 0, id="zero"),
        pytest.param("1,324", 1324, id="comma"),
        pytest.param("1 324", 1324, id="blank"),
        pytest.param("", None, id="nothing"),
        pytest.param("several", None, id="several"),
        pytest.param("one-", None, id="half-a-word"),
        pytest.param("3.5", None, id="fraction"),
        pytest.param("-5", None, id="negative"),
    ],
)
def test_whole_number(text, number):
    assert whole_number(text) == number


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_give_their_number(number):
    assert whole_number(str(number)) == whole_number(f"{number:,}") == number


@given(st.text(max_size=20))
def test_any_text_gives_a_whole_number_or_none(text):
    number = whole_number(text)
    assert number is None or number >= 0


# -- firms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The construction firm Vostok Stroi paid Delta Ltd.", {"Vostok Stroi", "Delta Ltd"}, id="noun-and-form"
        ),
        pytest.param("Bina, a shipyard in the north, paid nothing.", {"Bina"}, id="apposition"),
        pytest.param("Grifos, a chain of petrol stations, paid nothing.", {"Grifos"}, id="chain"),
        pytest.param("They paid the state oil company Narvel Oil.", set(), id="of-the-state"),
        pytest.param("They paid the National Development Bank.", set(), id="public-by-name"),
        pytest.param("The Ministry of Finance was raided.", set(), id="ministry"),
        pytest.param("Igor Belov, a businessman, paid.", set(), id="person"),
    ],
)
def test_firms_of_a_document(desk_of, text, expected):
    article = desk_of(text).article
    assert firms(article) == expected
    assert firms(article) <= {e.name for e in article.names.entities}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("shipyard", True, id="shipyard"),
        pytest.param("Chain", True, id="chain"),
        pytest.param("company", True, id="company"),
        pytest.param("ministry", False, id="ministry"),
        pytest.param("railway", False, id="railway"),
        pytest.param("lake", False, id="lake"),
    ],
)
def test_words_for_firms(desk_of, word, expected):
    assert is_firm_word(desk_of("").article, word) is expected


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        pytest.param("He paid the trading firm Delta Export.", "the trading", "Delta Export", id="named"),
        pytest.param("He paid the Ministry of Finance.", "the Ministry", None, id="ministry"),
        pytest.param("He paid nobody.", "nobody", None, id="nobody"),
    ],
)
def test_firm_at_a_stretch(desk_of, text, start, expected):
    article = desk_of(text).article
    assert firm_at(article, article.parsed[0], text.index(start), len(text)) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "He paid its largest competitor.", "competitor", Described("its largest competitor"), id="described"
        ),
        pytest.param("He paid the state company.", "company", None, id="of-the-state"),
        pytest.param("He paid the lake.", "lake", None, id="no-firm"),
        pytest.param("He paid Grifos, a chain of stations.", "chain", "Grifos", id="apposition"),
    ],
)
def test_firm_that_a_noun_means(desk_of, text, word, expected):
    article = desk_of(text).article
    parsed = article.parsed[0]
    token = parsed.token_at(text.index(word))
    assert firm_at(article, parsed, len(text), len(text), token=token) == expected


def test_the_firm_that_a_noun_calls(desk_of):
    one = desk_of("Bina, a shipyard in the north, paid Igor Belov.").article
    assert (firm_called(one, "yard", 0), firm_called(one, "chain", 0)) == ("Bina", None)
    two = desk_of("Bina, a shipyard, paid. Grifos, a shipyard, did not.").article
    assert (firm_called(two, "yard", 0), firm_called(two, "yard", len(two.text))) == (None, "Grifos")


# -- the desk


def test_a_claim_added_carries_its_evidence(desk_of):
    text = "Igor Belov was arrested on Monday."
    desk = desk_of(text)
    evidence = desk.article.cover(desk.article.parsed[0], 0, 23)
    base = desk.base(desk.article.clauses[0][0], evidence)
    assert (base["evidence"], base["stance"], base["source"]) == (evidence, "asserted", "test")
    assert str(base["when"]) == "2014-06-09"
    assert desk.plain(desk.article.parsed[0], evidence)["when"] is None
    desk.add(JusticeClaim(act="detained", person="Igor Belov", **base))
    assert ([c.person for c in desk.claims], desk.carriers) == (["Igor Belov"], {(0, 23)})


def test_base_of_a_clause_without_a_source(desk_of):
    text = "Prosecutors said that Igor Belov was arrested."
    desk = desk_of(text)
    clause = next(c for c in desk.article.clauses[0] if c.lemma == "arrest")
    evidence = desk.article.cover(desk.article.parsed[0], text.index("Igor"), len(text))
    assert desk.base(clause, evidence)["said_by"] != ()
    assert desk.base(clause, evidence, said=False)["said_by"] == ()


@pytest.mark.parametrize(
    ("part", "quote"),
    [
        pytest.param("Igor Belov was arrested", "Igor Belov was arrested", id="plain"),
        pytest.param(", who wept,", "who wept", id="loose-marks"),
        pytest.param("“never", "“never”", id="closing-quote"),
    ],
)
def test_evidence_covers_whole_words(desk_of, part, quote):
    text = "Igor Belov was arrested with Jon Tavric, who wept, and said “never” to Anna."
    article = desk_of(text).article
    at = text.index(part)
    found = article.cover(article.parsed[0], at, at + len(part))
    assert found == Evidence(quote, text.index(quote), text.index(quote) + len(quote), (0, len(text)))


# -- what always holds

PIECES = st.sampled_from(
    ["Igor Belov", "Anna Lisek", "he", "She", "him", "his wife", "himself", "the general", "General", "three judges",
     "and", "the governor of Tarn", "was jailed", "left", "said that", ",", ".", "The firm Delta Ltd", "it", "both"]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(pieces=st.lists(PIECES, min_size=1, max_size=14))
def test_whoever_is_meant_is_a_person_of_the_document(desk_of, pieces):
    text = " ".join(pieces)
    article = desk_of(text).article
    people = article.names.of_kind("person")
    assert all(0 <= at < len(text) and entity in people for at, entity in article.pronouns.items())
    names = {e.name for e in article.names.entities}
    assert firms(article) <= names
    for parsed in article.parsed.values():
        for token in parsed.doc:
            found = article.who(parsed, token)
            assert all(w.entity is None or w.entity in article.names.entities for w in found)
            assert all(w.count is None or w.count >= 0 for w in found)
            assert all(w.party.described in text for w in found if isinstance(w.party, Described))


@settings(deadline=None, max_examples=60)
@given(data=st.data(), pieces=st.lists(PIECES, min_size=1, max_size=8))
def test_evidence_slices_the_text(desk_of, data, pieces):
    text = " ".join(pieces)
    article = desk_of(text).article
    parsed = data.draw(st.sampled_from(list(article.parsed.values())) if article.parsed else st.none())
    if parsed is not None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        found = article.cover(parsed, start, end)
        assert text[found.start : found.end] == found.quote
