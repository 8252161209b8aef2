"""Who "he", "she", "the former minister" and "the retired general" are within one document.

A list of the people in focus is kept while the text is walked through. What speaks for one: being the last subject, the
main clause's above all; nearness; being whom the document is about; the right sex. What rules one out: the grammar
of the
clause ("the minister dismissed him" is about two people) and a sex that is known to differ.
"""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.names import Entity, Name
from graftwatch.read.syntax import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_WINDOW = 24  # people last seen that a pronoun may mean
_SENTENCE, _SUBJECT, _MAIN, _BLOCK, _TOPIC, _DISTANCE = 1.0, 0.9, 0.4, 0.3, 0.5, 0.002
_SEX = {"m": 0.4, "f": 1.2}  # "she" is rarer in this reporting, so a known woman is nearly always meant


@dataclass(slots=True)
class _Seen:
    """A person as the focus of attention at a place of the text; `clause` is the index of the clause's verb."""

    at: int
    entity: Entity
    subject: bool
    sentence: int
    block: int
    clause: int
    main: bool


def refer(article: "Article") -> dict[int, Entity]:
    """Offset of a pronoun or definite description → the person it means; those that nobody fits are left out."""
    found: dict[int, Entity] = {}
    seen: list[_Seen] = []
    for number in sorted(article.parsed):
        parsed = article.parsed[number]
        if article.layout.blocks[parsed.sentence.block].kind == "heading":
            continue
        subjects = {c.subject.i for c in article.clauses[number] if c.subject is not None}
        for token in parsed.tokens:
            entity = _of_token(article, parsed, token, seen, subjects, found)
            if entity is not None and token.tag_ != "PRP$":
                clause = _clause_of(token)
                is_subject = token.i in subjects or (token.dep_ in {"appos", "conj"} and token.head.i in subjects)
                main = clause >= 0 and parsed.doc[clause].dep_ == "ROOT"
                seen.append(_Seen(parsed.start(token), entity, is_subject, number, parsed.sentence.block, clause, main))
    return found


def _of_token(
    article: "Article", parsed: Parsed, token: Token, seen: list[_Seen], subjects: set[int], found: dict[int, Entity]
) -> Entity | None:
    """The person that a token means, by name, pronoun or description; notes the latter two."""
    name = article.names.at(parsed, token)
    if name is not None and name.kind == "person":
        ends = _ends_name(parsed, token, name) or token.i in subjects
        return name.entity if ends else None
    word = token.lower_
    if word in {"himself", "herself"}:
        here = [s for s in seen if s.sentence == parsed.sentence.number]
        if here:
            found[parsed.start(token)] = here[-1].entity
        return None
    entity: Entity | None = None
    if word in _HE or word in _SHE:
        barred = {_barred(article, parsed, token, found), *_of_other_sex(parsed, token, found)}
        entity = _antecedent(token, parsed, seen, "m" if word in _HE else "f", subjects, barred)
    elif token.pos_ in {"NOUN", "ADJ"} or (token.pos_ == "PROPN" and name is None):
        doer = _barred(article, parsed, token, found) if seen and _is_definite(token) else None
        entity = _definite(article, parsed, token, [s for s in seen if s.entity is not doer] if doer else seen)
    if entity is None and (word in _HE or word in _SHE):
        entity = _told_behind(article, parsed, token)
    if entity is not None:
        found[parsed.start(token)] = entity
    return entity


def _told_behind(article: "Article", parsed: Parsed, token: Token) -> Entity | None:
    """ "Three years after his release, X was arrested": who is named only as the subject of the main clause."""
    main = next((c for c in article.clauses[parsed.sentence.number] if c.relation == "ROOT"), None)
    if main is None or main.subject is None or not token.i < main.subject.i:
        return None
    name = article.names.at(parsed, main.subject)
    fronted = any(t.text == "," for t in parsed.doc[token.i : main.subject.left_edge.i])
    return name.entity if fronted and name is not None and name.kind == "person" else None


def _ends_name(parsed: Parsed, token: Token, name: Name) -> bool:
    return name.end - 3 <= parsed.end(token) <= name.end


