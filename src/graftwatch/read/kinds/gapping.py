"""What a second clause leaves out: "X was given 16 years and Y 15", "X was arrested in May, and Y in June", "so did Y".

A further person stands behind the verb without one of his own, and behind the name what differs: a term, a time, an
offence or a place, of a sort that the first clause has too.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from graftwatch.claims import CareerClaim, Described, JusticeClaim, When
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.names import Name
from graftwatch.read.numbers import whole_number
from graftwatch.read.typed import offences_in

_TERM = re.compile(
    r"\s*(?:(?:to|for|with)\s+)?(?:an?\s+(?:\w+[ -]){0,2}(?:sentence|term)\s+of\s+)?"
    r"(?:(?P<life>life)"
    r"|(?P<number>\d{1,2}(?:\.5)?|[a-z]+(?:-[a-z]+)?)(?P<half> and a half)?(?:[\s-](?P<unit>years?|months?))?)"
    r"(?:\s+(?:in|behind)\s+(?!the\b)\w+)?(?=\s*(?:[,.;)]|$|and\b|for\b|on\b|in\b|each\b|apiece\b|to\b))"
)
_LONGEST = 100  # years
_MONTHS = re.compile(r"P\d+M")
_ASIDE = re.compile(r",[^,;]{3,70},")
_LINK = re.compile(r"(?:^|[,;]|\band|\bwhile|\bbut|–|—)\s*$")
_PARTS = re.compile(r"[,;]\s*(?:and |while |but )?|\s(?:and|while|but) ")
_UNNAMED = re.compile(
    r"(?:the|his|her|their|its|an?|another|one|both|\w+ of (?:them|the)|\w+ other|[a-z]+|\d+)\b", re.I
)
_EACH = re.compile(r"\s+(?:each|apiece)\b")
_SO_DID = re.compile(r"(?:,?\s*(?:and\s+)?)?[Ss]o (?:did|was|were|has|have|had) ")
_LEADS = ("of", "for", "with", "over", "on", "in", "at")
_END = re.compile(r"\s*(?:[,.;:)”]|and\b|while\b|but\b|$)")


def gapped(desk: Desk, claim: JusticeClaim | CareerClaim, match: Match) -> Iterator[JusticeClaim | CareerClaim]:
    """The claims of further people in the same breath, who have no verb of their own."""
    if match.how not in {"verb", "light"} or claim.person is None or claim.act == "holds_post":
        return
    parsed = match.clause.parsed
    here = parsed.end(match.clause.predicate)
    for place in (parsed, desk.article.parsed.get(parsed.sentence.number + 1)):
        if place is None or (
            place is not parsed and (not place.sentence.continues or desk.article.clauses[place.sentence.number])
        ):
            continue
        since = here if place is parsed else place.sentence.start
        for name in desk.article.names.in_sentence(place.sentence.number):
            if name.kind != "person" or name.entity is None or name.start < since or name.entity.name == claim.person:
                continue
            if not _is_bare(desk, place, name, since):
                continue
            told = _remnant(desk, claim, match, place, name)
            if told is not None:
                since, more = told
                if isinstance(claim, CareerClaim):
                    more |= _own_post(desk, claim, place, name)
                yield replace(
                    claim, person=name.entity.name, evidence=desk.article.cover(place, name.start, since), **more
                )


def elliptic(desk: Desk, claim: JusticeClaim | CareerClaim, match: Match) -> Iterator[JusticeClaim]:
    """The same of people without names: "his adviser seven, the two accountants four years each"."""
    if match.how not in {"verb", "light"} or not isinstance(claim, JusticeClaim):
        return
    if claim.act not in {"sentenced", "reduced"} or not claim.term or claim.evidence.end <= claim.evidence.start:
        return
    parsed, text = match.clause.parsed, desk.text
    sentence = parsed.sentence
    if claim.evidence.sentence != sentence.whole:
        return
    starts = [m.end() for m in _PARTS.finditer(text, parsed.end(match.clause.predicate), sentence.end)]
    yield from _given_to(desk, claim, match, starts)
    for start, after in zip(starts, [*starts[1:], sentence.end]):
        part = _UNNAMED.match(text, start, after)
        tokens = parsed.tokens_between(start, after) if part is not None else []
        head = next((t for t in tokens if t.pos_ in {"NOUN", "NUM"} and t.dep_ not in {"compound", "nummod"}), None)
        if head is None or any(
            n.start >= start and n.end <= after for n in desk.article.names.in_sentence(sentence.number)
        ):
            continue
        for token in tokens[tokens.index(head) + 1 :]:
            told = bare_term(desk, claim, parsed.start(token) - 1)
            if token.tag_ in _VERBS and not any(t.tag_ in {"WP", "WDT"} for t in tokens[: tokens.index(token)]):
                break
            if told is None or (token.pos_ not in {"NUM", "ADP", "NOUN"}):
                continue
            each = _EACH.match(text, told[0])
            end = each.end() if each is not None else told[0]
            if not _END.match(text, end):
                continue
            for who in desk.article.who(parsed, head, alone=True):
                if isinstance(who.party, Described) and who.party != claim.person:
                    many = (who.count or 0) > 1
                    yield replace(
                        claim, person=None if many else who.party, count=who.count if many else None,
                        evidence=desk.article.cover(parsed, start, end), offences=(), amount=None, body=None,
                        post=who.post.post if who.post is not None else None, **told[1],
                    )  # fmt: skip
            break


_GIVEN = re.compile(
    r"(?:an?\s+)?(?:(?P<life>(?:\w+ )?(?:life|death) (?:term|sentence)s?)|(?:\w+ )?(?:sentence|term)s? of )?"
    r"(?:between )?(?P<term>[\w.-]+)?[^,;.]{0,30}?\bto (?=the |his |her |their |its |an? |another |[a-z]+ \w+|\d|[A-Z])"
)


def _given_to(desk: Desk, claim: JusticeClaim, match: Match, starts: list[int]) -> Iterator[JusticeClaim]:
    """The terms that a second recipient gets: "… and five to his clerk", "life terms to three accomplices"."""
    parsed, text = match.clause.parsed, desk.text
    if not match.clause.recipient and not match.clause.objects("to"):
        return
    for start in starts:
        given = _GIVEN.match(text, start, parsed.sentence.end)
        if given is None:
            continue
        if given["life"]:
            term: str | None = "life" if "life" in given["life"] else None
        else:
            told = bare_term(desk, claim, start)
            ranged = "between" in given[0]
            if told is None and not ranged:
                continue
            term = str(told[1]["term"]) if told is not None and not ranged else None
        tokens = parsed.tokens_between(given.end(), parsed.sentence.end)
        head = next(
            (t for t in tokens if t.pos_ in {"NOUN", "PROPN", "NUM"} and t.dep_ not in {"compound", "nummod"}), None
        )
        for who in desk.article.who(parsed, head, alone=True) if head is not None else ():
            many = who.entity is None and (who.count or 0) > 1
            if who.party is None or who.party == claim.person:
                continue
            end = parsed.end(who.token) if who.token is not None else given.end()
            yield replace(
                claim, person=None if many else who.party, count=who.count if many else None, term=term,
                evidence=desk.article.cover(parsed, start, end), offences=(), amount=None, body=None,
                post=who.post.post if who.entity is None and who.post is not None else None,
            )  # fmt: skip


_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _own_post(desk: Desk, claim: CareerClaim, place: Parsed, name: Name) -> dict[str, Any]:
    """The post that a further person leaves: his own; not that of the first, though in the same body, where the first
    had it beside the name."""
    held = {h.entity.name: h.post for h in desk.article.holders if h.parsed is place}
    if (own := held.get(name.entity.name if name.entity is not None else "")) is not None:
        return {"post": own.post, "body": own.body, "place": own.place}
    first = held.get(str(claim.person))
    beside = first is not None and (claim.post, claim.body) == (first.post, first.body)
    return {"post": None} if beside else {}


def _is_bare(desk: Desk, place: Parsed, name: Name, since: int) -> bool:
    """Whether a name opens a clause without a verb: a conjunction or comma before its phrase, no verb in between."""
    begin = name.titles[0] if name.titles else name.start
    tokens = place.tokens_between(since, begin)
    cut = max((i for i, t in enumerate(tokens) if t.lower_ in {"and", ",", ";", "while", "but", "–", "—"}), default=-1)
    if cut > 0 and tokens[cut].text == "," and desk.text[name.end : name.end + 1] == ",":  # "and his deputy, X, …"
        cut = max((i for i in range(cut) if tokens[i].lower_ in {"and", ",", ";", "while", "but"}), default=cut)
    if cut < 0 and place.sentence.start != since:
        return False
    between = tokens[cut + 1 :]
    return not any(t.tag_ == "TO" or (t.pos_ in {"VERB", "AUX", "ADP"} and t.lower_ != "of") for t in between)


def _remnant(
    desk: Desk, claim: JusticeClaim | CareerClaim, match: Match, place: Parsed, name: Name
) -> tuple[int, dict[str, Any]] | None:
    """What stands behind a name in place of a clause: where it ends and the fields that differ."""
    at = name.end
    aside = _ASIDE.match(desk.text, at, place.sentence.end)
    at = aside.end() if aside is not None else at + (desk.text[at : at + 1] == ",")
    found: dict[str, Any] = {}
    while at < place.sentence.end:
        step = bare_term(desk, claim, at) or _time(desk, claim, place, at) or _deed(desk, claim, match, place, at)
        if step is None or step[1].keys() & found.keys():
            break
        at, more = step
        found |= more
    if not found or not _END.match(desk.text, at):
        return None
    if "term" in found and isinstance(claim, JusticeClaim):
        found = {"offences": (), "amount": None} | found
    return at, found


def bare_term(desk: Desk, claim: JusticeClaim | CareerClaim, at: int) -> tuple[int, dict[str, Any]] | None:
    """The term at a place of the text, in the unit of the one claimed before where it has none: where it ends, and its
    field."""
    if not isinstance(claim, JusticeClaim) or not claim.term or claim.act not in {"sentenced", "reduced"}:
        return None
    match = _TERM.match(desk.text, at)
    if match is None:
        return None
    if match["life"]:
        return match.end(), {"term": "life"}
    number = whole_number(match["number"].removesuffix(".5"))
    if number is None or number >= _LONGEST:
        return None
    half = match["half"] or match["number"].endswith(".5")
    months = match["unit"].startswith("month") if match["unit"] else _MONTHS.fullmatch(claim.term) is not None
    unit = "M" if months else "Y"
    return match.end(), {"term": f"P{number}{unit}{'6M' if half and unit == 'Y' else ''}"}


def _time(desk: Desk, claim: JusticeClaim | CareerClaim, place: Parsed, at: int) -> tuple[int, dict[str, Any]] | None:
    if claim.when is None:
        return None
    for expression in desk.timeline.expressions.get(place.sentence.number, ()):
        near = not desk.text[at : expression.lead_start].strip() and expression.lead_start >= at
        if near and expression.role in {"at", "span"} and (when := desk.timeline.value(expression)) is not None:
            return expression.end, {"when": _plain(when)}
    return None


def _deed(
    desk: Desk, claim: JusticeClaim | CareerClaim, match: Match, place: Parsed, at: int
) -> tuple[int, dict[str, Any]] | None:
    """An offence or a place behind the preposition that the first clause has it behind too."""
    words = desk.text[at : at + 12].split()
    lead = words[0].lower() if words else ""
    if lead not in _LEADS or not match.clause.objects(lead):
        return None
    start = desk.text.index(lead, at)
    stop = next((i for i in range(start, place.sentence.end) if desk.text[i] in ",.;"), place.sentence.end)
    if isinstance(claim, JusticeClaim) and claim.offences:
        offences, end = offences_in(desk, place, start, stop)
        if offences:
            return end, {"offences": tuple(offences)}
    for name in desk.article.names.in_sentence(place.sentence.number):
        if name.kind == "place" and name.start == start + len(lead) + 1 and name.entity is not None and claim.place:
            return name.end, {"place": name.entity.name}
    return None


def _plain(when: When) -> When:
    return When.parse(when.text[:-3]) if when.text.endswith("/..") else when


def repeated(desk: Desk, parsed: Parsed) -> Iterator[JusticeClaim]:
    """ "So did Y": what was just said of X, of Y as well."""
    sentence = parsed.sentence
    begins = _SO_DID.match(desk.text, sentence.start, sentence.end)
    if begins is None:
        return
    before = [
        c
        for c in desk.claims
        if isinstance(c, JusticeClaim) and c.evidence.end <= sentence.start and c.person is not None
    ]
    if not before:
        return
    last = max(before, key=lambda c: c.evidence.end)
    for name in desk.article.names.in_sentence(sentence.number):
        if name.kind == "person" and name.entity is not None and sentence.start - last.evidence.end < 120:
            evidence = desk.article.cover(parsed, sentence.start, name.end)
            yield replace(last, person=name.entity.name, evidence=evidence, post=None, body=None, count=None)
