"""What is front matter, what only looks like it, and where the text begins."""

import pytest

from graftwatch.acquire.frontmatter import read_front_matter

FIELDS = {"title": "New man", "outlet": "Steppe Courier", "date": "2012-10-09", "language": "en"}


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        pytest.param(
            "title: New man\noutlet: Steppe Courier\ndate: 2012-10-09\nlanguage: en\n\nText.\n",
            FIELDS,
            "Text.\n",
            id="leading",
        ),
        pytest.param(
            "---\ntitle: \"New man\"\noutlet: Steppe Courier\ndate: '2012-10-09'\nlanguage: en\n"
            "tags:\n  - a\n---\n\nText.",
            FIELDS,
            "Text.",
            id="between-lines",
        ),
        pytest.param("---\ntitle: A: b\n...\nText.", {"title": "A: b"}, "Text.", id="a-colon-in-the-value"),
        pytest.param('+++\ntitle = "New"\n+++\nText.', {"title": "New"}, "Text.", id="hugo"),
        pytest.param("Title: Only this\n\nText.", {"title": "Only this"}, "Text.", id="a-title-alone"),
        pytest.param(
            "Author: A B\nPublished: 3 May 2013\n\nText.", {"byline": "A B", "date": "3 May 2013"}, "Text.", id="byline"
        ),
        pytest.param(
            "заголовок: Снят\nдата: 2013-05-03\n\nТекст.",
            {"title": "Снят", "date": "2013-05-03"},
            "Текст.",
            id="russian",
        ),
        pytest.param(
            "title: A\ndate: 2013-05-03\nrubric: Law\n\n\n\nText.",
            {"title": "A", "date": "2013-05-03"},
            "Text.",
            id="an-unknown-name-between",
        ),
        pytest.param(
            "title: A\nauthor: [A B, 'C D']\n\nText.", {"title": "A", "byline": "A B, C D"}, "Text.", id="a-list"
        ),
        pytest.param(
            "title:\ndate: 2013\noutlet: X\n\nText.", {"date": "2013", "outlet": "X"}, "Text.", id="an-empty-value"
        ),
        pytest.param("---\ntitle: A\n---", {"title": "A"}, "", id="nothing-below"),
    ],
)
def test_front_matter_is_read(text: str, values: dict[str, str], body: str) -> None:
    front = read_front_matter(text)
    assert front.values == values
    assert text[front.body :] == body


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Note: the minister denies it.\n\nHe was dismissed.", id="a-note"),
        pytest.param("Date: nobody knows it.\n\nThe court is silent.", id="one-known-name-in-prose"),
        pytest.param("Publication: Monitor Volume: 4 Issue: 142\n\nText.", id="a-masthead"),
        pytest.param("Source: the ministry. By: a decree.\n\nText.", id="a-source-line"),
        pytest.param("title: A\nThis line is prose and has no colon\n\nText.", id="prose-before-the-blank-line"),
        pytest.param("Serikova: By the timing.\nThe Review: Why?\n\nText.", id="an-interview"),
        pytest.param("---\nA line between rules\n---\n\nText.", id="a-rule-in-markdown"),
        pytest.param("---\ntitle: never closed\n\nText.", id="never-closed"),
        pytest.param("10:30 Meeting\n\nText.", id="a-clock"),
        pytest.param("https://example.org/title: x\n\nText.", id="an-address"),
        pytest.param("", id="nothing"),
        pytest.param("---", id="a-rule-alone"),
    ],
)
def test_prose_is_not_front_matter(text: str) -> None:
    assert read_front_matter(text).body == 0
    assert not read_front_matter(text).values
