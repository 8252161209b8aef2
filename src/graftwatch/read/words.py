"""What single words are: the questions that the steps of reading put to the lexicons.

Each question is a method with a plain name; the data stand in `lexicon/` and come through `lexicons.load`. Look-ups
fold case unless they say otherwise.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from graftwatch.read.name_words import NameWords
from graftwatch.read.post_words import without_election

_RATES = frozenset({"%", "percent", "cent", "point"})


class Words(NameWords):
    """The lexicons of one language as questions. Construct once and keep: look-ups are cached."""

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
        if len(names) > 1 and (self.is_service(" ".join(names)) or self.is_body(" ".join(names))):
            return 0  # "the Border Guard", "State Duma"
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
            one = low.removesuffix("s")  # "MPs Ann Lee and Jon Brekke", "Majors Orlov and Brekke"
            low = one if names[k - 1][:-1].isupper() or one in self._plural_titles else low
            ends = (
                names[k - 1].rstrip(".") in self._lists["abbreviated_posts"]
                or low in self._rank_heads
                or self._in_address(names, k - 1)
                or low.split("-")[-1] in self._post_last_words | self._rank_heads
                or low in self.occupations
            )
            place = next((n for n in (3, 2, 1) if n < k and self.is_place(" ".join(names[:n]))), 0)  # "Kano Governor"
            place = place or (self.post_of(names[:k]) if k < len(names) else 0)
            alone = 1 < k == len(names) and (self.is_post_head(low) or low == "officer")
            plain = alone or (self._is_called(names[k:]) and not self.heads_a_body(low))
            ends = ends or (plain and self.may_be_short_post(names[k - 1]))
            if ends and 1 < k == len(names) - 1 and self.is_given(names[k - 1]):
                ends = names[k - 2].lower() not in self._rank_heads  # "Major | Sultan Orlov"
            parts = enumerate(names[:k])
            if ends and all(
                i < place
                or self._in_title(w)
                or self._in_demonym(names, i)
                or self._in_address(names, i)
                or (plain and (i + 1 == k or self.is_common(w) or self.is_country(w)))
                or (alone and len(w) > 1 and w.isupper())  # "the KNU | chairman", a party's letters
                for i, w in parts
            ):
                return k
        return 0

    def _is_called(self, names: list[str]) -> bool:
        """Whether words are surely what somebody is called: a given name, or one that no dictionary has, opens
        them."""
        if not 2 <= len(names) <= 4 or self.is_body_word(names[-1]) or (names[0].isupper() and names[0].isalpha()):
            return False
        return self.is_given(names[0]) or not self.is_in_dictionary(names[0])

    def may_be_short_post(self, word: str) -> bool:
        """Whether capitals before somebody's name may be his post by its letters: "DFO Ann Lee"; no body's or place's
        letters."""
        known = self.is_body(word) or self.is_outlet(word) or self.is_place(word) or word in self._lists["short_ranks"]
        may_be = self.is_acronym(word) or word in self._lists["abbreviated_posts"]
        return 2 <= len(word) <= 4 and word.isupper() and word.isalpha() and may_be and not known

    def post_of(self, title: list[str]) -> int:
        """How many words before a post are what it is of, in no lexicon: "Halmar County | Governor", "Land Claims
        Office | Director"."""
        *before, post = title
        if not 0 < len(before) <= 7 or self.is_given(before[0]):
            return 0
        if "of" in before[1:] and self.is_body_word(before[before.index("of") - 1]):
            return self.service_of(title)
        if len(before) > 5 or all(self._in_title(w) for w in before):
            return 0
        owned = len(before[0]) > 1 and all(self._in_title(w) for w in before[1:])
        if owned and before[0].isupper():
            return 1  # "NAB | Chairman"
        if ((self.is_local_post(post) or self.is_seat(post)) and len(before) <= 3) or self.is_body_word(before[-1]):
            return len(before)
        return int(owned and len(before) > 1 and not self.is_in_dictionary(before[0]))  # "Halm | Security Director"

    def service_of(self, title: list[str]) -> int:
        """How many words before a rank are the body that its bearer serves: "Department of Health | Senior Colonel"."""
        ranks = self._rank_heads | {"senior"}
        length = next((i for i, w in enumerate(title) if w.lower() in ranks), 0)
        known = length > 1 and (self.is_body_word(title[length - 1]) or "of" in title[:length])
        return length if known and all(w.lower() in ranks for w in title[length:]) else 0

    def _in_demonym(self, names: list[str], i: int) -> bool:
        """Whether a word is half of a people's name: "South African", "Saudi Arabian"."""
        return any(self.is_demonym(" ".join(names[max(0, j) : j + 2])) for j in (i - 1, i))

    def _in_address(self, names: list[str], i: int) -> bool:
        """Whether a word is a form of address or half of one: "Mr", "Tan Sri"."""
        if len(names[i]) == 1 and any(len(w) == 1 for w in (*names[max(0, i - 1) : i], *names[i + 1 : i + 2])):
            return False  # the initials of "A. M. Tolan"
        forms = (" ".join(names[max(0, first) : last]) for first, last in ((i, i + 1), (i - 1, i + 1), (i, i + 2)))
        return self.is_in_address(names[i]) and any(form.lower().rstrip(".") in self._address for form in forms)

    @cached_property
    def _plural_titles(self) -> frozenset[str]:
        """What may stand in the plural before two names, in the singular: "Majors X and Y", "Investigators X and Y"."""
        return self._rank_heads | self.occupations | {w for w in self._described if " " not in w}

    def _in_title(self, word: str) -> bool:
        return (
            self.is_title_word(word)
            or word.lower().removesuffix("s") in self._plural_titles
            or word.lower().rstrip(".") in self._post_parts
            or word.rstrip(".") in self._lists["abbreviated_posts"]
            or self.is_demonym(word)
            or self.is_body_word(word)
            or word.lower() in {"of", "for", "the", "and"}
        )

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
