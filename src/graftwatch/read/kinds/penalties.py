"""Lists of who got what, of which only the first has a verb or none has: "Anna Kim, head of customs: seven years; her
driver Ivan Orlov, four; the brothers Karl and Otto Lind, three each; clerk Olga Dahl – a fine of 9,000 crowns"; and
what somebody is to serve or pay."""

import re
from collections.abc import Iterator
from itertools import pairwise

from graftwatch.claims import JusticeClaim
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.names import Name
from graftwatch.read.numbers import whole_number
from graftwatch.read.typed import NUMBER, amount_in

COURT = re.compile(
    r"\b(?:appeals?|case|convict\w*|court\w*|guilty|jail\w*|judges?|jury|prison|sentenc\w*|trial|tribunal|verdict)\b",
    re.I,
)
_AROUND = 400  # code points before a list in which courts are spoken of
_ASKED = re.compile(
    r"\b(?:ask|call|could|demand|fac|may|might|propos|prosecutors? want|recommend|request|s[eo]ek|sought|urg|want"
    r"|in office|tenure)\w*",
    re.IGNORECASE,
)
_ASIDE = r"(?P<aside>(?: \([^()]{2,70}\))?(?:, [^;:()–—.]{2,90}?)??)"
_YEARS = (
    rf"(?:(?P<life>life)|(?P<death>death)|(?:an? )?(?P<number>{NUMBER}(?:\.5)?)"
    r"(?P<half> and a half)?(?:[ -](?P<unit>years?|months?))?)"
)
_PLACES = r"(?:prison|jail|bars|custody|colony|regime|settlement|freedom|liberty|probation|suspension|absen\w+)"
_TAIL = (
    rf"(?: (?:in|behind|of|on|with)(?: an?)?(?: [a-z-]+){{0,3}}? {_PLACES})?(?:,? suspended| conditional(?:ly)?)?"
    r"(?P<each> (?:each|apiece))?"
)
_FINE = r"(?:an? )?(?P<fine>fine)(?: each)? of"
_ENTRY = re.compile(rf"{_ASIDE}(?P<mark>,|:| [–—-]|) (?:(?P<term>{_YEARS}{_TAIL})(?=[,;.)]|$| and )|{_FINE}\b)")
_NEXT = re.compile(rf",? and (?P<term>{_YEARS})(?=[,;.]|$)")
_FROM_AGE = 18  # a bare number behind a comma may be an age from here
_LONGEST = 100  # years
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PUNISHED = frozenset({"sentenced", "fined", "reduced"})
_BETWEEN = re.compile(r",? and |, ")


def penalties(desk: Desk) -> Iterator[JusticeClaim]:
    """The claims of each entry of such lists, in order; an entry shares court, day and source with the first.

    A list is open behind a sentence told in the same breath or the one before, or behind an entry of its own. What
    opens it without a verb is a term with its unit, or life or death, behind a colon or dash, in a text about courts
    that does not tell what prosecutors ask for.
    """
    told = {c.evidence.sentence[0]: c for c in desk.claims if isinstance(c, JusticeClaim) and c.act == "sentenced"}
    last, first = -9, None
    for number in sorted(desk.article.parsed):
        parsed = desk.article.parsed[number]
        before = told.get(parsed.sentence.whole[0])
        here = desk.told_within(parsed.sentence.start, parsed.sentence.end)
        done = {c.person for c in here if isinstance(c, JusticeClaim) and c.act in _PUNISHED}
        for names in _together(desk, parsed):
            if before is not None and before.term and before.evidence.start < names[0].start:
                last, first = number, before
            match = _ENTRY.match(desk.text, names[-1].end, parsed.sentence.end)
            first = first if number - last <= 1 else None
            if match is None or (first is None and not _opens(desk, parsed, names[0], match)):
                continue
            if not _is_bare(parsed, names[0], match) or not done.isdisjoint(n.entity.name for n in names if n.entity):
                continue
            made = list(_entry(desk, parsed, names, match, first))
            if made:
                last, first = number, made[0] if made[0].term else first
            yield from made
        if before is not None and before.term:
            last, first = number, before


def _together(desk: Desk, parsed: Parsed) -> Iterator[list[Name]]:
    """The people named in a sentence; those joined by "and" together."""
    run: list[Name] = []
    people = [n for n in desk.article.names.in_sentence(parsed.sentence.number) if n.kind == "person" and n.entity]
    for name, after in pairwise([*people, None]):
        assert name is not None
        run.append(name)
        begin = _begin(after) if after is not None else -1
        if after is None or _BETWEEN.fullmatch(desk.text[name.end : begin]) is None:
            yield run
            run = []


