"""Career claims of those around a change of office: who was there before, who came after, whose deputy one was.

"Ivan Petrov replaced Oleg Orlov as minister in May" says also that Orlov was minister until May; "his successor, Anna
Kim" that she holds his post, "deputy governor of Tarn under Ivan Petrov" that Petrov was governor there.
"""

from collections.abc import Iterator

from graftwatch.claims import CareerClaim, TieClaim, When
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.kinds.unsaid import LEAVING, Place, last_held, last_told, predecessors
from graftwatch.read.names import Name
from graftwatch.read.post_words import PostWords
from graftwatch.read.tree import Token

_UNDER = " under "
_BESIDE = frozenset({"forerunner", "predecessor", "successor"})


def displaced(desk: Desk, claim: CareerClaim, match: Match) -> Iterator[CareerClaim]:
    """That whoever is followed in a post held it until then, where nothing says how he left."""
    whole = _in_full(desk, claim)
    if claim.act not in {"appointed", "promoted"} or claim.stance != "asserted" or not (whole.post or whole.body):
        return
    if any(m.clause is match.clause and m.frame.act in LEAVING for m in desk.fired):
        return
    parsed = match.clause.parsed
    for token, entity in predecessors(desk, match):
        if entity.name == claim.person or _has_left(desk, entity.name, token):
            continue
        until = _until(claim.when or whole.when)
        if until is None and desk.article.role_of(entity, len(desk.text)) is not None:
            continue
        base = desk.base(match.clause, desk.evidence(match, [token], []))
        if base is not None and token.doc is parsed.doc:
            yield CareerClaim(
                act="holds_post", person=entity.name, post=whole.post, body=whole.body, place=whole.place,
                former=until is None, **{**base, "when": until},
            )  # fmt: skip


def beside_change(desk: Desk, tie: TieClaim) -> Iterator[CareerClaim]:
    """What "his predecessor, X" and "his successor, X" say of X, where the text tells which post it is."""
    if tie.act != "succession" or tie.stance != "asserted" or tie.detail not in _BESIDE:
        return
    before = tie.detail != "successor"
    person, owner = (tie.to, tie.from_) if before else (tie.from_, tie.to)
    if not isinstance(person, str) or not isinstance(owner, str):
        return
    known = next((n.entity for n in desk.article.names.names if n.entity is not None and n.entity.name == owner), None)
    place = last_told(desk, known, tie.evidence.end) if known is not None else Place()
    if not any(place) or any(isinstance(c, CareerClaim) and _is_of(c, person, place) for c in desk.claims):
        return
    when = _until(_begun(desk, owner, place)) if before else desk.article.document.date
    yield CareerClaim(
        act="holds_post", person=person, post=place.post, body=place.body, place=place.place,
        former=before and when is None, document=tie.document, source=tie.source, evidence=tie.evidence,
        stance="asserted", said_by=tie.said_by, confidence=tie.confidence, reader=tie.reader,
        when=when if before or when is None else when.approximate(),
    )  # fmt: skip


def _is_of(claim: CareerClaim, person: str, place: Place) -> bool:
    """Whether a claim may tell of somebody in a post already: that he went to another one does not."""
    elsewhere = claim.act in {"appointed", "transferred"} and (claim.post or claim.body)
    return claim.person == person and not (elsewhere and (claim.post, claim.body) != (place.post, place.body))


def next_in_line(desk: Desk) -> Iterator[CareerClaim]:
    """Who comes into a place left: "His replacement is Anna Kim", "Her successor will be Anna Kim", "His replacement,
    Anna Kim, …"."""
    for number in sorted(desk.article.parsed):
        parsed = desk.article.parsed[number]
        for clause in desk.article.clauses[number]:
            noun = clause.subject
            if noun is None or noun.lower_ not in {"replacement", "successor"}:
                continue
            owners = [w for c in noun.lefts if c.dep_ == "poss" for w in desk.article.who(parsed, c)]
            said = clause.complements if clause.lemma == "be" else []
            named = [(c, w.entity) for c in said for w in desk.article.who(parsed, c)]
            if noun.lower_ == "replacement":  # "his replacement, Anna Kim, comes from the navy"
                beside = [a for a in noun.rights if a.dep_ == "appos"]
                named += [(a, w.entity) for a in beside for w in desk.article.who(parsed, a)]
            owner = owners[0].entity if owners else None
            last, person = named[0] if named else (noun, None)
            place = last_held(desk, owner, parsed.start(noun)) if owner is not None else Place()
            if person is None or person is owner or not any(place):
                continue
            evidence = desk.article.cover(parsed, parsed.start(noun.doc[noun.left_edge.i]), parsed.end(last))
            base = desk.base(clause, evidence)
            if base is not None:
                base["when"] = base["when"] or desk.timeline.told(clause)
                yield CareerClaim(
                    act="appointed", person=person.name, post=place.post, body=place.body, place=place.place, **base
                )


