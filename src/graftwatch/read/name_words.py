"""What words of names are: the part of the questions to the lexicons that bodies, people and places need."""

from functools import cached_property

from graftwatch.read.post_words import PostWords

_AGAINST = frozenset({"combating", "combatting", "countering", "fighting", "preventing", "suppressing"})
"""What a body is for, behind "and" in its name: "Agency for Financial Control and Combating Corruption"."""
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
"""Before "company" a unit of an army."""


class NameWords(PostWords):
    """Bodies, people, places, and the ordinary words that are none of these.

    `dictionary` holds the ordinary words of the language, in lower case, as far as the parser's own tables list them.
    """

    dictionary: frozenset[str] = frozenset()

    def is_in_dictionary(self, word: str) -> bool:
        """Whether a dictionary has the word, perhaps in the plural; many names stand there too ("Grace", "Lima")."""
        low = word.lower()
        return low in self.dictionary or low.removesuffix("s") in self.dictionary

    def is_common(self, word: str) -> bool:
        """Whether a word, whatever its case, is an ordinary one and as far as is known no name."""
        return self.is_in_dictionary(word) and not self.is_given(word) and not self.is_place(word)

    # -- bodies

    @cached_property
    def _body_last_words(self) -> frozenset[str]:
        plain = {h.split()[-1] for h in self.lexicon.body_words.heads}
        return frozenset(plain - self._lists["not_last_in_body"])

    def is_body_word(self, word: str) -> bool:
        """Whether a word can end a body's name: "Ministry", "Committee", "Court"."""
        low = word.lower()
        return low in self._body_last_words or low.removesuffix("s") in self._body_last_words

    def owns_bodies(self, word: str) -> bool:
        """Whose "Office" or "Court" is a body's name: holders of posts, and groups ("People's Court")."""
        return self.is_post_head(word) or word in self._lists["owners_of_bodies"]

    def is_generic_body(self, word: str) -> bool:
        """Whether "the WORD" can mean a body named before."""
        head = self.lexicon.body_words.heads.get(word.lower())
        return head is not None and head.generic

    def is_service(self, phrase: str) -> bool:
        """Whether a portfolio is itself a body: "coast guard", "financial police", "air force"."""
        low = phrase.lower()
        return low in self.lexicon.posts.portfolios and (
            low in self.lexicon.body_words.heads or low in self.lexicon.body_words.collectives
        )

    def is_organisation_word(self, word: str) -> bool:
        """Nouns of organisations of any kind, the complexes and embassies of a post among them."""
        return word.lower() in self.lexicon.body_words.heads or word.lower() in {
            "complex",
            "embassy",
            "exporter",
            "wing",
        }

    def is_private(self, phrase: str) -> bool:
        """Whether a body in the text's words is a private firm, so that a post in it is employment."""
        words = phrase.lower().split()
        head = self.lexicon.body_words.heads.get(words[-1]) if words else None
        public = {"state", "national", "public", "state-owned", "government", "sovereign", "municipal", "central"}
        return head is not None and head.schema == "Company" and not public & set(words) and not self.is_troop(phrase)

    def is_troop(self, phrase: str) -> bool:
        """Whether a "company" is one of soldiers: "the 2nd Company"."""
        *before, last = phrase.lower().split() or [""]
        return last == "company" and any(word[:-2].isdigit() or word in _ORDINALS for word in before)

    def is_firm_noun(self, word: str) -> bool:
        """Nouns that, before a name, call it a firm or an organisation: "the arms exporter", "the company"."""
        head = self.lexicon.body_words.heads.get(word.lower())
        return (head is not None and head.schema in {"Company", "Organization"}) or word.lower() in {
            "exporter",
            "importer",
            "builder",
            "giant",
            "movement",
            "startup",
        }

    def opens_body(self, word: str) -> bool:
        """Whether a body's name can go on with "of", "for" or "on" behind this word."""
        low = word.lower()
        opening = self.lexicon.body_words.opening
        return low in opening or low.removesuffix("s") in opening

    def joins_with_and(self, last: str, following: str) -> bool:
        """Whether "X and Y" goes on one body's name: "Ministry of Labour and Social Protection"."""
        fields = self.is_portfolio_word(last) and self.is_portfolio_word(following)
        return fields or following.lower() in _AGAINST or last.lower() in _AGAINST | {"economic", "law"}

    def names_body(self, names: list[str]) -> bool:
        """Whether a run of capitalised words is a body by its head noun: the last word, or the one before "of" or
        "for"."""
        joiner = next(
            (i for i, w in enumerate(names) if w.lower() in {"of", "for", "on", "against", "in", "to"}), len(names)
        )
        head = names[joiner - 1] if joiner else ""
        if len(names) == 1:
            return self.is_generic_body(names[0]) or names[0].lower() in {"interpol", "presidency", "politburo"}
        return (
            self.is_body_word(head)
            or " ".join(n.lower() for n in names[max(0, joiner - 2) : joiner]) in self.lexicon.body_words.heads
        )

    def names_firm(self, names: list[str]) -> bool:
        """Whether a run ends on a company form or another word that no person's name ends on."""
        return names[-1] in self.lexicon.body_words.company_forms or names[-1] in self._lists["no_surnames"]

    def is_body(self, phrase: str) -> bool:
        """Whether a phrase is the name or (letter for letter) the acronym of a well-known body or seat of power."""
        return phrase in self.lexicon.bodies or phrase.lower() in self.lexicon.body_words.seats

    def is_acronym(self, word: str) -> bool:
        """Whether capitals may be a body's acronym: GDP and VAT are none."""
        return word not in self.lexicon.body_words.not_acronyms and self.lexicon.currencies.code(word) is None

    def is_collective(self, word: str) -> bool:
        """A noun that speaks and acts as a body: "prosecutors", "the government", "police"."""
        return word.lower() in self.lexicon.body_words.collectives

    # -- people

    def is_person_word(self, word: str) -> bool:
        """Whether a noun means a human being: "official", "man", "defendant", "lawyer"."""
        low = word.lower()
        return (
            low in self.occupations
            or low in self._described
            or low in self._lists["human"]
            or low in self._post_last_words
            or "-year-old" in low
        )

    def is_accused_word(self, word: str) -> bool:
        """Nouns that mean whoever the document last spoke of: "the defendant", "the man"."""
        return word.lower() in self._lists["last_spoken_of"]

    def is_given(self, word: str) -> bool:
        return self.lexicon.given_names.is_given(word)

    def gender(self, name: str) -> str | None:
        """`m` or `f` by given name, patronymic or surname ending; None where they do not tell."""
        return self.lexicon.given_names.gender(name)

    # -- places and countries

    def is_place(self, phrase: str) -> bool:
        return self.lexicon.countries.is_place(phrase)

    def is_country(self, name: str) -> bool:
        return self.lexicon.countries.code(name, "country") is not None

    def is_demonym(self, word: str) -> bool:
        return self.lexicon.countries.is_demonym(word)

    def country_of(self, word: str) -> str | None:
        """The ISO 3166 code that a country, demonym, city or well-known body points to."""
        if (code := self.lexicon.countries.code(word)) is not None:
            return code
        body = self.lexicon.bodies.find(word)
        return body.country if body is not None else None

    def country_weight(self, word: str) -> float:
        """How much a word says that a text is about its country: a state or its people more than a town or body."""
        return 3.0 if self.is_country(word) or self.is_demonym(word) else 1.0

    def countries_of_money(self, word: str) -> list[str]:
        """The countries whose own currency a word or sign may mean beside a number, the usual one first; the dollar and
        the euro speak for none."""
        currencies = self.lexicon.currencies
        codes = [code for code in (currencies.code(word), *sorted(currencies.meant(word))) if code is not None]
        if codes[:1] == ["USD"]:
            return []
        return list(dict.fromkeys(code[:2] for code in codes if code != "EUR" and not code.startswith("X")))

    def country_name(self, code: str) -> str | None:
        country = self.lexicon.countries.by_code.get(code)
        return country.name if country is not None else None

    def is_place_head(self, word: str) -> bool:
        """Whether a lower-case noun makes a place of the name before it: "Karaganda region"."""
        return self.lexicon.place_words.heads.get(word.lower()) == "region"
