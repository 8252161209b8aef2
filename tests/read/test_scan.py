"""The scan loses no claim, lets no foreign text or passage through, and knows every form of its words."""

import json
import warnings
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch import acquire
from graftwatch.claims import Document
from graftwatch.read import parse
from graftwatch.read.english import EnglishReader
from graftwatch.read.frames import load_frames
from graftwatch.read.layout import lay_out
from graftwatch.read.offences import load_offences
from graftwatch.read.scan import FIELD, HIT, Scan, forms_of, irregular_forms
from graftwatch.read.words import Words

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {
    "shared": ROOT.parent / "shared" / "gold",
    "dev": ROOT / "benchmarks" / "gold" / "dev",
    "examples": ROOT / "examples" / "reporting",
}
PRESS = ROOT / "benchmarks" / "gold" / "press"
IRREGULAR = irregular_forms("en")
NOT_WRITTEN = {
    "addrest", "bani", "brethren", "bypast", "cryings", "fittest", "shaven", "slidden", "sunken", "swopped", "swopping",
    "swops", "trimmest", "upped", "upping",
}  # fmt: skip
OF_PLAIN_THEFT = Scan({"bribe": HIT | FIELD, "née": HIT | FIELD})


@lru_cache(maxsize=1)
def scan() -> Scan:
    return Scan.of(Words("en"), load_frames("en"), load_offences("en"))


def documents(folder: Path) -> list[Document]:
    found = [f for f in acquire.discover([folder]) if isinstance(f, acquire.Found) and not f.source.endswith(".jsonl")]
    read = [acquire.document_from(f, raw=f.read_bytes()) for f in found]
    return [d for d in read if d.language == "en"]


# -- nothing is lost


@pytest.mark.parametrize("name", FOLDERS)
def test_scan_loses_no_claim(name, reader):
    folder = FOLDERS[name]
    if not folder.is_dir():
        pytest.skip(f"{folder} is not beside this clone")
    given_documents = [d for d in documents(folder) if Path(d.source).stem != "README"]  # which tells of the others
    every = EnglishReader(parse_all=True, judge=None)
    for document, scanned, whole in zip(given_documents, reader.read(given_documents), every.read(given_documents)):
        assert scanned.claims == whole.claims, document.source
        assert scanned.inferred_date == whole.inferred_date, document.source


def test_scan_keeps_what_the_press_marks():
    """Of what people marked in articles of the press, next to nothing stands in sentences that are not parsed."""
    marked = parsed = 0
    for document in documents(PRESS):
        layout = lay_out(document)
        kept = {s.block for s in scan().sentences(layout)}
        spans = [(b.start, b.end) for b in layout.blocks if b.number not in kept and b.kind != "furniture"]
        for line in Path(document.source).with_suffix(".jsonl").read_text(encoding="utf-8").splitlines():
            mark = json.loads(line)
            if not mark.get("optional") and mark.get("start") is not None:
                marked += 1
                parsed += not any(start <= mark["start"] < end for start, end in spans)
    assert marked > 0
    assert parsed / marked >= 0.995


@pytest.mark.parametrize("name", FOLDERS)
def test_articles_of_the_field_pass_the_gate(name):
    folder = FOLDERS[name]
    if not folder.is_dir():
        pytest.skip(f"{folder} is not beside this clone")
    assert [d.source for d in documents(folder) if not scan().concerns(d.text, d.furniture)] == []


# -- which documents

