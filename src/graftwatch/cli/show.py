"""graftwatch show: One document, name, claim, finding, topic of figures or measure, with the words it rests on."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graftwatch.cli.dossier import print_claim, print_document
from graftwatch.cli.figures import HEADINGS as FIGURE_HEADINGS
from graftwatch.cli.figures import find_figures
from graftwatch.cli.listing import print_claims
from graftwatch.cli.measures import HEADINGS as MEASURE_HEADINGS
from graftwatch.cli.measures import find_measures
from graftwatch.cli.options import Format, FormatOption, LedgerOption, LimitOption, example, opened
from graftwatch.errors import GraftwatchError
from graftwatch.inert import name_of_file

if TYPE_CHECKING:
    from graftwatch.ledger import Ledger

EXAMPLE = example(
    "graftwatch show Orynbek             who he is: names, career, case, ties, sources, open questions",
    "graftwatch show Orynbek --as name   every claim with that name, in the order of time",
    "graftwatch show news/verdict.txt    the article with its claims marked",
    "graftwatch show crimes_recorded     all figures on a topic",
)
_ID = re.compile(r"[0-9a-f]{4,20}")


class Sort(StrEnum):
    """What can be shown, in the order in which it is tried."""

    FIGURE = "figure"
    DOCUMENT = "document"
    CLAIM = "claim"
    FINDING = "finding"
    WHO = "who"
    NAME = "name"
    MEASURE = "measure"


class NothingToShow(GraftwatchError):
    """No document, name, claim, topic or measure of that description; `close` are names that come near."""

    def __init__(self, what: str, close: Sequence[str]) -> None:
        super().__init__(what, tuple(close))
        self.what, self.close = what, tuple(close)

    def __str__(self) -> str:
        hint = f"Did you mean {', '.join(self.close)}?" if self.close else f"Try: graftwatch search {self.what!r}"
        return f"the ledger holds no document, name, claim, topic or measure {self.what!r}. {hint}"


def command(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="WHAT", help="A name, an id or its beginning, a file, a topic of figures, or words of a measure."
        ),
    ],
    sort: Annotated[Sort | None, typer.Option("--as", help="What it is; else guessed.")] = None,
    ledger: LedgerOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show what the ledger holds on something: a document with its claims, or claims with their sources.

    What is meant is tried in this order: a topic of figures, a document, a claim, a finding, a person or body (by
    name or id), any other name in claims, words of a measure.
    """
    wanted = name_of_file(" ".join(" ".join(what).split()))
    if not wanted:
        raise typer.BadParameter("give a name, an id, a topic or words", param_hint="WHAT")
    with opened(ledger) as held:
        ways: dict[Sort, Callable[[], bool]] = {
            Sort.FIGURE: lambda: _figures(held, wanted, format, limit, by_words=sort is Sort.FIGURE),
            Sort.DOCUMENT: lambda: _document(held, wanted, format),
            Sort.CLAIM: lambda: _claim(held, wanted, format),
            Sort.FINDING: lambda: _finding(held, wanted, format),
            Sort.WHO: lambda: _who(held, wanted, format),
            Sort.NAME: lambda: _name(held, wanted, format, limit),
            Sort.MEASURE: lambda: _measures(held, wanted, format, limit),
        }
        if not any(ways[each]() for each in Sort if sort in (None, each)):
            raise NothingToShow(wanted, _close(held, wanted))


def _figures(held: "Ledger", wanted: str, format: Format, limit: int | None, *, by_words: bool) -> bool:
    from graftwatch.claims import TOPICS

    topic = wanted.replace(" ", "_")
    if topic not in TOPICS and not by_words:
        return False
    figures = find_figures(held, topic=topic) if topic in TOPICS else find_figures(held, wanted.split())
    if figures:
        print_claims(held, figures, format, limit=limit, headings=FIGURE_HEADINGS)
    return bool(figures)


def _document(held: "Ledger", wanted: str, format: Format) -> bool:
    from graftwatch.ledger import NoSuchDocument

    try:
        document = held.document(wanted)
    except NoSuchDocument:
        return False
    print_document(held, document, format)
    return True


def _claim(held: "Ledger", wanted: str, format: Format) -> bool:
    from graftwatch.ledger import NoSuchClaim

    if not _ID.fullmatch(wanted):
        return False
    try:
        claim = held.claim(wanted)
    except NoSuchClaim:
        return False
    print_claim(held, claim, format)
    return True


def _finding(held: "Ledger", wanted: str, format: Format) -> bool:
    from graftwatch.cli.findings import print_finding
    from graftwatch.ledger import NoSuchFinding

    if not _ID.fullmatch(wanted):
        return False
    try:
        with held.findings() as findings:
            found = findings.get(wanted)
    except NoSuchFinding:
        return False
    print_finding(held, found, format)
    return True


def _who(held: "Ledger", wanted: str, format: Format) -> bool:
    """The one person, body or post of that name or id; where there are several, they are listed."""
    from graftwatch.cli.dossier_of import print_dossier
    from graftwatch.cli.who import list_entities
    from graftwatch.publish import find_entities

    found = find_entities(held, wanted)
    if len(found) == 1:
        print_dossier(held, found[0], format)
    elif found:
        list_entities(found, format)
    return bool(found)


def _name(held: "Ledger", wanted: str, format: Format, limit: int | None) -> bool:
    claims = list(held.claims(name=wanted, order="time"))
    if claims:
        print_claims(held, claims, format, limit=limit)
    return bool(claims)


def _measures(held: "Ledger", wanted: str, format: Format, limit: int | None) -> bool:
    measures = find_measures(held, wanted.split())
    if measures:
        print_claims(held, measures, format, limit=limit, headings=MEASURE_HEADINGS)
    return bool(measures)


def _close(held: "Ledger", wanted: str) -> list[str]:
    """Names that share a word, or the beginning of one, with what was asked for."""
    words = [word for word in wanted.split() if len(word) > 3]
    found: dict[str, None] = {}
    for word in words:
        for beginning in (word, f"{word[:4]}*"):
            found |= dict.fromkeys(name for name, _ in held.names(beginning, limit=3))
    return list(found)[:5]
