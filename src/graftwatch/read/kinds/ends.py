"""The two ends of a tie: whom or what a phrase names or describes, whose it is, and what the tie noun is."""

import re
from dataclasses import dataclass

from graftwatch.claims import Described, Party
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.firms import firm_at, firm_called, firms
from graftwatch.read.lexicons import Tie
from graftwatch.read.people import Who
from graftwatch.read.syntax import SUBJECTS, conjuncts, noun_phrase
from graftwatch.read.tree import Token
from graftwatch.read.units import load_classes

_HOUSES = frozenset({"clan", "family"})
_WORDS = re.compile(r"[\w’'-]+")
_GAP = re.compile(r"(?:,? (?:the late |then |now |the |an? )?(?:[A-Z][a-z]{1,4}\. ?|“|\")?)|, | – | — | \(| ")


@dataclass(frozen=True, slots=True)
class End:
    """One end of a tie: who or what, and where the words stand."""

    party: Party
    start: int
    end: int


def tie_noun(desk: Desk, parsed: Parsed, token: Token) -> Tie | None:
    """The tie of a noun, with its modifiers and whatever a hyphen joins to it: "front man", "sister-in-law"."""
    lemma = token.lemma_
    if not desk.words.ends_tie(lemma) and not desk.words.ends_tie(token.lower_):
        return None
    start, end = hyphenated(desk, parsed, token)
    whole = desk.text[start:end].lower().removeprefix("ex-")
    words = _WORDS.findall(desk.text[max(parsed.sentence.start, start - 30) : start].lower())[-2:]
    singular = whole.removesuffix("s")
    for last in dict.fromkeys((whole, singular, lemma) if "-" in whole else (lemma, singular)):
        for first in range(len(words) + 1):
            found = desk.words.tie(" ".join([*words[first:], last]))
            if isinstance(found, Tie):
                return found
    return None


def hyphenated(desk: Desk, parsed: Parsed, token: Token) -> tuple[int, int]:
    """The offsets of the word that hyphens make around a token; nothing but the first part stands for the whole."""
    start, end, text = parsed.start(token), parsed.end(token), desk.text
    if start and text[start - 1] == "-":
        start = next((m.start() for m in re.finditer(r"\w+-$", text[max(0, start - 20) : start])), 0) + max(
            0, start - 20
        )
    tail = re.match(r"(?:-\w+)+", text[end : end + 20])
    return start, end + (tail.end() if tail else 0)


def owner_of(desk: Desk, parsed: Parsed, child: Token) -> list[End]:
    """The possessor, with "whose" for the noun before the clause and "their" for whoever the sentence is about."""
    if child.lower_ == "whose":
        head = next((a.head for a in child.ancestors if a.dep_ == "relcl"), None)
        if head is None and child.i > 1:  # the parser took the relative clause for an apposition
            head = parsed.doc[child.i - (2 if parsed.doc[child.i - 1].text == "," else 1)]
        return people(desk, parsed, head) if head is not None else []
    if child.lower_ == "their":
        for token in parsed.doc[: child.i]:
            if token.tag_ == "PRP$" and token.lower_ in {"his", "her"} and (found := people(desk, parsed, token)):
                return found
        return []
    return people(desk, parsed, child) or (described(desk, parsed, child) if child.pos_ == "NOUN" else [])


def named_beside(desk: Desk, parsed: Parsed, token: Token, *, after: int | None = None) -> list[End] | None:
    """Names directly behind the noun ("his uncle Tomas Verrin", "X's nephew, Y"), or behind the phrase of its that ends
    at `after` ("the chief of customs, Y"), all of a list; None for none."""
    after = hyphenated(desk, parsed, token)[1] if after is None else after
    for name in desk.article.names.in_sentence(parsed.sentence.number):
        begin = name.titles[0] if name.titles and name.titles[0] >= after else name.start  # "his brother" is a title
        if begin < after or not _GAP.fullmatch(desk.text[after:begin]):
            continue
        if name.entity is None or name.kind != "person":
            return None
        last = parsed.token_at(name.end - 1)
        if last is None or (
            "," in desk.text[after:begin]
            and last.dep_ in {"nsubj", "nsubjpass"}
            and token not in last.subtree
            and last.dep_ != token.dep_
            and token.dep_ not in SUBJECTS
        ):
            return None
        found = [End(name.entity.name, name.start, name.end)]
        for part in conjuncts(last)[1:] if token.tag_ == "NNS" else []:
            other = desk.article.names.at(
                parsed, part
            )  # "his sons Arman and Yerkan", whom nothing else shows for people
            single = [End(other.entity.name, other.start, other.end)] if other is not None and other.entity else []
            found += people(desk, parsed, part)[:1] or single
        return found
    return None


