"""The dependency parser of spaCy for many sentences at a time, in numpy: the same trees, several times as fast.

An arc-eager parser reads a sentence from a buffer onto a stack. At each step it shifts a word, reduces the stack, draws
an arc to the left or to the right, or breaks the sentence; a small network scores the steps by eight words around the
top of both. spaCy's leads one sentence after the other through each step; here all sentences take it at once.

M. Honnibal, M. Johnson: An improved non-monotonic transition system for dependency parsing. EMNLP 2015.
"""

from collections.abc import Sequence
from typing import Any

_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = range(5)
_LETTERS = "SDLRB"
"""The moves, and how spaCy's names for them begin ("L-nsubj")."""

_NONE = -1
"""The number of no word, whose place is the last of every array."""

_ARC = ("HEAD", "DEP")


def is_known(parser: Any) -> bool:
    """Whether a parser is of the build that is written out here, which is that of the small English pipelines."""
    model = parser.model
    if model.name != "parser_model" or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
        return False
    shared = [part.name for part in model.layers[0].layers] == ["tok2vec-listener", "list2array", "linear"]
    greedy = parser.cfg["beam_width"] == 1 and not parser.cfg["learn_tokens"]
    return shared and greedy and model.layers[1].name == "precomputable_affine" and model.layers[1].get_dim("nF") == 8


class Transitions:
    """Sets heads and labels as the parser of a spaCy pipeline would; it may be disabled in its pipeline."""

    def __init__(self, parser: Any) -> None:
        """A parser that `is_known`."""
        import numpy

        self._finish = parser.postprocesses
        self._network = _Network(parser.model)
        letters, _, labels = zip(*(name.partition("-") for name in parser.move_names), strict=True)
        self._moves = numpy.array([_LETTERS.index(letter) for letter in letters])
        strings = parser.vocab.strings
        self._labels = numpy.array([strings[label] if label else 0 for label in labels], dtype="uint64")
        self._root = strings["ROOT"]
        allowed = numpy.arange(2 ** len(_LETTERS))[:, None] >> self._moves & 1
        self._barred = numpy.where(allowed, 0, -numpy.inf).astype("float32")

    def __call__(self, docs: Sequence[Any]) -> None:
        """Parse docs whose `tensor` is what a `tok2vec` made of their words."""
        import numpy

        lengths = numpy.array([len(doc) for doc in docs])
        heads, labels = self._parse(numpy.concatenate([doc.tensor for doc in docs]), lengths)
        arcs = numpy.empty((len(heads), 2), dtype="uint64")
        arcs[:, 0] = numpy.where(heads == _NONE, 0, heads - numpy.arange(len(heads))).astype("uint64")
        arcs[:, 1] = numpy.where(heads == _NONE, self._root, labels)
        end = 0
        for doc in docs:
            start, end = end, end + len(doc)
            doc.from_array(_ARC, arcs[start:end])
            for finish in self._finish:
                finish(doc)

    def _parse(self, vectors: Any, lengths: Any) -> tuple[Any, Any]:
        """Head, or none, and label of each word of some sentences; words are counted through all of them."""
        import numpy

        state, features = _State(lengths), self._network.features(vectors)
        labels = numpy.zeros(len(vectors) + 1, dtype="uint64")
        while len(state.top):
            scores = self._network.scores(features, state.context())
            scores += self._barred[state.allowed()]
            best = scores.argmax(axis=1)
            children = state.step(self._moves[best])
            labels[children] = self._labels[best]
        return state.heads[:-1], labels[:-1]


class _Network:
    """Scores moves by the words around the top of stack and buffer."""

    def __init__(self, model: Any) -> None:
        (*_, narrow), (lower, upper) = model.layers[0].layers, model.layers[1:]
        self.narrow = narrow.get_param("W").T.copy(), narrow.get_param("b")
        made = lower.get_param("W")  # (places of the context, width, pieces, input)
        self.places, self.width, self.pieces, wide = made.shape
        self.lower = made.transpose(3, 0, 2, 1).reshape(wide, -1).copy()
        self.missing = lower.get_param("pad").transpose(0, 1, 3, 2).reshape(-1)
        self.bias = lower.get_param("b").T.reshape(-1)
        self.upper = upper.get_param("W").T.copy(), upper.get_param("b")

    def features(self, vectors: Any) -> Any:
        """What each word, and none, adds at each place of the context, ((words + 1) · places, pieces · width)."""
        import numpy

        weights, bias = self.narrow
        made = numpy.empty((len(vectors) + 1, self.lower.shape[1]), dtype=vectors.dtype)
        numpy.matmul(vectors @ weights + bias, self.lower, out=made[:-1])
        made[-1] = self.missing
        return made.reshape(-1, self.pieces * self.width)

    def scores(self, features: Any, context: Any) -> Any:
        """The score of every move, (states, moves), by the words of each place, (places, states)."""
        import numpy

        hidden = features[context[0] * self.places]
        for place in range(1, self.places):
            hidden += features[context[place] * self.places + place]
        hidden += self.bias
        most = hidden[:, : self.width]
        for piece in range(1, self.pieces):
            most = numpy.maximum(most, hidden[:, piece * self.width : (piece + 1) * self.width])
        weights, bias = self.upper
        scores = most @ weights
        scores += bias
        return scores


