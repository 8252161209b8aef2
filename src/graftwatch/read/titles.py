"""Posts in words: the nouns of office of a language, and a title taken apart by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graftwatch.read.toml_files import fold, table, words

_PREPOSITIONS = frozenset({"at", "for", "in", "of", "on", "to", "under"})


def _spellings(head: str) -> tuple[str, ...]:
    """A noun of office as it is written: "inspector general" also with a hyphen, and the other way."""
    word = fold(head)
    stem = word.removesuffix("general").rstrip(" -")
    return (f"{stem} general", f"{stem}-general") if word.endswith((" general", "-general")) else (word,)


@dataclass(frozen=True, slots=True)
class Title:
    """A post taken apart. `post` keeps the case of the text and is free of "former", "acting" and the like.

    `head` is the folded noun ("minister"), `rest` what stands beside it inside the post ("defense", "of finance"; empty
    for a bare noun). `deputy` is true of "deputy minister", whose post keeps the word; `single` of a post that one
    person alone can hold in one body at one time.
    """

    post: str
    head: str
    rest: str
    group: str
    former: bool = False
    acting: bool = False
    current: bool = False
    future: bool = False
    suspended: bool = False
    deputy: bool = False
    single: bool = False


@dataclass(frozen=True)
class Posts:
    """Nouns of office of one language.

    `heads` gives the group of each head: state, government, management, local, law, force, inspection, diplomacy,
    legislators, party, public_services or stores. `modifiers` gives the sense of each word that may stand before a
    post: former, suspended, acting, current, future, deputy, senior or colour. `offices` gives the head for the noun of
    an office: "prime minister" for "premiership".
    """

    heads: Mapping[str, str]
    needs_of: frozenset[str]
    single_holder: frozenset[str]
    portfolios: frozenset[str]
    portfolio_heads: frozenset[str]
    modifiers: Mapping[str, str]
    offices: Mapping[str, str]
    office_nouns: frozenset[str]
    described: frozenset[str]
    occupations: frozenset[str]

    @classmethod
    def read(cls, language: str) -> Posts:
        """Read `posts.toml` of a language."""
        t = table(f"{language}/posts.toml")
        return cls(
            heads={w: group for group, part in t["heads"].items() for word in part["words"] for w in _spellings(word)},
            needs_of=words(t["needs_of"]),
            single_holder=words(t["single_holder"]),
            portfolios=words(t["portfolios"]),
            portfolio_heads=words(t["portfolios"], "heads"),
            modifiers={fold(w): sense for sense, ws in t["modifiers"].items() if sense != "source" for w in ws},
            offices={fold(k): v for k, v in t["offices"].items() if k != "source"},
            office_nouns=words(t["office_nouns"]),
            described=words(t["described"]),
            occupations=words(t["occupations"]),
        )

    def modifier(self, sense: str) -> frozenset[str]:
        """The words of one sense, e.g. `modifier("former")`."""
        return frozenset(w for w, s in self.modifiers.items() if s == sense)

    @cached_property
    def former(self) -> frozenset[str]:
        """Words that say that a post is over: former, ex-, ousted."""
        return self.modifier("former")

    @cached_property
    def acting(self) -> frozenset[str]:
        """Words for one who stands in: acting, interim, caretaker."""
        return self.modifier("acting")

    @cached_property
    def deputy(self) -> frozenset[str]:
        """Words for the second in rank: deputy, first deputy, vice."""
        return self.modifier("deputy")

    def title(self, phrase: str) -> Title | None:
        """Take a phrase like "former First Deputy Defense Minister" apart; None if it names no post.

        A post ends in a head ("Almaty police chief") or begins with one before "of", "for", "to", "at", "in" or "on"
        ("head of the Border Service"). Occupations and described officials are no posts.
        """
        tokens = phrase.strip(' ,.;:"“”').split()
        senses, tokens = self._strip(tokens)
        if not tokens:
            return None
        for suffix in ("-designate", "-elect"):
            if (last := tokens[-1]).lower().endswith(suffix):
                tokens[-1] = last[: -len(suffix)]
                senses.add("future")
        folded = [fold(t) for t in tokens]
        found = self._head_of(folded)
        if found is None:
            return None
        head, rest = found
        first = folded[0]
        deputy = (head != first and self.modifiers.get(first) == "deputy") or first.startswith(("vice-", "co-"))
        flags = {sense: True for sense in ("former", "acting", "current", "future", "suspended") if sense in senses}
        single = not deputy and head in self.single_holder
        return Title(" ".join(tokens), head, rest, self.heads[head], deputy=deputy, single=single, **flags)

    def _strip(self, tokens: list[str]) -> tuple[set[str], list[str]]:
        """Take articles and modifiers that are no part of the post off the front; answer their senses."""
        senses: set[str] = set()
        while tokens:
            first = fold(tokens[0])
            for prefix, sense in (("ex-", "former"), ("then-", "current")):
                if first.startswith(prefix) and len(first) > len(prefix):
                    senses.add(sense)
                    tokens = [tokens[0][len(prefix) :], *tokens[1:]]
                    first = fold(tokens[0])
            longest = next((n for n in (3, 2, 1) if self._loose(tokens[:n], n)), 0)
            if longest and len(tokens) > longest:
                senses.add(self.modifiers[fold(" ".join(tokens[:longest]))])
            elif first in {"a", "an", "the", "his", "her", "its", "their"}:
                longest = 1
            else:
                return senses, tokens
            tokens = tokens[longest:]
        return senses, tokens

    def _loose(self, tokens: list[str], length: int) -> bool:
        sense = self.modifiers.get(fold(" ".join(tokens)))
        return len(tokens) == length and sense is not None and sense not in {"deputy", "senior"}

    def _head_of(self, folded: list[str]) -> tuple[str, str] | None:
        """The first and longest head that ends the phrase or stands before a preposition, and the words beside it."""
        ends = [i for i, word in enumerate(folded) if word in _PREPOSITIONS and i] + [len(folded)]
        for start in range(len(folded)):
            for end in reversed(ends):
                head = " ".join(folded[start:end])
                if head in self.heads:
                    return head, " ".join(folded[:start] + folded[end:])
                if head in self.occupations or head in self.described:
                    return None
        return None