MATCH = """Harwick Rovers beat Estley Town 3-1 on Saturday to move up to fourth. Daniel Proudlock opened the
scoring after 12 minutes, and the captain doubled the lead. The visitors stole one back through a penalty. "We
fought for every ball," said the manager, Peter Wragg, who was appointed in June after his predecessor was
dismissed. Rovers play before 14,500 people."""
WEATHER = """A band of heavy rain will cross the country on Thursday night, the weather service said. Up to 40
millimetres are expected, with gusts of 90 kilometres an hour. Drivers should expect delays. The cold spell will
last until Wednesday."""
FILM = """The second film by Marta Ellingsen is a slow portrait of a fisherman's widow who opens a guest house.
The first half hour has hardly any dialogue. Ingrid Solheim plays the lead with restraint, and the general mood
is of loss. A spy, played by Tor Lie, steals a letter in the last scene. The film opens in cinemas on Friday and
runs for 104 minutes."""
RESULTS = """Northlake Foods said on Tuesday that revenue rose 7 per cent to $1.2 billion in the third quarter.
Net profit was $84 million. The company raised its forecast. Chief executive Helen Marsh said demand was strong
in all markets. The finance director, Paul Reddy, will retire in June and be replaced by Anne Coll. Shares
closed up 3.4 per cent at $27.15."""
MURDER = """A man was sentenced to life in prison on Monday for the murder of his neighbour in a quarrel over a
fence. The jury found Alan Birtles, 52, guilty after four hours. Birtles said that he had acted in self-defence.
Judge Carol Finch told him that he had shown no remorse. Detectives praised the witnesses. Birtles was arrested
at his sister's flat."""
RECIPE = """Heat the oven to 180 degrees. Rub 100 grams of butter into 200 grams of flour, add an egg and a
pinch of salt and knead. Leave the dough to rest for an hour. Beat the cream, peel four apples and bake for 35
minutes until golden."""
TELEPHONE = """Lumen Devices showed a new telephone at a fair in the capital. It has three cameras and a battery
that charges in 25 minutes. It costs 649 euros. Reviewers criticised the weight. The company sold 3.1 million
last year."""
STUDY = """Eating a handful of nuts a day may lower the risk of heart disease, a study of 12,000 people
suggests. Researchers at the University of Elsmere followed volunteers for nine years. The authors suspect that
they also exercise more."""
CRASH = """Two people were killed when a lorry hit a bus on the ring road on Wednesday. Police said the driver
had lost control on ice. A spokesman said that an inquiry had begun."""
RESHUFFLE = """The head of state dismissed the minister of transport, Petra Solane, on Tuesday and appointed the
governor of Westmark, Jon Tavric, in her place. No reason was given."""
CUSTOMS = """Officers seized 40 parcels of cash at the Brenn crossing, and two inspectors were held on suspicion
of taking bribes, the border service said on Friday."""
PROBE = """Prosecutors have opened a criminal case over the purchase of ambulances. The deputy health minister,
Ilan Voss, was questioned as a witness. The ministry denies everything."""
OFFICERS = """Two traffic officers were charged on Monday over the beating of a driver in their custody."""
CHIEF = """The head of the regional customs department, Orm Tellin, was detained at the airport on Sunday."""
POSTS = """The mayor of Brenn, Orm Tellin, and the governor of Westmark are brothers."""
REGENT = """The graft commission caught the regent of Orvala red-handed, its chairman said, as he took a bribe in a car
behind the market on Thursday. Twenty-two other people were held in several houses of the town. Asked about it, a clerk
said that somebody had been stopped at around four in the afternoon by two men in another car, but that he could not
say whether that was the work of the commission, which has made bribery its business for ten years now and has no
liking for guests. He had heard the noise and gone out to look at it, and when he came back his tea was cold."""
QUOTED = """“Graft is a habit here,” the barber said."""