def chiefs(desk: Desk) -> Iterator[CareerClaim]:
    """Who is over a body or a deputy: "a new agency under Ivan Petrov", "deputy governor of Tarn under Ivan Petrov"."""
    for name in desk.article.names.names:
        begin = name.titles[0] if name.titles else name.start
        if name.kind != "person" or name.entity is None or not desk.text.endswith(_UNDER, 0, begin):
            continue
        parsed = next((p for p in desk.article.parsed.values() if p.sentence.start <= begin < p.sentence.end), None)
        titles = desk.text[begin : name.start].lower().split()
        if parsed is None or any(desk.words.is_post_head(word) for word in titles):
            continue  # "the ministry under President Petrov": an era, no office
        place, start = _under(desk, parsed, begin - len(_UNDER))
        if any(place):
            base = desk.plain(parsed, desk.article.cover(parsed, start, name.end))
            yield CareerClaim(
                act="holds_post", person=name.entity.name, post=place.post, body=place.body, place=place.place, **base
            )


def _under(desk: Desk, parsed: Parsed, end: int) -> tuple[Place, int]:
    """What stands directly before "under", and where it begins: a body, or the post whose deputy ends there."""
    last = parsed.token_at(end - 1)
    if last is None:
        return Place(), end
    name: Name | None = desk.article.names.at(parsed, last)
    if name is not None and name.kind == "body" and name.entity is not None and not desk.words.has_seats(name.surface):
        before = parsed.token_at(name.start - 2)
        served = before is not None and desk.article.post(parsed, before) is not None
        if not served and not (before is not None and before.lower_ == "of" and _heads(desk, parsed, before)):
            return Place(body=name.entity.name), name.start
    for token in reversed(parsed.doc[max(0, last.i - 9) : last.i + 1]):
        post = desk.article.post(parsed, token)
        if post is not None and post.end == end:
            chief = _chief_of(post.post, desk.words)
            return (Place(chief, post.body, post.place), post.start) if chief else (Place(), end)
    return Place(), end


def _heads(desk: Desk, parsed: Parsed, link: object) -> bool:
    """Whether "of" before a body belongs to a post: "deputy head of the Road Fund"."""
    return any(desk.article.post(parsed, a) is not None for a in link.ancestors)  # type: ignore[attr-defined]


def _chief_of(post: str, words: PostWords) -> str | None:
    """Whose deputy a deputy is: of "first deputy governor" the governor; None for no deputy."""
    found = post.split()
    deputy = next((i for i, word in enumerate(found) if word.lower() in {"deputy", "vice"}), None)
    return " ".join(found[deputy + 1 :]) or None if deputy is not None else None


def _has_left(desk: Desk, person: str, token: Token) -> bool:
    """Whether it is told how somebody left: before, or behind his name there ("replacing X, who was fired in May")."""
    told = any(isinstance(c, CareerClaim) and c.act in LEAVING and c.person == person for c in desk.claims)
    return told or any(
        match.frame.act in LEAVING - {"transferred"} and match.clause.relation == "relcl"
        and match.clause.predicate.head == token
        for match in desk.fired
    )  # fmt: skip


def _begun(desk: Desk, owner: str, place: Place) -> When | None:
    """When somebody is said to have got a post."""
    got = (claim for claim in _got(desk, owner) if (claim.post, claim.body) == (place.post, place.body))
    return next((claim.when for claim in got), None)


def _got(desk: Desk, person: str) -> Iterator[CareerClaim]:
    """The claims that somebody got a post, the last told first."""
    for claim in reversed(desk.claims):
        if isinstance(claim, CareerClaim) and claim.person == person and claim.act in {"appointed", "promoted"}:
            yield claim


def _in_full(desk: Desk, claim: CareerClaim) -> CareerClaim:
    """What the text has told more fully of who takes over a post: "was named minister of health. She replaces X"."""
    for other in _got(desk, str(claim.person)):
        named = set((claim.post or "").lower().split()) <= set((other.post or "").lower().split())
        if other is not claim and named and claim.body in {None, other.body}:
            return other
    return claim


def _until(when: When | None) -> When | None:
    return When.parse(f"../{when.exactly().text}") if when is not None and not when.is_interval else None
