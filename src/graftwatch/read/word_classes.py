"""The word classes that units of the frame lexicons name in braces, asked of one document."""

import re
from collections.abc import Callable
from typing import Any

from graftwatch.read.article import Article
from graftwatch.read.circumstances import is_earmarked, is_nobody, is_overpriced, is_rated, is_undelivered
from graftwatch.read.clauses import Clause
from graftwatch.read.conditions import Classes
from graftwatch.read.numbers import whole_number
from graftwatch.read.tree import Token
from graftwatch.read.units import load_classes, parts_of

_SUMS = frozenset(
    {"billion", "billions", "crore", "crores", "dollars", "euros", "lakh", "lakhs", "million", "millions", "money",
     "roubles", "rubles", "tenge"}
)  # fmt: skip
_SIGNED = re.compile(r"(?:[$€£₸₽₹]|[A-Z]{1,3}[a-z]{0,2}[¢$]?)\d[\d,.]*")  # "RM52", "Sh500,000", "GH¢4,000"


_BY_ITSELF = {"earmarked": is_earmarked, "overpriced": is_overpriced, "undelivered": is_undelivered}


def classes_of(article: Article, offences: Any) -> Classes:
    """The word classes that units name in braces, asked of one document."""

    def is_person(clause: Clause, token: Any) -> bool:
        return any(w.entity is not None or w.party is not None for w in article.who(clause.parsed, token))

    def is_body(clause: Clause, token: Any) -> bool:
        name = article.names.at(clause.parsed, token)
        if name is not None:
            return name.kind in {"body", "outlet", "other"}
        return article.words.is_body_word(token.text) or article.words.is_collective(token.lower_)

    def is_place(clause: Clause, token: Any) -> bool:
        name = article.names.at(clause.parsed, token)
        return name is not None and name.kind == "place"

    def is_post(clause: Clause, token: Any) -> bool:
        return article.post(clause.parsed, token) is not None

    def is_offence(clause: Clause, token: Any) -> bool:
        lemmas = article.lemmas[clause.parsed.sentence.number]
        return any(first <= token.i < first + n for _, first, n in offences.find(clause.parsed.doc, lemmas))

    def is_money(clause: Clause, token: Token) -> bool:
        return _is_money(article, token)

    def is_term(clause: Clause, token: Token) -> bool:
        alone = token.tag_ == "CD" and token.left_edge == token and not any(c.lower_ == "of" for c in token.rights)
        if alone and clause.passive and token.dep_ in {"dobj", "oprd", "attr"}:
            return (whole_number(token.text) or 100) < 100  # "was given four": years, behind a sentence of years
        return token.lower_ in {"year", "years", "month", "months", "days", "life", "sentence", "term", "imprisonment"}

    tests: dict[str, Any] = {
        "person": is_person, "body": is_body, "place": is_place, "post": is_post, "offence": is_offence,
        "money": is_money, "term": is_term,
        "rated": lambda clause, token: is_money(clause, token) and is_rated(token),
    }  # fmt: skip
    tests |= {name: _by_itself(test) for name, test in _BY_ITSELF.items()}
    for name, members in load_classes("en").items():
        tests[name] = _outside_names(article, _member(members))
    is_bribe = tests["bribe"]
    tests["bribe"] = lambda clause, token: is_bribe(clause, token) and not _is_panel_or_saving(clause, token)
    is_relative, is_ghost = tests["relative"], tests["ghost"]
    tests["kindred"] = lambda clause, token: any(is_relative(clause, t) and _is_owned(t) for t in _phrase(token))
    tests["phantom"] = lambda clause, token: is_ghost(clause, token) or is_nobody(token)
    is_law, is_change = tests["law"], tests["change"]

    def is_law_or_change(clause: Clause, token: Any) -> bool:
        """ "The criminal code", "changes to the criminal code"."""
        of = (o for c in token.children if c.lower_ in {"in", "of", "to"} for o in c.children if o.dep_ == "pobj")
        return is_law(clause, token) or (is_change(clause, token) and any(is_law(clause, o) for o in of))

    tests["law"] = is_law_or_change
    papers = [tests[part] for part in parts_of("paper")]
    tests["paper"] = lambda clause, token: any(test(clause, token) for test in papers)
    return Classes(**tests)


