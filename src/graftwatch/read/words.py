"""What single words are: the questions that the steps of reading put to the lexicons.

Each question is a method with a plain name; the data stand in `lexicon/` and come through `lexicons.load`. Look-ups
fold case unless they say otherwise.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from graftwatch.read.post_words import PostWords, without_election

_AGAINST = frozenset({"combating", "combatting", "countering", "fighting", "preventing", "suppressing"})
"""What a body is for, behind "and" in its name: "Agency for Financial Control and Combating Corruption"."""
_RATES = frozenset({"%", "percent", "cent", "point"})

_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
"""Before "company" a unit of an army."""


class Words(PostWords):
    """The lexicons of one language as questions. Construct once and keep: look-ups are cached.

    `dictionary` holds the ordinary words of the language, in lower case, as far as the parser's own tables list them.
    """

    dictionary: frozenset[str] = frozenset()

    def is_in_dictionary(self, word: str) -> bool:
        """Whether a dictionary has the word, perhaps in the plural; many names stand there too ("Grace", "Lima")."""
        low = word.lower()
        return low in self.dictionary or low.removesuffix("s") in self.dictionary

    def is_human_deed(self, lemma: str) -> bool:
        """Verbs that people alone do or undergo: "arrest", "resign", "marry"."""
        return lemma in self._lists["human_deeds"]

    def is_motion(self, lemma: str) -> bool:
        """Verbs and nouns of going somewhere: what they go "to" is a place."""
        return lemma in self._lists["motion"]

    def is_held_in(self, lemma: str) -> bool:
        """What one has "in" somebody or in a firm: a stake, trust."""
        return lemma in self._lists["held_in"]

    # -- titles before names

    def title_length(self, names: list[str]) -> int:
        """How many words at the front of a capitalised run are titles: "Defense Minister | Petra Solane"."""
        last = self._title_prefix(names)
        behind = [w for w in names[last:] if self.is_body_word(w)] if last else []
        staff = len(behind) == len(names[last:])  # "the General Staff"
        named = last < len(names) and self.is_given(names[last])
        if behind and (staff or (not named and not {"general", "staff"}.issuperset(map(str.lower, behind)))):
            return 0
        return last

    def _title_prefix(self, names: list[str]) -> int:
        """The words of the longest front part that is made of posts, ranks and forms of address."""
        for k in range(len(names), 0, -1):
            low = without_election(names[k - 1].lower().rstrip("."))
            ends = (
                names[k - 1].rstrip(".") in self._lists["abbreviated_posts"]
                or low in self._rank_heads
                or self._in_address(names, k - 1)
                or low.split("-")[-1] in self._post_last_words
                or low in self.occupations
            )
            place = next((n for n in (3, 2, 1) if n < k and self.is_place(" ".join(names[:n]))), 0)  # "Kano Governor"
            place = place or (self.post_of(names[:k]) if k < len(names) else 0)
            parts = enumerate(names[:k])
            if ends and all(
                i < place or self._in_title(w) or self._in_demonym(names, i) or self._in_address(names, i)
                for i, w in parts
            ):
                return k
        return 0

    def post_of(self, title: list[str]) -> int:
        """How many words before a post are what it is of, in no lexicon: "Halmar County | Governor", "Land Claims
        Office | Director"."""
        *before, post = title
        if not 0 < len(before) <= 5 or self.is_given(before[0]) or all(self._in_title(w) for w in before):
            return 0
        owned = len(before[0]) > 1 and all(self._in_title(w) for w in before[1:])
        if owned and before[0].isupper():
            return 1  # "NAB | Chairman"
        if ((self.is_local_post(post) or self.is_seat(post)) and len(before) <= 3) or self.is_body_word(before[-1]):
            return len(before)
        return int(owned and len(before) > 1 and not self.is_in_dictionary(before[0]))  # "Halm | Security Director"

    def _in_demonym(self, names: list[str], i: int) -> bool:
        """Whether a word is half of a people's name: "South African", "Saudi Arabian"."""
        return any(self.is_demonym(" ".join(names[max(0, j) : j + 2])) for j in (i - 1, i))

    def _in_address(self, names: list[str], i: int) -> bool:
        """Whether a word is a form of address or half of one: "Mr", "Tan Sri"."""
        forms = (" ".join(names[max(0, first) : last]) for first, last in ((i, i + 1), (i - 1, i + 1), (i, i + 2)))
        return self.is_in_address(names[i]) and any(form.lower().rstrip(".") in self._address for form in forms)

    def _in_title(self, word: str) -> bool:
        return (
            self.is_title_word(word)
            or word.lower().rstrip(".") in self._post_parts
            or word.rstrip(".") in self._lists["abbreviated_posts"]
            or self.is_demonym(word)
            or self.is_body_word(word)
            or word.lower() in {"of", "for", "the", "and"}
        )

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

    # -- outlets and documents

    def is_outlet(self, phrase: str) -> bool:
        return phrase in self.lexicon.outlets or self.lexicon.outlet_words.looks_like(phrase)

    def ends_with_outlet_word(self, text: str) -> bool:
        """Whether a text ends on words that call the name behind them an outlet: "the local website "."""
        return text.lower().endswith(self._outlet_ends)

    def begins_with_outlet_word(self, text: str) -> bool:
        """Whether a text begins with words that call the name before them an outlet: "news agency reported"."""
        return text.lower().startswith(self._outlet_beginnings)

    @cached_property
    def _outlet_kinds(self) -> frozenset[str]:
        return self.lexicon.outlet_words.kinds - {"agency", "network", "station", "outlet", "press", "media", "service"}

    @cached_property
    def _outlet_ends(self) -> tuple[str, ...]:
        return tuple(f" {kind}" for kind in self._outlet_kinds)

    @cached_property
    def _outlet_beginnings(self) -> tuple[str, ...]:
        return tuple(self._outlet_kinds - {"paper", "daily", "weekly"})

    # -- calendar, function words, reporting

    def reports(self, lemma: str) -> bool:
        """Whether a verb reports what somebody says."""
        return lemma in self.reporting_verbs

    def is_calendar(self, word: str) -> bool:
        """Whether a word names a month or day, or a span of them: "January-September"."""
        return self._lists["calendar"].issuperset(word.lower().rstrip(".").replace("–", "-").split("-"))

    def is_rate(self, lemmas: Iterable[str]) -> bool:
        """Whether words hold a percentage or points: what does something by so much is no actor."""
        return not _RATES.isdisjoint(lemmas)

    @property
    def function_words(self) -> frozenset[str]:
        """Closed-class words: capitalised at the head of a sentence they are no names."""
        return self._lists["function"]

    def is_known(self, word: str) -> bool:
        """Whether a capitalised word at the head of a sentence is a name for sure: place, outlet, body, given name."""
        return (
            self.is_place(word)
            or self.is_outlet(word)
            or self.is_body(word)
            or self.is_given(word)
            or (word.isupper() and len(word) > 1)
        )

    def is_ordinary(self, word: str) -> bool:
        """Whether a lexicon has the word as a common noun: offices, bodies, people described."""
        return not self.is_rare(word)

    def is_rare(self, word: str) -> bool:
        """Whether no lexicon of ordinary words has it: then a sentence's first word is taken for a name."""
        low = word.lower()
        return not (
            self.is_title_word(low) or self.is_body_word(low) or self.is_person_word(low) or self.is_collective(low)
        )

    def number_head(self, text: str, at: int) -> bool:
        """Whether an ordinal opens a name: "58th Army"."""
        match = re.match(r"\s+([A-Z][a-z]+)", text[at : at + 30])
        return bool(match and self.is_body_word(match[1]))

    @cached_property
    def reporting_verbs(self) -> frozenset[str]:
        """Lemmas of verbs that report speech, of people or of texts."""
        found = {
            v.split()[0].lstrip("^")
            for rows in self._statements.values()
            if isinstance(rows, list)
            for row in rows
            for v in row.get("verbs", ())
        }
        return frozenset(found - self._lists["not_reporting"])

    @cached_property
    def closing_verbs(self) -> frozenset[str]:
        """Lemmas of verbs of saying that close a sentence with their subject: "…, the ministry said"."""
        return frozenset(w for row in self._statements["group"] if row["gives"] == "closing" for w in row["words"])

    @property
    def alleging_adverbs(self) -> frozenset[str]:
        """ "allegedly", "reportedly": the writer does not vouch."""
        return self._lists["hedges_alleged"]

    def forecasts(self, lemma: str) -> bool:
        """Whether a verb says what will be: "forecast", "expect"."""
        return lemma in self._lists["forecasting"]

    # -- for the scan

    @property
    def post_words(self) -> frozenset[str]:
        """The words on which posts and ranks end: a text without any of them names no post."""
        return self._post_last_words | self._rank_parts

    @cached_property
    def trigger_words(self) -> frozenset[str]:
        """Words besides frames and posts on which a claim can hang: ties, outlets, documents, people described."""
        ties = {word.split()[-1] for word in self.lexicon.ties}
        outlets = {kind.split()[-1] for kind in self.lexicon.outlet_words.kinds}
        return frozenset(ties | outlets | self._lists["document_nouns"] | self._described | {"according"})

    # -- ties

    @cached_property
    def _tie_ends(self) -> frozenset[str]:
        return frozenset(part for word in self.lexicon.ties for part in re.findall(r"[^\W_]+", word))

    def ends_tie(self, word: str) -> bool:
        """Whether a word, perhaps in the plural, is part of any noun of a tie."""
        return word in self._tie_ends or word.removesuffix("s") in self._tie_ends

    def tie(self, word: str) -> Any:
        """The tie that a noun states between two people ("nephew" family, "ally" associate), or None."""
        return self.lexicon.ties.get(word.lower())
