"""The parser's short cuts change nothing: tags, parts of speech and lemmas are those of the pipeline."""

import copy
import warnings
from importlib.util import find_spec

import pytest

from graftwatch.read import embedding, parse
from graftwatch.read.layout import lay_out

SENTENCES = (
    "There were three ministers who didn't know what they'd signed, and it wasn't me.",
    "He ain't gonna say that nothin' happened; let's ask those whose names are on it!",
    "Ca’n’t we? I'll do it — she does, once again.  Two  blanks.",
    "The generals' cars, seized on 3 May, had been bought with bribes taxed at 5%.",
    "Y'all got ta see this: the fined officials' worst crises were those of the best-known women.",
    "",
    " ",
)


@pytest.fixture(scope="module")
def plain():
    """The pipeline as it is shipped."""
    import spacy

    name = next((name for name in parse.PIPELINES if find_spec(name)), None)
    if name is None:
        pytest.skip(f"no spaCy pipeline is installed: none of {', '.join(parse.PIPELINES)}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(name, exclude=["ner"])


def sentences_of(articles):
    layouts = [lay_out(article) for article in articles]
    return [layout.text[s.start : s.end] for layout in layouts for s in layout.sentences]


def test_short_cuts_change_nothing(plain, sample_articles):
    texts = [*SENTENCES, *sentences_of(sample_articles)]
    for text, doc in zip(texts, parse.load().parse(texts), strict=True):
        for token, other in zip(doc, plain(text), strict=True):
            assert (token.text, token.tag_, token.dep_, token.head.i) == (
                other.text, other.tag_, other.dep_, other.head.i
            ), text  # fmt: skip
            assert token.pos_ == other.pos_, text
            if token.lower_ not in parse._MISREAD:
                assert token.lemma_ == other.lemma_.lower(), text


@pytest.mark.parametrize("kept", [pytest.param(4, id="fewer than a sentence has"), pytest.param(40, id="few")])
def test_memory_of_embeddings_may_overflow(plain, monkeypatch, kept):
    expected = [[(t.text, t.tag_, t.head.i) for t in doc] for doc in plain.pipe(SENTENCES)]
    monkeypatch.setattr(embedding, "VECTORS_KEPT", kept)
    pipeline = parse.Pipeline(copy.deepcopy(plain))
    for _ in range(2):
        assert [[(t.text, t.tag_, t.head.i) for t in tree] for tree in pipeline.parse(SENTENCES)] == expected


def test_words_beyond_those_kept_are_forgotten_with_their_batch(plain, monkeypatch):
    texts = [f"The ministers of Zq{number}stan resigned." for number in range(200)]
    expected = [[(t.text, t.tag_, t.pos_, t.lemma_.lower(), t.head.i) for t in doc] for doc in plain.pipe(texts)]
    monkeypatch.setattr(parse, "NEW_WORDS_KEPT", 0)
    monkeypatch.setattr(parse, "BATCH", 50)
    nlp = copy.deepcopy(plain)
    pipeline, new = parse.Pipeline(nlp), [text.replace("stan", "land") for text in texts]
    list(pipeline.parse(new))
    known = len(nlp.vocab.strings)
    found = [[(t.text, t.tag_, t.pos_, t.lemma_, t.head.i) for t in tree] for tree in pipeline.parse(texts)]
    assert found == expected
    assert len(nlp.vocab.strings) == known


def test_a_parser_of_another_build_is_left_to_spacy(plain):
    other = copy.deepcopy(plain)
    other.get_pipe("parser").cfg["beam_width"] = 2
    expected = [[(t.tag_, t.dep_, t.head.i) for t in doc] for doc in other.pipe(SENTENCES)]
    pipeline = parse.Pipeline(other)
    assert [[(t.tag_, t.dep_, t.head.i) for t in tree] for tree in pipeline.parse(SENTENCES)] == expected


def test_a_pipeline_that_is_not_there():
    with pytest.raises(parse.NoPipeline, match="no spaCy pipeline 'xx_nothing' is installed; run: pip install"):
        parse.load("xx_nothing")
