"""The shape of a text: blocks, what is taken off their fronts, sentences and their parts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import Document
from graftwatch.read.layout import lay_out


def layout_of(text, furniture=()):
    return lay_out(Document(text=text, source="test", furniture=furniture))


def sentences_of(text):
    layout = layout_of(text)
    return [layout.text[s.start : s.end] for s in layout.sentences]


@pytest.mark.parametrize(
    ("text", "parts", "rest"),
    [
        pytest.param(
            "VALDORO, March 3 (Norpress) — The mayor left.", {"VALDORO", "March 3", "Norpress"}, "The", id="all"
        ),
        pytest.param("VALDORO (Norpress) - The mayor left.", {"VALDORO", "Norpress"}, "The", id="outlet"),
        pytest.param("VALDORO — The mayor left.", {"VALDORO"}, "The", id="place-and-dash"),
        pytest.param("VALDORO: The mayor left.", {"VALDORO"}, "The", id="place-and-colon"),
        pytest.param("VALDORO. The mayor left.", {"VALDORO"}, "The", id="place-and-full-stop"),
        pytest.param("SAN MARO, 3 March. “We left,” he said.", {"SAN MARO", "3 March"}, "“We", id="british-date"),
        pytest.param("Valdoro, Noria — The mayor left.", {"Valdoro, Noria"}, "The", id="small-letters"),
        pytest.param("THE MAYOR LEFT THE TOWN. Nobody knew.", set(), "THE", id="shouted-sentence"),
        pytest.param("NATO ministers met in Valdoro.", set(), "NATO", id="acronym"),
        pytest.param("U.S. Attorney Ann Lee left.", set(), "U.S.", id="abbreviation"),
    ],
)
def test_datelines(text, parts, rest):
    block = layout_of(text).blocks[0]
    assert {text[start:end].strip() for start, end in block.dateline.values()} == parts
    assert text[block.start :].startswith(rest)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        pytest.param("March 2011. The minister resigned from office.", "March 2011", id="month"),
        pytest.param("12 March: The minister resigned.", "12 March", id="day"),
        pytest.param("March 12, 2011 — The minister resigned.", "March 12, 2011", id="american"),
        pytest.param("2011. The minister resigned.", "2011", id="year"),
        pytest.param("12.03.2011: The minister resigned.", "12.03.2011", id="dotted"),
        pytest.param("2011-03-12. The minister resigned.", "2011-03-12", id="iso"),
        pytest.param("2011", "2011", id="year-as-heading"),
        pytest.param("2011 was a hard year.", None, id="year-in-a-sentence"),
        pytest.param("March came. The minister resigned.", None, id="month-in-a-sentence"),
    ],
)
def test_entries_of_chronologies(text, entry):
    block = layout_of(text).blocks[0]
    assert (text[slice(*block.entry)] if block.entry else None) == entry


TURNS = "Norpress: Who signed?\n\nAdar Volsin: I did.\n\nNorpress: When?\n\nAdar Volsin: In May."


def test_labels_of_transcripts():
    layout = layout_of(TURNS)
    assert [b.label for b in layout.blocks] == ["Norpress", "Adar Volsin"] * 2
    assert sentences_of(TURNS) == ["Who signed?", "I did.", "When?", "In May."]


def test_a_lone_label_is_part_of_its_sentence():
    text = "Warning: The bridge is closed.\n\nThe mayor left."
    assert [b.label for b in layout_of(text).blocks] == [None, None]
    assert sentences_of(text)[0] == "Warning: The bridge is closed."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Minister falls over boots", "heading", id="no-full-stop"),
        pytest.param("The minister fell over boots.", "paragraph", id="full-stop"),
        pytest.param("“I bought no boots”", "paragraph", id="quotation"),
        pytest.param("The minister " + "bought boots and " * 10 + "left", "paragraph", id="long"),
    ],
)
def test_headings(text, kind):
    assert layout_of(text).blocks[0].kind == kind


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("He left. She stayed.", ["He left.", "She stayed."], id="two"),
        pytest.param("Gen. Orlo left. So did Lt. Col. Vane.", ["Gen. Orlo left.", "So did Lt. Col. Vane."], id="ranks"),
        pytest.param("Mr. A. B. Orlo of U.S. Steel left.", ["Mr. A. B. Orlo of U.S. Steel left."], id="initials"),
        pytest.param("It cost Rs. 5. 3 men left.", ["It cost Rs. 5.", "3 men left."], id="number-opens-a-sentence"),
        pytest.param("He paid $3.5 million. Why?", ["He paid $3.5 million.", "Why?"], id="decimal"),
        pytest.param("“I left.” She stayed.", ["“I left.”", "She stayed."], id="closing-quote"),
        pytest.param("He asked why. she wrote", ["He asked why. she wrote"], id="small-letter-follows"),
        pytest.param("He left (see p. 4. Ed.) at six. She stayed.", None, id="bracket"),
        pytest.param("He left… She stayed.", ["He left…", "She stayed."], id="ellipsis"),
        pytest.param("He left in Sept. 2010 with No. 5.", ["He left in Sept. 2010 with No. 5."], id="month-and-number"),
        pytest.param("The probe ended.She stayed there.", ["The probe ended.", "She stayed there."], id="glued"),
    ],
)
def test_sentences(text, sentences):
    found = sentences_of(text)
    assert found == (sentences or ["He left (see p. 4. Ed.) at six.", "She stayed."])


def test_semicolons_part_long_sentences():
    text = "The court convicted the mayor of fraud; his deputy was acquitted of all charges. She left; he wept."
    layout = layout_of(text)
    parts = [text[s.start : s.end] for s in layout.sentences]
    assert parts == [
        "The court convicted the mayor of fraud",
        "his deputy was acquitted of all charges.",
        "She left; he wept.",
    ]
    assert [s.continues for s in layout.sentences] == [False, True, False]
    assert len({s.whole for s in layout.sentences[:2]}) == 1


def test_semicolons_in_brackets_part_nothing():
    text = "The men (an inspector of the port; a clerk of the court; a driver) were all convicted."
    assert sentences_of(text) == [text]


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The court in Valdoro has convicted the former head of the port of fraud and\n"
        "sent him to prison for six years, the agency reported. His lawyer, who had\n"
        "asked for mercy, will appeal.\n\nThe port is closed."
    )
    assert len(layout_of(text).blocks) == 2
    assert len(sentences_of(text)) == 3


def test_a_headline_is_no_wrapped_line():
    text = (
        "Valdoro police captain arrested in an alleged bribery scheme\n"
        "A Valdoro police captain who was under investigation for possible financial wrongdoing has been arrested for "
        "offering to retire early."
    )
    assert [b.kind for b in layout_of(text).blocks] == ["heading", "paragraph"]


def test_short_lines_are_blocks_of_their_own():
    assert len(layout_of("Boots\nCoats\nTents").blocks) == 3


def test_furniture_has_no_sentences():
    text = "The mayor left.\n\nShare this article"
    layout = layout_of(text, furniture=((17, 35),))
    assert [b.kind for b in layout.blocks] == ["paragraph", "furniture"]
    assert len(layout.sentences) == 1


@given(st.text(alphabet=st.sampled_from('aA .!?;:()“”"\n—-1,'), max_size=300))
def test_sentences_lie_in_order_within_their_blocks(text):
    layout = layout_of(text)
    assert [s.number for s in layout.sentences] == list(range(len(layout.sentences)))
    for one, other in pairwise(layout.sentences):
        assert one.end <= other.start
    for sentence in layout.sentences:
        block = layout.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert sentence.whole[0] <= sentence.start < sentence.end <= sentence.whole[1]
        assert layout.sentence_at(sentence.start) is sentence


@pytest.mark.parametrize(
    ("text", "between"),
    [
        pytest.param("a-" * 50_000 + "b", "", id="a-chain-of-hyphens"),
        pytest.param(", ".join(["the mayor of Valdoro"] * 1_000) + ".", " ", id="a-list-without-a-full-stop"),
    ],
)
def test_what_no_sentence_can_be_is_cut_into_pieces_that_a_parser_can_take(text, between):
    pieces = sentences_of(text)
    assert between.join(pieces) == text
    assert max(map(len, pieces)) <= 3_000
    assert {s.whole for s in layout_of(text).sentences} == {(0, len(text))}
