"""A parsed sentence as the rest of reading knows it: its words in a tree, which can be mended.

What a parser hands out is copied into this once. Nothing else then depends on which parser it was, and asking a word
for its tag costs a third of what asking spaCy's own token does (reading asks some four hundred times a word). Names and
labels are spaCy's: `lower_`, `tag_` (Penn), `pos_` (Universal), `dep_` (CLEAR), `lemma_`; `idx` counts code points of
the sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Word(NamedTuple):
    """What a token has that does not depend on its place."""

    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    like_num: bool
    is_punct: bool
    is_space: bool


class Token:
    """One word. Change `head`, `dep_` and `tag_` to mend the tree; the head of the root is the root itself, and every
    word hangs, at last, on one."""

    __slots__ = (
        "_head", "dep_", "doc", "i", "idx", "is_punct", "is_space", "lefts", "lemma_", "like_num", "lower_", "pos_",
        "rights", "tag_", "text", "whitespace_",
    )  # fmt: skip

    doc: "Tree"
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    whitespace_: str
    like_num: bool
    is_punct: bool
    is_space: bool
    lefts: "list[Token]"
    rights: "list[Token]"
    _head: "Token"

    def __init__(self, doc: "Tree", i: int, idx: int, word: Word, whitespace: str) -> None:
        self.doc, self.i, self.idx, self.whitespace_ = doc, i, idx, whitespace
        (
            self.text, self.lower_, self.lemma_, self.tag_, self.pos_, self.dep_, self.like_num, self.is_punct,
            self.is_space,
        ) = word  # fmt: skip
        self.lefts, self.rights = [], []

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def head(self) -> "Token":
        """The word that this one hangs on."""
        return self._head

    @head.setter
    def head(self, other: "Token") -> None:
        """Hang this word on another one; one from below it takes its place first, so that no tree has a cycle."""
        old = self._head
        if old is other:
            return
        if other is not self and self in other.ancestors:
            other._hang(other if old is self else old)
        self._hang(other)

    def _hang(self, other: "Token") -> None:
        """Take this word off the one that it hangs on and put it below another; below itself, it is a root."""
        old = self._head
        if old is not self:
            (old.lefts if self.i < old.i else old.rights).remove(self)
        self._head = other
        if other is not self:
            side = other.lefts if self.i < other.i else other.rights
            side.append(self)
            side.sort(key=_place)
        self.doc.forget_edges()

    @property
    def children(self) -> "list[Token]":
        """The words that hang on this one, in the order of the text."""
        return self.lefts + self.rights

    @property
    def subtree(self) -> "Iterator[Token]":
        """This word and all below it, in the order of the text."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def ancestors(self) -> "Iterator[Token]":
        """The words above this one, the nearest first."""
        token = self
        while token._head is not token:
            token = token._head
            yield token

    @property
    def left_edge(self) -> "Token":
        """The first word of the subtree."""
        return self.doc[self.doc.edges[0][self.i]]

    @property
    def right_edge(self) -> "Token":
        """The last word of the subtree."""
        return self.doc[self.doc.edges[1][self.i]]

    def nbor(self, by: int = 1) -> "Token":
        """The word that many places on.

        Raises:
            IndexError: The sentence is not that long.
        """
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc[self.i + by]

    def take_place_of(self, other: "Token") -> None:
        """Hang where another word hangs, under its label; the other one is hung elsewhere after that."""
        root = other.dep_ == "ROOT"
        self.head, self.dep_ = (self, "ROOT") if root else (other.head, other.dep_)


class Tree(list[Token]):
    """The words of a sentence, in order."""

    __slots__ = ("_edges",)

    _edges: tuple[list[int], list[int]] | None

    def __init__(self, words: Iterable[tuple[Word, str]], heads: Sequence[int]) -> None:
        """Words, each with the blank behind it or "", and for each how many places on its head stands (0: none)."""
        super().__init__()
        idx = 0
        for i, (word, blank) in enumerate(words):
            self.append(Token(self, i, idx, word, blank))
            idx += len(word.text) + len(blank)
        self._edges = None
        for token, way in zip(self, heads, strict=True):
            token._head = head = self[token.i + way]
            if way:
                (head.lefts if way > 0 else head.rights).append(token)

    @property
    def text(self) -> str:
        """The sentence as it is written."""
        return text_of(self)

    @property
    def edges(self) -> tuple[list[int], list[int]]:
        """For each word where its subtree begins and ends."""
        if self._edges is None:
            first, last = list(range(len(self))), list(range(len(self)))
            for i, token in enumerate(self):
                above = token._head
                while not first[above.i] <= i <= last[above.i]:  # all further ones reach as far as the first that does
                    first[above.i], last[above.i] = min(first[above.i], i), max(last[above.i], i)
                    above = above._head
            self._edges = first, last
        return self._edges

    def dissolve(self) -> None:
        """Take a tree that is no longer needed apart, so that its words, which hold each other, need no collector."""
        for token in self:
            token.lefts.clear()
            token.rights.clear()
            del token.doc, token._head

    def forget_edges(self) -> None:
        """What hangs where has changed."""
        self._edges = None


def _place(token: Token) -> int:
    return token.i


def text_of(tokens: Iterable[Token]) -> str:
    """Words with the blanks that the text has between them."""
    return "".join(token.text + token.whitespace_ for token in tokens).rstrip()
