"""graftwatch figures: Numbers about the state of things, each with who gave it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, cast

import typer

from graftwatch.cli.listing import print_claims
from graftwatch.cli.options import Format, FormatOption, LedgerOption, LimitOption, TopicOption, example, opened

if TYPE_CHECKING:
    from graftwatch.claims import FigureClaim
    from graftwatch.ledger import Ledger

EXAMPLE = example("graftwatch figures --topic crimes_recorded", "graftwatch figures armed forces --format csv")
HEADINGS = ("Topic", "Period", "Number", "Indicator", "Population", "Said by", "Document", "Id")


def command(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Words of the indicator, population, place or quote.")
    ] = None,
    topic: TopicOption = None,
    ledger: LedgerOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the figures that documents give, by topic and then in the order of time."""
    with opened(ledger) as held:
        print_claims(held, find_figures(held, words or (), topic=topic), format, limit=limit, headings=HEADINGS)


def find_figures(ledger: "Ledger", words: Sequence[str] = (), *, topic: str | None = None) -> "list[FigureClaim]":
    """The figures on a topic that have all the words; by topic, in the order of time within each."""
    sought = [word.casefold() for word in words]
    found = []
    for claim in ledger.claims(kind="figure", order="time"):
        figure = cast("FigureClaim", claim)
        about = (
            figure.indicator,
            figure.population,
            figure.place,
            figure.topic.replace("_", " "),
            claim.evidence.quote,
        )
        text = " ".join(part for part in about if part).casefold()
        if topic in (None, figure.topic) and all(word in text for word in sought):
            found.append(figure)
    return sorted(found, key=lambda figure: figure.topic)