def _is_money(article: Article, token: Token) -> bool:
    """Whether a word is money: a sum with its sign, a currency, also one that several states call so ("pesos")."""
    signed = token.text[:1] in "$€£₸₽" or any(c.text[-1:] in "$€£₸₽" for c in token.children)
    counted = any(c.like_num for c in token.children)  # "Rs 15,000", "Tk 20 crore"
    common = token.tag_ in {"NN", "NNS"} or token.text.islower() or counted
    currencies = article.words.lexicon.currencies
    known = common and (token.lower_ in currencies.words or (counted and bool(currencies.meant(token.lower_))))
    return signed or known or token.lower_ in _SUMS or _SIGNED.fullmatch(token.text) is not None


def _by_itself(test: Callable[[Token], bool]) -> Callable[[Clause, Token], bool]:
    """A test of a token that asks nothing of the clause."""
    return lambda clause, token: test(token)


def _outside_names(article: Article, test: Callable[[Clause, Token], bool]) -> Callable[[Clause, Token], bool]:
    """A test of words, which those of a person's name do not pass: Anna Gold is no metal."""

    def has(clause: Clause, token: Token) -> bool:
        if not test(clause, token):
            return False
        name = article.names.at(clause.parsed, token)
        return name is None or name.kind != "person"

    return has


def _is_panel_or_saving(clause: Clause, token: Token) -> bool:
    """ "Took over the Commission", "gives the commission a day", "received a budget cut": no bribes."""
    if token.lemma_ == "commission":
        return token.text[0].isupper() or token == clause.recipient or any(c.lower_ == "the" for c in token.lefts)
    return token.lemma_ == "cut" and any(c.dep_ in {"amod", "compound"} for c in token.lefts)


def _phrase(token: Token) -> list[Token]:
    """The nouns of a phrase, with who owns or runs what it names: "a firm run by his cousin", "his wife's bank"."""
    return [t for t in token.doc[token.left_edge.i : token.right_edge.i + 1] if t.tag_ in {"NN", "NNS"}]


def _is_owned(token: Token) -> bool:
    """Whose kin is meant: "his friends", "relatives of the mayor", not "families"."""
    return any(c.dep_ == "poss" or c.lower_ == "of" for c in token.children) or token.lemma_ in {
        "crony",
        "loyalist",
        "relative",
    }


def _member(words: frozenset[str]) -> Callable[[Clause, Any], bool]:
    several = [word.split() for word in words if " " in word]
    opening, closing = {parts[0] for parts in several}, {parts[-1] for parts in several}

    def test(clause: Clause, token: Any) -> bool:
        lemma = token.lemma_
        if lemma in words or token.lower_ in words:
            return True
        behind = token.doc[token.i + 1 : token.i + 3] if lemma in opening else []
        if len(behind) == 2 and behind[0].lower_ == "of" and f"{lemma} of {behind[1].lemma_}" in words:
            return True
        first = max(0, min(token.i - 1, token.left_edge.i)) if lemma in closing else token.i
        return any(f"{t.lower_} {lemma}" in words for t in token.doc[first : token.i]) or (
            token.text[:1].isupper() and _called(token) in words
        )

    return test


def _called(token: Any) -> str:
    """What a name that runs over "of" ends in, which says what is named: "the Proceeds of Crime Bill"."""
    last = None
    for following in token.doc[token.i + 1 : token.i + 8]:
        if following.text[:1].isupper():
            last = following
        elif following.lower_ not in {"of", "and", "for", "the"}:
            break
    return str(last.lower_) if last is not None and last.text[:1].isupper() else ""
