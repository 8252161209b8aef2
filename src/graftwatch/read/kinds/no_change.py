"""What is said of posts, and yet tells of nobody that he got or lost one: deeds, gifts, rules, rhetoric, rumours."""

from graftwatch.claims import CareerClaim, Described
from graftwatch.read.clauses import Clause
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.kinds.unsaid import LEAVING, OFFICES
from graftwatch.read.people import Who


def is_no_change(desk: Desk, match: Match, persons: list[Who]) -> bool:
    """Whether nobody got, held or lost a post by what a clause says."""
    clause, act = match.clause, match.frame.act
    named = any(w.entity is not None for w in persons)
    if act == "holds_post":
        if clause.lemma == "direct" and clause.infinitive is not None:
            return True  # "directed the head of the service to investigate"
        given = clause.relation == "xcomp" and clause.outer is not None and desk.words.names_to_post(clause.outer.lemma)
        # "sentenced for leading a gang", "named to lead it", "left to head it"
        return clause.relation == "pcomp" or given or not named or _is_told(desk, match)
    if act == "suspended" and _is_of_term(match):
        return True
    if act == "appointed" and (_is_filled(desk, match) or _is_of_a_case(desk, match)):
        return True
    if act == "appointed" and match.extra is not None and match.extra == clause.patient == persons[0].token:
        return "object" in match.frame.roles.get("post", ())  # "gave a customs chief, Ivan Petrov, seven years"
    if act == "resigned" and any(m.clause is clause.outer and m.frame.act == "dismissed" for m in desk.fired):
        return True  # "were made to retire"
    if act == "transferred" and all(w.token is not None and w.token.lower_.removesuffix("s") in _HELD for w in persons):
        return True
    return _is_mere_talk(clause, persons, named) or _is_rule(desk, clause, persons)


def _is_of_term(match: Match) -> bool:
    """Whether it is a term that is suspended, and nobody: "was given three years, suspended", "three, suspended"."""
    at = match.clause.predicate.i
    before = match.clause.parsed.doc[max(0, at - 2) : at]
    last = next((t for t in reversed(before) if t.text != ","), None)
    return last is not None and ((last.tag_ == "CD" and last.text.isalpha()) or last.lower_ in _TERMS)


_TERMS = frozenset({"months", "sentence", "term", "years"})


def _is_told(desk: Desk, match: Match) -> bool:
    """Whether the clause around tells already that somebody came into the post: "came back to lead it"."""
    outer = match.clause.outer
    if outer is None or match.clause.relation not in {"xcomp", "advcl"}:
        return False
    return any(m.clause is outer and m.frame.kind == "career" and m.frame.act != "holds_post" for m in desk.fired)


def _is_of_a_case(desk: Desk, match: Match) -> bool:
    """ "Named the chief, Ivan Petrov, as a suspect": he is named, and to no post."""
    beside = (m.frame for m in desk.fired if m.clause is match.clause and m.frame.kind == "justice")
    return match.clause.lemma == "name" and any(f.act in {"charged", "investigated"} for f in beside)


def _is_filled(desk: Desk, match: Match) -> bool:
    """ "Swore in X, replacing Y": whoever is sworn in replaces, not whoever swears him in, and that is told already."""
    clause, outer = match.clause, match.clause.outer
    if clause.relation != "advcl" or clause.predicate.tag_ != "VBG" or outer is None or outer.passive:
        return False
    return any(
        m.clause is outer and m.frame.act in {"appointed", "promoted"} and "patient" in m.frame.roles.get("person", ())
        for m in desk.fired
    )


def _is_mere_talk(clause: Clause, persons: list[Who], named: bool) -> bool:
    """ "Let him be removed", "promised to sack every …", "denied rumours that he will go", "ruled out sacking him"."""
    outer = clause.outer
    if outer is None:
        return False
    if outer.lemma in _PROMISES and clause.relation == "xcomp" and not named:
        return any(c.lower_ in _WHOLE for w in persons if w.token is not None for c in w.token.lefts)
    rhetoric = outer.lemma == "let" and outer.agent is None
    return rhetoric or (outer.lemma in _DENYING and clause.relation in {"acl", "pcomp", "xcomp"})


def _is_rule(desk: Desk, clause: Clause, persons: list[Who]) -> bool:
    """ "The president appoints the prosecutor", "officers who lie will lose their jobs": what always holds, told of
    nobody by name and of no day."""
    told = any(w.entity is not None or (w.count or 0) > 1 for w in persons)
    if clause.tense == "future" and not told and all(_is_kind(w) for w in persons):
        return True
    if clause.tense != "present" or clause.modal is not None or told:
        return False
    dated = desk.timeline.at(clause) is not None or desk.timeline.entry(clause.parsed) is not None
    return not dated and not any(w.entity is not None for w in desk.article.who(clause.parsed, clause.agent))


def _is_kind(who: Who) -> bool:
    """Whether a kind of people is meant: a bare plural that a relative clause picks out."""
    token = who.token
    if token is None or token.tag_ != "NNS":
        return False
    return any(c.dep_ == "relcl" for c in token.rights) and not any(
        c.dep_ in {"det", "nummod", "poss"} for c in token.lefts
    )


_DENYING = frozenset({"deny", "dismiss", "reject", "refute", "rule", "scotch"})
_HELD = frozenset({"convict", "defendant", "detainee", "inmate", "prisoner", "suspect"})
_PROMISES = frozenset({"promise", "pledge", "vow", "threaten", "swear"})
_WHOLE = frozenset({"any", "every", "all", "each"})


def is_someone(desk: Desk, who: Who) -> bool:
    """Whether somebody is meant, named or described, and not a post."""
    if who.entity is not None:
        return True
    if who.token is not None and _is_sum(desk, who):
        return False  # "moved $22 million through offshore companies"
    if who.token is not None and who.token.dep_ == "pobj" and who.token.head.head.lower_ in OFFICES:
        return False  # "from the post of deputy minister": a post, and nobody
    if isinstance(who.party, Described):
        return who.token is not None and who.token.tag_ not in {"WP", "WDT"}
    return False


def _is_sum(desk: Desk, who: Who) -> bool:
    assert who.token is not None
    parsed = desk.article.parsed_of(who.token)
    here, sums = parsed.start(who.token), desk.quantities.get(parsed.sentence.number, ())
    bare = not any(c.dep_ in {"det", "predet"} for c in who.token.lefts)  # "all 19" are people
    return (who.token.text[-1:].isdigit() and bare) or any(q.kind == "money" and q.start <= here < q.end for q in sums)


def has_left(desk: Desk, who: Who, match: Match) -> bool:
    """Whether the text has told how somebody left whose place is then said to have been filled."""
    here = match.clause.parsed.start(match.clause.predicate)
    return any(
        isinstance(c, CareerClaim) and c.act in LEAVING and c.person == who.party and here - c.evidence.end < _NEAR
        for c in desk.claims
    )


_NEAR = 2000  # characters
