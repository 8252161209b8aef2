"""Names: where they stand, what each names, and which of them are the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graftwatch.read.names import Entity, Name, Names


@pytest.fixture(scope="session")
def names_of(desk_of):
    """Text → its names."""

    def find(text: str) -> Names:
        return desk_of(text).article.names

    return find


def kinds(names: Names) -> list[tuple[str, str]]:
    return [(n.surface, n.kind) for n in names.names]


def meant(names: Names) -> list[tuple[str, str]]:
    return [(n.surface, n.entity.name) for n in names.names]


# -- what a name names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Igor Belov was arrested.", [("Igor Belov", "person")], id="person"),
        pytest.param("Police held minister To Lan Orm.", [("To Lan Orm", "person")], id="a-short-word-as-family-name"),
        pytest.param("He Orvel was jailed on Tuesday.", [("He Orvel", "person")], id="a-pronoun-as-family-name"),
        pytest.param('Police held Oleg "Diesel" Danilov.', [('Oleg "Diesel" Danilov', "person")], id="nickname"),
        pytest.param(
            "Police held Oleg ‘Diesel’ Ćuk.", [("Oleg ‘Diesel’ Ćuk", "person")], id="nickname-in-single-marks"
        ),
        pytest.param(
            "A court jailed two colonels, Barlo and Tenko, on Monday.",
            [("Barlo", "person"), ("Tenko", "person")],
            id="surnames-of-a-counted-group",
        ),
        pytest.param(
            "Majors Orvel Tolan and Captains Ivo Barlo and Ann Lee were held.",
            [("Orvel Tolan", "person"), ("Ivo Barlo", "person"), ("Ann Lee", "person")],
            id="ranks-in-the-plural",
        ),
        pytest.param("Lieutenant-Captain P. Roslov wept.", [("P. Roslov", "person")], id="rank-with-hyphen"),
        pytest.param("Superintendent M. Zorn wept.", [("M. Zorn", "person")], id="an-initial-is-no-monsieur"),
        pytest.param("A Major Sultan Tolan complained.", [("Sultan Tolan", "person")], id="a-title-as-given-name"),
        pytest.param("They held Major Kh. M. He was fined.", [("Kh. M", "person")], id="initials-end-a-sentence"),
        pytest.param("Sergeant B. was fined.", [("B.", "person")], id="one-letter"),
        pytest.param(
            'The chief of the "Yangi" enterprise Orvel Tolan wept.',
            [("Yangi", "other"), ("Orvel Tolan", "person")],
            id="behind-a-named-firm",
        ),
        pytest.param("They met prosecutor Olga Mints.", [("Olga Mints", "person")], id="a-name-like-a-body-s"),
        pytest.param('He read "Time" Magazine on Monday.', [], id="a-title-in-quotation-marks"),
        pytest.param(
            "Controller-General Orvel Tolan and Prime Minister-designate Petra Solane met.",
            [("Orvel Tolan", "person"), ("Petra Solane", "person")],
            id="titles-with-hyphens",
        ),
        pytest.param(
            "Vorskla Security Director Orvel Tolan spoke.",
            [("Vorskla", "place"), ("Orvel Tolan", "person")],
            id="a-place-of-no-list-before-a-title",
        ),
        pytest.param("Jan Novak was jailed in January.", [("Jan Novak", "person")], id="a-month-as-given-name"),
        pytest.param(
            "The Ministry of Finance was raided by the National Security Committee.",
            [("Ministry of Finance", "body"), ("National Security Committee", "body")],
            id="bodies",
        ),
        pytest.param(
            "The Velmora Institute for Fair Trade praised the Court of Audit.",
            [("Velmora Institute for Fair Trade", "body"), ("Court of Audit", "body")],
            id="bodies-across-small-words",
        ),
        pytest.param(
            "The Supreme People's Procuratorate and the Ministry of Veterans' Affairs met. "
            "The Prosecutor General’s Office did not.",
            [
                ("Supreme People's Procuratorate", "body"),
                ("Ministry of Veterans' Affairs", "body"),
                ("Prosecutor General’s Office", "body"),
            ],
            id="an-owner-inside-the-name-of-a-body",
        ),
        pytest.param(
            "He blamed Kenya's Security Council and Igor Belov's Border Service.",
            [("Kenya", "place"), ("Security Council", "body"), ("Igor Belov", "person"), ("Border Service", "body")],
            id="an-owner-outside-it",
        ),
        pytest.param("He sold UzbekAvto.", [("UzbekAvto", "other")], id="compounded"),
        pytest.param("McGregor, 46, left.", [("McGregor", "person")], id="not-compounded"),
        pytest.param(
            "He appointed Orvel Tolan Chairman of it.", [("Orvel Tolan", "person")], id="before-the-post-he-is-named-to"
        ),
        pytest.param("The arrest of Orvel Tolan was approved.", [("Orvel Tolan", "person")], id="whom-an-arrest-is-of"),
        pytest.param("They met in the Tarn region.", [("Tarn region", "place")], id="a-place-takes-its-small-letters"),
        pytest.param("The mayor of Valdoro resigned.", [("Valdoro", "place")], id="what-mayors-are-of-is-a-place"),
        pytest.param(
            "The news website Velmora Today told of it.", [("Velmora Today", "outlet")], id="beside-an-outlet-word"
        ),
        pytest.param(
            "The channel Nine Lamps told of it.", [("Nine Lamps", "outlet")], id="an-outlet-that-begins-with-a-number"
        ),
        pytest.param(
            "The newspaper Voice of the People told of it.", [("Voice of the People", "outlet")], id="an-outlet-with-of"
        ),
        pytest.param(
            "The newspaper Kommersant of Moscow told of it.",
            [("Kommersant", "outlet"), ("Moscow", "place")],
            id="of-behind-an-outlet-that-is-known",
        ),
        pytest.param(
            "The Telegram channel Nine Lamps told of it.", [("Nine Lamps", "outlet")], id="where-a-channel-is"
        ),
        pytest.param(
            "The head of the Anti-Corruption Agency of Kazakhstan left.",
            [("Anti-Corruption Agency of Kazakhstan", "body")],
            id="a-field-that-begins-a-body",
        ),
        pytest.param(
            "The Minister of Finance Orvel Tolan left.", [("Orvel Tolan", "person")], id="a-field-before-a-person"
        ),
        pytest.param("The construction firm Vostok Stroi paid.", [("Vostok Stroi", "other")], id="behind-a-firm-noun"),
        pytest.param("They paid Delta Ltd for it.", [("Delta Ltd", "other")], id="form-of-a-company"),
        pytest.param("Belov's aide left Orlov’s house.", [("Belov", "person"), ("Orlov", "person")], id="possessors"),
        pytest.param("Cash was found in his home.", [], id="an-ordinary-word-at-the-head"),
        pytest.param("Corruption is growing in the army.", [], id="a-noun-of-the-field-at-the-head"),
        pytest.param("Thirteen were arrested.", [], id="a-number-at-the-head"),
        pytest.param("I'd never met him, and they won't say.", [], id="contractions"),
        pytest.param("Price, a tax inspector, was jailed.", [("Price", "person")], id="spoken-of-as-a-person"),
        pytest.param("The fund paid Rs 500 crore.", [], id="a-sign-of-money"),
        pytest.param(
            "He was given the Order of Merit.", [("Order", "body"), ("Merit", "other")], id="no-deed-of-people"
        ),
        pytest.param("Zelim was arrested.", [("Zelim", "person")], id="whom-only-people-are"),
        pytest.param("He spoke of his wife Zelima.", [("Zelima", "person")], id="behind-kinship"),
        pytest.param("They own shares in Zelim.", [("Zelim", "other")], id="a-share-in-it"),
        pytest.param("He was found dead in Zelim.", [("Zelim", "place")], id="where-something-happens"),
        pytest.param("Igor Belov fled to Zelim.", [("Igor Belov", "person"), ("Zelim", "place")], id="where-one-flees"),
        pytest.param("They like Open Ledger.", [("Open Ledger", "other")], id="ordinary-words-alone"),
        pytest.param(
            "They saw the governor of Tarn Petra Solane.",
            [("Tarn", "place"), ("Petra Solane", "person")],
            id="a-place-and-a-person",
        ),
        pytest.param("They met Aline van der Berg.", [("Aline van der Berg", "person")], id="particles"),
        pytest.param("Sheikh Ahmad bin Rashid al-Farsi left.", [("Ahmad bin Rashid al-Farsi", "person")], id="arabic"),
    ],
)
def test_kind_of_a_name(names_of, text, expected):
    assert kinds(names_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Police found cash. Nobody spoke. Bribes are common.", id="heads-of-sentences"),
        pytest.param("On Monday, in March, they met.", id="days-and-months"),
        pytest.param("He said that I was wrong. A man left.", id="single-letters"),
        pytest.param("“Take it,” they said. “Nobody knows.”", id="heads-of-quotations"),
        pytest.param("The Russian and German judges left.", id="demonyms"),
        pytest.param("The Minister left.", id="a-title-alone"),
        pytest.param("the mayor was jailed by a court", id="small-letters"),
    ],
)
def test_no_name(names_of, text):
    assert kinds(names_of(text)) == []


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        pytest.param("General Marko Juric left.", "Marko Juric", "General", id="rank"),
        pytest.param("Col. Samat Belov left.", "Samat Belov", "Col.", id="abbreviated-rank"),
        pytest.param("Mrs Tolkyn Sarin left.", "Tolkyn Sarin", "Mrs", id="form-of-address"),
        pytest.param("Interior Minister Petra Solane left.", "Petra Solane", "Interior Minister", id="post"),
        pytest.param("Vice-President Igor Belov left.", "Igor Belov", "Vice-President", id="hyphen"),
        pytest.param("Ex-minister Igor Belov was jailed.", "Igor Belov", "Ex-minister", id="ex"),
        pytest.param("Ex-Governor Igor Belov was jailed.", "Igor Belov", "Ex-Governor", id="ex-in-capitals"),
        pytest.param("They met spokesman Igor Belov.", "Igor Belov", "spokesman", id="small-letters"),
        pytest.param(
            "They met former defence minister Igor Belov.",
            "Igor Belov",
            "former defence minister",
            id="small-letters-all",
        ),
        pytest.param("They saw Igor Belov.", "Igor Belov", None, id="none"),
        pytest.param("The minister, Igor Belov, left.", "Igor Belov", None, id="no-title-across-a-comma"),
        pytest.param("They asked the defence Igor Belov had.", "Igor Belov", None, id="a-portfolio-is-no-title"),
    ],
)
def test_titles_before_a_name(names_of, text, name, titles):
    (found,) = names_of(text).names
    assert (found.surface, found.kind) == (name, "person")
    assert (text[slice(*found.titles)].strip() if found.titles else None) == titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Police arrested Halmar County Governor Ivo Ban.",
            [("Halmar County", "place"), ("Ivo Ban", "person")],
            id="county",
        ),
        pytest.param(
            "Orvala Regent Tolan Orm Selvik was held.",
            [("Orvala", "place"), ("Tolan Orm Selvik", "person")],
            id="a-place-in-no-lexicon",
        ),
        pytest.param(
            "They dismissed Land Claims Office Director Ana Kovac.",
            [("Land Claims Office", "body"), ("Ana Kovac", "person")],
            id="body",
        ),
        pytest.param(
            "They met the ambassador to Japan Lan Orm Kel.",
            [("Japan", "place"), ("Lan Orm Kel", "person")],
            id="ambassador",
        ),
        pytest.param(
            "They met chief commissioner Tan Sri Orvel Tolan.", [("Orvel Tolan", "person")], id="address-of-two-words"
        ),
        pytest.param(
            "They met LPS Chairman Justice (Retd) Orvel Tolan.",
            [("LPS", "body"), ("Orvel Tolan", "person")],
            id="out-of-service-and-of-an-acronym",
        ),
        pytest.param(
            "They fined Tarnava MP Orvel Tolan.", [("Tarnava", "place"), ("Orvel Tolan", "person")], id="seat"
        ),
        pytest.param(
            "The Director of Public Prosecutions Orvel Tolan agreed.",
            [("Public Prosecutions", "body"), ("Orvel Tolan", "person")],
            id="field-behind-of",
        ),
        pytest.param("They met Deputy Governor Ivo Ban.", [("Ivo Ban", "person")], id="a-modifier-is-part-of-the-post"),
    ],
)
def test_what_a_title_is_of(names_of, text, expected):
    assert kinds(names_of(text)) == expected


# -- which names are the same


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Igor Belov met Anna Lisek. Belov paid, and Lisek left.",
            [
                ("Igor Belov", "Igor Belov"),
                ("Anna Lisek", "Anna Lisek"),
                ("Belov", "Igor Belov"),
                ("Lisek", "Anna Lisek"),
            ],
            id="surnames",
        ),
        pytest.param(
            "Bolat Musaev was jailed. Bolat Serikovich Musaev denied it.",
            [("Bolat Musaev", "Bolat Serikovich Musaev"), ("Bolat Serikovich Musaev", "Bolat Serikovich Musaev")],
            id="name-with-patronymic",
        ),
        pytest.param(
            "Igor Belov met Samat Belov. Belov left.",
            [("Igor Belov", "Igor Belov"), ("Samat Belov", "Samat Belov"), ("Belov", "Samat Belov")],
            id="of-two-bearers-the-one-last-named",
        ),
        pytest.param(
            "Igor Belov met Samat Juric. Orlov left.",
            [("Igor Belov", "Igor Belov"), ("Samat Juric", "Samat Juric"), ("Orlov", "Orlov")],
            id="another-surname-is-another-person",
        ),
        pytest.param(
            "Igor Belov wept. Belova, a neighbour, left.",
            [("Igor Belov", "Igor Belov"), ("Belova", "Belova")],
            id="a-surname-that-only-begins-alike",
        ),
        pytest.param(
            "The Anti-Corruption Agency (ACA) left. The ACA was silent.",
            [
                ("Anti-Corruption Agency", "Anti-Corruption Agency"),
                ("ACA", "Anti-Corruption Agency"),
                ("ACA", "Anti-Corruption Agency"),
            ],
            id="acronym",
        ),
        pytest.param(
            "The State Committee for National Order left. The SCNO was silent.",
            [
                ("State Committee for National Order", "State Committee for National Order"),
                ("SCNO", "State Committee for National Order"),
            ],
            id="an-acronym-that-nothing-explains",
        ),
        pytest.param(
            "Igor Belov left. His brother Samat Belov fled. Belov wept.",
            [("Igor Belov", "Igor Belov"), ("Samat Belov", "Samat Belov"), ("Belov", "Igor Belov")],
            id="a-surname-stays-with-whose-relative-another-is",
        ),
        pytest.param(
            "Nurken Baizhanov spoke. N. Baizhanov left.",
            [("Nurken Baizhanov", "Nurken Baizhanov"), ("N. Baizhanov", "Nurken Baizhanov")],
            id="initials",
        ),
    ],
)
def test_whom_a_name_means(names_of, text, expected):
    assert meant(names_of(text)) == expected


def test_an_acronym_in_brackets_that_fits_no_initials_is_not_of_the_name(names_of):
    found = meant(names_of("The Department of Roads and Water Bridges (XQZVJ) left."))
    assert ("XQZVJ", "Department of Roads and Water Bridges") not in found


def test_an_entity_knows_its_surfaces_posts_and_gender(names_of):
    (person,) = names_of("General Igor Belov left. Belov wept.").of_kind("person")
    assert (person.name, person.surfaces, person.posts) == ("Igor Belov", {"Igor Belov", "Belov"}, ["general"])


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        pytest.param("Igor Belov left.", "m", id="given-name-of-men"),
        pytest.param("Anna Lisek left.", "f", id="given-name-of-women"),
        pytest.param("Mrs Tolkyn Sarin left.", "f", id="form-of-address"),
        pytest.param("His sister-in-law, Melin Tarn, left.", "f", id="noun-of-kinship"),
        pytest.param("Zyx Qorvat left.", None, id="unknown"),
    ],
)
def test_gender_of_a_person(names_of, text, gender):
    (person,) = names_of(text).of_kind("person")
    assert person.gender == gender


# -- asking by sentence, token and kind


def test_names_by_sentence_token_and_kind(desk_of):
    article = desk_of("Igor Belov left. The Ministry of Finance in Tarn region paid Anna Lisek.").article
    names, second = article.names, article.parsed[1]
    assert [n.surface for n in names.in_sentence(0)] == ["Igor Belov"]
    assert [n.surface for n in names.in_sentence(7)] == []
    at = {t.text: names.at(second, t) for t in second.doc}
    assert {w for w, n in at.items() if n is not None} == {
        "Ministry",
        "of",
        "Finance",
        "Tarn",
        "region",
        "Anna",
        "Lisek",
    }
    assert at["of"] is at["Finance"]
    assert [e.name for e in names.of_kind("body", "place")] == ["Ministry of Finance", "Tarn region"]


def test_names_of_nothing_are_empty():
    names = Names([], [])
    assert (names.in_sentence(0), names.of_kind("person")) == ([], [])


def test_names_in_a_sentence_keep_their_order():
    person = Entity("person", "Igor Belov")
    placed = [Name(at, at + 5, "Belov", "person", at // 10, entity=person) for at in (0, 10, 16)]
    assert Names(placed, [person]).in_sentence(1) == placed[1:]


# -- what always holds

PIECES = st.sampled_from(
    ["Igor Belov", "Belov", "General", "former minister", "Ex-minister", "the Ministry of Finance", "J. K.", "Jan",
     "Court of Audit (CA)", "CA", "of", "and", "in Tarn region", "Delta Ltd", "the website", "Velmora Today", "1st",
     "was jailed", "said", "“", "”", ", ", ". ", ".", " — ", "\n\n", "'s", "Al-Belov", "March", "É", "漢", "🙂"]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(pieces=st.lists(PIECES, max_size=14))
def test_names_lie_in_their_sentences_and_slice_the_text(desk_of, pieces):
    text = " ".join(pieces)
    article = desk_of(text).article
    at = 0
    for name in article.names.names:
        sentence = article.layout.sentences[name.sentence]
        assert text[name.start : name.end] == name.surface
        assert at <= name.start
        assert sentence.start <= name.start < name.end <= sentence.end
        assert name.entity in article.names.entities
        assert name.surface in name.entity.surfaces
        if name.titles is not None:
            assert sentence.start <= name.titles[0] < name.titles[1] <= name.start
        at = name.end
    assert len(set(map(id, article.names.entities))) == len(article.names.entities)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Police charged the brothers Karim and Salem Grech with fraud.",
            ["Karim Grech", "Salem Grech"],
            id="brothers",
        ),
        pytest.param("Anna and Peter Holt were charged.", ["Anna Holt", "Peter Holt"], id="two-given-names"),
        pytest.param("Police charged Ivanov and Peter Holt.", ["Ivanov", "Peter Holt"], id="a-surname-of-its-own"),
        pytest.param(
            "DOREA Marius-Dan was indicted. Dorea denies it.",
            ["Marius-Dan Dorea", "Marius-Dan Dorea"],
            id="surname-first",
        ),
        pytest.param("IGP Musa Adamu was charged.", ["Musa Adamu"], id="a-rank-in-capitals"),
        pytest.param("Warrant officer O. Kh. Galim was charged.", ["O. Kh. Galim"], id="initials-of-two-letters"),
        pytest.param("Major Yu. B. Zubor was charged.", ["Yu. B. Zubor"], id="initial-of-two-letters-first"),
        pytest.param("It was read by Colonel of Justice A. M. Tolan.", ["A. M. Tolan"], id="M-is-an-initial"),
        pytest.param("His predecessor, Ret. Col. Ivan Petrov, was charged.", ["Ivan Petrov"], id="retired"),
        pytest.param("Doctor Li Jun was charged.", ["Li Jun"], id="no-month"),
        pytest.param("“Everything I signed was ready,” Petrov said.", ["Petrov"], id="I"),
        pytest.param("Petrov was charged on Jun 5.", ["Petrov"], id="a-month"),
    ],
)
def test_names_in_full(names_of, text, expected):
    assert [n.entity.name for n in names_of(text).names] == expected
