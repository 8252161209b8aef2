"""What words of posts, ranks and titles are: the part of the questions to the lexicons that offices need."""

import re
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from graftwatch.read.lexicons import load

_SPELLINGS = {"defence": "defense", "defense": "defence", "labour": "labor", "labor": "labour"}


_PREFIX: Final = re.compile(r"^(?:deputy|ex|sub|under|vice)-(?=\w\w)")
"""What is joined to a post or rank before a name: "sub-commissioner Ann Lee", "ex-governor Ann Lee"."""
_NO_PEOPLE: Final = frozenset({"staff", "court", "service", "army", "police", "operations", "second", "two"})
"""Words on which names of posts end that mean no human being: "second in command", "number two"."""


class PostWords:
    """Posts, portfolios, ranks and forms of address. `Words` builds on it; the two are one object."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.lexicon = load(language)
        path = Path(__file__).parent / "lexicon" / language / "statement.toml"
        self._statements: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))

        lists = tomllib.loads((path.parent / "words.toml").read_text(encoding="utf-8"))
        self._lists = {name: frozenset(table["words"]) for name, table in lists.items()}

    # -- posts

    @cached_property
    def _post_heads(self) -> frozenset[str]:
        posts = self.lexicon.posts
        return frozenset(posts.heads) | posts.portfolio_heads - {"officer", "officials", "lead"}

    @cached_property
    def _post_last_words(self) -> frozenset[str]:
        first_parts = (re.split(r" (?:of|to|at|for|without|and|in) ", h)[0] for h in self._post_heads)
        return frozenset(part.split()[-1] for part in first_parts) - _NO_PEOPLE

    @cached_property
    def _post_head_parts(self) -> frozenset[str]:
        return frozenset(part for head in self._post_heads for part in re.findall(r"[^\W_]+", head))

    def is_in_post_head(self, word: str) -> bool:
        """Whether a lower-case word can stand in a head of several words; marks and contractions always can."""
        return word in self._post_head_parts or word.removesuffix("s") in self._post_head_parts or not word.isalpha()

    def is_post_head(self, word: str) -> bool:
        """Whether a noun can head a post ("minister", "governor"); occupations are none."""
        word = word.lower()
        known = word in self._post_heads or word.replace("-", " ") in self._post_heads
        return (known and word not in self.occupations) or word in self._short_heads

    @cached_property
    def _short_heads(self) -> frozenset[str]:
        """Abbreviated posts as they stand before a name: "gov.", "sen."."""
        return frozenset(f"{word.lower()}." for word in self._lists["abbreviated_posts"] - self._lists["short_address"])

    @property
    def occupations(self) -> frozenset[str]:
        """Nouns that name what somebody does and that no state gave: businessman, lawyer, activist."""
        return self.lexicon.posts.occupations

    @cached_property
    def _described(self) -> frozenset[str]:
        return frozenset(w.split()[-1] for w in self.lexicon.posts.described)

    def makes_post(self, word: str) -> bool:
        """Nouns that are a post only with a body or portfolio beside them: "financial police investigator"."""
        return word.lower() in self._described and word.lower() not in {
            "source",
            "member",
            "aide",
            "official",
            "people",
            "person",
            "man",
            "woman",
        }

    def heads_a_body(self, word: str) -> bool:
        """Heads that are always the head of some body named nearby: "the chairman", "the director"."""
        return word.lower() in self._lists["heads_a_body"]

    def heads_anything(self, word: str) -> bool:
        """Heads whose "of" names what they are put over, whatever it is: "chief of the checkpoint"."""
        return self.heads_a_body(word) or self.lexicon.posts.heads.get(word) in {"management", "force"}

    def counts_office(self, word: str) -> bool:
        """What time in office is counted in: "six years mayor"."""
        return word in self._lists["counts_office"]

    def may_be_employed(self, word: str) -> bool:
        """Occupations that are a post where a body of the state stands behind them: "a lawyer at the ministry"."""
        return word in self._lists["employed"]

    def is_service_job(self, word: str) -> bool:
        """Nouns of service that are the post of who is named beside them: "policeman", "detective"."""
        return word in self._lists["service_jobs"]

    def is_officer(self, lemma: str) -> bool:
        """Nouns of which any noun before them is the field: "accounts officer", "fraud investigator"."""
        return lemma in {"investigator", "officer"}

    def speaks_for(self, word: str) -> bool:
        """Posts of those who speak for a body: "spokeswoman"."""
        return word in {"spokesman", "spokesperson", "spokeswoman"}

    def has_seats(self, body: str) -> bool:
        """Whether the members of a body hold a post: "a member of the Senate"."""
        return not self._lists["seats"].isdisjoint(body.lower().split())

    def is_corporate(self, post: str) -> bool:
        """Posts that firms have and the state seldom: "chief compliance officer"."""
        return post.lower() in self._lists["corporate_posts"]

    def has_no_office(self, lemma: str) -> bool:
        """What may have a head without an office: a family, a gang."""
        return lemma in self._lists["no_office"]

    def names_to_post(self, lemma: str) -> bool:
        """Verbs with a person and a post behind them: "named her minister"."""
        return lemma in self._lists["names_to_post"]

    def needs_context(self, word: str) -> bool:
        """Whether a head says nothing of a post unless a body or portfolio stands beside it ("head", "chief")."""
        return word.lower() in self.lexicon.posts.needs_of

    def is_one_of_a_kind(self, post: str) -> bool:
        """Whether the words of a post tell which one it is: "prime minister", "deputy defence minister"; no
        "minister"."""
        title = self.lexicon.posts.title(post)
        return title is not None and (title.single or title.deputy) and " " in title.post

    def is_former(self, word: str) -> bool:
        return word.lower() in self.lexicon.posts.former

    def is_acting(self, word: str) -> bool:
        return word.lower() in self.lexicon.posts.acting

    @cached_property
    def _future(self) -> frozenset[str]:
        return self.lexicon.posts.modifier("future")

    def is_future(self, word: str) -> bool:
        return word.lower() in self._future

    def is_post_modifier(self, word: str) -> bool:
        """Words that belong to the post: "deputy", "first", "chief", "senior"; not those that only colour it."""
        word = word.lower()
        return word in self.lexicon.posts.deputy or word in {
            "chief",
            "general",
            "senior",
            "lead",
            "principal",
            "supreme",
            "head",
        }

    @cached_property
    def _portfolio_words(self) -> frozenset[str]:
        return frozenset(w for phrase in self.lexicon.posts.portfolios for w in phrase.split()) - {"and", "of"}

    def is_portfolio_word(self, word: str) -> bool:
        """Whether a word can be part of a portfolio: "defence", "internal", "affairs"."""
        return word.lower() in self._portfolio_words

    def is_field_word(self, word: str) -> bool:
        """Whether a word can stand behind the "of" of a post: "finance", "public prosecutions"."""
        low = word.lower()
        return low in self._portfolio_words or (low in self._post_head_parts and not self.is_title_head(low))

    def is_top_post(self, post: str) -> bool:
        """A post of which a state has one: "the president" needs no further name."""
        return post.split()[-1] in {"president", "premier", "king", "emir"} or post.endswith("prime minister")

    def same_word(self, word: str, known: set[str]) -> bool:
        """Whether a word of a post stands in `known`, perhaps in the other spelling or as a stem."""
        if word in known or _SPELLINGS.get(word) in known:
            return True
        return any(word in k or k in word for k in known if len(k) > 3 and len(word) > 3)

    def is_minister(self, word: str) -> bool:
        """Heads of which a portfolio is the field, not the body: "defence minister", "justice secretary"."""
        return self.lexicon.posts.heads.get(word) == "government"

    def is_local_post(self, word: str) -> bool:
        """Heads of places: mayor, governor, akim."""
        return self.lexicon.posts.heads.get(word.lower()) == "local"

    def is_seat(self, word: str) -> bool:
        """Heads of those whom a place elects: MP, senator."""
        return self.lexicon.posts.heads.get(word.lower()) == "legislators"

    def takes_full_stop(self, word: str) -> bool:
        """Whether a full stop behind a capitalised word abbreviates: initials, "Gen.", "Dr."."""
        return (
            len(word) == 1
            or word in self._lists["initials"]
            or word.lower() in self._rank_parts
            or word.lower() in self._address
            or word in self._lists["abbreviated_posts"]
        )

    # -- ranks and titles

    @cached_property
    def _rank_parts(self) -> frozenset[str]:
        return frozenset(w.rstrip(".") for rank in self.lexicon.ranks.ranks for w in rank.split()) - {
            "of",
            "the",
            "service",
            "tax",
        }

    @cached_property
    def _rank_heads(self) -> frozenset[str]:
        """The words on which ranks end: "general", "colonel", "lt"."""
        return frozenset(rank.split(" of ")[0].split()[-1].rstrip(".") for rank in self.lexicon.ranks.ranks)

    @cached_property
    def _post_parts(self) -> frozenset[str]:
        """All words of posts of several words: "managing", "prime", "permanent"."""
        return frozenset(word for head in self._post_heads for word in head.split())

    @cached_property
    def _address(self) -> frozenset[str]:
        return frozenset(w.lower() for w in self.lexicon.ranks.address)

    @cached_property
    def _address_parts(self) -> frozenset[str]:
        return frozenset(part for form in self._address for part in form.rstrip(".").split()) | {"chief"}

    def is_in_address(self, word: str) -> bool:
        """Whether a word is a form of address or a part of one: "Mr", "Datuk", the "Tan" of "Tan Sri"."""
        return word.lower().rstrip(".") in self._address_parts

    def is_rank_part(self, word: str) -> bool:
        """Whether a lower-case word stands in ranks: the "gen" and the "major" of "Maj Gen" and "major general"."""
        return word in self._rank_parts

    def is_rank(self, word: str) -> bool:
        return self.lexicon.ranks.find(word) is not None

    def is_title_word(self, word: str) -> bool:
        """Whether a word can stand in the titles before a name: ranks, posts, portfolios, forms of address,
        occupations; joined ones too, as in "Controller-General" and "Lieutenant-Captain"."""
        low = without_election(word.lower().rstrip("."))
        joined = "-" in low and (self._post_head_parts | self._rank_parts).issuperset(low.split("-"))
        return (
            joined or self.is_title_head(low) or self.is_post_modifier(low) or self.is_portfolio_word(low)
            or self.is_former(low) or self.is_acting(low)
        )  # fmt: skip

    def is_title_head(self, word: str) -> bool:
        """Whether a word can be the last before a name: a rank, a post, a form of address or an occupation."""
        low = _PREFIX.sub("", word.lower().rstrip("."))
        return any(
            low in known
            for known in (self._rank_parts, self._address, self._post_last_words, self.occupations, self._described)
        )


def without_election(post: str) -> str:
    """A lower-case post without "-elect" and "-designate"."""
    return post.removesuffix("-elect").removesuffix("-designate")
