"""Event claims: protests, crashes, deaths, elections; what the reporting sets the story against."""

from collections.abc import Iterator

from graftwatch.claims import EventClaim, When
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.roles import fillers
from graftwatch.read.tree import Token
from graftwatch.read.whereabouts import SITES, named_place

_TITLED = frozenset({"war", "election", "coup_attempt", "other"})
_OF_A_COUNTRY = frozenset({"election", "devaluation", "budget_cut", "coup_attempt"})
_SELF_EVIDENT = frozenset({"devaluation", "budget_cut", "coup_attempt", "death"})
"""Acts whose noun alone says that it happened; a protest or a war needs a place or a day."""

_WHERE = ("in", "at", "near", "outside", "over", "across", "through", "on", "to")
_ONESELF = frozenset({"himself", "herself"})


def from_match(desk: Desk, match: Match) -> Iterator[EventClaim]:
    """The event of a frame that fired, with its place, its day, and for a death whose it is."""
    article, clause, parsed, act = desk.article, match.clause, match.clause.parsed, match.frame.act
    if _is_mention(match):
        return
    people = _people(desk, match) if act in {"death", "attack"} else []
    if act == "death" and (_is_known(desk, match, people) if people else not _is_singled_out(desk, match)):
        return
    place, place_token = _place(desk, match)
    tokens: list[Token] = [t for t in (*fillers(match, "people")[:1], place_token) if t is not None]
    if match.how != "noun":
        tokens += [t for t in (clause.subject, clause.patient) if t is not None]
    evidence = desk.evidence(match, tokens, [])
    base = desk.base(clause, evidence)
    if base is None or (base["stance"] == "negated" and act != "death"):
        return
    when = _when(desk, match, base["when"])
    if match.how == "noun" and place is None and when is None and not _tells(match):
        return
    if act == "attack" and place is None and _is_figurative(desk, match):
        return
    base["when"] = when
    if base["stance"] == "asserted" and when is not None and match.how == "noun" and _lies_ahead(desk, when):
        base["stance"] = "planned"
    title = article.phrase(parsed, clause.predicate) if act in _TITLED and match.how == "noun" else None
    if place is None and act in _OF_A_COUNTRY:
        place = article.country_name
    yield EventClaim(act=act, place=place, people=tuple(people), title=title, **base)  # type: ignore[arg-type]


def _is_figurative(desk: Desk, match: Match) -> bool:
    """ "Launched an attack on the minister's record", "an attack on the rule of law": what is hit is no person, body
    or building."""
    if match.how != "noun":
        return match.extra is not None and match.extra.lower_ in {"attack", "strike", "assault"}
    hit = match.clause.objects("on")
    kinds = ("person", "body", "people", "premises")
    return bool(hit) and not any(
        t.lower_ in SITES or any(desk.classes.has(kind, match.clause, t) for kind in kinds) for t in hit
    )


def _is_mention(match: Match) -> bool:
    """Whether the words only name something: part of a proper name ("Cultural Revolution"), a month, a charge."""
    token = match.clause.predicate
    if match.how == "noun":
        capital = token.text[:1].isupper() and token.i > 0 and token.doc[token.i - 1].text not in {".", ":", "“", '"'}
        modifies = token.dep_ == "compound" or (token.dep_ == "poss")
        return (
            (capital and token.tag_ == "NNP" and match.frame.act != "election")
            or modifies
            or (token.lower_ == "march" and token.text != "march")
        )
    return token.dep_ in {"pcomp"} and match.frame.act in {"coup_attempt", "war", "election"}


def _tells(match: Match) -> bool:
    """Whether an event noun without place and day still says that it happened, by itself or by its complement."""
    noun = match.clause.predicate
    if match.frame.act == "coup_attempt" and noun.tag_ == "NNS":
        return False
    full = match.frame.act == "war" and any(c.lower_ in {"full-scale", "civil", "scale"} for c in noun.children)
    return match.frame.act in _SELF_EVIDENT or match.last.i > noun.i or full


