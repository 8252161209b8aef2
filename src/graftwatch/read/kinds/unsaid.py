"""What a career clause leaves unsaid: which post somebody resigned, took over or was dismissed from.

"He resigned" is from the post he holds, "his predecessor resigned" from that of him, "took over from X" is into X's,
and "the deputy takes over" into the one that somebody has just left.
"""

from typing import NamedTuple

from graftwatch.claims import CareerClaim
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.names import Entity
from graftwatch.read.people import Who
from graftwatch.read.posts_held import Role
from graftwatch.read.roles import fillers
from graftwatch.read.tree import Token

LEAVING = frozenset({"dismissed", "resigned", "suspended", "transferred"})
_LOSING = LEAVING - {"transferred"}
_ENTERING = frozenset({"appointed", "returned"})
_HOLDING = frozenset({"appointed", "holds_post", "promoted", "returned", "transferred"})
FOLLOWING = frozenset({"follow", "replace", "succeed", "supplant"})
_BEHIND = frozenset({"after", "following", "upon"})
_LINKS = frozenset({"predecessor", "successor", "replacement"})
OFFICES = frozenset({"post", "position", "job", "office", "role", "rank", "duties", "title"})
_NEAR = 1500  # characters: how far back a post stays vacant


class Place(NamedTuple):
    """A post with its body and place, any of which may be unknown."""

    post: str | None = None
    body: str | None = None
    place: str | None = None


def unsaid(desk: Desk, match: Match, who: Who) -> Place:
    """The post that a clause without post and body is about."""
    here = match.clause.parsed.start(match.clause.predicate)
    linked = _linked(desk, match.clause.parsed, who)
    if linked is not None:
        told = last_told(desk, linked, here)
        return told if any(told) else _of(_role(desk, linked, here))
    if match.frame.act == "holds_post" and "predecessor" in match.frame.roles:
        stood_in = _taken_over(desk, match, who, here)
        return stood_in._replace(post=f"acting {stood_in.post}" if stood_in.post else None)
    if match.frame.act in LEAVING or (match.frame.act == "holds_post" and "post" not in match.frame.roles):
        return _own(desk, match, who, here)
    if match.frame.act == "promoted" and match.clause.relation in {"acl", "relcl"} and who.entity is not None:
        return _beside(desk, who)  # "the minister, himself promoted in May"
    if match.frame.act in _ENTERING:
        return _taken_over(desk, match, who, here)
    return Place()


def _beside(desk: Desk, who: Who, *, former: bool = False) -> Place:
    """The post that stands beside somebody, with `former` also one that is over."""
    post = who.post
    if post is None and who.entity is not None and who.token is not None:
        held = (h for h in desk.article.holders if h.entity is who.entity and h.parsed.doc is who.token.doc)
        post = next((h.post for h in held if former >= h.former and h.how in {"title", "apposition"}), None)
    return Place(post.post, post.body, post.place) if post is not None and former >= post.former else Place()


def _own(desk: Desk, match: Match, who: Who, here: int) -> Place:
    """The post of whoever leaves: that beside the name, else the last one told."""
    beside = _beside(desk, who)
    if any(beside):
        return beside
    told = last_told(desk, who.entity, here) if who.entity is not None else Place()
    lost = told if any(told) else _succeeded(desk, match)
    if any(lost) or match.frame.act not in _LOSING or who.entity is None:
        return lost
    beside = _beside(desk, who, former=True)  # "the former manager X was fired": from what he is no longer
    return beside if any(beside) else _of(_role(desk, who.entity, len(desk.text)))


def _succeeded(desk: Desk, match: Match) -> Place:
    """The post of "replacing X, who was fired in May", "the appointment of Y followed the dismissal of X": the one that
    the other gets."""
    clause, outer = match.clause, match.clause.outer
    behind = clause.predicate.head
    noun = match.how == "noun" and (behind.lower_ in _BEHIND or (outer is not None and outer.lemma == "follow"))
    if not noun and (outer is None or clause.relation != "relcl" or outer.lemma not in {"replace", "succeed"}):
        return Place()
    whole = match.clause.parsed.sentence
    for claim in reversed(desk.claims):
        if isinstance(claim, CareerClaim) and claim.act == "appointed" and claim.evidence.start >= whole.start:
            return Place(claim.post, claim.body, claim.place)
    return Place()


def last_told(desk: Desk, entity: Entity, here: int) -> Place:
    """The post last told of somebody before a place of the text: beside his name, or as got in a clause."""
    role = _role(desk, entity, here, former=False)
    got = next(
        (
            c
            for c in reversed(desk.claims)
            if isinstance(c, CareerClaim)
            and c.person == entity.name
            and c.evidence.start < here
            and (c.post or c.body)
            and c.act in _HOLDING
            and c.stance == "asserted"
            and not c.former
        ),
        None,
    )
    if got is not None and (role is None or got.evidence.start > role.at):
        return Place(got.post, got.body, got.place)
    return _of(role)


