"""Which given names stand for one another, and which sex they tell."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from graftwatch.names.data import cached_table
from graftwatch.names.letters import sound

Sex = Literal["male", "female"]


def groups(forms: Iterable[str]) -> frozenset[str]:
    """The names that these (as sounds) are forms of, each by its first spelling's sounds: Sasha is `aleksandr`."""
    known = _groups()
    return frozenset().union(*(known.get(form, frozenset()) for form in forms))


def sex_of(forms: Iterable[str]) -> Sex | None:
    """The sex that a given name (as sounds) tells; None where it is not known."""
    known = _sexes()
    return next((sex for form in forms if (sex := known.get(form))), None)


def is_given(forms: Iterable[str]) -> bool:
    """Whether one of these (as sounds) is a known given name, of whichever sex."""
    known = _sexes()
    return any(form in known for form in forms)


@lru_cache(maxsize=1)
def _sexes() -> dict[str, Sex | None]:
    """Sounds of given names with their sex; None where regions, or spellings that sound alike, disagree."""
    found: dict[str, Sex | None] = {}
    sexes: tuple[tuple[str, Sex | None], ...] = (("female", "female"), ("male", "male"), ("either", None))
    regions = (table for name, table in cached_table("given_names").items() if name != "endings")
    for region in regions:
        for key, sex in sexes:
            for name in region.get(key, ()):
                heard = sound(name)
                found[heard] = sex if found.get(heard, sex) == sex else None
    return found


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    known: dict[str, frozenset[str]] = {}
    for line in cached_table("given")["same"]["groups"]:
        names = [sound(name) for name in line.split()]
        for name in names:
            known[name] = known.get(name, frozenset()) | {names[0]}
    return known