def _begin(name: Name) -> int:
    return name.titles[0] if name.titles else name.start


def _opens(desk: Desk, parsed: Parsed, name: Name, match: re.Match[str]) -> bool:
    start = parsed.sentence.start
    around = desk.text[max(0, start - _AROUND) : start]
    whole = match["unit"] or match["life"] or match["death"]
    return (
        bool(whole and match["mark"].strip(", "))
        and _begin(name) - start <= _BEFORE_NAME
        and COURT.search(around) is not None
        and _ASKED.search(around) is None
    )


_BEFORE_NAME = 3  # code points of bullets and brackets before the name that opens a list


def _is_bare(parsed: Parsed, name: Name, match: re.Match[str]) -> bool:
    """Whether a name and its penalty are a part of the sentence without a verb of its own, and the number no age."""
    number = match["number"] or ""
    if number.isdigit() and int(number) >= _FROM_AGE and not match["unit"] and match["mark"] in {",", ""}:
        return False
    if not match["mark"] and match["aside"]:
        return False
    before = parsed.tokens_between(parsed.sentence.start, _begin(name))
    cut = max((i for i, t in enumerate(before) if t.lower_ in _CUTS), default=-1)
    lead = before[cut + 1 :]
    lead = lead[1:] if lead and lead[0].tag_ == "VBZ" else lead  # "clerks X and Y": the parser takes it for a verb
    if any(t.pos_ in {"VERB", "AUX"} or (t.pos_ == "ADP" and t.lower_ != "of") for t in lead):
        return False
    aside = parsed.tokens_between(name.end, match.start("mark"))
    relative = any(t.tag_ in {"WP", "WDT", "WP$"} for t in aside)
    return relative or not any(t.tag_ in _FINITE and t.dep_ != "acl" for t in aside)


_CUTS = frozenset({",", ";", ":", "and", "but", "while", "–", "—", "-"})


def _entry(
    desk: Desk, parsed: Parsed, names: list[Name], match: re.Match[str], first: JusticeClaim | None
) -> Iterator[JusticeClaim]:
    terms = [match]
    while match["term"] and (further := _NEXT.match(desk.text, terms[-1].end("term"), parsed.sentence.end)) is not None:
        terms.append(further)
    if len(terms) not in {1, len(names)}:
        return
    months = first is not None and "Y" not in (first.term or "")
    paid = amount_in(desk, parsed, match.end(), match.end() + 40) if match["fine"] else None
    for i, name in enumerate(names):
        given = terms[i if len(terms) > 1 else 0]
        term = None if match["fine"] else _term(given, months)
        end = paid[1] if paid is not None else match.end("fine") if match["fine"] else given.end("term")
        if (term is None and not match["fine"] and not match["death"]) or name.entity is None:
            return
        evidence = desk.article.cover(parsed, _begin(name), end)
        alike = {"when": first.when, "by": first.by, "stance": first.stance, "said_by": first.said_by} if first else {}
        yield JusticeClaim(
            act="fined" if match["fine"] else "sentenced", person=name.entity.name, term=term,
            amount=paid[0] if paid is not None else None, **desk.plain(parsed, evidence) | alike,
        )  # fmt: skip


def _term(match: re.Match[str], months: bool) -> str | None:
    """The term as an ISO 8601 duration or `life`; a number without a unit is in that of the list."""
    if match["life"]:
        return "life"
    number = whole_number(match["number"].removesuffix(".5")) if match["number"] else None
    if number is None or number >= _LONGEST:
        return None
    in_months = match["unit"].startswith("month") if match["unit"] else months
    half = match["half"] or match["number"].endswith(".5")
    return f"P{number}{'M' if in_months else 'Y'}{'6M' if half and not in_months else ''}"


_PROVIDED = frozenset({"if", "provided", "should", "unless", "whether"})
_SERVES = frozenset({"give", "pay", "reimburse", "repay", "return", "serve", "spend"})


def is_imposed(match: Match) -> bool:
    """Whether what somebody will or must do is his penalty, and so ruled already: "will spend nine years in a colony",
    "must repay 2 million"."""
    clause = match.clause
    ahead = clause.tense == "future" or clause.modal in {"must", "shall", "will"}
    open_still = any(c.dep_ == "advcl" and c.left_edge.lower_ in _PROVIDED for c in clause.predicate.children)
    return ahead and not open_still and match.frame.act in {"fined", "sentenced"} and clause.lemma in _SERVES