@pytest.mark.parametrize(
    ("text", "concerns"),
    [
        pytest.param(MATCH, False, id="football"),
        pytest.param(WEATHER, False, id="weather"),
        pytest.param(FILM, False, id="film"),
        pytest.param(RESULTS, False, id="company-results"),
        pytest.param(MURDER, False, id="murder-of-private-people"),
        pytest.param(RECIPE, False, id="recipe"),
        pytest.param(TELEPHONE, False, id="telephone"),
        pytest.param(STUDY, False, id="study"),
        pytest.param(CRASH, False, id="crash"),
        pytest.param("", False, id="nothing"),
        pytest.param(RESHUFFLE, True, id="reshuffle"),
        pytest.param(CUSTOMS, True, id="customs"),
        pytest.param(PROBE, True, id="probe"),
        pytest.param(OFFICERS, True, id="servants-of-the-law-charged"),
        pytest.param(CHIEF, True, id="head-of-a-body-detained"),
        pytest.param(POSTS, True, id="who-holds-which-post-and-nothing-is-done"),
        pytest.param(
            "Orm Tellin left the Interior Ministry for the Intelligence Agency.", True, id="short-and-of-bodies"
        ),
        pytest.param("The library lends umbrellas, and the ministry pays.", False, id="short-and-of-one-body"),
        pytest.param(REGENT, True, id="of-offences-at-length-and-hardly-of-the-state"),
        pytest.param(QUOTED, True, id="word-behind-a-curly-quote"),
        pytest.param("A shipowner was jailed on Tuesday for tax evasion.", True, id="an offence of two words"),
        pytest.param("The vote was free of insider trading, vote rigging and the like.", True, id="rigging of votes"),
        pytest.param("The evasion of the striker left the tax inspector's son laughing.", False, id="neither alone"),
    ],
)
def test_gate(text, concerns):
    assert scan().concerns(text) is concerns


def test_a_deed_far_from_any_post_does_not_count():
    far = " It rained on the lake." * 40
    assert scan().concerns("The minister opened the bridge. A thief was jailed.")
    assert not scan().concerns("The minister opened the bridge." + far + " A thief was jailed.")


def test_furniture_does_not_count():
    text = "Rain fell on the hills.\n\nRead also: Minister jailed for bribery"
    assert scan().concerns(text)
    assert not scan().concerns(text, [(text.index("Read"), len(text))])


def test_documents_beyond_the_field_get_an_empty_reading(reader, claims_of):
    assert claims_of(" ".join(RESULTS.split())) == []
    assert claims_of(" ".join(RESHUFFLE.split())) != []


# -- which passages


def one_line(text: str) -> str:
    return " ".join(text.split())


SPORT = f"{one_line(MATCH)}\n\n{one_line(WEATHER)}"
LEISURE = f"{one_line(FILM)}\n\n{one_line(RECIPE)}"
GADGETS = f"{one_line(TELEPHONE)}\n\n{one_line(STUDY)}"
CRUISE = """The lake steamer sails again from Friday with 240 seats, a kitchen and benches of oak on deck. Tickets cost
14 euros, half of that for children. Crowds lined the shore when she came out of the dock, and forty children sang. Her
engine, built in 1911, was taken apart over two winters by volunteers who paid for most of the brass themselves. "We
had given up twice," said one of them, who is 81. She makes 11 knots. The timetable is printed on yellow paper, as it
was before the war."""


def parsed_text(text: str) -> str:
    layout = lay_out(Document(text=text, source="test"))
    return " ".join(text[s.start : s.end] for s in scan().sentences(layout))


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        pytest.param("", SPORT, id="behind"),
        pytest.param(SPORT, "", id="before"),
        pytest.param(SPORT, LEISURE, id="in the middle of a round-up"),
        pytest.param(f"SPORT\n\n{SPORT}", f"LEISURE\n\n{LEISURE}", id="between headings"),
    ],
)
@pytest.mark.parametrize("told", [RESHUFFLE, CUSTOMS, PROBE, OFFICERS, CHIEF, POSTS], ids=one_line)
def test_general_news_around_news_of_the_field_is_not_parsed(before, told, behind):
    told = one_line(told)
    assert parsed_text("\n\n".join(part for part in (before, told, behind) if part)) == told


def test_a_heading_belongs_to_what_stands_under_it():
    told = one_line(RESHUFFLE)
    assert parsed_text(f"{SPORT}\n\nSacked overnight\n\n{told}\n\nFired up\n\n{LEISURE}") == f"Sacked overnight {told}"