def people(desk: Desk, parsed: Parsed, token: Token | None) -> list[End]:
    """The named people whom a phrase means."""
    found = []
    for who in desk.article.who(parsed, token):
        if who.entity is not None and who.entity.kind == "person" and who.entity.name not in firms(desk.article):
            found.append(_place(desk, parsed, who, who.entity.name))
    if found or token is None:
        return found
    name = desk.article.names.at(parsed, token)
    if (
        name is not None
        and name.kind == "other"
        and name.entity is not None
        and name.entity.name not in firms(desk.article)
        and len(name.entity.name.split()) > 1
    ):
        return [End(name.entity.name, name.start, name.end)]
    post = desk.article.post(parsed, token) if token.pos_ == "PROPN" else None
    holder = desk.article.holder(post, post.start) if post is not None else None
    return [End(holder.name, parsed.start(token), parsed.end(token))] if holder is not None else []


def described(desk: Desk, parsed: Parsed, token: Token) -> list[End]:
    """A person whom the text leaves unnamed ("a deputy minister", "his sister-in-law", "whose family")."""
    if token.pos_ not in {"NOUN", "PROPN"} or desk.article.names.at(parsed, token) is not None:
        return []
    called = desk.words.tie(token.lemma_) is not None or desk.words.is_person_word(token.lemma_)
    if called and (named := named_beside(desk, parsed, token)):  # "the mayor's barber, Ivan Bely"
        return named
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is not None:
        owners = owner_of(desk, parsed, owner)
        first = owner.right_edge.i + 1
        rest = (
            desk.text[parsed.start(token.doc[first]) : hyphenated(desk, parsed, token)[1]]
            .removeprefix("'s ")
            .removeprefix("’s ")
        )
        if (
            owners
            and isinstance(owners[0].party, str)
            and (desk.words.tie(token.lemma_) is not None or token.lower_ in _HOUSES)
        ):
            whose = parsed.start(owner.left_edge)
            return [End(Described(f"{owners[0].party}'s {rest}"), whose, parsed.end(token))]
        office = owner.tag_ not in {"PRP$", "WP$"} and desk.article.post(parsed, token) is not None
        if office or (owners and desk.words.tie(token.lemma_) is not None):  # "the president's elder daughter"
            whole = desk.article.phrase(parsed, token, trim=False)
            return [End(Described(whole), parsed.start(owner.left_edge), parsed.end(token))]
        if owners and owner.pos_ == "PROPN" and desk.words.is_person_word(token.lemma_):  # "Orlov's barber"
            return [
                End(Described(desk.article.phrase(parsed, token)), parsed.start(owner.left_edge), parsed.end(token))
            ]
        return []
    tie = tie_noun(desk, parsed, token)
    if token.lower_ in _HOUSES or (tie is not None and tie.act == "family"):
        inside = [o for c in token.children if c.lower_ == "of" for o in c.children if people(desk, parsed, o)]
        return [End(Described(desk.article.phrase(parsed, token, trim=False)), parsed.start(token), parsed.end(token))][
            : len(inside)
        ]
    if desk.article.post(parsed, token) is None and not desk.words.is_person_word(token.lemma_):
        return []
    return [End(Described(desk.article.phrase(parsed, token, trim=False)), parsed.start(token), parsed.end(token))]


def firm_end(desk: Desk, parsed: Parsed, token: Token | None, *, owned: bool = False) -> list[End]:
    """The private firm that a phrase names or describes, over an apposition and over "a chain of filling stations".

    What is said to have an owner (`owned`) is a firm whatever its name looks like, and may be a hotel or a farm.
    """
    if token is None:
        return []
    firm = firm_at(desk.article, parsed, parsed.start(token), parsed.end(token), token=token)
    if (firm is None or isinstance(firm, Described)) and owned:
        firm = _owned(desk, parsed, token) or firm
    name = desk.article.names.at(parsed, token)
    start = name.start if name is not None else parsed.start(noun_phrase(token)[0])
    return [End(firm, start, parsed.end(token))] if firm is not None else []


def _owned(desk: Desk, parsed: Parsed, token: Token) -> Party | None:
    if token.lower_ in {"its", "it"}:
        here = parsed.start(token)
        owner = desk.article.body_before(here) if token.lower_ == "its" else None  # "bought it": anything
        return firm_called(desk.article, "firm", here) or owner
    name = desk.article.names.at(parsed, token)
    if name is not None and name.entity is not None:
        return name.entity.name if name.kind in {"other", "outlet", "person"} else None
    for left in token.lefts:  # "the Vostok group"
        beside = desk.article.names.at(parsed, left) if left.dep_ in {"compound", "nmod"} else None
        if beside is not None and beside.entity is not None and beside.kind in {"other", "outlet", "person"}:
            return beside.entity.name
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if not {token.lemma_, f"{before} {token.lemma_}"}.isdisjoint(load_classes(desk.words.language)["venture"]):
        return Described(desk.article.phrase(parsed, token, trim=False))
    return None


