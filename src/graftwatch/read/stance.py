"""How far a clause is vouched for: by its own grammar, and by the words of `stance.toml` that govern it.

From a predicate one climbs the sentence: to the verb, noun or adjective that it is the infinitive, clause or object of,
and on from there. The innermost word of the lexicon decides; a negation further out turns the whole into `negated`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graftwatch.claims.vocabulary import Stance
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.stance_words import NO_CLAIM, Entry, Stances, load_stances
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.tenses import is_to_come
from graftwatch.read.tree import Token, text_of
from graftwatch.read.units import Condition
from graftwatch.read.words import Words

_KEPT = frozenset({"real", "carried"})
_TO, _THAT, _OBJECT, _SUBJECT, _SAME, _PHRASE, _AS = "to", "that", "object", "subject", "same", "prep", "as"
_NOBODY = frozenset({"nobody", "none", "no", "nothing", "neither"})


@dataclass(frozen=True, slots=True)
class _Step:
    """A word on the way up, and how what is below hangs on it: `link`, for a phrase its preposition."""

    token: Token
    link: str
    preposition: str = ""


def stance_of(clause: Clause, words: Words) -> Stance | None:
    """The stance of a clause, or None where its grammar asserts nothing: a condition, a question, mere possibility."""
    book, parsed = load_stances(words.language), clause.parsed
    if _is_question(clause) or _is_bare(clause):
        return None
    told, negated = "planned" if is_to_come(clause) else None, clause.negated or _charges_nobody(clause)
    binds = True  # whether the grammar of what is climbed to still holds for the clause below
    for step in _climb(parsed, clause.predicate, phrase=clause.relation == "predicate"):
        lent = _lent(book, parsed, step)
        if (step.link in {_TO, _SAME, ""} and binds) or lent == "carried":
            own, denies = _own(book, parsed, step.token)
            if own == NO_CLAIM:
                return None
            negated = negated or denies
            told = told or own
        elif step.link == _THAT:
            binds = False
            if _is_negated(step.token) and lent not in _KEPT:
                if lent is None:
                    return None
                lent = "negated" if lent != "denied" else None
        elif lent not in {None, *_KEPT} and (
            _is_negated(step.token) or any(c.lower_ == "no" for c in step.token.lefts)
        ):
            negated = True
        if lent == NO_CLAIM:
            return None
        if lent is None and step.link in {_PHRASE, _OBJECT, _SUBJECT, _AS}:
            break
        if lent == "negated":
            negated = True
        elif lent is not None and lent not in _KEPT:
            told = told or lent
    return "negated" if negated else (told or "asserted")  # type: ignore[return-value]


# -- the way up


def _climb(parsed: Parsed, token: Token, *, phrase: bool) -> Iterator[_Step]:
    """The word itself, then every word that governs it, innermost first, as far as grammar holds."""
    yield _Step(token, "")
    for _ in range(12):
        step = _up(parsed, token, phrase=phrase)
        if step is None:
            return
        yield step
        token, phrase = step.token, False


def _up(parsed: Parsed, token: Token, *, phrase: bool) -> _Step | None:
    head, dep, preposition = token.head, token.dep_, ""
    while dep == "conj" and head is not token:
        token, head, dep = head, head.head, head.dep_
    if dep in {"pobj", "pcomp"} and head.pos_ in {"ADP", "SCONJ", "PART", "ADV", "VERB"}:
        preposition, token, head, dep = head.lower_, head, head.head, head.dep_
        while dep in {"prep", "conj"} and head.pos_ == "ADP":
            preposition, token, head, dep = f"{head.lower_} {preposition}", head, head.head, head.dep_
    if head is token or dep == "ROOT":
        return None
    verbal = head.pos_ in {"VERB", "AUX"}
    if preposition:
        same = phrase and verbal and head.lemma_ in _COPULAS
        return _Step(head, _SAME if same else _PHRASE, preposition)
    if dep == "xcomp" or (dep in {"acl", "ccomp", "csubj"} and token.tag_ in {"VB", "VBG"} and not _is_finite(token)):
        return _Step(head, _TO) if dep != "acl" or _has_to(token) else None
    if dep == "ccomp" or (dep in {"acl", "relcl"} and any(c.dep_ == "mark" for c in token.children)):
        return _Step(head, _THAT)
    if dep in {"attr", "acomp", "oprd"} and verbal:
        return _Step(head, _SAME if head.lemma_ in _COPULAS else _AS)
    if dep in {"dobj", "obj", "dative"}:
        return _Step(head, _OBJECT)
    if dep in SUBJECTS:
        return _Step(head, _OBJECT if dep in {"nsubjpass", "csubjpass"} else _SUBJECT)
    if dep == "compound":
        return _Step(head, _PHRASE, "of")
    return None


_COPULAS = frozenset({"be", "remain", "become", "stay", "sit", "stand", "look"})


def _has_to(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _is_finite(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ in {"MD", "VBD", "VBZ", "VBP"} for c in token.children)


# -- what governing words lend


def _lent(book: Stances, parsed: Parsed, step: _Step) -> str | None:
    """The stance that a governing word lends to what hangs on it, the unit with most conditions first."""
    if not step.link:
        return next(
            (
                book.adjectives[c.lower_]
                for c in step.token.children
                if c.dep_ == "amod" and c.lower_ in book.adjectives and step.token.pos_ == "NOUN"
            ),
            None,
        )
    if step.preposition in book.prepositions:
        return "negated"
    verbal = step.token.pos_ in {"VERB", "AUX"}
    found: list[tuple[int, str]] = []
    for entry in book.verbs.get(step.token.lemma_, ()) if verbal else ():
        passive = _is_passive(step.token)
        if entry.passive_only and not passive:
            continue
        if _fits(book, parsed, entry, step):
            found.append((len(entry.conditions) * 2 + entry.passive_only, entry.stance))
    for word in {step.token.lower_, step.token.lemma_}:
        for entry in book.nouns.get(word, ()):
            if _reads_before(step.token, entry) and _fits(book, parsed, entry, step):
                found.append((len(entry.conditions) * 2 + len(entry.words), entry.stance))
    if step.link == _SUBJECT and verbal:
        found += [
            (0, s)
            for c in step.token.children
            if c.dep_ == "acomp" and (s := book.adjectives.get(c.lower_)) is not None
        ]
    return max(found, key=lambda pair: pair[0], default=(0, None))[1]


def _fits(book: Stances, parsed: Parsed, entry: Entry, step: _Step) -> bool:
    """Whether one condition of a unit is the link itself and all others hold; a bare noun governs clause and "of"."""
    if not entry.conditions:
        if entry.stance == "carried":
            return step.link in {_OBJECT, _SUBJECT} or step.preposition == "of"
        return step.link in {_TO, _THAT, _SUBJECT} or step.preposition in {"of", "about", "on"}
    governs = False
    for condition in entry.conditions:
        if _is_link(book, parsed, condition, step):
            governs = True
        elif _stands_beside(parsed, condition, step.token) == condition.negated:
            return False
    return governs


def _is_link(book: Stances, parsed: Parsed, condition: Condition, step: _Step) -> bool:
    if condition.kind == "infinitive":
        if "that" in condition.words:
            return step.link == _THAT
        if condition.words & {"whether", "if"}:
            return step.link == _THAT and any(
                mark.lower_ in condition.words for c in step.token.rights for mark in c.lefts if mark.dep_ == "mark"
            )
        return step.link == _TO
    if condition.kind == "complement":
        return step.link == _AS and "*" in condition.words
    if condition.kind == "noun":
        return (
            step.link == _PHRASE
            and step.preposition == condition.preposition
            and _is_one(book, parsed, condition, step.token, "pobj")
        )
    if condition.kind == "object":
        return step.link == _OBJECT and _is_one(book, parsed, condition, step.token, "dobj", "nsubjpass")
    return False


def _is_one(book: Stances, parsed: Parsed, condition: Condition, governor: Token, *deps: str) -> bool:
    """Whether the governed noun is among the words of a condition; `*` is anything."""
    if "*" in condition.words:
        return True
    wanted = {
        w for word in condition.words for w in (book.classes.get(word[1:-1], ()) if word.startswith("{") else (word,))
    }
    below = [c for c in governor.children if c.dep_ in deps]
    below += [
        o
        for c in governor.children
        if c.dep_ == "prep" and c.lower_ == condition.preposition
        for o in c.children
        if o.dep_ in deps
    ]
    return any(c.lower_ in wanted or c.lemma_ in wanted for c in below)


def _stands_beside(parsed: Parsed, condition: Condition, governor: Token) -> bool:
    """Whether a particle, object, complement or phrase that a unit asks for stands with its word."""
    for child in governor.children:
        fits = child.lower_ in condition.words or child.lemma_ in condition.words or "*" in condition.words
        if condition.kind == "particle" and fits and child.dep_ in {"prt", "advmod"}:
            return True
        if condition.kind == "object" and fits and child.dep_ in {"dobj", "nsubjpass"}:
            return True
        if condition.kind == "subject" and child.dep_ == "nsubj":
            titles = (c.lower_ for c in child.lefts if c.dep_ == "compound")  # "U.S. District Judge Anne Wick"
            if fits or not condition.words.isdisjoint(titles):
                return True
        if condition.kind == "complement" and fits and child.dep_ in {"acomp", "oprd", "attr"}:
            return True
        if condition.kind == "noun" and child.lower_ == condition.preposition:
            return any("*" in condition.words or o.lemma_ in condition.words for o in child.children)
    return False


def _reads_before(token: Token, entry: Entry) -> bool:
    first = token.i - len(entry.words)
    if first < 0 or any(token.doc[first + k].lower_ != word for k, word in enumerate(entry.words)):
        return False
    return not entry.preposition or any(t.lower_ == entry.preposition for t in token.doc[max(0, first - 2) : first])


# -- the grammar of a word itself


def _own(book: Stances, parsed: Parsed, token: Token) -> tuple[str | None, bool]:
    """The stance that modals, adverbs, conjunctions and phrases give a clause, and whether it is negated."""
    if _is_conditional(book, token) or _is_for(token) or _is_end(token):
        return NO_CLAIM, False
    told = _modal(book, parsed, token)
    for child in _adverbs(token):
        stance = book.adverbs.get(child.lower_)
        if stance not in {None, "real", "negated"} and not (
            stance == "forecast" and told is None and token.tag_ in {"VBD", "VBN"}
        ):
            told = stance if told != NO_CLAIM else told
    spoken = _phrase(book, token)
    if spoken not in {None, "negated", "real"}:
        told = told or spoken
    return told, (_is_negated(token) and token.pos_ != "NOUN") or spoken == "negated"


def _is_for(token: Token) -> bool:
    """ "Cleared the way for prosecutors to charge him": what somebody is let or asked to do is not yet done."""
    return _has_to(token) and any(c.dep_ == "mark" and c.lower_ == "for" for c in token.lefts)


def _is_end(token: Token) -> bool:
    """ "In order to punish him": to what end something else is done."""
    before = [t.lower_ for t in token.doc[max(0, token.i - 4) : token.i]]
    return "order" in before[:-1] and before[-1:] == ["to"] and _has_to(token)


def _adverbs(token: Token) -> Iterator[Token]:
    yield from (c for c in token.children if c.dep_ in {"advmod", "npadvmod"})
    if token.pos_ not in {"VERB", "AUX"} and token.head.pos_ in {"VERB", "AUX"} and token.dep_ in {"dobj", "nsubjpass"}:
        yield from (c for c in token.head.children if c.dep_ == "advmod" and c.lower_.endswith("edly"))


def _modal(book: Stances, parsed: Parsed, token: Token) -> str | None:
    """What a modal verb makes of its clause; coordinated verbs share one."""
    here = token
    while (
        here.dep_ == "conj"
        and not any(c.dep_ in {"aux", *SUBJECTS} for c in here.children)
        and here.head.pos_ in {"VERB", "AUX"}
    ):
        here = here.head
    if here is not token and token.tag_ not in {"VB", "VBN"}:
        return None
    modal = next((c for c in here.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    if modal is None:
        return None
    word = modal.lower_.replace("’", "'")
    if word in {"would", "'d"}:
        return _would(book, here, modal)
    stance = book.modals.get(word)
    return None if stance == NO_CLAIM and word == "could" and _is_negated(here) else stance


def _would(book: Stances, verb: Token, modal: Token) -> str | None:
    """ "Would" is the past of "will" in what was said or promised, a later fact in "would go on to", else a guess."""
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return NO_CLAIM
    after = [t.lower_ for t in verb.doc[modal.i : modal.i + 4]]
    return None if any(after[: len(words)] == list(words) for words in book.later) else "planned"


def _is_conditional(book: Stances, token: Token) -> bool:
    """Whether a clause opens with "if" and the like, or has such a clause beside its own "will" or "would"."""
    if _opens_with(book, token):
        return True
    if any(c.tag_ == "MD" and c.lower_ in {"will", "would", "'ll", "’ll"} for c in token.children):
        return any(c.dep_ == "advcl" and c.head is token and _opens_with(book, c) for c in token.children)
    return False


def _opens_with(book: Stances, token: Token) -> bool:
    mark = next(
        (
            c
            for c in token.children
            if c.dep_ in {"mark", "advmod"}
            and c.i < token.i
            and c.lower_ in {w[0] for w in book.conjunctions} | {"if", "though", "that", "long", "soon", "event"}
        ),
        None,
    )
    if mark is None:
        return False
    doc = token.doc
    if (
        mark.lower_ == "if"
        and mark.i
        and doc[mark.i - 1].lower_ in {"as"}
        and text_of(doc[mark.i + 1 : mark.i + 2]).lower() == "to"
    ):
        return False
    for words in book.conjunctions:
        for first in range(max(0, mark.i - len(words) + 1), mark.i + 1):
            if [t.lower_ for t in doc[first : first + len(words)]] == list(words):
                return True
    return False


def _phrase(book: Stances, token: Token) -> str | None:
    """What a set phrase in front of the verb says ("has yet to", "by all accounts"), no verb between."""
    doc = token.doc
    for first in range(token.i - 1, max(-1, token.i - 9), -1):
        for words, stance in book.phrases.get(doc[first].lower_, ()):
            stop = first + len(words)
            if stop <= token.i and all(doc[first + k].lower_ == w for k, w in enumerate(words)):
                between = doc[stop : token.i]
                if not any(t.pos_ in {"VERB", "PUNCT"} for t in between) and (stance != "negated" or len(between) < 3):
                    return stance
    return None


def _is_negated(token: Token) -> bool:
    doc = token.doc
    if any(c.lower_ == "nor" and c.i < token.i for c in token.children):
        return True
    if any(c.dep_ == "neg" or c.lower_ in {"never", "neither"} for c in token.children if c.pos_ != "NOUN"):
        return not (
            token.i + 1 < len(doc)
            and any(
                c.dep_ == "neg" and doc[c.i + 1].lower_ in {"only", "just", "merely"}
                for c in token.children
                if c.i + 1 < len(doc)
            )
        )
    subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
    return subject is not None and (
        subject.lower_ in _NOBODY
        or any(c.lower_ in {"no", "neither"} and c.dep_ in {"det", "preconj"} for c in subject.children)
    )


def _is_passive(token: Token) -> bool:
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children) or (
        token.tag_ == "VBN" and not any(c.dep_ == "aux" for c in token.children)
    )


def _charges_nobody(clause: Clause) -> bool:
    patient = clause.patient
    if patient is None or clause.nominal:
        return False
    return patient.lower_ in _NOBODY or any(c.lower_ == "no" and c.dep_ == "det" for c in patient.children)


def _is_question(clause: Clause) -> bool:
    return bool(clause.parsed.doc.text.rstrip("”\"’' ").endswith("?") and clause.predicate.dep_ == "ROOT")


def _is_bare(clause: Clause) -> bool:
    """Whether a main verb is a bare infinitive: "(b) the Commission investigate X" is what is asked for."""
    verb = clause.predicate
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and verb.doc[0].text == "(")
    if clause.nominal or not bare or verb.dep_ != "ROOT" or any(c.dep_ == "aux" for c in verb.children):
        return False
    return any(c.dep_ in SUBJECTS and c.tag_ in {"NN", "NNP"} for c in verb.children)
