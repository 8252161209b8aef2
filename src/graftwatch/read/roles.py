"""From a fired frame to the tokens that fill its roles, and from tokens to field values of the vocabulary."""

from typing import Any

from graftwatch.read.article import Article
from graftwatch.read.clauses import Clause
from graftwatch.read.frames import Match
from graftwatch.read.people import Who
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.tree import Token

_INSTRUMENTS = frozenset(
    [
        "decree",
        "order",
        "bill",
        "law",
        "statement",
        "letter",
        "decision",
        "vote",
        "ruling",
        "warrant",
        "act",
        "resolution",
        "votes",
        "verdict",
        "motion",
        "proposal",
        "petition",
        "request",
        "indictment",
        "complaint",
        "charge",
        "sheet",
    ]
)
_LOGICAL = frozenset({"agent", "patient", "subject", "object", "recipient", "complement", "poss", "content", "noun"})


def fillers(match: Match, role: str) -> list[Token]:
    """The tokens that can fill a role, best slot first; empty where the frame has no such role or nothing stands
    there."""
    found: list[Token] = []
    for slot in match.frame.roles.get(role, ()):
        for token in _makers(match.clause) if (role, match.how, slot) == _MADE else slot_tokens(match, slot):
            token = _listed(match.clause, token) or token
            if token not in found:
                found.append(token)
    return found


_MADE = ("by", "noun", "agent")


def _makers(clause: Clause) -> list[Token]:
    """Who makes what an event noun says: behind "by", or whoever has it where "of" says whom it befalls."""
    has = [clause.subject] if clause.subject is not None and clause.objects("of") else []
    has = [token for token in has if token.lower_ != "it"]  # "it began with the arrest of"
    return clause.objects("by") + has


def slot_tokens(match: Match, slot: str) -> list[Token]:
    """What stands in one slot of the clause in which a frame fired."""
    clause = match.clause
    if match.how == "adjective":
        return [clause.predicate.head] if slot in {"patient", "agent", "subject"} else []
    if match.how == "noun":
        inner = (
            match.extra if slot in {"of", "poss"} else None
        )  # "the inquiry into the conduct of X", "into X's conduct"
        if inner is not None and inner.pos_ == "NOUN":
            held = _under(inner, "of") if slot == "of" else [c for c in inner.children if c.dep_ == "poss"]
            return [*_nominal(clause, slot), *held]
        return _nominal(clause, slot)
    if match.how == "predicate":
        return _predicative(match, slot)
    if slot not in _LOGICAL:
        name = slot.replace("_", " ")
        holder = match.extra if match.extra is not None else clause.patient if name == "of" else None
        return clause.objects(name) + (_under(holder, name) if holder is not None else [])
    one: Any = {
        "agent": clause.agent, "patient": clause.patient, "subject": clause.subject, "recipient": clause.recipient,
        "object": clause.patient, "content": clause.content or clause.infinitive, "noun": clause.patient,
    }.get(slot)  # fmt: skip
    if slot == "complement":
        return list(clause.complements)
    if slot == "patient" and match.how == "verb" and clause.recipient is not None and clause.passive:
        return [clause.recipient, *([one] if one is not None else [])]
    if slot == "patient" and clause.recipient is not None:
        return [clause.recipient, *([one] if one is not None else [])]
    if match.how == "verb" and clause.subject is not None and clause.patient is None:
        if slot == "patient" and (_is_reduced(clause) or _is_gapped(clause)):
            return [clause.subject]
        if slot == "agent" and _is_gapped(clause) and "patient" in match.frame.roles.get("person", ()):
            return []
    if slot == "patient" and one is not None and one == match.extra and one.pos_ in {"ADJ", "VERB"}:
        before = [
            t
            for t in one.doc[clause.predicate.i + 1 : one.i]
            if t.pos_ in {"PRON", "PROPN", "NOUN"} or t.lower_ == "old"
        ]
        return before[-1:]
    if slot in {"patient", "agent"} and one is None and clause.predicate.tag_ == "VBG" and clause.patient is None:
        return [c for c in clause.predicate.lefts if c.dep_ == "poss"]  # "X's jailing", "his resigning"
    if slot == "poss" and _is_had_done(clause):
        return [clause.outer.subject] if clause.outer is not None and clause.outer.subject is not None else []
    if slot == "poss":
        dismissed = match.frame.kind == "career" and match.how == "verb"  # not whose appeal is dismissed
        holder = match.extra if match.extra is not None or dismissed else clause.patient
        owners = [c for c in holder.children if c.dep_ == "poss"] if holder is not None else []
        if owners or holder is None:
            return owners
        parts = [
            o for o in _under(holder, "of") if o.tag_ == "NN"
        ]  # "the rest of his term", not "appeals of his aides"
        return [c for o in parts for c in o.children if c.dep_ == "poss"]
    return [one] if one is not None else []