class _State:
    """Stack, buffer and arcs of all sentences. `top` and `front` hold for each unfinished one where its stack ends and
    its buffer begins: an unshifted word goes back to the place before."""

    def __init__(self, lengths: Any) -> None:
        import numpy

        words, count, longest = int(lengths.sum()), len(lengths), int(lengths.max())
        ends = lengths.cumsum()[:, None]
        buffer = ends - lengths[:, None] + numpy.arange(longest + 2)  # two behind the last word: none
        self.buffer = numpy.where(buffer < ends, buffer, _NONE).reshape(-1)
        self.stack = numpy.full(count * (longest + 3), _NONE)  # three below the first word: none
        self.front = numpy.arange(count) * (longest + 2)
        self.top = numpy.arange(count) * (longest + 3) + 2
        self.heads, self.last_left, self.last_right, self.before = numpy.full((4, words + 1), _NONE)
        self.unshifted, self.begins = numpy.zeros((2, words + 1), dtype=bool)
        self._look()

    def _look(self) -> None:
        """Leave finished sentences behind and look at the words around the top of stack and buffer."""
        self.s0, self.b0 = self.stack[self.top], self.buffer[self.front]
        going = (self.s0 != _NONE) | (self.b0 != _NONE)
        if not going.all():
            self.top, self.front, self.s0, self.b0 = (a[going] for a in (self.top, self.front, self.s0, self.b0))
        self.s1, self.b1 = self.stack[self.top - 1], self.buffer[self.front + 1]

    def context(self) -> tuple[Any, ...]:
        """The words that a step is scored by: two of the buffer, three of the stack, and last children."""
        s2 = self.stack[self.top - 2]
        children = self.last_left[self.b0], self.last_left[self.s0], self.last_right[self.s0]
        return self.b0, self.b1, self.s0, self.s1, s2, *children

    def allowed(self) -> Any:
        """The moves that each state may make, as a sum of powers of two."""
        filled, more = self.s0 != _NONE, self.b1 != _NONE
        within = filled & ~self.begins[self.b0]
        attach = within & (self.b0 != _NONE)
        shift = ~filled | (within & more & ~self.unshifted[self.b0])
        split = more & (self.b1 == self.b0 + 1) & ~self.begins[self.b1]
        return (
            (shift << _SHIFT) + (filled << _REDUCE) + (attach << _LEFT) + (attach << _RIGHT) + (split << _BREAK)
        )  # fmt: skip

    def step(self, moves: Any) -> Any:
        """Make a move in each state; the word that each hangs on another, or none."""
        import numpy

        left, right, reduce = moves == _LEFT, moves == _RIGHT, moves == _REDUCE
        self._arc_left(self.b0[left], self.s0[left])
        self._arc_right(self.s0[right], self.b0[right])
        back = reduce & (self.heads[self.s0] == _NONE) & (self.s1 != _NONE)
        self.begins[self.b1[moves == _BREAK]] = True
        hung = numpy.where(left, self.s0, numpy.where(right, self.b0, _NONE))
        push = right | (moves == _SHIFT)
        self.unshifted[self.s0[back]] = True
        self.buffer[self.front[back] - 1] = self.s0[back]
        self.stack[self.top[push] + 1] = self.b0[push]
        self.top += push
        self.top -= left | reduce
        self.front += push
        self.front -= back
        self._look()
        return hung

    def _arc_left(self, heads: Any, children: Any) -> None:
        hung = children[self.heads[children] != _NONE]
        self.last_right[self.heads[hung]] = self.before[hung]
        self.heads[children] = heads
        self.last_left[heads] = children
        self.unshifted[heads] = False

    def _arc_right(self, heads: Any, children: Any) -> None:
        self.before[children] = self.last_right[heads]
        self.heads[children] = heads
        self.last_right[heads] = children
