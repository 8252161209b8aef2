"""graftwatch evaluate: How well reading agrees with gold articles."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graftwatch.cli.options import PipelineOption, example, readers
from graftwatch.cli.terminal import note, output, say, table

if TYPE_CHECKING:
    from graftwatch.claims import Claim, Document
    from graftwatch.evaluate import GoldArticle, Score

EXAMPLE = example(
    "graftwatch evaluate gold/",
    "graftwatch evaluate gold/ --only seed- --errors",
    "graftwatch evaluate gold/ --floors benchmarks/floors.toml",
)


def command(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of NAME.txt beside NAME.jsonl.")],
    only: Annotated[str, typer.Option("--only", metavar="PREFIX", help="Articles whose name begins so.")] = "",
    errors: Annotated[bool, typer.Option("--errors", help="Every miss, false alarm and wrong field too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    floors: Annotated[
        Path | None, typer.Option("--floors", metavar="FILE", help="Fail where a floor of this file is not reached.")
    ] = None,
    pipeline: PipelineOption = None,
) -> None:
    """Read the articles of a gold set, without a ledger, and score what was found: docs/accuracy.md.

    The status is 1 if a floor is not reached.
    """
    from graftwatch.claims import claim_to_json, in_order
    from graftwatch.evaluate import below, judge, load_floors, load_gold, total

    least = load_floors(floors) if floors else []
    articles = load_gold(gold, only=only)
    scores = {
        article.name: judge(article, map(claim_to_json, in_order(claims)))
        for article, claims in zip(articles, _read(articles, pipeline), strict=True)
    }
    whole = total(scores.values())
    if as_json:
        output().write(json.dumps(whole.report(), ensure_ascii=False) + "\n")
    else:
        _show(whole, errors=errors)
    missed = below(least, gold.resolve().name, scores)
    for floor in missed:
        note(f"graftwatch: below the floor: {floor}")
    if missed:
        raise typer.Exit(1)


def _read(articles: "list[GoldArticle]", pipeline: str | None) -> "list[tuple[Claim, ...]]":
    """The claims of each article; none where no reader knows its language."""
    from graftwatch.acquire import Found, document_from

    documents: list[Document] = []
    for article in articles:
        raw = article.path.read_bytes()
        documents.append(document_from(Found(str(article.path), len(raw), article.path.read_bytes), raw=raw))
    claims: dict[str, tuple[Claim, ...]] = {}
    for reader in readers(pipeline):
        known = [document for document in documents if document.language in reader.languages]
        claims |= {reading.document: reading.claims for reading in reader.read(known)}
    return [claims.get(document.id, ()) for document in documents]


def _show(score: "Score", *, errors: bool) -> None:
    if errors:
        say("\n".join(score.errors) + "\n")
    numbers = ("Gold", "Read", "Precision", "Recall", "F1", "Exact F1")
    lines = []
    for kind in (*score.tallies, "core", "all"):
        tally = score.of(kind)
        rates = (tally.precision, tally.recall, tally.f1, tally.exact_f1)
        lines.append([kind, f"{tally.gold:,}", f"{tally.predicted:,}", *(f"{rate:.3f}" for rate in rates)])
    table(("Kind", *numbers), lines, right=numbers)
    fields = ", ".join(f"{name} {score.right[name]}/{asked}" for name, asked in score.asked.most_common())
    say(f"\nFields of found claims that are right: {fields or 'none'}")
    say(f"Articles: {score.articles}. Quotes that do not stand in their text: {score.quotes_not_in_text}.")