def _is_had_done(clause: Clause) -> bool:
    """ "They had their convictions overturned": whose they are is the subject of "have"."""
    return (
        clause.outer is not None
        and clause.outer.lemma in {"have", "see"}
        and clause.relation in {"acl", "ccomp", "xcomp"}
        and clause.passive
    )


def _is_reduced(clause: Clause) -> bool:
    """A participle behind its noun that the parser took for the main verb: "X, sacked as minister in June, is
    detained"."""
    verb, outer = clause.predicate, clause.outer
    if clause.passive or verb.tag_ not in {"VBD", "VBN"} or verb.i == 0:
        return False
    shared = clause.relation == "conj" and outer is not None and outer.passive and outer.subject == clause.subject
    return verb.doc[verb.i - 1].text == "," or shared  # "was suspended in March and dismissed in May"


def _is_gapped(clause: Clause) -> bool:
    """ "Nine were convicted and three acquitted": the second shares the auxiliary of the first."""
    verb, outer = clause.predicate, clause.outer
    shares = clause.relation == "conj" and outer is not None and outer.passive
    return shares and verb.tag_ in {"VBD", "VBN"} and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def _under(noun: Token, preposition: str) -> list[Token]:
    """What stands behind a preposition on the noun that a condition matched, or on the participle behind that: "file
    charges against X", "uphold the sentence handed to X"."""
    given = [g for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" for g in c.rights]
    if preposition == "against":  # "the charge of money laundering against his son"
        given += [g for c in noun.rights if c.lower_ == "of" for o in c.rights for g in o.rights]
    return [
        o
        for c in (*noun.children, *given)
        if c.dep_ in {"prep", "agent", "dative"} and c.lower_ == preposition
        for o in c.children
        if o.dep_ in {"pobj", "pcomp"}
    ]


def _nominal(clause: Clause, slot: str) -> list[Token]:
    """Slots of an event noun: "of" and the possessor are the patient, "by" the agent; the possessor may be either."""
    owner = [clause.subject] if clause.subject is not None else []
    if slot in {"patient", "object", "of", "recipient"} and (behind := _behind_date(clause.predicate)):
        return behind
    if slot in {"patient", "object", "recipient"}:
        return clause.objects("of") + clause.objects("against") + owner
    if slot in {"agent", "subject"}:
        return clause.objects("by") + owner + clause.objects("of")
    if slot == "poss":
        return owner
    if slot == "noun":
        return [clause.predicate]
    return clause.objects(slot.replace("_", " ")) if slot not in _LOGICAL else []


def _behind_date(noun: Token) -> list[Token]:
    """ "The arrest on 20 June of the mayor": what "of" governs that the parser hung on the day."""
    days = [o for c in noun.rights if c.lower_ in {"in", "on"} for o in c.children if o.dep_ == "pobj"]
    return [
        o
        for day in days
        if day.tag_ == "CD" or day.lower_ in _CALENDAR
        for link in day.subtree
        if link.lower_ == "of" and link.i > day.i
        for o in link.children
        if o.dep_ == "pobj"
    ][:1]


_CALENDAR = frozenset([
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "may", "monday",
    "november", "october", "saturday", "september", "sunday", "thursday", "tuesday", "wednesday",
])  # fmt: skip


def _predicative(match: Match, slot: str) -> list[Token]:
    """Slots around a phrase such as "under house arrest": whoever is there is the subject of the verb it stands
    with."""
    clause = match.clause
    holder = clause.outer
    if slot in {"agent", "patient", "subject", "object"}:
        behind = match.trigger.pos_ == "ADP"
        if behind and match.trigger.head.pos_ in {"NOUN", "PROPN"} and match.trigger.head.dep_ in _SAID_OF:
            return [match.trigger.head]  # "X, a developer under US sanctions"
        if clause.subject is not None and not behind:  # not the owner of "Interpol's wanted list"
            return [clause.subject]
        if clause.predicate.dep_ == "amod":  # "a businessman close to the president"
            return [clause.predicate.head]
        if holder is not None:
            if holder.patient is not None and holder.lemma not in {"be", "remain", "stay", "sit", "spend"}:
                return [holder.patient]
            return [holder.subject] if holder.subject is not None else []
        return []
    if slot in _LOGICAL:
        return []
    name = slot.replace("_", " ")
    return clause.objects(name) + (holder.objects(name) if holder is not None else [])


_SAID_OF = SUBJECTS | {"appos", "conj"}
"""Where a noun stands of which the phrase behind it says something."""


def _listed(clause: Clause, token: Token) -> Token | None:
    """ "Those arrested include X and Y": who those are stands behind the verb outside."""
    outer = clause.outer
    if outer is not None and outer.lemma == "be" and _counts(outer, token):
        return outer.subject
    if (
        token.lower_ not in {"those", "these", "among"}
        or outer is None
        or outer.lemma not in {"include", "be", "number"}
    ):
        return None
    if outer.patient is not None:
        return outer.patient
    behind = outer.subject is not None and outer.subject.i > outer.predicate.i  # "Among those arrested was X"
    return outer.subject if behind else next(iter(outer.complements), None)


def _counts(holder: Clause, token: Token) -> bool:
    """ "X is among those arrested", "X was one of 12 officials charged": whether it counts X among them."""
    link = token.head
    among = link.lower_ == "among" and link.head == holder.predicate
    one = link.lower_ == "of" and link.head.lower_ == "one" and link.head in holder.complements
    return (among or one) and holder.subject is not None and holder.subject.i < holder.predicate.i


def people(article: Article, match: Match, role: str = "person") -> list[Who]:
    """Everybody in a role: the first filler that means a person, a group or a body."""
    for token in fillers(match, role):
        found = [
            w
            for w in article.who(match.clause.parsed, token, alone=is_antecedent(match.clause, token))
            if w.party is not None or w.count
        ]
        if found:
            return found
    return []


def is_antecedent(clause: Clause, token: Token) -> bool:
    """Whether a noun is in the clause only as what a relative or participle behind it speaks of: not those after it
    too; nor what "whose" in it stands for."""
    if clause.relation in {"relcl", "acl"} and token == clause.predicate.head:
        return True
    return any(above.dep_ == "relcl" and above.head == token for above in clause.predicate.ancestors)


def text_of(article: Article, match: Match, role: str) -> str | None:
    """A role as a body or name in the text's words, in full form."""
    firm = [
        t
        for slot in match.frame.roles.get(role, ())
        if slot in {"in", "at", "from", "on"}
        for t in slot_tokens(match, slot)
    ]
    for token in fillers(match, role):
        if article.words.is_calendar(token.text) or token.like_num:
            continue
        if role == "by" and token in firm and not _is_authority(article, match, token):
            continue
        if token.pos_ not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"}:
            continue
        if role == "by" and token.lemma_ in {"camp", "cell", "colony", "jail", "prison"}:
            continue  # "spent four months in prison"
        outer = match.clause.outer
        if role == "by" and token.lemma_ in _INSTRUMENTS:
            if outer is None or outer.agent is None or match.clause.relation != "acl":
                continue
            token = outer.agent  # "signed a decree dismissing …": whoever signed it
        if role == "by" and (service := _service(article, match, token)) is not None:
            return service
        for who in article.who(match.clause.parsed, token):
            if who.text and not (token.tag_ == "PRP" and who.entity is None and who.body is None):
                return who.text
            if who.text is None and token.pos_ in {"NOUN", "PROPN"}:
                return article.phrase(match.clause.parsed, token)
    return None


_HANDS = frozenset(["agent", "detective", "investigator", "member", "officer", "official", "operative", "policeman",
                    "prosecutor", "sleuth", "team"])  # fmt: skip


def _service(article: Article, match: Match, token: Token) -> str | None:
    """Which agency acts through its people: "detectives from the Directorate", "officers of the Bureau", "its
    agents"."""
    if token.lemma_ not in _HANDS:
        return None
    for owner in (c for c in token.lefts if c.dep_ == "poss"):
        name = article.names.at(match.clause.parsed, owner)
        if owner.lower_ == "its" or (name is not None and name.kind == "body"):
            return article.body(match.clause.parsed, owner)
    for preposition in (c for c in token.rights if c.lower_ in {"of", "from", "at", "with"}):
        for held in preposition.rights:
            name = article.names.at(match.clause.parsed, held)
            if name is not None and name.kind == "body" and name.entity is not None:
                return name.entity.name
    return None


def _is_authority(article: Article, match: Match, token: Token) -> bool:
    """Whether what stands behind "in", "at" or "from" is a court or body that acts."""
    name = article.names.at(match.clause.parsed, token)
    return (name.kind == "body") if name is not None else article.words.is_body_word(token.text)
