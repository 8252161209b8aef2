"""Which names are so common that they say little."""

from functools import lru_cache

from graftwatch.names.data import cached_table
from graftwatch.names.letters import sound
from graftwatch.names.person import analyse


def is_common(root: str, given: str) -> bool:
    """Whether a surname (its root in sounds) and a given name are both among the commonest of the region."""
    surnames, givens = _common()
    return root in surnames and given in givens


@lru_cache(maxsize=1)
def _common() -> tuple[frozenset[str], frozenset[str]]:
    table = cached_table("given")["common"]
    surnames = {root for name in table["surnames"].split() for part in analyse(name).surnames for root in part.forms}
    return frozenset(surnames), frozenset(sound(name) for name in table["given"].split())