@pytest.mark.parametrize(
    ("told", "more"),
    [
        pytest.param(RESHUFFLE, one_line(CRUISE)[:240], id="short: a relevant article is not cut"),
        pytest.param(RESHUFFLE, one_line(CRUISE) + " Tavric waved from the bridge.", id="names one of its people"),
        pytest.param(RESHUFFLE, one_line(CRUISE) + " The county had lent the dock.", id="of the state"),
        pytest.param(RESHUFFLE, one_line(CRUISE) + " The old cook was bribed to come back.", id="an offence"),
        pytest.param(
            RESHUFFLE, one_line(CRUISE) + " Her owner was sentenced, then pardoned.", id="two deeds of the law"
        ),
    ],
)
def test_a_passage_with_a_sign_of_the_field_is_parsed(told, more):
    assert one_line(CRUISE)[:40] not in parsed_text(f"{one_line(told)}\n\nFerries\n\n{one_line(CRUISE)}")
    assert more[-40:] in parsed_text(f"{one_line(told)}\n\nFerries\n\n{more}")


@pytest.mark.parametrize(
    ("then", "goes_on"),
    [
        pytest.param(one_line(CRUISE), True, id="nothing says that it does not"),
        pytest.param(f"Ferries\n\n{one_line(CRUISE)}", False, id="a heading parts them"),
        pytest.param(f"A calm day.\n\n{one_line(CRUISE)}", False, id="further behind"),
        pytest.param(one_line(CRUISE).replace("children", "tenors"), False, id="of art"),
    ],
)
def test_a_paragraph_goes_on_with_what_stands_right_before_it(then, goes_on):
    assert (one_line(CRUISE)[:40] in parsed_text(f"{one_line(RESHUFFLE)}\n\n{then}")) is goes_on


def test_months_that_two_passages_name_are_nothing_in_common():
    told = "The governor of Westmark, Jon Tavric, was dismissed in July, after the Monday before had brought no peace."
    boat = one_line(CRUISE).replace("from Friday", "from Monday, in July,")
    assert boat[:40] not in parsed_text(f"{told}\n\nFerries\n\n{boat}")


def test_turns_of_a_conversation_belong_together():
    turns = [
        "Why was the governor of Westmark dismissed?",
        one_line(CRUISE),
        "What became of the minister?",
        "Nothing.",
    ]
    text = "\n\n".join(f"{'QA'[i % 2]}: {turn}" for i, turn in enumerate(turns))
    assert one_line(CRUISE)[:40] in parsed_text(text)


def test_general_news_around_an_article_changes_no_claim_of_it(reader):
    every = EnglishReader(parse_all=True, judge=None)
    articles = documents(FOLDERS["examples"])[::3]
    around = [replace(a, text=f"{SPORT}\n\n{a.text}\n\n{LEISURE}\n\n{GADGETS}", furniture=()) for a in articles]
    found = wanted = 0
    for article, scanned, whole in zip(articles, reader.read(around), every.read(around)):
        start, end = len(SPORT), len(SPORT) + 2 + len(article.text)
        inside = {c.id for c in whole.claims if start < c.evidence.start < end}
        wanted += len(inside)
        found += len(inside & {c.id for c in scanned.claims})
        assert len(scanned.claims) <= len(whole.claims)
    assert found / wanted >= 0.99


# -- which paragraphs

HARMLESS = "A calm lake under green hills. Young swans near the shore until late."


@pytest.mark.parametrize(
    ("beside", "is_parsed"),
    [
        pytest.param(HARMLESS, False, id="nothing-in-it"),
        pytest.param("Three hens crossed the road, 40 metres from the lake.", True, id="number"),
        pytest.param("“So it goes,” they sighed by the lake.", True, id="quotation"),
        pytest.param("The garden belonged to Solane since childhood days.", True, id="name-of-another-paragraph"),
        pytest.param("The garden resembled that of Ottilie.", False, id="other-name"),
        pytest.param("Somebody had resigned before that.", True, id="verb-of-a-frame"),
    ],
)
def test_paragraphs(beside, is_parsed):
    told = "Governor Petra Solane was dismissed on Monday."
    layout = lay_out(Document(text=f"{told}\n\n{beside}", source="test"))
    assert {s.block for s in scan().sentences(layout)} == ({0, 1} if is_parsed else {0})
    assert scan().sentences(layout, every=True) == layout.sentences