def fellowship_end(desk: Desk, parsed: Parsed, token: Token) -> list[End]:
    """The party, movement or gang that a phrase names ("the Harvest Party", "the gang Red Hand"); none for another
    body, to which people do not belong but in which they serve."""
    kinds = load_classes(desk.words.language)["fellowship"]
    for part in (token, *(c for c in token.rights if c.dep_ == "appos")):
        name = desk.article.names.at(parsed, part)
        if name is None or name.entity is None or name.kind not in {"body", "other"}:
            continue
        beside = {t.lemma_ for t in (*part.lefts, token, part.head) if t.pos_ == "NOUN"}
        if not kinds.isdisjoint(beside | set(name.entity.name.lower().split())):
            return [End(name.entity.name, name.start, name.end)]
    return []


def is_firm_or_cause(desk: Desk, parsed: Parsed, token: Token) -> bool:
    """Whether a phrase names a firm, over an apposition too ("Otto Brandt of the firm Delta Supplies"), or an
    organisation of citizens."""
    beside = [c for c in token.rights if c.dep_ == "appos"]
    named = (desk.article.names.at(parsed, t) for t in (token, *beside))
    private = any(n is not None and n.entity is not None and n.entity.name in firms(desk.article) for n in named)
    return private or _is_cause(desk, token)


def _is_cause(desk: Desk, token: Token) -> bool:
    """Whether a name is called an organisation that is neither of the state nor a firm: "Open Ledgers, a watchdog"."""
    beside = [c for c in token.children if c.dep_ == "appos"]
    before = token.doc[token.left_edge.i : token.i]
    return any(t.lemma_ in load_classes(desk.words.language)["cause"] for t in (*beside, *before))


def firm_before(desk: Desk, parsed: Parsed, token: Token) -> list[End]:
    """The firm before a noun: "Konstrukta owner Ivan Petrov", or "yard owner Ivan Petrov" of the yard named before, or
    of "The owner, Ivan Petrov," the firm that was named before."""
    before = parsed.doc[token.i - 1] if token.i else None
    if before is None or before.dep_ not in {"compound", "nmod"}:
        return _of_bare(desk, parsed, token)
    name = desk.article.names.at(parsed, before)
    if name is not None:
        known = name.entity is not None and name.entity.name in firms(desk.article)
        return firm_end(desk, parsed, before, owned=True) if known or name.kind == "other" else []
    called = firm_called(desk.article, before.lower_, parsed.start(before))
    return [End(called, parsed.start(before), parsed.end(before))] if called is not None else []


def _of_bare(desk: Desk, parsed: Parsed, token: Token) -> list[End]:
    start = parsed.start(token)
    if [c.lower_ for c in token.lefts] != ["the"] or not named_beside(desk, parsed, token):
        return []
    if any(c.dep_ == "prep" for c in token.rights):
        return []
    meant = firm_called(desk.article, "firm", start)
    return [End(meant, start, parsed.end(token))] if meant is not None and meant in firms(desk.article) else []


def firm_beside(desk: Desk, parsed: Parsed, noun: Token) -> list[End]:
    """The name that a noun such as "company" goes with: "his company, Vostok", "Vostok, his company", "Vostok is …"."""
    _, after = hyphenated(desk, parsed, noun)
    for name in desk.article.names.in_sentence(parsed.sentence.number):
        if name.start >= after and _GAP.fullmatch(desk.text[after : name.start]):
            fits = name.entity is not None and name.kind in {"body", "other", "person"}
            return [End(name.entity.name, name.start, name.end)] if fits and name.entity is not None else []
    head = noun.head if noun.dep_ == "appos" else None
    if noun.dep_ == "attr":
        head = next((c for c in noun.head.children if c.dep_ in SUBJECTS), None)
    beside = desk.article.names.at(parsed, head) if head is not None else None
    if beside is None or beside.entity is None or beside.kind == "place":
        return []
    return [End(beside.entity.name, beside.start, beside.end)]


def _place(desk: Desk, parsed: Parsed, who: Who, party: Party) -> End:
    assert who.token is not None
    name = desk.article.names.at(parsed, who.token)
    return End(party, name.start if name else parsed.start(who.token), name.end if name else parsed.end(who.token))