def _barred(article: "Article", parsed: Parsed, token: Token, found: dict[int, Entity]) -> Entity | None:
    """Whom an object pronoun cannot mean: the subject of its own clause, also one shared with the clause before."""
    if token.tag_ == "PRP$" or token.lower_.endswith("self"):
        return None
    for clause in article.clauses[parsed.sentence.number]:
        if clause.agent is not None and clause.agent != token and _holds(clause, token):
            name = article.names.at(parsed, clause.agent)
            if name is not None:
                return name.entity if name.kind == "person" else None
            return found.get(parsed.start(clause.agent))
    return None


def _of_other_sex(parsed: Parsed, token: Token, found: dict[int, Entity]) -> set[Entity]:
    """Whom "he" means in a sentence, "she" cannot mean there."""
    others = _SHE if token.lower_ in _HE else _HE
    return {found[at] for t in parsed.tokens[: token.i] if t.lower_ in others and (at := parsed.start(t)) in found}


def _holds(clause: Clause, token: Token) -> bool:
    return token in (clause.patient, clause.recipient) or any(o == token for _, o in clause.obliques)


def _antecedent(
    token: Token, parsed: Parsed, seen: list[_Seen], sex: str, subjects: set[int], barred: set[Entity | None]
) -> Entity | None:
    number, clause = parsed.sentence.number, _clause_of(token)
    possessive, is_subject = token.tag_ == "PRP$", token.i in subjects
    told = Counter(s.entity for s in seen)
    most = max(told.values(), default=1)
    best: tuple[float, Entity] | None = None
    for s in reversed(seen[-_WINDOW:]):
        distance = number - s.sentence
        if distance > 4 or (distance > 2 and s.block != parsed.sentence.block):
            break
        if s.entity in barred or s.entity.gender not in {None, "u", sex}:
            continue
        if distance == 0 and s.clause == clause and not possessive and s.subject and not is_subject:
            continue
        score = -_SENTENCE * distance + _TOPIC * told[s.entity] / most
        score += (_SUBJECT if s.subject else 0.0) + (_MAIN if s.subject and s.main else 0.0)
        score -= _BLOCK if s.block != parsed.sentence.block else 0.0
        score += 0.5 if distance == 0 and possessive and s.clause == clause else 0.0
        score += _SEX[sex] if s.entity.gender == sex else 0.0
        score -= _DISTANCE * (parsed.start(token) - s.at) ** 0.5
        if best is None or score > best[0]:
            best = (score, s.entity)
    return best[1] if best else None


def _definite(article: "Article", parsed: Parsed, token: Token, seen: list[_Seen]) -> Entity | None:
    """ "The minister", "the retired general", "the 57-year-old": someone whom the document has named."""
    if token.tag_ == "NNS" or not seen or not _is_definite(token) or article.names.at(parsed, token) is not None:
        return None
    number = parsed.sentence.number
    outer = {a.i for a in token.ancestors}
    last = next((s for s in reversed(seen) if s.subject and (s.sentence != number or s.clause not in outer)), None)
    if "old" in {c.lower_ for c in token.children} and any(c.like_num for c in token.subtree):
        return last.entity if last is not None and number - last.sentence <= 2 else None
    post = article.post(parsed, token)
    if post is not None:
        if (held := article.holder(post, post.start)) is not None:
            return held
        fresh = last is not None and not any(r.entity is last.entity for r in article.roles)
        if fresh and last is not None and post.body is None and article.words.is_top_post(post.post.lower()):
            return last.entity if number - last.sentence <= 1 else None
        before = {s.entity for s in seen if s.sentence == number - 1 and s.block == parsed.sentence.block}
        if len(before) == 1 and post.former and not any(r.entity in before for r in article.roles):
            return before.pop()
        return None
    word = parsed.lemma(token)
    if article.words.is_rank(word):
        titled = [s for s in seen if any(word in p.split() for p in s.entity.posts)]
        if titled:
            return titled[-1].entity
    if (article.words.is_rank(word) or article.words.is_accused_word(word)) and last is not None:
        return last.entity if number - last.sentence <= 2 else None
    return None


def _is_definite(token: Token) -> bool:
    """Whether a noun stands with "the" and nothing behind it that names or tells apart whom it means."""
    if token.dep_ == "appos" or any(c.dep_ in {"appos", "relcl"} for c in token.children):
        return False
    return any(c.dep_ == "det" and c.lower_ in {"the", "that", "this"} for c in token.lefts)


def _clause_of(token: Token) -> int:
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"} and ancestor.dep_ not in {"aux", "auxpass"}:
            return int(ancestor.i)
    return -1