def last_held(desk: Desk, entity: Entity, here: int) -> Place:
    """The post last told of somebody before a place of the text, else the one that he held once or has left."""
    told = last_told(desk, entity, here)
    once = told if any(told) else _of(_role(desk, entity, here))
    return once if any(once) else _left_by(desk, entity, here)


def _taken_over(desk: Desk, match: Match, who: Who, here: int) -> Place:
    """The post that somebody enters: of whom he follows, his own where it is told how he got it, or a vacant one."""
    clause = match.clause
    for _, other in predecessors(desk, match, patient=True):
        if other is not who.entity:
            role = _role(desk, other, clause.parsed.sentence.end)
            place = _of(role) if role is not None else _left_by(desk, other, here)
            return place if any(place) else _entered(desk, who, here)
    if clause.lemma in FOLLOWING or fillers(match, "predecessor"):
        return Place()
    if _displaced(match):
        return _vacant(desk, here)
    own = _own(desk, match, who, here)
    if own.post is not None and own.post.split()[0].lower() in desk.words.lexicon.posts.acting:
        return Place(" ".join(own.post.split()[1:]), own.body, own.place)  # "the acting director was confirmed"
    if (chief := _chief(desk, match, who)) is not None:
        return last_held(desk, chief, here)
    stands_in = (clause.lemma in {"take", "step"} and bool(clause.particles)) or _is_office(desk, match)
    vacant = _vacant(desk, here)
    own_words = (own.post or "").split()
    full = bool(own_words) and (len(own_words) == 1 or not desk.words.is_post_modifier(own_words[0]))
    full = full and own_words[0].lower() != "deputy"
    given = clause.passive and not any(vacant)  # "the head of the fund … was appointed to the post in May"
    return own if full and (given or not stands_in) else vacant


def _entered(desk: Desk, who: Who, here: int) -> Place:
    """The post that somebody was said to get: "was named minister on Friday. She takes over from X"."""
    got = (
        c for c in reversed(desk.claims)
        if isinstance(c, CareerClaim) and who.entity is not None and c.person == who.entity.name
        and c.act in {"appointed", "promoted"} and c.evidence.start < here
    )  # fmt: skip
    return next((Place(c.post, c.body, c.place) for c in got), Place())


def predecessors(desk: Desk, match: Match, *, patient: bool = False) -> list[tuple[Token, Entity]]:
    """Whom somebody follows in an office, by the verb or what stands behind it: "replaced X", "took over from X", "in
    X's place", "was named, replacing X"; with `patient` whoever is the object of any verb."""
    clause = match.clause
    replaced = [clause.patient] if clause.patient is not None and (patient or clause.lemma in FOLLOWING) else []
    replaced += [
        other.patient for other in desk.article.clauses[clause.parsed.sentence.number]
        if other.outer is clause and other.patient is not None and _is_replacing(other)
    ]  # fmt: skip
    tokens = [*replaced, *fillers(match, "predecessor"), *_displaced(match)]
    found = ((token, who.entity) for token in tokens for who in desk.article.who(clause.parsed, token))
    return [(token, entity) for token, entity in found if entity is not None]


def _is_replacing(clause: Clause) -> bool:
    """Whether a clause is a participle of following somebody in an office: "replacing X"."""
    return clause.lemma in FOLLOWING and clause.predicate.tag_ == "VBG" and not clause.passive


def leaves(desk: Desk, match: Match) -> str | None:
    """The body that somebody leaves for another post: "left the agency to become minister", "left it for the court"."""
    clause = match.clause
    if match.frame.act != "transferred" or clause.lemma not in {"leave", "quit"} or clause.patient is None:
        return None
    name = desk.article.names.at(clause.parsed, clause.patient)
    named = name is not None and name.kind == "body"
    if not named and not desk.words.is_body_word(clause.patient.text):
        return None
    return desk.article.body(clause.parsed, clause.patient)


