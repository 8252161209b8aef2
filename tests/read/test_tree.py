"""Trees stay trees, whatever words are hung where."""

from hypothesis import given
from hypothesis import strategies as st

from graftwatch.read.tree import Tree, Word


def flat(length: int) -> Tree:
    """Words that all hang on the first."""
    words = [(Word(str(i), str(i), str(i), "NN", "NOUN", "dep", False, False, False), " ") for i in range(length)]
    return Tree(words, [-i for i in range(length)])


PLACES = st.integers(0, 6)


@given(moves=st.lists(st.tuples(PLACES, PLACES), max_size=40))
def test_no_word_hangs_on_itself_by_way_of_others(moves: list[tuple[int, int]]) -> None:
    tree = flat(7)
    for word, head in moves:
        tree[word].head = tree[head]
        assert tree[word].head is tree[head]
        roots = [token for token in tree if token.head is token]
        below = [token for root in roots for token in root.subtree]
        assert sorted(token.i for token in below) == list(range(7)), "each word hangs in one place, below a root"
        for token in tree:
            assert all(child.head is token for child in token.children)
            assert [child.i for child in token.lefts] == sorted(c.i for c in token.lefts if c.i < token.i)
            assert len(list(token.ancestors)) < 7


def test_what_a_word_is_hung_on_below_it_takes_its_place() -> None:
    tree = flat(3)
    tree[2].head = tree[1]
    tree[1].head = tree[2]
    assert [token.head.i for token in tree] == [0, 2, 0]
    tree[0].head = tree[1]
    assert [token.head.i for token in tree] == [1, 1, 0], "the root below which it stood is the root no more"
