"""What is page furniture, and the reporting that uses the same words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.acquire.furniture import furniture, publisher

PROSE = "A court on Monday sent the former head of the water authority to prison for eleven years. He denies it."


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Home | World | Central Asia | Business | Sport | Opinion", id="navigation"),
        pytest.param("Главная • Политика • Общество • Экономика", id="russian-navigation"),
        pytest.param("Share on Facebook    Tweet    Print    E-mail to a friend", id="share-bar"),
        pytest.param("Facebook | Twitter | Telegram | Copy link", id="share-names"),
        pytest.param("Поделиться в Telegram  ВКонтакте  Печать", id="russian-share-bar"),
        pytest.param("Sign up for our weekly newsletter and get the region's news in your inbox.", id="sign-up"),
        pytest.param("Subscribe to the Monitor newsletter", id="subscribe"),
        pytest.param("Get our best reporting delivered to your inbox every morning", id="inbox"),
        pytest.param("Follow us on Telegram", id="follow"),
        pytest.param("Подписывайтесь на наш Telegram-канал", id="russian-follow"),
        pytest.param("Comments (14)", id="comment-counter"),
        pytest.param("Просмотров: 1 204", id="russian-views"),
        pytest.param("5 min read", id="reading-time"),
        pytest.param("© 2013 The Steppe Courier. All rights reserved.", id="copyright-sign"),
        pytest.param("Copyright 2013 Steppe Courier", id="copyright-word-and-year"),
        pytest.param("Reproduction is permitted with a reference to the Agency.", id="reproduction"),
        pytest.param("При использовании материала ссылка обязательна.", id="russian-reproduction"),
        pytest.param("Press service of the Agency", id="press-service"),
        pytest.param("Пресс-служба Генеральной прокуратуры", id="russian-press-service"),
        pytest.param("For more information, please contact the press office.", id="contact"),
        pytest.param("Tel.: +7 7172 55 55 55", id="telephone"),
        pytest.param("You are receiving this email because you subscribed to our list.", id="newsletter-foot"),
        pytest.param("(Reporting by Ana Lee; Additional reporting by Ivo Ban; Editing by Jon Orr)", id="who-edited"),
        pytest.param("($1 = 23,661 dong)", id="rate-of-exchange"),
        pytest.param("To contact the reporter on this story: Ana Lee in Valdoro at alee@example.org", id="reporter"),
        pytest.param("Leave a Reply", id="comment-form"),
        pytest.param("Your email address will not be published. Required fields are marked *", id="comment-fields"),
        pytest.param("Article continues after this advertisement", id="advertisement"),
        pytest.param("Read the original article on Valdoro Times.", id="reprint"),
        pytest.param("Unsubscribe | View in browser | Privacy policy", id="newsletter-links"),
        pytest.param("https://steppe-courier.example.org/2013/05/03", id="bare-address"),
        pytest.param("ENDS", id="end-of-release"),
        pytest.param("Photo: Anna Lee", id="credit"),
    ],
)
def test_lines_of_furniture_are_marked(line: str) -> None:
    text = f"{PROSE}\n\n{line}\n\n{PROSE}"
    assert [text[slice(*span)] for span in furniture(text)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The minister shared on Facebook that he had been dismissed.", id="shared-on-facebook"),
        pytest.param("Facebook and Twitter were blocked on Monday.", id="networks-in-the-news"),
        pytest.param("Parliament adopted a copyright law in 2013.", id="copyright-law"),
        pytest.param("The copyright agency's head was charged with taking bribes.", id="copyright-agency"),
        pytest.param("Subscribe to the memorandum, the president told his ministers.", id="subscribe-in-speech"),
        pytest.param(
            "All rights reserved by the contract went to the ministry's own firm, prosecutors say.",
            id="rights-in-a-contract",
        ),
        pytest.param(
            "The press service of the ministry denied that the general had been arrested.", id="press-service-denies"
        ),
        pytest.param("Press service of the President denies arrest", id="press-service-in-a-title"),
        pytest.param("Пресс-служба президента опровергла арест министра", id="russian-press-service-denies"),
        pytest.param("Home Minister | arrested in his office", id="one-bar"),
        pytest.param("Print shops owned by the general won every tender.", id="print"),
        pytest.param("Contact with the accused was forbidden.", id="contact-as-a-noun"),
        pytest.param("The newsletter of the agency named 161 officials.", id="newsletter-in-the-news"),
        pytest.param(
            "More stories from the trial emerged on Tuesday, among them one of a bribe in a cake box.",
            id="more-stories",
        ),
        pytest.param("Read more slowly, the judge told the prosecutor.", id="read-more"),
        pytest.param("Reproduction of banknotes cost the governor his post.", id="reproduction"),
        pytest.param("Comments by 14 officials were struck from the record.", id="comments"),
        pytest.param(
            "Sign up to the pact or go, he told the generals; the chief of staff signed.", id="sign-up-in-speech"
        ),
        pytest.param("Reporting by officials of the gifts they got fell by a third.", id="reporting-as-a-noun"),
        pytest.param("Editing by the ministry spared the general.", id="editing-as-a-noun"),
        pytest.param("To contact the editor the general sent his driver.", id="to-contact-somebody"),
        pytest.param("Read the full report before you vote, the minister told parliament.", id="read-in-speech"),
        pytest.param("The end", id="two-words"),
        pytest.param("2024: arrested | 2025: charged | 2026: tried | 2027: freed", id="a-table-row"),
    ],
)
def test_reporting_is_never_marked(line: str) -> None:
    assert furniture(f"{PROSE}\n\n{line}\n\n{PROSE}") == ()


@pytest.mark.parametrize(
    ("block", "after"),
    [
        pytest.param("RELATED STORIES\nWheat harvest up | Football: 2–1", "", id="on-one-line"),
        pytest.param("Read also:\nThe minister's house\nHis brother's firm", "", id="line-by-line"),
        pytest.param("ЧИТАЙТЕ ТАКЖЕ\nВ Оше открыли школу | На Иссык-Куле", "", id="russian"),
        pytest.param("Related", PROSE + " And then there was more of it, as always.", id="prose-below-is-no-part"),
    ],
)
def test_a_heading_takes_its_list_and_no_prose(block: str, after: str) -> None:
    text = f"{PROSE}\n\n{block}\n{after}\n\n{PROSE}"
    assert [text[slice(*span)] for span in furniture(text)] == [block]


def test_an_imprint_is_marked_from_its_first_to_its_last_sign() -> None:
    imprint = (
        "The Observer is a publication of the Steppe Foundation. It is edited in Almaty. To subscribe, write to us. "
        "Unauthorized reproduction is prohibited by law. Copyright (c) 1998-2002 The Steppe Foundation"
    )
    text = f"{PROSE}\n\n{PROSE} {imprint}"
    assert [text[slice(*span)] for span in furniture(text)] == [imprint]


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param(
            "The weekly is published by the ministry, whose head was dismissed over its printing contract.",
            id="one-sign",
        ),
        pytest.param(
            "Reproduction of the list is forbidden by the court. The minister is on it, with his brother.",
            id="a-ban-in-the-news",
        ),
        pytest.param(
            "He may be reached by fax at his villa, the indictment says, and nobody has asked a question.", id="a-fax"
        ),
    ],
)
def test_one_sign_makes_no_imprint(paragraph: str) -> None:
    assert furniture(f"{PROSE}\n\n{paragraph}") == ()


def test_the_author_is_described_only_at_the_end_and_by_name() -> None:
    note = "Helena Marsh writes on Asian security. Follow her column every second Tuesday."
    text = f"{PROSE}\n\n{note}"
    assert [text[slice(*span)] for span in furniture(text, byline="Helena Marsh")] == [note]
    assert furniture(text, byline="Marat Iles") == ()
    assert furniture(f"{note}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}", byline="Helena Marsh") == ()


def test_the_publisher_stands_in_the_copyright_notice() -> None:
    text = f"{PROSE}\n\n© 2013 The Central Steppe Courier. All rights reserved."
    assert publisher(text, furniture(text)) == "The Central Steppe Courier"


@given(
    st.lists(
        st.sampled_from(["Home | A | B | C", "share", "Share Tweet", PROSE, "", " ", "RELATED", "© 2013", "x" * 401]),
        max_size=12,
    )
)
def test_spans_are_ordered_apart_and_within_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = furniture(text)
    assert all(0 <= start < end <= len(text) and text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(left[1] < right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize(
    "word", ["share ", "share facebook ", "sign up for our free ", "a | ", "print, ", "By A B and "]
)
def test_no_line_takes_exponential_time(word: str) -> None:
    assert furniture((word * 200)[:399] + "!") is not None