def _is_known(desk: Desk, match: Match, people: list[str]) -> bool:
    """Whether "his death" only goes back to the death that a verb has told."""
    told = (c for c in desk.claims if isinstance(c, EventClaim) and c.act == "death")
    return (
        match.how == "noun"
        and match.last.i <= match.clause.predicate.i
        and any(set(people) & {*c.people} for c in told)
    )


def _is_singled_out(desk: Desk, match: Match) -> bool:
    """ "One hanged himself", "the deputy minister was shot dead": the death of one person whom the text leaves
    unnamed."""
    patient, subject = match.clause.patient, match.clause.subject
    if match.how == "verb" and match.clause.passive and subject is not None and subject.tag_ == "NN":
        post = desk.article.post(match.clause.parsed, subject)
        return post is not None and not any(c.lower_ in {"a", "an", "another"} for c in subject.children)
    alone = (
        subject is not None and subject.tag_ in {"NN", "CD"} and subject.lower_ not in {"nobody", "anyone", "someone"}
    )
    return match.how == "verb" and alone and patient is not None and patient.lower_ in _ONESELF


def _when(desk: Desk, match: Match, when: When | None) -> When | None:
    if match.how == "noun":
        noun, parsed = match.clause.predicate, match.clause.parsed
        end = desk.article.extent(parsed, noun)[1]
        behind = desk.timeline.within(parsed, end, end + len(" in ") + 1)  # "looked into the murder of X in May 2005"
        return desk.timeline.of_noun(parsed, noun) or when or behind
    inner = match.clause.infinitive  # "tried to seize power on Friday", "was found hanged on Tuesday"
    inside = desk.article.clauses[match.clause.parsed.sentence.number] if when is None and inner is not None else ()
    told = next((t for c in inside if c.predicate == inner and (t := desk.timeline.at(c)) is not None), None)
    return when or told or desk.timeline.told(match.clause)


def _lies_ahead(desk: Desk, when: When) -> bool:
    date = desk.article.document.date
    return date is not None and not when.is_interval and str(when)[:7] > str(date)[:7] and when.excludes(date)


def _people(desk: Desk, match: Match) -> list[str]:
    """Whose death it is; an apposition names it better than the post before it."""
    found: list[str] = []
    parsed = match.clause.parsed
    for token in fillers(match, "people"):
        if token.lower_ in _ONESELF and match.clause.subject is not None:
            token = match.clause.subject
        named = [e for c in token.children if c.dep_ == "appos" for e in _entities(desk, parsed, c)]
        for name in named or _entities(desk, parsed, token):
            if name not in found:
                found.append(name)
        if found or (desk.words.is_person_word(token.lemma_) and any(c.dep_ == "poss" for c in token.lefts)):
            break  # of "the murder of his wife" it is not he who died
    return found


def _entities(desk: Desk, parsed: Parsed, token: Token) -> list[str]:
    return [
        w.entity.name for w in desk.article.who(parsed, token) if w.entity is not None and w.entity.kind == "person"
    ]


def _place(desk: Desk, match: Match) -> tuple[str | None, Token | None]:
    """Where: a named place behind a preposition of place, in the clause or in the stretch behind the event's word."""
    clause = match.clause
    outer = clause.outer if match.how == "noun" else None
    if (
        clause.patient is not None
        and match.frame.act == "war"
        and (found := named_place(desk, clause.parsed, clause.patient))
    ):
        return found, clause.patient
    for preposition in _WHERE:
        for token in (*clause.objects(preposition), *(outer.objects(preposition) if outer is not None else ())):
            if (found := named_place(desk, clause.parsed, token)) is not None:
                return found, token
    start, end = clause.parsed.start(clause.predicate), outer.region[1] if outer is not None else clause.region[1]
    for token in clause.parsed.doc:
        within = token.dep_ == "pobj" and start < clause.parsed.start(token) < end
        if within and token.head.lower_ in _WHERE[:-1] and (found := named_place(desk, clause.parsed, token)):
            return found, token
    return None, None