def test_a_paragraph_that_leans_on_the_one_before_brings_it():
    text = f"{HARMLESS}\n\nHe was dismissed as governor on Monday."
    layout = lay_out(Document(text=text, source="test"))
    assert {s.block for s in scan().sentences(layout)} == {0, 1}


# -- words and their forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        pytest.param("arrest", {"arrest", "arrests", "arrested", "arresting"}, id="regular"),
        pytest.param("deny", {"deny", "denies", "denied", "denying"}, id="y"),
        pytest.param("bribe", {"bribe", "bribes", "bribed", "bribing"}, id="e"),
        pytest.param("plan", {"planned", "planning"}, id="doubled"),
        pytest.param("quit", {"quitting"}, id="doubled-behind-qu"),
        pytest.param("traffic", {"trafficked", "trafficking"}, id="ic"),
        pytest.param("die", {"dying", "died"}, id="ie"),
        pytest.param("thief", {"thieves"}, id="f"),
        pytest.param("wife", {"wives"}, id="fe"),
        pytest.param("policeman", {"policemen"}, id="man"),
        pytest.param("boss", {"bosses"}, id="s"),
        pytest.param("box", {"boxes"}, id="x"),
        pytest.param("take", {"took", "taken", "taking"}, id="irregular"),
        pytest.param("swear", {"swore", "sworn"}, id="irregular-in-law"),
        pytest.param("wanted list", {"wanted"}, id="several-words"),
        pytest.param("court-martial", {"martial"}, id="hyphen"),
        pytest.param("Kremlin", {"kremlin"}, id="capitals"),
    ],
)
def test_forms(word, forms):
    assert forms <= forms_of(word, IRREGULAR)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        pytest.param("fine", "finery", id="other-ending"),
        pytest.param("arrest", "arrestable", id="derived"),
        pytest.param("post", "postal", id="derived-adjective"),
        pytest.param("sack", "sac", id="shorter"),
    ],
)
def test_other_words_are_no_forms(word, other):
    assert other not in forms_of(word, IRREGULAR)


def test_every_form_that_the_lemmatizer_knows_is_made(reader):
    """What the pipeline's own table calls a form of a word of the lexicons, the scan knows as one."""
    import spacy

    name = next(name for name in parse.PIPELINES if find_spec(name))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(name, exclude=["tok2vec", "tagger", "parser", "ner"])
    tables = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")
    forms = [(form, lemma) for part in tables.values() for form, lemmas in part.items() for lemma in lemmas]
    words, frames, offences = Words("en"), load_frames("en"), load_offences("en")
    wanted = {u.verb for f in frames.frames for u in (*f.verbs, *f.light)}
    wanted |= {form[-1] for f in frames.frames for p in (*f.nouns, *f.predicates) for form in p.forms}
    wanted |= {word for term in offences.terms for word in term} | words.post_words | words.trigger_words
    made = {lemma: forms_of(lemma, IRREGULAR) for lemma in wanted}
    lost = {form for form, lemma in forms if lemma in wanted and made[lemma].isdisjoint(form.split("-"))}
    assert lost - NOT_WRITTEN == set()


@given(st.text(alphabet="aß é—“”’\nİ漢🙂", max_size=40), st.sampled_from(["bribe", "Née", "BRIBE"]))
def test_words_are_found_among_any_characters(around, word):
    assert OF_PLAIN_THEFT.concerns(f"{around} {word} {around}")
    assert OF_PLAIN_THEFT.concerns(f"{around}“{word}”{around}")
    assert not OF_PLAIN_THEFT.concerns(f"{around}x{word}{around}")


@given(st.text(max_size=200), st.text(max_size=200))
def test_chosen_sentences_are_sentences_of_the_layout_in_order(before, after):
    layout = lay_out(Document(text=f"{before}\n\nTwo ministers were jailed — “for nothing”.\n\n{after}", source="test"))
    chosen = scan().sentences(layout)
    assert [s.number for s in chosen] == sorted({s.number for s in chosen})
    assert any("ministers were jailed" in layout.text[s.start : s.end] for s in chosen)