def _displaced(match: Match) -> list[Token]:
    """Whoever is to be followed in "nominated X to replace him", "appointed in her place", "in place of X"."""
    clause = match.clause
    found = [t for t in (match.extra, clause.infinitive) if t is not None and t.pos_ == "VERB"]
    behind = [c for verb in found for c in verb.rights if c.dep_ == "dobj"]
    instead = [t for t in clause.predicate.subtree if t.lower_ in {"lieu", "place", "stead"} and _is_in(t, clause)]
    places = [t for t in (*clause.objects("in"), clause.patient, *instead) if t is not None and t.lower_ in _SEATS]
    of = [c for t in instead for prep in t.rights if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj"]
    return behind + [c for t in dict.fromkeys(places) for c in t.lefts if c.dep_ == "poss"] + of


def _is_in(place: Token, clause: Clause) -> bool:
    """Whether a word stands behind "in" within a clause itself, and not within one that hangs on it."""
    above = next((a for a in place.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    return place.dep_ == "pobj" and place.head.lower_ == "in" and above == clause.predicate


def _chief(desk: Desk, match: Match, who: Who) -> Entity | None:
    """Whose deputy it is that gets "the job": "her deputy, Ivan Petrov"."""
    noun = who.token if who.token is not None and who.token.pos_ == "NOUN" else None
    if noun is None or noun.lower_ not in {"deputy", "number", "aide", "assistant"}:
        return None
    owners = [w.entity for c in noun.lefts if c.dep_ == "poss" for w in desk.article.who(match.clause.parsed, c)]
    return next((o for o in owners if o is not None), None)


_SEATS = frozenset({"place", "stead", "job", "post", "seat", "position", "shoes", "lieu"})


def _is_office(desk: Desk, match: Match) -> bool:
    """Whether a clause speaks of "the post" or "the job" that the text has told of before."""
    nouns = desk.words.lexicon.posts.office_nouns
    return any(
        t.lower_ in nouns and any(c.lower_ in {"the", "that", "this", "it"} for c in t.lefts)
        for t in fillers(match, "post")
    )


def _linked(desk: Desk, parsed: Parsed, who: Who) -> Entity | None:
    """Whose predecessor or successor somebody is: "his predecessor, Ivan Petrov"."""
    if who.token is None:
        return None
    beside = [who.token, *who.token.children, *([who.token.head] if who.token.dep_ == "appos" else [])]
    for noun in beside:
        if noun.lower_ in _LINKS:
            owners = [w.entity for c in noun.lefts if c.dep_ == "poss" for w in desk.article.who(parsed, c)]
            return next((o for o in owners if o is not None and o is not who.entity), None)
    return None


def _role(desk: Desk, entity: Entity, before: int, *, former: bool = True) -> Role | None:
    """The last post told of somebody, one that is over only where nothing else is told."""
    held = [r for r in desk.article.roles if r.entity is entity and r.at <= before]
    current = [r for r in held if not r.former]
    if current or not former:
        return current[-1] if current else None
    return held[-1] if held else None


def _of(role: Role | None) -> Place:
    return Place(role.post_as_told, role.body, role.place) if role is not None else Place()


def _left_by(desk: Desk, entity: Entity, here: int) -> Place:
    """The post or body that a claim before says somebody held or left."""
    for claim in reversed(desk.claims):
        if not isinstance(claim, CareerClaim) or claim.person != entity.name or claim.evidence.start >= here:
            continue
        if claim.post or claim.body:
            return Place(claim.post, claim.body, claim.place)
    return Place()


def left_before(desk: Desk, match: Match, post: str) -> Place:
    """The post of these words that somebody was last said to have left, with its body and place."""
    vacant = _vacant(desk, match.clause.parsed.start(match.clause.predicate))
    words = [word for word in post.lower().split() if not desk.words.is_acting(word)]
    return vacant if vacant.post is not None and vacant.post.lower().split() == words else Place()


def _vacant(desk: Desk, here: int) -> Place:
    """The post that somebody was last said to have left."""
    for claim in reversed(desk.claims):
        if (
            isinstance(claim, CareerClaim)
            and claim.act in LEAVING
            and claim.stance == "asserted"
            and claim.evidence.start < here
        ):
            near = here - claim.evidence.end < _NEAR
            return Place(claim.post, claim.body, claim.place) if near else Place()
    return Place()


def body_of_seat(desk: Desk, match: Match) -> str | None:
    """The body that names an office: "lost his Defence Ministry post"."""
    nouns = desk.words.lexicon.posts.office_nouns
    for office in (match.extra, match.clause.patient, *fillers(match, "post")):
        for token in office.lefts if office is not None and office.lower_ in nouns else ():
            name = desk.article.names.at(match.clause.parsed, token)
            if token.dep_ == "compound" and name is not None and name.kind == "body" and name.entity is not None:
                return name.entity.name
    return None


def told_of(desk: Desk, match: Match, office: Token) -> list[Token]:
    """What stands behind a noun of office: "his post as chairman of …", "the job of finance minister"."""
    nouns = desk.words.lexicon.posts.office_nouns
    if office.lower_ not in nouns and office.lemma_ not in _DUTIES and office.lower_ not in {"that", "those"}:
        return []
    owners = [c for c in office.lefts if c.dep_ == "poss" and c.tag_ in {"NN", "NNP"}]  # "the minister's role"
    return owners + [
        target
        for child in office.rights
        if child.dep_ == "prep" and child.lower_ in {"as", "of"}
        for target in child.children
        if target.dep_ == "pobj"
    ]


_DUTIES = frozenset({"duty", "function", "power", "responsibility", "job", "post", "position", "role", "title", "seat"})
