"""Citation claims: the document points to another source."""

import re
from collections.abc import Iterator

from graftwatch.claims import CitationClaim, Evidence, When
from graftwatch.read.citations import brackets
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.sources import Cited
from graftwatch.read.time import Anchor, resolve
from graftwatch.read.tree import Tree

_SEE = re.compile(
    r"\b[Ss]ee(?: also)? (?:the |our )?(?P<name>[A-Z][\w'’]*(?: [A-Z][\w'’]*){0,3}(?: (?:19|20)\d\d)?), "
    r"(?P<on>[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|p+\. ?\d+|\d{1,2} [A-Z][a-z]+(?: \d{4})?)"
)

_DATED = re.compile(
    r"\b(?:(?i:the|its|their|his|her|our|whose|an?|that|this|same) )+"
    r"(?P<name>(?:Facebook|Telegram|Twitter|Instagram|blog|social media) post|(?:[\w’'-]+ ){0,2}?"
    r"(?:report|letter|memo|dispatch|article|release|audit|review|study|indictment|verdict|petition|cable|dossier))"
    r"(?: (?:of|by|from) (?:the )?(?P<owner>[A-Z][\w’'&-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w’'&-]*)*))?,? "
    r"(?:of|dated|from) "
)


def citations(desk: Desk) -> Iterator[CitationClaim]:
    """All citations of a document, each source once for each day."""
    seen: list[CitationClaim] = []
    cited = (_claim(desk, c) for c in desk.attribution.sources.cited)
    for claim in (*_bracketed(desk), *_referred(desk), *_relayed(desk), *cited, *_dated(desk)):
        if claim is not None and not any(_same(claim, other) for other in seen):
            seen.append(claim)
            yield claim


def _same(claim: CitationClaim, other: CitationClaim) -> bool:
    """Whether a citation is one that was made before: the same source, no other day; of documents the noun suffices."""
    if claim.act != other.act or (claim.on is not None and other.on is not None and claim.on != other.on):
        return False
    if claim.act == "document":
        return _head(claim.name) == _head(other.name)
    return claim.name.casefold() == other.name.casefold()


def _head(document: str) -> str:
    """The noun of a document's name: "report" of "report of the auditors"."""
    return re.split(r" (?:of|on|by|from|in|to|that|which) ", document)[0].split()[-1].casefold()


def _bracketed(desk: Desk) -> Iterator[CitationClaim]:
    for bracket in brackets(desk.article, desk.timeline):
        own = bracket.own or _is_self(desk, bracket.name)
        yield from _at(
            desk, bracket.start, bracket.end, "self" if own else "outlet", bracket.name, bracket.on, bracket.place
        )


def _relayed(desk: Desk) -> Iterator[CitationClaim]:
    """The outlets that head the items of a press review."""
    for number, item in desk.attribution.relayed.items():
        sentences = desk.article.layout.blocks[number].sentences
        if item.head is not None and sentences:
            (start, end), source = item.head, item.source
            evidence = Evidence(desk.text[start:end], start, end, (start, sentences[0].whole[1]))
            yield _plain(desk, Parsed(sentences[0], Tree((), ())), evidence, "outlet", source.name, source.on)


def _referred(desk: Desk) -> Iterator[CitationClaim]:
    """ "See …" with no bracket of its own: a reference to another piece of the same outlet."""
    bracketed = [(b.start, b.end) for b in brackets(desk.article, desk.timeline)]
    for match in _SEE.finditer(desk.text):
        if not any(start <= match.start() < end for start, end in bracketed):
            year = re.search(r"(?:19|20)\d\d", match.group())
            on = When.parse(year.group()) if year else None
            yield from _at(desk, *match.span(), "self", match["name"], on, None)


def _dated(desk: Desk) -> Iterator[CitationClaim]:
    """A written text that is known by its day: "a report of the Accounts Committee dated 12 November", "its letter of
    3 May". Whether or not words are taken from it, it can be asked for."""
    for match in _DATED.finditer(desk.text):
        sentence = desk.article.layout.sentence_at(match.start())
        if sentence is None or sentence.number not in desk.article.parsed:
            continue
        for expression in desk.timeline.expressions.get(sentence.number, ()):
            on = resolve(expression, Anchor(document=desk.article.document.date, tense="past"))
            if expression.start == match.end() and on is not None and on.precision == "day":
                name = f"{match['name']} of {match['owner']}" if match["owner"] else match["name"]
                own = match.group().lower().startswith("our ")
                act = "self" if own and not match["owner"] else "document"
                yield from _at(desk, match.start(), expression.end, act, name, on, None)


def _at(
    desk: Desk, start: int, end: int, act: str, name: str, on: When | None, place: str | None
) -> Iterator[CitationClaim]:
    sentence = desk.article.layout.sentence_at(start)
    if sentence is not None:
        parsed = Parsed(sentence, Tree((), ()))
        yield _plain(desk, parsed, desk.article.cover(parsed, start, end), act, name, on, place)


def _plain(
    desk: Desk, parsed: Parsed, evidence: Evidence, act: str, name: str, on: When | None, place: str | None = None
) -> CitationClaim:
    """A citation: it is the document itself that points to a source, whoever's words stand around."""
    base = desk.plain(parsed, evidence) | {"said_by": ()}
    return CitationClaim(act=act, name=name, on=on, place=place, **base)  # type: ignore[arg-type]


def _is_self(desk: Desk, name: str) -> bool:
    outlet = desk.article.document.outlet
    return outlet is not None and name.casefold() in outlet.casefold()


def _claim(desk: Desk, cited: Cited) -> CitationClaim | None:
    """The claim of an outlet or document that is cited in a sentence; the document's own outlet is none,
    and "the paper" that is no paper told of before leads nowhere."""
    if desk.attribution.sources.is_publisher(cited.source) or _is_nameless(desk, cited):
        return None
    evidence = desk.article.cover(cited.parsed, cited.start, cited.end)
    act = "outlet" if cited.source.type == "outlet" else "document"
    return _plain(desk, cited.parsed, evidence, act, cited.source.name, cited.on or cited.source.on)


def _is_nameless(desk: Desk, cited: Cited) -> bool:
    """Whether an outlet is only meant at a place and not named: "on television", "a newspaper accused"."""
    words = desk.text[cited.start : cited.end].casefold()
    name = cited.source.name.removeprefix("your ").removeprefix("Your ")  # a reader's letter to the paper itself
    bare = name.isalpha() and name.islower()
    return cited.source.type == "outlet" and (bare or not any(w in words for w in cited.source.name.casefold().split()))
